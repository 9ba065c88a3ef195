//! What was not looked for because of the language of an article, or of two: said in the about panel and in every report.

use crate::comparison::Comparison;
use crate::lexicon::language::Language;
use crate::text::index::ArticleId;

/// What was not looked for in one article because of its language; none in English.
#[must_use]
pub fn of_article(comparison: &Comparison, id: ArticleId) -> Option<&'static str> {
    let language = comparison.corpus().articles()[id]
        .meta()
        .language
        .as_deref();
    match Language::of(language) {
        Language::English => None,
        Language::German => Some(
            "read with German word lists: not looked for are names that no list, title, given name or ending of towns tells \
             from other nouns, and who somebody is; how surely something is told is found less often than in English",
        ),
        Language::French | Language::Spanish => Some(
            "read with word lists of its language: not looked for is who somebody is; how surely something is told, and which \
             names are short for others, is found less often than in English",
        ),
        Language::Other => Some(
            "no word lists for this language: passages are compared by words and letters, quotes by their marks, numbers \
             by digits; who speaks, names, numbers and dates in words, denials and indirect speech were not looked for, and what \
             numbers count by a few common words only, so that few are said to disagree",
        ),
    }
}

/// What was not looked for because the articles are in several languages; none when they share one.
#[must_use]
pub fn of_languages(comparison: &Comparison) -> Option<String> {
    let languages = comparison.corpus().languages();
    let (last, rest) = languages.split_last().filter(|it| !it.1.is_empty())?;
    Some(format!(
        "articles in several languages ({} and {last}): passages in two languages are linked only by names, numbers, dates \
         and quoted words that they share; nothing between them is said to disagree, and what only one tells was not \
         looked for",
        rest.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::{of_article, of_languages};
    use crate::comparison::{Options, compare};
    use crate::testing::article_in;
    use crate::text::index::ArticleId;

    #[test]
    fn languages_say_what_was_not_looked_for() {
        let said = |languages: [&str; 2]| {
            let articles = languages.map(|it| article_in(it, "Lind 12 %.")).to_vec();
            let it = compare(articles, &Options::default());
            let one = of_article(&it, ArticleId::new(0)).is_some();
            (one, of_languages(&it).unwrap_or_default())
        };
        assert_eq!(said(["en", "en"]), (false, String::new()));
        assert_eq!(said(["de", "de"]), (true, String::new()));
        let (one, both) = said(["ja", "en"]);
        assert!(one && both.contains("(en and ja)"), "{both}");
    }
}
