//! Which names are of persons: by what stands beside them, and last names that stand alone once somebody was named in full.

use super::Finder;
use crate::annotate::{Mention, MentionKind};
use crate::text::Run;
use crate::text::index::TokenId;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;

impl Finder<'_> {
    /// Whether two or more unknown words with capitals may be somebody's name: not behind an article (`la Cruz Blanca`, `du Pont
    /// Neuf`), not one word with hyphens (`Villers-Cotterêts`), not a saint's (`San Telmo`), which is mostly a place.
    pub(super) fn may_be_somebody(&self, at: usize, last: usize, within: Run<TokenId>) -> bool {
        let document = self.document;
        let led = at > within.start() && self.is("leads_noun", at - 1);
        let saint = self.is("saint", at);
        let hyphens = (at + 1..last).step_by(2).all(|n| document.text(n) == "-") && last - at >= 2;
        !led && !saint && !hyphens
    }

    /// `Karim, 52 ans,`, `Jacinta, de 58 años,`, `Malte (52)`: a name of one word with an age behind it.
    pub(super) fn is_aged(&self, at: usize, within: Run<TokenId>) -> bool {
        let document = self.document;
        let form = |n: usize| {
            if n < within.end() {
                document.form(n)
            } else {
                ""
            }
        };
        let age = |n: usize| {
            (2..=3).contains(&form(n).len()) && form(n).bytes().all(|it| it.is_ascii_digit())
        };
        let of = at + 2 + usize::from(form(at + 2) == "de");
        form(at + 1) == "(" && age(at + 2) && form(at + 3) == ")"
            || form(at + 1) == "," && age(of) && of + 1 < within.end() && self.is("years", of + 1)
    }

    /// Adds the last names that stand alone once somebody was named in full; in other languages than German they are found by their
    /// capitals, and then known for a person. Linear in the text.
    pub(super) fn add_last_names(&self, found: &mut Vec<Mention>) {
        let document = self.document;
        let persons = found.iter().filter(|it| it.kind == MentionKind::Person);
        let last = |it: &Mention| {
            let name = document.slice(it.span);
            let last = name
                .rsplit([' ', '\u{a0}'])
                .next()
                .filter(|it| it.len() < name.len());
            last.map(|it| fold(it).into_owned())
        };
        let names: FxHashSet<String> = persons.filter_map(last).filter(|it| it.len() > 2).collect();
        if names.is_empty() {
            return;
        }
        for it in found.iter_mut().filter(|it| it.kind == MentionKind::Other) {
            if names.contains(fold(document.slice(it.span)).as_ref()) {
                it.kind = MentionKind::Person;
            }
        }
        let mut added = Vec::new();
        for passage in document.passages() {
            for at in passage.tokens.start()..passage.tokens.end() {
                let token = document.token(at);
                let alone = document.is_capital(at)
                    && names.contains(document.form(at))
                    && !self.nouns.contains(&token.symbol)
                    && document.seen(at).lower == 0;
                let next = found.partition_point(|it| it.span.end() <= token.span.start());
                let free = found
                    .get(next)
                    .is_none_or(|it| it.span.start() >= token.span.end());
                // `Holm-Werke`: a part of another name.
                let joined = |n: usize| document.text(n) == "-";
                let part = at > passage.tokens.start() && joined(at - 1)
                    || at + 1 < passage.tokens.end() && joined(at + 1);
                if alone && free && !part {
                    added.push(Mention {
                        span: token.span,
                        kind: MentionKind::Person,
                    });
                }
            }
        }
        if !added.is_empty() {
            found.append(&mut added);
            found.sort_by_key(|it| it.span.start());
        }
    }
}
