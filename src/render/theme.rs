//! Roles and how a theme paints them: the only place that knows colours.

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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {}

impl Theme {
    /// How a role looks.
    #[must_use]
    pub fn style(&self, _role: Role) -> Style {
        Style::default()
    }

    /// Whether colour is off, so that glyphs and attributes must carry every meaning.
    #[must_use]
    pub fn is_colorless(&self) -> bool {
        true
    }
}

/// The themes that can be had on this terminal, and which one is in use.
#[derive(Debug, Clone, Default)]
pub struct Themes {}

impl Themes {
    /// The theme in use.
    #[must_use]
    pub fn current(&self) -> Theme {
        Theme::default()
    }

    /// Goes to the next theme, round.
    pub fn advance(&mut self) {}

    /// States the colour behind the terminal's text.
    pub fn set_background(&mut self, _rgb: [u8; 3]) {}
}
