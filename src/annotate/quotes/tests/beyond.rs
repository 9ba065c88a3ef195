//! Tests of who speaks where a quotation, or what tells of it, goes beyond one sentence or paragraph, and of names with titles.

use super::check;

#[test]
fn a_quotation_stays_open_over_paragraphs() {
    check(
        "{p:Oda Tarn} left on Monday.\n\n“{q1:We stay.}\n\n{q2:That is all,}” {c2:said} {p:{s1=Mara Lind:{s2=Mara Lind:{x3=Mara Lind:Mara Lind}}}}.\n\n“{q3:We sing.}”",
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
