//! Inputs that name other inputs: a set of articles in TOML, a list of addresses, a JSON list of articles.

use super::decode::decode;
use super::format::{extension, is_address, opens_as_json};
use super::input::{Input, InputOptions, Request};
use super::limits::MOST_LIST_BYTES;
use super::list::List;
use super::read;
use super::{Format, LoadError, Progress, language};
use serde::Deserialize;
use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

/// A comparison to be opened again, as `parallax set.toml` reads it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    article: Vec<toml::Spanned<Entry>>,
}

/// One article of a set.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// A path, from the folder of the set.
    file: Option<String>,
    /// An http(s) address.
    address: Option<String>,
    label: Option<String>,
    outlet: Option<String>,
    /// When it was published.
    date: Option<Date>,
    /// What the reader wants to remember about it.
    note: Option<String>,
    language: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    raw: bool,
}

/// A date of TOML, with or without quote marks.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Date {
    Written(toml::value::Datetime),
    Quoted(String),
}

/// The requests, those for a set or list replaced by requests for what it names. Files that can be read but once (pipes)
/// and standard input are always articles, and so is all inside a set or list.
///
/// A set is a file `….toml`; a list of addresses a file in which every line is an http(s) address, `#` lines and blank
/// ones aside; a list of articles a JSON file with several. A format that the user named (`--type`) makes any of the
/// first two an article.
///
/// # Errors
/// When a set cannot be read or says what nobody understands; with its line.
pub fn expand(requests: Vec<Request>) -> Result<Vec<Request>, LoadError> {
    let mut out = Vec::with_capacity(requests.len());
    for request in requests {
        match named_in(&request)? {
            Some(named) => out.extend(named),
            None => out.push(request),
        }
    }
    Ok(out)
}

/// What an input names, if it is no article.
fn named_in(request: &Request) -> Result<Option<Vec<Request>>, LoadError> {
    let Input::Path(path) = &request.input else {
        return Ok(None);
    };
    let Ok(about) = path.metadata() else {
        return Ok(None);
    };
    if !about.is_file() {
        return Ok(None);
    }
    let name = request.input.name();
    let extension = extension(&name);
    let auto = request.options.format.is_none();
    if auto && extension == "toml" {
        if about.len() > MOST_LIST_BYTES as u64 {
            return Err(too_large(&name, "a set"));
        }
        let bytes = read::bytes(&request.input, &request.options, &Progress::default())?.bytes;
        return set(&name, &decode(bytes, None).text, path, request).map(Some);
    }
    let head = head(path);
    let is_json = opens_as_json(head.trim_start(), extension == "json");
    if request
        .options
        .format
        .map_or(is_json, |it| it == Format::Json)
    {
        return parts(path, request);
    }
    if auto && head.trim_start().starts_with(['h', 'H', '#']) {
        if about.len() > MOST_LIST_BYTES as u64 {
            return match opens_as_list(&head) {
                true => Err(too_large(&name, "a list of addresses")),
                false => Ok(None),
            };
        }
        let bytes = read::bytes(&request.input, &request.options, &Progress::default())?.bytes;
        return Ok(addresses(&decode(bytes, None).text, request));
    }
    Ok(None)
}

fn too_large(name: &str, kind: &str) -> LoadError {
    let limit = MOST_LIST_BYTES / 1024;
    let next_step = match kind {
        "a set" => "take the articles out of it into files",
        _ => "compare fewer of them at a time",
    };
    LoadError::new(
        name,
        format!("more than the limit of {limit} KB for {kind}"),
        next_step,
    )
}

/// Whether all whole lines at the start of a file are addresses, blank or remarks, and one at least is an address.
fn opens_as_list(head: &str) -> bool {
    let mut lines: Vec<&str> = head.lines().map(str::trim).collect();
    lines.pop();
    lines.retain(|it| !it.is_empty() && !it.starts_with('#'));
    !lines.is_empty() && lines.iter().all(is_one)
}

fn is_one(line: &&str) -> bool {
    is_address(line) && !line.contains(char::is_whitespace)
}

/// Bytes of a file by which it is told whether it names others.
const HEAD: usize = 1024;

/// The start of a file; nothing where it cannot be read, which is told when it is loaded.
fn head(path: &Path) -> String {
    let mut head = Vec::with_capacity(HEAD);
    if let Ok(file) = File::open(path) {
        let _ = file.take(HEAD as u64).read_to_end(&mut head);
    }
    decode(head, None).text
}

/// The articles of a JSON file with several.
fn parts(path: &Path, request: &Request) -> Result<Option<Vec<Request>>, LoadError> {
    let (file, part) = read::parted(path);
    if part.is_some() {
        return Ok(None);
    }
    let list = List::default();
    let count = list.count(&file, &request.input.name())?;
    if count < 2 {
        return Ok(None);
    }
    let part = |n| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!("#{n}"));
        let mut part = like(request, Input::Path(name.into()));
        part.options.format = Some(Format::Json);
        part.options.list = Some(list.clone());
        part
    };
    Ok(Some((1..=count).map(part).collect()))
}

/// The addresses of a list, if every line is one.
fn addresses(text: &str, request: &Request) -> Option<Vec<Request>> {
    let lines = text.lines().map(str::trim);
    let lines: Vec<&str> = lines
        .filter(|it| !it.is_empty() && !it.starts_with('#'))
        .collect();
    let all = !lines.is_empty() && lines.iter().all(is_one);
    let input = |it: &&str| like(request, Input::Address((*it).to_owned()));
    all.then(|| lines.iter().map(input).collect())
}

fn like(request: &Request, input: Input) -> Request {
    Request {
        input,
        options: request.options.clone(),
    }
}

/// The articles of a set; what it says of one comes before what the command line says of all.
fn set(name: &str, text: &str, path: &Path, request: &Request) -> Result<Vec<Request>, LoadError> {
    let refused = |span: Option<Range<usize>>, what: &str| {
        let line = span.map_or(1, |it| line_of(text, it.start));
        LoadError::new(name, format!("line {line}: {what}"), NEXT_STEP)
    };
    let set: Set = toml::from_str(text).map_err(|error| refused(error.span(), error.message()))?;
    if set.article.is_empty() {
        return Err(refused(None, "it names no article"));
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut requests = Vec::with_capacity(set.article.len());
    for entry in set.article {
        let span = Some(entry.span());
        let entry = entry.into_inner();
        let request = entry.request(folder, &request.options);
        requests.push(request.map_err(|what| refused(span, &what))?);
    }
    Ok(requests)
}

const NEXT_STEP: &str = "a set has tables [[article]] with file or address, and label, outlet, date, note, language, type, raw";

impl Entry {
    fn request(self, folder: &Path, options: &InputOptions) -> Result<Request, String> {
        let input = match (self.file, self.address) {
            (Some(file), None) => Input::Path(folder.join(file)),
            (None, Some(address)) if is_address(&address) => Input::Address(address),
            (None, Some(address)) => return Err(format!("\"{address}\" is no http(s) address")),
            (Some(_), Some(_)) => return Err("an article has file or address, not both".to_owned()),
            (None, None) => return Err("an article needs file or address".to_owned()),
        };
        let format = match self.kind.as_deref() {
            None | Some("auto") => options.format,
            Some(kind) => Some(Format::from_name(kind).ok_or_else(|| {
                let names = Format::ALL.map(Format::name).join(", ");
                format!("type \"{kind}\" is none of auto, {names}")
            })?),
        };
        let code = |it: &str| language::from_tag(it).ok_or(format!("language \"{it}\" is no code"));
        let language = self.language.as_deref().map(code).transpose()?;
        Ok(Request {
            input,
            options: InputOptions {
                format,
                raw: self.raw || options.raw,
                label: self.label,
                language: language.or(options.language.clone()),
                outlet: self.outlet,
                published: self.date.map(|it| match it {
                    Date::Written(date) => date.to_string(),
                    Date::Quoted(text) => text,
                }),
                note: self.note,
                certificates: options.certificates.clone(),
                list: None,
            },
        })
    }
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or(text);
    1 + before.bytes().filter(|&b| b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::expand;
    use crate::load::{Input, InputOptions, LoadError, Request, read};
    use std::fs;
    use tempfile::TempDir;

    /// A folder with three articles and a file `name`.
    fn folder(name: &str, text: &str) -> TempDir {
        let folder = TempDir::new().expect("a folder");
        fs::create_dir(folder.path().join("in")).expect("a folder");
        for (name, text) in [
            ("a.txt", "Ferry adrift\n\nThe ferry lost its rudder."),
            ("in/b.md", "# Ferry lost\n\nIts rudder broke."),
            (name, text),
        ] {
            fs::write(folder.path().join(name), text).expect("written");
        }
        folder
    }

    fn expanded(folder: &TempDir, name: &str) -> Result<Vec<Request>, LoadError> {
        expand(vec![Request {
            input: Input::Path(folder.path().join(name)),
            options: InputOptions::default(),
        }])
    }

    #[track_caller]
    fn check_refused(text: &str, what: &str) {
        let error = expanded(&folder("set.toml", text), "set.toml").expect_err("refused");
        assert!(error.what.starts_with(what), "{error}");
        assert!(!error.next_step.is_empty());
    }

    #[test]
    fn a_set_opens_its_articles_from_its_folder() {
        let folder = folder(
            "set.toml",
            "# Ferries\n[[article]]\nfile = \"a.txt\"\nlabel = \"Agency\"\noutlet = \"Norrland News\"\ndate = 2031-05-15\n\
             note = \"sent at nine\"\nlanguage = \"en-GB\"\n\n[[article]]\nfile = \"in/b.md\"\ntype = \"text\"\ndate = \"16 May\"\n",
        );
        let requests = expanded(&folder, "set.toml").expect("a set");
        let (articles, warnings) = read(&requests).expect("articles");
        assert_eq!(warnings, []);
        let meta = articles[0].meta();
        assert_eq!(meta.label.as_deref(), Some("Agency"));
        assert_eq!(meta.outlet.as_deref(), Some("Norrland News"));
        assert_eq!(meta.published.as_deref(), Some("2031-05-15"));
        assert_eq!(meta.note.as_deref(), Some("sent at nine"));
        assert_eq!(meta.language.as_deref(), Some("en"));
        assert_eq!(articles[1].text(), "# Ferry lost\n\nIts rudder broke.");
        assert_eq!(articles[1].meta().published.as_deref(), Some("16 May"));
    }

    #[test]
    fn mistakes_in_a_set_are_told_with_their_line() {
        check_refused(
            "[[article]]\nfile = \"a.txt\"\nlable = \"A\"\n",
            "line 3: unknown field `lable`",
        );
        check_refused("[[article]]\nfile = a.txt\n", "line 2: ");
        check_refused(
            "[[article]]\nfile = \"a\"\n[[article]]\nlabel = \"b\"",
            "line 3: an article needs file or address",
        );
        check_refused(
            "[[article]]\naddress = \"a.txt\"",
            "line 1: \"a.txt\" is no http(s) address",
        );
        check_refused(
            "[[article]]\nfile = \"a\"\ntype = \"doc\"",
            "line 1: type \"doc\" is none of auto, text,",
        );
        check_refused("article = []", "line 1: it names no article");
        check_refused("# none", "line 1: missing field `article`");
    }

    #[test]
    fn a_list_has_nothing_but_addresses() {
        let list = "# two\nhttps://a.example/1\r\n\n  HTTP://b.example/2  \n";
        let requests = expanded(&folder("list.txt", list), "list.txt").expect("a list");
        let inputs: Vec<Input> = requests.into_iter().map(|it| it.input).collect();
        let address = |it: &str| Input::Address(it.to_owned());
        assert_eq!(
            inputs,
            [
                address("https://a.example/1"),
                address("HTTP://b.example/2")
            ]
        );
        for text in [
            "https://a.example/1\nThe ferry left.",
            "https://a.example/1 and more",
            "# Ferry\n\n",
        ] {
            let requests = expanded(&folder("list.txt", text), "list.txt").expect("an article");
            assert!(
                matches!(
                    &requests[..],
                    [Request {
                        input: Input::Path(_),
                        ..
                    }]
                ),
                "{text}"
            );
        }
    }

    #[test]
    fn a_list_of_articles_is_opened_one_by_one() {
        let list = r#"[{"title": "Ferry adrift", "text": "It left."}, {"title": "Ferry lost", "text": "It is gone."}]"#;
        let folder = folder("list.json", list);
        let requests = expanded(&folder, "list.json").expect("a list");
        let (articles, _) = read(&requests).expect("articles");
        let texts: Vec<&str> = articles.iter().map(|it| it.text()).collect();
        assert_eq!(
            texts,
            ["Ferry adrift\n\nIt left.", "Ferry lost\n\nIt is gone."]
        );
        assert!(articles[1].meta().source.ends_with("list.json#2"));
        let error = read(&expanded(&folder, "list.json#3").expect("one")).expect_err("no third");
        assert_eq!(error.what, "article 3 is asked for, and it holds 2");
    }
}
