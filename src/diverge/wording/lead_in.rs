//! Whether a detail only leads into words that both quote.

use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::{Divergence, Kind};
use crate::lexicon::cues::{Cue, Cues};
use crate::lexicon::language::Language;

/// Whether what one article tells alone leads into a quote that the other has too: it is the attribution of the quote
/// (`he said his country seeks “…”`), no fact of its own. It ends where the quote begins, with nothing between, or it has a verb
/// of speech and a mark behind it. Linear in the quotes of its passage and in its words.
pub(in crate::diverge) fn leads_in(context: &Context<'_>, it: &Divergence) -> bool {
    let Kind::Detail { article } = it.kind else {
        return false;
    };
    let detail = it.sites.iter().find(|it| it.article == article);
    let other = it.sites.iter().find(|it| it.article != article);
    let (Some(detail), Some(other)) = (detail, other) else {
        return false;
    };
    let Some(passage) = context.corpus.passage_of(*detail) else {
        return false;
    };
    let text = context.corpus.articles()[article].text();
    let quotes = context.quotes((article, passage));
    let mut shared = quotes.filter(|it| {
        let towards = (article, it.0, other.article);
        context.told_quotes.contains(&towards)
    });
    shared.any(|(_, quote)| {
        let between = text.get(detail.span.end()..quote.span.start());
        let Some(between) = between else { return false };
        let marked = !between.contains(char::is_alphanumeric);
        between.trim().is_empty() || marked && speaks(context, *detail)
    })
}

/// Whether one of the words of a site is a verb of speech.
fn speaks(context: &Context<'_>, site: Site) -> bool {
    let passage = context.corpus.passage_of(site);
    let words = passage.map_or(&[][..], |it| context.plain((site.article, it)));
    let mut inside = words.iter().filter(|it| site.span.contains(it.span));
    inside.any(|it| {
        let cue = Cues::of(Language::English).get(&it.form);
        matches!(cue, Some(Cue::Speech | Cue::Plain))
    })
}
