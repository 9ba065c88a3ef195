//! Tests of what between marks is speech: not titles, names and terms, but what somebody shows, shouts or calls something.

use super::check;

#[test]
fn terms_and_titles_are_no_speech() {
    check("The crew signed a “{w1:no-cranes}” pledge.");
    check("“{q1:We stay,}” {c1:said} {s1:Mara Lind}, host of “{w2:Harbor Lights.}”");
    check("On her podcast, “{w1:The Long Pier,}” {s2:Lind} {c2:said} “{q2:cranes must stay.}”");
    check("The town voted on a method called “{w1:slow lifting}” in May.");
    check("He wore a “{w1:Cranes For All}” hat and sang.");
    check("Marcia “{w1:Pier}” Lind moored the so-called “{w2:ghost ship}” in May.");
    check("The ferry runs past “{w1:Old Light}” and “{w2:Gull Rock}” each day.");
    check("“{q1:We stay,}” {s1:Mara Lind} {c1:told} VBC’s “{w2:Pier Today}” on Monday.");
    check("The crew found a “{w1:zero day}” flaw and kept the “{w2:status quo}” for now.");
    check("Later on “{w1:Pier Today,}” the mayor spoke of cranes.");
    check("The year ended with “{w1:Salt, Salt}” — a film set in Vell.");
    check("The boat was called the “{w1:Pier,}” and it sank in May.");
}

#[test]
fn words_that_somebody_shows_or_shouts_are_speech() {
    check("{x1:He} wore a hat reading “{m1:Cranes For All}” and sang.");
    check("{x1:He} heard some chants of “{m1:Cranes Now}” at noon.");
    check("{x1:The mayor} repeated her promise to “{m1:Lift Vell Again}” in May.");
    check("{x1:{x2:He}} named both men (“{q1:Little Piet}”) and (“{q2:Sad Oda}”) in one breath.");
    check("{x1:He} turned to “{m1:tired}” Mara Lind and laughed.");
    check("{x1:The board} had found “{m1:rotten planks}” in the pier.");
    check(
        "{s1:{s2:{s3:Lind}}} {c1:{c2:{c3:called}}} {i1:the two “{m2:Miss Pier}” and “{m3:Miss Crane}” on Monday}.",
    );
}

#[test]
fn a_title_takes_no_verb() {
    check(
        "Speaking on VBC’s “{w1:Pier Today,}” {s2:{s3:Mara Lind}} {c2:{c3:said}} {i2:Vos’s plans were “{m3:wildly inaccurate}”}.",
    );
}

#[test]
fn a_few_words_that_somebody_uses_of_something_are_speech() {
    check("{s1:{s2:Lind}} {c1:{c2:called}} {i1:the plan “{m2:a disgrace}” on Monday}.");
    check("{s1:{s2:Lind}} {c1:{c2:called}} {i1:the mayor “{m2:Iron Oda}” on Monday}.");
    check("{x1:Lind} repeated her call for “{m1:fairness}” in Vell.");
    check("{s1:{s2:Lind}} {c1:{c2:said}} {i1:the harbor was “{m2:Grand Old Vell}” to her}.");
}
