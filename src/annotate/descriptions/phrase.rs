//! A phrase of a determiner and a noun that says who somebody is.

use super::Whose;
use super::nouns::{age, is_body, is_owner, is_role, plain};
use crate::annotate::MentionKind;
use crate::annotate::scene::Scene;
use crate::annotate::verbs;
use crate::annotate::words::Class;
use crate::lexicon::language::Language;
use crate::lexicon::{wider, wordlist};
use crate::text::normal::fold;
use crate::text::{Run, Span};

/// Most words between determiner and noun.
const LONGEST: usize = 6;
/// Most words behind `of`.
const LONGEST_OF: usize = 5;

/// A phrase.
pub(super) struct Phrase {
    /// From its determiner to its noun.
    pub span: Span,
    /// Its noun, in normal form.
    pub head: String,
    /// What else it says.
    pub more: Vec<String>,
    /// Whether it is somebody's relative (`his wife`).
    pub owned: bool,
    /// Whether it may stand for somebody known: not `a minister`, `the minister who`.
    pub definite: bool,
}

/// The phrase that begins at a token.
pub(super) fn at(scene: &Scene<'_>, whose: &Whose<'_>, n: usize) -> Option<Phrase> {
    if !scene.is(n, Class::DETERMINER) {
        return None;
    }
    let the = scene.is_text(n, "the");
    let owned = ["his", "her", "their"]
        .iter()
        .any(|it| scene.is_text(n, it));
    let (first, head) = noun(scene, n + 1)?;
    // `is the mayor`, `the mayor Mara Lind`: that is how somebody is introduced.
    if is_predicate(scene, whose, n)
        || is_named(scene, whose, head + 1)
        || is_name(scene, whose, head)
    {
        return None;
    }
    let age = age(scene, head);
    let span = scene.span(Run::new(n, head + 1));
    let words = (first..head).filter(|&n| scene.is_word(n) && !is_owner(scene, n));
    let mut more: Vec<String> = match age {
        Some(_) => Vec::new(),
        None => words.map(|n| plain(scene.text(n))).collect(),
    };
    let form = age.unwrap_or_else(|| fold(scene.text(head)).into_owned());
    // `her sister`: of two sisters the one is the other's.
    let mutual = form == "cousin"
        || form == "sister" && !scene.is_text(n, "his")
        || form == "brother" && !scene.is_text(n, "her");
    let kin = owned && wordlist::has(Language::English, "kin", &form) && !mutual;
    let definite = (the || kin) && goes_back(scene, head + 1, &mut more);
    Some(Phrase {
        span,
        head: form,
        more,
        owned,
        definite,
    })
}

/// First token and noun of the words behind a determiner.
fn noun(scene: &Scene<'_>, first: usize) -> Option<(usize, usize)> {
    let stops = Class::PREPOSITION
        .or(Class::OF)
        .or(Class::CONJUNCTION)
        .or(Class::HELPER)
        .or(Class::PRONOUN)
        .or(Class::DETERMINER);
    for n in first..scene.len().min(first + LONGEST) {
        let number = scene.text(n).starts_with(|c: char| c.is_ascii_digit());
        if scene.is_mark(n, "-") || number {
            continue;
        }
        if !scene.is_word(n) || scene.is(n, stops) || n > first && scene.is_cut_behind(n - 1) {
            return None;
        }
        let aged = n >= first + 4 && age(scene, n).is_some();
        if (aged || is_head(scene.text(n))) && is_over(scene, n + 1) {
            return Some((first, n));
        }
    }
    None
}

fn is_head(printed: &str) -> bool {
    let form = fold(printed);
    is_role(&form) || wider::is_wide(&form) || is_body(&form)
}

/// Whether the nouns of a phrase are over before a token.
fn is_over(scene: &Scene<'_>, n: usize) -> bool {
    if n >= scene.len() || scene.is_cut_behind(n - 1) {
        return true;
    }
    if !scene.is_word(n) {
        return !scene.is_mark(n, "-");
    }
    let stops = Class::PREPOSITION
        .or(Class::OF)
        .or(Class::CONJUNCTION)
        .or(Class::HELPER)
        .or(Class::BE)
        .or(Class::PRONOUN)
        .or(Class::DETERMINER)
        .or(Class::ADVERB)
        .or(Class::CAPITAL);
    // `the Attorney General`
    if scene.is(n, Class::CAPITAL) && scene.is(n - 1, Class::CAPITAL) {
        return false;
    }
    let text = scene.text(n);
    let past = text.ends_with("ed") || verbs::is_past(text);
    // `the mayor wants`
    let third = text.ends_with('s') && !text.ends_with("ss") && is_role(&fold(scene.text(n - 1)));
    scene.is(n, stops) || scene.cue(n).is_some() || past || third || is_owner(scene, n)
}

/// Whether a person is named right behind: `the mayor Mara Lind`, `the mayor, Mara Lind,`.
fn is_named(scene: &Scene<'_>, whose: &Whose<'_>, n: usize) -> bool {
    let n = n + usize::from(scene.is_mark_at(n, ","));
    n < scene.len()
        && whose
            .at(scene.span(Run::new(n, n + 1)).start())
            .is_some_and(|it| it.kind == MentionKind::Person)
}

/// Whether the noun of a phrase is a part of a name.
fn is_name(scene: &Scene<'_>, whose: &Whose<'_>, head: usize) -> bool {
    let start = scene.span(Run::new(head, head + 1)).start();
    whose.at(start).is_some()
}

/// `is the mayor`, `became the mayor`, `Lind, the mayor,`: what is said of somebody.
fn is_predicate(scene: &Scene<'_>, whose: &Whose<'_>, n: usize) -> bool {
    let Some(before) = n.checked_sub(1) else {
        return false;
    };
    let apart = scene.is_mark(before, ",") && {
        let end = scene.span(Run::new(before, n)).start();
        let text = scene.article.text()[..end].trim_end_matches(['.', '’', '\'', ')']);
        whose.ends_at(text.len()) || whose.ends_at(end)
    };
    scene.is(before, Class::BE)
        || apart
        || wordlist::has(Language::English, "introduces", scene.text(before))
}

/// Whether what stands behind a noun leaves it one who is known; what stands behind `of` is added to what the phrase says.
fn goes_back(scene: &Scene<'_>, n: usize, more: &mut Vec<String>) -> bool {
    if n >= scene.len() || scene.is_cut_behind(n - 1) {
        return true;
    }
    let narrows = [
        "who", "whose", "whom", "that", "which", "with", "from", "behind", "accused", "charged",
        "involved",
    ];
    if narrows.iter().any(|it| scene.is_text(n, it)) {
        return false;
    }
    if scene.is(n, Class::OF) || scene.is_text(n, "for") {
        let words = (n + 1..scene.len().min(n + 1 + LONGEST_OF)).take_while(|&n| {
            scene.is_word(n)
                && (scene.is(n, Class::CAPITAL.or(Class::DETERMINER)) || scene.is(n, Class::OF))
        });
        let words = words.filter(|&n| scene.is(n, Class::CAPITAL));
        let before = more.len();
        more.extend(words.map(|n| plain(scene.text(n))));
        return more.len() > before;
    }
    true
}
