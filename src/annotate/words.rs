//! Classes of words that attribution looks at: pronouns, determiners, conjunctions, helpers, cues.

use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;
use crate::lexicon::wordlist;
use crate::segment::TokenKind;
use crate::text::normal::fold;
use crate::text::{Interner, Symbol};

/// A set of classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Class(u32);

impl Class {
    pub const PRONOUN: Self = Self(1);
    /// Can begin a noun phrase without a name.
    pub const DETERMINER: Self = Self(1 << 1);
    /// People told by what they are: can be a source without a determiner.
    pub const ROLE: Self = Self(1 << 2);
    /// Begins a clause.
    pub const CONJUNCTION: Self = Self(1 << 3);
    pub const PREPOSITION: Self = Self(1 << 4);
    /// Stands between a subject and its verb.
    pub const HELPER: Self = Self(1 << 5);
    /// Never the first word of a name, though capitalized at the start of a sentence.
    pub const OPENER: Self = Self(1 << 6);
    pub const DAY: Self = Self(1 << 7);
    /// A title before a name, with or without a full stop.
    pub const TITLE: Self = Self(1 << 8);
    /// Joins the parts of a name.
    pub const PARTICLE: Self = Self(1 << 9);
    pub const BE: Self = Self(1 << 10);
    /// Before a noun or an infinitive: what follows is no verb of speech.
    pub const NOUN_FOLLOWS: Self = Self(1 << 11);
    /// Verbs that may name whom they speak to.
    pub const ADDRESSES: Self = Self(1 << 12);
    /// Opens a clause after a cue.
    pub const CLAUSE_OPENER: Self = Self(1 << 13);
    pub const CAPITAL: Self = Self(1 << 14);
    /// Ends in `-ly`.
    pub const ADVERB: Self = Self(1 << 15);
    /// Ends in `-ing`.
    pub const GERUND: Self = Self(1 << 16);
    const CUE_SPEECH: Self = Self(1 << 17);
    const CUE_PLAIN: Self = Self(1 << 18);
    const CUE_BELIEF: Self = Self(1 << 19);
    const CUE_NOUN: Self = Self(1 << 20);
    /// A verb that hands on somebody else's words (`quoted Lind as saying`).
    pub const QUOTES: Self = Self(1 << 21);
    /// Goes on with a noun phrase (`the head of the council`).
    pub const OF: Self = Self(1 << 22);
    /// Begins a phrase that introduces a source (`according to`).
    pub const ACCORDING: Self = Self(1 << 23);
    /// The same, behind the source (`dem Rat zufolge`).
    pub const ACCORDING_AFTER: Self = Self(1 << 24);
    /// The same, behind what is said only (`…, so Lind`).
    pub const SO: Self = Self(1 << 25);

    /// What a poll or paper does that tells something (`a poll showed that …`).
    pub const EVIDENCE: Self = Self(1 << 26);
    /// What can show something.
    pub const EVIDENCE_NOUN: Self = Self(1 << 27);
    /// What has a title, and who is known by one (`podcast`, `star`).
    pub const WORK: Self = Self(1 << 28);
    /// What bears words (`hat`, `sign`, `campaign`).
    pub const BEARER: Self = Self(1 << 29);
    /// Tells that somebody speaks, without introducing it (`call`, `praising`).
    pub const VOICE: Self = Self(1 << 30);
    /// Belongs to a set phrase that is put between marks for itself (`status quo`).
    pub const TERM: Self = Self(1 << 31);

    /// Whether it shares a class with `other`.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What a token of these classes can introduce.
    pub fn cue(self) -> Option<Cue> {
        [
            (Self::CUE_SPEECH, Cue::Speech),
            (Self::CUE_PLAIN, Cue::Plain),
            (Self::CUE_BELIEF, Cue::Belief),
            (Self::CUE_NOUN, Cue::Noun),
        ]
        .into_iter()
        .find(|it| self.any(it.0))
        .map(|it| it.1)
    }

    /// This set without the other.
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes by the names that they have in `words.txt`.
const NAMES: [(&str, Class); 25] = [
    ("pronoun", Class::PRONOUN),
    ("determiner", Class::DETERMINER),
    ("role", Class::ROLE),
    ("conjunction", Class::CONJUNCTION),
    ("preposition", Class::PREPOSITION),
    ("helper", Class::HELPER),
    ("opener", Class::OPENER),
    ("day", Class::DAY),
    ("title", Class::TITLE),
    ("particle", Class::PARTICLE),
    ("be", Class::BE),
    ("noun_follows", Class::NOUN_FOLLOWS),
    ("addresses", Class::ADDRESSES),
    ("clause_opener", Class::CLAUSE_OPENER),
    ("quotes", Class::QUOTES),
    ("of", Class::OF),
    ("according", Class::ACCORDING),
    ("according_after", Class::ACCORDING_AFTER),
    ("so", Class::SO),
    ("evidence", Class::EVIDENCE),
    ("evidence_noun", Class::EVIDENCE_NOUN),
    ("work", Class::WORK),
    ("bearer", Class::BEARER),
    ("voice", Class::VOICE),
    ("term", Class::TERM),
];

/// What is known of the words met so far.
pub(super) struct Words {
    /// By symbol.
    pub classes: Vec<Class>,
    /// The phrases that introduce a source (`according to`), the longest first.
    pub according: Vec<Vec<Symbol>>,
}

/// The class of every word met so far, in a language.
pub(super) fn table(interner: &Interner, language: Language) -> Words {
    let mut classes = vec![Class::default(); interner.len()];
    let mut according: Vec<Vec<Symbol>> = Vec::new();
    let mut add = |word: &str, class: Class| {
        if let Some(symbol) = interner.get(word) {
            let entry = &mut classes[symbol.index()];
            *entry = entry.or(class);
        }
    };
    for (name, words) in wordlist::classes(language) {
        let Some(&(_, class)) = NAMES.iter().find(|it| it.0 == name) else {
            continue;
        };
        if class == Class::ACCORDING {
            for phrase in words.split('|') {
                let symbols = phrase.split_whitespace().map(|it| interner.get(&fold(it)));
                according.extend(symbols.collect::<Option<Vec<Symbol>>>());
                add(&fold(phrase.split_whitespace().next().unwrap_or("")), class);
            }
            continue;
        }
        for word in words.split(' ') {
            add(&fold(word), class);
        }
    }
    for (verb, cue) in Cues::of(language).iter() {
        let class = match cue {
            Cue::Speech => Class::CUE_SPEECH,
            Cue::Plain => Class::CUE_PLAIN,
            Cue::Belief => Class::CUE_BELIEF,
            Cue::Noun => Class::CUE_NOUN,
        };
        add(verb, class);
    }
    according.sort_by_key(|it| std::cmp::Reverse(it.len()));
    Words { classes, according }
}

/// Adds what the letters of the token tell.
pub(super) fn with_shape(known: Class, text: &str, kind: TokenKind, language: Language) -> Class {
    if kind != TokenKind::Word {
        return known;
    }
    let mut class = known;
    // `diGenova`
    let camel = text.starts_with(char::is_lowercase)
        && text.contains(char::is_uppercase)
        && !text.contains('-');
    if text.starts_with(char::is_uppercase) || camel {
        class = class.or(Class::CAPITAL);
    }
    if language == Language::Spanish && text.eq_ignore_ascii_case("el") {
        class = class.without(Class::PRONOUN);
    }
    if language != Language::English {
        return class;
    }
    if text.ends_with("ly") && text.len() > 4 {
        class = class.or(Class::ADVERB);
    }
    if text.ends_with("ing") && text.len() > 4 {
        class = class.or(Class::GERUND);
    }
    class
}
