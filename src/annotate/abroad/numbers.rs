//! The number itself: digits with the separators of the language, scales, number words.

use super::Words;
use crate::lexicon::glossary::Sense;
use crate::lexicon::language::Language;

/// A value told in words or digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Value {
    /// Its last token.
    pub last: usize,
    pub value: f64,
    /// What the scale words multiplied it by.
    pub scale: f64,
    /// Whether it was told as a dozen or the like.
    pub vague: bool,
}

impl Value {
    fn plain(last: usize, value: f64) -> Self {
        Self {
            last,
            value,
            scale: 1.0,
            vague: false,
        }
    }
}

impl Words<'_> {
    /// The value that begins at a token, before `end`.
    pub(super) fn value(self, at: usize, end: usize) -> Option<Value> {
        let found = if self.tokens.is_number(at) {
            self.in_digits(at, end)
        } else {
            self.in_words(at)
        };
        found.filter(|it| it.last < end)
    }

    /// `8.000`, `1 234,5`, `1,2 Mio.`
    fn in_digits(self, at: usize, end: usize) -> Option<Value> {
        // Digits of other scripts in their normal form.
        let mut text = self.tokens.form(at).to_owned();
        let mut last = at;
        // Groups of three set apart by spaces.
        let head = text.len() <= 3;
        while head && last + 1 < end && self.is_group(last + 1) && is_digits(&text) {
            text.push_str(self.tokens.text(last + 1));
            last += 1;
        }
        let value = parse(&text, self.language)?;
        Some(self.scaled(Value::plain(last, value)))
    }

    /// Whether a token is a group of three digits one space behind another number (`234` in `1 234`), in a language that
    /// sets groups so.
    fn is_group(self, at: usize) -> bool {
        let text = self.tokens.text(at);
        let digits = text.split([',', '.']).next().unwrap_or("");
        let spaced = {
            let between = self.tokens.span(at - 1, at);
            let text = self.tokens.article.slice(between);
            let gap =
                &text[self.tokens.text(at - 1).len()..text.len() - self.tokens.text(at).len()];
            let narrow = matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}");
            // In German a plain space may stand before another number, but none begins with a nought.
            let plain = self.language != Language::German || digits.starts_with('0');
            narrow || gap == " " && plain
        };
        self.tokens.is_number(at) && digits.len() == 3 && is_digits(digits) && spaced
    }

    /// With the scale words behind it: `1,2 Mio.`, `deux millions`, `zwei Dutzend`.
    fn scaled(self, mut it: Value) -> Value {
        loop {
            let next = it.last + 1;
            let factor = self
                .meaning(Sense::Scale, next)
                .or_else(|| self.meaning(Sense::Pack, next));
            let Some(factor) = factor else { return it };
            it = Value {
                last: next,
                value: it.value * factor.value,
                scale: it.scale * factor.value,
                vague: it.vague,
            };
        }
    }

    /// `zweiundvierzig`, `un millier`, `medio millón`, `treinta y dos mil`.
    fn in_words(self, at: usize) -> Option<Value> {
        if self.meaning(Sense::Article, at).is_some() {
            return self.after_article(at);
        }
        let whole = |it: usize| self.meaning(Sense::Whole, it).is_some();
        if let Some(share) = self.meaning(Sense::Share, at) {
            return whole(at + 1).then(|| Value::plain(at, share.value));
        }
        if let Some(part) = self.meaning(Sense::Part, at) {
            let it = self.scaled(Value::plain(at, part.value));
            // `la mitad` and `media hora` count nothing; `medio millón` does.
            return (it.scale > 1.0).then_some(it);
        }
        if let Some(scale) = self.meaning(Sense::Scale, at).filter(|it| it.value < 1e6) {
            return Some(self.sum(self.scaled(Value {
                scale: scale.value,
                ..Value::plain(at, scale.value)
            })));
        }
        let first = self.glossary.number(self.tokens.form(at))?;
        let it = self.small(at, first);
        // `zwei Drittel der Häuser`
        if let Some(part) = self.meaning(Sense::Part, it.last + 1)
            && part.value < 0.5
            && whole(it.last + 2)
        {
            return Some(Value::plain(it.last + 1, it.value * part.value));
        }
        Some(self.sum(self.scaled(it)))
    }

    /// Tens and ones told apart: `treinta y dos`, `quarante-deux`, `quatre-vingt-dix`.
    fn small(self, at: usize, first: f64) -> Value {
        let (mut value, mut last) = (first, at);
        loop {
            let dash = usize::from(self.tokens.is_dash(last + 1) && self.tokens.touches_next(last));
            let and = usize::from(self.meaning(Sense::And, last + 1 + dash).is_some());
            let after = usize::from(and == 1 && self.tokens.is_dash(last + 2 + dash));
            let next = last + 1 + dash + and + after;
            // A plain neighbor is a number of its own, but for hundreds (`doscientos veinte`).
            let joined = dash + and > 0 || value >= 100.0;
            let Some(more) = self.glossary.number(self.tokens.form(next)).or_else(|| {
                let one = self.meaning(Sense::Article, next).is_some();
                (one && and == 1).then_some(1.0)
            }) else {
                break;
            };
            let fits = if (value, more) == (4.0, 20.0) {
                value = 60.0;
                true
            } else {
                let tens = value % 100.0 == 0.0 && more < 100.0 && value > 0.0;
                tens || value % 10.0 == 0.0 && more < 20.0 && value >= 20.0 && more > 0.0
            };
            if !joined || !fits || more >= 100.0 {
                break;
            }
            (value, last) = (value + more, next);
        }
        Value::plain(last, value)
    }

    /// What is added behind a scale: `mil doscientos`, `deux cent vingt`.
    fn sum(self, mut it: Value) -> Value {
        while it.scale >= 100.0 && it.scale < 1e6 {
            let dash =
                usize::from(self.tokens.is_dash(it.last + 1) && self.tokens.touches_next(it.last));
            let next = it.last + 1 + dash;
            let Some(first) = self.glossary.number(self.tokens.form(next)) else {
                return it;
            };
            let more = self.scaled(self.small(next, first));
            if more.value >= it.scale {
                return it;
            }
            it = Value {
                last: more.last,
                value: it.value + more.value,
                scale: more.scale.max(1.0),
                vague: false,
            };
        }
        it
    }

    /// `ein Dutzend`, `un millier`, `eine halbe Million`, `un tercio`.
    fn after_article(self, at: usize) -> Option<Value> {
        let half = self.meaning(Sense::Part, at + 1);
        let start = match half {
            Some(part) => Value::plain(at + 1, part.value),
            None => Value::plain(at, 1.0),
        };
        let it = self.scaled(start);
        if it.last > start.last {
            let vague = half.is_none();
            return Some(Value { vague, ..it });
        }
        // `ein Drittel`, `un tercio`; `eine halbe Stunde` counts hours.
        half.map(|_| it)
    }
}

/// The number that digits with separators are. In languages that set a comma before decimals a stop parts thousands;
/// where it is not known, three digits behind a mark are a group, others decimals.
fn parse(text: &str, language: Language) -> Option<f64> {
    let cut = text.trim_end_matches(|c: char| c.is_alphabetic());
    if cut.len() != text.len() || cut.len() > 24 {
        return None;
    }
    let (group, point) = match language {
        Language::English => (',', '.'),
        Language::German | Language::French | Language::Spanish => ('.', ','),
        Language::Other => {
            let last = text.rfind(['.', ',']);
            let first = text.find(['.', ',']);
            match last {
                Some(at) if first != last || text.len() - at - 1 != 3 => {
                    let mark = text[at..].chars().next()?;
                    let same = text.matches(mark).count() > 1;
                    let other = if mark == '.' { ',' } else { '.' };
                    if same { (mark, other) } else { (other, mark) }
                }
                Some(_) if text.contains('.') => ('.', ','),
                _ => (',', '.'),
            }
        }
    };
    // `1.2` beside `1.200`: a stop with other than three digits behind it is a decimal one here too, or no number.
    let whole = text.split(point).next().unwrap_or("");
    let groups: Vec<&str> = whole.split([group, '\'', '’']).collect();
    if groups.len() > 1 && groups[1..].iter().any(|it| it.len() != 3) {
        return None;
    }
    let plain: String = text
        .chars()
        .filter(|c| *c != group && !matches!(c, '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}'))
        .map(|c| if c == point { '.' } else { c })
        .collect();
    let ok = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.') && plain.len() <= 15;
    ok.then(|| plain.parse().ok()).flatten()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::lexicon::language::Language;

    #[test]
    fn separators_are_those_of_the_language() {
        for (text, language, value) in [
            ("1.234,5", Language::German, Some(1234.5)),
            ("1,2", Language::French, Some(1.2)),
            ("3.000", Language::Spanish, Some(3000.0)),
            ("5.5", Language::German, None),
            ("1,200", Language::Other, Some(1200.0)),
            ("1.200.000", Language::Other, Some(1_200_000.0)),
            ("1,5", Language::Other, Some(1.5)),
            ("1.234,56", Language::Other, Some(1234.56)),
            ("3D", Language::German, None),
        ] {
            assert_eq!(parse(text, language), value, "{text}");
        }
    }
}
