//! What one article tells alone, in words: who speaks where its own words do not say it, and what comes near.

use super::places::{letter, paragraph, sentences};
use crate::annotate::Quote;
use crate::comparison::Comparison;
use crate::corpus::Site;
use crate::diverge::{Class, Divergence, Kind};
use crate::render::outline::passages;
use crate::render::who::{self, Speaker};
use crate::text::index::{ArticleId, MentionId, QuoteId};

/// `Told only in A, 2 sentences, quoting Ida Moe; B ¶4 comes near`, with the speaker called as `name` says.
pub(in crate::render) fn told_only(
    comparison: &Comparison,
    divergence: &Divergence,
    name: Option<&str>,
) -> String {
    let own = letter(divergence);
    let near = comes_near(comparison, divergence);
    let n = match sentences(comparison, divergence) {
        n @ 2.. if near.is_none() => format!(", {n} sentences"),
        _ => String::new(),
    };
    let quoting = name.map_or_else(String::new, |it| format!(", {}", quoting(it)));
    let near = near.map_or_else(String::new, |it| format!("; {it}"));
    format!("Told only in {own}{n}{quoting}{near}")
}

/// The same amid a sentence, and as a guess where the passage is not surely told in one article only: `perhaps told only in A; B ¶4 comes
/// near`.
#[must_use]
pub fn only(comparison: &Comparison, divergence: &Divergence) -> String {
    let speaker = speaking(comparison, divergence).map(|it| it.text());
    let said = told_only(comparison, divergence, speaker.as_deref());
    let first = passages(comparison, divergence).first().copied();
    match first.and_then(|it| comparison.passage_class(it)) {
        Some(Class::Near) => said.replacen("Told", "perhaps told", 1),
        _ => said.replacen("Told", "told", 1),
    }
}

/// What is left to say of what one article tells alone where a heading says so: `quoting Ida Moe; B ¶4 comes near`.
#[must_use]
pub fn beside_only(comparison: &Comparison, divergence: &Divergence) -> String {
    let speaker = speaking(comparison, divergence).map(|it| quoting(&it.text()));
    let near = comes_near(comparison, divergence);
    speaker
        .into_iter()
        .chain(near)
        .collect::<Vec<_>>()
        .join("; ")
}

/// `Ida Moe: ` before words of a quotation that one article has alone, where they do not say whose they are.
#[must_use]
pub fn before_only(comparison: &Comparison, divergence: &Divergence) -> Option<String> {
    let site = divergence.sites.first()?;
    let begins = quoted_in(comparison, *site)
        .any(|(_, it)| it.span.start() <= site.span.start() && site.span.start() < it.span.end());
    let speaker = speaking(comparison, divergence).filter(|_| begins)?;
    Some(format!("{}: ", capital(&speaker.text())))
}

/// Who speaks in what one article tells alone, where its words do not say it: a quotation that goes on over sentences names him
/// once, before them or behind. None where no words between marks stand there, and where they are of several speakers.
///
/// Known failure: what is found of a speaker far away is told as surely as elsewhere, by his `perhaps` alone.
pub(in crate::render) fn speaking(
    comparison: &Comparison,
    divergence: &Divergence,
) -> Option<Speaker> {
    let (Kind::Only { .. }, Some(site)) = (&divergence.kind, divergence.sites.first()) else {
        return None;
    };
    let mut found: Option<Speaker> = None;
    for (id, quote) in quoted_in(comparison, *site) {
        let says = || who::says(comparison, &[(site.article, id)]);
        let Some(speaker) = says().filter(|_| !is_named_in(comparison, *site, quote)) else {
            continue;
        };
        match &found {
            Some(it) if it.name != speaker.name => return None,
            Some(it) if it.sure => {}
            _ => found = Some(speaker),
        }
    }
    found
}

fn quoting(name: &str) -> String {
    format!("quoting {name}")
}

fn comes_near(comparison: &Comparison, divergence: &Divergence) -> Option<String> {
    let Kind::Only { near: Some(near) } = divergence.kind else {
        return None;
    };
    let place = paragraph(comparison, Some(near)).unwrap_or_default();
    Some(format!("{} {place} comes near", near.article))
}

/// Speech between marks that reaches into a site, from its end on. Linear in the quotes there, but for the search.
fn quoted_in(
    comparison: &Comparison,
    Site { article, span }: Site,
) -> impl Iterator<Item = (QuoteId, &Quote)> {
    let quotes = &comparison.corpus().annotations(article).quotes;
    let to = quotes
        .as_slice()
        .partition_point(|it| it.span.start() < span.end());
    let back = (0..to).rev().map(QuoteId::new).map(|id| (id, &quotes[id]));
    back.filter(|(_, it)| it.is_spoken())
        .take_while(move |(_, it)| it.span.end() > span.start())
}

/// Whether the words of a site name who says a quote: as its source, or elsewhere in the same words.
fn is_named_in(comparison: &Comparison, site: Site, quote: &Quote) -> bool {
    let Some(source) = quote.source else {
        return false;
    };
    let corpus = comparison.corpus();
    let own = |article: ArticleId, mention| corpus.entity(article, mention);
    let mentions = &corpus.annotations(site.article).mentions;
    match source.mention {
        None => site.span.contains(source.span),
        Some(it) => {
            let who = own(site.article, it);
            let from = |offset| {
                mentions
                    .as_slice()
                    .partition_point(|it| it.span.start() < offset)
            };
            let mut here = (from(site.span.start())..from(site.span.end())).map(MentionId::new);
            here.any(|id| own(site.article, id) == who)
        }
    }
}

/// With a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |it| it.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{before_only, beside_only};
    use crate::comparison::{Comparison, Options, compare};
    use crate::diverge::Kind;
    use crate::load::{Input, read_one};
    use crate::render::brief::brief;
    use crate::render::wording::sentence;

    fn compared(a: &str) -> Comparison {
        let b = "Pier shut\n\nThe harbor board shut the old pier on Monday.\n";
        let read = |text: &str| {
            let input = Input::Bytes {
                name: "a.txt".to_owned(),
                bytes: text.as_bytes().to_vec(),
            };
            read_one(&input).expect("a text").0
        };
        compare([a, b].map(read).into(), &Options::default())
    }

    /// What is said of the passage of A alone that begins with some words: in full, beside it, before it, and in `room` columns.
    #[track_caller]
    fn check(a: &str, words: &str, room: usize, want: [&str; 4]) {
        let it = compared(a);
        let mut all = it.all_divergences().iter().filter(|found| {
            matches!(found.kind, Kind::Only { .. })
                && it.corpus().slice(found.sites[0]).starts_with(words)
        });
        let found = all.next().expect("told only in A");
        let said = [
            sentence(&it, found),
            beside_only(&it, found),
            before_only(&it, found).unwrap_or_default(),
            brief(&it, found, |it| it.len() <= room),
        ];
        assert_eq!(said, want);
    }

    const OPENING: &str = "Pier closed\n\nThe harbor board shut the old pier on Monday.\n\nThe cook Ida Moe was there.";

    #[test]
    fn whose_words_they_are_is_told_where_they_do_not_say_it() {
        let a = format!("{OPENING}\n\n\"Nobody slept a wink,\" she said.\n");
        for (room, narrow) in [(28, "Told only in A, quoting Moe"), (20, "Told only in A")] {
            let [full, beside] = ["Told only in A, quoting Ida Moe", "quoting Ida Moe"];
            check(
                &a,
                "\"Nobody slept",
                room,
                [full, beside, "Ida Moe: ", narrow],
            );
        }
    }

    #[test]
    fn what_names_its_speaker_or_quotes_nobody_is_told_as_it_is() {
        let a = format!(
            "{OPENING}\n\n\"We have no lamps,\" Olaf Dahl said.\n\nA gull had nested in the crane.\n"
        );
        let want = ["Told only in A", "", "", "Told only in A"];
        check(&a, "\"We have", 80, want);
        check(&a, "A gull", 80, want);
    }

    #[test]
    fn words_of_two_speakers_are_given_to_neither() {
        let a = format!(
            "{OPENING} The baker Olaf Dahl was there too.\n\n\"Nobody slept a wink,\" he said. \"The gulls did,\" she said.\n"
        );
        let want = "Told only in A, 2 sentences";
        check(&a, "\"Nobody slept", 80, [want, "", "", want]);
    }
}
