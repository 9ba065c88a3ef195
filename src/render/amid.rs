//! The words amid which a few words of a passage stand: who does it, and to whom.

use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::lexicon::edges::edge;
use crate::lexicon::language::Language;
use crate::lexicon::numbers::number_word;
use crate::render::cut::denies;
use crate::text::normal::fold;
use crate::text::offset_in;
use std::ops::Range;

/// What has more words says itself what it is about.
const BARE: usize = 3;
/// Words that are shown of those before and behind it.
const BEFORE: usize = 5;
const BEHIND: usize = 4;

/// Marks at the end of a word that end a clause, and that begin one where a word begins with them.
const ENDS: &[char] = &[
    ',', ';', ':', '.', '!', '?', ')', ']', '"', '”', '»', '—', '–',
];
const BEGINS: &[char] = &['(', '[', '"', '“', '„', '«', '—', '–'];

/// The words of a site with those of their clause beside them, at most so many of all: those before, for there stands who does it, then those
/// behind, to the end of a phrase; `…` where the clause goes on. None where the site has words enough, or where there is no room.
///
/// Known failure: what stands between who does it and what he does (`the mayor, on Monday, refused`) cuts him off.
pub(super) fn amid(comparison: &Comparison, site: Site, most: usize) -> Option<String> {
    let corpus = comparison.corpus();
    if corpus.language(site.article) != Language::English {
        return None;
    }
    let passage = corpus.passage_of(site)?;
    let span = corpus.passage_span((site.article, passage));
    let text = &corpus.articles()[site.article].text()[span.range()];
    let from = site.span.start().checked_sub(span.start())?;
    let to = site.span.end().checked_sub(span.start())?;
    around(text, from..to, most)
}

/// The same of a stretch of a text.
fn around(text: &str, of: Range<usize>, most: usize) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins = |it: &&str| offset_in(text, it);
    let first = words.partition_point(|it| begins(it) + it.len() <= of.start);
    let last = words.partition_point(|it| begins(it) < of.end);
    let own = last.checked_sub(first).filter(|it| *it > 0)?;
    // The words themselves begin or end a clause where marks say so.
    let opens = words[first].starts_with(BEGINS);
    let closes = words[last - 1].ends_with(ENDS);
    // `whether to start an` is no end of anything.
    let is_open = !closes && edge(&form(words[last - 1])).never_last;
    if own > BARE && !is_open {
        return None;
    }
    let opens = opens || own > BARE;
    let mut room = most.checked_sub(own).filter(|it| *it > 0)?;
    // One word more is shown where that saves a cut.
    let whole = |most, take: &dyn Fn(usize) -> Taken| {
        let more = take(most + 1);
        if more.is_cut { take(most) } else { more }
    };
    let before = whole(room.min(BEFORE), &|most| {
        before(&words[..first], most, opens)
    });
    room = room.saturating_sub(before.n);
    let behind = whole(room.min(BEHIND), &|most| {
        behind(&words[last..], most, closes)
    });
    if before.n + behind.n == 0 {
        return None;
    }
    let shown = words[first - before.n..last + behind.n].join(" ");
    let shown = shown.trim_end_matches(ENDS).trim_start_matches(BEGINS);
    let start = if before.is_cut && before.n > 0 {
        "…"
    } else {
        ""
    };
    let end = if behind.is_cut { "…" } else { "" };
    Some(format!("{start}{shown}{end}"))
}

/// How many words, and whether the clause goes on behind them.
struct Taken {
    n: usize,
    is_cut: bool,
}

/// The last words that belong to the clause that comes, at most so many.
fn before(words: &[&str], most: usize, opens: bool) -> Taken {
    let mut n = 0;
    let mut is_cut = false;
    for word in words.iter().rev() {
        if opens || word.ends_with(ENDS) || edge(&form(word)).clause {
            break;
        }
        if n == most {
            is_cut = true;
            break;
        }
        n += 1;
        if word.starts_with(BEGINS) {
            break;
        }
    }
    // Auxiliaries and the like alone tell nobody, and what hangs on a word before it is not who does it.
    let (left, own) = words.split_at(words.len() - n);
    let says_nobody = own.iter().all(|it| edge(&form(it)).never_first);
    match is_cut && (says_nobody || hangs(left, own)) || n == 0 {
        // Without who does it, but never without the word that denies it.
        true => Taken {
            n: denied(own),
            is_cut,
        },
        false => Taken { n, is_cut },
    }
}

/// How many of some words stand from the last one on that denies what follows, with the verb before it; none where nothing denies.
fn denied(own: &[&str]) -> usize {
    let Some(at) = own.iter().rposition(|it| denies(it)) else {
        return 0;
    };
    let is_verb = |it: &usize| edge(&form(own[*it])).never_first;
    own.len() - at.checked_sub(1).filter(is_verb).unwrap_or(at)
}

/// Words before what is shown in which one is looked for on which it hangs: `behind the` before `ministry`.
const LEFT: usize = 3;

/// Whether the first words shown hang on one that is not: they would be taken for who does it.
fn hangs(left: &[&str], own: &[&str]) -> bool {
    let leads = |it: &str| {
        let edge = edge(&form(it));
        edge.never_last && !edge.determiner && !edge.clause
    };
    let near = left.iter().rev().take(LEFT);
    let mut near = near.take_while(|it| !it.ends_with(ENDS));
    let is_shown = own.first().is_some_and(|it| leads(it));
    !is_shown && near.any(|it| leads(it))
}

/// The first words that belong to the clause that was, at most so many, to the end of a phrase.
fn behind(words: &[&str], most: usize, closes: bool) -> Taken {
    let mut n = 0;
    let mut is_cut = false;
    for word in words {
        if closes || word.starts_with(BEGINS) || edge(&form(word)).clause {
            break;
        }
        if n == most {
            is_cut = true;
            break;
        }
        n += 1;
        if word.ends_with(ENDS) {
            break;
        }
    }
    let whole = n;
    // A number that is cut off from what it counts tells another one.
    let is_number = |it: &str| it.chars().any(char::is_numeric) || number_word(&form(it)).is_some();
    let ends_badly = |it: &str| edge(&form(it)).never_last || is_cut && is_number(it);
    while n > 0 && ends_badly(words[n - 1]) {
        n -= 1;
    }
    Taken {
        n,
        is_cut: is_cut || n < whole,
    }
}

fn form(word: &str) -> String {
    let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
    fold(bare).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::around;

    /// What is shown around the words between `[` and `]`.
    #[track_caller]
    fn check(marked: &str, most: usize, want: Option<&str>) {
        let (before, rest) = marked.split_once('[').expect("a mark");
        let (own, after) = rest.split_once(']').expect("a mark");
        let text = format!("{before}{own}{after}");
        let of = before.len()..before.len() + own.len();
        assert_eq!(around(&text, of, most).as_deref(), want, "{marked}");
    }

    #[test]
    fn what_denies_a_word_is_never_cut_off() {
        check(
            "The wall beside the old sluice at Upper Lake is not in [danger] now.",
            8,
            Some("…is not in danger now"),
        );
    }

    #[test]
    fn no_words_end_with_what_leads_on() {
        check(
            "It was open [whether to begin an] inquiry into the fall.",
            8,
            Some("whether to begin an inquiry into the fall"),
        );
        check("They asked [whether to begin again] on Monday.", 8, None);
    }

    #[test]
    fn a_bare_verb_has_who_does_it_and_to_whom() {
        check(
            "The council [granted] the permit.",
            8,
            Some("The council granted the permit"),
        );
        check(
            "On Monday, the council [would not hear of] the permit, she said.",
            8,
            Some("would not hear of the permit"),
        );
        check(
            "On Monday, the court [would hear] of the permit, she said.",
            8,
            Some("the court would hear of the permit"),
        );
        check(
            "She said that the board of the old harbor company [denied] it and left.",
            8,
            Some("…of the old harbor company denied it"),
        );
        check(
            "It rained, and [denied] was the rest.",
            8,
            Some("denied was the rest"),
        );
    }

    #[test]
    fn with_less_room_fewer_words_stand_around_it() {
        check(
            "The council of Halden [will close] the northern pier.",
            8,
            Some("The council of Halden will close the northern pier"),
        );
        check(
            "The council [granted] the permit.",
            3,
            Some("The council granted…"),
        );
        check("The council [granted] the permit.", 1, None);
        check(
            "The pier [remains closed] to the boats of the northern isles.",
            6,
            Some("The pier remains closed…"),
        );
    }

    #[test]
    fn what_hangs_on_a_word_that_is_not_shown_is_not_shown_as_who_does_it() {
        let marked = "The way behind the old ministry [was approved] by the board.";
        check(
            marked,
            8,
            Some("The way behind the old ministry was approved…"),
        );
        check(marked, 6, Some("…behind the old ministry was approved…"));
        check(marked, 5, Some("was approved by the board"));
        check(marked, 4, Some("was approved by the board"));
        check(marked, 3, None);
    }

    #[test]
    fn no_number_is_cut_off_from_what_it_counts() {
        check(
            "Sales of the ferry [rose] by four percent within a year.",
            8,
            Some("Sales of the ferry rose by four percent…"),
        );
        check(
            "Sales of the ferry [rose] by four percent within a year.",
            7,
            Some("Sales of the ferry rose…"),
        );
    }

    #[test]
    fn a_quotation_is_not_run_into_or_out_of() {
        check(
            "He said “the pier [is open]” and left.",
            8,
            Some("the pier is open"),
        );
        check("“[Denied],” said the mayor.", 8, None);
    }
}
