//! `Fact`: the dates, places and numbers of a passage, and what each article gives of them anywhere.

use crate::annotate::{Grain, Mention, MentionKind, Precision, Quantity, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement, bits};
use crate::segment::Token;
use crate::text::Span;
use crate::text::index::{ArticleId, EntityId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Facts of one sort that are looked at in a passage: more are a list or a table.
const MOST: usize = 12;
/// The oldest anybody is.
const OLDEST: f64 = 120.0;

/// What a fact is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::diverge) enum Sort {
    #[default]
    Date,
    Place,
    Number,
}

/// A fact of a passage.
#[derive(Debug, Clone, Copy)]
pub(in crate::diverge) struct Fact<'a> {
    pub sort: Sort,
    pub span: Span,
    what: What<'a>,
}

#[derive(Debug, Clone, Copy)]
enum What<'a> {
    Date(&'a str),
    Place(EntityId),
    Number(&'a Quantity),
}

impl Fact<'_> {
    /// What a number counts or measures.
    pub(in crate::diverge) fn unit(&self) -> Option<&str> {
        match self.what {
            What::Number(it) => it.unit.as_deref(),
            _ => None,
        }
    }

    /// The value of a number that is told exactly.
    pub(in crate::diverge) fn number(&self) -> Option<f64> {
        match self.what {
            What::Number(it) if it.precision == Precision::Exact => Some(it.value),
            _ => None,
        }
    }

    /// Whether two facts are the same day, place, or number of one unit.
    pub(in crate::diverge) fn is_same(&self, other: &Self) -> bool {
        match (self.what, other.what) {
            (What::Date(one), What::Date(two)) => one == two,
            (What::Place(one), What::Place(two)) => one == two,
            (What::Number(one), What::Number(two)) => {
                one.unit == two.unit && agreement(one, two) != Agreement::Disagree
            }
            _ => false,
        }
    }

    /// The place that it is.
    pub(in crate::diverge) fn place(&self) -> Option<EntityId> {
        match self.what {
            What::Place(it) => Some(it),
            _ => None,
        }
    }

    /// The value of a date.
    pub(in crate::diverge) fn date(&self) -> Option<&str> {
        match self.what {
            What::Date(it) => Some(it),
            _ => None,
        }
    }
}

/// The dates, places and numbers of a passage that an editor would miss where another report leaves them out, in the order of
/// the sorts and of the text; none where the article only says what it puts right. Linear in what stands there.
fn facts<'a>(context: &Context<'a>, at: PassageRef) -> Vec<Fact<'a>> {
    let dateline = context.corpus.articles()[at.0].dateline().map(|it| it.span);
    let filed = |span: Span| dateline.is_some_and(|it| it.overlaps(span));
    let dates = context.times(at).iter().filter(|it| names_day(it));
    let dates = dates.map(|it| Fact {
        sort: Sort::Date,
        span: it.span,
        what: What::Date(&it.value),
    });
    let places = context
        .mentions(at)
        .filter(|it| leads_to(context, at.0, it.1));
    let places = places.map(|(id, it)| Fact {
        sort: Sort::Place,
        span: it.span,
        what: What::Place(context.corpus.entity(at.0, id)),
    });
    let numbers = context.quantities(at).iter();
    let numbers = numbers
        .filter(|it| tells(it) && !is_age(context, at.0, it) && !is_converted(context, at.0, it));
    let numbers = numbers.map(|it| Fact {
        sort: Sort::Number,
        span: it.span,
        what: What::Number(it),
    });
    let all = dates.take(MOST).chain(places.take(MOST));
    let all = all.chain(numbers.take(MOST));
    let all: Vec<Fact<'a>> = all.filter(|it| !filed(it.span)).collect();
    match all.is_empty() || !context.is_correction(at) {
        true => all,
        false => Vec::new(),
    }
}

/// Days, weeks, months and years.
fn names_day(it: &Time) -> bool {
    let grain = matches!(
        it.grain,
        Grain::Day | Grain::Week | Grain::Month | Grain::Year
    );
    grain && !it.value.starts_with("past")
}

/// Whether a name is that of a place to which a preposition leads.
fn leads_to(context: &Context<'_>, article: ArticleId, it: &Mention) -> bool {
    if it.kind != MentionKind::Place {
        return false;
    }
    let (mut before, mut after) = context.words_near(Site {
        article,
        span: it.span,
    });
    let led = before.next().is_some_and(|word| {
        matches!(
            context.form(word),
            "in" | "at" | "near" | "outside" | "from" | "to"
        )
    });
    // `Selnik District Court`: a part of the name of something else.
    let goes_on = |word: &Token| {
        let article = &context.corpus.articles()[article];
        let text = article.slice(word.span);
        let gap = article.slice(Span::new(
            it.span.end().min(word.span.start()),
            word.span.start(),
        ));
        gap == " " && text.starts_with(char::is_uppercase)
    };
    led && after
        .next()
        .is_none_or(|word| context.form(word) != "'s" && !goes_on(word))
}

/// Whether a number says something when it is missing elsewhere: it measures or counts something.
fn tells(it: &Quantity) -> bool {
    // `one man` counts nobody, and `twice` is seldom missed.
    let twice = it.unit.as_deref() == Some("time") && it.value <= 2.0;
    !twice && it.unit.is_some() && it.value != 1.0 || it.value >= 3.0
}

/// Whether a number may be the age of somebody: `Oda Tarn, 54, a teacher`. It counts nothing; two ages of one person are
/// compared apart.
pub(in crate::diverge) fn is_age(context: &Context<'_>, article: ArticleId, it: &Quantity) -> bool {
    let text = context.corpus.articles()[article].text();
    it.unit.is_none()
        && it.value.fract() == 0.0
        && it.value <= OLDEST
        && text[..it.span.start()].ends_with(", ")
        && text[it.span.end()..].starts_with([',', '.', ';'])
}

/// Words before a bracket that are looked over for a number.
const BEFORE: usize = 3;

/// Whether a number only gives another in another unit (`some 60 metres (200 feet)`), or is cut out of one (`2, 000ft`).
fn is_converted(context: &Context<'_>, article: ArticleId, it: &Quantity) -> bool {
    let text = context.corpus.articles()[article].text();
    let number = text.get(it.number.start()..it.number.end()).unwrap_or("");
    let before = text
        .get(..it.span.start())
        .and_then(|it| it.strip_suffix('('));
    let counts = |it: &str| it.contains(|it: char| it.is_ascii_digit());
    let converts = before.is_some_and(|it| {
        let words = it.split_whitespace().rev().take(BEFORE);
        words.into_iter().any(counts)
    });
    number.starts_with("00") || it.unit.is_some() && converts
}

/// Every different number of each article, by its unit and by its value, and the places that it names.
pub(in crate::diverge) struct Given<'a> {
    by_unit: FxHashMap<(ArticleId, Option<&'a str>), Vec<&'a Quantity>>,
    by_value: FxHashMap<(ArticleId, u64), Vec<&'a Quantity>>,
    named: FxHashSet<(ArticleId, EntityId)>,
    /// By article, in how many passages a stem stands.
    stems: Vec<FxHashMap<u32, u32>>,
    /// By article and passage.
    facts: Vec<Vec<Vec<Fact<'a>>>>,
}

impl<'a> Given<'a> {
    pub(in crate::diverge) fn new(context: &Context<'a>) -> Self {
        let entities = context.corpus.entities().iter_enumerated();
        let named = entities.flat_map(|(id, it)| it.mentions.iter().map(move |at| (at.0, id)));
        let mut it = Self {
            by_unit: FxHashMap::default(),
            by_value: FxHashMap::default(),
            named: named.collect(),
            stems: Vec::new(),
            facts: Vec::new(),
        };
        let mut seen = FxHashSet::default();
        for article in context.corpus.articles().ids() {
            let passages = context.corpus.segments(article).passages().ids();
            let all = passages.map(|it| facts(context, (article, it)));
            it.facts.push(all.collect());
            let mut stems = FxHashMap::default();
            for passage in context.corpus.segments(article).passages().ids() {
                for stem in context.stems_of((article, passage)) {
                    *stems.entry(*stem).or_default() += 1;
                }
            }
            it.stems.push(stems);
            for given in &context.corpus.annotations(article).quantities {
                let unit = given.unit.as_deref();
                let (value, upper) = (bits(given.value), given.upper.map(bits));
                if seen.insert((article, unit, value, upper, given.precision)) {
                    it.by_unit.entry((article, unit)).or_default().push(given);
                    it.by_value.entry((article, value)).or_default().push(given);
                }
            }
        }
        it
    }

    /// The facts of a passage; none where there is no such passage.
    pub(in crate::diverge) fn facts(&self, article: ArticleId, passage: usize) -> &[Fact<'a>] {
        let all = self
            .facts
            .get(article.index())
            .and_then(|it| it.get(passage));
        all.map_or(&[], Vec::as_slice)
    }

    /// What a stem counts that two articles share: less when both have it often; the same in every order of the telling.
    pub(in crate::diverge) fn weight(&self, articles: [ArticleId; 2], stem: u32) -> f32 {
        let count = |id: ArticleId| self.stems[id.index()].get(&stem).copied().unwrap_or(0);
        let least = count(articles[0]).min(count(articles[1]));
        1.0 / (1.0 + (1.0 + least as f32).ln())
    }

    /// Whether an article gives a place anywhere, or a number that may be the same: of its unit or its value, and without
    /// disagreement. Linear in the different numbers of the unit.
    pub(in crate::diverge) fn has(&self, article: ArticleId, fact: &Fact<'_>) -> bool {
        match fact.what {
            What::Date(_) => false,
            What::Place(entity) => self.named.contains(&(article, entity)),
            What::Number(it) => {
                let of_value = self.by_value.get(&(article, bits(it.value)));
                let of_unit = self.by_unit.get(&(article, it.unit.as_deref()));
                let mut all = of_value.into_iter().chain(of_unit).flatten();
                all.any(|other| agreement(it, other) != Agreement::Disagree)
            }
        }
    }
}
