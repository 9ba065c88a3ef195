//! Numbers, dates and places: what disagrees, is finer, or is given by one article alone.

use crate::diverge::context::Context;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::index::ArticleId;

pub(super) mod ages;
pub(super) mod ages_abroad;
pub(super) mod ages_by_noun;
pub(super) mod agreement;
pub(super) mod amid;
pub(super) mod anywhere;
pub(super) mod bounds;
pub(super) mod changes;
pub(super) mod counted_days;
pub(super) mod crowds;
pub(super) mod date_values;
pub(super) mod datelines;
pub(super) mod days;
pub(super) mod days_of_acts;
pub(super) mod doubts;
mod echoes;
pub(super) mod figures;
pub(super) mod finer_dates;
pub(super) mod given;
pub(super) mod likeness;
pub(super) mod lone_facts;
pub(super) mod nobody;
pub(super) mod numbers;
pub(super) mod one_fact;
pub(super) mod one_moment;
pub(super) mod one_noun;
pub(super) mod places;
pub(super) mod rounded;
pub(super) mod same_things;
pub(super) mod scores;
pub(super) mod shares;
pub(super) mod slot;
pub(super) mod stretches;
pub(super) mod tallies;
pub(super) mod things;
pub(super) mod times;
pub(super) mod told_once;
pub(super) mod tried;
pub(super) mod two_counts;
pub(super) mod units;
pub(super) mod vague;
pub(super) mod which;
pub(super) mod wholes;

/// Whether an English word, as printed or in normal form, is of a class of `words.txt`.
fn is(class: &str, word: &str) -> bool {
    wordlist::has(Language::English, class, word)
}

/// Whether a word of an article, in normal form, is of such a class in its language.
fn says(context: &Context<'_>, article: ArticleId, class: &str, word: &str) -> bool {
    wordlist::has(context.corpus.language(article), class, word)
}
