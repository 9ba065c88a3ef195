//! An article that can be changed: its blocks as plain strings, and a reader's simple idea of sentences, words and quotes.
//!
//! Nothing here asks the engine: what a change is and where it stands is found by the harness's own means. Which sentences of
//! two tellings tell the same, whoever wrote them says: in `tests/mutation/articles`, `{7}` stands behind what tells the
//! seventh fact of its event, in whatever words.

use crate::mutation::tongue::{TONGUES, Tongue};
use parallax::article::{Article, ArticleBuilder, BlockKind, Dateline, Metadata};
use parallax::load::{Input, demo, read_one};
use parallax::text::Span;
use std::fs;
use std::ops::Range;
use std::path::Path;

/// Marks that open or close a quote.
pub const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// A stretch of one block of a telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The block.
    pub block: usize,
    /// Bytes inside the block.
    pub range: Range<usize>,
}

/// A block to be written anew: a range of it, and what stands there then.
pub type Rewrite = (Place, String);

/// An article as blocks.
#[derive(Debug, Clone)]
pub struct Telling {
    /// Name of its file.
    pub name: String,
    /// Name of the event.
    pub event: String,
    /// The language it is written in.
    pub tongue: &'static Tongue,
    /// Role and text of each block.
    pub blocks: Vec<(BlockKind, String)>,
    /// Where the words that tell a fact of the event end, and which: none where nobody noted them.
    pub facts: Vec<(Place, u16)>,
    meta: Metadata,
    /// The dateline as printed, with its parts counted from its start.
    dateline: Option<(String, Dateline)>,
}

impl Telling {
    /// What the loader makes of a file.
    pub fn new(name: &str, event: &str, article: &Article) -> Self {
        let blocks = article.blocks().iter();
        let dateline = article.dateline().map(|it| {
            let start = it.span.start();
            let back = |span: Span| Span::new(span.start() - start, span.end() - start);
            let parts = Dateline {
                span: back(it.span),
                place: it.place.map(back),
                date: it.date.map(back),
                agency: it.agency.map(back),
            };
            (article.slice(it.span).to_owned(), parts)
        });
        Self {
            name: name.into(),
            event: event.into(),
            tongue: &TONGUES[0],
            blocks: blocks
                .map(|it| (it.kind, article.slice(it.span).to_owned()))
                .collect(),
            facts: Vec::new(),
            meta: article.meta().clone(),
            dateline,
        }
    }

    /// The article, and where in its text each block begins.
    pub fn article(&self) -> (Article, Vec<usize>) {
        let mut builder = ArticleBuilder::new(self.meta.clone());
        let mut starts = Vec::new();
        let mut dateline = self.dateline.as_ref();
        for (kind, text) in &self.blocks {
            let span = builder.block(*kind, text).expect("a block has text");
            starts.push(span.start());
            if let Some((_, parts)) = dateline.filter(|it| text.starts_with(&it.0)) {
                let on = |it: Span| Span::new(it.start() + span.start(), it.end() + span.start());
                builder.dateline(Dateline {
                    span: on(parts.span),
                    place: parts.place.map(on),
                    date: parts.date.map(on),
                    agency: parts.agency.map(on),
                });
                dateline = None;
            }
        }
        (builder.finish(), starts)
    }

    /// Written anew in all blocks by rules, the dateline with them.
    pub fn restyled(&self, rule: impl Fn(&str) -> String) -> Self {
        let mut out = self.clone();
        for (_, text) in &mut out.blocks {
            *text = rule(text);
        }
        out.dateline = self.dateline.as_ref().map(|(text, parts)| {
            // A rule for ` - ` needs the space behind it.
            let rule = |it: &str| rule(&format!("{it} ")).trim_end().to_owned();
            let at = |n: usize| rule(&text[..n]).len();
            let on = |it: Span| Span::new(at(it.start()), at(it.end()));
            let parts = Dateline {
                span: on(parts.span),
                place: parts.place.map(on),
                date: parts.date.map(on),
                agency: parts.agency.map(on),
            };
            (rule(text), parts)
        });
        out
    }

    /// The text of a place, without the dateline: where and when a report was filed is no part of the story.
    pub fn story(&self, at: &Place) -> &str {
        let text = self.text(at);
        let line = self.dateline.as_ref().map_or("", |it| it.0.as_str());
        text.strip_prefix(line).unwrap_or(text)
    }

    /// The blocks of running text.
    pub fn paragraphs(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.blocks.iter().enumerate();
        all.filter(|(_, it)| it.0 == BlockKind::Paragraph)
            .map(|(n, it)| (n, it.1.as_str()))
    }

    /// The sentences of running text.
    pub fn sentences(&self) -> Vec<Place> {
        let all = self.paragraphs();
        all.flat_map(|(block, text)| {
            let ranges = sentences(text).into_iter();
            ranges.map(move |range| Place { block, range })
        })
        .collect()
    }

    /// The facts whose words end inside a place.
    pub fn facts_in(&self, at: &Place) -> Vec<u16> {
        let inside = |it: &&(Place, u16)| {
            let end = it.0.range.end;
            it.0.block == at.block && at.range.start < end && end <= at.range.end
        };
        self.facts.iter().filter(inside).map(|it| it.1).collect()
    }

    /// The facts that the words at a place help to tell: those noted next behind it in its sentence, or last in it.
    pub fn facts_of(&self, at: &Place) -> Vec<u16> {
        let Some(sentence) = self.sentence_of(at) else {
            return Vec::new();
        };
        let inside = self.facts.iter().filter(|it| {
            let end = it.0.range.end;
            it.0.block == at.block && sentence.range.start < end && end <= sentence.range.end
        });
        let ends: Vec<usize> = inside.map(|it| it.0.range.end).collect();
        let next = ends.iter().copied().find(|it| *it >= at.range.end);
        let Some(end) = next.or(ends.last().copied()) else {
            return Vec::new();
        };
        let here = |it: &&(Place, u16)| it.0.block == at.block && it.0.range.end == end;
        self.facts.iter().filter(here).map(|it| it.1).collect()
    }

    /// The sentences that tell one of some facts.
    pub fn telling(&self, facts: &[u16]) -> Vec<Place> {
        let all = self.sentences().into_iter();
        all.filter(|it| self.facts_in(it).iter().any(|it| facts.contains(it)))
            .collect()
    }

    /// The text of a place.
    pub fn text(&self, at: &Place) -> &str {
        &self.blocks[at.block].1[at.range.clone()]
    }

    /// The sentence in which a place begins.
    pub fn sentence_of(&self, at: &Place) -> Option<Place> {
        let ranges = sentences(&self.blocks[at.block].1);
        let range = ranges.into_iter().rfind(|it| it.start <= at.range.start)?;
        Some(Place {
            block: at.block,
            range,
        })
    }

    /// Every place, in any block, where `words` stand as whole words.
    pub fn all(&self, words: &str) -> Vec<Place> {
        let blocks = self.blocks.iter().enumerate();
        let places = blocks.flat_map(|(block, (_, text))| {
            let found = text.match_indices(words).map(|it| it.0);
            let whole = found.filter(|&at| stands_alone(text, at..at + words.len()));
            whole
                .map(move |at| Place {
                    block,
                    range: at..at + words.len(),
                })
                .collect::<Vec<_>>()
        });
        places.collect()
    }

    /// Written anew in some places, in order of place, and where the new words stand.
    pub fn rewritten(&self, rewrites: &[Rewrite]) -> (Self, Vec<Place>) {
        let mut out = self.clone();
        for (_, text) in &mut out.blocks {
            text.clear();
        }
        let mut places = Vec::new();
        for (block, (_, text)) in self.blocks.iter().enumerate() {
            let new = &mut out.blocks[block].1;
            let mut kept = 0;
            for (at, words) in rewrites.iter().filter(|it| it.0.block == block) {
                new.push_str(&text[kept..at.range.start]);
                places.push(Place {
                    block,
                    range: new.len()..new.len() + words.len(),
                });
                new.push_str(words);
                kept = at.range.end;
            }
            new.push_str(&text[kept..]);
        }
        (out, places)
    }
}

/// Whether no letter or digit touches a range: `14` is no part of `140`, `1.14` or `14th`.
pub fn stands_alone(text: &str, at: Range<usize>) -> bool {
    let before = text[..at.start].chars().next_back();
    let mut after = text[at.end..].chars();
    let next = after.next();
    let glued = matches!(next, Some('.' | ',')) && after.next().is_some_and(char::is_numeric);
    !before.is_some_and(|it| it.is_alphanumeric() || matches!(it, '.' | ',' | '-'))
        && !next.is_some_and(char::is_alphanumeric)
        && !glued
}

/// Sentences of a block: they end at a stop, with the marks that close after it, before white space and a capital, a digit or a mark.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    const NO_END: [&str; 8] = ["Mr", "Ms", "Mrs", "Dr", "No", "a.m", "p.m", "Nov"];
    let mut out = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices(['.', '!', '?']) {
        let behind = &text[at + stop.len()..];
        // `jour. »`: a space stands before some marks that close.
        let behind = match behind.trim_start() {
            it if it.starts_with('»') => it,
            _ => behind,
        };
        let rest = behind.trim_start_matches(['"', '”', '“', '»', '’', '\'', ')']);
        let marks = text.len() - rest.len();
        let rest = rest.trim_start();
        let spaced = rest.len() < text.len() - marks;
        let opens = rest.starts_with(|c: char| {
            c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '“' | '„' | '«' | '¿' | '¡')
        });
        // `14. März`, `3. Februar`: no month in English is written behind a stop.
        let day = text[start..at].ends_with(|c: char| c.is_ascii_digit())
            && TONGUES[1].months.iter().any(|it| rest.starts_with(it));
        let short = day || NO_END.iter().any(|it| text[start..at].ends_with(it));
        if start < marks && !short && (rest.is_empty() || spaced && opens) {
            out.push(start..marks);
            start = text.len() - rest.len();
        }
    }
    if start < text.len() {
        out.push(start..text.len());
    }
    out
}

/// Words and numbers of a text: letters and digits, with what stands between two of them inside a word.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let inner = |at: usize, c: char| {
        let mut after = text[at + c.len_utf8()..].chars();
        matches!(c, '\'' | '’' | '-' | '.' | ',' | '\u{202f}')
            && after.next().is_some_and(char::is_alphanumeric)
            && (!matches!(c, '.' | ',' | '\u{202f}')
                || text[..at].ends_with(|c: char| c.is_numeric()))
    };
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let word = c.is_alphanumeric() || open && inner(at, c);
        match out.last_mut() {
            Some(last) if word && open => last.end = at + c.len_utf8(),
            _ if word => out.push(at..at + c.len_utf8()),
            _ => {}
        }
        open = word;
    }
    out
}

/// What stands between quotation marks in a block, without them; a mark that never closes quotes nothing.
pub fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, mark) in text.match_indices(MARKS) {
        match open {
            None => open = Some(at + mark.len()),
            Some(start) => {
                out.push(start..at);
                open = None;
            }
        }
    }
    out
}

/// Whether a range touches quoted words.
pub fn is_quoted(text: &str, at: &Range<usize>) -> bool {
    quotes(text)
        .iter()
        .any(|it| it.start <= at.end && at.start <= it.end)
}

/// A text as two tellings of it are compared: lower case, one style of marks, titles and units.
pub fn folded(text: &str) -> String {
    const STYLES: [(&str, &str); 11] = [
        ("“", "\""),
        ("”", "\""),
        ("’", "'"),
        ("‘", "'"),
        ("\u{a0}", " "),
        ("\u{202f}", " "),
        ("per cent", "percent"),
        (" %", "%"),
        ("%", " percent"),
        ("mr.", "mr"),
        ("ms.", "ms"),
    ];
    let lower = text.to_lowercase();
    STYLES
        .iter()
        .fold(lower, |it, (one, other)| it.replace(one, other))
}

/// How alike two sentences are, 0 to 1: the beginnings of their longer words.
pub fn alike(one: &str, two: &str) -> f64 {
    let starts = |text: &str| {
        let text = folded(text);
        let mut all: Vec<String> = words(&text)
            .into_iter()
            .map(|it| text[it].chars().take(5).collect::<String>())
            .filter(|it| it.len() > 3 || it.starts_with(|c: char| c.is_numeric()))
            .collect();
        all.sort();
        all.dedup();
        all
    };
    let (one, two) = (starts(one), starts(two));
    let common = one.iter().filter(|it| two.contains(it)).count();
    2.0 * common as f64 / (one.len() + two.len()).max(1) as f64
}

/// All English tellings: the bundled reports, the cases, and those written for this harness.
pub fn tellings() -> Vec<Telling> {
    let mut out: Vec<Telling> = demo().iter().map(|it| read("demo", it)).collect();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    for case in ["library", "strike"] {
        out.extend(folder(&tests.join("cases").join(case), |_| case.to_owned()));
    }
    out.extend(folder(&tests.join("mutation/articles"), event));
    out
}

/// The tellings in another language than English, which stand in a folder of their own.
pub fn abroad(tongue: &'static Tongue) -> Vec<Telling> {
    let articles = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mutation/articles");
    let mut out = folder(&articles.join(tongue.code), event);
    out.iter_mut().for_each(|it| it.tongue = tongue);
    out
}

fn event(name: &str) -> String {
    name.split('-').next().unwrap_or(name).to_owned()
}

/// The articles of a folder, by name.
fn folder(path: &Path, event: impl Fn(&str) -> String) -> Vec<Telling> {
    let entries = fs::read_dir(path).expect("a folder of articles");
    let mut paths: Vec<_> = entries
        .map(|it| it.expect("readable entry").path())
        .filter(|it| it.is_file())
        .collect();
    paths.sort();
    let named = paths.into_iter().filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().into_owned();
        (!name.starts_with("expected.")).then_some((name, path))
    });
    named
        .map(|(name, path)| {
            let bytes = fs::read(path).expect("readable article");
            let event = event(&name);
            let Ok(text) = String::from_utf8(bytes) else {
                panic!("{name} is no text");
            };
            let (bytes, facts) = noted(&text);
            let name_of = name.clone();
            let mut out = read(
                &event,
                &Input::Bytes {
                    name,
                    bytes: bytes.into_bytes(),
                },
            );
            for (line, at, fact) in facts {
                let found = out.blocks.iter().position(|it| it.1 == line);
                let block = found.unwrap_or_else(|| panic!("{name_of}: no block is {line}"));
                out.facts.push((
                    Place {
                        block,
                        range: 0..at,
                    },
                    fact,
                ));
            }
            out
        })
        .collect()
}

/// A fact that is noted in a text: its line without notes, where in that its words end, its number.
type Noted = (String, usize, u16);

/// A text without its notes of facts (`{7}`, `{7 8}`), and those.
fn noted(text: &str) -> (String, Vec<Noted>) {
    let mut facts = Vec::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut plain = String::new();
        let mut own = Vec::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((note, after)) = after.split_once('}') else {
                break;
            };
            plain.push_str(before);
            let numbers = note.split(' ').map(|it| it.parse().ok());
            let Some(numbers) = numbers.collect::<Option<Vec<u16>>>() else {
                plain.push_str(&format!("{{{note}}}"));
                rest = after;
                continue;
            };
            own.extend(numbers.into_iter().map(|it| (plain.len(), it)));
            rest = after;
        }
        plain.push_str(rest);
        facts.extend(own.into_iter().map(|(at, it)| (plain.clone(), at, it)));
        lines.push(plain);
    }
    (lines.join("\n"), facts)
}

fn read(event: &str, input: &Input) -> Telling {
    let (article, _) = read_one(input).expect("readable article");
    let name = article.meta().source.clone();
    Telling::new(&name, event, &article)
}
