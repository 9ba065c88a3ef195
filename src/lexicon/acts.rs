//! Verbs for one act as it is told when it is to come and when it is done, and the steps of a case in court.

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Of each verb the lines on which it stands.
static ACTS: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut out: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    let lines = entries(include_str!("../../assets/lexicon/en/acts.txt"));
    for (n, line) in lines.enumerate() {
        for verb in line.split(' ') {
            out.entry(verb).or_default().push(n);
        }
    }
    out
});

/// Whether two verbs, in their base forms, may tell one act.
#[must_use]
pub fn are_one(one: &str, two: &str) -> bool {
    let lines = |verb| ACTS.get(verb).map_or(&[][..], Vec::as_slice);
    let two = lines(two);
    lines(one).iter().any(|it| two.contains(it))
}

/// The base forms that a form of a regular verb may have.
pub fn bases(form: &str) -> impl Iterator<Item = String> {
    let cut = |ending: &str| form.strip_suffix(ending).map(str::to_owned);
    let double = |it: &String| {
        let mut rest = it.chars().rev();
        // Nothing is left of `ed`.
        let twice = rest.next().is_some_and(|last| rest.next() == Some(last));
        twice.then(|| it[..it.len() - 1].to_owned())
    };
    let short = cut("ed").or_else(|| cut("ing")).filter(|it| it.is_ascii());
    let doubled = short.as_ref().and_then(double);
    let e = short.as_ref().map(|it| format!("{it}e"));
    let plain = cut("s");
    let longer = cut("es");
    let y = form
        .strip_suffix("ied")
        .or_else(|| form.strip_suffix("ies"));
    let y = y.map(|it| format!("{it}y"));
    [Some(form.to_owned()), short, doubled, e, plain, longer, y]
        .into_iter()
        .flatten()
}

/// A step of a case: how far it is, the greater the farther, and the words in a row that say so.
type Step = (u8, Vec<&'static str>);

/// The steps of a case by their first word, the longest rows first.
static STEPS: LazyLock<FxHashMap<&'static str, Vec<Step>>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../assets/lexicon/en/court.txt"));
    let read = |line: &'static str| {
        let (step, rows) = line.split_once(": ")?;
        let step: u8 = step.parse().ok()?;
        Some(
            rows.split('|')
                .map(move |it| -> Step { (step, it.split(' ').collect()) }),
        )
    };
    let mut out: FxHashMap<&'static str, Vec<Step>> = FxHashMap::default();
    for step in lines.filter_map(read).flatten() {
        out.entry(step.1[0]).or_default().push(step);
    }
    for steps in out.values_mut() {
        steps.sort_by_key(|it| std::cmp::Reverse(it.1.len()));
    }
    out
});

/// The nouns of the steps, by line as the steps are: `of 1: arrest|arrests`.
static NAMES: LazyLock<FxHashMap<&'static str, u8>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../assets/lexicon/en/court.txt"));
    let read = |line: &'static str| {
        let (step, nouns) = line.strip_prefix("of ")?.split_once(": ")?;
        let step: u8 = step.parse().ok()?;
        Some(nouns.split('|').map(move |it| (it, step)))
    };
    lines.filter_map(read).flatten().collect()
});

/// How far a case has come by the words that begin at a place, and how many of them say so. A look into a table, and the words of the rows
/// that begin alike.
pub fn step<'a>(word: impl Fn(usize) -> &'a str) -> Option<(u8, usize)> {
    let is = |row: &[&str]| row.iter().enumerate().all(|(n, it)| word(n) == *it);
    let (step, row) = STEPS.get(word(0))?.iter().find(|it| is(&it.1))?;
    Some((*step, row.len()))
}

/// Whether the words of any step begin with a word.
#[must_use]
pub fn may_be_step(form: &str) -> bool {
    STEPS.contains_key(form)
}

/// The step that a noun names (`the arrest`, `his conviction`). `Charges` are none: every later step is told with them.
#[must_use]
pub fn noun(form: &str) -> Option<u8> {
    NAMES.get(form).copied()
}

#[cfg(test)]
mod tests {
    use super::{are_one, bases, noun, step};

    #[test]
    fn a_form_leads_back_to_its_verb() {
        let has = |form: &str, base: &str| bases(form).any(|it| it == base);
        assert!(has("arrived", "arrive") && has("planned", "plan") && has("visits", "visit"));
        assert!(has("meeting", "meet") && !has("met", "meet"));
        // What is nothing but an ending has no verb, and a look for one is no failure.
        assert!(bases("ed").chain(bases("ing")).all(|it| it.len() < 4));
    }

    #[test]
    fn one_act_has_several_verbs() {
        assert!(are_one("visit", "arrive") && are_one("sign", "approve"));
        // Who has arrived has met nobody yet.
        assert!(!are_one("meet", "arrive"));
        assert!(!are_one("visit", "sign") && !are_one("sing", "sing"));
    }

    #[test]
    fn a_case_goes_on_step_by_step() {
        let of = |text: &'static str| {
            let words: Vec<&str> = text.split(' ').collect();
            step(|n| words.get(n).copied().unwrap_or("")).map(|it| it.0)
        };
        assert!(of("arrested") < of("charged") && of("charged") < of("found guilty"));
        assert!(of("convicted") == of("pleaded guilty") && of("convicted") < of("sentenced"));
        assert_eq!(of("found it"), None);
        assert_eq!(noun("arrest"), of("arrested"));
        assert_eq!(noun("charges"), None);
    }
}
