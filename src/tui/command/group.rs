//! The headings under which the help lists what can be asked for.

/// Under which heading the help lists a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about.
    Move,
    /// Which article, and how they stand.
    Articles,
    /// Matches and differences.
    Compare,
    /// Lists.
    Lists,
    /// Finding words and names.
    Find,
    /// What is marked.
    Marks,
    /// What one takes along: copies, notes, files.
    Keep,
    /// The program.
    Program,
}

impl Group {
    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Articles => "Articles",
            Self::Compare => "Compare",
            Self::Lists => "Lists",
            Self::Find => "Find",
            Self::Marks => "Marks",
            Self::Keep => "Keep",
            Self::Program => "Program",
        }
    }
}
