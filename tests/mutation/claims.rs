//! Changes of what is claimed: denied for confirmed, possible for certain, to come for done, a clause less, another word, a
//! source without its name.

use crate::mutation::facts::once;
use crate::mutation::names::people;
use crate::mutation::telling::{Place, Telling, is_quoted, words};
use crate::mutation::{Change, Needs};

/// Verbs with their contraries.
const CONTRARIES: [(&str, &str); 8] = [
    ("confirmed", "denied"),
    ("denied", "confirmed"),
    ("rejected", "accepted"),
    ("welcomed", "condemned"),
    ("rose", "fell"),
    ("increased", "decreased"),
    ("raised", "lowered"),
    ("defended", "attacked"),
];
/// Words behind which `not` denies what follows.
const HELPERS: [&str; 10] = [
    "will", "would", "could", "was", "were", "is", "are", "has", "had", "can",
];

/// Every sentence of running text outside of quotation marks, word by word.
fn plain_words(telling: &Telling) -> Vec<(Place, Vec<Place>)> {
    let plain = telling.sentences().into_iter().filter(|at| {
        words(telling.text(at)).len() >= 6 && !is_quoted(&telling.blocks[at.block].1, &at.range)
    });
    plain
        .map(|at| {
            let own = words(telling.text(&at)).into_iter();
            let own = own.map(|it| Place {
                block: at.block,
                range: it.start + at.range.start..it.end + at.range.start,
            });
            let own = own.collect();
            (at, own)
        })
        .collect()
}

/// Two places and what is between them.
fn across(one: &Place, two: &Place) -> Place {
    Place {
        block: one.block,
        range: one.range.start..two.range.end,
    }
}

/// A `not` gained or lost, or the contrary verb.
pub fn polarity(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (_, own) in plain_words(telling) {
        let text = |n: usize| own.get(n).map_or("", |it| telling.text(it));
        let denies = (0..own.len()).find(|&n| text(n) == "not");
        let helper = (0..own.len()).find(|&n| HELPERS.contains(&text(n)));
        let told = |n: usize| (n..own.len()).find(|&n| text(n).len() > 3).map_or("", text);
        let contrary = (1..own.len()).find_map(|n| {
            let verb = CONTRARIES.iter().find(|it| it.0 == text(n))?;
            Some((n, verb.1))
        });
        let change = match (contrary, denies, helper) {
            (Some((n, other)), ..) => {
                let needs = Needs::Words(vec![text(n).to_owned()]);
                once(telling, "polarity", own[n].clone(), other, needs)
            }
            // `did not say` without its `not` is `did say`.
            (_, Some(n), _) if n > 0 && n + 1 < own.len() => {
                let needs = Needs::Words(vec!["not".to_owned(), told(n + 1).to_owned()]);
                let at = across(&own[n - 1], &own[n + 1]);
                let new = format!("{} {}", text(n - 1), text(n + 1));
                once(telling, "polarity", at, &new, needs)
            }
            // What is denied already is not denied twice.
            (_, None, Some(n))
                if n + 1 < own.len()
                    && !(0..own.len())
                        .any(|n| ["no", "never", "nobody", "none"].contains(&text(n))) =>
            {
                let needs = Needs::Words(vec![text(n).to_owned(), told(n + 1).to_owned()]);
                let at = across(&own[n], &own[n + 1]);
                let new = format!("{} not {}", text(n), text(n + 1));
                once(telling, "polarity", at, &new, needs)
            }
            _ => continue,
        };
        out.push(change);
    }
    out
}

/// `will` told as `may`, or what is said to have been done as alleged.
pub fn certainty(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (_, own) in plain_words(telling) {
        let text = |n: usize| own.get(n).map_or("", |it| telling.text(it));
        let found = (1..own.len().saturating_sub(1)).find_map(|n| {
            let verb = text(n + 1);
            match text(n) {
                "will" | "would" if verb != "not" => Some((n, "may".to_owned(), verb)),
                it @ ("had" | "has" | "was" | "were") if verb.len() > 4 && verb.ends_with("ed") => {
                    Some((n, format!("{it} allegedly"), verb))
                }
                _ => None,
            }
        });
        if let Some((n, new, verb)) = found {
            let needs = Needs::Words(vec![text(n).to_owned(), verb.to_owned()]);
            let at = across(&own[n], &own[n + 1]);
            let new = format!("{new} {verb}");
            out.push(once(telling, "certainty", at, &new, needs));
        }
    }
    out
}

/// What was done told as to come.
pub fn status(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (_, own) in plain_words(telling) {
        let text = |n: usize| own.get(n).map_or("", |it| telling.text(it));
        let found = (1..own.len().saturating_sub(1)).find_map(|n| {
            let verb = text(n + 1);
            let done = verb.len() > 4 && verb.ends_with("ed");
            match text(n) {
                "was" | "were" if done => Some((n, n + 1, format!("will be {verb}"))),
                "arrived" => Some((n, n, "plans to arrive".to_owned())),
                "returned" => Some((n, n, "plan to return".to_owned())),
                "opened" => Some((n, n, "plans to open".to_owned())),
                // `was ordered by` is no place for it, nor is `when he ordered`.
                "ordered"
                    if !HELPERS.contains(&text(n - 1)) && (n < 2 || text(n - 2) != "when") =>
                {
                    Some((n, n, "plans to order".to_owned()))
                }
                _ => None,
            }
        });
        if let Some((from, to, new)) = found {
            let needs = Needs::Words((from..=to).map(|n| text(n).to_owned()).collect());
            out.push(once(
                telling,
                "status",
                across(&own[from], &own[to]),
                &new,
                needs,
            ));
        }
    }
    out
}

/// A clause between commas, or from the last comma to the end, left out.
pub fn detail(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (at, own) in plain_words(telling) {
        let text = &telling.blocks[at.block].1;
        let opens = |n: &usize| {
            telling.tongue.openers.contains(&telling.text(&own[*n]))
                && text[..own[*n].range.start].ends_with(", ")
        };
        let Some(first) = (3..own.len()).find(opens) else {
            continue;
        };
        let start = own[first].range.start - 2;
        let rest = &text[own[first].range.start..at.range.end];
        let end = match rest.find(", ") {
            Some(n) => own[first].range.start + n + 1,
            None => at.range.start + telling.text(&at).trim_end_matches('.').len(),
        };
        let clause = &text[own[first].range.start..end];
        if words(clause).len() < 6 || rest.contains(", ") && clause.starts_with("and") {
            continue;
        }
        let telling_words: Vec<String> = words(clause)
            .into_iter()
            .map(|it| clause[it].to_owned())
            .filter(|it| it.len() > 4)
            .collect();
        let place = Place {
            block: at.block,
            range: start..end,
        };
        let mut change = once(telling, "detail", place, "", Needs::Clause(telling_words));
        change.places.clear();
        out.push(change);
    }
    out
}

/// A word for another that means nearly the same.
pub fn described(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    for (at, own) in plain_words(telling) {
        // `the money from a fund` with `funds` for it would say one word twice.
        let said = telling.text(&at).to_lowercase();
        let new = |other: &str| !said.contains(other.trim_end_matches('s'));
        let found = own.iter().enumerate().skip(1).find_map(|(n, at)| {
            let all = telling.tongue.synonyms.iter();
            let pair = all
                .filter(|it| new(it.1))
                .find(|it| it.0 == telling.text(at))?;
            Some((n, pair.1))
        });
        if let Some((n, other)) = found {
            let around = [n.checked_sub(1), Some(n + 1)];
            let near = around.into_iter().flatten().filter_map(|n| own.get(n));
            let mut needs: Vec<String> = near.map(|it| telling.text(it).to_owned()).collect();
            needs.push(telling.text(&own[n]).to_owned());
            out.push(once(
                telling,
                "described",
                own[n].clone(),
                other,
                Needs::Words(needs),
            ));
        }
    }
    out
}

/// What a person says outside of quotation marks, said by an official.
pub fn nameless(telling: &Telling) -> Vec<Change> {
    let mut out = Vec::new();
    let people = people(telling);
    for (at, _) in plain_words(telling) {
        let said = telling.text(&at);
        let named = people.iter().find_map(|(first, last)| {
            [format!("{first} {last}"), last.clone()]
                .into_iter()
                .find_map(|name| {
                    let from = said.find(&format!("{name} said"))?;
                    let stands = !said[..from].ends_with(char::is_alphanumeric);
                    // `rescue leader Annika Freed said`: the role would stay.
                    let bare =
                        from == 0 || said[..from].ends_with(", ") || said[..from].ends_with("to ");
                    (stands && bare).then_some((from, name))
                })
        });
        let Some((from, name)) = named else { continue };
        let place = Place {
            block: at.block,
            range: at.range.start + from..at.range.start + from + name.len(),
        };
        let new = if from == 0 {
            "An official"
        } else {
            "an official"
        };
        let last = name.rsplit(' ').next().unwrap_or(&name).to_owned();
        out.push(once(
            telling,
            "source without name",
            place,
            new,
            Needs::Words(vec![last]),
        ));
    }
    out
}
