//! What the reader wrote and ticked off, in each document: the note, where it is, and the passage as it was.

use super::about::name;
use super::digest::Digest;
use super::wire::WireNote;
use crate::article::{one_line, plain};
use crate::comparison::Comparison;
use crate::diverge::{Class, Divergence};
use crate::notes::{Notes, Placed};
use crate::render::escape::{Escaped, Literal};
use crate::render::outline::passages;
use crate::render::{signs, wording};
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

/// What is said of a note whose passage is gone.
pub(super) const GONE: &str = "not found again";

/// A difference that is ticked off.
pub(super) struct Done {
    /// Its class.
    pub class: Class,
    /// The number of the match.
    pub number: Option<usize>,
    /// What differs.
    pub sentence: String,
    /// `A¶3 B¶4`.
    pub places: String,
}

/// The differences that are ticked off, in order of importance.
pub(super) fn done(digest: &Digest<'_>, notes: &Notes) -> Vec<Done> {
    let comparison = digest.comparison;
    let all = comparison.divergences().iter();
    let ticked = all.filter(|it| notes.ticked().has(comparison.corpus(), it));
    let done = |it: &Divergence| {
        let passages = passages(comparison, it);
        let places = passages.iter().map(|it| digest.place(*it).to_string());
        Done {
            class: it.kind.class(),
            number: passages.first().and_then(|it| digest.number(*it)),
            sentence: one_line(&wording::sentence(comparison, it)),
            places: places.collect::<Vec<_>>().join(" "),
        }
    };
    ticked.map(done).collect()
}

/// The sections of a Markdown document; nothing without notes and ticks.
pub(super) fn markdown(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    written(digest, notes, out)?;
    let all = done(digest, notes);
    if all.is_empty() {
        return Ok(());
    }
    write!(out, "\n## Ticked off · {}\n\n", all.len())?;
    out.write_str("| | match | difference | where |\n| --- | ---: | --- | --- |\n")?;
    for it in &all {
        let number = it.number.map_or_else(String::new, |it| it.to_string());
        let (mark, said) = (it.class.mark(), Literal(&it.sentence));
        writeln!(out, "| `{mark}` | {number} | {said} | {} |", it.places)?;
    }
    Ok(())
}

fn written(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    let all = told(digest, notes);
    if all.is_empty() {
        return Ok(());
    }
    write!(out, "\n## Notes · {}\n\n", all.len())?;
    out.write_str("| match | where | note | passage |\n| ---: | --- | --- | --- |\n")?;
    for it in &all {
        let number = it.number.map_or_else(String::new, |it| it.to_string());
        let gone = if it.gone {
            format!(" ({GONE})")
        } else {
            String::new()
        };
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
    match notes.all().is_empty() && notes.ticked().is_empty() {
        true => out.write_str("\nNo note yet.\n"),
        false => markdown(&Digest::new(comparison), notes, out),
    }
}

/// The sections of a page; nothing without notes and ticks.
pub(super) fn html(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    written_html(digest, notes, out)?;
    let all = done(digest, notes);
    if all.is_empty() {
        return Ok(());
    }
    write!(
        out,
        "<section>\n<h2>Ticked off · {}</h2>\n<table>\n<thead><tr><th scope=\"col\">Mark</th><th scope=\"col\">Match</th>\
         <th scope=\"col\">Difference</th><th scope=\"col\">Where</th></tr></thead>\n<tbody>\n",
        all.len()
    )?;
    for it in &all {
        let number = it.number.map_or_else(String::new, |it| it.to_string());
        writeln!(
            out,
            "<tr><td>{} {}</td><td>{number}</td><td>{}</td><td>{}</td></tr>",
            it.class.mark(),
            signs::told(it.class),
            Escaped(&it.sentence),
            it.places
        )?;
    }
    out.write_str("</tbody>\n</table>\n</section>\n")
}

fn written_html(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
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
        let number = it.number.map_or_else(String::new, |it| it.to_string());
        let gone = if it.gone {
            format!(" ({GONE})")
        } else {
            String::new()
        };
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
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::notes::{Change, Notes, Shelf, Tick, identities};
    use crate::render::theme::Theme;
    use crate::report::{Format, ReportOptions, write};

    #[test]
    fn every_document_says_what_is_ticked_off() {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let texts = [
            "Pier closed\n\nThe harbor office closed the old pier in Halden on Monday after 14 people fell into the water.\n",
            "Pier shut\n\nThe harbor office closed the old pier in Halden on Monday after 17 people fell into the water.\n",
        ];
        let comparison = compare(texts.map(read).into(), &Options::default());
        let corpus = comparison.corpus();
        let identities = identities(corpus, &[]);
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
                (Format::Text, "ticked off · 1"),
                (Format::Markdown, "## ticked off · 1"),
                (Format::Html, "<h2>ticked off · 1</h2>"),
                (Format::Json, "\"ticked\":true"),
            ] {
                let mut text = String::new();
                write(format, &comparison, &options, &mut text).expect("a string");
                assert_eq!(text.to_lowercase().matches(says).count(), n, "{text}");
            }
        }
    }
}
