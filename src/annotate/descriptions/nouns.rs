//! Which nouns say who somebody is, or what an organization is, well enough to go back to it by them.

use crate::annotate::scene::Scene;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::titles::{Role, Roles};
use crate::text::normal::fold;

/// Role words that as often name no person, or any of many.
const VAGUE: [&str; 32] = [
    "head",
    "chair",
    "model",
    "independent",
    "conservative",
    "liberal",
    "moderate",
    "private",
    "chief",
    "native",
    "member",
    "official",
    "friend",
    "supporter",
    "critic",
    "ally",
    "people",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "sir",
    "dame",
    "rev",
    "lord",
    "lady",
    "justice",
    "agent",
    "opponent",
    "rival",
];

/// Whether a noun (a normal form) says who somebody is, well enough to go back to him by it.
pub(super) fn is_role(form: &str) -> bool {
    let roles = Roles::shared();
    let known = roles.has(form, Role::Title) || roles.has(form, Role::Describer);
    known && !VAGUE.contains(&form.trim_end_matches('.'))
}

/// Whether a noun (a normal form) says what an organization is, well enough to go back to it by it: not `news` or `service`.
pub(super) fn is_body(form: &str) -> bool {
    const OTHER: [&str; 40] = [
        "news",
        "times",
        "post",
        "press",
        "herald",
        "tribune",
        "daily",
        "gazette",
        "journal",
        "chronicle",
        "courier",
        "telegraph",
        "radio",
        "television",
        "broadcasting",
        "network",
        "energy",
        "media",
        "records",
        "pictures",
        "entertainment",
        "studios",
        "service",
        "services",
        "trust",
        "front",
        "movement",
        "force",
        "forces",
        "guard",
        "guards",
        "command",
        "division",
        "exchange",
        "fund",
        "security",
        "program",
        "programme",
        "cabinet",
        "office",
    ];
    Roles::shared().has(form, Role::Organization) && !OTHER.contains(&form)
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
