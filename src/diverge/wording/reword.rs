//! Which words differ between two linked passages.

use crate::diverge::context::{Context, sites};
use crate::diverge::facing::Facing;
use crate::diverge::words::Plain;
use crate::diverge::{Divergence, Edit, Kind};
use crate::text::Span;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// One `Reworded` for the strongest pair of each match and two articles whose words differ. Marks and case do not count.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let facings = context.facings.iter().filter(|it| it.pair.best);
    facings
        .filter_map(|it| {
            let edits = edits(context, it);
            let spans = it.pair.passages.map(|it| context.corpus.passage_span(it));
            (!edits.is_empty()).then(|| {
                let kind = Kind::Reworded(edits);
                context.divergence(kind, sites(&it.pair, spans), it.pair.score.get())
            })
        })
        .collect()
}

/// The stretches of words that differ, in order; none when the words are the same.
fn edits(context: &Context<'_>, facing: &Facing) -> Vec<Edit> {
    let passages = facing
        .pair
        .passages
        .map(|it| context.corpus.passage_span(it));
    let [left, right] = facing.sides.each_ref().map(|it| &it.words);
    facing
        .changes
        .iter()
        .map(|it| Edit {
            left: cover(left, &it.left, passages[0]),
            right: cover(right, &it.right, passages[1]),
        })
        .collect()
}

/// Words that differ, by position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::diverge) struct Change {
    pub left: Range<usize>,
    pub right: Range<usize>,
}

/// The changed stretches. A diff has sides, so the pair is ordered by its words first: neither the order of the articles
/// nor the numbers of symbols can show in the result.
pub(in crate::diverge) fn changes(left: &[Plain], right: &[Plain]) -> Vec<Change> {
    let ids = |it: &Plain| it.id;
    if left.iter().map(ids).eq(right.iter().map(ids)) {
        return Vec::new();
    }
    let apart = left.iter().zip(right).find(|(one, two)| one.id != two.id);
    let swapped = match apart {
        Some((one, two)) => two.form < one.form,
        None => right.len() < left.len(),
    };
    if swapped {
        let swap = |it: Change| Change {
            left: it.right,
            right: it.left,
        };
        return changes(right, left).into_iter().map(swap).collect();
    }
    let [left_ids, right_ids] = [left, right].map(|it| it.iter().map(ids).collect::<Vec<u32>>());
    let ops = capture_diff_slices(Algorithm::Patience, &left_ids, &right_ids);
    let mut out: Vec<Change> = Vec::new();
    for op in ops {
        let (tag, l, r) = op.as_tag_tuple();
        if tag == DiffTag::Equal {
            continue;
        }
        match out.last_mut() {
            Some(last) if is_weak(&left[last.left.end..l.start]) => {
                last.left.end = l.end;
                last.right.end = r.end;
            }
            _ => out.push(Change { left: l, right: r }),
        }
    }
    out
}

/// Whether equal words between two changes are too few to read on their own: at most two that tell nothing.
fn is_weak(equal: &[Plain]) -> bool {
    equal.len() <= 2 && equal.iter().all(|it| it.stem.is_none())
}

/// The bytes of a range of words; an empty range stands where its words would, after the word before it.
fn cover(words: &[Plain], range: &Range<usize>, passage: Span) -> Span {
    match &words[range.clone()] {
        [] => {
            let before = range.start.checked_sub(1).map(|n| words[n].span.end());
            let at = before.unwrap_or(passage.start());
            Span::new(at, at)
        }
        [first, .., last] => first.span.cover(last.span),
        [one] => one.span,
    }
}

#[cfg(test)]
mod tests {
    use super::changes;
    use crate::diverge::words::{Form, Number, Plain};
    use crate::lexicon::stance::StanceSet;
    use crate::text::Span;
    use std::sync::Arc;

    /// Words of both sides, `left>right` for each change; words of up to three letters tell nothing.
    #[track_caller]
    fn check(left: &str, right: &str, expected: &str) {
        let all: Vec<&str> = left.split(' ').chain(right.split(' ')).collect();
        let plain = |text: &str| -> Vec<Plain> {
            text.split(' ')
                .filter(|it| !it.is_empty())
                .map(|it| Plain {
                    word: Arc::new(Form {
                        form: it.into(),
                        id: all
                            .iter()
                            .position(|one| *one == it)
                            .map_or(0, |n| n as u32),
                        base: None,
                        begins: None,
                        stances: StanceSet::default(),
                        light: false,
                        opens: None,
                    }),
                    span: Span::default(),
                    stem: (it.len() > 3).then_some(Number::new(0)),
                    start: None,
                })
                .collect()
        };
        let join = |it: &[Plain]| {
            let forms: Vec<&str> = it.iter().map(|it| &*it.form).collect();
            forms.join(" ")
        };
        let (left, right) = (plain(left), plain(right));
        let found = changes(&left, &right);
        let shown: Vec<String> = found
            .iter()
            .map(|it| {
                format!(
                    "{}>{}",
                    join(&left[it.left.clone()]),
                    join(&right[it.right.clone()])
                )
            })
            .collect();
        assert_eq!(shown.join(", "), expected);
        let back = changes(&right, &left);
        assert!(
            back.iter()
                .zip(&found)
                .all(|(b, f)| b.left == f.right && b.right == f.left)
        );
        assert_eq!(back.len(), found.len());
    }

    #[test]
    fn equal_words_are_no_change() {
        check("the bridge closed", "the bridge closed", "");
        check("", "", "");
    }

    #[test]
    fn changes_are_stretches_that_a_reader_can_read() {
        check(
            "workers left the plant on monday",
            "crews left the plant on friday",
            "workers>crews, monday>friday",
        );
        check(
            "rain fell on the town",
            "snow lay on the city",
            "rain fell on the town>snow lay on the city",
        );
        check("they left", "they left early", ">early");
    }
}
