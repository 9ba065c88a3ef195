//! The rows of quotes: who says it, what, where, and how it is told elsewhere.

use crate::align::{SharedKind, SharedQuote};
use crate::corpus::{PassageRef, Site};
use crate::diverge::Class;
use crate::render::quoting::{self, Telling};
use crate::render::theme::Role;
use crate::render::who::{self, Speaker};
use crate::render::wording;
use crate::render::wrap::columns;
use crate::text::index::{ArticleId, QuoteId};
use crate::tui::list::{ListItem, Tab};
use crate::tui::model::{Model, Overlay};
use crate::tui::view::paint::Canvas;
use crate::tui::view::rows::{colors, paragraphs};
use crate::tui::view::tall::SAID;

/// What stands for a speaker where nobody is named.
pub(in crate::tui) const NOT_NAMED: &str = "(not named)";
/// Columns of a speaker before his words.
const SPEAKER: usize = 24;

/// Columns of the words that say how a quote is told, by the width of the screen: from 100 on, from 72 on, from 50 on, and below.
const HOW: [usize; 4] = [25, 16, 14, 9];

/// Below this many columns the words of a quote stand on a row of their own, under who says them.
const ONE_ROW_FROM: usize = 100;

/// Rows of the screen that a quote takes.
pub(super) fn rows(width: usize) -> usize {
    if width < ONE_ROW_FROM { 2 } else { 1 }
}

/// `! 8  Kremlin   the words   A¶12 B¶8   cut short in A`; nothing from row `end` of the screen on.
pub(super) fn quote(
    model: &Model,
    item: ListItem,
    [y, end, width]: [usize; 3],
    [chosen, goes_on]: [bool; 2],
    canvas: &mut Canvas<'_>,
) {
    let sites = quote_sites(model, item);
    let class = quote_class(model, item);
    let [role, muted] = colors(class, chosen);
    if model.panes.len() > 1 {
        canvas.put(2, y, &class.mark().to_string(), &[role]);
    }
    if let Some(number) = number(model, &sites) {
        canvas.put(4, y, &number.to_string(), &[role]);
    }
    let how = how_briefly(model, item, width);
    // What one article has alone stands under a heading that says so.
    let how_room = match &how {
        it if it.is_empty() => 0,
        _ => how_columns(width) + 2,
    };
    let places = places(model, &sites, " ");
    let at = width.saturating_sub(canvas.width(&places) + 2 + how_room);
    let is_one_row = rows(width) == 1;
    let speaker_room = match is_one_row {
        true => SPEAKER,
        false => at.saturating_sub(SAID + 1),
    };
    let speaker = fitting_name(
        says(model, item).as_ref(),
        speaker_room.saturating_sub(1),
        canvas,
    );
    // Named once for all that he says in one paragraph.
    match is_one_row && goes_on && !chosen {
        true => canvas.put(SAID, y, "·", &[Role::Muted]),
        false => canvas.put(SAID, y, &speaker, &[Role::Text]),
    };
    let said = words(model, item);
    match is_one_row {
        true => {
            let words_at = SAID + speaker_room;
            let words = canvas.short(&said, at.saturating_sub(words_at + 2));
            canvas.put(words_at, y, &words, &[Role::Text]);
        }
        false if y + 1 < end => {
            let words = canvas.short(&said, width.saturating_sub(SAID + 2));
            canvas.put(SAID, y + 1, &words, &[muted]);
        }
        false => {}
    }
    canvas.put(at, y, &places, &[muted]);
    let text = canvas.short(&how, how_columns(width));
    canvas.put(
        width.saturating_sub(how_columns(width) + 1),
        y,
        &text,
        &[muted],
    );
}

/// Of two speakers for whom there is no room, the one who is not named before the words.
fn other_of(both: String, speaker: &str, room: usize) -> String {
    let named = |it: &&str| {
        let last = it.split(' ').next_back().unwrap_or_default();
        speaker.split(' ').any(|it| it == last)
    };
    match both.split_once(" / ") {
        Some((one, two)) if columns(&both) > room => {
            let other = if named(&one) { two } else { one };
            other.to_owned()
        }
        _ => both,
    }
}

fn how_columns(width: usize) -> usize {
    match width {
        0..50 => HOW[3],
        50..72 => HOW[2],
        72..100 => HOW[1],
        _ => HOW[0],
    }
}

/// How a quote is told elsewhere, in the column for that; below 100 columns nothing where no other article has it.
fn how_briefly(model: &Model, item: ListItem, width: usize) -> String {
    let room = how_columns(width);
    let whole = how_told(model, item);
    match telling(model, item) {
        Some((told, _)) if columns(&whole) > room => {
            other_of(told.short, &speaker(model, item), room)
        }
        None if width < 100 => String::new(),
        // The heading of the rows says that nobody else quotes it.
        None if is_by_kind(model) => whole
            .split_once("; ")
            .map_or(String::new(), |it| it.1.to_owned()),
        _ => whole,
    }
}

/// Whether the list is in the order in which what one article quotes alone stands under a heading of its own.
fn is_by_kind(model: &Model) -> bool {
    matches!(&model.overlay, Some(Overlay::List(list)) if list.shown() == Tab::ByKind)
}

/// Whether two quotes that follow each other in the list are words of one speaker in one paragraph of the same articles.
pub(super) fn goes_on(model: &Model, one: ListItem, two: ListItem) -> bool {
    let at = |it: ListItem| places(model, &quote_sites(model, it), " ");
    let is_quote = |it: ListItem| matches!(it, ListItem::Quote(..) | ListItem::Shared(..));
    is_quote(one)
        && is_quote(two)
        && at(one) == at(two)
        && says(model, one).is_some()
        && speaker(model, one) == speaker(model, two)
}

fn shared(model: &Model, n: usize) -> &SharedQuote {
    &model.comparison.alignment().shared_quotes()[n]
}

pub(in crate::tui) fn quote_sites(model: &Model, item: ListItem) -> Vec<Site> {
    match item {
        ListItem::Shared(n, _) => shared(model, n).sites.iter().map(|it| it.site).collect(),
        ListItem::Quote(article, id) => {
            let span = model.comparison.corpus().annotations(article).quotes[id].span;
            let others = telling(model, item).map_or_else(Vec::new, |it| it.1);
            std::iter::once(Site { article, span })
                .chain(others)
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The quotes of a row.
fn quotes(model: &Model, item: ListItem) -> Vec<(ArticleId, QuoteId)> {
    match item {
        ListItem::Shared(n, told_in) => {
            let mut all = who::tellings(shared(model, n));
            // Another article's words, and whom it gives them to, are its own.
            if all.iter().any(|it| Some(it.0) == told_in) {
                all.retain(|it| Some(it.0) == told_in);
            }
            all
        }
        ListItem::Quote(article, id) => vec![(article, id)],
        _ => Vec::new(),
    }
}

/// Who says it; of a telling that does not say so surely, whom another one of the same quote names.
fn says(model: &Model, item: ListItem) -> Option<Speaker> {
    let own = who::says(&model.comparison, &quotes(model, item));
    match item {
        ListItem::Shared(n, Some(_))
            if own.as_ref().is_none_or(|it| !it.sure)
                && shared(model, n).kind != SharedKind::Speaker =>
        {
            who::says(&model.comparison, &quotes(model, ListItem::Shared(n, None))).or(own)
        }
        _ => own,
    }
}

pub(in crate::tui) fn speaker(model: &Model, item: ListItem) -> String {
    says(model, item).map_or_else(|| NOT_NAMED.to_owned(), |it| it.text())
}

/// What is quoted: of several tellings the shortest, which is what they share, so that two rows about parts of one long
/// quote are told apart.
pub(in crate::tui) fn words(model: &Model, item: ListItem) -> String {
    let corpus = model.comparison.corpus();
    let all = quotes(model, item).into_iter().map(|(article, id)| {
        let span = corpus.annotations(article).quotes[id].content;
        model.article(article).slice(span).trim()
    });
    let shortest = all.min_by_key(|it| it.len()).unwrap_or("");
    shortest.trim_end_matches([',', ';', ':']).to_owned()
}

/// Who speaks, so that it fits.
fn fitting_name(says: Option<&Speaker>, room: usize, canvas: &Canvas<'_>) -> String {
    let Some(says) = says else {
        let whole = canvas.width(NOT_NAMED) <= room;
        return canvas.short(if whole { NOT_NAMED } else { "unnamed" }, room);
    };
    let fitting = says.fitting(|it| canvas.width(it) <= room);
    let sign = if says.sure { "" } else { "?" };
    fitting.unwrap_or_else(|| canvas.short(&says.name, room.saturating_sub(sign.len())) + sign)
}

pub(super) fn quote_class(model: &Model, item: ListItem) -> Class {
    if let Some((told, _)) = telling(model, item) {
        return told.class;
    }
    let site = quote_sites(model, item).into_iter().next();
    site.map_or(Class::Only, |it| {
        quoting::class_alone(&model.comparison, it)
    })
}

/// What is said in the status row of a quote, with its mark. Of a quote that one article has alone it is said how its passage is
/// told, which may be told elsewhere; where the quote was gone to the mark is that of the passage, as beside it.
///
/// Where it does not fit, first the places go, which stand in the list and beside the text, then words that the sign says too.
pub(super) fn said(model: &Model, item: ListItem, fits: &dyn Fn(&str) -> bool) -> (Class, String) {
    let sites = quote_sites(model, item);
    let number = number(model, &sites).map_or(String::new(), |it| format!(" {it}"));
    let (who, how) = (speaker(model, item), how_told(model, item));
    let places = places(model, &sites, " / ");
    let passage = sites
        .first()
        .filter(|_| telling(model, item).is_none())
        .map(|it| model.passage_at(it.article, it.span.start()));
    let passage = passage.and_then(|it| model.comparison.passage_class(it));
    let passage = passage.filter(|it| *it != Class::Only);
    let told = passage.map_or(String::new(), |it| {
        format!("; passage {}", wording::passage_is(it))
    });
    let is_listed = matches!(model.overlay, Some(Overlay::List(_)));
    let class = passage.filter(|_| !is_listed);
    let class = class.unwrap_or_else(|| quote_class(model, item));
    let said = format!("{number} {who}: {how}");
    let forms = [
        format!("{said}{told} · {places}"),
        format!("{said}{told}"),
        format!("{said} · {places}"),
        said,
    ];
    let [.., last] = &forms;
    let found = forms
        .iter()
        .find(|it| fits(&format!("{} {it}", class.mark())));
    (class, found.unwrap_or(last).clone())
}

/// How a quote is told elsewhere, and where that is but for its own places.
fn telling(model: &Model, item: ListItem) -> Option<(Telling, Vec<Site>)> {
    match item {
        ListItem::Shared(n, _) => {
            let told = quoting::shared(&model.comparison, shared(model, n));
            Some((told, Vec::new()))
        }
        ListItem::Quote(article, id) => {
            let span = model.comparison.corpus().annotations(article).quotes[id].span;
            quoting::alone(&model.comparison, Site { article, span })
        }
        _ => None,
    }
}

pub(super) fn how_told(model: &Model, item: ListItem) -> String {
    let told = telling(model, item).map(|it| it.0.words);
    let ListItem::Quote(article, id) = item else {
        return told.unwrap_or_default();
    };
    let closed = model.comparison.corpus().annotations(article).quotes[id].closed;
    let end = if closed { "" } else { "; no closing mark" };
    match (told, model.panes.len()) {
        (Some(told), _) => format!("{told}{end}"),
        (None, 1) => format!("quoted{end}"),
        (None, _) => format!("{}{end}", wording::quoted_only(article)),
    }
}

/// The number of the match in which the first place stands.
pub(super) fn number(model: &Model, sites: &[Site]) -> Option<usize> {
    let site = sites.first()?;
    let passage = model.passage_at(site.article, site.span.start());
    let found = model.comparison.alignment().match_of(passage)?;
    Some(model.outline.number(found))
}

pub(super) fn places(model: &Model, sites: &[Site], between: &str) -> String {
    paragraphs(model, &passages_of(model, sites), between)
}

/// The passages in which the tellings of a quote stand.
pub(in crate::tui) fn passages(model: &Model, item: ListItem) -> Vec<PassageRef> {
    passages_of(model, &quote_sites(model, item))
}

fn passages_of(model: &Model, sites: &[Site]) -> Vec<PassageRef> {
    let at = |site: &Site| model.passage_at(site.article, site.span.start());
    sites.iter().map(at).collect()
}
