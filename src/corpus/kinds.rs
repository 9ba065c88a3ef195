//! What kind of thing a name names, by what all articles say around it: `in Selnik`, `the power company Ardovia Energo`.

use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{CITIES, COMMON, FIRST_NAMES};
use crate::text::index::{ArticleId, IndexVec};
use crate::text::normal::fold;
use std::collections::{BTreeMap, BTreeSet};

/// A name that stands behind `in` at least once in so many times is a place.
const OFTEN: usize = 4;

/// What ends the name of a building that no place is named after otherwise.
const BUILDINGS: [&str; 14] = [
    "hall",
    "gymnasium",
    "arena",
    "auditorium",
    "theater",
    "theatre",
    "hotel",
    "tower",
    "library",
    "courthouse",
    "cathedral",
    "mosque",
    "cemetery",
    "prison",
];

/// What the articles say of one name.
#[derive(Default)]
struct Told {
    all: Vec<(ArticleId, usize)>,
    // `in Selnik`
    inside: usize,
    // `in northern Selnik`, `Brodek, Selnik,`
    surely: usize,
    // `the company Selnik`
    organization: usize,
    people: usize,
    // `the Holms`
    behind_the: usize,
}

/// Mends the kinds of names. English only, and not those that are known beforehand. Linear in the mentions.
pub(super) fn settle(
    articles: &IndexVec<ArticleId, Article>,
    mentions: &mut IndexVec<ArticleId, Vec<Mention>>,
) {
    let mut names: BTreeMap<String, Told> = BTreeMap::new();
    let mut surnames: BTreeSet<String> = BTreeSet::new();
    for (id, list) in mentions.iter_enumerated() {
        let article = &articles[id];
        if !matches!(
            Language::of(article.meta().language.as_deref()),
            Language::English | Language::Other
        ) {
            continue;
        }
        for (n, mention) in list.iter().enumerate() {
            let printed = article.slice(mention.span);
            if mention.kind == MentionKind::Person
                && let Some((_, last)) = printed.rsplit_once(' ')
            {
                surnames.insert(fold(last).into_owned());
            }
            if Gazetteer::shared().get(printed).is_some() {
                continue;
            }
            let told = names.entry(fold(printed).into_owned()).or_default();
            told.add(article.text(), mention);
            told.all.push((id, n));
        }
    }
    for (name, told) in names {
        let family = told.behind_the * 2 >= told.all.len() && is_plural_of(&name, &surnames);
        let kind = match family {
            true => Some(MentionKind::Person),
            false => told.kind(&name),
        };
        if let Some(kind) = kind {
            for (id, n) in told.all {
                mentions[id][n].kind = kind;
            }
        }
    }
}

impl Told {
    fn add(&mut self, text: &str, mention: &Mention) {
        let before = &text[..mention.span.start()];
        let ahead = &text[mention.span.end()..];
        self.people += usize::from(mention.kind == MentionKind::Person);
        let shouted = !text[mention.span.range()].contains(char::is_lowercase);
        if ahead.starts_with(['\'', '’']) || shouted && mention.span.len() < 6 {
            return;
        }
        let mut words = before
            .strip_suffix(' ')
            .unwrap_or("")
            .rsplit(|c: char| !c.is_alphabetic());
        let (last, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        self.behind_the += usize::from(last.eq_ignore_ascii_case("the"));
        // `in Democratic circles`
        let is_adjective = mention.kind == MentionKind::Other
            && ahead
                .strip_prefix(' ')
                .is_some_and(|it| it.starts_with(char::is_alphabetic));
        let compass = matches!(
            last,
            "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "northeastern"
                | "northwestern"
                | "southeastern"
                | "southwestern"
                | "downtown"
        );
        match last {
            "in" if is_faith(second) || is_adjective => {}
            "in" | "near" | "outside" | "across" | "throughout" => self.inside += 1,
            _ if compass => self.surely += 1,
            "company" | "firm" | "agency" | "operator" | "airline" | "bank" | "charity"
            | "carmaker" | "retailer" | "newspaper" | "broadcaster" | "utility" | "automaker"
            | "manufacturer"
                if second != "the" && !second.is_empty() =>
            {
                self.organization += 1;
            }
            _ => {}
        }
    }

    /// The kind that the names have, if it is another than was found.
    fn kind(&self, name: &str) -> Option<MentionKind> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let (first, last) = (*words.first()?, *words.last()?);
        let is_name = FIRST_NAMES.contains(first);
        if words.len() > 1 && self.people > 0 && !is_name {
            if Roles::shared().has(last, Role::Organization) {
                return Some(MentionKind::Organization);
            }
            let place = Roles::shared().has(last, Role::Place) || BUILDINGS.contains(&last);
            if place && words.len() > 2 {
                return Some(MentionKind::Place);
            }
        }
        if self.organization > 0 && !is_name {
            return Some(MentionKind::Organization);
        }
        let [word] = words[..] else { return None };
        let common = COMMON.contains(word) || Roles::shared().has(word, Role::Organization);
        if common {
            return None;
        }
        let often = self.inside * OFTEN >= self.all.len() && self.inside > 0;
        let place = match self.people {
            0 => self.surely > 0 || often,
            _ => self.surely > 0 && !is_name || often && self.inside > 1 && CITIES.contains(word),
        };
        place.then_some(MentionKind::Place)
    }
}

/// Whether a name is that of a family of whom one is named in full: `the Holms`, `the Joneses`.
fn is_plural_of(name: &str, surnames: &BTreeSet<String>) -> bool {
    let one = name.strip_suffix('s');
    let two = name.strip_suffix("es");
    let mut all = [one, two].into_iter().flatten();
    all.any(|it| surnames.contains(it))
}

/// Whether one does this in people: `faith in Holm`.
fn is_faith(word: &str) -> bool {
    matches!(
        word,
        "faith"
            | "trust"
            | "trusts"
            | "trusted"
            | "confidence"
            | "interest"
            | "interested"
            | "belief"
            | "believe"
            | "believes"
            | "believed"
            | "believer"
            | "believers"
    )
}
