//! Which articles are to be read: what the command line names, with what it says of each.

use super::args::Args;
use super::failure::{Failure, say};
use crate::load::{self, Input, InputOptions, MOST_ARTICLES, Request};
use std::env;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

/// What the command line names.
pub(super) fn inputs(args: &Args) -> Vec<Input> {
    match args.demo {
        true => load::demo(),
        false => args
            .articles
            .iter()
            .cloned()
            .map(Input::from_argument)
            .collect(),
    }
}

/// The articles to read: sets and lists opened, with what the command line says of each.
pub(super) fn requests(args: &Args, inputs: &[Input]) -> Result<Vec<Request>, Failure> {
    let request = |input: &Input| Request {
        input: input.clone(),
        options: InputOptions {
            format: args.kind.as_deref().and_then(load::Format::from_name),
            raw: args.raw,
            language: args.lang.clone().filter(|it| it != "auto"),
            certificates: env::var_os("SSL_CERT_FILE")
                .filter(|it| !it.is_empty())
                .map(PathBuf::from),
            ..InputOptions::default()
        },
    };
    let mut requests = load::expand(inputs.iter().map(request).collect())?;
    let n = requests.len();
    if n > MOST_ARTICLES {
        return Err(Failure::Usage(
            format!("{n} articles are more than the limit of {MOST_ARTICLES}"),
            "compare fewer of them at a time".to_owned(),
        ));
    }
    if args.label.len() > n {
        return Err(Failure::Usage(
            format!(
                "--label is given {} times for {n} articles",
                args.label.len()
            ),
            "one label for each article, in order".to_owned(),
        ));
    }
    for (request, label) in requests.iter_mut().zip(&args.label) {
        request.options.label = Some(label.clone());
    }
    Ok(requests)
}

/// Names all files that are not there, if several are, so that they need not be found out one by one. A reading goes on with those
/// that are there.
pub(super) fn missing(requests: &[Request], reading: bool) -> Result<(), Failure> {
    let is_gone = |it: &&Request| match &it.input {
        Input::Path(path) => matches!(path.try_exists(), Ok(false)),
        _ => false,
    };
    let gone: Vec<&Request> = requests.iter().filter(is_gone).collect();
    if gone.len() < 2 || reading && gone.len() < requests.len() {
        return Ok(());
    }
    let errors = gone.iter().filter_map(|it| load::read_one(&it.input).err());
    let errors: Vec<_> = errors.collect();
    match errors.len() {
        0 | 1 => Ok(()),
        _ => Err(Failure::Missing(errors)),
    }
}

/// Says what is waited for when an article is to come from the keyboard.
pub(super) fn ask_for_paste(args: &Args, requests: &[Request]) {
    if is_typed(requests) && !args.quiet {
        say("parallax: paste the report, then press Enter and Ctrl-D");
    }
}

/// Whether an article is to come from the keyboard.
pub(super) fn is_typed(requests: &[Request]) -> bool {
    requests.iter().any(|it| it.input == Input::Stdin) && io::stdin().is_terminal()
}
