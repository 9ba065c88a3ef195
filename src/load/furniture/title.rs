//! The title of a page: whether a heading is what it names, and the outlet that it names behind it.

use crate::lexicon::furniture::Furniture;
use crate::load::dates;
use crate::load::decode::tidy;

/// Whether a title is this heading, alone or with a name before or behind it: `Ferry adrift | Radio Norrland`. The name of
/// an outlet that is a heading of the page is no headline: `Norrland` in `Ferry adrift | Norrland`.
pub(in crate::load) fn is_title_of(heading: &str, title: &str) -> bool {
    let fold = |it: &str| {
        tidy(it)
            .replace(['’', '‘'], "'")
            .replace(['“', '”'], "\"")
            .to_lowercase()
    };
    let (heading, title) = (fold(heading), fold(title));
    if heading == title {
        return !heading.is_empty();
    }
    let words = |it: &str| it.split_whitespace().count();
    if let Some(name) = title.strip_prefix(&heading) {
        if words(&heading) <= 2
            && words(&heading) < words(name.trim_start_matches(|c: char| !c.is_alphanumeric()))
        {
            return false;
        }
        let parted = [
            " |", " -", " –", " —", " ·", " »", " [", " (", " /", " •", "_", "|",
        ];
        return parted.iter().any(|it| name.starts_with(it)) || starts_wide(name, '（');
    }
    let parted = ["|", " -", " –", " —", " ·", " «", ":", " •"];
    title.strip_suffix(&heading).is_some_and(|name| {
        let name = name.trim_end();
        parted.iter().any(|it| name.ends_with(it)) && words(&heading) > words(name)
    })
}

fn starts_wide(name: &str, mark: char) -> bool {
    name.starts_with([mark, '｜', '－', '―'])
}

/// The outlet at the end of a window title whose beginning is like the headline: `Ferry drifts | Radio Norrland`.
///
/// What kind of report it is (`Ferry drifts – live`) is no outlet. Known failure: a section where the outlet is not named:
/// `Ferry drifts - Regional`.
pub(in crate::load) fn outlet_of_title(
    window: &str,
    is_headline: impl Fn(&str) -> bool,
) -> Option<&str> {
    let (before, end) = [" | ", " - ", " – ", " — ", " » ", " · ", " : ", "_"]
        .iter()
        .filter_map(|mark| window.rsplit_once(mark))
        .min_by_key(|it| it.1.len())?;
    let end = end.trim();
    let short = !end.is_empty() && end.len() <= 60 && end.split_whitespace().count() <= 6;
    let label = Furniture::Label.has(&end.to_lowercase());
    let outlet = short && !label && dates::find(end).is_none() && !dates::is_date(end);
    (outlet && is_headline(before)).then_some(end)
}

/// Whether the shorter of two headings has at least six of ten of its words in the other.
pub(in crate::load) fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|it| !it.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let shared = short.iter().filter(|it| long.contains(it)).count();
    !short.is_empty() && shared * 10 >= short.len() * 6
}

#[cfg(test)]
mod tests {
    use super::outlet_of_title;

    #[test]
    fn the_outlet_ends_the_window_title() {
        let outlet = |title| outlet_of_title(title, |it| it == "Ferry drifts");
        assert_eq!(
            outlet("Ferry drifts | Radio Norrland"),
            Some("Radio Norrland")
        );
        assert_eq!(outlet("Ferry drifts - May 15, 2031"), None);
        assert_eq!(outlet("Norrland - Ferry drifts"), None);
        assert_eq!(outlet("Ferry drifts – live"), None);
    }
}
