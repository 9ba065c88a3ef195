//! Changes that each language makes in its own way: dates, and what is denied.

use crate::mutation::facts::{once, throughout, words_of};
use crate::mutation::telling::{Place, Rewrite, Telling, is_quoted, quotes, words};
use crate::mutation::{Change, Needs};

/// Verbs behind which a German sentence ends with what is denied.
const GERMAN_HELPERS: [&str; 13] = [
    "hat", "haben", "hatte", "hatten", "wurde", "wurden", "soll", "sollen", "muss", "mussten",
    "will", "kann", "hätte",
];
/// Infinitives and participles that stand behind another.
const GERMAN_LAST: [&str; 3] = ["worden", "müssen", "können"];
/// French verbs that `ne … pas` stands around.
const FRENCH_HELPERS: [&str; 8] = ["a", "ont", "est", "sont", "était", "avait", "avaient", "ai"];

/// A day of a month given as another, or a year, throughout.
pub fn dates(telling: &Telling) -> Vec<Change> {
    let all = words_of(telling);
    let months = telling.tongue.months;
    let mut out: Vec<Change> = Vec::new();
    for (n, (at, word)) in all.iter().enumerate() {
        let text = &telling.blocks[at.block].1;
        let value: u32 = word.parse().unwrap_or(0);
        let next = (1..3).find_map(|more| {
            let next = all.get(n + more).filter(|it| it.0.block == at.block)?;
            let between = &text[at.range.end..next.0.range.start];
            (months.contains(&next.1) && matches!(between, " " | ". " | " de ")).then_some(next)
        });
        // A dateline is no part of the story.
        let filed = |it: &Place| text[it.range.end..].starts_with(" (Merrow)");
        let (old, new) = match next {
            Some((month, _)) if (1..32).contains(&value) && !filed(month) => {
                let rest = &text[at.range.end..month.range.end];
                (
                    format!("{word}{rest}"),
                    format!("{}{rest}", (value + 10) % 27 + 1),
                )
            }
            None if word.len() == 4 && (1700..2040).contains(&value) => {
                ((*word).to_owned(), (value - 3).to_string())
            }
            _ => continue,
        };
        if !out.iter().any(|it| it.note.starts_with(&old)) {
            out.extend(throughout(telling, "date", &old, &new));
        }
    }
    out
}

/// A weekday given as another throughout, whatever its first letter.
pub fn weekdays(telling: &Telling) -> Vec<Change> {
    let capital = |it: &str| {
        let mut letters = it.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        first + letters.as_str()
    };
    let told = |day: &str| {
        let forms = [day.to_owned(), capital(day)];
        let mut places: Vec<Place> = forms.iter().flat_map(|it| telling.all(it)).collect();
        places.sort_by_key(|it| (it.block, it.range.start));
        places.dedup();
        places
    };
    let days = &telling.tongue.weekdays;
    let Some(new) = days.iter().find(|it| told(it).is_empty()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    for day in days {
        let origins = told(day);
        let in_case = |it: &Place| match telling.text(it) == *day {
            true => (*new).to_owned(),
            false => capital(new),
        };
        let rewrites: Vec<Rewrite> = origins.iter().map(|it| (it.clone(), in_case(it))).collect();
        if rewrites.is_empty() {
            continue;
        }
        let (changed, places) = telling.rewritten(&rewrites);
        out.push(Change {
            kind: "weekday",
            telling: changed,
            places,
            origins,
            needs: Needs::Words(vec![(*day).to_owned()]),
            note: format!("{day} → {new}"),
        });
    }
    out
}

/// What is told outside of quotes denied, or told of what is denied.
pub fn denied(telling: &Telling) -> Vec<Change> {
    let plain = telling.sentences().into_iter().filter(|at| {
        words(telling.text(at)).len() >= 6 && !is_quoted(&telling.blocks[at.block].1, &at.range)
    });
    plain
        .filter_map(|at| turned(telling, &at, "denied"))
        .collect()
}

/// What is told inside a quote denied, or told of what is denied.
pub fn quote_denied(telling: &Telling) -> Vec<Change> {
    let all = telling.paragraphs();
    let inside = all.flat_map(|(block, text)| {
        let all = quotes(text).into_iter();
        all.filter(|it| words(&text[it.clone()]).len() >= 8)
            .map(move |range| Place { block, range })
    });
    let turned = inside.filter_map(|at| {
        let change = turned(telling, &at, "quote negated")?;
        let needs = Needs::Quote(telling.text(&at).to_owned());
        Some(Change { needs, ..change })
    });
    turned.collect()
}

/// The words at a place with a denial more or less; what denies in another way (`nie`, `aucun`, `nadie`) is left alone.
fn turned(telling: &Telling, at: &Place, kind: &'static str) -> Option<Change> {
    let own: Vec<Place> = words(telling.text(at))
        .into_iter()
        .map(|it| Place {
            block: at.block,
            range: it.start + at.range.start..it.end + at.range.start,
        })
        .collect();
    let text = |n: usize| own.get(n).map_or("", |it| telling.text(it));
    let find = |of: &[&str]| (0..own.len()).find(|&n| of.contains(&text(n)));
    let gone = [
        "nie", "kein", "keine", "keiner", "niemand", "aucun", "aucune", "jamais", "nadie", "nunca",
        "ningún", "Personne", "personne", "Nadie",
    ];
    let rewrite = |from: usize, to: usize, new: String| {
        let place = Place {
            block: at.block,
            range: own[from].range.start..own[to].range.end,
        };
        let needs = Needs::Words(vec![text(to).to_owned()]);
        Some(once(telling, kind, place, &new, needs))
    };
    let last = own.len().checked_sub(1)?;
    match telling.tongue.code {
        "de" => {
            if let Some(n) = find(&["nicht"]).filter(|&n| n > 0 && n < last) {
                return rewrite(n - 1, n + 1, format!("{} {}", text(n - 1), text(n + 1)));
            }
            let helper = find(&GERMAN_HELPERS)?;
            let end = last - usize::from(GERMAN_LAST.contains(&text(last)));
            let lower = text(end).starts_with(char::is_lowercase);
            // One clause: what stands behind a comma is another.
            let one = !telling
                .text(at)
                .trim_end_matches(['.', '“', '!'])
                .contains([',', ';', ':']);
            let free = find(&gone).is_none() && helper < end && lower && one;
            free.then(|| rewrite(end, end, format!("nicht {}", text(end))))?
        }
        "fr" => {
            if let Some(n) = find(&["pas"]).filter(|&n| n > 1) {
                let verb = text(n - 1).trim_start_matches("n'");
                let from = match text(n - 2) {
                    "ne" | "Ce" | "ce" => n - 2,
                    _ => n - 1,
                };
                // `Ce n'est pas` becomes `C'est`.
                let new = match text(from) {
                    it @ ("Ce" | "ce") => format!("{}'{verb}", &it[..1]),
                    _ => verb.to_owned(),
                };
                return rewrite(from, n, new);
            }
            if find(&gone).is_some() {
                return None;
            }
            let ends = |it: &str, ends: &[&str]| ends.iter().any(|end| it.ends_with(end));
            let done = [
                "é", "ée", "és", "ées", "rt", "rte", "it", "ite", "is", "u", "us",
            ];
            let to_come = ["era", "eront", "ira", "iront", "endra"];
            (1..last).find_map(|n| {
                let verb = text(n);
                // `s'en est fallu` has its `ne` before `s'`, `se produira` before `se`.
                let bare = !matches!(text(n - 1), "se" | "s'en" | "y" | "en" | "le" | "la");
                if FRENCH_HELPERS.contains(&verb) && bare && ends(text(n + 1), &done) {
                    let vowel = verb.starts_with(['a', 'e', 'o', 'é']);
                    let ne = if vowel { "n'" } else { "ne " };
                    return rewrite(n, n + 1, format!("{ne}{verb} pas {}", text(n + 1)));
                }
                let to_come = ends(verb, &to_come) && bare && verb.len() > 4;
                to_come.then(|| rewrite(n, n, format!("ne {verb} pas")))?
            })
        }
        _ => {
            if let Some(n) = find(&["no"]).filter(|&n| n < last) {
                return rewrite(n, n + 1, text(n + 1).to_owned());
            }
            if find(&gone).is_some() {
                return None;
            }
            let finite = [
                "ó", "aron", "ieron", "ará", "erá", "irá", "arán", "fue", "fueron", "había",
            ];
            (1..last).find_map(|n| {
                let verb = text(n);
                let lower = verb.starts_with(char::is_lowercase);
                let finite = lower && finite.iter().any(|it| verb.ends_with(it));
                let from = n - usize::from(matches!(text(n - 1), "se" | "la" | "le" | "lo"));
                // `una fuga se detectó`: the pronoun is a part of the verb; `la abrió` too.
                let told = finite && n > 0;
                let new = match from < n {
                    true => format!("no {} {verb}", text(from)),
                    false => format!("no {verb}"),
                };
                told.then(|| rewrite(from, n, new))?
            })
        }
    }
}
