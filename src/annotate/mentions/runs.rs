//! From a run of capitals to the names in it: titles fall out, organizations hold together, people and places part.

use super::document::Document;
use super::kind::{self, Context};
use super::pieces::{Piece, PieceKind};
use crate::annotate::{Mention, MentionKind};
use crate::lexicon::gazetteer::Known;
use crate::lexicon::titles::Role;
use crate::lexicon::wordlist::{COMMON, FIRST_NAMES};

/// Adds the names of a run.
pub(super) fn names(
    document: &Document<'_>,
    run: Vec<Piece>,
    title_case: bool,
    found: &mut Vec<Mention>,
) {
    for part in believable(document, run, title_case) {
        split(document, &part, found);
    }
}

/// The parts of a run whose capitals mean a name. Where every word has a capital, only words that the body or a list knows
/// count; at the start of a sentence, words that are no common ones.
fn believable(document: &Document<'_>, run: Vec<Piece>, title_case: bool) -> Vec<Vec<Piece>> {
    let mut parts: Vec<Vec<Piece>> = vec![Vec::new()];
    for (n, piece) in run.iter().enumerate() {
        let kept = !piece.is_capital()
            || if title_case {
                is_known_from_body(document, piece)
            } else {
                !piece.start || may_start(document, piece, run.get(n + 1))
            };
        if kept {
            parts.last_mut().expect("never empty").push(*piece);
        } else {
            parts.push(Vec::new());
        }
    }
    parts
}

fn is_known_from_body(document: &Document<'_>, piece: &Piece) -> bool {
    let seen = document.seen(piece.first);
    match piece.known {
        Some(_) => piece.first < piece.last || seen.lower <= seen.middle,
        None => {
            seen.middle > seen.lower
                || seen.lower == 0 && FIRST_NAMES.contains(document.form(piece.first))
        }
    }
}

fn may_start(document: &Document<'_>, piece: &Piece, next: Option<&Piece>) -> bool {
    let form = document.form(piece.first);
    let seen = document.seen(piece.first);
    if seen.middle > seen.lower || piece.first < piece.last {
        return true;
    }
    if document.roles.has(form, Role::Title) || document.roles.has(form, Role::BeforeTitle) {
        return true; // falls out later, and tells that a person follows
    }
    if piece.known.is_some() {
        return seen.lower == 0;
    }
    if next.is_none() && seen.middle == 0 && is_plain_form(form) {
        return false;
    }
    let next_is_plain = next.is_some_and(|it| it.is_capital() && it.known.is_none());
    seen.lower == 0 && !COMMON.contains(form) || next_is_plain && FIRST_NAMES.contains(form)
}

/// Whether an unknown word is a form of a common one: `traders`, `luckily`, `we've`.
pub(super) fn is_plain_form(form: &str) -> bool {
    let stems = [
        form.strip_suffix('s'),
        form.strip_suffix("es"),
        form.strip_suffix("ing"),
        form.strip_suffix("ed"),
        form.strip_suffix("ly"),
    ];
    let contracted = form
        .split_once('\'')
        .is_some_and(|(_, end)| matches!(end, "ve" | "d" | "ll" | "re" | "t" | "m"));
    let adverb = form.len() > 6 && (form.ends_with("ally") || form.ends_with("ily"));
    contracted
        || adverb
        || stems
            .into_iter()
            .flatten()
            .any(|it| it.len() > 3 && COMMON.contains(it))
}

/// Parts a run into names.
fn split(document: &Document<'_>, run: &[Piece], found: &mut Vec<Mention>) {
    let mut at = 0;
    let mut after_title = false;
    // `Sr. Lind`, a nun: behind a name it is no title.
    if run.len() > 1 && document.form(run[0].first) == "sr" && run[0].first == run[0].last {
        (at, after_title) = (1, true);
    }
    while at < run.len() {
        if let Some(len) = title(document, &run[at..]) {
            after_title = true;
            at += len;
            continue;
        }
        if matches!(document.text(run[at].first), "The" | "A" | "An") {
            at += 1;
            continue;
        }
        let (len, kind) = next(document, &run[at..], after_title);
        if let Some(kind) = kind {
            let span = run[at]
                .span(document)
                .cover(run[at + len - 1].span(document));
            found.push(Mention { span, kind });
        }
        after_title = false;
        at += len;
    }
}

/// Number of pieces of the title that a run begins with.
fn title(document: &Document<'_>, run: &[Piece]) -> Option<usize> {
    let is = |n: usize, role| {
        run.get(n).is_some_and(|it: &Piece| {
            // `Attorney-General` is a title as its last word is.
            let last = document.form(it.last);
            it.is_capital()
                && (it.first == it.last || role == Role::Title)
                && it.known.is_none()
                && document.roles.has(last, role)
        })
    };
    // A head of an organization further on takes the words before it along: `Justice Department`, `Foreign Ministry`.
    let before = (0..run.len())
        .take_while(|&n| is(n, Role::BeforeTitle))
        .count();
    if is(before, Role::Title) {
        // `Secretary of State`, `Chief of Staff`
        let of = run
            .get(before + 1)
            .is_some_and(|it| it.kind == PieceKind::Link);
        let more = usize::from(of && is(before + 2, Role::BeforeTitle)) * 2;
        return Some(before + 1 + more);
    }
    // `Police Chief`: the last word was both.
    (before > 0 && is(before - 1, Role::Title) && !is(before, Role::Organization)).then_some(before)
}

/// The name that a run begins with: number of its pieces, and its kind when it is a name at all.
fn next(document: &Document<'_>, run: &[Piece], after_title: bool) -> (usize, Option<MentionKind>) {
    if run[0].kind == PieceKind::Link || run[0].kind == PieceKind::And {
        return (1, None);
    }
    if !after_title && let Some(found) = headed(document, run) {
        return found;
    }
    let len = plain_len(document, run);
    let context = Context::new(document, run, len, after_title);
    (len, kind::of(document, &run[..len], &context))
}

/// A name with a head (`… Agency`, `Bank of …`, `… River`).
fn headed(document: &Document<'_>, run: &[Piece]) -> Option<(usize, Option<MentionKind>)> {
    // Up to a title, or to an `and` outside a name with `of`.
    let linked = |n: usize| run[..n].iter().any(|it| it.kind == PieceKind::Link);
    let end = (1..run.len())
        .find(|&n| {
            title(document, &run[n..]).is_some() && !head_follows(document, &run[n..])
                || run[n].kind == PieceKind::And && !(linked(n) && joins(document, run.get(n + 1)))
        })
        .unwrap_or(run.len());
    let before_link = |n: usize| n + 1 < end && run[n + 1].kind == PieceKind::Link;
    let is = |n: usize, role| {
        // `Labour Party of Ardovia` is more than the party known beforehand.
        let more = run[n].known == Some(Known::Organization)
            && run[n].first < run[n].last
            && before_link(n);
        run[n].is_capital()
            && (run[n].known.is_none() || more)
            && document.roles.has(document.form(run[n].last), role)
    };
    if let Some(len) = event(document, &run[..end]) {
        return Some((len, Some(MentionKind::Other)));
    }
    for (role, kind) in [
        (Role::Organization, MentionKind::Organization),
        (Role::Place, MentionKind::Place),
    ] {
        let Some(head) = (0..end).find(|&n| is(n, role) && (n + 1 == end || before_link(n))) else {
            continue;
        };
        // People of a country before a body of its government are a name of their own.
        if head > 0
            && run[0].known == Some(Known::Demonym)
            && is_of_government(document.form(run[head].last))
        {
            return Some((1, Some(MentionKind::Place)));
        }
        // `Island of Tarsk`, but no `River on the border`.
        let goes_on = before_link(head)
            && (role == Role::Organization || document.text(run[head + 1].first) == "of");
        let len = if goes_on {
            of_len(document, run, head, end)
        } else {
            head + 1
        };
        let capitals = run[..len].iter().filter(|it| it.is_capital()).count();
        let one = capitals == 1 && run[0].first == run[0].last;
        let alone = one && !is_name_alone(document, &run[0]);
        return Some((len, (!alone).then_some(kind)));
    }
    None
}

/// Number of pieces of a name of something that takes place: `Asian Cup`, `Velin Open`, but no `of`.
fn event(document: &Document<'_>, run: &[Piece]) -> Option<usize> {
    let head = run.iter().position(|it| {
        it.is_capital()
            && it.known.is_none()
            && matches!(
                document.form(it.last),
                "cup"
                    | "games"
                    | "open"
                    | "championship"
                    | "championships"
                    | "olympics"
                    | "prix"
                    | "festival"
                    | "treaty"
                    | "accord"
                    | "accords"
                    | "war"
                    | "agreement"
            )
    })?;
    let whole = run[..head].iter().all(Piece::is_capital);
    (head > 0 && head < 4 && whole).then_some(head + 1)
}

fn head_follows(document: &Document<'_>, run: &[Piece]) -> bool {
    run.iter().take(4).any(|it| {
        it.is_capital()
            && it.known.is_none()
            && document
                .roles
                .has(document.form(it.first), Role::Organization)
            && !document
                .roles
                .has(document.form(it.first), Role::BeforeTitle)
    })
}

/// Pieces from the start to the end of what `of` brings.
fn of_len(document: &Document<'_>, run: &[Piece], head: usize, end: usize) -> usize {
    let mut len = head + 1;
    while len < end {
        let links = run[len..end]
            .iter()
            .take_while(|it| !it.is_capital())
            .count();
        // `Kingdom of Velin and Kingdom of Ardovia`: two names.
        let anew = |it: &Piece| {
            let form = document.form(it.first);
            document.roles.has(form, Role::Organization) || document.roles.has(form, Role::Place)
        };
        let two = run[len].kind == PieceKind::And
            && run.get(len + links).is_some_and(anew)
            && run
                .get(len + links + 1)
                .is_some_and(|it| it.kind == PieceKind::Link);
        if len + links >= end || two {
            break;
        }
        // `Bank of Velin Lars Brandt`: a person follows.
        let person = |n: usize| {
            run.get(n + 1).is_some_and(Piece::is_capital)
                && FIRST_NAMES.contains(document.form(run[n].first))
        };
        len += links;
        let from = len;
        while len < end && run[len].is_capital() && !(len > from && person(len)) {
            len += 1;
        }
        if len < end && run[len].is_capital() {
            break;
        }
    }
    len
}

fn joins(document: &Document<'_>, piece: Option<&Piece>) -> bool {
    piece.is_some_and(|it| {
        it.is_capital() && it.known.is_none() && !FIRST_NAMES.contains(document.form(it.first))
    })
}

fn is_of_government(form: &str) -> bool {
    matches!(
        form,
        "ministry"
            | "army"
            | "navy"
            | "parliament"
            | "police"
            | "embassy"
            | "government"
            | "cabinet"
            | "court"
            | "forces"
            | "force"
            | "senate"
            | "congress"
            | "consulate"
            | "office"
            | "department"
            | "security"
            | "guard"
            | "media"
            | "service"
    )
}

/// Whether a head alone is a name (`Parliament`): amid a sentence, and never in lower case.
fn is_name_alone(document: &Document<'_>, piece: &Piece) -> bool {
    let seen = document.seen(piece.first);
    seen.lower == 0
        && seen.middle > 0
        && matches!(
            document.form(piece.first),
            "parliament" | "senate" | "congress" | "assembly" | "cabinet"
        )
}

/// Number of pieces up to where another name or a title begins.
fn plain_len(document: &Document<'_>, run: &[Piece]) -> usize {
    let stops = |n: usize| {
        matches!(run[n].kind, PieceKind::Link | PieceKind::And)
            || title(document, &run[n..]).is_some()
            || run[n].known == Some(Known::Demonym)
            || run[n].known.is_some() && run[n].first < run[n].last
    };
    let end = (1..run.len()).find(|&n| stops(n)).unwrap_or(run.len());
    let end = run[..end]
        .iter()
        .rposition(Piece::is_capital)
        .map_or(1, |it| it + 1);
    match run[0].known {
        // `Danish Anna Holm`: two names.
        Some(Known::Demonym) => 1,
        Some(_) if run[0].first < run[0].last => 1,
        _ => end,
    }
}
