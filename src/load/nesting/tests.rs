//! Pages of every nesting: told as deep as a browser makes them, or deeper.

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
    check("<p>One<p>Two<br><img src=a><p>Three", 0);
    check(&"<li>One<li>Two".repeat(40), 1);
    check(&"<ul><li>One</ul>".repeat(40), 2);
    check(&"<dd><li>".repeat(40), 80);
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
    check(&"<noscript><b></noscript>".repeat(40), 41);
    check(
        &format!("<table>{}</table>", "<tr><td><font>One".repeat(40)),
        2,
    );
}

#[test]
fn tags_are_read_as_a_browser_reads_them() {
    check(&"<div title='</div>'>".repeat(40), 40);
    check(&"<div></div:a>".repeat(40), 40);
    check(&"<div><//div>".repeat(40), 40);
    check(&"<div></ div>".repeat(40), 40);
    check(&format!("<!-->{}", "<div>".repeat(40)), 40);
    check(&format!("<!-- a --!>{}", "<div>".repeat(40)), 40);
    check("<a b=c/><a title=\"<i><i>\" /><x-y a='>'", 2);
    check("<div <div><div", 1);
}

#[test]
fn an_end_tag_closes_no_more_than_in_a_browser() {
    check(&"<div><table><tr><td></div>".repeat(40), 80);
    check(&"<span><div></span>".repeat(40), 80);
    check(&"<form><div></form>".repeat(40), 41);
    check(&"<b><td>".repeat(40), 40);
    check(&"<div><iframe></div></iframe>".repeat(40), 40);
    check(&"<h1>One</h2>".repeat(40), 1);
    check(
        &format!("<select><title></select>{}", "<div>".repeat(40)),
        42,
    );
}

#[test]
fn frames_nest_whatever_is_between_them() {
    check(&format!("<b>{}", "<frameset><li><svg>".repeat(40)), 40);
    check(&"<frameset></frameset>".repeat(40), 1);
}

#[test]
fn drawings_and_formulas_nest_whatever_is_in_them() {
    check(&format!("<svg>{}", "<tr>".repeat(40)), 41);
    check(&format!("<math>{}", "<rp/>".repeat(40)), 1);
    check("<svg><path/><g><path></g></svg><svg><style><g></svg>", 3);
    check(&"<svg><circle><p>".repeat(40), 2);
    check(&"<svg><desc><p>".repeat(40), 80);
}

/// How deep the elements of a parsed page lie.
#[cfg(feature = "pdf")]
fn true_depth(html: &str) -> usize {
    let document = dom_query::Document::from(html);
    let (mut deepest, mut level) = (0, vec![document.root()]);
    while !level.is_empty() {
        deepest += 1;
        let below = level.iter().flat_map(|it| it.children());
        level = below.filter(dom_query::NodeRef::is_element).collect();
    }
    deepest
}

#[cfg(feature = "pdf")]
proptest::proptest! {
    #![proptest_config(crate::load::fuzz::cases(60))]

    /// Whatever is repeated in any order does not nest deeper than it is told to, a few times over.
    #[test]
    fn no_page_hides_how_deep_it_is(
        parts in proptest::collection::vec(proptest::sample::select(PARTS), 1..6),
        before in proptest::sample::select(&["", "<table>", "<svg>", "<select>", "<b>", "<template>", "<frameset>"][..]),
    ) {
        let html = format!("{before}{}", parts.concat().repeat(120));
        let depth = true_depth(&html);
        let told = depth <= 40 || is_deeper_than(&html, (depth - 40) / 6);
        assert!(told, "{depth}: {before}{parts:?}");
    }
}

#[cfg(feature = "pdf")]
const PARTS: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href='x>'>",
    "</a>",
    "<span>",
    "</span>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<caption>",
    "<ul>",
    "<li>",
    "</ul>",
    "<svg>",
    "</svg>",
    "<math>",
    "<mi>",
    "<desc>",
    "<title>",
    "</title>",
    "<foreignObject>",
    "<path/>",
    "<path>",
    "<form>",
    "</form>",
    "<select>",
    "<option>",
    "</select>",
    "<iframe>",
    "</iframe>",
    "<noscript>",
    "</noscript>",
    "<template>",
    "</template>",
    "<!-->",
    "<!-- <div> -->",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<h1>",
    "</h2>",
    "<object>",
    "</object>",
    "<button>",
    "</button>",
    "<ruby>",
    "<rt>",
    "<dd>",
    "<textarea>",
    "</textarea>",
    "<div a='</div>'>",
    "</div:x>",
    "<//div>",
    "text",
    "<frameset>",
    "<font>",
    "</font>",
    "<nobr>",
    "<xmp>",
    "</xmp>",
    "<blockquote>",
    "</blockquote>",
    "<marquee>",
    "<body>",
    "</body>",
    "<head>",
    "<html>",
];

#[test]
fn sixty_thousand_elements_are_told_at_once() {
    assert!(is_deeper_than(&"<div>".repeat(60_000), 500));
    assert!(!is_deeper_than(&"</div>".repeat(60_000), 500));
    assert!(!is_deeper_than(&"<b></i>".repeat(400), 500));
}
