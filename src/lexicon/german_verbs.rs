//! What the forms of a German verb have in common: `einreichen`, `eingereicht`, `reichte … ein`.

use super::language::Language;
use super::wordlist;

/// Letters of what is left of a form at least.
const LEAST: usize = 3;
/// Letters of a form behind a part that parts from it, at least.
const BEHIND: usize = 4;

/// What a form in normal form has in common with the others of its verb; `parted` is the part that stands at the end of its clause
/// (`reichte … ein`), `base` gives the base form of an irregular one. None for a word too short to be told.
///
/// By endings alone: known failures are verbs that change their vowel and are not listed, and nouns of the same form in lower case.
#[must_use]
pub fn key(
    form: &str,
    parted: Option<&str>,
    base: impl Fn(&str) -> Option<&'static str>,
) -> Option<String> {
    if let Some(part) = parted {
        return core(form, &base).map(|it| format!("{part}{it}"));
    }
    let own = base(form).is_some();
    let part = parts(form).find(|it| !own && form.len() >= it.len() + BEHIND);
    match part {
        Some(part) => {
            let rest = &form[part.len()..];
            let past = rest.starts_with("ge") && (rest.ends_with('t') || rest.ends_with("en"));
            let to = rest.strip_prefix("zu").filter(|it| it.ends_with("en"));
            let known = past || to.is_some() || rest.ends_with("en") || base(rest).is_some();
            let rest = to.unwrap_or(rest);
            match known {
                true => core(rest, &base).map(|it| format!("{part}{it}")),
                false => core(form, &base),
            }
        }
        None => core(form, &base),
    }
}

/// What never parts from a verb.
const FIRM: [&str; 6] = ["be", "ver", "er", "ent", "zer", "miss"];

/// Whether a form has its `zu` inside: `einzureichen`.
#[must_use]
pub fn has_to(form: &str) -> bool {
    parts(form).any(|it| {
        let rest = form[it.len()..].strip_prefix("zu");
        rest.is_some_and(|it| it.len() >= BEHIND && it.ends_with("en"))
    })
}

/// Whether a word may stand at the end of a clause as a part of its verb.
#[must_use]
pub fn parts_from_verb(form: &str) -> bool {
    wordlist::has(Language::German, "separable", form)
}

/// The parts with which a form may begin, the longest first.
fn parts(form: &str) -> impl Iterator<Item = &str> {
    let ends = form.char_indices().map(|it| it.0).skip(1);
    let ends: Vec<usize> = ends.take(8).collect();
    let heads = ends.into_iter().rev().map(|it| &form[..it]);
    heads.filter(|it| parts_from_verb(it))
}

/// A form without the beginning and the ending that make it one.
fn core(form: &str, base: &impl Fn(&str) -> Option<&'static str>) -> Option<String> {
    let own = base(form);
    // `beschloss`, `beschlossen`: `schloss` with what never parts from it.
    let firm = FIRM
        .iter()
        .find_map(|it| Some((*it, form.strip_prefix(it)?)));
    if let (None, Some((part, rest))) = (own, firm)
        && let Some(base) = base(rest)
    {
        let bare = base.strip_suffix("en").unwrap_or(base);
        return Some(format!("{part}{bare}"));
    }
    let form = own.unwrap_or(form);
    // `eingereicht`, `genehmigt`; but not `gehen`.
    let rest = form.strip_prefix("ge").filter(|it| it.len() > LEAST);
    let form = rest.unwrap_or(form);
    let endings = [
        "testen", "teten", "etest", "ten", "tet", "ete", "te", "en", "et", "st", "t", "e", "n",
    ];
    let bare = endings.iter().find_map(|it| form.strip_suffix(it));
    let bare = bare.filter(|it| it.len() >= LEAST).unwrap_or(form);
    (bare.len() >= LEAST).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::key;

    fn base(form: &str) -> Option<&'static str> {
        match form {
            "brachte" | "gebracht" => Some("bringen"),
            "schloss" | "schlossen" | "geschlossen" => Some("schließen"),
            _ => None,
        }
    }

    #[track_caller]
    fn one(forms: &[(&str, Option<&str>)]) {
        let keys = forms.iter().map(|it| key(it.0, it.1, base));
        let keys: Vec<_> = keys.collect();
        assert!(
            keys[0].is_some() && keys.windows(2).all(|it| it[0] == it[1]),
            "{keys:?}"
        );
    }

    #[test]
    fn the_forms_of_a_verb_are_one() {
        one(&[
            ("einreichen", None),
            ("eingereicht", None),
            ("einzureichen", None),
            ("reichte", Some("ein")),
        ]);
        one(&[
            ("bauen", None),
            ("gebaut", None),
            ("baute", None),
            ("baut", None),
        ]);
        one(&[
            ("genehmigen", None),
            ("genehmigt", None),
            ("genehmigte", None),
        ]);
        one(&[
            ("einbringen", None),
            ("eingebracht", None),
            ("brachte", Some("ein")),
        ]);
        one(&[
            ("beschließen", None),
            ("beschloss", None),
            ("beschlossen", None),
        ]);
        one(&[("verkaufen", None), ("verkauft", None), ("verkaufte", None)]);
        one(&[
            ("schließen", None),
            ("geschlossen", None),
            ("schloss", None),
        ]);
    }

    #[test]
    fn other_verbs_are_others() {
        assert_ne!(key("ausgebaut", None, base), key("gebaut", None, base));
        assert_ne!(
            key("eingestellt", None, base),
            key("vorgestellt", None, base)
        );
        assert_eq!(key("im", None, base), None);
    }
}
