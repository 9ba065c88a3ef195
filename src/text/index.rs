//! Ids that cannot be mixed up, vectors that only their own id can index, and runs of ids.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// What the id newtypes have in common.
pub trait Id: Copy + Eq + Ord + std::hash::Hash + fmt::Debug {
    /// The id of the element at position `index`.
    fn new(index: usize) -> Self;
    /// Its position, from 0.
    fn index(self) -> usize;
}

/// Declares an id newtype over `u32`.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(u32);

        impl $name {
            /// The id of the element at position `index`.
            #[must_use]
            #[inline]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).expect("ids fit 32 bits, as article text does"))
            }

            /// Its position, from 0.
            #[must_use]
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Id for $name {
            #[inline]
            fn new(index: usize) -> Self {
                Self::new(index)
            }
            #[inline]
            fn index(self) -> usize {
                self.index()
            }
        }
    };
}

id! {
    /// An article of a corpus; `A` is the first.
    ArticleId
}
id! {
    /// A block (paragraph, headline, …) of one article.
    BlockId
}
id! {
    /// A passage of one article.
    PassageId
}
id! {
    /// A token of one article.
    TokenId
}
id! {
    /// A quote of one article.
    QuoteId
}
id! {
    /// A mention of one article.
    MentionId
}
id! {
    /// An entity of a corpus.
    EntityId
}
id! {
    /// A match of an alignment.
    MatchId
}
id! {
    /// A divergence of a comparison.
    DivergenceId
}

impl ArticleId {
    /// `A` for the first article, `B` for the second, … `P` for the sixteenth; further ones go on through the alphabet.
    #[must_use]
    pub fn letter(self) -> char {
        char::from(b'A' + u8::try_from(self.index() % 26).expect("below 26"))
    }
}

/// The letter; after `Z` come `AA`, `AB`, …, so that no two articles go by one name.
impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(tens) = (self.index() / 26).checked_sub(1) {
            fmt::Display::fmt(&Self::new(tens), f)?;
        }
        write!(f, "{}", self.letter())
    }
}

/// A vector that is indexed by ids of one type only.
#[derive(Clone, PartialEq, Eq)]
pub struct IndexVec<I, T> {
    items: Vec<T>,
    id: PhantomData<I>,
}

impl<I: Id, T> IndexVec<I, T> {
    /// An empty vector.
    #[must_use]
    pub fn new() -> Self {
        Self {
            items: Vec::new(),
            id: PhantomData,
        }
    }

    /// Adds an element and tells its id.
    pub fn push(&mut self, item: T) -> I {
        self.items.push(item);
        I::new(self.items.len() - 1)
    }

    /// Number of elements.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The element, or none when the id is out of range.
    #[must_use]
    #[inline]
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.index())
    }

    /// All elements in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// All elements in order, to change.
    pub fn iter_mut(&mut self) -> std::slice::IterMut<'_, T> {
        self.items.iter_mut()
    }

    /// All elements with their ids.
    pub fn iter_enumerated(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(n, it)| (I::new(n), it))
    }

    /// The elements from position `start` on with their ids; nothing beyond the end. Starts at once, wherever that is.
    pub fn iter_from(&self, start: usize) -> impl Iterator<Item = (I, &T)> {
        let items = self.items.get(start..).unwrap_or_default();
        items.iter().zip(start..).map(|(it, n)| (I::new(n), it))
    }

    /// All ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::new)
    }

    /// The elements of a run.
    ///
    /// # Panics
    /// If the run reaches beyond the end.
    #[must_use]
    #[inline]
    pub fn run(&self, run: Run<I>) -> &[T] {
        &self.items[run.start..run.end]
    }

    /// The elements as a slice.
    #[must_use]
    #[inline]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }
}

impl<I: Id, T> Default for IndexVec<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, T: fmt::Debug> fmt::Debug for IndexVec<I, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.items).finish()
    }
}

impl<I: Id, T> Index<I> for IndexVec<I, T> {
    type Output = T;
    #[track_caller]
    #[inline]
    fn index(&self, id: I) -> &T {
        &self.items[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for IndexVec<I, T> {
    #[track_caller]
    #[inline]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.index()]
    }
}

impl<I: Id, T> FromIterator<T> for IndexVec<I, T> {
    fn from_iter<It: IntoIterator<Item = T>>(items: It) -> Self {
        Self {
            items: items.into_iter().collect(),
            id: PhantomData,
        }
    }
}

impl<I: Id, T> From<Vec<T>> for IndexVec<I, T> {
    fn from(items: Vec<T>) -> Self {
        Self {
            items,
            id: PhantomData,
        }
    }
}

impl<I: Id, T> IntoIterator for IndexVec<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, I: Id, T> IntoIterator for &'a IndexVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

/// Neighbouring ids, as a half-open range of positions.
pub struct Run<I> {
    // Invariant: start <= end.
    start: usize,
    end: usize,
    id: PhantomData<I>,
}

impl<I: Id> Run<I> {
    /// The ids at positions `start..end`.
    ///
    /// # Panics
    /// If `start > end`.
    #[must_use]
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "run {start}..{end} runs backwards");
        Self {
            start,
            end,
            id: PhantomData,
        }
    }

    /// Position of the first id.
    #[must_use]
    pub fn start(self) -> usize {
        self.start
    }

    /// One past the position of the last id.
    #[must_use]
    pub fn end(self) -> usize {
        self.end
    }

    /// Number of ids.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds none.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `id` lies in it.
    #[must_use]
    pub fn contains(self, id: I) -> bool {
        (self.start..self.end).contains(&id.index())
    }

    /// Its ids in order.
    pub fn ids(self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator {
        (self.start..self.end).map(I::new)
    }
}

impl<I> Clone for Run<I> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<I> Copy for Run<I> {}
impl<I> PartialEq for Run<I> {
    fn eq(&self, other: &Self) -> bool {
        self.start == other.start && self.end == other.end
    }
}
impl<I> Eq for Run<I> {}
impl<I> fmt::Debug for Run<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::{ArticleId, Id, IndexVec, Run};

    #[test]
    fn letters_follow_the_order_of_articles() {
        let letters: String = (0..3).map(|n| <ArticleId as Id>::new(n).letter()).collect();
        assert_eq!(letters, "ABC");
        let names = [0, 25, 26, 701, 702].map(|n| ArticleId::new(n).to_string());
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_run_picks_its_elements() {
        let v: IndexVec<ArticleId, char> = "abcd".chars().collect();
        let run = Run::new(1, 3);
        assert_eq!(v.run(run), ['b', 'c']);
        assert!(run.contains(ArticleId::new(2)) && !run.contains(ArticleId::new(3)));
        assert_eq!(run.ids().map(|id| v[id]).collect::<String>(), "bc");
    }
}
