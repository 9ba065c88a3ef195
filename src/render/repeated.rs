//! Words of the articles that a sentence repeats.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::numbers::number_word;
use crate::render::amid::amid;
use crate::render::cut::tells_most_from;
use crate::render::wording::{shorten, sites_in};
use crate::text::Span;
use crate::text::index::ArticleId;
use crate::text::normal::fold;
use crate::text::offset_in;

/// With so few words a row is narrow: what all tellings end with is told once.
const NARROW: usize = 2;

/// Whether a kind is about what is done: its words alone are often a bare verb.
fn is_claim(kind: &Kind) -> bool {
    matches!(kind, Kind::Polarity | Kind::Certainty | Kind::Status { .. })
}

/// Words of the articles as a sentence repeats them, at most so many of each.
pub(super) struct Repeated<'a> {
    pub comparison: &'a Comparison,
    pub divergence: &'a Divergence,
    pub most: usize,
}

impl Repeated<'_> {
    /// The words of a site; of two that do not fit, those that say most of what the other passage has not.
    pub(super) fn bare(&self, site: Site) -> String {
        if is_claim(&self.divergence.kind)
            && let Some(text) = amid(self.comparison, site, self.most)
        {
            return text;
        }
        let article = &self.comparison.corpus().articles()[site.article];
        let text = whole_word(article.text(), site.span);
        if is_valued(&self.divergence.kind)
            && let Some(text) = around_value(text, self.most)
        {
            return text;
        }
        let Some(other) = self.other(site) else {
            return shorten(text, self.most);
        };
        let words = text.split_whitespace().count();
        if words <= self.most + 1 {
            return shorten(text, self.most);
        }
        let from = match self.alike(site) {
            Some(alike) if alike >= self.most => alike.saturating_sub(1),
            _ => {
                let language = self.comparison.corpus().language(site.article);
                tells_most_from(text, other, self.most, language)
            }
        };
        let rest = without_words(text, from);
        match rest.len() < text.len() {
            true => format!("…{}", shorten(rest, self.most)),
            false => shorten(text, self.most),
        }
    }

    /// With how many words a quote and the altered one begin alike: a row that is cut before the word that differs tells nothing.
    fn alike(&self, site: Site) -> Option<usize> {
        let [one, two] = &self.divergence.sites[..] else {
            return None;
        };
        let corpus = self.comparison.corpus();
        let other = corpus.slice(if *one == site { *two } else { *one });
        let own = corpus.slice(site).split_whitespace();
        let alike = own
            .zip(other.split_whitespace())
            .take_while(|(a, b)| fold(a) == fold(b));
        (self.divergence.kind == Kind::QuoteAltered).then(|| alike.count())
    }

    /// The passage of the other article that is held against a site, where one of both has more words than are repeated.
    fn other(&self, site: Site) -> Option<&str> {
        let [one, two] = &self.divergence.sites[..] else {
            return None;
        };
        let is_worded = matches!(
            self.divergence.kind,
            Kind::Described { entity: None }
                | Kind::Detail { .. }
                | Kind::QuoteAltered
                | Kind::Polarity
                | Kind::Certainty
                | Kind::Status { .. }
        );
        let corpus = self.comparison.corpus();
        let fits = |it: Site| corpus.slice(it).split_whitespace().count() <= self.most + 1;
        if !is_worded || fits(*one) && fits(*two) {
            return None;
        }
        let other = if *one == site { *two } else { *one };
        let passage = corpus.passage_of(other);
        let whole = passage.map(|it| corpus.passage_site((other.article, it)));
        Some(corpus.slice(whole.unwrap_or(other)))
    }

    /// `A Tuesday`: the letter, then the words of the site.
    pub(super) fn shown(&self, site: Option<Site>) -> String {
        site.map_or_else(String::new, |it| {
            format!("{} {}", it.article, self.bare(it))
        })
    }

    /// `A, B 48 tons / C 84 tons`.
    pub(super) fn all(&self) -> String {
        let tellings: Vec<String> = self.tellings().into_iter().map(|it| it.1).collect();
        tellings.join(" / ")
    }

    /// `A, C: 48 tons / B some 50 tons`: first what an article says, and those that say the same.
    pub(super) fn first_of(&self, article: ArticleId) -> String {
        let mut tellings = self.tellings();
        let Some(at) = tellings.iter().position(|it| it.0.contains(&article)) else {
            return String::new();
        };
        let (articles, first) = tellings.remove(at);
        let words = first.strip_prefix(&letters(&articles)).unwrap_or(&first);
        let rest: Vec<String> = tellings
            .into_iter()
            .map(|it| format!(" / {}", it.1))
            .collect();
        format!("{}:{words}{}", letters(&articles), rest.concat())
    }

    /// What articles say alike: these, and `A, B 48 tons`.
    pub(super) fn tellings(&self) -> Vec<(Vec<ArticleId>, String)> {
        let mut tellings: Vec<(Vec<ArticleId>, String)> = Vec::new();
        for it in &self.divergence.sites {
            let text = self.bare(*it);
            match tellings.iter_mut().find(|it| it.1 == text) {
                Some((articles, _)) if articles.contains(&it.article) => {}
                Some((articles, _)) => articles.push(it.article),
                None => tellings.push((vec![it.article], text)),
            }
        }
        if self.most <= NARROW {
            drop_common_end(&mut tellings);
        }
        for (articles, text) in &mut tellings {
            *text = format!("{} {text}", letters(articles));
        }
        tellings
    }

    /// `A "we never refused"`: the letter, then the words of the site between marks.
    pub(super) fn words(&self, site: Option<Site>) -> String {
        site.map_or_else(String::new, |it| {
            format!("{} {}", it.article, self.quoted(Some(it)))
        })
    }

    pub(super) fn quoted(&self, site: Option<Site>) -> String {
        site.map_or_else(String::new, |it| format!("\"{}\"", self.bare(it)))
    }

    pub(super) fn text_in(&self, article: ArticleId) -> String {
        let site = sites_in(self.divergence, article).next();
        site.map_or_else(String::new, |it| self.bare(it))
    }
}

fn letters(articles: &[ArticleId]) -> String {
    let all: Vec<String> = articles.iter().map(ToString::to_string).collect();
    all.join(", ")
}

/// What is said with the most words that fit, `fewest` at least; none where not even that fits. With more words a text is taken to be longer, so that
/// one is found by halves; where a cut that begins later is shorter, it may be told with a word less than has room. Cost: some five texts.
pub(super) fn longest(
    (comparison, divergence): (&Comparison, &Divergence),
    [fewest, most]: [usize; 2],
    said: impl Fn(usize) -> String,
    fits: impl Fn(&str) -> bool,
) -> Option<String> {
    // Texts that are short all the same keep what they end with in common.
    let worth = worth(comparison, divergence, most).max(NARROW + 1);
    let (mut low, mut high) = (fewest, worth.min(most).max(fewest));
    let mut found = None;
    // All of it comes first: it mostly fits.
    let mut next = high;
    while low <= high {
        let text = said(next);
        if fits(&text) {
            found = Some(text);
            low = next + 1;
        } else if next == fewest {
            break;
        } else {
            high = next - 1;
        }
        next = usize::midpoint(low, high);
    }
    found
}

/// How many words to repeat at most is worth a try, of so many: with more than the longest site has, nothing changes. Linear in
/// the words of the sites.
fn worth(comparison: &Comparison, divergence: &Divergence, most: usize) -> usize {
    // What these repeat is no site of theirs, or more than one.
    if is_claim(&divergence.kind)
        || matches!(
            divergence.kind,
            Kind::QuoteSpeaker { .. } | Kind::QuoteBounds { .. }
        )
    {
        return most;
    }
    let words = |it: &Site| comparison.corpus().slice(*it).split_whitespace().count();
    let longest = divergence.sites.iter().map(words).max().unwrap_or(0);
    most.min(longest)
}

/// Whether a kind is about numbers, dates or hours: what must be seen of its words is the value.
pub(super) fn is_valued(kind: &Kind) -> bool {
    match kind {
        Kind::NumberConflict | Kind::DateConflict | Kind::NumberOnly { .. } => true,
        Kind::MorePrecise { what, .. } => matches!(what, Precise::Number | Precise::Date),
        _ => false,
    }
}

/// The value in some words, with as many of those around it as there is room for: `…4 million people…`. None where its words are few enough,
/// begin with the value or have none.
///
/// Known failure: of several values in one phrase the first one alone is sure to stay.
fn around_value(text: &str, most: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_value = |it: &&str| {
        let bare = fold(it.trim_matches(|c: char| !c.is_alphanumeric())).to_lowercase();
        it.contains(|c: char| c.is_numeric()) || bare.split('-').any(|it| number_word(it).is_some())
    };
    let from = words.iter().position(is_value)?;
    let run = words[from..].iter().take_while(|it| is_value(it)).count();
    let to = from + run;
    // What fits from the first word on says more.
    if words.len() <= most + 1 || to <= most {
        return None;
    }
    let to = to.max(from + most).min(words.len());
    // The value alone says what it is.
    let start = if from == 0 || most == 0 { "" } else { "…" };
    let end = if to == words.len() || most == 0 {
        ""
    } else {
        "…"
    };
    let kept = words[from..to].join(" ");
    let kept = kept.trim_end_matches([',', ';', ':']);
    Some(format!("{start}{kept}{end}"))
}

/// The words of a span, with the first one whole: `rain-soaked admirers` for a span that begins behind the hyphen.
fn whole_word(text: &str, span: Span) -> &str {
    let before = text.get(..span.start()).unwrap_or("");
    let from = match before.ends_with('-') {
        true => before
            .trim_end_matches(|it: char| it.is_alphanumeric() || it == '-')
            .len(),
        false => span.start(),
    };
    text.get(from..span.end()).unwrap_or("")
}

/// Drops what all tellings end with from all but the last: `A 48 / B 84 million crowns`.
fn drop_common_end<T>(tellings: &mut [(T, String)]) {
    let Some((last, rest)) = tellings.split_last_mut() else {
        return;
    };
    let ends = |it: &str| {
        it.split_whitespace()
            .rev()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let whole = ends(&last.1);
    let alike = |it: &str| {
        let own = ends(it);
        let n = own.iter().zip(&whole).take_while(|(a, b)| a == b).count();
        n.min(own.len().saturating_sub(1))
            .min(whole.len().saturating_sub(1))
    };
    let Some(n) = rest.iter().map(|it| alike(&it.1)).min() else {
        return;
    };
    for (_, text) in rest {
        let words: Vec<&str> = text.split_whitespace().collect();
        *text = words[..words.len() - n].join(" ");
    }
}

/// A text from behind its first `n` words on; whole where nothing would be left.
fn without_words(text: &str, n: usize) -> &str {
    let rest = text.split_whitespace().nth(n);
    let at = rest.map_or(0, |it| offset_in(text, it));
    text.get(at..).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::around_value;

    #[track_caller]
    fn check(text: &str, most: usize, expected: Option<&str>) {
        assert_eq!(around_value(text, most).as_deref(), expected);
    }

    #[test]
    fn a_value_is_never_cut_off() {
        let text = "about 4 million of the keepers";
        check(text, 2, Some("…4 million…"));
        check(text, 3, None);
        check(
            "more than 600 cubic metres a second",
            2,
            Some("…600 cubic…"),
        );
        check("some of the boats, twenty-one", 2, Some("…twenty-one"));
        check("4 boats in the old harbor", 2, None);
        check("three hundred and twelve boats", 1, Some("three hundred…"));
        check("about 4 boats", 0, Some("4"));
        check("about 4", 2, None);
    }
}
