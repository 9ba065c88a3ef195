//! `StemLists`: the different stems of every passage, sorted, made once for all finders.

use crate::align::stems::Stems;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, IndexVec};

const BITS: usize = u64::BITS as usize;

/// The lists of all passages of a comparison. For comparing only: the order of stems says nothing.
#[derive(Debug, Default)]
pub(super) struct StemLists {
    lists: IndexVec<ArticleId, Lists>,
}

/// The lists of one article, one behind the other; `ends` tells where each ends.
#[derive(Debug, Default, Clone)]
struct Lists {
    stems: Vec<u32>,
    ends: Vec<u32>,
    /// A bit for each stem that stands anywhere in the article.
    held: Vec<u64>,
}

impl StemLists {
    /// Linear in the text but for the logarithms of sorting.
    pub(super) fn new(corpus: &Corpus, stems: &Stems) -> Self {
        let articles = corpus.articles().ids();
        let lists = articles.map(|id| {
            let segments = corpus.segments(id);
            let mut out = Lists::default();
            let mut own: Vec<u32> = Vec::new();
            for passage in segments.passages().ids() {
                own.clear();
                let tokens = segments.tokens_of(passage).iter();
                own.extend(tokens.filter_map(|it| stems.of(it)));
                own.sort_unstable();
                own.dedup();
                for stem in &own {
                    let (at, bit) = (*stem as usize / BITS, *stem as usize % BITS);
                    out.held.resize(out.held.len().max(at + 1), 0);
                    out.held[at] |= 1 << bit;
                }
                out.stems.extend_from_slice(&own);
                out.ends.push(out.stems.len() as u32);
            }
            out
        });
        Self {
            lists: lists.collect(),
        }
    }

    /// Whether an article has a stem anywhere.
    pub(super) fn holds(&self, article: ArticleId, stem: u32) -> bool {
        let (at, bit) = (stem as usize / BITS, stem as usize % BITS);
        let bits = self.lists[article].held.get(at);
        bits.is_some_and(|it| it >> bit & 1 == 1)
    }

    /// The different stems of a passage.
    pub(super) fn of(&self, (article, passage): PassageRef) -> &[u32] {
        let lists = &self.lists[article];
        let at = passage.index();
        let start = at.checked_sub(1).map_or(0, |it| lists.ends[it] as usize);
        &lists.stems[start..lists.ends[at] as usize]
    }
}

/// How many stems two lists have in common. Linear.
pub(super) fn common(one: &[u32], two: &[u32]) -> usize {
    let mut rest = two.iter().peekable();
    let held = one.iter().filter(|it| {
        while rest.next_if(|other| other < it).is_some() {}
        rest.peek() == Some(it)
    });
    held.count()
}
