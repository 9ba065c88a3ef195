//! Names in sentences of our own.

use crate::lexicon::language::Language;
use crate::segment::segment;
use crate::testing;
use crate::text::Interner;

/// `p` people, `o` organizations, `l` places, `x` others.
#[track_caller]
fn check(language: &str, marked: &str) {
    let parsed = testing::parse(marked);
    let article = testing::article_in(language, &parsed.text);
    let mut interner = Interner::default();
    let segments = segment(&article, &mut interner);
    let found = super::find(&article, &segments, &interner, Language::of(Some(language)));
    let marks = testing::marks_of(&found);
    assert_eq!(testing::print(&parsed.text, &marks), marked);
}

#[test]
fn german_nouns_are_no_names() {
    check(
        "de",
        "Die Bürgermeisterin {p:Mara Lind} sagte am Montag in {l:Berlin}, der Hafen der Stadt bleibe offen. \
         Innenminister {p:Brandt} und {p:Anna Holm} von der {o:CDU} reisten nach {l:Frankreich}.",
    );
}

#[test]
fn german_last_names_are_known_by_full_ones() {
    check(
        "de",
        "Die Kämmerin {p:Wiebke Harmsen} sprach vom Haushalt. {p:Harmsen} lehnte ab. Der Betrieb ruht. Dezernent {p:Udo Richter} \
         schwieg. Ein Richter kam.",
    );
}

#[test]
fn german_nouns_that_end_as_towns_may_are_none() {
    check(
        "de",
        "Das Gemälde aus Privatbesitz hängt dort. Die Stadt nahm die Werft in Besitz. Sie wohnt in {l:Neuhausen}.",
    );
}

#[test]
fn german_towns_are_known_by_their_ends() {
    check(
        "de",
        "Ein Bus aus {l:Bad Ulmen} fuhr nach {l:Odernbach}. Er sitzt in Haft. Die Stadt {l:Quandel} zahlt, aus Angst, bei Rot. Der Fahrer Alkohol.",
    );
}

#[test]
fn a_given_name_with_an_age_is_a_person() {
    check("fr", "Devant la porte, {p:Karim}, 52 ans, attend.");
    check("es", "A pocos metros, {p:Jacinta}, de 58 años, temblaba.");
    check("de", "Vor dem Tor wartet {p:Malte} (52) auf den Bus.");
}

#[test]
fn french_and_spanish_capitals_are_names() {
    check(
        "fr",
        "Le président {p:Paul Morel} a quitté {l:Paris} lundi. La maire de {l:Marseille}, {p:Claire Dupont}, est à l’{o:ONU}.",
    );
    check(
        "es",
        "El alcalde {p:Juan Ruiz} salió de {l:Madrid} el lunes. La ministra {p:Ana de la Torre} está en {l:Alemania}.",
    );
}
