//! Two towns where two reports have one house: `the district hospital in Tarnholm`, `the district hospital in Velka`.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::named::given_names::{is_known, words};
use crate::diverge::named::names::is_named;
use crate::diverge::named::spellings::is_spelled_otherwise;
use crate::diverge::trust::{CLOSE, SURE};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist;
use crate::text::index::{ArticleId, MentionId, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words that tell something looked at around a name, each way, and those that both must stand amid besides the kind.
const REACH: usize = 12;
const COMMON: usize = 2;
/// Passages each way that are near another.
const BESIDE: usize = 1;

/// One `NameConflict` for each two surely linked passages of which each tells where a place or house of one kind is, amid words alike, where each
/// report has only one of that kind, and nothing of the name that the other gives. Of a house with a word before its kind that both have
/// (`the university hospital in Tarnholm`), in passages whose link is beyond doubt, one name may stand in the other report too: not near, and
/// in no sentence of either with the other name.
///
/// The kind stands before the name (`the hospital in Tarnholm`) in both, or behind it (`Queen Oda's hospital`); where it ends the name see
/// [`super::heads`]. English. Sites: the names. Linear in
/// the mentions, but for `is_known`, asked last. Known failure: two houses of one kind, of which each report tells one.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut kinds: FxHashMap<(ArticleId, String), FxHashSet<Vec<String>>> = FxHashMap::default();
    let mut held: FxHashMap<PassageRef, Vec<Placed>> = FxHashMap::default();
    for article in context.corpus.articles().ids() {
        if context.corpus.language(article) != Language::English {
            continue;
        }
        let passages = context.corpus.segments(article).passages();
        for at in (0..passages.len()).map(|it| (article, PassageId::new(it))) {
            for it in placed(context, at) {
                let all = kinds.entry((article, it.kind.clone())).or_default();
                all.insert(it.name.clone());
                held.entry(at).or_default().push(it);
            }
        }
    }
    let alone = |it: &Placed| kinds[&(it.site.article, it.kind.clone())].len() == 1;
    let mut told: FxHashSet<[(ArticleId, Vec<String>); 2]> = FxHashSet::default();
    let mut out = Vec::new();
    for pair in context.pairs.iter().filter(|it| it.score.get() >= SURE) {
        let [Some(left), Some(right)] = pair.passages.map(|it| held.get(&it)) else {
            continue;
        };
        for one in left {
            for two in right.iter().filter(|two| two.kind == one.kind) {
                let names = [one, two].map(|it| (it.site.article, it.name.clone()));
                let close = pair.score.get() >= CLOSE;
                if alone(one)
                    && alone(two)
                    && are_two(context, one, two, close)
                    && told.insert(names)
                {
                    let sites = vec![one.site, two.site];
                    out.push(context.divergence(Kind::NameConflict, sites, pair.score.get()));
                }
            }
        }
    }
    out
}

/// The name of the place where something of a kind is.
struct Placed {
    mention: MentionId,
    site: Site,
    kind: String,
    name: Vec<String>,
    /// The word that tells something right before the kind, where the kind stands before the name.
    which: Option<u32>,
}

/// The places of a passage whose kind is told.
fn placed(context: &Context<'_>, at: PassageRef) -> Vec<Placed> {
    let mut out = Vec::new();
    for (mention, it) in context.mentions(at) {
        if it.kind == MentionKind::Person {
            continue;
        }
        let site = Site {
            article: at.0,
            span: it.span,
        };
        let name = words(context.corpus.slice(site), context.corpus.language(at.0));
        let kind = before(context, site);
        let kind = kind.or_else(|| behind(context, site).map(|it| (it, None)));
        out.extend(kind.map(|(kind, which)| Placed {
            mention,
            site,
            kind,
            name,
            which,
        }));
    }
    out
}

/// The kind that stands before a name, with the word before it: `the hospital in Tarnholm`. With a capital it is a name of its own (`Velka
/// Palace in Tarnholm`).
fn before(context: &Context<'_>, name: Site) -> Option<(String, Option<u32>)> {
    let (before, _) = context.words_near(name);
    let mut before = before.skip_while(|it| context.form(it) == "the");
    let leads = before.next().map(|it| context.form(it))?;
    let kind = before.next()?;
    let printed = context.corpus.articles()[name.article].slice(kind.span);
    let form = context.form(kind);
    let tells = matches!(leads, "in" | "at" | "of" | "on") && is_kind(form);
    let which = before.next().and_then(|it| context.stems.of(it));
    (tells && !printed.starts_with(char::is_uppercase)).then(|| (form.to_owned(), which))
}

/// The kind that stands behind a name, as one that is told by a name: `Queen Oda hospital`, `St. Oda's school`.
fn behind(context: &Context<'_>, name: Site) -> Option<String> {
    let (_, after) = context.words_near(name);
    let mut after = after.skip_while(|it| context.form(it) == "'s");
    let kind = after.next()?;
    let article = &context.corpus.articles()[name.article];
    let printed = article.slice(kind.span);
    let form = context.form(kind);
    // `Queen Oda, hospital staff said` is no hospital.
    let between = article.text().get(name.span.end()..kind.span.start());
    let joined = matches!(between, Some(" " | "'s " | "’s "));
    (joined && is_kind(form) && printed == form).then(|| format!("by name {form}"))
}

fn is_kind(form: &str) -> bool {
    let roles = Roles::shared();
    (roles.has(form, Role::Place) || roles.has(form, Role::Organization))
        && !wordlist::has(Language::English, "direction", form)
}

/// Whether two places of one kind stand amid the same words and are named by neither the other report nor as spellings of one.
fn are_two(context: &Context<'_>, one: &Placed, two: &Placed, close: bool) -> bool {
    let near = [one, two].map(|it| context.telling_near(it.site, REACH));
    let own: FxHashSet<u32> = [one, two]
        .iter()
        .flat_map(|it| context.stems_in(it.site))
        .collect();
    let common = near[0].intersection(&near[1]);
    let unknown = |here: &Placed, there: ArticleId| {
        let entity = context.corpus.entity(here.site.article, here.mention);
        !is_named(context, entity, there)
            && here.name.iter().all(|it| !is_known(context, it, there))
    };
    common.filter(|it| !own.contains(it)).count() >= COMMON
        && !is_spelled_otherwise(
            [one, two].map(|it| context.corpus.slice(it.site)),
            context.corpus.common_language(),
        )
        && match [
            unknown(one, two.site.article),
            unknown(two, one.site.article),
        ] {
            [false, false] => false,
            [one_unknown, two_unknown] => {
                let one_house = || one.which.is_some() && one.which == two.which;
                one_unknown && two_unknown
                    || close && one_house() && are_told_apart(context, one, two)
            }
        }
}

/// Whether neither report has both names in one passage, nor the name that the other gives near its own.
fn are_told_apart(context: &Context<'_>, one: &Placed, two: &Placed) -> bool {
    let has = |at: PassageRef, it: &Placed| {
        let mut words = it.name.iter();
        let plain = context.plain(at);
        words.any(|name| plain.iter().any(|word| *word.form == **name))
    };
    [one, two].iter().all(|own| {
        let Some((article, here)) = context.passage_at(own.site) else {
            return false;
        };
        let mut passages = context.corpus.segments(article).passages().ids();
        passages.all(|it| {
            let both = has((article, it), one) && has((article, it), two);
            let near = it.index().abs_diff(here.index()) <= BESIDE;
            let other = if own.site == one.site { two } else { one };
            !(both || near && has((article, it), other))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::checks;

    checks!(find);

    #[test]
    fn one_hospital_in_two_towns_is_told() {
        check(
            "The climbers were taken to the district hospital in Tarnholm with frostbite on Sunday.",
            "At the district hospital in Velka, the climbers were treated for frostbite on Sunday.",
            &[["Tarnholm", "Velka"]],
        );
    }

    #[test]
    fn a_town_that_one_report_tells_of_elsewhere_is_no_other_name_of_its_house() {
        check(
            "The climbers were taken to the district hospital in Tarnholm with frostbite on Sunday.",
            "A firm from Tarnholm makes such ropes.\n\nSnow is rare there.\n\nThe climbers were taken to the district hospital at Velka with frostbite on Sunday.",
            &[["Tarnholm", "Velka"]],
        );
        // A part of the town.
        check(
            "The climbers were taken to the district hospital in Tarnholm with frostbite on Sunday.",
            "Velka is a suburb of Tarnholm.\n\nSnow is rare there.\n\nThe climbers were taken to the district hospital at Velka with frostbite on Sunday.",
            &[],
        );
    }

    #[test]
    fn a_town_that_both_know_and_another_house_are_no_conflict() {
        check(
            "The climbers were taken to the district hospital in Tarnholm with frostbite on Sunday.",
            "At the district hospital in Velka, far from Tarnholm, the climbers were treated for frostbite on Sunday.",
            &[],
        );
        check(
            "The climbers were taken to the district hospital in Tarnholm with frostbite on Sunday.",
            "At the district school in Velka, the climbers were treated for frostbite on Sunday.",
            &[],
        );
    }

    #[test]
    fn a_house_that_two_reports_call_by_two_names_is_told() {
        check(
            "Four climbers with frostbite were taken to Queen Oda hospital on Sunday.",
            "Four climbers with frostbite were taken to St. Piet's hospital on Sunday.",
            &[["Queen Oda", "St. Piet"]],
        );
        // A mark between: the name is not that of a hospital.
        check(
            "Four climbers with frostbite were met by Queen Oda, hospital staff said on Sunday.",
            "Four climbers with frostbite were taken to St. Piet's hospital on Sunday.",
            &[],
        );
        // A town is no name of the house.
        check(
            "Four climbers with frostbite were taken to Queen Oda hospital on Sunday.",
            "Four climbers with frostbite were taken to the hospital in Velka on Sunday.",
            &[],
        );
    }
}
