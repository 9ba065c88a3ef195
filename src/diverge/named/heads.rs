//! Two names for one place, told beside one word: `the wall at Crane Street`, `the Tanner Street wall`; `signed at the Winter Palace`,
//! `signed at the Garden Palace`.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::named::given_names::is_known;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::Cues;
use crate::lexicon::spelling::plain;
use crate::segment::Token;
use crate::text::index::ArticleId;
use crate::text::normal::fold;
use rustc_hash::FxHashMap;

/// Words between a name and the word beside it that tells something.
const BESIDE: usize = 3;

/// One `NameConflict` for each last word of a name of several (`Street`, `Palace`) by which each of two reports calls one thing only, and
/// not by the same name, beside the same word.
///
/// Places only: papers, firms and courts are many. Neither name, nor the part of it before its last word, stands in the other report. Linear in the names. Known failure: two
/// streets to which the same was done, of which each report names one.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let all: Vec<FxHashMap<String, Vec<Named>>> =
        ids.iter().map(|it| named(context, *it)).collect();
    let mut out = Vec::new();
    for (n, one) in all.iter().enumerate() {
        for (m, two) in all.iter().enumerate().skip(n + 1) {
            if context.corpus.differ_in_language([ids[n], ids[m]]) {
                continue;
            }
            let mut found: Vec<[Site; 2]> = Vec::new();
            for (head, here) in one {
                let there = two.get(head).map_or(&[][..], Vec::as_slice);
                found.extend(conflict(context, here, there));
            }
            found.sort_unstable();
            let told = found.into_iter();
            out.extend(told.map(|it| context.divergence(Kind::NameConflict, it.to_vec(), SURE)));
        }
    }
    out
}

/// A name of several words.
struct Named {
    site: Site,
    /// What stands before its last word, folded.
    start: String,
}

/// The names of an article by their last words, folded.
fn named(context: &Context<'_>, article: ArticleId) -> FxHashMap<String, Vec<Named>> {
    let mut out: FxHashMap<String, Vec<Named>> = FxHashMap::default();
    for (id, it) in context
        .corpus
        .annotations(article)
        .mentions
        .iter_enumerated()
    {
        if it.kind != MentionKind::Place {
            continue;
        }
        let site = context.corpus.mention_site(article, id);
        if !context.corpus.slice(site).contains(' ') {
            continue;
        }
        let name = fold(context.corpus.slice(site)).into_owned();
        let Some((start, head)) = name.rsplit_once(' ') else {
            continue;
        };
        let start = start.trim_start_matches("the ").to_owned();
        // `U.S. Senate`: an abbreviation may stand for any words.
        let plain = !start.contains('.') && head.len() > 3 && head.chars().all(char::is_alphabetic);
        if plain && !start.is_empty() && start != "the" {
            out.entry(head.to_owned())
                .or_default()
                .push(Named { site, start });
        }
    }
    out
}

/// The first names of two things of one head, where each report has one.
fn conflict(context: &Context<'_>, here: &[Named], there: &[Named]) -> Option<[Site; 2]> {
    let alone = |all: &[Named]| all.iter().all(|it| it.start == all[0].start);
    let (one, two) = (here.first()?, there.first()?);
    if one.start == two.start || !alone(here) || !alone(there) {
        return None;
    }
    // `the Bay Street bridge` and `the bridge at Bay Street`, `National Park` and `Tarn National Park`.
    let words = |it: &Named| -> Vec<String> { it.start.split(' ').map(str::to_owned).collect() };
    let (a, b) = (words(one), words(two));
    let apart = a.iter().all(|it| !b.contains(it));
    let known = |it: &[String], id: ArticleId| {
        it.iter()
            .any(|word| is_known(context, &plain(word, context.corpus.language(id)), id))
    };
    if !apart || known(&a, two.site.article) || known(&b, one.site.article) {
        return None;
    }
    let near = |all: &[Named]| -> Vec<(u32, Site)> {
        let each = all.iter().flat_map(|it| {
            beside(context, it.site)
                .into_iter()
                .map(|stem| (stem, it.site))
        });
        each.collect()
    };
    let (left, right) = (near(here), near(there));
    let meet = left.iter().flat_map(|one| {
        let mates = right.iter().filter(|two| two.0 == one.0);
        mates.map(|two| [one.1, two.1])
    });
    // The first, whichever article comes first.
    meet.min_by_key(|it| it[0].span.start() + it[1].span.start())
}

/// The words that tell something right before and right behind a name.
fn beside(context: &Context<'_>, site: Site) -> Vec<u32> {
    let (before, after) = context.words_near(site);
    // Of whom is told something many are told something.
    let cues = Cues::of(context.corpus.language(site.article));
    let stem = |it: &Token| {
        let says = cues.get(context.form(it)).is_some();
        context.stems.of(it).filter(|_| !says)
    };
    let before = before.take(BESIDE).find_map(stem);
    let after = after.take(1).find_map(stem);
    before.into_iter().chain(after).collect()
}
