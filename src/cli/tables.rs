//! What the program prints about itself: keys, manual page, completions.

use super::args::Args;
use crate::render::signs::Sign;
use crate::tui::command::COMMANDS;
use crate::tui::keytable::KeyTable;
use clap::CommandFactory as _;
use clap_complete::Shell;

/// The table of the keys in force: keys, what they do, name of the command.
#[must_use]
pub fn keys(table: &KeyTable) -> String {
    let mut out = String::new();
    let mut group = None;
    for command in COMMANDS {
        if group != Some(command.group) {
            if group.is_some() {
                out.push('\n');
            }
            out.push_str(command.group.title());
            out.push('\n');
            group = Some(command.group);
        }
        let keys = table.written(command.name);
        let (doc, name) = (command.doc, command.name);
        out.push_str(&format!("  {keys:<26}{doc:<28}{name}\n"));
    }
    out
}

/// The manual page, as roff.
#[must_use]
pub fn manual() -> String {
    let page = clap_mangen::Man::new(Args::command().after_help(""));
    let mut out = Vec::new();
    // Writing to memory does not fail.
    let _ = page.render(&mut out);
    let mut out = String::from_utf8_lossy(&out).into_owned();
    out.push_str(".SH SIGNS\n");
    for sign in Sign::all() {
        let text = |it: &str| it.replace('\\', "\\\\").replace('-', "\\-");
        let (glyph, meaning) = (text(sign.glyph()), text(sign.meaning()));
        out.push_str(&format!(".TP\n\\fB{glyph}\\fR\n{meaning}\n"));
    }
    out.push_str(".SH KEYS\n");
    for command in COMMANDS {
        let keys = match command.keys {
            "" => format!(":{}", command.name),
            keys => keys.replace('\\', "\\\\").replace('-', "\\-"),
        };
        out.push_str(&format!(".TP\n\\fB{keys}\\fR\n{}\n", command.doc));
    }
    out
}

/// Completions for a shell.
#[must_use]
pub fn completions(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "parallax", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{keys, manual};
    use crate::render::signs::Sign;
    use crate::tui::command::COMMANDS;
    use crate::tui::keytable::KeyTable;

    #[test]
    fn every_command_is_in_table_and_manual() {
        let (keys, manual) = (keys(&KeyTable::default()), manual());
        for command in COMMANDS {
            assert!(keys.contains(command.name), "{}", command.name);
            assert!(manual.contains(command.doc), "{}", command.doc);
        }
        for sign in Sign::all() {
            let head = &sign.meaning()[..12];
            assert!(manual.contains(head), "{head}");
        }
    }
}
