//! `Denial`: that something was not found, read from its clause.

use crate::diverge::context::Context;
use crate::diverge::facing::Side;
use crate::lexicon::acts::bases;
use crate::lexicon::claims::Role;

/// Words around a `no` or a `not` among which the verb of finding is.
const VERB: usize = 3;

/// What was not found.
pub(super) enum What {
    /// A thing: the words that tell it.
    Thing(Vec<usize>),
    /// That something is so: the verb.
    Act(usize),
    /// Anything at all, by a verb of finding.
    Anything,
}

/// That something was not found: its first and last word, what, and the words behind it that say where.
pub(super) struct Denial {
    pub from: usize,
    pub to: usize,
    pub what: What,
    pub about: Vec<usize>,
}

/// Words of one clause.
pub(super) struct Clause<'a, 'b> {
    pub context: &'a Context<'b>,
    pub side: &'a Side<'b>,
    pub stretch: u32,
}

impl Clause<'_, '_> {
    pub(super) fn form(&self, n: usize) -> &str {
        match self.side.stretches.get(n) {
            Some(it) if *it == self.stretch => self.side.form(n),
            _ => "",
        }
    }

    /// The last word of the clause behind a word.
    pub(super) fn end(&self, from: usize) -> usize {
        let all = from..self.side.words.len();
        let own = all.take_while(|n| self.side.stretches[*n] == self.stretch);
        own.last().unwrap_or(from)
    }

    pub(super) fn finds(&self, n: usize) -> bool {
        let form = self.form(n);
        let of = |it: &str| Role::Finds.has(it);
        let base = self.context.stances.base(form);
        !form.is_empty()
            && (of(form) || base.is_some_and(of) || base.is_none() && bases(form).any(|it| of(&it)))
    }

    /// What a `no`, a `nothing` or a `not` says was not found.
    pub(super) fn denial(&self, n: usize) -> Option<Denial> {
        let last = self.end(n);
        if matches!(self.form(n), "no" | "nothing") {
            let before = n.checked_sub(1).map_or("", |it| self.form(it));
            let there =
                n > 1 && !before.is_empty() && Role::Be.has(before) && self.form(n - 2) == "there";
            let verb = (1..VERB)
                .filter_map(|k| n.checked_sub(k))
                .find(|k| self.finds(*k));
            return match verb {
                Some(from) => self.object(from, n, n + 1, last),
                None if there => self.object(n - 1, n, n + 1, last),
                None => None,
            };
        }
        let verb = (n + 1..=n + VERB).find(|k| self.finds(*k))?;
        let helps =
            |k: usize| matches!(self.form(k), "to" | "have" | "been" | "be" | "yet" | "even");
        if !(n + 1..verb).all(helps) {
            return None;
        }
        let any = verb + 1;
        match self.form(any) {
            "anything" => self.object(n, any, any + 1, last),
            "any" | "a" | "an" => self.object(n, any, any + 1, last),
            _ => None,
        }
    }

    /// What stands behind `no`, `nothing` or `any`.
    fn object(&self, from: usize, no: usize, start: usize, last: usize) -> Option<Denial> {
        let thing = matches!(self.form(no), "nothing" | "anything");
        // `No clear evidence that`, `no sign of`.
        let sign = (start..start + 2).find(|k| Role::Signs.has(self.form(*k)));
        let behind = match (thing, sign) {
            (true, _) => start,
            (false, Some(sign)) => sign + 1,
            (false, None) => {
                let to = (start..=last)
                    .take_while(|k| !Role::Leads.has(self.form(*k)))
                    .last()?;
                let head = self.telling(start, to);
                return (!head.is_empty()).then(|| Denial {
                    from,
                    to,
                    what: What::Thing(head),
                    about: self.telling(to + 1, last),
                });
            }
        };
        let act = |verb: usize| {
            let verb = (verb..=last).find(|k| self.side.tells(*k))?;
            Some(Denial {
                from,
                to: verb,
                what: What::Act(verb),
                about: self.telling(verb + 1, last),
            })
        };
        match self.form(behind) {
            "to" => act(behind + 1),
            "that" if thing => act(behind + 1),
            "of" | "that" if !thing => {
                let all = behind + 1..=last;
                let to = all.take_while(|k| !Role::Leads.has(self.form(*k))).last()?;
                let head = self.telling(behind + 1, to);
                (!head.is_empty()).then(|| Denial {
                    from,
                    to,
                    what: What::Thing(head),
                    about: self.telling(to + 1, last),
                })
            }
            // `Nothing wrong with the tank`, `nothing in the tank`.
            lead if thing => {
                let to = if self.side.words.get(behind).is_some()
                    && !Role::Leads.has(lead)
                    && !lead.is_empty()
                {
                    behind
                } else {
                    no
                };
                Some(Denial {
                    from,
                    to,
                    what: What::Anything,
                    about: self.telling(to + 1, last),
                })
            }
            _ => None,
        }
    }

    /// The words from one to another that tell something, those of the verbs of finding not among them.
    fn telling(&self, from: usize, to: usize) -> Vec<usize> {
        let all = (from..=to).take_while(|n| *n < self.side.words.len());
        all.filter(|n| self.side.tells(*n) && !self.finds(*n))
            .collect()
    }
}
