//! How wide the letters of composite fonts are, put into the one form that the reader of PDF files understands.

use pdf_extract::{Dictionary, Document, Object};

/// Most letters whose widths are written out for one file: some fonts with every letter that there is.
const MOST: i64 = 1_000_000;

/// Writes the ranges in the width tables of composite fonts out as lists: `3 5 250` (letters 3 to 5 are 250 wide) as
/// `3 [250 250 250]`, and a default width with decimals as a whole number.
///
/// `pdf-extract` 0.12 takes the number of a letter in a range for its width, or the default; then letters that are placed one by one (as
/// browsers do it between pairs that are set closer) stand far from where the last one ended. Linear in the file and
/// [`MOST`]. Known failure: a font that is written inside another object, which hardly any program does.
pub(super) fn write_out(document: &mut Document) {
    let mut left = MOST;
    let mut mended = Vec::new();
    for (&id, object) in &document.objects {
        let Some(font) = object.as_dict().ok().filter(|it| is_composite(it)) else {
            continue;
        };
        let widths = font.get_deref(b"W", document).and_then(Object::as_array);
        let widths = widths.map(|it| lists(document, it, &mut left)).ok();
        let default = font.get_deref(b"DW", document).and_then(Object::as_float);
        mended.push((id, widths, default.ok()));
    }
    for (id, widths, default) in mended {
        let Some(Object::Dictionary(font)) = document.objects.get_mut(&id) else {
            continue;
        };
        if let Some(widths) = widths {
            font.set("W", widths);
        }
        if let Some(default) = default {
            font.set("DW", default.round() as i64);
        }
    }
}

fn is_composite(font: &Dictionary) -> bool {
    let kind = font.get(b"Subtype").and_then(Object::as_name);
    kind.is_ok_and(|it| matches!(it, b"CIDFontType0" | b"CIDFontType2"))
}

/// A width table without ranges; it ends where it is broken, or where `left` letters are written out.
fn lists(document: &Document, table: &[Object], left: &mut i64) -> Vec<Object> {
    let value = |at: usize| -> Option<&Object> {
        let it = table.get(at)?;
        document.dereference(it).ok().map(|it| it.1)
    };
    let (mut out, mut at) = (Vec::new(), 0);
    while let (Some(first), Some(second)) = (value(at), value(at + 1)) {
        if let Object::Array(_) = second {
            out.extend([first.clone(), second.clone()]);
            at += 2;
            continue;
        }
        let (Ok(from), Ok(to), Some(width)) = (first.as_i64(), second.as_i64(), value(at + 2))
        else {
            break;
        };
        let count = to.saturating_sub(from).saturating_add(1);
        if width.as_float().is_err() || !(0..=*left).contains(&count) {
            break;
        }
        *left -= count;
        let widths = (0..count).map(|_| width.clone()).collect();
        out.extend([first.clone(), Object::Array(widths)]);
        at += 3;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MOST, lists};
    use pdf_extract::{Document, Object};

    #[track_caller]
    fn check(table: Vec<Object>, expected: &str) {
        let got = lists(&Document::new(), &table, &mut { MOST });
        assert_eq!(format!("{got:?}"), expected);
    }

    #[test]
    fn ranges_become_lists_and_lists_stay() {
        let list = |it: &[i64]| Object::Array(it.iter().map(|&it| it.into()).collect());
        check(
            vec![1.into(), list(&[600]), 3.into(), 5.into(), 250.into()],
            "[1, [600], 3, [250 250 250]]",
        );
        check(vec![3.into(), 3.into(), 250.into(), 9.into()], "[3, [250]]");
    }

    #[test]
    fn what_is_broken_or_without_end_is_left_out() {
        check(vec![5.into(), 3.into(), 250.into()], "[]");
        check(vec![0.into(), i64::MAX.into(), 250.into()], "[]");
        check(vec![3.into(), 5.into(), Object::Null], "[]");
        check(vec![Object::Null, 5.into(), 250.into()], "[]");
    }
}
