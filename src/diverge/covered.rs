//! `Covered`: places, asked whether one of them holds another place.

use crate::corpus::Site;

/// Places of findings.
pub(super) struct Covered {
    // Sorted; with each the farthest end of those of its article up to it.
    places: Vec<(Site, usize)>,
}

impl Covered {
    pub(super) fn new<'a>(places: impl Iterator<Item = &'a Site>) -> Self {
        let mut places: Vec<(Site, usize)> = places.map(|it| (*it, it.span.end())).collect();
        places.sort_unstable();
        for n in 1..places.len() {
            if places[n - 1].0.article == places[n].0.article {
                places[n].1 = places[n].1.max(places[n - 1].1);
            }
        }
        Self { places }
    }

    /// Whether one of the places holds the whole of a site. Logarithmic.
    pub(super) fn holds(&self, site: Site) -> bool {
        let begins = |it: Site| (it.article, it.span.start());
        let after = self
            .places
            .partition_point(|it| begins(it.0) <= begins(site));
        let last = after.checked_sub(1).map(|it| &self.places[it]);
        last.is_some_and(|(it, end)| it.article == site.article && *end >= site.span.end())
    }
}
