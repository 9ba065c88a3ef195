//! A divergence in words where there is one row for it.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Divergence, Kind};
use crate::render::left_out::left_out;
use crate::render::repeated::{Repeated, is_valued, longest};
use crate::render::wording::{
    QUOTED_WORDS, counterpart, cut_quote, cut_to, label, narrow, order_briefly, places,
    sentence_of, sites_in, speaking, told_only, without,
};

/// How many words of an article a row repeats at least, beside a label and without it.
const FEWEST: usize = 3;
const BARE: usize = 2;
/// The same of numbers and dates: the value alone.
const VALUE: usize = 0;
/// With fewer words it is said what is told in several places, not how in each.
const PARTED: usize = 5;
/// How many words a row of a list repeats at most, where it has room.
const LISTED: usize = 30;

/// The sentence of a divergence with so few words of the articles, and so short a label, that it fits; so each article keeps
/// its share of the row, where a cut at the end would tell of the first one only.
///
/// What names no words of the articles ("Quoted in B, paraphrased in A") names some where the row has room: two rows that say
/// the same are told apart by them. What does not fit even so comes in its shortest form. Cost: a sentence a try, some 30 at
/// most.
#[must_use]
pub fn brief(
    comparison: &Comparison,
    divergence: &Divergence,
    fits: impl Fn(&str) -> bool,
) -> String {
    within(comparison, divergence, QUOTED_WORDS, fits)
}

/// The same for a row of the list: as many words as there is room for, and without "Described otherwise", which the heading of
/// its group says, in no row of it.
#[must_use]
pub fn listed(
    comparison: &Comparison,
    divergence: &Divergence,
    fits: impl Fn(&str) -> bool,
) -> String {
    within(comparison, divergence, LISTED, fits)
}

fn within(
    comparison: &Comparison,
    divergence: &Divergence,
    words: usize,
    fits: impl Fn(&str) -> bool,
) -> String {
    if matches!(divergence.kind, Kind::Only { .. }) {
        return told_alone(comparison, divergence, fits);
    }
    let whole = unworded(comparison, divergence);
    let Some(forms) = Forms::of(comparison, divergence) else {
        return tightened(comparison, divergence, (&whole, words), fits);
    };
    let heads = || std::iter::once(whole.as_str()).chain(forms.heads.iter().map(String::as_str));
    for head in heads() {
        let said = |most| (forms.words)(head, most);
        if let Some(found) = longest((comparison, divergence), [FEWEST, words], said, &fits) {
            return found;
        }
    }
    let bare = heads().find(|it| fits(it)).or(heads().last());
    bare.unwrap_or_default().to_owned()
}

/// What one article tells alone, with its speaker called as there is room for; without him where there is none.
fn told_alone(
    comparison: &Comparison,
    divergence: &Divergence,
    fits: impl Fn(&str) -> bool,
) -> String {
    let told = |name: Option<&str>| told_only(comparison, divergence, name);
    let speaker = speaking(comparison, divergence);
    let name = speaker.and_then(|it| it.fitting(|name| fits(&told(Some(name)))));
    told(name.as_deref())
}

/// Fewer words of the articles; then a shorter label, or none where the words say it, with fewer words again.
fn tightened(
    comparison: &Comparison,
    divergence: &Divergence,
    (whole, words): (&str, usize),
    fits: impl Fn(&str) -> bool,
) -> String {
    let said = |most| sentence_of(comparison, divergence, most);
    let is_bare = words == LISTED && matches!(divergence.kind, Kind::Described { entity: None });
    let at = (comparison, divergence);
    if !is_bare && let Some(found) = longest(at, [FEWEST, words], said, &fits) {
        return found;
    }
    let Some((label, _)) = parted(&divergence.kind, whole) else {
        return said(FEWEST);
    };
    let mut shortest = said(FEWEST);
    let mut heads = labels(&divergence.kind, label);
    if heads.is_empty() {
        heads.push(label.to_owned());
    }
    let bare = if is_valued(&divergence.kind) {
        VALUE
    } else {
        BARE
    };
    for head in heads {
        let with_head = |most| {
            let said = said(most);
            let words = parted(&divergence.kind, &said).map_or(said.as_str(), |it| it.1);
            labelled(&head, words)
        };
        if let Some(found) = longest(at, [bare, words], with_head, &fits) {
            return found;
        }
        shortest = with_head(bare);
    }
    shortest
}

/// All forms of a sentence as a row of a list has them, with as many words as it may repeat: the longest label first.
pub(super) fn forms_of(comparison: &Comparison, divergence: &Divergence) -> Vec<String> {
    let whole = unworded(comparison, divergence);
    if let Some(forms) = Forms::of(comparison, divergence) {
        let heads = std::iter::once(&whole).chain(&forms.heads);
        return heads.map(|it| (forms.words)(it, LISTED)).collect();
    }
    let said = sentence_of(comparison, divergence, LISTED);
    let shorter = parted(&divergence.kind, &said).map(|(label, words)| {
        let labels = labels(&divergence.kind, label).into_iter();
        labels
            .map(|it| labelled(&it, words))
            .collect::<Vec<String>>()
    });
    std::iter::once(said.clone())
        .chain(shorter.unwrap_or_default())
        .collect()
}

/// The sentence, without the words that a quote lacks: so many of them come behind it as there is room for.
fn unworded(comparison: &Comparison, divergence: &Divergence) -> String {
    match &divergence.kind {
        Kind::QuoteCut { cut, kept: 1.., .. } => {
            cut_quote(&divergence.kind, counterpart(divergence, *cut), "")
        }
        _ => sentence_of(comparison, divergence, QUOTED_WORDS),
    }
}

fn labelled(label: &str, words: &str) -> String {
    match label.is_empty() {
        true => words.to_owned(),
        false => format!("{label}: {words}"),
    }
}

/// The label and the words: what is left out of a quote stands in quotes behind the last colon, how somebody is described behind these
/// words, all else behind the first colon.
fn parted<'a>(kind: &Kind, sentence: &'a str) -> Option<(&'a str, &'a str)> {
    const AS: &str = " described as ";
    match kind {
        Kind::QuoteCut { .. } => {
            let at = sentence.find(": \"")?;
            Some((&sentence[..at], &sentence[at + 2..]))
        }
        Kind::Described { entity: Some(_) } if sentence.contains(AS) => sentence.split_once(AS),
        _ => sentence.split_once(": "),
    }
}

/// Shorter labels of a kind: none is left out where other rows of a list have theirs; the empty one where the heading of the list says it.
fn labels(kind: &Kind, whole: &str) -> Vec<String> {
    match kind {
        Kind::QuoteCut { cut, .. } => vec![format!("{} in {cut}, without", label(kind))],
        _ if whole == "Name spelled otherwise" => vec!["Spelled otherwise".to_owned()],
        // The name, behind which `described as` falls away.
        Kind::Described { entity: Some(_) } => vec![whole.to_owned()],
        // `Date more precise in B: 4 May`: that it is a date is seen.
        Kind::MorePrecise { .. } => {
            let kinds = ["Date ", "Number ", "Place ", "Name "];
            let shorter = kinds.iter().find_map(|it| whole.strip_prefix(it));
            let shorter = shorter.filter(|it| it.starts_with("more "));
            let upper = shorter.map(|it| it.replacen('m', "M", 1));
            upper.into_iter().collect()
        }
        _ => narrow(kind, whole).map(str::to_owned).into_iter().collect(),
    }
}

/// Puts so many words of the articles behind a form of a sentence.
type Words<'a> = Box<dyn Fn(&str, usize) -> String + 'a>;

/// Shorter forms of a sentence that names no words, and how some are added to it.
struct Forms<'a> {
    heads: Vec<String>,
    words: Words<'a>,
}

impl<'a> Forms<'a> {
    /// Nothing where the sentence names words of itself.
    fn of(comparison: &'a Comparison, divergence: &'a Divergence) -> Option<Self> {
        let repeated = move |most| Repeated {
            comparison,
            divergence,
            most,
        };
        let first_in = |article| sites_in(divergence, article).next();
        let (heads, about) = match &divergence.kind {
            Kind::QuoteCut { kept: 0, .. } => return None,
            Kind::QuoteCut { cut, kept, of, .. } => {
                let from = counterpart(divergence, *cut);
                let label = label(&divergence.kind);
                let heads = vec![
                    cut_to(&divergence.kind, from),
                    format!("{label} in {cut}, {kept} of {of}"),
                    format!("{label} in {cut}"),
                ];
                if let Some(site) = left_out(comparison, divergence) {
                    return Some(Self {
                        heads,
                        words: Box::new(move |head, most| {
                            without(head, &repeated(most).quoted(Some(site)))
                        }),
                    });
                }
                (heads, first_in(*cut))
            }
            Kind::QuoteParaphrase { quoted } => {
                let told = counterpart(divergence, *quoted);
                (vec![format!("Paraphrased in {told}")], first_in(*quoted))
            }
            Kind::QuoteJoined { joined } => (Vec::new(), first_in(*joined)),
            Kind::Order { .. } => {
                let base = divergence.sites.first().copied();
                (vec![order_briefly(comparison, divergence)], base)
            }
            Kind::Repeated => {
                let first = divergence.sites.first().copied();
                let heads = first.map(|it| format!("Twice in {}", it.article));
                (heads.into_iter().collect(), first)
            }
            Kind::Split { parts_in } => {
                let parts: Vec<Site> = sites_in(divergence, *parts_in).collect();
                let whole = first_in(counterpart(divergence, *parts_in));
                return Some(Self {
                    heads: vec![format!("In {} sentences in {parts_in}", parts.len())],
                    words: Box::new(move |head, most| {
                        let repeated = repeated(most);
                        match whole.filter(|_| most < PARTED) {
                            Some(_) => format!("{}: {}", label_of(head), repeated.quoted(whole)),
                            None => split(&repeated, &parts, label_of(head)),
                        }
                    }),
                });
            }
            _ => return None,
        };
        let about = about?;
        Some(Self {
            heads,
            words: Box::new(move |head, most| {
                format!("{head}: {}", repeated(most).quoted(Some(about)))
            }),
        })
    }
}

/// A sentence up to its colon.
fn label_of(sentence: &str) -> &str {
    sentence.split_once(": ").map_or(sentence, |it| it.0)
}

/// `Told in 2 places in A: ¶3 "The couple paid…", ¶7 "In all they…"`.
fn split(repeated: &Repeated<'_>, parts: &[Site], label: &str) -> String {
    let all = places(repeated.comparison, parts);
    let told = all.iter().zip(parts);
    let told = told.map(|(place, site)| format!("{place} {}", repeated.quoted(Some(*site))));
    format!("{label}: {}", told.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests;
