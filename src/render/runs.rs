//! Overlapping marks as flat runs of text, each with the set of roles that hold there.

use crate::render::theme::Role;
use crate::text::Span;

/// A stretch of text with a role; marks may overlap in any way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub span: Span,
    /// What it means.
    pub role: Role,
}

/// A stretch of text on which the same roles hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Where.
    pub span: Span,
    /// What holds there.
    pub roles: RoleSet,
}

/// The roles that text can have, as a set. [`Role::Text`] is always in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct RoleSet(u16);

/// In the order of painting: later ones are laid over earlier ones.
const PAINTED: [Role; 11] = [
    Role::Muted,
    Role::Heading,
    Role::CursorTint,
    Role::Entity,
    Role::EntityChosen,
    Role::Quote,
    Role::DifferentTint,
    Role::OnlyTint,
    Role::CheckTint,
    Role::Hit,
    Role::Chosen,
];

impl RoleSet {
    /// Whether the role is in the set.
    #[must_use]
    pub fn contains(self, role: Role) -> bool {
        self.0 & bit(role) != 0
    }

    /// Adds a role. Roles that text cannot have (marks, articles, lines) are passed over.
    pub fn insert(&mut self, role: Role) {
        self.0 |= bit(role);
    }

    /// Its roles in the order of painting.
    pub fn iter(self) -> impl Iterator<Item = Role> + Clone {
        PAINTED.into_iter().filter(move |it| self.contains(*it))
    }

    /// Whether words stand on a tint that says how they differ: there the text keeps its plain colour, since the
    /// colours of names and quotes can be too weak on it.
    #[must_use]
    pub fn is_tinted(self) -> bool {
        self.contains(Role::DifferentTint)
            || self.contains(Role::OnlyTint)
            || self.contains(Role::CheckTint)
    }
}

/// Runs that cover `span` without gap or overlap; marks reach in from outside and are cut at its ends. Sorts the marks:
/// `n log n` in their count.
#[must_use]
pub fn flatten(span: Span, marks: &[Mark]) -> Vec<Run> {
    let mut turns: Vec<(usize, usize, bool)> = marks
        .iter()
        .filter_map(|it| Some((it.span.intersection(span)?, position(it.role)?)))
        .flat_map(|(at, role)| [(at.start(), role, true), (at.end(), role, false)])
        .collect();
    turns.sort_unstable();
    let mut runs = Vec::with_capacity(turns.len() + 1);
    let mut depth = [0_usize; PAINTED.len()];
    let mut from = span.start();
    for (at, role, opens) in turns {
        push(&mut runs, from, at, &depth);
        from = at;
        depth[role] = if opens {
            depth[role] + 1
        } else {
            depth[role].saturating_sub(1)
        };
    }
    push(&mut runs, from, span.end(), &depth);
    runs
}

fn push(runs: &mut Vec<Run>, from: usize, to: usize, depth: &[usize; PAINTED.len()]) {
    if from >= to {
        return;
    }
    let mut roles = RoleSet::default();
    for (role, depth) in PAINTED.iter().zip(depth) {
        if *depth > 0 {
            roles.insert(*role);
        }
    }
    match runs.last_mut() {
        Some(last) if last.roles == roles => last.span = Span::new(last.span.start(), to),
        _ => runs.push(Run {
            span: Span::new(from, to),
            roles,
        }),
    }
}

fn bit(role: Role) -> u16 {
    position(role).map_or(0, |it| 1 << it)
}

fn position(role: Role) -> Option<usize> {
    PAINTED.iter().position(|it| *it == role)
}

#[cfg(test)]
mod tests {
    use super::{Mark, flatten};
    use crate::render::theme::Role;
    use crate::text::Span;
    use proptest::prelude::*;

    #[track_caller]
    fn check(span: (usize, usize), marks: &[(usize, usize, Role)], expected: &str) {
        let marks: Vec<Mark> = marks
            .iter()
            .map(|&(from, to, role)| Mark {
                span: Span::new(from, to),
                role,
            })
            .collect();
        let runs = flatten(Span::new(span.0, span.1), &marks);
        let shown: Vec<String> = runs
            .iter()
            .map(|it| format!("{:?} {:?}", it.span, it.roles.iter().collect::<Vec<_>>()))
            .collect();
        assert_eq!(shown.join(" | "), expected);
    }

    #[test]
    fn overlapping_marks_become_flat_runs() {
        check(
            (0, 10),
            &[(2, 6, Role::Quote), (4, 8, Role::Entity)],
            "0..2 [] | 2..4 [Quote] | 4..6 [Entity, Quote] | 6..8 [Entity] | 8..10 []",
        );
    }

    #[test]
    fn marks_are_cut_at_the_ends() {
        check((3, 5), &[(0, 9, Role::Hit)], "3..5 [Hit]");
        check((3, 5), &[(5, 9, Role::Hit)], "3..5 []");
    }

    #[test]
    fn neighbours_with_equal_roles_are_one_run() {
        check(
            (0, 6),
            &[(0, 3, Role::Quote), (3, 6, Role::Quote)],
            "0..6 [Quote]",
        );
    }

    proptest! {
        #[test]
        fn runs_cover_the_span(marks in prop::collection::vec((0usize..40, 0usize..40, 0usize..3), 0..12)) {
            let roles = [Role::Quote, Role::Entity, Role::CheckTint];
            let marks: Vec<Mark> = marks.iter()
                .map(|&(a, b, role)| Mark { span: Span::new(a.min(b), a.max(b)), role: roles[role] })
                .collect();
            let runs = flatten(Span::new(5, 30), &marks);
            prop_assert_eq!(runs[0].span.start(), 5);
            prop_assert_eq!(runs[runs.len() - 1].span.end(), 30);
            prop_assert!(runs.windows(2).all(|it| it[0].span.end() == it[1].span.start()));
            for at in 5..30 {
                let run = runs.iter().find(|it| it.span.contains_offset(at)).expect("covered");
                for role in roles {
                    let held = marks.iter().any(|it| it.role == role && it.span.contains_offset(at));
                    prop_assert_eq!(run.roles.contains(role), held);
                }
            }
        }
    }
}
