//! `Places`: where readers of the same articles were when they left.

use serde::{Deserialize, Serialize};

/// Readings that are remembered; the oldest is forgotten first.
const MOST: usize = 500;

/// Where a reader was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The digests of the articles, sorted: their order on the command line does not matter.
    pub articles: Vec<String>,
    /// The digest of the one at the cursor.
    pub focus: String,
    /// The first byte of the passage at the cursor.
    pub at: usize,
}

/// The places of many readings, the latest last.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Places {
    #[serde(default)]
    places: Vec<Place>,
}

impl Places {
    /// The place of a reading.
    #[must_use]
    pub fn of(&self, articles: &[String]) -> Option<&Place> {
        let mut sorted = articles.to_vec();
        sorted.sort_unstable();
        self.places.iter().find(|it| it.articles == sorted)
    }

    /// Sets the place of a reading.
    pub fn set(&mut self, mut place: Place) {
        place.articles.sort_unstable();
        self.places.retain(|it| it.articles != place.articles);
        self.places.push(place);
        let n = self.places.len();
        self.places.drain(..n.saturating_sub(MOST));
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, Place, Places};

    fn place(articles: &[&str], at: usize) -> Place {
        Place {
            articles: articles.iter().map(|it| (*it).to_owned()).collect(),
            focus: articles[0].to_owned(),
            at,
        }
    }

    #[test]
    fn a_reading_has_one_place_whatever_the_order_of_its_articles() {
        let mut places = Places::default();
        places.set(place(&["b", "a"], 1));
        places.set(place(&["a", "b"], 2));
        places.set(place(&["a"], 3));
        let of = |articles: &[&str]| {
            let all: Vec<String> = articles.iter().map(|it| (*it).to_owned()).collect();
            places.of(&all).map(|it| it.at)
        };
        assert_eq!(
            (of(&["b", "a"]), of(&["a"]), of(&["b"])),
            (Some(2), Some(3), None)
        );
    }

    #[test]
    fn the_oldest_reading_is_forgotten() {
        let mut places = Places::default();
        for n in 0..=MOST {
            places.set(place(&[&n.to_string()], n));
        }
        assert_eq!(places.of(&["0".to_owned()]), None);
        assert!(places.of(&["1".to_owned()]).is_some());
    }
}
