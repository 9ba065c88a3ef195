//! A divergence in words where it may take two rows of a list: one for what each article says, where one row would cut that.

use crate::comparison::Comparison;
use crate::diverge::{Divergence, Kind};
use crate::render::brief::{forms_of, listed};
use crate::render::repeated::{Repeated, longest};
use crate::render::wording::{called, is_spelled, narrow};
use crate::text::index::ArticleId;

/// How many words of an article a row repeats at most, and at least.
const MOST: usize = 30;
const FEWEST: usize = 2;
/// Columns by which what goes on is set in.
const GOES_ON: usize = 2;

/// One row of what is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Columns by which it is set in.
    pub indent: usize,
    /// What it says.
    pub text: String,
    /// The articles whose words it repeats; none where it is about all of them.
    pub articles: Vec<ArticleId>,
}

/// How wide rows are: the columns of a text, and those that there are beside the places of some articles, or of all.
pub struct Room<'a> {
    /// Columns that a text takes.
    pub columns: &'a dyn Fn(&str) -> usize,
    /// Columns for the text of a row with the places of these articles behind it; of all for none.
    pub beside: &'a dyn Fn(&[ArticleId]) -> usize,
}

/// A divergence in one row where all that it has to say fits, else in two: the words of each article on a row of its own, or what is
/// said and how it goes on. What one article tells alone keeps to one row, which says how it begins. Cost: a sentence a try, some
/// 60 at most.
#[must_use]
pub fn rows(comparison: &Comparison, divergence: &Divergence, room: &Room<'_>) -> Vec<Row> {
    let all = (room.beside)(&[]);
    let fits = |text: &str| (room.columns)(text) <= all;
    let one = listed(comparison, divergence, fits);
    let whole = |text: String| Row {
        indent: 0,
        text,
        articles: Vec::new(),
    };
    if keeps_to_one(&divergence.kind) {
        return vec![whole(one)];
    }
    let full = listed(comparison, divergence, |_| true);
    if one == full && fits(&one) {
        return vec![whole(one)];
    }
    sides(comparison, divergence, room).unwrap_or_else(|| {
        let forms = forms_of(comparison, divergence);
        let shapes = forms.iter().map(|it| going_on(it, &one, room));
        let mut tried = Vec::new();
        for (rows, is_cut) in shapes {
            tried = rows;
            if !is_cut {
                break;
            }
        }
        tried
    })
}

/// What is told of whole passages: how these begin is enough to know them.
fn keeps_to_one(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Only { .. }
            | Kind::Repeated
            | Kind::Order { .. }
            | Kind::Split { .. }
            | Kind::Reworded(_)
    )
}

/// A row for each of two sides, the second below the first; with the shorter label where the words of one side have no room beside
/// the long one.
fn sides(comparison: &Comparison, divergence: &Divergence, room: &Room<'_>) -> Option<Vec<Row>> {
    let whole: [Telling; 2] = tellings(comparison, divergence, MOST)?.try_into().ok()?;
    let mut rows = Vec::new();
    for label in labels(comparison, divergence) {
        rows = below(comparison, divergence, &label, &whole, room);
        let is_whole = |(row, it): (&Row, &Telling)| row.text.ends_with(&it.text);
        if rows.iter().zip(&whole).all(is_whole) {
            break;
        }
    }
    Some(rows)
}

/// A row for each side under a label.
fn below(
    comparison: &Comparison,
    divergence: &Divergence,
    label: &str,
    whole: &[Telling; 2],
    room: &Room<'_>,
) -> Vec<Row> {
    let indent = (room.columns)(label);
    let row = |(n, side): (usize, &Telling)| {
        let room_here = (room.beside)(&side.articles).saturating_sub(indent);
        let text = |most| {
            let told = tellings(comparison, divergence, most);
            told.and_then(|it| it.into_iter().nth(n))
                .map_or(String::new(), |it| it.text)
        };
        let fits = |it: &str| (room.columns)(it) <= room_here;
        let found = longest((comparison, divergence), [FEWEST, MOST], text, fits);
        let text = found.unwrap_or_else(|| text(FEWEST));
        Row {
            indent: if n == 0 { 0 } else { indent },
            text: match n {
                0 => format!("{label}{text}"),
                _ => text,
            },
            articles: side.articles.clone(),
        }
    };
    whole.iter().enumerate().map(row).collect()
}

/// What is said before the first side, and that in fewer words: nothing where the heading of the list says it.
fn labels(comparison: &Comparison, divergence: &Divergence) -> Vec<String> {
    let name = match divergence.kind {
        Kind::Described { entity: None } => return vec![String::new()],
        Kind::Described { .. } | Kind::NameConflict if is_spelled(comparison, divergence) => {
            "Name spelled otherwise"
        }
        Kind::Described { .. } => "Described",
        _ => called(comparison, divergence),
    };
    let labels = [Some(name), narrow(&divergence.kind, name)]
        .into_iter()
        .flatten();
    labels.map(|it| format!("{it}: ")).collect()
}

/// What some articles say alike.
struct Telling {
    articles: Vec<ArticleId>,
    text: String,
}

/// What each side says, with the letters of its articles; nothing where a divergence has no two sides.
fn tellings(comparison: &Comparison, divergence: &Divergence, most: usize) -> Option<Vec<Telling>> {
    let repeated = Repeated {
        comparison,
        divergence,
        most,
    };
    let is_quoted = match divergence.kind {
        Kind::QuoteAltered | Kind::Polarity | Kind::Certainty | Kind::Status { .. } => true,
        Kind::Described { entity } => entity.is_none() || !is_spelled(comparison, divergence),
        Kind::NumberConflict | Kind::DateConflict | Kind::NameConflict => {
            let told = repeated.tellings().into_iter();
            return Some(
                told.map(|(articles, text)| Telling { articles, text })
                    .collect(),
            );
        }
        Kind::QuoteSpeaker { .. } | Kind::SourceNamed { only: None } => false,
        _ => return None,
    };
    let sites = match divergence.kind {
        Kind::QuoteSpeaker { speakers } => speakers.to_vec(),
        _ => divergence.sites.clone(),
    };
    let telling = |site: &crate::corpus::Site| Telling {
        articles: vec![site.article],
        text: match is_quoted {
            true => repeated.words(Some(*site)),
            false => repeated.shown(Some(*site)),
        },
    };
    Some(sites.iter().map(telling).collect())
}

/// What is said over two rows, cut at a border of words, and whether it is; `one` where not a word would fit.
fn going_on(full: &str, one: &str, room: &Room<'_>) -> (Vec<Row>, bool) {
    let [first, rest] = [
        (room.beside)(&[]),
        (room.beside)(&[]).saturating_sub(GOES_ON),
    ];
    let mut rows = vec![String::new()];
    let mut is_cut = false;
    for word in full.split(' ') {
        let last = rows.len() - 1;
        let longer = match rows[last].is_empty() {
            true => word.to_owned(),
            false => format!("{} {word}", rows[last]),
        };
        let most = if last == 0 { first } else { rest };
        // The sign of the cut needs a column too.
        match (room.columns)(&longer) < most {
            true => rows[last] = longer,
            false if last == 0 && !rows[0].is_empty() => rows.push(word.to_owned()),
            false => {
                is_cut = true;
                break;
            }
        }
    }
    if rows.len() < 2 {
        rows = vec![one.to_owned()];
    }
    if is_cut && let Some(last) = rows.last_mut() {
        let kept = last
            .trim_end_matches(|it: char| !it.is_alphanumeric())
            .to_owned();
        *last = format!("{kept}…");
    }
    let row = |(n, text): (usize, String)| Row {
        indent: if n == 0 { 0 } else { GOES_ON },
        text,
        articles: Vec::new(),
    };
    (rows.into_iter().enumerate().map(row).collect(), is_cut)
}

#[cfg(test)]
mod tests {
    use super::{Room, Row, rows};
    use crate::comparison::{Options, compare};
    use crate::load::{Input, read_one};
    use crate::render::wording::label;
    use crate::render::wrap::columns;
    use crate::text::index::ArticleId;

    const A: &str = "Ferry news\n\nThe harbor office in Merrow closed both of the old piers on Friday. It said that 48 old wooden ships were lost in Halden on Friday.\n";
    const B: &str = "Ferry news\n\nThe harbor office in Merrow barred every ship from its landing stages on Friday. It said that 84 old wooden ships were lost in Halden on Friday.\n";

    /// The rows of the first difference of a kind, in so many columns, of which places take ten for an article.
    #[track_caller]
    fn check(kind: &str, width: usize, expected: &[&str]) {
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "report.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        let it = compare([A, B].map(read).into(), &Options::default());
        let mut all = it.all_divergences().iter();
        let found = all.find(|it| label(&it.kind) == kind).expect("that kind");
        let beside = |articles: &[ArticleId]| width - 10 * if articles.is_empty() { 2 } else { 1 };
        let room = Room {
            columns: &columns,
            beside: &beside,
        };
        let rows = rows(&it, found, &room);
        let line = |it: &Row| format!("{}{}", " ".repeat(it.indent), it.text);
        assert_eq!(rows.iter().map(line).collect::<Vec<_>>(), expected);
        for it in &rows {
            assert!(
                it.indent + columns(&it.text) <= beside(&it.articles),
                "{it:?}"
            );
        }
    }

    #[test]
    fn what_fits_takes_one_row() {
        check(
            "Described otherwise",
            100,
            &[
                r#"A "closed both of the old piers" / B "barred every ship from its landing stages""#,
            ],
        );
        check(
            "Numbers disagree",
            100,
            &["Numbers disagree: A 48 old wooden ships / B 84 old wooden ships"],
        );
    }

    #[test]
    fn what_does_not_takes_a_row_for_each_article() {
        check(
            "Described otherwise",
            60,
            &[
                r#"A "closed both of the old piers""#,
                r#"B "barred every ship from its landing stages""#,
            ],
        );
        check(
            "Described otherwise",
            40,
            &[
                r#"A "closed both of the…""#,
                r#"B "barred every ship from…""#,
            ],
        );
        check(
            "Numbers disagree",
            60,
            &[
                "Numbers disagree: A 48 old wooden ships",
                "                  B 84 old wooden ships",
            ],
        );
        check(
            "Numbers disagree",
            45,
            &[
                "Numbers: A 48 old wooden ships",
                "         B 84 old wooden ships",
            ],
        );
    }
}
