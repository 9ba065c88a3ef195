//! `Interner`: one small integer for each normal form, the same across all articles of a corpus.

use rustc_hash::FxHashMap;

/// An interned normal form. Equal symbols, equal normal forms, across all articles of a corpus.
///
/// The number depends on the order in which words were met: compare for equality and look up, never sort by it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Symbol(u32);

impl Symbol {
    /// Its position in the interner, from 0: an index for tables over all symbols.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The normal forms met so far.
#[derive(Debug, Default, Clone)]
pub struct Interner {
    forms: Vec<Box<str>>,
    symbols: FxHashMap<Box<str>, Symbol>,
}

impl Interner {
    /// The symbol of a normal form (see [`crate::text::normal::fold`]); a new one when it was not met before.
    pub fn intern(&mut self, form: &str) -> Symbol {
        if let Some(&symbol) = self.symbols.get(form) {
            return symbol;
        }
        let symbol =
            Symbol(u32::try_from(self.forms.len()).expect("fewer words than bytes of text"));
        self.forms.push(form.into());
        self.symbols.insert(form.into(), symbol);
        symbol
    }

    /// The symbol of a normal form that was met, else none.
    #[must_use]
    pub fn get(&self, form: &str) -> Option<Symbol> {
        self.symbols.get(form).copied()
    }

    /// The normal form behind a symbol.
    #[must_use]
    pub fn form(&self, symbol: Symbol) -> &str {
        &self.forms[symbol.index()]
    }

    /// All normal forms, in the order of their symbols.
    pub fn forms(&self) -> impl ExactSizeIterator<Item = &str> {
        self.forms.iter().map(|it| &**it)
    }

    /// Number of symbols given out.
    #[must_use]
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether none was given out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn equal_forms_share_a_symbol() {
        let mut it = Interner::default();
        let (a, b) = (it.intern("peace"), it.intern("war"));
        assert_eq!(it.intern("peace"), a);
        assert_ne!(a, b);
        assert_eq!(it.form(b), "war");
        assert_eq!(it.get("truce"), None);
    }
}
