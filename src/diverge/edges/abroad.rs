//! Where the words of a row end in German, French and Spanish: not before what is left of their clause, if that turns its sense.

use crate::corpus::Site;
use crate::diverge::claims::abroad::is_capital;
use crate::diverge::context::Context;
use crate::diverge::edges::{LONGEST, REST};
use crate::diverge::facing::Side;
use crate::diverge::wording::limits::balanced;
use crate::lexicon::forms::Forms;
use crate::lexicon::german::parts_from_verb;
use crate::lexicon::language::Language;
use crate::lexicon::stance::Stance;

/// Words that are left of a clause at most, where a `not` or the part of a verb is among them.
const TURNS: usize = 8;

/// Words of a row from which on it is a clause, and no phrase.
const CLAUSE: usize = 4;

/// Whether a German word may be a verb, by its ending or its form.
fn may_be_verb(side: &Side<'_>, at: usize) -> bool {
    let form = side.form(at);
    let mut endings = ["t", "te", "ten", "en"].iter();
    let known = Forms::of(Language::German).base(form).is_some();
    let may = known || side.tells(at) && endings.any(|it| form.ends_with(it));
    may && !is_capital(side, at) && !side.counted[at]
}

/// A row with the few words that are left of its clause, or with more of them where they turn its sense: a `not`, and in German the part of the
/// verb at the end (`schloss einen Streik | nicht aus`). Of a row that is a verb with what governs it only the part. Linear in the
/// words of the passage.
///
/// Known failure: a preposition at the end of a clause that belongs to no verb (`von klein auf`).
pub(super) fn ended(context: &Context<'_>, site: Site, of_verb: bool) -> Site {
    let language = context.corpus.language(site.article);
    let known = matches!(
        language,
        Language::German | Language::French | Language::Spanish
    );
    let Some(passage) = context.corpus.passage_of(site).filter(|_| known) else {
        return site;
    };
    let at = (site.article, passage);
    if context.is_whole(site) || context.is_headline(at) {
        return site;
    }
    let side = Side::new(context, at, context.plain(at).into());
    let words = side.words_in(site.span);
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else {
        return site;
    };
    let here = side.stretches[last];
    let rest = (last + 1..side.words.len()).take_while(|n| side.stretches[*n] == here);
    let rest: Vec<usize> = rest.collect();
    let Some(&end) = rest.last() else {
        return site;
    };
    let verbal = |n: &usize| may_be_verb(&side, *n);
    let part =
        language == Language::German && parts_from_verb(side.form(end)) && words.iter().any(verbal);
    let denies = |n: &usize| side.is(*n, Stance::Negates) || side.is(*n, Stance::Implies);
    let fits = match of_verb {
        true => part && rest.len() <= TURNS,
        false => {
            let clause = words.len() >= CLAUSE;
            clause && rest.len() <= REST
                || rest.len() <= TURNS && (part || clause && rest.iter().any(denies))
        }
    };
    if !fits || end - first >= LONGEST || side.quoted[last] != side.quoted[end] {
        return site;
    }
    let span = balanced(context, site.article, site.span.cover(side.words[end].span));
    let inside = context.corpus.passage_span(at).contains(span);
    Site {
        span: if inside { span } else { site.span },
        ..site
    }
}
