//! Whether two words stand in one slot: amid the same words, so that they alone differ.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::lexicon::language::Language;
use crate::lexicon::spelling::plain;
use crate::segment::Token;

/// Words looked at on each side.
const REACH: usize = 8;

/// The words that two sites have in common right before and right after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::diverge) struct Slot {
    /// Words before, without a gap; where both passages begin there, one more.
    pub before: usize,
    /// Words after, likewise.
    pub after: usize,
    /// How many of all these tell something.
    pub telling: usize,
}

impl Slot {
    /// Of two sites, each inside its passage. Constant.
    pub(in crate::diverge) fn of(context: &Context<'_>, [one, two]: [Site; 2]) -> Self {
        let (one_before, one_after) = context.words_near(one);
        let (two_before, two_after) = context.words_near(two);
        let language = context.corpus.language(one.article);
        let before = common(context, language, one_before, two_before);
        let after = common(context, language, one_after, two_after);
        Self {
            before: before.0,
            after: after.0,
            telling: before.1 + after.1,
        }
    }

    /// Whether the words around leave no doubt that both sites fill one slot of one sentence.
    pub(in crate::diverge) fn is_sure(self) -> bool {
        self.telling >= 2 && self.before + self.after >= 5 && self.before.min(self.after) >= 1
    }
}

/// How many words two lists begin with alike, the end of both counting as one, and how many of these tell something.
fn common<'a>(
    context: &Context<'_>,
    language: Language,
    mut one: impl Iterator<Item = &'a Token>,
    mut two: impl Iterator<Item = &'a Token>,
) -> (usize, usize) {
    let form = |it| plain(context.form(it), language);
    let (mut words, mut telling) = (0, 0);
    while words < REACH {
        match (one.next(), two.next()) {
            (Some(a), Some(b)) if form(a) == form(b) => {
                words += 1;
                telling += usize::from(context.stems.of(a).is_some());
            }
            (None, None) => return (words + 1, telling),
            _ => break,
        }
    }
    (words, telling)
}
