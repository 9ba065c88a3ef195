//! What one word tells by itself: hashes of its form, shape and ends, the lists that it stands in.

use crate::annotate::mentions::Document;
use crate::lexicon::gazetteer::Known;
use crate::lexicon::titles::Role;
use crate::lexicon::wordlist::{CITIES, COMMON, FIRST_NAMES, LAST_NAMES};
use crate::text::index::TokenId;
use crate::text::{Run, Symbol};
use rustc_hash::FxHashMap;

/// One word, as the features see it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// Of the normal form.
    pub form: u64,
    /// Of the shape, with repeated classes once.
    pub short: u64,
    /// Of its last 3 characters; 0 when it is no longer than that.
    pub end: u64,
    /// Which of the different words it is, by form and shape: where its [`Parts`] stand.
    pub known: u32,
    /// Which lists it stands in: a bit for each of [`LISTS`].
    pub lists: u16,
    /// Whether it is a word that begins with a capital.
    pub capital: bool,
}

/// How a word is spelled: what the features of a single word look at beside it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spelling {
    /// Of the shape.
    pub shape: u64,
    /// Of the first 1 to 4 characters of the normal form; 0 when it is no longer than that.
    pub starts: [u64; 4],
    /// Of its last 1 to 4 characters.
    pub ends: [u64; 4],
}

/// What was made of the features that a word alone decides, by its distance from the word that they are features of.
pub(super) type Parts<P> = [P; 2 * AROUND + 1];

/// Number of lists: those of words, then what the gazetteer knows.
pub(super) const LISTS: u32 = 15;
const KNOWN: u32 = 9;

/// How far from a word its features look.
pub(super) const AROUND: usize = 2;

/// Beyond the ends of a passage; the first of the different words.
pub(super) const OUTSIDE: Word = Word {
    form: 1,
    short: 1,
    end: 0,
    known: 0,
    lists: 0,
    capital: false,
};

/// Reads words; what follows from form and shape alone is worked out once an article.
pub(super) struct Reader<'d, 'a, P, F> {
    document: &'d Document<'a>,
    known: FxHashMap<(Symbol, u64), Word>,
    made: Vec<Made<P>>,
    part: F,
}

/// One of the different words, and what was made of it where it was asked for.
struct Made<P> {
    word: Word,
    spelling: Spelling,
    parts: Parts<Option<P>>,
}

impl<'d, 'a, P, F: FnMut(&Word, &Spelling, usize) -> P> Reader<'d, 'a, P, F> {
    /// `part` makes something of the features that a word alone decides, by where it stands.
    pub fn new(document: &'d Document<'a>, part: F) -> Self {
        let spelling = Spelling {
            shape: 1,
            ..Spelling::default()
        };
        let outside = Made {
            word: OUTSIDE,
            spelling,
            parts: [const { None }; 2 * AROUND + 1],
        };
        Self {
            document,
            known: FxHashMap::default(),
            made: vec![outside],
            part,
        }
    }

    /// Makes what [`Self::part`] gives, where that was not asked for before: few words stand in every place.
    pub fn make(&mut self, word: &Word, place: usize) {
        let made = &mut self.made[word.known as usize];
        if made.parts[place].is_none() {
            made.parts[place] = Some((self.part)(&made.word, &made.spelling, place));
        }
    }

    /// What was made of a word that stands `place` words from two before the word at hand; nothing before it is made.
    pub fn part(&self, word: &Word, place: usize) -> Option<&P> {
        self.made[word.known as usize].parts[place].as_ref()
    }

    /// The words of a passage that features look at: those of `runs`, those that the rules took for a part of a name, and
    /// what stands not farther than [`AROUND`] from them. The others are not read.
    pub fn words(
        &mut self,
        passage: Run<TokenId>,
        runs: &[Run<TokenId>],
        rules: &[u8],
    ) -> Vec<Word> {
        let (start, end) = (passage.start(), passage.end());
        let mut read = vec![false; end - start];
        let mut mark = |from: usize, to: usize| {
            read[from.saturating_sub(AROUND)..(to + AROUND).min(end - start)].fill(true);
        };
        for run in runs {
            mark(run.start() - start, run.end() - start);
        }
        for (at, rule) in rules.iter().enumerate() {
            if *rule > 0 {
                mark(at, at + 1);
            }
        }
        let mut words: Vec<Word> = (start..end)
            .zip(read)
            .map(|(at, read)| if read { self.word(at) } else { OUTSIDE })
            .collect();
        self.mark_known(start, end, &mut words);
        words
    }

    fn word(&mut self, at: usize) -> Word {
        let document = self.document;
        let (short, shape) = shapes(document.text(at));
        let known = self.known.entry((document.token(at).symbol, shape));
        let word = *known.or_insert_with(|| {
            let spelling = spelling(document.form(at), shape);
            let word = Word {
                form: hash(document.form(at).bytes()),
                short,
                end: spelling.ends[2],
                known: self.made.len() as u32,
                lists: lists(document, at),
                capital: false,
            };
            self.made.push(Made {
                word,
                spelling,
                parts: [const { None }; 2 * AROUND + 1],
            });
            word
        });
        Word {
            capital: document.is_capital(at),
            ..word
        }
    }

    /// Marks the words of the longest known names that begin with a capital.
    fn mark_known(&self, start: usize, end: usize, words: &mut [Word]) {
        let document = self.document;
        for at in start..end {
            if !words[at - start].capital {
                continue;
            }
            let longest = document.gazetteer.longest(document.form(at)).min(end - at);
            let entry = (at..at + longest).rev().find_map(|last| {
                let span = document.token(at).span.cover(document.token(last).span);
                Some((last, document.gazetteer.get(document.slice(span))?.known))
            });
            let Some((last, known)) = entry else {
                continue;
            };
            let bit = match known {
                Known::Country => 0,
                Known::Demonym => 1,
                Known::Seat => 2,
                Known::Place => 3,
                Known::Organization => 4,
                Known::Other => 5,
            };
            for word in &mut words[at - start..=last - start] {
                word.lists |= 1 << (KNOWN + bit);
            }
        }
    }
}

/// How a normal form is spelled that is written in a shape.
fn spelling(form: &str, shape: u64) -> Spelling {
    let mut word = Spelling {
        shape,
        ..Spelling::default()
    };
    let mut ends = form.char_indices();
    for n in 0..4 {
        ends.next();
        match ends.clone().next() {
            Some((end, _)) => word.starts[n] = hash(form[..end].bytes()),
            None => break,
        }
    }
    let mut starts = form.char_indices().rev();
    for n in 0..4 {
        match starts.next() {
            Some((start, _)) if start > 0 => word.ends[n] = hash(form[start..].bytes()),
            _ => break,
        }
    }
    word
}

fn lists(document: &Document<'_>, at: usize) -> u16 {
    let form = document.form(at);
    let has = |role| document.roles.has(form, role);
    [
        FIRST_NAMES.contains(form),
        LAST_NAMES.contains(form),
        CITIES.contains(form),
        COMMON.contains(form),
        has(Role::Title),
        has(Role::BeforeTitle),
        has(Role::Organization),
        has(Role::Place),
        document.is_month_or_weekday(at),
    ]
    .into_iter()
    .enumerate()
    .map(|(n, it)| u16::from(it) << n)
    .sum()
}

/// Hashes of the classes of a word's first letters, each run of one class once, and each letter by itself.
fn shapes(text: &str) -> (u64, u64) {
    let (mut short, mut long) = (SEED, SEED);
    let mut last = '\0';
    for c in text.chars().take(12) {
        let class = match c {
            _ if c.is_uppercase() => 'X',
            _ if c.is_lowercase() => 'x',
            _ if c.is_numeric() => 'd',
            '’' => '\'',
            '“' | '”' => '"',
            _ => c,
        };
        long = step(long, class as u64);
        if class != last {
            short = step(short, class as u64);
        }
        last = class;
    }
    (short, long)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(SEED, |hash, byte| step(hash, u64::from(byte)))
}

fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0100_0000_01b3)
}
