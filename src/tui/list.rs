//! `List`: rows in groups with one chosen, under tabs, narrowed by what is typed; the same for every list.

use crate::render::parted::Row;
use crate::text::index::{ArticleId, DivergenceId, EntityId, QuoteId};
use crate::tui::entry::Entry;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::rc::Rc;

/// What a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum ListKind {
    /// What differs.
    Differences,
    /// People, places, organizations.
    Entities,
    /// Who said what.
    Quotes,
    /// Numbers and dates.
    Figures,
    /// Notes of the reader.
    Notes,
}

/// A part or an order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum Tab {
    /// All of it.
    All,
    /// Differences that are not ticked off.
    Left,
    /// Differences of numbers, dates, names.
    Facts,
    /// Differences of quotes and sources.
    Quoted,
    /// Differences of wording.
    Wording,
    /// Differences of order.
    Order,
    /// What one article tells alone.
    OnlyIn(ArticleId),
    /// People.
    People,
    /// Places.
    Places,
    /// Organizations.
    Organizations,
    /// Quotes by how they are told.
    ByKind,
    /// Quotes by who says them.
    BySpeaker,
    /// Quotes by where they stand.
    ByArticle,
    /// Who is quoted, with how many words.
    Voices,
    /// Numbers.
    Numbers,
    /// Dates and times of day.
    Dates,
    /// Numbers and dates of which passages that tell the same give not the same.
    Unlike,
}

impl Tab {
    /// As it is named above the list.
    pub fn name(self) -> String {
        let name = match self {
            Self::All => "all",
            Self::Left => "left",
            Self::Facts => "facts",
            Self::Quoted => "quotes",
            Self::Wording => "wording",
            Self::Order => "order",
            Self::OnlyIn(id) => return format!("only {id}"),
            Self::People => "people",
            Self::Places => "places",
            Self::Organizations => "organizations",
            Self::ByKind => "by kind",
            Self::BySpeaker => "by speaker",
            Self::ByArticle => "by article",
            Self::Voices => "voices",
            Self::Numbers => "numbers",
            Self::Dates => "dates",
            Self::Unlike => "not alike",
        };
        name.to_owned()
    }
}

/// Said where no difference is left.
pub(in crate::tui) const ALL_TICKED: &str = "all ticked off";

/// Groups of items, each with its heading.
pub(in crate::tui) type Groups = Vec<(String, Vec<ListItem>)>;

/// A list in groups.
#[derive(Debug)]
pub(in crate::tui) struct List {
    pub kind: ListKind,
    /// Its parts and orders; each has something in it, but perhaps for what is left.
    pub tabs: Vec<Tab>,
    pub tab: usize,
    /// What narrows it.
    pub filter: Entry,
    /// Whether that is being typed.
    pub typing: bool,
    /// Everything under the tab, whatever narrows it.
    groups: Groups,
    pub rows: Vec<ListRow>,
    /// Position of the chosen row; never a heading unless there is nothing else.
    pub chosen: usize,
    /// Position of the first row shown.
    pub top: usize,
    /// What its rows say, made when they are first shown.
    pub said: Said,
    // Positions of the rows that are no headings, so that moving never counts them anew.
    items: Vec<usize>,
}

/// What the differences of a list say in rows of one width: kept while the list is there, since each is asked for several times a
/// frame. A list dies with the comparison that it is about.
#[derive(Debug, Default)]
pub(in crate::tui) struct Said(RefCell<SaidIn>);

/// What was asked for in one width.
#[derive(Debug, Default)]
struct SaidIn {
    width: usize,
    rows: FxHashMap<DivergenceId, Rc<[Row]>>,
}

impl Said {
    /// What a difference says, made by `make` where it was not asked for in this width before.
    pub fn get(
        &self,
        id: DivergenceId,
        width: usize,
        make: impl FnOnce() -> Vec<Row>,
    ) -> Rc<[Row]> {
        let kept = {
            let kept = self.0.borrow();
            let found = kept.rows.get(&id).filter(|_| kept.width == width);
            found.map(Rc::clone)
        };
        kept.unwrap_or_else(|| {
            let made: Rc<[Row]> = make().into();
            let mut kept = self.0.borrow_mut();
            if kept.width != width {
                *kept = SaidIn {
                    width,
                    rows: FxHashMap::default(),
                };
            }
            kept.rows.insert(id, Rc::clone(&made));
            made
        })
    }
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::tui) enum ListRow {
    /// Begins a group, with its count.
    Heading(String, usize),
    /// One thing.
    Item(ListItem),
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::tui) enum ListItem {
    Difference(DivergenceId),
    Entity(EntityId),
    /// A shared quote, by its position in the alignment; as one article tells it where the list is in the order of articles or speakers.
    Shared(usize, Option<ArticleId>),
    Quote(ArticleId, QuoteId),
    /// A speaker, by position in the voices.
    Voice(usize),
    /// A number or date, by position among all.
    Figure(usize),
    /// A note, by its position among all on the articles.
    Note(usize),
}

impl ListItem {
    /// A quote whichever article tells it; anything else itself.
    pub fn whole(self) -> Self {
        match self {
            Self::Shared(n, _) => Self::Shared(n, None),
            it => it,
        }
    }
}

impl List {
    /// A list of groups, those without an item left out.
    pub fn new(kind: ListKind, groups: Groups) -> Self {
        let mut list = Self {
            kind,
            tabs: vec![Tab::All],
            tab: 0,
            filter: Entry::default(),
            typing: false,
            groups,
            rows: Vec::new(),
            chosen: 0,
            top: 0,
            said: Said::default(),
            items: Vec::new(),
        };
        list.narrow(|_| true);
        list
    }

    /// Other groups in place of these.
    pub fn fill(&mut self, groups: Groups) {
        self.groups = groups;
        self.top = 0;
    }

    /// Shows what `keeps` keeps; what was chosen stays chosen if it is still there.
    pub fn narrow(&mut self, keeps: impl Fn(ListItem) -> bool) {
        let before = self.item();
        self.rows.clear();
        for (name, items) in &self.groups {
            let kept = items.iter().filter(|it| keeps(**it)).copied();
            let kept: Vec<ListRow> = kept.map(ListRow::Item).collect();
            if !kept.is_empty() {
                self.rows.push(ListRow::Heading(name.clone(), kept.len()));
                self.rows.extend(kept);
            }
        }
        let is_item = |it: &usize| matches!(self.rows[*it], ListRow::Item(_));
        self.items = (0..self.rows.len()).filter(is_item).collect();
        self.chosen = self.items.first().copied().unwrap_or(0);
        if let Some(item) = before {
            self.choose_item(item);
        }
    }

    /// The part or order that is shown.
    pub fn shown(&self) -> Tab {
        self.tabs.get(self.tab).copied().unwrap_or(Tab::All)
    }

    /// Number of rows that are no headings.
    pub fn count(&self) -> usize {
        self.items.len()
    }

    /// Number of items under the tab, whatever narrows it; what stands in two groups counts once.
    pub fn total(&self) -> usize {
        let whole = self.all().map(|it| it.whole());
        whole.collect::<FxHashSet<_>>().len()
    }

    /// Every item under the tab, whatever narrows it.
    pub fn all(&self) -> impl Iterator<Item = &ListItem> {
        self.groups.iter().flat_map(|it| &it.1)
    }

    /// Whether it shows what is not ticked off, and that is nothing.
    pub fn is_done(&self) -> bool {
        self.shown() == Tab::Left && self.total() == 0
    }

    /// Which of them is chosen, from 1.
    pub fn ordinal(&self) -> usize {
        self.items.partition_point(|it| *it <= self.chosen)
    }

    /// What is chosen.
    pub fn item(&self) -> Option<ListItem> {
        match self.rows.get(self.chosen) {
            Some(ListRow::Item(it)) => Some(*it),
            _ => None,
        }
    }

    /// Chooses the row of an item, if it is there.
    pub fn choose_item(&mut self, item: ListItem) {
        let mut rows = self.rows.iter();
        let at = rows.position(|it| *it == ListRow::Item(item));
        let is_told = |it: &ListRow| matches!(it, ListRow::Item(it) if it.whole() == item.whole());
        let at = at.or_else(|| self.rows.iter().position(is_told));
        self.chosen = at.unwrap_or(self.chosen);
    }

    /// Moves the choice by rows that are not headings. Logarithmic.
    pub fn step(&mut self, by: isize) {
        let at = self.items.partition_point(|it| *it < self.chosen);
        let last = self.items.len().saturating_sub(1);
        let to = at.saturating_add_signed(by).min(last);
        self.chosen = self.items.get(to).copied().unwrap_or(0);
        if to == 0 {
            self.top = 0;
        }
    }

    /// To the first row of the next group, or of the one before, round the ends.
    pub fn group(&mut self, on: bool) {
        let starts: Vec<usize> = (0..self.rows.len())
            .filter(|it| matches!(self.rows[*it], ListRow::Heading(..)))
            .map(|it| it + 1)
            .collect();
        let n = starts.len();
        let at = starts.partition_point(|it| *it <= self.chosen);
        let to = if on { at } else { (at + n).saturating_sub(2) };
        if n > 0 {
            self.chosen = starts[to % n];
        }
    }

    /// The first position from which a window of `height` rows shows the row at `at` whole, or all up to the end; `rows_of` tells how
    /// many rows of the screen one takes. Linear in the window.
    pub fn first_top(&self, at: usize, height: usize, rows_of: impl Fn(usize) -> usize) -> usize {
        let end = (at + 1).min(self.rows.len());
        let mut top = end;
        let mut taken = 0;
        while top > 0 {
            taken += rows_of(top - 1);
            if taken > height.max(1) && top < end {
                break;
            }
            top -= 1;
        }
        top
    }

    /// Keeps the chosen row inside a window, with the heading above the first row of a group: the window begins at the first of two
    /// positions or further on, and at the second or before.
    pub fn settle(&mut self, [least, most]: [usize; 2]) {
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
        let first = match self.chosen.checked_sub(1) {
            Some(at) if matches!(self.rows[at], ListRow::Heading(..)) => at,
            _ => self.chosen,
        };
        self.top = self.top.min(first).max(least).min(most);
    }
}

#[cfg(test)]
mod tests {
    use super::{List, ListItem, ListKind};

    fn list() -> List {
        let items = |from, to| (from..to).map(|n| ListItem::Shared(n, None)).collect();
        let groups = vec![
            ("one".to_owned(), items(0, 3)),
            ("none".to_owned(), Vec::new()),
            ("two".to_owned(), items(3, 5)),
        ];
        List::new(ListKind::Quotes, groups)
    }

    #[track_caller]
    fn check(list: &List, item: usize, ordinal: usize) {
        assert_eq!(list.item(), Some(ListItem::Shared(item, None)));
        assert_eq!((list.ordinal(), list.count()), (ordinal, 5));
    }

    #[test]
    fn moving_passes_over_headings_and_stops_at_the_ends() {
        let mut list = list();
        check(&list, 0, 1);
        list.step(3);
        check(&list, 3, 4);
        list.step(-1);
        check(&list, 2, 3);
        list.step(isize::MAX / 2);
        check(&list, 4, 5);
        list.step(isize::MIN / 2);
        check(&list, 0, 1);
    }

    #[test]
    fn groups_come_round() {
        let mut list = list();
        list.group(true);
        check(&list, 3, 4);
        list.group(true);
        check(&list, 0, 1);
        list.group(false);
        check(&list, 3, 4);
    }

    #[test]
    fn the_chosen_row_is_shown_with_its_heading() {
        let mut list = list();
        list.choose_item(ListItem::Shared(4, None));
        let tops = |list: &List, tall| {
            let rows_of = |_| tall;
            [list.chosen, list.rows.len()].map(|it| list.first_top(it, 2, rows_of))
        };
        let at = tops(&list, 1);
        list.settle(at);
        assert_eq!(list.top, 5);
        list.choose_item(ListItem::Shared(3, None));
        let at = tops(&list, 1);
        list.settle(at);
        assert_eq!(list.top, 4);
        let at = tops(&list, 2);
        list.settle(at);
        assert_eq!(list.top, 5, "there is room for the row alone");
        let at = tops(&list, 3);
        assert_eq!(at, [5, 6], "a row that is too tall begins the window");
    }
}
