//! Whom `he` or `she` is where the names of the article do not show it: a last name that is a common word, a person taken for a body.

use super::Speakers;
use crate::annotate::people::Gender;
use crate::annotate::roles;
use crate::lexicon::language::Language;
use crate::text::Span;
use crate::text::index::{MentionId, PassageId};

/// Names looked back at for somebody with a last name.
const MOST_NAMES: usize = 40;

impl Speakers<'_> {
    /// Who the sentence right before a pronoun is about, in its paragraph, where no name of a person was found there: who spoke in it behind a
    /// role (`surgeon Pia Wall said …`), or whose last name opens it (`Stone, who looked tired, left`). Linear in the names before it,
    /// which are few.
    ///
    /// Known failure: a common word that opens a sentence before `who` and is also somebody's name.
    pub(super) fn overlooked(&self, source: Span, gender: Gender) -> Option<MentionId> {
        if self.language != Language::English {
            return None;
        }
        let before = self.sentence_before(source)?;
        self.spoke_with_role(before).or_else(|| {
            let it = self.opens_with_name(before)?;
            self.fits(it, gender).then_some(it)
        })
    }

    /// The sentence before the one of a pronoun, in its paragraph.
    fn sentence_before(&self, source: Span) -> Option<Span> {
        let passages = self.segments.passages();
        let own = self.segments.passage_at(source.start())?;
        let before = own.index().checked_sub(1).map(PassageId::new)?;
        (passages[before].block == passages[own].block).then(|| passages[before].span)
    }

    /// The name that was taken for one of a body and spoke in a sentence, with a word for a person before it.
    fn spoke_with_role(&self, sentence: Span) -> Option<MentionId> {
        let (it, at) = self.body.filter(|it| sentence.contains(it.1))?;
        let name = self.mentions[it].span;
        let words = self.article.slice(name);
        let role = self.article.text().get(sentence.start()..name.start())?;
        let role = role.trim_end().rsplit(' ').next()?;
        let full = words.split(' ').count() == 2 && !words.starts_with("The ");
        (full && at.overlaps(name) && roles::is_human(role)).then_some(it)
    }

    /// The last person named before a sentence whose last name opens it, where no name was found in that place.
    fn opens_with_name(&self, sentence: Span) -> Option<MentionId> {
        let text = self.article.slice(sentence);
        let end = text.find(|it: char| !it.is_alphabetic())?;
        let (word, rest) = text.split_at(end);
        let named = self.mentions.iter().any(|it| {
            it.span
                .overlaps(Span::new(sentence.start(), sentence.start() + end))
        });
        let goes_on = rest.starts_with(", who ");
        if named || !goes_on || !word.starts_with(char::is_uppercase) {
            return None;
        }
        self.with_last_name(word, sentence.start())
    }

    /// Whom the last word that names a source was found to be before: `Stone said`, `Mayor Stone said` of Karl Stone, though a stone is no name. Linear in the
    /// names before it, which are few.
    pub(super) fn by_last_name(&self, source: Span) -> Option<MentionId> {
        let words = self.article.slice(source);
        let (ahead, word) = words.rsplit_once(' ').unwrap_or(("", words));
        let titled = roles::without_titles(ahead).is_empty();
        let plain =
            titled && word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        plain.then(|| self.with_last_name(word, source.start()))?
    }

    /// The person named last before a place with a first name before this last one, where it is one person.
    fn with_last_name(&self, word: &str, before: usize) -> Option<MentionId> {
        let people = self
            .people_before(Span::new(before, before))
            .take(MOST_NAMES);
        let mut known = people.filter(|it| {
            let name = self.article.slice(self.mentions[*it].span);
            name.rsplit_once(' ').is_some_and(|it| it.1 == word)
        });
        let found = known.next()?;
        known.all(|it| self.is_same(it, found)).then_some(found)
    }
}
