//! Rows of the model: where passages stand and how far apart, in a column of its own for each article or in common bands.

use crate::corpus::PassageRef;
use crate::text::index::{ArticleId, PassageId};
use crate::tui::arrangement::LayoutChoice;
use crate::tui::folds::Shut;
use crate::tui::layout::LEAST;
use crate::tui::lines::Place;
use crate::tui::model::Model;

impl Model {
    /// Whether the articles stand in common bands: places are rows of these then, the same for all articles.
    pub(in crate::tui) fn is_rows(&self) -> bool {
        let size = self.size;
        self.arrangement.choice == LayoutChoice::Rows
            && !self.zoomed
            && size.width >= LEAST.width
            && size.height >= LEAST.height
            && self.is_compared()
    }

    /// What is folded in the present layout.
    pub(in crate::tui) fn shut(&self) -> &Shut {
        match self.is_rows() {
            true => &self.folds.rows,
            false => &self.folds.flow,
        }
    }

    /// The same, to change it.
    pub(in crate::tui) fn shut_mut(&mut self) -> &mut Shut {
        match self.is_rows() {
            true => &mut self.folds.rows,
            false => &mut self.folds.flow,
        }
    }

    /// The passages of the focused article in the folded run at the cursor.
    pub(in crate::tui) fn folded_here(&self) -> Vec<PassageRef> {
        let (article, passage) = self.cursor;
        if self.is_rows() {
            let bands = self.synopsis.bands();
            let band = bands.get(self.synopsis.band_of((article, passage)));
            let cell = band.filter(|it| it.folded).map(|it| it.cell(article));
            return cell
                .unwrap_or(&[])
                .iter()
                .map(|it| (article, *it))
                .collect();
        }
        let Some(run) = self.folds.flow.run_of(self.cursor) else {
            return Vec::new();
        };
        let all = run.first.index()..=run.last.index();
        all.map(|it| (article, PassageId::new(it))).collect()
    }

    /// What stands on the first row of the window of an article.
    pub(in crate::tui) fn top(&self, article: ArticleId) -> Place {
        match self.is_rows() {
            true => self.synopsis.top,
            false => self.panes[article].top,
        }
    }

    /// Scrolls the window of an article.
    pub(in crate::tui) fn set_top(&mut self, article: ArticleId, top: Place) {
        match self.is_rows() {
            true => self.synopsis.top = top,
            false => self.panes[article].top = top,
        }
    }

    /// The first row of a passage.
    pub(in crate::tui) fn place(&mut self, passage: PassageRef) -> Place {
        let span = self.span(passage);
        self.place_of(passage.0, span.start())
    }

    pub(in crate::tui) fn place_of(&mut self, article: ArticleId, offset: usize) -> Place {
        if self.is_rows() {
            let passage = self.passage_at(article, offset);
            return self.synopsis.place_of(&self.comparison, passage, offset);
        }
        let it = &self.comparison.corpus().articles()[article];
        self.panes[article].lines.place_of(it, offset)
    }

    pub(in crate::tui) fn step(&mut self, article: ArticleId, place: Place, by: isize) -> Place {
        if self.is_rows() {
            return self.synopsis.step(&self.comparison, place, by);
        }
        let it = &self.comparison.corpus().articles()[article];
        self.panes[article].lines.step(it, place, by)
    }

    pub(in crate::tui) fn distance(
        &mut self,
        article: ArticleId,
        from: Place,
        to: Place,
        limit: usize,
    ) -> Option<isize> {
        if self.is_rows() {
            return self.synopsis.distance(&self.comparison, from, to, limit);
        }
        let it = &self.comparison.corpus().articles()[article];
        self.panes[article].lines.distance(it, from, to, limit)
    }

    pub(in crate::tui) fn end(&mut self, article: ArticleId) -> Place {
        if self.is_rows() {
            return self.synopsis.end(&self.comparison);
        }
        let it = &self.comparison.corpus().articles()[article];
        self.panes[article].lines.end(it)
    }

    pub(in crate::tui) fn offset_of(&mut self, article: ArticleId, place: Place) -> usize {
        if self.is_rows() {
            let passage = self.synopsis.passage_at(&self.comparison, article, place);
            return self.span((article, passage)).start();
        }
        let it = &self.comparison.corpus().articles()[article];
        self.panes[article].lines.offset_of(it, place)
    }

    /// Whether the rows of an article were set.
    pub(in crate::tui) fn is_set(&self, article: ArticleId) -> bool {
        match self.is_rows() {
            true => self.synopsis.is_set(),
            false => self.panes[article].lines.setting().width > 0,
        }
    }
}
