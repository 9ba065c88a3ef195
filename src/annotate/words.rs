//! Classes of words that attribution looks at: pronouns, determiners, conjunctions, helpers, cues.

use crate::lexicon::cues::{Cue, Cues};
use crate::segment::TokenKind;
use crate::text::Interner;

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

    /// Both sets.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words of each class, in normal form.
const WORDS: [(Class, &str); 15] = [
    (Class::PRONOUN, "he she they it i we"),
    (
        Class::DETERMINER,
        "the a an one another his her their its some many most two three four five other several",
    ),
    (
        Class::ROLE,
        "critics critic sources source officials official experts expert aides analysts analyst police voters supporters \
         reporters residents witnesses authorities lawyers prosecutors doctors scientists researchers others",
    ),
    (
        Class::CONJUNCTION,
        "and but while that because as although though when which if after before whether",
    ),
    (
        Class::PREPOSITION,
        "in on at during to of from after before about via over as while when with by for through this last earlier late \
         against despite following since under near amid without",
    ),
    (
        Class::HELPER,
        "also then later has had have would could will can may might should once even again first previously long often \
         now just himself herself themselves who which was is were are be been being went on to further both always \
         never still already did does do not",
    ),
    (
        Class::OPENER,
        "on in at the a an but and for when while after before as if since during although though however meanwhile still \
         yet so this that these those there then now not no what why how where who asked according later earlier also \
         instead even just our my your his her its their with from to by of or because speaking following despite last more ever all today tonight yesterday once perhaps indeed moreover finally \
         among like unlike throughout within without amid under given until unless thus hence",
    ),
    (
        Class::DAY,
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september \
         october november december",
    ),
    (
        Class::TITLE,
        "mr mrs ms dr sen rep gov gen prof rev lt col sgt capt st president senator minister secretary",
    ),
    (
        Class::PARTICLE,
        "of de von van bin al der la le di da du & ibn",
    ),
    (
        Class::BE,
        "is are was were been be being keeps keep kept started began",
    ),
    (
        Class::NOUN_FOLLOWS,
        "to the a an of his her their its this that no my our for by as in with more",
    ),
    (
        Class::ADDRESSES,
        "told tells telling tell asked asks assured informed reminded advised warned",
    ),
    (
        Class::CLAUSE_OPENER,
        "that he she they it the to there we i a an his her their if whether this these those",
    ),
    (
        Class::QUOTES,
        "quoted quotes quoting cited cites citing reported",
    ),
];

/// The class of every word met so far, by symbol.
pub(super) fn table(interner: &Interner) -> Vec<Class> {
    let mut table = vec![Class::default(); interner.len()];
    let mut add = |word: &str, class: Class| {
        if let Some(symbol) = interner.get(word) {
            let entry = &mut table[symbol.index()];
            *entry = entry.or(class);
        }
    };
    for (class, list) in WORDS {
        for word in list.split_whitespace() {
            add(word, class);
        }
    }
    for (verb, cue) in Cues::load().iter() {
        let class = match cue {
            Cue::Speech => Class::CUE_SPEECH,
            Cue::Plain => Class::CUE_PLAIN,
            Cue::Belief => Class::CUE_BELIEF,
            Cue::Noun => Class::CUE_NOUN,
        };
        add(verb, class);
    }
    table
}

/// Adds what the letters of the token tell.
pub(super) fn with_shape(known: Class, text: &str, kind: TokenKind) -> Class {
    if kind != TokenKind::Word {
        return known;
    }
    let mut class = known;
    if text.starts_with(char::is_uppercase) {
        class = class.or(Class::CAPITAL);
    }
    if text.ends_with("ly") && text.len() > 4 {
        class = class.or(Class::ADVERB);
    }
    if text.ends_with("ing") && text.len() > 4 {
        class = class.or(Class::GERUND);
    }
    class
}
