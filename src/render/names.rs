//! The list of names: which of all that was found stand in it, in which order, and what each is said to be. Screen and lines ask here.

use crate::annotate::MentionKind;
use crate::article::one_line;
use crate::comparison::Comparison;
use crate::corpus::Entity;
use crate::lexicon::gazetteer::{Gazetteer, Known};
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{self, COMMON, FIRST_NAMES, LAST_NAMES};
use crate::text::Span;
use crate::text::index::EntityId;
use crate::text::normal::fold;
use std::cmp::Reverse;

/// The names that several articles have, and those that one has; in each what is named most often first, then by the alphabet. Names of
/// no place, person or body (a language, a work, a people) are not among them. `n log n` in the names.
#[must_use]
pub fn listed_names(comparison: &Comparison) -> [Vec<EntityId>; 2] {
    let all = comparison.corpus().entities();
    let listed = all.iter_enumerated();
    let listed = listed.filter(|it| it.1.kind != MentionKind::Other);
    let mut ids: Vec<EntityId> = listed.map(|it| it.0).collect();
    ids.sort_by_key(|it| (Reverse(all[*it].mentions.len()), &all[*it].name));
    let is_shared = |id: &EntityId| {
        let mut mentions = all[*id].mentions.iter().map(|it| it.0);
        let first = mentions.next();
        mentions.any(|it| Some(it) != first)
    };
    let (shared, single) = ids.into_iter().partition(is_shared);
    [shared, single]
}

/// Mentions of a name that are looked at.
const MOST: usize = 64;
/// Letters of a word that links the parts of a name (`Banco de la Costa`).
const LINK: usize = 3;
/// Bytes before a mention in which the word before it ends.
const BEFORE: usize = 40;

/// What a name is said to be: its kind where something but its looks says so, else [`MentionKind::Other`], a name. A type that is wrong at
/// sight costs the whole list its trust. Linear in the mentions, at most 64 of them.
///
/// A person has a title or what he does before the name, or a first name and no word for a body or place at the end; two words of which
/// none is a common one, the last not what is done (`Dredging`) and before which no `the` stands, are taken for one. A body is known, or one of its words says what it is, or it is an unknown word before a common one
/// (`Harlow Steel`), or letters. A place is known, or ends or begins with a word for one, or has `in`, `near`, `at` before it. Of articles that
/// are not in English only the kind that was found is known.
///
/// Known failures: a firm with two names of its own (`Harlow Tarn`) is a person; somebody who is told only by his last name, without
/// what he does, is a name.
#[must_use]
pub fn kind_shown(comparison: &Comparison, id: EntityId) -> MentionKind {
    let corpus = comparison.corpus();
    let entity = &corpus.entities()[id];
    let told = told(comparison, entity);
    let is_english = |it: &Told| it.language == Language::English;
    match told.iter().all(is_english) && !is_sure(entity.kind, &told) {
        true => MentionKind::Other,
        false => entity.kind,
    }
}

/// Whether something but the looks of a name says that it is of a kind.
fn is_sure(kind: MentionKind, told: &[Told]) -> bool {
    let longest = told.iter().max_by_key(|it| it.words.len());
    let words = longest.map_or(&[][..], |it| it.words.as_slice());
    match kind {
        MentionKind::Person => is_person(told, words),
        MentionKind::Organization => is_body(told, words),
        MentionKind::Place => is_place(told, words),
        MentionKind::Other => true,
    }
}

/// One mention.
struct Told {
    printed: String,
    /// Its words, without marks and genitive.
    words: Vec<String>,
    /// The word right before it, folded; empty where a mark or nothing stands there.
    before: String,
    /// Whether it begins what is told, as the place of a dateline does.
    begins: bool,
    language: Language,
}

fn told(comparison: &Comparison, entity: &Entity) -> Vec<Told> {
    let corpus = comparison.corpus();
    let tell = |&(article, mention): &_| {
        let span = corpus.mention_site(article, mention).span;
        let text = corpus.articles()[article].text();
        told_at(text, span, corpus.language(article))
    };
    entity.mentions.iter().take(MOST).map(tell).collect()
}

fn told_at(text: &str, span: Span, language: Language) -> Told {
    let printed = one_line(&text[span.range()]);
    let from = text.floor_char_boundary(span.start().saturating_sub(BEFORE));
    let before = &text[from..span.start()];
    let apart = before.ends_with(char::is_whitespace);
    let last = before.split_whitespace().next_back();
    let last = last.filter(|_| apart && !before.ends_with('\n'));
    Told {
        words: printed.split_whitespace().map(bare).collect(),
        begins: before.is_empty() || before.ends_with('\n'),
        before: fold(last.unwrap_or_default()).into_owned(),
        language,
        printed,
    }
}

/// A word without the marks around it and its genitive.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|it: char| !it.is_alphanumeric());
    let own = word.strip_suffix("'s").or(word.strip_suffix("’s"));
    own.unwrap_or(word).to_owned()
}

fn form(word: &str) -> String {
    fold(word).to_lowercase()
}

fn is_person(told: &[Told], words: &[String]) -> bool {
    let roles = Roles::shared();
    let titles = |it: &str| {
        let it = it.trim_end_matches('.');
        roles.has(it, Role::Title) || roles.has(it, Role::Describer)
    };
    if told.iter().any(|it| titles(&form(&it.before))) {
        return true;
    }
    let [first, .., last] = words else {
        return false;
    };
    let (first, last) = (form(first), form(last));
    if roles.has(&last, Role::Organization) || roles.has(&last, Role::Place) {
        return false;
    }
    if titles(&first) || FIRST_NAMES.contains(&first) {
        return true;
    }
    // `the Harlow Kings`; `Storm Ida`, `Red Lamp`; `Harlow Dredging`.
    let is_headed = told
        .iter()
        .any(|it| it.before == "the" && it.words.len() > 1);
    let is_common = |it: &str| COMMON.contains(it) && !LAST_NAMES.contains(it);
    let is_doing = last.ends_with("ing") && !LAST_NAMES.contains(&last);
    !is_headed && !is_doing && !is_common(&first) && !is_common(&last)
}

fn is_body(told: &[Told], words: &[String]) -> bool {
    let roles = Roles::shared();
    let is_known = |it: &Told| {
        let known = Gazetteer::shared().get(&it.printed);
        known.is_some_and(|it| it.known == Known::Organization)
    };
    if told.iter().any(is_known) {
        return true;
    }
    // A sentence of a headline is no name.
    let is_small = |it: &str| wordlist::is_stopword(Language::English, it);
    let runs_on =
        |it: &String| it.len() > LINK && it.chars().all(char::is_lowercase) && !is_small(it);
    if words.iter().any(runs_on) {
        return false;
    }
    let says = |it: &String| {
        let it = form(it);
        let one = it.strip_suffix('s').unwrap_or(&it);
        roles.has(&it, Role::Organization) || roles.has(one, Role::Organization)
    };
    if words.iter().any(says) || told.iter().any(|it| it.printed.contains('&')) {
        return true;
    }
    let letters = |it: &Told| {
        let n = it.printed.chars().count();
        (2..=6).contains(&n) && it.printed.chars().all(char::is_uppercase)
    };
    if told.iter().any(letters) {
        return words.len() > 1 || !told.iter().any(|it| it.begins);
    }
    let [first, .., last] = words else {
        return false;
    };
    let (first, last) = (form(first), form(last));
    let is_common = |it: &str| COMMON.contains(it) && !LAST_NAMES.contains(it);
    !is_common(&first)
        && !FIRST_NAMES.contains(&first)
        && !roles.has(&first, Role::Title)
        && !roles.has(&last, Role::Place)
        && is_common(&last)
}

fn is_place(told: &[Told], words: &[String]) -> bool {
    let roles = Roles::shared();
    let is_known = |it: &Told| {
        let gazetteer = Gazetteer::shared();
        let known = gazetteer.get(&it.printed).map(|it| it.known);
        let known = known.is_some_and(|it| it != Known::Organization && it != Known::Other);
        known || gazetteer.is_city(&it.printed)
    };
    if told.iter().any(is_known) {
        return true;
    }
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let (first, last) = (form(first), form(last));
    if roles.has(&last, Role::Organization) || roles.has(&first, Role::Title) {
        return false;
    }
    if roles.has(&first, Role::Place) || roles.has(&last, Role::Place) {
        return true;
    }
    let leads = |it: &Told| wordlist::has_form(Language::English, "leads_to_place", &it.before);
    !COMMON.contains(&last) && told.iter().any(leads)
}

#[cfg(test)]
mod tests {
    use super::{is_sure, told_at};
    use crate::annotate::MentionKind::{self, Organization, Person, Place};
    use crate::lexicon::language::Language;
    use crate::text::Span;

    /// Whether the name between the marks is surely of a kind.
    #[track_caller]
    fn check(kind: MentionKind, marked: &str, want: bool) {
        let mut told = Vec::new();
        let text = marked.replace(['[', ']'], "");
        let mut rest = marked;
        let mut at = 0;
        while let Some((before, after)) = rest.split_once('[') {
            let (name, after) = after.split_once(']').expect("a mark");
            at += before.len();
            let span = Span::new(at, at + name.len());
            told.push(told_at(&text, span, Language::English));
            at += name.len();
            rest = after;
        }
        assert_eq!(is_sure(kind, &told), want, "{kind:?} {marked}");
    }

    #[test]
    fn a_person_has_a_title_or_two_names() {
        check(Person, "The harbor master [Ida Moe] left.", true);
        check(Person, "[Drosk Vaal] left.", true);
        check(Person, "Mayor [Vaal] left.", true);
        check(Person, "[Vaal] left. The pilot [Vaal] stayed.", true);
        check(
            Person,
            "[Vellinor] said that its engines were sound.",
            false,
        );
        check(Person, "[Thieves] came at night.", false);
        check(Person, "[Harlow Steel] said so.", false);
        check(Person, "[Harlow Park] was closed.", false);
        check(Person, "the [Drosk Vaals] won. [Drosk Vaals] lost.", false);
        check(Person, "[Storm Vaal] hit the coast.", false);
        check(Person, "[Drosk Dredging] said so.", false);
        check(Person, "[Ida Fleming] said so.", true);
    }

    #[test]
    fn a_body_says_what_it_is_or_goes_by_letters() {
        check(Organization, "the [Transport Ministry] said", true);
        check(Organization, "the [Halden Dockers' Union] said", true);
        check(Organization, "[Moe & Vaal] said", true);
        check(Organization, "the [HDU] said", true);
        check(Organization, "[Harlow Steel] said", true);
        check(Organization, "[Vellinor] was given to 30 patients.", false);
        check(Organization, "[Ida Moe] said", false);
        check(Organization, "[Captain Vaal] said", false);
        check(Organization, "[Union wins Halden] said", false);
        check(Organization, "\n[HALDEN] (Wire) - ", false);
    }

    #[test]
    fn a_place_is_a_kind_of_place_or_something_is_there() {
        check(Place, "people in [Brennholm] said", true);
        check(
            Place,
            "[Brennholm] was dark. The road to [Brennholm] was shut.",
            true,
        );
        check(Place, "[Tanner Street] was shut.", true);
        check(Place, "[Lake Brenn] was frozen.", true);
        check(Place, "[Denmark] said", true);
        check(Place, "[Seamen] said", false);
        check(Place, "on the [Queen Ida]", false);
        check(Place, "in the [Harlow Group]", false);
    }
}
