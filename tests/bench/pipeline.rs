//! How long each pass takes, on the demo, ten long articles and texts made to be slow: `cargo bench`.
//!
//! Ends with failure when a text takes longer than its budget, or when names, quotes and numbers of the long articles are
//! found and linked more slowly than a hundred thousand tokens a second. Budgets are some five times what a quiet machine of
//! 2024 needs, so that only a change of growth goes beyond them; to compare two versions, run both on one machine in turns.

use parallax::align::align;
use parallax::article::Article;
use parallax::corpus::Corpus;
use parallax::diverge::diverge;
use parallax::load::{Input, demo, read_one};
use parallax::render::theme::Theme;
use parallax::report::{self, Format, ReportOptions};
use parallax::{Options, compare};
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// A text with the milliseconds that the whole of it may take.
type Case = (&'static str, Vec<Input>, u64);

/// Tokens of long articles that are read a second, with all that is found in them and linked: fewest.
const TOKENS_A_SECOND: f64 = 100_000.0;
/// Fewer tokens say nothing of that: lists are read first.
const MANY: usize = 20_000;

fn main() -> ExitCode {
    let cases: [Case; 6] = [
        ("demo", demo(), 50),
        ("ten long articles", long_articles(10, 600), 3_000),
        ("quotes in a paragraph", pair(|n| quote(n) + " "), 8_000),
        (
            "bare quotes",
            pair(|n| format!("“{},” ", words(n, 3))),
            5_000,
        ),
        ("numbers", pair(number), 1_500),
        ("marks", pair(|_| "''''''".to_owned()), 500),
    ];
    let mut within = true;
    for (name, inputs, budget) in cases {
        let took = time(name, inputs).unwrap_or(Duration::MAX);
        within &= took <= Duration::from_millis(budget);
        let _ = writeln!(io::stdout(), "{:24} of {budget} ms", "");
    }
    ExitCode::from(u8::from(!within))
}

/// Prints how long each pass takes and tells how long the whole does; an error when the output is gone.
fn time(name: &str, inputs: Vec<Input>) -> io::Result<Duration> {
    let mut out = io::stdout();
    let mut lap = Instant::now();
    let mut next = |pass: &str| {
        let took = lap.elapsed();
        let done = writeln!(
            out,
            "{name:24} {pass:9} {:9.2} ms",
            took.as_secs_f64() * 1e3
        );
        lap = Instant::now();
        done
    };
    let articles: Vec<Article> = inputs
        .iter()
        .filter_map(|it| read_one(it).ok())
        .map(|it| it.0)
        .collect();
    next("load")?;
    let copies = articles.clone();
    let start = Instant::now();
    let corpus = Corpus::new(copies);
    let rate = tokens(&corpus) as f64 / start.elapsed().as_secs_f64();
    next("corpus")?;
    let slow = tokens(&corpus) >= MANY && rate < TOKENS_A_SECOND;
    writeln!(io::stdout(), "{name:24} {rate:19.0} tokens a second")?;
    let alignment = align(&corpus, &[]);
    next("align")?;
    let divergences = diverge(&corpus, &alignment);
    next("diverge")?;
    drop((corpus, alignment, divergences));
    next("drop")?;
    let start = Instant::now();
    let comparison = compare(articles, &Options::default());
    let options = ReportOptions {
        width: 80,
        theme: Theme::default(),
        warnings: Vec::new(),
        notes: parallax::notes::Notes::default(),
    };
    let mut json = String::new();
    report::write(Format::Json, &comparison, &options, &mut json).map_err(io::Error::other)?;
    next("whole")?;
    Ok(match slow {
        true => Duration::MAX,
        false => start.elapsed(),
    })
}

fn tokens(corpus: &Corpus) -> usize {
    let articles = corpus.articles().ids();
    articles.map(|it| corpus.segments(it).tokens().len()).sum()
}

/// Two articles of one paragraph, told of 10,000 things each.
fn pair(tell: impl Fn(usize) -> String) -> Vec<Input> {
    let text = |from: usize| (from..from + 10_000).map(&tell).collect();
    vec![article(0, text(0)), article(1, text(5_000))]
}

/// Articles of one event: each tells most of what the first tells, some of it in other words.
fn long_articles(count: usize, sentences: usize) -> Vec<Input> {
    let telling = |article: usize| {
        let told = (0..sentences).filter(move |n| !(n * 7 + article).is_multiple_of(5));
        told.map(|n| match (n + article) % 4 {
            0 => quote(n) + "\n\n",
            1 => number(n) + "\n\n",
            2 => format!("Anna Holm of Tarsk saw the {} at noon.\n\n", words(n, 9)),
            _ => format!(
                "The {} was seen by {}. ",
                words(n, 5),
                words(n + article, 4)
            ),
        })
        .collect()
    };
    (0..count).map(|it| article(it, telling(it))).collect()
}

fn article(n: usize, text: String) -> Input {
    Input::Bytes {
        name: format!("{n}.txt"),
        bytes: format!("Storm over Tarsk\n\n{text}\n").into_bytes(),
    }
}

fn quote(n: usize) -> String {
    format!("“The {},” Anna Holm said.", words(n, 7))
}

fn number(n: usize) -> String {
    format!("The {} had {} people. ", words(n, 4), 20 + n * 37)
}

/// Words that look like none in particular; the same for the same numbers.
fn words(seed: usize, count: usize) -> String {
    const PARTS: [&str; 8] = ["ra", "te", "mo", "li", "su", "ken", "dor", "vis"];
    let word = |n: usize| {
        let mut rest = ((seed * 31 + n * 17) * 2_654_435_761) >> 7;
        let parts = (0..3).map(|_| {
            rest /= 8;
            PARTS[rest % 8]
        });
        parts.collect::<String>()
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}
