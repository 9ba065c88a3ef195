//! `List`: rows in groups with one chosen; the same for what differs, names, and who said what.

use crate::text::index::{ArticleId, DivergenceId, EntityId, QuoteId};

/// What a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum ListKind {
    /// What differs.
    Differences,
    /// People, places, organizations.
    Entities,
    /// Who said what.
    Quotes,
}

/// A list in groups.
#[derive(Debug)]
pub(in crate::tui) struct List {
    pub kind: ListKind,
    pub rows: Vec<ListRow>,
    /// Position of the chosen row; never a heading unless there is nothing else.
    pub chosen: usize,
    /// Position of the first row shown.
    pub top: usize,
    // Positions of the rows that are no headings, so that moving never counts them anew.
    items: Vec<usize>,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::tui) enum ListItem {
    Difference(DivergenceId),
    Entity(EntityId),
    /// A shared quote, by its position in the alignment.
    Shared(usize),
    Quote(ArticleId, QuoteId),
}

impl List {
    /// A list of groups, those without an item left out.
    pub fn new(kind: ListKind, groups: Vec<(String, Vec<ListItem>)>) -> Self {
        let mut rows = Vec::new();
        for (name, items) in groups.into_iter().filter(|it| !it.1.is_empty()) {
            rows.push(ListRow::Heading(name, items.len()));
            rows.extend(items.into_iter().map(ListRow::Item));
        }
        let is_item = |it: &usize| matches!(rows[*it], ListRow::Item(_));
        let items: Vec<usize> = (0..rows.len()).filter(is_item).collect();
        Self {
            kind,
            chosen: items.first().copied().unwrap_or(0),
            top: 0,
            rows,
            items,
        }
    }

    /// Number of rows that are no headings.
    pub fn count(&self) -> usize {
        self.items.len()
    }

    /// Which of them is chosen, from 1.
    pub fn ordinal(&self) -> usize {
        self.items.partition_point(|it| *it <= self.chosen)
    }

    /// The position of an item among the items. Linear.
    pub fn position(&self, item: ListItem) -> Option<usize> {
        let mut items = self.items.iter();
        items.position(|it| self.rows[*it] == ListRow::Item(item))
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
        let at = self.rows.iter().position(|it| *it == ListRow::Item(item));
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

    /// Keeps the chosen row inside a window of `height` rows, with the heading above the first row of a group.
    pub fn settle(&mut self, height: usize) {
        let height = height.max(1);
        self.chosen = self.chosen.min(self.rows.len().saturating_sub(1));
        let first = match self.chosen.checked_sub(1) {
            Some(at) if matches!(self.rows[at], ListRow::Heading(..)) => at,
            _ => self.chosen,
        };
        self.top = self.top.min(first);
        self.top = self.top.max((self.chosen + 1).saturating_sub(height));
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::{List, ListItem, ListKind};

    fn list() -> List {
        let items = |from, to| (from..to).map(ListItem::Shared).collect();
        let groups = vec![
            ("one".to_owned(), items(0, 3)),
            ("none".to_owned(), Vec::new()),
            ("two".to_owned(), items(3, 5)),
        ];
        List::new(ListKind::Quotes, groups)
    }

    #[track_caller]
    fn check(list: &List, item: usize, ordinal: usize) {
        assert_eq!(list.item(), Some(ListItem::Shared(item)));
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
        list.choose_item(ListItem::Shared(4));
        list.settle(2);
        assert_eq!(list.top, 5);
        list.choose_item(ListItem::Shared(3));
        list.settle(2);
        assert_eq!(list.top, 4);
    }
}
