//! `Model`: everything the screen shows, and nothing else.

mod keys;
mod overlay;
mod settings;

pub(in crate::tui) use overlay::{Help, Overlay, Page};
pub use settings::{Paragraphs, ViewSettings};

use crate::article::Article;
use crate::comparison::Comparison;
use crate::corpus::PassageRef;
use crate::diverge::Class;
use crate::render::outline::{Outline, Stop, Walk};
use crate::render::theme::Theme;
use crate::text::Span;
use crate::text::index::{ArticleId, IndexVec, MatchId, PassageId};
use crate::tui::arrangement::{Arrangement, LayoutChoice};
use crate::tui::arrival::{Arrival, Arrivals};
use crate::tui::finder::Finder;
use crate::tui::folds::Folds;
use crate::tui::kept::Kept;
use crate::tui::layout::{Layout, PANEL_FROM, Request};
use crate::tui::lines::{Lines, Place};
use crate::tui::list::List;
use crate::tui::made::Made;
use crate::tui::message::Size;
use crate::tui::prompt::{Lit, Search};
use crate::tui::synopsis::Synopsis;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The state of the reading view. Changed by [`crate::tui::update::update`] only.
#[derive(Debug)]
pub struct Model {
    pub(in crate::tui) comparison: Arc<Comparison>,
    pub(in crate::tui) settings: ViewSettings,
    pub(in crate::tui) size: Size,
    /// Rows of the window when it was last settled.
    pub(in crate::tui) window: usize,
    pub(in crate::tui) outline: Outline,
    pub(in crate::tui) panes: IndexVec<ArticleId, Pane>,
    /// The passage at the cursor; its article is the focused one.
    pub(in crate::tui) cursor: PassageRef,
    pub(in crate::tui) arrangement: Arrangement,
    pub(in crate::tui) folds: Folds,
    pub(in crate::tui) synopsis: Synopsis,
    pub(in crate::tui) zoomed: bool,
    pub(in crate::tui) slide: usize,
    /// The articles that the last step set side by side, where not all fit; empty once they are slid by hand.
    pub(in crate::tui) together: Vec<ArticleId>,
    pub(in crate::tui) follow: bool,
    pub(in crate::tui) layers: Layers,
    pub(in crate::tui) walk: WalkState,
    pub(in crate::tui) jumps: Jumps,
    /// The member of a match that was last at the cursor, for each article.
    pub(in crate::tui) visited: FxHashMap<(MatchId, ArticleId), PassageId>,
    /// The passage from which what comes near to it was gone to, and that.
    pub(in crate::tui) near: Option<[PassageRef; 2]>,
    /// Rows by which a counterpart was set off by hand, for a match, the focused article and the other one.
    pub(in crate::tui) offsets: FxHashMap<(MatchId, ArticleId, ArticleId), isize>,
    pub(in crate::tui) overlay: Option<Overlay>,
    /// What the overlay was opened over; it comes back when that is closed.
    pub(in crate::tui) under: Vec<Overlay>,
    /// Said in the status row until the next key.
    pub(in crate::tui) message: Option<String>,
    /// Said beside the finding until the next key: what moved, that a walk came round.
    pub(in crate::tui) aside: Option<String>,
    pub(in crate::tui) pending: String,
    /// Whether no key was pressed yet.
    pub(in crate::tui) fresh: bool,
    /// Whether every article is shown from its start: at the opening and after `gg`, until the cursor leaves its passage.
    pub(in crate::tui) starts: bool,
    pub(in crate::tui) mouse: bool,
    /// Commands asked for by words.
    pub(in crate::tui) finder: Finder,
    /// The search that is being typed.
    pub(in crate::tui) search: Option<Search>,
    /// Differences and names of the panel at the side, made when it is first shown.
    pub(in crate::tui) side: Option<[List; 2]>,
    /// What lists show of the whole comparison.
    pub(in crate::tui) made: Made,
    /// Hits or mentions that are painted.
    pub(in crate::tui) lit: Option<Lit>,
    /// Articles that are on their way or could not be read.
    pub(in crate::tui) arrivals: Arrivals,
    /// What the reader made.
    pub(in crate::tui) kept: Kept,
    /// Whether it is said over the articles that they share nothing; until the next key.
    pub(in crate::tui) notice: bool,
}

/// One article's window.
#[derive(Debug, Default)]
pub(in crate::tui) struct Pane {
    pub lines: Lines,
    /// What stands on the first row.
    pub top: Place,
    /// Whether it was scrolled apart from the others.
    pub free: bool,
    /// The strongest mark in each slice of the article, one slice a row.
    pub ruler: Vec<Option<Class>>,
}

/// What is marked in the text.
#[derive(Debug, Clone, Copy)]
pub(in crate::tui) struct Layers {
    pub quotes: bool,
    pub entities: bool,
    pub words: bool,
}

/// What `n` and `p` step through.
#[derive(Debug)]
pub(in crate::tui) struct WalkState {
    pub walk: Walk,
    pub stops: Vec<Stop>,
    /// The stop last reached, until the cursor leaves it.
    pub at: Option<usize>,
    /// The stop last reached, even after the cursor left it: a walk in the order of the list goes on from there.
    pub last: Option<usize>,
    /// The order of the stops where that is not the one of the base: of the article that was read when the walk was begun.
    pub along: Option<Box<Outline>>,
    /// Where the last step led, and the article that was read before: what leads to another one for once does not make it the one that is read.
    pub home: Option<(PassageRef, ArticleId)>,
}

/// Where jumps began, newest last.
#[derive(Debug, Default)]
pub(in crate::tui) struct Jumps {
    pub back: Vec<Jump>,
    pub forward: Vec<Jump>,
}

/// A cursor and the row of the window that it stood on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) struct Jump {
    pub cursor: PassageRef,
    pub row: isize,
}

/// Rows of the comparison where it is a panel.
const PANEL_ROWS: usize = 12;

impl Model {
    /// A model over articles that may not be aligned yet (see [`Comparison::unaligned`]).
    #[must_use]
    pub fn new(comparison: Arc<Comparison>, settings: ViewSettings) -> Self {
        let first = ArticleId::new(0);
        let outline = Outline::new(&comparison, first);
        Self {
            walk: WalkState {
                walk: home_walk(&comparison),
                stops: outline.stops(&comparison, home_walk(&comparison)),
                at: None,
                last: None,
                along: None,
                home: None,
            },
            panes: comparison
                .corpus()
                .articles()
                .iter()
                .map(|_| Pane::default())
                .collect(),
            mouse: settings.mouse,
            folds: Folds::new(settings.filter.clone()),
            synopsis: Synopsis::default(),
            arrangement: Arrangement::new(settings.layout, comparison.corpus().articles().len()),
            outline,
            comparison,
            settings,
            size: Size::default(),
            window: 0,
            cursor: (first, PassageId::new(0)),
            zoomed: false,
            slide: 0,
            together: Vec::new(),
            follow: true,
            layers: Layers {
                quotes: true,
                entities: true,
                words: false,
            },
            jumps: Jumps::default(),
            visited: FxHashMap::default(),
            near: None,
            offsets: FxHashMap::default(),
            overlay: None,
            under: Vec::new(),
            message: None,
            aside: None,
            pending: String::new(),
            fresh: true,
            starts: true,
            arrivals: Arrivals::default(),
            notice: false,
            finder: Finder::default(),
            kept: Kept::default(),
            search: None,
            lit: None,
            side: None,
            made: Made::default(),
        }
        .greeting()
    }

    /// The same of articles that are not all there.
    #[must_use]
    pub fn arriving(mut self, arrivals: Vec<Arrival>) -> Self {
        self.arrivals = Arrivals::new(arrivals);
        self
    }

    /// Says it at once when reports have nothing in common.
    pub(in crate::tui) fn greeting(mut self) -> Self {
        if self.is_compared() {
            let filter = self.folds.filter;
            self.folds.apply(&self.comparison, &self.outline, filter);
        }
        self.notice = self.shares_nothing();
        self
    }

    /// Whether the articles were compared and no passage of one is told in another.
    pub(in crate::tui) fn shares_nothing(&self) -> bool {
        self.is_compared()
            && self.comparison.alignment().links().is_empty()
            && self.outline.n_matches() == 0
    }

    /// What `n` and `p` step through when nothing else was chosen.
    pub(in crate::tui) fn home_walk(&self) -> Walk {
        home_walk(&self.comparison)
    }

    /// Opens something over what is open.
    pub(in crate::tui) fn open(&mut self, overlay: Overlay) {
        self.under.extend(self.overlay.take());
        self.overlay = Some(overlay);
    }

    /// Closes what is open; what it was opened over is shown again.
    pub(in crate::tui) fn close(&mut self) {
        self.overlay = self.under.pop();
    }

    /// Closes all that is open.
    pub(in crate::tui) fn close_all(&mut self) {
        self.overlay = None;
        self.under.clear();
    }

    /// What is shown.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// How it is shown.
    #[must_use]
    pub fn settings(&self) -> &ViewSettings {
        &self.settings
    }

    /// Says something in the status row until the next key.
    pub fn say(&mut self, text: String) {
        self.message = Some(text);
    }

    /// Paints with another theme from now on.
    pub fn set_theme(&mut self, theme: Theme) {
        self.settings.theme = theme;
    }

    /// The size of the terminal.
    #[must_use]
    pub fn size(&self) -> Size {
        self.size
    }

    /// Where everything stands on the screen.
    #[must_use]
    pub fn layout(&self) -> Layout {
        let articles: Vec<ArticleId> = self.panes.ids().collect();
        Layout::new(
            self.size,
            &Request {
                articles: &articles,
                base: self.outline.base(),
                focus: self.cursor.0,
                stack: self.arrangement.choice == LayoutChoice::Stack,
                rows: self.is_rows(),
                extra: &self.arrangement.extra,
                widest: self.arrangement.widest,
                rulers: self.arrangement.rulers,
                side: self.arrangement.side,
                zoomed: self.zoomed,
                slide: self.slide,
                together: &self.together,
                hints: self.settings.hints,
                n_matches: self.outline.n_matches(),
                panel: if self.has_panel() { PANEL_ROWS } else { 0 },
            },
        )
    }

    /// Whether the articles were compared: `false` until the worker is done, and for one article alone.
    #[must_use]
    pub fn is_compared(&self) -> bool {
        self.panes.len() > 1 && self.comparison.is_compared()
    }

    /// Whether the comparison of a passage is open as a panel below the articles.
    pub(in crate::tui) fn has_panel(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Compare { .. }))
            && usize::from(self.size.width) >= PANEL_FROM
    }

    /// The focused article.
    pub(in crate::tui) fn focus(&self) -> ArticleId {
        self.cursor.0
    }

    pub(in crate::tui) fn article(&self, id: ArticleId) -> &Article {
        &self.comparison.corpus().articles()[id]
    }

    /// Where a passage stands; the empty start for an article without any.
    pub(in crate::tui) fn span(&self, (article, passage): PassageRef) -> Span {
        let passages = self.comparison.corpus().segments(article).passages();
        passages.get(passage).map_or(Span::new(0, 0), |it| it.span)
    }

    pub(in crate::tui) fn n_passages(&self, article: ArticleId) -> usize {
        self.comparison.corpus().segments(article).passages().len()
    }

    /// The passage that holds a byte, or the last one before it.
    pub(in crate::tui) fn passage_at(&self, article: ArticleId, offset: usize) -> PassageRef {
        let passage = self
            .comparison
            .corpus()
            .segments(article)
            .passage_at(offset);
        (article, passage.unwrap_or(PassageId::new(0)))
    }

    /// The match at the cursor.
    pub(in crate::tui) fn cursor_match(&self) -> Option<MatchId> {
        self.comparison.alignment().match_of(self.cursor)
    }

    /// The passages that tell the same as the one at the cursor, with itself: sorted in a match, else itself first.
    pub(in crate::tui) fn members(&self) -> &[PassageRef] {
        match self.cursor_match() {
            Some(id) => &self.comparison.alignment().matches()[id].passages,
            None => self.outline.retold(self.cursor),
        }
    }
}

/// Matches; quotes for an article alone, which has no match.
fn home_walk(comparison: &Comparison) -> Walk {
    match comparison.corpus().articles().len() {
        0 | 1 => Walk::Quotes,
        _ => Walk::Matches,
    }
}
