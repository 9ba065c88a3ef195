//! `Folds`: which passages stand folded to one row in each layout, and the filter that folded them.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::outline::Outline;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, IndexVec, PassageId};

/// What is kept open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::tui) enum Filter {
    /// Everything.
    #[default]
    All,
    /// What a listed difference is about.
    Differences,
    /// What is listed as told only in one article.
    Only,
    /// Passages with words that another article quotes too.
    Quotes,
    /// Passages that name one person, place or body.
    Entity(EntityId),
}

impl Filter {
    /// What it is called on the screen.
    pub fn name(self, comparison: &Comparison) -> String {
        match self {
            Self::All => "off".to_owned(),
            Self::Differences => "differences".to_owned(),
            Self::Only => "told only here".to_owned(),
            Self::Quotes => "shared quotes".to_owned(),
            Self::Entity(id) => {
                let it = comparison.corpus().entities().get(id);
                it.map_or(String::new(), |it| it.name.clone())
            }
        }
    }
}

/// A filter as it is asked for at start, before names are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FilterChoice {
    /// Everything.
    #[default]
    All,
    /// What a listed difference is about.
    Differences,
    /// What is listed as told only in one article.
    Only,
    /// Shared quotes.
    Quotes,
    /// What names somebody or something.
    Entity(String),
}

/// Folded passages of each layout that has folds.
#[derive(Debug)]
pub(in crate::tui) struct Folds {
    pub filter: Filter,
    /// What was asked for at start, until the articles are compared.
    pub asked: FilterChoice,
    /// Where each article stands in a column of its own.
    pub flow: Shut,
    /// In the layout of bands.
    pub rows: Shut,
}

/// Passages that are folded, and the runs that they make.
#[derive(Debug, Clone, Default)]
pub(in crate::tui) struct Shut {
    /// Changes with every change, so that rows are set anew.
    pub version: u32,
    closed: IndexVec<ArticleId, Vec<bool>>,
    runs: IndexVec<ArticleId, Vec<Fold>>,
}

/// A run of folded passages of one article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Fold {
    pub first: PassageId,
    pub last: PassageId,
    /// From the start of the first to the end of the last.
    pub span: Span,
}

impl FilterChoice {
    /// The filters by name; the last one takes a name.
    pub const NAMES: [&'static str; 5] = ["all", "differences", "only", "quotes", "entity=NAME"];

    /// Reads `differences` or `entity=Moe`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match (text, text.split_once(['=', ' '])) {
            ("all", _) => Some(Self::All),
            ("differences", _) => Some(Self::Differences),
            ("only", _) => Some(Self::Only),
            ("quotes", _) => Some(Self::Quotes),
            (_, Some(("entity", name))) if !name.trim().is_empty() => {
                Some(Self::Entity(name.trim().to_owned()))
            }
            _ => None,
        }
    }
}

impl Folds {
    /// Nothing folded.
    pub fn new(asked: FilterChoice) -> Self {
        Self {
            filter: Filter::All,
            asked,
            flow: Shut::default(),
            rows: Shut::default(),
        }
    }

    /// Folds what a filter does not keep. Linear in passages.
    pub fn apply(&mut self, comparison: &Comparison, outline: &Outline, filter: Filter) {
        self.filter = filter;
        let drops = |it: PassageRef| !keeps(comparison, outline, filter, it);
        self.flow.set(comparison, drops);
        // A synopsis shows what is told together; what one article tells alone is folded at first.
        match filter {
            Filter::All => self.rows.set(comparison, |it| is_alone(comparison, it)),
            _ => self.rows.set(comparison, drops),
        }
    }
}

impl Shut {
    /// Whether a passage is folded.
    pub fn is_closed(&self, (article, passage): PassageRef) -> bool {
        let closed = self.closed.get(article);
        closed.is_some_and(|it| it.get(passage.index()) == Some(&true))
    }

    /// The folded runs of an article in order.
    pub fn runs(&self, article: ArticleId) -> &[Fold] {
        self.runs.get(article).map_or(&[], Vec::as_slice)
    }

    /// The folded run that holds a passage. Logarithmic.
    pub fn run_of(&self, (article, passage): PassageRef) -> Option<Fold> {
        let runs = self.runs(article);
        let at = runs.partition_point(|it| it.last < passage);
        runs.get(at).copied().filter(|it| it.first <= passage)
    }

    /// Whether anything is folded.
    pub fn is_any(&self) -> bool {
        self.runs.iter().any(|it| !it.is_empty())
    }

    /// Folds or opens passages.
    pub fn put(&mut self, comparison: &Comparison, passages: &[PassageRef], closed: bool) {
        if self.closed.len() != comparison.corpus().articles().len() {
            self.set(comparison, |_| false);
        }
        for (article, passage) in passages {
            if let Some(it) = self.closed[*article].get_mut(passage.index()) {
                *it = closed;
            }
        }
        self.settle(comparison);
    }

    /// Folds what `drops` says, and opens the rest.
    pub fn set(&mut self, comparison: &Comparison, drops: impl Fn(PassageRef) -> bool) {
        let corpus = comparison.corpus();
        let of = |article| {
            let passages = corpus.segments(article).passages().ids();
            passages.map(|it| drops((article, it))).collect()
        };
        self.closed = corpus.articles().ids().map(of).collect();
        self.settle(comparison);
    }

    fn settle(&mut self, comparison: &Comparison) {
        self.version = self.version.wrapping_add(1);
        let corpus = comparison.corpus();
        self.runs = self
            .closed
            .iter_enumerated()
            .map(|(article, closed)| {
                let passages = corpus.segments(article).passages();
                let mut runs: Vec<Fold> = Vec::new();
                for (passage, it) in passages.iter_enumerated() {
                    if !closed[passage.index()] {
                        continue;
                    }
                    match runs.last_mut() {
                        Some(run) if run.last.index() + 1 == passage.index() => {
                            run.last = passage;
                            run.span = run.span.cover(it.span);
                        }
                        _ => runs.push(Fold {
                            first: passage,
                            last: passage,
                            span: it.span,
                        }),
                    }
                }
                runs
            })
            .collect();
    }
}

/// Whether a filter keeps a passage open.
pub(in crate::tui) fn keeps(
    comparison: &Comparison,
    outline: &Outline,
    filter: Filter,
    passage: PassageRef,
) -> bool {
    let corpus = comparison.corpus();
    match filter {
        Filter::All => true,
        // As the list of differences has them: a passage stays open for each of its rows, and for no other reason.
        Filter::Differences => !outline.findings(passage).is_empty(),
        Filter::Only => {
            let mut own = outline.findings(passage).iter();
            own.any(|it| is_listed(filter, &comparison.divergences()[it.1]))
        }
        Filter::Quotes => {
            let span = corpus.passage_span(passage);
            outline.shared_words(passage.0, span).next().is_some()
        }
        Filter::Entity(id) => {
            let span = corpus.passage_span(passage);
            let mentions = &corpus.annotations(passage.0).mentions;
            let all = mentions.as_slice();
            let from = all.partition_point(|it| it.span.end() <= span.start());
            let near = mentions.iter_enumerated().skip(from);
            near.take_while(|it| it.1.span.start() < span.end())
                .any(|it| corpus.entity(passage.0, it.0) == id)
        }
    }
}

/// Whether a difference is one of those that a filter keeps the passages of.
fn is_listed(filter: Filter, it: &Divergence) -> bool {
    match filter {
        Filter::Differences => true,
        Filter::Only => matches!(it.kind, Kind::Only { .. }),
        Filter::All | Filter::Quotes | Filter::Entity(_) => false,
    }
}

/// How many rows of the list of differences a filter keeps the passages of; none where it is not about differences.
pub(in crate::tui) fn n_listed(comparison: &Comparison, filter: Filter) -> Option<usize> {
    let is_about = matches!(filter, Filter::Differences | Filter::Only);
    let all = comparison.divergences().iter();
    is_about.then(|| all.filter(|it| is_listed(filter, it)).count())
}

/// The class of a passage with that of its match: what is told alike in two articles and otherwise in a third differs.
pub(in crate::tui) fn class(comparison: &Comparison, passage: PassageRef) -> Option<Class> {
    let own = comparison.passage_class(passage)?;
    let matched = comparison.alignment().match_of(passage);
    Some(matched.map_or(own, |it| comparison.match_class(it).max(own)))
}

fn is_alone(comparison: &Comparison, passage: PassageRef) -> bool {
    match comparison.passage_class(passage) {
        Some(class) => matches!(class, Class::Only | Class::Near),
        // A byline, which no other article can tell.
        None => comparison.is_byline(passage),
    }
}
