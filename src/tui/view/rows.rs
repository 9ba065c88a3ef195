//! The rows of names and of quotes, what is said of the chosen one, and what is shown below the list.

use crate::align::SharedQuote;
use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Class, Kind};
use crate::render::outline::passages;
use crate::render::quoting::{self, Telling};
use crate::render::runs::Mark;
use crate::render::theme::Role;
use crate::render::who::{self, Speaker};
use crate::render::wrap::columns;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, QuoteId};
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::view::layout::Area;
use crate::tui::view::paint::{Canvas, Piece, class_role, piece};
use crate::tui::view::{differing, note, voices};

/// Columns of a count and the blank before it.
pub(super) const COUNT: usize = 5;
/// Columns of a speaker.
const SPEAKER: usize = 16;
/// Columns of the words that say how a quote is told, by the width of the screen: from 100 on, from 72 on, and below.
const HOW: [usize; 3] = [25, 16, 9];
/// Bytes shown before the first mention of a name that no article describes.
const BEFORE: usize = 60;
/// Paragraphs of one article that a row names at most.
const PLACES: usize = 4;
/// Passages shown below the list.
const PASSAGES: usize = 8;

/// A stretch of an article below the list.
pub(super) struct Told {
    pub article: ArticleId,
    pub span: Span,
    pub marks: Vec<Mark>,
    /// Rows that it may take.
    pub rows: usize,
}

/// `= Halden   place   3   4`.
pub(super) fn entity(
    model: &Model,
    id: EntityId,
    y: usize,
    width: usize,
    chosen: bool,
    canvas: &mut Canvas<'_>,
) {
    let it = &model.comparison.corpus().entities()[id];
    let counts = counts(model, id);
    let class = entity_class(&counts);
    let [role, muted] = colors(class, chosen);
    if model.panes.len() > 1 {
        canvas.put(2, y, &class.mark().to_string(), &[role]);
    }
    let at = width.saturating_sub(COUNT * counts.len() + 1);
    let kind_at = at.saturating_sub(13);
    let name = canvas.short(&it.name, kind_at.saturating_sub(5));
    canvas.put(4, y, &name, &[Role::Text]);
    canvas.put(kind_at, y, kind(it.kind), &[muted]);
    for (n, count) in counts.iter().enumerate() {
        let text = format!("{count:>COUNT$}");
        let role = if *count == 0 { muted } else { Role::Text };
        canvas.put(at + n * COUNT, y, &text, &[role]);
    }
}

/// `Halden   3   4`, for the panel at the side.
pub(super) fn entity_short(
    model: &Model,
    id: EntityId,
    area: Area,
    y: usize,
    canvas: &mut Canvas<'_>,
) {
    let counts = counts(model, id);
    let at = area.x + area.width.saturating_sub(COUNT * counts.len() + 2);
    let room = at.saturating_sub(area.x + 3);
    let name = canvas.short(&model.comparison.corpus().entities()[id].name, room);
    canvas.put(area.x + 2, y, &name, &[Role::Text]);
    for (n, count) in counts.iter().enumerate() {
        let role = if *count == 0 { Role::Muted } else { Role::Text };
        canvas.put(at + n * COUNT, y, &format!("{count:>COUNT$}"), &[role]);
    }
}

/// The letters above the counts.
pub(super) fn letters(model: &Model, y: usize, width: usize, canvas: &mut Canvas<'_>) {
    let at = width.saturating_sub(COUNT * model.panes.len() + 1);
    for id in model.panes.ids() {
        let x = at + id.index() * COUNT + COUNT - 1;
        let own = Role::Article(id.index() as u8);
        canvas.put(x, y, &id.to_string(), &[own, Role::Heading]);
    }
}

/// `! 8  Kremlin   the words   A¶12 B¶8   cut short in A`.
pub(super) fn quote(
    model: &Model,
    item: ListItem,
    [y, width]: [usize; 2],
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
    let speaker_room = match width {
        0..50 => SPEAKER - 6,
        50..72 => SPEAKER - 4,
        72..100 => SPEAKER - 2,
        _ => SPEAKER + 8,
    };
    let speaker = fitting_name(says(model, item).as_ref(), speaker_room - 1, canvas);
    // Named once for all that he says in one paragraph.
    match goes_on && !chosen {
        true => canvas.put(8, y, "·", &[Role::Muted]),
        false => canvas.put(8, y, &speaker, &[Role::Text]),
    };
    let words_at = 8 + speaker_room;
    let words = canvas.short(&words(model, item), at.saturating_sub(words_at + 2));
    canvas.put(words_at, y, &words, &[Role::Text]);
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
        0..72 => HOW[2],
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
        _ => whole,
    }
}

/// Whether two quotes that follow each other in the list are words of one speaker in one paragraph of the same articles.
pub(super) fn goes_on(model: &Model, one: ListItem, two: ListItem) -> bool {
    let at = |it: ListItem| places(model, &quote_sites(model, it), " ");
    let is_quote = |it: ListItem| matches!(it, ListItem::Quote(..) | ListItem::Shared(_));
    is_quote(one)
        && is_quote(two)
        && at(one) == at(two)
        && speaker(model, one) == speaker(model, two)
}

/// What is said of a name or a quote in the status row.
pub(super) fn said(model: &Model, item: ListItem) -> Vec<Piece> {
    let (class, text) = match item {
        ListItem::Entity(id) => {
            let it = &model.comparison.corpus().entities()[id];
            let counts = counts(model, id);
            let each: Vec<String> = model
                .panes
                .ids()
                .zip(&counts)
                .map(|(id, n)| format!("{id} {n}"))
                .collect();
            let (name, kind, n) = (&it.name, kind(it.kind), it.mentions.len());
            let mentions = if n == 1 { "mention" } else { "mentions" };
            let text = format!(" {name}, {kind} · {n} {mentions}: {}", each.join(" · "));
            (entity_class(&counts), text)
        }
        ListItem::Shared(_) | ListItem::Quote(..) => {
            let sites = quote_sites(model, item);
            let number = number(model, &sites).map_or(String::new(), |it| format!(" {it}"));
            let (who, how) = (speaker(model, item), how_told(model, item));
            let places = places(model, &sites, " / ");
            let text = format!("{number} {who}: {how} · {places}");
            (quote_class(model, item), text)
        }
        ListItem::Voice(_) => return voices::said(model, item),
        ListItem::Note(n) => return note::said(model, n),
        ListItem::Difference(_) => return Vec::new(),
    };
    if model.panes.len() < 2 {
        return vec![piece(text.trim_start(), Role::Status)];
    }
    vec![
        piece(class.mark().to_string(), class_role(class)),
        piece(text, Role::Status),
    ]
}

/// What is shown below the list for the chosen row: the passages; for a name how each article describes it, or the words
/// around where it first names it.
pub(super) fn told(model: &Model, item: ListItem) -> Vec<Told> {
    let of_passage = |passage: PassageRef| Told {
        article: passage.0,
        span: model.span(passage),
        marks: Vec::new(),
        rows: usize::MAX,
    };
    match item {
        ListItem::Difference(id) => {
            let mut all = passages(&model.comparison, &model.comparison.divergences()[id]);
            all.truncate(PASSAGES);
            // Painted as the comparison of the two paints it.
            let beside = |it: &PassageRef| {
                let other = all.iter().find(|other| other.0 != it.0);
                let mut told = of_passage(*it);
                told.marks =
                    other.map_or_else(Vec::new, |other| differing::apart(model, *it, *other));
                told
            };
            all.iter().map(beside).collect()
        }
        ListItem::Entity(id) => described(model, id),
        ListItem::Voice(_) => voices::told(model, item),
        // Its passage may be gone: see `note::preview`.
        ListItem::Note(_) => Vec::new(),
        ListItem::Shared(_) | ListItem::Quote(..) => {
            let sites = quote_sites(model, item);
            let of = |site: &Site| {
                let mut it = of_passage(model.passage_at(site.article, site.span.start()));
                it.marks = vec![Mark {
                    span: site.span,
                    role: Role::Quote,
                }];
                it
            };
            sites.iter().take(PASSAGES).map(of).collect()
        }
    }
}

fn described(model: &Model, id: EntityId) -> Vec<Told> {
    let corpus = model.comparison.corpus();
    let mut sites: Vec<Site> = Vec::new();
    for it in model.comparison.divergences() {
        if matches!(&it.kind, Kind::Described { entity, .. } if *entity == Some(id)) {
            sites.extend(it.sites.iter().copied());
        }
    }
    let mut all = Vec::new();
    for article in model.panes.ids() {
        let mut mentions = corpus.entities()[id].mentions.iter();
        let first = mentions.find(|it| it.0 == article);
        let Some(mention) = first.map(|it| corpus.annotations(article).mentions[it.1].span) else {
            continue;
        };
        let site = sites.iter().find(|it| it.article == article);
        let span = match site {
            Some(site) => site.span,
            None => around(model, article, mention),
        };
        all.push(Told {
            article,
            span,
            marks: vec![Mark {
                span: mention,
                role: Role::EntityChosen,
            }],
            rows: 2,
        });
    }
    all
}

/// The end of a passage from a little before a mention on, from the start of a word.
fn around(model: &Model, article: ArticleId, mention: Span) -> Span {
    let passage = model.span(model.passage_at(article, mention.start()));
    let text = model.article(article).text();
    let end = passage.end().max(mention.end());
    let mut from = mention.start().saturating_sub(BEFORE).max(passage.start());
    while from > passage.start() && !text.is_char_boundary(from) {
        from -= 1;
    }
    if from > passage.start() {
        let rest = &text[from..mention.start()];
        from += rest.find(' ').map_or(rest.len(), |it| it + 1);
    }
    Span::new(from.min(mention.start()), end)
}

fn counts(model: &Model, id: EntityId) -> Vec<usize> {
    let mut counts = vec![0; model.panes.len()];
    for (article, _) in &model.comparison.corpus().entities()[id].mentions {
        counts[article.index()] += 1;
    }
    counts
}

fn entity_class(counts: &[usize]) -> Class {
    match counts.iter().filter(|it| **it > 0).count() {
        0 | 1 => Class::Only,
        _ => Class::Same,
    }
}

pub(super) fn kind(kind: MentionKind) -> &'static str {
    match kind {
        MentionKind::Person => "person",
        MentionKind::Organization => "organization",
        MentionKind::Place => "place",
        MentionKind::Other => "name",
    }
}

/// One colour in the chosen row, so that its reverse is one bar.
pub(super) fn colors(class: Class, chosen: bool) -> [Role; 2] {
    match chosen {
        true => [Role::Text, Role::Text],
        false => [class_role(class), Role::Muted],
    }
}

fn shared(model: &Model, n: usize) -> &SharedQuote {
    &model.comparison.alignment().shared_quotes()[n]
}

fn quote_sites(model: &Model, item: ListItem) -> Vec<Site> {
    match item {
        ListItem::Shared(n) => shared(model, n).sites.iter().map(|it| it.site).collect(),
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
        ListItem::Shared(n) => {
            let sites = shared(model, n).sites.iter();
            sites
                .filter_map(|it| Some((it.site.article, it.quote?)))
                .collect()
        }
        ListItem::Quote(article, id) => vec![(article, id)],
        _ => Vec::new(),
    }
}

/// What stands where nobody is named.
const NOT_NAMED: &str = "(not named)";

fn says(model: &Model, item: ListItem) -> Option<Speaker> {
    who::says(&model.comparison, &quotes(model, item))
}

pub(super) fn speaker(model: &Model, item: ListItem) -> String {
    says(model, item).map_or_else(|| NOT_NAMED.to_owned(), |it| it.text())
}

/// What is quoted: of several tellings the shortest, which is what they share, so that two rows about parts of one long
/// quote are told apart.
pub(super) fn words(model: &Model, item: ListItem) -> String {
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
        return canvas.short(NOT_NAMED, room);
    };
    let fitting = says.fitting(|it| canvas.width(it) <= room);
    let sign = if says.sure { "" } else { "?" };
    fitting.unwrap_or_else(|| canvas.short(&says.name, room.saturating_sub(sign.len())) + sign)
}

fn quote_class(model: &Model, item: ListItem) -> Class {
    telling(model, item).map_or(Class::Only, |it| it.0.class)
}

/// How a quote is told elsewhere, and where that is but for its own places.
fn telling(model: &Model, item: ListItem) -> Option<(Telling, Vec<Site>)> {
    match item {
        ListItem::Shared(n) => {
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
    let end = if closed { "" } else { "; no close quote" };
    match (told, model.panes.len()) {
        (Some(told), _) => format!("{told}{end}"),
        (None, 1) => format!("quoted{end}"),
        (None, _) => format!("only in {article}{end}"),
    }
}

/// The number of the match in which the first place stands.
fn number(model: &Model, sites: &[Site]) -> Option<usize> {
    let site = sites.first()?;
    let passage = model.passage_at(site.article, site.span.start());
    let found = model.comparison.alignment().match_of(passage)?;
    Some(model.outline.number(found))
}

fn places(model: &Model, sites: &[Site], between: &str) -> String {
    let at = |site: &Site| model.passage_at(site.article, site.span.start());
    let all: Vec<PassageRef> = sites.iter().map(at).collect();
    paragraphs(model, &all, between)
}

/// `A¶3,12 B¶8`: every paragraph once, those of one article behind its letter.
pub(super) fn paragraphs(model: &Model, all: &[PassageRef], between: &str) -> String {
    let mut told: Vec<(ArticleId, Vec<usize>)> = Vec::new();
    for (article, passage) in all {
        let segments = model.comparison.corpus().segments(*article);
        let n = segments.paragraph_number(*passage);
        match told.iter_mut().find(|it| it.0 == *article) {
            Some((_, numbers)) if numbers.contains(&n) => {}
            Some((_, numbers)) => numbers.push(n),
            None => told.push((*article, vec![n])),
        }
    }
    let part = |(article, numbers): &(ArticleId, Vec<usize>)| {
        let mut numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        if numbers.len() > PLACES {
            numbers.truncate(PLACES);
            numbers.push("…".to_owned());
        }
        format!("{article}¶{}", numbers.join(","))
    };
    told.iter().map(part).collect::<Vec<_>>().join(between)
}
