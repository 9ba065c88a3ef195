//! How two numbers of one thing stand to each other: the same, one finer, or another.

use crate::annotate::{Precision, Quantity};

/// How far an approximate number may be from the exact one.
pub(in crate::diverge) const ABOUT: f64 = 0.15;
/// How far an approximate number may be from one that is told to be the finer one.
const CLOSELY: f64 = 0.08;
/// How many of its last digit a number of three digits may stand for that is told roughly.
const DIGITS: f64 = 1.5;
/// From this number on the digits say something though it is told roughly.
const HUNDREDS: f64 = 100.0;

/// How two numbers of the same thing stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::diverge) enum Agreement {
    Same,
    /// Compatible, the first finer.
    FirstFiner,
    /// Compatible, the second finer.
    SecondFiner,
    /// Compatible, and none finer.
    Compatible,
    Disagree,
}

/// How two numbers stand to each other, seen for themselves.
pub(in crate::diverge) fn agreement(one: &Quantity, two: &Quantity) -> Agreement {
    if one.value == two.value && one.upper == two.upper {
        return Agreement::Same;
    }
    let exact = |it: &Quantity| it.precision == Precision::Exact && it.upper.is_none();
    // `some 210` is finer than `about 200`; `about 32` of `about 30` is not.
    let told = |it: &Quantity| {
        let about = it.precision == Precision::About && it.value >= HUNDREDS;
        exact(it) || about && it.upper.is_none()
    };
    if rounds_to(one.value, two.value) && told(one) {
        return Agreement::FirstFiner;
    }
    if rounds_to(two.value, one.value) && told(two) {
        return Agreement::SecondFiner;
    }
    let within = |narrow: &Quantity, wide: &Quantity| {
        let (low, high) = range(wide);
        exact(narrow) && !exact(wide) && (low..=high).contains(&narrow.value)
    };
    // `Roughly 36` may be a telling of 35.2; 31.5 may be another number.
    let near = (one.value - two.value).abs() <= CLOSELY * one.value.abs().max(two.value.abs());
    match (within(one, two), within(two, one)) {
        // A bound says less than the number itself, but it is not a rounder telling of it.
        (true, _) if two.precision == Precision::About && near => Agreement::FirstFiner,
        (_, true) if one.precision == Precision::About && near => Agreement::SecondFiner,
        (true, _) | (_, true) => Agreement::Compatible,
        _ => {
            let ((a, b), (c, d)) = (range(one), range(two));
            if a <= d && c <= b {
                Agreement::Compatible
            } else {
                Agreement::Disagree
            }
        }
    }
}

/// The values that a number may stand for.
fn range(it: &Quantity) -> (f64, f64) {
    let high = it.upper.unwrap_or(it.value);
    match it.precision {
        Precision::Exact => (it.value, high),
        Precision::About => (it.value - spread(it.value), high + spread(high)),
        Precision::AtLeast => (it.value, f64::INFINITY),
        Precision::AtMost => (f64::NEG_INFINITY, high),
    }
}

/// How far from an approximate number another may be: one that is printed with three digits and more (`roughly $141 million`)
/// is not far from what it stands for.
fn spread(value: f64) -> f64 {
    let value = value.abs();
    let step = step(value);
    let digits = value >= HUNDREDS * step;
    (ABOUT * value).min(if digits { DIGITS * step } else { f64::INFINITY })
}

/// The power of ten that the last digit of a whole number counts which is no nought; 1 for any other number.
fn step(value: f64) -> f64 {
    let mut step = 1.0;
    while step * 10.0 <= value.abs() && (value / (step * 10.0)).fract() == 0.0 {
        step *= 10.0;
    }
    step
}

/// Whether `fine`, rounded as coarsely as `coarse` is, gives `coarse`. Only for numbers of 20 and more: below, every
/// digit counts.
pub(in crate::diverge) fn rounds_to(fine: f64, coarse: f64) -> bool {
    // Rounding leaves a number of decimals within one of it: most are farther off, and need not be printed.
    if coarse.fract() != 0.0 && (fine - coarse).abs() > 1.0 + 1e-6 * coarse.abs() {
        return false;
    }
    let printed = (coarse.fract() != 0.0).then(|| format!("{coarse}"));
    let decimals = printed.as_ref().and_then(|it| it.split_once('.'));
    if let Some((_, decimals)) = decimals {
        let scale = 10_f64.powi(i32::try_from(decimals.len()).unwrap_or(9).min(9));
        return fine != coarse && is_close((fine * scale).round() / scale, coarse, 1e-9);
    }
    if coarse.abs() < 20.0 || fine == coarse {
        return false;
    }
    let step = step(coarse);
    let near = |it: f64| is_close(it * step, coarse, 1e-9) && is_close(fine, coarse, ABOUT);
    // Of several digits the rest may be dropped instead (`43 million` of 43,885,310).
    step > 1.0
        && (near((fine / step).round()) || coarse / step >= 10.0 && near((fine / step).trunc()))
}

/// Whether two numbers differ by no more than a part of the greater.
pub(in crate::diverge) fn is_close(one: f64, two: f64, part: f64) -> bool {
    (one - two).abs() <= part * one.abs().max(two.abs()).max(1.0)
}

/// The same for equal values.
pub(in crate::diverge) fn bits(value: f64) -> u64 {
    (value + 0.0).to_bits()
}

#[cfg(test)]
mod tests {
    use super::{Agreement, agreement};
    use crate::annotate::{Precision, Quantity};
    use crate::text::Span;

    /// A number as it is printed: `about 900`, `at least 5`, `3-5`, `7`.
    fn quantity(printed: &str) -> Quantity {
        let (precision, digits) = match printed.rsplit_once(' ') {
            Some(("about", it)) => (Precision::About, it),
            Some(("at least", it)) => (Precision::AtLeast, it),
            Some(("at most", it)) => (Precision::AtMost, it),
            _ => (Precision::Exact, printed),
        };
        let (low, high) = digits.split_once('-').unwrap_or((digits, ""));
        Quantity {
            span: Span::default(),
            number: Span::default(),
            value: low.parse().expect("a number"),
            upper: high.parse().ok(),
            unit: Some("people".into()),
            precision,
        }
    }

    #[track_caller]
    fn check(one: &str, two: &str, expected: Agreement) {
        let back = match expected {
            Agreement::FirstFiner => Agreement::SecondFiner,
            Agreement::SecondFiner => Agreement::FirstFiner,
            it => it,
        };
        let (one, two) = (quantity(one), quantity(two));
        assert_eq!(agreement(&one, &two), expected);
        assert_eq!(agreement(&two, &one), back, "with the sides exchanged");
    }

    #[test]
    fn a_rounded_number_is_no_other_number() {
        check("7", "7", Agreement::Same);
        check("4183", "about 4200", Agreement::FirstFiner);
        check("4183", "4200", Agreement::FirstFiner);
        check("4183", "4000", Agreement::FirstFiner);
        check("about 150", "about 200", Agreement::Compatible);
        check("150", "200", Agreement::Disagree);
        check("3120", "at least 3000", Agreement::FirstFiner);
        check("12", "at least 9", Agreement::Compatible);
        check("12", "at most 40", Agreement::Compatible);
        check("12", "10-15", Agreement::Compatible);
        check("about 30", "about 32", Agreement::Compatible);
        check("35.72", "35.7", Agreement::FirstFiner);
        check("38", "about 36", Agreement::FirstFiner);
        check("31.5", "about 36", Agreement::Compatible);
        check("140.2", "about 141", Agreement::FirstFiner);
    }

    #[test]
    fn clearly_different_numbers_disagree() {
        check("12", "15", Agreement::Disagree);
        check("12", "10", Agreement::Disagree);
        check("4183", "about 6000", Agreement::Disagree);
        check("12", "at least 20", Agreement::Disagree);
        check("139000000", "about 141000000", Agreement::Disagree);
    }
}
