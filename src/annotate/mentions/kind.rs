//! Person, organization, place: what speaks for which.

use super::document::Document;
use super::pieces::Piece;
use crate::annotate::MentionKind;
use crate::lexicon::gazetteer::Known;
use crate::lexicon::name_signs::NameSign;
use crate::lexicon::titles::Role;
use crate::lexicon::wordlist::{CITIES, COMMON, FIRST_NAMES, LAST_NAMES};

/// What stands around a name.
pub(super) struct Context {
    after_title: bool,
    in_place: bool,
    speaks: bool,
}

impl Context {
    pub fn new(document: &Document<'_>, run: &[Piece], len: usize, after_title: bool) -> Self {
        let (first, last) = (run[0].first, run[len - 1].last);
        let before = first.checked_sub(1).map_or("", |it| document.form(it));
        let after = document.form_or_empty(last + 1);
        Self {
            after_title,
            in_place: before == "at" || NameSign::Inside.is(before),
            speaks: matches!(
                after,
                "said" | "says" | "told" | "added" | "tweeted" | "wrote" | "argued" | "who"
            ),
        }
    }
}

/// The kind of a name; none when its words are more likely no name.
pub(super) fn of(
    document: &Document<'_>,
    name: &[Piece],
    context: &Context,
) -> Option<MentionKind> {
    match name {
        [one] => of_one(document, one, context),
        _ => Some(of_several(document, name, context)),
    }
}

fn of_one(document: &Document<'_>, piece: &Piece, context: &Context) -> Option<MentionKind> {
    if context.after_title
        && piece
            .known
            .is_none_or(|it| it == Known::Place || it == Known::Seat)
    {
        return Some(MentionKind::Person);
    }
    if let Some(known) = piece.known {
        return Some(kind_of(known));
    }
    let (text, form) = (
        document.slice(piece.span(document)),
        document.form(piece.first),
    );
    let letters = text.chars().count();
    if letters == 1 {
        return None;
    }
    if !text.chars().any(char::is_lowercase) {
        let shouted = letters > 3 && COMMON.contains(form);
        return if shouted { None } else { acronym(text) };
    }
    let seen = document.seen(piece.first);
    if COMMON.contains(form) && (seen.lower > 0 || seen.middle < 2)
        || document.roles.has(form, Role::Title)
    {
        return None;
    }
    let (first, last, city) = (
        FIRST_NAMES.contains(form),
        LAST_NAMES.contains(form),
        CITIES.contains(form),
    );
    Some(if context.speaks && !city {
        MentionKind::Person
    } else if context.in_place || city && !first {
        MentionKind::Place
    } else if first || last {
        MentionKind::Person
    } else {
        MentionKind::Other
    })
}

fn of_several(document: &Document<'_>, name: &[Piece], context: &Context) -> MentionKind {
    let form = |it: &Piece| document.form(it.first);
    let (first, last) = (&name[0], &name[name.len() - 1]);
    let text = document.slice(first.span(document).cover(last.span(document)));
    if context.after_title {
        return MentionKind::Person;
    }
    if document.gazetteer.is_city(text) {
        return MentionKind::Place;
    }
    let capitals: Vec<&Piece> = name.iter().filter(|it| it.is_capital()).collect();
    let is_compass = NameSign::OpensPlace.is(form(first));
    if is_compass && capitals.len() <= 3 && !LAST_NAMES.contains(form(last)) {
        return MentionKind::Place;
    }
    if NameSign::Event.is(form(last)) {
        return MentionKind::Other;
    }
    let begins = FIRST_NAMES.contains(form(first)) || form(first).chars().count() == 1;
    let plain = capitals.iter().all(|it| it.known.is_none());
    let common = capitals.iter().any(|it| COMMON.contains(form(it)));
    let short = capitals.len() <= 4;
    if short
        && (begins && (first.known.is_none() || !COMMON.contains(form(last)))
            || plain && !common && context_allows(document, name))
    {
        return MentionKind::Person;
    }
    if short && plain && LAST_NAMES.contains(form(last)) && !COMMON.contains(form(first)) {
        return MentionKind::Person;
    }
    MentionKind::Other
}

/// Two or three words that no list knows are mostly a person in news, unless one is an acronym.
fn context_allows(document: &Document<'_>, name: &[Piece]) -> bool {
    name.iter().all(|it| {
        let text = document.slice(it.span(document));
        text.chars().count() == 1 || text.chars().any(char::is_lowercase)
    })
}

/// The kind of a name known beforehand. People of a country are no place themselves.
pub(super) fn of_known(known: Known) -> MentionKind {
    match known {
        Known::Demonym => MentionKind::Other,
        _ => kind_of(known),
    }
}

fn kind_of(known: Known) -> MentionKind {
    match known {
        Known::Country | Known::Demonym | Known::Seat | Known::Place => MentionKind::Place,
        Known::Organization => MentionKind::Organization,
        Known::Other => MentionKind::Other,
    }
}

/// Capitals only: mostly an organization, but for the ones that everybody writes so.
fn acronym(text: &str) -> Option<MentionKind> {
    if NameSign::Plain.is(&text.to_lowercase()) {
        return None;
    }
    let count = text.chars().filter(|c| c.is_alphabetic()).count();
    Some(
        if text.contains(|c: char| c.is_numeric() || c == '-') || count > 6 {
            MentionKind::Other
        } else {
            MentionKind::Organization
        },
    )
}
