//! What kind of thing a name names, by what all articles say around it: `in Selnik`, `the power company Ardovia Energo`.

use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::language::Language;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{CITIES, COMMON, FIRST_NAMES};
use crate::text::index::{ArticleId, IndexVec};
use crate::text::normal::fold;
use std::collections::BTreeMap;

/// A name that stands behind `in` at least once in so many times is a place.
const OFTEN: usize = 4;

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
}

/// Mends the kinds of names. English only, and not those that are known beforehand. Linear in the mentions.
pub(super) fn settle(
    articles: &IndexVec<ArticleId, Article>,
    mentions: &mut IndexVec<ArticleId, Vec<Mention>>,
) {
    let mut names: BTreeMap<String, Told> = BTreeMap::new();
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
            if Gazetteer::shared().get(printed).is_some() {
                continue;
            }
            let told = names.entry(fold(printed).into_owned()).or_default();
            told.add(article.text(), mention);
            told.all.push((id, n));
        }
    }
    for (name, told) in names {
        if let Some(kind) = told.kind(&name) {
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
            if Roles::shared().has(last, Role::Place) && words.len() > 2 {
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
