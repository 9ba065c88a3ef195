//! How two articles introduce the same person: the office, profession or role that stands beside the name.

use crate::annotate::MentionKind;
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::named::beside::descriptions;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::offices::office;
use crate::lexicon::spelling::plain;
use crate::segment::Token;
use crate::text::index::{ArticleId, EntityId, MentionId};
use rustc_hash::FxHashSet;

/// Introductions of a person that are read in an article: the first ones; later ones are asides.
const READ: usize = 12;
/// How sure it is that two descriptions say otherwise what somebody is: those that share a word (10 of 11 in 102 pairs of full
/// reports), and those that share none, which are often two things that he is at once (16 of 31).
const TOLD_APART: f32 = 0.9;
const TWO_THINGS: f32 = 0.3;

/// One `Described` for each person and two articles that both say what he is, each with a word that the other has nowhere,
/// and with at most half of the words in common. Sites: the first such description in each.
///
/// A description stands before the name (`campaign aide Oda Tarn`, `Norland's former mayor Oda Tarn`) or between commas
/// behind it (`Oda Tarn, a retired pilot,`, `Oda Tarn, who heads the union,`). Linear in the mentions.
///
/// Known failure: two offices that somebody holds at once are told as two descriptions. That is right, but few mind.
pub(in crate::diverge) fn find(context: &Context<'_>) -> Vec<Divergence> {
    let mut out = Vec::new();
    for (entity, it) in context.corpus.entities().iter_enumerated() {
        if it.kind != MentionKind::Person || it.mentions.len() < 2 {
            continue;
        }
        let own = name_stems(context, &it.mentions);
        let mut tellings: Vec<Telling> = Vec::new();
        for &(article, mention) in &it.mentions {
            if tellings.last().is_none_or(|it| it.article != article) {
                tellings.push(Telling::new(article));
            }
            if let Some(last) = tellings.last_mut().filter(|it| it.read < READ) {
                last.read(context, mention, &own);
            }
        }
        for (n, one) in tellings.iter().enumerate() {
            for two in &tellings[n + 1..] {
                out.extend(differ(context, entity, one, two));
            }
        }
    }
    out
}

/// The stems of the words of a name, in all its forms.
pub(in crate::diverge) fn name_stems(
    context: &Context<'_>,
    mentions: &[(ArticleId, MentionId)],
) -> FxHashSet<u32> {
    let forms = mentions.iter().take(READ).flat_map(|&(article, mention)| {
        context.stems_in(context.corpus.mention_site(article, mention))
    });
    forms.collect()
}

/// What one article says that a person is.
struct Telling {
    article: ArticleId,
    read: usize,
    descriptions: Vec<(Site, Vec<String>)>,
}

impl Telling {
    fn new(article: ArticleId) -> Self {
        Self {
            article,
            read: 0,
            descriptions: Vec::new(),
        }
    }

    fn read(&mut self, context: &Context<'_>, mention: MentionId, own: &FxHashSet<u32>) {
        self.read += 1;
        for span in descriptions(context, self.article, mention) {
            let site = Site {
                article: self.article,
                span,
            };
            let words = words(context, site, own);
            if !words.is_empty() {
                self.descriptions.push((site, words));
            }
        }
    }

    fn all(&self) -> FxHashSet<&str> {
        let words = self.descriptions.iter().flat_map(|it| &it.1);
        words.map(String::as_str).collect()
    }

    /// The first description with a word that another article has in none.
    fn other_than(&self, there: &FxHashSet<&str>) -> Option<&(Site, Vec<String>)> {
        let mut all = self.descriptions.iter();
        all.find(|it| it.1.iter().any(|word| !there.contains(word.as_str())))
    }
}

fn differ(
    context: &Context<'_>,
    entity: EntityId,
    one: &Telling,
    two: &Telling,
) -> Option<Divergence> {
    let (a, b) = (one.all(), two.all());
    let common = a.intersection(&b).count();
    let told = [one.other_than(&b)?, two.other_than(&a)?];
    let shares = told[0].1.iter().any(|it| told[1].1.contains(it));
    let sure = if shares { TOLD_APART } else { TWO_THINGS };
    (2 * common <= a.len().min(b.len())).then(|| {
        let kind = Kind::Described {
            entity: Some(entity),
        };
        context.divergence(kind, told.map(|it| it.0).to_vec(), sure)
    })
}

/// The words of a description that say something, without those of the name: one form for each title, and for each name in it
/// besides whose it is, so that `FDO` is the `Federal Dams Office`.
pub(in crate::diverge) fn words(
    context: &Context<'_>,
    site: Site,
    own: &FxHashSet<u32>,
) -> Vec<String> {
    let mentions = &context.corpus.annotations(site.article).mentions;
    let from = mentions
        .as_slice()
        .partition_point(|it| it.span.end() <= site.span.start());
    let named = mentions.iter_enumerated().skip(from);
    let named = named.take_while(|it| it.1.span.start() < site.span.end());
    let names = named.map(|it| format!("#{}", context.corpus.entity(site.article, it.0).index()));
    let segments = context.corpus.segments(site.article);
    let tokens = segments.tokens().run(segments.tokens_in(site.span));
    let telling = tokens.iter().filter(|it| {
        let stem = context.stems.of(it);
        stem.is_some_and(|it| !own.contains(&it))
    });
    let language = context.corpus.language(site.article);
    let word = |it: &Token| {
        let form = context.form(it).trim_end_matches('.');
        let form = office(form).map_or_else(|| plain(form, language), |it| it.name.into());
        form.strip_suffix('s').unwrap_or(&form).to_owned()
    };
    telling.map(word).chain(names).collect()
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::diverge::tests::checks;

    checks!(find);

    #[test]
    fn a_person_is_introduced_before_the_name_or_behind_it() {
        check(
            "The plan was attacked by campaign aide Oda Tarn on Sunday.",
            "Oda Tarn, a political adviser to Mayor Piet Vos, spoke about boats.",
            &[["campaign aide", "political adviser to Mayor Piet Vos"]],
        );
        check(
            "Norland's former mayor Oda Tarn spoke on Sunday.",
            "Oda Tarn, who heads the union of the ferry crews, was there too.",
            &[[
                "Norland's former mayor",
                "who heads the union of the ferry crews",
            ]],
        );
    }

    #[test]
    fn a_person_is_introduced_before_a_comma() {
        check(
            "They heard the mayor's former aide, Oda Tarn, on Sunday.",
            "Oda Tarn, a retired pilot, spoke about boats.",
            &[["mayor's former aide", "retired pilot"]],
        );
        check(
            "They heard the mayor of Lower Velin, Oda Tarn, on Sunday.",
            "Oda Tarn, a retired pilot, spoke about boats.",
            &[["mayor of Lower Velin", "retired pilot"]],
        );
        check(
            "They heard what the mayor said of the aide, Oda Tarn was told.",
            "Oda Tarn spoke about boats.",
            &[],
        );
    }

    #[test]
    fn the_same_office_in_other_words_is_no_difference() {
        check(
            "Sen. Oda Tarn spoke on Sunday.",
            "Oda Tarn, the senator, was there too.",
            &[],
        );
        check(
            "Harbor Board Chairman Oda Tarn spoke on Sunday.",
            "Oda Tarn, the chairman of the harbor board, was there too.",
            &[],
        );
        check(
            "Oda Tarn, the head of the Federal Dams Office (FDO), spoke on Sunday.",
            "Oda Tarn, who leads the FDO, was there too.",
            &[],
        );
        check(
            "The defense lawyer, Oda Tarn, spoke on Sunday.",
            "The defence lawyer, Oda Tarn, was there too.",
            &[],
        );
    }

    #[test]
    fn neither_the_place_of_a_report_nor_the_next_of_a_list_describes() {
        check(
            "BRODEK - Mayor Oda Tarn spoke on Sunday.",
            "They saw Oda Tarn, former senator Piet Vos, and others.",
            &[],
        );
        check(
            "They criticized Oda Tarn on Sunday.",
            "Oda Tarn, 71, R-Brodek, spoke.",
            &[],
        );
    }
}
