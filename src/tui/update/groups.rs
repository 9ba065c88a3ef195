//! What each list holds under each of its tabs.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::{Class, Divergence, Kind};
use crate::render::figures::Figure;
use crate::render::names::{kind_shown, listed_names};
use crate::render::order::{headings, listed};
use crate::render::quoting;
use crate::render::voices::{Voice, shared_of};
use crate::text::index::{ArticleId, EntityId, IndexVec, QuoteId};
use crate::tui::list::{Groups, ListItem, ListKind, Tab};
use crate::tui::model::Model;
use crate::tui::view::quotes::{NOT_NAMED, quote_sites};

/// What stands under a tab of a list.
pub(super) fn groups(model: &Model, kind: ListKind, tab: Tab) -> Groups {
    match (kind, tab) {
        (ListKind::Differences, _) => differences(model, tab),
        (ListKind::Entities, _) => entities(model, tab),
        (ListKind::Notes, _) => notes(model),
        (ListKind::Figures, _) => figures(model.figures(), tab),
        (ListKind::Quotes, Tab::BySpeaker) => by_speaker(model),
        (ListKind::Quotes, Tab::ByArticle) => by_article(model),
        (ListKind::Quotes, Tab::Voices) => who(model),
        (ListKind::Quotes, _) => by_kind(model),
    }
}

/// The tabs of a list that have something in them; what is left is one as soon as anything is ticked off, also when nothing is left, so
/// that the keys to the next part and back lead to the same parts all the while.
pub(super) fn tabs(model: &Model, kind: ListKind) -> Vec<Tab> {
    let mut tabs = match kind {
        ListKind::Differences => vec![
            Tab::All,
            Tab::Left,
            Tab::Facts,
            Tab::Quoted,
            Tab::Wording,
            Tab::Order,
        ],
        ListKind::Notes => vec![Tab::All],
        ListKind::Figures => vec![Tab::All, Tab::Unlike, Tab::Numbers, Tab::Dates],
        ListKind::Entities => vec![Tab::All, Tab::People, Tab::Places, Tab::Organizations],
        ListKind::Quotes => vec![Tab::ByKind, Tab::BySpeaker, Tab::ByArticle, Tab::Voices],
    };
    if matches!(kind, ListKind::Differences | ListKind::Figures) && model.panes.len() > 1 {
        tabs.extend(model.panes.ids().map(Tab::OnlyIn));
    }
    if model.panes.len() < 2 {
        tabs.retain(|it| *it != Tab::ByArticle);
    }
    if model.n_ticked() == 0 {
        tabs.retain(|it| *it != Tab::Left);
    }
    tabs.retain(|it| {
        let groups = groups(model, kind, *it);
        *it == Tab::Left || groups.iter().any(|it| !it.1.is_empty())
    });
    tabs
}

/// Those whose passage is there, article by article, then the others.
fn notes(model: &Model) -> Groups {
    let ids = model.panes.ids();
    let mut groups: Groups = ids.map(|id| (format!("On {id}"), Vec::new())).collect();
    groups.push(("Not found again".to_owned(), Vec::new()));
    let last = groups.len() - 1;
    for (n, it) in model.kept.notes.all().iter().enumerate() {
        let group = it.passage.map_or(last, |it| it.0.index());
        groups[group].1.push(ListItem::Note(n));
    }
    groups
}

/// Whether a difference stands under a tab.
fn is_under(tab: Tab, it: &Divergence) -> bool {
    let part = match &it.kind {
        Kind::Repeated => Some(Tab::Order),
        _ if it.kind.class() == Class::Only => it.sites.first().map(|it| Tab::OnlyIn(it.article)),
        Kind::QuoteCut { .. }
        | Kind::QuoteAltered
        | Kind::QuoteSpeaker { .. }
        | Kind::QuoteJoined { .. }
        | Kind::QuoteParaphrase { .. }
        | Kind::QuoteBounds { .. }
        | Kind::SourceNamed { .. } => Some(Tab::Quoted),
        Kind::NumberConflict
        | Kind::DateConflict
        | Kind::NameConflict
        | Kind::Polarity
        | Kind::OwnQuote
        | Kind::Certainty
        | Kind::Status { .. }
        | Kind::MorePrecise { .. }
        | Kind::NumberOnly { .. } => Some(Tab::Facts),
        Kind::Described { .. } | Kind::Detail { .. } | Kind::Reworded(_) => Some(Tab::Wording),
        Kind::Split { .. } | Kind::Order { .. } | Kind::Only { .. } => Some(Tab::Order),
    };
    tab == Tab::All || part == Some(tab)
}

/// Groups in the order of [`headings`].
fn differences(model: &Model, tab: Tab) -> Groups {
    let all = headings(model.panes.len()).into_iter();
    let mut groups: Groups = all.map(|it| (it, Vec::new())).collect();
    for (group, id) in listed(&model.comparison, &model.outline) {
        let it = &model.comparison.divergences()[id];
        let is_shown = match tab {
            Tab::Left => !model.is_ticked(id),
            tab => is_under(tab, it),
        };
        if is_shown {
            groups[group].1.push(ListItem::Difference(id));
        }
    }
    groups
}

/// Those that several articles name, then those of one; the most often named first.
fn entities(model: &Model, tab: Tab) -> Groups {
    let is = |id, kind| kind_shown(&model.comparison, id) == kind;
    let is_under = |id: &EntityId| match tab {
        Tab::People => is(*id, MentionKind::Person),
        Tab::Places => is(*id, MentionKind::Place),
        Tab::Organizations => is(*id, MentionKind::Organization),
        _ => true,
    };
    let [shared, single] = listed_names(&model.comparison);
    let name = match model.panes.len() {
        2 => "In both",
        _ => "In several",
    };
    let rest = match model.panes.len() {
        1 => "Named",
        _ => "In one article",
    };
    let items = |ids: Vec<EntityId>| -> Vec<ListItem> {
        let own = ids.into_iter().filter(&is_under);
        own.map(ListItem::Entity).collect()
    };
    vec![
        (name.to_owned(), items(shared)),
        (rest.to_owned(), items(single)),
    ]
}

/// Numbers, then dates, each in the order of a reading.
fn figures(all: &[Figure], tab: Tab) -> Groups {
    let is_under = |it: &Figure| match tab {
        Tab::Unlike => it.class.is_some_and(|it| it != Class::Same),
        Tab::OnlyIn(id) => it.sites.iter().all(|it| it.article == id),
        _ => true,
    };
    let group = |name: &str, is_date: bool| {
        let own = all.iter().enumerate();
        let own = own.filter(|(_, it)| it.is_date == is_date && is_under(it));
        let items = own.map(|it| ListItem::Figure(it.0)).collect();
        (name.to_owned(), items)
    };
    let mut groups = vec![group("Numbers", false), group("Dates and times", true)];
    groups.retain(|it| match tab {
        Tab::Numbers => it.0 == "Numbers",
        Tab::Dates => it.0 != "Numbers",
        _ => true,
    });
    groups
}

/// What several articles quote, then the marked quotes of each alone, in order of place.
fn by_kind(model: &Model) -> Groups {
    let corpus = model.comparison.corpus();
    let all = model.comparison.alignment().shared_quotes();
    let mut seen: IndexVec<ArticleId, Vec<QuoteId>> =
        model.panes.ids().map(|_| Vec::new()).collect();
    let mut shared: Vec<(PassageRef, usize)> = Vec::new();
    for (n, it) in all.iter().enumerate() {
        for site in &it.sites {
            seen[site.site.article].extend(site.quote);
        }
        let first = it.sites.first().map(|it| it.site);
        shared.extend(first.map(|it| (model.passage_at(it.article, it.span.start()), n)));
    }
    for list in seen.iter_mut() {
        list.sort_unstable();
    }
    shared.sort_by_key(|it| (model.outline.order(it.0), it.1));
    let name = match model.panes.len() {
        2 => "Told by both",
        _ => "Told by several",
    };
    let items = shared.into_iter().map(|it| ListItem::Shared(it.1, None));
    let mut groups = vec![(name.to_owned(), items.collect::<Vec<_>>())];
    let mut pairs: Vec<Vec<Site>> = Vec::new();
    for id in model.panes.ids() {
        let quotes = corpus.annotations(id).quotes.iter_enumerated();
        let mut own = Vec::new();
        for (quote, it) in quotes.filter(|it| it.1.is_spoken()) {
            if seen[id].binary_search(&quote).is_ok() {
                continue;
            }
            let item = ListItem::Quote(id, quote);
            let site = Site {
                article: id,
                span: it.span,
            };
            let Some((_, mut pair)) = quoting::alone(&model.comparison, site) else {
                own.push(item);
                continue;
            };
            // Two quotes that a difference holds against each other are one row.
            pair.push(site);
            pair.sort_unstable();
            if !pairs.contains(&pair) {
                groups[0].1.push(item);
                pairs.push(pair);
            }
        }
        let name = match model.panes.len() {
            1 => "Quoted".to_owned(),
            _ => format!("Quoted only in {id}"),
        };
        groups.push((name, own));
    }
    groups
}

/// Every quote of an article in order of place; what others quote too is the shared quote.
fn spoken(model: &Model, article: ArticleId) -> Vec<(QuoteId, ListItem)> {
    let shared = shared_of(model.comparison.alignment().shared_quotes());
    let quotes = model
        .comparison
        .corpus()
        .annotations(article)
        .quotes
        .iter_enumerated();
    quotes
        .filter(|it| it.1.is_spoken())
        .map(|(id, _)| {
            let found = shared.get(&(article, id));
            let own = ListItem::Quote(article, id);
            let item = found.map_or(own, |it| ListItem::Shared(*it, Some(article)));
            (id, item)
        })
        .collect()
}

fn by_article(model: &Model) -> Groups {
    let group = |id: ArticleId| {
        let mut items: Vec<ListItem> = spoken(model, id).into_iter().map(|it| it.1).collect();
        items.dedup();
        (format!("In {id}"), items)
    };
    model.panes.ids().map(group).collect()
}

/// The quotes of each speaker, the same rows as by kind: what articles give to two speakers stands under both, and what nobody is
/// found to say comes last. Quadratic in the quotes at worst.
fn by_speaker(model: &Model) -> Groups {
    let voices = model.voices();
    let all: Vec<ListItem> = by_kind(model).into_iter().flat_map(|it| it.1).collect();
    let corpus = model.comparison.corpus();
    // The article that gives it to him.
    let says = |voice: &Voice, item: ListItem| {
        let sites = quote_sites(model, item);
        let found = voice.quotes.iter().find(|(article, id)| {
            let span = corpus.annotations(*article).quotes[*id].span;
            let mut there = sites.iter().filter(|it| it.article == *article);
            there.any(|it| it.span.overlaps(span))
        });
        found.map(|it| it.0)
    };
    let mut rest = all.clone();
    let group = |voice: &Voice| {
        let own = all.iter().filter_map(|it| Some((*it, says(voice, *it)?)));
        let own: Vec<(ListItem, ArticleId)> = own.collect();
        rest.retain(|it| own.iter().all(|own| own.0 != *it));
        let told = own.into_iter().map(|(it, article)| match it {
            ListItem::Shared(n, _) => ListItem::Shared(n, Some(article)),
            it => it,
        });
        (voice.name.clone(), told.collect())
    };
    let mut groups: Groups = voices.iter().map(group).collect();
    match groups.iter_mut().find(|it| it.0 == NOT_NAMED) {
        Some((_, items)) => items.extend(rest),
        None => groups.push((NOT_NAMED.to_owned(), rest)),
    }
    groups
}

/// Speakers whom several articles quote, then those of one.
fn who(model: &Model) -> Groups {
    let voices = model.voices();
    let (several, one): (Vec<usize>, Vec<usize>) =
        (0..voices.len()).partition(|it| voices[*it].n_articles() > 1);
    let names = match model.panes.len() {
        1 => ["", "Quoted"],
        2 => ["Quoted in both", "Quoted in one article"],
        _ => ["Quoted in several", "Quoted in one article"],
    };
    let items = |all: Vec<usize>| all.into_iter().map(ListItem::Voice).collect();
    let [first, second] = names.map(str::to_owned);
    vec![(first, items(several)), (second, items(one))]
}
