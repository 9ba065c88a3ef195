//! Articles as columns of text: each passage on rows of its own, with mark and number before its first one.

use super::about::name;
use super::bands::bands;
use super::digest::{Digest, role};
use super::pen::Pen;
use crate::article::BlockKind;
use crate::render::runs::{Run, flatten};
use crate::render::signs::PARAGRAPH;
use crate::render::theme::Role;
use crate::render::wrap::{Width, columns, wrap};
use crate::text::Span;
use crate::text::index::{ArticleId, PassageId};
use std::fmt::{self, Write};

/// Columns between two articles.
const GUTTER: usize = 2;
/// Narrower text than this is not set side by side.
const LEAST: usize = 28;
/// Wider text than this is hard to read.
const MOST: usize = 76;

/// One row of one column.
enum Line {
    Blank,
    /// The number of the paragraph that begins below.
    Paragraph(usize),
    /// A row of a passage, and whether it is its first.
    Text {
        passage: PassageId,
        row: Span,
        first: bool,
    },
    /// A row of the heading of the column.
    Title(String),
}

/// Writes all articles: side by side with what tells the same on one height where that keeps the order of each, or one
/// after the other where columns would get too narrow. Linear in the text.
pub(super) fn write(
    digest: &Digest<'_>,
    pen: &Pen<'_>,
    width: usize,
    out: &mut dyn Write,
) -> fmt::Result {
    let articles = digest.comparison.corpus().articles();
    let n = articles.len().max(1);
    let digits = digest.outline.n_matches().to_string().len().max(2);
    let lead = digits + 2;
    let text = ((width + GUTTER) / n).saturating_sub(GUTTER + lead);
    let sheet = |text| Sheet {
        digest,
        pen,
        digits,
        lead,
        text,
    };
    if n > 1 && text >= LEAST {
        let sheet = sheet(text.min(MOST));
        let columns = sheet.aligned(&articles.ids().collect::<Vec<_>>());
        return sheet.write(&columns, out);
    }
    let sheet = sheet(width.saturating_sub(lead).min(MOST));
    for article in articles.ids() {
        sheet.write(&sheet.aligned(&[article]), out)?;
    }
    Ok(())
}

struct Sheet<'a> {
    digest: &'a Digest<'a>,
    pen: &'a Pen<'a>,
    // Columns of a number; of number, mark and a space; of text.
    digits: usize,
    lead: usize,
    text: usize,
}

/// The rows of an article and where each of its blocks begins.
struct Column {
    article: ArticleId,
    lines: Vec<Line>,
}

impl Sheet<'_> {
    /// The columns, with blank rows put in before blocks so that those which tell the same begin on one row.
    fn aligned(&self, articles: &[ArticleId]) -> Vec<Column> {
        let mut columns: Vec<Column> = articles.iter().map(|it| self.title(*it)).collect();
        let bands = bands(self.digest, articles);
        let n_rows = bands.iter().flatten().map(|it| it.row + 1).max();
        let mut next: Vec<_> = bands.iter().map(|it| it.iter().peekable()).collect();
        for row in 0..n_rows.unwrap_or(0) {
            let begin: Vec<_> = next
                .iter_mut()
                .map(|it| it.next_if(|it| it.row == row))
                .collect();
            level(
                columns
                    .iter_mut()
                    .zip(&begin)
                    .filter(|it| it.1.is_some())
                    .map(|it| it.0),
            );
            for (column, band) in columns.iter_mut().zip(begin) {
                self.fill(column, band.map_or(0..0, |it| it.blocks.clone()));
            }
        }
        columns
    }

    fn title(&self, article: ArticleId) -> Column {
        let title = format!("{article}  {}", name(self.digest.comparison, article));
        let width = Width {
            first: self.text + self.lead,
            rest: self.text + self.lead,
        };
        let rows = wrap(&title, Span::new(0, title.len()), width);
        let lines = rows
            .iter()
            .map(|it| Line::Title(title[it.range()].to_owned()));
        Column {
            article,
            lines: lines.chain([Line::Blank]).collect(),
        }
    }

    /// Adds the rows of some blocks, with a blank row after each.
    fn fill(&self, column: &mut Column, blocks: std::ops::Range<usize>) {
        let corpus = self.digest.comparison.corpus();
        let article = &corpus.articles()[column.article];
        let segments = corpus.segments(column.article);
        let width = Width {
            first: self.text,
            rest: self.text,
        };
        for block in &article.blocks().as_slice()[blocks] {
            if let Some(first) = segments.passages_in(block.span).ids().next() {
                let place = self.digest.place((column.article, first));
                // Above every block stands a blank row.
                column.lines.pop();
                column.lines.push(Line::Paragraph(place.paragraph));
            }
            for passage in segments.passages_in(block.span).ids() {
                let rows = wrap(article.text(), segments.passages()[passage].span, width);
                column
                    .lines
                    .extend(rows.into_iter().enumerate().map(|(n, row)| Line::Text {
                        passage,
                        row,
                        first: n == 0,
                    }));
            }
            column.lines.push(Line::Blank);
        }
    }

    fn write(&self, columns: &[Column], out: &mut dyn Write) -> fmt::Result {
        let height = columns.iter().map(|it| it.lines.len()).max().unwrap_or(0);
        let mut runs: Vec<(Option<PassageId>, Vec<Run>)> =
            columns.iter().map(|_| (None, Vec::new())).collect();
        out.write_char('\n')?;
        for n in 0..height {
            // Blanks are written when something follows them, so that no row ends in white space.
            let mut pending = 0;
            for (column, runs) in columns.iter().zip(&mut runs) {
                let used = match column.lines.get(n) {
                    None | Some(Line::Blank) => 0,
                    Some(line) => {
                        write!(out, "{:pending$}", "")?;
                        pending = 0;
                        self.line(column.article, line, runs, out)?
                    }
                };
                pending += self.lead + self.text + GUTTER - used;
            }
            out.write_char('\n')?;
        }
        Ok(())
    }

    /// Writes a row and tells how many columns it took.
    fn line(
        &self,
        article: ArticleId,
        line: &Line,
        runs: &mut (Option<PassageId>, Vec<Run>),
        out: &mut dyn Write,
    ) -> Result<usize, fmt::Error> {
        let text = self.digest.comparison.corpus().articles()[article].text();
        match line {
            Line::Blank => Ok(0),
            Line::Paragraph(n) => {
                let label = format!("{:w$}{PARAGRAPH}{n}", "", w = self.lead);
                self.pen.write(Role::Muted, &label, out)?;
                Ok(columns(&label))
            }
            Line::Title(title) => {
                self.pen
                    .write(Role::Article(article.index() as u8), title, out)?;
                Ok(columns(title))
            }
            Line::Text {
                passage,
                row,
                first,
            } => {
                self.lead(article, *passage, *first, out)?;
                let corpus = self.digest.comparison.corpus();
                if runs.0 != Some(*passage) {
                    let span = corpus.passage_span((article, *passage));
                    *runs = (
                        Some(*passage),
                        flatten(span, self.digest.marks((article, *passage))),
                    );
                }
                let block = corpus.segments(article).passages()[*passage].block;
                let ground = ground(corpus.articles()[article].blocks()[block].kind);
                self.pen.write_runs(text, *row, &runs.1, ground, out)?;
                Ok(self.lead + columns(&text[row.range()]))
            }
        }
    }

    /// Number and mark before the first row of a passage.
    fn lead(
        &self,
        article: ArticleId,
        passage: PassageId,
        first: bool,
        out: &mut dyn Write,
    ) -> fmt::Result {
        let passage = (article, passage);
        let class = self
            .digest
            .comparison
            .passage_class(passage)
            .filter(|_| first);
        let number = self.digest.number(passage).filter(|_| first);
        let number = number.map_or_else(String::new, |it| it.to_string());
        write!(out, "{number:>w$}", w = self.digits)?;
        match class {
            Some(class) => self
                .pen
                .write(role(class), &class.mark().to_string(), out)?,
            None => out.write_char(' ')?,
        }
        out.write_char(' ')
    }
}

/// Brings columns to one height.
fn level<'a>(columns: impl Iterator<Item = &'a mut Column>) {
    let columns: Vec<_> = columns.collect();
    let height = columns.iter().map(|it| it.lines.len()).max().unwrap_or(0);
    for column in columns {
        column.lines.resize_with(height, || Line::Blank);
    }
}

fn ground(kind: BlockKind) -> Role {
    match kind {
        BlockKind::Headline | BlockKind::Heading => Role::Heading,
        BlockKind::Byline | BlockKind::Caption => Role::Muted,
        _ => Role::Text,
    }
}
