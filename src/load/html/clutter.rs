//! What pages put between the paragraphs of a report that is no part of it: share bars, players, pointers elsewhere.

use super::walk::Found;
use crate::article::BlockKind;
use crate::load::plain::ends_sentence;
use crate::load::structure::Piece;

/// Blocks that say one of these and nothing else are furniture of the page. In lower case, without marks at the ends, parted by bars.
const PHRASES: &str = "ad|ads|ad feedback|advertisement|advertisements|advertising|advertisement - continue reading below|\
    article continues after ad|article continues after advertisement|article continues below|story continues below|\
    story continues below advertisement|skip advertisement|sponsored|sponsored content|promoted|paid content|\
    continue reading|continue reading below|continue reading the main story|read more|read full story|\
    read the full story|read next|see more|see also|read also|also read|learn more|show more|load more|\
    more on this story|more from this author|more stories|more news|more about|related|related articles|\
    related stories|related content|related news|related topics|related coverage|related links|recommended|\
    recommended for you|recommended stories|most read|most popular|trending|trending now|you may also like|\
    you might also like|don't miss|top stories|editors' picks|share|share this|share this article|share this story|\
    share on facebook|share on twitter|share via email|tweet|facebook|twitter|whatsapp|linkedin|pinterest|reddit|\
    telegram|messenger|email|e-mail|copy link|print|print this page|save|bookmark|gift this article|comment|\
    comments|leave a comment|view comments|join the conversation|subscribe|subscribe now|sign up|sign in|log in|\
    newsletter|follow us|reuse content|back to top|view gallery|view photo|loading";
/// The same, of players and pictures.
const PLAYER: &str = "play|play video|play audio|pause|mute|unmute|fullscreen|full screen|watch|watch now|listen|\
    listen to this article|replay|close|photo|image|credit|gallery|video|\
    media playback is unsupported on your device";
/// The same, in other languages.
const ABROAD: &str = "anzeige|werbung|weiterlesen|mehr zum thema|lesen sie auch|teilen|newsletter abonnieren|publicité|\
    la suite après cette publicité|lire aussi|à lire aussi|lire la suite|partager|à lire|publicidad|compartir|\
    leer más|lea también|te puede interesar|pubblicità|leggi anche|condividi|publicidade|leia mais|leia também|\
    compartilhar|reklama|реклама|читайте также";
/// Openings of lines of a player that end with a time or a share: `Current Time 0:00`, `Loaded: 0%`.
const COUNTERS: &str = "current time|duration time|remaining time|loaded|progress|duration";
/// Openings, before a colon, of a pointer to another article.
const POINTERS: &str = "related|read more|read also|also read|see also|read next|more|watch|listen|in pictures|video|gallery|map|\
    opinion|lire aussi|à lire aussi|lesen sie auch|lea también|leggi anche|leia também|recommended";
/// Openings of an invitation to follow, to pay or to accept.
const INVITATIONS: &str = "sign up for|sign up to|sign up here|subscribe to|subscribe for|subscribe here|get our newsletter|get the latest|\
    follow us on|follow us at|like us on|join us on|join our whatsapp|join our telegram|download our app|\
    download the app|already a subscriber|want more stories like this|enter your email|click here to|\
    support our journalism|add us as";
/// Openings of the notice about cookies.
const COOKIES: &str = "we use cookies|we and our partners|this site uses cookies|this website uses cookies|our site uses cookies|\
    by continuing to use|by using this site|we value your privacy";

/// A line with a colon at its end and no more words announces pointers; a longer one is a sentence.
const FEW_WORDS: usize = 5;

/// Blocks without those that can be told to be no part of the article.
///
/// By general rules only: a block that is one phrase of a page's furniture, an invitation, a notice about cookies, a counter,
/// or text that is nothing but links to elsewhere and no sentence. Linear. Known failures: furniture in sentences, and in
/// languages that the lists do not have, stays; a list of nothing but linked names goes.
pub(super) fn without(found: Vec<Found>) -> Vec<Piece> {
    let mut gone: Vec<bool> = found.iter().map(is_clutter).collect();
    pointers(&found, &mut gone);
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

fn is_clutter(found: &Found) -> bool {
    let Piece { kind, text } = &found.piece;
    if matches!(kind, BlockKind::Headline | BlockKind::Dek) {
        return false;
    }
    let bare = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
        .replace('’', "'");
    if bare.is_empty() {
        return true;
    }
    let words = bare.split_whitespace().count();
    let is = |list: &str| list.split('|').any(|it| it == bare);
    if words <= 8 && (is(PHRASES) || is(PLAYER) || is(ABROAD) || is_counter(&bare)) {
        return true;
    }
    let opens = |list: &str| list.split('|').any(|it| bare.starts_with(it));
    (words <= 25 && opens(INVITATIONS))
        || (words <= 120 && opens(COOKIES) && bare.contains("cookie"))
        || (words <= 30 && is_pointer(text, found.linked))
}

/// `1 / 5`, `3 of 12`, `8:09`, `12 comments`, `comments (5 posted)`, `current time 0:00`.
fn is_counter(bare: &str) -> bool {
    let number = |it: &str| {
        it.starts_with(|c: char| c.is_ascii_digit())
            && it.chars().all(|c| c.is_ascii_digit() || ":%.,".contains(c))
    };
    let words: Vec<&str> = bare
        .split(|c: char| c.is_whitespace() || "()/".contains(c))
        .filter(|it| !it.is_empty())
        .collect();
    match words.as_slice() {
        [clock] => clock.contains(':') && number(clock),
        [a, "of", b] => number(a) && number(b),
        [a, b] if number(a) && number(b) => bare.contains('/'),
        [a, "comments" | "comment" | "shares" | "share"] => number(a),
        ["comments", a, ..] if number(a) => words.len() <= 3,
        _ => COUNTERS.split('|').any(|it| {
            let rest = bare.strip_prefix(it).unwrap_or_default();
            number(rest.trim_start_matches([':', ' ', '-']))
        }),
    }
}

/// `Related: Ferry owner fined`: a word that points, a colon, and a title that is a link or no sentence.
fn is_pointer(text: &str, linked: bool) -> bool {
    let Some((before, title)) = text.split_once(':') else {
        return false;
    };
    let before = before
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    POINTERS.split('|').any(|it| it == before)
        && !title.trim().is_empty()
        && (linked || !ends_sentence(title))
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
    fn text_of_a_report_stays() {
        check(&[
            "Share prices fell.",
            "“No.”",
            "They said: nothing",
            "Related: the two had married in May, his sister said.",
            "Sign up for the lifeboat crew? “Never again,” said one of the passengers, who had sat for nine hours in the dark \
             without water, and who still could not say why nobody had come.",
            "渡轮漂流了九个小时。",
        ]);
    }
}
