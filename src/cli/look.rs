//! Colours and glyphs of this process: options, variables and the terminal put together.

use super::args::{Args, ColorArg};
use super::failure::{Failure, reason, say};
use crate::render::theme::{Depth, Ground, Theme, ThemeChoice, Themes};
use crate::report::Format;
use std::env;
use std::io;

/// Where the output goes, as far as looks are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The reading view.
    Terminal,
    /// A document with colours that the user asked for.
    Document,
    /// A screen that is printed: the same everywhere, whatever the terminal at hand.
    Picture,
}

/// The themes to show with.
pub fn themes(args: &Args, target: Target) -> Result<Themes, Failure> {
    let depth = match target {
        _ if never(args) => Depth::None,
        Target::Picture => Depth::True,
        Target::Terminal if always(args) => terminal_depth().max(Depth::Ansi16),
        Target::Document => terminal_depth().max(Depth::Indexed),
        Target::Terminal => terminal_depth(),
    };
    let hint = match target {
        Target::Picture => None,
        _ => background_hint(),
    };
    let choice = choice(args.theme.as_deref())?;
    Themes::new(&choice, depth, hint).map_err(|error| {
        let name = args.theme.clone().unwrap_or_default();
        Failure::Usage(
            format!("{name}: {}", error.to_string().trim_end()),
            "auto, dark, light, mono, or a file like assets/themes/dark.toml".to_owned(),
        )
    })
}

/// The theme of a document: painted for one with colours only, but a theme that cannot be read is told for every one.
pub fn of_document(args: &Args, format: Format) -> Result<Theme, Failure> {
    let colored = format == Format::Ansi;
    let own = !matches!(args.theme.as_deref(), None | Some("auto" | ""));
    if !colored && !own {
        return Ok(Theme::default());
    }
    let themes = themes(args, Target::Document)?;
    if args.verbose {
        say_faint(&themes);
    }
    Ok(match colored {
        true => themes.current(),
        false => Theme::default(),
    })
}

/// Says which roles of the theme that was chosen are hard to read.
pub fn say_faint(themes: &Themes) {
    for (role, contrast) in themes.faint_roles() {
        say(&format!(
            "parallax: theme: {role} has a contrast of {contrast:.1}, below 4.5: it is shown stronger where the background is known"
        ));
    }
}

/// Whether a document that goes to a pipe or file is to have colours although nobody named the format.
pub fn always(args: &Args) -> bool {
    match args.color {
        Some(ColorArg::Always) => !args.no_color,
        Some(ColorArg::Never) => false,
        _ => !never(args) && is_on("CLICOLOR_FORCE"),
    }
}

/// Whether the locale says that glyphs beyond ASCII cannot be shown.
pub fn is_ascii_locale() -> bool {
    ["LC_ALL", "LC_CTYPE", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            !value.contains("utf-8") && !value.contains("utf8")
        })
}

/// Whether the terminal cannot place text: the plain report goes out instead.
pub fn is_dumb() -> bool {
    env::var("TERM").is_ok_and(|it| it == "dumb")
}

/// Whether colour is turned off. The option wins over `PARALLAX_COLOR`, and both win over `NO_COLOR`.
fn never(args: &Args) -> bool {
    match args.color {
        _ if args.no_color => true,
        Some(ColorArg::Never) => true,
        Some(ColorArg::Always) => false,
        _ => env::var_os("NO_COLOR").is_some_and(|it| !it.is_empty()),
    }
}

fn is_on(name: &str) -> bool {
    env::var_os(name).is_some_and(|it| !it.is_empty() && it != "0")
}

fn choice(name: Option<&str>) -> Result<ThemeChoice, Failure> {
    Ok(match name {
        None | Some("auto" | "") => ThemeChoice::Auto,
        Some("dark") => ThemeChoice::Named("dark"),
        Some("light") => ThemeChoice::Named("light"),
        Some("mono") => ThemeChoice::Named("mono"),
        Some(path) => {
            let text = read_theme(path).map_err(|error| {
                Failure::Usage(
                    format!("--theme: {path}: {}", reason(&error)),
                    "auto, dark, light, mono, or a theme file".to_owned(),
                )
            })?;
            let stem = std::path::Path::new(path).file_stem();
            let name = stem.map_or(path.into(), |it| it.to_string_lossy());
            ThemeChoice::File(name.into_owned(), text)
        }
    })
}

/// A theme file by its path, or by its name among those of the user.
fn read_theme(name: &str) -> io::Result<String> {
    let found = std::fs::read_to_string(name);
    let folder = super::settings::folder().filter(|_| found.is_err());
    match folder.map(|it| it.join("themes").join(format!("{name}.toml"))) {
        Some(path) if path.is_file() => std::fs::read_to_string(path),
        _ => found,
    }
}

/// How many colours the terminal shows, by the names that terminals give themselves.
fn terminal_depth() -> Depth {
    let of = |name| env::var(name).unwrap_or_default();
    depth_of(&of("TERM"), &of("COLORTERM"))
}

fn depth_of(term: &str, colorterm: &str) -> Depth {
    const ALL: [&str; 7] = [
        "direct",
        "kitty",
        "alacritty",
        "wezterm",
        "ghostty",
        "foot",
        "iterm",
    ];
    const NONE: [&str; 5] = ["", "dumb", "vt100", "vt220", "unknown"];
    if NONE.contains(&term) {
        Depth::None
    } else if matches!(colorterm, "truecolor" | "24bit") || ALL.iter().any(|it| term.contains(it)) {
        Depth::True
    } else if term.contains("256color") {
        Depth::Indexed
    } else {
        Depth::Ansi16
    }
}

/// What `COLORFGBG` says: `15;0` is light on dark. 7 and 9 to 15 are light colours.
fn background_hint() -> Option<Ground> {
    let value = env::var("COLORFGBG").ok()?;
    ground_of(&value)
}

fn ground_of(colorfgbg: &str) -> Option<Ground> {
    match colorfgbg.rsplit(';').next()?.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Ground::Dark),
        7 | 9..=15 => Some(Ground::Light),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{depth_of, ground_of};
    use crate::render::theme::{Depth, Ground};

    #[test]
    fn names_of_terminals_tell_their_colours() {
        for (term, colorterm, want) in [
            ("xterm-256color", "truecolor", Depth::True),
            ("xterm-256color", "", Depth::Indexed),
            ("xterm-kitty", "", Depth::True),
            ("xterm", "", Depth::Ansi16),
            ("linux", "", Depth::Ansi16),
            ("screen", "24bit", Depth::True),
            ("dumb", "truecolor", Depth::None),
            ("vt100", "", Depth::None),
            ("", "", Depth::None),
        ] {
            assert_eq!(depth_of(term, colorterm), want, "{term} {colorterm}");
        }
    }

    #[test]
    fn colorfgbg_tells_the_background() {
        assert_eq!(ground_of("15;0"), Some(Ground::Dark));
        assert_eq!(ground_of("0;default;15"), Some(Ground::Light));
        assert_eq!(ground_of("0;default"), None);
    }
}
