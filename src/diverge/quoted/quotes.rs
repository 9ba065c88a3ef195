//! Quote against quote: cut, altered, other limits, other speaker, joined, paraphrased.

use crate::align::quotes::blocks::Block;
use crate::align::quotes::ends::{FEW_CHANGED, is_left_out, with_changed_ends};
use crate::align::quotes::words::{Vocabulary, Word};
use crate::align::quotes::{common_runs, common_words};
use crate::align::{QuoteSite, SharedKind, SharedQuote};
use crate::annotate::{Route, Source};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::quoted::speakers::is_one_name;
use crate::diverge::quoted::telling::tightened;
use crate::diverge::quoted::told_quotes::{is_denied, is_word_by_word};
use crate::diverge::quoted::utterance::{Voices, is_borne_out, is_said_near, voices};
use crate::diverge::quoted::{cut_quotes, half_quotes, joined_quotes, whole_phrases};
use crate::diverge::trust::{CLOSE, DOUBT};
use crate::diverge::{Divergence, Kind};
use crate::lexicon::stance::Stance;
use crate::text::index::{ArticleId, QuoteId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Words of an altered stretch that is told as one change.
const READABLE: usize = 10;

/// A shared quote with the words of both tellings.
pub(in crate::diverge) struct Told<'a> {
    pub shared: &'a SharedQuote,
    pub sites: [Site; 2],
    pub quotes: [QuoteId; 2],
    pub words: [Vec<Word>; 2],
    pub runs: Vec<Block>,
    /// What one keeps of the other, also beyond long gaps.
    pub kept: Vec<Block>,
}

/// What the shared quotes say about how the articles quote.
///
/// A quote whose parts the other article gives in several quotes is not cut: all quotes of the other article that share
/// words with it count together. Linear in the shared quotes, each compared once.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut vocabulary = Vocabulary::new(context.corpus.common_language());
    let mut out = Vec::new();
    let mut told = Vec::new();
    for shared in context.alignment.shared_quotes() {
        match both_quoted(context, shared, &mut vocabulary) {
            Some(it) => told.push(it),
            None => out.extend(paraphrased(context, shared)),
        }
    }
    let parted = parted(&told);
    for it in &told {
        out.extend(match it.shared.kind {
            SharedKind::Speaker => other_speaker(context, it),
            _ if is_of_another(context, it) => other_speaker(context, it),
            kind if kind.is_part()
                && it.shared.two_persons
                && (longest(it) >= SAID_ONCE && is_said_beside(context, it)
                    || wholes(it).any(|it| parted.contains(&it))) =>
            {
                other_speaker(context, it)
            }
            SharedKind::Bounds => bounds(context, it, &vocabulary),
            _ => None,
        });
        out.extend(altered(context, it, &vocabulary));
    }
    out.extend(joined_quotes::find(context, &told, &mut vocabulary));
    out.extend(cut_quotes::find(context, &told, &vocabulary));
    out.extend(half_quotes::find(context, &told));
    out
}

/// Both tellings, where both stand between marks.
fn both_quoted<'a>(
    context: &Context<'_>,
    shared: &'a SharedQuote,
    vocabulary: &mut Vocabulary,
) -> Option<Told<'a>> {
    let [one, two] = shared.sites.first_chunk::<2>()?;
    let quotes = [one.quote?, two.quote?];
    let mut words = |it: &QuoteSite, quote: QuoteId| {
        let article = it.site.article;
        let content = context.corpus.annotations(article).quotes[quote].content;
        vocabulary.words(context.corpus.articles()[article].text(), content)
    };
    let words = [words(one, quotes[0]), words(two, quotes[1])];
    let runs = common_runs(&words[0], &words[1], vocabulary);
    let runs = with_changed_ends(runs, [&words[0], &words[1]], vocabulary);
    let kept = match shared.kind {
        SharedKind::Cut | SharedKind::AlteredPart => common_words(&words[0], &words[1], vocabulary),
        _ => Vec::new(),
    };
    (!runs.is_empty()).then_some(Told {
        shared,
        sites: [one.site, two.site],
        quotes,
        words,
        runs,
        kept,
    })
}

fn paraphrased(context: &Context<'_>, shared: &SharedQuote) -> Option<Divergence> {
    let quoted = shared.sites.iter().find(|it| it.quote.is_some())?;
    let kind = Kind::QuoteParaphrase {
        quoted: quoted.site.article,
    };
    let told = shared.sites.iter().find(|it| it.quote.is_none())?;
    let (sites, sure) = tightened(context, quoted.site, told.site);
    let score = shared.confidence.get();
    let score = match (is_borne_out(context, sites[0], sites[1], false), sure) {
        (false, _) => DOUBT,
        (true, true) => score.max(CLOSE),
        (true, false) => score,
    };
    let it = context.divergence(kind, sites.to_vec(), score);
    Some(it).filter(|it| !is_word_by_word(context, it) && !is_denied(context, it))
}

/// A quote, and another article.
type Whole = ((ArticleId, QuoteId), ArticleId);

/// Quotes that another article gives to somebody else in two parts, on both sides of who says it: `“We stay,” Lind said, “until noon.”`
/// Of fewer than [`LONG`] words two persons may each have said them. Linear.
fn parted(told: &[Told<'_>]) -> FxHashSet<Whole> {
    let mut parts: FxHashMap<Whole, (usize, usize)> = FxHashMap::default();
    for it in told.iter().filter(|it| it.shared.two_persons) {
        let words: usize = it.runs.iter().map(|it| it.length).sum();
        for whole in wholes(it) {
            let all = parts.entry(whole).or_default();
            *all = (all.0 + 1, all.1 + words);
        }
    }
    let longer = |it: &Told<'_>| it.words[0].len().max(it.words[1].len());
    let all = told
        .iter()
        .flat_map(|it| wholes(it).map(move |whole| (it, whole)));
    let parted = all.filter(|(it, whole)| {
        let (parts, words) = parts.get(whole).copied().unwrap_or_default();
        parts > 1 && longer(it) >= LONG && words >= longer(it)
    });
    parted.map(|it| it.1).collect()
}

/// The longer telling, with the article of the other; of two equally long ones both.
fn wholes(told: &Told<'_>) -> impl Iterator<Item = Whole> {
    let lengths = [0, 1].map(|side| told.words[side].len());
    let sides = [0, 1]
        .into_iter()
        .filter(move |&side| lengths[side] >= lengths[1 - side]);
    sides.map(|side| {
        let own = (told.sites[side].article, told.quotes[side]);
        (own, told.sites[1 - side].article)
    })
}

/// Whether two persons are given the same words but for one or two of each: one of more and one of less is the same quote all the same.
pub(super) fn is_of_another(context: &Context<'_>, told: &Told<'_>) -> bool {
    let shared: usize = told.runs.iter().map(|it| it.length).sum();
    let few = |it: &Vec<Word>| it.len() <= shared + FEW_OTHERS;
    let near = told.shared.two_persons && shared >= LONG && told.words.iter().all(few);
    near && is_said_beside(context, told)
}

/// Words of each telling that the other lacks, at most, where both are one quote.
const FEW_OTHERS: usize = 2;

/// Whether both tellings have the verb with who speaks right behind them, or right before them in their sentence: a colon or an answer
/// before the words may be of somebody else (2 of 2 such findings in 444 pairs were wrong).
fn is_said_beside(context: &Context<'_>, told: &Told<'_>) -> bool {
    [0, 1].iter().all(|&side| {
        let article = told.sites[side].article;
        let quote = &context.corpus.annotations(article).quotes[told.quotes[side]];
        let text = context.corpus.articles()[article].text();
        let led = || {
            let between = text.get(quote.cue?.end()..quote.span.start())?;
            let marks = [':', '.', '\n', '"', '“', '”'];
            Some(!between.contains(marks))
        };
        let beside = |it: &Source| match it.route {
            Route::Behind => true,
            Route::Before => led().unwrap_or(false),
            _ => false,
        };
        quote.source.as_ref().is_some_and(beside)
    })
}

/// Two speakers of one quote, unless their names are one that is spelled in two ways, which is told of the names, or one is a part of
/// the other (`Rau`, `Johanna Rau`).
fn other_speaker(context: &Context<'_>, told: &Told<'_>) -> Option<Divergence> {
    let source = |n: usize| {
        let article = told.sites[n].article;
        let found = context.corpus.annotations(article);
        let source = found.quotes[told.quotes[n]].source?;
        // `the mayor, Oda Tarn,` is shown with the name, `he` by the name that he has.
        let name = source.mention.map(|it| found.mentions[it].span);
        let span = match name {
            Some(it) if source.span.end() + 2 == it.start() => source.span.cover(it),
            Some(it) if !source.span.overlaps(it) => it,
            _ => source.span,
        };
        Some(Site { article, span })
    };
    let speakers = [source(0)?, source(1)?];
    let name = |n: usize| {
        let article = told.sites[n].article;
        let quote = &context.corpus.annotations(article).quotes[told.quotes[n]];
        let speaker = context.corpus.entity(article, quote.source?.mention?);
        Some(context.corpus.entities()[speaker].name.as_str())
    };
    let whole = name(0).zip(name(1));
    if is_one_name(context, speakers.map(|it| context.corpus.slice(it)))
        || whole.is_some_and(|it| is_one_name(context, it.into()))
    {
        return None;
    }
    let kind = Kind::QuoteSpeaker { speakers };
    Some(context.divergence(kind, told.sites.to_vec(), told.shared.confidence.get()))
}

/// The words that differ, with [what they are read by](whole_phrases): changes that are read together are one finding, and where words
/// stand for words, or a `not` is gained, words that are only left out are none of their own.
///
/// Those of a quote that is cut too are few words each: of the changes within cut quotes in 68 pairs that readers had marked 9
/// of 11 were right, of second and later changes 10 of 11.
fn altered(context: &Context<'_>, told: &Told<'_>, vocabulary: &Vocabulary) -> Vec<Divergence> {
    let cut = match told.shared.kind {
        SharedKind::Altered => false,
        kind if kind.is_part() => true,
        _ => return Vec::new(),
    };
    // Somebody who says a thing twice is quoted with either wording.
    let elsewhere = |side: usize| {
        let article = told.sites[side].article;
        let quote = &context.corpus.annotations(article).quotes[told.quotes[side]];
        let span = quote.content;
        is_said_near(context, Site { article, span }, told.sites[1 - side])
    };
    let is_told = |it: &[Block]| {
        is_change(it, &told.words, vocabulary)
            && !is_left_out(
                [&it[0], &it[1]],
                [&told.words[0], &told.words[1]],
                vocabulary,
            )
            && (!cut || is_slight(it, &told.words))
            && !is_known(context, shown(told, [it, it]))
    };
    let changes: Vec<&[Block]> = told.runs.windows(2).filter(|it| is_told(it)).collect();
    let mut groups: Vec<[&[Block]; 2]> = Vec::new();
    for &change in &changes {
        let reach = |from| stretch(told, [from, change]).map(|it| it.len());
        match groups.last_mut() {
            Some(group) if reach(group[0]).iter().all(|it| *it <= READABLE) => group[1] = change,
            _ => groups.push([change, change]),
        }
    }
    let elsewhere = || elsewhere(0) || elsewhere(1);
    let two = || are_two(context, told) && !is_of_another(context, told);
    if groups.is_empty() || elsewhere() || two() {
        return Vec::new();
    }
    let weighty = |it: &[&[Block]; 2]| {
        let inside = it[0][0].left..=it[1][0].left;
        let mut parts = changes.iter().filter(|it| inside.contains(&it[0].left));
        parts.any(|it| is_weighty(context, it, &told.words, vocabulary))
    };
    let any = groups.iter().any(weighty);
    if any {
        groups.retain(weighty);
    } else {
        groups.truncate(1);
    }
    let score = told.shared.confidence.get();
    let found = groups.into_iter().map(|it| {
        let sites = whole_phrases::shown(context, told, vocabulary, it);
        context.divergence(Kind::QuoteAltered, sites.to_vec(), score)
    });
    found.collect()
}

/// Whether words stand for other words between two runs, or what is there on one side alone says `not`.
fn is_weighty(
    context: &Context<'_>,
    runs: &[Block],
    words: &[Vec<Word>; 2],
    vocabulary: &Vocabulary,
) -> bool {
    let (one, two) = (runs[0], runs[1]);
    let left = &words[0][one.left + one.length..two.left];
    let right = &words[1][one.right + one.length..two.right];
    let denies = |it: &Word| {
        context
            .stances
            .of(vocabulary.form(it.symbol))
            .has(Stance::Negates)
    };
    !left.is_empty() && !right.is_empty() || left.iter().chain(right).any(denies)
}

/// The words of each side from one change to another, with a word on both sides.
fn stretch(told: &Told<'_>, [from, to]: [&[Block]; 2]) -> [std::ops::Range<usize>; 2] {
    [
        (0, from[0].left + from[0].length, to[1].left),
        (1, from[0].right + from[0].length, to[1].right),
    ]
    .map(|(side, start, end)| start.saturating_sub(1)..(end + 1).min(told.words[side].len()))
}

/// The same as sites.
fn shown(told: &Told<'_>, changes: [&[Block]; 2]) -> [Site; 2] {
    let ranges = stretch(told, changes);
    [0, 1].map(|side| {
        let words = &told.words[side][ranges[side].clone()];
        Site {
            article: told.sites[side].article,
            span: words[0].span.cover(words[words.len() - 1].span),
        }
    })
}

/// Whether either report has these very words of the other in another quote.
fn is_known(context: &Context<'_>, [one, two]: [Site; 2]) -> bool {
    let known = |it: Site, there: Site| {
        let words = context.corpus.slice(it).split_whitespace();
        words.count() >= TELLING && is_said_near(context, it, there)
    };
    known(one, two) || known(two, one)
}

/// Words of a changed stretch that stand in another report by no chance.
const TELLING: usize = 4;

/// Words in one run that two persons hardly say each for himself: a report has the wrong one then, or the program.
const LONG: usize = 6;

/// Words in one run that two persons hardly say each for himself where one of them says more: `our thoughts are with the families`
/// is said by many.
pub(super) const SAID_ONCE: usize = 8;

/// Words of the longest run that both tellings have.
pub(super) fn longest(told: &Told<'_>) -> usize {
    told.runs.iter().map(|it| it.length).max().unwrap_or(0)
}

/// Whether two quotes are of two persons who say about the same.
pub(super) fn are_two(context: &Context<'_>, told: &Told<'_>) -> bool {
    longest(told) < LONG && voices_of(context, told) == Voices::Different
}

/// What is known of who says the tellings of a quote.
pub(super) fn voices_of(context: &Context<'_>, told: &Told<'_>) -> Voices {
    let quote = |side: usize| {
        let article = told.sites[side].article;
        let quotes = &context.corpus.annotations(article).quotes;
        (article, &quotes[told.quotes[side]])
    };
    voices(context, [quote(0), quote(1)])
}

/// Whether words between two runs differ, brackets aside.
fn is_change(runs: &[Block], words: &[Vec<Word>; 2], vocabulary: &Vocabulary) -> bool {
    let (one, two) = (runs[0], runs[1]);
    let left = &words[0][one.left + one.length..two.left];
    let right = &words[1][one.right + one.length..two.right];
    vocabulary.letters(left) != vocabulary.letters(right)
}

/// Whether few words change between two runs, and no ellipsis says that words are left out.
fn is_slight(runs: &[Block], words: &[Vec<Word>; 2]) -> bool {
    let (one, two) = (runs[0], runs[1]);
    let places = [
        (one.left + one.length, two.left),
        (one.right + one.length, two.right),
    ];
    places.into_iter().zip(words).all(|((from, to), words)| {
        let marked = |it: &Word| it.after_gap || it.inserted;
        let with_next = &words[from..(to + 1).min(words.len())];
        to - from <= FEW_CHANGED && !with_next.iter().any(marked)
    })
}

fn bounds(context: &Context<'_>, told: &Told<'_>, vocabulary: &Vocabulary) -> Option<Divergence> {
    let (first, last) = (told.runs.first()?, told.runs.last()?);
    let before = [&told.words[0][..first.left], &told.words[1][..first.right]];
    let after = [
        &told.words[0][last.left + last.length..],
        &told.words[1][last.right + last.length..],
    ];
    let at_start = before.iter().any(|it| !it.is_empty());
    let extra = if at_start { before } else { after };
    let text = |n: usize| -> Vec<&str> {
        let words = extra[n].iter();
        words.map(|it| vocabulary.form(it.symbol)).collect()
    };
    let side = usize::from((extra[1].len(), text(1)) > (extra[0].len(), text(0)));
    let (start, end) = (extra[side].first()?, extra[side].last()?);
    let kind = Kind::QuoteBounds {
        wider: told.sites[side].article,
        words: start.span.cover(end.span),
        at_start,
    };
    Some(context.divergence(kind, told.sites.to_vec(), told.shared.confidence.get()))
}
