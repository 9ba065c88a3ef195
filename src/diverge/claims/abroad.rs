//! How surely and when something is told in German, French and Spanish: verbs at the end of the clause, moods by their endings.

use crate::diverge::claims::mood::Mood;
use crate::diverge::facing::Side;
use crate::lexicon::german;
use crate::lexicon::language::Language;
use crate::lexicon::stance::{Stance, Stances};
use crate::lexicon::wordlist;

/// Words of a clause between a German verb and the one that governs it.
const CLAUSE: usize = 16;
/// Words behind a German verb that end its clause with it.
const TAIL: usize = 3;
/// Words before a French or Spanish verb that say how sure it is.
const GOVERNS: usize = 4;
/// Words before a verb of which one says that it is done.
const HELPS: usize = 3;
/// Words before a verb among which one that denies it is looked for, over the mark before its clause.
const DISPUTED: usize = 8;
/// Words between a French `ne` and what it denies.
const FAR: usize = 6;

/// What the letters of a word tell that its normal form does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::diverge) struct Shape {
    capital: bool,
    /// `könnte`, which is `konnte` without its marks.
    may: bool,
    /// Ends as verbs do that tell what is to come.
    future: bool,
    /// Ends as verbs do that tell what would be.
    would: bool,
    /// Ends as verbs do that tell what is over.
    past: bool,
    /// `à`, which is `a` without its mark.
    to: bool,
}

impl Shape {
    /// The shape of a word as printed.
    pub(in crate::diverge) fn of(text: &str, language: Language, stances: &Stances) -> Self {
        let ends = |endings: &[&str]| {
            let long = |it: &&&str| text.chars().count() > it.chars().count() + 3;
            endings.iter().filter(long).any(|it| text.ends_with(*it))
        };
        let none = Self {
            capital: text.starts_with(char::is_uppercase),
            ..Self::default()
        };
        match language {
            Language::German => Self {
                may: stances.is_possible(text),
                ..none
            },
            Language::French => Self {
                future: ends(&["era", "eront", "ira", "iront", "dra", "dront"]),
                would: ends(&["erait", "eraient", "irait", "iraient", "drait", "draient"]),
                to: text == "à" || text == "À",
                ..none
            },
            Language::Spanish => Self {
                future: ends(&["rá", "rán"]),
                would: ends(&["ría", "rían"]),
                past: ends(&["ó", "aron", "ieron", "eron"]),
                ..none
            },
            Language::English | Language::Other => none,
        }
    }
}

/// Whether this language has rules of its own here.
pub(in crate::diverge) fn knows(side: &Side) -> bool {
    side.language != Language::English
}

fn shape(side: &Side, at: usize) -> Shape {
    side.shapes.get(at).copied().unwrap_or_default()
}

/// Whether a word is printed with a capital.
pub(in crate::diverge) fn is_capital(side: &Side, at: usize) -> bool {
    shape(side, at).capital
}

/// Whether a word says by its marks that something is possible: `könnte`.
pub(in crate::diverge) fn may_be(side: &Side, at: usize) -> bool {
    shape(side, at).may
}

/// Whether a word ends as verbs do that tell what is over.
pub(in crate::diverge) fn is_past(side: &Side, at: usize) -> bool {
    shape(side, at).past
}

/// The mood of a word, and the first word that makes it.
pub(in crate::diverge) fn mood(side: &Side, at: usize) -> (Mood, usize) {
    if side.language == Language::German {
        return german(side, at).unwrap_or((Mood::Plain, at));
    }
    let own = shape(side, at);
    if own.future {
        return (Mood::Sure, at);
    }
    if own.would {
        return (Mood::Hedge, at);
    }
    for n in side.before(at, GOVERNS) {
        let found = [
            (Stance::May, Mood::May),
            (Stance::Hedge, Mood::Hedge),
            (Stance::Sure, Mood::Sure),
            (Stance::Plans, Mood::Plans),
        ];
        if let Some(it) = found.iter().find(|it| side.is(n, it.0)) {
            return (it.1, n);
        }
        if side.tells(n) {
            break;
        }
    }
    (Mood::Plain, at)
}

/// The mood of a German verb: it stands at the end of its clause, and what governs it stands anywhere before it or right behind
/// it (`soll … genehmigt haben`, `dass … genehmigt haben soll`).
fn german(side: &Side, at: usize) -> Option<(Mood, usize)> {
    let here = side.stretches[at];
    let behind: Vec<usize> = (at + 1..side.words.len())
        .take(TAIL)
        .take_while(|n| side.stretches[*n] == here)
        .collect();
    let joins = |n: &usize| {
        let ends = [Stance::Ends, Stance::Plans].map(|it| side.is(*n, it));
        ends.contains(&true) || shape(side, *n).may
    };
    let last = behind.iter().all(joins);
    if shape(side, at).capital || !last {
        return None;
    }
    let done = |it: &[&str]| behind.iter().any(|n| it.contains(&side.form(*n)));
    for n in side.before(at, CLAUSE).chain(behind.iter().copied()) {
        let to = match () {
            () if shape(side, n).may => Mood::May,
            () if side.is(n, Stance::Hedge) => Mood::Hedge,
            // `soll … haben`: somebody says so; `soll … öffnen`: it is to come.
            () if matches!(side.form(n), "soll" | "sollen") && done(&["haben", "sein"]) => {
                Mood::Hedge
            }
            () if side.is(n, Stance::Plans) => Mood::Plans,
            () if side.is(n, Stance::Sure) => Mood::Sure,
            () => continue,
        };
        return Some((to, n));
    }
    None
}

/// Whether a word is told as done: behind a verb that says so, or by its ending.
pub(in crate::diverge) fn is_done(side: &Side, at: usize) -> bool {
    if shape(side, at).capital {
        return false;
    }
    let open = side
        .before(at, GOVERNS)
        .any(|n| side.is(n, Stance::Negates));
    let reach = match side.language {
        Language::German => CLAUSE,
        _ => HELPS,
    };
    let done = shape(side, at).past || side.before(at, reach).any(|n| side.is(n, Stance::Over));
    done && !open
}

/// Whether a word stands as a noun: a capital in German, a determiner before it elsewhere.
pub(in crate::diverge) fn is_noun(side: &Side, at: usize) -> bool {
    if side.language == Language::German {
        // `als Letzter` tells how.
        let how = side.before(at, 1).any(|n| side.form(n) == "als");
        return shape(side, at).capital && !how;
    }
    let mut before = side.before(at, 1);
    before.any(|n| side.is(n, Stance::Noun))
}

/// Whether a French `ne` is an only: with a `que` behind it, and no other half before that.
pub(in crate::diverge) fn is_only(side: &Side, negator: usize) -> bool {
    let here = side.stretches[negator];
    let mut behind = (negator + 1..side.words.len())
        .take(CLAUSE)
        .take_while(|n| side.stretches[*n] == here);
    let half =
        behind.find(|n| matches!(side.form(*n), "que" | "qu'") || side.is(*n, Stance::Implies));
    side.language == Language::French && half.is_some_and(|n| !side.is(n, Stance::Implies))
}

/// Words between an article and its noun at most, and the noun.
const PHRASE: usize = 2;

/// The noun next to a verb that it may be about: behind an article, and behind no preposition; before a verb that ends its clause, else behind it
/// (`hat die Straße nach Horum gesperrt`, `a fermé la rue de Lissan`).
pub(in crate::diverge) fn object(side: &Side, at: usize) -> Option<usize> {
    let here = side.stretches[at];
    let same = |n: &usize| side.stretches[*n] == here;
    let class = |class: &str, n: usize| {
        // `a` is a verb, `à` is none.
        let to = class == "preposition" && shape(side, n).to;
        to || wordlist::has_form(side.language, class, side.form(n))
    };
    let argument = |n: &usize| {
        let noun = side.tells(*n) && (side.language != Language::German || is_capital(side, *n));
        let article = (1..=PHRASE)
            .filter_map(|back| n.checked_sub(back))
            .find(|k| same(k) && class("determiner", *k));
        let free = |k: usize| k == 0 || !same(&(k - 1)) || !class("preposition", k - 1);
        noun && !side.counted[*n] && article.is_some_and(|k| free(k) && !class("preposition", k))
    };
    let before = || (0..at).rev().take_while(same).find(argument);
    let behind = || (at + 1..side.words.len()).take_while(same).find(argument);
    let ends = (at + 1..side.words.len()).take_while(same);
    let last = side.language == Language::German && ends.take(TAIL + 1).count() <= TAIL;
    match last {
        true => before(),
        false => behind().or_else(before),
    }
}

/// Words behind a `not` among which is what makes it an until.
const UNTIL: usize = 8;

/// Words behind a `vor` among which is the time before which something was not.
const BEFORE: usize = 3;

/// Whether a `not` only says when: `no se activó hasta las once`, `nicht vor Montag`, `pas avant lundi`; not where a place follows (`nicht vor
/// Gericht`, `hasta Lissan`).
pub(in crate::diverge) fn is_until(side: &Side, negator: usize) -> bool {
    let here = side.stretches[negator];
    let behind = (negator + 1..side.words.len()).take(UNTIL);
    let mut behind = behind.take_while(|n| side.stretches[*n] == here);
    let same = |n: &usize| side.stretches[*n] == here;
    let time = |n: usize| {
        let mut next = (n + 1..side.words.len()).take(BEFORE).take_while(same);
        next.any(|k| side.counted[k] || wordlist::has_form(side.language, "day", side.form(k)))
    };
    let named = |n: usize| n + 1 < side.words.len() && same(&(n + 1)) && side.named[n + 1];
    let until = |n: usize| match side.form(n) {
        "vor" => time(n),
        _ => !named(n) || time(n),
    };
    knows(side)
        && behind.any(|n| wordlist::has_form(side.language, "until", side.form(n)) && until(n))
}

/// What a `not` denies where it is not the word right behind it: in French past the other half of it (`n'ont pas encore
/// repris`), in German the verb before it (`verließ das Schiff nicht`).
pub(in crate::diverge) fn target(side: &Side, negator: usize) -> Option<usize> {
    let here = side.stretches[negator];
    let verb = |n: &usize| {
        side.tells(*n) && !shape(side, *n).capital && !side.named[*n] && side.mates[*n].is_some()
    };
    match side.language {
        Language::French => (negator + 1..side.words.len())
            .take(FAR)
            .take_while(|n| side.stretches[*n] == here)
            .find(verb),
        Language::German => {
            let next = (negator + 1..side.words.len())
                .take(1)
                .take_while(|n| side.stretches[*n] == here);
            let ends = next.clone().count() == 0;
            // The verb stands second in its clause, whatever stands before the `not`.
            side.before(negator, CLAUSE)
                .filter(verb)
                .last()
                .filter(|_| ends)
        }
        Language::English | Language::Spanish | Language::Other => None,
    }
}

/// Whether a word shortly before another one, in its clause or in the one on which that hangs, denies what that tells: `bestritt, dass
/// Steuern erhöht werden`, `schloss aus, dass sie erhöht werden`, `a nié avoir été consulté`. Not in English, of which `denials` knows more.
pub(in crate::diverge) fn is_disputed(side: &Side, at: usize) -> bool {
    let mut near =
        (at.saturating_sub(DISPUTED)..at).filter(|n| side.stretches[*n] + 1 >= side.stretches[at]);
    knows(side)
        && (near.any(|n| wordlist::has_form(side.language, "disputes", side.form(n)))
            || side.language == Language::German && is_disputed_in_parts(side, at))
}

/// Whether the German clause before that of a word denies what is told there by a verb whose part stands at its end.
fn is_disputed_in_parts(side: &Side, at: usize) -> bool {
    let here = side.stretches[at];
    let before = (0..at).rev().skip_while(|n| side.stretches[*n] == here);
    let mut before = before.take(DISPUTED).peekable();
    let Some(&end) = before.peek() else {
        return false;
    };
    let part = side.form(end);
    if !german::parts_from_verb(part) {
        return false;
    }
    let clause: Vec<usize> = before
        .take_while(|n| side.stretches[*n] == side.stretches[end])
        .collect();
    let open = clause.iter().any(|n| side.is(*n, Stance::Negates));
    let denies = |n: &usize| {
        let key = german::verb(side.form(*n), Some(part));
        let mut all = wordlist::words_of(Language::German, "disputes_in_parts");
        *n != end && !is_capital(side, *n) && all.any(|it| german::verb(it, None) == key)
    };
    !open && clause.iter().any(denies)
}
