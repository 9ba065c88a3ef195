//! Ways to print the same: marks, spaces, spellings, numbers, dates, titles, lines, and what stands around the text.

use crate::mutation::neutral::Same;
use crate::mutation::one_style::{BRITISH, COMPOUNDS, DIGITS, MONTHS};
use crate::mutation::telling::{MARKS, Telling, quotes, sentences, words};
use crate::mutation::tongue::Tongue;
use parallax::article::BlockKind;
use parallax::load::{Input, read_one};

/// Titles that may follow a name as well.
const TITLES: [&str; 7] = [
    "Transport Minister",
    "Health Minister",
    "Water Minister",
    "Prime Minister",
    "Mayor",
    "Inspector",
    "Judge",
];
/// Denials with their short forms.
const SHORT: [[&str; 2]; 10] = [
    ["did not ", "didn't "],
    ["does not ", "doesn't "],
    ["do not ", "don't "],
    ["will not ", "won't "],
    ["would not ", "wouldn't "],
    ["could not ", "couldn't "],
    ["was not ", "wasn't "],
    ["were not ", "weren't "],
    ["had not ", "hadn't "],
    ["has not ", "hasn't "],
];

/// Every harmless change of how one article is printed.
pub fn styles(telling: &Telling) -> Vec<Same> {
    let mut out: Vec<Same> = Vec::new();
    let mut add = |kind, told: Telling| {
        if told.blocks != telling.blocks {
            out.push(Same {
                kind,
                telling: told,
            });
        }
    };
    let told = |pairs: &[(&str, &str)]| replaced(telling, pairs);
    let straight = [("“", "\""), ("”", "\""), ("’", "'"), ("‘", "'")];
    add("straight marks", told(&straight));
    add("curly marks", marked(telling, ["“", "”"], ["‘", "’"]));
    add("angled marks", marked(telling, ["«", "»"], ["‹", "›"]));
    add("single marks", marked(telling, ["‘", "’"], ["“", "”"]));
    add("low marks", marked(telling, ["„", "“"], ["‚", "‘"]));
    add("curly apostrophes", told(&[("'", "’")]));
    add("dashes", told(&[(" - ", " — "), (" — ", " – ")]));
    add("dashes without spaces", told(&[(" - ", "—"), (" — ", "—")]));
    let held = [
        (" percent", "\u{a0}percent"),
        (" million", "\u{a0}million"),
        (" crowns", "\u{202f}crowns"),
        ("Mayor ", "Mayor\u{a0}"),
        (" a.m.", "\u{2009}a.m."),
    ];
    add("spaces", told(&held));
    add("wide stops", told(&[(". ", ".  ")]));
    if let Some(told) = flowed(&hyphenated(telling), usize::MAX, "\n") {
        add("soft hyphens", told);
    }
    add("ligatures", told(&[("fi", "ﬁ"), ("fl", "ﬂ")]));
    add("percent", told(&[(" percent", " per cent")]));
    add("percent sign", told(&[(" percent", "%")]));
    let scales = [
        (" million crowns", "m crowns"),
        (" billion crowns", "bn crowns"),
        (" million)", "m)"),
    ];
    add("scales in letters", told(&scales));
    add("digits", digits(telling));
    add("thousands with spaces", thousands(telling));
    add("British spelling", told(&BRITISH));
    add("titles", told(&[("Mr ", "Mr. "), ("Ms ", "Ms. ")]));
    add("initials without stops", told(&[("U.S. ", "US ")]));
    add("initials with stops", told(&[("FDO", "F.D.O.")]));
    add("hours without stops", hours(telling));
    add(
        "months cut short",
        dates(telling, |day, [_, short]| format!("{short} {day}")),
    );
    add(
        "days before months",
        dates(telling, |day, [month, _]| format!("{day} {month}")),
    );
    add("titles behind names", titled(telling));
    add(
        "compounds",
        told(&COMPOUNDS.map(|[one, other]| (one, other))),
    );
    add(
        "short forms",
        unquoted(telling, &SHORT.map(|[one, other]| (one, other))),
    );
    add("no that", unquoted(telling, &[(" said that ", " said ")]));
    add("one comma more", one_comma_more(telling));
    add("titles in capitals", capitals(telling, 1));
    add(
        "headings in capitals",
        capitals(telling, telling.blocks.len()),
    );
    add(
        "a byline",
        with(telling, 1, BlockKind::Byline, telling.tongue.byline),
    );
    add(
        "a caption twice",
        captioned(telling, telling.tongue.caption),
    );
    let lead = telling.sentences().into_iter().next();
    let lead = lead.map_or("", |it| telling.story(&it).trim());
    add(
        "the lead as a caption",
        with(telling, 1, BlockKind::Caption, lead),
    );
    add("more paragraphs", parted(telling));
    add("fewer paragraphs", joined(telling));
    let flows = [
        ("lines of 48 columns", 48, "\n"),
        ("lines of 72 columns", 72, "\n"),
        ("lines of 72 columns, CRLF", 72, "\r\n"),
    ];
    for (kind, width, end) in flows {
        if let Some(told) = flowed(telling, width, end) {
            add(kind, told);
        }
    }
    out
}

fn replaced(telling: &Telling, pairs: &[(&str, &str)]) -> Telling {
    telling.restyled(|text| {
        let text = text.to_owned();
        pairs
            .iter()
            .fold(text, |it, (old, new)| it.replace(old, new))
    })
}

/// Words as others, outside of quotation marks: what somebody said stays as he said it.
fn unquoted(telling: &Telling, pairs: &[(&str, &str)]) -> Telling {
    telling.restyled(|text| {
        let mut out = String::new();
        let mut kept = 0;
        let outside = |text: &str| {
            pairs
                .iter()
                .fold(text.to_owned(), |it, (a, b)| it.replace(a, b))
        };
        for it in quotes(text) {
            out.push_str(&outside(&text[kept..it.start]));
            out.push_str(&text[it.clone()]);
            kept = it.end;
        }
        out + &outside(&text[kept..])
    })
}

/// Words written anew one by one, from the last to the first.
fn by_words(telling: &Telling, rule: impl Fn(&str) -> Option<String>) -> Telling {
    telling.restyled(|text| {
        let mut out = text.to_owned();
        for word in words(text).into_iter().rev() {
            if let Some(new) = rule(&text[word.clone()]) {
                out.replace_range(word, &new);
            }
        }
        out
    })
}

/// `7 a.m.` as `7 am`; where a sentence ends there, its stop stays.
fn hours(telling: &Telling) -> Telling {
    telling.restyled(|text| {
        let mut out = text.to_owned();
        for (long, short) in [(" a.m.", " am"), (" p.m.", " pm")] {
            for (at, _) in text
                .match_indices(long)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
            {
                let behind = &text[at + long.len()..];
                let ends = behind.is_empty() || behind[1..].starts_with(char::is_uppercase);
                let new = if ends {
                    format!("{short}.")
                } else {
                    short.to_owned()
                };
                out.replace_range(at..at + long.len(), &new);
            }
        }
        out
    })
}

/// Number words up to twelve as digits.
fn digits(telling: &Telling) -> Telling {
    by_words(telling, |word| {
        let known = DIGITS.iter().find(|it| it.0 == word);
        known.map(|it| it.1.to_owned())
    })
}

/// Soft hyphens inside longer words.
fn hyphenated(telling: &Telling) -> Telling {
    by_words(telling, |word| {
        let letters = word.chars().all(char::is_alphabetic);
        let at = word.char_indices().nth(4)?.0;
        (letters && word.chars().count() > 7)
            .then(|| format!("{}\u{ad}{}", &word[..at], &word[at..]))
    })
}

/// `11,400` with a narrow space.
fn thousands(telling: &Telling) -> Telling {
    by_words(telling, |word| {
        let all = word.chars().all(|c| c.is_ascii_digit() || c == ',');
        // `3,4` is a fraction in other languages.
        let parts = word.split(',').skip(1).all(|it| it.len() == 3);
        (all && parts && word.contains(',')).then(|| word.replace(',', "\u{202f}"))
    })
}

/// A month and its day, written otherwise.
fn dates(telling: &Telling, rule: fn(&str, [&str; 2]) -> String) -> Telling {
    telling.restyled(|text| {
        let mut out = text.to_owned();
        let own = words(text);
        for pair in own.windows(2).rev() {
            let [month, day] = [&text[pair[0].clone()], &text[pair[1].clone()]];
            let known = MONTHS.iter().find(|it| it[0] == month);
            let adjoin = pair[0].end + 1 == pair[1].start;
            let is_day = day.len() < 3 && day.bytes().all(|it| it.is_ascii_digit());
            if let Some(month) = known.filter(|_| adjoin && is_day) {
                out.replace_range(pair[0].start..pair[1].end, &rule(day, *month));
            }
        }
        out
    })
}

/// `Mayor Ottar Lind said` as `Ottar Lind, the mayor, said`, where a sentence opens so.
fn titled(telling: &Telling) -> Telling {
    telling.restyled(|text| {
        let mut out = text.to_owned();
        for it in sentences(text).into_iter().rev() {
            let said = &text[it.clone()];
            let Some(title) = TITLES.iter().find(|it| said.starts_with(&format!("{it} "))) else {
                continue;
            };
            let rest: Vec<&str> = said[title.len() + 1..].splitn(3, ' ').collect();
            let capital = |it: &str| it.starts_with(char::is_uppercase);
            if let [first, last, verb] = rest[..]
                && capital(first)
                && capital(last)
                && last.ends_with(char::is_alphabetic)
            {
                let new = format!("{first} {last}, the {}, {verb}", title.to_lowercase());
                out.replace_range(it, &new);
            }
        }
        out
    })
}

/// `Brodek, Stavna and Lower Velin` as `Brodek, Stavna, and Lower Velin`.
fn one_comma_more(telling: &Telling) -> Telling {
    telling.restyled(|text| {
        let mut out = text.to_owned();
        let own = words(text);
        for it in own.windows(3).rev() {
            let between = &text[it[0].end..it[1].start];
            let capital = |n: usize| text[it[n].clone()].starts_with(char::is_uppercase);
            if between == ", " && &text[it[2].clone()] == "and" && capital(0) && capital(1) {
                out.insert(it[1].end, ',');
            }
        }
        out
    })
}

/// Quotation marks as others, and those inside a quote; a mark that never closes stays as it is.
fn marked(telling: &Telling, [open, close]: [&str; 2], inner: [&str; 2]) -> Telling {
    let mut told = telling.clone();
    for (_, text) in &mut told.blocks {
        for it in quotes(text).into_iter().rev() {
            let last = text[it.end..].chars().next().map_or(0, char::len_utf8);
            let first = text[..it.start]
                .chars()
                .next_back()
                .map_or(0, char::len_utf8);
            let inside = nested(text[it.clone()].trim(), inner);
            // Spaces stand inside of French marks only.
            let inside = match (open, text[it.clone()].starts_with(' ')) {
                ("«", true) => format!(" {inside} "),
                _ => inside,
            };
            text.replace_range(it.end..it.end + last, close);
            text.replace_range(it.clone(), &inside);
            text.replace_range(it.start - first..it.start, open);
        }
    }
    told
}

/// A quote inside a quote (`told me 'it is late' on`) between other marks.
fn nested(text: &str, [open, close]: [&str; 2]) -> String {
    let Some((before, rest)) = text.split_once(" '") else {
        return text.to_owned();
    };
    match rest.split_once("' ") {
        Some((inside, after)) => format!("{before} {open}{inside}{close} {after}"),
        None => text.to_owned(),
    }
}

/// The first so many blocks in capitals, of those that are headlines or headings.
fn capitals(telling: &Telling, most: usize) -> Telling {
    let mut told = telling.clone();
    for (kind, text) in told.blocks.iter_mut().take(most) {
        if matches!(kind, BlockKind::Headline | BlockKind::Heading) {
            *text = text.to_uppercase();
        }
    }
    told
}

/// One block more.
fn with(telling: &Telling, at: usize, kind: BlockKind, text: &str) -> Telling {
    let mut told = telling.clone();
    told.blocks.insert(at, (kind, text.to_owned()));
    told
}

/// A caption of a picture, twice; or a sentence of the article as one.
fn captioned(telling: &Telling, text: &str) -> Telling {
    let once = with(telling, 1, BlockKind::Caption, text);
    with(&once, once.blocks.len(), BlockKind::Caption, text)
}

/// Paragraphs parted after their first sentence, where no quote is open.
fn parted(telling: &Telling) -> Telling {
    let mut told = telling.clone();
    let own: Vec<usize> = telling.paragraphs().map(|it| it.0).collect();
    for block in own.into_iter().rev() {
        let (kind, text) = told.blocks[block].clone();
        let ends = sentences(&text);
        let Some(cut) = ends
            .get(1)
            .map(|it| it.start)
            .filter(|&at| is_free(&text, at, told.tongue))
        else {
            continue;
        };
        told.blocks[block].1 = text[..cut].trim_end().to_owned();
        told.blocks
            .insert(block + 1, (kind, text[cut..].to_owned()));
    }
    told
}

/// Whether no quote is open at a place, and what follows stands on its own (`he`, `she` and marks lean on what was before).
fn is_free(text: &str, at: usize, tongue: &Tongue) -> bool {
    let next = words(&text[at..])
        .first()
        .map_or("", |it| &text[at + it.start..at + it.end]);
    let leans = tongue.pronouns.contains(&next);
    let marked = text[at..].starts_with(MARKS);
    text[..at].matches(MARKS).count().is_multiple_of(2) && !leans && !marked
}

/// Every two paragraphs that quote nothing in one.
fn joined(telling: &Telling) -> Telling {
    let mut told = telling.clone();
    let own: Vec<usize> = telling.paragraphs().map(|it| it.0).collect();
    for pair in own.chunks_exact(2).rev() {
        let [one, two] = [pair[0], pair[1]];
        let plain = [one, two]
            .iter()
            .all(|&it| !told.blocks[it].1.contains(MARKS));
        if two == one + 1 && plain {
            let (_, second) = told.blocks.remove(two);
            told.blocks[one].1 = format!("{} {second}", told.blocks[one].1);
        }
    }
    told
}

/// Read again from a text file in lines of some width.
fn flowed(telling: &Telling, width: usize, end: &str) -> Option<Telling> {
    if !telling.name.ends_with(".txt") {
        return None;
    }
    let mut text = String::new();
    for (_, block) in &telling.blocks {
        let mut column = 0;
        for word in block.split(' ') {
            let length = word.chars().count() + 1;
            if column > 0 && column + length > width {
                text.push_str(end);
                column = 0;
            } else if column > 0 {
                text.push(' ');
            }
            column += length;
            text.push_str(word);
        }
        text.push_str(end);
        text.push_str(end);
    }
    let input = Input::Bytes {
        name: telling.name.clone(),
        bytes: text.into_bytes(),
    };
    let (article, _) = read_one(&input).ok()?;
    let mut told = Telling::new(&telling.name, &telling.event, &article);
    told.tongue = telling.tongue;
    Some(told)
}
