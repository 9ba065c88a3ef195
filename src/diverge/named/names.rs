//! Names of linked passages that disagree.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::{Context, Pair};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::offices::title;
use crate::text::index::{ArticleId, EntityId, MentionId};

/// One `NameConflict` where two linked passages give the same role to two persons.
///
/// Very strict: the role is one that a single person holds, the two words before the names and what stands before them are
/// equal, neither person is named anywhere in the other article, and the names are not spellings of one. Persons only:
/// country, people and seat of government are one family.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let best = context.pairs.iter().filter(|it| it.best);
    best.flat_map(|pair| conflict(context, pair)).collect()
}

/// Whether one person holds the office that a word names.
fn is_single(word: &str) -> bool {
    title(word).is_some_and(|it| it.single)
}

/// A person with the words before the name, nearest first.
struct Holder<'a> {
    site: Site,
    entity: EntityId,
    role: Vec<&'a str>,
}

fn conflict(context: &Context<'_>, pair: &Pair) -> Option<Divergence> {
    let [left, right] = pair.passages.map(|at| {
        let persons = context.mentions(at);
        persons
            .filter(|(_, it)| it.kind == MentionKind::Person)
            .map(|(id, _)| holder(context, at.0, id))
            .filter(|it| it.role.first().is_some_and(|word| is_single(word)))
            .collect::<Vec<_>>()
    });
    context.trace.say(pair.passages, "name-conflict", || {
        let (one, two) = (left.len(), right.len());
        format!(
            "persons with a role that one person holds: {one} / {two}; compared where each has one"
        )
    });
    let ([one], [two]) = (left.as_slice(), right.as_slice()) else {
        return None;
    };
    let conflicts = one.entity != two.entity
        && has_same_role(&one.role, &two.role)
        && !is_named(context, one.entity, two.site.article)
        && !is_named(context, two.entity, one.site.article)
        && !is_spelling(
            context.corpus.slice(one.site),
            context.corpus.slice(two.site),
        );
    conflicts.then(|| {
        context.divergence(
            Kind::NameConflict,
            vec![one.site, two.site],
            pair.score.get(),
        )
    })
}

fn holder<'a>(context: &Context<'a>, article: ArticleId, mention: MentionId) -> Holder<'a> {
    let site = context.corpus.mention_site(article, mention);
    let (before, _) = context.words_near(site);
    let role = before.take(3).map(|it| context.form(it));
    Holder {
        site,
        entity: context.corpus.entity(article, mention),
        role: role.collect(),
    }
}

/// Whether the words before two names are the same role: two words, of a minister three, since every country has one of each.
fn has_same_role(one: &[&str], two: &[&str]) -> bool {
    let words = if one.first() == Some(&"minister") {
        3
    } else {
        2
    };
    one.len() >= words && two.len() >= words && one[..words] == two[..words]
}

pub(in crate::diverge) fn is_named(
    context: &Context<'_>,
    entity: EntityId,
    article: ArticleId,
) -> bool {
    let mentions = &context.corpus.entities()[entity].mentions;
    let at = mentions.partition_point(|it| it.0 < article);
    mentions.get(at).is_some_and(|it| it.0 == article)
}

/// Whether two names may be spellings of one: they share a word, or their last words begin alike.
pub(in crate::diverge) fn is_spelling(one: &str, two: &str) -> bool {
    let words = |it: &str| -> Vec<String> {
        it.to_lowercase()
            .split_whitespace()
            .map(String::from)
            .collect()
    };
    let (one, two) = (words(one), words(two));
    let start = |it: &[String]| -> String {
        it.last()
            .map_or_else(String::new, |word| word.chars().take(2).collect())
    };
    one.iter().any(|word| two.contains(word)) || start(&one) == start(&two)
}

#[cfg(test)]
mod tests {
    use super::is_spelling;

    #[test]
    fn spellings_of_one_name_are_no_conflict() {
        assert!(is_spelling("Ana Belkova", "Anna Belkowa"));
        assert!(is_spelling("Mr Tarn", "Oda Tarn"));
        assert!(!is_spelling("Oda Tarn", "Piet Vos"));
    }
}
