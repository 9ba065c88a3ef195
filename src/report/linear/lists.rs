//! The lists of linear mode: matches, differences, quotes and names, one a line, each with the number that tells it in full.

use super::phrases::{class_name, classed, ended, kind_name, put, spoken, ticked};
use super::{Linear, Walk};
use crate::render::names::kind_shown;
use crate::render::spellings::{Spelling, spellings};
use crate::render::wording;
use crate::text::index::ArticleId;

/// How many words of a passage a list repeats.
const LISTED_WORDS: usize = 10;

impl Linear<'_> {
    /// All matches, which are then the walk.
    pub(super) fn match_list(&mut self) -> String {
        if self.matches.is_empty() {
            return self.found();
        }
        let comparison = self.digest.comparison;
        let mut text = String::new();
        for (n, id) in self.matches.iter().enumerate() {
            let members = &comparison.alignment().matches()[*id].passages;
            let Some(first) = members.first() else {
                continue;
            };
            put(
                &mut text,
                &format!(
                    "{}. {}. {} {}",
                    n + 1,
                    class_name(comparison.match_class(*id)),
                    self.places(
                        &members
                            .iter()
                            .map(|it| self.digest.place(*it))
                            .collect::<Vec<_>>()
                    ),
                    wording::beginning(self.words_of(*first), LISTED_WORDS)
                ),
            );
        }
        self.walk = Walk::Matches;
        self.at = None;
        text.push_str("A number tells that match; n begins with the first.\n");
        text
    }

    /// All that differs, or of it what is not ticked off; that is then the walk.
    pub(super) fn difference_list(&mut self, only_left: bool) -> String {
        if self.differences.is_empty() {
            return match self.digest.compares() {
                true => "Nothing differs that can be named.\n".to_owned(),
                false => "One article alone has no differences.\n".to_owned(),
            };
        }
        let mut text = String::new();
        let rows = self.differences.iter().enumerate();
        for (n, row) in rows.filter(|it| !only_left || !it.1.ticked) {
            let hint = row
                .hint
                .map(|it| self.digest.comparison.corpus().slice(it))
                .map_or_else(String::new, |it| {
                    format!(": {}", wording::beginning(it, LISTED_WORDS))
                });
            put(
                &mut text,
                &format!(
                    "{}. {}{hint} {}",
                    n + 1,
                    ticked(row) + &classed(row),
                    self.places(&row.places)
                ),
            );
        }
        self.walk = Walk::Differences;
        self.at = None;
        if only_left && text.is_empty() {
            let n = self.differences.len();
            return format!("Nothing is left: all {n} differences are ticked off.\n");
        }
        text.push_str(match self.n_ticked {
            0 => "d and a number tells one of them in full; n begins with the first.\n",
            _ => {
                "d and a number tells one of them in full; n begins with the first that is left.\n"
            }
        });
        text
    }

    /// Who said what, which is then the walk.
    pub(super) fn said_list(&mut self) -> String {
        if self.said.is_empty() {
            return "No quoted speech was found.\n".to_owned();
        }
        let mut text = String::new();
        for (n, said) in self.said.iter().enumerate() {
            let line = self.said_line(n);
            put(
                &mut text,
                &format!("{}. {line} {}", n + 1, self.places(&said.places)),
            );
        }
        self.walk = Walk::Said;
        self.at = None;
        text.push_str(
            "s and a number tells one of them where it stands; n begins with the first.\n",
        );
        text
    }

    /// All numbers and dates.
    pub(super) fn figure_list(&mut self) -> String {
        if self.figures.is_empty() {
            return "No number and no date was found.\n".to_owned();
        }
        let comparison = self.digest.comparison;
        let mut text = String::new();
        for (n, it) in self.figures.iter().enumerate() {
            let each = comparison.corpus().articles().ids().filter_map(|id| {
                let values = it.values(comparison, id);
                let first = it.sites_in(id).next()?;
                let passage = self.segments(id).passage_at(first.span.start())?;
                let paragraph = self.segments(id).paragraph_number(passage);
                Some(format!(
                    "{id} {} (paragraph {paragraph})",
                    values.join(" or ")
                ))
            });
            let each: Vec<String> = each.collect();
            let listed = it.listed.first().map(|it| &comparison.divergences()[*it]);
            let relation = match listed {
                Some(it) => spoken(&wording::sentence(comparison, it)),
                None if self.digest.compares() => {
                    spoken(&wording::capital(&it.relation(comparison)))
                }
                None => String::new(),
            };
            let class = listed.map_or_else(String::new, |it| {
                format!(" {}.", class_name(it.kind.class()))
            });
            let relation = match relation.is_empty() {
                true => relation,
                false => format!(" {}", ended(&relation)),
            };
            put(
                &mut text,
                &format!("{}. {}.{class}{relation}", n + 1, each.join(", ")),
            );
        }
        text.push_str("# and a number goes through the passages that give it.\n");
        text
    }

    /// All names.
    pub(super) fn name_list(&mut self) -> String {
        if self.names.is_empty() {
            return "No names were found.\n".to_owned();
        }
        let mut text = String::new();
        let corpus = self.digest.comparison.corpus();
        let all = spellings(self.digest.comparison);
        for (n, id) in self.names.iter().enumerate() {
            let it = &corpus.entities()[*id];
            let counts = corpus.articles().ids().map(|article| {
                let n = it.mentions.iter().filter(|it| it.0 == article).count();
                format!("{n} in {article}")
            });
            let counts: Vec<String> = counts.collect();
            put(
                &mut text,
                &format!(
                    "{}. {}, {}: {}.{}",
                    n + 1,
                    it.name,
                    kind_name(kind_shown(self.digest.comparison, *id)),
                    counts.join(", "),
                    spelled(all.get(id).map_or(&[], Vec::as_slice))
                ),
            );
        }
        text.push_str("e and a number goes through the passages with that name.\n");
        text
    }
}

/// ` Spelled Moe 2 in A, Mow 1 in B. Perhaps also spelled Moew 1 in C.`, where a name is spelled in several ways.
fn spelled(all: &[Spelling]) -> String {
    let told = |apart: bool| {
        let own = all.iter().filter(|it| it.apart == apart).map(|it| {
            let counts = it.counts.iter().enumerate().filter(|it| *it.1 > 0);
            let counts: Vec<String> = counts
                .map(|(at, n)| format!("{n} in {}", ArticleId::new(at)))
                .collect();
            format!("{} {}", it.text, counts.join(" and "))
        });
        own.collect::<Vec<_>>().join(", ")
    };
    let each = [
        ("Spelled", told(false)),
        ("Perhaps also spelled", told(true)),
    ];
    let each = each.iter().filter(|it| !it.1.is_empty());
    each.map(|(how, it)| format!(" {how} {it}.")).collect()
}
