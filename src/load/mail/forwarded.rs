//! Mails that were forwarded or answered: what programs print above the text that was sent on, and before a subject.

use super::is_header;
use crate::lexicon::furniture::Furniture;
use std::ops::Range;

/// Which of some lines say that what follows was forwarded, and are the head of that mail. Linear.
pub(super) fn forwarded<'a>(lines: impl Iterator<Item = &'a str> + Clone) -> Option<Range<usize>> {
    let marks = |c: char| !c.is_alphanumeric();
    let says = |it: &str| {
        it.len() < 100 && Furniture::Forwarded.has(&it.trim_matches(marks).to_lowercase())
    };
    let at = lines.clone().position(says)?;
    let mut behind = lines.skip(at + 1).peekable();
    let mut end = at + 1;
    while behind.next_if(|it| it.trim().is_empty()).is_some() {
        end += 1;
    }
    Some(at..end + behind.take_while(|it| is_field(it)).count())
}

/// A text without them.
pub(super) fn without_forwarded(text: &str) -> String {
    let head = forwarded(text.lines()).unwrap_or_default();
    let lines = text.lines().enumerate();
    let kept: Vec<&str> = lines
        .filter(|it| !head.contains(&it.0))
        .map(|it| it.1)
        .collect();
    kept.join("\n")
}

/// Whether a line is one of the head of a mail, as programs print it in many languages: `From: desk@norrland.example`, `Objet : Le bac`.
fn is_field(line: &str) -> bool {
    let name = line.split_once(':').map(|it| it.0.trim().to_lowercase());
    name.is_some_and(|it| Furniture::MailField.has(&it) || is_header(&it))
}

/// A subject without what says that it is of an answer or a mail that was forwarded.
pub(super) fn without_mark(subject: &str) -> String {
    let mut rest = subject;
    while let Some((mark, behind)) = rest.split_once(':')
        && Furniture::Again.has(&mark.trim().to_lowercase())
        && !behind.trim().is_empty()
    {
        rest = behind.trim_start();
    }
    rest.to_owned()
}
