//! Tests of names that stand between commas beside who somebody is, and of what is told before them.

use super::check;

#[test]
fn a_name_between_commas_ends_what_is_told() {
    check(
        "{i1:The crew did not hear of the storm, the first of the year}, {s1=Ann Lowe:the town’s spokeswoman}, {p:Ann Lowe}, {c1:said}.",
    );
    check(
        "{i1:The pier will stay as it is}, {p:{s1=Ann Lowe:Ann Lowe}}, the harbor master, {c1:said}.",
    );
    check("{i1:The pier will stay as it is}, {p:{s1=Ann Lowe:Ann Lowe}}, 44, {c1:said}.");
    // What opens the sentence is not told by anybody.
    check(
        "After the vote on the pier, {s1=Ann Lowe:the mayor}, {p:Ann Lowe}, {c1:said} {i1:the town was safe}.",
    );
}

#[test]
fn what_follows_the_verb_of_somebody_between_commas_is_no_subject() {
    check("{s1=Ann Lowe:The harbor master}, {p:Ann Lowe}, {c1:defended} {i1:the plan}.");
    check(
        "{i1:The harbor is safe and open}, {c1:said} {s1=Ann Lowe:the harbor master}, {p:Ann Lowe}.",
    );
}

#[test]
fn who_the_sentence_right_before_is_about_is_rather_meant_than_who_spoke_before() {
    check(
        "“{q1:We stay,}” {p:{s1=Liz Lowe:Liz Lowe}} {c1:said}.\n\nThe mayor, {p:Tarn Vos}, left early. “{q2:We sing,}” {s2=Tarn Vos:she} {c2:said}.",
    );
    // Of whom that sentence only tells in passing is not meant.
    check(
        "“{q1:We stay,}” {p:{s1=Liz Lowe:Liz Lowe}} {c1:said}.\n\nThe hall stood beside {p:Tarn Vos}. “{q2:We sing,}” {s2=Liz Lowe:she} {c2:said}.",
    );
    // Nor is who was spoken of some sentences before.
    check(
        "“{q1:We stay,}” {p:{s1=Liz Lowe:Liz Lowe}} {c1:said}.\n\n{p:Tarn Vos} left early. Rain fell. The hall was full. “{q2:We sing,}” {s2=Liz Lowe:she} {c2:said}.",
    );
}

#[test]
fn whoever_goes_by_a_name_is_named() {
    check("“{q1:We stay,}” {c1:said} {s1=Vos:a sailor} who goes by the name of Captain {p:Vos}.");
    check("{s1=Ida Moe:A neighbor} calling herself {p:Ida Moe} {c1:said}: “{q1:We stay.}”");
    check("“{q1:We stay,}” {c1:said} {s1:a sailor} who sailed with {p:Karl Holm}.");
}

#[test]
fn who_asks_is_not_who_answers() {
    check("Asked by the judge whether the pier was his, “{q1:Yes.}”");
}
