//! Acts that two reports tell otherwise, and those that only look so.

use crate::diverge::claims::{polarity, stance};
use crate::diverge::context::Context;
use crate::diverge::once::drop_second_acts;
use crate::diverge::{Divergence, tests::found_in};

/// With what is found in linked passages, each told once.
fn find(context: &Context<'_>) -> Vec<Divergence> {
    let linked = [polarity::find(context), stance::find(context)];
    let all = linked.into_iter().flatten();
    let mut found = all.chain(super::find(context)).collect();
    drop_second_acts(context, &mut found);
    found
}

#[track_caller]
fn told(language: &str, one: &str, two: &str, expected: [&str; 2]) {
    let found = found_in(language, find, [one, two]);
    // Which of the finders tells it says how much of the clause is shown.
    let told = |it: &[String]| (0..2).all(|n| it[n].contains(expected[n]));
    assert!(found.len() == 1 && told(&found[0]), "{found:?}");
}

#[track_caller]
fn silent(language: &str, one: &str, two: &str) {
    let found = found_in(language, find, [one, two]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_somebody_denies_is_not_told() {
    silent(
        "de",
        "Bürgermeister Karl Tarn bestritt, dass die Steuern der Stadt erhöht werden.",
        "Die Steuern der Stadt werden nicht erhöht, versicherte Bürgermeister Karl Tarn.",
    );
    silent(
        "fr",
        "Le président du club, Hugo Moe, a nié avoir été consulté par la mairie.",
        "Personne ne l'a consulté, assure le président du club, Hugo Moe, de la mairie.",
    );
}

#[test]
fn done_and_to_come() {
    told(
        "de",
        "Der Hafenrat von Tarnholm hat die alte Schleuse verkauft.",
        "Der Hafenrat von Tarnholm will die alte Schleuse verkaufen.",
        ["verkauft", "verkaufen"],
    );
    told(
        "fr",
        "Le conseil de Tarnholm a vendu la vieille écluse du port.",
        "Le conseil de Tarnholm envisage de vendre la vieille écluse du port.",
        ["vendu", "envisage de vendre"],
    );
    told(
        "es",
        "El consejo de Tarnholm ha vendido la vieja esclusa del puerto.",
        "El consejo de Tarnholm estudia vender la vieja esclusa del puerto.",
        ["vendido", "estudia vender"],
    );
}

#[test]
fn contrary_ends_and_denials() {
    told(
        "de",
        "Der Hafenrat lehnte den Ausbau der Mole am Nordufer ab.",
        "Den Ausbau der Mole am Nordufer billigte der Hafenrat.",
        ["lehnte", "billigte"],
    );
    told(
        "es",
        "El viejo faro del cabo resistió la galerna.",
        "El viejo faro del cabo se derrumbó con la galerna.",
        ["resistió", "se derrumbó"],
    );
    told(
        "fr",
        "Le vieux phare du cap a résisté à la tempête.",
        "Le vieux phare du cap s’est effondré pendant la tempête.",
        ["a résisté", "s’est effondré"],
    );
}

#[test]
fn other_things_and_turned_words_are_none() {
    silent(
        "de",
        "Der Hafenrat lehnte den Ausbau der Mole ab.",
        "Der Hafenrat billigte den Haushalt der Schule.",
    );
    silent(
        "de",
        "Wenn der Rat die alte Schleuse von Tarnholm verkauft hat, zahlt er die Schulden.",
        "Der Rat will die alte Schleuse von Tarnholm verkaufen.",
    );
    silent(
        "fr",
        "Le vieux phare du cap n’a pas résisté à la tempête.",
        "Le vieux phare du cap s’est effondré pendant la tempête.",
    );
    silent(
        "es",
        "El juez absolvió al guarda del faro del cabo.",
        "El guarda del faro del cabo no fue condenado.",
    );
}

#[test]
fn a_sentence_that_tells_both_ends_knows_of_both() {
    silent(
        "es",
        "El pleno aprobó el plan de la esclusa pese al rechazo de los vecinos.",
        "El pleno aprobó el plan de la esclusa.",
    );
    silent(
        "de",
        "Der Rat billigte den Ausbau der Mole, die Grünen lehnten ihn ab.",
        "Der Rat billigte den Ausbau der Mole.",
    );
}

#[test]
fn small_words_and_nouns_of_the_same_letters_are_no_ends() {
    silent(
        "es",
        "El precio de la vivienda subió en Tarnholm.",
        "El precio de la vivienda en Tarnholm sigue bajo presión.",
    );
    silent(
        "es",
        "El pleno rechazó el plan de la vieja esclusa del puerto.",
        "El plan de la vieja esclusa del puerto tiene el apoyo del pleno.",
    );
    silent(
        "fr",
        "Le conseil a exclu la vente de la vieille écluse du port.",
        "L’annonce de la vente de la vieille écluse du port surprend.",
    );
    told(
        "es",
        "El precio de la vivienda subió en Tarnholm.",
        "El precio de la vivienda bajó en Tarnholm.",
        ["subió", "bajó"],
    );
}

#[test]
fn ends_of_two_persons_are_none() {
    silent(
        "de",
        "Bei dem Unfall auf der alten Brücke starb der Fahrer.",
        "Die Beifahrerin überlebte den Unfall auf der alten Brücke.",
    );
}

#[test]
fn a_not_of_something_else_denies_nothing() {
    silent(
        "de",
        "Der Rat beschloss den Ausbau der Mole und nicht den Abriss.",
        "Der Rat hat den Ausbau der Mole beschlossen.",
    );
    silent(
        "de",
        "Keine 24 Stunden nach dem Unfall sperrte die Polizei die alte Brücke.",
        "Die Polizei sperrte die alte Brücke.",
    );
    silent(
        "de",
        "Der Hafenrat verkaufte die alte Schleuse nicht ohne Widerstand.",
        "Der Hafenrat hat die alte Schleuse verkauft.",
    );
    silent(
        "es",
        "La alcaldesa no dimitió y cerró el puerto.",
        "La alcaldesa cerró el puerto.",
    );
    told(
        "de",
        "Der Hafenrat verkaufte die alte Schleuse von Tarnholm nicht.",
        "Der Hafenrat hat die alte Schleuse von Tarnholm verkauft.",
        ["verkaufte die alte Schleuse von Tarnholm nicht", "verkauft"],
    );
}

#[test]
fn a_not_before_a_court_is_one() {
    told(
        "de",
        "Der Angeklagte erschien nicht vor Gericht.",
        "Der Angeklagte erschien vor Gericht.",
        ["nicht", "erschien"],
    );
    silent(
        "de",
        "Der Angeklagte erschien nicht vor Montag.",
        "Der Angeklagte erschien am Montag.",
    );
}

#[test]
fn so_many_of_two_things_are_no_act() {
    silent(
        "de",
        "Der Hafenrat von Tarnholm wird 18 Boote der alten Werft kaufen.",
        "Die Steuer der alten Werft von Tarnholm könnte um 18 Prozent steigen.",
    );
}

#[test]
fn what_becomes_of_the_same_people_is_contrary() {
    told(
        "de",
        "Der Fischer aus Tarnholm wird seit Montag vor der Küste vermisst.",
        "Der Fischer aus Tarnholm kam am Montag vor der Küste ums Leben.",
        ["vermisst", "ums Leben"],
    );
    told(
        "fr",
        "Le pêcheur de Tarnholm est porté disparu au large du cap.",
        "Le pêcheur de Tarnholm a perdu la vie au large du cap.",
        ["porté disparu", "a perdu la vie"],
    );
    told(
        "es",
        "El pescador de Tarnholm fue detenido en el puerto.",
        "El pescador de Tarnholm quedó libre en el puerto.",
        ["detenido", "quedó libre"],
    );
    silent(
        "de",
        "Der Fischer aus Tarnholm wird seit Montag vor der Küste vermisst.",
        "Die Köchin aus Tarnholm kam am Montag vor der Küste ums Leben.",
    );
    silent(
        "de",
        "Zwei Fischer aus Tarnholm werden seit Montag vor der Küste vermisst.",
        "Drei Fischer aus Tarnholm kamen am Montag vor der Küste ums Leben.",
    );
}

#[test]
fn the_part_of_a_verb_is_told_with_it() {
    told(
        "de",
        "Der Betreiber schloss einen Ausfall der alten Fähre aus.",
        "Der Betreiber schließt einen Ausfall der alten Fähre nicht aus.",
        [
            "schloss einen Ausfall der alten Fähre aus",
            "schließt einen Ausfall der alten Fähre nicht aus",
        ],
    );
    silent(
        "de",
        "Der Betreiber schloss aus, dass die alte Fähre verkauft wird.",
        "Die alte Fähre wird nicht verkauft, sagte der Betreiber.",
    );
}
