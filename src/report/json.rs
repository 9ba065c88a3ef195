//! The JSON document: findings for other programs, the only place where they are serialized.

mod layout;

use super::ReportOptions;
use super::points::Points;
use super::wire::{
    Document, SCHEMA, WireArticle, WireBlock, WireDescription, WireDivergence, WireEdit,
    WireEntity, WireEvidence, WireLink, WireMatch, WireMention, WirePassage, WirePassageSite,
    WirePhrase, WireQuantity, WireQuote, WireQuoteSite, WireSharedQuote, WireSite, WireSource,
    WireSpan, WireTime,
};
use crate::align::{Link, Match, QuoteSite, Score, SharedQuote};
use crate::annotate::{Precision, Quantity, Quote};
use crate::comparison::Comparison;
use crate::corpus::{Entity, PassageRef, Site};
use crate::diverge::{Divergence, Kind};
use crate::render::outline::Outline;
use crate::render::wording;
use crate::text::Span;
use crate::text::index::{ArticleId, IndexVec, MatchId};
use layout::{Bytes, Lines};
use serde::Serialize as _;
use std::fmt;
use std::io::Write as _;

/// The JSON Schema that every document written by this version conforms to.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(Document<'_>);
    let mut out = serde_json::to_string_pretty(&schema).expect("a schema is plain data");
    out.push('\n');
    out
}

/// Writes the document. Linear in text and findings; no span is counted from the start of its text.
pub(super) fn write(
    comparison: &Comparison,
    options: &ReportOptions,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let writer = Writer::new(comparison);
    let document = writer.document(options);
    let mut bytes = Bytes::new(out);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Lines::default());
    document
        .serialize(&mut serializer)
        .map_err(|_| fmt::Error)?;
    bytes.write_all(b"\n").map_err(|_| fmt::Error)?;
    bytes.flush().map_err(|_| fmt::Error)
}

/// For each quote of an article, how many before it are speech as it is, or as it is not.
fn places(comparison: &Comparison, id: ArticleId) -> Vec<usize> {
    let mut seen = [0, 0];
    let quotes = comparison.corpus().annotations(id).quotes.iter();
    let place = |it: &Quote| {
        let count = &mut seen[usize::from(it.speech)];
        *count += 1;
        *count - 1
    };
    quotes.map(place).collect()
}

/// Turns what the core knows into wire types.
struct Writer<'a> {
    comparison: &'a Comparison,
    outline: Outline,
    points: IndexVec<ArticleId, Points<'a>>,
    // The place of each quote of an article among those that are speech, or among those that are not.
    places: IndexVec<ArticleId, Vec<usize>>,
}

impl<'a> Writer<'a> {
    fn new(comparison: &'a Comparison) -> Self {
        let articles = comparison.corpus().articles();
        Self {
            comparison,
            outline: Outline::new(comparison, ArticleId::new(0)),
            points: articles.iter().map(|it| Points::new(it.text())).collect(),
            places: articles.ids().map(|it| places(comparison, it)).collect(),
        }
    }

    fn document(&self, options: &ReportOptions) -> Document<'a> {
        let corpus = self.comparison.corpus();
        let alignment = self.comparison.alignment();
        Document {
            schema: SCHEMA,
            generator: concat!("parallax ", env!("CARGO_PKG_VERSION")),
            articles: corpus.articles().ids().map(|it| self.article(it)).collect(),
            entities: corpus.entities().iter().map(entity).collect(),
            links: alignment.links().iter().map(|it| self.link(it)).collect(),
            matches: alignment
                .matches()
                .iter_enumerated()
                .map(|(id, it)| self.matched(id, it))
                .collect(),
            shared_quotes: alignment
                .shared_quotes()
                .iter()
                .map(|it| self.shared_quote(it))
                .collect(),
            divergences: self
                .comparison
                .all_divergences()
                .iter()
                .map(|it| self.divergence(it, options))
                .collect(),
            notes: super::notes::wire(&options.notes),
            warnings: options
                .warnings
                .iter()
                .map(|it| format!("{}: {}", it.source_name, it.what))
                .collect(),
        }
    }

    fn article(&self, id: ArticleId) -> WireArticle<'a> {
        let corpus = self.comparison.corpus();
        let article = &corpus.articles()[id];
        let found = corpus.annotations(id);
        let meta = article.meta();
        WireArticle {
            id: id.to_string(),
            source: &meta.source,
            title: meta.title.as_deref(),
            byline: meta.byline.as_deref(),
            outlet: meta.outlet.as_deref(),
            published: meta.published.as_deref(),
            language: meta.language.as_deref(),
            label: meta.label.as_deref(),
            address: meta.address.as_deref(),
            note: meta.note.as_deref(),
            text: article.text(),
            blocks: article
                .blocks()
                .iter()
                .map(|it| WireBlock {
                    kind: it.kind.into(),
                    span: self.span(id, it.span),
                })
                .collect(),
            passages: self.passages(id),
            quotes: (found.quotes.iter().filter(|it| it.speech))
                .map(|it| self.quote(id, it))
                .collect(),
            phrases: (found.quotes.iter().filter(|it| !it.speech))
                .map(|it| WirePhrase {
                    span: self.span(id, it.span),
                    content: self.span(id, it.content),
                })
                .collect(),
            mentions: found
                .mentions
                .iter_enumerated()
                .map(|(mention, it)| WireMention {
                    span: self.span(id, it.span),
                    kind: it.kind.into(),
                    entity: corpus.entity(id, mention).index(),
                })
                .collect(),
            descriptions: (found.descriptions.iter())
                .map(|it| WireDescription {
                    span: self.span(id, it.span),
                    entity: corpus.entity(id, it.mention).index(),
                })
                .collect(),
            quantities: found
                .quantities
                .iter()
                .map(|it| self.quantity(id, it))
                .collect(),
            times: found
                .times
                .iter()
                .map(|it| WireTime {
                    span: self.span(id, it.span),
                    value: &it.value,
                    grain: it.grain.into(),
                })
                .collect(),
        }
    }

    fn passages(&self, id: ArticleId) -> Vec<WirePassage> {
        let passages = self.comparison.corpus().segments(id).passages();
        passages
            .iter_enumerated()
            .map(|(passage, it)| WirePassage {
                block: it.block.index(),
                span: self.span(id, it.span),
                class: self.comparison.passage_class((id, passage)).map(Into::into),
                matched: self
                    .comparison
                    .alignment()
                    .match_of((id, passage))
                    .map(MatchId::index),
            })
            .collect()
    }

    fn quote(&self, id: ArticleId, quote: &Quote) -> WireQuote {
        let corpus = self.comparison.corpus();
        WireQuote {
            span: self.span(id, quote.span),
            content: self.span(id, quote.content),
            kind: quote.kind.into(),
            closed: quote.closed,
            cue: quote.cue.map(|it| self.span(id, it)),
            source: quote.source.map(|it| WireSource {
                span: self.span(id, it.span),
                entity: it.mention.map(|it| corpus.entity(id, it).index()),
                certain: it.certain,
                route: it.route.into(),
            }),
        }
    }

    fn quantity(&self, id: ArticleId, quantity: &'a Quantity) -> WireQuantity<'a> {
        WireQuantity {
            span: self.span(id, quantity.span),
            value: Some(quantity.value).filter(|it| it.is_finite()),
            upper: quantity.upper.filter(|it| it.is_finite()),
            unit: quantity.unit.as_deref(),
            approximate: quantity.precision != Precision::Exact,
            precision: quantity.precision.into(),
        }
    }

    fn matched(&self, id: MatchId, matched: &Match) -> WireMatch {
        WireMatch {
            number: self.outline.number(id),
            sites: matched
                .passages
                .iter()
                .map(|it| self.passage_site(it))
                .collect(),
            class: self.comparison.match_class(id).into(),
            moved: matched.moved,
        }
    }

    fn shared_quote(&self, shared: &SharedQuote) -> WireSharedQuote {
        WireSharedQuote {
            kind: shared.kind.into(),
            sites: shared.sites.iter().map(|it| self.quote_site(it)).collect(),
        }
    }

    fn quote_site(&self, it: &QuoteSite) -> WireQuoteSite {
        let article = it.site.article;
        let quotes = &self.comparison.corpus().annotations(article).quotes;
        let place = |speech: bool| {
            let quote = it.quote.filter(|&it| quotes[it].speech == speech)?;
            Some(self.places[article][quote.index()])
        };
        WireQuoteSite {
            article: article.to_string(),
            span: self.span(article, it.site.span),
            quote: place(true),
            phrase: place(false),
        }
    }

    fn divergence(&self, divergence: &Divergence, options: &ReportOptions) -> WireDivergence {
        let ticked = options.notes.ticked();
        WireDivergence {
            kind: (&divergence.kind).into(),
            class: divergence.kind.class().into(),
            sites: divergence.sites.iter().map(|it| self.site(*it)).collect(),
            speakers: match &divergence.kind {
                Kind::QuoteSpeaker { speakers } => {
                    speakers.iter().map(|it| self.site(*it)).collect()
                }
                _ => Vec::new(),
            },
            edits: self.edits(divergence),
            matched: divergence.matched.map(MatchId::index),
            number: divergence.matched.map(|it| self.outline.number(it)),
            confidence: rounded(divergence.confidence),
            shown: divergence.shown,
            ticked: ticked.has(self.comparison.corpus(), divergence),
            sentence: wording::sentence(self.comparison, divergence),
        }
    }

    fn edits(&self, divergence: &Divergence) -> Vec<WireEdit> {
        let (Kind::Reworded(edits), [left, right, ..]) = (&divergence.kind, &*divergence.sites)
        else {
            return Vec::new();
        };
        edits
            .iter()
            .map(|it| WireEdit {
                left: self.span(left.article, it.left),
                right: self.span(right.article, it.right),
            })
            .collect()
    }

    fn site(&self, site: Site) -> WireSite {
        let corpus = self.comparison.corpus();
        let passage = corpus.passage_of(site);
        let segments = corpus.segments(site.article);
        WireSite {
            article: site.article.to_string(),
            passage: passage.map(|it| it.index()),
            paragraph: passage.map(|it| segments.paragraph_number(it)),
            span: self.span(site.article, site.span),
        }
    }

    fn link(&self, link: &Link) -> WireLink {
        let share = |it: f32| rounded(Score::new(it));
        WireLink {
            sites: link.passages.each_ref().map(|it| self.passage_site(it)),
            score: rounded(link.score),
            evidence: WireEvidence {
                words: share(link.evidence.words),
                names: share(link.evidence.names),
                quotes: share(link.evidence.quotes),
                figures: share(link.evidence.figures),
                order: share(link.evidence.order),
            },
        }
    }

    fn passage_site(&self, &(article, passage): &PassageRef) -> WirePassageSite {
        let segments = self.comparison.corpus().segments(article);
        WirePassageSite {
            article: article.to_string(),
            passage: passage.index(),
            paragraph: segments.paragraph_number(passage),
        }
    }

    fn span(&self, article: ArticleId, span: Span) -> WireSpan {
        self.points[article].span(span)
    }
}

fn entity(entity: &Entity) -> WireEntity<'_> {
    let mut articles: Vec<_> = entity.mentions.iter().map(|(it, _)| *it).collect();
    articles.dedup();
    WireEntity {
        kind: entity.kind.into(),
        name: &entity.name,
        articles: articles.iter().map(ToString::to_string).collect(),
    }
}

/// Three decimals: more would only show how a sum was rounded.
fn rounded(score: Score) -> f64 {
    (f64::from(score.get()) * 1000.0).round() / 1000.0
}
