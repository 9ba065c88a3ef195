//! Who wrote a report and when, as its head or its end says.

use super::is_agency;
use crate::lexicon::furniture::Furniture;
use crate::load::dates;

/// What a byline says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::load) struct Byline {
    /// Who wrote it, without "By".
    pub who: Option<String>,
    /// When it was published, ISO 8601.
    pub published: Option<String>,
}

/// Words of a name behind `von`, `par` and `por`, at most: `Von Miller Signs With Selnik Bears` is no byline.
const NAME: usize = 3;

/// What a line says of its writers and date, if it is a byline: `By Jane Roe, Reuters`, `Jane Roe | 15 May 2031`,
/// `Published: May 15, 2031 10:40 GMT`, `Reuters`.
pub(in crate::load) fn byline(line: &str) -> Option<Byline> {
    if line.len() > 200 || line.split_whitespace().count() > 24 {
        return None;
    }
    let date = dates::find(line);
    let published = date.as_ref().map(|it| it.iso.clone());
    let (before, after) = match &date {
        Some(date) => (&line[..date.range.start], &line[date.range.end..]),
        None => (line, ""),
    };
    if is_unsigned(before) {
        let who = None;
        return Some(Byline { who, published });
    }
    if let Some(rest) = strip_by(before) {
        let who = writers(rest).or_else(|| {
            let (name, when) = stamped(rest)?;
            Furniture::Dated
                .opens(&when.to_lowercase())
                .then(|| name.to_owned())
        });
        let named = who.is_some() || stamped(rest).is_some();
        return named.then_some(Byline { who, published });
    }
    let named = Furniture::ByName.behind(before).and_then(writers);
    let short = |it: &String| {
        let words: Vec<&str> = it.split_whitespace().collect();
        let mut names = words.split(|it| Furniture::Joins.has(it));
        names.all(|it| it.len() <= NAME)
    };
    if let Some(who) = named.filter(short) {
        let who = Some(who);
        return Some(Byline { who, published });
    }
    if stamped(line).is_some() {
        let who = None;
        return Some(Byline { who, published });
    }
    if !is_clockwork(after) {
        return None;
    }
    let bare = without_clockwork(before).trim_matches(|c: char| !c.is_alphanumeric());
    let who = is_signed(bare).then(|| bare.to_owned());
    let open = bare
        .rsplit(' ')
        .next()
        .is_some_and(|it| Furniture::Joins.has(it));
    let named = bare.len() <= 60 && are_names(bare) && !open;
    let dated = date.is_some() && (is_clockwork(before) || named);
    let timed = line.contains([':', '/']) && line.contains(' ') && is_clockwork(line);
    (who.is_some() || dated || timed).then_some(Byline { who, published })
}

/// Whether a whole paragraph names those who worked on the report: `(Reporting by Jane Roe; editing by John Doe)`.
pub(in crate::load) fn is_sign_off(text: &str) -> bool {
    let bare = text.trim_start_matches(['(', '[']);
    text.len() < 400 && Furniture::SignOff.behind(bare).is_some()
}

/// Whether a line is an agency, or names and then one: `Jane Roe / AFP`.
fn is_signed(line: &str) -> bool {
    let last = line.rsplit([',', '/']).next().unwrap_or(line);
    is_agency(line) || (is_agency(last) && last.len() < line.len() && are_names(line))
}

/// `From our reporter in Tarnholm`.
fn is_unsigned(line: &str) -> bool {
    let line = line.trim_end_matches(|c: char| !c.is_alphanumeric());
    if Furniture::Unsigned.has(&line.to_lowercase()) {
        return true;
    }
    let place = Furniture::Unsigned
        .behind(line)
        .and_then(|it| it.split_once(' '));
    place.is_some_and(|(joins, place)| Furniture::Joins.has(joins) && are_names(place))
}

/// A name or a place, and behind its comma nothing but a day, with an hour or without: `Tarnholm, 14 March`, `Tarnholm, Friday 11.20 a.m.
/// (updates throughout)`. A line that goes on to a place after its writer, as two lines that were joined, is one name.
fn stamped(line: &str) -> Option<(&str, &str)> {
    let noted = line
        .split_once(" (")
        .filter(|(_, note)| note.ends_with(')') && Furniture::Amends.opens(&note.to_lowercase()));
    let (name, when) = noted.map_or(line, |it| it.0).split_once(',')?;
    let is_day = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        dates::is_weekday(word) || dates::month(word).is_some()
    };
    let when = when.trim();
    let told = are_names(name) && is_clockwork(when) && when.split_whitespace().any(is_day);
    told.then_some((name, when))
}

/// A line without its "By".
fn strip_by(line: &str) -> Option<&str> {
    Furniture::By.behind(line)
}

/// The names in what follows "By", up to a mark that parts them from other things.
fn writers(text: &str) -> Option<String> {
    let end = [" | ", " • ", " · ", " — ", " – ", " - ", "|", "•"]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .unwrap_or(text.len());
    let who = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '.');
    let who = (Furniture::Dated.phrases().iter())
        .find_map(|words| without_end(who, words))
        .unwrap_or(who)
        .trim_end_matches([' ', ',', ';']);
    let first = who.split_whitespace().next()?;
    let date = who.split_whitespace().count() < 2 && dates::month(first).is_some()
        || dates::is_weekday(first);
    (are_names(who) && !date).then(|| who.to_owned())
}

/// A text without the words that end it, if they do and begin a word: `Johnson` does not end with `on`.
fn without_end<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let at = text.len().checked_sub(words.len())?;
    let (before, end) = text.split_at_checked(at)?;
    let whole = before.is_empty() || before.ends_with(char::is_whitespace);
    (whole && end.eq_ignore_ascii_case(words)).then_some(before)
}

/// Whether every word is capitalised or a word that joins names; twelve words at most.
fn are_names(text: &str) -> bool {
    let words = || text.split_whitespace();
    let named = |word: &str| {
        let bare = word.trim_start_matches(['(', '"', '“', '@']);
        bare.starts_with(|c: char| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()))
            || is_agency(bare)
    };
    let first = words().next().is_some_and(named);
    first
        && words().count() <= 12
        && words().all(|word| named(word) || word == "|" || Furniture::Joins.has(word))
}

/// Whether a text holds nothing but what stands around a date: days, hours, zones, "Published", "Updated".
fn is_clockwork(text: &str) -> bool {
    text.split(|c: char| c.is_whitespace() || c == '(' || c == ')' || c == '|')
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|word| !word.is_empty())
        .all(|word| {
            Furniture::AroundDate.has(&word)
                || word == "a.m"
                || dates::is_weekday(&word)
                || dates::month(&word).is_some()
                || is_hour(&word)
        })
}

/// A text without the words behind its last mark that stand before a date: `Selnik Courier, on`. Not without a mark: `Der Angriff vom`.
fn without_clockwork(text: &str) -> &str {
    let marked = text.rsplit_once([',', '|', '•', '·', '–', '—']);
    match marked {
        Some((before, words)) if is_clockwork(words) => before,
        _ => text,
    }
}

/// `10`, `10:40`, `10.40pm`, and a date in numbers.
fn is_hour(word: &str) -> bool {
    let digits = word.trim_end_matches("am").trim_end_matches("pm");
    digits.len() <= 10
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'/' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::byline;

    #[track_caller]
    fn check(line: &str, who: Option<&str>, published: Option<&str>) {
        let found = byline(line).expect("a byline");
        assert_eq!(
            (found.who.as_deref(), found.published.as_deref()),
            (who, published)
        );
    }

    #[test]
    fn bylines_name_writers_and_dates() {
        check("By Ida Roth, Reuters", Some("Ida Roth, Reuters"), None);
        check(
            "BY IDA ROTH AND TOM VANE",
            Some("IDA ROTH AND TOM VANE"),
            None,
        );
        check(
            "By Ida Roth | May 15, 2031",
            Some("Ida Roth"),
            Some("2031-05-15"),
        );
        check(
            "By Ida Roth in Lindholm, published 15 May 2031",
            Some("Ida Roth in Lindholm"),
            Some("2031-05-15"),
        );
        check(
            "Updated 10:40 GMT, Thursday 15 May 2031",
            None,
            Some("2031-05-15"),
        );
        check("Tom Vane / AFP", Some("Tom Vane / AFP"), None);
        check("Lindholm Courier, 15 May 2031", None, Some("2031-05-15"));
        check("Lindholm Courier, on 15 May 2031", None, Some("2031-05-15"));
        check(
            "Le Courrier de Lindholm, le 15 mai 2031",
            None,
            Some("2031-05-15"),
        );
        check(
            "Lindholmer Bote | Stand: 15. Mai 2031, 20.15 Uhr",
            None,
            Some("2031-05-15"),
        );
        check(
            "Diario de Lindholm, el 15 de mayo de 2031",
            None,
            Some("2031-05-15"),
        );
        check("Lindholm Press, May 15", None, None);
        check("Last updated 15:48 15/05/2031", None, Some("2031-05-15"));
        check("05/06/31 08:23 PM ET", None, None);
        check(
            "on May 15, 2031 at 4:31 AM, updated May 16, 2031 at 8:33 AM",
            None,
            Some("2031-05-15"),
        );
        check("(Reuters)", Some("Reuters"), None);
        check("By Ida Johnson", Some("Ida Johnson"), None);
        check("By Ida Johnson, published", Some("Ida Johnson"), None);
        check("By Ida Johnson, last updated", Some("Ida Johnson"), None);
        check(
            "By Ida Johnson last updated May 15, 2031",
            Some("Ida Johnson"),
            Some("2031-05-15"),
        );
        check("By Ida Roth Tarnholm, 14 March", None, None);
        check(
            "By Ida Roth, published 6 May, 21.10",
            Some("Ida Roth"),
            None,
        );
        check("Tarnholm, 14 March", None, None);
        check(
            "Tarnholm, Friday 11.20 a.m. (updates throughout, adds names)",
            None,
            None,
        );
        check("From our reporter in Tarnholm", None, None);
        check("From staff reports", None, None);
        check("Von Ida Roth", Some("Ida Roth"), None);
        check(
            "Par Ida Roth et Tom Vane",
            Some("Ida Roth et Tom Vane"),
            None,
        );
        check("Por Ida Roth", Some("Ida Roth"), None);
        check(
            "By Anna-Karin Lindström",
            Some("Anna-Karin Lindström"),
            None,
        );
    }

    #[test]
    fn sentences_that_start_with_by_are_no_bylines() {
        for line in [
            "By Tuesday the water had fallen",
            "By the river, a family waits",
            "On May 15, 2031, the ferry sank",
            "By Ida's count nine ships were lost",
            "Tarnholm, a town of mills, froze",
            "Der Angriff vom 5. Mai 2031",
            "La Fête du 15 mai 2031",
            "From our reporter we know that it froze",
            "Von der Brücke blieb nichts",
            "Von Miller Signs With Selnik Bears",
            "Por la tarde cerraron el puente",
            "On Friday, March came in like a lion",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }
}
