//! Phrases of a passage (noun groups, verb groups, groups after a preposition) and the clauses that they make up.
//!
//! Read off small words, endings and marks, without a parser, in English; in other languages only marks cut. Known
//! failures: a noun in `-ing` is taken for a verb, and a verb without an ending (`they vote`) for a noun: both cut a phrase
//! elsewhere than a reader would.

use crate::diverge::facing::Side;
use crate::diverge::wording::clauses::Opening;
use crate::lexicon::stance::Stances;
use std::ops::Range;

/// What a phrase is built around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Head {
    Noun,
    Verb,
    Preposition,
    Conjunction,
}

/// A run of words that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::diverge) struct Phrase {
    pub words: Range<usize>,
    pub head: Head,
}

/// Words that open a phrase beside those that open a piece of a clause; two of them open a clause where only clauses are cut.
const PREPOSITIONS: [&str; 9] = [
    "upon", "toward", "towards", "per", "via", "ahead", "until", "since", "beyond",
];
/// Words that join clauses beside those that open one.
const JOINTS: [&str; 2] = ["than", "so"];
const DETERMINERS: [&str; 20] = [
    "the", "a", "an", "this", "these", "those", "his", "her", "their", "its", "our", "my", "your",
    "some", "any", "no", "each", "every", "another", "both",
];
const AUXILIARIES: [&str; 26] = [
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do",
    "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should",
    "not", "never",
];
const PRONOUNS: [&str; 16] = [
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "him",
    "her",
    "them",
    "us",
    "me",
    "himself",
    "herself",
    "itself",
    "themselves",
];

/// Whether a word opens or joins clauses.
fn joins(side: &Side, at: usize) -> bool {
    let form = side.form(at);
    !PREPOSITIONS.contains(&form)
        && (side.words[at].opens == Some(Opening::Clause) || JOINTS.contains(&form))
}

/// Whether a word opens a group of its own before a noun.
fn is_preposition(side: &Side, at: usize) -> bool {
    PREPOSITIONS.contains(&side.form(at)) || side.words[at].opens == Some(Opening::Phrase)
}

/// Whether a word only says which one.
fn determines(form: &str) -> bool {
    DETERMINERS.contains(&form)
}

/// The phrases of a passage in order; together they are the passage. Linear in its words.
pub(in crate::diverge) fn phrases(side: &Side, stances: &Stances) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    // Whether the last phrase has a word that tells something.
    let mut says = false;
    for at in 0..side.words.len() {
        let goes_on = at > 0 && side.stretches[at] == side.stretches[at - 1];
        let step = match out.last() {
            Some(last) if goes_on => next(side, stances, (last.head, says), at),
            _ => Step::New(first(side, stances, at)),
        };
        match (step, out.last_mut()) {
            (Step::Within(head), Some(last)) => {
                last.words.end = at + 1;
                last.head = head;
                says |= side.tells(at);
            }
            (Step::Within(head) | Step::New(head), _) => {
                out.push(Phrase {
                    words: at..at + 1,
                    head,
                });
                says = side.tells(at);
            }
        }
    }
    out
}

/// What a word does to the phrase before it.
enum Step {
    /// Goes on with it, which is built around this then.
    Within(Head),
    /// Begins a new one.
    New(Head),
}

/// What the first word after a mark begins.
fn first(side: &Side, stances: &Stances, at: usize) -> Head {
    if is_preposition(side, at) {
        Head::Preposition
    } else if joins(side, at) {
        Head::Conjunction
    } else if acts(side, stances, at) {
        Head::Verb
    } else {
        Head::Noun
    }
}

fn next(side: &Side, stances: &Stances, (head, says): (Head, bool), at: usize) -> Step {
    let (form, before) = (side.form(at), side.form(at - 1));
    // A name, a number with its unit and a date are never cut.
    if side.named[at] && side.named[at - 1] || side.counted[at] && side.counted[at - 1] {
        return Step::Within(head);
    }
    let opens = matches!(head, Head::Preposition | Head::Conjunction) && !says;
    if joins(side, at) {
        return match head {
            Head::Conjunction if !says => Step::Within(head),
            _ => Step::New(Head::Conjunction),
        };
    }
    if is_preposition(side, at) {
        return if opens {
            Step::Within(head)
        } else {
            Step::New(Head::Preposition)
        };
    }
    if acts(side, stances, at) {
        let begun = match head {
            Head::Verb => !says,
            Head::Noun => !says && !determines(before),
            Head::Preposition | Head::Conjunction => !says,
        };
        return if begun {
            Step::Within(Head::Verb)
        } else {
            Step::New(Head::Verb)
        };
    }
    if determines(form) || PRONOUNS.contains(&form) {
        let goes_on = head != Head::Verb && (!says || before == "of");
        return if goes_on {
            Step::Within(head)
        } else {
            Step::New(Head::Noun)
        };
    }
    // What follows a full verb is its object.
    if head == Head::Verb && says && side.tells(at) && !form.ends_with("ly") {
        return Step::New(Head::Noun);
    }
    Step::Within(head)
}

/// Whether a word is a verb or goes with one: by what stands before it, or by its ending.
fn acts(side: &Side, stances: &Stances, at: usize) -> bool {
    let form = side.form(at);
    if AUXILIARIES.contains(&form) || form.ends_with("n't") {
        return true;
    }
    if side.named[at] || !side.tells(at) {
        return false;
    }
    if stances.base(form).is_some() {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |it| side.form(it));
    if before == "to" || AUXILIARIES.contains(&before) || PRONOUNS.contains(&before) {
        return !form.ends_with("ly");
    }
    let ending = form.len() > 4 && form.ends_with("ed") || form.len() > 5 && form.ends_with("ing");
    ending && !determines(before) && before != "of"
}

/// The clauses of a passage, as runs of its phrases: cut at marks, before conjunctions, before `to` and a verb, and before a
/// verb in `-ing`, or in `-ed` where the clause has one already. A run that says nothing goes with the next.
pub(in crate::diverge) fn clauses(side: &Side, phrases: &[Phrase]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let says = |it: &Range<usize>| {
        phrases[it.clone()]
            .iter()
            .any(|it| it.words.clone().any(|n| side.tells(n)))
    };
    for (n, phrase) in phrases.iter().enumerate() {
        let Some(run) = &mut open else {
            open = Some(n..n + 1);
            continue;
        };
        if cuts(side, phrases, run, n) && says(run) {
            out.push(run.clone());
            open = Some(n..n + 1);
        } else {
            run.end = n + 1;
        }
        debug_assert!(!phrase.words.is_empty());
    }
    match (open, out.last_mut()) {
        (Some(run), Some(last)) if !says(&run) => last.end = run.end,
        (run, _) => out.extend(run),
    }
    out
}

/// Whether a phrase begins a new clause after those of a run.
fn cuts(side: &Side, phrases: &[Phrase], run: &Range<usize>, at: usize) -> bool {
    let (phrase, before) = (&phrases[at], &phrases[at - 1]);
    let start = phrase.words.start;
    let form = side.form(start);
    if side.stretches[start] != side.stretches[start - 1] || joins(side, start) {
        return true;
    }
    if phrase.head != Head::Verb {
        return false;
    }
    let participle = phrase.words.len() == 1
        && form.ends_with("ed")
        && matches!(before.head, Head::Noun | Head::Preposition)
        && phrases[run.clone()].iter().any(|it| it.head == Head::Verb);
    form == "to" || form.ends_with("ing") && side.tells(start) || participle
}
