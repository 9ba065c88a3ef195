//! Who `he` or `she` is: whom the last sentences are about, who spoke last, and who answers whom.

use super::Speakers;
use crate::annotate::MentionKind;
use crate::annotate::people::Gender;
use crate::annotate::roles;
use crate::lexicon::language::Language;
use crate::text::Span;
use crate::text::index::MentionId;

/// How far back a pronoun reaches, in bytes.
pub(super) const REACH: usize = 1500;

/// Most people looked back at for a pronoun.
const MOST_PEOPLE: usize = 30;

/// Words on which a name hangs that a sentence is not about.
const HANGS: [&str; 12] = [
    "with", "by", "of", "to", "for", "from", "than", "against", "about", "beside", "toward",
    "towards",
];

impl Speakers<'_> {
    /// `Lind asked Holm`: who asks, and whom.
    pub(super) fn remember_question(&mut self, asks: MentionId, cue: Span) {
        let mentions = self.mentions.as_slice();
        let next = mentions.partition_point(|it| it.span.start() < cue.end());
        let whom = mentions.get(next).filter(|it| {
            let between = self.article.text().get(cue.end()..it.span.start());
            let near = between.is_some_and(|it| roles::without_titles(it).is_empty());
            it.kind == MentionKind::Person && near
        });
        if whom.is_some() && self.article.slice(cue).eq_ignore_ascii_case("asked") {
            self.question = Some((asks, MentionId::new(next), cue.end()));
        }
    }

    /// Who answers: not who asked the question just before, but whom.
    pub(super) fn answering(
        &self,
        source: Span,
        cue: Option<Span>,
        found: (Option<MentionId>, bool),
    ) -> (Option<MentionId>, bool) {
        const FARTHEST_ANSWER: usize = 600;
        let answers = [
            "answered",
            "responded",
            "replied",
            "answers",
            "responds",
            "replies",
        ];
        let answer = cue.is_some_and(|it| answers.contains(&self.article.slice(it)));
        match (self.question, found.0) {
            (Some((asked, whom, at)), Some(it))
                if answer
                    && self.language == Language::English
                    && source.start().saturating_sub(at) < FARTHEST_ANSWER
                    && self.is_same(it, asked)
                    && !self.is_same(whom, asked) =>
            {
                (Some(whom), found.1)
            }
            _ => found,
        }
    }

    /// Who `he` or `she` is: whom the sentences since the last speech are about, who spoke last, else the last person named,
    /// when nothing speaks against it; and whether it is sure. `said`: what is said.
    pub(super) fn antecedent(
        &self,
        source: Span,
        said: Span,
        gender: Gender,
    ) -> (Option<MentionId>, bool) {
        let text = self.article.text();
        // `Tarn, whom he called “…”`, `Tarn, who he said is “…”`: somebody else.
        let told_of = |span: Span| {
            matches!(
                text[span.end()..source.start()].trim_matches([',', ' ']),
                "who" | "whom" | "which"
            )
        };
        // `Tarn “wants no pier,” he said`: whose verb is quoted is whom the speaker tells of.
        let quoted_of = |span: Span| {
            let own =
                self.segments.passage_at(span.start()) == self.segments.passage_at(source.start());
            let after = text[span.end()..].strip_prefix(" “");
            let after = after.or_else(|| text[span.end()..].strip_prefix(" \""));
            own && self.language == Language::English
                && after.is_some_and(|it| it.starts_with(char::is_lowercase))
        };
        // `Saying Tarn, he said, was wrong`: the object of the words that open the sentence.
        let opened = |span: Span| {
            let own = self.segments.passage_at(source.start());
            let own = own.filter(|it| self.segments.passage_at(span.start()) == Some(*it));
            let start = own.map(|it| self.segments.passages()[it].span.start());
            let ahead = start.and_then(|it| text.get(it..span.start()));
            let verb = roles::without_titles(ahead.unwrap_or("")).trim_start_matches(['“', '"']);
            self.language == Language::English
                && verb.len() > 4
                && verb.ends_with("ing")
                && !verb.contains(' ')
        };
        let near = |it: MentionId| {
            let span = self.mentions[it].span;
            span.end() <= source.start() && source.start() - span.end() < REACH
        };
        let fits = |it: MentionId| {
            let span = self.mentions[it].span;
            self.fits(it, gender) && !told_of(span) && !quoted_of(span) && !opened(span)
        };
        let fitting = || {
            self.people_before(source)
                .take_while(|&it| near(it))
                .take(MOST_PEOPLE)
                .filter(|&it| fits(it))
        };
        let since =
            |it: &MentionId| self.last.is_none() || self.mentions[*it].span.start() > self.last_at;
        let topic = fitting()
            .take_while(since)
            .find(|&it| self.leads(it, source));
        // Who goes on speaking as `he` need not be named again.
        let speaks = source.start().saturating_sub(self.last_at) < REACH;
        let before = |it: MentionId| self.mentions[it].span.end() <= source.start();
        let spoke = self.last.filter(|&it| speaks && before(it) && fits(it));
        let known = |it: &MentionId| self.gender(*it) == Some(gender);
        // Who spoke last and is known to be a woman is `she` before somebody of whom that is not known, but for whom the sentence
        // right before the words is about.
        let here = |it: &MentionId| {
            let passage = |it: Span| self.segments.passage_at(it.start());
            passage(self.mentions[*it].span) == passage(source)
        };
        // `Tarn? “Strong,” she said`: what is asked is about whom somebody else answers of.
        let opens = source.cover(said);
        let asked = |it: MentionId| {
            let at = self.segments.passage_at(self.mentions[it].span.start());
            at.is_some_and(|it| {
                self.article
                    .slice(self.segments.passages()[it].span)
                    .ends_with('?')
            })
        };
        let ahead = |it: MentionId| self.adjoins(it, opens) && !asked(it);
        let rather = topic.filter(|&it| {
            known(&it) || here(&it) || ahead(it) || !spoke.is_some_and(|it| known(&it))
        });
        // Who is named between marks only is somebody else's talk.
        let other = || fitting().find(|&it| !self.is_quoted(it));
        let Some(found) = rather.or(spoke).or_else(other) else {
            return (None, false);
        };
        let alone = || fitting().all(|it| self.is_one(it, found));
        let nearest = || fitting().next().is_some_and(|it| self.is_one(it, found));
        let known = known(&found);
        let adjoins = self.adjoins(found, source);
        let about = topic.is_some() && adjoins;
        // Who spoke some sentences ago, where somebody else is spoken of since: either may be meant.
        let other = |it: MentionId| {
            !self.is_same(it, found) && self.gender(it) == Some(gender) && !self.is_quoted(it)
        };
        let contested = rather.is_none()
            && !adjoins
            && fitting().any(|it| other(it) && self.adjoins(it, source));
        // Who spoke some paragraphs ago is no more than a guess, and none where somebody else is spoken of since.
        let guessed = rather.is_none() && spoke.is_some() && self.language == Language::English;
        let far = guessed && self.is_far_behind(source);
        let mut others = fitting()
            .take_while(since)
            .filter(|&it| !self.is_same(it, found) && !self.is_quoted(it));
        if far && others.next().is_some() {
            return (None, false);
        }
        // Somebody named in passing, for want of another.
        let own = self.segments.passage_at(source.start())
            == self.segments.passage_at(self.mentions[found].span.start());
        let passing = rather.or(spoke).is_none() && self.is_amid(self.mentions[found].span, own);
        // Fewer names are known there, so who is named near may not be known either.
        let sure = match self.language {
            Language::English => {
                !far && !contested && !passing && (known || about || nearest() || alone())
            }
            _ => known || adjoins,
        };
        (Some(found), sure)
    }

    /// Whether paragraphs lie between what was said last and words that ask for who said it.
    fn is_far_behind(&self, source: Span) -> bool {
        const MOST_PARAGRAPHS: usize = 2;
        let blocks = self.article.blocks().as_slice();
        let block = |at: usize| blocks.partition_point(|it| it.span.end() < at);
        block(source.start()) > block(self.said_to) + MOST_PARAGRAPHS
    }

    /// Whether a person is the first one named in a sentence, and the sentence is the article's own. `source` asks for it.
    fn leads(&self, it: MentionId, source: Span) -> bool {
        let span = self.mentions[it].span;
        let after = &self.article.text()[span.end()..];
        let groups = [
            " administration",
            " campaign",
            " supporters",
            " team",
            " camp",
        ];
        let other = ["'s ", "’s "]
            .iter()
            .chain(&groups)
            .any(|it| after.starts_with(it));
        // `Lind consultant Karl Holm`: it is he.
        let next = after.strip_prefix(' ').and_then(|it| it.split(' ').next());
        let served =
            next.is_some_and(|it| it.starts_with(char::is_lowercase) && roles::is_human(it));
        if other || served && self.language == Language::English {
            return false;
        }
        if self.is_quoted(it) || self.is_told(it) {
            return false;
        }
        let passage = |it: MentionId| self.segments.passage_at(self.mentions[it].span.start());
        let before = self.people_before(span).next();
        let first = before.is_none_or(|before| passage(before) != passage(it));
        let own = self.segments.passage_at(source.start()) == passage(it);
        first && !self.is_amid(span, own)
    }

    /// Whether a name stands between marks.
    fn is_quoted(&self, it: MentionId) -> bool {
        let span = self.mentions[it].span;
        let at = self.quoted.partition_point(|it| it.start() <= span.start());
        at > 0 && self.quoted[at - 1].contains(span)
    }

    /// Whether a name stands in what somebody tells.
    fn is_told(&self, it: MentionId) -> bool {
        let span = self.mentions[it].span;
        let at = self.told.partition_point(|it| it.start() <= span.start());
        at > 0 && self.told[at - 1].contains(span)
    }

    /// Whether a sentence is about somebody else than a name in it: it opens with a pronoun (`She called it what Tarn had
    /// called it`), or the name hangs on a preposition (`The mayor spoke beside Tarn`), unless who is asked for stands in it too
    /// (`own`: `When it was sent to Tarn, he`).
    fn is_amid(&self, name: Span, own: bool) -> bool {
        let Some(passage) = self.segments.passage_at(name.start()) else {
            return false;
        };
        let start = self.segments.passages()[passage].span.start();
        let text = self.article.text();
        let ahead = text.get(start..name.start()).unwrap_or("");
        let opens = [
            "He ", "She ", "They ", "And he ", "And she ", "But he ", "But she ",
        ];
        let last = roles::without_titles(ahead).rsplit(' ').next();
        opens.iter().any(|it| ahead.starts_with(it))
            || !own && last.is_some_and(|it| HANGS.contains(&it))
    }

    /// Whether a name stands in the sentence of a source, or in the one before.
    pub(super) fn adjoins(&self, it: MentionId, source: Span) -> bool {
        let passage = |at: usize| self.segments.passage_at(at).map(|it| it.index());
        let own = passage(source.start());
        let there = passage(self.mentions[it].span.start());
        own.zip(there).is_some_and(|(own, there)| own <= there + 1)
    }
}
