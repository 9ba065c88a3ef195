//! Which nouns say who somebody is, or what an organization is, well enough to go back to it by them.

use crate::annotate::scene::Scene;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist;
use crate::text::normal::fold;

/// Whether a noun (a normal form) says who somebody is, well enough to go back to him by it.
pub(super) fn is_role(form: &str) -> bool {
    let roles = Roles::shared();
    let known = roles.has(form, Role::Title) || roles.has(form, Role::Describer);
    known && !wordlist::has(Language::English, "vague_role", form.trim_end_matches('.'))
}

/// Whether a noun (a normal form) says what an organization is, well enough to go back to it by it: not `news` or `service`.
pub(super) fn is_body(form: &str) -> bool {
    Roles::shared().has(form, Role::Organization)
        && !wordlist::has(Language::English, "no_body", form)
}

/// A word that is said with a role: a country by its own name, whatever form it is printed in.
pub(super) fn plain(printed: &str) -> String {
    let known = printed
        .starts_with(char::is_uppercase)
        .then(|| Gazetteer::shared().get(printed))
        .flatten();
    match known {
        Some(it) => fold(it.family).into_owned(),
        None => fold(printed).trim_end_matches('.').to_owned(),
    }
}

/// `'s`
pub(super) fn is_owner(scene: &Scene<'_>, n: usize) -> bool {
    matches!(scene.text(n), "'s" | "’s")
}

/// The oldest people.
const OLDEST: u32 = 115;

/// `38-year-old`, told by the token of its `old`.
pub(super) fn age(scene: &Scene<'_>, old: usize) -> Option<String> {
    let first = old.checked_sub(4)?;
    let is = old < scene.len() && scene.is_text(old, "old") && scene.is_text(old - 2, "year");
    is.then(|| years(scene, first)).flatten()
}

/// The same of a number that is somebody's age: `38`.
pub(super) fn years(scene: &Scene<'_>, n: usize) -> Option<String> {
    let years: u32 = scene.text_at(n).parse().ok()?;
    (1..OLDEST)
        .contains(&years)
        .then(|| format!("{years}-year-old"))
}
