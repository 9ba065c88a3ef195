//! The report as one page: a picture, what differs, who said what, the articles side by side; no script, nothing loaded.

use super::ReportOptions;
use super::about::credits;
use super::bands::{Band, bands};
use super::digest::{Digest, PLACES, Place, Row, Said};
use super::{notes, picture};
use crate::article::BlockKind;
use crate::article::plain;
use crate::comparison::Comparison;
use crate::corpus::{PassageRef, Site};
use crate::diverge::Class;
use crate::notes::Notes;
use crate::render::escape::Escaped;
use crate::render::runs::{RoleSet, flatten};
use crate::render::signs::{PARAGRAPH, TICKED, legend, told};
use crate::render::theme::Role;
use crate::text::index::{ArticleId, BlockId};
use std::fmt::{self, Write};

/// Nothing may be loaded or run, whatever an article brings along.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Writes the page. Every text that comes from an article or its metadata is escaped. Linear in text and findings.
pub(super) fn write(
    comparison: &Comparison,
    options: &ReportOptions,
    out: &mut dyn Write,
) -> fmt::Result {
    let digest = &Digest::new(comparison);
    let mut page = Page { digest, out };
    page.head()?;
    page.titles(options)?;
    if digest.compares() {
        picture::write(digest, page.out)?;
        page.differences(&options.notes)?;
    }
    notes::html(digest, &options.notes, page.out)?;
    page.said()?;
    page.articles()?;
    page.foot()
}

struct Page<'a, 'b> {
    digest: &'a Digest<'a>,
    out: &'b mut dyn Write,
}

impl<'a> Page<'a, '_> {
    fn head(&mut self) -> fmt::Result {
        let mut title = String::from("parallax");
        for article in self.digest.comparison.corpus().articles() {
            write!(title, " · {}", plain(article.title()))?;
        }
        let css = include_str!("../../assets/report/page.css");
        write!(
            self.out,
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{}</title>\n<style>\n{css}</style>\n</head>\n<body>\n<main>\n",
            Escaped(&title)
        )
    }

    fn titles(&mut self, options: &ReportOptions) -> fmt::Result {
        let articles = self.digest.comparison.corpus().articles();
        let heading = match articles.len() {
            1 => "One report".to_owned(),
            n => format!("{n} reports side by side"),
        };
        write!(self.out, "<h1>{heading}</h1>\n<ul class=\"titles\">\n")?;
        for (id, article) in articles.iter_enumerated() {
            let share = self.digest.share(id);
            let mut about = credits(self.digest.comparison, id);
            about.push(match self.digest.compares() {
                true => share.to_string(),
                false => format!("{} words", share.words),
            });
            writeln!(
                self.out,
                "<li><span class=\"letter {}\">{id}</span><a href=\"#{}\">{}</a><br><span class=\"credits\">{}</span></li>",
                color(id),
                block_anchor(id),
                Escaped(&plain(article.title())),
                Escaped(&about.join(" · ")),
            )?;
        }
        self.out.write_str("</ul>\n")?;
        for it in &options.warnings {
            let note = plain(&format!("{}: {}", it.source_name, it.what));
            writeln!(
                self.out,
                "<p class=\"credits\">Note: {}</p>",
                Escaped(&note)
            )?;
        }
        Ok(())
    }

    fn differences(&mut self, notes: &Notes) -> fmt::Result {
        let heading = self.digest.heading(notes);
        writeln!(self.out, "<section>\n<h2>{heading}</h2>")?;
        if let Some(untold) = self.digest.untold() {
            writeln!(self.out, "<p class=\"credits\">{untold}</p>")?;
        }
        if self.digest.comparison.alignment().matches().is_empty() {
            self.out.write_str(
                "<p>These texts share no passage. Perhaps they are about different events.</p>\n",
            )?;
        }
        write!(
            self.out,
            "<table>\n<caption>{} {PLACES}</caption>\n\
             <thead><tr><th scope=\"col\">Mark</th><th scope=\"col\">Match</th><th scope=\"col\">Difference</th><th scope=\"col\">Where</th></tr></thead>\n",
            legend().map(|(class, told)| key(class, told)).concat()
        )?;
        for group in self.digest.groups(notes) {
            let (title, n) = (&group.title, group.rows.len());
            writeln!(
                self.out,
                "<tbody>\n<tr><th colspan=\"4\" scope=\"rowgroup\">{title} · {n}</th></tr>"
            )?;
            for row in &group.rows {
                self.row(row)?;
            }
            self.out.write_str("</tbody>\n")?;
        }
        self.out.write_str("</table>\n</section>\n")
    }

    fn row(&mut self, row: &Row) -> fmt::Result {
        self.out.write_str("<tr>")?;
        self.sign(row.class, row.ticked)?;
        write!(
            self.out,
            "<td>{}</td>",
            row.number.map_or_else(String::new, |it| it.to_string())
        )?;
        write!(self.out, "<td class=\"sentence\">")?;
        if row.is_lone {
            for site in &row.words {
                write!(self.out, "<q>{}</q>", Escaped(self.slice(*site)))?;
            }
        }
        write!(self.out, "{}", Escaped(row.said_in_group()))?;
        if let Some(hint) = row.hint_in(self.digest.comparison) {
            write!(self.out, " <q class=\"hint\">{}</q>", Escaped(&hint))?;
        }
        for site in row.words.iter().filter(|_| !row.is_lone) {
            self.out.write_char(' ')?;
            self.version(*site)?;
        }
        self.out.write_str("</td>")?;
        self.places(&row.places)?;
        self.out.write_str("</tr>\n")
    }

    /// One version of what several tell, with where it stands.
    fn version(&mut self, site: Site) -> fmt::Result {
        let (own, label) = (color(site.article), self.digest.label(site));
        let words = Escaped(self.slice(site));
        write!(self.out, "<q><b class=\"{own}\">{label}</b> {words}</q>")
    }

    fn said(&mut self) -> fmt::Result {
        let said = self.digest.said();
        if said.is_empty() {
            return Ok(());
        }
        write!(
            self.out,
            "<section>\n<h2>Who said what · {}</h2>\n<table>\n<thead><tr><th scope=\"col\">Mark</th><th scope=\"col\">Speaker</th>\
             <th scope=\"col\">Words</th><th scope=\"col\">Told</th><th scope=\"col\">Where</th></tr></thead>\n<tbody>\n",
            said.len()
        )?;
        for row in &said {
            self.said_row(row)?;
        }
        self.out.write_str("</tbody>\n</table>\n</section>\n")
    }

    fn said_row(&mut self, said: &Said) -> fmt::Result {
        self.out.write_str("<tr>")?;
        match self.digest.compares() {
            true => self.sign(said.class, false)?,
            false => self.out.write_str("<td></td>")?,
        }
        let source = said.source.as_deref().unwrap_or("not named");
        let told = if self.digest.compares() {
            &said.told
        } else {
            ""
        };
        write!(self.out, "<td>{}</td><td>", Escaped(source))?;
        if said.versions.is_empty() {
            let words = Escaped(self.digest.said_words(said));
            write!(self.out, "<q>{words}</q>")?;
        }
        for site in &said.versions {
            self.version(*site)?;
        }
        write!(self.out, "</td><td>{}</td>", Escaped(told))?;
        self.places(&said.places)?;
        self.out.write_str("</tr>\n")
    }

    fn sign(&mut self, class: Class, ticked: bool) -> fmt::Result {
        self.out.write_str("<td>")?;
        if ticked {
            write!(self.out, "<abbr title=\"ticked off\">{TICKED}</abbr> ")?;
        }
        write!(
            self.out,
            "<abbr class=\"sign {}\" title=\"{}\">{}</abbr></td>",
            class.name(),
            told(class),
            class.mark()
        )
    }

    fn places(&mut self, places: &[Place]) -> fmt::Result {
        self.out.write_str("<td class=\"place\">")?;
        for (n, place) in places.iter().enumerate() {
            let gap = if n == 0 { "" } else { " " };
            write!(
                self.out,
                "{gap}<a href=\"#{}\">{place}</a>",
                anchor(place.passage)
            )?;
        }
        self.out.write_str("</td>")
    }

    fn articles(&mut self) -> fmt::Result {
        let articles: Vec<ArticleId> = self.digest.comparison.corpus().articles().ids().collect();
        write!(
            self.out,
            "<section>\n<h2>The reports</h2>\n<div class=\"articles\" style=\"--columns: {}\">\n",
            articles.len().max(1)
        )?;
        let all = bands(self.digest, &articles);
        let n_rows = all.iter().flatten().map(|it| it.row + it.rows).max();
        for (column, (id, bands)) in articles.iter().zip(all).enumerate() {
            writeln!(
                self.out,
                "<article id=\"{}\" aria-label=\"Article {id}\">",
                block_anchor(*id)
            )?;
            self.column_head(*id, column + 1, n_rows.unwrap_or(1))?;
            for band in &bands {
                self.band(*id, column + 1, band)?;
            }
            self.out.write_str("</article>\n")?;
        }
        self.out.write_str("</div>\n</section>\n")
    }

    /// Letter and name of a column: it spans all rows, so that it stays in sight while they are scrolled through.
    fn column_head(&mut self, id: ArticleId, column: usize, rows: usize) -> fmt::Result {
        let name = super::about::name(self.digest.comparison, id);
        writeln!(
            self.out,
            "<p class=\"credits head\" style=\"grid-column: {column}; grid-row: 1 / span {rows}\"><b class=\"{}\">{id}</b> {}</p>",
            color(id),
            Escaped(&name)
        )
    }

    fn band(&mut self, id: ArticleId, column: usize, band: &Band) -> fmt::Result {
        let (row, rows) = (band.row + 1, band.rows);
        writeln!(
            self.out,
            "<div class=\"band\" style=\"grid-column: {column}; grid-row: {row} / span {rows}\">"
        )?;
        for block in band.blocks.clone() {
            self.block(id, BlockId::new(block))?;
        }
        self.out.write_str("</div>\n")
    }

    fn block(&mut self, id: ArticleId, block: BlockId) -> fmt::Result {
        let corpus = self.digest.comparison.corpus();
        let block = corpus.articles()[id].blocks()[block];
        let kind = match block.kind {
            BlockKind::Headline => "headline",
            BlockKind::Dek => "dek",
            BlockKind::Byline => "byline",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Heading => "heading",
            BlockKind::ListItem => "list_item",
            BlockKind::BlockQuote => "block_quote",
            BlockKind::Caption => "caption",
        };
        write!(self.out, "<p class=\"{kind}\">")?;
        let passages = corpus.segments(id).passages_in(block.span).ids();
        for (n, passage) in passages.enumerate() {
            match n {
                0 => {
                    let number = self.digest.place((id, passage)).paragraph;
                    write!(self.out, "<span class=\"par\">{PARAGRAPH}{number}</span>")?;
                }
                _ => self.out.write_char(' ')?,
            }
            self.passage((id, passage))?;
        }
        self.out.write_str("</p>\n")
    }

    fn passage(&mut self, passage: PassageRef) -> fmt::Result {
        write!(
            self.out,
            "<span class=\"passage\" id=\"{}\">",
            anchor(passage)
        )?;
        if let Some(class) = self.digest.comparison.passage_class(passage) {
            let (name, told, mark) = (class.name(), told(class), class.mark());
            write!(
                self.out,
                "<abbr class=\"mark {name}\" title=\"{told}\">{mark}</abbr>"
            )?;
            self.number(passage, class)?;
        }
        let corpus = self.digest.comparison.corpus();
        let article = &corpus.articles()[passage.0];
        for run in flatten(corpus.passage_span(passage), self.digest.marks(passage)) {
            let text = Escaped(article.slice(run.span));
            match classes(run.roles).as_slice() {
                [] => write!(self.out, "{text}")?,
                it => write!(self.out, "<span class=\"{}\">{text}</span>", it.join(" "))?,
            }
        }
        self.out.write_str("</span>")
    }

    /// The number of the match, as a link to where another article tells the same: the next one, going round.
    fn number(&mut self, passage: PassageRef, class: Class) -> fmt::Result {
        let (Some(number), Some(next)) = (
            self.digest.number(passage),
            self.digest.counterpart(passage),
        ) else {
            return Ok(());
        };
        let place = self.digest.place(next);
        write!(
            self.out,
            "<a class=\"number {}\" href=\"#{}\" title=\"also told in {place}\">{number}</a>",
            class.name(),
            anchor(next)
        )
    }

    fn foot(&mut self) -> fmt::Result {
        writeln!(
            self.out,
            "</main>\n<footer>Made by parallax {}. It says what differs; whether that matters is for the reader to judge.</footer>\n</body>\n</html>",
            env!("CARGO_PKG_VERSION")
        )
    }

    fn slice(&self, site: Site) -> &'a str {
        let digest: &'a Digest<'a> = self.digest;
        digest.comparison.corpus().slice(site)
    }
}

/// A mark and what it means.
fn key(class: Class, told: &str) -> String {
    let (name, mark) = (class.name(), class.mark());
    format!("<span class=\"key\"><b class=\"sign {name}\">{mark}</b> {told}</span> ")
}

/// Where a passage can be gone to.
pub(super) fn anchor((article, passage): PassageRef) -> String {
    format!("{article}-{}", passage.index() + 1)
}

fn block_anchor(article: ArticleId) -> String {
    format!("article-{article}")
}

fn color(article: ArticleId) -> String {
    format!("article-{}", article.index() % 4)
}

fn classes(roles: RoleSet) -> Vec<&'static str> {
    let class = |it| match it {
        Role::Entity => Some("name"),
        Role::Quote => Some("shared"),
        Role::DifferentTint => Some("differs"),
        Role::CheckTint => Some("conflicts"),
        _ => None,
    };
    roles.iter().filter_map(class).collect()
}
