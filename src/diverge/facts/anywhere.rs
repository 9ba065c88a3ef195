//! What a report gives anywhere: before a row says that it lacks a day, a number, a place or a name, all of it is looked through.

use crate::align::Score;
use crate::annotate::{Grain, MentionKind, Precision, Quantity, Time};
use crate::corpus::Site;
use crate::diverge::context::Context;
use crate::diverge::facts::agreement::{Agreement, agreement};
use crate::diverge::facts::days::{Days, Filed};
use crate::diverge::trust::{DOUBTED, SHOWN};
use crate::diverge::{Divergence, Kind, Precise};
use crate::lexicon::states::forms;
use crate::lexicon::titles::{Role, Roles};
use crate::segment::{Token, TokenKind};
use crate::text::index::{ArticleId, EntityId, IndexVec};
use crate::text::{Span, Symbol};
use rustc_hash::FxHashMap;

/// Words of a town right before what it lies in.
const TOWN: usize = 2;

/// Trusts rows that say that a report lacks something less where it gives that anywhere: `only` and `more precise` are claims
/// about the whole report. Linear in the reports where there is such a row.
///
/// In 144 pairs of full reports it doubts 24 of 153 rows, in 34 others 3 of 26, in 12 of other kinds of reports 9 of 22: there an
/// editor signed none of them. Known failure: the day, number or place is given for something else there, and the row was right
/// (readers who compared passages had marked 21 of the 24).
pub(in crate::diverge) fn doubt(context: &Context<'_>, found: &mut [Divergence]) {
    let mut rows = found
        .iter_mut()
        .filter(|it| it.shown && claimed(it).is_some())
        .peekable();
    if rows.peek().is_none() {
        return;
    }
    let anywhere = Anywhere::new(context);
    for it in rows {
        let given = claimed(it).is_some_and(|claim| anywhere.gives(&claim));
        if !given {
            continue;
        }
        it.confidence = Score::new(it.confidence.get().min(DOUBTED));
        it.shown = it.confidence.get() >= SHOWN;
        context.trace.say_of(context.corpus, it, || {
            format!("less sure: the other report gives it elsewhere, so confidence {DOUBTED:.2}")
        });
    }
}

/// A claim that another report lacks something.
struct Claim {
    what: Precise,
    /// What is lacking.
    here: Site,
    /// Where it is lacking.
    there: Site,
}

fn claimed(it: &Divergence) -> Option<Claim> {
    let (what, article) = match it.kind {
        Kind::MorePrecise { what, article } => (what, article),
        Kind::NumberOnly { article } => (Precise::Number, article),
        _ => return None,
    };
    let own = |site: &&Site| site.article == article;
    Some(Claim {
        what,
        here: *it.sites.iter().find(own)?,
        there: *it.sites.iter().find(|site| !own(site))?,
    })
}

/// Days, words with capitals and numbers of each report, and which towns lie in which places by either.
struct Anywhere<'a, 'b> {
    context: &'a Context<'b>,
    days: IndexVec<ArticleId, Days>,
    /// Where each word that begins with a capital or a digit stands, by its place in the tokens of its article.
    words: FxHashMap<(ArticleId, Symbol), Vec<usize>>,
    towns: FxHashMap<EntityId, Vec<Vec<Symbol>>>,
}

impl<'a, 'b> Anywhere<'a, 'b> {
    fn new(context: &'a Context<'b>) -> Self {
        let mut it = Self {
            context,
            days: IndexVec::new(),
            words: FxHashMap::default(),
            towns: FxHashMap::default(),
        };
        for id in context.corpus.articles().ids() {
            let article = &context.corpus.articles()[id];
            let tokens = context.corpus.segments(id).tokens();
            let mut days = Days::new(&context.corpus.annotations(id).times);
            days.filed(article.meta().published.as_deref());
            for (n, token) in tokens.iter().enumerate() {
                let text = article.slice(token.span);
                if token.kind == TokenKind::Number {
                    days.number(text);
                }
                let is_name = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
                if is_name {
                    it.words.entry((id, token.symbol)).or_default().push(n);
                }
            }
            it.days.push(days);
            it.read_towns(id);
        }
        it
    }

    /// Towns that stand with a comma before what they lie in: `in Selnik, Ardovia`.
    fn read_towns(&mut self, id: ArticleId) {
        let tokens = self.tokens(id);
        let mentions = self
            .context
            .corpus
            .annotations(id)
            .mentions
            .iter_enumerated();
        let places = mentions.filter(|it| it.1.kind == MentionKind::Place);
        for (mention, place) in places {
            let at = tokens.partition_point(|it| it.span.start() < place.span.start());
            let comma = at.checked_sub(1).filter(|n| self.form(&tokens[*n]) == ",");
            let Some(comma) = comma else { continue };
            let is_upper = |it: &&Token| self.text(id, it.span).starts_with(char::is_uppercase);
            let mut town: Vec<&Token> = tokens[..comma].iter().rev().take(TOWN).collect();
            let length = town.iter().take_while(|it| is_upper(it)).count();
            town.truncate(length);
            let row: Vec<Symbol> = town.iter().rev().map(|it| it.symbol).collect();
            if !row.is_empty() {
                let entity = self.context.corpus.entity(id, mention);
                self.towns.entry(entity).or_default().push(row);
            }
        }
    }

    fn tokens(&self, id: ArticleId) -> &'b [Token] {
        self.context.corpus.segments(id).tokens().as_slice()
    }

    fn form(&self, token: &Token) -> &'b str {
        self.context.form(token)
    }

    fn text(&self, id: ArticleId, span: Span) -> &'b str {
        self.context.corpus.articles()[id].slice(span)
    }

    /// Whether the report that is said to lack something gives it.
    fn gives(&self, it: &Claim) -> bool {
        match it.what {
            Precise::Date => self.gives_day(it),
            Precise::Number => self.gives_number(it),
            Precise::Place => self.gives_place(it),
            Precise::Name => self.has_row(it.there.article, &self.row(it.here)),
        }
    }

    fn gives_day(&self, it: &Claim) -> bool {
        let Some(at) = self.context.passage_at(it.here) else {
            return false;
        };
        let times: Vec<&Time> = self
            .context
            .times(at)
            .iter()
            .filter(|time| time.span.overlaps(it.here.span) && time.grain <= Grain::Day)
            .collect();
        let days = &self.days[it.there.article];
        let told = |time: &&Time| {
            let written = self.text(it.here.article, time.span);
            days.gives(&time.value, Filed::of(written))
        };
        !times.is_empty() && times.iter().all(told)
    }

    /// Whether a report has the number, printed alike or for the same unit.
    fn gives_number(&self, it: &Claim) -> bool {
        let Some(at) = self.context.passage_at(it.here) else {
            return false;
        };
        let mut numbers = self.context.quantities(at).iter();
        let Some(own) = numbers.find(|own| own.span.overlaps(it.here.span)) else {
            return false;
        };
        let printed = own.unit.is_none() && {
            let row = self.row(Site {
                article: it.here.article,
                span: own.number,
            });
            let digits = self.text(it.here.article, own.number);
            digits.len() > 1
                && digits.bytes().all(|it| it.is_ascii_digit())
                && self.has_row(it.there.article, &row)
        };
        let same = |other: &Quantity| {
            other.unit == own.unit
                && other.precision == own.precision
                && agreement(own, other) == Agreement::Same
        };
        let all = &self.context.corpus.annotations(it.there.article).quantities;
        // What stands there beside it is what it is held against.
        let bounded = own.precision != Precision::About;
        printed || bounded && all.iter().any(same)
    }

    fn gives_place(&self, it: &Claim) -> bool {
        let tokens = self.tokens_in(it.here);
        let parts = tokens.split(|it| self.form(it) == ",");
        let to = it.there.article;
        let mut parts = parts.filter(|it| !it.is_empty()).peekable();
        parts.peek().is_some() && parts.all(|part| self.has_place(to, part)) || self.has_town(it)
    }

    /// Whether a report has a place by its name, without the word for its kind (`Mount Tarn National Park`, `Mt Tarn`), or
    /// shortened as states are.
    fn has_place(&self, to: ArticleId, part: &[Token]) -> bool {
        let words: Vec<&Token> = part
            .iter()
            .filter(|it| it.kind != TokenKind::Punctuation)
            .collect();
        let printed: Vec<&str> = words.iter().map(|it| self.form(it)).collect();
        let is_kind = |form: &str| {
            form == "national"
                || form == "the"
                || form == "mt"
                || Roles::shared().has(form, Role::Place)
        };
        let core: Vec<Symbol> = words
            .iter()
            .zip(&printed)
            .filter(|(_, form)| !is_kind(form))
            .map(|(it, _)| it.symbol)
            .collect();
        let whole: Vec<Symbol> = words.iter().map(|it| it.symbol).collect();
        let row = if core.is_empty() { whole } else { core };
        self.has_row(to, &row) || self.has_state(to, &printed.join(" "))
    }

    /// Whether a report has a state by its name, or by a short form behind a comma, a hyphen or a bracket.
    fn has_state(&self, to: ArticleId, of: &str) -> bool {
        let Some((name, short)) = forms(of.trim_end_matches('.')) else {
            return false;
        };
        let interner = self.context.corpus.interner();
        let name: Option<Vec<Symbol>> = name.split(' ').map(|it| interner.get(it)).collect();
        if name.is_some_and(|it| self.has_row(to, &it)) {
            return true;
        }
        let tokens = self.tokens(to);
        let marked = |n: &usize| {
            let before = n.checked_sub(1).map_or("", |n| self.form(&tokens[n]));
            matches!(before, "," | "-" | "‑" | "–" | "(")
        };
        let both = short
            .iter()
            .flat_map(|it| [(*it).to_owned(), format!("{it}.")]);
        let symbols = both.filter_map(|it| interner.get(&it));
        let mut places = symbols.filter_map(|it| self.words.get(&(to, it)));
        places.any(|all| all.iter().any(marked))
    }

    /// Whether a report names a town that lies in a place by what either report says.
    fn has_town(&self, it: &Claim) -> bool {
        let Some(at) = self.context.passage_at(it.here) else {
            return false;
        };
        let mut places = self.context.mentions(at);
        let place = places.find(|(_, mention)| mention.span.contains(it.here.span));
        let towns = place.and_then(|(id, _)| {
            let entity = self.context.corpus.entity(at.0, id);
            self.towns.get(&entity)
        });
        towns.is_some_and(|all| all.iter().any(|row| self.has_row(it.there.article, row)))
    }

    fn tokens_in(&self, site: Site) -> &'b [Token] {
        let segments = self.context.corpus.segments(site.article);
        segments.tokens().run(segments.tokens_in(site.span))
    }

    /// The words of a site.
    fn row(&self, site: Site) -> Vec<Symbol> {
        let words = self.tokens_in(site).iter();
        let words = words.filter(|it| it.kind != TokenKind::Punctuation);
        words.map(|it| it.symbol).collect()
    }

    /// Whether a report has words in a row, the first with a capital; marks between them are passed over.
    fn has_row(&self, to: ArticleId, row: &[Symbol]) -> bool {
        let Some((first, rest)) = row.split_first() else {
            return false;
        };
        let tokens = self.tokens(to);
        let follows = |n: &usize| {
            let words = tokens[n + 1..].iter();
            let mut words = words.filter(|it| it.kind != TokenKind::Punctuation);
            rest.iter()
                .all(|it| words.next().is_some_and(|word| word.symbol == *it))
        };
        let places = self.words.get(&(to, *first));
        places.is_some_and(|all| all.iter().any(follows))
    }
}
