//! A divergence in words where there is one row for it.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Divergence, Kind};
use crate::render::repeated::{Repeated, longest};
use crate::render::wording::{
    QUOTED_WORDS, counterpart, label, narrow, order_briefly, places, sentence_of, sites_in,
};

/// How many words of an article a row repeats at least, beside a label and without it.
const FEWEST: usize = 3;
const BARE: usize = 2;
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
    let whole = sentence_of(comparison, divergence, QUOTED_WORDS);
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
    let parting = parting(&divergence.kind);
    let Some((label, _)) = whole.split_once(parting) else {
        return said(FEWEST);
    };
    let mut shortest = said(FEWEST);
    for head in labels(&divergence.kind, label) {
        let with_head = |most| {
            let said = said(most);
            let words = said
                .find(parting)
                .map_or(said.as_str(), |it| &said[it + 2..]);
            labelled(&head, words)
        };
        if let Some(found) = longest(at, [BARE, words], with_head, &fits) {
            return found;
        }
        shortest = with_head(BARE);
    }
    shortest
}

/// All forms of a sentence as a row of a list has them, with as many words as it may repeat: the longest label first.
pub(super) fn forms_of(comparison: &Comparison, divergence: &Divergence) -> Vec<String> {
    let whole = sentence_of(comparison, divergence, QUOTED_WORDS);
    if let Some(forms) = Forms::of(comparison, divergence) {
        let heads = std::iter::once(&whole).chain(&forms.heads);
        return heads.map(|it| (forms.words)(it, LISTED)).collect();
    }
    let said = sentence_of(comparison, divergence, LISTED);
    let parting = parting(&divergence.kind);
    let shorter = said.split_once(parting).map(|(label, _)| {
        let words = said
            .find(parting)
            .map_or(said.as_str(), |it| &said[it + 2..]);
        let labels = labels(&divergence.kind, label).into_iter();
        labels
            .map(|it| labelled(&it, words))
            .collect::<Vec<String>>()
    });
    std::iter::once(said.clone())
        .chain(shorter.unwrap_or_default())
        .collect()
}

fn labelled(label: &str, words: &str) -> String {
    match label.is_empty() {
        true => words.to_owned(),
        false => format!("{label}: {words}"),
    }
}

/// What a label ends with: what is left out of a quote stands in quotes behind the last colon, all else before the first.
fn parting(kind: &Kind) -> &'static str {
    match kind {
        Kind::QuoteCut { .. } => ": \"",
        _ => ": ",
    }
}

/// Shorter labels of a kind: none is left out where other rows of a list have theirs; the empty one where the heading of the list says it.
fn labels(kind: &Kind, whole: &str) -> Vec<String> {
    match kind {
        Kind::QuoteCut { cut, .. } => vec![format!("{}, {cut} leaves out", label(kind))],
        // `Date more precise in B: 4 May`: that it is a date is seen.
        Kind::MorePrecise { .. } => {
            let kinds = ["Date ", "Number ", "Place ", "Name "];
            let shorter = kinds.iter().find_map(|it| whole.strip_prefix(it));
            let shorter = shorter.filter(|it| it.starts_with("more "));
            let upper = shorter.map(|it| it.replacen('m', "M", 1));
            upper.into_iter().collect()
        }
        _ => narrow(kind).map(str::to_owned).into_iter().collect(),
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
                    format!("{label}: {cut} keeps {kept} of {from}'s {of} words"),
                    format!("{label} in {cut}, {kept} of {of}"),
                ];
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
                    heads: vec![format!("In {} places in {parts_in}", parts.len())],
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
mod tests {
    use super::brief;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::render::wording::sentence;

    const A: &str =
        "Ferry stopped\n\nThe harbor office in Merrow closed both of the old piers on Friday.";
    const B: &str = "Ferry halted\n\nThe harbor office in Merrow barred every ship from its landing stages on Friday.";

    #[track_caller]
    fn check(width: usize, expected: &str) {
        let read = |name: &str, text: &str| {
            let input = Input::Bytes {
                name: name.into(),
                bytes: text.into(),
            };
            read_one(&input).expect("the bytes hold text").0
        };
        let articles = vec![read("a.txt", A), read("b.txt", B)];
        let it = compare(articles, &Options::default());
        let mut all = it.all_divergences().iter();
        let found = all.find(|found| sentence(&it, found).contains("barred"));
        let found = found.expect("the piers are told otherwise");
        assert_eq!(
            brief(&it, found, |it| it.chars().count() <= width),
            expected
        );
    }

    #[test]
    fn what_both_begin_with_gives_way() {
        let text = |it: &str| {
            format!("Ferry stopped\n\nThe harbor office in Merrow said that it {it} on Friday.")
        };
        let read = |name: &str, text: String| {
            let input = Input::Bytes {
                name: name.into(),
                bytes: text.into_bytes(),
            };
            read_one(&input).expect("the bytes hold text").0
        };
        let it = compare(
            vec![
                read(
                    "a.txt",
                    text("closed both of the old wooden landing stages"),
                ),
                read("b.txt", text("closed both of the new steel piers")),
            ],
            &Options::default(),
        );
        let mut all = it.all_divergences().iter();
        let found = all.find(|found| sentence(&it, found).starts_with("Described"));
        let found = found.expect("what is closed is told otherwise");
        assert_eq!(
            brief(&it, found, |it| it.len() < 60),
            r#"A "…old wooden landing stages" / B "…new steel piers""#
        );
    }

    /// The first difference of a kind in a row of so many columns.
    #[track_caller]
    fn check_of(texts: [&str; 2], label: &str, width: usize, expected: &str) {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "report.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let it = compare(texts.map(read).into(), &Options::default());
        let mut all = it.divergences().iter();
        let found = all.find(|it| crate::render::wording::label(&it.kind) == label);
        let found = found.expect("a difference of that kind");
        assert_eq!(
            brief(&it, found, |it| it.chars().count() <= width),
            expected
        );
    }

    #[test]
    fn two_quotes_that_are_cut_alike_are_told_apart() {
        const LONG: &str = "Bridge shut\n\n\"We will close the old bridge tonight because the northern pier has moved by two centimetres,\" mayor Ida Moe said on Friday.\n\nThe bridge was built in 1931.\n";
        const SHORT: &str = "Halden closes bridge\n\n\"We will close the old bridge tonight,\" mayor Ida Moe said on Friday.\n\nBuses will go round the fjord.\n";
        let cut = |width, expected| check_of([LONG, SHORT], "Quote cut short", width, expected);
        cut(
            120,
            r#"Quote cut short: B keeps 7 of the 16 words that A quotes: "We will close the old bridge tonight""#,
        );
        cut(
            70,
            r#"Quote cut short: B keeps 7 of A's 16 words: "We will close the old…""#,
        );
        cut(47, r#"Quote cut short in B, 7 of 16: "We will close…""#);
        cut(46, "Quote cut short: B keeps 7 of A's 16 words");
    }

    #[test]
    fn numbers_keep_what_differs() {
        let a = "Ferry stopped\n\nThe harbor office said 48 old wooden ships were lost in Halden on Friday.\n";
        let b = "Ferry halted\n\nThe harbor office said 84 old wooden ships were lost in Halden on Friday.\n";
        let label = "Numbers disagree";
        check_of(
            [a, b],
            label,
            70,
            "Numbers disagree: A 48 old wooden ships / B 84 old wooden ships",
        );
        check_of([a, b], label, 28, "Numbers: A 48 / B 84 old…");
    }

    #[test]
    fn each_article_keeps_its_share_of_a_row() {
        check(
            100,
            r#"Described otherwise: A "closed both of the old piers" / B "barred every ship from its…""#,
        );
        check(
            80,
            r#"Described otherwise: A "closed both of the…" / B "barred every ship from…""#,
        );
        check(
            60,
            r#"A "closed both of the…" / B "barred every ship from…""#,
        );
        check(10, r#"A "closed both…" / B "barred every…""#);
    }
}
