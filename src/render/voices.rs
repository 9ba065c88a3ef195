//! Who is given a voice: every speaker with the quotes that each article gives him, and how many words these have.

use crate::align::{SharedKind, SharedQuote};
use crate::annotate::{MentionKind, Quote};
use crate::comparison::Comparison;
use crate::render::who::{self, Speaker};
use crate::text::index::{ArticleId, EntityId, IndexVec, QuoteId};
use crate::text::normal::fold;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use unicode_segmentation::UnicodeSegmentation as _;

/// One speaker: a name, words that stand for nobody named (`police`), or nobody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// As the list names it.
    pub name: String,
    /// What the name names, when it is one.
    pub kind: Option<MentionKind>,
    /// The quotes, by article and place. Marked speech only.
    pub quotes: Vec<(ArticleId, QuoteId)>,
    /// Words between quote marks in each article.
    pub words: IndexVec<ArticleId, usize>,
}

impl Voice {
    /// All words that are quoted of him.
    #[must_use]
    pub fn total(&self) -> usize {
        self.words.iter().sum()
    }

    /// In how many articles he is quoted.
    #[must_use]
    pub fn n_articles(&self) -> usize {
        self.words.iter().filter(|it| **it > 0).count()
    }
}

/// Who speaks, as it groups quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Entity(EntityId),
    Phrase(String),
    Unsaid,
}

/// All speakers of marked speech, the one with the most words first, then by name; whoever nobody names comes last.
/// Linear in the quotes but for the sorting.
#[must_use]
pub fn voices(comparison: &Comparison) -> Vec<Voice> {
    let corpus = comparison.corpus();
    let ids: Vec<ArticleId> = corpus.articles().ids().collect();
    let mut voices: Vec<Voice> = Vec::new();
    let mut known: FxHashMap<Key, usize> = FxHashMap::default();
    let mut unsaid = None;
    let shared = shared_of(comparison.alignment().shared_quotes());
    // Of each whether any quote is surely his.
    let mut sure: Vec<bool> = Vec::new();
    for &article in &ids {
        for (id, quote) in corpus.annotations(article).quotes.iter_enumerated() {
            if !quote.is_spoken() {
                continue;
            }
            let (there, telling) = telling(comparison, &shared, (article, id));
            let told = &corpus.annotations(there).quotes[telling];
            let key = key(comparison, there, told);
            let at = *known.entry(key.clone()).or_insert(voices.len());
            if at == voices.len() {
                let (name, kind) = naming(comparison, there, told, &key);
                sure.push(false);
                voices.push(Voice {
                    name,
                    kind,
                    quotes: Vec::new(),
                    words: ids.iter().map(|_| 0).collect(),
                });
                if key == Key::Unsaid {
                    unsaid = Some(at);
                }
            }
            sure[at] |= is_sure(comparison, (there, telling)) || key == Key::Unsaid;
            let voice = &mut voices[at];
            voice.quotes.push((article, id));
            let words = corpus.articles()[article].slice(quote.content);
            voice.words[article] += words.unicode_words().count();
        }
    }
    for (voice, _) in voices.iter_mut().zip(sure).filter(|it| !it.1) {
        let name = std::mem::take(&mut voice.name);
        voice.name = Speaker {
            name,
            sure: false,
            called: Vec::new(),
        }
        .text();
    }
    let last = unsaid.map(|it| voices.remove(it));
    voices.sort_by(|a, b| (Reverse(a.total()), &a.name).cmp(&(Reverse(b.total()), &b.name)));
    voices.extend(last);
    voices
}

/// For each quote of each article the quote that several articles share and that it is a telling of, by its position.
#[must_use]
pub fn shared_of(shared: &[SharedQuote]) -> FxHashMap<(ArticleId, QuoteId), usize> {
    let mut of = FxHashMap::default();
    for (n, it) in shared.iter().enumerate() {
        for site in &it.sites {
            if let Some(quote) = site.quote {
                of.entry((site.site.article, quote)).or_insert(n);
            }
        }
    }
    of
}

/// The telling of a quote that says who says it: of a shared one another article may know it better.
fn telling(
    comparison: &Comparison,
    shared: &FxHashMap<(ArticleId, QuoteId), usize>,
    own: (ArticleId, QuoteId),
) -> (ArticleId, QuoteId) {
    let all = comparison.alignment().shared_quotes();
    let found = shared.get(&own).map(|it| &all[*it]);
    let other = found.filter(|it| it.kind != SharedKind::Speaker && !is_sure(comparison, own));
    other
        .and_then(|it| who::telling(comparison, &who::tellings(it)))
        .or_else(|| who::going_on(comparison, own))
        .unwrap_or(own)
}

fn is_sure(comparison: &Comparison, (article, id): (ArticleId, QuoteId)) -> bool {
    let source = comparison.corpus().annotations(article).quotes[id].source;
    source.is_some_and(|it| it.certain)
}

fn key(comparison: &Comparison, article: ArticleId, quote: &Quote) -> Key {
    let Some(source) = quote.source else {
        return Key::Unsaid;
    };
    match source.mention {
        Some(mention) => Key::Entity(comparison.corpus().entity(article, mention)),
        None if !who::is_named(comparison, article, source) => Key::Unsaid,
        None => {
            let told_in = &comparison.corpus().articles()[article];
            let words = fold(told_in.slice(source.span)).to_lowercase();
            let bare = words.strip_prefix("the ").unwrap_or(&words);
            Key::Phrase(bare.to_owned())
        }
    }
}

fn naming(
    comparison: &Comparison,
    article: ArticleId,
    quote: &Quote,
    key: &Key,
) -> (String, Option<MentionKind>) {
    let corpus = comparison.corpus();
    match (key, &quote.source) {
        (Key::Entity(id), _) => {
            let it = &corpus.entities()[*id];
            (it.name.clone(), Some(it.kind))
        }
        (Key::Phrase(_), Some(source)) => {
            let words = corpus.articles()[article].slice(source.span);
            (words.to_owned(), None)
        }
        _ => ("(not named)".to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::voices;
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};

    const A: &str = "Pier closed\n\n\"We close the pier today,\" said Mayor Ida Moe. \"Nobody is hurt,\" she said.\n\n\"It creaked all night,\" a fisherman said.\n";
    const B: &str = "Pier shut\n\nMayor Ida Moe told reporters: \"We close the pier today.\"\n\n\"Storms will come,\" said Per Lunde, an engineer.\n";

    /// `name: words in A, words in B` of each speaker of two articles.
    #[track_caller]
    fn check(a: &str, b: &str, want: &[&str]) {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let comparison = compare(vec![read(a), read(b)], &Options::default());
        let told: Vec<String> = voices(&comparison)
            .iter()
            .map(|it| {
                let words: Vec<String> = it.words.iter().map(ToString::to_string).collect();
                format!("{}: {}", it.name, words.join(", "))
            })
            .collect();
        assert_eq!(told, want);
    }

    #[test]
    fn words_are_counted_for_each_speaker_and_article() {
        let want = ["Ida Moe: 8, 5", "a fisherman: 4, 0", "Per Lunde: 0, 3"];
        check(A, B, &want);
    }

    #[test]
    fn a_guess_is_told_as_one_and_what_one_article_tells_surely_counts_for_all() {
        let a = "Pier closed\n\nIda Moe and Olaf Moe came. Ida Moe smiled, and Olaf Moe waved. \"We close the pier today,\" Moe said.\n\n\"Nobody was hurt in the storm,\" they said.\n\nThe mayor, Per Lunde, opened a \"safe and lasting home for cranes.\"\n";
        let b = "Pier shut\n\nIda Moe told reporters: \"We close the pier today.\"\n";
        let want = [
            "Ida Moe: 5, 5",
            "perhaps Per Lunde: 6, 0",
            "(not named): 6, 0",
        ];
        check(a, b, &want);
    }
}
