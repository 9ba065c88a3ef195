//! Everything a reader can ask for and bind: one table, from which keys, help and hints are made.

mod action;
mod group;

pub use action::Action;
pub use group::Group;

/// What the keys mean just now: one mode for each kind of screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The articles.
    Reading,
    /// A list over them.
    List,
    /// Two or more passages, word by word.
    Compare,
    /// The picture of where each telling sits.
    Overview,
    /// The help.
    Help,
}

/// One thing that can be asked for: the row from which keys, help, hints and manual are made.
#[derive(Debug, Clone, Copy)]
pub struct Command {
    /// Its name in configuration and palette.
    pub name: &'static str,
    /// Its heading in the help.
    pub group: Group,
    /// Where its keys are heard.
    pub modes: &'static [Mode],
    /// Its keys, parted by spaces; each a sequence as [`crate::tui::key::parse_sequence`] takes it. None for a command
    /// that is asked for by its name only.
    pub keys: &'static str,
    /// What it does, in one short line.
    pub doc: &'static str,
    /// What the model is told.
    pub action: Action,
    /// What is said behind its name.
    pub argument: Argument,
}

/// What is said behind the name of a command: `theme dark`. It arrives in `update::call`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// Nothing; a number counts, as it does before a key.
    None,
    /// One of these words.
    Words(&'static [&'static str]),
    /// A theme that can be had.
    Theme,
    /// A place, as [`crate::tui::message::Goal::parse`] takes it.
    Place,
    /// Words of any kind.
    Text,
}

const READING: &[Mode] = &[Mode::Reading];
const LIST: &[Mode] = &[Mode::List];
const LIST_HELP: &[Mode] = &[Mode::List, Mode::Help];
const ALL: &[Mode] = &[
    Mode::Reading,
    Mode::List,
    Mode::Compare,
    Mode::Overview,
    Mode::Help,
];
const OVERVIEW: &[Mode] = &[Mode::Overview];
const GROUPS: &[Mode] = &[Mode::List, Mode::Overview];
const WALKED: &[Mode] = &[Mode::Reading, Mode::List, Mode::Compare, Mode::Overview];
const BESIDE_HELP: &[Mode] = &[Mode::Reading, Mode::List, Mode::Compare, Mode::Overview];
const ROWS: &[Mode] = &[Mode::Reading, Mode::List];
const TICKED: &[Mode] = &[Mode::Reading, Mode::List, Mode::Compare];
const ARTICLES: &[Mode] = &[Mode::Reading, Mode::Compare];

/// The layouts that can be named.
const LAYOUTS: &[&str] = &crate::tui::arrangement::LayoutChoice::NAMES;

/// The walks that can be named, as `update::call` takes them.
pub(in crate::tui) const WALKS: &[&str] = &["matches", "differences", "check", "quotes", "only"];

macro_rules! commands {
    ($($group:ident { $($name:literal $action:expr, $modes:ident, $keys:literal, $doc:literal $(, $argument:expr)?;)* })*) => {
        &[$($(Command {
            name: $name,
            group: Group::$group,
            modes: $modes,
            keys: $keys,
            doc: $doc,
            action: $action,
            argument: argument!($($argument)?),
        },)*)*]
    };
}

macro_rules! argument {
    () => {
        Argument::None
    };
    ($argument:expr) => {
        $argument
    };
}

use Action as A;

/// Every command, in the order of the help.
pub const COMMANDS: &[Command] = commands! {
    Move {
        "cursor.down"    A::CursorDown,    ALL,     "j Down",                   "next passage";
        "cursor.up"      A::CursorUp,      ALL,     "k Up",                     "previous passage";
        "view.line_down" A::LineDown,      ALL,     "J Ctrl-e",                 "one row on";
        "view.line_up"   A::LineUp,        ALL,     "K Ctrl-y",                 "one row back";
        "view.half_down" A::HalfDown,      ALL,     "Ctrl-d",                   "half a page down";
        "view.half_up"   A::HalfUp,        ALL,     "Ctrl-u",                   "half a page up";
        "view.page_down" A::PageDown,      ALL,     "Space PageDown Ctrl-f",    "page down";
        "view.page_up"   A::PageUp,        ALL,     "b PageUp Ctrl-b",          "page up";
        "cursor.first"   A::First,         ALL,     "gg Home",                  "start; 7gg: paragraph 7";
        "cursor.last"    A::Last,          ALL,     "G ge End",                 "end of the article";
        "view.center"    A::Center,        READING, "zz",                       "cursor row to mid-page";
        "view.top"       A::Top,           READING, "zt",                       "cursor row to top";
        "view.bottom"    A::Bottom,        READING, "zb",                       "cursor row to bottom";
        "jump.back"      A::JumpBack,      READING, "Backspace Ctrl-o Alt-Left", "back to before the jump";
        "jump.forward"   A::JumpForward,   READING, "Alt-o Alt-Right",          "forward again";
        "go.par_next"    A::ParagraphNext, READING, "]p",                       "next paragraph";
        "go.par_prev"    A::ParagraphPrev, READING, "[p",                       "previous paragraph";
        "go"             A::Go,            READING, "",                         "go to a passage, match, quote or words", Argument::Place;
    }
    Articles {
        "pane.next"        A::PaneNext,   ARTICLES, "Tab l Right",      "next article; 2Tab: B";
        "pane.prev"        A::PanePrev,   ARTICLES, "Shift-Tab h Left", "previous article";
        "pane.slide_right" A::SlideRight, READING,  "L",                "slide to more articles";
        "pane.slide_left"  A::SlideLeft,  READING,  "H",                "slide back";
        "pane.base"        A::Base,       READING,  "B",                "make it the base";
        "pane.zoom"        A::Zoom,       READING,  "Z",                "this article alone";
        "pane.wider"       A::Wider,      READING,  ">",                "wider column";
        "pane.narrower"    A::Narrower,   READING,  "<",                "narrower column";
        "pane.equal"       A::EqualColumns, READING, "=",               "equal columns";
        "layout.next"      A::LayoutNext, READING,  "v",                "flow, rows or stack";
        "layout" A::LayoutNamed, READING, "", "layout by name", Argument::Words(LAYOUTS);
        "follow.toggle"    A::Follow,     READING,  "f",                "follow on / off";
        "follow.relink"    A::Relink,     READING,  "F",                "line up here";
        "text.wider"       A::TextWider,  READING,  "",                 "wider text";
        "text.narrower"    A::TextNarrower, READING, "",                "narrower text";
        "text.paragraphs"  A::ParagraphSpacing, READING, "",            "paragraph spacing";
        "toggle.ruler"     A::ToggleRuler, READING, "",                 "toggle ruler";
        "toggle.side"      A::ToggleSide, READING,  "",                 "toggle side panel";
        "toggle.hints"     A::ToggleHints, ALL,     "",                 "toggle hints";
    }
    Compare {
        "walk.next"      A::WalkNext,       WALKED,    "n",       "next match or stop";
        "walk.prev"      A::WalkPrev,       WALKED,    "p N",     "previous one";
        "match.follow"   A::Enter,          BESIDE_HELP, "Enter",   "go to the counterpart";
        "go.diff_next"   A::DifferenceNext, READING,     "]d ]c",   "next difference";
        "go.diff_prev"   A::DifferencePrev, READING,     "[d [c",   "previous difference";
        "go.check_next"  A::CheckNext,      READING,     "]!",      "next to check";
        "go.check_prev"  A::CheckPrev,      READING,     "[!",      "previous to check";
        "go.match_next"  A::MatchNext,      READING,     "]m",      "next match";
        "go.match_prev"  A::MatchPrev,      READING,     "[m",      "previous match";
        "go.quote_next"  A::QuoteNext,      READING,     "]q",      "next quote";
        "go.quote_prev"  A::QuotePrev,      READING,     "[q",      "previous quote";
        "go.only_next"   A::OnlyNext,       READING,     "]o",      "next told only here";
        "go.only_prev"   A::OnlyPrev,       READING,     "[o",      "previous only here";
        "compare.toggle" A::Compare,        BESIDE_HELP, "c",       "compare word by word";
        "explain.mark"   A::ExplainMark,    READING,     "",        "explain this mark";
        "explain.match"  A::ExplainMatch,   READING,     "",        "explain why this is a match";
        "walk"           A::WalkNamed,      READING,     "",        "walk by name", Argument::Words(WALKS);
    }
    Lists {
        "list.diffs" A::Differences, BESIDE_HELP, "d",   "what differs";
        "list.entities" A::Entities, ROWS, "e", "people, places, bodies";
        "list.quotes" A::Said, ROWS, "s", "who said what";
        "list.figures" A::Figures, ROWS, "#", "numbers and dates";
        "list.info" A::About, READING, "i", "about this article";
        "list.voices" A::Voices, ROWS, "", "voices: who is quoted, with how many words";
        "list.overview" A::Overview, BESIDE_HELP, "o", "overview";
        "cell.left"   A::CellLeft, OVERVIEW, "h Left", "overview: cell left";
        "cell.right"  A::CellRight, OVERVIEW, "l Right", "overview: cell right";
        "filter.menu" A::Filters, ROWS, "x", "filter";
        "filter"      A::FilterNamed, ROWS, "", "filter by name", Argument::Text;
        "fold.toggle" A::FoldToggle, READING, "za", "fold / open";
        "fold.all"    A::FoldAll, READING, "zM", "fold the same words";
        "fold.none"   A::FoldNone, READING, "zR", "open all folds";
        "list.group_prev" A::GroupPrev, LIST, "Shift-Tab", "in lists: group before";
        "list.tab"   A::TabNext,     LIST, "l Right", "in lists: next part";
        "list.tab_prev" A::TabPrev,  LIST, "h Left", "in lists: part before";
        "list.narrow" A::Narrow,     LIST_HELP, "/", "in lists: narrow rows";
        "list.group" A::GroupNext,   GROUPS, "Tab", "in lists: next group";
    }
    Find {
        "search.start"   A::Search,      READING, "/",  "search all articles";
        "search.passage" A::NameHere,    READING, "*",  "walk a name told here";
        "go.entity_next" A::MentionNext, READING, "]e", "next mention of it";
        "go.entity_prev" A::MentionPrev, READING, "[e", "previous mention";
        "palette"        A::Palette,     ALL,     "Ctrl-p", "find a command";
        "command"        A::CommandLine, ALL,     ":",  "command by name";
    }
    Marks {
        "marks.quotes"   A::MarkQuotes,   READING, "\"", "quote marks on / off";
        "marks.entities" A::MarkEntities, READING, "@",  "names on / off";
        "marks.words"    A::MarkWords,    READING, "~",  "word differences";
        "marks.all"      A::AllDifferences, BESIDE_HELP, "D", "less sure ones on/off";
    }
    Keep {
        "copy.passage" A::CopyPassage, BESIDE_HELP, "y", "copy with its source";
        "copy.match"   A::CopyMatch,   BESIDE_HELP, "Y", "copy all tellings";
        "select.start" A::Select,      READING,     "V", "select words, then y";
        "note.edit"    A::Note,        BESIDE_HELP, "a", "note on this passage";
        "note.list"    A::Notes,       ROWS,        "A", "list of notes";
        "tick"         A::Tick,        TICKED,      "t", "tick off a difference";
        "mark.set"     A::MarkSet,     READING,     "m", "give it a letter: ma", Argument::Text;
        "mark.go"      A::MarkGo,      READING,     "'", "go to a letter: 'a", Argument::Text;
        "link.join"    A::Join,        READING,     "u", "link by hand: u twice";
        "link.part"    A::Part,        READING,     "U", "unlink this match";
        "link.clear"   A::ClearLinks,  READING,     "",  "take back all links by hand";
        "open.editor"     A::Edit,           ARTICLES, "E",  "open in $EDITOR";
        "open.browser"    A::Browse,         ARTICLES, "O",  "open its web address";
        "export.html"     A::ExportHtml,     READING,  "Xh", "report as a page";
        "export.markdown" A::ExportMarkdown, READING,  "Xm", "report as Markdown";
        "export.json"     A::ExportJson,     READING,  "Xj", "report as JSON";
        "export.text"     A::ExportText,     READING,  "Xt", "report as text";
        "export.notes"    A::ExportNotes,    READING,  "Xn", "notes as Markdown";
    }
    Program {
        "help"         A::Help,    ALL, "? F1",     "this help";
        "reload"       A::Reload,  ALL, "R",        "read the files again";
        "theme.next"   A::Theme,   ALL, "T",        "next theme";
        "theme"        A::ThemeNamed, ALL, "",      "theme by name", Argument::Theme;
        "view.command" A::Reopen,  READING, "",     "the command that reopens this view";
        "config"       A::Configuration, READING, "", "where the configuration is";
        "problem"      A::Problem, READING, "",     "report a problem";
        "mouse.toggle" A::Mouse,   ALL, "M",        "mouse on / off";
        "redraw"       A::Redraw,  ALL, "Ctrl-l",   "redraw";
        "suspend"      A::Suspend, ALL, "Ctrl-z",   "suspend to the shell";
        "cancel"       A::Cancel,  ALL, "Esc",      "close, cancel";
        "quit"         A::Quit,    ALL, "q",        "close panel, or quit";
        "quit.now"     A::QuitNow, ALL, "Ctrl-c Q", "quit at once";
    }
};

#[cfg(test)]
mod tests;
