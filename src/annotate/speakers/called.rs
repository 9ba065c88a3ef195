//! Who `the minister` is: whom an article has called so, or whom alone the paragraph has named.

use super::{Speakers, first_word};
use crate::annotate::people::told;
use crate::annotate::roles;
use crate::text::Span;
use crate::text::index::MentionId;
use crate::text::normal::fold;

/// Most people looked back at for a role.
const MOST_ROLES: usize = 40;

impl Speakers<'_> {
    /// `the minister`: the last person before whose name the role stands (`Minister Mara Lind`), or behind it, set apart (`Mara
    /// Lind, a minister of Vell,`); and whether nobody else has it.
    pub(super) fn by_role(&self, source: Span, words: &str) -> (Option<MentionId>, bool) {
        let Some(role) = roles::after_article(words).filter(|it| !it.is_empty()) else {
            return (None, true);
        };
        let mut known = self
            .people_before(source)
            .take(MOST_ROLES)
            .filter(|&it| !self.is_dead(it))
            .filter(|&it| roles::has(self.article.text(), self.mentions[it].span, role));
        let found = known.next();
        let sure = found.is_none_or(|found| known.all(|it| self.is_same(it, found)));
        (found, sure)
    }

    /// `der parteilose Politiker`, `la ministre`: in another language than English, the one person whom the paragraph has named so
    /// far, whose gender the article before the role fits. Logarithmic but for the people of the paragraph.
    pub(super) fn told_again(&self, source: Span, words: &str) -> Option<MentionId> {
        let gender = told(
            self.language,
            ["definite_woman", "definite_man"],
            first_word(words),
        )?;
        let beside = self.beside?;
        let mut roles = words.split_whitespace().skip(1).take(3);
        if !roles.any(|it| beside.is_title(&fold(it))) || words.contains([',', '„', '»', '"']) {
            return None;
        }
        let start = self.article.text()[..source.start()]
            .rfind('\n')
            .map_or(0, |it| it + 1);
        let inside = |it: &MentionId| self.mentions[*it].span.start() >= start;
        let mut known = self
            .people_before(source)
            .take_while(inside)
            .take(MOST_ROLES);
        let found = known.next()?;
        let alone = known.all(|it| self.is_same(it, found)) && self.gender(found) == Some(gender);
        (alone && !self.is_dead(found)).then_some(found)
    }
}
