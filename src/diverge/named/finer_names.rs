//! Who is meant, said more closely: a name for an office or a group.

use crate::annotate::{Mention, MentionKind};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::offices::title;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId, MentionId};
use rustc_hash::FxHashSet;

/// Words of an office looked at.
const LONGEST: usize = 6;

/// `MorePrecise` for a person whom only one of two close passages names: by office in the other (`Vice President Vos` / `the
/// vice president`), as one of a group (`Vos, Tarn and Holm` / `three councilors`).
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let named = named(context);
    let mut seen = FxHashSet::default();
    let mut out = Vec::new();
    for (facing, _) in context.closest() {
        for side in [0, 1] {
            let other = facing.pair.passages[1 - side].0;
            let persons = context.mentions(facing.pair.passages[side]);
            let persons: Vec<(MentionId, &Mention)> = persons
                .filter(|it| it.1.kind == MentionKind::Person)
                .filter(|it| {
                    let entity = context.corpus.entity(facing.pair.passages[side].0, it.0);
                    !named.contains(&(other, entity))
                })
                .collect();
            let group = group(facing, side, &persons);
            let single = persons.iter();
            let single = single.filter_map(|it| office(facing, side, it.1.span));
            let score = facing.pair.score.get().max(SURE);
            for [fine, coarse] in group.into_iter().chain(single) {
                let sites = facing.in_order(side, fine, coarse);
                if seen.insert(sites.clone()) {
                    let kind = Kind::MorePrecise {
                        what: Precise::Name,
                        article: fine.article,
                    };
                    out.push(context.divergence(kind, sites, score));
                }
            }
        }
    }
    out
}

/// The entities that each article names.
fn named(context: &Context<'_>) -> FxHashSet<(ArticleId, EntityId)> {
    let entities = context.corpus.entities().iter_enumerated();
    entities
        .flat_map(|(id, it)| it.mentions.iter().map(move |at| (at.0, id)))
        .collect()
}

/// The words right before a name that tell something (`Vice President`), where the other side has them behind an article
/// and without a name.
fn office(facing: &Facing, side: usize, name: Span) -> Option<[Site; 2]> {
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let words = here.words_in(name);
    let (first, last) = (*words.first()?, *words.last()?);
    let titles: Vec<usize> = here
        .before(first, LONGEST)
        .take_while(|n| here.tells(*n) && !here.named[*n] && !here.counted[*n])
        .collect();
    let (nearest, farthest) = (*titles.first()?, *titles.last()?);
    let mates: Vec<usize> = titles.iter().map_while(|n| here.mates[*n]).collect();
    let (to, from) = (*mates.first()?, *mates.last()?);
    let in_row = mates.windows(2).all(|it| it[1] + 1 == it[0]);
    let led = from.checked_sub(1).is_some_and(|n| {
        matches!(
            there.form(n),
            "the" | "a" | "an" | "his" | "her" | "its" | "their"
        )
    });
    // One word that both have may be any word: an office of one word is one that stands with a capital.
    let whole =
        mates.len() == titles.len() && (titles.len() > 1 || title(here.form(nearest)).is_some());
    let bare = (from..=to).all(|n| !there.named[n]) && there.named.get(to + 1) != Some(&true);
    (in_row && led && whole && bare).then(|| {
        [
            facing.site(side, farthest, last),
            facing.site(1 - side, from - 1, to),
        ]
    })
}

/// Two persons or more, told in a row, where the other side has a word for several people and no name.
fn group(facing: &Facing, side: usize, persons: &[(MentionId, &Mention)]) -> Option<[Site; 2]> {
    const PEOPLE: [&str; 22] = [
        "lawmakers",
        "congressmen",
        "senators",
        "representatives",
        "officials",
        "ministers",
        "leaders",
        "members",
        "councilors",
        "councillors",
        "lawyers",
        "judges",
        "players",
        "officers",
        "candidates",
        "politicians",
        "governors",
        "victims",
        "suspects",
        "men",
        "women",
        "colleagues",
    ];
    let (here, there) = (&facing.sides[side], &facing.sides[1 - side]);
    let ends = |span: Span| {
        let words = here.words_in(span);
        Some((*words.first()?, *words.last()?))
    };
    let places: Vec<(usize, usize)> = persons.iter().filter_map(|it| ends(it.1.span)).collect();
    let row = places.windows(2).position(|it| it[1].0 - it[0].1 <= 3)?;
    let end = (row + 1..places.len())
        .take_while(|n| places[*n].0 - places[*n - 1].1 <= 3)
        .last()?;
    let people: Vec<usize> = (0..there.words.len())
        .filter(|n| PEOPLE.contains(&there.form(*n)) && !there.quoted[*n])
        .collect();
    let near = facing.told_near(side, places[row].0, places[end].1);
    let at = people
        .into_iter()
        .find(|n| near + facing.told_near(1 - side, *n, *n) >= 2)?;
    let from = there
        .before(at, 2)
        .take_while(|n| there.tells(*n) && !there.named[*n])
        .last()
        .unwrap_or(at);
    Some([
        facing.site(side, places[row].0, places[end].1),
        facing.site(1 - side, from, at),
    ])
}
