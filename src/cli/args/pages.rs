//! What help and manual page say around the options: examples, exit codes, files, variables, limits.

use crate::diverge::SHOWN;
use crate::load::limits;

/// The page that `-h` prints.
pub(super) const PAGE: &str = "\
{name} - {about}

Usage: {usage}

Examples:
  parallax a.txt b.html                 read two reports
  parallax a.txt b.html c.md            three, the first one is the base
  curl -s https://… | parallax a.txt -  one report from a pipe
  parallax a.txt b.html -f json | jq '.divergences[] | select(.class==\"check\")'
  parallax --demo                       three reports that come with the program

{all-args}{after-help}";

/// How the program is called.
pub(super) const USAGE: &str = "parallax [OPTIONS] <ARTICLE>...
       parallax [OPTIONS] --demo
       parallax [OPTIONS] --format <FORMAT> <ARTICLE>...";

/// What ends the short help.
pub(super) const AFTER: &str = "\
Exit codes: 0 done; 1 something to check (--exit-code); 2 wrong usage;
            3 an input cannot be read; 4 output cannot be written";

/// What ends the long help, before the limits.
const AFTER_LONG: &str = "\
Exit codes:
  0    done; also when the reader of a pipe has seen enough
  1    only with --exit-code: there is something to check
  2    wrong usage
  3    an input could not be read or holds no text; the reading view opens if another one can be read
  4    output could not be written
  130  after Ctrl-c while a report is made, or when the reading view is left before anything could be read

Files:
  $XDG_CONFIG_HOME/parallax/config.toml (or ~/.config/…), themes as …/parallax/themes/NAME.toml; --default-config prints
  one. An option wins over a variable, a variable over the file.
  $XDG_STATE_HOME/parallax/ (or ~/.local/state/…): notes, marks, links by hand, what is ticked off,
  and where articles were left.

Variables:
  NO_COLOR          not empty: no colour
  CLICOLOR_FORCE    not 0: colours in a report that goes to a file or pipe
  PARALLAX_COLOR    as --color; PARALLAX_THEME, PARALLAX_LAYOUT, PARALLAX_ASCII, PARALLAX_LINEAR and
                    PARALLAX_CONFIG likewise
  COLORTERM, TERM   how many colours the terminal shows; TERM=dumb: the plain report
  COLORFGBG         the background, where the terminal does not say
  LC_ALL, LC_CTYPE, LANG   without UTF-8 only ASCII is drawn
  http_proxy, https_proxy, all_proxy, no_proxy   the proxy (CONNECT) for addresses but this machine's own
  SSL_CERT_FILE     PEM file of certificates trusted instead of those built in, as a company's proxy needs";

/// What ends the long help: exit codes, variables, limits.
pub(super) fn after_long() -> String {
    let mut text = format!(
        "{AFTER_LONG}\n\nLimits; what is over one is not read, and a message says what to do:\n"
    );
    for (what, limit) in limits() {
        text.push_str(&format!("  {what:<41}{limit}\n"));
    }
    text.trim_end().to_owned()
}

/// What the long help says of `--all-differences`.
pub(super) fn all_differences() -> String {
    format!(
        "tell all differences, also those that are not sure enough\n\nOtherwise those are told whose confidence is {SHOWN} or more: of \
         findings so sure that many parts were right when findings in real reports were read. JSON lists all of them in any case and says \
         which are shown. `D` switches while reading."
    )
}
