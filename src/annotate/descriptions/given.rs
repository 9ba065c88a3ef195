//! What an article says somebody is: by a title (`Mayor Lind`), set apart (`Lind, the mayor of Vell,`), with `is`, by an age,
//! and what the name of an organization ends in (`Vell Harbor Bank`).

use super::Whose;
use super::nouns::{age, is_body, is_owner, is_role, plain, years};
use crate::annotate::scene::Scene;
use crate::annotate::words::Class;
use crate::annotate::{Mention, MentionKind};
use crate::lexicon::titles::{Role, Roles};
use crate::lexicon::wider;
use crate::text::index::{EntityId, MentionId};
use crate::text::normal::fold;

/// Most words of who somebody is.
const LONGEST: usize = 14;

/// What is said of an entity once.
pub(super) struct Given {
    /// The noun, in normal form; an age is `38-year-old`.
    pub head: String,
    /// What else is said with it, in normal form, countries by their own name.
    pub more: Vec<String>,
    /// Of whom.
    pub who: EntityId,
    /// Where it is said by then.
    pub at: usize,
    /// Whether as a title.
    pub titled: bool,
}

/// All that an article says of the people and organizations that it names, in order of place. Linear in the mentions.
pub(super) fn all(scene: &Scene<'_>, whose: &Whose<'_>) -> Vec<Given> {
    let mut found = Vec::new();
    for (id, mention) in whose.mentions.iter_enumerated() {
        match mention.kind {
            MentionKind::Person => Reader::new(scene, whose, id, mention).person(&mut found),
            MentionKind::Organization => {
                Reader::new(scene, whose, id, mention).organization(&mut found);
            }
            MentionKind::Place | MentionKind::Other => {}
        }
    }
    found
}

/// Reads around one mention.
struct Reader<'a> {
    scene: &'a Scene<'a>,
    who: EntityId,
    // First token of the name, and one past its last.
    from: usize,
    to: usize,
    at: usize,
}

impl<'a> Reader<'a> {
    fn new(scene: &'a Scene<'a>, whose: &Whose<'_>, id: MentionId, mention: &Mention) -> Self {
        let words = scene.words_of(mention.span);
        Self {
            scene,
            who: whose.entities[id],
            from: words.start(),
            to: words.end(),
            at: mention.span.end(),
        }
    }

    fn person(&self, found: &mut Vec<Given>) {
        self.titled(found);
        self.led(found);
        if self.scene.is_mark_at(self.to, ",") {
            self.aged(found);
            self.apart(self.to + 1, found);
        }
        self.equated(found);
    }

    /// `Vell Harbor Bank`, `Tarn Inc.`, `University of Vell`; `Vell Cranes, a maker of cranes,`
    fn organization(&self, found: &mut Vec<Given>) {
        let mut words = (self.from..self.to).filter(|&n| self.scene.is_word(n));
        let of = words.clone().find(|&n| self.scene.is(n, Class::OF));
        let last = match of {
            Some(of) => of.checked_sub(1),
            None => words.next_back(),
        };
        if let Some(last) = last.filter(|&n| n >= self.from && self.to > self.from + 1) {
            let head = self.form(last);
            let word = head.trim_end_matches('.').to_owned();
            if is_body(&word) || wider::stands_for("company", &word, &[]) {
                let rest = (self.from..self.to).filter(|&n| n != last && self.scene.is_word(n));
                let more = rest.map(|n| plain(self.scene.text(n))).collect();
                found.push(self.given(word, more));
            }
        }
        if self.scene.is_mark_at(self.to, ",") {
            let at = found.len();
            self.noun(self.to + 1, found, |it| {
                is_body(it) || wider::stands_for("company", it, &[])
            });
            found.truncate(at + 1);
        }
    }

    fn form(&self, n: usize) -> String {
        fold(self.scene.text(n)).into_owned()
    }

    fn given(&self, head: String, more: Vec<String>) -> Given {
        Given {
            head,
            more,
            who: self.who,
            at: self.at,
            titled: false,
        }
    }

    /// `former Russian President Lind`
    fn titled(&self, found: &mut Vec<Given>) {
        const MOST: usize = 7;
        let scene = self.scene;
        let stops = Class::DETERMINER
            .or(Class::PREPOSITION)
            .or(Class::CONJUNCTION)
            .or(Class::HELPER)
            .or(Class::BE);
        let mut words: Vec<usize> = Vec::new();
        let mut n = self.from;
        while n > 0 && words.len() < MOST {
            n -= 1;
            let stop = scene.is_mark(n, ".") && n > 0 && scene.text(n - 1).len() <= 5 && {
                let title = self.form(n - 1);
                Roles::shared().has(&title, Role::Title) || title.len() == 1
            };
            if scene.is_mark(n, "-") || stop || is_owner(scene, n) {
                continue;
            }
            if !scene.is_word(n)
                || scene.is(n, stops) && !scene.is(n, Class::TITLE)
                || self.is_apart(n)
            {
                break;
            }
            words.push(n);
        }
        let Some((&head, rest)) = words.split_first() else {
            return;
        };
        let form = self.form(head).trim_end_matches('.').to_owned();
        if is_role(&form) {
            let more = rest.iter().map(|&n| plain(scene.text(n))).collect();
            found.push(Given {
                titled: true,
                ..self.given(form, more)
            });
        }
        // `38-year-old Mara Lind`, `the 38-year-old teacher Mara Lind`
        if let Some(age) = words.iter().find_map(|n| age(scene, *n)) {
            found.push(self.given(age, Vec::new()));
        }
    }

    /// Whether a new paragraph begins behind a token.
    fn is_apart(&self, n: usize) -> bool {
        self.scene.is_cut_behind(n)
    }

    /// `the mayor of Vell, Mara Lind,`
    fn led(&self, found: &mut Vec<Given>) {
        let scene = self.scene;
        let Some(comma) = self.from.checked_sub(1).filter(|&n| scene.is_mark(n, ",")) else {
            return;
        };
        let apart = [",", ".", ";", ":"];
        if self.to < scene.len() && !apart.iter().any(|it| scene.is_mark(self.to, it)) {
            return;
        }
        let low = comma.saturating_sub(LONGEST);
        let start = (low..comma)
            .rev()
            .take_while(|&n| scene.is_word(n) || scene.is_mark(n, "-"))
            .last();
        let opens = |n: &usize| scene.is(*n, Class::DETERMINER);
        let Some(first) = start.and_then(|it| (it..comma).find(opens)) else {
            return;
        };
        let end = (first + 1..comma).find(|&n| self.ends(n)).unwrap_or(comma);
        self.add(first + 1, end, comma, found, is_role);
    }

    /// `Mara Lind, 38,`
    fn aged(&self, found: &mut Vec<Given>) {
        let scene = self.scene;
        let behind = self.to + 2;
        let ends = behind >= scene.len()
            || [",", ".", ";", ")"]
                .iter()
                .any(|it| scene.is_mark(behind, it))
            || scene.is_text(behind, "and");
        if let Some(age) = years(scene, self.to + 1).filter(|_| ends) {
            found.push(self.given(age, Vec::new()));
            if scene.is_mark_at(behind, ",") {
                self.apart(behind + 1, found);
            }
        }
    }

    /// `Mara Lind, the mayor of Vell,`, `Lind, a 38-year-old teacher,`
    fn apart(&self, from: usize, found: &mut Vec<Given>) {
        self.noun(from, found, is_role);
        let scene = self.scene;
        let first = usize::from(from < scene.len() && scene.is(from, Class::DETERMINER)) + from;
        if let Some(age) = age(scene, first + 4) {
            found.push(self.given(age, Vec::new()));
        }
    }

    /// `Lind is the mayor of Vell`, `Lind, who is a lawyer,`
    fn equated(&self, found: &mut Vec<Given>) {
        let scene = self.scene;
        let mut n = self.to;
        if scene.is_mark_at(n, ",") {
            n += 1;
            if n >= scene.len() || !scene.is_text(n, "who") {
                return;
            }
        }
        n += usize::from(n < scene.len() && scene.is_text(n, "who"));
        let is = ["is", "was", "became", "remains"];
        let equal = n + 1 < scene.len()
            && is.iter().any(|it| scene.is_text(n, it))
            && scene.is(n + 1, Class::DETERMINER);
        if equal {
            self.noun(n + 1, found, is_role);
        }
    }

    /// A noun phrase that says who somebody is, from a token to a mark or preposition.
    fn noun(&self, from: usize, found: &mut Vec<Given>, fits: impl Fn(&str) -> bool) {
        let scene = self.scene;
        let high = scene.len().min(from + LONGEST);
        let first = from + usize::from(from < high && scene.is(from, Class::DETERMINER));
        let end = (first..high).find(|&n| self.ends(n)).unwrap_or(high);
        // What goes on without mark or preposition is a sentence (`, the mayor said`).
        let over = end >= scene.len()
            || !scene.is_word(end)
            || scene.is(end, Class::OF.or(Class::PREPOSITION))
            || scene.is_text(end, "who");
        if over {
            self.add(first, end, high, found, fits);
        }
    }

    /// Whether the nouns of a phrase are over before a token.
    fn ends(&self, n: usize) -> bool {
        let scene = self.scene;
        let stops = Class::PREPOSITION
            .or(Class::OF)
            .or(Class::CONJUNCTION)
            .or(Class::HELPER)
            .or(Class::BE)
            .or(Class::PRONOUN);
        let word = scene.is_word(n) && !scene.is(n, stops) && scene.cue(n).is_none();
        // `38-year-old`
        let number = scene.text(n).chars().all(|c| c.is_ascii_digit());
        !(word || number || scene.is_mark(n, "-") || is_owner(scene, n)) || self.is_apart_before(n)
    }

    fn is_apart_before(&self, n: usize) -> bool {
        n > 0 && self.is_apart(n - 1)
    }

    /// Adds the noun that ends at a token, with what stands before it and behind it, up to a mark.
    fn add(
        &self,
        first: usize,
        end: usize,
        high: usize,
        found: &mut Vec<Given>,
        fits: impl Fn(&str) -> bool,
    ) {
        let scene = self.scene;
        let Some(head) = end.checked_sub(1).filter(|&n| n >= first) else {
            return;
        };
        let form = self.form(head);
        if !fits(&form) || scene.is_mark(head, "-") || end - first > LONGEST {
            return;
        }
        let behind = (end..high.min(scene.len())).take_while(|&n| scene.is_word(n));
        let more = (first..head).chain(behind).filter(|&n| scene.is_word(n));
        let more = more.map(|n| plain(scene.text(n))).collect();
        found.push(self.given(form, more));
    }
}
