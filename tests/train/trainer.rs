//! The trainer of the name tagger: the same texts in the same order give the same file, byte for byte.

use parallax::annotate::MentionKind;
use parallax::annotate::tagger::{
    FEATURES, LABELS, Row, Scores, Transitions, decode, encode, examples, label,
};
use parallax::article::{Article, ArticleBuilder, BlockKind, Metadata};
use parallax::lexicon::titles::{Role, Roles};
use parallax::segment::segment;
use parallax::text::{Interner, Span};
use std::error::Error;
use std::io::Write;

const ROUNDS: usize = 8;
/// One line in so many is set in title case, so that headlines are learnt too.
const TITLE_CASE: u64 = 14;

/// Words with their features and their labels.
struct Example {
    rows: Vec<Row>,
    labels: Vec<u8>,
}

/// Trains a model on texts, each with an object a line, and tells how it goes on. The file of the model.
pub fn train(texts: &[String], out: &mut impl Write) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut examples = Vec::new();
    for line in texts.iter().flat_map(|it| it.lines()) {
        read(&serde_json::from_str(line)?, &mut random, &mut examples);
    }
    let words: usize = examples.iter().map(|it| it.rows.len()).sum();
    writeln!(out, "{} stretches, {words} words", examples.len())?;
    let mut trainer = Trainer::new();
    for round in 1..=ROUNDS {
        random.shuffle(&mut examples);
        let wrong = examples.iter().filter(|it| !trainer.learn(it)).count();
        writeln!(out, "round {round}: {wrong} stretches wrong")?;
    }
    Ok(trainer.finish())
}

/// Adds the examples of one line.
fn read(record: &serde_json::Value, random: &mut Random, found: &mut Vec<Example>) {
    let printed = record["text"].as_str().unwrap_or("");
    let lines: Vec<String> = printed
        .lines()
        .map(|it| {
            if random.below(TITLE_CASE) == 0 {
                title_case(it)
            } else {
                it.to_owned()
            }
        })
        .collect();
    let mut builder = ArticleBuilder::new(Metadata {
        language: Some("en".to_owned()),
        ..Metadata::default()
    });
    for line in &lines {
        builder.block(BlockKind::Paragraph, line);
    }
    let article = builder.finish();
    let Some(names) = names(record, printed, &article) else {
        return;
    };
    let mut interner = Interner::default();
    let segments = segment(&article, &mut interner);
    for stretch in examples(&article, &segments, &interner) {
        let mut labels = Vec::with_capacity(stretch.rows.len());
        let mut inside = None;
        for token in segments.tokens().run(stretch.tokens) {
            let name = names
                .iter()
                .position(|(span, _)| span.contains_offset(token.span.start()));
            labels.push(name.map_or(0, |it| label(names[it].1) + u8::from(inside == Some(it))));
            inside = name;
        }
        found.push(Example {
            rows: stretch.rows,
            labels,
        });
    }
}

/// The names of a record, in bytes of the article: the two texts agree in all characters that are no white space.
fn names(
    record: &serde_json::Value,
    printed: &str,
    article: &Article,
) -> Option<Vec<(Span, MentionKind)>> {
    let places = |text: &str| -> Vec<usize> {
        let shown = text.char_indices().filter(|(_, c)| !c.is_whitespace());
        shown.map(|(at, _)| at).collect()
    };
    let (from, to) = (places(printed), places(article.text()));
    if from.len() != to.len() {
        return None;
    }
    let byte: Vec<usize> = printed
        .char_indices()
        .map(|(at, _)| at)
        .chain([printed.len()])
        .collect();
    let mut names = Vec::new();
    for span in record["spans"].as_array()? {
        let kind = match span[2].as_str()? {
            "PER" => MentionKind::Person,
            "ORG" => MentionKind::Organization,
            "LOC" => MentionKind::Place,
            "MISC" => MentionKind::Other,
            _ => continue,
        };
        let place = |n: usize| byte.get(usize::try_from(span[n].as_u64()?).ok()?).copied();
        let (start, end) = (place(0)?, place(1)?);
        let (mut start, end) = (
            from.partition_point(|it| *it < start),
            from.partition_point(|it| *it < end),
        );
        if kind == MentionKind::Person {
            start += titles(article.text(), &to[start..end]);
        }
        if start < end {
            names.push((Span::new(to[start], to[end - 1] + 1), kind));
        }
    }
    Some(names)
}

/// Number of characters of the titles that a person's name begins with: titles are no part of our names. `places` are those
/// of the name's characters.
fn titles(text: &str, places: &[usize]) -> usize {
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else {
        return 0;
    };
    let mut skipped = 0;
    for word in text[first..last]
        .split(' ')
        .rev()
        .skip(1)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        let form = word.to_lowercase();
        if !Roles::shared().has(&form, Role::Title)
            && !Roles::shared().has(&form, Role::BeforeTitle)
        {
            break;
        }
        skipped += word.chars().count();
    }
    skipped
}

/// A capital on every word of more than three letters.
fn title_case(line: &str) -> String {
    let word = |it: &str| match it.chars().next() {
        Some(first) if it.len() > 3 && first.is_ascii_lowercase() => {
            first.to_ascii_uppercase().to_string() + &it[1..]
        }
        _ => it.to_owned(),
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// An averaged structured perceptron: whole numbers throughout, so that every machine comes to the same weights.
struct Trainer {
    rows: Vec<i32>,
    transitions: Transitions,
    // The same, each change weighted by the time it was made.
    row_sums: Vec<i64>,
    transition_sums: [[i64; LABELS]; LABELS],
    time: i64,
}

impl Trainer {
    fn new() -> Self {
        Self {
            rows: vec![0; FEATURES * LABELS],
            transitions: [[0; LABELS]; LABELS],
            row_sums: vec![0; FEATURES * LABELS],
            transition_sums: [[0; LABELS]; LABELS],
            time: 1,
        }
    }

    /// Moves the weights towards the labels of an example where they lead to others; whether they led to them.
    fn learn(&mut self, example: &Example) -> bool {
        let scores: Vec<Scores> = example.rows.iter().map(|it| self.scores(it)).collect();
        let guess = decode(&scores, &self.transitions);
        let right = guess == example.labels;
        if !right {
            let mut before = (0, 0);
            for (row, (&label, &guess)) in
                example.rows.iter().zip(example.labels.iter().zip(&guess))
            {
                let (label, guess) = (usize::from(label), usize::from(guess));
                if label != guess {
                    self.change(row, label, 1);
                    self.change(row, guess, -1);
                }
                if (before.0, label) != (before.1, guess) {
                    self.change_transition(before.0, label, 1);
                    self.change_transition(before.1, guess, -1);
                }
                before = (label, guess);
            }
        }
        self.time += 1;
        right
    }

    fn scores(&self, row: &Row) -> Scores {
        let mut sum = [0; LABELS];
        for &feature in row {
            let weights = &self.rows[feature as usize * LABELS..][..LABELS];
            for (sum, weight) in sum.iter_mut().zip(weights) {
                *sum += weight;
            }
        }
        sum
    }

    fn change(&mut self, row: &Row, label: usize, by: i32) {
        for &feature in row {
            let at = feature as usize * LABELS + label;
            self.rows[at] += by;
            self.row_sums[at] += i64::from(by) * self.time;
        }
    }

    fn change_transition(&mut self, before: usize, label: usize, by: i32) {
        self.transitions[before][label] += by;
        self.transition_sums[before][label] += i64::from(by) * self.time;
    }

    /// The file of the averages over all moments of the training.
    fn finish(&self) -> Vec<u8> {
        let mean = |last: i32, sum: i64| f64::from(last) - sum as f64 / self.time as f64;
        let rows: Vec<f64> = self
            .rows
            .iter()
            .zip(&self.row_sums)
            .map(|(a, b)| mean(*a, *b))
            .collect();
        let transitions = std::array::from_fn(|before| {
            std::array::from_fn(|label| {
                mean(
                    self.transitions[before][label],
                    self.transition_sums[before][label],
                )
            })
        });
        encode(&rows, &transitions)
    }
}

/// Xorshift: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            let other = self.below(at as u64 + 1) as usize;
            list.swap(at, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::train;

    #[test]
    fn the_same_texts_give_the_same_file() {
        let line =
            |text: &str, spans: &str| format!("{{\"text\":\"{text}\",\"spans\":[{spans}]}}\n");
        let texts = [
            line(
                "Anna Holm met the Velin Bank in Tarsk.",
                "[0,9,\"PER\"],[18,28,\"ORG\"],[32,37,\"LOC\"]",
            ),
            line(
                "Then Holm left Tarsk for good.",
                "[5,9,\"PER\"],[15,20,\"LOC\"]",
            ),
        ];
        let file = || train(&texts, &mut Vec::new()).expect("texts are well formed");
        let one = file();
        assert!(one.iter().any(|it| *it != 0), "nothing is learnt");
        assert!(one == file(), "two runs differ");
    }
}
