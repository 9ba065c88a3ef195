//! `StemLists`: the different stems of every passage, sorted, and the passages of every stem, made once for all finders.

use crate::align::stems::Stems;
use crate::corpus::{Corpus, PassageRef};
use crate::text::index::{ArticleId, IndexVec, PassageId};

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
    holders: Holders,
}

/// The passages of an article by stem: those of one stand behind those of the one before.
#[derive(Debug, Default, Clone)]
struct Holders {
    /// By stem, where its passages begin; at last where all end.
    starts: Vec<u32>,
    passages: Vec<PassageId>,
}

impl Holders {
    /// Linear in the text.
    fn new(lists: &Lists) -> Self {
        let mut it = Self::default();
        for stem in &lists.stems {
            let stem = *stem as usize;
            it.starts.resize(it.starts.len().max(stem + 2), 0);
            it.starts[stem + 1] += 1;
        }
        for n in 1..it.starts.len() {
            it.starts[n] += it.starts[n - 1];
        }
        it.passages = vec![PassageId::new(0); lists.stems.len()];
        let mut next = it.starts.clone();
        for (passage, _) in lists.ends.iter().enumerate() {
            for stem in lists.of(passage) {
                let place = &mut next[*stem as usize];
                it.passages[*place as usize] = PassageId::new(passage);
                *place += 1;
            }
        }
        it
    }

    fn of(&self, stem: u32) -> &[PassageId] {
        let stem = stem as usize;
        match self.starts.get(stem..stem + 2) {
            Some([from, to]) => &self.passages[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

impl Lists {
    fn of(&self, passage: usize) -> &[u32] {
        let start = passage.checked_sub(1).map_or(0, |it| self.ends[it]);
        &self.stems[start as usize..self.ends[passage] as usize]
    }
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
                out.stems.extend_from_slice(&own);
                out.ends.push(out.stems.len() as u32);
            }
            out.holders = Holders::new(&out);
            out
        });
        Self {
            lists: lists.collect(),
        }
    }

    /// Whether an article has a stem anywhere.
    pub(super) fn holds(&self, article: ArticleId, stem: u32) -> bool {
        !self.holders(article, stem).is_empty()
    }

    /// The passages of an article that have a stem, in their order.
    pub(super) fn holders(&self, article: ArticleId, stem: u32) -> &[PassageId] {
        self.lists[article].holders.of(stem)
    }

    /// The different stems of a passage.
    pub(super) fn of(&self, (article, passage): PassageRef) -> &[u32] {
        self.lists[article].of(passage.index())
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
