//! The report as Markdown, for notes and issues: the table of differences, who said what, and every match in full.

use super::ReportOptions;
use super::about::credits;
use super::digest::{Digest, Group, PLACES, Place, Row};
use super::notes;
use crate::article::plain;
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::notes::Notes;
use crate::render::escape::Literal;
use crate::render::signs::{TICKED, marks, told};
use crate::text::index::MatchId;
use std::fmt::{self, Write};

/// Writes the report. Text of the articles is escaped, so that it is read as text. Linear in text and findings.
pub(super) fn write(
    comparison: &Comparison,
    options: &ReportOptions,
    out: &mut dyn Write,
) -> fmt::Result {
    let digest = &Digest::new(comparison);
    titles(digest, options, out)?;
    if digest.compares() {
        differences(digest, options, out)?;
    }
    notes::written(digest, &options.notes, out)?;
    said(digest, out)?;
    if digest.compares() {
        matches(digest, out)?;
    }
    Ok(())
}

fn titles(digest: &Digest<'_>, options: &ReportOptions, out: &mut dyn Write) -> fmt::Result {
    let articles = digest.comparison.corpus().articles();
    match articles.len() {
        1 => out.write_str("# One report\n\n")?,
        n => write!(out, "# {n} reports side by side\n\n")?,
    }
    out.write_str(
        "| | report | from | words | in matched passages |\n| --- | --- | --- | ---: | ---: |\n",
    )?;
    for (id, article) in articles.iter_enumerated() {
        let title = plain(article.title());
        let from = credits(digest.comparison, id).join(" · ");
        let share = digest.share(id);
        let shared = if digest.compares() {
            share.shared.to_string()
        } else {
            String::new()
        };
        let (title, from) = (Literal(&title), Literal(&from));
        writeln!(
            out,
            "| {id} | {title} | {from} | {} | {shared} |",
            share.words
        )?;
    }
    for it in &options.warnings {
        let note = plain(&format!("{}: {}", it.source_name, it.what));
        write!(out, "\nNote: {}\n", Literal(&note))?;
    }
    Ok(())
}

fn differences(digest: &Digest<'_>, options: &ReportOptions, out: &mut dyn Write) -> fmt::Result {
    write!(out, "\n## {}\n", digest.heading(&options.notes))?;
    if let Some(untold) = digest.untold() {
        write!(out, "\n{}\n", Literal(&untold))?;
    }
    if digest.comparison.alignment().matches().is_empty() {
        out.write_str(
            "\nThese texts share no passage. Perhaps they are about different events.\n",
        )?;
    }
    let signs = marks().replace("   ", " · ");
    write!(out, "\n{}\n", Literal(&format!("Marks: {signs}. {PLACES}")))?;
    groups(digest, &digest.groups(&options.notes), out)
}

/// The section of what is ticked off, where no other one tells the differences; nothing without ticks.
pub(super) fn ticked(digest: &Digest<'_>, notes: &Notes, out: &mut dyn Write) -> fmt::Result {
    let all = digest.ticked(notes);
    let n: usize = all.iter().map(|it| it.rows.len()).sum();
    if n > 0 {
        write!(out, "\n## Ticked off · {n}\n")?;
    }
    groups(digest, &all, out)
}

/// A table for each group, the rows that are ticked off with an `x` before their mark.
fn groups(digest: &Digest<'_>, groups: &[Group], out: &mut dyn Write) -> fmt::Result {
    for group in groups {
        write!(out, "\n### {} · {}\n\n", group.title, group.rows.len())?;
        out.write_str("| | match | difference | where |\n| --- | ---: | --- | --- |\n")?;
        for it in &group.rows {
            row(digest, it, out)?;
        }
    }
    Ok(())
}

fn row(digest: &Digest<'_>, row: &Row, out: &mut dyn Write) -> fmt::Result {
    let number = row.number.map_or_else(String::new, |it| it.to_string());
    let said = Literal(row.said_in_group()).to_string();
    let hint = row.hint_in(digest.comparison);
    let mut parts: Vec<String> = match hint {
        Some(hint) => vec![format!("{said}: {}", Literal(&hint))],
        None if said.is_empty() => Vec::new(),
        None => vec![said],
    };
    let words = row.words.iter().map(|it| match row.is_lone {
        true => Literal(slice(digest, *it)).to_string(),
        false => version(digest, *it),
    });
    // What one article tells alone is read before what comes near to it.
    let at = if row.is_lone { 0 } else { parts.len() };
    parts.splice(at..at, words);
    let parts = parts.join("<br>");
    let ticked = match row.ticked {
        true => format!("{TICKED} "),
        false => String::new(),
    };
    write!(out, "| `{ticked}{}` | {number} | {parts}", row.class.mark())?;
    out.write_str(" | ")?;
    places(&row.places, out)?;
    out.write_str(" |\n")
}

/// `**A¶5** the words`, one version of what several tell.
fn version(digest: &Digest<'_>, site: Site) -> String {
    let words = Literal(slice(digest, site));
    format!("**{}** {words}", digest.label(site))
}

fn said(digest: &Digest<'_>, out: &mut dyn Write) -> fmt::Result {
    let said = digest.said();
    if said.is_empty() {
        return Ok(());
    }
    write!(out, "\n## Who said what · {}\n\n", said.len())?;
    out.write_str("| | speaker | words | told | where |\n| --- | --- | --- | --- | --- |\n")?;
    for it in said {
        let (mark, how) = match digest.compares() {
            true => (format!("`{}`", it.class.mark()), it.told.as_str()),
            false => (String::new(), ""),
        };
        let source = Literal(it.source.as_deref().unwrap_or("not named")).to_string();
        let words = match it.versions.is_empty() {
            true => Literal(digest.said_words(&it)).to_string(),
            false => {
                let all = it.versions.iter().map(|it| version(digest, *it));
                all.collect::<Vec<_>>().join("<br>")
            }
        };
        write!(out, "| {mark} | {source} | {words} | {} | ", Literal(how))?;
        places(&it.places, out)?;
        out.write_str(" |\n")?;
    }
    Ok(())
}

fn matches(digest: &Digest<'_>, out: &mut dyn Write) -> fmt::Result {
    let all = digest.comparison.alignment().matches();
    if all.is_empty() {
        return Ok(());
    }
    write!(out, "\n## What tells the same · {}\n", all.len())?;
    let mut ids: Vec<MatchId> = all.ids().collect();
    ids.sort_by_key(|it| digest.outline.number(*it));
    for id in ids {
        let how = told(digest.comparison.match_class(id));
        let moved = if all[id].moved {
            ", in another order"
        } else {
            ""
        };
        write!(
            out,
            "\n### {} · {how}{moved}\n\n",
            digest.outline.number(id)
        )?;
        for passage in &all[id].passages {
            let text = slice(digest, digest.comparison.corpus().passage_site(*passage));
            writeln!(out, "- **{}** {}", digest.place(*passage), Literal(text))?;
        }
    }
    Ok(())
}

fn places(places: &[Place], out: &mut dyn Write) -> fmt::Result {
    for (n, place) in places.iter().enumerate() {
        let gap = if n == 0 { "" } else { " " };
        write!(out, "{gap}{place}")?;
    }
    Ok(())
}

fn slice<'a>(digest: &Digest<'a>, site: Site) -> &'a str {
    digest.comparison.corpus().slice(site)
}
