//! Who is told to say a quote, so that a guess is told as one: `perhaps Ida Moe`.

use crate::align::SharedQuote;
use crate::annotate::{Route, Source};
use crate::comparison::Comparison;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::index::{ArticleId, QuoteId};
use crate::text::normal::fold;
use std::cmp::Reverse;

/// Who is told to say a quote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// A name, or the words of the article.
    pub name: String,
    /// Whether it is no guess.
    pub sure: bool,
}

impl Speaker {
    /// The name, told as a guess where it is one: `perhaps Ida Moe`; `The report` at the start of a sentence is `perhaps the
    /// report`.
    #[must_use]
    pub fn text(&self) -> String {
        const SMALL: [&str; 10] = [
            "The ", "A ", "An ", "His ", "Her ", "Its ", "Their ", "One ", "Some ", "Several ",
        ];
        let name = &self.name;
        let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
        let small = SMALL.iter().any(|it| name.starts_with(it));
        match (self.sure, small) {
            (true, _) => name.clone(),
            (false, true) => format!("perhaps {}{rest}", first.to_lowercase()),
            (false, false) => format!("perhaps {name}"),
        }
    }

    /// The same, so that it fits: `Hillary Clinton?` for `perhaps Hillary Clinton`, then without the first words, since the last
    /// one tells more; none where not even that fits.
    pub fn fitting(&self, fits: impl Fn(&str) -> bool) -> Option<String> {
        let text = self.text();
        if fits(&text) {
            return Some(text);
        }
        let sign = if self.sure { "" } else { "?" };
        let mut rest = Some(self.name.as_str());
        while let Some(words) = rest {
            let short = format!("{words}{sign}");
            if fits(&short) {
                return Some(short);
            }
            rest = words.split_once(' ').map(|it| it.1);
        }
        None
    }
}

/// Who says a quote, of which several articles may have a telling; none where nobody is named. What one article tells surely
/// counts for all.
#[must_use]
pub fn says(comparison: &Comparison, tellings: &[(ArticleId, QuoteId)]) -> Option<Speaker> {
    let (article, id) = telling(comparison, tellings)?;
    let source = source(comparison, article, id)?;
    if !is_named(comparison, article, source) {
        return None;
    }
    Some(Speaker {
        name: name(comparison, article, source),
        sure: source.certain,
    })
}

/// The telling that says best who says a quote: one that is sure before others, a name before other words, these by length.
#[must_use]
pub fn telling(
    comparison: &Comparison,
    tellings: &[(ArticleId, QuoteId)],
) -> Option<(ArticleId, QuoteId)> {
    let mut known: Vec<(usize, (ArticleId, QuoteId), Source)> = Vec::new();
    for (n, &(article, id)) in tellings.iter().enumerate() {
        known.extend(source(comparison, article, id).map(|it| (n, (article, id), it)));
    }
    let best = known.into_iter().max_by_key(|(n, _, it)| {
        let named = it.mention.is_some();
        let words = if named { 0 } else { it.span.len() };
        (it.certain, named, words, Reverse(*n))
    });
    best.map(|it| it.1)
}

/// The tellings of a shared quote that stand between marks.
pub fn tellings(shared: &SharedQuote) -> Vec<(ArticleId, QuoteId)> {
    let quoted = shared.sites.iter();
    quoted
        .filter_map(|it| Some((it.site.article, it.quote?)))
        .collect()
}

fn source(comparison: &Comparison, article: ArticleId, id: QuoteId) -> Option<Source> {
    comparison.corpus().annotations(article).quotes[id].source
}

fn name(comparison: &Comparison, article: ArticleId, source: Source) -> String {
    let corpus = comparison.corpus();
    match source.mention {
        Some(it) => corpus.entities()[corpus.entity(article, it)].name.clone(),
        None => corpus.articles()[article].slice(source.span).to_owned(),
    }
}

/// Whether a source says who speaks: a name, or other words unless these are a pronoun of whom nobody was found (`they`), or only
/// stand near the quote (`the playoffs`): of the latter 16 of 52 were right on annotated news.
pub(super) fn is_named(comparison: &Comparison, article: ArticleId, source: Source) -> bool {
    let far = matches!(source.route, Route::Subject | Route::Nearby);
    source.mention.is_some() || !far && !is_pronoun(comparison, article, source)
}

/// Whether the words of a source are a pronoun alone.
fn is_pronoun(comparison: &Comparison, article: ArticleId, source: Source) -> bool {
    let told_in = &comparison.corpus().articles()[article];
    let words = fold(told_in.slice(source.span)).to_lowercase();
    let language = Language::of(told_in.meta().language.as_deref());
    wordlist::classes(language)
        .filter(|(class, _)| *class == "pronoun")
        .any(|(_, list)| list.split_whitespace().any(|it| it == words))
}
