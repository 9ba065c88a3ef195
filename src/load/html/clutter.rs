//! What pages put between the paragraphs of a report that is no part of it: share bars, players, pointers elsewhere.

use super::walk::Found;
use crate::article::BlockKind;
use crate::load::furniture::clutter::{is_clutter, is_notice, opens_as_notice};
use crate::load::plain::ends_sentence;
use crate::load::structure::Piece;

/// A line with a colon at its end and no more words announces pointers; a longer one is a sentence.
const FEW_WORDS: usize = 5;

/// The last blocks among which a notice on rights stands.
const FOOT: usize = 3;

/// Blocks without those that can be told to be no part of the article.
///
/// By general rules only: a block that is one phrase of a page's furniture, an invitation, a notice about cookies, a counter, a
/// notice on rights at the end, or text that is nothing but links to elsewhere and no sentence. Linear. Known failures: furniture in sentences, and in
/// languages that the lists do not have, stays; a list of nothing but linked names goes.
pub(super) fn without(found: Vec<Found>) -> Vec<Piece> {
    let mut gone: Vec<bool> = (found.iter())
        .map(|it| is_clutter(it.piece.kind, &it.piece.text, it.linked))
        .collect();
    pointers(&found, &mut gone);
    for at in found.len().saturating_sub(FOOT).max(1)..found.len() {
        let text = &found[at].piece.text;
        gone[at] |= is_notice(text) && (opens_as_notice(text) || !ends_sentence(text));
    }
    // What announces a list of pointers goes with it: `More on ferries:`.
    for at in (0..found.len().saturating_sub(1)).rev() {
        let piece = &found[at].piece;
        let announces =
            piece.text.ends_with(':') && piece.text.split_whitespace().count() <= FEW_WORDS;
        if announces && gone[at + 1] && found[at + 1].linked {
            gone[at] = true;
        }
    }
    found
        .into_iter()
        .zip(gone)
        .filter(|it| !it.1)
        .map(|it| it.0.piece)
        .collect()
}

/// Paragraphs that are links and no sentence, and lists of which every item is one.
fn pointers(found: &[Found], gone: &mut [bool]) {
    let pointer = |it: &Found| it.linked && !ends_sentence(&it.piece.text);
    let mut at = 0;
    while at < found.len() {
        let items = found[at..]
            .iter()
            .take_while(|it| it.piece.kind == BlockKind::ListItem)
            .count();
        // A sentence that announces a list makes it part of the text.
        let announced = at > 0 && {
            let before = &found[at - 1].piece.text;
            before.ends_with(':') && before.split_whitespace().count() > FEW_WORDS
        };
        let all = items > 0 && !announced && found[at..at + items].iter().all(pointer);
        let alone = found[at].piece.kind == BlockKind::Paragraph && pointer(&found[at]);
        if all || alone {
            gone[at..at + items.max(1)].fill(true);
        }
        at += items.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::article::BlockKind;
    use crate::load::html::walk::Found;
    use crate::load::structure::Piece;

    /// Blocks, `-` before those that are to go, `[…]` around those that are links, `*` before items of a list.
    #[track_caller]
    fn check(blocks: &[&str]) {
        let found = blocks.iter().map(|it| {
            let text = it.trim_start_matches('-');
            let kind = match text.starts_with('*') {
                true => BlockKind::ListItem,
                false => BlockKind::Paragraph,
            };
            let text = text.trim_start_matches('*');
            let linked = text.starts_with('[') && text.ends_with(']');
            let text = if linked {
                &text[1..text.len() - 1]
            } else {
                text
            };
            let text = text.to_owned();
            Found {
                piece: Piece { kind, text },
                linked,
            }
        });
        let got: Vec<String> = without(found.collect())
            .into_iter()
            .map(|it| it.text)
            .collect();
        let kept: Vec<String> = blocks
            .iter()
            .filter(|it| !it.starts_with('-'))
            .map(|it| {
                it.trim_start_matches('*')
                    .trim_matches(['[', ']'])
                    .to_owned()
            })
            .collect();
        assert_eq!(got, kept);
    }

    #[test]
    fn furniture_goes() {
        check(&[
            "The ferry drifted for nine hours.",
            "-Advertisement",
            "-SIGN UP FOR OUR NEWSLETTER",
            "-Share this article",
            "-Continue reading the main story ›",
            "-1 / 5",
            "-8:09",
            "-Current Time 0:00",
            "-Loaded: 0%",
            "-___",
            "-Comments (5 posted)",
            "-Publicité",
            "-We and our 842 partners store cookies on your device.",
            "-We and our partners use cookies to measure our audience.",
            "-We use cookies and similar techniques to show what suits you. Read our cookie policy.",
            "Two tugs brought it in.",
        ]);
    }

    #[test]
    fn pointers_elsewhere_go() {
        check(
            &[
                "-Related: Ferry owner fined twice in March",
                "-[Five things to know of the Aurelia]",
                "[The board has published its report.]",
                "-Read more:",
                "-*[Ferry owner fined]",
                "-*[A night without lights]",
                "*[A new rudder]",
                "*A second radio",
                "-More on ferries:",
                "-[Why rudders break]",
            ][..6],
        );
        check(&["*[A new rudder]", "*A second radio"]);
        check(&[
            "These are the ships the harbor board has named:",
            "*[Aurelia]",
            "*[Borealis]",
        ]);
        check(&["-More on ferries:", "-[Why rudders break]"]);
    }

    #[test]
    fn a_notice_on_rights_goes_however_it_ends() {
        check(&[
            "Two tugs brought it in.",
            "-© 2031 Norrland Radio. All rights reserved.",
            "-Copyright 2031 Norrland Radio.",
        ]);
        check(&[
            "Two tugs brought it in.",
            "Copyright lawyers spoke for the owner.",
            "“The town will have all rights reserved,” she said.",
        ]);
    }

    #[test]
    fn text_of_a_report_stays() {
        check(&[
            "Share prices fell.",
            "We and our neighbours have baked cookies for the crew since the ferry came back, the baker said.",
            "“No.”",
            "They said: nothing",
            "Related: the two had married in May, his sister said.",
            "Sign up for the lifeboat crew? “Never again,” said one of the passengers, who had sat for nine hours in the dark \
             without water, and who still could not say why nobody had come.",
            "渡轮漂流了九个小时。",
        ]);
    }
}
