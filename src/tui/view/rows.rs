//! The rows of names, what is said of the chosen row of a list, and what is shown below the list.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Class, Kind};
use crate::render::names::kind_shown;
use crate::render::outline::passages;
use crate::render::runs::Mark;
use crate::render::theme::Role;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use crate::tui::layout::Area;
use crate::tui::list::ListItem;
use crate::tui::model::Model;
use crate::tui::view::paint::{Canvas, Piece, class_role, piece};
use crate::tui::view::quotes::{self, quote_sites};
use crate::tui::view::{differing, figures, note, voices};

/// Columns of a count and the blank before it.
pub(super) const COUNT: usize = 5;

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
    /// The words that the row is about, where they are less than all.
    pub about: Option<Span>,
    /// Rows that it may take.
    pub rows: usize,
}

/// `= Halden   place   3   4`; where it is spelled in several ways, each in a row of its own below; nothing from row `end` of the
/// screen on.
pub(super) fn entity(
    model: &Model,
    id: EntityId,
    [y, end]: [usize; 2],
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
    let kind = kind(kind_shown(&model.comparison, id));
    canvas.put(kind_at, y, kind, &[muted]);
    for (n, count) in counts.iter().enumerate() {
        let text = format!("{count:>COUNT$}");
        let role = if *count == 0 { muted } else { Role::Text };
        canvas.put(at + n * COUNT, y, &text, &[role]);
    }
    for (y, it) in (y + 1..end).zip(model.spellings(id)) {
        let name = match it.apart {
            true => format!("perhaps also spelled {}", it.text),
            false => format!("spelled {}", it.text),
        };
        let name = canvas.short(&name, at.saturating_sub(7));
        canvas.put(6, y, &name, &[muted]);
        for (n, count) in it.counts.iter().enumerate() {
            let text = format!("{count:>COUNT$}");
            canvas.put(at + n * COUNT, y, &text, &[muted]);
        }
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

/// What is said of a name or a quote in the status row.
pub(super) fn said(model: &Model, item: ListItem, fits: &dyn Fn(&str) -> bool) -> Vec<Piece> {
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
            let kind = kind(kind_shown(&model.comparison, id));
            let (name, n) = (&it.name, it.mentions.len());
            let mentions = if n == 1 { "mention" } else { "mentions" };
            let text = format!(" {name}, {kind} · {n} {mentions}: {}", each.join(" · "));
            (entity_class(&counts), text)
        }
        ListItem::Shared(..) | ListItem::Quote(..) => quotes::said(model, item, fits),
        ListItem::Voice(_) => return voices::said(model, item),
        ListItem::Figure(_) => return figures::said(model, item, fits),
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
        about: None,
        rows: usize::MAX,
    };
    match item {
        ListItem::Difference(id) => {
            let difference = &model.comparison.divergences()[id];
            let mut all = passages(&model.comparison, difference);
            all.truncate(PASSAGES);
            let about = |told: &Told| {
                let mut sites = difference
                    .sites
                    .iter()
                    .filter(|it| it.article == told.article);
                let site = sites.find(|it| it.span.overlaps(told.span))?;
                (site.span != told.span).then_some(site.span)
            };
            // Painted is what the row is about: the comparison of the two paints all that differs between them.
            let beside = |it: &PassageRef| {
                let other = all.iter().find(|other| other.0 != it.0);
                let mut told = of_passage(*it);
                told.marks = differing::of_row(model, difference, *it, other.copied());
                told.about = about(&told);
                told
            };
            all.iter().map(beside).collect()
        }
        ListItem::Entity(id) => described(model, id),
        ListItem::Voice(_) => voices::told(model, item),
        ListItem::Figure(_) => figures::told(model, item),
        // Its passage may be gone: see `note::preview`.
        ListItem::Note(_) => Vec::new(),
        ListItem::Shared(..) | ListItem::Quote(..) => {
            let sites = quote_sites(model, item);
            let of = |site: &Site| {
                let mut it = of_passage(model.passage_at(site.article, site.span.start()));
                it.marks = vec![Mark {
                    span: site.span,
                    role: Role::Quote,
                }];
                it.about = Some(site.span);
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
            about: Some(mention),
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
