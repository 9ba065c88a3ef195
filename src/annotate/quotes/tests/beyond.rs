//! Tests of who speaks where a quotation, or what tells of it, goes beyond one sentence or paragraph, and of names with titles.

use super::check;

#[test]
fn a_quotation_stays_open_over_paragraphs() {
    check(
        "{p:Oda Tarn} left on Monday.\n\n“{q1:We stay.}\n\n{q2:That is all,}” {c2:said} {p:{s1=Mara Lind:{s2=Mara Lind:{s3=Mara Lind:Mara Lind}}}}.\n\n“{q3:We sing.}”",
    );
    check(
        "“{q1:We stay.}\n\n{q2:That is all,} “ {p:{s1=Mara Lind:{s2=Mara Lind:Mara Lind}}} {c2:told} the Herald on Monday.",
    );
}

#[test]
fn the_next_paragraph_may_begin_with_who_said_it() {
    check(
        "It rained on the pier.\n\n“{q1:Are we to go?}”\n\n{p:{s1=Mara Lind:Mara Lind}} {c1:asked}.",
    );
    check(
        "{x1:It} rained on the pier.\n\n“{q1:We stay,}”\n\n{i2:The pier is new}, {p:{s2=Mara Lind:Mara Lind}} {c2:said}.",
    );
}

#[test]
fn the_next_sentence_may_be_who_said_it() {
    check(
        "It rained on the pier.\n\n“{q1:Are we to go?}” {s1=Mara Lind:Vell interim coach {p:Mara Lind}} {c1:asked}.",
    );
}

#[test]
fn who_calls_a_word_so_does_not_say_it() {
    check("{x1:Lind} spoke of “{m1:the deep,}” which clerks said is how sailors call the sea.");
}

#[test]
fn a_name_stands_behind_a_long_role() {
    check(
        "{s1=Karl Holm:The head of the million-member strong Vell} dock workers union, {p:Karl Holm}, {c1:said}: “{q1:We stay.}”",
    );
}

#[test]
fn a_title_with_a_stop_belongs_to_its_name() {
    check("“{q1:We stay,}” {s1=Holm:Const. {p:Holm}} {c1:said} in Vell.");
    check(
        "{s1=Holm:{s2=Holm:Msgr. {p:Holm}}} {c1:{c2:said}} {i1:the plan is “{m2:a mess}” at best}.",
    );
}

#[test]
fn words_of_somebody_who_goes_on_do_not_name_the_next_speaker() {
    check(
        "“{q1:We stay,}” {p:{s1=Mara Lind:{x2=Mara Lind:Mara Lind}}} {c1:said}.\n\nI still feel it when it rains.\n\n“{q2:We sing all day here.}”",
    );
}

#[test]
fn a_quotation_alone_behind_one_that_somebody_said_goes_on() {
    check(
        "“{q1:We stay,}” {s1:{s2:the official}} {c1:said} in Vell.\n\n“{q2:We never left the pier.}”",
    );
}

#[test]
fn who_is_asked_answers() {
    check(
        "{p:{s1=Karl Holm:{s2=Karl Holm:Karl Holm}}} {c1:{c2:asked}} {i1:{p:Piet Vos}, “{m2:Do we go?}”} “{q3:Never,}” {s3=Piet Vos:he} {c3:answered}.",
    );
}

#[test]
fn whom_somebody_tells_of_is_not_he() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {i2:{p:Piet Vos} left the pier on Monday}, {s2=Karl Holm:he} {c2:said}. “{q3:We sing,}” {s3=Karl Holm:he} {c3:said}.",
    );
    check("{s1:The clerk} {c1:said}, “{q1:By {p:Tarn}, no.}” “{q2:We sing,}” {x2:he} {c2:said}.");
}

#[test]
fn a_clause_beside_the_words_names_who_speaks() {
    check(
        "{p:Karl Holm} shot at {s1:a clerk} who had followed him and had {c1:yelled}, “{q1:Go home!}”",
    );
    check(
        "{p:{s1=Karl Holm:{s2=Karl Holm:Karl Holm}}} held the rope and {c1:{c2:told}} {i1:her, “{m2:You never leave,}” the Herald reported}.",
    );
    check("“{q1:He left the pier in a hurry,}” {s1:the records} state.");
    check("“{q1:Never!}” {s1=Karl Holm:Prime Minister {p:Karl Holm}} {c1:thundered} in Vell.");
    check(
        "{p:Karl Holm} sat down. At one point {s1=Karl Holm:he} {c1:mumbled}, “{q1:I am the sea.}”",
    );
}

#[test]
fn a_nickname_and_a_word_that_nobody_says_are_no_speech() {
    check("One of the oldest sailors, {p:Karl} “{w1:the Hook}” {p:Holm}, left Vell.");
    check("{s1:Few} knew the man {c1:dubbed} {i1:the “{w2:Hookman}” by the papers left Vell}.");
    check("It was hard to say “{w1:no}” to him.");
}

#[test]
fn a_relative_behind_an_owner_speaks_not_the_owner() {
    check(
        "{p:Karl Jeffs} left. “{q1:We stay,}” {s1=Brent Jeffs:{p:Jeffs}' nephew, {p:Brent Jeffs}}, {c1:told} the Herald.",
    );
}

#[test]
fn whose_verb_is_quoted_is_whom_the_speaker_tells_of() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Piet Vos} “{m2:wants no pier,}” {s2=Karl Holm:he} {c2:said}.",
    );
}

#[test]
fn what_stands_for_somebody_speaks_surely() {
    check(
        "Mayor {p:Mara Lind} left Vell. Minister {p:Oda Tarn} stayed. “{q1:We stay,}” {s1=Mara Lind:the mayor} {c1:said}.",
    );
}

#[test]
fn a_guess_is_nobody_who_is_dead() {
    check(
        "The driver killed Judge {p:Karl Holm} in Vell.\n\n{x1:The judge} had advice:\n\n“{q1:Do not trust him ever again.}”",
    );
}

#[test]
fn a_sentence_that_begins_between_marks_is_all_of_who_ends_it() {
    check(
        "“{q1:We stay in Vell}” because of “{m2:bad luck}” and it “{m3:creaked for years,}” {p:{s1=Mara Lind:{s2=Mara Lind:{s3=Mara Lind:Mara Lind}}}} {c1:{c2:{c3:said}}}.",
    );
}

#[test]
fn a_place_in_a_word_with_based_does_not_speak() {
    check(
        "{s1=Harbor Watch:{s2=Harbor Watch:{p:New Vell}-based {p:Harbor Watch}}} {c1:{c2:said}} {i1:the town made “{m2:some progress}” at best}.",
    );
}

#[test]
fn a_paragraph_without_marks_amid_a_quotation_does_not_end_it() {
    check(
        "“{q1:We stay,}” {p:{s1=Mara Lind:{s2=Mara Lind:{x3=Mara Lind:Mara Lind}}}} {c1:said}.\n\n“{o2:It was a different season.}\n\nFor us it was what we had to do.\n\n“{q3:We never take it for granted.}”",
    );
}

#[test]
fn words_in_an_aside_are_not_surely_of_who_says_the_sentence() {
    check(
        "{i1:Mr. {p:Holm}, who was still listed as a member of its “{m2:professional staff,}” had left}, {s1:{x2:the police}} {c1:{c2:said}}.",
    );
}

#[test]
fn who_is_named_in_the_words_that_open_a_sentence_is_not_he() {
    check(
        "{p:Piet Vos} spoke. “{q1:We stay,}” {s1=Piet Vos:he} {c1:said}.\n\nSaying President {p:Karl Holm}, {s2=Piet Vos:{s3=Piet Vos:he}} {c2:{c3:said}}, {i2:was “{m3:too simple.}”}",
    );
}

#[test]
fn who_somebody_is_stands_for_the_name_before_it() {
    check(
        "Though {p:Piet Vos}, {s1=Piet Vos:{s2=Piet Vos:an outspoken critic of the mayor}}, {c1:{c2:said}} {i1:it is “{m2:not that simple}” at all}.",
    );
    check(
        "“{q1:We stay,}” {c1:tweeted} {s1=Oda Tarn:former Housing and Harbor Secretary {p:Oda Tarn}}.",
    );
}
