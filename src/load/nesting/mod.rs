//! How deep the elements of a page nest, told from its tags before anything parses it.

/// Whether some element of a page lies inside more than `limit` others.
///
/// Tags are read as a browser reads them, and open and close elements roughly as there: elements that end by themselves
/// (`p`, `td`) do not count, so the true depth is at most a few times the limit; formatting elements (`b`, `font`) that
/// are never closed count to the end of their table cell or of the page, since a browser opens them anew in each
/// paragraph. Whatever is not followed to the letter counts too much, so that no page hides how deep it is.
/// Time: one pass, with `limit` steps for an end tag at most.
pub(super) fn is_deeper_than(html: &str, limit: usize) -> bool {
    let (mut open, mut rest) = (Stack::default(), html);
    // Where frames may stand, a browser passes over all other tags: then these nest whatever is between them.
    let (mut framed, mut frames) = (false, 0_usize);
    while let Some((tag, after)) = next_tag(rest) {
        rest = after;
        let frame = is_one_of(tag.name, "frameset");
        if tag.closes {
            frames = frames.saturating_sub(usize::from(frame));
            open.close(tag.name);
            continue;
        }
        // Raw text hides what looks like tags; frames and drawings have none.
        framed |= frame;
        frames += usize::from(frame);
        let raw = is_one_of(tag.name, "script style")
            || (is_one_of(tag.name, RAW) && !open.0.iter().any(|it| it.is("select")));
        if raw && !framed && !open.has_foreign() {
            rest = past_end_tag(rest, tag.name);
            continue;
        }
        open.start(&tag);
        if open.0.len().max(frames) > limit {
            return true;
        }
    }
    false
}

/// Elements without content, and those that end by themselves where the next one begins.
const CHILDLESS: &str = "area base br col embed hr img input link meta param source track wbr p tr tbody thead tfoot \
                         option colgroup html head body td th caption keygen basefont bgsound frame";
/// Elements that a browser opens again in the next block when they are not closed.
const FORMATTING: &str = "a b big code em font i nobr s small strike strong tt u";
/// Blocks: the end tag of an element that is none does not close them.
const SPECIAL: &str = "address applet article aside blockquote button center dd details dialog dir div dl dt fieldset figcaption figure \
                       footer form frameset h1 h2 h3 h4 h5 h6 header hgroup iframe li listing main marquee menu nav noembed noframes \
                       noscript object ol plaintext pre search section select summary table template textarea title ul xmp";
/// Elements that end one another.
const SIBLINGS: [&str; 2] = ["li", "dd dt"];
/// Elements that no end tag reaches out of but their own, and those of which the text is raw somewhere.
const WALLS: &str = "applet frameset marquee object select table template iframe noembed noframes noscript textarea title xmp";
/// Elements of which the text is raw but in frames, drawings and lists of choices; one more (`noscript`) only where
/// scripts run.
const RAW: &str = "iframe noembed noframes textarea title xmp";
/// Elements of drawings in which HTML goes on.
const SVG: &str = "foreignobject desc title";
/// Elements of formulas in which HTML goes on; one more depends on an attribute and is taken for none.
const MATH: &str = "mi mo mn ms mtext";
/// Elements that end a drawing or formula in which they stand.
const BREAKING: &str = "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing \
                        menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var";

/// A tag.
#[derive(Debug, Clone, Copy)]
struct Tag<'a> {
    name: &'a str,
    /// Whether it is an end tag.
    closes: bool,
    /// Whether it ends with `/>`.
    empty: bool,
}

/// An element that is open.
#[derive(Debug, Clone, Copy)]
struct Open<'a> {
    name: &'a str,
    /// Of a part of a drawing or formula, the elements there in which HTML goes on.
    islands: Option<&'static str>,
}

impl Open<'_> {
    fn is(&self, list: &str) -> bool {
        is_one_of(self.name, list)
    }

    fn is_wall(&self) -> bool {
        self.is(self.islands.unwrap_or(WALLS))
    }

    /// Whether what follows in it is part of a drawing or formula.
    fn holds_foreign(&self) -> bool {
        self.islands.is_some_and(|it| !self.is(it))
    }
}

/// The elements that are open.
#[derive(Debug, Default)]
struct Stack<'a>(Vec<Open<'a>>);

impl<'a> Stack<'a> {
    fn is_foreign(&self) -> bool {
        self.0.last().is_some_and(Open::holds_foreign)
    }

    fn has_foreign(&self) -> bool {
        self.0.iter().any(|it| it.islands.is_some())
    }

    fn start(&mut self, tag: &Tag<'a>) {
        let name = tag.name;
        if self.is_foreign() && is_one_of(name, BREAKING) {
            while self.is_foreign() {
                self.0.pop();
            }
        }
        let above = self.0.last().filter(|it| it.holds_foreign());
        let islands = match above {
            Some(above) => above.islands,
            None if is_one_of(name, "svg") => Some(SVG),
            None => is_one_of(name, "math").then_some(MATH),
        };
        if islands.is_some() {
            if !tag.empty {
                self.0.push(Open { name, islands });
            }
        } else if is_one_of(name, "td th caption") {
            self.start_cell();
        } else if !is_one_of(name, CHILDLESS) {
            if let Some(siblings) = SIBLINGS.iter().find(|it| is_one_of(name, it)) {
                self.end_sibling(siblings);
            }
            self.0.push(Open { name, islands });
        }
    }

    /// An item ends the one before, where no other block is open between.
    fn end_sibling(&mut self, siblings: &str) {
        for (n, it) in self.0.iter().enumerate().rev() {
            if it.is(siblings) {
                self.0.truncate(n);
                return;
            }
            if it.is_wall() || (it.is(SPECIAL) && !it.is("address div")) {
                return;
            }
        }
    }

    /// A cell ends what stands open in the cell before.
    fn start_cell(&mut self) {
        let outer = self.0.iter().rposition(|it| it.is("table template"));
        if let Some(at) = outer.filter(|&at| self.0[at].is("table")) {
            self.0.truncate(at + 1);
        }
    }

    /// Closes the nearest open element of a name, and what is inside it as far as a browser does; an end tag without such
    /// an element, or with a wall before it, is passed over.
    fn close(&mut self, name: &str) {
        const HEADINGS: &str = "h1 h2 h3 h4 h5 h6";
        let heading = is_one_of(name, HEADINGS);
        let same =
            |it: &Open<'_>| it.name.eq_ignore_ascii_case(name) || (heading && it.is(HEADINGS));
        let is_block =
            is_one_of(name, SPECIAL) && !is_one_of(name, RAW) && !is_one_of(name, "noscript");
        let ends_blocks = is_block || is_formatting(name);
        let mut at = None;
        for (n, it) in self.0.iter().enumerate().rev() {
            if same(it) {
                at = Some(n);
                break;
            }
            let other_list = is_one_of(name, "li") && it.is("ul ol");
            if it.is_wall()
                || other_list
                || (!ends_blocks && it.islands.is_none() && it.is(SPECIAL))
            {
                return;
            }
        }
        let Some(at) = at else {
            return;
        };
        let alone = is_formatting(name) || is_one_of(name, "form");
        let inside = self.0.split_off(at);
        let stay = |it: &Open<'_>| alone || (it.islands.is_none() && is_formatting(it.name));
        // Nothing inside a wall goes on after it, but out of what is a wall only where scripts run.
        let closed = inside
            .first()
            .is_some_and(|it| it.is_wall() && !it.is("noscript"));
        self.0
            .extend(inside.into_iter().skip(1).filter(|it| !closed && stay(it)));
    }
}

fn is_formatting(name: &str) -> bool {
    is_one_of(name, FORMATTING)
}

/// The next tag, and what follows it. Comments and the like are passed over, and a tag that never ends is none.
fn next_tag(mut rest: &str) -> Option<(Tag<'_>, &str)> {
    loop {
        rest = &rest[rest.find('<')? + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = past_comment(comment);
            continue;
        }
        let closes = rest.starts_with('/');
        let named = if closes { &rest[1..] } else { rest };
        if named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = named
                .find(|c: char| is_space(c as u32) || c == '/' || c == '>')
                .unwrap_or(named.len());
            let name = &named[..end];
            let (empty, length) = past_attributes(&named.as_bytes()[end..])?;
            let tag = Tag {
                name,
                closes,
                empty,
            };
            return Some((tag, &named[end + length..]));
        }
        if closes || rest.starts_with(['!', '?']) {
            rest = &rest[rest.find('>')?..];
        }
    }
}

fn is_space(c: u32) -> bool {
    matches!(c, 0x09 | 0x0a | 0x0c | 0x0d | 0x20)
}

/// Where a tag ends whose attributes begin here, and whether it ends with `/>`.
fn past_attributes(bytes: &[u8]) -> Option<(bool, usize)> {
    let skip = |at: usize, while_: &dyn Fn(u8) -> bool| {
        let rest = bytes.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|b| while_(**b)).count()
    };
    let space = |b: u8| is_space(u32::from(b));
    let mut at = 0;
    loop {
        at = skip(at, &space);
        match bytes.get(at)? {
            b'>' => return Some((false, at + 1)),
            b'/' if bytes.get(at + 1) == Some(&b'>') => return Some((true, at + 2)),
            b'/' => at += 1,
            _ => {
                at = skip(at + 1, &|b| !space(b) && !matches!(b, b'/' | b'>' | b'='));
                let value = skip(at, &space);
                if bytes.get(value) == Some(&b'=') {
                    at = skip(value + 1, &space);
                    at = match bytes.get(at)? {
                        quote @ (b'"' | b'\'') => skip(at + 1, &|b| b != *quote) + 1,
                        _ => skip(at, &|b| !space(b) && b != b'>'),
                    };
                }
            }
        }
    }
}

/// What follows a comment, from behind its `<!--`.
fn past_comment(comment: &str) -> &str {
    for end in [">", "->"] {
        if let Some(rest) = comment.strip_prefix(end) {
            return rest;
        }
    }
    let mut rest = comment;
    while let Some(at) = rest.find("--") {
        for end in ["-->", "--!>"] {
            if let Some(after) = rest[at..].strip_prefix(end) {
                return after;
            }
        }
        rest = &rest[at + 1..];
    }
    ""
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
mod tests;
