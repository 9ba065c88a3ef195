//! What the reader wrote, in each document: the note, where it is, and the passage as it was; and the file of notes, with what is ticked off.

use super::about::name;
use super::digest::Digest;
use super::markdown;
use super::wire::WireNote;
use crate::article::{one_line, plain};
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::Divergence;
use crate::notes::{Notes, Placed, PlacedTick, Tick, TickSite};
use crate::render::escape::{Escaped, Literal};
use crate::render::wording::named;
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;
use std::fmt::{self, Write};

/// A note as every document for people tells it.
pub(super) struct Told {
    /// `A¶12`; the letter alone when its passage is not there any more.
    pub place: String,
    /// The number of the match.
    pub number: Option<usize>,
    /// The words of the note.
    pub words: String,
    /// The passage as it was when the note was made.
    pub passage: String,
    /// Whether the passage is not there any more.
    pub gone: bool,
}

/// The notes in order.
pub(super) fn told(digest: &Digest<'_>, notes: &Notes) -> Vec<Told> {
    let tell = |it: &Placed| Told {
        place: match it.passage {
            Some(passage) => digest.place(passage).to_string(),
            None => it.article.to_string(),
        },
        number: it.passage.and_then(|it| digest.number(it)),
        words: one_line(&it.note.text),
        passage: one_line(&it.note.anchor.text),
        gone: it.passage.is_none(),
    };
    notes.all().iter().map(tell).collect()
}

/// The number of its match, and what is said behind its place where that is gone.
fn number_and_fate(it: &Told) -> [String; 2] {
    let number = it.number.map_or_else(String::new, |it| it.to_string());
    let gone = match it.gone {
        true => format!(" ({GONE})"),
        false => String::new(),
    };
    [number, gone]
}

/// What is said of a note whose passage is gone.
pub(super) const GONE: &str = "not found again";

/// The section of a Markdown document; nothing without notes.
pub(super) fn written(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    let all = told(digest, notes);
    if all.is_empty() {
        return Ok(());
    }
    write!(out, "\n## Notes · {}\n\n", all.len())?;
    out.write_str("| match | where | note | passage |\n| ---: | --- | --- | --- |\n")?;
    for it in &all {
        let [number, gone] = number_and_fate(it);
        let (words, passage) = (Literal(&it.words), Literal(&it.passage));
        writeln!(
            out,
            "| {number} | {}{gone} | {words} | {passage} |",
            it.place
        )?;
    }
    Ok(())
}

/// The notes alone, with the articles that they are on.
pub(super) fn alone(comparison: &Comparison, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    out.write_str("# Notes\n\n")?;
    for (id, article) in comparison.corpus().articles().iter_enumerated() {
        let (title, name) = (plain(article.title()), name(comparison, id));
        writeln!(out, "- **{id}** {} ({})", Literal(&title), Literal(&name))?;
    }
    match notes.all().is_empty() && notes.ticked().about().is_empty() {
        true => out.write_str("\nNo note yet.\n"),
        false => {
            let digest = &Digest::new(comparison);
            written(digest, notes, out)?;
            markdown::ticked(digest, notes, out)?;
            unlisted(digest, notes, out)
        }
    }
}

/// What was ticked off and is not listed now, with what became of it; nothing where all is. Linear in the differences and in what was
/// ticked off.
fn unlisted(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    let (comparison, ticked) = (digest.comparison, notes.ticked());
    let corpus = comparison.corpus();
    let among = |all: std::slice::Iter<'_, Divergence>| -> FxHashSet<&Tick> {
        all.flat_map(|it| ticked.on(corpus, it)).collect()
    };
    let rest: Vec<&PlacedTick> = ticked.lost(corpus, comparison.divergences().iter());
    if rest.is_empty() {
        return Ok(());
    }
    let told = among(comparison.all_divergences().iter());
    write!(out, "\n## Ticked off, not listed now · {}\n\n", rest.len())?;
    out.write_str("| kind | words | where | why |\n| --- | --- | --- | --- |\n")?;
    for it in rest {
        let why = match it.places.iter().all(|it| it.1.is_some()) {
            _ if told.contains(&it.tick) => "less sure now",
            true => "told with other words now, or no difference any more",
            false => GONE,
        };
        let word = |(site, place): (&TickSite, &(ArticleId, _))| {
            format!("{} {}", place.0, Literal(&one_line(&site.words)))
        };
        let words: Vec<String> = it.tick.sites.iter().zip(&it.places).map(word).collect();
        let place = |it: &(ArticleId, Option<PassageRef>)| match it.1 {
            Some(passage) => digest.place(passage).to_string(),
            None => it.0.to_string(),
        };
        let mut places: Vec<String> = it.places.iter().map(place).collect();
        places.dedup();
        writeln!(
            out,
            "| {} | {} | {} | {why} |",
            Literal(named(&it.tick.kind).unwrap_or(&it.tick.kind)),
            words.join("<br>"),
            places.join(" ")
        )?;
    }
    Ok(())
}

/// The section of a page; nothing without notes.
pub(super) fn html(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    let all = told(digest, notes);
    if all.is_empty() {
        return Ok(());
    }
    write!(
        out,
        "<section>\n<h2>Notes · {}</h2>\n<table>\n<thead><tr><th scope=\"col\">Match</th><th scope=\"col\">Where</th>\
         <th scope=\"col\">Note</th><th scope=\"col\">Passage</th></tr></thead>\n<tbody>\n",
        all.len()
    )?;
    for it in &all {
        let [number, gone] = number_and_fate(it);
        writeln!(
            out,
            "<tr><td>{number}</td><td>{}{gone}</td><td>{}</td><td><q>{}</q></td></tr>",
            it.place,
            Escaped(&it.words),
            Escaped(&it.passage)
        )?;
    }
    out.write_str("</tbody>\n</table>\n</section>\n")
}

/// The notes as programs read them.
pub(super) fn wire(notes: &Notes) -> Vec<WireNote> {
    let tell = |it: &Placed| WireNote {
        article: it.article.to_string(),
        passage: it.passage.map(|it| it.1.index()),
        text: it.note.text.clone(),
        about: it.note.anchor.text.clone(),
    };
    notes.all().iter().map(tell).collect()
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Comparison, Options, compare};
    use crate::load::{Input, read_one};
    use crate::notes::{Change, Identities, Notes, Shelf, Tick};
    use crate::render::theme::Theme;
    use crate::report::{Format, ReportOptions, write, write_notes};

    fn compared() -> Comparison {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let texts = [
            "Pier closed\n\nThe harbor office closed the old pier in Halden on Monday after 14 people fell into the water.\n\nA baker on the quay handed out blankets and warm bread until dusk.\n",
            "Pier shut\n\nThe harbor office closed the old pier in Halden on Monday after 17 people fell into the water.\n",
        ];
        compare(texts.map(read).into(), &Options::default())
    }

    #[test]
    fn the_file_of_notes_tells_what_is_ticked_off_as_the_report_does() {
        let comparison = compared();
        let corpus = comparison.corpus();
        let identities = Identities::new(corpus, &[], &Shelf::default());
        let mut shelf = Shelf::default();
        for it in comparison.divergences() {
            shelf.make(&Change::Tick(
                Tick::new(corpus, &identities, it).expect("it has places"),
            ));
        }
        let options = ReportOptions {
            notes: Notes::new(corpus, &identities, &shelf),
            width: 80,
            theme: Theme::default(),
            warnings: Vec::new(),
        };
        let [mut report, mut alone] = [String::new(), String::new()];
        write(Format::Markdown, &comparison, &options, &mut report).expect("a string");
        write_notes(&comparison, &options.notes, &mut alone).expect("a string");
        let rows = |text: &str| -> Vec<String> {
            let rows = text.lines().filter(|it| it.starts_with("| `x "));
            rows.map(str::to_owned).collect()
        };
        let told = rows(&alone);
        assert_eq!(told.len(), comparison.divergences().len(), "{alone}");
        assert_eq!(told, rows(&report));
        let baker = |it: &String| it.starts_with("| `x +`") && it.contains("A baker on the quay");
        assert!(told.iter().any(baker), "{alone}");
    }

    #[test]
    fn what_was_ticked_off_and_is_not_listed_now_is_told_with_what_became_of_it() {
        let comparison = compared();
        let corpus = comparison.corpus();
        let shelf = Shelf::default();
        let sources = ["/a.txt", "/b.txt"].map(str::to_owned);
        let identities = Identities::new(corpus, &sources, &shelf);
        let mut shelf = Shelf::default();
        let all = || comparison.all_divergences().iter();
        let ticks = || all().filter_map(|it| Tick::new(corpus, &identities, it));
        let n = ticks().count();
        for tick in ticks() {
            shelf.make(&Change::Tick(tick));
        }
        let rows = |text: &str, sources: &[String], edit: &dyn Fn(&str) -> String| {
            let read = |it: &crate::article::Article| {
                let input = Input::Bytes {
                    name: "a.txt".to_owned(),
                    bytes: edit(it.text()).into_bytes(),
                };
                read_one(&input).expect("a text").0
            };
            let articles = corpus.articles().iter().map(read).collect();
            let comparison = compare(articles, &Options::default());
            let identities = Identities::new(comparison.corpus(), sources, &shelf);
            let notes = Notes::new(comparison.corpus(), &identities, &shelf);
            let mut out = String::new();
            write_notes(&comparison, &notes, &mut out).expect("a string");
            let listed = out.lines().filter(|it| it.starts_with("| `x ")).count();
            let unlisted = out
                .lines()
                .filter(|it| it.ends_with(&format!("| {text} |")));
            (listed, unlisted.count(), out)
        };
        // As they were: what is less sure is no row of the list.
        let shown = comparison.divergences().len();
        let (listed, less_sure, out) = rows("less sure now", &sources, &str::to_owned);
        assert_eq!((listed, less_sure), (shown, n - shown), "{out}");
        // With other words, from the same places.
        let edited = |it: &str| {
            it.replace("baker", "butcher")
                .replace("17 people", "18 people")
        };
        let (listed, _, out) = rows("less sure now", &sources, &edited);
        let told = out
            .lines()
            .filter(|it| it.starts_with("| ") && it.contains("17 people"));
        assert!(told.count() > 0 && listed < shown, "{out}");
        let lines = out
            .lines()
            .filter(|it| it.contains(" now") || it.ends_with("again |"));
        // All but the heading of the section are its rows.
        assert_eq!(listed + lines.count() - 1, n, "{out}");
    }

    #[test]
    fn every_document_says_what_is_ticked_off() {
        let comparison = compared();
        let corpus = comparison.corpus();
        let identities = Identities::new(corpus, &[], &Shelf::default());
        let first = comparison.divergences().iter().next().expect("one differs");
        let tick = Tick::new(corpus, &identities, first).expect("it has places");
        let mut shelf = Shelf::default();
        for (n, change) in [
            (1, Change::Tick(tick.clone())),
            (1, Change::Tick(tick.clone())),
            (0, Change::Untick(vec![tick])),
        ] {
            shelf.make(&change);
            let options = ReportOptions {
                notes: Notes::new(corpus, &identities, &shelf),
                width: 80,
                theme: Theme::default(),
                warnings: Vec::new(),
            };
            for (format, says) in [
                (Format::Text, "1 ticked off (x), "),
                (Format::Text, "\nx "),
                (Format::Markdown, "1 ticked off (x), "),
                (Format::Markdown, "\n| `x "),
                (Format::Html, "1 ticked off (x), "),
                (
                    Format::Html,
                    "<td><abbr title=\"ticked off\">x</abbr> <abbr class=\"sign ",
                ),
                (Format::Json, "\"ticked\":true"),
            ] {
                let mut text = String::new();
                write(format, &comparison, &options, &mut text).expect("a string");
                assert_eq!(text.to_lowercase().matches(says).count(), n, "{text}");
            }
        }
    }
}
