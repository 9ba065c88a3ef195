//! The wrapped rows of one article, made where they are looked at, and places among them.

use crate::article::{Article, BlockKind};
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::BlockId;

/// A row of an article: its block and its row in it, so that finding what stands near it needs only near blocks.
///
/// Invariant: `row` lies in its block, except that rows before the first block are negative rows of it, and rows after
/// the last block are rows of it beyond its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// Position of the block.
    pub block: usize,
    /// Row in the block, from 0.
    pub row: isize,
}

impl Place {
    /// The place `by` rows after (before, if negative) this one, among `n_blocks` blocks. Asks for the rows of each block
    /// on the way, in order.
    pub(in crate::tui) fn step(
        self,
        by: isize,
        n_blocks: usize,
        mut height: impl FnMut(usize) -> isize,
    ) -> Self {
        let mut to = Self {
            block: self.block,
            row: self.row + by,
        };
        while to.row < 0 && to.block > 0 {
            to.block -= 1;
            to.row += height(to.block);
        }
        while to.block + 1 < n_blocks {
            let rows = height(to.block);
            if to.row < rows {
                break;
            }
            to.row -= rows;
            to.block += 1;
        }
        to
    }

    /// Rows from here to another place (negative if it lies before); none if more than `limit`. Asks for the rows of the
    /// blocks between, up to the limit.
    pub(in crate::tui) fn distance(
        self,
        to: Self,
        limit: usize,
        mut height: impl FnMut(usize) -> isize,
    ) -> Option<isize> {
        if to < self {
            return to.distance(self, limit, height).map(|it| -it);
        }
        let mut rows = to.row - self.row;
        for block in self.block..to.block {
            rows += height(block);
            if rows > limit as isize {
                return None;
            }
        }
        (rows <= limit as isize).then_some(rows)
    }
}

/// How an article is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Setting {
    /// Columns of text.
    pub width: usize,
    /// Whether a blank row parts paragraphs; otherwise their first row is indented.
    pub blank_rows: bool,
    /// Which of its passages are folded: another number says that others are.
    pub folds: u32,
}

/// The rows of one article, wrapped block by block when first asked for and then kept.
#[derive(Debug, Default)]
pub struct Lines {
    setting: Setting,
    // Stretches that take one row each; sorted, disjoint.
    folds: Vec<Span>,
    blocks: Vec<Option<Box<[Row]>>>,
}

/// A row of a block.
#[derive(Debug, Clone, Copy)]
struct Row {
    span: Span,
    folded: bool,
}

/// One row as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its block.
    pub block: BlockId,
    /// Its text; empty for a blank row between paragraphs.
    pub span: Span,
    /// Columns left free before it.
    pub indent: usize,
    /// Whether the block begins here.
    pub first: bool,
    /// Whether it stands for all passages of its span, which are folded.
    pub folded: bool,
}

/// Columns by which a paragraph or list item is indented.
const INDENT: usize = 2;

impl Lines {
    /// How the rows are set.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// Forgets all rows if they are to be set otherwise. `folds` are stretches of whole passages, sorted and disjoint.
    pub fn set(&mut self, article: &Article, setting: Setting, folds: impl Iterator<Item = Span>) {
        if self.setting != setting || self.blocks.len() != article.blocks().len() {
            self.setting = setting;
            self.folds = folds.collect();
            self.blocks = vec![None; article.blocks().len()];
        }
    }

    /// Rows of a block, with the blank row after it; none for a block inside a fold that began in one before.
    fn height(&mut self, article: &Article, block: usize) -> isize {
        let rows = self.rows(article, block).len() as isize;
        let blank = self.setting.blank_rows && block + 1 < self.blocks.len();
        match rows {
            0 => 0,
            _ => rows + isize::from(blank),
        }
    }

    /// The fold that holds a byte.
    fn fold_at(&self, offset: usize) -> Option<Span> {
        let at = self.folds.partition_point(|it| it.end() <= offset);
        self.folds
            .get(at)
            .copied()
            .filter(|it| it.start() <= offset)
    }

    fn rows(&mut self, article: &Article, block: usize) -> &[Row] {
        let (setting, folds) = (self.setting, &self.folds);
        self.blocks[block].get_or_insert_with(|| {
            let it = &article.blocks()[BlockId::new(block)];
            let wide = |first| setting.width - indent(setting, it.kind, first).min(setting.width);
            let from = folds.partition_point(|fold| fold.end() <= it.span.start());
            let near = folds[from..].iter();
            let near = near.take_while(|fold| fold.start() < it.span.end());
            let (mut rows, mut at) = (Vec::new(), it.span.start());
            let open = |rows: &mut Vec<Row>, from: usize, to: usize| {
                let text = &article.text()[from..to];
                let skip = text.len() - text.trim_start().len();
                let whole = from == it.span.start();
                let from = if whole { from } else { from + skip };
                let width = Width {
                    first: wide(whole),
                    rest: wide(false),
                };
                let spans = wrap(article.text(), Span::new(from, to), width).into_iter();
                rows.extend(spans.map(|span| Row {
                    span,
                    folded: false,
                }));
            };
            for fold in near {
                if at < fold.start() {
                    open(&mut rows, at, fold.start());
                }
                if fold.start() >= it.span.start() {
                    rows.push(Row {
                        span: *fold,
                        folded: true,
                    });
                }
                at = fold.end().min(it.span.end());
            }
            if at < it.span.end() {
                open(&mut rows, at, it.span.end());
            }
            // A block without a row is one that a fold swallowed.
            if rows.is_empty() && at == it.span.start() {
                rows.push(Row {
                    span: Span::new(at, at),
                    folded: false,
                });
            }
            rows.into()
        })
    }

    /// The place `by` rows after (before, if negative) another one. Wraps what lies between.
    pub fn step(&mut self, article: &Article, place: Place, by: isize) -> Place {
        if self.blocks.is_empty() {
            return Place {
                block: 0,
                row: place.row + by,
            };
        }
        place.step(by, self.blocks.len(), |block| self.height(article, block))
    }

    /// Rows from one place to another (negative if it lies before); none if more than `limit`. Wraps what lies between, up
    /// to the limit.
    pub fn distance(
        &mut self,
        article: &Article,
        from: Place,
        to: Place,
        limit: usize,
    ) -> Option<isize> {
        from.distance(to, limit, |block| self.height(article, block))
    }

    /// The row that holds the byte at `offset`.
    pub fn place_of(&mut self, article: &Article, offset: usize) -> Place {
        let offset = self.fold_at(offset).map_or(offset, |it| it.start());
        let blocks = article.blocks().as_slice();
        let after = blocks.partition_point(|it| it.span.start() <= offset);
        let block = after.saturating_sub(1);
        if self.blocks.is_empty() {
            return Place::default();
        }
        let rows = self.rows(article, block);
        let row = rows.partition_point(|it| it.span.start() <= offset);
        Place {
            block,
            row: row.saturating_sub(1) as isize,
        }
    }

    /// The first byte of a row; of the nearest one for rows outside the article.
    pub fn offset_of(&mut self, article: &Article, place: Place) -> usize {
        if self.blocks.is_empty() {
            return 0;
        }
        let start = article.blocks()[BlockId::new(place.block)].span.start();
        let start = self.fold_at(start).map_or(start, |it| it.start());
        let rows = self.rows(article, place.block);
        let row = (place.row.max(0) as usize).min(rows.len().saturating_sub(1));
        rows.get(row).map_or(start, |it| it.span.start())
    }

    /// The first byte that stands on a row or below it.
    pub fn offset_from(&mut self, article: &Article, place: Place) -> usize {
        let mut after = place.block + 1;
        // Blocks that a fold swallowed have no row.
        while after < self.blocks.len() && self.height(article, after) == 0 {
            after += 1;
        }
        let is_blank =
            !self.blocks.is_empty() && place.row >= self.rows(article, place.block).len() as isize;
        match article.blocks().as_slice().get(after) {
            Some(next) if is_blank => next.span.start(),
            _ => self.offset_of(article, place),
        }
    }

    /// The first row of the article.
    #[must_use]
    pub fn start(&self) -> Place {
        Place::default()
    }

    /// The last row of the article.
    pub fn end(&mut self, article: &Article) -> Place {
        let Some(mut block) = self.blocks.len().checked_sub(1) else {
            return Place::default();
        };
        while block > 0 && self.height(article, block) == 0 {
            block -= 1;
        }
        Place {
            block,
            row: self.height(article, block) - 1,
        }
    }

    /// Wraps what a window of `height` rows at `top` shows, for [`Lines::shown`].
    pub fn prepare(&mut self, article: &Article, top: Place, height: usize) {
        let bottom = self.step(article, top, height as isize);
        if !self.blocks.is_empty() {
            self.rows(article, top.block);
            self.rows(article, bottom.block);
        }
    }

    /// The rows of a window whose first row is `top`; none for rows outside the article. They were wrapped by
    /// [`Lines::prepare`]; what was not is left blank.
    pub fn shown<'a>(
        &'a self,
        article: &'a Article,
        top: Place,
        height: usize,
    ) -> impl Iterator<Item = Option<Line>> + 'a {
        let mut at = top;
        (0..height).map(move |_| {
            let line = self.line(article, at);
            at = self.next(at);
            line
        })
    }

    fn line(&self, article: &Article, at: Place) -> Option<Line> {
        let rows = self.blocks.get(at.block)?.as_deref()?;
        let row = usize::try_from(at.row).ok()?;
        let block = BlockId::new(at.block);
        let it = &article.blocks()[block];
        let row = rows.get(row)?;
        let first = row.span.start() == it.span.start();
        Some(Line {
            block,
            span: row.span,
            indent: indent(self.setting, it.kind, first),
            first,
            folded: row.folded,
        })
    }

    fn next(&self, at: Place) -> Place {
        let rows = |block: usize| self.blocks.get(block).and_then(|it| it.as_deref());
        let blank = isize::from(self.setting.blank_rows);
        let height = rows(at.block).map_or(1, |it| it.len().max(1) as isize) + blank;
        let mut block = at.block + 1;
        while block + 1 < self.blocks.len() && rows(block).is_some_and(<[Row]>::is_empty) {
            block += 1;
        }
        match at.row + 1 >= height && block < self.blocks.len() {
            true => Place { block, row: 0 },
            false => Place {
                block: at.block,
                row: at.row + 1,
            },
        }
    }
}

fn indent(setting: Setting, kind: BlockKind, first: bool) -> usize {
    match kind {
        BlockKind::ListItem | BlockKind::BlockQuote => INDENT,
        BlockKind::Paragraph if first && !setting.blank_rows => INDENT,
        _ => 0,
    }
}

#[cfg(test)]
mod tests;
