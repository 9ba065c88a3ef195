//! `Kept`: what the reader made and what he is making: notes, marks, links by hand, a note that is typed.

use crate::align::HandLink;
use crate::comparison::{Comparison, Options};
use crate::corpus::PassageRef;
use crate::notes::{
    self, Anchor, Change, Found, Identities, Identity, Note, Notes, Place, Reading, Shelf,
};
use crate::text::Span;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId};
use crate::tui::entry::Entry;
use crate::tui::model::Model;
use std::sync::Arc;

/// What was made about the articles at hand, found in them.
#[derive(Debug, Default)]
pub(in crate::tui) struct Kept {
    /// Whole paths and addresses of the articles.
    sources: Vec<String>,
    pub identities: Identities,
    shelf: Shelf,
    pub notes: Notes,
    /// Of each difference whether it is ticked off.
    ticked: IndexVec<DivergenceId, bool>,
    /// Marks by letter, sorted.
    pub marks: Vec<(char, PassageRef)>,
    /// A note that is being typed.
    pub draft: Option<Draft>,
    /// Notes that were begun and left: what each is about, and what was typed.
    pub left: Vec<(About, String)>,
    /// What is joined and parted by hand.
    pub links: Vec<HandLink>,
    /// The first of two passages that are being joined.
    pub joining: Option<PassageRef>,
    /// Words that are selected.
    pub select: Option<Selection>,
    /// Where the left button went down in a text.
    pub press: Option<(ArticleId, usize)>,
    /// What the next letter is for.
    pub letter: Option<Letter>,
}

/// Words of one article that are selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Selection {
    pub article: ArticleId,
    /// The word or letter that it began with.
    pub anchor: Span,
    /// The one that it has reached.
    pub head: Span,
    /// Whether it was dragged; it is over with the next key then.
    pub by_mouse: bool,
}

impl Selection {
    /// All that is selected.
    pub fn span(self) -> Span {
        self.anchor.cover(self.head)
    }
}

/// A note while it is typed.
#[derive(Debug)]
pub(in crate::tui) struct Draft {
    /// What it is about.
    pub about: About,
    /// The note that is changed; none for a new one.
    pub note: Option<Note>,
    pub entry: Entry,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum About {
    /// A passage.
    Passage(PassageRef),
    /// A passage that its article has no more.
    Gone(ArticleId),
}

/// What a letter is waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Letter {
    /// To name the passage at the cursor.
    Set,
    /// To go to a passage that was named.
    Go,
}

impl Kept {
    /// What is kept about articles that came from `sources`.
    pub fn new(comparison: &Comparison, sources: Vec<String>, shelf: Shelf) -> Self {
        let mut kept = Self {
            sources,
            shelf,
            ..Self::default()
        };
        kept.renew(comparison);
        kept
    }

    /// Finds everything again in articles that were read again.
    pub fn renew(&mut self, comparison: &Comparison) {
        let corpus = comparison.corpus();
        self.identities = Identities::new(corpus, &self.sources, &self.shelf);
        let shelf = std::mem::take(&mut self.shelf);
        self.set(comparison, shelf);
    }

    /// Follows passages that are in another place now.
    pub fn follow(&mut self, moved: impl Fn(PassageRef) -> PassageRef) {
        if let Some(draft) = &mut self.draft
            && let About::Passage(passage) = &mut draft.about
        {
            *passage = moved(*passage);
        }
        for (about, _) in &mut self.left {
            if let About::Passage(passage) = about {
                *passage = moved(*passage);
            }
        }
        self.joining = self.joining.map(moved);
        self.select = None;
        self.press = None;
    }

    /// Says of which articles what was made about an earlier text of theirs is shown.
    pub fn taken_over(&self, comparison: &Comparison) -> Option<String> {
        self.identities.taken_over(comparison.corpus(), &self.shelf)
    }

    /// Says how much of what was ticked off is not listed now.
    pub fn lost(&self, comparison: &Comparison) -> Option<String> {
        let told = comparison.divergences().iter();
        self.notes.ticked().said_lost(comparison.corpus(), told)
    }

    /// Takes what is kept now.
    pub fn set(&mut self, comparison: &Comparison, shelf: Shelf) {
        let corpus = comparison.corpus();
        self.shelf = shelf;
        self.notes = Notes::new(corpus, &self.identities, &self.shelf);
        self.links = notes::hand_links(corpus, &self.identities, &self.shelf);
        let found = self.shelf.marks.iter().filter_map(|it| {
            match self.identities.find(corpus, &it.anchor) {
                Found::At(passage) => Some((it.letter, passage)),
                _ => None,
            }
        });
        let mut marks: Vec<(char, PassageRef)> = found.collect();
        // Of several the one set last.
        marks.reverse();
        marks.sort_by_key(|it| it.0);
        marks.dedup_by_key(|it| it.0);
        self.marks = marks;
        self.place_ticks(comparison);
    }

    /// Finds what is ticked off among the differences that are told now. Linear in their words.
    pub fn place_ticks(&mut self, comparison: &Comparison) {
        let ticked = self.notes.ticked();
        let all = comparison.divergences().iter();
        self.ticked = all.map(|it| ticked.has(comparison.corpus(), it)).collect();
    }

    /// What names a passage for good.
    pub fn anchor(&self, comparison: &Comparison, passage: PassageRef) -> Option<Anchor> {
        let identity = self.identities.get(passage.0)?;
        Some(Anchor::new(comparison.corpus(), identity, passage))
    }

    /// The digests of the articles.
    pub fn digests(&self) -> Vec<String> {
        self.identities
            .each()
            .iter()
            .map(|it| it.digest.clone())
            .collect()
    }

    /// All articles, as a change among them names them.
    pub fn among(&self) -> Vec<Identity> {
        self.identities.each().iter().cloned().collect()
    }

    /// Whether keys are typed text just now.
    pub fn takes_text(&self) -> bool {
        let selects = self.select.is_some_and(|it| !it.by_mouse);
        self.draft.is_some() || self.letter.is_some() || selects
    }

    /// What a draft comes to when it is done: nothing when it says what the note says already.
    pub fn change(&self, comparison: &Comparison) -> Option<Change> {
        let draft = self.draft.as_ref()?;
        let text = crate::article::one_line(draft.entry.text());
        match (&draft.note, draft.about) {
            (Some(note), _) if text.is_empty() => {
                Some(Change::Remove(note.id.clone(), note.text.clone()))
            }
            (Some(note), _) => {
                let before = note.text.clone();
                let note = Note {
                    text,
                    ..note.clone()
                };
                (note.text != before).then_some(Change::Write(note, Some(before)))
            }
            (None, About::Passage(passage)) if !text.is_empty() => {
                let note = Note {
                    id: String::new(),
                    anchor: self.anchor(comparison, passage)?,
                    text,
                };
                Some(Change::Write(note, None))
            }
            _ => None,
        }
    }
}

impl Model {
    /// Shows what is kept about the articles, which came from these whole paths and addresses.
    pub fn keep(&mut self, sources: Vec<String>, shelf: Shelf) {
        self.kept = Kept::new(&self.comparison, sources, shelf);
    }

    /// How the articles are to be compared.
    #[must_use]
    pub fn options(&self) -> Options {
        Options {
            hand_links: self.kept.links.clone(),
            all_differences: self.comparison.tells_all(),
        }
    }

    /// What is shown, to be compared anew.
    #[must_use]
    pub fn shared(&self) -> Arc<Comparison> {
        Arc::clone(&self.comparison)
    }

    /// The notes on the articles.
    #[must_use]
    pub fn notes(&self) -> &Notes {
        &self.kept.notes
    }

    /// Whether a difference is ticked off.
    pub(in crate::tui) fn is_ticked(&self, id: DivergenceId) -> bool {
        self.kept.ticked.get(id).is_some_and(|it| *it)
    }

    /// Whether all that is listed of a match is ticked off. Linear in the differences where anything is.
    pub(in crate::tui) fn is_done(&self, id: MatchId) -> bool {
        let all = self.comparison.divergences().iter_enumerated();
        let mut own = all.filter(|it| it.1.matched == Some(id)).peekable();
        self.n_ticked() > 0 && own.peek().is_some() && own.all(|it| self.is_ticked(it.0))
    }

    /// How many differences are ticked off.
    pub(in crate::tui) fn n_ticked(&self) -> usize {
        self.kept.ticked.iter().filter(|it| **it).count()
    }

    /// A note that is still being typed, as a change that keeps it.
    #[must_use]
    pub fn unkept(&self) -> Option<Change> {
        self.kept.change(&self.comparison)
    }

    /// Notes that were begun and left, each behind what it is about.
    #[must_use]
    pub fn left(&self) -> Vec<(&str, &str)> {
        let corpus = self.comparison.corpus();
        let about = |it: &About| match *it {
            About::Passage(passage) => {
                corpus.articles()[passage.0].slice(corpus.passage_span(passage))
            }
            About::Gone(article) => corpus.articles()[article].title(),
        };
        let left = self.kept.left.iter();
        left.map(|(it, text)| (about(it), text.as_str())).collect()
    }

    /// Which articles are read together; none while some are missing.
    #[must_use]
    pub fn reading(&self) -> Option<Reading> {
        let is_whole = self.arrivals.missing().is_none();
        let reading = || self.kept.identities.reading(self.comparison.corpus());
        is_whole.then(reading).flatten().cloned()
    }

    /// Where the reader is; `None` while articles are missing.
    #[must_use]
    pub fn whereabouts(&self) -> Option<Place> {
        let focus = self.kept.identities.get(self.focus())?.digest.clone();
        self.arrivals.missing().is_none().then(|| Place {
            articles: self.kept.digests(),
            focus,
            at: self.span(self.cursor).start(),
        })
    }
}
