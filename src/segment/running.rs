//! The quotations of an article, with those that run on over paragraphs though no mark opens them again.

use super::marks::{self, Quotation};
use crate::article::{Article, BlockKind};
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
    all
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
    fn a_mark_that_was_lost_quotes_nothing_more() {
        check("“{u:We stay, she said.}\n\nThe pier is “{q:new}” and “{q:good.}”");
        check("“{u:We stay, she said.}\n\nThe pier is new.\n\nIt is good.");
    }
}
