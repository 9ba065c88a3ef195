//! The sentences of linear mode: one match, difference, quote or passage in full.

use super::super::about::credits;
use super::super::digest::Place;
use super::command::HELP;
use super::phrases::{class_name, classed, count, ended, put, spoken, ticked};
use super::{Linear, Walk};
use crate::article::plain;
use crate::corpus::PassageRef;
use crate::diverge::{Class, Kind};
use crate::render::contrast;
use crate::render::wording::{self, capital};
use crate::text::index::{DivergenceId, MatchId, PassageId};
use std::fmt::Write as _;

impl Linear<'_> {
    /// The articles by letter: title, source, length.
    pub(super) fn articles(&self) -> String {
        let mut text = String::new();
        let comparison = self.digest.comparison;
        for (id, article) in comparison.corpus().articles().iter_enumerated() {
            let share = self.digest.share(id);
            let shared = match self.digest.compares() {
                true => format!(", {} of them told elsewhere too", share.shared),
                false => String::new(),
            };
            put(
                &mut text,
                &format!(
                    "Article {id}: {} From {}. {} words{shared}.",
                    ended(&plain(article.title())),
                    credits(comparison, id).join(", "),
                    share.words
                ),
            );
        }
        text
    }

    /// How much was found.
    pub(super) fn found(&self) -> String {
        let differences = count(self.differences.len(), "difference");
        if self.matches.is_empty() {
            return format!(
                "These articles share no passage; perhaps they are about different events. {differences}: d lists what only one of them tells, e the names, r reads.\n"
            );
        }
        let checks = self.differences.iter();
        let checks = match checks.filter(|it| it.class == Class::Check).count() {
            0 => String::new(),
            n => format!(", {n} of them to check"),
        };
        let checks = match self.n_ticked {
            0 => checks,
            n => format!("{checks}; {n} ticked off"),
        };
        let checks = match self.notes.len() {
            0 => checks,
            1 => format!("{checks}. 1 note of yours is told behind its passage"),
            n => format!("{checks}. {n} notes of yours are told behind their passages"),
        };
        let matches = match self.matches.len() {
            1 => "1 match".to_owned(),
            n => format!("{n} matches"),
        };
        format!("{matches}: passages that tell the same. {differences}{checks}.\n")
    }

    pub(super) fn help(&self) -> String {
        let mut text = "Type one of these and press Enter.\n".to_owned();
        for (what, does) in HELP {
            put(&mut text, &format!("{what}: {does}."));
        }
        text
    }

    /// Why there is nothing to step through.
    pub(super) fn nothing(&self) -> String {
        match &self.walk {
            Walk::Matches => self.found(),
            walk => format!("There is no {}.\n", self.noun(walk)),
        }
    }

    /// What one item of a walk is called.
    pub(super) fn noun(&self, walk: &Walk) -> String {
        match walk {
            Walk::Matches => "match".to_owned(),
            Walk::Differences => "difference".to_owned(),
            Walk::Said => "quote".to_owned(),
            Walk::Name(id, _) => {
                let corpus = self.digest.comparison.corpus();
                format!("passage with {}", corpus.entities()[*id].name)
            }
            Walk::Article(id) => format!("passage of {id}"),
            Walk::Figure(name, _) => format!("passage with {}", plain(name)),
            Walk::Found(words, _) => format!("passage with \"{}\"", plain(words)),
        }
    }

    /// One item of the present walk, in full.
    pub(super) fn item(&self, at: usize) -> String {
        let n = self.length(&self.walk);
        match &self.walk {
            Walk::Matches => self.matched(at, n),
            Walk::Differences => self.difference(at, n),
            Walk::Said => self.quote(at, n),
            Walk::Article(id) => {
                let passage = (*id, PassageId::new(at));
                self.passage_line(passage, &self.class_words(passage))
            }
            walk @ (Walk::Name(_, passages)
            | Walk::Figure(_, passages)
            | Walk::Found(_, passages)) => {
                let noun = self.noun(walk);
                let mut text = String::new();
                put(&mut text, &format!("{} {} of {n}.", capital(&noun), at + 1));
                let passage = passages[at];
                text.push_str(&self.passage_line(passage, &self.class_words(passage)));
                text
            }
        }
    }

    fn matched(&self, at: usize, n: usize) -> String {
        let comparison = self.digest.comparison;
        let id = self.matches[at];
        let members = &comparison.alignment().matches()[id].passages;
        let told = self.of_match(id).into_iter();
        let mut sentences: Vec<String> = told
            .map(|it| &comparison.divergences()[it])
            .map(|it| spoken(&wording::sentence(comparison, it)))
            .collect();
        sentences.dedup();
        let class = comparison.match_class(id);
        let mut head = format!("Match {} of {n}. {}.", at + 1, class_name(class));
        for it in &sentences {
            let _ = write!(head, " {}", ended(it));
        }
        let told = |article| members.iter().any(|it| it.0 == article);
        let articles = comparison.corpus().articles();
        let lacking: Vec<String> = articles
            .ids()
            .filter(|it| !told(*it))
            .map(|it| it.to_string())
            .collect();
        if !lacking.is_empty() {
            let _ = write!(head, " Not told in {}.", lacking.join(", "));
        }
        let mut text = String::new();
        put(&mut text, &head);
        for it in members {
            text.push_str(&self.passage_line(*it, ""));
        }
        text
    }

    /// The differences that a match tells.
    fn of_match(&self, id: MatchId) -> Vec<DivergenceId> {
        let all = self.digest.comparison.divergences();
        // "Reworded" adds nothing where something more exact is said.
        let plain = |it: &DivergenceId| matches!(all[*it].kind, Kind::Reworded(_));
        let mut found: Vec<DivergenceId> = all
            .ids()
            .filter(|it| all[*it].matched == Some(id))
            .collect();
        if !found.iter().all(plain) {
            found.retain(|it| !plain(it));
        }
        found
    }

    /// Positions of the differences that a match told, by the position of the match.
    pub(super) fn told(&self, at: usize) -> Vec<usize> {
        let told = self.of_match(self.matches[at]);
        let rows = self.differences.iter().enumerate();
        rows.filter(|it| told.contains(&it.1.id))
            .map(|it| it.0)
            .collect()
    }

    /// Which numbers there are to choose from for `t`, with what each says.
    pub(super) fn choice(&self, rows: &[usize]) -> String {
        let mut text =
            "This match tells several differences; t and a number takes one.\n".to_owned();
        for at in rows {
            let row = &self.differences[*at];
            let said = ended(&(ticked(row) + &classed(row)));
            put(&mut text, &format!("t {}: {said}", at + 1));
        }
        text
    }

    fn difference(&self, at: usize, n: usize) -> String {
        let row = &self.differences[at];
        let mut text = String::new();
        put(
            &mut text,
            &format!(
                "Difference {} of {n}. {}{}",
                at + 1,
                ended(&(ticked(row) + &classed(row))),
                row.number
                    .map_or_else(String::new, |it| format!(" Match {it}.")),
            ),
        );
        for it in &row.places {
            text.push_str(&self.passage_line(it.passage, ""));
        }
        text
    }

    fn quote(&self, at: usize, n: usize) -> String {
        let mut text = String::new();
        let said = &self.said[at];
        put(
            &mut text,
            &format!("Quote {} of {n}. {}", at + 1, self.said_line(at)),
        );
        for it in &said.places {
            text.push_str(&self.passage_line(it.passage, ""));
        }
        text
    }

    /// Who says it, how the tellings relate, where.
    pub(super) fn said_line(&self, at: usize) -> String {
        let said = &self.said[at];
        let source = said.source.as_deref().unwrap_or("Nobody named");
        let told = match self.digest.compares() {
            true if said.class == Class::Same => format!("{}. ", class_name(said.class)),
            true if said.class == Class::Only => format!("{}. ", capital(&said.told)),
            true => format!("{}, {}. ", class_name(said.class), said.told),
            false => String::new(),
        };
        let source = plain(source);
        let words = self.digest.said_words(said);
        format!("{told}{source}: \"{}\"", words.trim())
    }

    /// The words that only one of the tellings at hand has.
    pub(super) fn words(&self) -> String {
        let passages: Vec<PassageRef> = match (&self.walk, self.at) {
            (Walk::Matches, Some(at)) => {
                let matches = self.digest.comparison.alignment().matches();
                matches[self.matches[at]].passages.to_vec()
            }
            (Walk::Differences, Some(at)) => {
                let places = self.differences[at].places.iter();
                places.map(|it| it.passage).collect()
            }
            _ => self.passage().map_or(Vec::new(), |it| self.tellings(it)),
        };
        if passages.len() < 2 {
            return "There are no two tellings here to compare: go to a match first.\n".to_owned();
        }
        let corpus = self.digest.comparison.corpus();
        let mut text = String::new();
        for here in &passages {
            for there in passages.iter().filter(|it| it.0 != here.0) {
                let only = contrast::words_only(corpus, *here, *there);
                let only: Vec<&str> = only
                    .iter()
                    .map(|it| corpus.articles()[here.0].slice(*it))
                    .collect();
                let words = match only.is_empty() {
                    true => "none".to_owned(),
                    false => only.join("; "),
                };
                put(
                    &mut text,
                    &format!("Words of {} that {} has not: {words}.", here.0, there.0),
                );
            }
        }
        text
    }

    /// The passages that tell the same as one, with itself.
    fn tellings(&self, passage: PassageRef) -> Vec<PassageRef> {
        let alignment = self.digest.comparison.alignment();
        match alignment.match_of(passage) {
            Some(id) => alignment.matches()[id].passages.to_vec(),
            None => self.digest.outline.retold(passage).to_vec(),
        }
    }

    /// `A, paragraph 12, sentence 2 of 3: the words`; `class` stands before the words where it is not empty.
    fn passage_line(&self, passage: PassageRef, class: &str) -> String {
        let mut text = String::new();
        let class = match class {
            "" => String::new(),
            class => format!(" {class}."),
        };
        let place = self.place_name(passage);
        put(
            &mut text,
            &format!("{place}:{class} {}", self.words_of(passage)),
        );
        for (_, note) in self.notes.iter().filter(|it| it.0 == passage) {
            put(&mut text, &format!("Your note: {}", ended(&plain(note))));
        }
        text
    }

    fn place_name(&self, (article, passage): PassageRef) -> String {
        let segments = self.segments(article);
        let paragraph = segments.paragraph_number(passage);
        let block = segments.passages()[passage].block;
        let all = segments.passages().as_slice();
        let first = all.partition_point(|it| it.block < block);
        let after = all.partition_point(|it| it.block <= block);
        match after - first {
            1 => format!("{article}, paragraph {paragraph}"),
            n => format!(
                "{article}, paragraph {paragraph}, sentence {} of {n}",
                passage.index() - first + 1
            ),
        }
    }

    /// `(A paragraph 12, B paragraph 8)`.
    pub(super) fn places(&self, places: &[Place]) -> String {
        let places: Vec<String> = places
            .iter()
            .map(|it| format!("{} paragraph {}", it.passage.0, it.paragraph))
            .collect();
        format!("({})", places.join(", "))
    }

    /// The class of a passage and the number of its match; nothing for an article alone.
    fn class_words(&self, passage: PassageRef) -> String {
        let Some(class) = self.digest.comparison.passage_class(passage) else {
            return String::new();
        };
        match self.digest.number(passage) {
            Some(n) => format!("{}, match {n}", class_name(class)),
            None => class_name(class).to_owned(),
        }
    }

    pub(super) fn words_of(&self, passage: PassageRef) -> &str {
        let corpus = self.digest.comparison.corpus();
        corpus.articles()[passage.0].slice(corpus.passage_span(passage))
    }
}
