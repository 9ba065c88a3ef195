//! Changes that do not matter: another style ([`styles`](crate::mutation::styles)), and paragraphs in another order.

use crate::mutation::telling::Telling;

/// A telling that says the same.
#[derive(Debug)]
pub struct Same {
    /// What was changed.
    pub kind: &'static str,
    /// The telling as it is now.
    pub telling: Telling,
}

/// The same paragraphs in other orders: back to front, the halves exchanged, neighbors exchanged. A paragraph that opens with
/// a pronoun stays behind the one before: elsewhere it would speak of somebody else.
pub fn orders(telling: &Telling) -> Vec<Same> {
    let own: Vec<usize> = telling.paragraphs().map(|it| it.0).collect();
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for (block, text) in telling.paragraphs() {
        let opens = text
            .split(|c: char| !c.is_alphabetic())
            .find(|it| !it.is_empty());
        let leans = opens.is_some_and(|it| telling.tongue.pronouns.contains(&it));
        match parts.last_mut() {
            Some(last) if leans => last.push(block),
            _ => parts.push(vec![block]),
        }
    }
    let turned = parts.iter().rev().flatten().copied().collect::<Vec<_>>();
    let halves = [&parts[parts.len() / 2..], &parts[..parts.len() / 2]].concat();
    let halves = halves.concat();
    parts.chunks_exact_mut(2).for_each(|it| it.swap(0, 1));
    let pairs = parts.concat();
    let orders = [
        ("back to front", turned),
        ("halves exchanged", halves),
        ("neighbors exchanged", pairs),
    ];
    orders
        .map(|(kind, order)| {
            let mut told = telling.clone();
            for (&to, &from) in own.iter().zip(&order) {
                told.blocks[to] = telling.blocks[from].clone();
            }
            Same {
                kind,
                telling: told,
            }
        })
        .into()
}
