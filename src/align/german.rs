//! German words without their endings: nouns and other words apart, since in print they can be told by their capitals.
//!
//! Source of the rules: the Snowball stemmer for German, which leaves participles (`gesperrt`, `abgesagt`), past tenses (`sperrte`)
//! and changed vowels (`nahm`) apart from the infinitive. Known failures: an adjective that ends as a verb does loses its `t`
//! everywhere; a word that stands at the beginning of a sentence only is taken for a noun.

use crate::lexicon::forms::Forms;

/// Words that stand before a verb and, in a main clause, behind it (`absagen`, `sagte … ab`). Longer ones first.
const PARTICLES: [&str; 42] = [
    "zusammen", "entgegen", "bekannt", "hinaus", "heraus", "herein", "wieder", "weiter", "zuruck",
    "nieder", "vorbei", "hervor", "hinweg", "heran", "durch", "bereit", "unter", "statt", "voran",
    "teil", "fest", "fort", "frei", "uber", "nach", "auf", "aus", "bei", "dar", "ein", "her",
    "hin", "los", "mit", "vor", "weg", "tot", "an", "ab", "um", "zu", "in",
];

/// What no verb begins with but as a prefix that stays where it is.
const FIXED: [&str; 8] = ["miss", "ent", "ver", "zer", "be", "er", "ge", "un"];

/// Endings of nouns that are made from verbs and adjectives.
const DERIVED: [&str; 8] = [
    "innen", "ungen", "heiten", "keiten", "ung", "heit", "keit", "in",
];

/// Fewest letters of a stem.
const SHORTEST: usize = 3;

/// The stem of a normal form. `noun` where it is only met with a capital. Linear in the word.
pub(super) fn stem(form: &str, noun: bool, forms: &Forms) -> String {
    let form = form.replace('ß', "ss");
    match noun {
        true => noun_stem(&form, forms),
        false => verb_stem(&form, forms),
    }
}

/// The particle with which a word begins, and the rest of it, at least four letters.
pub(super) fn particle(form: &str) -> Option<(&'static str, &str)> {
    PARTICLES.iter().find_map(|it| {
        let rest = form.strip_prefix(it)?;
        (rest.len() >= 4).then_some((*it, rest))
    })
}

/// Whether letters are a prefix that says nothing by itself.
pub(super) fn is_fixed(form: &str) -> bool {
    FIXED.contains(&form)
}

fn noun_stem(form: &str, forms: &Forms) -> String {
    let (before, own) = match particle(form) {
        Some((particle, rest)) => (particle, rest),
        None => FIXED
            .iter()
            .find_map(|it| form.strip_prefix(it).map(|rest| (*it, rest)))
            .unwrap_or(("", form)),
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
    if FIXED.iter().any(|it| stem.starts_with(it))
        && !stem.starts_with("un")
        && stem.len() > 5
        && stem.ends_with('t')
    {
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
        let cores = [rest.strip_prefix("ge"), joined, Some(rest)];
        for core in cores.into_iter().flatten() {
            if let Some(base) = bare(core).find_map(|it| forms.base(it)) {
                return format!("{before}{base}");
            }
            let fixed = FIXED
                .iter()
                .find_map(|it| core.strip_prefix(it).map(|rest| (*it, rest)));
            if let Some((fixed, rest)) = fixed
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
    let done = rest
        .strip_prefix("ge")
        .filter(|it| it.len() > SHORTEST && without_endings(it).ends_with('t'));
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

/// Whether the `t` behind these letters is an ending: `sperr-t`, `zeig-t`, `forder-t`, but `start`, `richt`, `halt`.
fn is_ending(before: &str) -> bool {
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
    use super::{Forms, stem};
    use crate::lexicon::language::Language;
    use crate::text::normal::fold;

    /// Words with a capital are nouns, as in print.
    fn of(word: &str) -> String {
        let forms = Forms::load(Language::German);
        stem(&fold(word), word.starts_with(char::is_uppercase), &forms)
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
}
