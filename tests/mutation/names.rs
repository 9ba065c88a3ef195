//! Changes of who is told of: persons of another name or spelling, sources that are others.

use crate::mutation::facts::{once, words_of};
use crate::mutation::telling::{Place, Rewrite, Telling, is_quoted};
use crate::mutation::{Change, Needs};

/// Names that no article knows; none is a word of a language of the articles (`davor`).
const STRANGERS: [&str; 6] = [
    "Alva Norring",
    "Bertil Quist",
    "Cosima Weidt",
    "Dorian Petran",
    "Edda Lunde",
    "Frank Osmer",
];

/// The people of a telling: first name, last name.
pub fn people(telling: &Telling) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for pair in words_of(telling).windows(2) {
        let ((one, first), (two, last)) = (&pair[0], &pair[1]);
        let adjoins = one.block == two.block && one.range.end + 1 == two.range.start;
        let last = last.trim_end_matches("'s").trim_end_matches("’s");
        let name = ((*first).to_owned(), last.to_owned());
        if telling.tongue.first_names.contains(first)
            && adjoins
            && last.starts_with(char::is_uppercase)
            && !out.contains(&name)
        {
            out.push(name);
        }
    }
    out
}

/// A person of another name throughout.
pub fn names(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (n, (first, last)) in people(telling).into_iter().enumerate() {
        let (other_first, other_last) = STRANGERS[n % STRANGERS.len()]
            .split_once(' ')
            .unwrap_or_default();
        // A family name that a company bears too stays that company's.
        let shared = telling.all(&last).iter().any(|it| {
            let text = &telling.blocks[it.block].1;
            text[..it.range.start].ends_with("& ") || text[it.range.end..].starts_with(" & ")
        });
        if shared {
            continue;
        }
        out.extend(renamed(
            telling,
            "name",
            (&first, &last),
            (other_first, other_last),
        ));
    }
    out
}

/// A person of a family name with two letters exchanged throughout.
pub fn spellings(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (first, last) in people(telling) {
        let mut letters: Vec<char> = last.chars().collect();
        // The first letter stays: nobody prints a name with a small one in front.
        let middle = (letters.len() / 2).max(2);
        letters.swap(middle, middle - 1);
        let other: String = letters.into_iter().collect();
        out.extend(renamed(
            telling,
            "spelling",
            (&first, &last),
            (&first, &other),
        ));
    }
    out
}

fn renamed(
    telling: &Telling,
    kind: &'static str,
    old: (&str, &str),
    new: (&str, &str),
) -> Option<Change> {
    let mut rewrites: Vec<Rewrite> = telling
        .all(old.1)
        .into_iter()
        .map(|it| (it, new.1.to_owned()))
        .chain(
            telling
                .all(old.0)
                .into_iter()
                .map(|it| (it, new.0.to_owned())),
        )
        .collect();
    rewrites.sort_by_key(|it| (it.0.block, it.0.range.start));
    let origins: Vec<Place> = telling.all(&format!("{} {}", old.0, old.1));
    let (changed, _) = telling.rewritten(&rewrites);
    let places = changed.all(&format!("{} {}", new.0, new.1));
    (old.1 != new.1 && !origins.is_empty()).then(|| Change {
        kind,
        places,
        origins,
        needs: Needs::Words(vec![format!("{} {}", old.0, old.1)]),
        note: format!("{} {} → {} {}", old.0, old.1, new.0, new.1),
        telling: changed,
    })
}

/// `the X said` of a source without a name, said by somebody else.
pub fn sources(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (block, text) in telling.paragraphs() {
        for (said, _) in text.match_indices(" said") {
            let sign = text[..said]
                .char_indices()
                .rfind(|it| matches!(it.1, ',' | '.' | '"' | '”'));
            let Some(from) = sign.map(|it| it.0 + it.1.len_utf8()) else {
                continue;
            };
            let source = text[from..said].trim_start();
            let start = said - source.len();
            let lower = source.to_lowercase() == source
                && source.starts_with("the ")
                && source.split(' ').count() < 5;
            if !lower || is_quoted(text, &(start..said)) {
                continue;
            }
            let place = Place {
                block,
                range: start..said,
            };
            out.push(once(
                telling,
                "source",
                place,
                "the fire brigade",
                Needs::Words(vec![source.to_owned()]),
            ));
        }
    }
    out
}
