//! Who somebody is, as printed around a name (`Senator Lind`, `Lind, a lawyer for`), and which nouns can speak at all.

use crate::lexicon;
use crate::lexicon::titles::{Role, Roles};
use crate::text::Span;
use crate::text::normal::fold;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What stands before a role that goes back to somebody.
pub(super) const ARTICLES: [&str; 8] = ["the ", "der ", "die ", "le ", "la ", "l'", "l’", "el "];

/// Words before a role that make it another one.
const OTHER: [&str; 9] = [
    "vice",
    "deputy",
    "former",
    "ex",
    "then",
    "acting",
    "assistant",
    "first",
    "lt",
];

/// Most words of who somebody is, set apart behind the name.
const LONGEST_APART: usize = 8;

/// Titles by the words that go back to them.
const SHORT: [(&str, &[&str]); 6] = [
    ("sen", &["senator"]),
    ("gov", &["governor"]),
    (
        "rep",
        &["congressman", "congresswoman", "representative", "lawmaker"],
    ),
    ("gen", &["general"]),
    ("representative", &["congressman", "congresswoman"]),
    ("senator", &["lawmaker"]),
];

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
    let kind = asked.next().filter(|it| OTHER.contains(it));
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
    let article = |it: &String| ARTICLES.iter().any(|article| article.trim_end() == it);
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
    let long = || {
        SHORT
            .iter()
            .any(|(short, long)| *short == printed && long.contains(&role))
    };
    printed == role || long()
}

/// Whether the word before a role leaves it what is asked for: a vice president is no president.
fn is_kind(before: Option<&str>, asked: Option<&str>) -> bool {
    let printed = before.filter(|it| OTHER.contains(it));
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

/// Whether a name is the party and state behind somebody's name: `(R-Vell)`.
pub(super) fn is_party(text: &str, name: Span) -> bool {
    let printed = &text[name.range()];
    let party = ["R-", "D-", "I-"].iter().any(|it| printed.starts_with(it));
    party || text[..name.start()].ends_with("(R-") || text[..name.start()].ends_with("(D-")
}

/// Whether words without a name are of somebody or something that can speak: people, a body of people, a paper.
pub(super) fn can_speak(words: &str) -> bool {
    let roles = Roles::shared();
    let ends = ["of", "for", "from", "in", "at", "who", "with", "on", "to"];
    let head = words
        .split_whitespace()
        .take_while(|it| !ends.contains(it))
        .last()
        .unwrap_or("");
    let form = fold(head.rsplit('-').next().unwrap_or(head));
    let form = form.trim_matches(|c: char| !c.is_alphanumeric());
    let singular = form.strip_suffix('s').unwrap_or(form);
    let is_known = |it: &str| {
        [Role::Describer, Role::Title, Role::Organization]
            .iter()
            .any(|role| roles.has(it, *role))
            || SPEAKING.contains(it)
    };
    let many = form.ends_with('s') && !form.ends_with("ss");
    head.starts_with(char::is_uppercase)
        || is_known(form)
        || is_known(singular)
        || ENDS.iter().any(|it| singular.ends_with(it))
        || many
}
