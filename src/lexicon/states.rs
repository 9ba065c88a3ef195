//! The short forms of states behind a town or a party (`Springfield, Mo.`, `R-Tenn.`).

use super::entries;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// All forms of a state, by each of them in normal form, the name first.
static FORMS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../assets/lexicon/en/states.txt"));
    let read = |line: &'static str| {
        let forms: Vec<&str> = line.split('|').collect();
        let all = forms.clone();
        forms.into_iter().map(move |it| (it, all.clone()))
    };
    lines.flat_map(read).collect()
});

/// The name of a state and its short forms, by its name or a short form without a full stop; none of what is no state.
#[must_use]
pub fn forms(of: &str) -> Option<(&'static str, &'static [&'static str])> {
    let (name, short) = FORMS.get(of)?.split_first()?;
    Some((name, short))
}

#[cfg(test)]
mod tests {
    use super::forms;
    use crate::lexicon::entries;

    #[test]
    fn every_state_has_a_short_form() {
        let list = include_str!("../../assets/lexicon/en/states.txt");
        let names: Vec<&str> = entries(list)
            .filter_map(|it| it.split('|').next())
            .collect();
        assert!(
            names
                .iter()
                .all(|it| forms(it).is_some_and(|it| !it.1.is_empty()))
        );
        assert!(names.len() > 50 && forms("mo") == forms("missouri"));
        assert_eq!(forms("mo"), Some(("missouri", &["mo"][..])));
    }
}
