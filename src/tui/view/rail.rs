//! The strip between two articles: numbers of matches, and the drawn line of the current one.

use crate::corpus::PassageRef;
use crate::render::signs;
use crate::render::theme::Role;
use crate::text::index::{ArticleId, MatchId};
use crate::tui::layout::Layout;
use crate::tui::model::Model;
use crate::tui::view::Shown;
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::pane::beginning;
use crate::tui::walks;

/// Passages of a folded run whose numbers are looked for: more than one number is told as the first and more.
const FOLDED: usize = 64;

/// What stands beside one row of an article.
#[derive(Debug, Clone, Default)]
struct Label {
    numbers: String,
    /// Where the counterpart is, if outside the window.
    arrow: Option<char>,
    role: Option<Role>,
    /// Whether a passage of the current match begins here.
    current: bool,
}

/// Which neighbours a cell of the drawn line is joined to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Joint {
    left: bool,
    right: bool,
    up: bool,
    down: bool,
}

/// On which side of its article a strip lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// The passages at the cursor, which the line joins; none where they stand in one article.
struct Joined {
    passages: Vec<PassageRef>,
    /// Whether their numbers stand at the line: not where the two passages of a difference are told in different matches.
    numbered: bool,
}

pub(super) fn draw(model: &Model, layout: &Layout, columns: &[Shown], canvas: &mut Canvas<'_>) {
    let passages = walks::barred(model);
    let across = passages.iter().any(|it| it.0 != model.focus());
    let passages = if across { passages } else { Vec::new() };
    let joined = Joined {
        numbered: walks::is_match(model, &passages),
        passages,
    };
    let n = columns.len();
    for at in 0..n {
        if at + 1 == n && n > 1 {
            break;
        }
        let column = columns[at].column;
        let x = column.text + column.width + 1;
        let lefts = labels(model, columns, at, &joined, Side::Right);
        let rights = if at + 1 < n {
            labels(model, columns, at + 1, &joined, Side::Left)
        } else {
            vec![Label::default(); lefts.len()]
        };
        let joints = line(&lefts, &rights);
        for (row, (left, right)) in lefts.iter().zip(&rights).enumerate() {
            let y = layout.body.y + row;
            strip(x, y, layout.gutter, [left, right], joints[row], canvas);
        }
    }
}

/// The labels of all rows of one article, as they stand in the strip at one side of it.
fn labels(model: &Model, columns: &[Shown], at: usize, joined: &Joined, side: Side) -> Vec<Label> {
    let id = columns[at].column.article;
    let other = match side {
        Side::Right => columns.get(at + 1),
        Side::Left => at.checked_sub(1).and_then(|it| columns.get(it)),
    };
    let lines = columns[at].lines.iter();
    lines
        .map(|line| {
            let mut label = Label::default();
            let Some(line) = line else { return label };
            let most = if line.folded { FOLDED } else { usize::MAX };
            for passage in beginning(model, id, line).take(most) {
                let passage = (id, passage);
                let is_noted = !model.kept.notes.on(passage).is_empty();
                let is_joined = joined.passages.contains(&passage);
                if is_joined && !joined.numbered {
                    label.current = true;
                    let arrow = other.and_then(|it| arrow(model, &joined.passages, it));
                    label.arrow = label.arrow.or(arrow);
                    label.role = Some(Role::Line);
                    continue;
                }
                let Some(found) = model.comparison.alignment().match_of(passage) else {
                    let here = match side {
                        Side::Right => at + 1 < columns.len() || at == 0,
                        Side::Left => at + 1 == columns.len(),
                    };
                    if is_noted && here && label.numbers.is_empty() {
                        label.numbers.push(signs::NOTE);
                        label.role = Some(Role::Heading);
                    }
                    continue;
                };
                if stands(model, columns, at, found, side) {
                    add(model, &mut label, (found, is_joined), other);
                    if is_noted {
                        label.numbers.push(signs::NOTE);
                    }
                }
            }
            label
        })
        .collect()
}

fn add(model: &Model, label: &mut Label, (found, current): (MatchId, bool), other: Option<&Shown>) {
    let number = model.outline.number(found).to_string();
    let members = &model.comparison.alignment().matches()[found].passages;
    let arrow = other.and_then(|it| arrow(model, members, it));
    let mut numbers = label
        .numbers
        .split(',')
        .map(|it| it.trim_end_matches(signs::NOTE));
    if label.numbers.is_empty() {
        label.numbers = number;
        label.arrow = arrow;
    } else if !numbers.any(|it| it == number) {
        label.numbers.push(',');
        label.numbers.push_str(&number);
        label.arrow = label.arrow.or(arrow);
    }
    let role = match model.is_done(found) {
        true => Role::Muted,
        false => class_role(model.comparison.match_class(found)),
    };
    if label.role.is_none() || current {
        label.role = Some(role);
    }
    label.current |= current;
}

/// Whether the number of a match stands at this side of an article: on the side of its counterparts; at the right if
/// they are in no article shown.
fn stands(model: &Model, columns: &[Shown], at: usize, found: MatchId, side: Side) -> bool {
    let members = &model.comparison.alignment().matches()[found].passages;
    let told = |columns: &[Shown]| {
        columns
            .iter()
            .any(|it| members.iter().any(|member| member.0 == it.column.article))
    };
    let (left, right) = (told(&columns[..at]), told(&columns[at + 1..]));
    match side {
        Side::Right => right || !left,
        Side::Left => left || at + 1 == columns.len(),
    }
}

/// Where those of some passages are that stand in another article, if none begins in its window.
fn arrow(model: &Model, members: &[PassageRef], other: &Shown) -> Option<char> {
    let id: ArticleId = other.column.article;
    let window = other.span();
    let mut starts = members
        .iter()
        .filter(|it| it.0 == id)
        .map(|it| model.span(*it).start())
        .peekable();
    starts.peek()?;
    let Some(window) = window else {
        return Some(signs::ABOVE);
    };
    let mut above = false;
    for start in starts {
        if window.contains_offset(start) {
            return None;
        }
        above |= start < window.start();
    }
    Some(if above { signs::ABOVE } else { signs::BELOW })
}

/// The trunk of the drawn line on each row, joined to the rows on both sides where the current match begins.
fn line(lefts: &[Label], rights: &[Label]) -> Vec<Joint> {
    let rows = |labels: &[Label]| -> Vec<usize> {
        (0..labels.len()).filter(|it| labels[*it].current).collect()
    };
    let (left, right) = (rows(lefts), rows(rights));
    let mut joints = vec![Joint::default(); lefts.len()];
    let all = left.iter().chain(&right);
    let (Some(first), Some(last)) = (all.clone().min(), all.max()) else {
        return joints;
    };
    if left.is_empty() || right.is_empty() {
        return joints;
    }
    for (row, joint) in joints.iter_mut().enumerate() {
        *joint = Joint {
            left: left.contains(&row),
            right: right.contains(&row),
            up: *first < row && row <= *last,
            down: *first <= row && row < *last,
        };
    }
    joints
}

fn strip(
    x: usize,
    y: usize,
    width: usize,
    labels: [&Label; 2],
    joint: Joint,
    canvas: &mut Canvas<'_>,
) {
    let trunk = width / 2;
    let has_trunk = joint != Joint::default();
    let room = if has_trunk {
        [trunk, width - trunk - 1]
    } else {
        rooms(labels, width)
    };
    let [left, right] = [
        fit(labels[0], room[0], Side::Right),
        fit(labels[1], room[1], Side::Left),
    ];
    if has_trunk {
        if joint.left {
            let from = left.chars().count();
            canvas.put(
                x + from,
                y,
                &"─".repeat(trunk - from.min(trunk)),
                &[Role::Line],
            );
        }
        if joint.right {
            let n = width - trunk - 1;
            let cells = n - right.chars().count().min(n);
            canvas.put(x + trunk + 1, y, &"─".repeat(cells), &[Role::Line]);
        }
        canvas.put(x + trunk, y, glyph(joint), &[Role::Line]);
    }
    if let Some(role) = labels[0].role {
        canvas.put(x, y, &left, &[role]);
    }
    if let Some(role) = labels[1].role {
        canvas.put(x + width - right.chars().count(), y, &right, &[role]);
    }
}

/// How many cells each label may take: what it wants, as long as two blanks part them, so that it is seen which number
/// and arrow belong to which article. Where that cannot be, the right one gives up its arrow first, then the left one.
fn rooms(labels: [&Label; 2], width: usize) -> [usize; 2] {
    let left = forms(labels[0], Side::Right).map(|it| it.chars().count());
    let right = forms(labels[1], Side::Left).map(|it| it.chars().count());
    for both in [
        [left[0], right[0]],
        [left[0], right[1]],
        [left[1], right[1]],
    ] {
        let apart = if both.contains(&0) { 0 } else { 2 };
        if both[0] + both[1] + apart <= width {
            return both;
        }
    }
    let half = (width - 1) / 2;
    match [left[1], right[1]] {
        [left, _] if left <= half => [left, width - left - 1],
        [_, right] if right <= half => [width - right - 1, right],
        _ => [half, half],
    }
}

/// The best form of a label in a room.
fn fit(label: &Label, room: usize, side: Side) -> String {
    let forms = forms(label, side);
    match forms.iter().find(|it| it.chars().count() <= room) {
        Some(it) => it.clone(),
        // Several numbers on one row: the first, and a sign that there are more.
        None => {
            let first = label.numbers.split(',').next().unwrap_or_default();
            let more = format!("{first}{}", signs::MORE);
            let fits = [more, first.to_owned()];
            let best = fits.iter().find(|it| it.chars().count() <= room);
            best.cloned()
                .unwrap_or_else(|| signs::MORE.to_string().repeat(room.min(1)))
        }
    }
}

/// With an arrow at the number, and bare.
fn forms(label: &Label, side: Side) -> [String; 2] {
    let numbers = &label.numbers;
    match (label.arrow, side) {
        (None, _) => [numbers.clone(), numbers.clone()],
        (Some(arrow), Side::Right) => [format!("{numbers}{arrow}"), numbers.clone()],
        (Some(arrow), Side::Left) => [format!("{arrow}{numbers}"), numbers.clone()],
    }
}

fn glyph(it: Joint) -> &'static str {
    match (it.left, it.right, it.up, it.down) {
        (true, true, false, false) => "─",
        (true, true, false, true) => "┬",
        (true, true, true, false) => "┴",
        (true, true, true, true) => "┼",
        (false, true, true, true) => "├",
        (true, false, true, true) => "┤",
        (false, true, true, false) => "╰",
        (false, true, false, true) => "╭",
        (true, false, true, false) => "╯",
        (true, false, false, true) => "╮",
        (false, false, true, true) => "│",
        _ => " ",
    }
}

#[cfg(test)]
mod tests {
    use super::{Label, Side, fit, glyph, line, rooms};

    fn label(numbers: &str, arrow: Option<char>, current: bool) -> Label {
        Label {
            numbers: numbers.to_owned(),
            arrow,
            role: None,
            current,
        }
    }

    #[track_caller]
    fn check(left: (&str, Option<char>), right: (&str, Option<char>), expected: &str) {
        let labels = [label(left.0, left.1, false), label(right.0, right.1, false)];
        let room = rooms([&labels[0], &labels[1]], 6);
        let left = fit(&labels[0], room[0], Side::Right);
        let right = fit(&labels[1], room[1], Side::Left);
        let gap = 6 - left.chars().count() - right.chars().count();
        assert_eq!(format!("{left}{}{right}", " ".repeat(gap)), expected);
    }

    #[test]
    fn numbers_of_neighbors_share_the_strip() {
        check(("5", Some('↑')), ("", None), "5↑    ");
        check(("5", Some('↑')), ("6", Some('↓')), "5↑  ↓6");
        check(("15", Some('↑')), ("16", Some('↓')), "15  16");
        check(("12", Some('↓')), ("4", Some('↑')), "12↓  4");
        check(("2", Some('↓')), ("13", None), "2↓  13");
        check(("4", None), ("13,14", None), "4  13…");
        check(("123", None), ("", None), "123   ");
    }

    #[test]
    fn the_line_forks_to_every_telling() {
        let lefts = [(), (), ()].map(|()| label("", None, false));
        let mut rights = lefts.clone();
        let mut lefts = lefts.to_vec();
        lefts[0] = label("4", None, true);
        rights[0] = label("4", None, true);
        rights[2] = label("4", None, true);
        let drawn: String = line(&lefts, &rights).into_iter().map(glyph).collect();
        assert_eq!(drawn, "┬│╰");
    }

    #[test]
    fn no_line_is_drawn_to_a_telling_outside_the_window() {
        let lefts = vec![label("4", Some('↓'), true)];
        let rights = vec![label("", None, false)];
        let drawn: String = line(&lefts, &rights).into_iter().map(glyph).collect();
        assert_eq!(drawn, " ");
    }
}
