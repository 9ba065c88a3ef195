//! The number itself: digits with suffixes and scales, number words, ranges.

use super::digits::{in_digits, signed};
use super::fraction;
use crate::annotate::tokens::Tokens;
use crate::lexicon::numbers::{NumberWord, number_word, unit};

/// A number in the text, by positions of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// The sign of a currency, `between`, or the number itself.
    pub first: usize,
    /// Where the number itself begins.
    pub digits: usize,
    /// The last token of the number.
    pub last: usize,
    /// Its value, or the lower end.
    pub value: f64,
    /// The upper end.
    pub upper: Option<f64>,
    /// The currency before it.
    pub currency: Option<&'static str>,
    /// Whether it was told as `between … and …`.
    pub between: bool,
}

impl Number {
    /// Whether it is four bare digits that could be a year. `1,950` is not, nor is `nineteen hundred`.
    pub(super) fn looks_like_year(&self, words: Tokens<'_>) -> bool {
        let text = words.text(self.digits);
        self.digits == self.last
            && text.len() == 4
            && text.bytes().all(|b| b.is_ascii_digit())
            && (1500.0..2100.0).contains(&self.value)
    }
}

/// A single value: position of its last token, and whether it was told with a scale.
#[derive(Clone, Copy)]
pub(super) struct Value {
    pub last: usize,
    pub value: f64,
    pub scale: f64,
}

/// The number that begins at a token.
pub(super) fn at(words: Tokens<'_>, at: usize, start: usize, end: usize) -> Option<Number> {
    let low = value(words, at)?;
    if is_rank(words, at, start) || is_part_of_a_word(words, at, start) {
        return None;
    }
    let (first, currency) = currency(words, at, start);
    // `802.11b`: the letter alone counts thousands of millions behind the sign of a currency only.
    let lettered = words.is_number(at) && words.form(at).ends_with('b');
    if lettered && currency.is_none() {
        return None;
    }
    let mut it = Number {
        first,
        digits: at,
        last: low.last,
        value: low.value,
        upper: None,
        currency,
        between: false,
    };
    if let Some(high) = range_end(words, low.last, end) {
        if words.form(low.last + 1) == "to" && is_change(words, first, start) {
            return Some(it);
        }
        let between = words.form(low.last + 1) == "and";
        // `$1-2 million`: the scale belongs to both.
        let scale = if low.scale == 1.0 { high.scale } else { 1.0 };
        let opens = first
            .checked_sub(1)
            .filter(|&it| it >= start && matches!(words.form(it), "between" | "from"));
        if between && opens.is_none_or(|it| words.form(it) != "between") {
            return Some(it);
        }
        it.value *= scale;
        if it.value > high.value {
            return None; // a score, or no number at all
        }
        (it.last, it.upper) = (high.last, Some(high.value));
        if between && let Some(opens) = opens {
            (it.first, it.between) = (opens, true);
        }
    }
    (it.last < end).then_some(it)
}

/// Where to go on when no quantity begins at a token: behind chains of digits that are no numbers (`555-0134`, `3-2`).
pub(super) fn skip(words: Tokens<'_>, at: usize, end: usize) -> usize {
    let mut last = at;
    while words.is_number(at)
        && last + 2 < end
        && is_joint(words, last)
        && words.is_number(last + 2)
    {
        last += 2;
    }
    last + 1
}

/// Whether a mark stands behind a token with no space on either side.
fn is_joint(words: Tokens<'_>, at: usize) -> bool {
    words.touches_next(at)
        && words.touches_next(at + 1)
        && (words.is_dash(at + 1) || matches!(words.text(at + 1), "/" | ":" | "."))
}

/// `-15`, `–15`, `to 15`, `and 15`.
fn range_end(words: Tokens<'_>, last: usize, end: usize) -> Option<Value> {
    let dash = words.is_dash(last + 1) && words.touches_next(last) && words.touches_next(last + 1);
    if !(dash || matches!(words.form(last + 1), "to" | "and")) || last + 2 >= end {
        return None;
    }
    let sign = usize::from(unit(words.text(last + 2)).is_some());
    value(words, last + 2 + sign).filter(|it| it.value >= 1.0)
}

/// `raised the outflow from 180 to 620`: two values one after the other, no range. A verb of change stands shortly before
/// `from`.
fn is_change(words: Tokens<'_>, first: usize, start: usize) -> bool {
    const REACH: usize = 7;
    let Some(from) = first
        .checked_sub(1)
        .filter(|&it| it >= start && words.form(it) == "from")
    else {
        return false;
    };
    (start.max(from.saturating_sub(REACH))..from).any(|it| changes(words.form(it)))
}

fn changes(form: &str) -> bool {
    const STEMS: [&str; 26] = [
        "rais", "rose", "rise", "rising", "increas", "grew", "grow", "climb", "jump", "fell",
        "fall", "drop", "declin", "decreas", "reduc", "lower", "cut", "shrank", "shrunk", "shrink",
        "slip", "chang", "revis", "widen", "doubl", "expand",
    ];
    STEMS.iter().any(|it| form.starts_with(it)) || matches!(form, "up" | "down" | "went" | "gone")
}

/// `No. 1`, `#1`, `first half`.
fn is_rank(words: Tokens<'_>, at: usize, start: usize) -> bool {
    let back = |n: usize| {
        at.checked_sub(n)
            .filter(|&it| it >= start)
            .map_or("", |it| words.form(it))
    };
    matches!(
        back(1),
        "#" | "no"
            | "number"
            | "page"
            | "chapter"
            | "section"
            | "article"
            | "flight"
            | "route"
            | "channel"
    ) || back(1) == "." && matches!(back(2), "no" | "nos")
        || matches!(words.form(at), "half" | "quarter" | "third")
            && matches!(
                back(1),
                "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "other"
                    | "latter"
                    | "the"
                    | "last"
                    | "better"
            )
}

/// Digits joined to what stands before them (`F-16`, `555-0134`), or one chain of more than two numbers.
fn is_part_of_a_word(words: Tokens<'_>, at: usize, start: usize) -> bool {
    let joined_before = at >= start + 2
        && is_joint(words, at - 2)
        && !matches!(words.form(at - 2), "mid" | "mere" | "nearly");
    let chain = words.is_number(at) && is_joint(words, at) && words.is_number(at + 2);
    let mixed = fraction::behind(words, at).is_some();
    if mixed {
        return joined_before;
    }
    let longer = chain && is_joint(words, at + 2) && words.is_number(at + 4);
    joined_before || longer || chain && !words.is_dash(at + 1)
}

fn currency(words: Tokens<'_>, at: usize, start: usize) -> (usize, Option<&'static str>) {
    if let Some((name, _)) = signed(words, at) {
        return (at, Some(name));
    }
    let sign = at
        .checked_sub(1)
        .filter(|&it| it >= start && matches!(words.text(it), "$" | "€" | "£" | "¥" | "₹"));
    let Some(sign) = sign else { return (at, None) };
    // `US$`, `C$`: the letters before the sign belong to it.
    let letters = sign
        .checked_sub(1)
        .filter(|&it| it >= start && words.touches_next(it) && words.is_word(it));
    let name = match letters.map(|it| words.form(it)) {
        Some("a" | "au") => "aud",
        Some("c" | "ca") => "cad",
        Some("hk") => "hkd",
        _ => unit(words.text(sign)).unwrap_or("usd"),
    };
    (letters.unwrap_or(sign), Some(name))
}

fn value(words: Tokens<'_>, at: usize) -> Option<Value> {
    if words.is_number(at) || signed(words, at).is_some() {
        in_digits(words, at)
    } else {
        in_words(words, at)
    }
}

/// With the scale words behind it.
pub(super) fn scaled(words: Tokens<'_>, mut it: Value) -> Value {
    loop {
        let hyphen = usize::from(words.is_dash(it.last + 1) && words.touches_next(it.last));
        let form = words.form(it.last + 1 + hyphen);
        let factor = match number_word(form) {
            Some(NumberWord::Scale(factor)) if form.len() > 1 => factor,
            Some(NumberWord::Pack(factor)) if hyphen == 0 => factor,
            _ => return it,
        };
        it = Value {
            last: it.last + 1 + hyphen,
            value: it.value * factor,
            scale: it.scale * factor,
        };
    }
}

/// `forty-two`, `two hundred and fifty`, `a dozen`, `half`, `two-thirds`.
fn in_words(words: Tokens<'_>, at: usize) -> Option<Value> {
    let (mut total, mut last) = match (words.form(at), number_word(words.form(at))) {
        ("a" | "an", _) => {
            let next = number_word(words.form(at + 1))?;
            let article = Value {
                last: at,
                value: 1.0,
                scale: 1.0,
            };
            return match next {
                NumberWord::Part(part) => Some(Value {
                    last: at + 1,
                    value: part,
                    scale: 1.0,
                }),
                NumberWord::Scale(_) | NumberWord::Pack(_) => {
                    let it = Some(scaled(words, article)).filter(|it| it.last > at);
                    it.map(|it| with_rest(words, it))
                }
                NumberWord::Small(_) => None,
            };
        }
        (_, Some(NumberWord::Small(n))) => (n, at),
        ("half", _) if words.is_dash(at + 1) && words.touches_next(at) => return None,
        // `half a dozen`, `half a million`
        ("half", _) if matches!(words.form(at + 1), "a" | "an") => {
            let whole = in_words(words, at + 1).filter(|it| it.value > 1.0);
            return Some(whole.map_or(
                Value {
                    last: at,
                    value: 0.5,
                    scale: 1.0,
                },
                |it| Value {
                    value: it.value / 2.0,
                    ..it
                },
            ));
        }
        ("half", _) => {
            return Some(Value {
                last: at,
                value: 0.5,
                scale: 1.0,
            });
        }
        _ => return None,
    };
    // `two-thirds`, `three quarters`, `forty-two`
    let hyphen = usize::from(words.is_dash(last + 1) && words.touches_next(last));
    match number_word(words.form(last + 1 + hyphen)) {
        Some(NumberWord::Part(part)) if words.form(last + 1 + hyphen) != "half" => {
            return Some(Value {
                last: last + 1 + hyphen,
                value: total * part,
                scale: 1.0,
            });
        }
        Some(NumberWord::Small(n)) if total >= 20.0 && n < 10.0 => {
            (total, last) = (total + n, last + 1 + hyphen)
        }
        _ => {}
    }
    // `two and a half million`
    if let Some((end, part)) = fraction::behind(words, last) {
        (total, last) = (total + part, end);
    }
    let it = scaled(
        words,
        Value {
            last,
            value: total,
            scale: 1.0,
        },
    );
    let whole = with_rest(words, it);
    if whole.last > it.last {
        return Some(whole);
    }
    let vague = total == 1.0 && it.last == at && !is_counted_once(words.form(at + 1));
    (!vague).then_some(it)
}

/// With the tens and ones behind `and`: `two hundred and fifty`, `a hundred and thirty-four`.
fn with_rest(words: Tokens<'_>, it: Value) -> Value {
    let small = |at: usize| match number_word(words.form(at)) {
        Some(NumberWord::Small(n)) => Some(n),
        _ => None,
    };
    let first = it.last + 2;
    let Some(n) = small(first).filter(|_| it.scale >= 100.0 && words.form(it.last + 1) == "and")
    else {
        return it;
    };
    let hyphen = usize::from(words.is_dash(first + 1) && words.touches_next(first));
    let ones = small(first + 1 + hyphen).filter(|it| n >= 20.0 && *it < 10.0);
    Value {
        last: first + ones.map_or(0, |_| 1 + hyphen),
        value: it.value + n + ones.unwrap_or(0.0),
        scale: it.scale,
    }
}

/// Nouns before which `one` is a count.
fn is_counted_once(form: &str) -> bool {
    matches!(
        form,
        "person"
            | "man"
            | "woman"
            | "child"
            | "soldier"
            | "officer"
            | "civilian"
            | "dead"
            | "injured"
            | "death"
            | "killed"
            | "percent"
            | "hour"
            | "dollar"
            | "euro"
    )
}
