//! `Made`: what lists show that is gathered from all of a comparison: once, when it is first asked for.

use crate::render::figures::{Figure, figures};
use crate::render::spellings::{Spelling, spellings};
use crate::render::voices::{Voice, voices};
use crate::text::index::EntityId;
use crate::tui::model::Model;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// What was gathered so far. It dies with the comparison and with the base.
#[derive(Debug, Default)]
pub(in crate::tui) struct Made {
    voices: OnceCell<Vec<Voice>>,
    figures: OnceCell<Vec<Figure>>,
    spellings: OnceCell<FxHashMap<EntityId, Vec<Spelling>>>,
}

impl Model {
    /// Who is quoted.
    pub(in crate::tui) fn voices(&self) -> &[Voice] {
        let made = &self.made.voices;
        made.get_or_init(|| voices(&self.comparison))
    }

    /// Numbers and dates.
    pub(in crate::tui) fn figures(&self) -> &[Figure] {
        let made = &self.made.figures;
        made.get_or_init(|| figures(&self.comparison, &self.outline))
    }

    /// The ways in which a name is spelled, where there are several.
    pub(in crate::tui) fn spellings(&self, id: EntityId) -> &[Spelling] {
        let made = &self.made.spellings;
        let all = made.get_or_init(|| spellings(&self.comparison));
        all.get(&id).map_or(&[], Vec::as_slice)
    }
}
