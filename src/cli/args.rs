//! What can be asked for on the command line: the one definition behind help, manual page and completions.

mod pages;
mod values;

use crate::config::Config;
use crate::load::Format;
use crate::tui::folds::FilterChoice;
use clap::builder::{FalseyValueParser, PossibleValuesParser, Styles};
use clap::{ArgAction, Parser};
use clap_complete::Shell;
use pages::{AFTER, PAGE, USAGE, after_long, all_differences};
use std::ffi::OsString;
use std::path::PathBuf;
use values::filter;
pub use values::{ColorArg, FormatArg, LayoutArg, ScreenFormatArg};

/// read reports of one event side by side
#[derive(Debug, Parser)]
#[command(
    name = "parallax",
    version,
    about = "read reports of one event side by side",
    args_override_self = true,
    help_template = PAGE,
    override_usage = USAGE,
    after_help = AFTER,
    after_long_help = after_long(),
    styles = Styles::plain(),
    max_term_width = 100,
    disable_help_flag = true,
    disable_version_flag = true,
)]
pub struct Args {
    /// text, Markdown, HTML, PDF, DOCX, EPUB, mail or JSON file, or an http(s) address; "-" is standard input (once)
    ///
    /// The first article is the base: its order numbers the matches. One article alone is read with its quotes and
    /// names. A file whose name looks like an option goes behind "--". book.epub#3 is a chapter, list.json#2 one of
    /// several articles. A file that holds nothing but addresses, one a line, stands for them, a JSON list for its
    /// articles, and set.toml for those that it names.
    #[arg(value_name = "ARTICLE")]
    pub articles: Vec<OsString>,

    /// open the three reports that come with the program
    ///
    /// They tell one invented event and differ in ways that real reports do.
    #[arg(long, conflicts_with = "articles")]
    pub demo: bool,

    /// auto, dark, light, mono, or a theme file
    ///
    /// auto takes the one for the background that the terminal reports. A file is TOML: role = colour; -v lists roles
    /// that are hard to read. `T` changes the theme while reading.
    #[arg(
        long,
        value_name = "THEME",
        env = "PARALLAX_THEME",
        hide_env = true,
        help_heading = "Reading"
    )]
    pub theme: Option<String>,

    /// whether to use colour
    ///
    /// auto is on in a terminal that shows colours, and off when NO_COLOR is set. Every meaning has a glyph or an
    /// attribute too.
    #[arg(
        long,
        value_enum,
        value_name = "WHEN",
        env = "PARALLAX_COLOR",
        hide_env = true,
        help_heading = "Reading"
    )]
    pub color: Option<ColorArg>,

    #[arg(long, hide = true, overrides_with = "color")]
    pub no_color: bool,

    /// how articles stand: side by side, in one band for each match, or one above its counterpart
    ///
    /// auto is side by side (flow) from 72 columns, else one above its counterpart (stack). rows is a synopsis: one band
    /// for each match, and in words where an article does not tell it. `v` switches while reading.
    #[arg(
        long,
        value_enum,
        value_name = "LAYOUT",
        env = "PARALLAX_LAYOUT",
        hide_env = true,
        help_heading = "Reading"
    )]
    pub layout: Option<LayoutArg>,

    /// what is not folded: all, differences, only, quotes or entity=NAME
    ///
    /// differences keeps open what a row of that list is about, only what is listed as told only in one article, quotes what
    /// shares a quote, entity=NAME what names it. A folded run keeps its place as one row. `x` changes it while reading.
    #[arg(long, value_name = "FILTER", value_parser = filter, help_heading = "Reading")]
    pub filter: Option<FilterChoice>,

    /// start at match:N, quote:N, ¶:A12, or at the first passage with a text
    ///
    /// N counts from 1 as the screen does; A12 is paragraph 12 of article A. A report has no start.
    #[arg(long, value_name = "PLACE", help_heading = "Reading")]
    pub go: Option<String>,

    /// draw only ASCII outside article text
    ///
    /// The default follows the locale.
    #[arg(
        long,
        env = "PARALLAX_ASCII",
        hide_env = true,
        value_parser = FalseyValueParser::new(),
        help_heading = "Reading"
    )]
    pub ascii: bool,

    /// leave the mouse to the terminal
    ///
    /// The terminal's own selection works then; with the mouse on it does with Shift. `M` switches while reading.
    #[arg(long, help_heading = "Reading")]
    pub no_mouse: bool,

    /// read and type line by line, for screen readers
    ///
    /// Nothing is drawn: each answer is appended as plain lines, one item at a time. n and Enter is the next match, a number
    /// goes to a match, ? lists the rest. Lines are read from the terminal or from standard input.
    #[arg(long, conflicts_with_all = ["format", "output", "watch", "keys_script", "screen"], help_heading = "Reading")]
    pub linear: bool,

    /// read a file again when it changes
    ///
    /// The reader stays at the passage that was read. A file that is gone or empty keeps the text that is shown. `R` reads
    /// all articles again at any time.
    #[arg(long, help_heading = "Reading")]
    pub watch: bool,

    /// start at the top, not where these articles were left
    ///
    /// resume = false in the configuration does it always; --go wins over it.
    #[arg(long, help_heading = "Reading")]
    pub no_resume: bool,

    /// read and write no notes, ticks, marks and places of earlier readings
    ///
    /// They are kept in $XDG_STATE_HOME/parallax, by the text of the articles. Reports show notes too, and write none.
    #[arg(long, help_heading = "Reading")]
    pub no_state: bool,

    /// write a document instead of opening the reading view
    ///
    /// text is the default when standard output is no terminal.
    #[arg(
        short,
        long,
        value_enum,
        value_name = "FORMAT",
        help_heading = "Report"
    )]
    pub format: Option<FormatArg>,

    /// write to a file, never over an input
    ///
    /// The format is told from its name where --format does not say. A file that exists is kept unless --force is given.
    #[arg(short, long, value_name = "FILE", help_heading = "Report")]
    pub output: Option<PathBuf>,

    /// replace the output file when it exists
    #[arg(long, help_heading = "Report")]
    pub force: bool,

    /// columns of text and ansi [default: 80]
    ///
    /// 30 is the least.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 80,
        hide_default_value = true,
        value_parser = clap::value_parser!(u16),
        help_heading = "Report"
    )]
    pub width: u16,

    /// tell all differences, also those that are not sure enough
    #[arg(long, help_heading = "Report", long_help = all_differences())]
    pub all_differences: bool,

    /// end with 1 if there is anything left to check
    ///
    /// That is a finding of class "check": numbers, dates or names that disagree, a quote altered, cut, or given to
    /// somebody else. What you ticked off does not count.
    #[arg(long, help_heading = "Report")]
    pub exit_code: bool,

    /// name of an article, in order, may be repeated
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub label: Vec<String>,

    /// format of the inputs, where it is not to be told from their content
    #[arg(
        long = "type",
        value_name = "FORMAT",
        value_parser = PossibleValuesParser::new(["auto"].into_iter().chain(Format::ALL.map(Format::name))),
        help_heading = "Input"
    )]
    pub kind: Option<String>,

    /// all text: not only that of the article in a page, and of copied text also the lines of menus
    #[arg(long, help_heading = "Input")]
    pub raw: bool,

    /// language of the articles, as "en"; auto tells it from the text
    #[arg(long, value_name = "CODE", help_heading = "Input")]
    pub lang: Option<String>,

    /// configuration file
    ///
    /// Without it $XDG_CONFIG_HOME/parallax/config.toml is read if it is there; all of its entries are checked.
    #[arg(
        long = "config",
        value_name = "FILE",
        env = "PARALLAX_CONFIG",
        hide_env = true,
        help_heading = "Other"
    )]
    pub config_file: Option<PathBuf>,

    /// What the configuration file says.
    #[arg(skip)]
    pub config: Config,

    /// print a configuration file with every default
    #[arg(long, help_heading = "Other")]
    pub default_config: bool,

    /// print the key table
    #[arg(long, help_heading = "Other")]
    pub keys: bool,

    /// print completions for a shell
    #[arg(long, value_enum, value_name = "SHELL", help_heading = "Other")]
    pub completions: Option<Shell>,

    /// print the manual page
    #[arg(long, help_heading = "Other")]
    pub man: bool,

    /// print the JSON Schema of -f json
    #[arg(long, help_heading = "Other")]
    pub json_schema: bool,

    /// play keys in the reading view, print the screen and end
    ///
    /// Words parted by spaces: n, gg, 3n, Enter, Ctrl-d; j*5 is five times; size@80x24, click@X,Y, double@X,Y, drag@X,Y,
    /// release@X,Y, menu@X,Y, up@X,Y and down@X,Y are a new size, the mouse and its wheel. The first key is played when the articles are compared.
    #[arg(
        long,
        value_name = "KEYS",
        conflicts_with_all = ["format", "output"],
        allow_hyphen_values = true,
        help_heading = "Other"
    )]
    pub keys_script: Option<String>,

    /// say why two passages are linked or not, and what was found on them: --explain A:12 B:8 a b
    ///
    /// A:12 is the twelfth passage of article A: headline, standfirst, byline, captions and every sentence count, as each
    /// has a mark in the text report; `i` says the number at the cursor. A¶5.2 is the second sentence of its fifth
    /// paragraph, as reports print places; A:12,B:8 in one goes with --demo too; 3 or match:3 is each two linked passages of that match.
    #[arg(long, value_name = "PASSAGE", help_heading = "Other")]
    pub explain: Option<String>,

    /// print the screen of the reading view at this size and end [default: 80x24]
    #[arg(
        long,
        value_name = "COLSxROWS",
        conflicts_with_all = ["format", "output"],
        help_heading = "Other"
    )]
    pub screen: Option<String>,

    /// how that screen is printed [default: text]
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        conflicts_with_all = ["format", "output"],
        help_heading = "Other"
    )]
    pub screen_format: Option<ScreenFormatArg>,

    /// no warnings
    #[arg(short, long, help_heading = "Other")]
    pub quiet: bool,

    /// say more on standard error
    #[arg(short, long, conflicts_with = "quiet", help_heading = "Other")]
    pub verbose: bool,

    /// this page; --help says more
    #[arg(short, long, action = ArgAction::Help, help_heading = "Other")]
    help: Option<bool>,

    /// the version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Other")]
    version: Option<bool>,
}
