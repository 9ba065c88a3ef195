//! What the units of numbers are: money, something counted one by one, a measure, a time.

use crate::lexicon;
use crate::lexicon::numbers::{AGE, measures};

/// Whether a unit is a currency.
pub(in crate::diverge) fn is_money(unit: &str) -> bool {
    matches!(
        unit,
        "usd" | "eur" | "gbp" | "jpy" | "inr" | "cny" | "rub" | "aud" | "cad" | "hkd"
    )
}

/// Whether a unit is something counted, and no measure that any two things may have.
pub(in crate::diverge) fn is_thing(unit: &str) -> bool {
    let base = unit.split('/').next().unwrap_or(unit);
    lexicon::numbers::unit(base.trim_end_matches(['2', '3'])).is_none()
        && !measures(base)
        && !matches!(base, "point" | "mph" | "kph" | "people" | "time" | AGE)
}

/// Whether a unit is something that is counted, one by one.
pub(in crate::diverge) fn is_counted(unit: &str) -> bool {
    is_thing(unit) || matches!(unit, "point" | "people" | "time")
}

/// Whether a unit measures a length, an area or a weight.
pub(in crate::diverge) fn is_length(unit: &str) -> bool {
    measures(unit) || matches!(unit, "acre" | "hectare")
}

/// Whether a unit tells how long somebody did something, or for how long.
pub(in crate::diverge) fn lasts(unit: &str) -> bool {
    matches!(unit, "minute" | "hour" | "day" | "week" | "month" | "year")
}
