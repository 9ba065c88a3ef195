//! What the tagger found and what the rules found, as one list: the tagger tells kinds and limits, the rules what it must not
//! take in and what it missed.

use super::document::Document;
use super::kind;
use super::runs::is_plain_form;
use crate::annotate::{Mention, MentionKind};
use crate::lexicon::gazetteer::Known;
use crate::lexicon::language::Language;
use crate::lexicon::titles::Role;
use crate::lexicon::wordlist::{self, COMMON};
use crate::segment::TokenKind;
use crate::text::{Span, Symbol};
use rustc_hash::FxHashMap;

/// The names of both, disjoint and in order. Where they overlap, the tagger's stand if they are well formed.
pub(super) fn union(
    document: &Document<'_>,
    tagged: &[Mention],
    rules: &[Mention],
) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::with_capacity(rules.len() + 8);
    let mut next = 0;
    for tagged in tagged {
        while let Some(rule) = rules
            .get(next)
            .filter(|it| it.span.end() <= tagged.span.start())
        {
            add(&mut all, *rule);
            next += 1;
        }
        let near = rules[next..]
            .iter()
            .take_while(|it| it.span.start() < tagged.span.end());
        let over = &rules[next..next + near.count()];
        let tagged = called_politely(document, *tagged);
        if let Some(span) = well_formed(document, &tagged, over) {
            add(&mut all, Mention { span, ..tagged });
        }
    }
    for rule in &rules[next..] {
        add(&mut all, *rule);
    }
    // Rules that a refused or shortened name left free.
    for rule in rules {
        let at = all.partition_point(|it| it.span.end() <= rule.span.start());
        if all.get(at).is_none_or(|it| !it.span.overlaps(rule.span)) {
            all.insert(at, *rule);
        }
    }
    all
}

/// A name behind `Mr` or `Mrs` as that of a person, whatever the tagger takes it for.
///
/// Known failure: a work or a firm that is called so (`Mrs Lind's Tearooms`).
fn called_politely(document: &Document<'_>, tagged: Mention) -> Mention {
    let first = document.token_run(tagged.span).start();
    let is_polite = wordlist::has(Language::English, "courtesy", document.form(first));
    Mention {
        kind: if is_polite {
            MentionKind::Person
        } else {
            tagged.kind
        },
        ..tagged
    }
}

/// Adds a name behind the others, unless it overlaps the last.
fn add(all: &mut Vec<Mention>, mention: Mention) {
    if all
        .last()
        .is_none_or(|it| it.span.end() <= mention.span.start())
    {
        all.push(mention);
    }
}

/// The span of a tagged name without what does not belong to it; none when the rules know better. `rules` are the names
/// of the rules that overlap it.
fn well_formed(document: &Document<'_>, tagged: &Mention, rules: &[Mention]) -> Option<Span> {
    let tokens = document.token_run(tagged.span);
    let (mut first, mut last) = (tokens.start(), tokens.end() - 1);
    let begins = |at: usize| {
        let start = document.token(at).span.start();
        rules.iter().any(|it| it.span.start() == start)
    };
    while first < last && !begins(first) && is_outside(document, first, tagged.kind) {
        first += 1;
        if document.text(first) == "." && first < last {
            first += 1;
        }
    }
    // People and places have no numbers beside their names; tables do.
    let numbered = |at: usize| {
        matches!(tagged.kind, MentionKind::Person | MentionKind::Place)
            && document.token(at).kind != TokenKind::Word
            && document.text(at) != "."
    };
    while first < last && numbered(first) {
        first += 1;
    }
    while first < last && (is_trailing(document, last) || numbered(last)) {
        last -= 1;
    }
    let inner = |at: usize| {
        let dash = at > first && at < last && matches!(document.text(at), "-" | "–" | "—");
        breaks(document, at, tagged.kind)
            || dash && !document.touch(at - 1, at)
            || at > first && is_beside_place(document, at, last)
            || numbered(at) && document.token(at).kind == TokenKind::Number
    };
    let dated = !begins(first) && document.is_month_or_weekday(first);
    if dated || (first..=last).any(inner) || !may_begin(document, first, last) {
        return None;
    }
    let span = document.token(first).span.cover(document.token(last).span);
    let single = (first + 1..=last).all(|it| document.token(it).kind != TokenKind::Word);
    let refused = single && is_common(document, first, rules)
        || document.in_title_case(span) && !is_covered(document, first, last, rules)
        || is_parted(document, rules)
        || is_part(document, span, tagged.kind, rules);
    if refused {
        return None;
    }
    Some(span)
}

/// Titles and articles before a name.
fn is_outside(document: &Document<'_>, at: usize, kind: MentionKind) -> bool {
    let form = document.form(at);
    let title = kind == MentionKind::Person
        && (document.roles.has(form, Role::Title) || document.roles.has(form, Role::BeforeTitle));
    title || matches!(form, "the" | "a" | "an")
}

/// Marks, small words and days behind a name.
fn is_trailing(document: &Document<'_>, at: usize) -> bool {
    let shown = document.text(at);
    let mark = !shown.starts_with(char::is_alphanumeric) && shown != ".";
    // `Oslo-based`
    let joined = matches!(
        shown,
        "based"
            | "backed"
            | "led"
            | "born"
            | "linked"
            | "style"
            | "controlled"
            | "held"
            | "run"
            | "owned"
    );
    mark || joined
        || document.is_month_or_weekday(at) && document.form(at) != "may"
        || shown.starts_with(char::is_lowercase) && !document.touch(at - 1, at)
}

/// Marks and words that are inside no name.
fn breaks(document: &Document<'_>, at: usize, kind: MentionKind) -> bool {
    let form = document.form(at);
    matches!(
        form,
        "(" | ")"
            | "["
            | "]"
            | "/"
            | "\""
            | "''"
            | ";"
            | ":"
            | ","
            | "@"
            | "#"
            | "?"
            | "!"
            | "'s"
            | "|"
            | "..."
    ) || kind == MentionKind::Person && matches!(form, "and" | "&" | "of" | "for")
        || kind == MentionKind::Place && form == "and"
}

/// `Carlton Hotel in Cannes`: two names.
fn is_beside_place(document: &Document<'_>, at: usize, last: usize) -> bool {
    if at >= last || !matches!(document.text(at), "in" | "at" | "near" | "from") {
        return false;
    }
    let rest = document.token(at + 1).span.cover(document.token(last).span);
    let rest = document.slice(rest);
    document.gazetteer.get(rest).is_some() || document.gazetteer.is_city(rest)
}

/// A name begins with a capital or a number, or with a particle joined to one.
fn may_begin(document: &Document<'_>, first: usize, last: usize) -> bool {
    let shown = document.text(first);
    shown.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        || matches!(
            shown,
            "al" | "el" | "ul" | "ur" | "de" | "von" | "van" | "bin" | "ibn" | "der"
        ) && first < last
}

/// A single word that is no name unless the rules say so.
fn is_common(document: &Document<'_>, at: usize, rules: &[Mention]) -> bool {
    let form = document.form(at);
    document.is_month_or_weekday(at)
        || rules.is_empty()
            && (COMMON.contains(form)
                || document.seen(at).middle == 0 && is_plain_form(form)
                || document.roles.has(form, Role::Title)
                || document.roles.has(form, Role::BeforeTitle)
                || !document.is_capital(at)
                || document.seen(at).lower > document.seen(at).middle)
}

/// Whether the rules took all words of a name for names: where every word has a capital, they know better.
fn is_covered(document: &Document<'_>, first: usize, last: usize, rules: &[Mention]) -> bool {
    (first..=last).all(|at| {
        let span = document.token(at).span;
        !document.is_capital(at) || rules.iter().any(|it| it.span.contains(span))
    })
}

/// Two names where the tagger saw one: people of a country before a body of its government or one of them (`Danish`
/// `Foreign Ministry`), names of countries joined by a hyphen, whole names joined by `and`.
fn is_parted(document: &Document<'_>, rules: &[Mention]) -> bool {
    let [first, second] = rules else { return false };
    let body = matches!(second.kind, MentionKind::Organization | MentionKind::Person);
    if body && is_demonym(document, first.span) {
        return true;
    }
    let known = |it: &Mention| document.gazetteer.get(document.slice(it.span)).is_some();
    let long = |it: &Mention| document.token_run(it.span).len() > 1;
    // Each of them stands elsewhere too.
    let alone = |it: &Mention| {
        let tokens = document.token_run(it.span);
        tokens.len() == 1 && document.seen(tokens.start()).middle > 1
    };
    match document.slice(Span::new(first.span.end(), second.span.start())) {
        "-" => known(first) && known(second),
        " and " | " and the " => long(first) && long(second) || alone(first) && alone(second),
        _ => false,
    }
}

/// Whether a name is cut out of one known beforehand, an organization loses its `of …`, or a place its `Lower`.
fn is_part(document: &Document<'_>, span: Span, kind: MentionKind, rules: &[Mention]) -> bool {
    let [rule] = rules else { return false };
    if !rule.span.contains(span) || rule.span == span {
        return false;
    }
    let of = rule.span.start() == span.start()
        && kind == MentionKind::Organization
        && rule.kind == kind
        && document.form_or_empty(document.token_run(span).end()) == "of";
    let place =
        rule.kind == MentionKind::Place && (kind == rule.kind || rule.span.end() == span.end());
    // `Church of Mary Holm`: what follows `of` is a part.
    let before = document
        .slice(rule.span.cover(span))
        .get(..span.start() - rule.span.start());
    let owner = rule.kind == MentionKind::Organization
        && before.is_some_and(|it| it.ends_with(" of ") || it.ends_with(" of the "));
    let event = rule.kind == MentionKind::Other && rule.span.start() == span.start();
    let owned =
        rule.kind == MentionKind::Organization && document.slice(rule.span).contains(['\'', '’']);
    of || owner
        || place
        || event
        || owned
        || document.gazetteer.get(document.slice(rule.span)).is_some()
}

fn is_demonym(document: &Document<'_>, span: Span) -> bool {
    let entry = document.gazetteer.get(document.slice(span));
    entry.is_some_and(|it| it.known == Known::Demonym)
}

/// One kind for all places of one name in an article: the one known beforehand, else the one met most. The last word of an
/// organization stands for it. People of a country are of no kind by themselves.
pub(super) fn settle(document: &Document<'_>, found: &mut [Mention]) {
    let mut counts: FxHashMap<Vec<Symbol>, [u32; 4]> = FxHashMap::default();
    let mut heads: FxHashMap<Symbol, [u32; 4]> = FxHashMap::default();
    let name = |it: &Mention| -> Vec<Symbol> {
        let tokens = document.tokens_in(it.span).iter();
        tokens.map(|it| it.symbol).collect()
    };
    for mention in found.iter() {
        let words = name(mention);
        if let [_, .., last] = words[..] {
            heads.entry(last).or_default()[mention.kind as usize] += 1;
        }
        counts.entry(words).or_default()[mention.kind as usize] += 1;
    }
    let groups = groups(document, found);
    let dateline = document.dateline_place();
    let dateline = dateline.as_ref();
    for mention in found.iter_mut() {
        let words = name(mention);
        mention.kind = match document.gazetteer.get(document.slice(mention.span)) {
            Some(it) => kind::of_known(it.known),
            None if dateline.is_some_and(|it| *it == words) => MentionKind::Place,
            None if words.len() == 1 && words.first().is_some_and(|it| groups.contains_key(it)) => {
                MentionKind::Organization
            }
            None => {
                let head = words
                    .first()
                    .filter(|_| words.len() == 1)
                    .and_then(|it| heads.get(it));
                let head = head.filter(|it| {
                    it[MentionKind::Person as usize] > 0
                        || it[MentionKind::Organization as usize] > 0
                });
                most(head.or_else(|| counts.get(&words)), mention.kind)
            }
        };
    }
}

/// Words of the plural that `the` stands before more often than not, such as clubs: no people, nor places.
fn groups(document: &Document<'_>, found: &[Mention]) -> FxHashMap<Symbol, ()> {
    let mut counts: FxHashMap<Symbol, [u32; 2]> = FxHashMap::default();
    for mention in found.iter().filter(|it| it.kind == MentionKind::Person) {
        let run = document.token_run(mention.span);
        if run.len() == 1 && document.form(run.start()).ends_with('s') {
            let the = run.start() > 0 && document.form(run.start() - 1) == "the";
            let symbol = document.token(run.start()).symbol;
            counts.entry(symbol).or_default()[usize::from(the)] += 1;
        }
    }
    let often = counts.into_iter().filter(|(_, [bare, the])| the > bare);
    often.map(|(symbol, _)| (symbol, ())).collect()
}

/// The kind counted most; `kind` when no other is counted more.
fn most(counts: Option<&[u32; 4]>, kind: MentionKind) -> MentionKind {
    let counts = counts.copied().unwrap_or_default();
    let best = counts.iter().max().copied().unwrap_or(0);
    let kinds = [
        kind,
        MentionKind::Person,
        MentionKind::Organization,
        MentionKind::Place,
        MentionKind::Other,
    ];
    kinds
        .into_iter()
        .find(|it| counts[*it as usize] == best)
        .unwrap_or(kind)
}
