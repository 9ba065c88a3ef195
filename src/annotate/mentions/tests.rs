//! Names in sentences that we wrote.

use crate::article::BlockKind;
use crate::segment::segment;
use crate::testing;
use crate::text::Interner;

#[track_caller]
fn check_blocks(kinds: &[BlockKind], marked: &str) {
    let parsed = testing::parse(marked);
    let blocks: Vec<_> = parsed
        .text
        .split("\n\n")
        .enumerate()
        .map(|(n, it)| (kinds.get(n).copied().unwrap_or(BlockKind::Paragraph), it))
        .collect();
    let article = testing::article_of(&blocks);
    let mut interner = Interner::default();
    let segments = segment(&article, &mut interner);
    let marks = testing::marks_of(&super::find(&article, &segments, &interner));
    assert_eq!(testing::print(&parsed.text, &marks), marked);
}

#[track_caller]
fn check(marked: &str) {
    check_blocks(&[], marked);
}

#[test]
fn a_title_and_a_possessive_ending_stay_outside() {
    check("Talks began after Prime Minister {p:Anna Holm} met Gen. {p:Okello} in {l:Oslo}.");
    check("{p:Holm}’s plan and {l:Norway}'s answer differ, {p:Anna Holm} said.");
    check(
        "The {x:Danish} Foreign Minister {p:Lars Brandt} left. Foreign Minister {p:Brandt} came back.",
    );
}

#[test]
fn who_has_a_title_anywhere_is_a_person_everywhere() {
    check("The {p:Quay} camp was glad. {p:Quay} won, and Mr. {p:Quay} said so.");
}

#[test]
fn who_is_called_politely_is_a_person() {
    check("\"I have called Mrs {p:Brandvold} and wished her well,\" he said.");
    check("He met Mr {p:Quay} and Ms. {p:Holm} there.");
}

#[test]
fn an_organization_holds_together() {
    check("He works at the {o:Velin Policy Institute}'s {o:Center for River Analysis} in town.");
    check("It was the {o:Ministry of Trade and Industry} that paid, the {o:Bank of Ardovia} said.");
    check("The {x:Norwegian} {o:Foreign Ministry} and the {o:UN} agreed.");
}

#[test]
fn what_of_brings_belongs_to_an_organization() {
    check("It was the {o:Labour Party of Ardovia} that paid.");
    check("The {o:Church of Mary Holm} closed in {l:Oslo}.");
    check("They came to the {o:Workers’ Party} and the {o:People's Bank}.");
}

#[test]
fn an_organization_may_begin_with_a_common_word() {
    check("He came to {o:Joint Base Tarn} in spring. {o:Joint Base Tarn} said no.");
    check("They heard {x:This American Harbor} on Monday. This {x:American} harbor is old.");
}

#[test]
fn two_words_may_be_a_firm() {
    check(
        "The law firm {o:Kettering Quill} sued. {o:Kettering Quill} won, and {p:Anna Holm} paid.",
    );
    check(
        "It was {o:Kettering Moss}, a software company in {l:Oslo}, that paid {p:Anna Holm}, a bank clerk.",
    );
    check("The bank {p:Anna Holm} founded is shut. They told the bank {p:Ida Holm} was out.");
}

#[test]
fn half_of_a_name_stands_for_what_is_named_after_somebody() {
    check("They ran from {o:Harlan Mowbray Hospital} on Monday. The nurses at {o:Mowbray} wept.");
    check("They ran from {o:Harlan Mowbray Hospital}. {p:Ida Mowbray} wept, and {p:Mowbray} left.");
    check("They ran from {o:Harlan Mowbray Hospital}. Mr. {p:Mowbray} wept.");
}

#[test]
fn an_event_is_a_name_and_a_score_is_none() {
    check("He won the {x:Asian Games} and the {x:Velin Open} in {l:Oslo}.");
}

#[test]
fn names_joined_by_a_hyphen_part_but_given_names_do_not() {
    check("The {l:Russia}-{l:Ukraine} talks; a {l:Moscow}-backed group; {p:Kim Jong-un} waved.");
    check("An {l:Oslo}-based firm met {p:Bashar al-Assad} there.");
}

#[test]
fn the_first_word_of_a_sentence_needs_more_than_its_capital() {
    check(
        "Engineers closed it. However, nobody saw the engineers. {p:Holm} did, and so did {p:Anna Holm}.",
    );
    check("“We saw it,” he said. “Nobody else did.” On Monday in May they left.");
}

#[test]
fn a_headline_in_title_case_takes_its_names_from_the_body() {
    check_blocks(
        &[BlockKind::Headline],
        "Minister {p:Holm} Orders Bridge Shut After {x:Danish} Report\n\nThe bridge is shut, {p:Anna Holm} said, as {x:Danish} inspectors asked.",
    );
}

#[test]
fn places_are_known_by_their_words() {
    check("They met on the {l:Merrow River} in {l:Northern Ireland} and near {l:Tarsk}.");
}

#[test]
fn titles_of_several_words_and_events_are_no_people() {
    check(
        "It was Secretary of State {p:Anna Holm} who signed the {x:Paris Agreement} with Chief Executive {p:Lars Brandt}.",
    );
}

#[test]
fn what_is_named_after_a_person_is_not_the_person() {
    check(
        "{p:Anna Holm} spoke in {l:Oslo}. The {o:Holm administration} paid, and {p:Holm}’s campaign did not.",
    );
    check("{p:Anna Holm} built {l:Holm Tower} for the {o:Holm Foundation}.");
}
