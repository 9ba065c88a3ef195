//! The keys, from the command table, and the marks.

use crate::render::search::Query;
use crate::render::signs::{self, Sign};
use crate::render::theme::Role;
use crate::render::wrap::columns;
use crate::tui::command::{Command, Group, Mode};
use crate::tui::keytable::KeyTable;
use crate::tui::layout::{Layout, PANEL_FROM};
use crate::tui::model::{Help, Model, Overlay};
use crate::tui::view::paint::{Canvas, PanelRow, piece};

/// Columns for the keys of a command, before what it does.
const KEYS: usize = 15;
/// The least columns that keys and words of a command need.
const LEAST_COLUMN: usize = 38;
/// The first row below the title.
const FIRST_ROW: usize = 2;

/// Whether a row with these words is shown.
type Keeps<'a> = &'a dyn Fn(&str) -> bool;

/// Above the signs of the list of numbers and dates.
const FIGURES: &str = "Signs of numbers and dates";

/// Columns for a sign, before what it means.
const SIGN: usize = 7;

/// How far the help can be scrolled.
pub(in crate::tui) fn most_scroll(model: &Model, layout: &Layout) -> usize {
    shown(model, layout).len().saturating_sub(visible(layout))
}

pub(super) fn draw(model: &Model, layout: &Layout, canvas: &mut Canvas<'_>) {
    let Some(Overlay::Help(Help { scroll, .. })) = model.overlay else {
        return;
    };
    let width = layout.whole.width;
    let more = most_scroll(model, layout) > scroll;
    let title = match (more, width) {
        (false, _) => "Help",
        (true, 0..60) => "Help · more below",
        (true, _) => "Help · more keys below: j, Space, G",
    };
    canvas.put(1, 0, title, &[Role::Heading]);
    for (n, row) in shown(model, layout)
        .iter()
        .skip(scroll)
        .take(visible(layout))
        .enumerate()
    {
        canvas.row(1, FIRST_ROW + n, row, width - 1);
    }
}

/// The rows as they are now: narrowed to the commands that hold what is typed.
fn shown(model: &Model, layout: &Layout) -> Vec<PanelRow> {
    let query = match &model.overlay {
        Some(Overlay::Help(help)) => Query::plain(help.filter.text()),
        _ => Query::plain(""),
    };
    let keeps = |words: &str| query.is_empty() || query.is_in(words);
    let (keys, mode) = (&model.settings().keys, beneath(model));
    rows(layout.whole.width, keys, mode, &keeps)
}

fn visible(layout: &Layout) -> usize {
    layout.status.saturating_sub(FIRST_ROW)
}

/// What the help was opened over: its keys come first.
fn beneath(model: &Model) -> Mode {
    match model.under.last() {
        Some(Overlay::List(_) | Overlay::Filters { .. }) => Mode::List,
        Some(Overlay::Overview(_)) => Mode::Overview,
        Some(Overlay::Compare { .. }) if usize::from(model.size().width) < PANEL_FROM => {
            Mode::Compare
        }
        _ => Mode::Reading,
    }
}

/// All rows of the help: the signs and the keys in as many columns as fit, the groups kept whole and spread evenly.
fn rows(width: usize, keys: &KeyTable, mode: Mode, keeps: Keeps<'_>) -> Vec<PanelRow> {
    let groups = groups(keys, mode, keeps);
    let n = ((width - 1) / LEAST_COLUMN).clamp(1, 3);
    let column = (width - 1) / n;
    let heights: Vec<usize> = groups.iter().map(Vec::len).collect();
    let (most, from) = match n {
        1 => (usize::MAX, 1),
        _ => spread(&heights, n),
    };
    // One column holds all of them, in order.
    let below = groups.iter().take(1).chain(groups.iter().skip(from));
    let mut stacks: Vec<Vec<PanelRow>> = vec![below.flatten().cloned().collect(), Vec::new()];
    for group in groups.iter().take(from).skip(1) {
        let last = stacks.last_mut().expect("it begins with two");
        if last.is_empty() || last.len() + group.len() <= most {
            last.extend(group.iter().cloned());
        } else {
            stacks.push(group.clone());
        }
    }
    let height = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows: Vec<PanelRow> = (0..height).map(|y| beside(&stacks, y, column)).collect();
    while rows
        .last()
        .is_some_and(|row| row.iter().all(|it| it.text.trim().is_empty()))
    {
        rows.pop();
    }
    rows
}

/// How groups are spread over `n` columns: the rows of a column, and the first of the last groups, which stand below the
/// first one. The second group stands at the top of the second column, so that it is seen at once too.
fn spread(heights: &[usize], n: usize) -> (usize, usize) {
    let tail = |most: usize| {
        let mut filled = heights.first().copied().unwrap_or(0);
        let mut from = heights.len();
        while from > 2 && filled + heights[from - 1] <= most {
            from -= 1;
            filled += heights[from];
        }
        from
    };
    let fits = |most: &usize| {
        let rest = heights.get(1..tail(*most)).unwrap_or(&[]);
        heights.first().is_none_or(|it| it <= most) && columns_needed(rest, *most) < n
    };
    let most = (1..).find(fits).unwrap_or(usize::MAX);
    (most, tail(most).max(1))
}

/// How many columns of `most` rows it takes to stack groups of these heights in order.
fn columns_needed(heights: &[usize], most: usize) -> usize {
    let (mut n, mut filled) = (1, 0);
    for &height in heights {
        if filled > 0 && filled + height > most {
            n += 1;
            filled = 0;
        }
        filled += height;
    }
    n + usize::from(heights.iter().any(|&it| it > most)) * heights.len()
}

/// Row `y` of all columns, side by side.
fn beside(stacks: &[Vec<PanelRow>], y: usize, column: usize) -> PanelRow {
    let mut row = PanelRow::new();
    let mut at = 0;
    for (n, stack) in stacks.iter().enumerate() {
        let cells: &[_] = stack.get(y).map_or(&[], Vec::as_slice);
        row.push(piece(
            " ".repeat((n * column).saturating_sub(at)),
            Role::Text,
        ));
        at = at.max(n * column);
        for it in cells {
            at += columns(&it.text);
            row.push(it.clone());
        }
    }
    row
}

/// The signs of the screen, from the one table of them.
fn legend(keeps: Keeps<'_>) -> Vec<PanelRow> {
    let kept = Sign::all().filter(|it| keeps(&format!("{} {}", it.glyph(), it.short())));
    let mut rows: Vec<PanelRow> = kept.map(sign).collect();
    if !rows.is_empty() {
        rows.insert(0, vec![piece("Signs", Role::Heading)]);
        rows.push(PanelRow::new());
    }
    rows
}

fn sign(it: Sign) -> PanelRow {
    signed(it.glyph(), it.role(), it.short())
}

fn signed(glyph: &str, role: Role, short: &'static str) -> PanelRow {
    let blank = " ".repeat(SIGN.saturating_sub(columns(glyph)));
    vec![
        piece(glyph, role),
        piece(blank, Role::Text),
        piece(short, Role::Text),
    ]
}

/// What the signs of the list of numbers and dates mean there.
fn figures(keeps: Keeps<'_>) -> Vec<PanelRow> {
    let kept = signs::figures().filter(|it| keeps(&format!("{} {}", it.0, it.1)));
    let mut rows: Vec<PanelRow> = kept
        .map(|(glyph, short, _)| match glyph {
            "" => signed("none", Role::Muted, short),
            _ => signed(glyph, Role::Different, short),
        })
        .collect();
    if !rows.is_empty() {
        rows.insert(0, vec![piece(FIGURES, Role::Heading)]);
        rows.push(PanelRow::new());
    }
    rows
}

/// The signs, then the commands that have keys, by group, each group with its heading and a blank row below; before all of
/// it those of the panel that the help was opened over.
fn groups(keys: &KeyTable, mode: Mode, keeps: Keeps<'_>) -> Vec<Vec<PanelRow>> {
    let mut groups: Vec<(Group, Vec<PanelRow>)> = Vec::new();
    let all: Vec<(&Command, String)> = keys
        .iter()
        .map(|it| (it.0, keys.written(it.0.name)))
        .filter(|it| !it.1.is_empty())
        .filter(|(it, written)| keeps(&format!("{} {} {written}", it.doc, it.name)))
        .collect();
    let here = |it: &&Command| it.modes.contains(&mode) && !it.modes.contains(&Mode::Help);
    let title = match mode {
        Mode::List => "In this list",
        Mode::Compare => "While comparing",
        Mode::Overview => "In the overview",
        Mode::Reading | Mode::Help => "",
    };
    if !title.is_empty() && all.iter().any(|it| here(&it.0)) {
        let mut rows = vec![vec![piece(title, Role::Heading)]];
        rows.extend(
            all.iter()
                .filter(|it| here(&it.0))
                .map(|it| entry(it.0, &it.1)),
        );
        groups.push((Group::Lists, rows));
    }
    let first = groups.len();
    // What a reader of reports looks for comes before how one moves in any text.
    let late = |it: &Command| !matches!(it.group, Group::Compare | Group::Lists);
    let mut all = all;
    all.sort_by_key(|it| late(it.0));
    for (command, written) in &all {
        if groups[first..]
            .last()
            .is_none_or(|it| it.0 != command.group)
        {
            groups.push((
                command.group,
                vec![vec![piece(command.group.title(), Role::Heading)]],
            ));
        }
        if let Some((_, rows)) = groups.last_mut() {
            rows.push(entry(command, written));
        }
    }
    let whole = |(_, mut rows): (Group, Vec<PanelRow>)| {
        rows.push(PanelRow::new());
        rows
    };
    let mut all: Vec<Vec<PanelRow>> = groups.into_iter().map(whole).collect();
    let mut signs = legend(keeps);
    signs.extend(figures(keeps));
    if !signs.is_empty() {
        all.insert(first, signs);
    }
    all
}

fn entry(command: &Command, written: &str) -> PanelRow {
    // As many of its keys as there is room for; the table of `--keys` has all.
    let mut keys = String::new();
    for key in written.split_whitespace() {
        if !keys.is_empty() && keys.len() + key.len() + 2 > KEYS {
            break;
        }
        if !keys.is_empty() {
            keys.push(' ');
        }
        keys.push_str(key);
    }
    pair(&keys, command.doc)
}

fn pair(keys: &str, doc: &str) -> PanelRow {
    vec![
        piece(format!("{keys:<KEYS$}"), Role::Different),
        piece(doc, Role::Text),
    ]
}

#[cfg(test)]
mod tests {
    use super::{PanelRow, columns_needed, rows, spread};
    use crate::render::wrap::columns;
    use crate::tui::command::{COMMANDS, Mode};
    use crate::tui::keytable::KeyTable;

    #[test]
    fn every_command_with_keys_is_shown_whole_at_every_width() {
        for width in [30, 60, 80, 120, 200] {
            let rows = rows(width, &KeyTable::default(), Mode::Reading, &|_| true);
            let text: Vec<String> = rows
                .iter()
                .map(|row| row.iter().map(|it| it.text.as_str()).collect())
                .collect();
            for command in COMMANDS.iter().filter(|it| !it.keys.is_empty()) {
                let shown = text.iter().any(|row| row.contains(command.doc));
                assert!(shown, "{} at {width}", command.name);
            }
            if width >= 80 {
                let widest = text.iter().map(|it| columns(it)).max();
                assert!(widest <= Some(width - 1), "{widest:?} at {width}");
            }
        }
    }

    #[test]
    fn the_keys_of_the_list_below_come_first() {
        let rows = rows(60, &KeyTable::default(), Mode::List, &|_| true);
        let row = |text: &str| {
            let has = |row: &PanelRow| row.iter().any(|it| it.text == text);
            rows.iter().position(has)
        };
        let (here, key, others) = (
            row("In this list"),
            row("in lists: next group"),
            row("Move"),
        );
        assert!(here.is_some() && here < key && key < others, "{rows:?}");
    }

    #[test]
    fn what_comes_second_stands_at_the_top_too() {
        assert_eq!(spread(&[5, 6, 2, 3], 2), (8, 3));
        assert_eq!(spread(&[5, 6, 2, 3], 3), (6, 4));
        assert_eq!(spread(&[5], 2), (5, 1));
        assert_eq!(spread(&[], 2).1, 1);
    }

    #[test]
    fn groups_are_kept_whole() {
        assert_eq!(columns_needed(&[3, 3, 3], 3), 3);
        assert_eq!(columns_needed(&[3, 3, 3], 6), 2);
        assert!(columns_needed(&[3, 9], 6) > 2);
    }
}
