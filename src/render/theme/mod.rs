//! Roles and how a theme paints them: the only place that knows colours.

mod file;
#[cfg(test)]
mod palette;
mod themes;

pub use file::ThemeError;
pub use themes::{Depth, Ground, ThemeChoice, Themes};

/// What a cell means; a theme says how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Article text.
    Text,
    /// Hints, rules, what steps back.
    Muted,
    /// The mark `=`.
    Same,
    /// The mark `~`.
    Different,
    /// The mark `+`.
    Only,
    /// The mark `!`.
    Check,
    /// A name.
    Entity,
    /// A name of the walk.
    EntityChosen,
    /// Words inside a quote that another article has too.
    Quote,
    /// The letter of an article and what is its own; by position, taken round.
    Article(u8),
    /// Behind the passage at the cursor.
    CursorTint,
    /// Behind words that are told differently.
    DifferentTint,
    /// Behind words told only here.
    OnlyTint,
    /// Behind words to check.
    CheckTint,
    /// Headings.
    Heading,
    /// A search hit.
    Hit,
    /// The chosen row of a list, the window in the ruler.
    Chosen,
    /// Frames and the drawn line.
    Line,
    /// Status bar.
    Status,
}

/// A colour as the terminal is told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Color {
    /// One of the 256, the first 16 named by the terminal's own scheme.
    Indexed(u8),
    /// Red, green, blue.
    Rgb(u8, u8, u8),
}

/// How a role looks. Styles are laid over each other: what is `None` or `false` lets the one below through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// Colour of the glyph.
    pub foreground: Option<Color>,
    /// Colour behind it.
    pub background: Option<Color>,
    /// Heavier.
    pub bold: bool,
    /// With a line below.
    pub underline: bool,
    /// Foreground and background exchanged.
    pub reverse: bool,
}

/// How roles are painted on the terminal at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    name: String,
    styles: [Style; ROLES.len()],
}

/// Every role with its name in theme files; articles beyond the fourth take the colours round.
const ROLES: [(Role, &str); 22] = [
    (Role::Text, "text"),
    (Role::Muted, "muted"),
    (Role::Same, "same"),
    (Role::Different, "different"),
    (Role::Only, "only"),
    (Role::Check, "check"),
    (Role::Entity, "entity"),
    (Role::EntityChosen, "entity-chosen"),
    (Role::Quote, "quote"),
    (Role::Article(0), "article-a"),
    (Role::Article(1), "article-b"),
    (Role::Article(2), "article-c"),
    (Role::Article(3), "article-d"),
    (Role::CursorTint, "cursor-tint"),
    (Role::DifferentTint, "different-tint"),
    (Role::OnlyTint, "only-tint"),
    (Role::CheckTint, "check-tint"),
    (Role::Heading, "heading"),
    (Role::Hit, "hit"),
    (Role::Chosen, "chosen"),
    (Role::Line, "line"),
    (Role::Status, "status"),
];

impl Theme {
    /// How a role looks.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[slot(role)]
    }

    /// What it is called: `dark`, `light`, `mono`, or the name of its file.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether colour is off, so that glyphs and attributes must carry every meaning.
    #[must_use]
    pub fn is_colorless(&self) -> bool {
        self.styles
            .iter()
            .all(|it| it.foreground.is_none() && it.background.is_none())
    }
}

impl Default for Theme {
    /// Without colour.
    fn default() -> Self {
        Themes::colorless()
    }
}

/// Where a role stands in [`ROLES`].
fn slot(role: Role) -> usize {
    match role {
        Role::Text => 0,
        Role::Muted => 1,
        Role::Same => 2,
        Role::Different => 3,
        Role::Only => 4,
        Role::Check => 5,
        Role::Entity => 6,
        Role::EntityChosen => 7,
        Role::Quote => 8,
        Role::Article(n) => 9 + usize::from(n % 4),
        Role::CursorTint => 13,
        Role::DifferentTint => 14,
        Role::OnlyTint => 15,
        Role::CheckTint => 16,
        Role::Heading => 17,
        Role::Hit => 18,
        Role::Chosen => 19,
        Role::Line => 20,
        Role::Status => 21,
    }
}
