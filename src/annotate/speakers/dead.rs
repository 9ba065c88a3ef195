//! Who is said to be dead: nobody takes him for who speaks, unless the words say so.

use crate::annotate::people::People;
use crate::annotate::{Mention, MentionKind};
use crate::text::Span;
use crate::text::index::{IndexVec, MentionId};
use rustc_hash::FxHashSet;

/// Verbs before a name of which the one who is named dies.
const KILLS: [&str; 8] = [
    "killed",
    "killing",
    "murdered",
    "murdering",
    "slain",
    "slew",
    "assassinated",
    "executed",
];

/// Nouns with `of` before such a name.
const DEATHS: [&str; 12] = [
    "murder",
    "death",
    "deaths",
    "killing",
    "killings",
    "slaying",
    "shooting",
    "stabbing",
    "body",
    "bodies",
    "funeral",
    "assassination",
];

/// What stands behind such a name.
const BEHIND: [&str; 22] = [
    "was killed",
    "was shot dead",
    "was shot and killed",
    "was fatally",
    "was murdered",
    "was slain",
    "was stabbed to death",
    "was found dead",
    "was pronounced dead",
    "was declared dead",
    "was beaten to death",
    "were killed",
    "were murdered",
    "were found dead",
    "died",
    "has died",
    "had died",
    "had been killed",
    "had been murdered",
    "’s death",
    "’s murder",
    "’s body",
];

/// The numbers of the people that an article says are dead. Linear in the mentions.
pub(super) fn find(
    text: &str,
    mentions: &IndexVec<MentionId, Mention>,
    people: &People,
) -> FxHashSet<usize> {
    let named = mentions.iter_enumerated();
    let persons = named.filter(|(_, it)| it.kind == MentionKind::Person);
    let dead = persons.filter(|(_, it)| is_dead(text, it.span));
    dead.filter_map(|(id, _)| people.number(id.index()))
        .collect()
}

fn is_dead(text: &str, name: Span) -> bool {
    let line = text[..name.start()].rsplit('\n').next().unwrap_or("");
    let mut words = line
        .split_whitespace()
        .rev()
        .take(8)
        .skip_while(|it| it.starts_with(char::is_uppercase) || *it == "the");
    let killed = match words.next() {
        Some("of") => words.next().is_some_and(|it| DEATHS.contains(&it)),
        Some("in") => false,
        Some(word) => KILLS.contains(&word) || word == "late",
        None => false,
    };
    killed || has_died(&text[name.end()..])
}

/// Whether what stands behind a name says so: `Lind, 38, was shot dead`.
fn has_died(behind: &str) -> bool {
    let line = behind.split(['\n', '.', ';']).next().unwrap_or("");
    let line = line.trim_start_matches([' ', '-', '–', '—']);
    let apart = line.strip_prefix(", ");
    let line = apart.map_or(line, |it| it.strip_prefix("who ").unwrap_or(it));
    // `Lind, 38, was`
    let line = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let owned = line.strip_prefix("'s").map(|it| format!("’s{it}"));
    let line = owned.as_deref().unwrap_or(line);
    BEHIND.iter().any(|it| {
        line.strip_prefix(it)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests {
    use super::is_dead;
    use crate::text::Span;

    #[track_caller]
    fn check(text: &str, dead: bool) {
        let at = text.find("Lind").expect("a name");
        assert_eq!(is_dead(text, Span::new(at, at + 4)), dead, "{text}");
    }

    #[test]
    fn who_is_killed_is_dead() {
        check("The driver shot and killed Judge Lind.", true);
        check("A man is charged in the murder of Lind.", true);
        check("The keeper -- Lind -- was shot dead.", true);
        check("Lind, 38, was found dead on Monday.", true);
        check("Lind’s body was found.", true);
        check("They mourned the late Mayor Lind.", true);
        check("Lind was killed.", true);
    }

    #[test]
    fn who_tells_of_the_dead_is_not() {
        check("Lind said that two were killed.", false);
        check("Two were killed, Lind said.", false);
        check("The head of Lind Motors died.", false);
        check("He thanked Lind. Two died.", false);
    }
}
