//! Who is said to be dead: nobody takes him for who speaks, unless the words say so.

use crate::annotate::people::People;
use crate::annotate::{Mention, MentionKind};
use crate::lexicon::deaths::{Place, told};
use crate::text::Span;
use crate::text::index::{IndexVec, MentionId};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

/// Longest of what stands set apart between a name and what became of it, in bytes.
const LONGEST_APART: usize = 80;

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
        // `killed Officer Lind`, but not `killed Holm, Lind said`.
        .skip_while(|it| it.starts_with(char::is_uppercase) && !it.ends_with(',') || *it == "the");
    let killed = match words.next() {
        Some("of") => words.next().is_some_and(|it| told(Place::Of).contains(&it)),
        Some(word) => told(Place::Kills).contains(&word),
        None => false,
    };
    killed || has_died(&text[name.end()..])
}

/// Whether what stands behind a name says so: `Lind, 38, of Vell, was shot dead`.
fn has_died(behind: &str) -> bool {
    let line = behind.split(['\n', '.', ';']).next().unwrap_or("");
    let line = line.trim_start_matches([' ', '-', '–', '—']);
    let apart = line.strip_prefix(", ");
    let line = apart.map_or(line, |it| it.strip_prefix("who ").unwrap_or(it));
    // `Lind, 38, was`
    let bare = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let past = bare.split_once(", ").filter(|(aside, _)| {
        apart.is_some() && aside.len() < LONGEST_APART && !aside.contains(['“', '"', '”'])
    });
    tells(bare) || past.is_some_and(|(_, rest)| tells(rest))
}

/// Whether a text begins with words that tell of a death.
fn tells(line: &str) -> bool {
    const ENOUGH: usize = 40;
    let end = line
        .char_indices()
        .nth(ENOUGH)
        .map_or(line.len(), |it| it.0);
    let line = fold(&line[..end]);
    told(Place::Behind).iter().any(|it| {
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
        check("Lind, 38, a clerk of Vell, died on Monday.", true);
        check("Lind, a father of two, was shot dead.", true);
        check("Lind's widow sued.", true);
    }

    #[test]
    fn who_tells_of_the_dead_is_not() {
        check("Lind said that two were killed.", false);
        check("Two were killed, Lind said.", false);
        check("The head of Lind Motors died.", false);
        check("He thanked Lind. Two died.", false);
        check("The guards killed Holm, Lind said.", false);
        check("Holm told Lind, a clerk, that two died.", false);
        check("In Vell, Lind, “a fool,” died.", false);
    }
}
