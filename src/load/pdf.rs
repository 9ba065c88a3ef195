//! PDF files to text, lines as typeset, with the typesetter's tricks undone.

/// The text of a PDF file, page after page, one line of text a typeset line.
///
/// Panics on some broken files, as `pdf-extract` does: call it contained.
///
/// # Errors
/// What is wrong with the file, in words.
pub(super) fn text(bytes: &[u8]) -> Result<String, String> {
    let text = pdf_extract::extract_text_from_mem(bytes).map_err(|error| error.to_string())?;
    let text = without_ligatures(text);
    Ok(if is_double_spaced(&text) {
        text.replace("\n\n", "\n")
    } else {
        text
    })
}

/// Joined letters as the letters that they stand for, so that words can be searched and compared.
fn without_ligatures(text: String) -> String {
    const LIGATURES: [(char, &str); 7] = [
        ('ﬀ', "ff"),
        ('ﬁ', "fi"),
        ('ﬂ', "fl"),
        ('ﬃ', "ffi"),
        ('ﬄ', "ffl"),
        ('ﬅ', "st"),
        ('ﬆ', "st"),
    ];
    if !text.contains(LIGATURES.map(|it| it.0)) {
        return text;
    }
    let letters = |c: char| LIGATURES.iter().find(|it| it.0 == c).map(|it| it.1);
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match letters(c) {
            Some(letters) => out.push_str(letters),
            None => out.push(c),
        }
    }
    out
}

/// Whether nearly every line stands alone though sentences run on: lines so far apart that each looks like a paragraph.
fn is_double_spaced(text: &str) -> bool {
    let groups: Vec<&str> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let single = groups.iter().filter(|it| !it.contains('\n')).count();
    let run_on = groups
        .windows(2)
        .filter(|it| it[1].starts_with(char::is_lowercase))
        .count();
    groups.len() >= 6 && single * 10 >= groups.len() * 8 && run_on * 3 >= groups.len()
}

#[cfg(test)]
mod tests {
    use super::{is_double_spaced, text, without_ligatures};
    use crate::load::{Input, read_one};

    /// A PDF file of one page with these lines, 14 points apart, a blank one for each empty string.
    fn pdf(lines: &[&str]) -> Vec<u8> {
        let shown: String = lines
            .iter()
            .map(|line| format!("({line}) Tj 0 -14 Td\n"))
            .collect();
        let page = format!("BT /F1 12 Tf 72 720 Td\n{shown}ET");
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
                .to_owned(),
            format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        ];
        let (mut out, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
        for (n, object) in objects.iter().enumerate() {
            places.push_str(&format!("{:010} 00000 n \n", out.len()));
            out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", n + 1));
        }
        let start = out.len();
        out.push_str(&format!("xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"));
        out.into_bytes()
    }

    #[test]
    fn lines_of_a_page_become_paragraphs() {
        let bytes = pdf(&[
            "Ferry drifts for nine hours",
            " ",
            "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drif-",
            "ted for nine hours before two tugs brought it in, and the harbour",
            "master of Lindholm said that it would stay.",
        ]);
        let input = Input::Bytes {
            name: "a.pdf".into(),
            bytes,
        };
        let (article, _) = read_one(&input).expect("an article");
        assert!(
            article.text().ends_with(
                "The ferry Aurelia lost its rudder off Kestrel Point on Tuesday and drifted for nine hours before two tugs \
                 brought it in, and the harbour master of Lindholm said that it would stay."
            ),
            "{}",
            article.text()
        );
    }

    #[test]
    fn a_broken_file_is_an_error_in_words() {
        assert!(text(b"%PDF-1.4 nothing behind").is_err());
        let mut bytes = pdf(&["Ferry"]);
        bytes.truncate(300);
        let error = read_one(&Input::Bytes {
            name: "a.pdf".into(),
            bytes,
        })
        .expect_err("broken");
        assert!(
            error.what.starts_with("the PDF file could not be read"),
            "{error}"
        );
    }

    #[test]
    fn tricks_of_typesetters_are_undone() {
        assert_eq!(without_ligatures("ﬁve oﬃces".into()), "five offices");
        assert!(is_double_spaced(
            "The\n\nferry\n\nlost\n\nits\n\nrudder\n\noff\n\nthe"
        ));
        assert!(!is_double_spaced(
            "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix."
        ));
    }
}
