//! Where sentences end inside a block, with regard to quotations, abbreviations, initials and ellipses.
//!
//! A rule splitter of our own: a stop ends a sentence unless the word before it or the words after it say otherwise.
//! Known failures: a name right after `Inc.` or `U.S.` that begins a sentence (`… in the U.S. Harbors closed`) is not
//! seen as a beginning; `Plan B. Crews left` is read as an initial.

mod beside;

use super::astray;
use super::marks::Quotation;
use crate::article::BlockKind;
use crate::lexicon::abbreviations::{Abbreviation, Abbreviations};
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;
use crate::text::normal::fold;
use crate::text::{Span, offset_in};
use beside::{
    begins, first_word, has_word, is_agency_tag, is_closer, is_initial, is_stop, skip_space,
};

/// Fewest words of a sentence in a headline or caption that is cut.
const CLEAR_SENTENCE: usize = 4;

/// Most words between a closing mark and the verb of speech that belongs to it.
const WORDS_BEFORE_CUE: usize = 6;

/// Most bytes of what stands between commas after a name.
const APPOSITION: usize = 140;

/// What the splitter looks up.
#[derive(Debug)]
pub(super) struct Rules {
    abbreviations: &'static Abbreviations,
    cues: &'static Cues,
    // In German a number with a stop is an ordinal (`am 3. Mai`).
    ordinal_stop: bool,
}

impl Rules {
    pub(super) fn load(code: Option<&str>) -> Self {
        let language = Language::of(code);
        Self {
            abbreviations: Abbreviations::of(language),
            cues: Cues::of(language),
            ordinal_stop: matches!(code, Some("de" | "da" | "nb" | "no" | "fi" | "cs")),
        }
    }
}

/// The passages of a block, without white space around them. `text` is the whole article; `credits` are spans that stay
/// with what stands before them. Linear.
#[must_use]
pub(super) fn passages(
    text: &str,
    (kind, block): (BlockKind, Span),
    quotations: &[Quotation],
    credits: &[Span],
    rules: &Rules,
) -> Vec<Span> {
    if kind == BlockKind::Byline {
        return vec![block];
    }
    let place = Place {
        text,
        block,
        quotations,
        rules,
    };
    let mut found: Vec<Span> = Vec::new();
    let mut start = block.start();
    for end in place.ends() {
        let next = skip_space(text, end, block.end());
        let starts_credit = credits.binary_search_by_key(&next, |it| it.start());
        let starts_credit = starts_credit.is_ok();
        if next < block.end() && !starts_credit && has_word(&text[start..end]) {
            if !has_word(&text[next..block.end()]) {
                break;
            }
            found.push(Span::new(start, end));
            start = next;
        }
    }
    found.push(Span::new(start, block.end()));
    let whole = matches!(
        kind,
        BlockKind::Headline | BlockKind::Heading | BlockKind::Caption
    );
    if whole && !clearly_several(text, &found) {
        return vec![block];
    }
    found
}

/// Whether a headline or caption holds several sentences: each has some words, and the last ends like one.
fn clearly_several(text: &str, found: &[Span]) -> bool {
    let enough = |it: &Span| text[it.range()].split_whitespace().count() >= CLEAR_SENTENCE;
    let stop = |it: &Span| {
        let last = text[it.range()].trim_end_matches(|c| is_closer(c) || c == '[');
        last.ends_with(['.', '!', '?', '…', '。', '！', '？'])
            || text[it.range()].ends_with([']', ')'])
    };
    found.iter().all(enough) && found.last().is_some_and(stop)
}

/// A block with what is known about it.
struct Place<'a> {
    text: &'a str,
    block: Span,
    quotations: &'a [Quotation],
    rules: &'a Rules,
}

impl Place<'_> {
    /// Where sentences end: after their stop and the closing marks that belong to it.
    fn ends(&self) -> Vec<usize> {
        let mut ends = Vec::new();
        // One past the end of the last stop looked at.
        let mut done = self.block.start();
        for (at, c) in self.text[self.block.range()].char_indices() {
            let at = self.block.start() + at;
            if at < done || !is_stop(c) {
                continue;
            }
            let run = self.text[at..self.block.end()]
                .find(|c| !is_stop(c))
                .map_or(self.block.end(), |len| at + len);
            let end = self.after_closers(run);
            done = end;
            let start = ends.last().copied().unwrap_or(self.block.start());
            if self.ends_sentence(at, run, end) && !self.is_astray(start, at, run) {
                ends.push(end);
            }
        }
        ends
    }

    /// Whether the stops `at..run` of a sentence that begins at `start` end none: a sign that was lost, a call again and again.
    fn is_astray(&self, start: usize, at: usize, run: usize) -> bool {
        let next = &self.text[run..self.block.end()];
        let lost = &self.text[at..run] == "?"
            && next.starts_with(' ')
            && astray::is_lost_sign(&self.text[start..at], next.trim_start());
        let call = self.quotation_around(at).is_some_and(|it| {
            run < it.content.end() && astray::is_call(&self.text[it.content.range()])
        });
        lost || call
    }

    /// One past the closing marks and brackets that follow a stop.
    fn after_closers(&self, run: usize) -> usize {
        let mut end = run;
        for c in self.text[run..self.block.end()].chars() {
            if !is_closer(c) || self.opens_quotation(end) {
                break;
            }
            end += c.len_utf8();
        }
        // A closing mark may stand off (`we stay. " He left`).
        let next = skip_space(self.text, end, self.block.end());
        match self.quotation_around(next) {
            Some(it) if it.closed && it.content.end() <= end && next < it.span.end() => {
                it.span.end()
            }
            _ => end,
        }
    }

    fn quotation_around(&self, offset: usize) -> Option<&Quotation> {
        let n = self
            .quotations
            .partition_point(|it| it.span.start() <= offset);
        let it = &self.quotations[n.checked_sub(1)?];
        it.span.contains_offset(offset).then_some(it)
    }

    fn opens_quotation(&self, offset: usize) -> bool {
        self.quotation_around(offset)
            .is_some_and(|it| it.span.start() == offset)
    }

    /// Whether the stops `at..run`, with closing marks up to `end`, end a sentence.
    fn ends_sentence(&self, at: usize, run: usize, end: usize) -> bool {
        let stops = &self.text[at..run];
        let rest = &self.text[end..self.block.end()];
        if stops.starts_with(['。', '！', '？', '｡']) {
            return !rest.is_empty();
        }
        let next = rest.trim_start();
        if next.is_empty() || next.len() == rest.len() {
            return false;
        }
        let Some(begins) = begins(next) else {
            return false;
        };
        let signature = end > run && next.starts_with(['—', '–', '―']);
        if is_agency_tag(next) || signature {
            return false;
        }
        if stops == "." {
            return !self.continues_after(at, begins, next, end > run);
        }
        if stops.starts_with('…') || stops.starts_with("..") {
            let apart = self.text[self.block.start()..at].ends_with(' ');
            return !apart || self.rules.abbreviations.opens_sentence(first_word(begins));
        }
        !(end > run && self.speaker_follows(next))
    }

    /// Whether a full stop belongs to an abbreviation, an initial or an ordinal and the sentence goes on.
    fn continues_after(&self, at: usize, begins: &str, next: &str, closed: bool) -> bool {
        let before = &self.text[self.block.start()..at];
        let word = before
            .rsplit(|c: char| c.is_whitespace() || "([{“”\"‘'«„—–-/".contains(c))
            .next()
            .unwrap_or("");
        // `11 a. m. Monday`
        let spaced = ["a. m", "p. m"].iter().find(|it| {
            before
                .strip_suffix(**it)
                .is_some_and(|it| it.ends_with(' '))
        });
        let word = spaced.map_or(word, |_| "a.m");
        let digit = begins.starts_with(|c: char| c.is_ascii_digit());
        let opener = self.rules.abbreviations.opens_sentence(first_word(begins));
        // `U.S.”` and `p.m.)` before a capital: the closing mark makes the end likelier.
        if word.chars().count() == 1 && word.chars().all(char::is_uppercase) {
            return !opener || is_initial(before, word) && !closed;
        }
        match self.rules.abbreviations.get(word) {
            Some(Abbreviation::Title) => !closed,
            Some(Abbreviation::BeforeNumber) => digit,
            Some(Abbreviation::MayEnd) => {
                !(opener || closed || next.starts_with(['“', '"', '„', '«']))
            }
            None => {
                self.rules.ordinal_stop
                    && matches!(word.len(), 1..=2)
                    && word.bytes().all(|b| b.is_ascii_digit())
            }
        }
    }

    /// Whether what follows `“…!”` names who said it (`“Stop!” Mara Lind, the mayor, said`): a name, perhaps with words
    /// between commas, and a verb of speech.
    fn speaker_follows(&self, next: &str) -> bool {
        let mut words = next.split_whitespace().take(WORDS_BEFORE_CUE);
        let offset = |word: &str| offset_in(next, word);
        let reach = words.clone().last().map_or(0, |it| offset(it) + it.len());
        let name = |it: &str| it.starts_with(char::is_uppercase);
        if !words
            .next()
            .is_some_and(|it| name(it) && !it.ends_with([':', ';', '!', '?']))
        {
            return false;
        }
        let first_comma = next[..reach].find(',').unwrap_or(usize::MAX);
        for word in words {
            if offset(word) > first_comma {
                return self.verb_after_comma(&next[first_comma + 1..]);
            }
            let bare = word.trim_end_matches([',', '.', ';']);
            if self.rules.cues.get(&fold(bare)) == Some(Cue::Speech)
                && bare.starts_with(char::is_lowercase)
            {
                return true;
            }
            if !name(word) || word.ends_with(';') {
                return false;
            }
        }
        false
    }

    /// Whether a verb of speech stands after the next comma.
    fn verb_after_comma(&self, rest: &str) -> bool {
        let Some(comma) = rest.bytes().take(APPOSITION).position(|it| it == b',') else {
            return false;
        };
        let verb = rest[comma + 1..].split_whitespace().next().unwrap_or("");
        let verb = verb.trim_end_matches([',', '.', ';', ':']);
        let stops = rest[..comma].contains(['“', '”', '"', '?', '!']);
        !stops && self.rules.cues.get(&fold(verb)) == Some(Cue::Speech)
    }
}

#[cfg(test)]
mod tests {
    use crate::article::BlockKind;
    use crate::segment::segment;
    use crate::testing::{Mark, article_of, parse, print};
    use crate::text::{Interner, Span};

    #[track_caller]
    fn check_block(kind: BlockKind, marked: &str) {
        let expected = parse(marked);
        let article = article_of(&[(kind, &expected.text)]);
        let segments = segment(&article, &mut Interner::default());
        let ends: Vec<usize> = segments.passages().iter().map(|it| it.span.end()).collect();
        let marks: Vec<Mark> = ends[..ends.len() - 1]
            .iter()
            .map(|&it| Mark::new("|", Span::new(it, it)))
            .collect();
        assert_eq!(print(&expected.text, &marks), marked);
    }

    #[track_caller]
    fn check(marked: &str) {
        check_block(BlockKind::Paragraph, marked);
    }

    #[test]
    fn a_lost_sign_and_a_call_again_and_again_end_no_sentence() {
        check("The board agreed to lend? 22 billion to Vell.| It rained.");
        check("A clerk who earns? 900 (Dh90) a month left.| It rained.");
        check("Was it so?| 22 of them left.");
        check("The hall chanted “Vell! Vell! Vell!” as he left.| It rained.");
        check("She said: “Stop!| We stay.”| It rained.");
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        check("The No. 1 harbor of the U.S. Army fell.| It was Lt. Gen. Ode Brandt who left.");
        check(
            "J. K. Harrow and John F. Stolz met Mr. Lind at 9 a.m. Monday.| They left at 5 p.m.| The rest stayed.",
        );
        check("All had been brought ashore by 11 a.m.| Three lifeboats took part.");
        check("They met Mr. Lind at 9 a. m. Monday.| They left at 5 p. m.| The rest stayed.");
        check("Harrow Inc. bought it.| She sold it to Harrow Inc.| The price was $3.5 million.");
        check("It fell on Jan. 5 in Portland, Ore. Nobody knew.");
        check(
            "He was asked and said no.| No. 2 agreed.| They moved to the U.S.| In spring they left.",
        );
        check("The Rev. Ann Lowe, Ph.D., met Sen. Ida Moe, D-Minn., there.| Both left.");
    }

    #[test]
    fn a_sentence_may_end_inside_a_closing_mark() {
        check("“We want no war.”| He left.");
        check("\"We want no war.\"| He left.");
        check("She called it “a mess.”| (He did not.)| “We know,” he said.");
    }

    #[test]
    fn sentences_inside_one_quotation_are_passages() {
        check("“I think so.| So, her hand is weaker.”| He left.");
        check("“We go.| We win,” he said.| “He wants help.| He would like more.”");
    }

    #[test]
    fn what_follows_a_quotation_may_belong_to_it() {
        check("“Are we safe?” she asked.| “Stop!” Mara Lind said.| “Stop!”| Mara Lind ran.");
        check("“Stop!” Mara Lind, the mayor of Vell, said.| “Why?” — Ida Moe");
        check("\"Who pays?\" asked Lind.| \"Not us!\" the mayor said.");
    }

    #[test]
    fn an_ellipsis_may_go_on() {
        check("He waited … and left.| She … Lind stayed.| They waited...| Then they left.");
    }

    #[test]
    fn full_stops_of_chinese_need_no_space() {
        check("她说留下。|他走了！|为什么？|“我们不走。”|她说。");
    }

    #[test]
    fn an_agency_tag_stays_with_its_caption() {
        check_block(
            BlockKind::Caption,
            "Mara Lind at the harbor, in Vell. [AFP]",
        );
        check_block(
            BlockKind::Caption,
            "Crews clear the harbor of Vell on Monday.| The storm broke two cranes. (AP Photo/Ida Moe)",
        );
    }

    #[test]
    fn a_headline_is_one_passage_unless_it_clearly_is_not() {
        check_block(BlockKind::Headline, "Harbor shut. Again");
        check_block(
            BlockKind::Headline,
            "Is the harbor safe? Crews are not so sure",
        );
        check_block(
            BlockKind::Byline,
            "By Mara Lind. Updated Monday. All rights reserved.",
        );
    }
}
