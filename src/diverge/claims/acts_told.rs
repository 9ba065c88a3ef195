//! What is told in a passage of German, French or Spanish: its verbs, how surely and when each is told, and ends that something has come to.

use crate::article::BlockKind;
use crate::corpus::PassageRef;
use crate::diverge::claims::abroad::{self, is_done, is_noun};
use crate::diverge::claims::act::{Act, Stage, What, Word};
use crate::diverge::claims::claim::Claim;
use crate::diverge::claims::mood::{Mood, mood};
use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::lexicon::german;
use crate::lexicon::language::Language;
use crate::lexicon::near::{Sort, groups_of_stem};
use crate::lexicon::stance::{Around, Stance};
use crate::lexicon::wordlist;
use crate::text::index::ArticleId;
use crate::text::normal::fold;
use rust_stemmers::Stemmer;

mod ends;

/// Words before a clause among which is what governs it.
const GOVERNS: usize = 6;
/// Letters of a verb at least.
const LEAST: usize = 4;
/// Words before a French or Spanish verb among which its `not` stands.
const NOT: usize = 4;
/// Words at the beginning of a clause among which is what makes it depend.
const OPENS: usize = 3;
/// Words looked at before and behind a verb for what stands beside it.
const BESIDE: usize = 3;
/// Words of a passage from which on it is no sentence.
const LONGEST: usize = 200;

/// The acts of an article, in their order. Linear in its words.
pub(super) fn acts(context: &Context<'_>, id: ArticleId) -> Vec<Act> {
    let language = context.corpus.language(id);
    let stemmer = language.stemmer();
    let mut out = Vec::new();
    for passage in context.corpus.segments(id).passages().ids() {
        let at = (id, passage);
        let words = context.plain(at);
        let title = matches!(
            context.block_kind(at),
            BlockKind::Headline | BlockKind::Heading
        );
        if title || words.len() > LONGEST {
            continue;
        }
        let side = Side::new(context, at, words.into());
        let told = Told {
            context,
            at,
            side: &side,
            language,
            stemmer: stemmer.as_ref(),
            flat: is_flat(&side, language),
        };
        told.read(&mut out);
    }
    out
}

/// Whether no word of a passage says that something is not sure, or that somebody else says so.
fn is_flat(side: &Side<'_>, language: Language) -> bool {
    (0..side.words.len()).all(|n| {
        let open = side.is(n, Stance::May) || side.is(n, Stance::Hedge) || abroad::may_be(side, n);
        !open && !wordlist::has_form(language, "reported", side.form(n))
    })
}

/// A `not` in the clause of a verb.
struct Not {
    at: usize,
    /// Whether nothing between them says that it is of something else.
    own: bool,
}

/// A verb.
struct Verb {
    /// What its forms have in common.
    key: String,
    /// The part that stands at the end of its clause (`lehnte … ab`).
    part: Option<usize>,
}

struct Told<'c, 'a, 's> {
    context: &'c Context<'a>,
    at: PassageRef,
    side: &'s Side<'s>,
    language: Language,
    stemmer: Option<&'s Stemmer>,
    flat: bool,
}

impl Told<'_, '_, '_> {
    fn read(&self, out: &mut Vec<Act>) {
        let side = self.side;
        for n in 0..side.words.len() {
            if side.quoted[n] {
                continue;
            }
            self.ends(n, out);
            if let Some(verb) = self.verb(n) {
                self.act(n, verb, out);
            }
        }
    }

    /// The first and the last word of the clause in which a word stands.
    fn clause(&self, n: usize) -> (usize, usize) {
        let here = self.side.stretches[n];
        let same = |k: &usize| self.side.stretches[*k] == here;
        let first = (0..=n).rev().take_while(same).last().unwrap_or(n);
        let last = (n..self.side.words.len())
            .take_while(same)
            .last()
            .unwrap_or(n);
        (first, last)
    }

    /// The verb that a word may be.
    fn verb(&self, n: usize) -> Option<Verb> {
        let side = self.side;
        let form = side.form(n);
        let letters = form.chars().all(char::is_alphabetic);
        let noun = is_noun(side, n) && !self.is_infinitive(n);
        if side.named[n] || side.counted[n] || !letters || form.len() < LEAST || noun {
            return None;
        }
        let base = |it: &str| self.context.stances.base(it);
        if self.language != Language::German {
            if wordlist::is_stopword(self.language, form) {
                return None;
            }
            let key = self.stemmer?.stem(base(form).unwrap_or(form));
            return Some(Verb {
                key: key.into_owned(),
                part: None,
            });
        }
        if abroad::is_capital(side, n) || self.is_attribute(n) {
            return None;
        }
        let (_, last) = self.clause(n);
        let part = Some(last).filter(|it| *it > n && german::parts_from_verb(side.form(*it)));
        // A word that tells nothing by itself may with its part: `gab … zu`.
        part.map_or(side.words[n].stem.map(|_| ()), |_| Some(()))?;
        let key = german::verb(form, part.map(|it| side.form(it)))?;
        Some(Verb { key, part })
    }

    /// Whether a French or Spanish word is a verb behind a `de`: `envisage de vendre`.
    fn is_infinitive(&self, n: usize) -> bool {
        let endings: &[&str] = match self.language {
            Language::French => &["er", "ir", "re"],
            Language::Spanish => &["ar", "er", "ir"],
            _ => return false,
        };
        let form = self.side.form(n);
        let of = |k: usize| matches!(self.side.form(k), "de" | "d'");
        endings.iter().any(|it| form.ends_with(it)) && self.side.before(n, 1).any(of)
    }

    /// Whether a German word stands between an article and a noun: `die gesperrte Brücke`.
    fn is_attribute(&self, n: usize) -> bool {
        let (side, next) = (self.side, n + 1);
        let noun = next < side.words.len() && abroad::is_capital(side, next);
        let inflected = ["e", "en", "er", "es", "em"]
            .iter()
            .any(|it| side.form(n).ends_with(it));
        let mut before = side.before(n, 1).map(|k| side.form(k));
        let opened = before.any(|it| {
            let class = |class| wordlist::has_form(self.language, class, it);
            class("determiner") || class("preposition")
        });
        noun && inflected && opened
    }

    fn act(&self, n: usize, verb: Verb, out: &mut Vec<Act>) {
        let side = self.side;
        let (first, last) = self.clause(n);
        if self.depends(first, n) || abroad::is_disputed(self.side, n) {
            return;
        }
        let (told, governor) = mood(side, n);
        let german = self.language == Language::German;
        let form = side.form(n);
        let infinitive = !german || form.ends_with("en") && !form.starts_with("ge");
        // `ohne … zu bauen`, `um … zu bauen`: what is meant; `plant, … zu bauen`: what is to come.
        let to =
            german && (side.before(n, 1).any(|k| side.form(k) == "zu") || german::has_to(form));
        let planned = to.then(|| self.planned(first)).flatten();
        if to && planned.is_none() {
            return;
        }
        let (told, governor) = planned.map_or((told, governor), |it| (Mood::Plans, it));
        let told = match told {
            Mood::Plain if self.is_hedged(first, last) => Mood::Hedge,
            it => it,
        };
        let mut stage = match told {
            Mood::May => Stage::May,
            Mood::Hedge => Stage::Hedge,
            Mood::Sure if infinitive => Stage::Sure,
            Mood::Plans if infinitive => Stage::Plans,
            Mood::Plain if is_done(side, n) || german && self.is_past(n) => Stage::Done,
            Mood::Sure | Mood::Plans | Mood::Plain => Stage::Now,
        };
        let not = match self.not(n, first, last) {
            Some(it) if !it.own => return,
            it => it.map(|it| it.at),
        };
        if not.is_some() {
            stage = match stage {
                Stage::Done | Stage::Now => Stage::Undone,
                _ => return,
            };
        }
        // What leads to a verb that is done is read with it.
        let helper = || {
            let over = |k: &usize| side.is(*k, Stance::Over);
            match german {
                true => (first..n).rev().find(over),
                false => side.before(n, NOT).take_while(over).last(),
            }
        };
        let lead = match stage {
            Stage::Done => helper().unwrap_or(n),
            _ => not.unwrap_or(governor),
        };
        let claim = Claim {
            at: self.at,
            from: lead.min(n),
            to: lead.max(n).max(verb.part.unwrap_or(n)),
            of_all: false,
        };
        let stem = self.stemmer.map(|it| it.stem(form).into_owned());
        let of = |stem: &str| groups_of_stem(self.language, stem);
        // `lehnte … ab` is in the group of `ablehnen`.
        let groups = match stem.as_deref().map(of) {
            Some(it) if verb.part.is_none() && !it.is_empty() => it,
            _ if german => of(&verb.key),
            _ => &[],
        };
        let groups = groups
            .iter()
            .filter(|it| it.sort == Sort::Act)
            .map(|it| What::Sense(it.id));
        let figures = self.figures(first, last).into_iter().map(What::Figure);
        let all = std::iter::once(What::Verb(verb.key))
            .chain(groups)
            .chain(figures);
        let clause = self.words_of(first, last, &claim);
        let beside = self.beside(first, last, [n, n]);
        let whose = self.whose(first, last);
        let object = abroad::object(side, n).and_then(|it| self.word(it));
        out.extend(all.map(|what| Act {
            claim,
            what,
            stage,
            flat: self.flat,
            clause: clause.clone(),
            beside: beside.clone(),
            whose: whose.clone(),
            object: object.clone(),
            whom: None,
        }));
    }

    /// What says before a clause with a `zu` that it is meant to come.
    fn planned(&self, first: usize) -> Option<usize> {
        let before = (0..first).rev().take(GOVERNS);
        let mut before =
            before.take_while(|k| self.side.stretches[*k] + 1 >= self.side.stretches[first]);
        before.find(|k| self.side.is(*k, Stance::Plans))
    }

    /// Whether an adverb of a clause says that it is not sure: `vermutlich`, `probablement`.
    fn is_hedged(&self, first: usize, last: usize) -> bool {
        (first..=last).any(|k| {
            let word = self.context.corpus.articles()[self.at.0].slice(self.side.words[k].span);
            self.side.is(k, Stance::Hedge)
                && wordlist::has_form(self.language, "perhaps", &fold(word))
        })
    }

    /// Whether a German verb is a past without a helper: `stahl`, `kündigte`.
    fn is_past(&self, n: usize) -> bool {
        let form = self.side.form(n);
        let irregular = self.context.stances.base(form).is_some_and(|it| it != form);
        let present = form.ends_with('t') || form.ends_with("en") && form.starts_with("ge");
        irregular && !present
            || form.len() > LEAST + 1 && (form.ends_with("te") || form.ends_with("ten"))
    }

    /// Whether a clause says nothing by itself: `wenn`, `si`, `para`.
    fn depends(&self, first: usize, n: usize) -> bool {
        let side = self.side;
        let mut opens = (first..n).take(OPENS).map(|k| side.form(k));
        opens.any(|it| Around::Depends.has(it) || Around::Open.has(it))
            || side
                .before(n, 2)
                .any(|k| wordlist::has_form(self.language, "for_what", side.form(k)))
    }

    /// The `not` of a verb in its clause, and one that may be of something else there.
    fn not(&self, n: usize, first: usize, last: usize) -> Option<Not> {
        let side = self.side;
        let goes_on = |k: usize| k < last && Around::GoesOn.has(side.form(k + 1));
        let german = self.language == Language::German;
        let negates = |k: &usize| {
            let not = side.is(*k, Stance::Negates) && !abroad::is_only(side, *k);
            // `keine 24 Stunden später` says when.
            let none = german && side.form(*k).starts_with("kein");
            let counts = *k < last && side.counted[*k + 1];
            (not || none && !counts) && !goes_on(*k) && !abroad::is_until(side, *k)
        };
        // `billigte den Ausbau und nicht den Abriss`, `no dimitió y cerró el puerto`, `nicht einmal ein Jahr später`.
        let own = |k: usize| {
            let between = k.min(n) + 1..k.max(n);
            let helpers = between.clone().filter(|it| side.is(*it, Stance::Over));
            let helpers = helpers.count();
            let other = |it: usize| {
                let verb = match german {
                    true => !abroad::is_capital(side, it) && self.is_past(it),
                    false => abroad::is_past(side, it),
                };
                wordlist::has_form(self.language, "joins", side.form(it))
                    || verb && !side.is(it, Stance::Over)
            };
            let even = k < last && side.form(k + 1) == "einmal";
            !even && (german || helpers <= 1) && !between.clone().any(other)
        };
        let found = match german {
            true => (first..=last).find(negates),
            false => side.before(n, NOT).find(negates),
        };
        found.map(|at| Not { at, own: own(at) })
    }

    /// Whether a number stands among some words.
    fn counts(&self, first: usize, last: usize) -> bool {
        let span = self.side.words[first]
            .span
            .cover(self.side.words[last].span);
        let mut all = self.context.quantities(self.at).iter();
        all.any(|it| it.span.overlaps(span))
    }

    /// The numbers and times of a clause, by their values.
    fn figures(&self, first: usize, last: usize) -> Vec<String> {
        let span = self.side.words[first]
            .span
            .cover(self.side.words[last].span);
        let numbers = self
            .context
            .quantities(self.at)
            .iter()
            .filter(|it| span.contains(it.span));
        let large = numbers.filter(|it| it.value >= 10.0);
        let numbers = large.map(|it| {
            // 18 percent are no 18 boats.
            let unit = it.unit.as_deref().unwrap_or("");
            format!("{} {unit}", it.value)
        });
        let times = self
            .context
            .times(self.at)
            .iter()
            .filter(|it| span.contains(it.span));
        numbers.chain(times.map(|it| it.value.clone())).collect()
    }

    /// A word of a clause, if it tells something and is no name.
    fn word(&self, n: usize) -> Option<Word> {
        let side = self.side;
        if side.named[n] || side.counted[n] {
            return None;
        }
        let stem = side.words[n].stem?.get();
        let text = self.stemmer?.stem(side.form(n)).into_owned();
        let mut groups = groups_of_stem(self.language, &text).iter();
        let group = groups.find(|it| matches!(it.sort, Sort::Thing | Sort::Who | Sort::About));
        Some(Word {
            stem,
            text,
            group: group.map(|it| it.id),
            compounds: self.language == Language::German,
        })
    }

    fn words_of(&self, first: usize, last: usize, claim: &Claim) -> Vec<Word> {
        let (from, to) = (claim.from, claim.to);
        // Between a helper and its verb stands the rest of the clause.
        let told = (first..=last).filter(|k| *k != from && *k != to);
        let mut out: Vec<Word> = told.filter_map(|k| self.word(k)).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn whose(&self, first: usize, last: usize) -> Vec<[Word; 2]> {
        let joins = |k: &usize| wordlist::has_form(self.language, "complement", self.side.form(*k));
        let pair = |k: usize| {
            let one = self.word(k)?;
            let joined = (k + 1..=last).take_while(joins).count();
            let other = (joined > 0)
                .then(|| k + 1 + joined)
                .filter(|it| *it <= last)?;
            Some([one, self.word(other)?])
        };
        (first..last).filter_map(pair).collect()
    }

    fn beside(&self, first: usize, last: usize, [from, to]: [usize; 2]) -> [Option<Word>; 3] {
        let near = |mut all: &mut dyn Iterator<Item = usize>| {
            let mut near = (&mut all).take(BESIDE);
            near.find_map(|k| self.word(k))
        };
        [
            near(&mut (first..from).rev()),
            near(&mut (from + 1..=last)),
            near(&mut (to + 1..=last)),
        ]
    }
}
