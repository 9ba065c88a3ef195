//! Whether what two articles count under two nouns may be one thing.

use crate::lexicon::near::{Group, Sort, groups_of};
use crate::lexicon::numbers::{measured_in, unit};

/// Whether two nouns may be said of one thing: they are of one kind in the list of words by which two reports tell one thing (`hospitals`,
/// `clinics`), or one of them says that they are people and the other which (`people`, `patients`). Measures and money are never.
pub(super) fn may_be_one(one: &str, two: &str) -> bool {
    let [one, two] = [one, two].map(|it| groups_of(it, None));
    let has = |all: &[Group], sort| all.iter().any(|it: &Group| it.sort == sort);
    let people = |all: &[Group]| has(all, Sort::Person) || has(all, Sort::Who);
    let counted = |it: &&Group| matches!(it.sort, Sort::Who | Sort::Thing);
    one.iter().filter(counted).any(|it| two.contains(it))
        || has(one, Sort::Person) && people(two)
        || has(two, Sort::Person) && people(one)
}

/// From here on two passages that tell the same hardly give one number of two things by chance.
pub(super) const RARE: f64 = 10.0;

/// Whether both are nouns of what is counted one by one: no measure, no share, no money, no age.
pub(super) fn are_counted(one: &str, two: &str) -> bool {
    // Money goes by three letters (`usd`).
    let is_noun = |it: &str| it.len() > 3 && !it.contains([' ', '/']);
    let is_measure = |it: &str| unit(it).is_some() || measured_in(it).is_some();
    [one, two].iter().all(|it| is_noun(it) && !is_measure(it))
}

#[cfg(test)]
mod tests {
    use super::{are_counted, may_be_one};

    #[test]
    fn what_is_measured_is_not_counted() {
        assert!(are_counted("lantern", "lamp"));
        for it in ["percent", "km", "usd", "year old", "hectare", "degree"] {
            assert!(!are_counted(it, "lantern"), "{it}");
        }
    }

    #[track_caller]
    fn check(one: &str, two: &str, want: bool) {
        assert_eq!(may_be_one(one, two), want, "{one} {two}");
        assert_eq!(may_be_one(two, one), want, "{two} {one}");
    }

    #[test]
    fn nouns_for_one_thing_meet_and_others_do_not() {
        check("hospital", "clinic", true);
        check("hospitals", "clinics", true);
        check("people", "patient", true);
        check("worker", "employee", true);
        check("resident", "people", true);
        check("boat", "vessel", true);
        check("patient", "nurse", false);
        check("doctor", "bus", false);
        check("percent", "people", false);
        check("usd", "house", false);
        check("day", "people", false);
        check("lantern", "people", false);
    }
}
