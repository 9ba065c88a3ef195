//! Where everything stands: pure arithmetic on the size of the terminal, shared by drawing, scrolling and the mouse.

mod widths;

use crate::text::index::{ArticleId, IndexVec};
use crate::tui::message::Size;
use widths::widths;

/// What the arithmetic needs to know besides the size.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// All articles in the order given.
    pub articles: &'a [ArticleId],
    /// The one that stays at the left when not all can be shown.
    pub base: ArticleId,
    /// The article at the cursor: the one shown when only one can be.
    pub focus: ArticleId,
    /// Whether one article at a time was asked for.
    pub stack: bool,
    /// Whether one band for each match was asked for.
    pub rows: bool,
    /// Columns of each article more, or less, than an equal share.
    pub extra: &'a IndexVec<ArticleId, isize>,
    /// Columns of text at most, where no column was made wider.
    pub widest: usize,
    /// Whether overviews are shown where they fit.
    pub rulers: bool,
    /// Whether the panel at the side is shown where it fits.
    pub side: bool,
    /// Whether the focused article was asked for alone.
    pub zoomed: bool,
    /// How many articles besides the base are slid out to the left.
    pub slide: usize,
    /// The articles that a step set side by side, where so many fit and the focused one is among them.
    pub together: &'a [ArticleId],
    /// Whether the last row holds hints.
    pub hints: bool,
    /// Number of matches, for the width of their numbers.
    pub n_matches: usize,
    /// Rows that a panel below the columns takes.
    pub panel: usize,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    /// Leftmost column.
    pub x: usize,
    /// Top row.
    pub y: usize,
    /// Columns.
    pub width: usize,
    /// Rows.
    pub height: usize,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Which layout it is.
    pub kind: Kind,
    /// All cells.
    pub whole: Area,
    /// The rows of the articles.
    pub body: Area,
    /// The articles shown, from left to right.
    pub columns: Vec<Column>,
    /// Columns between two articles.
    pub gutter: usize,
    /// The overview of an article at the edge: its column and the article.
    pub rulers: Vec<(usize, ArticleId)>,
    /// In the stack: the counterpart below, first row its rule.
    pub below: Option<Area>,
    /// The panel below the columns.
    pub panel: Option<Area>,
    /// The panel beside the columns.
    pub side: Option<Area>,
    /// The row that says what is at the cursor.
    pub status: usize,
    /// The row of hints.
    pub hints: Option<usize>,
    /// Whether articles wait outside the window.
    pub carousel: bool,
}

/// Which layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Nothing fits: one line says so.
    #[default]
    TooSmall,
    /// Articles side by side.
    Flow,
    /// One article, and below it the counterpart.
    Stack,
    /// One band for each match, each article in its column.
    Rows,
}

/// One article on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Which.
    pub article: ArticleId,
    /// The first of the two mark cells.
    pub marks: usize,
    /// First column of text.
    pub text: usize,
    /// Columns of text.
    pub width: usize,
}

/// Least columns and rows.
pub const LEAST: Size = Size {
    width: 30,
    height: 8,
};
/// From this many columns articles stand side by side.
const FLOW_FROM: usize = 72;
/// From this many columns an overview of each outer article stands at the edges.
const RULER_FROM: usize = 100;
/// From this many columns the comparison is a panel below the columns.
pub const PANEL_FROM: usize = 160;
/// From this many rows paragraphs are parted by a blank row.
pub const BLANK_ROWS_FROM: usize = 30;
/// Columns of the panel beside the articles, and the rows and the columns of text beside it that it needs.
const SIDE: usize = 46;
const SIDE_ROWS: usize = 24;
const SIDE_TEXT: usize = 60;
/// Columns of text that an article has at least, as long as that many fit.
pub const NARROWEST: usize = 28;
/// Mark cells and the space after them.
const MARKS: usize = 3;
/// In the layout by rows: the cell before a text with the blank behind it, the blank after it with the line to the next
/// one; and the columns of text that an article has at least, as long as that many fit.
const BAND_CELLS: usize = 4;
const BAND_LEAST: usize = 22;
/// The space after the text.
const AFTER: usize = 1;
/// Rows of a body below which the stack shows no counterpart.
const STACK_LEAST: usize = 8;

/// Columns of a list at most: the places at the end of a row are found by the eye only so far from its words.
const LIST: usize = 160;

impl Layout {
    /// Columns that a list and the passages below it take.
    pub fn list_width(&self) -> usize {
        self.whole.width.min(LIST)
    }

    /// The arithmetic of design section 4. Constant time in everything but the count of articles.
    #[must_use]
    pub fn new(size: Size, request: &Request<'_>) -> Self {
        let (width, height) = (usize::from(size.width), usize::from(size.height));
        let whole = Area {
            x: 0,
            y: 0,
            width,
            height,
        };
        if width < usize::from(LEAST.width) || height < usize::from(LEAST.height) {
            return Self {
                whole,
                ..Self::default()
            };
        }
        let hints = request.hints.then(|| height - 1);
        let status = height - 1 - usize::from(request.hints);
        let rows = status - 1;
        let panel = request.panel.min(rows.saturating_sub(4));
        let mut layout = Self {
            kind: Kind::Flow,
            whole,
            body: Area {
                x: 0,
                y: 1,
                width,
                height: rows - panel,
            },
            gutter: gutter(request.n_matches),
            panel: (panel > 0).then_some(Area {
                x: 0,
                y: status - panel,
                width,
                height: panel,
            }),
            status,
            hints,
            ..Self::default()
        };
        if request.rows {
            layout.rows(request);
        } else if width < FLOW_FROM || request.stack {
            layout.stack(request);
        } else {
            layout.flow(request);
        }
        layout
    }

    /// The column of an article, if it is shown.
    #[must_use]
    pub fn column(&self, article: ArticleId) -> Option<&Column> {
        self.columns.iter().find(|it| it.article == article)
    }

    /// The column in which a cell lies, with the gutter at its right.
    #[must_use]
    pub fn column_at(&self, x: usize) -> Option<&Column> {
        self.columns
            .iter()
            .rev()
            .find(|it| it.marks <= x)
            .or(self.columns.first())
    }

    /// The position of the column whose gutter at the right holds a cell.
    #[must_use]
    pub fn gutter_at(&self, x: usize) -> Option<usize> {
        let between = self.columns.windows(2);
        between
            .map(|it| it[0].text + it[0].width..it[1].marks)
            .position(|it| it.contains(&x))
    }

    fn flow(&mut self, request: &Request<'_>) {
        let width = self.whole.width;
        let ruler = width >= RULER_FROM && request.rulers;
        let (left, right) = if ruler { (2, 1) } else { (0, 0) };
        let alone = request.zoomed || request.articles.len() == 1;
        let each = MARKS + AFTER;
        let fit = (width - left - right + self.gutter) / (each + NARROWEST + self.gutter);
        let shown: Vec<ArticleId> = if alone {
            vec![request.focus]
        } else {
            self.carousel = request.articles.len() > fit.max(1);
            pick(request, fit.max(1))
        };
        let n = shown.len();
        // A column alone keeps the gutter for its numbers.
        let n_gutters = if n == 1 { 1 } else { n - 1 };
        let room = width - left - right - n * each - n_gutters * self.gutter;
        let aside = if request.side { self.aside(room, n) } else { 0 };
        let (room, width) = (room - aside, width - aside);
        let extra: Vec<isize> = shown.iter().map(|it| extra(request, *it)).collect();
        let texts = widths(room, request.widest, NARROWEST, &extra);
        let mut x = left + (room - texts.iter().sum::<usize>()) / 2;
        for (article, text) in shown.iter().zip(texts) {
            self.columns.push(Column {
                article: *article,
                marks: x,
                text: x + MARKS,
                width: text,
            });
            x += each + text + self.gutter;
        }
        if ruler {
            self.rulers.extend(shown.first().map(|it| (0, *it)));
            self.rulers
                .extend(shown.last().filter(|_| n > 1).map(|it| (width - 1, *it)));
        }
    }

    /// Columns as in the flow, but for what stands beside the text: the mark and number of a band once at the left, one cell
    /// before each text, a line between two articles.
    fn rows(&mut self, request: &Request<'_>) {
        self.kind = Kind::Rows;
        self.gutter = 0;
        let margin = 4 + request.n_matches.to_string().len();
        let fit = (self.whole.width - margin) / (BAND_CELLS + BAND_LEAST);
        self.carousel = request.articles.len() > fit.max(1);
        let shown = pick(request, fit.max(1));
        let n = shown.len();
        let room = self.whole.width - margin - n * BAND_CELLS;
        let aside = if request.side { self.aside(room, n) } else { 0 };
        let room = room - aside;
        let extra: Vec<isize> = shown.iter().map(|it| extra(request, *it)).collect();
        let texts = widths(room, request.widest, BAND_LEAST, &extra);
        let mut x = margin;
        for (article, text) in shown.iter().zip(texts) {
            self.columns.push(Column {
                article: *article,
                marks: x,
                text: x + 2,
                width: text,
            });
            x += BAND_CELLS + text;
        }
    }

    /// Columns that the panel at the side takes from `room` columns for `n` texts: none when it does not fit.
    fn aside(&mut self, room: usize, n: usize) -> usize {
        let (width, body) = (self.whole.width, self.body);
        let rows = body.height + self.panel.map_or(0, |it| it.height);
        let fits = width >= PANEL_FROM && rows >= SIDE_ROWS && room > n * SIDE_TEXT + SIDE;
        if !fits {
            return 0;
        }
        self.side = Some(Area {
            x: width - SIDE,
            y: body.y,
            width: SIDE,
            height: rows,
        });
        if let Some(panel) = &mut self.panel {
            panel.width -= SIDE + 1;
        }
        SIDE + 1
    }

    fn stack(&mut self, request: &Request<'_>) {
        self.kind = Kind::Stack;
        self.gutter = gutter(request.n_matches) - 2;
        let ruler = 1;
        let room = self.whole.width - ruler - MARKS - AFTER - self.gutter;
        self.columns.push(Column {
            article: request.focus,
            marks: ruler,
            text: ruler + MARKS,
            width: room.min(request.widest),
        });
        if request.rulers {
            self.rulers.push((0, request.focus));
        }
        if self.body.height >= STACK_LEAST && request.articles.len() > 1 {
            let height = self.body.height / 3;
            self.body.height -= height;
            self.below = Some(Area {
                y: self.body.y + self.body.height,
                height,
                ..self.body
            });
        }
    }
}

/// What a column was made wider by; a column alone is as wide as text is.
fn extra(request: &Request<'_>, article: ArticleId) -> isize {
    let alone = request.zoomed || request.articles.len() == 1;
    match request.extra.get(article) {
        Some(it) if !alone => *it,
        _ => 0,
    }
}

/// Columns for the numbers of two neighbours and the line between them.
fn gutter(n_matches: usize) -> usize {
    (2 * n_matches.to_string().len() + 2).max(6)
}

/// The articles that a step set side by side, else the base and, of the others, those at the present slide.
fn pick(request: &Request<'_>, fit: usize) -> Vec<ArticleId> {
    if request.articles.len() <= fit {
        return request.articles.to_vec();
    }
    if fit == 1 {
        return vec![request.focus];
    }
    let known = |it: &ArticleId| request.articles.contains(it);
    let together = request.together;
    if together.len() == fit && together.contains(&request.focus) && together.iter().all(known) {
        return together.to_vec();
    }
    let slide = request.slide.min(request.articles.len() - fit);
    let all = request.articles.iter().copied();
    let others = all.filter(|it| *it != request.base).skip(slide);
    std::iter::once(request.base)
        .chain(others.take(fit - 1))
        .collect()
}

#[cfg(test)]
mod tests;
