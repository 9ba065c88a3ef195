//! The report as text: what differs, who said what, then the articles, side by side where the width allows.

use super::about::credits;
use super::digest::{Digest, PLACES, Place, Row, Said, role};
use super::pen::Pen;
use super::{ReportOptions, notes};
use crate::article::plain;
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::notes::Notes;
use crate::render::signs::{TICKED, legend};
use crate::render::theme::Role;
use crate::render::wrap::{Width, columns, shortened_to_words, wrap};
use crate::text::Span;
use std::fmt::{self, Write};

/// Columns before the sentence of a difference: mark, number and the space around them.
const LEAD: usize = 8;

/// The narrowest report.
pub const LEAST_WIDTH: usize = 30;
/// The widest report: a formatter pads no further.
const MOST_WIDTH: usize = u16::MAX as usize;

/// Writes the report, in `pen`'s colours if it has any. Linear in text and findings.
pub(super) fn write(
    comparison: &Comparison,
    options: &ReportOptions,
    pen: &Pen<'_>,
    out: &mut dyn Write,
) -> fmt::Result {
    let mut writer = Writer {
        digest: &Digest::new(comparison),
        pen,
        width: options.width.clamp(LEAST_WIDTH, MOST_WIDTH),
        out,
    };
    writer.heading(options)?;
    if writer.digest.compares() {
        writer.differences(&options.notes)?;
    }
    writer.notes(options)?;
    writer.said()?;
    super::columns::write(writer.digest, pen, writer.width, writer.out)
}

/// Columns of a place at least, so that words below each other begin in one column: `A¶12`.
const LABEL: usize = 4;
/// Columns of the name of who is quoted.
const SOURCE: usize = 40;

struct Writer<'a, 'b> {
    digest: &'a Digest<'a>,
    pen: &'a Pen<'a>,
    width: usize,
    out: &'b mut dyn Write,
}

impl<'a> Writer<'a, '_> {
    fn heading(&mut self, options: &ReportOptions) -> fmt::Result {
        let comparison = self.digest.comparison;
        for (id, article) in comparison.corpus().articles().iter_enumerated() {
            let letter = format!("{id}  ");
            self.pen
                .write(Role::Article(id.index() as u8), &letter, self.out)?;
            self.wrapped(Role::Heading, &plain(article.title()), letter.len())?;
            let share = self.digest.share(id);
            let mut credits = credits(comparison, id);
            credits.push(match self.digest.compares() {
                true => share.to_string(),
                false => format!("{} words", share.words),
            });
            self.indented(Role::Muted, &credits.join(" · "), letter.len())?;
        }
        for warning in &options.warnings {
            let note = format!("note: {}: {}", warning.source_name, warning.what);
            self.indented(Role::Muted, &plain(&note), 0)?;
        }
        Ok(())
    }

    fn differences(&mut self, notes: &Notes) -> fmt::Result {
        self.section(&self.digest.heading(notes))?;
        if let Some(untold) = self.digest.untold() {
            self.indented(Role::Muted, &untold, 0)?;
        }
        if self.digest.comparison.alignment().matches().is_empty() {
            self.indented(
                Role::Text,
                "These texts share no passage. Perhaps they are about different events.",
                0,
            )?;
        }
        self.legend()?;
        for group in self.digest.groups(notes) {
            self.subsection(&format!("{} · {}", group.title, group.rows.len()))?;
            for row in &group.rows {
                self.row(row)?;
            }
        }
        Ok(())
    }

    /// What the marks mean, in columns, and how places are read.
    fn legend(&mut self) -> fmt::Result {
        let all = legend().map(|(class, told)| (class, format!(" {told}")));
        let widest = all.iter().map(|it| columns(&it.1)).max().unwrap_or(0) + 4;
        for row in all.chunks((self.width / widest).max(1)) {
            for (n, (class, told)) in row.iter().enumerate() {
                self.pen
                    .write(role(*class), &class.mark().to_string(), self.out)?;
                self.pen.write(Role::Muted, told, self.out)?;
                if n + 1 < row.len() {
                    let gap = widest - 1 - columns(told);
                    write!(self.out, "{:gap$}", "")?;
                }
            }
            self.out.write_char('\n')?;
        }
        self.indented(Role::Muted, PLACES, 0)
    }

    /// `x ! 8   Quote cut short: …      A¶12 B¶8`, and below it the words that it is about, with their places.
    fn row(&mut self, row: &Row) -> fmt::Result {
        let sign = if row.ticked { TICKED } else { "" };
        self.lead(sign, row.class.mark(), role(row.class), row.number)?;
        let places = places(&row.places);
        let said = row.said_in_group();
        if row.is_lone {
            self.versions(Role::Text, &row.words, true)?;
            return match said {
                "" => Ok(()),
                near => self.indented(Role::Muted, near, LEAD),
            };
        }
        match (row.hint, row.words.as_slice()) {
            (Some(hint), _) => {
                self.placed(said, &places)?;
                let hint = shortened_to_words(self.slice(hint), self.width - LEAD);
                self.indented(Role::Muted, &hint, LEAD)
            }
            (None, []) => self.placed(said, &places),
            (None, words) => {
                if !said.is_empty() {
                    self.wrapped(Role::Text, said, LEAD)?;
                }
                self.versions(Role::Text, words, said.is_empty())
            }
        }
    }

    /// A sentence whose first row is begun, and its places at the end of its last row, or on one of their own.
    fn placed(&mut self, sentence: &str, places: &str) -> fmt::Result {
        let room = self.width - LEAD;
        let width = Width {
            first: room,
            rest: room,
        };
        let rows = wrap(sentence, Span::new(0, sentence.len()), width);
        let last = rows.last().map_or(0, |it| columns(&sentence[it.range()]));
        let fits = last + columns(places) + 2 <= room;
        for (n, line) in rows.iter().enumerate() {
            let indent = if n == 0 { 0 } else { LEAD };
            write!(self.out, "{:indent$}{}", "", &sentence[line.range()])?;
            if fits && n + 1 == rows.len() {
                let gap = room - last - columns(places);
                write!(self.out, "{:gap$}", "")?;
                self.pen.write(Role::Muted, places, self.out)?;
            }
            self.out.write_char('\n')?;
        }
        match fits {
            true => Ok(()),
            false => self.indented(Role::Muted, places, LEAD),
        }
    }

    /// `A¶12  the words`, each version of what several tell on rows of its own; the first on a row that is begun.
    fn versions(&mut self, role: Role, sites: &[Site], begun: bool) -> fmt::Result {
        let labels: Vec<String> = sites.iter().map(|it| self.digest.label(*it)).collect();
        let widest = labels.iter().map(|it| columns(it)).max();
        let widest = widest.unwrap_or(0).max(LABEL);
        for (n, (site, label)) in sites.iter().zip(&labels).enumerate() {
            let indent = if begun && n == 0 { 0 } else { LEAD };
            let gap = widest - columns(label) + 2;
            write!(self.out, "{:indent$}", "")?;
            let own = Role::Article(site.article.index() as u8);
            self.pen.write(own, label, self.out)?;
            write!(self.out, "{:gap$}", "")?;
            self.wrapped(role, self.slice(*site), LEAD + widest + 2)?;
        }
        Ok(())
    }

    fn notes(&mut self, options: &ReportOptions) -> fmt::Result {
        let all = notes::told(self.digest, &options.notes);
        if all.is_empty() {
            return Ok(());
        }
        self.section(&format!("Notes · {}", all.len()))?;
        self.out.write_char('\n')?;
        for it in all {
            self.lead("", '*', Role::Heading, it.number)?;
            self.wrapped(Role::Text, &it.words, LEAD)?;
            let gone = if it.gone { notes::GONE } else { "" };
            let passage = format!("{} {gone} {}", it.place, it.passage).replace("  ", " ");
            self.indented(Role::Muted, &passage, LEAD)?;
        }
        Ok(())
    }

    fn said(&mut self) -> fmt::Result {
        let said = self.digest.said();
        if said.is_empty() {
            return Ok(());
        }
        self.section(&format!("Who said what · {}", said.len()))?;
        self.out.write_char('\n')?;
        said.iter().try_for_each(|it| self.said_row(it))
    }

    fn said_row(&mut self, said: &Said) -> fmt::Result {
        let number = said
            .places
            .iter()
            .find_map(|it| self.digest.number(it.passage));
        let (mark, color) = match self.digest.compares() {
            true => (said.class.mark(), role(said.class)),
            false => (' ', Role::Text),
        };
        self.lead("", mark, color, number)?;
        let source = said.source.as_deref().unwrap_or("(not named)");
        let source = shortened_to_words(source, SOURCE);
        self.pen.write(Role::Entity, &source, self.out)?;
        let mut told = String::new();
        if self.digest.compares() {
            write!(told, ", {}", said.told)?;
        }
        let words = [said.marked];
        let versions = match (said.versions.as_slice(), said.places.as_slice()) {
            ([], [_]) => &words[..],
            (all, _) => all,
        };
        if versions.is_empty() {
            write!(told, "  {}", places(&said.places))?;
        }
        self.first_wrapped(Role::Muted, &told, LEAD + columns(&source), LEAD)?;
        match versions {
            [] => self.indented(Role::Quote, self.slice(said.marked), LEAD),
            all => self.versions(Role::Quote, all, false),
        }
    }

    fn slice(&self, site: Site) -> &'a str {
        let digest: &'a Digest<'a> = self.digest;
        digest.comparison.corpus().slice(site)
    }

    /// What stands before the words of a row: that it is ticked off, its mark and its number.
    fn lead(&mut self, sign: &str, mark: char, role: Role, number: Option<usize>) -> fmt::Result {
        let number = number.map_or_else(String::new, |it| it.to_string());
        if !sign.is_empty() {
            self.pen.write(Role::Heading, sign, self.out)?;
        }
        write!(self.out, "{:w$}", "", w = 2 - columns(sign).min(2))?;
        self.pen.write(role, &mark.to_string(), self.out)?;
        write!(self.out, " {number:<w$}", w = LEAD - 4)
    }

    fn section(&mut self, title: &str) -> fmt::Result {
        self.out.write_char('\n')?;
        self.indented(Role::Heading, &title.to_uppercase(), 0)
    }

    fn subsection(&mut self, title: &str) -> fmt::Result {
        self.out.write_char('\n')?;
        self.indented(Role::Heading, title, 0)
    }

    /// A paragraph, every row indented.
    fn indented(&mut self, role: Role, text: &str, indent: usize) -> fmt::Result {
        write!(self.out, "{:indent$}", "")?;
        self.wrapped(role, text, indent)
    }

    /// A paragraph whose first row is already begun, `indent` columns in.
    fn wrapped(&mut self, role: Role, text: &str, indent: usize) -> fmt::Result {
        self.first_wrapped(role, text, indent, indent)
    }

    fn first_wrapped(
        &mut self,
        role: Role,
        text: &str,
        begun: usize,
        indent: usize,
    ) -> fmt::Result {
        let width = Width {
            first: self.width.saturating_sub(begun),
            rest: self.width.saturating_sub(indent),
        };
        for (n, row) in wrap(text, Span::new(0, text.len()), width)
            .iter()
            .enumerate()
        {
            if n > 0 {
                write!(self.out, "\n{:indent$}", "")?;
            }
            self.pen.write(role, &text[row.range()], self.out)?;
        }
        self.out.write_char('\n')
    }
}

/// `A¶12 B¶8`.
fn places(places: &[Place]) -> String {
    let all: Vec<String> = places.iter().map(ToString::to_string).collect();
    all.join(" ")
}
