//! What kind of thing a name names, by what all articles say around it: `in Selnik`, `the power company Ardovia Energo`.

use crate::annotate::{Mention, MentionKind};
use crate::article::Article;
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::language::Language;
use crate::lexicon::name_signs::NameSign;
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wordlist::{CITIES, COMMON, FIRST_NAMES, LAST_NAMES};
use crate::text::index::{ArticleId, IndexVec};
use crate::text::normal::fold;
use std::collections::{BTreeMap, BTreeSet};

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
    // `the analyst Ida Roth of Selnik`
    of_person: usize,
    // `the Holms`
    behind_the: usize,
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
            told.of_person += usize::from(n > 0 && is_of(article.text(), &list[n - 1], mention));
            told.all.push((id, n));
        }
    }
    let mut set = |told: &Told, kind: Option<MentionKind>| {
        let Some(kind) = kind else { return };
        for &(id, n) in &told.all {
            mentions[id][n].kind = kind;
        }
    };
    let (several, single): (Vec<_>, Vec<_>) = names.iter().partition(|it| it.0.contains(' '));
    let mut surnames: BTreeSet<&str> = BTreeSet::new();
    let mut openers: BTreeSet<&str> = BTreeSet::new();
    let mut storms: BTreeSet<&str> = BTreeSet::new();
    for (name, told) in several {
        let kind = told.kind_of_several(name);
        if kind == Some(MentionKind::Organization) {
            openers.extend(name.split(' ').next());
        }
        if is_event(name) {
            storms.extend(name.rsplit(' ').next());
        }
        if kind.is_none() && told.people > 0 {
            surnames.extend(name.rsplit(' ').next());
        }
        set(told, kind);
    }
    for (name, told) in single {
        let surname = surnames.contains(name.as_str());
        // `the Tarnholm Wolves`, of whom the other calls a part `Tarnholm`
        let short = openers.contains(name.as_str()) && !surname && told.people > 0;
        let kind = if told.behind_the * 2 >= told.all.len() && is_plural_of(name, &surnames) {
            Some(MentionKind::Person)
        } else if storms.contains(name.as_str()) && !surname {
            Some(MentionKind::Other)
        } else {
            let kind = told.kind_of_one(name, surname);
            kind.or(short.then_some(MentionKind::Other))
        };
        set(told, kind);
    }
}

impl Told {
    fn add(&mut self, text: &str, mention: &Mention) {
        let before = &text[..mention.span.start()];
        let ahead = &text[mention.span.end()..];
        self.organization += usize::from(has_what_firms_have(ahead));
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
        let compass = NameSign::Compass.is(last);
        match last {
            "in" if NameSign::Faith.is(second) || is_adjective => {}
            _ if NameSign::Inside.is(last) => self.inside += 1,
            _ if compass => self.surely += 1,
            _ if NameSign::Firm.is(last) && second != "the" && !second.is_empty() => {
                self.organization += 1;
            }
            _ => {}
        }
    }

    /// The kind of a name of several words, if it is another than was found.
    ///
    /// Known failure: somebody with a rare first name and a common word as a rare last name, who is called `the`.
    fn kind_of_several(&self, name: &str) -> Option<MentionKind> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let (first, last) = (*words.first()?, *words.last()?);
        let is_name = FIRST_NAMES.contains(first);
        if is_event(name) {
            return Some(MentionKind::Other);
        }
        if self.people > 0 && !is_name && self.of_person * 2 >= self.all.len() && self.of_person > 0
        {
            return Some(MentionKind::Organization);
        }
        if self.people > 0 && !is_name {
            if Roles::shared().has(last, Role::Organization) {
                return Some(MentionKind::Organization);
            }
            let place = Roles::shared().has(last, Role::Place) || NameSign::Building.is(last);
            if place && words.len() > 2 {
                return Some(MentionKind::Place);
            }
            let common = |it| COMMON.contains(it) && !LAST_NAMES.contains(it);
            let all_the = self.behind_the > 0 && self.behind_the * 2 >= self.all.len();
            let many = last.ends_with("ing") || last.ends_with('s') && !last.ends_with("ss");
            if many && (common(last) || all_the) {
                return Some(MentionKind::Organization);
            }
            if all_the {
                return Some(MentionKind::Other);
            }
        }
        (self.organization > 0 && !is_name).then_some(MentionKind::Organization)
    }

    /// The kind of a name of one word, if it is another than was found. `surname`: somebody has it as last name.
    fn kind_of_one(&self, word: &str, surname: bool) -> Option<MentionKind> {
        let is_name = surname || FIRST_NAMES.contains(word);
        if self.organization > 0 && !is_name {
            return Some(MentionKind::Organization);
        }
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

/// Whether a name is that of a storm or an operation, in two words: `storm agmunda`.
fn is_event(name: &str) -> bool {
    let words = name.split_once(' ');
    words.is_some_and(|(first, last)| NameSign::OpensEvent.is(first) && !last.contains(' '))
}

/// Whether what follows a name tells it to be a firm's: `'s chairman`, ` shares`.
fn has_what_firms_have(ahead: &str) -> bool {
    let word = |text: &str| {
        let end = text
            .find(|c: char| !c.is_ascii_lowercase())
            .unwrap_or(text.len());
        text[..end].to_owned()
    };
    match ahead
        .strip_prefix("'s ")
        .or_else(|| ahead.strip_prefix("’s "))
    {
        Some(owned) => owned.starts_with("chief executive") || NameSign::FirmHas.is(&word(owned)),
        None => ahead
            .strip_prefix(' ')
            .is_some_and(|it| NameSign::FirmOf.is(&word(it))),
    }
}

/// Whether a name stands behind somebody's and `of`: `the analyst Ida Roth of Selnik Webb`.
fn is_of(text: &str, before: &Mention, mention: &Mention) -> bool {
    let between = before.span.end()..mention.span.start();
    let owns = text[mention.span.end()..].starts_with(['\'', '’']);
    before.kind == MentionKind::Person && text.get(between) == Some(" of ") && !owns
}

/// Whether a name is that of a family of whom one is named in full: `the Holms`, `the Joneses`.
fn is_plural_of(name: &str, surnames: &BTreeSet<&str>) -> bool {
    let one = name.strip_suffix('s');
    let two = name.strip_suffix("es");
    let mut all = [one, two].into_iter().flatten();
    all.any(|it| surnames.contains(it))
}
