//! `Overview`: two articles as a picture, a row for each paragraph of one and a column for each of the other.

use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::contrast;
use crate::render::outline::{Outline, passages};
use crate::text::index::ArticleId;
use std::collections::BTreeMap;

/// Paragraphs that a cell can stand for. Up to the first round number the whole picture should be seen at once; above it, what a
/// cell says would be lost, and the picture is scrolled.
const SCALES: [usize; 7] = [1, 2, 5, 10, 20, 50, 100];
/// The largest number of paragraphs in a cell of a picture that is seen at once.
const AT_ONCE: usize = 10;
/// Screens beside each other above which cells are made to stand for more.
const SCREENS: usize = 4;

/// The picture of two articles.
#[derive(Debug)]
pub(in crate::tui) struct Overview {
    /// The article of the rows and that of the columns.
    pub articles: [ArticleId; 2],
    /// All others.
    pub others: Vec<ArticleId>,
    /// Paragraphs of each.
    pub sizes: [usize; 2],
    /// Paragraphs that a cell stands for.
    pub scale: usize,
    /// The chosen cell; one row behind the last stands for what the columns tell alone.
    pub at: [usize; 2],
    /// The first cell shown.
    pub top: [usize; 2],
    /// The paragraph that was chosen, whatever a cell stands for.
    wanted: [usize; 2],
    // Sorted by row and column, in paragraphs.
    links: Vec<Link>,
    // Paragraphs of which nothing is told in the other article, as the gravest of their passages is.
    alone: [Vec<Option<Alone>>; 2],
}

/// How a paragraph of which the other article tells nothing is told: the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::tui) enum Alone {
    /// In a third article.
    Elsewhere(ArticleId),
    /// Perhaps in no other article.
    Near,
    /// In no other article.
    Only,
}

/// Two passages that tell the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::tui) struct Link {
    /// Paragraphs, from 0.
    pub cell: [usize; 2],
    pub class: Class,
    pub passages: [PassageRef; 2],
}

impl Overview {
    /// The picture of two articles, with the cell of `at` chosen. `n log n` in the links between them.
    pub fn new(
        comparison: &Comparison,
        outline: &Outline,
        articles: [ArticleId; 2],
        at: [usize; 2],
    ) -> Self {
        let corpus = comparison.corpus();
        let sizes = articles.map(|it| corpus.articles()[it].blocks().len());
        let mut links = links(comparison, outline, articles);
        links.sort_unstable();
        let mut alone = sizes.map(|n| vec![None; n]);
        for (side, article) in articles.into_iter().enumerate() {
            for it in corpus.segments(article).passages().ids() {
                let row = paragraph(comparison, (article, it));
                if let Some(alone) = alone[side].get_mut(row) {
                    *alone = (*alone).max(told_alone(comparison, outline, (article, it)));
                }
            }
            for link in &links {
                alone[side][link.cell[side]] = None;
            }
        }
        let others = corpus.articles().ids();
        Self {
            articles,
            others: others.filter(|it| !articles.contains(it)).collect(),
            sizes,
            scale: 1,
            at,
            top: [0, 0],
            wanted: at,
            links,
            alone,
        }
    }

    /// Cells on each side.
    pub fn cells(&self) -> [usize; 2] {
        self.sizes.map(|it| it.div_ceil(self.scale))
    }

    /// Fits the picture into a window of rows and columns, with the chosen cell inside.
    pub fn settle(&mut self, window: [usize; 2]) {
        let window = window.map(|it| it.max(1));
        self.scale = scale(self.sizes[1], window[1]);
        self.at = self.wanted.map(|it| it / self.scale);
        let cells = self.cells();
        // The row of what the columns tell alone stands below the rows that scroll.
        if self.wanted[0] >= self.sizes[0] {
            self.at[0] = cells[0];
        }
        self.at[1] = self.at[1].min(cells[1].saturating_sub(1));
        for side in 0..2 {
            let at = self.at[side].min(cells[side].saturating_sub(1));
            self.top[side] = self.top[side].min(at);
            self.top[side] = self.top[side].max((at + 1).saturating_sub(window[side]));
            self.top[side] = self.top[side].min(cells[side].saturating_sub(window[side]));
        }
    }

    /// Chooses the cell so many rows and columns further on.
    pub fn step(&mut self, rows: isize, columns: isize) {
        let cells = self.cells();
        let row = self.at[0].saturating_add_signed(rows).min(cells[0]);
        let column = self.at[1].saturating_add_signed(columns);
        self.choose([row, column.min(cells[1].saturating_sub(1))]);
    }

    /// Chooses a cell.
    pub fn choose(&mut self, at: [usize; 2]) {
        self.at = at;
        self.wanted = at.map(|it| it * self.scale);
        if at[0] >= self.cells()[0] {
            self.wanted[0] = self.sizes[0];
        }
    }

    /// The links of a cell, in order. Logarithmic where a cell is one paragraph, else linear in those of its rows.
    pub fn links(&self, [row, column]: [usize; 2]) -> impl Iterator<Item = &Link> {
        let rows = row * self.scale..(row + 1) * self.scale;
        let columns = column * self.scale..(column + 1) * self.scale;
        let from = self.links.partition_point(|it| it.cell[0] < rows.start);
        let here = self.links[from..].iter();
        here.take_while(move |it| it.cell[0] < rows.end)
            .filter(move |it| columns.contains(&it.cell[1]))
    }

    /// Goes to the next cell that is filled, or to the one before, row by row; stays where there is none.
    pub fn walk(&mut self, on: bool) {
        let scale = self.scale;
        let here = (self.at[0], self.at[1]);
        let all = self.links.iter();
        let cells = all.map(|it| (it.cell[0] / scale, it.cell[1] / scale));
        let to = match on {
            true => cells.filter(|it| *it > here).min(),
            false => cells.filter(|it| *it < here).max(),
        };
        if let Some((row, column)) = to {
            self.choose([row, column]);
        }
    }

    /// How a row (side 0) or column (side 1) of cells is told of which the other article tells nothing; nothing where it tells some.
    pub fn alone(&self, side: usize, at: usize) -> Option<Alone> {
        let all = &self.alone[side];
        let mut cells = all.iter().skip(at * self.scale).take(self.scale);
        let first = *cells.next()?;
        cells.try_fold(first?, |worst, it| Some(worst.max((*it)?)))
    }
}

/// How a passage is told of which a second article tells nothing; nothing of what was not compared (a byline).
fn told_alone(comparison: &Comparison, outline: &Outline, at: PassageRef) -> Option<Alone> {
    let class = comparison.passage_class(at)?;
    let alignment = comparison.alignment();
    let matched = alignment.match_of(at).map(|it| &alignment.matches()[it]);
    let told = matched.map_or(outline.retold(at), |it| &it.passages);
    let held = || {
        let all = outline.findings(at).iter().map(|it| it.1);
        let all = all.flat_map(|id| passages(comparison, &comparison.divergences()[id]));
        all.collect::<Vec<PassageRef>>()
    };
    let other = |all: &[PassageRef]| all.iter().map(|it| it.0).find(|it| *it != at.0);
    Some(match class {
        Class::Only => Alone::Only,
        Class::Near => Alone::Near,
        _ => other(told)
            .or_else(|| other(&held()))
            .map_or(Alone::Near, Alone::Elsewhere),
    })
}

/// How many paragraphs a cell stands for where so many are to stand in a window of so many columns of cells.
pub(in crate::tui) fn scale(paragraphs: usize, window: usize) -> usize {
    let fits = |scale: &usize| {
        let screens = if *scale < AT_ONCE { 1 } else { SCREENS };
        paragraphs.div_ceil(*scale) <= screens * window
    };
    let scale = SCALES.into_iter().find(fits);
    scale.unwrap_or(SCALES[SCALES.len() - 1])
}

/// The position of the paragraph of a passage, from 0.
pub(in crate::tui) fn paragraph(comparison: &Comparison, (article, passage): PassageRef) -> usize {
    let segments = comparison.corpus().segments(article);
    segments.paragraph_number(passage).saturating_sub(1)
}

/// The pairs of passages of two articles that tell the same, each with the class of what is told of this very pair, and the
/// pairs that a difference holds against each other though they are told in no match.
fn links(comparison: &Comparison, outline: &Outline, articles: [ArticleId; 2]) -> Vec<Link> {
    let mut pairs: BTreeMap<[PassageRef; 2], Option<Class>> = BTreeMap::new();
    for it in comparison.alignment().matches().iter() {
        let of = |article| it.passages.iter().filter(move |it| it.0 == article);
        for a in of(articles[0]) {
            pairs.extend(of(articles[1]).map(|b| ([*a, *b], None)));
        }
    }
    // A second telling is in no match, and yet told there too.
    for (side, article) in articles.into_iter().enumerate() {
        for passage in comparison.corpus().segments(article).passages().ids() {
            let here = (article, passage);
            let there = outline.retold(here).iter();
            if let Some(there) = there.copied().find(|it| it.0 == articles[1 - side]) {
                let pair = if side == 0 {
                    [here, there]
                } else {
                    [there, here]
                };
                pairs.insert(pair, None);
            }
        }
    }
    for it in comparison.divergences().iter().filter(|it| is_held(it)) {
        let all = passages(comparison, it);
        let of = |article| all.iter().filter(move |it| it.0 == article);
        for a in of(articles[0]) {
            for b in of(articles[1]) {
                let class = pairs.entry([*a, *b]).or_default();
                *class = (*class).max(Some(it.kind.class()));
            }
        }
    }
    let bare = |pair| match contrast::differ(comparison.corpus(), pair) {
        true => Class::Told,
        false => Class::Same,
    };
    let link = |(passages, class): ([PassageRef; 2], Option<Class>)| Link {
        cell: passages.map(|it| paragraph(comparison, it)),
        class: class.unwrap_or_else(|| bare(passages)),
        passages,
    };
    pairs.into_iter().map(link).collect()
}

/// Whether a difference is about the words of two passages: not about their order, and not about one article alone.
fn is_held(it: &Divergence) -> bool {
    it.is_across()
        && !matches!(
            it.kind,
            Kind::Order { .. } | Kind::Only { .. } | Kind::Repeated
        )
}
