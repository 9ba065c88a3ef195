//! One person whom two reports give two first names: `Loredana Tarn won the vote`, `Lidia P. Tarn won the vote`.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair};
use crate::diverge::named::spellings::is_spelled_otherwise;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::person::is_short_for;
use crate::lexicon::spelling::plain;
use crate::lexicon::wordlist::FIRST_NAMES;
use crate::text::index::{ArticleId, EntityId};
use crate::text::normal::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// Persons of a passage that are looked at: more are a list.
const MOST: usize = 8;
/// Words that tell something looked at around a name, each way, and those that both must stand amid.
const REACH: usize = 12;
const COMMON: usize = 4;

/// One `NameConflict` for each two persons of two linked passages with one last name and two first names, amid words alike, where
/// each report calls nobody else by that last name.
///
/// Both first names stand on the list of those, and neither is short for the other, its beginning or a spelling of it. Sites: the two names. About
/// linear. Known failure: husband and wife of whom each report names one.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let families = families(context);
    let mut told: FxHashSet<[EntityId; 2]> = FxHashSet::default();
    let mut out = Vec::new();
    for pair in &context.pairs {
        let [left, right] = [0, 1].map(|side| persons(context, pair, side));
        for one in &left {
            for two in &right {
                let alone = [one, two].iter().all(|it| {
                    let own = families.get(&(it.site.article, it.last.clone()));
                    own.is_some_and(|it| it.len() == 1)
                });
                if alone && one.last == two.last && differ(context, one, two) {
                    let entities = [one.entity, two.entity];
                    if told.insert(entities) {
                        let sites = vec![one.site, two.site];
                        out.push(context.divergence(Kind::NameConflict, sites, pair.score.get()));
                    }
                }
            }
        }
    }
    out
}

/// A person as a passage names him in full.
struct Named {
    entity: EntityId,
    site: Site,
    first: String,
    last: String,
}

fn persons(context: &Context<'_>, pair: &Pair, side: usize) -> Vec<Named> {
    let at = pair.passages[side];
    let all = context.mentions(at);
    let persons = all.filter(|it| it.1.kind == MentionKind::Person).take(MOST);
    let named = persons.filter_map(|(id, it)| {
        let site = Site {
            article: at.0,
            span: it.span,
        };
        let words = words(context.corpus.slice(site));
        let [first, .., last] = words.as_slice() else {
            return None;
        };
        Some(Named {
            entity: context.corpus.entity(at.0, id),
            site,
            first: first.clone(),
            last: last.clone(),
        })
    });
    named.collect()
}

/// The first names that each article gives for each last name.
fn families(context: &Context<'_>) -> FxHashMap<(ArticleId, String), FxHashSet<String>> {
    let mut out: FxHashMap<(ArticleId, String), FxHashSet<String>> = FxHashMap::default();
    for article in context.corpus.articles().ids() {
        for (id, it) in context
            .corpus
            .annotations(article)
            .mentions
            .iter_enumerated()
        {
            if it.kind != MentionKind::Person {
                continue;
            }
            let words = words(
                context
                    .corpus
                    .slice(context.corpus.mention_site(article, id)),
            );
            if let [first, .., last] = words.as_slice() {
                let own = out.entry((article, last.clone())).or_default();
                own.insert(first.clone());
            }
        }
    }
    out
}

/// Whether two persons of one last name have two first names, amid words alike.
fn differ(context: &Context<'_>, one: &Named, two: &Named) -> bool {
    let (a, b) = (&one.first, &two.first);
    let listed = |it: &str| FIRST_NAMES.contains(it);
    let short = || a.starts_with(b.as_str()) || b.starts_with(a.as_str()) || is_short_for(a, b);
    let spelled = || {
        let names = [one, two].map(|it| context.corpus.slice(it.site));
        is_spelled_otherwise(names[0], names[1])
    };
    let alike = || {
        let led = [one, two].map(|it| led_by(context, it.site));
        let [x, y] = [one, two].map(|it| context.telling_near(it.site, REACH));
        led[0] == led[1] && x.intersection(&y).count() >= COMMON
    };
    // Asked last: it reads both articles.
    let known = || is_known(context, a, two.site.article) || is_known(context, b, one.site.article);
    a != b && listed(a) && listed(b) && !short() && !spelled() && alike() && !known()
}

/// Whether an article has a word anywhere.
fn is_known(context: &Context<'_>, form: &str, article: ArticleId) -> bool {
    let tokens = context.corpus.segments(article).tokens().as_slice();
    let mut forms = tokens.iter().map(|it| context.form(it));
    forms.any(|it| plain(it).trim_end_matches("'s") == form)
}

/// The preposition right before a name: behind another one, or behind none, somebody else stands (`convicted Piet Tarn`, `the death of
/// Mara Tarn`).
fn led_by<'a>(context: &'a Context<'_>, site: Site) -> Option<&'a str> {
    let passage = context.corpus.passage_of(site)?;
    let words = context.plain((site.article, passage));
    let at = words.partition_point(|it| it.span.end() <= site.span.start());
    let before = words.get(at.checked_sub(1)?)?;
    let leads = before.opens.is_some();
    leads.then(|| &*before.form)
}

/// The words of a name in plain letters, titles and marks aside.
fn words(name: &str) -> Vec<String> {
    let parts = name.split_whitespace();
    let parts = parts.map(|it| plain(&fold(it)).trim_end_matches("'s").to_owned());
    parts
        .filter(|it| it.contains(char::is_alphabetic))
        .collect()
}
