//! How surely two figures are of one thing, by the words around them and by what else stands there.

use crate::annotate::{Quantity, Time};
use crate::corpus::{PassageRef, Site};
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement};
use crate::lexicon::near::{Group, groups_of};
use crate::lexicon::numbers::number_word;
use crate::lexicon::times::{month, weekday};
use crate::segment::{Token, TokenKind};
use crate::text::Symbol;
use crate::text::index::{ArticleId, IndexVec, PassageId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Steps looked at around a figure, each way: a passage without an end is no sentence.
const REACH: usize = 28;
/// Steps that a mark between two words counts.
const MARK: usize = 3;
/// So many steps off a word stands near.
const CLOSE: usize = 9;
/// In so many passages of an article a rare word stands at most.
const RARE: u32 = 3;
/// So many figures of an article at most may share a word by which they are tried.
const TRIED: usize = 12;
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
    words: Vec<Near>,
}

/// Reads what stands around figures: how common each word is, and to what it is near.
pub(in crate::diverge) struct Reader<'a, 'b> {
    context: &'a Context<'b>,
    passages: IndexVec<ArticleId, Vec<u32>>,
    groups: FxHashMap<Symbol, &'static [Group]>,
}

impl<'a, 'b> Reader<'a, 'b> {
    /// Linear in the text.
    pub(in crate::diverge) fn new(context: &'a Context<'b>) -> Self {
        let ids = context.corpus.articles().ids();
        let mut passages: IndexVec<ArticleId, Vec<u32>> =
            ids.map(|_| vec![0; context.stems.kinds()]).collect();
        for at in context.corpus.passages() {
            for stem in context.stems_of(at) {
                passages[at.0][*stem as usize] += 1;
            }
        }
        Self {
            context,
            passages,
            groups: FxHashMap::default(),
        }
    }

    /// The words around a site, without those of the site, numbers and names of days. Linear in what is looked at.
    pub(in crate::diverge) fn around(&mut self, site: Site) -> Option<Around> {
        let at = self.context.passage_at(site)?;
        let tokens = self.context.corpus.segments(at.0).tokens_of(at.1);
        let before = tokens.partition_point(|it| it.span.end() <= site.span.start());
        let after = tokens.partition_point(|it| it.span.start() < site.span.end());
        let mut words = Vec::new();
        self.read(at, tokens[..before].iter().rev(), &mut words);
        self.read(at, tokens[after..].iter(), &mut words);
        Some(Around { at, words })
    }

    fn read<'t>(
        &mut self,
        at: PassageRef,
        tokens: impl Iterator<Item = &'t Token>,
        out: &mut Vec<Near>,
    ) {
        let mut steps = 0;
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
            let figure = token.kind == TokenKind::Number
                || number_word(form).is_some()
                || month(form).is_some()
                || weekday(form).is_some();
            let Some(stem) = self.context.stems.of(token).filter(|_| !figure) else {
                continue;
            };
            let text = self.context.corpus.articles()[at.0].slice(token.span);
            out.push(Near {
                symbol: token.symbol,
                stem,
                steps,
                groups: self.groups_of(token.symbol),
                named: text.starts_with(char::is_uppercase),
                passages: self.passages[at.0][stem as usize],
            });
        }
    }

    fn groups_of(&mut self, symbol: Symbol) -> &'static [Group] {
        let context = self.context;
        self.groups.entry(symbol).or_insert_with(|| {
            let form = context.corpus.interner().form(symbol);
            groups_of(form, context.stances.base(form))
        })
    }

    /// Whether no article has a stem in more than a few passages.
    fn is_rare(&self, stem: u32) -> bool {
        self.passages.iter().all(|it| it[stem as usize] <= RARE)
    }
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

/// What the words around two figures and the link of their passages say. Quadratic in these words, which are few.
pub(in crate::diverge) fn here(context: &Context<'_>, one: &Around, two: &Around) -> Evidence {
    let mut it = Evidence::default();
    let mut used = vec![false; two.words.len()];
    let mut stems: Vec<u32> = Vec::new();
    let share = |it: &mut Evidence, a: &Near, b: &Near| {
        it.shared.push([a.symbol, b.symbol]);
        let close = a.steps <= CLOSE && b.steps <= CLOSE;
        it.close += usize::from(close);
        it.plain += usize::from(close && !(a.named && b.named));
    };
    for a in &one.words {
        let mut all = two.words.iter().enumerate();
        let found = all.find(|(m, b)| !used[*m] && b.stem == a.stem);
        let Some((m, b)) = found.filter(|_| !stems.contains(&a.stem)) else {
            continue;
        };
        used[m] = true;
        stems.push(a.stem);
        it.words += rarity(a, b) * nearness(a, b);
        share(&mut it, a, b);
    }
    for a in &one.words {
        if a.groups.is_empty() || stems.contains(&a.stem) {
            continue;
        }
        let mut all = two.words.iter().enumerate();
        let meets = |b: &Near| b.groups.iter().any(|it| a.groups.contains(it));
        let found = all.find(|(m, b)| !used[*m] && !stems.contains(&b.stem) && meets(b));
        let Some((m, b)) = found else { continue };
        used[m] = true;
        it.akin += AKIN * nearness(a, b);
        share(&mut it, a, b);
    }
    let link = context.alignment.link([one.at, two.at]);
    it.link = link.map_or(0.0, |it| it.firm.get());
    it
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

/// How many numbers and times of two passages are the same.
fn figures(context: &Context<'_>, one: PassageRef, two: PassageRef) -> usize {
    let [numbers, times] = [context.quantities(two).len(), context.times(two).len()];
    if numbers + times == 0 {
        return 0;
    }
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

/// The pairs of figures that share a word by which few figures of either article are tried, or two words near each other, or are among the
/// first of linked passages; sorted. About linear in the figures.
pub(in crate::diverge) fn candidates(
    context: &Context<'_>,
    one: &[&Around],
    two: &[&Around],
) -> Vec<[usize; 2]> {
    let keys = |it: &Around| -> Vec<(bool, usize)> {
        let stems = it.words.iter().map(|it| (false, it.stem as usize));
        let groups = it.words.iter().flat_map(|it| it.groups);
        let mut all: Vec<_> = stems.chain(groups.map(|it| (true, it.id))).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut by_key: FxHashMap<(bool, usize), Vec<usize>> = FxHashMap::default();
    let mut by_passage: FxHashMap<PassageRef, Vec<usize>> = FxHashMap::default();
    for (m, it) in two.iter().enumerate() {
        for key in keys(it) {
            by_key.entry(key).or_default().push(m);
        }
        let faced = by_passage.entry(it.at).or_default();
        if faced.len() < TRIED {
            faced.push(m);
        }
    }
    let mut ours: FxHashMap<(bool, usize), usize> = FxHashMap::default();
    for key in one.iter().flat_map(|it| keys(it)) {
        *ours.entry(key).or_default() += 1;
    }
    let mut linked: FxHashMap<PassageRef, Vec<usize>> = FxHashMap::default();
    for link in context.alignment.links() {
        let [a, b] = link.passages;
        for (own, other) in [(a, b), (b, a)] {
            if let Some(all) = by_passage.get(&other) {
                linked.entry(own).or_default().extend(all);
            }
        }
    }
    let mut of_passage: FxHashMap<PassageRef, usize> = FxHashMap::default();
    let mut out = Vec::new();
    for (n, it) in one.iter().enumerate() {
        let mut keys = keys(it);
        keys.retain(|key| ours[key] <= TRIED);
        let shared = keys.iter().filter_map(|key| by_key.get(key));
        let shared = shared.filter(|it| it.len() <= TRIED).flatten();
        let before = of_passage.entry(it.at).or_default();
        *before += 1;
        let first = *before <= TRIED;
        let faced = linked.get(&it.at).filter(|_| first).into_iter().flatten();
        let mut all: Vec<usize> = shared.chain(faced).copied().collect();
        all.sort_unstable();
        all.dedup();
        out.extend(all.into_iter().map(|m| [n, m]));
    }
    out
}

/// Two figures, how surely they are of one thing, and what else is known of them.
pub(in crate::diverge) struct Tried<T> {
    pub pair: [usize; 2],
    pub sure: f32,
    pub known: T,
}

/// Of the pairs tried the ones that are told: the surest first, each value once, where none that is still free comes within `lead` of
/// it for one of the two. `value` is the same for figures of a side that give one value. About linear, but for a sort.
pub(in crate::diverge) fn best<T>(
    mut tried: Vec<Tried<T>>,
    lead: f32,
    value: impl Fn(usize, usize) -> u64,
) -> Vec<Tried<T>> {
    tried.sort_by(|a, b| b.sure.total_cmp(&a.sure).then(a.pair.cmp(&b.pair)));
    let values = |it: &Tried<T>| [value(0, it.pair[0]), value(1, it.pair[1])];
    let mut rows: [FxHashMap<u64, Vec<usize>>; 2] = Default::default();
    for (n, it) in tried.iter().enumerate() {
        for (rows, value) in rows.iter_mut().zip(values(it)) {
            rows.entry(value).or_default().push(n);
        }
    }
    let mut free = vec![true; tried.len()];
    let mut told = vec![false; tried.len()];
    for (n, it) in tried.iter().enumerate() {
        if !free[n] {
            continue;
        }
        let own = values(it);
        let rival = |side: usize| {
            let all = rows[side][&own[side]].iter().filter(|m| free[**m]);
            let mut others = all.filter(|m| values(&tried[**m]) != own);
            others.any(|m| tried[*m].sure > it.sure - lead)
        };
        told[n] = !rival(0) && !rival(1);
        // Whether told or not: both values are dealt with.
        for side in [0, 1] {
            for m in &rows[side][&own[side]] {
                free[*m] = false;
            }
        }
    }
    let mut told = told.into_iter();
    tried.retain(|_| told.next().unwrap_or(false));
    tried
}

#[cfg(test)]
mod tests {
    use super::{Tried, best};

    /// Pairs with how sure each is, and which are told.
    #[track_caller]
    fn check(tried: &[([usize; 2], f32)], expected: &[[usize; 2]]) {
        let tried = tried.iter().map(|&(pair, sure)| Tried {
            pair,
            sure,
            known: (),
        });
        let told = best(tried.collect(), 0.5, |_, n| n as u64);
        let told: Vec<[usize; 2]> = told.iter().map(|it| it.pair).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn the_surest_is_told_and_leaves_the_rest_to_others() {
        check(
            &[([0, 0], 5.0), ([0, 1], 4.0), ([1, 1], 3.8)],
            &[[0, 0], [1, 1]],
        );
    }

    #[test]
    fn what_is_nearly_as_likely_silences_both() {
        check(&[([0, 0], 5.0), ([0, 1], 4.7)], &[]);
        check(&[([0, 0], 5.0), ([1, 0], 4.7), ([1, 1], 3.0)], &[[1, 1]]);
    }
}
