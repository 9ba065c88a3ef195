//! One person whom two reports give two first names: `Loredana Tarn won the vote`, `Lidia P. Tarn won the vote`.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair};
use crate::diverge::named::spellings::is_spelled_otherwise;
use crate::diverge::trust::SURE;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::given::{Given, given};
use crate::lexicon::language::Language;
use crate::lexicon::offices::{office, title};
use crate::lexicon::person::is_short_for;
use crate::lexicon::spelling::plain;
use crate::lexicon::titles::{Beside, Role, Roles};
use crate::lexicon::wordlist::{FIRST_NAMES, MEN, WOMEN};
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
    let mut told: FxHashSet<[(ArticleId, EntityId); 2]> = FxHashSet::default();
    let mut out = Vec::new();
    for pair in &context.pairs {
        let [left, right] = [0, 1].map(|side| persons(context, pair, side));
        for one in &left {
            for two in &right {
                let alone = [one, two].iter().all(|it| {
                    let own = families.get(&(it.site.article, it.last.clone()));
                    own.is_some_and(|it| it.firsts.len() == 1)
                });
                if alone && one.last == two.last && differ(context, one, two) {
                    let both = [one, two].map(|it| (it.site.article, it.entity));
                    if told.insert(both) {
                        let sites = vec![one.site, two.site];
                        out.push(context.divergence(Kind::NameConflict, sites, pair.score.get()));
                    }
                }
            }
        }
    }
    out.extend(of_one_office(context, &families, &mut told));
    out
}

/// Words around a full name looked at for what somebody is, each way.
pub(super) const OFFICE: usize = 5;

/// One `NameConflict` for each last name that two reports give to one person each, with two first names, amid two words in common right
/// around the two, or one that names an office: `launch director Ola Tarn`, `Ove Tarn, the director of the launch`; in whatever passages,
/// where linked ones have not `told` it.
///
/// Silent where one first name is a woman's and the other a man's: husband and wife may both be known there. Linear. Known failure: brothers
/// in one trade.
fn of_one_office(
    context: &Context<'_>,
    families: &Families,
    told: &mut FxHashSet<[(ArticleId, EntityId); 2]>,
) -> Vec<Divergence> {
    let ids: Vec<ArticleId> = context.corpus.articles().ids().collect();
    let mut alone: Vec<FxHashMap<&str, &Named>> = vec![FxHashMap::default(); ids.len()];
    for ((article, last), family) in families {
        if family.firsts.len() == 1 {
            alone[article.index()].insert(last, &family.named);
        }
    }
    let mut out = Vec::new();
    for (n, one) in alone.iter().enumerate() {
        for two in &alone[n + 1..] {
            let mates = one
                .iter()
                .filter_map(|(last, it)| Some([*it, *two.get(last)?]));
            let mut both: Vec<[&Named; 2]> = mates.filter(|[a, b]| a.first != b.first).collect();
            both.sort_by_key(|it| it[0].site);
            both.retain(|[a, b]| {
                are_two_first_names(context, a, b)
                    && share_an_office(context, a, b)
                    && told.insert([a, b].map(|it| (it.site.article, it.entity)))
            });
            let sites = both.iter().map(|it| it.map(|it| it.site).to_vec());
            out.extend(sites.map(|it| context.divergence(Kind::NameConflict, it, SURE)));
        }
    }
    out
}

/// Whether two first names are those of two persons, or one of them is wrong.
fn are_two_first_names(context: &Context<'_>, one: &Named, two: &Named) -> bool {
    let (a, b) = (&one.first, &two.first);
    let long = |it: &str| it.chars().count() > 2 && !is_pet_name(it);
    let short = a.starts_with(b.as_str()) || b.starts_with(a.as_str()) || is_short_for(a, b);
    let language = context.corpus.language(one.site.article);
    let is = |it: &str, whose| {
        given(language, it).map_or_else(|| in_english(it) == Some(whose), |it| it == whose)
    };
    let couple =
        is(a, Given::Woman) && is(b, Given::Man) || is(a, Given::Man) && is(b, Given::Woman);
    let names = [one, two].map(|it| context.corpus.slice(it.site));
    let spelled = || is_spelled_otherwise(names, context.corpus.common_language());
    let titled = || [a, b].iter().any(|it| title(it).is_some());
    let known = || is_known(context, a, two.site.article) || is_known(context, b, one.site.article);
    long(a) && long(b) && !short && !couple && !titled() && !spelled() && !known()
}

/// Whose a first name is by the English lists.
fn in_english(name: &str) -> Option<Given> {
    let woman = || WOMEN.contains(name).then_some(Given::Woman);
    MEN.contains(name).then_some(Given::Man).or_else(woman)
}

/// Whether a name is one syllable told twice (`Bibi`), as only those names are by which people are called.
fn is_pet_name(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let (one, two) = letters.split_at(letters.len() / 2);
    one == two
}

/// Whether words right around two names say that both are the same.
fn share_an_office(context: &Context<'_>, one: &Named, two: &Named) -> bool {
    let [x, y] = [one, two].map(|it| context.telling_near(it.site, OFFICE));
    let offices = || !offices(context, one.site).is_disjoint(&offices(context, two.site));
    let abroad =
        || !offices_abroad(context, one.site).is_disjoint(&offices_abroad(context, two.site));
    x.intersection(&y).count() >= 2 || offices() || abroad()
}

/// The offices and ranks told right around a name, each under one word (`chairman`, `chaired by`).
pub(super) fn offices<'a>(context: &Context<'a>, site: Site) -> FxHashSet<&'a str> {
    let (before, after) = context.words_near(site);
    let near = before.take(OFFICE).chain(after.take(OFFICE));
    let held = |form: &'a str| match office(form) {
        Some(it) => Some(it.name),
        // By `Mr.` and the like anybody goes.
        None => is_rank(form).then_some(form),
    };
    near.filter_map(|it| held(context.form(it))).collect()
}

/// The same in an article that is not in English: titles right before the name or set apart behind it, a woman's as a man's.
pub(super) fn offices_abroad(context: &Context<'_>, site: Site) -> FxHashSet<String> {
    let language = context.corpus.language(site.article);
    if language == Language::English {
        return FxHashSet::default();
    }
    let beside = Beside::of(language);
    let (before, after) = context.words_near(site);
    let near = before.take(OFFICE).chain(after.take(OFFICE));
    near.filter_map(|it| beside.office(context.form(it)))
        .collect()
}

fn is_rank(form: &str) -> bool {
    let address = matches!(form, "mr" | "mrs" | "ms" | "miss" | "mx");
    !address && Roles::shared().has(form, Role::Title)
}

/// What each article says of each last name.
type Families = FxHashMap<(ArticleId, String), Family>;

/// The first names that an article gives for a last name, and where it gives one first.
struct Family {
    firsts: FxHashSet<String>,
    named: Named,
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
        let words = words(
            context.corpus.slice(site),
            context.corpus.language(site.article),
        );
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
fn families(context: &Context<'_>) -> Families {
    let mut out = Families::default();
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
            let site = context.corpus.mention_site(article, id);
            let words = words(
                context.corpus.slice(site),
                context.corpus.language(site.article),
            );
            if let [first, .., last] = words.as_slice() {
                let named = || Named {
                    entity: context.corpus.entity(article, id),
                    site,
                    first: first.clone(),
                    last: last.clone(),
                };
                let own = out.entry((article, last.clone()));
                let own = own.or_insert_with(|| Family {
                    firsts: FxHashSet::default(),
                    named: named(),
                });
                own.firsts.insert(first.clone());
            }
        }
    }
    out
}

/// Whether two persons of one last name have two first names, amid words alike.
fn differ(context: &Context<'_>, one: &Named, two: &Named) -> bool {
    let (a, b) = (&one.first, &two.first);
    let language = context.corpus.language(one.site.article);
    let listed = |it: &str| FIRST_NAMES.contains(it) || given(language, it).is_some();
    let short = || a.starts_with(b.as_str()) || b.starts_with(a.as_str()) || is_short_for(a, b);
    let spelled = || {
        let names = [one, two].map(|it| context.corpus.slice(it.site));
        is_spelled_otherwise(names, context.corpus.common_language())
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

/// Whether an article has a word anywhere, by its plain spelling. Reads all the article.
pub(super) fn is_known(context: &Context<'_>, form: &str, article: ArticleId) -> bool {
    let tokens = context.corpus.segments(article).tokens().as_slice();
    let language = context.corpus.language(article);
    let mut forms = tokens.iter().map(|it| context.form(it));
    forms.any(|it| plain(it, language).trim_end_matches("'s") == form)
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
pub(super) fn words(name: &str, language: Language) -> Vec<String> {
    let parts = name.split_whitespace();
    let parts = parts.map(|it| plain(&fold(it), language).trim_end_matches("'s").to_owned());
    parts
        .filter(|it| it.contains(char::is_alphabetic))
        .collect()
}
