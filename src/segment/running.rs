//! The quotations of an article, with those that run on over paragraphs: between double marks even if no mark opens them again,
//! between single ones, which may be apostrophes, only where a mark opens each paragraph and one closes the last.

use super::marks::{self, Quotation};
use super::singles::{self, Closing};
use crate::article::{Article, BlockKind};
use crate::text::Span;
use crate::text::index::{BlockId, IndexVec};

/// Most paragraphs that a quotation runs on over: a mark that was lost shall not quote the rest of a report.
const MOST_BLOCKS: usize = 6;

/// The quotations of each block, in order. One that is not closed in its paragraph goes on up to the paragraph in which a mark
/// closes before any opens. Linear, but for a look ahead from each that is not closed.
pub(super) fn quotations(article: &Article) -> IndexVec<BlockId, Vec<Quotation>> {
    let (text, blocks) = (article.text(), article.blocks());
    let mut all: IndexVec<BlockId, Vec<Quotation>> = blocks
        .iter()
        .map(|it| marks::quotations(text, it.span, false))
        .collect();
    for n in 0..blocks.len() {
        let open = all[BlockId::new(n)].last().is_some_and(|it| {
            let last = it.span.end() == blocks[BlockId::new(n)].span.end();
            !it.closed && !it.single && last
        });
        let Some(end) = open.then(|| closing_block(article, n)).flatten() else {
            continue;
        };
        for it in n + 1..end {
            let span = blocks[BlockId::new(it)].span;
            all[BlockId::new(it)] = vec![Quotation {
                span,
                content: span,
                closed: false,
                single: false,
            }];
        }
        let last = BlockId::new(end);
        all[last] = marks::quotations(text, blocks[last].span, true);
    }
    run_on_singly(article, &mut all);
    all
}

/// Quotations between single marks that run on over paragraphs. Linear: each paragraph belongs to one run at most.
fn run_on_singly(article: &Article, all: &mut IndexVec<BlockId, Vec<Quotation>>) {
    let (text, blocks) = (article.text(), article.blocks());
    let paragraph = |n: usize| {
        blocks
            .get(BlockId::new(n))
            .filter(|it| it.kind == BlockKind::Paragraph)
    };
    let opened = |n: usize| paragraph(n).is_some_and(|it| singles::begins(text, it.span));
    let mut n = 0;
    while n < blocks.len() {
        let first = n;
        let mut open: Vec<Span> = Vec::new();
        while opened(n + 1)
            && let Some(it) = paragraph(n)
            && let Some(mark) = singles::find(text, it.span, Closing::Sure).left_open
            && (n == first || mark.start() == it.span.start())
        {
            open.push(mark);
            n += 1;
        }
        let end = (n > first).then(|| closed_from_start(article, n)).flatten();
        let nested = open.first().is_some_and(|mark| {
            let inside = |it: &Quotation| !it.single && it.span.contains(*mark);
            all[BlockId::new(first)].iter().any(inside)
        });
        if let Some(end) = end.filter(|_| !nested) {
            for (at, mark) in (first..).zip(open) {
                let stop = blocks[BlockId::new(at)].span.end();
                put(
                    &mut all[BlockId::new(at)],
                    marks::between(text, mark, Span::new(stop, stop)),
                );
            }
            put(&mut all[BlockId::new(n)], Some(end));
        }
        n = n.max(first + 1);
    }
}

/// What stands between the single mark with which a block begins and the one that closes it, however few words.
fn closed_from_start(article: &Article, n: usize) -> Option<Quotation> {
    let block = article.blocks()[BlockId::new(n)].span;
    [Closing::Sure, Closing::Any]
        .into_iter()
        .find_map(|how| singles::from_start(article.text(), block, how))
}

/// Puts a quotation between single marks in the place of what overlaps it.
fn put(all: &mut Vec<Quotation>, quotation: Option<Quotation>) {
    if let Some(it) = quotation {
        all.retain(|other| !other.span.overlaps(it.span));
        all.push(Quotation { single: true, ..it });
        all.sort_by_key(|it| it.span);
    }
}

/// The paragraph in which what block `n` leaves open is closed.
fn closing_block(article: &Article, n: usize) -> Option<usize> {
    let blocks = article.blocks();
    let near = n + 1..blocks.len().min(n + 1 + MOST_BLOCKS);
    for it in near {
        let block = &blocks[BlockId::new(it)];
        if block.kind != BlockKind::Paragraph {
            return None;
        }
        match marks::closes_first(article.text(), block.span) {
            None => {}
            Some(closes) => return closes.then_some(it),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::segment::tests::check_quotations;

    #[track_caller]
    fn check(marked: &str) {
        check_quotations(marked, |article| {
            quotations(article).iter().flatten().copied().collect()
        });
    }

    #[test]
    fn a_quotation_stays_open_up_to_its_closing_mark() {
        check("“{u:We stay.}\n\n{u:We never left.}\n\n{q:And we sing,}” she said. “{q:So there.}”");
        check(
            "\"{u:We stay.}\n\n{q:And we never left,} \"she told the Herald.\n\n\"{q:We sing.}\"",
        );
        check("“{u:We stay.}\n\n“{u:We never left.}\n\n“{q:And we sing,}” she said.");
    }

    #[test]
    fn single_marks_stay_open_over_paragraphs() {
        check(
            "‘{u:We stay in the miners’ hall.}\n\n‘{u:We never left.}\n\n‘{q:And we sing,}’ she said.",
        );
        check(
            "Lind told us: '{u:We stay.}\n\n'{u:Don't give 'em the '90s.}\n\n'{q:Sing,}' she said.",
        );
        check(
            "‘{q:We stay,}’ she said. ‘{u:It is ours.}\n\n’{q:We sing “loud” in there.}’ He left.",
        );
        check(
            "'{u:We're goin' home to stay.}\n\n‘{u:He called it ‘a mess’ and left.}\n\n'{q:And we sing.}’",
        );
        check("\"{u:We stay.}\n\n“{u:We never left.}\n\n\"{q:And we sing,}” she said.");
    }

    #[test]
    fn apostrophes_run_on_over_nothing() {
        check("'Twas cold in Vell.\n\n'{q:We stay in the hall,}' she said.");
        check("The hall of the ’burbs is new.\n\n‘{q:We stay in the hall,}’ she said.");
        check("‘We stay, she said.\n\n‘We never left.\n\nThe miners’ hall is new.");
        check("‘{q:We stay for the miners,}’ she said.\n\n‘{q:We never left,}’ he said.");
        check("“{q:It was ‘We stay and go,}” she said.\n\n‘{q:We never left,}’ he said.");
    }

    #[test]
    fn a_mark_that_was_lost_quotes_nothing_more() {
        check("“{u:We stay, she said.}\n\nThe pier is “{q:new}” and “{q:good.}”");
        check("“{u:We stay, she said.}\n\nThe pier is new.\n\nIt is good.");
        check("\"{u:The pier is shut, Lind said.}\n\nIt is new. \"(Vell Herald)");
    }
}
