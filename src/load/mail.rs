//! Mails to blocks: the text part of a message, else its HTML part, with what its head says.

mod forwarded;

use super::contain::{Escaped, contained};
use super::decode::{decode, tidy};
use super::fragment::Deadline;
use super::limits::LONGEST_SEARCH;
use super::pieces::{Found, Source};
use super::plain::{Hyphens, of_mail};
use super::structure::{Markup, Piece};
use super::{LoadError, fragment};
use crate::article::{BlockKind, Metadata};
use forwarded::{forwarded, without_forwarded, without_mark};
use mail_parser::{Message, MessageParser, PartType};

/// What a mail holds.
#[derive(Debug, Default)]
struct Mail {
    subject: Option<String>,
    sender: Option<String>,
    date: Option<String>,
    /// Its text parts that are meant to be read, in order.
    text: String,
    /// The same as HTML.
    html: String,
    attachments: usize,
}

/// Fewer words of the text parts may only say that the mail is to be read as HTML: then that is looked at too.
const FEW_WORDS: usize = 60;
/// So many times fewer words than the HTML parts have are no report.
const FEWER: usize = 3;

/// Blocks of a mail: of its text parts, else of its HTML parts, also where the text parts say next to nothing. The subject is the headline, the sender's name the byline.
/// Attachments are left out, and so is what follows the line `-- `, which is the sender's card.
///
/// # Errors
/// When it cannot be taken apart.
pub(super) fn find(source: &Source<'_>, meta: &mut Metadata) -> Result<Found, LoadError> {
    let bytes = source.bytes.to_vec();
    let mail = match contained(LONGEST_SEARCH, move || take_apart(&bytes)) {
        Ok(Some(mail)) => mail,
        other => {
            let seconds = LONGEST_SEARCH.as_secs();
            let within = match other {
                Err(Escaped::TooLong) => format!(" within {seconds} s"),
                _ => String::new(),
            };
            return Err(LoadError::new(
                source.name,
                format!("the mail could not be read{within}"),
                "save its text and name that file",
            ));
        }
    };
    let text = decode(mail.text.into_bytes(), Some("utf-8"));
    let mut pieces = paragraphs(&without_forwarded(without_card(&text.text)));
    let mut notes = text.notes;
    let told = words(&pieces);
    if told < FEW_WORDS && !mail.html.trim().is_empty() {
        let html = decode(mail.html.into_bytes(), Some("utf-8"));
        let marked = fragment::blocks(source.name, html.text, source.raw, Deadline::new());
        // Where there is text, markup that cannot be read is no error.
        match marked {
            Ok(marked) if told == 0 || words(&marked) >= told * FEWER => {
                (notes, pieces) = (html.notes, marked);
            }
            Err(error) if told == 0 => return Err(error),
            _ => {}
        }
    }
    match mail.attachments {
        0 => {}
        1 => notes.push("1 attachment is left out".to_owned()),
        n => notes.push(format!("{n} attachments are left out")),
    }
    if let Some(head) = forwarded(pieces.iter().map(|it| it.text.as_str())) {
        pieces.drain(head);
    }
    quoted(&mut pieces);
    let headed = pieces.iter().any(|it| it.kind == BlockKind::Headline);
    let subject = mail.subject.as_deref().map(without_mark);
    if let Some(text) = subject.filter(|_| !headed && !pieces.is_empty()) {
        meta.title = Some(text.clone());
        let kind = BlockKind::Headline;
        pieces.insert(0, Piece { kind, text });
    }
    meta.byline = mail.sender;
    meta.published = mail.date;
    Ok((pieces, notes, Markup::Marked))
}

/// The fields of a head by which it is known (RFC 5322, 3.6), in small letters.
const FIELDS: &str = "from to date subject message-id mime-version content-type received return-path delivered-to \
                      content-transfer-encoding reply-to cc sent";

/// Whether text starts as a mail does: with fields, three of them or more of the kinds that mails have, then a blank line or
/// the end of what is looked at. `named`: the file has the name of a mail, and one is enough.
pub(super) fn opens_as_mail(head: &str, named: bool) -> bool {
    let letter = |b: u8| b.is_ascii_alphanumeric() || b == b'-';
    let mut known = 0;
    let mut lines = head.lines().enumerate().peekable();
    while let Some((n, line)) = lines.next() {
        let goes_on = line.starts_with([' ', '\t']) && n > 0;
        let mailbox = n == 0 && line.starts_with("From ");
        if goes_on || mailbox {
            continue;
        }
        if line.is_empty() {
            break;
        }
        let Some((name, _)) = line.split_once(':') else {
            // The name of a field may be cut where what is looked at ends.
            let cut = lines.peek().is_none() && !head.ends_with('\n') && line.bytes().all(letter);
            match cut {
                true => break,
                false => return false,
            }
        };
        if name.is_empty() || !name.bytes().all(letter) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        known += usize::from(is_header(&name));
    }
    known >= if named { 1 } else { 3 }
}

fn is_header(name: &str) -> bool {
    FIELDS.split_ascii_whitespace().any(|it| it == name)
}

fn take_apart(bytes: &[u8]) -> Option<Mail> {
    // The first line of a mailbox file is no field.
    let start = match bytes.starts_with(b"From ") {
        true => bytes.iter().position(|&b| b == b'\n')? + 1,
        false => 0,
    };
    let message = MessageParser::default().parse(&bytes[start..])?;
    let bodies = bodies(&message);
    let from = message.from().and_then(|it| it.first());
    let name = from.and_then(|it| it.name().or(it.address()));
    Some(Mail {
        subject: known(message.subject()),
        sender: known(name),
        date: message.date().map(mail_parser::DateTime::to_rfc3339),
        attachments: message.attachment_count(),
        ..bodies
    })
}

/// The parts that are text, each kind for itself: the parser would make one from the other.
fn bodies(message: &Message<'_>) -> Mail {
    let mut mail = Mail::default();
    for part in message.text_bodies() {
        if let PartType::Text(text) = &part.body {
            mail.text.push_str(text);
            mail.text.push_str("\n\n");
        }
    }
    for part in message.html_bodies() {
        if let PartType::Html(html) = &part.body {
            mail.html.push_str(html);
            mail.html.push('\n');
        }
    }
    mail
}

/// Paragraphs of a text part, those behind a `>` as quotations set apart.
fn paragraphs(text: &str) -> Vec<Piece> {
    let piece = |(text, quoted)| Piece {
        kind: if quoted {
            BlockKind::BlockQuote
        } else {
            BlockKind::Paragraph
        },
        text,
    };
    let paragraphs = of_mail(text, Hyphens::Keep);
    paragraphs.into_iter().map(piece).collect()
}

/// Makes blocks of an HTML part that start with a `>` quotations set apart, without it.
fn quoted(pieces: &mut Vec<Piece>) {
    for it in pieces.iter_mut().filter(|it| it.text.starts_with('>')) {
        it.kind = BlockKind::BlockQuote;
        it.text = it.text.trim_start_matches(['>', ' ']).to_owned();
    }
    pieces.retain(|it| !it.text.is_empty());
}

fn words(pieces: &[Piece]) -> usize {
    let words = |it: &Piece| it.text.split_whitespace().count();
    pieces.iter().map(words).sum()
}

fn known(text: Option<&str>) -> Option<String> {
    Some(tidy(text?)).filter(|it| !it.is_empty())
}

/// The text above the line `-- `, by which mail programs part the sender's card.
fn without_card(text: &str) -> &str {
    match text.find("\n-- \n") {
        Some(at) if !text[..at].trim().is_empty() => &text[..at],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::opens_as_mail;
    use crate::article::{Article, BlockKind};
    use crate::load::{Input, read_one};

    #[track_caller]
    fn check(mail: &str, text: &str, warnings: &[&str]) -> Article {
        let input = Input::Bytes {
            name: "a.eml".into(),
            bytes: mail.replace('\n', "\r\n").into_bytes(),
        };
        let (article, told) = read_one(&input).expect("an article");
        assert_eq!(article.text(), text);
        let told: Vec<&str> = told.iter().map(|it| it.what.as_str()).collect();
        assert_eq!(told, warnings);
        article
    }

    const HEAD: &str = "From: =?utf-8?Q?Radio_Norrland_=E2=80=93_Desk?= <desk@norrland.example>\n\
                        To: list@norrland.example\nDate: Thu, 15 May 2031 10:40:00 +0200\n\
                        Subject: =?utf-8?B?RmVycnkg4oCcQXVyZWxpYeKAnQ==?=\n adrift\nMIME-Version: 1.0\n";

    #[test]
    fn the_text_part_is_read_before_the_html_part() {
        let article = check(
            &format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=\"x\"\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n\
                 --y\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
                 The ferry lost its rudder off the caf=E9 on Tuesday and drifted for =\nnine hours.\n\n--=20\nIda Roth, Lindholm\n\
                 --y\nContent-Type: text/html\n\n<p>Not this one.</p>\n--y--\n--x\nContent-Type: application/pdf\n\
                 Content-Disposition: attachment; filename=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n--x--\n"
            ),
            "Ferry “Aurelia” adrift\n\nThe ferry lost its rudder off the café on Tuesday and drifted for nine hours.",
            &["1 attachment is left out"],
        );
        let meta = article.meta();
        assert_eq!(meta.byline.as_deref(), Some("Radio Norrland – Desk"));
        assert_eq!(meta.published.as_deref(), Some("2031-05-15T10:40:00+02:00"));
        assert_eq!(meta.title.as_deref(), Some("Ferry “Aurelia” adrift"));
    }

    #[test]
    fn parts_are_read_however_deep_they_lie() {
        check(
            &format!(
                "{HEAD}Content-Type: multipart/mixed; boundary=a\n\nThis is a mail of many parts.\n--a\n\
                 Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\
                 Content-Type: text/plain\n\nThe ferry left.\n--c\nContent-Type: text/html\n\n<p>Not this one.</p>\n--c--\n\
                 --b\nContent-Type: image/png\nContent-ID: <x>\nContent-Transfer-Encoding: base64\n\niVBORw0=\n--b--\n--a\n\
                 Content-Type: text/plain\n\nIt came back.\n--a\nContent-Type: message/rfc822\n\nSubject: another\n\n\
                 Text of another mail.\n--a--\n"
            ),
            "Ferry “Aurelia” adrift\n\nThe ferry left.\n\nIt came back.",
            &["2 attachments are left out"],
        );
    }

    #[cfg(feature = "html")]
    #[test]
    fn html_is_read_where_there_is_no_text() {
        check(
            &format!(
                "{HEAD}Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n\
                 PHA+VGhlIGZlcnJ5IGxlZnQuPC9wPjxwPkl0IGNhbWUgYmFjay48L3A+\n"
            ),
            "Ferry “Aurelia” adrift\n\nThe ferry left.\n\nIt came back.",
            &[],
        );
    }

    #[cfg(feature = "html")]
    #[test]
    fn html_is_read_where_the_text_says_next_to_nothing() {
        let mail = |text: &str| {
            format!(
                "{HEAD}Content-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\n{text}\n\
                 --y\nContent-Type: text/html\n\n<p>The ferry left Lindholm at noon with forty on board.</p>\
                 <p>It came back at night, towed by two tugs.</p>\n--y--\n"
            )
        };
        check(
            &mail("Please view as HTML."),
            "Ferry “Aurelia” adrift\n\nThe ferry left Lindholm at noon with forty on board.\n\n\
             It came back at night, towed by two tugs.",
            &[],
        );
        check(
            &mail("The ferry left Lindholm at noon and came back."),
            "Ferry “Aurelia” adrift\n\nThe ferry left Lindholm at noon and came back.",
            &[],
        );
    }

    #[test]
    fn a_mail_that_was_forwarded_is_what_was_forwarded() {
        let mail = "From: a@x.example\nTo: b@x.example\nDate: Thu, 15 May 2031 10:40:00 +0200\nSubject: Fwd: RE: Ferry adrift\n\n\
                    See below.\n\n---------- Forwarded message ---------\nFrom: Desk <desk@norrland.example>\n\
                    Date: Thu, 15 May 2031 at 09:00\nSubject: Ferry adrift\nTo: <a@x.example>\n\n\
                    The ferry left at noon.\n\n> Nobody told us.\n> Not a word.\n\nNote: it came back.\n";
        let article = check(
            mail,
            "Ferry adrift\n\nSee below.\n\nThe ferry left at noon.\n\nNobody told us.\n\nNot a word.\n\nNote: it came back.",
            &[],
        );
        let kinds: Vec<_> = article.blocks().iter().map(|it| it.kind).collect();
        assert_eq!(kinds[3..5], [BlockKind::BlockQuote; 2]);
    }

    #[test]
    fn the_head_of_what_was_forwarded_is_known_in_other_languages() {
        let told = "The ferry Aurelia drifted for nine hours off Kestrel Point, and 214 passengers sang until a tug came.";
        for (mark, head) in [
            (
                "-------- Weitergeleitete Nachricht --------",
                "Von: Desk <desk@norrland.example>\nDatum: Thu, 15 May 2031\nBetreff: Aurelia\nAn: a@x.example",
            ),
            (
                "---------- Message transféré ---------",
                "De : Desk <desk@norrland.example>\nEnvoyé : jeudi 15 mai\nÀ : a@x.example\nObjet : Aurelia",
            ),
            (
                "---------- Mensaje reenviado ---------",
                "De: Desk <desk@norrland.example>\nEnviado el: jueves\nPara: a@x.example\nAsunto: Aurelia",
            ),
        ] {
            let mail = format!(
                "From: a@x.example\nTo: b@x.example\nDate: Thu, 15 May 2031 10:40:00 +0200\nSubject: WG: TR: Aurelia\n\
                 Content-Type: text/plain; charset=utf-8\n\n\
                 {mark}\n{head}\n\n{told}\n\nNota: 215.\n"
            );
            check(&mail, &format!("Aurelia\n\n{told}\n\nNota: 215."), &[]);
        }
    }

    #[test]
    fn quoted_lines_that_are_wrapped_are_one_paragraph() {
        let article = check(
            &format!(
                "{HEAD}\nThe ferry left Lindholm at noon, and nobody in the town knew of\nwhat the harbour master had written.\n\
                 > The council said that the pier would\n> stay shut until the spring, and that the\n> tugs would be sold.\n\
                 >> When will the\n>> pier open?\n>\n> Nobody knows.\nIt came back.\n"
            ),
            "Ferry “Aurelia” adrift\n\nThe ferry left Lindholm at noon, and nobody in the town knew of what the harbour master had \
             written.\n\nThe council said that the pier would stay shut until the spring, and that the tugs would be sold.\n\n\
             When will the pier open?\n\nNobody knows.\n\nIt came back.",
            &[],
        );
        let quoted = |it: &&crate::article::Block| it.kind == BlockKind::BlockQuote;
        assert_eq!(article.blocks().iter().filter(quoted).count(), 3);
    }

    #[test]
    fn a_mail_is_known_by_its_head() {
        assert!(opens_as_mail(&format!("{HEAD}\nThe ferry left."), false));
        assert!(opens_as_mail("Subject: Ferry\n\nThe ferry left.", true));
        assert!(!opens_as_mail("Subject: Ferry\n\nThe ferry left.", false));
        assert!(opens_as_mail(&format!("{HEAD}X-Seen-B"), false));
        assert!(!opens_as_mail(&format!("{HEAD}The ferry"), false));
        assert!(!opens_as_mail(
            "Ferry adrift\n\nFrom: Lindholm\nTo: Oxholm\nDate: Monday\n",
            false
        ));
    }
}
