//! `Origin`: how the program was started and on what, for the command that reopens a view and for reports of problems.

/// How the program was started.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The program and its arguments, without those that say how the view stands.
    pub command: Vec<String>,
    /// Where the configuration is, or would be.
    pub config: Option<String>,
    /// What the terminal says of itself.
    pub terminal: String,
}

/// Options whose value says how the view stands; the view says it anew.
const STANDING: [&str; 6] = [
    "--go",
    "--layout",
    "--filter",
    "--theme",
    "--keys-script",
    "--screen",
];

impl Origin {
    /// Takes the arguments of the process, the program first.
    #[must_use]
    pub fn of(arguments: impl Iterator<Item = String>) -> Self {
        let mut command = vec!["parallax".to_owned()];
        let mut arguments = arguments.skip(1);
        while let Some(it) = arguments.next() {
            let name = it.split_once('=').map_or(it.as_str(), |it| it.0);
            match STANDING.contains(&name) {
                true if name == it => {
                    let _value = arguments.next();
                }
                true => {}
                false => command.push(it),
            }
        }
        Self {
            command,
            ..Self::default()
        }
    }

    /// The command with more arguments, as a shell takes it.
    #[must_use]
    pub fn line(&self, more: &[String]) -> String {
        let all = self.command.iter().chain(more);
        let quoted: Vec<String> = all.map(|it| quoted(it)).collect();
        quoted.join(" ")
    }
}

fn quoted(word: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || "_-./:@%+=,".contains(it);
    let shown = crate::article::plain(word);
    match !shown.is_empty() && shown.chars().all(plain) {
        true => shown,
        false => format!("'{}'", shown.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn what_says_how_the_view_stands_is_left_out() {
        let words = "p a.txt --go A12 --theme=dark --label Me b.txt";
        let origin = Origin::of(words.split(' ').map(str::to_owned));
        assert_eq!(origin.line(&[]), "parallax a.txt --label Me b.txt");
    }

    #[test]
    fn a_shell_takes_the_line_as_it_was() {
        let words = ["p", "it's here.txt", "https://a.b/c?d=1", ""].map(str::to_owned);
        let line = Origin::of(words.into_iter()).line(&["--go".to_owned(), "A2".to_owned()]);
        assert_eq!(
            line,
            r"parallax 'it'\''s here.txt' 'https://a.b/c?d=1' '' --go A2"
        );
    }
}
