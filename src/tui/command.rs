//! Everything a reader can ask for and bind: one table, from which keys, help and hints are made.

/// What a reader can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Next passage.
    CursorDown,
    /// Previous passage.
    CursorUp,
    /// One row on, cursor stays.
    LineDown,
    /// One row back.
    LineUp,
    /// Half a page on.
    HalfDown,
    /// Half a page back.
    HalfUp,
    /// A page on.
    PageDown,
    /// A page back.
    PageUp,
    /// Start of the article.
    First,
    /// End of the article.
    Last,
    /// Cursor row to mid-screen.
    Center,
    /// Cursor row to the top.
    Top,
    /// Cursor row to the bottom.
    Bottom,
    /// Back to before the jump.
    JumpBack,
    /// Forward again.
    JumpForward,
    /// Focus the next article.
    PaneNext,
    /// Focus the previous article.
    PanePrev,
    /// Focus an article by its position, from 0.
    Pane(u8),
    /// Slide to more articles.
    SlideRight,
    /// Slide back.
    SlideLeft,
    /// Make the focused article the base.
    Base,
    /// This article alone, and back.
    Zoom,
    /// Flow or stack.
    LayoutNext,
    /// Follow on or off.
    Follow,
    /// Line up here: keep the present offset as the new anchor.
    Relink,
    /// Next stop of the walk.
    WalkNext,
    /// Previous stop of the walk.
    WalkPrev,
    /// Go to the counterpart; in a list: go to the chosen row.
    Enter,
    /// Next difference; differences become the walk.
    DifferenceNext,
    /// Previous difference.
    DifferencePrev,
    /// Next match; matches become the walk.
    MatchNext,
    /// Previous match.
    MatchPrev,
    /// Next quote; quotes become the walk.
    QuoteNext,
    /// Previous quote.
    QuotePrev,
    /// Next passage told only here; they become the walk.
    OnlyNext,
    /// Previous passage told only here.
    OnlyPrev,
    /// Next paragraph.
    ParagraphNext,
    /// Previous paragraph.
    ParagraphPrev,
    /// Compare this passage word by word.
    Compare,
    /// List of what differs.
    Differences,
    /// Next group of a list.
    GroupNext,
    /// Quote marks on or off.
    MarkQuotes,
    /// Names on or off.
    MarkEntities,
    /// Word differences on or off.
    MarkWords,
    /// Help.
    Help,
    /// Next theme.
    Theme,
    /// Mouse on or off.
    Mouse,
    /// Draw everything anew.
    Redraw,
    /// Suspend to the shell.
    Suspend,
    /// Close, cancel.
    Cancel,
    /// Close the top panel, or quit.
    Quit,
    /// Quit at once.
    QuitNow,
}
