//! `Synopsis`: the bands of the layout by rows, one for each match, and their rows, wrapped where they are looked at.

mod made;
mod pairs;

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::render::outline::Outline;
use crate::render::wrap::{Width, wrap};
use crate::text::Span;
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId};
use crate::tui::folds::Shut;
use crate::tui::lines::Place;
use made::{bands, index};
pub(in crate::tui) use pairs::ABOUT;

/// What stands side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct Band {
    /// The passages of each article that tells it, in order.
    pub cells: Vec<(ArticleId, Vec<PassageId>)>,
    /// The match that it is.
    pub matched: Option<MatchId>,
    /// Whether it stands for passages that are folded.
    pub folded: bool,
}

/// A row of one article in a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct CellRow {
    pub passage: PassageId,
    pub span: Span,
    /// Whether the passage begins here, after the number of its paragraph.
    pub first: bool,
}

/// How the bands are set: what they were made from, and the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) struct BandSetting {
    pub base: ArticleId,
    /// The version of the folds.
    pub folds: u32,
    /// The articles shown and the columns of their text.
    pub columns: Vec<(ArticleId, usize)>,
    /// Columns of the sign of a paragraph.
    pub sign: usize,
}

/// All bands in order.
#[derive(Debug, Default)]
pub(in crate::tui) struct Synopsis {
    setting: Option<BandSetting>,
    bands: Vec<Band>,
    band_of: IndexVec<ArticleId, Vec<usize>>,
    // For each band the rows of the columns shown.
    rows: Vec<Option<Box<[Vec<CellRow>]>>>,
    /// What stands on the first row of the window: the band as block.
    pub top: Place,
}

impl Band {
    /// The passages of an article.
    pub fn cell(&self, article: ArticleId) -> &[PassageId] {
        let cell = self.cells.iter().find(|it| it.0 == article);
        cell.map_or(&[], |it| it.1.as_slice())
    }

    /// All its passages.
    pub fn passages(&self) -> impl Iterator<Item = PassageRef> + '_ {
        let cells = self.cells.iter();
        cells.flat_map(|(article, all)| all.iter().map(|it| (*article, *it)))
    }
}

impl Synopsis {
    /// Whether bands were made.
    pub fn is_set(&self) -> bool {
        self.setting.is_some()
    }

    /// Forgets all bands: the articles are others.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Makes the bands anew if they are to be others, and forgets their rows if these are. `n log n` in passages.
    pub fn set(
        &mut self,
        comparison: &Comparison,
        outline: &Outline,
        shut: &Shut,
        setting: BandSetting,
    ) -> bool {
        if self.setting.as_ref() == Some(&setting) {
            return false;
        }
        let same = self
            .setting
            .as_ref()
            .is_some_and(|it| (it.base, it.folds) == (setting.base, setting.folds));
        if !same {
            self.bands = bands(comparison, outline, shut);
            self.band_of = index(comparison, &self.bands);
        }
        self.setting = Some(setting);
        self.rows = vec![None; self.bands.len()];
        true
    }

    /// All bands.
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// The position of the band of a passage.
    pub fn band_of(&self, (article, passage): PassageRef) -> usize {
        let all = self.band_of.get(article);
        all.and_then(|it| it.get(passage.index()))
            .copied()
            .unwrap_or(0)
    }

    /// The rows of a band that was prepared: one list for each column shown.
    pub fn cells(&self, band: usize) -> &[Vec<CellRow>] {
        self.rows
            .get(band)
            .and_then(|it| it.as_deref())
            .unwrap_or(&[])
    }

    /// Rows of a band that was prepared, with the rule below it.
    pub fn height_shown(&self, band: usize) -> usize {
        let rows = self.cells(band).iter().map(Vec::len).max().unwrap_or(0);
        let is_last = band + 1 >= self.bands.len();
        match self.bands.get(band) {
            Some(it) if !it.folded => rows.max(1) + usize::from(!is_last),
            _ => 1,
        }
    }

    fn height(&mut self, comparison: &Comparison, band: usize) -> isize {
        self.wrap(comparison, band);
        self.height_shown(band) as isize
    }

    fn wrap(&mut self, comparison: &Comparison, at: usize) {
        let (Some(setting), Some(band)) = (&self.setting, self.bands.get(at)) else {
            return;
        };
        if self.rows[at].is_some() || band.folded {
            return;
        }
        let corpus = comparison.corpus();
        let column = |(article, width): &(ArticleId, usize)| {
            let mut rows = Vec::new();
            for passage in band.cell(*article) {
                let n = corpus.segments(*article).paragraph_number(*passage);
                let sign = setting.sign + n.to_string().len() + 1;
                let fit = Width {
                    first: width.saturating_sub(sign),
                    rest: *width,
                };
                let span = corpus.passage_span((*article, *passage));
                let spans = wrap(corpus.articles()[*article].text(), span, fit);
                rows.extend(spans.into_iter().enumerate().map(|(n, span)| CellRow {
                    passage: *passage,
                    span,
                    first: n == 0,
                }));
            }
            rows
        };
        self.rows[at] = Some(setting.columns.iter().map(column).collect());
    }

    /// The place `by` rows after (before, if negative) another one.
    pub fn step(&mut self, comparison: &Comparison, place: Place, by: isize) -> Place {
        let n_bands = self.bands.len();
        place.step(by, n_bands, |band| self.height(comparison, band))
    }

    /// Rows from one place to another; none if more than `limit`.
    pub fn distance(
        &mut self,
        comparison: &Comparison,
        from: Place,
        to: Place,
        limit: usize,
    ) -> Option<isize> {
        from.distance(to, limit, |band| self.height(comparison, band))
    }

    /// The row on which a byte of a passage stands.
    pub fn place_of(&mut self, comparison: &Comparison, at: PassageRef, offset: usize) -> Place {
        let block = self.band_of(at);
        self.wrap(comparison, block);
        let rows = self.column(block, at.0);
        let found = rows
            .iter()
            .rposition(|it| it.passage == at.1 && (it.first || it.span.start() <= offset));
        Place {
            block,
            row: found.unwrap_or(0) as isize,
        }
    }

    /// The rows of an article in a band that was wrapped.
    pub fn column(&self, band: usize, article: ArticleId) -> &[CellRow] {
        let columns = self.setting.iter().flat_map(|it| &it.columns);
        let at = columns.map(|it| it.0).position(|it| it == article);
        let rows = at.and_then(|at| self.cells(band).get(at));
        rows.map_or(&[], Vec::as_slice)
    }

    /// The passage of an article that stands on a row, else the nearest one further on, else before.
    pub fn passage_at(
        &mut self,
        comparison: &Comparison,
        article: ArticleId,
        place: Place,
    ) -> PassageId {
        self.wrap(comparison, place.block);
        let rows = self.column(place.block, article);
        let row = (place.row.max(0) as usize).min(rows.len().saturating_sub(1));
        if let Some(it) = rows.get(row) {
            return it.passage;
        }
        let (before, after) = self.bands.split_at(place.block.min(self.bands.len()));
        let first = after.iter().find_map(|it| it.cell(article).first());
        let last = || before.iter().rev().find_map(|it| it.cell(article).last());
        first.or_else(last).copied().unwrap_or(PassageId::new(0))
    }

    /// The last row.
    pub fn end(&mut self, comparison: &Comparison) -> Place {
        let block = self.bands.len().saturating_sub(1);
        let height = self.height(comparison, block);
        Place {
            block,
            row: height - 1,
        }
    }

    /// Wraps what a window of `height` rows shows.
    pub fn prepare(&mut self, comparison: &Comparison, height: usize) {
        let bottom = self.step(comparison, self.top, height as isize);
        self.wrap(comparison, self.top.block);
        self.wrap(comparison, bottom.block);
    }

    /// The bands of a window that was prepared: each with the row of the window on which it begins, which may lie above.
    pub fn shown(&self, height: usize) -> impl Iterator<Item = (isize, usize)> + '_ {
        let mut y = -self.top.row;
        let bands = self.top.block..self.bands.len();
        bands.map_while(move |band| {
            let at = y;
            y += self.height_shown(band) as isize;
            (at < height as isize).then_some((at, band))
        })
    }

    /// The passage `n` down the column of an article, or up; a folded band is one step. None at the end.
    pub fn next(&self, (article, passage): PassageRef, on: bool, n: usize) -> Option<PassageRef> {
        let mut found = None;
        let mut at = passage;
        for _ in 0..n {
            let Some(next) = self.neighbor((article, at), on) else {
                break;
            };
            at = next;
            found = Some((article, at));
        }
        found
    }

    fn neighbor(&self, (article, passage): PassageRef, on: bool) -> Option<PassageId> {
        let block = self.band_of((article, passage));
        let band = self.bands.get(block)?;
        let cell = band.cell(article);
        let at = cell.iter().position(|it| *it == passage)?;
        let beside = if on {
            cell.get(at + 1)
        } else {
            cell[..at].last()
        };
        if let Some(it) = beside.filter(|_| !band.folded) {
            return Some(*it);
        }
        let stop = |it: &Band| {
            let cell = it.cell(article);
            if on || it.folded {
                cell.first()
            } else {
                cell.last()
            }
            .copied()
        };
        match on {
            true => self.bands[block + 1..].iter().find_map(stop),
            false => self.bands[..block].iter().rev().find_map(stop),
        }
    }

    /// The first or the last passage down the column of an article.
    pub fn edge(&self, article: ArticleId, last: bool) -> Option<PassageRef> {
        let found = match last {
            false => self.bands.iter().find_map(|it| it.cell(article).first()),
            true => self.bands.iter().rev().find_map(|it| match it.folded {
                true => it.cell(article).first(),
                false => it.cell(article).last(),
            }),
        };
        found.map(|it| (article, *it))
    }
}
