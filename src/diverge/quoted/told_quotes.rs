//! Words that one article quotes and the linked passage of another tells without marks.

use crate::align::SharedKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::quoted::same_speaker;
use crate::diverge::quoted::telling::{self, Told, WHOLE};
use crate::diverge::quoted::utterance::is_borne_out;
use crate::diverge::trust::{CLOSE, DOUBT};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::stance::{Around, Stance};
use crate::segment::TokenKind;
use crate::text::Symbol;
use crate::text::index::ArticleId;
use rustc_hash::{FxHashMap, FxHashSet};

/// One `QuoteParaphrase` for each quote of a close pair that the other passage tells in part and quotes nothing of: a few
/// words between marks (`"racist elements"` / `racism`) or a whole quote.
///
/// Also one for what one leaves out of a quote and tells itself. Quotes that are already told as shared are left out.
/// Known failure: two things told in the same words.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    // How another article has a quote: a third one may have it otherwise.
    let mut shared: FxHashMap<(Site, ArticleId), SharedKind> = FxHashMap::default();
    for it in context.alignment.shared_quotes() {
        let sites = || it.sites.iter().map(|it| it.site);
        for (own, other) in sites().flat_map(|own| sites().map(move |other| (own, other.article))) {
            shared.insert((own, other), it.kind);
        }
    }
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, mutual) in context.closest_alike() {
        for side in [0, 1] {
            let here = facing.pair.passages[side];
            let there = facing.pair.passages[1 - side].0;
            let held = context.corpus.passage_span(here);
            for (_, quote) in context.marked_in(here) {
                let own = Site {
                    article: here.0,
                    span: quote.span,
                };
                let found = match shared.get(&(own, there)) {
                    None => telling::told(context, facing, side, quote.content)
                        .filter(|it| it.enough)
                        .or_else(|| {
                            telling::beside(context, facing, side, quote).filter(|_| mutual)
                        }),
                    Some(kind) if kind.is_part() => telling::left_out(facing, side, quote.content),
                    Some(_) => None,
                };
                let Some(told) = found else {
                    continue;
                };
                let whole = held.contains(quote.span) && told.of <= WHOLE;
                let span = if whole { quote.span } else { told.here };
                let site = |side: usize, span| Site {
                    article: facing.pair.passages[side].0,
                    span,
                };
                let sites = facing.in_order(side, site(side, span), site(1 - side, told.there));
                if seen.insert(sites.clone()) {
                    let kind = Kind::QuoteParaphrase { quoted: here.0 };
                    let score = facing.pair.score.get();
                    let sure = is_sure(facing, side, &told, mutual);
                    // A word of several is told by chance as often: 10 of 20 were right in 144 pairs of full reports, of all
                    // others 64 of 87.
                    let telling = site(1 - side, told.there);
                    let there = context.corpus.slice(telling);
                    let enough = there.contains(' ') || told.whole;
                    let bound = mutual && told.whole && score >= CLOSE;
                    let borne_out = is_borne_out(context, site(side, span), telling, bound);
                    let score = match (sure, enough && borne_out) {
                        (_, false) => DOUBT,
                        (true, true) => score.max(CLOSE),
                        (false, true) => score,
                    };
                    out.push(context.divergence(kind, sites, score));
                }
            }
        }
    }
    let told = |it: &Divergence| out.iter().any(|known: &Divergence| overlap(known, it));
    let more: Vec<Divergence> = same_speaker::find(context);
    let more: Vec<Divergence> = more.into_iter().filter(|it| !told(it)).collect();
    out.extend(more);
    out.retain(|it| !is_word_by_word(context, it) && !is_denied(context, it));
    out
}

/// Words before what tells a quote that are looked over for a `not`.
const DENIED: usize = 5;

/// Whether a `not` stands in the clause before the words that tell a quote, and none in or before what they tell: then they say
/// the opposite, and no paraphrase (`I read it`, `had never been read out`). Constant.
///
/// Known failure: a quote that denies by other words than a `not` (`too early to say`).
pub(super) fn is_denied(context: &Context<'_>, it: &Divergence) -> bool {
    let Kind::QuoteParaphrase { quoted } = it.kind else {
        return false;
    };
    let denies = |form: &str| {
        let found = context.stances.of(form);
        found.has(Stance::Negates) || found.has(Stance::Implies)
    };
    let inside = |site: &Site| {
        let segments = context.corpus.segments(site.article);
        let tokens = segments.tokens().run(segments.tokens_in(site.span));
        tokens.iter().any(|it| denies(context.form(it)))
    };
    let before = |site: &Site| {
        let article = &context.corpus.articles()[site.article];
        let mut next = site.span.start();
        let mut behind = "";
        for word in context.words_near(*site).0.take(DENIED) {
            let gap = article.text().get(word.span.end()..next).unwrap_or(",");
            let form = context.form(word);
            if !gap.trim().is_empty() || matches!(form, "and" | "but" | "or" | "that") {
                return false;
            }
            // `Not only` denies nothing.
            if denies(form) && !Around::GoesOn.has(behind) {
                return context.stances.of(form).has(Stance::Negates);
            }
            (next, behind) = (word.span.start(), form);
        }
        false
    };
    let (own, told): (Vec<&Site>, Vec<&Site>) =
        it.sites.iter().partition(|it| it.article == quoted);
    let free = |it: &&Site| !inside(it) && !before(it);
    told.iter().any(|it| before(it)) && own.iter().all(free)
}

/// From so many words on the same words are no paraphrase.
const VERBATIM: usize = 6;
/// Words that one of the two has besides: those with which a sentence begins and ends.
const BESIDE: usize = 4;

/// Whether what is told without marks is the quote word by word, and in one of the two paragraphs a mark was lost or stands astray: then
/// what is quoted is not known, and nothing is told in other words. In 506 pairs 7 such rows were all wrong. Linear in the words of the two.
pub(super) fn is_word_by_word(context: &Context<'_>, it: &Divergence) -> bool {
    let words = |site: &Site| -> Vec<Symbol> {
        let segments = context.corpus.segments(site.article);
        let tokens = segments.tokens().run(segments.tokens_in(site.span));
        let words = tokens.iter().filter(|it| it.kind != TokenKind::Punctuation);
        words.map(|it| it.symbol).collect()
    };
    let [one, two] = it.sites.as_slice() else {
        return false;
    };
    let (mut short, mut long) = (words(one), words(two));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let holds = || long.windows(short.len()).any(|it| it == short.as_slice());
    let alike = short.len() >= VERBATIM && long.len() <= short.len() + BESIDE && holds();
    alike && it.sites.iter().any(|it| lacks_a_mark(context, *it))
}

/// Whether a paragraph opens more quotations than it closes, or closes more; not where one goes on in the next paragraph, which opens it
/// once more.
fn lacks_a_mark(context: &Context<'_>, site: Site) -> bool {
    let Some(passage) = context.corpus.passage_of(site) else {
        return false;
    };
    let article = &context.corpus.articles()[site.article];
    let block = context.corpus.segments(site.article).passages()[passage].block;
    let blocks = article.blocks().as_slice();
    let text = article.slice(blocks[block.index()].span);
    let next = blocks.get(block.index() + 1);
    let goes_on = next.is_some_and(|it| article.slice(it.span).starts_with(['"', '“', '„', '«']));
    !goes_on && are_uneven(text)
}

/// Whether a text opens other than it closes: `„` is closed by what opens elsewhere, `«` by `»` or the other way round.
fn are_uneven(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    let low = count('„');
    let high = match low {
        0 => count('“') != count('”'),
        _ => low != count('“') + count('”'),
    };
    high || count('"') % 2 == 1 || count('«') != count('»')
}

/// Whether two findings are about the same words of the same articles.
fn overlap(one: &Divergence, two: &Divergence) -> bool {
    one.sites
        .iter()
        .zip(&two.sites)
        .all(|(a, b)| a.article == b.article && a.span.overlaps(b.span))
}

/// The weakest link of which what tells a quote word by word is trusted.
const LIKELY: f32 = 0.4;

/// Whether a telling of a quote is as sure as one of a close link: the passages are each other's closest, or all of the
/// quote is told; but not where the passages have nothing else in common.
///
/// Read off 78 pairs of full reports: of what is told because all of the quote is there 5 of 6 were right, of what is kept
/// back 2 of 5.
fn is_sure(facing: &Facing, side: usize, told: &Told, mutual: bool) -> bool {
    let here = &facing.sides[side];
    let inside = |n: usize| told.here.contains(here.words[n].span);
    let mates = (0..here.words.len()).filter(|n| here.tells(*n) && here.mates[*n].is_some());
    let (own, beside): (Vec<usize>, Vec<usize>) = mates.partition(|n| inside(*n));
    let likely = mutual || told.whole && facing.pair.score.get() >= LIKELY;
    likely && (!beside.is_empty() || own.len() >= STRONG)
}

/// Words of a quote that make it sure by themselves.
const STRONG: usize = 3;

#[cfg(test)]
mod tests {
    use super::{are_uneven, find};
    use crate::diverge::quoted::quotes;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn what_denies_a_quote_tells_it_in_no_words() {
        let quoted = "“I painted the lighthouse,” said the keeper Oda Vos of Tarnholm on Sunday.";
        let told = "The keeper Oda Vos of Tarnholm said on Sunday that she had painted it.";
        let denied =
            "The keeper Oda Vos of Tarnholm said on Sunday that it had never been painted.";
        let not_only =
            "The keeper Oda Vos of Tarnholm said on Sunday that she had not only painted it.";
        assert_eq!(found_amid_others(find, [quoted, told]).len(), 1);
        assert_eq!(found_amid_others(find, [quoted, not_only]).len(), 1);
        assert!(found_amid_others(find, [quoted, denied]).is_empty());
    }

    #[test]
    fn marks_are_even_by_the_style_of_each_language() {
        for even in [
            "“We stay,” he said.",
            "„Wir bleiben“, sagte er.",
            "„Wir bleiben”, sagte er.",
            "« Nous restons », a-t-il dit.",
            "»Wir bleiben«, sagte er.",
        ] {
            assert!(!are_uneven(even), "{even}");
        }
        for uneven in [
            "“We stay, he said.",
            "„Wir bleiben, sagte er.",
            "« Nous restons, a-t-il dit.",
        ] {
            assert!(are_uneven(uneven), "{uneven}");
        }
    }

    #[track_caller]
    fn altered(one: &str, two: &str, expected: [&str; 2]) {
        let found = found_amid_others(quotes::find, [one, two]);
        assert_eq!(found, [expected.to_vec()]);
    }

    #[test]
    fn a_quote_with_a_not_more_is_altered_once() {
        altered(
            "“We are closing this pier,” the keeper Oda Vos said.",
            "“We are not closing this pier before the spring,” the keeper Oda Vos said.",
            ["We are closing", "We are not closing"],
        );
    }

    #[test]
    fn of_a_quote_in_two_parts_the_one_that_changed_is_told_and_none_is_cut() {
        altered(
            "“Nobody came to Tarnholm to close a lighthouse,” Oda Vos said. “But I will not climb a tower that I know to be rotten.”",
            "“Nobody came to Tarnholm to close a lighthouse. But I will not climb a tower that I believe could be unsound,” Oda Vos said.",
            ["I know to be rotten", "I believe could be unsound"],
        );
    }
}
