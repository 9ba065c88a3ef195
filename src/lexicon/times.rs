//! Names of weekdays, of months and of the parts of a day.

/// The parts of a day (normal forms).
pub const PARTS_OF_DAY: [&str; 9] = [
    "morning",
    "noon",
    "midday",
    "afternoon",
    "evening",
    "night",
    "overnight",
    "midnight",
    "dawn",
];

/// Monday 1 … Sunday 7, from a normal form; short forms too.
#[must_use]
pub fn weekday(form: &str) -> Option<u8> {
    Some(match form.trim_end_matches('.') {
        "monday" | "mon" => 1,
        "tuesday" | "tue" | "tues" => 2,
        "wednesday" | "wed" => 3,
        "thursday" | "thu" | "thur" | "thurs" => 4,
        "friday" | "fri" => 5,
        "saturday" | "sat" => 6,
        "sunday" | "sun" => 7,
        _ => return None,
    })
}

/// January 1 … December 12, from a normal form; short forms too.
#[must_use]
pub fn month(form: &str) -> Option<u8> {
    Some(match form.trim_end_matches('.') {
        "january" | "jan" => 1,
        "february" | "feb" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sep" | "sept" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}
