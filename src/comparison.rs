//! `Comparison`: the whole result, frozen, and the one function that makes it.

use crate::align::{self, Alignment, HandLink};
use crate::article::{Article, BlockKind};
use crate::corpus::{Corpus, PassageRef};
use crate::diverge::{self, Class, Clauses, Divergence, Divergences, Findings};
use crate::text::index::{DivergenceId, IndexVec, MatchId};
use std::sync::Arc;

/// One field for each knob that a user has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether differences are told too that are not sure enough to be told unasked.
    pub all_differences: bool,
    /// Passages that the reader joins or parts, whatever is found.
    pub hand_links: Vec<HandLink>,
}

/// Articles with all that was found in them and between them.
#[derive(Debug, Clone, Default)]
pub struct Comparison {
    corpus: Arc<Corpus>,
    alignment: Arc<Alignment>,
    findings: Arc<Findings>,
    all_differences: bool,
    hand_links: Vec<HandLink>,
}

/// Compares articles: segments, annotates, links names, aligns passages, names the divergences. Pure and total: odd text
/// gives fewer findings, never a failure. About linear in the text; each step says its own bound.
///
/// ```
/// use parallax::{Options, compare, load};
/// let read = |name: &str, text: &str| load::read_one(&load::Input::Bytes { name: name.into(), bytes: text.into() });
/// let (a, _) = read("a.txt", "Bridge closed\n\nThe old bridge was closed on Monday after an inspection.").unwrap();
/// let (b, _) = read("b.txt", "Crossing shut\n\nAfter an inspection the old bridge was closed on Monday.").unwrap();
/// let comparison = compare(vec![a, b], &Options::default());
/// assert_eq!(comparison.corpus().articles().len(), 2);
/// ```
#[must_use]
pub fn compare(articles: Vec<Article>, options: &Options) -> Comparison {
    let unaligned = Comparison::unaligned(articles);
    unaligned
        .telling_all(options.all_differences)
        .aligned(options)
}

impl Comparison {
    /// A comparison of articles that are not aligned (yet): passages, names and quotes, but no link.
    /// What the reading view shows until the alignment is there.
    #[must_use]
    pub fn unaligned(articles: Vec<Article>) -> Self {
        Self {
            corpus: Arc::new(Corpus::new(articles)),
            ..Self::default()
        }
    }

    /// Articles to be read while all else is found out: their passages, without names, quotes and links.
    #[must_use]
    pub fn plain(articles: Vec<Article>) -> Self {
        Self {
            corpus: Arc::new(Corpus::plain(articles)),
            ..Self::default()
        }
    }

    /// The same articles, aligned, with their divergences: what [`compare`] would have given.
    #[must_use]
    pub fn aligned(&self, options: &Options) -> Self {
        self.aligned_telling(options, &|_| {})
    }

    /// The same; `begins` is told of each step, in words, as it begins.
    #[must_use]
    pub fn aligned_telling(&self, options: &Options, begins: &dyn Fn(&'static str)) -> Self {
        begins("lining up passages");
        let alignment = align::align(&self.corpus, &options.hand_links);
        begins("naming differences");
        let findings = diverge::diverge(&self.corpus, &alignment);
        Self {
            corpus: Arc::clone(&self.corpus),
            alignment: Arc::new(alignment),
            findings: Arc::new(findings),
            all_differences: self.all_differences,
            hand_links: options.hand_links.clone(),
        }
    }

    /// The same comparison, telling all differences or only those that are sure enough. Classes follow what is told.
    #[must_use]
    pub fn telling_all(&self, all_differences: bool) -> Self {
        Self {
            all_differences,
            ..self.clone()
        }
    }

    /// Whether all differences are told.
    #[must_use]
    pub fn tells_all(&self) -> bool {
        self.all_differences
    }

    fn chosen(&self) -> &Divergences {
        match self.all_differences {
            true => &self.findings.all,
            false => &self.findings.told,
        }
    }

    /// Articles, passages, quotes, names.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// Links, matches, shared quotes.
    #[must_use]
    pub fn alignment(&self) -> &Alignment {
        &self.alignment
    }

    /// The findings that are told, in order of importance.
    #[must_use]
    pub fn divergences(&self) -> &IndexVec<DivergenceId, Divergence> {
        &self.chosen().list
    }

    /// All findings, in order of importance, whether told or not.
    #[must_use]
    pub fn all_divergences(&self) -> &IndexVec<DivergenceId, Divergence> {
        &self.findings.all.list
    }

    /// What two linked passages share clause by clause, lower article first; none where they are not the strongest pair of
    /// their match.
    #[must_use]
    pub fn clauses(&self, passages: [PassageRef; 2]) -> Option<&Clauses> {
        self.findings.clauses.get(&passages)
    }

    /// How many findings are not told because they are not sure enough.
    #[must_use]
    pub fn n_untold(&self) -> usize {
        self.all_divergences().len() - self.divergences().len()
    }

    /// Whether the articles were compared: aligned, and more than one.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        self.chosen().passage_class.len() > 1
    }

    /// What the reader joined and parted, as it was asked for.
    #[must_use]
    pub fn hand_links(&self) -> &[HandLink] {
        &self.hand_links
    }

    /// The class of a passage; `None` when it was not compared: not aligned yet, one article alone, a byline, or without a counterpart
    /// where no other article is in its language.
    #[must_use]
    pub fn passage_class(&self, (article, passage): PassageRef) -> Option<Class> {
        if self.corpus.articles().len() < 2 {
            return None;
        }
        self.chosen()
            .passage_class
            .get(article)?
            .get(passage)
            .copied()
            .filter(|it| !matches!(it, Class::Only | Class::Near) || self.corpus.has_peer(article))
            .filter(|it| *it != Class::Near || !self.is_byline((article, passage)))
    }

    /// Whether a passage says who wrote the report and when, which no other one can tell.
    #[must_use]
    pub fn is_byline(&self, (article, passage): PassageRef) -> bool {
        let block = self.corpus.segments(article).passages()[passage].block;
        self.corpus.articles()[article].blocks()[block].kind == BlockKind::Byline
    }

    /// The class of a match.
    #[must_use]
    pub fn match_class(&self, id: MatchId) -> Class {
        self.chosen().match_class[id]
    }
}
