//! What was read of one number or date, and when two are one.

use super::things;
use crate::annotate::{Grain, Quantity, Time};

/// What was read of a number or date.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Number(&'a Quantity),
    Time(&'a Time),
    /// Words of a listed difference in which none was read (`dozens of`); whether they date something.
    Words(bool),
}

/// What is held against what.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
pub(super) enum Measure<'a> {
    Unit(&'a str),
    Day,
    Hour,
}

impl<'a> Value<'a> {
    /// Whether it dates something.
    pub(super) fn is_date(self) -> bool {
        matches!(self, Self::Time(_) | Self::Words(true))
    }

    /// Whether two are one value, told as exactly; of a number that stands alone it is not known what it counts, and what it counts may be
    /// called otherwise.
    pub(super) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => {
                let unit = match (one.unit.as_deref(), two.unit.as_deref()) {
                    (Some(a), Some(b)) => {
                        let is_rare = one.value >= things::RARE;
                        a == b || things::may_be_one(a, b) || is_rare && things::are_counted(a, b)
                    }
                    _ => true,
                };
                unit && self.is_number(other) && one.precision == two.precision
            }
            (Self::Time(one), Self::Time(two)) => one.value == two.value,
            _ => false,
        }
    }

    /// Whether two are one number, whatever it counts.
    pub(super) fn is_number(self, other: Self) -> bool {
        let value = |it: &Quantity| (it.value.to_bits(), it.upper.map(f64::to_bits));
        match (self, other) {
            (Self::Number(one), Self::Number(two)) => value(one) == value(two),
            _ => false,
        }
    }

    /// What a number counts, as read.
    pub(super) fn unit(self) -> Option<&'a str> {
        match self {
            Self::Number(it) => it.unit.as_deref(),
            _ => None,
        }
    }

    /// Whether it is a number of which is not read what it counts.
    pub(super) fn is_bare(self) -> bool {
        matches!(self, Self::Number(it) if it.unit.is_none())
    }

    /// What it is held against: values of one unit, days, hours.
    pub(super) fn measure(self) -> Option<Measure<'a>> {
        match self {
            Self::Number(it) => it.unit.as_deref().map(Measure::Unit),
            Self::Time(it) if it.grain <= Grain::Day => Some(Measure::Day),
            Self::Time(_) => Some(Measure::Hour),
            Self::Words(_) => None,
        }
    }

    /// By what a value is known wherever it stands: what it counts and how many; a day, month or year that is placed.
    pub(super) fn key(self) -> Option<(Measure<'a>, String)> {
        let measure = self.measure()?;
        match self {
            Self::Number(it) => {
                let value = format!("{} {:?} {:?}", it.value, it.upper, it.precision);
                Some((measure, value))
            }
            Self::Time(it) if measure == Measure::Day => {
                let is_placed = it
                    .value
                    .starts_with(|c: char| c.is_ascii_digit() || c == '-');
                is_placed.then(|| (measure, it.value.clone()))
            }
            _ => None,
        }
    }
}
