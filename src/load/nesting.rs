//! How deep the elements of a page nest, told from its tags before anything parses it.

/// Whether some element of a page lies inside more than `limit` others.
///
/// Tags are counted as a browser would open and close elements, roughly: elements that end by themselves (`p`, `li`,
/// `td`) do not count, so the true depth is at most a few times the limit; formatting elements (`b`, `font`) that are never closed
/// count to the end of their table cell or of the page, since a browser opens them anew in each paragraph.
/// Time: one pass, with `limit` steps for an end tag at most.
pub(super) fn is_deeper_than(html: &str, limit: usize) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closes = rest.starts_with('/');
        let name = name(rest.trim_start_matches('/'));
        if name.is_empty() {
            continue;
        }
        rest = &rest[usize::from(closes) + name.len()..];
        if closes {
            close(name, &mut open);
        } else if is_one_of(name, "script style textarea title xmp") {
            rest = past_end_tag(rest, name);
        } else if is_one_of(name, "td th caption") {
            open.retain(|it| !is_formatting(it));
        } else if !is_one_of(name, CHILDLESS) {
            open.push(name);
            if open.len() > limit {
                return true;
            }
        }
    }
    false
}

/// Elements without content, and those that end by themselves where the next one begins.
const CHILDLESS: &str = "area base br col embed hr img input link meta param source track wbr p li dt dd tr tbody thead tfoot \
                         option optgroup colgroup rp rt html head body";
/// Elements that a browser opens again in the next block when they are not closed.
const FORMATTING: &str = "a b big code em font i nobr s small strike strong tt u";

fn is_formatting(name: &str) -> bool {
    is_one_of(name, FORMATTING)
}

/// Closes the nearest open element of a name and all inside it but formatting elements; an end tag without one is passed over.
fn close<'a>(name: &'a str, open: &mut Vec<&'a str>) {
    let Some(at) = open.iter().rposition(|it| it.eq_ignore_ascii_case(name)) else {
        return;
    };
    let inside = open.split_off(at);
    let stay = |it: &&str| is_formatting(it) || is_formatting(name);
    open.extend(inside.into_iter().skip(1).filter(stay));
}

/// The name that a tag starts with.
fn name(rest: &str) -> &str {
    let starts = rest.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
        .unwrap_or(rest.len());
    if starts { &rest[..end] } else { "" }
}

/// What follows the end tag of an element that holds raw text.
fn past_end_tag<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(found) = rest[at..].find("</") {
        at += found + 2;
        if rest[at..]
            .get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
        {
            return &rest[at..];
        }
    }
    ""
}

fn is_one_of(name: &str, list: &str) -> bool {
    list.split_ascii_whitespace()
        .any(|it| name.eq_ignore_ascii_case(it))
}

#[cfg(test)]
mod tests {
    use super::is_deeper_than;

    /// `depth` is what the page nests to: it is deeper than one less, and not deeper than that.
    #[track_caller]
    fn check(html: &str, depth: usize) {
        assert!(!is_deeper_than(html, depth), "deeper than {depth}");
        assert!(
            depth == 0 || is_deeper_than(html, depth - 1),
            "not {depth} deep"
        );
    }

    #[test]
    fn only_what_stays_open_nests() {
        check("<div><DIV></div></div><div></Div>", 2);
        check("<p>One<p>Two<br><img src=a><li>Three", 0);
        check("<div><span>One</div><div><span>Two</div>", 2);
        check(
            "<div><!-- <div><div> --><script>'<div><div>'</script></div>",
            1,
        );
        check("3 < 4, <div> and </nothing>", 1);
    }

    #[test]
    fn end_tags_of_nothing_hide_no_nesting() {
        check(&"<div></b></x>".repeat(40), 40);
    }

    #[test]
    fn formatting_that_is_never_closed_nests_until_its_cell_ends() {
        check(&"<div><b></div>".repeat(40), 41);
        check(
            &format!("<table>{}</table>", "<tr><td><font>One".repeat(40)),
            2,
        );
    }

    #[test]
    fn sixty_thousand_elements_are_told_at_once() {
        assert!(is_deeper_than(&"<div>".repeat(60_000), 500));
        assert!(!is_deeper_than(&"</div>".repeat(60_000), 500));
        assert!(!is_deeper_than(&"<b></i>".repeat(400), 500));
    }
}
