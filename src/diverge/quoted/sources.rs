//! The source of one statement, named otherwise.

use crate::align::SharedKind;
use crate::annotate::{MentionKind, Quote, QuoteKind, Source};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facing::Facing;
use crate::diverge::quoted::unsourced::is_said;
use crate::diverge::trust::DOUBT;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::language::Language;
use crate::lexicon::offices::title;
use crate::lexicon::wordlist;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

/// One `SourceNamed` for each shared quote, and for each two linked passages with one source each, whose sources are named in
/// other words. Two persons are not: of a quote that is another speaker, of a statement it may be another statement.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out: Vec<Divergence> = Vec::new();
    let mut seen: FxHashSet<[Site; 2]> = FxHashSet::default();
    let found = of_quotes(context).into_iter().chain(of_passages(context));
    for (one, two, confidence) in found {
        let (Some(a), Some(b)) = (site(one), site(two)) else {
            continue;
        };
        let same = is_named_near(context, a, b) || is_named_near(context, b, a);
        let object = is_announced(context, a) || is_announced(context, b);
        if !same && !object && is_named_otherwise(context, one, two) && seen.insert([a, b]) {
            let kind = Kind::SourceNamed { only: None };
            out.push(context.divergence(kind, vec![a, b], confidence));
        }
    }
    out
}

/// A source and its article.
pub(in crate::diverge) type Named = (ArticleId, Source);

fn site((article, source): Named) -> Option<Site> {
    (!source.span.is_empty()).then_some(Site {
        article,
        span: source.span,
    })
}

/// Whether what was read as a source is what somebody announces: `a` or `an` opens it, and the person who does so stands right before the
/// verb (`The minister, Ola Brandt, announced an inquiry`). Linear in the names of its passage.
fn is_announced(context: &Context<'_>, source: Site) -> bool {
    let text = context.corpus.articles()[source.article].text();
    let opens = text[source.span.start()..].split_whitespace().next();
    let Some(at) = context
        .passage_at(source)
        .filter(|_| matches!(opens, Some("a" | "an")))
    else {
        return false;
    };
    let words = context.plain(at);
    let behind = words.partition_point(|it| it.span.end() <= source.span.start());
    let Some(verb) = behind.checked_sub(1).map(|it| words[it].span) else {
        return false;
    };
    context.mentions(at).any(|(_, it)| {
        let between = text.get(it.span.end()..verb.start());
        it.kind == MentionKind::Person
            && between.is_some_and(|it| it.trim_matches([' ', ',', '\n']).is_empty())
    })
}

/// Words behind a source that may say more of it.
const BEHIND: usize = 6;

/// Whether the last word that names a source stands right behind the other one too: `the members said in their letter` for
/// `the letter`, `Tarn's clerk Piet Vos` for `Mr. Vos`.
fn is_named_near(context: &Context<'_>, source: Site, other: Site) -> bool {
    let name = fold(context.corpus.slice(source)).into_owned();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let last = words.rfind(|it| it.len() > 2);
    let (_, behind) = context.words_near(other);
    let mut behind = behind.take(BEHIND);
    last.is_some_and(|last| behind.any(|it| context.form(it) == last))
}

fn of_quotes(context: &Context<'_>) -> Vec<(Named, Named, f32)> {
    let source = |it: &crate::align::QuoteSite| {
        let article = it.site.article;
        let annotations = context.corpus.annotations(article);
        match it.quote {
            Some(quote) => Some((article, annotations.quotes[quote].source?)),
            None => {
                let passage = context.corpus.passage_of(it.site)?;
                one_source(context, (article, passage))
            }
        }
    };
    let shared = context.alignment.shared_quotes().iter();
    shared
        .filter(|it| it.kind != SharedKind::Speaker)
        .filter_map(|it| {
            let [one, two] = it.sites.first_chunk::<2>()?;
            Some((source(one)?, source(two)?, it.confidence.get()))
        })
        .collect()
}

fn of_passages(context: &Context<'_>) -> Vec<(Named, Named, f32)> {
    context
        .closest()
        .filter_map(|(facing, mutual)| {
            let pair = &facing.pair;
            let [one, two] = pair.passages.map(|it| one_source(context, it));
            context.trace.say(pair.passages, "source-named", || {
                let name = |it: Option<Named>| match it.and_then(site) {
                    Some(it) => context.corpus.slice(it).to_owned(),
                    None => "not one source".to_owned(),
                };
                let otherwise = one
                    .zip(two)
                    .is_some_and(|(a, b)| is_named_otherwise(context, a, b));
                format!("{} / {}: named otherwise {otherwise}", name(one), name(two))
            });
            let same = say_the_same(context, facing);
            context.trace.say(pair.passages, "source-named", || {
                format!("what they are told to say is the same: {same}")
            });
            // Read in real reports: of passages that are not each other's closest, four in ten are sources of two statements.
            let score = pair.score.get();
            let score = if mutual { score } else { DOUBT * score };
            Some((one?, two?, score)).filter(|_| same)
        })
        .collect()
}

/// Whether what the sources of two passages are told to say has two words or more in common, and a third of the shorter.
fn say_the_same(context: &Context<'_>, facing: &Facing) -> bool {
    let said = [0, 1].map(|side| -> Vec<Span> {
        let quotes = context.quotes(facing.pair.passages[side]);
        quotes
            .filter(|it| it.1.speech)
            .map(|it| it.1.content)
            .collect()
    });
    let inside = [0, 1].map(|side| -> Vec<bool> {
        let words = &facing.sides[side];
        let mut quotes = said[side].iter().peekable();
        let mut reach = 0;
        let within = |n: usize| {
            let span = words.words[n].span;
            while let Some(it) = quotes.next_if(|it| it.start() <= span.start()) {
                reach = reach.max(it.end());
            }
            words.tells(n) && reach >= span.end()
        };
        (0..words.words.len()).map(within).collect()
    });
    let count = |side: usize| inside[side].iter().filter(|it| **it).count();
    let mates = inside[0].iter().zip(&facing.sides[0].mates);
    let common = mates.filter(|(here, mate)| **here && mate.is_some_and(|it| inside[1][it]));
    let common = common.count();
    common >= 2 && 3 * common >= count(0).min(count(1))
}

/// The source of a passage, where all that is told in it has the same.
fn one_source(context: &Context<'_>, at: PassageRef) -> Option<Named> {
    let span = context.corpus.passage_span(at);
    let quotes = context.quotes(at);
    let mut sources = quotes
        .filter(|(_, it)| {
            it.speech
                && (it.kind != QuoteKind::Indirect
                    || is_said(context, at.0, it)
                    || is_stated(context, at.0, it))
        })
        .map(|(_, it)| it.source.filter(|it| span.contains(it.span)));
    let first = sources.next()??;
    sources
        .all(|it| it.is_some_and(|it| it.span == first.span))
        .then_some((at.0, first))
}

/// The same in another language than English, whose list has the words in normal forms.
fn is_stated(context: &Context<'_>, article: ArticleId, quote: &Quote) -> bool {
    let language = context.corpus.language(article);
    quote.cue.is_some_and(|span| {
        let text = fold(context.corpus.slice(Site { article, span })).into_owned();
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|it| wordlist::has(language, "states", it))
    })
}

fn is_named_otherwise(context: &Context<'_>, one: Named, two: Named) -> bool {
    let (a, b) = (words(context, one), words(context, two));
    let known = |it: &Named| it.1.certain;
    if !known(&one) || !known(&two) || a.is_empty() || b.is_empty() {
        return false;
    }
    let bodies = [one, two].map(|it| body(context, it));
    if let [Some(a), Some(b)] = bodies {
        return a != b;
    }
    if is_anaphor(context, one, two) || is_anaphor(context, two, one) || are_initials(&a, &b) {
        return false;
    }
    let entity = |it: Named| it.1.mention.map(|id| context.corpus.entity(it.0, id));
    let person = |it: EntityId| context.corpus.entities()[it].kind == MentionKind::Person;
    let heads = [one, two].map(|it| people(context, it));
    match (&heads, [one, two].map(entity)) {
        // `harbor officials` for `senior harbor authorities`: other people, whatever else both are called.
        ([Some(a), Some(b)], _) => return a != b,
        // Some people for somebody with a name (`police` / `Sergeant Piet Vos`), or one of them (`a spokesman`).
        ([Some(_), None], [_, Some(it)]) | ([None, Some(_)], [Some(it), _]) if person(it) => {
            return true;
        }
        (_, [None, Some(it)]) if person(it) && is_anybody(context, one) => return true,
        (_, [Some(it), None]) if person(it) && is_anybody(context, two) => return true,
        _ => {}
    }
    if a.iter().any(|word| b.contains(word)) {
        return false;
    }
    if is_office(context, one) || is_office(context, two) {
        return false;
    }
    match (entity(one), entity(two)) {
        // Somebody called by name in one and by office in the other is one source.
        (Some(a), Some(b)) => a != b && !(person(a) && person(b)),
        // `the minister` for a name: who that is may not be known, and a title is no other source.
        // Nobody in particular is another source than one with a name.
        (Some(_), None) if is_anybody(context, two) => true,
        (None, Some(_)) if is_anybody(context, one) => true,
        (Some(a), None) | (None, Some(a)) => !person(a),
        _ => true,
    }
}

/// `the president`: who is called by office alone may be the one whom the other article names.
fn is_office(context: &Context<'_>, (article, source): Named) -> bool {
    let text = fold(context.corpus.slice(Site {
        article,
        span: source.span,
    }))
    .into_owned();
    let office = text
        .strip_prefix("the ")
        .and_then(|it| it.split_whitespace().last());
    office.is_some_and(|it| title(it).is_some())
}

/// `the official`: whoever was named before. Who that is the words do not say, and it may be the other one; nor what two such
/// words stand for (`the lawsuit`, `the suit`).
fn is_anaphor(context: &Context<'_>, one: Named, two: Named) -> bool {
    let bare = |(article, source): Named| {
        let span = source.span;
        let text = fold(context.corpus.slice(Site { article, span })).into_owned();
        let noun = text.strip_prefix("the ")?.to_owned();
        (!noun.contains(' ') && source.mention.is_none()).then_some(noun)
    };
    let language = context.corpus.language(one.0);
    bare(one).is_some_and(|it| wordlist::has(language, "anaphor", &it) || bare(two).is_some())
}

/// Whether one source is called by the first letters of the words of the other (`the THP`, `the Tarnholm Harbor Police`).
pub(super) fn are_initials<T: AsRef<str>>(one: &[T], two: &[T]) -> bool {
    let spelled = |short: &[T], long: &[T]| {
        let letters = long.iter().filter_map(|it| it.as_ref().chars().next());
        long.len() > 1 && matches!(short, [it] if it.as_ref().chars().eq(letters))
    };
    spelled(one, two) || spelled(two, one)
}

/// `a spokesman`, `officials`: nobody in particular.
fn is_anybody(context: &Context<'_>, (article, source): Named) -> bool {
    const SOME: [&str; 8] = [
        "a", "an", "one", "some", "several", "two", "many", "another",
    ];
    let text = fold(context.corpus.slice(Site {
        article,
        span: source.span,
    }))
    .into_owned();
    let first = text.split_whitespace().next().unwrap_or_default();
    SOME.contains(&first)
}

/// The noun by which a source is some people without a name (`police`, `Norland defense officials`), in a language that has a list
/// of such nouns.
fn people(context: &Context<'_>, (article, source): Named) -> Option<String> {
    let span = source.span;
    let text = fold(context.corpus.slice(Site { article, span })).into_owned();
    let mut words = text
        .split_whitespace()
        .take_while(|it| !BEHIND_NOUN.contains(it));
    let last = words.by_ref().last()?.to_owned();
    let language = context.corpus.language(article);
    wordlist::has(language, "people", &last).then_some(last)
}

/// Which kind of body a source without a person's name is, by the number of its line in the list of its language: the police, the fire
/// brigade, the town, its people. None where no line has its first noun; English has no such list.
fn body(context: &Context<'_>, (article, source): Named) -> Option<usize> {
    let language = context.corpus.language(article);
    let person = |it| context.corpus.annotations(article).mentions[it].kind == MentionKind::Person;
    if language == Language::English || source.mention.is_some_and(person) {
        return None;
    }
    let printed = context
        .corpus
        .slice(Site {
            article,
            span: source.span,
        })
        .to_lowercase();
    let mut words = printed.split(|c: char| !c.is_alphanumeric() && c != '-');
    let line = |word: &str| wordlist::line_of(language, "body", word);
    words.find_map(|it| line(it).or_else(|| it.strip_suffix('s').and_then(line)))
}

/// Words that open what follows the noun of a source (`officials in the capital`).
const BEHIND_NOUN: [&str; 9] = [
    "of", "in", "at", "from", "for", "with", "who", "and", "near",
];

/// The words that name a source; none when it is a pronoun.
pub(in crate::diverge) fn words(context: &Context<'_>, (article, source): Named) -> Vec<String> {
    const EMPTY: [&str; 24] = [
        "the", "a", "an", "of", "and", "he", "she", "they", "it", "who", "his", "her", "their",
        "its", "in", "s", "i", "we", "that", "which", "one", "others", "also", "both",
    ];
    // `the mayor, Oda Tarn,` gives the name as well.
    let apposed = source
        .mention
        .map(|it| context.corpus.annotations(article).mentions[it].span);
    let apposed = apposed.filter(|it| source.span.end() + 2 == it.start());
    let span = apposed.map_or(source.span, |it| source.span.cover(it));
    let text = fold(context.corpus.articles()[article].slice(span)).into_owned();
    let language = context.corpus.language(article);
    // `die Polizei` and `die Feuerwehr` have nothing in common.
    let small = |it: &str| language != Language::English && wordlist::is_stopword(language, it);
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty() && !EMPTY.contains(it) && !small(it))
        .map(String::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{are_initials, find};
    use crate::diverge::tests::found_amid_others;

    #[test]
    fn what_somebody_announces_is_no_source() {
        let office = "Minister Ola Brandt did not announce an inquiry, his office said, but left the dam at Tarn to the board of water.";
        let minister = "The water minister, Ola Brandt, announced an inquiry and promised to publish a report on the dam at Tarn within a month.";
        assert!(found_amid_others(find, [minister, office]).is_empty());
    }

    #[test]
    fn first_letters_stand_for_a_name() {
        let words = |it: &str| -> Vec<String> { it.split(' ').map(String::from).collect() };
        let name = words("tarnholm harbor police");
        assert!(are_initials(&words("thp"), &name) && are_initials(&name, &words("thp")));
        assert!(!are_initials(&words("the"), &name) && !are_initials(&name, &name));
        assert!(!are_initials(&words("t"), &words("tarnholm")));
    }
}
