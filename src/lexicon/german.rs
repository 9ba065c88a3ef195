//! German words without their endings: nouns and other words apart, since in print they can be told by their capitals.
//!
//! Source of the rules: the Snowball stemmer for German, which leaves participles (`gesperrt`, `abgesagt`), past tenses (`sperrte`)
//! and changed vowels (`nahm`) apart from the infinitive. Known failures: an adjective that ends as a verb does loses its `t`
//! everywhere; a word that stands at the beginning of a sentence only is taken for a noun; `gehört` is of `hören`.

use super::forms::Forms;
use super::language::Language;
use super::wordlist::{has_form, words_of};

/// Endings of nouns that are made from verbs and adjectives.
const DERIVED: [&str; 8] = [
    "innen", "ungen", "heiten", "keiten", "ung", "heit", "keit", "in",
];

/// Letters of a word behind what stands before it, at least.
const BEHIND: usize = 4;
/// Letters at most of what stands before a verb.
const LONGEST: usize = 8;

/// Fewest letters of a stem.
const SHORTEST: usize = 3;

/// The stem of a normal form. `noun` where it is only met with a capital. Linear in the word.
#[must_use]
pub fn stem(form: &str, noun: bool) -> String {
    let (form, forms) = (form.replace('ß', "ss"), Forms::of(Language::German));
    match noun {
        true => noun_stem(&form, forms),
        false => verb_stem(&form, forms),
    }
}

/// What the forms of a verb have in common; `parted` is the part that stands at the end of its clause (`reichte … ein`). None for a
/// word too short to be told.
#[must_use]
pub fn verb(form: &str, parted: Option<&str>) -> Option<String> {
    let own = Some(stem(form, false)).filter(|it| it.len() >= SHORTEST)?;
    Some(match parted {
        Some(part) => format!("{part}{own}"),
        None => own,
    })
}

/// Whether a word may stand at the end of a clause as a part of its verb.
#[must_use]
pub fn parts_from_verb(form: &str) -> bool {
    has_form(Language::German, "separable", form)
}

/// Whether a form has its `zu` inside: `einzureichen`.
#[must_use]
pub fn has_to(form: &str) -> bool {
    let rest = particle(form).and_then(|it| it.1.strip_prefix("zu"));
    rest.is_some_and(|it| it.len() >= BEHIND && it.ends_with("en"))
}

/// The particle with which a word begins, the longest one, and the rest of it, at least four letters.
#[must_use]
pub fn particle(form: &str) -> Option<(&str, &str)> {
    let most = form.len().saturating_sub(BEHIND).min(LONGEST);
    let ends = (2..=most).rev().filter(|it| form.is_char_boundary(*it));
    let mut parts = ends.map(|it| form.split_at(it));
    parts.find(|it| parts_from_verb(it.0))
}

/// Whether letters are a prefix that never parts from its word.
#[must_use]
pub fn is_firm(form: &str) -> bool {
    has_form(Language::German, "firm", form)
}

/// The prefix that never parts with which a word begins, and the rest of it.
fn firm(form: &str) -> Option<(&str, &str)> {
    let ends = (2..=LONGEST.min(form.len())).rev();
    let mut parts = ends.filter_map(|it| Some((form.get(..it)?, form.get(it..)?)));
    parts.find(|it| is_firm(it.0))
}

/// A form without the `ge` of a participle, where it may be one.
fn without_ge(form: &str) -> Option<&str> {
    let mut keeps = words_of(Language::German, "keeps_ge");
    let rest = form.strip_prefix("ge")?;
    (!keeps.any(|it| form.starts_with(it))).then_some(rest)
}

fn noun_stem(form: &str, forms: &Forms) -> String {
    let (before, own) = match particle(form) {
        Some((particle, rest)) => (particle, rest),
        None => firm(form).unwrap_or(("", form)),
    };
    // `Festnahme` as `festgenommen`, `Beschluss` as `beschlossen`: what stands before stays.
    if let Some(base) = bare(own).find_map(|it| forms.of_noun(it)) {
        return format!("{before}{base}");
    }
    // `Festgenommene`, `Angeklagter`.
    if particle(form).is_some()
        && let Some(done) = own.strip_prefix("ge").filter(|it| it.len() >= 5)
        && own.ends_with(['e', 'n', 'r'])
    {
        return format!("{before}{}", verb_stem(done, forms));
    }
    let derived = DERIVED
        .iter()
        .find_map(|it| form.strip_suffix(it))
        .filter(|it| it.len() > SHORTEST);
    let mut stem = without_endings(derived.unwrap_or(form)).to_owned();
    // `Verletzte` as `verletzt`, `Bericht` as `berichtet`.
    if firm(&stem).is_some() && !stem.starts_with("un") && stem.len() > 5 && stem.ends_with('t') {
        stem.pop();
    }
    shut(without_quality(&stem).to_owned())
}

fn verb_stem(form: &str, forms: &Forms) -> String {
    // As it stands, then without the particle.
    for (before, rest) in [Some(("", form)), particle(form)].into_iter().flatten() {
        let joined = (!before.is_empty())
            .then(|| rest.strip_prefix("zu"))
            .flatten();
        let cores = [without_ge(rest), joined, Some(rest)];
        for core in cores.into_iter().flatten() {
            if let Some(base) = bare(core).find_map(|it| forms.base(it)) {
                return format!("{before}{base}");
            }
            if let Some((fixed, rest)) = firm(core)
                && let Some(base) = bare(rest).find_map(|it| forms.base(it))
            {
                return format!("{before}{fixed}{base}");
            }
        }
    }
    let (before, rest) = match particle(form) {
        Some((particle, rest)) if rest.starts_with("ge") || rest.starts_with("zu") => {
            (particle, rest)
        }
        _ => ("", form),
    };
    let joined = rest
        .strip_prefix("zu")
        .filter(|it| !before.is_empty() && it.len() > SHORTEST);
    let done =
        without_ge(rest).filter(|it| it.len() > SHORTEST && without_endings(it).ends_with('t'));
    let core = joined.or(done).unwrap_or(rest);
    let mut stem = without_endings(core).to_owned();
    if stem.chars().count() > SHORTEST + 1
        && stem.ends_with('t')
        && is_ending(&stem[..stem.len() - 1])
    {
        stem.pop();
        stem = without_endings(&stem).to_owned();
    }
    shut(without_quality(&format!("{before}{stem}")).to_owned())
}

/// `rechtskräftig` as `Rechtskraft`, `täglich` as `Tag`.
fn without_quality(stem: &str) -> &str {
    let ends = [
        ("lich", SHORTEST),
        ("isch", SHORTEST + 1),
        ("ig", SHORTEST + 1),
    ];
    let mut shorter = ends.iter().filter_map(|(end, least)| {
        let rest = stem.strip_suffix(end)?;
        (rest.len() >= *least).then_some(rest)
    });
    shorter.next().unwrap_or(stem)
}

/// Whether the `t` behind these letters is an ending: `sperr-t`, `zeig-t`, `forder-t`, `klär-t`, but `start`, `richt`, `halt`.
fn is_ending(before: &str) -> bool {
    let keeps = || {
        let mut stems = words_of(Language::German, "keeps_t");
        stems.any(|it| it.strip_suffix('t').is_some_and(|it| before.ends_with(it)))
    };
    let doubled = [
        "ll", "rr", "nn", "mm", "ff", "pp", "ck", "tz", "sch", "er", "el", "hl", "hr", "hn", "hm",
        "ss", "ohe",
    ];
    let vowel = |c: char| "aeiou".contains(c);
    let mut last = before.chars().rev();
    let (Some(last), Some(second)) = (last.next(), last.next()) else {
        return false;
    };
    matches!(last, 'g' | 'k' | 'b' | 'n' | 'm' | 'z' | 'e')
        || doubled.iter().any(|it| before.ends_with(it))
        || last == 'h' && vowel(second)
        || matches!(last, 'l' | 'r' | 's' | 'f') && vowel(second) && !keeps()
}

/// A form and what is left of it without each ending.
fn bare(form: &str) -> impl Iterator<Item = &str> {
    const ENDINGS: [&str; 17] = [
        "enen", "enem", "ener", "enes", "ene", "end", "est", "en", "em", "er", "es", "et", "st",
        "te", "e", "t", "n",
    ];
    let short = ENDINGS
        .iter()
        .filter_map(|it| form.strip_suffix(it))
        .filter(|it| it.len() > 1);
    [form].into_iter().chain(short)
}

/// Without the endings of number, case and person, as many as there are.
fn without_endings(form: &str) -> &str {
    const ENDINGS: [&str; 8] = ["ern", "en", "em", "er", "es", "e", "s", "n"];
    let mut stem = form;
    for _ in 0..3 {
        let shorter = ENDINGS.iter().find_map(|it| {
            let rest = stem.strip_suffix(it)?;
            let enough =
                rest.chars().count() >= SHORTEST && rest.contains(['a', 'e', 'i', 'o', 'u', 'y']);
            // `s` and `n` are endings where they can be: `Hafens`, `fordern`, not `Haus`, `Bahn`.
            let fits = match *it {
                "n" => rest.ends_with("er") || rest.ends_with("el"),
                "s" => !rest.ends_with('s'),
                _ => true,
            };
            (enough && fits).then_some(rest)
        });
        match shorter {
            Some(rest) => stem = rest,
            None => break,
        }
    }
    stem
}

/// `ermittel`, `sammel` as `Ermittlung`, `Sammlung`; one `s` at the end.
fn shut(stem: String) -> String {
    match (stem.strip_suffix("el"), stem.strip_suffix("ss")) {
        (Some(rest), _) if rest.len() >= SHORTEST => format!("{rest}l"),
        // `Busse` as `Bus`.
        (_, Some(rest)) => format!("{rest}s"),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::{has_to, stem, verb};
    use crate::text::normal::fold;

    /// Words with a capital are nouns, as in print.
    fn of(word: &str) -> String {
        stem(&fold(word), word.starts_with(char::is_uppercase))
    }

    #[track_caller]
    fn check(words: &[&str]) {
        let stems: Vec<String> = words.iter().map(|it| of(it)).collect();
        assert!(
            stems.windows(2).all(|it| it[0] == it[1]),
            "{words:?} {stems:?}"
        );
    }

    #[test]
    fn forms_of_one_word_meet() {
        check(&["Brücke", "Brücken"]);
        check(&["Haus", "Häuser", "Hauses", "Häusern"]);
        check(&["Behörde", "Behörden"]);
        check(&["Bus", "Busse", "Bussen"]);
        check(&["sperren", "sperrte", "gesperrt", "Sperrung", "gesperrten"]);
        check(&["kündigte", "kündigen", "gekündigt", "Kündigung"]);
        check(&["ankündigen", "angekündigt", "anzukündigen", "Ankündigung"]);
        check(&["öffnen", "öffnete", "geöffnet", "Öffnung"]);
        check(&[
            "fordern",
            "forderte",
            "gefordert",
            "Forderung",
            "Forderungen",
        ]);
        check(&["ermitteln", "ermittelt", "Ermittler", "Ermittlungen"]);
        check(&[
            "verletzt",
            "verletzte",
            "Verletzte",
            "Verletzten",
            "Verletzung",
        ]);
        check(&["löschen", "gelöscht", "löschte"]);
        check(&["Bürgermeister", "Bürgermeisterin"]);
        check(&["Rechtskraft", "rechtskräftig"]);
    }

    #[test]
    fn changed_vowels_meet() {
        check(&["nehmen", "nimmt", "nahm", "nähme", "genommen"]);
        check(&[
            "festnehmen",
            "festgenommen",
            "festzunehmen",
            "Festnahme",
            "Festnahmen",
        ]);
        check(&["beschließen", "beschlossen", "beschloss", "Beschluss"]);
        check(&["brechen", "brach", "gebrochen", "Bruch"]);
        check(&["sterben", "starb", "gestorben", "verstarb", "verstorben"]);
        check(&["brennen", "brannte", "gebrannt", "Brand"]);
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("Gericht", "Richtung"),
            ("Haft", "Hafen"),
            ("Stadt", "Staat"),
            ("Gebiet", "bieten"),
            ("Halle", "halten"),
            ("Markt", "Mark"),
            ("Wahl", "Wal"),
        ] {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
    }

    #[track_caller]
    fn one(forms: &[(&str, Option<&str>)]) {
        let keys: Vec<_> = forms.iter().map(|it| verb(&fold(it.0), it.1)).collect();
        let alike = keys.windows(2).all(|it| it[0] == it[1]);
        assert!(keys[0].is_some() && alike, "{keys:?}");
    }

    #[test]
    fn the_forms_of_a_verb_are_one() {
        let bare = |forms: &[&str]| {
            let forms: Vec<_> = forms.iter().map(|it| (*it, None)).collect();
            one(&forms);
        };
        for (whole, parted) in [
            (
                ["einreichen", "eingereicht", "einzureichen"],
                ("reichte", "ein"),
            ),
            (
                ["einbringen", "eingebracht", "einzubringen"],
                ("brachte", "ein"),
            ),
            (["ablehnen", "abgelehnt", "abzulehnen"], ("lehnte", "ab")),
            (
                ["ausschließen", "ausgeschlossen", "auszuschließen"],
                ("schloss", "aus"),
            ),
            (
                ["mitteilen", "mitgeteilt", "mitzuteilen"],
                ("teilte", "mit"),
            ),
        ] {
            bare(&whole);
            one(&[(whole[0], None), (parted.0, Some(parted.1))]);
            assert!(has_to(whole[2]) && !has_to(whole[1]));
        }
        bare(&["bauen", "gebaut", "baute", "baut"]);
        bare(&["genehmigen", "genehmigt", "genehmigte"]);
        bare(&["beschließen", "beschloss", "beschlossen"]);
        bare(&["verkaufen", "verkauft", "verkaufte"]);
        bare(&["schließen", "geschlossen", "schloss"]);
        bare(&["zerstören", "zerstört", "zerstörte", "zerstörten"]);
        bare(&["erklären", "erklärt", "erklärte"]);
        bare(&["warten", "wartet", "wartete", "gewartet"]);
        bare(&["leisten", "leistete", "geleistet"]);
    }

    #[test]
    fn other_verbs_are_others() {
        assert_ne!(verb("ausgebaut", None), verb("gebaut", None));
        assert_ne!(verb("eingestellt", None), verb("vorgestellt", None));
        assert_ne!(verb("lehnte", Some("ab")), verb("lehnte", None));
        assert_eq!(verb("im", None), None);
    }
}
