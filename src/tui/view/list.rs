//! A list in groups, with the passages of the chosen row below; the rows of what differs.

use crate::diverge::Kind;
use crate::render::brief::listed;
use crate::render::outline::passages;
use crate::render::signs;
use crate::render::theme::Role;
use crate::render::wording;
use crate::text::index::{ArticleId, DivergenceId};
use crate::tui::layout::{Area, Layout};
use crate::tui::list::{ALL_TICKED, List, ListItem, ListKind, ListRow, Tab};
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, class_role};
use crate::tui::view::tall::{HEAD, SAID};
use crate::tui::view::{below, figures, note, quotes, rows, tall, voices};

/// Below this many columns the heading says of what is ticked off only how much is left.
const NARROW: usize = 72;

pub(super) fn draw(model: &Model, layout: &Layout, list: &List, canvas: &mut Canvas<'_>) {
    let width = layout.list_width();
    let title = match list.kind {
        ListKind::Differences => "What differs",
        ListKind::Entities => "People, places, organizations",
        ListKind::Quotes => "Who said what",
        ListKind::Figures => "Numbers and dates",
        ListKind::Notes => "Notes",
    };
    let narrowed = list.filter.text();
    let heading = match narrowed.is_empty() {
        true => format!("{title} · {}", list.total()),
        false => format!(
            "{title} · {} of {} · /{narrowed}",
            list.count(),
            list.total()
        ),
    };
    // Of the part that is shown, as the number before.
    let ticked = n_ticked(model, list);
    let left = list.total() - ticked;
    let heading = match (list.shown(), ticked, width) {
        (Tab::Left, ..) => format!("{heading} left"),
        (_, 0, _) => heading,
        (_, _, 0..NARROW) => format!("{heading} · {left} left"),
        _ => format!("{heading} · {ticked} ticked off, {left} left"),
    };
    let untold = model.comparison.n_untold();
    let heading = match list.kind {
        ListKind::Differences if untold > 0 => format!("{heading} · {untold} less sure: D"),
        _ => heading,
    };
    let heading = canvas.short(&heading, width - 2);
    canvas.put(1, 0, &heading, &[Role::Heading]);
    tabs(list, width, canvas);
    let is_counted = list.kind == ListKind::Entities || list.shown() == Tab::Voices;
    if list.shown() == Tab::Voices {
        let at = width.saturating_sub(rows::COUNT * model.panes.len() + 6);
        canvas.put(at, 1, "words", &[Role::Muted]);
    }
    if is_counted {
        rows::letters(model, 1, width, canvas);
    }
    let end = HEAD + tall::height(model, list, layout);
    // The row behind the last one.
    let mut last = HEAD + 1;
    for (at, y) in tall::shown(model, list, layout) {
        last = y + tall::rows_of(model, list, width, at);
        let chosen = at == list.chosen;
        match &list.rows[at] {
            ListRow::Heading(name, count) => {
                canvas.put(1, y, &format!("{name} {count}"), &[Role::Heading]);
            }
            ListRow::Item(ListItem::Difference(id)) => {
                item(model, (list, *id), [y, end], width, chosen, canvas);
            }
            ListRow::Item(ListItem::Entity(id)) => {
                rows::entity(model, *id, [y, end], width, chosen, canvas);
            }
            ListRow::Item(it @ ListItem::Voice(_)) => {
                voices::row(model, *it, y, width, chosen, canvas);
            }
            ListRow::Item(it @ ListItem::Figure(_)) => {
                figures::row(model, *it, y, width, chosen, canvas);
            }
            ListRow::Item(ListItem::Note(n)) => {
                note::row(model, *n, y, width, chosen, canvas);
            }
            ListRow::Item(it) => {
                let before = at.checked_sub(1).filter(|_| y > HEAD);
                let before = before.and_then(|it| list.rows.get(it));
                // By speaker the heading says who, as long as it is shown.
                let goes_on = match before {
                    Some(ListRow::Item(one)) => {
                        list.shown() == Tab::BySpeaker || quotes::goes_on(model, *one, *it)
                    }
                    _ => false,
                };
                quotes::quote(model, *it, [y, end, width], [chosen, goes_on], canvas);
            }
        }
        if chosen {
            let row = Area {
                x: 1,
                y,
                width: width - 2,
                height: tall::rows_of(model, list, width, at).min(end - y),
            };
            canvas.lay(row, Role::Chosen);
        }
    }
    if list.count() == 0 {
        let said = match list.is_done() {
            true => ALL_TICKED,
            false => "no row holds that",
        };
        canvas.put(1, HEAD, said, &[Role::Muted]);
    }
    if tall::preview(model, list, layout) > 0
        && let Some(item) = list.item()
    {
        below::draw(model, layout, (item, last.min(end)), canvas);
    }
}

/// How many differences of the part that is shown are ticked off.
fn n_ticked(model: &Model, list: &List) -> usize {
    if model.n_ticked() == 0 {
        return 0;
    }
    let is_ticked = |it: &&ListItem| match it {
        ListItem::Difference(id) => model.is_ticked(*id),
        _ => false,
    };
    list.all().filter(is_ticked).count()
}

/// The parts and orders of the list, the one shown in brackets; where not all fit, it and those before it that do.
fn tabs(list: &List, width: usize, canvas: &mut Canvas<'_>) {
    if list.tabs.len() < 2 {
        return;
    }
    let named: Vec<String> = list
        .tabs
        .iter()
        .enumerate()
        .map(|(n, it)| match n == list.tab {
            true => format!("[{}]", it.name()),
            false => format!(" {} ", it.name()),
        })
        .collect();
    // With the sign on that side where others are left out.
    let fits = |from: usize, to: usize| {
        let taken: usize = named[from..=to].iter().map(|it| canvas.width(it)).sum();
        let signs = usize::from(from > 0) + usize::from(to + 1 < named.len());
        taken + 2 + signs <= width
    };
    let mut from = 0;
    while from < list.tab && !fits(from, list.tab) {
        from += 1;
    }
    let mut to = list.tab;
    while to + 1 < named.len() && fits(from, to + 1) {
        to += 1;
    }
    let mut x = 0;
    if from > 0 {
        x = canvas.put(x, 1, &signs::MORE.to_string(), &[Role::Muted]);
    }
    for (n, name) in named.iter().enumerate().take(to + 1).skip(from) {
        let role = if n == list.tab {
            Role::Heading
        } else {
            Role::Muted
        };
        x = canvas.put(x, 1, name, &[role]);
    }
    if to + 1 < named.len() {
        canvas.put(x, 1, &signs::MORE.to_string(), &[Role::Muted]);
    }
}

/// `x ! 3  what is said   A¶4 B¶7`, with the `x` where it is ticked off, in one row or two; nothing from row `end` of the screen on.
fn item(
    model: &Model,
    (list, id): (&List, DivergenceId),
    [y, end]: [usize; 2],
    width: usize,
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let it = &model.comparison.divergences()[id];
    let class = it.kind.class();
    // One colour in the chosen row, so that its reverse is one bar.
    let ticked = model.is_ticked(id);
    let [role, muted] = match (chosen, ticked) {
        (true, _) => [Role::Text, Role::Text],
        (false, true) => [Role::Muted, Role::Muted],
        (false, false) => [class_role(class), Role::Muted],
    };
    let words = if ticked { muted } else { Role::Text };
    if ticked {
        canvas.put(0, y, signs::TICKED, &[Role::Heading]);
    }
    canvas.put(2, y, &class.mark().to_string(), &[role]);
    if let Some(id) = it.matched {
        let number = model.outline.number(id).to_string();
        canvas.put(4, y, &number, &[role]);
    }
    let said = tall::said(model, list, id, width);
    for (n, row) in said.iter().enumerate().take(end - y) {
        let is_first = n == 0 || !row.articles.is_empty();
        let places = match is_first {
            true => places_in(model, id, &row.articles),
            false => String::new(),
        };
        let at = width.saturating_sub(canvas.width(&places) + 2);
        let x = SAID + row.indent;
        let text = canvas.short(&row.text, at.saturating_sub(x + 2));
        canvas.put(x, y + n, &text, &[words]);
        canvas.put(at, y + n, &places, &[muted]);
    }
}

/// The sentence, so short that it fits; for what one article tells alone the beginning of it, since the heading says the rest; for what is told
/// in other words the beginning too, since the sentence names nothing.
pub(super) fn words(model: &Model, id: DivergenceId, fits: impl Fn(&str) -> bool) -> String {
    let it = &model.comparison.divergences()[id];
    let sentence = listed(&model.comparison, it, fits);
    let Some(site) = it.sites.first() else {
        return sentence;
    };
    let start = || wording::beginning(model.comparison.corpus().slice(*site), 30);
    match &it.kind {
        Kind::Only { .. } => {
            let speaker = wording::before_only(&model.comparison, it);
            format!("{}{}", speaker.unwrap_or_default(), start())
        }
        Kind::Reworded(_) => format!("{sentence}: {}", start()),
        _ => sentence,
    }
}

/// `A¶3,12 B¶8`.
pub(super) fn places(model: &Model, id: DivergenceId) -> String {
    places_in(model, id, &[])
}

/// The places of a difference in some articles; in all for none.
pub(super) fn places_in(model: &Model, id: DivergenceId, articles: &[ArticleId]) -> String {
    let mut all = passages(&model.comparison, &model.comparison.divergences()[id]);
    all.retain(|it| articles.is_empty() || articles.contains(&it.0));
    rows::paragraphs(model, &all, " ")
}
