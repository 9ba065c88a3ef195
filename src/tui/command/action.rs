//! What a reader can ask for, without its keys.

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
    /// Focus the next article; with a count, the article with that number.
    PaneNext,
    /// Focus the previous article.
    PanePrev,
    /// Slide to more articles.
    SlideRight,
    /// Slide back.
    SlideLeft,
    /// Make the focused article the base.
    Base,
    /// This article alone, and back.
    Zoom,
    /// Flow, rows or stack.
    LayoutNext,
    /// The layout that is named.
    LayoutNamed,
    /// The focused column wider.
    Wider,
    /// The focused column narrower.
    Narrower,
    /// All columns as wide as each other.
    EqualColumns,
    /// Text in all columns wider.
    TextWider,
    /// Text in all columns narrower.
    TextNarrower,
    /// Paragraphs parted by a blank row, or by an indent.
    ParagraphSpacing,
    /// Overview rulers shown or not.
    ToggleRuler,
    /// Side panel shown or not.
    ToggleSide,
    /// Hints shown or not.
    ToggleHints,
    /// Follow on or off.
    Follow,
    /// Line up here: keep the present offset as the new anchor.
    Relink,
    /// Next stop of the walk.
    WalkNext,
    /// Previous stop of the walk.
    WalkPrev,
    /// Tell all differences, or only those that are sure enough.
    AllDifferences,
    /// Go to the counterpart; in a list: go to the chosen row.
    Enter,
    /// Next difference; differences become the walk.
    DifferenceNext,
    /// Previous difference.
    DifferencePrev,
    /// Next difference to check; these become the walk.
    CheckNext,
    /// Previous difference to check.
    CheckPrev,
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
    /// List of people, places, organizations.
    Entities,
    /// List of who said what.
    Said,
    /// List of numbers and dates.
    Figures,
    /// About this article.
    About,
    /// Where each telling sits.
    Overview,
    /// One cell of the overview to the left.
    CellLeft,
    /// One cell to the right.
    CellRight,
    /// Menu of filters.
    Filters,
    /// The filter that is named.
    FilterNamed,
    /// Fold or open the run at the cursor.
    FoldToggle,
    /// Fold all that is told alike.
    FoldAll,
    /// Open all folds.
    FoldNone,
    /// Search in all articles.
    Search,
    /// Commands found by what they do.
    Palette,
    /// Commands by name.
    CommandLine,
    /// Walk the mentions of a name in this passage.
    NameHere,
    /// Next mention of the chosen name.
    MentionNext,
    /// Previous mention.
    MentionPrev,
    /// Who is quoted with how many words.
    Voices,
    /// Next group of a list.
    GroupNext,
    /// Previous group.
    GroupPrev,
    /// Next tab of a list.
    TabNext,
    /// Previous tab.
    TabPrev,
    /// Show only what holds some words.
    Narrow,
    /// Copy the passage with its source.
    CopyPassage,
    /// Select words with the keys.
    Select,
    /// Copy all tellings of it as Markdown.
    CopyMatch,
    /// Write a note on the passage.
    Note,
    /// Ticks off the difference at hand, or takes that back.
    Tick,
    /// List of notes.
    Notes,
    /// Link two passages by hand.
    Join,
    /// Unlink the match at the cursor.
    Part,
    /// Take back what was linked and unlinked by hand.
    ClearLinks,
    /// Open the source at the passage.
    Edit,
    /// Open the address of the article.
    Browse,
    /// Write the report as a page.
    ExportHtml,
    /// Write the report as Markdown.
    ExportMarkdown,
    /// Write the report for programs.
    ExportJson,
    /// Write the report as text.
    ExportText,
    /// Write the notes as Markdown.
    ExportNotes,
    /// Give the passage a letter.
    MarkSet,
    /// Go to the passage with a letter.
    MarkGo,
    /// Quote marks on or off.
    MarkQuotes,
    /// Names on or off.
    MarkEntities,
    /// Word differences on or off.
    MarkWords,
    /// What the mark at the cursor means.
    ExplainMark,
    /// Why the passages at the cursor match.
    ExplainMatch,
    /// The command that opens this view again.
    Reopen,
    /// What to tell of a problem.
    Problem,
    /// Where the configuration is.
    Configuration,
    /// Help.
    Help,
    /// Read the files again.
    Reload,
    /// Next theme.
    Theme,
    /// The theme that is named.
    ThemeNamed,
    /// The walk that is named.
    WalkNamed,
    /// To the place that is named.
    Go,
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
