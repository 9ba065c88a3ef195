//! Phrases of a passage (noun groups, verb groups, groups after a preposition) and the clauses that they make up.
//!
//! Read off small words, endings and marks, without a parser, in English; in other languages only marks cut. Known
//! failures: a noun in `-ing` is taken for a verb, and a verb without an ending (`they vote`) for a noun: both cut a phrase
//! elsewhere than a reader would.

use crate::diverge::facing::Side;
use crate::diverge::wording::clauses::Opening;
use crate::lexicon::stance::Stances;
use crate::text::few::Few;
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
const PREPOSITIONS: Few<9> = Few::new([
    "upon", "toward", "towards", "per", "via", "ahead", "until", "since", "beyond",
]);
/// Words that join clauses beside those that open one.
const JOINTS: Few<2> = Few::new(["than", "so"]);
/// Words after which `than` says how much, and cuts nothing (`less than a month`).
const COMPARED: [&str; 6] = ["less", "more", "fewer", "rather", "later", "earlier"];
/// Nouns in `-ing`, unless an object follows.
const NOUNS: Few<44> = Few::new([
    "anything",
    "bedding",
    "beginning",
    "bombing",
    "briefing",
    "building",
    "ceiling",
    "clothing",
    "crossing",
    "driving",
    "earring",
    "ending",
    "evening",
    "everything",
    "feeling",
    "filing",
    "finding",
    "funding",
    "gathering",
    "hearing",
    "housing",
    "killing",
    "landing",
    "lightning",
    "lodging",
    "marketing",
    "meeting",
    "morning",
    "nothing",
    "offering",
    "opening",
    "parking",
    "polling",
    "rating",
    "reading",
    "recording",
    "ruling",
    "screening",
    "setting",
    "shooting",
    "something",
    "spending",
    "training",
    "wedding",
]);
const DETERMINERS: Few<20> = Few::new([
    "the", "a", "an", "this", "these", "those", "his", "her", "their", "its", "our", "my", "your",
    "some", "any", "no", "each", "every", "another", "both",
]);
const AUXILIARIES: Few<26> = Few::new([
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do",
    "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should",
    "not", "never",
]);
const PRONOUNS: Few<16> = Few::new([
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
]);

/// Whether a word opens or joins clauses.
fn joins(side: &Side, at: usize) -> bool {
    let form = side.form(at);
    let less = form == "than" && at > 0 && COMPARED.contains(&side.form(at - 1));
    !PREPOSITIONS.contains(form)
        && !less
        && (side.words[at].opens == Some(Opening::Clause) || JOINTS.contains(form))
}

/// Whether a word opens a group of its own before a noun.
fn is_preposition(side: &Side, at: usize) -> bool {
    PREPOSITIONS.contains(side.form(at)) || side.words[at].opens == Some(Opening::Phrase)
}

/// Whether a word only says which one.
fn determines(form: &str) -> bool {
    DETERMINERS.contains(form)
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
                says |= tells(side, at);
            }
            (Step::Within(head) | Step::New(head), _) => {
                out.push(Phrase {
                    words: at..at + 1,
                    head,
                });
                says = tells(side, at);
            }
        }
    }
    out
}

/// Whether a word says something in its phrase: none that opens it, and no adverb before a verb (`for sexually harassing`).
fn tells(side: &Side, at: usize) -> bool {
    let next = side.words.get(at + 1);
    let leads = side.form(at).ends_with("ly") && next.is_some_and(|it| it.form.ends_with("ing"));
    side.tells(at) && !joins(side, at) && !is_preposition(side, at) && !leads
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
    if head != Head::Verb && is_pair(side, stances, at) {
        return Step::Within(head);
    }
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
    if determines(form) || PRONOUNS.contains(form) {
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

/// Whether `and` or `or` stands between the first word of a group that tells something and another that goes with it (`in blunt
/// and plain terms`): the group is one.
fn is_pair(side: &Side, stances: &Stances, at: usize) -> bool {
    let here = side.stretches[at];
    let stays = |n: usize| side.stretches.get(n) == Some(&here);
    let (Some(before), true) = (at.checked_sub(1), stays(at + 1)) else {
        return false;
    };
    let first = before.checked_sub(1).filter(|n| stays(*n));
    let begins =
        first.is_none_or(|n| determines(side.form(n)) || joins(side, n) || is_preposition(side, n));
    let plain = |n: usize| {
        side.tells(n) && !side.named[n] && !acts(side, stances, n) && side.words[n].opens.is_none()
    };
    matches!(side.form(at), "and" | "or") && begins && plain(before) && plain(at + 1)
}

/// Whether a word is a verb or goes with one: by what stands before it, or by its ending.
fn acts(side: &Side, stances: &Stances, at: usize) -> bool {
    let form = side.form(at);
    if AUXILIARIES.contains(form) || form.ends_with("n't") {
        return true;
    }
    if side.named[at] || !side.tells(at) {
        return false;
    }
    if stances.base(form).is_some() {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |it| side.form(it));
    // `her husband`
    let subject = PRONOUNS.contains(before) && !determines(before);
    if before == "to" || AUXILIARIES.contains(before) || subject {
        return !form.ends_with("ly");
    }
    if is_noun(side, at) {
        return false;
    }
    let ending = form.len() > 4 && form.ends_with("ed") || form.len() > 5 && form.ends_with("ing");
    ending && !determines(before) && before != "of"
}

/// Whether a word in `-ing` is a noun: one of those that mostly are, or one at the end of its stretch, behind a word that says
/// which one (`drunken driving, …`), and in no case before its object.
fn is_noun(side: &Side, at: usize) -> bool {
    let form = side.form(at);
    let here = side.stretches[at];
    let next = side
        .words
        .get(at + 1)
        .filter(|_| side.stretches.get(at + 1) == Some(&here));
    let takes = next.is_some_and(|it| determines(&it.form) || PRONOUNS.contains(&it.form));
    let before = at.checked_sub(1).filter(|it| side.stretches[*it] == here);
    let which = before
        .is_some_and(|it| side.tells(it) && !side.named[it] && !side.form(it).ends_with("ly"));
    form.ends_with("ing") && !takes && (NOUNS.contains(form) || next.is_none() && which)
}

/// The clauses of a passage, as runs of its phrases: cut at marks, before conjunctions that join two verbs, before `to` and a verb, and before a
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
    if side.stretches[start] != side.stretches[start - 1] {
        return true;
    }
    if joins(side, start) {
        // What joins two nouns or two words that say which cuts no clause (`blunt and plain terms`, `police and firefighters`).
        let verb = |it: &Phrase| it.head == Head::Verb;
        let after = phrases[at + 1..].iter().take_while(|it| {
            let start = it.words.start;
            side.stretches[start] == side.stretches[start - 1] && !joins(side, start)
        });
        let joined = matches!(form, "and" | "or" | "nor");
        return !joined
            || phrases[run.clone()].iter().any(verb) && (verb(phrase) || after.clone().any(verb));
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
