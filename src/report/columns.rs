//! Articles as columns of text: each passage on rows of its own, with mark and number before its first one.

use super::digest::{Digest, name, role};
use super::pen::Pen;
use crate::article::BlockKind;
use crate::render::runs::{Run, flatten};
use crate::render::theme::Role;
use crate::render::wrap::{Width, columns, wrap};
use crate::text::Span;
use crate::text::index::{ArticleId, BlockId, PassageId};
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
        level(&mut columns);
        let mut done = vec![0; columns.len()];
        for stop in self.stops(articles) {
            for (n, block) in stop.iter().enumerate() {
                if let Some(block) = block {
                    self.fill(&mut columns[n], done[n]..block.index());
                    done[n] = block.index();
                }
            }
            let here = |n: usize| stop[n].is_some();
            let height = (0..columns.len())
                .filter(|n| here(*n))
                .map(|n| columns[n].lines.len())
                .max();
            for n in (0..columns.len()).filter(|n| here(*n)) {
                columns[n]
                    .lines
                    .resize_with(height.unwrap_or(0), || Line::Blank);
            }
        }
        for (column, from) in columns.iter_mut().zip(done) {
            let blocks = self.digest.comparison.corpus().articles()[column.article].blocks();
            self.fill(column, from..blocks.len());
        }
        columns
    }

    /// For each height to level at: the block of each article that begins there. Matches that stand in another order
    /// somewhere are passed over, so no article is reordered.
    fn stops(&self, articles: &[ArticleId]) -> Vec<Vec<Option<BlockId>>> {
        let comparison = self.digest.comparison;
        let mut stops: Vec<Vec<Option<BlockId>>> = Vec::new();
        let mut reached: Vec<Option<BlockId>> = vec![None; articles.len()];
        let mut matches: Vec<_> = comparison.alignment().matches().iter_enumerated().collect();
        matches.sort_by_key(|(id, _)| self.digest.outline.number(*id));
        for (_, matched) in matches
            .into_iter()
            .filter(|(_, it)| !it.moved && articles.len() > 1)
        {
            let stop: Vec<Option<BlockId>> = articles
                .iter()
                .map(|article| {
                    let passage = matched.passages.iter().find(|it| it.0 == *article)?.1;
                    Some(comparison.corpus().segments(*article).passages()[passage].block)
                })
                .collect();
            let goes_on = stop
                .iter()
                .zip(&reached)
                .all(|(it, reached)| it.is_none() || it > reached);
            if goes_on {
                for (reached, it) in reached.iter_mut().zip(&stop) {
                    *reached = it.or(*reached);
                }
                stops.push(stop);
            }
        }
        stops
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

fn level(columns: &mut [Column]) {
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
