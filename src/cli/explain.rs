//! `--explain`: which two passages are meant, and what is said of them.

use super::failure::Failure;
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::render::outline::Outline;
use crate::report;
use crate::text::index::{ArticleId, PassageId};
use std::ffi::OsString;

/// What was named: two passages, or a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Article and number, each from 0.
    Passages([Place; 2]),
    /// A match, from 1.
    Match(usize),
}

/// A passage as it is named on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    article: usize,
    number: usize,
    /// The sentence of a paragraph; none where passages are counted.
    sentence: Option<usize>,
}

/// How it is asked for.
const FORMS: &str = "parallax --explain A:12 B:8 a.txt b.txt, A¶5 for a paragraph, or a match: --explain 3 a.txt b.txt";

/// Reads what `--explain` names: `A:12` with the second passage among the articles, from where it is taken;
/// `A:12,B:8` in one; or a match.
///
/// # Errors
/// When it names no passage and no match.
pub fn named(first: &str, articles: &mut Vec<OsString>) -> Result<Named, Failure> {
    let digits = first.strip_prefix("match:").unwrap_or(first);
    if let Ok(number) = digits.parse::<usize>()
        && number > 0
    {
        return Ok(Named::Match(number));
    }
    if let Some((one, two)) = first.trim().split_once([',', ' ']) {
        let both = place(one.trim())
            .zip(place(two.trim()))
            .ok_or_else(|| wrong(first))?;
        return Ok(Named::Passages([both.0, both.1]));
    }
    let one = place(first).ok_or_else(|| wrong(first))?;
    // Behind the first or behind the articles: the first that reads as one.
    let mut read = articles.iter().enumerate();
    let second = read.find_map(|(at, it)| Some((at, place(&it.to_string_lossy())?)));
    let Some((at, two)) = second else {
        return Err(Failure::Usage(
            format!("--explain: \"{first}\" is one passage, and a second one is missing"),
            FORMS.to_owned(),
        ));
    };
    articles.remove(at);
    Ok(Named::Passages([one, two]))
}

/// Passages were named, and no articles in which they stand.
pub fn no_articles() -> Failure {
    Failure::Usage(
        "--explain: no article is named".to_owned(),
        FORMS.to_owned(),
    )
}

fn wrong(text: &str) -> Failure {
    Failure::Usage(
        format!("--explain: \"{text}\" is no passage"),
        FORMS.to_owned(),
    )
}

/// `A:12` counts passages, `A¶5` and `A¶5.2` paragraphs and the sentences in them.
fn place(text: &str) -> Option<Place> {
    let letter = text.chars().next().filter(char::is_ascii_alphabetic)?;
    let article = usize::from(letter.to_ascii_uppercase() as u8 - b'A');
    let number = |it: &str| it.parse::<usize>().ok().filter(|it| *it > 0);
    let rest = &text[1..];
    if let Some(rest) = rest.strip_prefix(':') {
        return Some(Place {
            article,
            number: number(rest)?,
            sentence: None,
        });
    }
    let rest = rest.strip_prefix('¶').or(rest.strip_prefix('p'))?;
    let (paragraph, sentence) = rest.split_once('.').unwrap_or((rest, "1"));
    Some(Place {
        article,
        number: number(paragraph)?,
        sentence: Some(number(sentence)?),
    })
}

/// The explanation: of the two passages, or of each two linked passages of the match.
///
/// # Errors
/// When there is no such passage or match.
pub fn explain(comparison: &Comparison, named: &Named) -> Result<String, Failure> {
    match named {
        Named::Passages(places) => {
            let [one, two] = [found(comparison, places[0])?, found(comparison, places[1])?];
            if one.0 == two.0 {
                return Err(Failure::Usage(
                    "--explain: both passages are of one article".to_owned(),
                    "a passage of one article and one of another, as A:12 B:8".to_owned(),
                ));
            }
            Ok(report::explain(comparison, [one.min(two), one.max(two)]))
        }
        Named::Match(number) => of_match(comparison, *number),
    }
}

fn of_match(comparison: &Comparison, number: usize) -> Result<String, Failure> {
    let outline = Outline::new(comparison, ArticleId::new(0));
    let matches = comparison.alignment().matches();
    let Some(id) = matches.ids().find(|id| outline.number(*id) == number) else {
        return Err(Failure::Usage(
            format!("--explain: there is no match {number}"),
            format!("a number from 1 to {}", matches.len()),
        ));
    };
    let inside = |it: &PassageRef| matches[id].passages.contains(it);
    let links = comparison.alignment().links().iter();
    let texts: Vec<String> = links
        .filter(|it| it.passages.iter().all(inside))
        .map(|it| report::explain(comparison, it.passages))
        .collect();
    Ok(texts.join("\n"))
}

fn found(comparison: &Comparison, place: Place) -> Result<PassageRef, Failure> {
    let articles = comparison.corpus().articles();
    let letter = ArticleId::new(place.article);
    if place.article >= articles.len() {
        return Err(Failure::Usage(
            format!("--explain: there is no article {letter}"),
            format!(
                "the articles are A to {}",
                ArticleId::new(articles.len() - 1)
            ),
        ));
    }
    let segments = comparison.corpus().segments(letter);
    let count = segments.passages().len();
    let passage = match place.sentence {
        None => (place.number <= count).then(|| PassageId::new(place.number - 1)),
        Some(sentence) => segments.in_paragraph(place.number).nth(sentence - 1),
    };
    passage.map(|it| (letter, it)).ok_or_else(|| {
        Failure::Usage(
            format!("--explain: article {letter} has no such passage"),
            format!(
                "passages are {letter}:1 to {letter}:{count}, headline and captions counted too"
            ),
        )
    })
}
