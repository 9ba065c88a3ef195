//! What is told once: of findings that say the same, those that say less go.

use crate::align::Score;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::covered::Covered;
use crate::diverge::edges;
use crate::diverge::facts::anywhere;
use crate::diverge::facts::{tallies, two_counts};
use crate::diverge::merge;
use crate::diverge::once;
use crate::diverge::phrased;
use crate::diverge::quoted::{cut_quotes, joined_quotes};
use crate::diverge::ranks;
use crate::diverge::run_on;
use crate::diverge::trust;
use crate::diverge::wording::retold;
use crate::diverge::{Divergence, Kind, Precise};
use crate::text::Span;
use crate::text::index::{ArticleId, DivergenceId, IndexVec, MatchId};
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Confidence of `Reworded` at most, where something more telling stands for the same match and articles.
const COVERED: f32 = 0.2;

/// Words of a clause of which the verbs say all that differs.
const CLAUSE: usize = 8;

/// Drops what another finding says already (figures and names of a quote that is told to differ, a number alone that was compared), joins
/// what is one fact, and sorts what is left, as [`ranks::key`] says.
pub(super) fn tidy(
    context: &Context<'_>,
    mut found: Vec<Divergence>,
) -> IndexVec<DivergenceId, Divergence> {
    once::drop_second_acts(context, &mut found);
    joined_quotes::without_parts(&mut found);
    two_counts::drop_counts_of_two(context, &mut found);
    tallies::drop_tallied(context, &mut found);
    let quoted = Covered::new(
        found
            .iter()
            .filter(|it| matches!(it.kind, Kind::QuoteAltered | Kind::QuoteCut { .. }))
            .flat_map(|it| &it.sites),
    );
    let disagree = Covered::new(
        found
            .iter()
            .filter(|it| {
                matches!(
                    it.kind,
                    Kind::NumberConflict | Kind::DateConflict | Kind::NameConflict | Kind::Polarity
                )
            })
            .flat_map(|it| &it.sites),
    );
    let two_names: FxHashSet<Site> = found
        .iter()
        .filter(|it| it.kind == Kind::NameConflict)
        .flat_map(|it| it.sites.iter().copied())
        .collect();
    let told = |it: &Divergence| {
        if is_set_otherwise(context, it) || is_put_right(context, it) {
            return true;
        }
        // Of two names for one person neither is the finer one.
        if is_finer_name(it) && holds_any(context, it, &two_names) {
            return true;
        }
        // A number that disagrees with another, or with `nobody`, is not told as the only one too, nor as finer.
        let alone = matches!(it.kind, Kind::NumberOnly { .. });
        let finer = matches!(it.kind, Kind::MorePrecise { .. });
        let lacks = finer && it.sites.iter().any(|it| context.is_whole(*it));
        let held = it.sites.iter().filter(|it| disagree.holds(**it)).count();
        // A day that disagrees with another one is no finer telling of a third.
        if is_finer_day(it) && it.sites.iter().any(|it| disagree.holds(*it)) {
            return true;
        }
        if (alone || lacks) && held > 0 || finer && held == it.sites.len() {
            return true;
        }
        let figure = matches!(
            it.kind,
            Kind::NumberConflict
                | Kind::NumberOnly { .. }
                | Kind::DateConflict
                | Kind::MorePrecise { .. }
        );
        figure && it.sites.iter().any(|it| quoted.holds(*it))
    };
    let days: Vec<Vec<Site>> = found
        .iter()
        .filter(|it| matches!(it.kind, Kind::DateConflict))
        .map(|it| it.sites.clone())
        .collect();
    // Of two stretches of time that disagree their beginnings are not told too.
    let told = |it: &Divergence| told(it) || is_end(it, &days);
    found.retain(|it| {
        let keep = !told(it);
        if !keep {
            context.trace.say_of(context.corpus, it, || {
                "dropped: a finding about a quote or two numbers tells it already".to_owned()
            });
        }
        keep
    });
    let compared = Covered::new(
        found
            .iter()
            .filter(|it| matches!(it.kind, Kind::NumberConflict | Kind::MorePrecise { .. }))
            .flat_map(|it| &it.sites)
            // A whole passage only says where something is lacking.
            .filter(|it| !context.is_whole(**it)),
    );
    let speakers = Covered::new(found.iter().flat_map(|it| match &it.kind {
        Kind::QuoteSpeaker { speakers } => &speakers[..],
        _ => &[],
    }));
    // Of a quote that goes on behind who speaks it is told once that another says it.
    let mut known: FxHashMap<[Site; 2], Vec<Site>> = FxHashMap::default();
    found.retain(|it| match it.kind {
        Kind::QuoteSpeaker { speakers } => {
            let known = known.entry(speakers).or_default();
            let told = |site: &Site| {
                known
                    .iter()
                    .any(|it| it.article == site.article && it.span.overlaps(site.span))
            };
            let new = !it.sites.iter().any(told);
            known.extend(&it.sites);
            new
        }
        Kind::NumberOnly { .. } => !it.sites.iter().any(|site| compared.holds(*site)),
        Kind::NameConflict => !it.sites.iter().all(|site| speakers.holds(*site)),
        _ => true,
    });
    keep_surest_telling(context, &mut found);
    once::drop_two_facts(context, &mut found);
    once::drop_told_in_a_match(context, &mut found);
    keep_counterparts(context, &mut found);
    keep_stances(context, &mut found);
    let specific: FxHashSet<Cover> = found
        .iter()
        .filter(|it| !matches!(it.kind, Kind::Reworded(_)))
        .flat_map(covers)
        .collect();
    for it in &mut found {
        if matches!(it.kind, Kind::Reworded(_)) && covers(it).iter().any(|it| specific.contains(it))
        {
            it.confidence = Score::new(it.confidence.get().min(COVERED));
        }
    }
    trust::judge(context, &mut found);
    anywhere::doubt(context, &mut found);
    retold::drop_retold(context, &mut found);
    let mut found = merge::join_lacking(found);
    once::drop_held(context, &mut found);
    once::doubt_counts(context, &mut found);
    once::doubt_told_again(context, &mut found);
    let mut found = run_on::join(context, found);
    cut_quotes::settle(context, &mut found);
    phrased::phrase(context, &mut found);
    edges::settle(context, &mut found);
    let mut found = merge::join_finer(context.corpus, found);
    found.sort_by(|one, two| ranks::key(context, one).cmp(&ranks::key(context, two)));
    found.dedup_by(|one, two| one.kind == two.kind && one.sites == two.sites);
    found.into()
}

/// Whether a number, a date or a name stands where an article only says what it puts right: what it gave there it gives no longer.
fn is_put_right(context: &Context<'_>, it: &Divergence) -> bool {
    let figure = matches!(
        it.kind,
        Kind::NumberConflict
            | Kind::NumberOnly { .. }
            | Kind::DateConflict
            | Kind::NameConflict
            | Kind::MorePrecise { .. }
    );
    let mut passages = it.sites.iter().filter_map(|it| context.passage_at(*it));
    figure && passages.any(|it| context.is_correction(it))
}

/// Whether what is told otherwise is the same letters: a compound in one word, in two or with a hyphen.
fn is_set_otherwise(context: &Context<'_>, it: &Divergence) -> bool {
    let (Kind::Described { entity: None }, [one, two]) = (&it.kind, &it.sites[..]) else {
        return false;
    };
    let letters = |site: &Site| -> String {
        let text = fold(context.corpus.slice(*site));
        text.chars().filter(|it| it.is_alphanumeric()).collect()
    };
    letters(one) == letters(two)
}

fn is_finer_name(it: &Divergence) -> bool {
    let name = Precise::Name;
    matches!(it.kind, Kind::MorePrecise { what, .. } if what == name)
}

/// Whether a day is told to be finer than another one, and what it is finer than stands there.
fn is_finer_day(it: &Divergence) -> bool {
    let date = Precise::Date;
    matches!(it.kind, Kind::MorePrecise { what, .. } if what == date)
}

/// Whether a name that stands in one of the places of a finding is among those. Linear in the names of these passages.
fn holds_any(context: &Context<'_>, it: &Divergence, all: &FxHashSet<Site>) -> bool {
    it.sites.iter().any(|site| {
        let names = context.passage_at(*site).into_iter();
        let mut names = names.flat_map(|at| context.mentions(at));
        names.any(|(_, name)| {
            let own = Site {
                article: site.article,
                span: name.span,
            };
            site.span.contains(name.span) && all.contains(&own)
        })
    })
}

/// Whether two dates that disagree are parts of two stretches of time of which that is told.
fn is_end(it: &Divergence, days: &[Vec<Site>]) -> bool {
    let within = |whole: &Vec<Site>| {
        let mut both = whole.iter().zip(&it.sites);
        *whole != it.sites
            && whole.len() == it.sites.len()
            && both
                .all(|(whole, own)| whole.article == own.article && whole.span.contains(own.span))
    };
    matches!(it.kind, Kind::DateConflict) && days.iter().any(within)
}

/// Findings in doubt that a quote is told without marks are dropped where a surer one is of the same words, any where one that is no less
/// sure is of fewer of them. Linear, but for the quotes of one passage.
fn keep_surest_telling(context: &Context<'_>, found: &mut Vec<Divergence>) {
    type Held = Vec<([Site; 2], Score)>;
    let telling = |it: &Divergence| match (&it.kind, it.sites.as_slice()) {
        (Kind::QuoteParaphrase { quoted }, &[one, two]) => {
            // The quote first.
            let turned = one.article != *quoted;
            let [one, two] = if turned { [two, one] } else { [one, two] };
            let passages = [context.passage_at(one)?, context.passage_at(two)?];
            Some(((*quoted, passages), [one, two]))
        }
        _ => None,
    };
    let mut all: FxHashMap<_, Held> = FxHashMap::default();
    for it in found.iter() {
        if let Some((key, sites)) = telling(it) {
            all.entry(key).or_default().push((sites, it.confidence));
        }
    }
    let every = |one: &[Site; 2], two: &[Site; 2], is: fn(Span, Span) -> bool| {
        one.iter().zip(two).all(|(a, b)| is(a.span, b.span))
    };
    let rank = |sites: &[Site; 2], score: Score| {
        let bytes: usize = sites.iter().map(|it| it.span.len()).sum();
        (Reverse(score), bytes, sites.map(|it| it.span))
    };
    found.retain(|it| {
        telling(it).is_none_or(|(key, sites)| {
            let own = rank(&sites, it.confidence);
            let doubtful = it.confidence.get() < trust::SURE;
            !all[&key].iter().any(|(other, score)| {
                let overlap = doubtful && every(other, &sites, Span::overlaps);
                // A sure one too, with more words of both.
                let within = every(&sites, other, Span::contains);
                rank(other, *score) < own && (overlap || within)
            })
        })
    });
}

/// What is told to be held against something in another article is not told to be the only one there too.
fn keep_counterparts(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let fine = |it: &Divergence| match it.kind {
        Kind::MorePrecise { article, what } => {
            let (here, there): (Vec<Site>, Vec<Site>) =
                it.sites.iter().partition(|site| site.article == article);
            let (here, there) = (*here.first()?, *there.first()?);
            Some((here, there, what, context.is_whole(there)))
        }
        _ => None,
    };
    let met: FxHashSet<(Site, ArticleId, Precise)> = found
        .iter()
        .filter_map(fine)
        .filter(|it| !it.3)
        .flat_map(|it| [(it.0, it.1.article, it.2), (it.1, it.0.article, it.2)])
        .collect();
    found
        .retain(|it| fine(it).is_none_or(|it| !it.3 || !met.contains(&(it.0, it.1.article, it.2))));
}

/// Words of which it is told that one is to come and the other done are not told to be other words too.
fn keep_stances(context: &Context<'_>, found: &mut Vec<Divergence>) {
    let stance = |it: &&Divergence| matches!(it.kind, Kind::Status { .. } | Kind::Certainty);
    let told: FxHashSet<(ArticleId, usize)> = found
        .iter()
        .filter(stance)
        .flat_map(|it| &it.sites)
        .map(|site| (site.article, site.span.end()))
        .collect();
    let begun: FxHashSet<(ArticleId, usize)> = found
        .iter()
        .filter(stance)
        .flat_map(|it| &it.sites)
        .map(|site| (site.article, site.span.start()))
        .collect();
    let whole: Vec<Vec<Site>> = found
        .iter()
        .filter(stance)
        .map(|it| it.sites.clone())
        .collect();
    let doubts = found.iter().filter(|it| it.kind == Kind::Certainty);
    let doubts: Vec<Vec<Site>> = doubts.map(|it| it.sites.clone()).collect();
    found.retain(|it| {
        let plain = matches!(it.kind, Kind::Described { entity: None });
        let same = |site: &Site| {
            told.contains(&(site.article, site.span.end()))
                || begun.contains(&(site.article, site.span.start()))
        };
        // What is told of the verbs is told of a short clause around them; a long one may say more.
        let words = |site: &Site| context.corpus.slice(*site).split_whitespace().count();
        let short = it.sites.iter().map(words).min().unwrap_or(0) <= CLAUSE;
        let holds = |all: &Vec<Site>| {
            let mut both = all.iter().zip(&it.sites);
            both.all(|(verb, own)| verb.article == own.article && own.span.contains(verb.span))
        };
        // Of a clause that is told whole every piece is.
        let inside = |all: &Vec<Site>| {
            let mut both = all.iter().zip(&it.sites);
            both.all(|(told, own)| told.article == own.article && told.span.contains(own.span))
        };
        let told = short && whole.iter().any(holds) || whole.iter().any(inside);
        // Of two tellings of one doubt the one with fewer words says it.
        let wider =
            it.kind == Kind::Certainty && doubts.iter().any(|all| *all != it.sites && holds(all));
        !wider && (!plain || !(it.sites.iter().all(same) || told))
    });
}

/// A match and two articles.
type Cover = (MatchId, ArticleId, ArticleId);

/// What a finding speaks of, but for what it says about place.
fn covers(it: &Divergence) -> Vec<Cover> {
    let Some(matched) = it
        .matched
        .filter(|_| !matches!(it.kind, Kind::Order { .. }))
    else {
        return Vec::new();
    };
    let mut articles: Vec<ArticleId> = it.sites.iter().map(|it| it.article).collect();
    articles.dedup();
    let pairs = articles.iter().enumerate().flat_map(|(n, &one)| {
        articles[n + 1..]
            .iter()
            .map(move |&two| (matched, one, two))
    });
    pairs.collect()
}
