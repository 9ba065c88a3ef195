//! How wide the texts of articles side by side are: equal shares, and what the reader moved between them.

/// The widths of texts in `room` columns: equal shares of `widest` columns at most, each with its `extra`, none narrower
/// than `least` as long as that fits. They never take more than the room.
#[must_use]
pub(in crate::tui) fn widths(
    room: usize,
    widest: usize,
    least: usize,
    extra: &[isize],
) -> Vec<usize> {
    let n = extra.len().max(1);
    let share = |i: usize| (room / n + usize::from(i >= n - room % n)).min(widest);
    let least = least.min(room / n);
    let wanted = |i: usize| share(i).saturating_add_signed(extra[i]);
    let mut texts: Vec<usize> = (0..extra.len())
        .map(|i| wanted(i).clamp(least, room))
        .collect();
    let full: usize = (0..extra.len()).map(share).sum();
    // What does not fit is taken from the widest; what is left over because another article is shown goes to the narrowest.
    while texts.iter().sum::<usize>() > room {
        let Some(it) = texts.iter_mut().max() else {
            break;
        };
        *it -= 1;
    }
    while texts.iter().sum::<usize>() < full {
        let Some(it) = texts.iter_mut().min() else {
            break;
        };
        *it += 1;
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::widths;

    #[track_caller]
    fn check(room: usize, extra: &[isize], expected: &[usize]) {
        assert_eq!(widths(room, 76, 28, extra), expected);
    }

    #[test]
    fn shares_are_equal_until_columns_are_moved() {
        check(66, &[0, 0], &[33, 33]);
        check(103, &[0, 0], &[51, 52]);
        check(180, &[0, 0], &[76, 76]);
        check(103, &[10, -10], &[61, 42]);
        check(180, &[12, 0], &[88, 76]);
    }

    #[test]
    fn no_text_is_squeezed_and_nothing_goes_beyond_the_room() {
        check(66, &[40, -40], &[38, 28]);
        check(66, &[0, -20], &[33, 33]);
        check(105, &[-20, 0, 0], &[35, 35, 35]);
        check(20, &[9, -9], &[10, 10]);
        for room in 0..200 {
            for a in -50..50 {
                let texts = widths(room, 76, 28, &[a, 7, -a]);
                assert!(texts.iter().sum::<usize>() <= room);
            }
        }
    }
}
