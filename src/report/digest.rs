//! `Digest`: what every report for people says, gathered once, so that all of them say the same.

mod said;

use super::marks::marks;
use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Class, Divergence, Kind};
use crate::notes::Notes;
use crate::render::order::{headings, listed};
use crate::render::outline::Outline;
use crate::render::runs::Mark;
use crate::render::signs::TICKED;
use crate::render::theme::Role;
use crate::render::wording;
use crate::render::wrap::shortened_to_words;
use crate::segment::TokenKind;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, PassageId};
pub(super) use said::Said;

/// Columns of a passage that help to find it in a list.
const HINT: usize = 72;

/// How places and numbers are read.
pub(super) const PLACES: &str =
    "A¶4 is paragraph 4 of A. Passages with the same match number tell the same thing.";

/// What reports need beyond the comparison itself.
pub(super) struct Digest<'a> {
    pub comparison: &'a Comparison,
    pub outline: Outline,
    // What is to be seen inside each passage.
    marks: IndexVec<ArticleId, IndexVec<PassageId, Vec<Mark>>>,
}

/// Differences that stand under one heading.
pub(super) struct Group {
    pub title: String,
    pub rows: Vec<Row>,
}

/// One difference.
pub(super) struct Row {
    /// Which one.
    pub id: DivergenceId,
    pub class: Class,
    /// Whether the reader ticked it off.
    pub ticked: bool,
    /// The number of its match.
    pub number: Option<usize>,
    /// In words, as on screen.
    pub sentence: String,
    /// What is said instead where the words of the articles stand below in full.
    pub heading: Option<String>,
    /// What is said instead under the heading of its group, where that says the rest.
    pub in_group: Option<String>,
    /// Whether it is about one article alone, so that its words need no letter beside the place.
    pub is_lone: bool,
    /// Where: the first site of each passage.
    pub places: Vec<Place>,
    /// The words it is about, where the sentence does not say them, or not all of them.
    pub words: Vec<Site>,
    /// A passage whose first words help to find it in a list.
    pub hint: Option<Site>,
}

/// A passage as readers are told it: `A¶12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub passage: PassageRef,
    pub paragraph: usize,
}

/// How much of an article others tell too.
pub(super) struct Share {
    pub words: usize,
    pub shared: usize,
}

impl<'a> Digest<'a> {
    /// Gathers what the reports need. `n log n` in passages and findings.
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        Self {
            comparison,
            outline: Outline::new(comparison, ArticleId::new(0)),
            marks: marks(comparison),
        }
    }

    /// How many differences are not told, and how to see them.
    pub(super) fn untold(&self) -> Option<String> {
        let verb = |n| if n == 1 { "is" } else { "are" };
        match self.comparison.n_untold() {
            0 => None,
            n => Some(format!(
                "{n} more {} less sure and not listed: --all-differences lists them",
                verb(n)
            )),
        }
    }

    /// Whether there is more than one article to tell apart.
    pub(super) fn compares(&self) -> bool {
        self.comparison.corpus().articles().len() > 1
    }

    /// What is to be seen inside a passage.
    pub(super) fn marks(&self, (article, passage): PassageRef) -> &[Mark] {
        &self.marks[article][passage]
    }

    /// The number of a passage's match.
    pub(super) fn number(&self, passage: PassageRef) -> Option<usize> {
        let id = self.comparison.alignment().match_of(passage)?;
        Some(self.outline.number(id))
    }

    /// Where the next article that tells the same does, going round from the last to the first.
    pub(super) fn counterpart(&self, passage: PassageRef) -> Option<PassageRef> {
        let alignment = self.comparison.alignment();
        let members = &alignment.matches()[alignment.match_of(passage)?].passages;
        let after = members.iter().find(|it| it.0 > passage.0);
        after.or(members.first()).copied()
    }

    /// A passage as readers are told it.
    pub(super) fn place(&self, passage: PassageRef) -> Place {
        let segments = self.comparison.corpus().segments(passage.0);
        Place {
            passage,
            paragraph: segments.paragraph_number(passage.1),
        }
    }

    /// `What differs · 31 · 2 ticked off (x), 29 left`.
    pub(super) fn heading(&self, notes: &Notes) -> String {
        let all = self.comparison.divergences();
        let corpus = self.comparison.corpus();
        let ticked = all.iter().filter(|it| notes.ticked().has(corpus, it));
        let (n, ticked) = (all.len(), ticked.count());
        match ticked {
            0 => format!("What differs · {n}"),
            _ => format!(
                "What differs · {n} · {ticked} ticked off ({TICKED}), {} left",
                n - ticked
            ),
        }
    }

    /// Those of the differences that are ticked off.
    pub(super) fn ticked(&self, notes: &Notes) -> Vec<Group> {
        if notes.ticked().is_empty() {
            return Vec::new();
        }
        let mut groups = self.groups(notes);
        for group in &mut groups {
            group.rows.retain(|it| it.ticked);
        }
        groups.retain(|it| !it.rows.is_empty());
        groups
    }

    /// All differences, under the headings of the list on the screen. Headings without differences are left out.
    pub(super) fn groups(&self, notes: &Notes) -> Vec<Group> {
        let n_articles = self.comparison.corpus().articles().len();
        let mut groups: Vec<Group> = headings(n_articles)
            .into_iter()
            .map(|title| Group {
                title,
                rows: Vec::new(),
            })
            .collect();
        for (group, id) in listed(self.comparison, &self.outline) {
            let divergence = &self.comparison.divergences()[id];
            let ticked = notes.ticked().has(self.comparison.corpus(), divergence);
            groups[group].rows.push(self.row(id, ticked));
        }
        groups.retain(|it| !it.rows.is_empty());
        groups
    }

    /// How many words an article has, and how many of them stand in passages that others tell too.
    pub(super) fn share(&self, article: ArticleId) -> Share {
        let segments = self.comparison.corpus().segments(article);
        let mut share = Share {
            words: 0,
            shared: 0,
        };
        for passage in segments.passages().ids() {
            let words = words(self.comparison, (article, passage));
            share.words += words;
            if self.number((article, passage)).is_some() {
                share.shared += words;
            }
        }
        share
    }

    fn row(&self, id: DivergenceId, ticked: bool) -> Row {
        let divergence = &self.comparison.divergences()[id];
        let heading = wording::without_words(self.comparison, divergence);
        let cut = heading.is_some();
        let sentence = wording::sentence(self.comparison, divergence);
        Row {
            id,
            class: divergence.kind.class(),
            ticked,
            number: divergence.matched.map(|it| self.outline.number(it)),
            in_group: self.in_group(divergence, &sentence, cut),
            is_lone: matches!(divergence.kind, Kind::Only { .. }),
            sentence,
            heading,
            places: self.places(divergence.sites.iter().copied()),
            hint: match divergence.kind {
                Kind::Only { .. }
                | Kind::Repeated
                | Kind::Reworded(_)
                | Kind::Order { .. }
                | Kind::Split { .. } => divergence.sites.first().copied(),
                _ => None,
            },
            words: match divergence.kind {
                Kind::Only { .. } | Kind::Repeated => {
                    divergence.sites.iter().take(1).copied().collect()
                }
                Kind::QuoteCut { .. }
                | Kind::QuoteSpeaker { .. }
                | Kind::QuoteJoined { .. }
                | Kind::QuoteParaphrase { .. } => divergence.sites.clone(),
                Kind::QuoteAltered | Kind::QuoteBounds { .. } => {
                    let sites = divergence.sites.iter();
                    sites.map(|it| self.whole_quote(*it)).collect()
                }
                Kind::Described { .. } if cut => divergence.sites.clone(),
                Kind::Detail { article } if cut => {
                    let sites = divergence.sites.iter();
                    sites.filter(|it| it.article == article).copied().collect()
                }
                _ => Vec::new(),
            },
        }
    }

    /// What is left to say of a difference under the heading of its group: nothing where its words stand below.
    fn in_group(&self, divergence: &Divergence, sentence: &str, is_below: bool) -> Option<String> {
        match divergence.kind {
            Kind::Only { .. } => Some(wording::beside_only(self.comparison, divergence)),
            Kind::Described { entity: None } if is_below => Some(String::new()),
            Kind::Described { entity: None } => sentence.split_once(": ").map(|it| it.1.to_owned()),
            _ => None,
        }
    }

    /// The quote that holds a place, with its marks; the place itself where none does.
    fn whole_quote(&self, site: Site) -> Site {
        let quotes = &self.comparison.corpus().annotations(site.article).quotes;
        let marked = quotes.iter().filter(|it| it.content != it.span);
        let holding = marked.filter(|it| it.span.overlaps(site.span));
        let shortest = holding.min_by_key(|it| it.span.len());
        let span = shortest.map_or(site.span, |it| it.span);
        Site { span, ..site }
    }

    /// Where a telling stands, in few signs: `A¶5`.
    pub(super) fn label(&self, site: Site) -> String {
        match self.comparison.corpus().passage_of(site) {
            Some(passage) => self.place((site.article, passage)).to_string(),
            None => site.article.to_string(),
        }
    }

    fn places(&self, sites: impl Iterator<Item = Site>) -> Vec<Place> {
        let corpus = self.comparison.corpus();
        let mut places: Vec<Place> = sites
            .filter_map(|it| Some(self.place((it.article, corpus.passage_of(it)?))))
            .collect();
        // Two sentences of one paragraph are one place to go to.
        let mut seen: Vec<(ArticleId, usize)> = Vec::new();
        places.retain(|it| {
            let at = (it.passage.0, it.paragraph);
            let is_new = !seen.contains(&at);
            seen.push(at);
            is_new
        });
        places
    }
}

/// Number of words and numbers in a passage.
pub(super) fn words(comparison: &Comparison, (article, passage): PassageRef) -> usize {
    let tokens = comparison.corpus().segments(article).tokens_of(passage);
    tokens
        .iter()
        .filter(|it| it.kind != TokenKind::Punctuation)
        .count()
}

impl Row {
    /// The sentence, or the heading of the words below it.
    pub(super) fn said(&self) -> &str {
        self.heading.as_ref().unwrap_or(&self.sentence)
    }

    /// What is said under the heading of the group.
    pub(super) fn said_in_group(&self) -> &str {
        self.in_group.as_deref().unwrap_or_else(|| self.said())
    }

    /// The first words of the hint, where the words themselves are not shown.
    pub(super) fn hint_in(&self, comparison: &Comparison) -> Option<String> {
        let hint = self.hint.filter(|_| self.words.is_empty())?;
        Some(shortened_to_words(comparison.corpus().slice(hint), HINT))
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}¶{}", self.passage.0, self.paragraph)
    }
}

/// No share of agreement: passages with the same number may differ in all that matters.
impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} words, {} in matched passages",
            self.words, self.shared
        )
    }
}

/// The role of a class's mark.
pub(super) fn role(class: Class) -> Role {
    match class {
        Class::Same | Class::Told => Role::Same,
        Class::Near => Role::Muted,
        Class::Different => Role::Different,
        Class::Only => Role::Only,
        Class::Check => Role::Check,
    }
}
