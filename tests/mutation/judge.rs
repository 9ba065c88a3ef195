//! What a comparison says of a change: which findings came, which went, and whether one names the change at its place.

use crate::mutation::cause::cause;
use crate::mutation::findings::{Findings, findings, is_news, parts, stands_at};
use crate::mutation::telling::{MARKS, Place, Telling, alike, folded, quotes, stands_alone};
use crate::mutation::{Change, Needs};
use parallax::article::Article;
use parallax::diverge::Class;
use parallax::{Comparison, Options, compare};
use std::fmt;
use std::ops::Range;

/// How alike two sentences of two articles must be to tell the same by the harness's own rough measure.
const SAME: f64 = 0.42;

/// One article held fast against one that changes.
pub struct Bench<'a> {
    /// The article that stays.
    pub fixed: &'a Telling,
    article: Article,
    starts: Vec<usize>,
    before: Findings,
    before_all: Findings,
}

/// What became of one change.
pub struct Verdict {
    /// Whether a new finding of a right kind stands at the place and is told unasked.
    pub named: bool,
    /// Whether one is told when all differences are asked for.
    pub found: bool,
    /// New findings of other kinds, but for `reworded`.
    pub others: Vec<String>,
    /// Those of them that say `check`.
    pub checks: usize,
    /// Why it is not named, where it is not.
    pub cause: String,
    /// Findings that went although what they speak of did not change.
    pub lost: Vec<String>,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self.named, self.found) {
            (true, _) => "named",
            (_, true) => "named when asked",
            _ => "NOT NAMED",
        })?;
        if !self.cause.is_empty() {
            write!(f, " ({})", self.cause)?;
        }
        for (sign, all) in [("+", &self.others), ("-", &self.lost)] {
            for it in all {
                write!(f, "\n      {sign} {it}")?;
            }
        }
        Ok(())
    }
}

/// What several changes raised besides, in a few columns.
pub struct Sum<'a>(pub &'a [Verdict]);

impl fmt::Display for Sum<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |of: fn(&Verdict) -> bool| {
            self.0.iter().filter(|it| of(it)).count() * 100 / self.0.len().max(1)
        };
        let (named, found) = (part(|it| it.named), part(|it| it.found));
        let sum = |of: fn(&Verdict) -> usize| self.0.iter().map(of).sum::<usize>();
        let (others, checks) = (sum(|it| it.others.len()), sum(|it| it.checks));
        let lost = sum(|it| it.lost.len());
        write!(
            f,
            "{named:>3} % ({found:>3} % asked) other {others:>3} ({checks:>2}!) lost {lost:>2}"
        )
    }
}

impl<'a> Bench<'a> {
    /// `changing` as it is now is what findings are counted from.
    pub fn new(fixed: &'a Telling, changing: &Telling) -> Self {
        let (article, starts) = fixed.article();
        let before = compare(
            vec![article.clone(), changing.article().0],
            &Options::default(),
        );
        Self {
            fixed,
            article,
            starts,
            before: findings(&before, before.divergences()),
            before_all: findings(&before, before.all_divergences()),
        }
    }

    /// Findings before any change.
    pub fn before(&self) -> &Findings {
        &self.before
    }

    /// Findings that came and went with another telling; `quiet` kinds left out.
    pub fn news(&self, telling: &Telling, quiet: &[&str]) -> Vec<String> {
        let after = compare(
            vec![self.article.clone(), telling.article().0],
            &Options::default(),
        );
        let after = findings(&after, after.divergences());
        let mut out = Vec::new();
        for (sign, more, less) in [("+", &after, &self.before), ("-", &self.before, &after)] {
            for (key, count) in more {
                if *count > less.get(key).copied().unwrap_or(0) && !quiet.contains(&key.0.as_str())
                {
                    out.push(format!("{sign} {} {}", key.0, key.1.join(" / ")));
                }
            }
        }
        out
    }

    /// Whether a change matters here, by the harness's own means: the fixed article tells what was changed.
    pub fn concerns(&self, change: &Change, original: &Telling) -> bool {
        let holds = |it: &Place, words: &[String]| {
            let text = folded(self.fixed.story(it));
            words.iter().all(|word| {
                let word = folded(word);
                text.match_indices(&word)
                    .any(|found| stands_alone(&text, found.0..found.0 + word.len()))
            })
        };
        let told_with = |words: &[String]| {
            let mut origins = change.origins.iter();
            origins.any(|at| {
                let same = self.counterparts(original, at);
                same.iter().any(|it| holds(it, words))
            })
        };
        let quoted = |words: &str| {
            let same = |it: &str| {
                let it = it.trim().trim_end_matches([',', '.', '!', '?']);
                it.to_lowercase()
            };
            let all = self.fixed.paragraphs();
            let found = all.flat_map(|(block, text)| {
                quotes(text)
                    .into_iter()
                    .map(move |range| Place { block, range })
            });
            found
                .into_iter()
                .find(|it| same(self.fixed.text(it)) == same(words))
        };
        match &change.needs {
            Needs::No => false,
            Needs::Nothing => true,
            Needs::Words(words) => told_with(words),
            Needs::Clause(words) => match self.is_noted(original) {
                true => !self.missing(change, original).is_empty(),
                false => told_with(words),
            },
            Needs::Quote(words) => quoted(words).is_some(),
            Needs::Both(words, name) => quoted(words)
                .and_then(|it| self.fixed.sentence_of(&it))
                .is_some_and(|it| self.fixed.text(&it).contains(name.as_str())),
            Needs::Unquoted => change.origins.iter().any(|at| {
                let same = self.counterparts(original, at);
                same.iter().any(|it| !self.fixed.text(it).contains(MARKS))
            }),
            Needs::Sentence if self.is_noted(original) => change
                .origins
                .iter()
                .all(|it| !self.alone(original, it).is_empty()),
            Needs::Sentence => change.origins.iter().all(|at| {
                self.nearly(original.text(at)).is_some_and(|it| {
                    // Told in one sentence here and there.
                    let back = original.sentences().into_iter();
                    back.filter(|own| alike(original.text(own), self.fixed.text(&it)) > SAME / 2.0)
                        .count()
                        == 1
                })
            }),
            Needs::Halves(head, _) if self.is_noted(original) => change.origins.iter().all(|at| {
                let cut = at.range.start + head.len();
                let part = |range| {
                    let block = at.block;
                    original.facts_in(&Place { block, range })
                };
                let (head, tail) = (part(at.range.start..cut), part(cut..at.range.end));
                let told = self.fixed.telling(&[&head[..], &tail[..]].concat());
                let both = told.first().map(|it| self.fixed.facts_in(it));
                let both = both.unwrap_or_default();
                told.len() == 1
                    && head.iter().any(|it| both.contains(it))
                    && tail.iter().any(|it| both.contains(it))
            }),
            // Where the other report tells the parts apart already, nothing is parted between the two.
            Needs::Halves(head, tail) => change.origins.iter().all(|at| {
                self.nearly(original.text(at)).is_some_and(|it| {
                    let all = self.fixed.text(&it);
                    [head, tail]
                        .iter()
                        .all(|half| alike(half, all) > SAME / 2.0)
                        && [head, tail]
                            .iter()
                            .all(|half| self.nearest(half).is_some_and(|near| near == it))
                })
            }),
            Needs::InOrder => self.is_in_order(change, original),
        }
    }

    /// Whether somebody noted what both articles tell.
    fn is_noted(&self, original: &Telling) -> bool {
        !self.fixed.facts.is_empty() && !original.facts.is_empty()
    }

    /// The sentences of the fixed article that tell what the words at a place tell: by the notes where there are some.
    fn counterparts(&self, original: &Telling, at: &Place) -> Vec<Place> {
        if self.is_noted(original) {
            return self.fixed.telling(&original.facts_of(at));
        }
        let sentence = original.sentence_of(at);
        let found = sentence.and_then(|it| self.nearly(original.text(&it)));
        found.into_iter().collect()
    }

    /// The sentences of the fixed article that tell nothing but what one sentence of the other tells, where that alone tells it.
    fn alone(&self, original: &Telling, sentence: &Place) -> Vec<Place> {
        if self.fixed.name == original.name {
            return vec![sentence.clone()];
        }
        let facts = original.facts_in(sentence);
        if original.telling(&facts).len() != 1 {
            return Vec::new();
        }
        let mut told = self.fixed.telling(&facts);
        told.retain(|it| {
            let own = self.fixed.facts_in(it);
            own.iter().all(|it| facts.contains(it))
        });
        told
    }

    /// The sentences of the fixed article that tell what a clause told which was left out.
    fn missing(&self, change: &Change, original: &Telling) -> Vec<Place> {
        let clause = &change.origins[0];
        if self.fixed.name == original.name {
            return original.sentence_of(clause).into_iter().collect();
        }
        if self.is_noted(original) {
            let facts = original.facts_in(clause);
            let once = |it: &u16| original.facts.iter().filter(|other| other.1 == *it).count() == 1;
            let facts: Vec<u16> = facts.into_iter().filter(once).collect();
            return self.fixed.telling(&facts);
        }
        self.counterparts(original, clause)
    }

    /// Whether a sentence of the fixed article tells nothing but what a clause told which was left out.
    fn is_only_that(&self, change: &Change, original: &Telling) -> bool {
        let facts = original.facts_in(&change.origins[0]);
        self.is_noted(original)
            && self.fixed.name != original.name
            && self.missing(change, original).iter().all(|it| {
                let own = self.fixed.facts_in(it);
                own.iter().all(|it| facts.contains(it))
            })
    }

    /// The sentence of the fixed article that is clearly like another.
    fn nearly(&self, said: &str) -> Option<Place> {
        let all = self.fixed.sentences().into_iter();
        let scored = all.map(|it| (alike(self.fixed.text(&it), said), it));
        let best = scored.max_by(|one, two| one.0.total_cmp(&two.0))?;
        (best.0 >= SAME).then_some(best.1)
    }

    /// The sentence of the fixed article that is most like some words.
    fn nearest(&self, said: &str) -> Option<Place> {
        let all = self.fixed.sentences().into_iter();
        let scored = all.map(|it| (alike(self.fixed.text(&it), said), it));
        Some(scored.max_by(|one, two| one.0.total_cmp(&two.0))?.1)
    }

    /// Whether a paragraph stands in both articles after the same and before the same.
    fn is_in_order(&self, change: &Change, original: &Telling) -> bool {
        let of = |block: usize| {
            let sentences = original
                .sentences()
                .into_iter()
                .filter(|it| it.block == block);
            let places: Vec<usize> = sentences
                .flat_map(|it| match self.is_noted(original) {
                    true => self.fixed.telling(&original.facts_in(&it)),
                    false => self.nearly(original.text(&it)).into_iter().collect(),
                })
                .map(|it| it.block)
                .collect();
            (places.iter().min().copied(), places.iter().max().copied())
        };
        let block = change.origins[0].block;
        let (Some(first), Some(last)) = of(block) else {
            return false;
        };
        let others = || original.paragraphs().map(|it| it.0);
        let mut before = others().filter(|it| *it < block).filter_map(|it| of(it).1);
        let mut after = others().filter(|it| *it > block).filter_map(|it| of(it).0);
        // Something both tell must lie between the old place and the new one.
        let (low, high) = (
            block.min(change.places[0].block),
            block.max(change.places[0].block),
        );
        let crossed = others()
            .filter(|it| (low..=high).contains(it) && *it != block)
            .filter(|it| of(*it).0.is_some())
            .count();
        before.all(|it| it < first) && after.all(|it| it > last) && crossed > 2
    }

    /// Compares with the changed telling and says what became of the change.
    pub fn judge(&self, change: &Change, original: &Telling, kinds: &[&str]) -> Verdict {
        let (article, starts) = change.telling.article();
        let comparison = compare(vec![self.article.clone(), article], &Options::default());
        let inside = |starts: &[usize], it: &Place| {
            it.range.start + starts[it.block]..it.range.end + starts[it.block]
        };
        let mut places: Vec<(usize, Range<usize>)> = change
            .places
            .iter()
            .map(|it| (1, inside(&starts, it)))
            .collect();
        if change.places.is_empty() {
            let gone = change.origins.iter().flat_map(|it| match &change.needs {
                Needs::Clause(_) => self.missing(change, original),
                _ if self.is_noted(original) => self.alone(original, it),
                _ => self.nearly(original.text(it)).into_iter().collect(),
            });
            places.extend(gone.map(|it| (0, inside(&self.starts, &it))));
        }
        // What a sentence of its own tells there, that sentence alone tells then.
        let mut kinds = kinds.to_vec();
        if matches!(change.needs, Needs::Clause(_)) && self.is_only_that(change, original) {
            kinds.push("only");
        }
        // A clause that gives a number or a year is named as well by the kinds that tell what is given by one article only.
        if matches!(change.needs, Needs::Clause(_)) {
            let clause = original.text(&change.origins[0]);
            if clause.contains(|c: char| c.is_ascii_digit()) {
                kinds.extend(["number-only", "more-precise"]);
            }
        }
        let mut verdict = Verdict {
            named: false,
            found: false,
            others: Vec::new(),
            checks: 0,
            cause: String::new(),
            lost: Vec::new(),
        };
        let mut met = Findings::new();
        for it in comparison.all_divergences() {
            let all = parts(&comparison, it).into_iter();
            let news = all.filter(|it| is_news(&mut met, &self.before_all, it));
            verdict.found |=
                news.count() > 0 && kinds.contains(&it.kind.name()) && stands_at(it, &places);
        }
        let mut seen: Findings = Findings::new();
        for it in comparison.divergences() {
            // Told only here with its neighbors, it is news where one of its sentences is.
            let all = parts(&comparison, it).into_iter();
            let news = all.filter(|it| is_news(&mut seen, &self.before, it));
            let Some(key) = news.reduce(|first, _| first) else {
                continue;
            };
            if kinds.contains(&it.kind.name()) {
                verdict.named |= stands_at(it, &places);
            } else if it.kind.name() != "reworded" {
                verdict.checks += usize::from(it.kind.class() == Class::Check);
                verdict
                    .others
                    .push(format!("{} {}", key.0, key.1.join(" / ")));
            }
        }
        for (key, count) in &self.before {
            let now = seen.get(key).copied().unwrap_or(0);
            if *count > now
                && key.0 != "reworded"
                && !self.is_touched(change, original, key, &comparison)
            {
                verdict
                    .lost
                    .push(format!("{} {}", key.0, key.1.join(" / ")));
            }
        }
        if !verdict.named {
            let same = change
                .origins
                .iter()
                .flat_map(|it| self.counterparts(original, it));
            let same: Vec<_> = same.map(|it| (0, inside(&self.starts, &it))).collect();
            let same = match change.places.is_empty() {
                true => &places,
                false => &same,
            };
            verdict.cause = cause(&comparison, &places, same, &kinds);
        }
        verdict
    }

    /// Whether a finding that went spoke of words that were changed: none of its sites stands unchanged in the new telling,
    /// or it stands there with other limits.
    fn is_touched(
        &self,
        change: &Change,
        original: &Telling,
        key: &(String, Vec<String>),
        comparison: &Comparison,
    ) -> bool {
        let texts: Vec<&str> = comparison
            .corpus()
            .articles()
            .iter()
            .map(Article::text)
            .collect();
        let still = key
            .1
            .iter()
            .all(|it| texts.iter().any(|text| text.contains(it.as_str())));
        // A finding of the changed sentence itself may be told in another way.
        let changed = change
            .origins
            .iter()
            .filter_map(|it| original.sentence_of(it));
        let near = changed.into_iter().any(|it| {
            let sentence = original.text(&it);
            let gone = self.nearly(sentence);
            key.1.iter().any(|site| {
                sentence.contains(site.as_str())
                    || site.contains(sentence)
                    || gone
                        .as_ref()
                        .is_some_and(|at| self.fixed.text(at).contains(site.as_str()))
            })
        });
        !still || near || key.0 == "order"
    }
}
