//! Mutation proof: one thing is changed in our own articles, and the comparison must name that change and no other.
//!
//! Every article is changed in every place where a change is possible, against itself and against another telling of the
//! event. The table of `FLOORS` says how many changes of each kind must be named by the right kind of difference at the
//! right place: floors only rise. `UPDATE=1 cargo test mutation` prints the table; `UPDATE=all` changes every place, not a
//! sample; `UPDATE=number` does so for that kind alone and prints each change with what was said of it.

mod claims;
mod facts;
mod form;
mod judge;
mod names;
mod neutral;
mod one_style;
mod speech;
mod styles;
mod telling;

use judge::{Bench, Sum, Verdict};
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Mutex;
use telling::{Place, Telling};

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

/// A kind of change: what makes it, which differences name it rightly, and the least part (in percent) that must be named, of
/// an article against itself and against another telling: unasked, and where all differences are asked for.
struct Row {
    kind: &'static str,
    make: fn(&Telling) -> Vec<Change>,
    right: &'static [&'static str],
    floors: [[usize; 2]; 2],
}

const fn row(
    kind: &'static str,
    make: fn(&Telling) -> Vec<Change>,
    right: &'static [&'static str],
    unasked: [usize; 2],
    asked: [usize; 2],
) -> Row {
    Row {
        kind,
        make,
        right,
        floors: [unasked, asked],
    }
}

#[rustfmt::skip]
const FLOORS: [Row; 31] = [
    row("number",             facts::numbers,          &["number-conflict", "quote-altered"],  [95, 62], [95, 62]),
    row("number word",        facts::number_words,     &["number-conflict", "quote-altered"],  [87, 87], [87, 87]),
    row("rounder number",     facts::rounded,          &["more-precise"],                      [75, 37], [75, 37]),
    row("number left out",    facts::dropped_numbers,  &["number-only"],                       [88, 50], [88, 50]),
    row("weekday",            facts::weekdays,         &["date-conflict", "quote-altered"],    [95, 62], [95, 62]),
    row("date",               facts::dates,            &["date-conflict", "quote-altered"],    [95, 87], [95, 87]),
    row("coarser date",       facts::coarser,          &["more-precise"],                      [85, 75], [85, 87]),
    row("name",               names::names,            &["name-conflict", "quote-speaker"],    [95, 50], [95, 50]),
    row("spelling",           names::spellings,        &["name-conflict", "described", "reworded"],         [87, 75], [95, 87]),
    row("source",             names::sources,          &["source-named"],                      [95, 50], [95, 50]),
    row("speaker",            speech::speakers,        &["quote-speaker"],                     [95, 50], [95, 50]),
    row("quote cut",          speech::cut,             &["quote-cut"],                         [87, 87], [87, 87]),
    row("quote cut in front", speech::cut_front,       &["quote-cut"],                         [88, 88], [88, 88]),
    row("quote extended",     speech::extended,        &["quote-cut"],                         [88, 88], [88, 88]),
    row("quote altered",      speech::altered,         &["quote-altered"],                     [87, 88], [87, 88]),
    row("quote negated",      speech::contrary,        &["quote-altered"],                     [88, 88], [88, 88]),
    row("marks taken away",   speech::unquoted,        &["quote-paraphrase"],                  [87, 88], [87, 88]),
    row("marks put on",       speech::quoted,          &["quote-paraphrase"],                  [87, 62], [87, 75]),
    row("sentence left out",  form::left_out,          &["only"],                              [88, 50], [95, 62]),
    row("sentence added",     form::added,             &["only"],                              [87, 88], [87, 88]),
    row("told twice",         form::repeated,          &["repeated"],                          [87, 75], [87, 75]),
    row("paragraph moved",    form::moved,             &["order"],                             [95, 62], [95, 75]),
    row("passage parted",     form::parted,            &["split"],                             [88, 0], [88, 50]),
    row("passages joined",    form::joined,            &["split"],                             [88, 88], [88, 88]),
    row("word changed",       form::reworded,          &["reworded", "described", "source-named"],          [87, 0], [87, 0]),
    row("polarity",           claims::polarity,        &["polarity"],                          [95, 75], [95, 75]),
    row("certainty",          claims::certainty,       &["certainty"],                         [95, 87], [95, 87]),
    row("status",             claims::status,          &["status"],                            [95, 87], [95, 87]),
    row("detail",             claims::detail,          &["detail"],                            [87, 0], [87, 25]),
    row("described",          claims::described,       &["described", "source-named"],         [62, 50], [75, 75]),
    row("source without name", claims::nameless,       &["source-named", "more-precise"],      [87, 33], [87, 66]),
];

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
    let tellings = telling::tellings();
    let pairs = pairs(&tellings);
    let benches = in_parallel(&pairs, |(one, two)| Bench::new(one, two));
    let (update, most) = asked(MOST);
    if update.as_deref() == Some("harmless") {
        return;
    }
    let mut table = format!(
        "{:<20} {:<46} against another telling\n",
        "", "against itself"
    );
    let mut low = Vec::new();
    let kinds: Vec<&str> = FLOORS.iter().map(|it| it.kind).collect();
    let one = update.as_deref().filter(|it| kinds.contains(it));
    for row in FLOORS
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
            if is_low || update.as_deref() == Some(row.kind) {
                for ((n, change), it) in jobs.iter().zip(&verdicts) {
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
    assert!(low.is_empty(), "{table}\n{}", low.join("\n"));
}

#[test]
fn an_article_against_itself_raises_nothing() {
    for it in telling::tellings() {
        let bench = Bench::new(&it, &it);
        assert!(
            bench.before().is_empty(),
            "{}: {:#?}",
            it.name,
            bench.before()
        );
    }
}

/// The greatest part (in percent) of harmless changes that may raise anything: styles of an article against itself and against another
/// telling, other orders against itself, other orders against another telling, and those with details and other words counted too.
/// Ceilings only fall.
const CEILINGS: [(&str, usize); 5] = [
    ("style", 1),
    ("style against another telling", 8),
    ("order", 2),
    ("order against another telling", 2),
    ("order against another telling, details too", 10),
];

#[test]
fn changes_that_do_not_matter_raise_nothing() {
    let tellings = telling::tellings();
    let pairs = pairs(&tellings);
    let benches = in_parallel(&pairs, |(one, two)| Bench::new(one, two));
    let (update, most) = asked(MOST_HARMLESS);
    if !matches!(update.as_deref(), None | Some("1" | "all" | "harmless")) {
        return;
    }
    let mut out = String::new();
    let mut high = Vec::new();
    for (group, (name, ceiling)) in CEILINGS.iter().enumerate() {
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
            "{name}: {wrong} of {} changes raised something, at most {ceiling} % may",
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
    assert!(high.is_empty(), "{out}\n{}", high.join("\n"));
}
