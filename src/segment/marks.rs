//! Quotation marks of one block: which open, which close, and what stands between them.
//!
//! Direction comes from the glyph, else from the white space around it; any closing mark of a family closes (reports mix
//! straight and curly); the end of the block closes what is still open. Known failures: a straight mark lost in the
//! middle of a block turns the following ones around; straight marks nested in straight marks are read as neighbors.

mod behind;
mod signs;

use super::singles::{self, Closing};
use crate::text::Span;
use behind::Tail;
use signs::double_marks;

/// A stretch between quotation marks, in bytes of the whole article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without its marks and the white space inside them.
    pub content: Span,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether its marks are single ones.
    pub single: bool,
}

/// A mark as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glyph {
    /// `"`, `''`
    Straight,
    /// ` `` `
    Backticks,
    /// `“`
    LeftCurly,
    /// `”`
    RightCurly,
    /// `„`
    Low,
    /// `«`
    LeftAngle,
    /// `»`
    RightAngle,
    /// `「`
    LeftCorner,
    /// `」`
    RightCorner,
}

/// A mark with what its surroundings say.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    len: usize,
    glyph: Glyph,
    // White space, a bracket or a dash stands before it.
    left_open: bool,
    // White space or punctuation stands after it.
    right_close: bool,
    // A digit stands before it, and it may measure inches; certainly so after feet (`6'2"`).
    after_digit: bool,
    after_feet: bool,
    before_letter: bool,
    // A comma and white space stand before it, what can go on behind a quotation after it (`, "he said`).
    after_comma: bool,
    // What stands behind it to the end of its block and cannot be quoted.
    tail: Option<Tail>,
}

impl Mark {
    /// One that stands before what is looked at.
    fn unseen(at: usize) -> Self {
        Self {
            at,
            len: 0,
            glyph: Glyph::Straight,
            left_open: true,
            right_close: false,
            after_digit: false,
            after_feet: false,
            before_letter: true,
            after_comma: false,
            tail: None,
        }
    }

    fn looks_opening(self) -> bool {
        self.left_open && !self.right_close
    }

    fn looks_closing(self) -> bool {
        !self.left_open && self.right_close
    }
}

/// An open quotation.
#[derive(Debug, Clone, Copy)]
struct Open {
    mark: Mark,
    nested: Option<Glyph>,
}

/// What a mark does to an open quotation.
enum Effect {
    Nothing,
    Nest,
    Unnest,
    Close,
    /// The closing mark was lost: this one opens the next quotation.
    Restart,
}

/// The quotations of the block, outermost ones only, in order. `text` is the whole article; `running`: a quotation of an
/// earlier block goes on where this one begins. Linear.
#[must_use]
pub(super) fn quotations(text: &str, block: Span, running: bool) -> Vec<Quotation> {
    // Every mark begins with one of these bytes.
    let may_mark = |it: &u8| matches!(it, b'"' | b'\'' | b'`' | 0x80..);
    if !running && !text.as_bytes()[block.range()].iter().any(may_mark) {
        return Vec::new();
    }
    let marks = double_marks(text, block);
    let open = running.then(|| Open {
        mark: Mark::unseen(block.start()),
        nested: None,
    });
    let mut found = pair(text, block, &marks, open);
    let mut singles = singles::find(text, block, Closing::Any).quotations;
    singles.retain(|single| {
        overlapping(&found, single.span)
            .iter()
            .all(|it| single.span.contains(it.span))
    });
    if !singles.is_empty() {
        found.retain(|it| overlapping(&singles, it.span).is_empty());
        found.append(&mut singles);
        found.sort_by_key(|it| it.span);
    }
    found
}

/// The quotations, in order and disjoint, that share a byte with `span`.
fn overlapping(found: &[Quotation], span: Span) -> &[Quotation] {
    let start = found.partition_point(|it| it.span.end() <= span.start());
    let end = found.partition_point(|it| it.span.start() < span.end());
    &found[start..end.max(start)]
}

/// The quotation whose marks are `open` and `close`; none when nothing stands between them.
pub(super) fn between(text: &str, open: Span, close: Span) -> Option<Quotation> {
    let inner = &text[open.end()..close.start()];
    let start = open.end() + (inner.len() - inner.trim_start().len());
    let end = start + inner.trim().len();
    (start < end).then(|| Quotation {
        span: open.cover(close),
        content: Span::new(start, end),
        closed: !close.is_empty(),
        single: false,
    })
}

/// Whether the first mark of a block closes what an earlier one opened; none where the block has no mark.
pub(super) fn closes_first(text: &str, block: Span) -> Option<bool> {
    let marks = double_marks(text, block);
    let (first, rest) = marks.split_first()?;
    let inside = !text[block.start()..first.at].trim().is_empty();
    // Whole reports stand between marks before where they are from: nobody says them.
    let remark = first.tail == Some(Tail::Remark);
    Some(inside && !remark && (first.looks_closing() || is_turned(*first, rest)))
}

fn pair(text: &str, block: Span, marks: &[Mark], open: Option<Open>) -> Vec<Quotation> {
    let mut found = Vec::new();
    let mut state = open;
    let end_at = |open: Open, close: Span| {
        let mark = Span::new(open.mark.at, open.mark.at + open.mark.len);
        between(text, mark, close)
    };
    for (n, &mark) in marks.iter().enumerate() {
        let fresh = Open { mark, nested: None };
        let Some(open) = state else {
            state = opens(mark).then_some(fresh);
            continue;
        };
        match effect(open, mark, &marks[n + 1..]) {
            Effect::Nothing => {}
            Effect::Nest => {
                state = Some(Open {
                    nested: Some(mark.glyph),
                    ..open
                });
            }
            Effect::Unnest => {
                state = Some(Open {
                    nested: None,
                    ..open
                });
            }
            Effect::Close => {
                found.extend(end_at(open, Span::new(mark.at, mark.at + mark.len)));
                state = None;
            }
            Effect::Restart => {
                let end = text[..mark.at].trim_end().len();
                found.extend(end_at(open, Span::new(end, end)));
                state = Some(fresh);
            }
        }
    }
    let end = Span::new(block.end(), block.end());
    found.extend(state.and_then(|open| end_at(open, end)));
    found
}

/// Whether a mark opens when none is open.
fn opens(mark: Mark) -> bool {
    match mark.glyph {
        Glyph::Straight if mark.after_digit && !mark.before_letter => false,
        // It closed what a lost mark opened.
        Glyph::Straight | Glyph::LeftCurly if mark.tail.is_some() => false,
        Glyph::Straight | Glyph::RightCurly | Glyph::RightAngle => mark.looks_opening(),
        Glyph::Backticks | Glyph::Low | Glyph::LeftAngle | Glyph::LeftCorner => true,
        Glyph::LeftCurly => !mark.looks_closing(),
        Glyph::RightCorner => false,
    }
}

fn effect(open: Open, mark: Mark, rest: &[Mark]) -> Effect {
    use Glyph::{
        Backticks, LeftAngle, LeftCorner, LeftCurly, Low, RightAngle, RightCorner, RightCurly,
        Straight,
    };
    match (open.mark.glyph, mark.glyph) {
        // Families do not close each other.
        (LeftAngle | RightAngle, LeftAngle | RightAngle) => angle_effect(open, mark.glyph),
        (LeftCorner, RightCorner) => Effect::Close,
        (LeftAngle | RightAngle | LeftCorner, _)
        | (_, LeftAngle | RightAngle | LeftCorner | RightCorner) => Effect::Nothing,
        (_, Straight) if is_inches(mark, rest) => Effect::Nothing,
        (_, Straight | LeftCurly) if is_turned(mark, rest) => Effect::Close,
        (Straight | Backticks, Straight) if mark.looks_opening() => Effect::Restart,
        (_, Straight) if mark.looks_opening() => Effect::Nest,
        (_, Straight) if open.nested == Some(Straight) => Effect::Unnest,
        (_, Straight) => Effect::Close,
        // “ ends what „ began, and stands for ” when it is typed at the end of a word.
        (Low, LeftCurly) if !mark.looks_opening() => Effect::Close,
        (_, LeftCurly) if mark.looks_closing() => Effect::Close,
        (Straight | Backticks | Low, LeftCurly) => Effect::Nest,
        (_, LeftCurly) if closes_twice(rest) => Effect::Nest,
        (_, LeftCurly | Low | Backticks) => Effect::Nothing,
        (_, RightCurly) if open.nested == Some(LeftCurly) => Effect::Unnest,
        (_, RightCurly) => Effect::Close,
    }
}

fn angle_effect(open: Open, glyph: Glyph) -> Effect {
    match (open.mark.glyph, glyph) {
        (Glyph::LeftAngle, Glyph::LeftAngle) => Effect::Nest,
        _ if open.nested == Some(Glyph::LeftAngle) => Effect::Unnest,
        _ => Effect::Close,
    }
}

/// Whether a mark that looks like an opening one closes: it stands behind a comma, and the next one does not close
/// (`"We stay, "he said. "We go."`, `“We stay, “ Mara Lind said.`).
fn is_turned(mark: Mark, rest: &[Mark]) -> bool {
    mark.after_comma && !rest.first().is_some_and(|it| it.looks_closing())
}

/// Whether a straight mark inside a quotation measures: after feet, or when the next mark closes once more.
fn is_inches(mark: Mark, rest: &[Mark]) -> bool {
    mark.after_feet
        || mark.after_digit
            && mark.right_close
            && rest
                .first()
                .is_some_and(|it| it.glyph == Glyph::Straight && it.looks_closing())
}

/// Whether two closing marks come next: then an opening one before them is nested rather than typed twice.
fn closes_twice(rest: &[Mark]) -> bool {
    rest.len() >= 2 && rest[..2].iter().all(|it| it.glyph == Glyph::RightCurly)
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::segment::tests::check_quotations;

    #[track_caller]
    fn check(marked: &str) {
        check_quotations(marked, |article| {
            let blocks = article.blocks().iter();
            let found = blocks.flat_map(|it| quotations(article.text(), it.span, false));
            found.collect()
        });
    }

    #[test]
    fn any_closing_mark_closes() {
        check("“{q:We stay,}” she said. \"{q:We go,}\" he said.");
        check("\"{q:We stay,}” she said. “{q:We go,}\" he said.");
        check("``{q:We stay,}'' she said. ''{q:We go,}'' he said.");
        check("”{q:We stay}”, she said. “{q:We go}“, he said.");
    }

    #[test]
    fn other_scripts_have_other_marks() {
        check("Er sagte: „{q:Wir bleiben.}“ Und »{q:nie wieder}«.");
        check("Il a dit : « {q:Nous restons} ». Puis «{q:non}».");
        check("她说“{q:我们留下}”。他说「{q:不}」。");
    }

    #[test]
    fn a_quotation_may_begin_with_a_gap_or_a_mark() {
        check("\"{q:We stay,}\" she said. \"{q:... We never left.}\" He did.");
        check("She wrote. \"{q:. . . We never left.}\" He did.");
        check("\"{q:.@harbor sold us out,}\" she wrote.");
        check("\"{q:We stay,}\" she said. \"{q:'Stay' is the word.}\"");
        check("It was \"{q:good}\" ... and \"{q:new}\". It was \"{q:old}\" . . . so.");
    }

    #[test]
    fn nested_marks_belong_to_the_outer_quotation() {
        check("“{q:He called it ‘a mess’ and left,}” she said.");
        check("“{q:He called it \"a mess\" and left,}” she said.");
        check("\"{q:He called it “a mess” and left,}\" she said.");
        check("“{q:He called it “a mess”,}” she said.");
    }

    #[test]
    fn inches_are_no_marks() {
        check("The 12\" pipe and the 6'2\" man.");
        check("\"{q:The 12\" pipe burst,}\" she said. \"{q:It was new.}\"");
        check("\"{q:We did it in 1999,}\" she said of the 6'2\" door.");
        check("It was \"{q:in 1999}\" that \"{q:it}\" fell.");
    }

    #[test]
    fn a_block_ends_what_is_open() {
        check("“{u:We stay. We never left.}\n\n“{q:And we sing,}” she said.");
        check("She said it was \"{u:good and new.}");
        check("\"{u:We stay, she said.} \"{q:We sing.}\"");
    }

    #[test]
    fn a_mark_that_a_source_turned_around_closes() {
        check("\"{q:We stay,} \"she said of the pier. \"{q:We go.}\"");
        check("“{q:We stay for good,} “ Mara Lind, the mayor, said in Vell.");
        check("\"{q:We stay for good,} \"Mara Lind said in Vell.");
        check("She said, \"{q:We stay.}\" \"{q:We never left, as told, so we sing,}\" she said.");
        check("\"{q:We stay for good,} \"Lind's younger son, Karl, said in Vell.");
        check("“{q:We stay for good,} “Mara Lind, clerk to the mayor of Vell, told the Herald.");
        check("\"{q:Do we stay?} \"Mara Lind asked. The town did not know.");
        check("She called it, \"{q:as ever}\", a mess. “{q:We call it, “so what,”}” she said.");
    }

    #[test]
    fn a_mark_behind_which_nothing_is_quoted_opens_nothing() {
        check("This is all due to the town, \"Lind said.");
        check("The pier is shut. \"(Vell Herald)");
        check("\"{q:The pier is shut.} \"(Vell Herald, page two).");
        check("He told us, \"{u:Mara Lind said no to it and left.}");
        check("She smiled. \"{q:(Coughs.)}\"");
        check("\"{u:Mara Lind said it best.}");
    }

    #[test]
    fn marks_in_markup_are_no_marks() {
        check("See <a href=\"https://a.example\">this</a> \"{q:plan}\".");
    }
}
