//! How linked passages differ: runs the finders, sorts and deduplicates what they report.
//!
//! Every finder is a pure function over what was found in the articles and what is linked. They are conservative: a wrong
//! finding costs more trust than a missing one. What each gets wrong stands in its file.

mod arranged;
mod claims;
mod classes;
mod close;
mod context;
mod covered;
mod edges;
mod facing;
mod facts;
mod kind;
mod linked;
mod merge;
mod named;
mod once;
mod phrased;
mod quoted;
mod ranks;
mod run_on;
mod standing;
mod stem_lists;
#[cfg(test)]
mod tests;
mod tidy;
mod trace;
mod trust;
mod wording;
mod words;

pub use kind::{Edit, Kind, Precise, Rest};
pub use named::spellings::{are_spellings, is_spelled_otherwise};
pub use trace::Step;
pub use trust::{CLOSE, SHOWN, SURE};
pub use wording::clauses::{ClauseTable, Clauses};

use crate::align::{Alignment, Score};
use crate::corpus::{Corpus, PassageRef, Site};
use crate::lexicon::language::Language;
use crate::text::crew;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId, PassageId};
use context::Context;
use trace::Trace;
use words::Words;

/// One finding of where articles part. No prose inside: `render::wording` speaks.
///
/// Invariant: sites are sorted, each inside one run of passages.
#[derive(Debug, Clone, PartialEq)]
pub struct Divergence {
    /// What differs, with what its sentence needs.
    pub kind: Kind,
    /// Where: the words it is about. Pairwise kinds have one site in each of two articles, in article order;
    /// disagreements of more than two articles one in each, what one alone tells one in each that lacks it; `Split` and
    /// `Repeated` have several in one article; `Only` has one, of one passage or of a run of them.
    pub sites: Vec<Site>,
    /// The match that it belongs to, if its passages have one.
    pub matched: Option<MatchId>,
    /// How many in a hundred findings like it were right when findings in real reports were read, as a part of one; see
    /// `trust`.
    pub confidence: Score,
    /// Whether it is told without being asked for: the confidence reaches [`SHOWN`].
    pub shown: bool,
}

/// How much attention a passage, match or divergence asks for. Higher ones win on one row: `!` `+` `~` `?` `:` `=`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Same words after folding case, space, quote style and dashes.
    Same,
    /// Told in other words elsewhere, and no difference is sure enough to be listed.
    Told,
    /// Without a counterpart, and not surely enough told only here to be listed.
    Near,
    /// Told differently: a difference of it is listed.
    Different,
    /// Told only here, and listed as that.
    Only,
    /// Numbers, dates or names disagree; a quote is altered, cut, or given to somebody else.
    Check,
}

/// What is told without being asked for, and all that was found.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// Those that are sure enough.
    pub told: Divergences,
    /// All of them.
    pub all: Divergences,
    /// What linked passages share clause by clause.
    pub clauses: ClauseTable,
}

/// What the finders report, and the class that follows for every passage and match.
#[derive(Debug, Clone, Default)]
pub struct Divergences {
    /// All findings, sorted by class (check first), other words and details after all else in their class, then place in the
    /// first article that has a site.
    pub list: IndexVec<DivergenceId, Divergence>,
    /// Class of each passage of each article.
    pub passage_class: IndexVec<ArticleId, IndexVec<PassageId, Class>>,
    /// Class of each match.
    pub match_class: IndexVec<MatchId, Class>,
}

impl Divergence {
    /// Whether it holds what one article tells against another.
    #[must_use]
    pub fn is_across(&self) -> bool {
        let first = self.sites.first().map(|it| it.article);
        self.sites.iter().any(|it| Some(it.article) != first)
    }
}

impl Class {
    /// The mark beside the first row of a passage: ASCII, one column.
    #[must_use]
    pub fn mark(self) -> char {
        match self {
            Self::Same => '=',
            Self::Told => ':',
            Self::Near => '?',
            Self::Different => '~',
            Self::Only => '+',
            Self::Check => '!',
        }
    }

    /// Its name in JSON and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Told => "told",
            Self::Near => "near",
            Self::Different => "different",
            Self::Only => "only",
            Self::Check => "check",
        }
    }
}

/// Compares what is linked and reports where the articles part. About linear in the text and the links.
///
/// Permuting the articles permutes what is reported and changes nothing else. One article alone has no divergence and no
/// class.
#[must_use]
pub fn diverge(corpus: &Corpus, alignment: &Alignment) -> Findings {
    if corpus.articles().len() < 2 {
        return Findings::default();
    }
    let words = Words::new(corpus, alignment.stems());
    let context = Context::new(corpus, alignment, &words);
    let list = found(&context, true);
    let told = list.iter().filter(|it| it.shown).cloned().collect();
    let bare = classes::bare(&context);
    Findings {
        told: classes::classify(&context, &bare, told),
        all: classes::classify(&context, &bare, list),
        clauses: wording::clauses::table(&context),
    }
}

/// Runs the finders again and takes down what they do about two passages, lower article first.
#[must_use]
pub fn explain(corpus: &Corpus, alignment: &Alignment, passages: [PassageRef; 2]) -> Vec<Step> {
    let words = Words::new(corpus, alignment.stems());
    let mut context = Context::new(corpus, alignment, &words);
    context.trace = Trace::about(passages);
    // One after the other: their steps are told in that order.
    found(&context, false);
    context.trace.steps()
}

/// What the finders report, merged, sorted and judged.
fn found(context: &Context<'_>, side_by_side: bool) -> IndexVec<DivergenceId, Divergence> {
    let finders: &[fn(&Context<'_>) -> Vec<Divergence>] = &[
        quoted::quotes::find,
        claims::polarity::find,
        claims::findings::find,
        quoted::own_quote::find,
        claims::stance::find,
        claims::doubted::find,
        claims::drafted::find,
        claims::planned::find,
        claims::court::find,
        claims::contrary::find,
        claims::possible::find,
        claims::admitted::find,
        claims::verbs::find,
        claims::one_clause::find,
        claims::acts::find,
        facts::numbers::find,
        facts::rounded::find,
        facts::amid::find,
        facts::told_once::find,
        facts::nobody::find,
        facts::one_fact::find,
        facts::one_moment::find,
        facts::one_noun::find,
        facts::shares::find,
        facts::same_things::find,
        facts::scores::find,
        facts::vague::find,
        facts::ages::find,
        facts::times::find,
        facts::datelines::find,
        facts::days_of_acts::find,
        named::names::find,
        named::strangers::find,
        named::holders::find,
        named::given_names::find,
        named::last_names::find,
        named::heads::find,
        named::towns::find,
        named::spellings::find,
        quoted::sources::find,
        quoted::unsourced::find,
        named::described::find,
        named::introductions::find,
        wording::other_words::find,
        claims::twins::find,
        quoted::speakers::find,
        quoted::told_quotes::find,
        quoted::two_quotes::find,
        facts::finer_dates::find,
        named::finer_names::find,
        named::fuller_names::find,
        facts::places::find,
        wording::reword::find,
        arranged::splits::find,
        arranged::repeats::find,
        arranged::order::find,
        arranged::omissions::find,
    ];
    let found = match side_by_side {
        true => crew::each(context.corpus.size(), finders.to_vec(), |find| {
            find(context)
        }),
        false => finders.iter().map(|find| find(context)).collect(),
    };
    let found = found.into_iter().flatten().collect();
    tidy::tidy(context, merge::merge(found))
}

/// The articles in English, in their order.
fn english(context: &Context<'_>) -> Vec<ArticleId> {
    let ids = context.corpus.articles().ids();
    let english = |it: &ArticleId| context.corpus.language(*it) == Language::English;
    ids.filter(english).collect()
}

/// Each two articles of one language whose lists say what is near to what, in their order.
fn alike(context: &Context<'_>) -> Vec<[ArticleId; 2]> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let mut all = each_two(&ids);
    let language = |it: ArticleId| context.corpus.language(it);
    all.retain(|it| language(it[0]) == language(it[1]) && language(it[0]) != Language::Other);
    all
}

/// Each two of some articles once, in their order.
fn each_two(ids: &[ArticleId]) -> Vec<[ArticleId; 2]> {
    let behind = |n: usize| ids[n + 1..].iter();
    let all = ids.iter().enumerate();
    all.flat_map(|(n, one)| behind(n).map(|two| [*one, *two]))
        .collect()
}
