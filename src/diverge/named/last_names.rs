//! One person whom two reports give two last names: `Chief Inspector Ida Tarnholt`, `Ida Tarnberg, the chief inspector`.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::named::given_names::{OFFICE, is_known, offices, offices_abroad, words};
use crate::diverge::named::spellings::is_spelled_otherwise;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::text::index::ArticleId;
use rustc_hash::FxHashMap;

/// Words that tell something right around both names, the office among them.
const COMMON: usize = 2;
/// Letters with which two last names of which one is wrong begin alike: who mishears or misreads a name has its beginning.
const BEGIN: usize = 2;

/// One `NameConflict` for each first name by which each of two reports names one person in full, with two last names that begin alike, amid
/// words in common of which one names an office or rank; in whatever passages.
///
/// Silent where either report has the last name of the other, and of two spellings of one name, which [`super::spellings`] tells.
/// Linear in the mentions, but for `is_known`, asked last. Known failure: two of one office with one first name.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let all: Vec<FxHashMap<String, Option<Named>>> =
        ids.iter().map(|it| named(context, *it)).collect();
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for two in &all[n + 1..] {
            let mates = one.iter().filter_map(|(first, it)| {
                let both = [it.as_ref()?, two.get(first)?.as_ref()?];
                are_one(context, both).then(|| both.map(|it| it.site))
            });
            let mut sites: Vec<[Site; 2]> = mates.collect();
            sites.sort_unstable();
            let told = sites.into_iter();
            out.extend(told.map(|it| context.divergence(Kind::NameConflict, it.to_vec(), SURE)));
        }
    }
    out
}

/// Where an article first names somebody in full, and by which last name.
struct Named {
    site: Site,
    last: String,
}

/// Whom an article names in full, by the first name; none of those whom several share.
fn named(context: &Context<'_>, id: ArticleId) -> FxHashMap<String, Option<Named>> {
    let mut out: FxHashMap<String, Option<Named>> = FxHashMap::default();
    let mentions = &context.corpus.annotations(id).mentions;
    for it in mentions.iter().filter(|it| it.kind == MentionKind::Person) {
        let site = Site {
            article: id,
            span: it.span,
        };
        let words = words(context.corpus.slice(site), context.corpus.language(id));
        if let [first, .., last] = words.as_slice() {
            let named = || {
                Some(Named {
                    site,
                    last: last.clone(),
                })
            };
            let held = out.entry(first.clone()).or_insert_with(named);
            if held.as_ref().is_some_and(|it| it.last != *last) {
                *held = None;
            }
        }
    }
    out
}

/// Whether two persons of one first name are one whose last name one of the reports has wrong.
fn are_one(context: &Context<'_>, [one, two]: [&Named; 2]) -> bool {
    let begin = |it: &Named| it.last.chars().take(BEGIN).collect::<String>();
    if one.last == two.last || begin(one) != begin(two) {
        return false;
    }
    let names = [one, two].map(|it| context.corpus.slice(it.site));
    let [x, y] = [one, two].map(|it| context.telling_near(it.site, OFFICE));
    let held = || !offices(context, one.site).is_disjoint(&offices(context, two.site));
    let abroad = || {
        let [x, y] = [one, two].map(|it| offices_abroad(context, it.site));
        !x.is_disjoint(&y)
    };
    // A German office is one word with what it is of.
    let is_german = |it: &Named| context.corpus.language(it.site.article) == Language::German;
    let german = is_german(one) && is_german(two);
    let least = if german { 1 } else { COMMON };
    let known = |it: &Named, there: &Named| is_known(context, &it.last, there.site.article);
    x.intersection(&y).count() >= least
        && (held() || abroad())
        && !is_spelled_otherwise(names, context.corpus.common_language())
        && !known(one, two)
        && !known(two, one)
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::check_found as check;

    #[test]
    fn one_office_and_one_first_name_are_one_person() {
        check(
            find,
            [
                "Chief Inspector Ida Tarnholt, who leads the search, would not say what was found.",
                "Ida Tarnberg, the chief inspector in Velka, has little to go on.",
            ],
            &[["Ida Tarnholt", "Ida Tarnberg"]],
        );
    }

    #[test]
    fn others_of_one_first_name_are_no_conflict() {
        let told =
            "Chief Inspector Ida Tarnholt, who leads the search, would not say what was found.";
        for other in [
            // Another name, another office, a spelling, and one whom both know.
            "Ida Velkova, the chief inspector in Velka, has little to go on.",
            "Ida Tarnberg, the baker in Velka, has little to go on.",
            "Ida Tarnhold, the chief inspector in Velka, has little to go on.",
            "Ida Tarnberg, the chief inspector in Velka, follows Tarnholt.",
            "Ida Tarnberg and Ida Tarnow, the chief inspectors in Velka, have little to go on.",
        ] {
            check(find, [told, other], &[]);
        }
    }
}
