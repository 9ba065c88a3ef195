//! Whether two quotations are surely given to two persons.

use super::units::{Speaker, Unit};
use crate::annotate::MentionKind;
use crate::corpus::Corpus;
use crate::lexicon::given::last_named;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::{ArticleId, BlockId, EntityId};
use crate::text::normal::fold;

/// Paragraphs before the one of a quote in which somebody who is named there may be meant by `he`.
const MEANT: usize = 3;

/// Whether both are surely given to persons, and not to the same one: by name, or by a pronoun that cannot mean the other one.
pub(super) fn other_person(corpus: &Corpus, left: &Unit, right: &Unit) -> bool {
    let (Some(one), Some(two)) = (&left.speaker, &right.speaker) else {
        return false;
    };
    let one_name = one.printed.is_some() && one.printed == two.printed;
    let is_one_person = |one: &Speaker, two: &Speaker| {
        let words = one.printed.as_deref().zip(two.printed.as_deref());
        words.is_some_and(|(one, two)| corpus.is_one_person([one, two]))
    };
    is_person(corpus, one)
        && is_person(corpus, two)
        && one.is_same(two) == Some(false)
        && (!one_name || one.is_namesake(two))
        && !is_one_person(one, two)
        && (one.named && two.named || one.name != two.name)
        && (one.named || is_meant(corpus, left, two))
        && (two.named || is_meant(corpus, right, one))
}

fn is_person(corpus: &Corpus, it: &Speaker) -> bool {
    let person = |id: EntityId| corpus.entities()[id].kind == MentionKind::Person;
    it.certain && it.entity.is_some_and(person)
}

/// Whether a pronoun surely means whom it was taken for, and not whom the other report has: that one is named in the paragraph of the
/// quote or the one before, and the other one neither there nor a few paragraphs before. Linear in the mentions of both.
///
/// Known failure: the other one is there, without a name.
fn is_meant(corpus: &Corpus, own: &Unit, other: &Speaker) -> bool {
    let article = own.article;
    let quote = &corpus.annotations(article).quotes[own.quote];
    let (Some(source), Some(speaker)) = (quote.source, &own.speaker) else {
        return false;
    };
    let language = corpus.language(article);
    let words = fold(corpus.articles()[article].slice(source.span)).to_lowercase();
    // `ce dernier` is who was named last, whoever else is near.
    let last = last_named(language, &words).is_some();
    if !last && !wordlist::has(language, "pronoun", &words) {
        return false;
    }
    let block = |span: Span| block_of(corpus, article, span).map(BlockId::index);
    let Some(here) = block(own.span) else {
        return false;
    };
    // How many paragraphs before the quote somebody is named last.
    let named = |who: Option<EntityId>| {
        let mentions = &corpus.entities()[who?].mentions;
        let spans = mentions.iter().filter(|it| it.0 == article);
        let spans = spans.map(|it| corpus.annotations(article).mentions[it.1].span);
        let before = spans.filter(|it| *it < source.span);
        let back = before.filter_map(|it| here.checked_sub(block(it)?));
        back.min()
    };
    let near = |who: Option<EntityId>, most: usize| named(who).is_some_and(|it| it <= most);
    near(speaker.entity, 1) && (last || !near(other.entity, MEANT))
}

fn block_of(corpus: &Corpus, article: ArticleId, span: Span) -> Option<BlockId> {
    let segments = corpus.segments(article);
    let passage = segments.passages_in(span).ids().next()?;
    Some(segments.passages()[passage].block)
}
