//! Who somebody is, as printed around a name (`Senator Lind`, `Lind, a lawyer for`), and which nouns can speak at all.

use crate::lexicon;
use crate::lexicon::language::Language;
use crate::lexicon::offices;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{self, COMMON, FIRST_NAMES};
use crate::text::Span;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The languages whose articles are known.
const KNOWN: [Language; 4] = [
    Language::English,
    Language::German,
    Language::French,
    Language::Spanish,
];

/// Whether a word is the article before a role that goes back to somebody, in any language: `the`, `l` of `l'`.
fn is_article(word: &str) -> bool {
    KNOWN.iter().any(|it| wordlist::has(*it, "definite", word))
}

/// What stands behind such an article.
pub(super) fn after_article(words: &str) -> Option<&str> {
    let (first, rest) = words.split_at(words.find([' ', '\'', '’'])?);
    let mark = rest.chars().next()?;
    let elided = first.eq_ignore_ascii_case("l");
    (is_article(first) && elided == (mark != ' ')).then(|| &rest[mark.len_utf8()..])
}

/// Whether a word in small letters is of an English class.
fn is(class: &str, form: &str) -> bool {
    wordlist::has_form(Language::English, class, form)
}

/// Most words of who somebody is, set apart behind the name.
const LONGEST_APART: usize = 8;

/// Nouns for papers, and for bodies without a name, that are said to say something.
static SPEAKING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    let list = include_str!("../../assets/lexicon/en/speaking_nouns.txt");
    lexicon::entries(list)
        .flat_map(|it| it.split('|'))
        .collect()
});

/// Ends of words that say who somebody is.
const ENDS: [&str; 12] = [
    "man", "woman", "person", "ist", "ian", "er", "or", "ant", "ent", "men", "women", "eer",
];

/// Whether a role in small letters (`minister`, `vice president`) stands before a name, or set apart behind it.
pub(super) fn has(text: &str, name: Span, role: &str) -> bool {
    let mut asked = role.rsplit(' ');
    let Some(last) = asked.next() else {
        return false;
    };
    let kind = asked.next().filter(|it| is("other_role", it));
    stands_before(text, name, last, kind)
        || stands_behind(text, name, last, kind)
        || stands_apart(text, name, last, kind)
}

/// `The mayor of Vell, Mara Lind`, `der Sprecher des Rates, Karl Holm`
fn stands_apart(text: &str, name: Span, role: &str, kind: Option<&str>) -> bool {
    let line = text[..name.start()].rsplit('\n').next().unwrap_or("");
    let Some(line) = line.strip_suffix(", ") else {
        return false;
    };
    let clause = line
        .rsplit([',', '.', ';', ':', '“', '"'])
        .next()
        .unwrap_or("");
    let words: Vec<String> = clause
        .split_whitespace()
        .rev()
        .take(LONGEST_APART)
        .map(|it| fold(it).into_owned())
        .collect();
    let article = |it: &String| it.len() > 1 && is_article(it);
    let joined = |it: &String| it.strip_prefix("l'") == Some(role);
    let asked = kind.is_none();
    words
        .windows(2)
        .any(|it| it[0] == role && article(&it[1]) && asked)
        || words.iter().any(joined)
}

fn stands_before(text: &str, name: Span, role: &str, kind: Option<&str>) -> bool {
    let line = text[..name.start()].rsplit('\n').next().unwrap_or("");
    let mut words = line
        .split(|c: char| !c.is_alphanumeric())
        .rev()
        .filter(|it| !it.is_empty())
        .map(fold);
    let adjoins = line
        .trim_end_matches([' ', '.'])
        .ends_with(char::is_alphanumeric);
    let found = adjoins && words.next().is_some_and(|it| is_role(&it, role));
    found && is_kind(words.next().as_deref(), kind)
}

fn stands_behind(text: &str, name: Span, role: &str, kind: Option<&str>) -> bool {
    let line = text[name.end()..]
        .split(['\n', ';', ':', '“', '"'])
        .next()
        .unwrap_or("");
    let Some(apart) = line.strip_prefix(", ") else {
        return false;
    };
    let apart = apart.split([',', '.']).next().unwrap_or("");
    let opens = ["a ", "an ", "the ", "his ", "her "];
    let known = opens.iter().any(|it| apart.starts_with(it)) || apart.starts_with(role);
    let words: Vec<_> = apart
        .split_whitespace()
        .take(LONGEST_APART)
        .map(fold)
        .collect();
    let ends = [
        "of", "for", "in", "at", "from", "who", "to", "with", "and", "on",
    ];
    let head = words
        .iter()
        .position(|it| ends.contains(&it.as_ref()))
        .unwrap_or(words.len());
    let Some(at) = head.checked_sub(1) else {
        return false;
    };
    let before = at.checked_sub(1).map(|it| words[it].as_ref());
    known && words[at] == role && is_kind(before, kind)
}

fn is_role(printed: &str, role: &str) -> bool {
    printed == role || offices::fits(role, printed)
}

/// Whether the word before a role leaves it what is asked for: a vice president is no president.
fn is_kind(before: Option<&str>, asked: Option<&str>) -> bool {
    let printed = before.filter(|it| is("other_role", it));
    printed == asked
}

/// Whether words are titles and nothing else: `President`, `Vice President`.
pub(super) fn is_title(words: &str) -> bool {
    let roles = Roles::shared();
    let known = |it: &str| {
        let form = fold(it);
        roles.has(&form, Role::Title) || roles.has(&form, Role::BeforeTitle)
    };
    let mut all = words.split_whitespace().rev();
    let title = |it: &str| roles.has(&fold(it), Role::Title);
    all.next().is_some_and(title) && all.all(known)
}

/// Words without the titles at their end: `beside` of `beside Vice President`.
pub(super) fn without_titles(words: &str) -> &str {
    let words = words.trim_end();
    let mut rest = words;
    while !rest.is_empty() {
        let start = rest.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        // After a space of several bytes no word begins here.
        if !words.get(start..).is_some_and(is_title) {
            break;
        }
        rest = words[..start].trim_end();
    }
    rest
}

/// Whether a name is the party and state behind somebody's name: `(R-Vell)`.
pub(super) fn is_party(text: &str, name: Span) -> bool {
    let printed = &text[name.range()];
    let party = ["R-", "D-", "I-"].iter().any(|it| printed.starts_with(it));
    party || text[..name.start()].ends_with("(R-") || text[..name.start()].ends_with("(D-")
}

/// Whether an office in small letters or large goes on, between words that name it and a name, with the rest of what it is for: `the minister of
/// Trade` `, Industry and Fisheries, ` `Lind`, `the head of the dockers` `' union, ` `Lind`.
pub(super) fn goes_on(office: &str, between: &str) -> bool {
    const MOST_WORDS: usize = 7;
    const LONGEST: usize = 120;
    let near = between.len() <= LONGEST;
    let Some(more) = between.strip_suffix(", ").filter(|_| near) else {
        return false;
    };
    let plain = |it: &str| it.chars().all(|c| c.is_alphabetic() || c == '-');
    let words = || more.split([' ', ',']).filter(|it| !it.is_empty());
    if let Some(more) = more.strip_prefix(['\'', '’']) {
        let small = |it: &str| plain(it) && it.starts_with(char::is_lowercase);
        return more.starts_with(' ') && more.split_whitespace().all(small);
    }
    let of = [" of ", " for "].iter().any(|it| office.contains(it));
    let lists = more.starts_with(", ") && words().any(|it| it == "and");
    of && lists && words().count() <= MOST_WORDS && words().all(plain)
}

/// Words between who somebody is and the name that he goes by.
static GOES_BY: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../assets/lexicon/en/goes_by.txt")).collect()
});

/// Whether words between who somebody is and a name say that he goes by it: `who calls himself`, titles at their end aside.
pub(super) fn goes_by(between: &str) -> bool {
    between.starts_with(' ') && GOES_BY.contains(without_titles(between).trim())
}

/// Whether a name ends as those of streets, parks and halls do, which never speak: a city or a house of government may.
pub(super) fn is_site(name: &str) -> bool {
    let last = name.rsplit(' ').next().map(fold);
    name.contains(' ') && last.is_some_and(|it| is("site", &it))
}

/// Whether words without a name are of somebody or something that can speak: people, a body of people, a paper. `text` is the
/// article, in which they stand at `words`.
pub(super) fn can_speak(text: &str, words: Span) -> bool {
    let printed = &text[words.range()];
    let roles = Roles::shared();
    let ends = ["of", "for", "from", "in", "at", "who", "with", "on", "to"];
    let mut all = printed
        .split_whitespace()
        .take_while(|it| !ends.contains(it));
    let first = all.next().unwrap_or("");
    let head = all.last().unwrap_or(first);
    // `Tarn's said`: what he has is missing.
    if head.ends_with("'s") || head.ends_with("’s") || head.ends_with("s'") {
        return false;
    }
    let form = fold(head.rsplit('-').next().unwrap_or(head));
    let form = form.trim_matches(|c: char| !c.is_alphanumeric());
    let singular = form.strip_suffix('s').unwrap_or(form);
    let small = head.starts_with(char::is_lowercase);
    if small && (is("mute", form) || is("mute", singular) || is("many_mute", form)) {
        return false;
    }
    let is_known = |it: &str| {
        [Role::Describer, Role::Title, Role::Organization]
            .iter()
            .any(|role| roles.has(it, *role))
            || SPEAKING.contains(it)
    };
    let many = form.ends_with('s') && !form.ends_with("ss");
    let known =
        is_known(form) || is_known(singular) || ENDS.iter().any(|it| singular.ends_with(it));
    // `Close to forty`, `Law`: a word that opens a sentence is a name if it is one amid another too.
    let alone = head == first && head.starts_with(char::is_uppercase);
    let common = COMMON.contains(form) || form.len() <= 3;
    if alone && common && !known && !many && !is("stands_alone", form) {
        return is_printed_amid(text, head);
    }
    head.starts_with(char::is_uppercase) || known || many
}

/// Whether a noun is of one human being: `neighbor`, `spokeswoman`; no body of people, no paper, not several.
pub(super) fn is_human(noun: &str) -> bool {
    let form = fold(noun.rsplit('-').next().unwrap_or(noun));
    let roles = Roles::shared();
    let body = roles.has(&form, Role::Organization) || SPEAKING.contains(form.as_ref());
    let known = roles.has(&form, Role::Describer)
        || roles.has(&form, Role::Title)
        || offices::office(&form).is_some()
        || ENDS.iter().any(|it| form.ends_with(it));
    !body && known && !form.ends_with('s') && !form.ends_with("men")
}

/// Whether a word stands with its capital behind a word in small letters or a title.
fn is_printed_amid(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let mut before = text[..at].split(' ').rev();
        let adjoins = before.next() == Some("");
        let last = before.next().unwrap_or("");
        let small = last.starts_with(char::is_lowercase) && last.ends_with(char::is_alphabetic);
        let named = FIRST_NAMES.contains(&fold(last));
        adjoins
            && (small
                || named
                || is_title(last.trim_end_matches('.'))
                || last == "Mr."
                || last == "Ms."
                || last == "Mrs.")
    })
}
