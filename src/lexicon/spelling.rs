//! Spellings of one word: what a house style decides (`colour`, `organise`, `U.K.`, `twelve`) says nothing.

use super::numbers::digits;
use std::borrow::Cow;

/// How words begin in British spelling, and in American. Sorted; none begins with another.
const BEGINNINGS: [(&str, &str); 108] = [
    ("acknowledgement", "acknowledgment"),
    ("advisor", "adviser"),
    ("afterwards", "afterward"),
    ("ageing", "aging"),
    ("aluminium", "aluminum"),
    ("amongst", "among"),
    ("anaemi", "anemi"),
    ("anaesth", "anesth"),
    ("ardour", "ardor"),
    ("armour", "armor"),
    ("artefact", "artifact"),
    ("behaviour", "behavior"),
    ("burnt", "burned"),
    ("calibre", "caliber"),
    ("cancell", "cancel"),
    ("candour", "candor"),
    ("catalogue", "catalog"),
    ("centimetre", "centimeter"),
    ("centre", "center"),
    ("channell", "channel"),
    ("clamour", "clamor"),
    ("colour", "color"),
    ("cosy", "cozy"),
    ("counsellor", "counselor"),
    ("defence", "defense"),
    ("demeanour", "demeanor"),
    ("dialled", "dialed"),
    ("dialling", "dialing"),
    ("dialogue", "dialog"),
    ("diarrhoea", "diarrhea"),
    ("dreamt", "dreamed"),
    ("encyclopaed", "encycloped"),
    ("endeavour", "endeavor"),
    ("enrolment", "enrollment"),
    ("favour", "favor"),
    ("fervour", "fervor"),
    ("fibre", "fiber"),
    ("flavour", "flavor"),
    ("foetus", "fetus"),
    ("fuell", "fuel"),
    ("fulfilment", "fulfillment"),
    ("grey", "gray"),
    ("gynaec", "gynec"),
    ("haemo", "hemo"),
    ("harbour", "harbor"),
    ("honour", "honor"),
    ("humour", "humor"),
    ("instalment", "installment"),
    ("jewellery", "jewelry"),
    ("judgement", "judgment"),
    ("kilogramme", "kilogram"),
    ("kilometre", "kilometer"),
    ("labell", "label"),
    ("labour", "labor"),
    ("leapt", "leaped"),
    ("learnt", "learned"),
    ("leukaemia", "leukemia"),
    ("levell", "level"),
    ("licence", "license"),
    ("litre", "liter"),
    ("manoeuvr", "maneuver"),
    ("marvellous", "marvelous"),
    ("meagre", "meager"),
    ("metre", "meter"),
    ("millimetre", "millimeter"),
    ("modell", "model"),
    ("mollusc", "mollusk"),
    ("mould", "mold"),
    ("moustache", "mustache"),
    ("neighbour", "neighbor"),
    ("odour", "odor"),
    ("offence", "offense"),
    ("orthopaed", "orthoped"),
    ("paediatr", "pediatr"),
    ("panell", "panel"),
    ("parlour", "parlor"),
    ("plough", "plow"),
    ("practise", "practice"),
    ("pretence", "pretense"),
    ("programme", "program"),
    ("pyjama", "pajama"),
    ("quarrell", "quarrel"),
    ("rancour", "rancor"),
    ("rigour", "rigor"),
    ("rumour", "rumor"),
    ("sabre", "saber"),
    ("saviour", "savior"),
    ("savour", "savor"),
    ("sceptic", "skeptic"),
    ("signall", "signal"),
    ("skilful", "skillful"),
    ("sombre", "somber"),
    ("speciality", "specialty"),
    ("spectre", "specter"),
    ("splendour", "splendor"),
    ("sulph", "sulf"),
    ("theatre", "theater"),
    ("towards", "toward"),
    ("travell", "travel"),
    ("tumour", "tumor"),
    ("tunnell", "tunnel"),
    ("valour", "valor"),
    ("vapour", "vapor"),
    ("vigour", "vigor"),
    ("whilst", "while"),
    ("wilful", "willful"),
    ("woollen", "woolen"),
    ("yoghurt", "yogurt"),
];

/// How many of the beginnings come before those with each letter, worked out by the compiler.
const STARTS: [u8; 27] = {
    let mut starts = [0; 27];
    let mut letter = 0;
    while letter < starts.len() {
        let mut n = 0;
        while n < BEGINNINGS.len()
            && (BEGINNINGS[n].0.as_bytes()[0] as usize) < letter + b'a' as usize
        {
            n += 1;
        }
        starts[letter] = n as u8;
        letter += 1;
    }
    starts
};

/// The beginning that a form has, with its American spelling: a look at those with its first letter.
fn beginning(form: &str) -> Option<(&'static str, &'static str)> {
    let letter = usize::from(form.bytes().next()?.checked_sub(b'a')?);
    let run = usize::from(*STARTS.get(letter)?)..usize::from(*STARTS.get(letter + 1)?);
    let mut run = BEGINNINGS[run].iter();
    run.find(|it| form.starts_with(it.0)).copied()
}

/// Endings in British spelling, and in American; of long words only (`prise` and `prize` are two words).
const ENDINGS: [(&str, &str); 10] = [
    ("isation", "ization"),
    ("isations", "izations"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("ises", "izes"),
    ("ising", "izing"),
    ("yse", "yze"),
    ("ysed", "yzed"),
    ("ysing", "yzing"),
];

/// Fewest letters of a word whose ending is looked at.
const LONG: usize = 7;

/// The spelling under which a normal form is compared with others: American, number words up to a hundred and digits without
/// separators of thousands, abbreviations without their stops (but `u.s.`, which would be `us`).
///
/// For telling whether two words are the same, never for showing: it makes words that are none (`precize`). Known failure:
/// a few words of two meanings meet (`metre` of verse, `practise`). Looks at a few lines of the table.
#[must_use]
pub fn plain(form: &str) -> Cow<'_, str> {
    if form.starts_with(|c: char| c.is_ascii_digit()) {
        return match form.contains(',') {
            true => Cow::Owned(form.replace(',', "")),
            false => Cow::Borrowed(form),
        };
    }
    if let Some(digits) = number(form) {
        return Cow::Borrowed(digits);
    }
    if form.contains('.') && form.chars().all(|c| c.is_alphabetic() || c == '.') {
        return match form {
            "u.s." | "u.s" => Cow::Borrowed("u.s."),
            _ => Cow::Owned(form.replace('.', "")),
        };
    }
    if let Some((british, american)) = beginning(form) {
        let rest = &form[british.len()..];
        // `centred` / `centered`: the letter that moved is in both.
        let e = if british.ends_with("re") && rest == "d" {
            "e"
        } else {
            ""
        };
        return Cow::Owned(format!("{american}{e}{rest}"));
    }
    let mut endings = ENDINGS.iter().filter(|_| form.len() >= LONG);
    let ending = endings.find(|it| form.ends_with(it.0));
    match ending {
        Some((british, american)) => {
            Cow::Owned(format!("{}{american}", &form[..form.len() - british.len()]))
        }
        None => Cow::Borrowed(form),
    }
}

/// The digits of a number word up to a hundred. `one` is none: it is a pronoun more often than a number.
fn number(form: &str) -> Option<&'static str> {
    digits(form).filter(|it| *it != "1")
}

/// The spelling whose letters are compared: [`plain`], but numbers in words stay words, and those that some house styles
/// print in words and others in digits, up to twelve, are words. Digits have hardly any letters.
#[must_use]
pub fn in_letters(form: &str) -> Cow<'_, str> {
    const UP_TO_TWELVE: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    if form.len() <= 2
        && form.starts_with(|c: char| c.is_ascii_digit())
        && let Some(word) = UP_TO_TWELVE.iter().find(|it| number(it) == Some(form))
    {
        return Cow::Borrowed(word);
    }
    match number(form).is_some() {
        true => Cow::Borrowed(form),
        false => plain(form),
    }
}

/// The digits of a number in two words (`forty` and `two`), if they are one, both in [`plain`] spelling.
#[must_use]
pub fn joined(tens: &str, ones: &str) -> Option<String> {
    let tens: u32 = tens.parse().ok()?;
    let ones: u32 = ones.parse().ok()?;
    (tens.is_multiple_of(10) && (20..100).contains(&tens) && (1..10).contains(&ones))
        .then(|| (tens + ones).to_string())
}

#[cfg(test)]
mod tests {
    use super::{BEGINNINGS, joined, plain};

    #[track_caller]
    fn check(one: &str, other: &str) {
        assert_eq!(plain(one), plain(other));
    }

    #[test]
    fn spellings_of_one_word_meet() {
        check("colours", "colors");
        check("neighbouring", "neighboring");
        check("centred", "centered");
        check("organisation", "organization");
        check("recognising", "recognizing");
        check("analysed", "analyzed");
        check("cancelled", "canceled");
        check("twelve", "12");
        check("8,000", "8000");
        check("u.k.", "uk");
        check("p.m.", "pm");
        check("yoghurts", "yogurts");
    }

    #[test]
    fn other_words_stay_other_words() {
        for (one, other) in [
            ("prise", "prize"),
            ("u.s.", "us"),
            ("four", "for"),
            ("1.5", "15"),
            ("hour", "hor"),
        ] {
            assert_ne!(plain(one), plain(other), "{one}");
        }
    }

    #[test]
    fn two_words_of_one_number_are_joined() {
        assert_eq!(
            joined(&plain("forty"), &plain("two")).as_deref(),
            Some("42")
        );
        assert_eq!(joined("40", "12"), None);
        assert_eq!(joined("15", "2"), None);
    }

    #[test]
    fn every_beginning_is_found() {
        for (british, american) in BEGINNINGS {
            assert_eq!(plain(british), american);
        }
    }

    #[test]
    fn no_beginning_hides_another() {
        for pair in BEGINNINGS.windows(2) {
            assert!(pair[0].0 < pair[1].0 && !pair[1].0.starts_with(pair[0].0));
        }
    }
}
