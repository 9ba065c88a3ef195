//! When something was published, for people.

/// A time of ISO 8601: no seconds, no zone, a space for the `T`; other words as they are.
#[must_use]
pub fn to_the_minute(published: &str) -> String {
    match (
        published.get(..10),
        published.get(10..11),
        published.get(11..16),
    ) {
        (Some(day), Some("T"), Some(time)) => format!("{day} {time}"),
        _ => published.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::to_the_minute;

    #[test]
    fn seconds_and_zone_are_left_out() {
        for (printed, expected) in [
            ("2031-05-15T10:40:00+02:00", "2031-05-15 10:40"),
            ("2031-05-15", "2031-05-15"),
            ("16 May", "16 May"),
        ] {
            assert_eq!(to_the_minute(printed), expected);
        }
    }
}
