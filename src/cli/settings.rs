//! Options, variables and the configuration file put together: an option wins over a variable, both over the file.

use super::args::{Args, ColorArg, LayoutArg};
use super::failure::{Failure, reason, say};
use crate::config::Config;
use crate::tui::message::Goal;
use clap::ValueEnum as _;
use etcetera::BaseStrategy as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Reads the configuration into the arguments. Keys that two commands want are said unless `--quiet` is given.
///
/// # Errors
/// When the file that `--config` names cannot be read, or an entry cannot be used: all of these are said.
pub fn configure(args: &mut Args) -> Result<(), Failure> {
    let (path, named) = match &args.config_file {
        Some(path) => (path.clone(), true),
        None => match folder() {
            Some(folder) => (folder.join("config.toml"), false),
            None => return Ok(()),
        },
    };
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if !named && is_missing(&error) => return Ok(()),
        Err(error) => {
            return Err(Failure::Usage(
                format!("{}: {}", path.display(), reason(&error)),
                "another file with --config, or --default-config for one to begin with".to_owned(),
            ));
        }
    };
    args.config = parse(&path, &text)?;
    if !args.quiet {
        for it in clashes(&args.config) {
            say(&format!("parallax: warning: {}: {it}", path.display()));
        }
    }
    merge(args);
    Ok(())
}

/// Keys that two commands want, in words.
pub fn clashes(config: &Config) -> Vec<String> {
    let clashes = config.clashes.iter();
    let say = clashes.map(|it| {
        format!(
            "\"{}\" is wanted for {} and {}: {} has it",
            it.keys, it.winner, it.loser, it.winner
        )
    });
    say.collect()
}

/// Where configuration and themes live.
pub fn folder() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("parallax"))
}

/// A place to start at, as `--go` takes it.
///
/// # Errors
/// When it names a number that is none.
pub fn goal(text: &str) -> Result<Goal, Failure> {
    Goal::parse(text).ok_or_else(|| {
        Failure::Usage(
            format!("--go: \"{text}\" is no place"),
            "match:3, quote:2, A12, or words of an article".to_owned(),
        )
    })
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

fn parse(path: &Path, text: &str) -> Result<Config, Failure> {
    Config::parse(text).map_err(|problems| {
        let all: Vec<String> = problems
            .iter()
            .map(|it| format!("{}:{}: {}", path.display(), it.line, it.what))
            .collect();
        Failure::Usage(
            all.join("\nparallax: "),
            "--default-config prints every entry with its default".to_owned(),
        )
    })
}

/// What neither an option nor a variable says is as the file says.
fn merge(args: &mut Args) {
    let config = &args.config;
    args.theme.get_or_insert_with(|| config.theme.clone());
    args.color = args.color.or(match config.color.as_str() {
        "always" => Some(ColorArg::Always),
        "never" => Some(ColorArg::Never),
        _ => None,
    });
    let layout = LayoutArg::from_str(&config.layout, false).ok();
    args.layout = args.layout.or(layout.filter(|it| *it != LayoutArg::Auto));
    args.filter.get_or_insert_with(|| config.filter.clone());
    args.no_mouse |= !config.mouse;
    args.all_differences |= config.all_differences;
}

#[cfg(test)]
mod tests {
    use super::goal;
    use crate::tui::message::Goal;

    #[test]
    fn places_to_start_at() {
        for (text, want) in [
            ("match:3", Some(Goal::Match(3))),
            ("quote:1", Some(Goal::Quote(1))),
            ("¶:B12", Some(Goal::Paragraph(1, 12))),
            ("par:a2", Some(Goal::Paragraph(0, 2))),
            ("A12", Some(Goal::Paragraph(0, 12))),
            ("A 12", Some(Goal::Text("A 12".to_owned()))),
            ("a12", Some(Goal::Text("a12".to_owned()))),
            ("the bridge", Some(Goal::Text("the bridge".to_owned()))),
            ("match:0", None),
            ("match:x", None),
            ("¶:12", None),
            ("¶:", None),
            (" ", None),
        ] {
            assert_eq!(goal(text).ok(), want, "{text}");
        }
    }
}
