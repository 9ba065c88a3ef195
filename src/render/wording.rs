//! A divergence in words, once, for every output.

mod alone;
mod labels;
mod places;
mod short;

pub use alone::{before_only, beside_only, capital, only};
pub(super) use alone::{speaking, told_only};
pub(super) use labels::narrow;
pub use labels::{label, named, names};
pub use short::{beginning, shorten};

use crate::annotate::Grain;
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Class, Divergence, Kind, Precise, Rest, are_spellings};
use crate::render::left_out::left_out;
use crate::render::repeated::Repeated;
use crate::text::index::ArticleId;
pub(super) use places::{counterpart, order_briefly, places, sites_in};
use places::{letter, order};

/// How many words of an article a sentence repeats at most.
pub(super) const QUOTED_WORDS: usize = 8;

/// The sentence that names a divergence, without its class mark and without a full stop.
///
/// The templates are those of the table in the manual; letters are those of the articles.
#[must_use]
pub fn sentence(comparison: &Comparison, divergence: &Divergence) -> String {
    sentence_of(comparison, divergence, QUOTED_WORDS)
}

/// What a divergence is called: as its kind is, but for dates that are hours of one day.
#[must_use]
pub fn called(comparison: &Comparison, divergence: &Divergence) -> &'static str {
    match divergence.kind {
        Kind::DateConflict if are_hours(comparison, divergence) => "Times disagree",
        _ => label(&divergence.kind),
    }
}

/// Whether all sites of a divergence are hours, without a day.
fn are_hours(comparison: &Comparison, divergence: &Divergence) -> bool {
    divergence.sites.iter().all(|site| {
        let all = &comparison.corpus().annotations(site.article).times;
        let mut own = all
            .iter()
            .filter(|it| it.span.overlaps(site.span))
            .peekable();
        own.peek().is_some() && own.all(|it| it.grain == Grain::Minute)
    })
}

/// Whether the sites of a divergence are one name, written in several ways.
pub(super) fn is_spelled(comparison: &Comparison, divergence: &Divergence) -> bool {
    let sites = divergence.sites.iter();
    let corpus = comparison.corpus();
    are_spellings(sites.map(|it| corpus.slice(*it)), corpus.common_language())
}

/// The sentence without the words of the articles, where they are too many for it: they are to stand beside it in full, for
/// what differs may stand behind the cut. None where the sentence repeats all of them, or is not about other words.
#[must_use]
pub fn without_words(comparison: &Comparison, divergence: &Divergence) -> Option<String> {
    const ALL: usize = u16::MAX as usize;
    let heading = match divergence.kind {
        Kind::Described { entity: None } => label(&divergence.kind).to_owned(),
        Kind::Detail { article } => {
            format!("Detail {}", only_in(comparison, divergence, article))
        }
        _ => return None,
    };
    let whole = sentence_of(comparison, divergence, ALL);
    (whole != sentence(comparison, divergence)).then_some(heading)
}

/// The same, repeating at most so many words of each article at a time.
pub(super) fn sentence_of(comparison: &Comparison, divergence: &Divergence, most: usize) -> String {
    let repeated = Repeated {
        comparison,
        divergence,
        most,
    };
    let at = |n: usize| divergence.sites.get(n).copied();
    let of = |n: usize| repeated.shown(at(n));
    let said = |n: usize| repeated.words(at(n));
    let other = |article| counterpart(divergence, article);
    match &divergence.kind {
        Kind::QuoteCut { cut, .. } => {
            let from = other(*cut);
            let said = repeated.quoted(sites_in(divergence, from).next());
            let head = cut_quote(&divergence.kind, from, &said);
            match left_out(comparison, divergence) {
                Some(site) => without(&head, &repeated.quoted(Some(site))),
                None => head,
            }
        }
        Kind::QuoteAltered => format!("Quote altered: {} / {}", said(0), said(1)),
        Kind::QuoteSpeaker { speakers } => {
            let [p, q] = speakers.map(|it| repeated.shown(Some(it)));
            format!("Same quote, other speaker: {p} / {q}")
        }
        Kind::QuoteJoined { joined } => format!(
            "{joined} joins two quotes that {} gives apart",
            other(*joined)
        ),
        Kind::NumberConflict => format!("Numbers disagree: {}", repeated.all()),
        Kind::DateConflict => {
            let label = called(comparison, divergence);
            format!("{label}: {}", repeated.all())
        }
        Kind::NameConflict if is_spelled(comparison, divergence) => {
            format!("Name spelled otherwise: {}", repeated.all())
        }
        Kind::NameConflict => format!("Names disagree: {}", repeated.all()),
        Kind::Polarity => format!("Told as the opposite: {} / {}", said(0), said(1)),
        Kind::OwnQuote => {
            let text = |n: usize| repeated.quoted(at(n));
            let (one, two) = (text(0), text(1));
            format!(
                "{} against its own quote: {one} / {two}",
                letter(divergence)
            )
        }
        Kind::Certainty => format!("Not equally sure: {} / {}", said(0), said(1)),
        Kind::Status { court: true } => {
            format!("Another stage of the case: {} / {}", said(0), said(1))
        }
        Kind::Status { .. } => format!(
            "Planned in one, done in the other: {} / {}",
            said(0),
            said(1)
        ),
        Kind::Detail { article } => format!(
            "Detail {}: {}",
            only_in(comparison, divergence, *article),
            repeated.text_in(*article)
        ),
        Kind::QuoteParaphrase { quoted } => {
            format!("Quoted in {quoted}, paraphrased in {}", other(*quoted))
        }
        Kind::QuoteBounds {
            wider,
            words,
            at_start,
        } => {
            let verb = if *at_start { "begins" } else { "ends" };
            let site = Site {
                article: *wider,
                span: *words,
            };
            let words = repeated.bare(site);
            format!("Same quote, other limits: {wider} {verb} with \"{words}\"")
        }
        Kind::SourceNamed { only: None } => {
            format!("Source named otherwise: {} / {}", of(0), of(1))
        }
        Kind::SourceNamed {
            only: Some(article),
        } => format!(
            "Source {}: {}",
            only_in(comparison, divergence, *article),
            repeated.text_in(*article)
        ),
        Kind::Described { entity } => {
            let Some(entity) = *entity else {
                return format!("Described otherwise: {} / {}", said(0), said(1));
            };
            if is_spelled(comparison, divergence) {
                return format!("Name spelled otherwise: {} / {}", said(0), said(1));
            }
            let name = &comparison.corpus().entities()[entity].name;
            let text = |n: usize| repeated.quoted(at(n));
            format!("{name} described as {} / {}", text(0), text(1))
        }
        Kind::MorePrecise { what, article }
            if is_lacking(comparison, divergence, other(*article)) =>
        {
            format!(
                "{} {}: {}",
                precise(*what),
                only_in(comparison, divergence, *article),
                repeated.text_in(*article)
            )
        }
        Kind::MorePrecise { what, article } => {
            format!(
                "{} more precise in {}",
                precise(*what),
                repeated.first_of(*article)
            )
        }
        Kind::NumberOnly { article } => format!(
            "Number {}: {}",
            only_in(comparison, divergence, *article),
            repeated.text_in(*article)
        ),
        Kind::Reworded(_) => "Reworded".to_owned(),
        Kind::Split { parts_in } => {
            let parts: Vec<Site> = sites_in(divergence, *parts_in).collect();
            let list = places(comparison, &parts).join(", ");
            let whole = others(divergence, *parts_in).join(" and ");
            format!(
                "Told in one sentence in {whole}, in {} in {parts_in}: {list}",
                parts.len()
            )
        }
        Kind::Order { earlier } => order(comparison, divergence, *earlier),
        Kind::Repeated => {
            let list = places(comparison, &divergence.sites).join(" and ");
            format!("Told twice in {}: {list}", letter(divergence))
        }
        Kind::Only { .. } => {
            let speaker = speaking(comparison, divergence).map(|it| it.text());
            told_only(comparison, divergence, speaker.as_deref())
        }
    }
}

/// The heading of one divergence: its label, or which article alone has what it is about, as its sentence says.
#[must_use]
pub fn heading(comparison: &Comparison, divergence: &Divergence) -> String {
    let says_which = match divergence.kind {
        Kind::SourceNamed { only } => only.is_some(),
        Kind::MorePrecise { .. } | Kind::NumberOnly { .. } | Kind::Detail { .. } => true,
        _ => false,
    };
    let whole = sentence(comparison, divergence);
    match whole.split_once(": ").filter(|_| says_which) {
        Some((head, _)) => head.to_owned(),
        None => called(comparison, divergence).to_owned(),
    }
}

/// How a quote is told that no other article quotes: what it says may be told there all the same.
#[must_use]
pub fn quoted_only(article: ArticleId) -> String {
    format!("quoted only in {article}")
}

/// What a passage of a class is, after its name: `passage told differently`.
#[must_use]
pub fn passage_is(class: Class) -> &'static str {
    match class {
        Class::Same => "told in the same words",
        Class::Told => "told in other words",
        Class::Near => "perhaps told only here",
        Class::Different => "told differently",
        Class::Check => "to check",
        Class::Only => "told only here",
    }
}

/// Of two passages between which no difference is sure enough to be listed.
#[must_use]
pub fn none_listed(is_likely: bool) -> &'static str {
    match is_likely {
        true => "Told in other words; no difference is listed",
        false => "Perhaps told in other words; no difference is listed",
    }
}

/// Whether the site of an article is a whole passage: it does not tell the thing at all.
fn is_lacking(comparison: &Comparison, divergence: &Divergence, article: ArticleId) -> bool {
    let corpus = comparison.corpus();
    let mut sites = sites_in(divergence, article);
    sites.all(|it| {
        let passage = corpus.passage_of(it);
        passage.is_some_and(|passage| corpus.passage_site((article, passage)) == it)
    })
}

/// `only in A`; of three or more articles, where the finding speaks of some of them alone, `in A, not in B`: another may
/// tell it too.
fn only_in(comparison: &Comparison, divergence: &Divergence, article: ArticleId) -> String {
    let others = others(divergence, article);
    if others.len() + 1 == comparison.corpus().articles().len() {
        return format!("only in {article}");
    }
    format!("in {article}, not in {}", others.join(" or "))
}

/// The letters of the articles of a finding but for one, in order.
fn others(divergence: &Divergence, article: ArticleId) -> Vec<String> {
    let mut others: Vec<ArticleId> = divergence.sites.iter().map(|it| it.article).collect();
    others.retain(|it| *it != article);
    others.sort_unstable();
    others.dedup();
    others.iter().map(ToString::to_string).collect()
}

fn precise(what: Precise) -> &'static str {
    match what {
        Precise::Date => "Date",
        Precise::Number => "Number",
        Precise::Place => "Place",
        Precise::Name => "Name",
    }
}

/// `Quote cut short in A, 4 of B's 25 words`: the one way in which a cut is told wherever there is room for it.
pub(super) fn cut_to(kind: &Kind, from: ArticleId) -> String {
    match kind {
        Kind::QuoteCut { cut, kept, of, .. } => {
            format!("{} in {cut}, {kept} of {from}'s {of} words", label(kind))
        }
        _ => label(kind).to_owned(),
    }
}

/// `Quote cut short in A, 4 of B's 25 words, without "and nobody knows…"`: what is left out says more than what is kept, which stands in
/// both.
pub(super) fn without(head: &str, words: &str) -> String {
    format!("{head}, without {words}")
}

/// What an article keeps of a quote; what it leaves out where that is all.
pub(super) fn cut_quote(kind: &Kind, from: ArticleId, said: &str) -> String {
    let Kind::QuoteCut {
        cut,
        kept,
        of,
        rest,
    } = kind
    else {
        return String::new();
    };
    match (kept, rest) {
        (0, _) => format!(
            "{} in {cut}, without {from}'s {of} words: {said}",
            label(kind)
        ),
        (_, Rest::Sentences) => format!("{}, whole sentences", cut_to(kind, from)),
        (_, Rest::Told) => format!("{}, and the rest told", cut_to(kind, from)),
        _ => cut_to(kind, from),
    }
}

#[cfg(test)]
mod tests;
