//! How far a case in court has come: `was charged with assault` in one report, `was convicted of assault` in the other.

use crate::diverge::claims::claim::{
    Claim, Opens, are_of_same_persons, are_of_two_days, says, stands_plain,
};
use crate::diverge::claims::of_each_two;
use crate::diverge::context::Context;
use crate::diverge::trust::SURE;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::acts::{may_be_step, noun, step};
use crate::lexicon::claims::Role;
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::text::index::ArticleId;
use rustc_hash::FxHashSet;

/// Two steps, by their numbers in the list, that are one act.
const CHARGED: u8 = 2;
const INDICTED: u8 = 3;
/// Steps told in a report that are looked at: more are of several cases.
const MOST: usize = 4;
/// Words before a step among which its helper is.
const HELPS: usize = 2;
/// What the words around both steps must say in sum, the name of the person among them.
const SAYS: f64 = 0.6;

/// One `Status` for each two reports that tell one step of a case each, not the same one, in whatever passages that name the same persons,
/// where neither report tells the step of the other anywhere: a report of a charge tells of the arrest too, in another sentence.
///
/// Behind `he` or `she` the person is one of the sentence before. Silent in quotes, behind a `not`, a `may` or an `if`, where the passages
/// give two days, and where a report tells many steps. Linear but for the steps. Known failure: the steps are those of somebody else whom
/// the passages name nowhere.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut opens = Opens::new(|it| may_be_step(&it.form) || noun(&it.form).is_some());
    of_each_two(
        context,
        |it| Case::new(context, it, &mut opens),
        |one, two| between(context, one, two),
    )
}

/// The steps that a report tells.
#[derive(Default)]
struct Case {
    /// As done, outside of quotes.
    told: Vec<(u8, Claim)>,
    /// In whatever way, nouns too (`the arrest`).
    anywhere: FxHashSet<u8>,
}

impl Case {
    fn new(context: &Context<'_>, id: ArticleId, opens: &mut Opens) -> Self {
        let mut it = Self::default();
        for passage in context.corpus.segments(id).passages().ids() {
            let words = context.plain((id, passage));
            for n in (0..words.len()).filter(|n| opens.ask(&words[*n])) {
                let word = |k: usize| words.get(n + k).map_or("", |it: &Plain| &*it.form);
                let Some((step, length)) = step(word) else {
                    it.anywhere.extend(noun(word(0)));
                    continue;
                };
                it.anywhere.insert(step);
                let claim = Claim {
                    at: (id, passage),
                    from: n,
                    to: n + length - 1,
                    of_all: false,
                };
                let quoted = context.is_quoted(id, claim.site(context, n).span);
                // `Was tried`, and not `tried to leave`; `was charged`, and not `a charged tone`, nor `charged that`.
                let mut ahead = words[n.saturating_sub(HELPS)..n].iter();
                // `Police arrested the owner`.
                let helped = ahead.any(|it| Role::Helper.has(&it.form) || prosecutes(&it.form));
                let act = length > 1 || helped && !matches!(word(length), "to" | "that");
                if !quoted && act && stands_plain(words, n) {
                    it.told.push((step, claim));
                }
            }
        }
        it
    }
}

fn prosecutes(form: &str) -> bool {
    wordlist::has(Language::English, "prosecutes", form)
}

fn between(context: &Context<'_>, one: &Case, two: &Case) -> Option<Divergence> {
    if one.told.len().max(two.told.len()) > MOST {
        return None;
    }
    let pairs = one.told.iter();
    let pairs = pairs.flat_map(|a| two.told.iter().map(move |b| [a, b]));
    let found = pairs.filter_map(|[(step, here), (other, there)]| {
        // Who is indicted is charged, by another word.
        let charges = [CHARGED, INDICTED];
        let is_charge = charges.contains(step) && charges.contains(other);
        let known = one.anywhere.contains(other) || two.anywhere.contains(step);
        let claims = [here, there];
        if step == other || is_charge || known || !are_of_same_persons(context, claims) {
            return None;
        }
        let says = says(context, claims);
        (says >= SAYS && !are_of_two_days(context, claims)).then_some((says, claims))
    });
    // Of equals the first, whichever article comes first.
    let place = |it: &[&Claim; 2]| {
        it[0].site(context, it[0].from).span.start() + it[1].site(context, it[1].from).span.start()
    };
    let (_, claims) = found.max_by(|a, b| {
        let by_place = || place(&b.1).cmp(&place(&a.1));
        a.0.total_cmp(&b.0).then_with(by_place)
    })?;
    let sites = claims.map(|it| it.site(context, it.from)).to_vec();
    Some(context.divergence(Kind::Status { court: true }, sites, SURE))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn two_steps_of_one_case_are_told() {
        let found = found_amid_others(
            find,
            [
                "Edda Marn, the former treasurer of Velin, has been charged with fraud.",
                "There was talk of Edda Marn. The former treasurer left in May, and she has been convicted of fraud.",
            ],
        );
        assert_eq!(found, [["charged", "convicted"]]);
    }

    #[test]
    fn who_arrests_somebody_tells_a_step_too() {
        let found = found_amid_others(
            find,
            [
                "Police arrested Edda Marn, the former treasurer of Velin, on Sunday.",
                "Edda Marn, the former treasurer of Velin, was charged with fraud on Sunday.",
            ],
        );
        assert_eq!(found, [["arrested", "charged"]]);
    }

    #[test]
    fn two_persons_and_what_both_know_are_none() {
        let charged = "Edda Marn, the former treasurer of Velin, has been charged with fraud.";
        for other in [
            "Pavo Lind, the former mayor of Velin, has been convicted of fraud.",
            "Edda Marn was charged in May. Edda Marn has been convicted of fraud, a court in Velin said.",
            "Edda Marn, the former treasurer of Velin, may be convicted of fraud.",
            "Edda Marn, the former treasurer of Velin, was not convicted of fraud.",
            "Edda Marn, the former treasurer of Velin, tried to leave after a charged debate.",
        ] {
            let found = found_amid_others(find, [charged, other]);
            assert!(found.is_empty(), "{other}: {found:?}");
        }
    }
}
