//! How English tells of a death around a name.

use super::entries;
use std::sync::LazyLock;

/// Where words stand that tell of a death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Right before the name, as a verb: `killed`.
    Kills,
    /// Before `of` and the name: `the death of`.
    Of,
    /// Behind the name: `died`, `'s body`.
    Behind,
}

/// The words and phrases of a place, in normal form.
#[must_use]
pub fn told(place: Place) -> &'static [&'static str] {
    type Lists = [Vec<&'static str>; 3];
    static ALL: LazyLock<Lists> = LazyLock::new(|| {
        let mut all = Lists::default();
        for line in entries(include_str!("../../assets/lexicon/en/deaths.txt")) {
            let Some((place, words)) = line.split_once(' ') else {
                continue;
            };
            let place = match place {
                "kills" => Place::Kills,
                "of" => Place::Of,
                _ => Place::Behind,
            };
            all[place as usize].extend(words.split('|'));
        }
        all
    });
    &ALL[place as usize]
}

#[cfg(test)]
mod tests {
    use super::{Place, told};
    use crate::text::normal::fold;

    #[test]
    fn every_place_has_words_in_normal_form() {
        for place in [Place::Kills, Place::Of, Place::Behind] {
            assert!(told(place).len() > 5, "{place:?}");
            assert!(told(place).iter().all(|it| fold(it) == *it), "{place:?}");
        }
    }
}
