//! Whether two numbers tell one change or one act: `shares fell 8%`, `the shares lost 9 per cent`; `some 300 tons of oats were sold`, `500
//! tons of grain were sold`.

use crate::annotate::MentionKind;
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::{Context, Pair};
use crate::diverge::facts::is;
use crate::lexicon::language::Language;
use crate::lexicon::stance::Around;
use crate::segment::Token;
use crate::text::Span;
use crate::text::index::EntityId;
use rustc_hash::FxHashSet;

/// Words between a verb of change and its number (`fell by almost`, `lost more than`).
const BY: usize = 3;
/// Words before a verb of change among which its subject is.
const SUBJECT: usize = 8;
/// Words behind a number among which its verb is (`litres of spilt diesel have leaked`).
const BEHIND: usize = 6;

/// Whether verbs of one direction lead to two numbers, and have one subject, of which not each report says more than the other.
///
/// The passages do not name two persons, places or bodies of one sort, nor two times. Linear in them. Known failure: changes of one thing
/// over two spans of time of which neither is told.
pub(super) fn are_of_one_change(context: &Context<'_>, pair: &Pair, places: &[Site]) -> bool {
    let [Some(one), Some(two)] = [places[0], places[1]].map(|it| change(context, it)) else {
        return false;
    };
    let lone = |one: &Change, two: &Change| one.plain.iter().any(|it| !two.plain.contains(it));
    one.up == two.up
        && one.plain.iter().any(|it| two.plain.contains(it))
        && !(lone(&one, &two) && lone(&two, &one))
        && !name_two(context, pair.passages)
        && !date_two(context, pair.passages)
}

/// How a number is told to be a change.
struct Change {
    up: bool,
    /// The words of its subject that tell something and are of no name.
    plain: Vec<u32>,
}

fn change(context: &Context<'_>, site: Site) -> Option<Change> {
    let article = &context.corpus.articles()[site.article];
    let marks = |from: usize, to: usize| {
        let between = article.text().get(from..to);
        between.is_none_or(|it| it.contains([',', ';', ':', '—', '–', '(', '"', '”']))
    };
    let mut end = site.span.start();
    let mut words: Vec<&Token> = Vec::new();
    for word in context.words_near(site).0.take(BY + 1 + SUBJECT) {
        if marks(word.span.end(), end) {
            break;
        }
        end = word.span.start();
        words.push(word);
    }
    let way = |it: &&Token| {
        let form = context.form(it);
        match () {
            () if is("goes_up", form) => Some(true),
            () if is("goes_down", form) => Some(false),
            () => None,
        }
    };
    let verb = words.iter().take(BY + 1).position(|it| way(it).is_some())?;
    let up = way(&words[verb])?;
    let at = context.passage_at(site)?;
    let named: Vec<Span> = context.mentions(at).map(|it| it.1.span).collect();
    let plain = |it: &&&Token| !named.iter().any(|name| name.overlaps(it.span));
    let subject = words[verb + 1..].iter().filter(plain);
    let subject = subject.filter(|it| !Around::Helps.has(context.form(it)));
    Some(Change {
        up,
        plain: subject.filter_map(|it| context.stems.of(it)).collect(),
    })
}

/// Whether two passages name some of one sort (persons, places, bodies) each, and none of that sort that is in both.
fn name_two(context: &Context<'_>, passages: [PassageRef; 2]) -> bool {
    let of = |at: PassageRef, kind: MentionKind| -> FxHashSet<EntityId> {
        let all = context.mentions(at).filter(|it| it.1.kind == kind);
        all.map(|it| context.corpus.entity(at.0, it.0)).collect()
    };
    let kinds = [
        MentionKind::Person,
        MentionKind::Place,
        MentionKind::Organization,
    ];
    kinds.into_iter().any(|kind| {
        let [one, two] = passages.map(|at| of(at, kind));
        !one.is_empty() && !two.is_empty() && one.is_disjoint(&two)
    })
}

/// Whether two passages give times, and none that is in both.
fn date_two(context: &Context<'_>, passages: [PassageRef; 2]) -> bool {
    let of = |at: PassageRef| -> FxHashSet<&str> {
        let all = context.times(at).iter();
        all.map(|it| it.value.as_str()).collect()
    };
    let [one, two] = passages.map(of);
    !one.is_empty() && !two.is_empty() && one.is_disjoint(&two)
}

/// Whether forms of one verb stand shortly behind two numbers and what they measure.
pub(super) fn have_one_verb_behind(context: &Context<'_>, places: &[Site]) -> bool {
    let verb = |site: Site| -> Option<u32> {
        let language = context.corpus.language(site.article);
        let helps = |it: &str| Around::Helps.has(it) || is("carries_all", it) || it == "was";
        let english = language == Language::English;
        let words: Vec<&Token> = context.words_near(site).1.take(BEHIND).collect();
        let verb = words.iter().find(|it| {
            let form = context.form(it);
            context.stances.is_past(form) && !helps(form)
        });
        verb.filter(|_| english).and_then(|it| context.stems.of(it))
    };
    let [one, two] = [places[0], places[1]].map(verb);
    one.is_some() && one == two
}
