//! Mutation proof: one thing is changed in our own articles, and the comparison must name that change and no other.
//!
//! Every article is changed in every place where a change is possible, against itself and against another telling of the
//! event. The table of `FLOORS` says how many changes of each kind must be named by the right kind of difference at the
//! right place: floors only rise. `UPDATE=1 cargo test mutation` prints the table; `UPDATE=all` changes every place, not a
//! sample; `UPDATE=misses` prints each of them that is not named as well; `UPDATE=number` does so for that kind alone and prints
//! each change with what was said of it.

mod abroad;
mod cause;
mod claims;
mod facts;
mod findings;
mod floors;
mod form;
mod judge;
mod names;
mod neutral;
mod one_style;
mod speech;
mod styles;
mod telling;
mod tongue;

use floors::{ABROAD, CEILINGS, FLOORS, FRENCH, GERMAN, Row, SPANISH};
use judge::{Bench, Sum, Verdict};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Mutex;
use telling::{Place, Telling};
use tongue::TONGUES;

/// One changed telling.
pub struct Change {
    /// Which kind of change.
    pub kind: &'static str,
    /// The telling as changed.
    pub telling: Telling,
    /// Where the changed words stand; empty where something was left out.
    pub places: Vec<Place>,
    /// Where they stood.
    pub origins: Vec<Place>,
    /// What another telling must hold for the change to matter between the two.
    pub needs: Needs,
    /// For whoever reads a failure.
    pub note: String,
}

/// What another telling must hold.
pub enum Needs {
    /// The sentence that tells the same, with these words.
    Words(Vec<String>),
    /// The same quote.
    Quote(String),
    /// The same quote, and this name beside it.
    Both(String, String),
    /// The sentence that tells the same, without quotation marks.
    Unquoted,
    /// Sentences that tell the same and no more, if nothing else in the changed article does.
    Sentence,
    /// What a clause with these words tells, if nothing else in the changed article does.
    Clause(Vec<String>),
    /// One sentence that tells both parts.
    Halves(String, String),
    /// The paragraph, between the same others.
    InOrder,
    /// Nothing.
    Nothing,
    /// Such a change is none between tellings.
    No,
}

/// Most changes of a kind that are tried in an ordinary run, against itself and against others.
const MOST: usize = 8;
/// Most harmless changes of a group that are tried in an ordinary run.
const MOST_HARMLESS: usize = 48;

/// The articles that are compared: each with itself and with every other of its event.
fn pairs(tellings: &[Telling]) -> Vec<(&Telling, &Telling)> {
    let fixed = tellings.iter();
    fixed
        .flat_map(|one| {
            tellings
                .iter()
                .filter(|two| one.event == two.event)
                .map(move |two| (one, two))
        })
        .collect()
}

/// Some of a list, evenly.
fn sample<T>(mut all: Vec<T>, most: usize) -> Vec<T> {
    let length = all.len();
    if length <= most {
        return all;
    }
    let mut n = 0;
    all.retain(|_| {
        n += 1;
        n * most / length > (n - 1) * most / length
    });
    all
}

/// Runs every job on all cores and gives the results in order.
fn in_parallel<J: Sync, R: Send>(jobs: &[J], run: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let next = Mutex::new(0);
    let found = Mutex::new(Vec::new());
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let n = {
                        let mut next = next.lock().expect("no job panics");
                        *next += 1;
                        *next - 1
                    };
                    let Some(job) = jobs.get(n) else { break };
                    let result = run(job);
                    found.lock().expect("no job panics").push((n, result));
                }
            });
        }
    });
    let mut found = found.into_inner().expect("no job panics");
    found.sort_by_key(|it| it.0);
    found.into_iter().map(|it| it.1).collect()
}

/// The changes of a kind: which two articles, and the change of the second.
fn changes(
    row: &Row,
    against_others: bool,
    (pairs, benches): (&[(&Telling, &Telling)], &[Bench<'_>]),
) -> Vec<(usize, Change)> {
    let mut out: Vec<(usize, Change)> = Vec::new();
    for (n, (one, two)) in pairs.iter().enumerate() {
        if (one.name != two.name) == against_others {
            let changes = (row.make)(two).into_iter();
            let matter = changes.filter(|it| !against_others || benches[n].concerns(it, two));
            out.extend(matter.map(|it| (n, it)));
        }
    }
    assert!(out.iter().all(|it| it.1.kind == row.kind), "{}", row.kind);
    out
}

/// Prints past the capture of the test runner.
fn show(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// What `UPDATE` asks for: how much is changed, and of which kind each change is told.
fn asked(most: usize) -> (Option<String>, usize) {
    let update = std::env::var("UPDATE").ok();
    match update.as_deref() {
        None | Some("1") => (update, most),
        Some(_) => (update, usize::MAX),
    }
}

#[test]
fn changes_that_matter_are_named() {
    let low = proof("English", &telling::tellings(), &FLOORS);
    assert!(low.is_empty(), "{low}");
}

/// The same in German, French and Spanish: one event in each, told twice.
#[test]
fn changes_that_matter_are_named_in_other_languages() {
    let rows: [&[Row]; 3] = [&GERMAN, &FRENCH, &SPANISH];
    for (tongue, rows) in TONGUES[1..].iter().zip(rows) {
        let low = proof(tongue.code, &telling::abroad(tongue), rows);
        assert!(low.is_empty(), "{low}");
    }
}

/// Changes some articles and prints the table; what is below its floor, with the table, or nothing.
fn proof(title: &str, tellings: &[Telling], rows: &[Row]) -> String {
    let pairs = pairs(tellings);
    let benches = in_parallel(&pairs, |(one, two)| Bench::new(one, two));
    let (update, most) = asked(MOST);
    if update.as_deref() == Some("harmless") {
        return String::new();
    }
    let mut table = format!(
        "{title:<20} {:<46} against another telling\n",
        "against itself"
    );
    let mut low = Vec::new();
    let all = [&FLOORS[..], &GERMAN];
    let one = update
        .as_deref()
        .filter(|one| all.iter().any(|it| it.iter().any(|it| it.kind == *one)));
    for row in rows
        .iter()
        .filter(|it| one.is_none_or(|one| it.kind == one))
    {
        let _ = write!(table, "{:<20}", row.kind);
        let mut each = String::new();
        for against_others in [false, true] {
            let jobs = sample(changes(row, against_others, (&pairs, &benches)), most);
            let verdicts = in_parallel(&jobs, |(n, it)| {
                benches[*n].judge(it, pairs[*n].1, row.right)
            });
            let count =
                |named: fn(&Verdict) -> bool| verdicts.iter().filter(|it| named(it)).count();
            let (named, all) = ([count(|it| it.named), count(|it| it.found)], jobs.len());
            let _ = write!(table, " {:>4}/{all:<4} {}", named[0], Sum(&verdicts));
            let mut is_low = false;
            for (named, floors) in named.iter().zip(row.floors) {
                let floor = floors[usize::from(against_others)];
                if named * 100 < floor * all || all == 0 && floor > 0 {
                    is_low = true;
                    low.push(format!(
                        "{}: {named} of {all} are named, at least {floor} % must be",
                        row.kind
                    ));
                }
            }
            let misses = update.as_deref() == Some("misses");
            if is_low || misses || one.is_some() {
                let all = jobs.iter().zip(&verdicts);
                for ((n, change), it) in all.filter(|it| !misses || !it.1.named) {
                    let (one, two) = (&pairs[*n].0.name, &pairs[*n].1.name);
                    let _ = writeln!(each, "  {two} against {one}: {}: {it}", change.note);
                }
            }
        }
        let _ = write!(table, "\n{each}");
    }
    if update.is_some() {
        show(&table);
    }
    match low.is_empty() {
        true => String::new(),
        false => format!("{table}\n{}", low.join("\n")),
    }
}

#[test]
fn an_article_against_itself_raises_nothing() {
    let abroad = TONGUES[1..].iter().flat_map(telling::abroad);
    for it in telling::tellings().into_iter().chain(abroad) {
        let bench = Bench::new(&it, &it);
        assert!(
            bench.before().is_empty(),
            "{}: {:#?}",
            it.name,
            bench.before()
        );
    }
}

#[test]
fn changes_that_do_not_matter_raise_nothing() {
    let high = harmless("English", &telling::tellings(), &CEILINGS);
    assert!(high.is_empty(), "{high}");
}

#[test]
fn changes_that_do_not_matter_raise_nothing_in_other_languages() {
    for (tongue, ceilings) in TONGUES[1..].iter().zip(&ABROAD) {
        let high = harmless(tongue.code, &telling::abroad(tongue), ceilings);
        assert!(high.is_empty(), "{high}");
    }
}

/// Changes in some articles what does not matter; what raises more than it may, or nothing.
fn harmless(title: &str, tellings: &[Telling], ceilings: &[(&str, usize); 5]) -> String {
    let pairs = pairs(tellings);
    let benches = in_parallel(&pairs, |(one, two)| Bench::new(one, two));
    let (update, most) = asked(MOST_HARMLESS);
    if !matches!(
        update.as_deref(),
        None | Some("1" | "all" | "misses" | "harmless")
    ) {
        return String::new();
    }
    let mut out = String::new();
    let mut high = Vec::new();
    for (group, (name, ceiling)) in ceilings.iter().enumerate() {
        let mut jobs: Vec<(usize, neutral::Same)> = Vec::new();
        for (n, (one, two)) in pairs.iter().enumerate() {
            let made = match (group, one.name == two.name) {
                (0, true) | (1, false) => styles::styles(two),
                (2, true) | (3 | 4, false) => neutral::orders(two),
                _ => Vec::new(),
            };
            jobs.extend(made.into_iter().map(|it| (n, it)));
        }
        let jobs = sample(jobs, most);
        // Which clauses of two tellings face each other goes by what stands next to what is linked: of the many details and
        // other words some change with the order of the passages.
        let quiet: &[&str] = match group {
            0 | 1 => &[],
            3 => &["order", "split", "detail", "described"],
            _ => &["order", "split"],
        };
        let news = in_parallel(&jobs, |(n, it)| benches[*n].news(&it.telling, quiet));
        let wrong = news.iter().filter(|it| !it.is_empty()).count();
        for ((n, same), news) in jobs.iter().zip(&news).filter(|it| !it.1.is_empty()) {
            let (one, two) = (&pairs[*n].0.name, &pairs[*n].1.name);
            let _ = writeln!(
                out,
                "{} of {two} against {one}:\n  {}",
                same.kind,
                news.join("\n  ")
            );
        }
        let sum = format!(
            "{title}, {name}: {wrong} of {} changes raised something, at most {ceiling} % may",
            jobs.len()
        );
        let _ = writeln!(out, "{sum}");
        if wrong * 100 > ceiling * jobs.len() {
            high.push(sum);
        }
    }
    if update.is_some() {
        show(&out);
    }
    match high.is_empty() {
        true => String::new(),
        false => format!("{out}\n{}", high.join("\n")),
    }
}
