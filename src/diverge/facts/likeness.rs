//! How surely two figures are of one thing, by the words around them and by what else stands there.

use crate::annotate::{Quantity, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement};
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Group, groups_of, groups_of_stem};
use crate::lexicon::numbers::number_word;
use crate::lexicon::times::{month, weekday};
use crate::segment::{Token, TokenKind};
use crate::text::Symbol;
use crate::text::index::PassageId;
use rust_stemmers::Stemmer;
use rustc_hash::{FxHashMap, FxHashSet};

/// Steps looked at around a figure, each way: a passage without an end is no sentence.
const REACH: usize = 28;
/// Steps that a mark between two words counts.
const MARK: usize = 3;
/// So many steps off a word stands near.
const CLOSE: usize = 9;
/// In so many passages of an article a rare word stands at most.
const RARE: usize = 3;
/// Figures of a passage that are looked at beside another.
const BESIDE: usize = 8;

/// A word that tells something near a figure.
#[derive(Debug, Clone, Copy)]
struct Near {
    symbol: Symbol,
    stem: u32,
    steps: usize,
    groups: &'static [Group],
    /// Whether it is printed with a capital.
    named: bool,
    /// In how many passages of its article its stem stands.
    passages: u32,
}

/// What stands around a figure.
#[derive(Debug, Clone)]
pub(in crate::diverge) struct Around {
    /// The passage in which it stands.
    pub at: PassageRef,
    /// Sorted by steps.
    words: Vec<Near>,
}

impl Around {
    /// By what it may meet another: its stems, and the groups of its words.
    pub(in crate::diverge) fn keys(&self) -> impl Iterator<Item = Key> {
        let stems = self.words.iter().map(|it| Key::Stem(it.stem));
        let groups = self.words.iter().flat_map(|it| it.groups);
        stems.chain(groups.map(|it| Key::Group(it.id)))
    }
}

/// What two figures that may be of one thing have in common near them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::diverge) enum Key {
    Stem(u32),
    Group(usize),
}

/// Reads what stands around figures: how common each word is, and to what it is near.
pub(in crate::diverge) struct Reader<'a, 'b> {
    context: &'a Context<'b>,
    groups: FxHashMap<(Language, Symbol), &'static [Group]>,
    stemmers: FxHashMap<Language, Option<Stemmer>>,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(in crate::diverge) fn new(context: &'a Context<'b>) -> Self {
        Self {
            context,
            groups: FxHashMap::default(),
            stemmers: FxHashMap::default(),
        }
    }

    /// The words around a site, the nearest first, without those of the site, numbers and names of days. Linear in what is looked at,
    /// but for a sort.
    pub(in crate::diverge) fn around(&mut self, site: Site) -> Option<Around> {
        let at = self.context.passage_at(site)?;
        let tokens = self.context.corpus.segments(at.0).tokens_of(at.1);
        let before = tokens.partition_point(|it| it.span.end() <= site.span.start());
        let after = tokens.partition_point(|it| it.span.start() < site.span.end());
        let mut words = Vec::new();
        self.read(at, tokens[..before].iter().rev(), &mut words);
        self.read(at, tokens[after..].iter(), &mut words);
        words.sort_by_key(|it| it.steps);
        Some(Around { at, words })
    }

    fn read<'t>(
        &mut self,
        at: PassageRef,
        tokens: impl Iterator<Item = &'t Token>,
        out: &mut Vec<Near>,
    ) {
        let mut steps = 0;
        let language = self.context.corpus.language(at.0);
        for token in tokens {
            let form = self.context.form(token);
            if token.kind == TokenKind::Punctuation {
                let cuts = matches!(form, "," | ";" | ":" | "—" | "–" | "\"" | "(");
                steps += if cuts { MARK } else { 0 };
                continue;
            }
            steps += 1;
            if steps > REACH {
                return;
            }
            let figure = token.kind == TokenKind::Number || is_figure(language, form);
            let Some(stem) = self.context.stems.of(token).filter(|_| !figure) else {
                continue;
            };
            let text = self.context.corpus.articles()[at.0].slice(token.span);
            let holders = |stem| self.context.holders(at.0, stem).len() as u32;
            let passages = holders(stem);
            let stem = self.base(form).unwrap_or(stem);
            out.push(Near {
                symbol: token.symbol,
                stem,
                steps,
                groups: self.groups_of(language, token.symbol),
                named: text.starts_with(char::is_uppercase),
                passages: passages.max(holders(stem)),
            });
        }
    }

    /// The stem of the base form of a verb that is not formed by rule, where an article has that form: `swung`, `swing`.
    fn base(&self, form: &str) -> Option<u32> {
        let base = self.context.stances.base(form)?;
        let symbol = self.context.corpus.interner().get(base)?;
        self.context.stems.of_symbol(symbol)
    }

    fn groups_of(&mut self, language: Language, symbol: Symbol) -> &'static [Group] {
        let context = self.context;
        self.groups.entry((language, symbol)).or_insert_with(|| {
            let form = context.corpus.interner().form(symbol);
            if language == Language::English {
                return groups_of(form, context.stances.base(form));
            }
            let stemmers = &mut self.stemmers;
            let stemmer = stemmers
                .entry(language)
                .or_insert_with(|| language.stemmer());
            let stem = stemmer.as_ref().map(|it| it.stem(form));
            stem.map_or(&[], |it| groups_of_stem(language, &it))
        })
    }

    /// Whether no article has a stem in more than a few passages.
    fn is_rare(&self, stem: u32) -> bool {
        let articles = self.context.corpus.articles().ids();
        let few = |id| self.context.holders(id, stem).len() <= RARE;
        articles.into_iter().all(few)
    }
}

/// Whether a word is a number, or names a day or a month.
fn is_figure(language: Language, form: &str) -> bool {
    if language == Language::English {
        return number_word(form).is_some() || month(form).is_some() || weekday(form).is_some();
    }
    let glossary = language.glossary();
    let named = [Sense::Scale, Sense::Pack, Sense::Month, Sense::Weekday];
    glossary.number(form).is_some() || named.iter().any(|it| glossary.word(*it, form).is_some())
}

/// What speaks for it that two figures are of one thing.
#[derive(Debug, Clone, Default)]
pub(in crate::diverge) struct Evidence {
    /// What shared words count: a rare one near both figures 1, a common one far off .1.
    pub words: f32,
    /// What pairs of words count that are near each other (`jobs`, `positions`): .3 to .7 each.
    pub akin: f32,
    /// How many shared words and pairs stand near both figures, and how many of these are no names.
    pub close: usize,
    pub plain: usize,
    /// The firmest link of passages right beside.
    pub beside: f32,
    /// The link of the two passages.
    pub link: f32,
    /// Other figures that both give: 1 each in the two passages, .4 each beside, two at most.
    pub figures: f32,
    /// How many rare words both have there and beside, farther off.
    pub around: usize,
    shared: Vec<[Symbol; 2]>,
}

impl Evidence {
    /// What the words around say.
    pub(in crate::diverge) fn near(&self) -> f32 {
        self.words + self.akin
    }

    /// What is seen in the two passages alone.
    pub(in crate::diverge) fn here(&self) -> f32 {
        self.words + self.akin + self.link
    }

    /// All of it. How much each part counts was chosen on 480 pairs of real reports and 12 written with differences known.
    pub(in crate::diverge) fn all(&self) -> f32 {
        self.here() + 0.6 * self.beside + 0.7 * self.figures + 0.2 * self.around.min(5) as f32
    }

    /// In words, for `--explain`.
    pub(in crate::diverge) fn told(&self, context: &Context<'_>) -> String {
        let form = |it: Symbol| context.corpus.interner().form(it);
        let pair = |[one, two]: &[Symbol; 2]| match one == two {
            true => form(*one).to_owned(),
            false => format!("{}/{}", form(*one), form(*two)),
        };
        let shared: Vec<String> = self.shared.iter().map(pair).collect();
        format!(
            "words {:.2} and near words {:.2} ({}), link {:.2}, beside {:.2}, other figures {:.1}, rare words around {}",
            self.words,
            self.akin,
            shared.join(" "),
            self.link,
            self.beside,
            self.figures,
            self.around,
        )
    }
}

/// What a shared word counts, by how many passages of either article have it.
fn rarity(one: &Near, two: &Near) -> f32 {
    match one.passages.max(two.passages) {
        0..=2 => 1.0,
        3..=4 => 0.7,
        5..=8 => 0.45,
        _ => 0.2,
    }
}

/// What a word counts by how far it stands from its figure.
fn nearness(one: &Near, two: &Near) -> f32 {
    let of = |steps: usize| match steps {
        0..=4 => 1.0,
        5..=CLOSE => 0.8,
        10..=16 => 0.6,
        _ => 0.4,
    };
    (of(one.steps) + of(two.steps)) / 2.0
}

/// What two words count that are near each other but not the same.
const AKIN: f32 = 0.7;

/// What the words around two figures and the link of their passages say: the same whichever of the two comes first. Quadratic in
/// these words, which are few.
pub(in crate::diverge) fn here(context: &Context<'_>, one: &Around, two: &Around) -> Evidence {
    let mut it = Evidence::default();
    let mut stems: FxHashSet<u32> = FxHashSet::default();
    let (mut words, mut akin) = (Vec::new(), Vec::new());
    let share = |it: &mut Evidence, a: &Near, b: &Near| {
        it.shared.push([a.symbol, b.symbol]);
        let close = a.steps <= CLOSE && b.steps <= CLOSE;
        it.close += usize::from(close);
        it.plain += usize::from(close && !(a.named && b.named));
    };
    for a in &one.words {
        let found = two.words.iter().find(|b| b.stem == a.stem);
        if let Some(b) = found.filter(|_| stems.insert(a.stem)) {
            words.push(rarity(a, b) * nearness(a, b));
            share(&mut it, a, b);
        }
    }
    let free = |it: &&Near| !it.groups.is_empty() && !stems.contains(&it.stem);
    let [ours, theirs] = [one, two].map(|it| it.words.iter().filter(free).collect::<Vec<&Near>>());
    let mut pairs: Vec<[usize; 2]> = Vec::new();
    for (n, a) in ours.iter().enumerate() {
        let meets = |b: &Near| b.groups.iter().any(|it| a.groups.contains(it));
        let met = (0..theirs.len()).filter(|m| meets(theirs[*m]));
        pairs.extend(met.map(|m| [n, m]));
    }
    // The nearest first; of two as near, those that stand first in the alphabet, for no article is the first.
    let form = |it: &Near| context.corpus.interner().form(it.symbol);
    pairs.sort_by_cached_key(|[n, m]| {
        let (a, b) = (ours[*n], theirs[*m]);
        let (x, y) = (form(a), form(b));
        let apart = a.steps.abs_diff(b.steps);
        (a.steps + b.steps, apart, x.min(y), x.max(y))
    });
    let mut used = [vec![false; ours.len()], vec![false; theirs.len()]];
    for [n, m] in pairs {
        if used[0][n] || used[1][m] {
            continue;
        }
        (used[0][n], used[1][m]) = (true, true);
        akin.push(AKIN * nearness(ours[n], theirs[m]));
        share(&mut it, ours[n], theirs[m]);
    }
    [it.words, it.akin] = [words, akin].map(sum);
    let link = context.alignment.link([one.at, two.at]);
    it.link = link.map_or(0.0, |it| it.firm.get());
    it
}

/// A sum that is the same in whatever order its parts are found.
fn sum(mut all: Vec<f32>) -> f32 {
    all.sort_by(f32::total_cmp);
    all.iter().fold(0.0, |sum, it| sum + it)
}

/// Adds what stands beside to what stands around. Linear in the passages and those beside.
pub(in crate::diverge) fn beside(
    reader: &Reader<'_, '_>,
    one: &Around,
    two: &Around,
    it: &mut Evidence,
) {
    let context = reader.context;
    let [ours, theirs] = [one.at, two.at].map(|at| [at].into_iter().chain(neighbours(context, at)));
    let (ours, theirs): (Vec<PassageRef>, Vec<PassageRef>) = (ours.collect(), theirs.collect());
    let mut others = 0;
    for a in &ours {
        for b in &theirs {
            if (*a, *b) == (one.at, two.at) {
                continue;
            }
            let link = context.alignment.link([*a, *b]);
            it.beside = it.beside.max(link.map_or(0.0, |it| it.firm.get()));
            others = others.max(figures(context, *a, *b));
        }
    }
    it.figures = figures(context, one.at, two.at).min(2) as f32 + 0.4 * others.min(2) as f32;
    let wide = |all: &[PassageRef]| -> FxHashSet<u32> {
        let stems = all.iter().flat_map(|at| context.stems_of(*at));
        stems.copied().filter(|it| reader.is_rare(*it)).collect()
    };
    let near = |it: &Around, stem: u32| it.words.iter().any(|word| word.stem == stem);
    let (a, b) = (wide(&ours), wide(&theirs));
    let off = a.intersection(&b);
    it.around = off
        .filter(|it| !(near(one, **it) && near(two, **it)))
        .count();
}

/// The passages right before and behind one.
fn neighbours(
    context: &Context<'_>,
    (id, at): PassageRef,
) -> impl Iterator<Item = PassageRef> + use<> {
    let all = context.corpus.segments(id).passages().len();
    let behind = Some(at.index() + 1).filter(|it| *it < all);
    let both = at.index().checked_sub(1).into_iter().chain(behind);
    both.map(move |it| (id, PassageId::new(it)))
}

/// How many numbers and times of two passages are the same: of either the fewer that the other gives too.
fn figures(context: &Context<'_>, one: PassageRef, two: PassageRef) -> usize {
    let empty = |at| context.quantities(at).is_empty() && context.times(at).is_empty();
    if empty(one) || empty(two) {
        return 0;
    }
    given(context, one, two).min(given(context, two, one))
}

/// How many numbers and times of a passage another one gives too.
fn given(context: &Context<'_>, one: PassageRef, two: PassageRef) -> usize {
    let says = |it: &Quantity| it.value >= 10.0 || it.unit.is_some() && it.value >= 2.0;
    let alike = |a: &Quantity, b: &Quantity| {
        let unit = a.unit.is_none() || b.unit.is_none() || a.unit == b.unit;
        unit && agreement(a, b) == Agreement::Same
    };
    let given = |a: &&Quantity| {
        let mut all = context.quantities(two).iter().take(BESIDE);
        says(a) && all.any(|b| alike(a, b))
    };
    let dated = |a: &&Time| {
        let mut all = context.times(two).iter().take(BESIDE);
        all.any(|b| a.value == b.value)
    };
    let numbers = context.quantities(one).iter().take(BESIDE).filter(given);
    let times = context.times(one).iter().take(BESIDE).filter(dated);
    numbers.count() + times.count()
}
