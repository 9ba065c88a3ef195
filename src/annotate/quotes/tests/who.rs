//! Tests of who can be the source of a quote, and whom its words stand for.

use super::{check, check_in};

#[test]
fn what_somebody_is_belongs_to_the_name() {
    check(
        "{s1=Mara Lind:{s2=Mara Lind:Harbor Herald columnist {p:Mara Lind}}} {c1:{c2:called}} {i1:it “{m2:a mess}” on Monday}.",
    );
    check("“{q1:We stay,}” {c1:said} {s1=Mara Lind:Harbor First co-founder {p:Mara Lind}}.");
    check(
        "{s1:{s2:Senate aides}} {c1:{c2:told}} the Herald {i1:that some are “{m2:opposed}” to it}.",
    );
    check("{x1:{x2:Recent polls}} {c1:{c2:suggest}} {i1:that voters find him “{m2:honest.}”}");
    check("{s1:{s2:The July report of the board}} {c1:{c2:called}} {i1:it “{m2:a mess.}”}");
}

#[test]
fn a_last_name_that_is_a_common_word_is_its_person() {
    check("{p:Elias Thorn} came at noon. “{q1:We stay,}” {s1=Elias Thorn:Thorn} {c1:said}.");
    check("{p:Elias Thorn} came. “{q1:We stay,}” {c1:said} {s1=Elias Thorn:Mayor Thorn}.");
    check(
        "{p:Gareth Stone} ran and {p:Hugh Vos} left. Stone, who looked tired, shook hands. “{q1:We lost,}” {s1=Gareth Stone:he} {c1:said}.",
    );
    check("{p:Gareth Stone} ran and {p:Karl Stone} left. “{q1:We lost,}” {s1:Stone} {c1:said}.");
}

#[test]
fn who_spoke_behind_a_role_is_a_person_though_the_name_is_read_as_a_body() {
    check(
        "{p:Hugh Vos} left. At noon captain {b:{s1=Odo Senham:Odo Senham}} {c1:said} {i1:his crew had stayed}. “{q2:We sing,}” {s2=Odo Senham:he} {c2:said}.",
    );
    check(
        "{p:Hugh Vos} left. At noon {b:{s1=Harbor Board:Harbor Board}} {c1:said} {i1:its crew had stayed}. “{q2:We sing,}” {s2=Hugh Vos:he} {c2:said}.",
    );
}

#[test]
fn what_is_no_subject_does_not_speak() {
    check(
        "{s1:{s2:The council}} gave way but at the same time {c1:{c2:acknowledged}} {i1:“{m2:some changes}” to come}.",
    );
    check(
        "{p:{s1=Mara Lind:{s2=Mara Lind:Mara Lind}}} ({p:R-Vell}), who {c1:{c2:told}} the Herald {i1:that it was “{m2:a mess}” at best}.",
    );
    check(
        "It came after {s1:{s2:Lind}} scolded Tarn on Friday, {c1:{c2:accusing}} {i1:her of having “{m2:wasted a week.}”}",
    );
    check("{x1:The crew} was aware of it and continued to sail despite “{m1:many warnings.}”");
    check(
        "{s1:{s2:The keeper}} {c1:{c2:praised}} {i1:a plan, also referred to as “{m2:the pier law,}” and left}.",
    );
    check("The plan drew cheers, being called a “{m1:gift}” and a move by Lind to the coast.");
    check("In a series of tweets, {x1:Lind} showed “{m1:the entire chain}” to the town.");
    check(
        "{s1:{s2:{s3:Lind}}} {c1:{c2:{c3:said}}} {i1:she will “{m2:closely review}” the proposed order, but said that “{m3:it is for the town.}”}",
    );
    check(
        "In laying out what his campaign calls the “{m1:Pier Plan,}” {s1:{s2:Lind}} {c1:{c2:said}} it has “{m2:two parts.}”",
    );
}

#[test]
fn a_role_goes_back_to_whoever_has_it() {
    check(
        "Vice President {p:Ida Moe} met President {p:Ann Lowe} in Vell. “{q1:We sing,}” {s1=Ann Lowe:the president} {c1:said}.",
    );
    check("Sen. {p:Mara Lind} spoke. “{q1:We sing,}” {s1=Mara Lind:the senator} {c1:said}.");
    check(
        "{p:Mara Lind}, a lawyer for the town, left. “{q1:We sing,}” {s1=Mara Lind:the lawyer} {c1:said}.",
    );
    check(
        "Sen. {p:Mara Lind} met Sen. {p:Oda Tarn} in Vell. “{q1:We sing,}” {x1=Oda Tarn:the senator} {c1:said}.",
    );
}

#[test]
fn whom_somebody_calls_so_is_somebody_else() {
    check(
        "{p:Piet Vos} met {p:Karl Holm}, whom {s1=Piet Vos:{s2=Piet Vos:he}} {c1:{c2:called}} {i1:a “{m2:fool.}”}",
    );
}

#[test]
fn what_cannot_speak_and_whom_nobody_knows_is_no_sure_source() {
    check("“{q1:We stay,}” {x1:they} {c1:said}.");
    check("{x1:{x2:The green drug}} {c1:{c2:said}} {i1:it was “{m2:a mess.}”}");
    check("{s1:{s2:The letter}} {c1:{c2:said}} {i1:it was “{m2:a mess.}”}");
}

#[test]
fn figures_and_messages_speak_for_nobody_sure() {
    check("“{q1:We stay,}” {x1:the tweet} {c1:said}.");
    check("{x1:{x2:Close}} to thirty members signed it, {c1:{c2:calling}} {i1:it “{m2:unfair.}”}");
    check("{x1:The mayor’s} {c1:remarks} on “{m1:the deal}” came late.");
    check("{s1:{s2:One of the clerks}} {c1:{c2:said}} {i1:it was “{m2:a mess}” at best}.");
}

#[test]
fn a_verb_of_another_clause_tells_no_sure_source() {
    check(
        "The band wore shirts with “{m1:Let it rain}” on them, as {p:{x1=Mara Lind:Mara Lind}} {c1:said}.",
    );
    check(
        "While {s1:the town} {c1:calls} {i1:itself “{m2:a friend,}” {p:{x2=Mara Lind:Mara Lind}} {c2:claimed} it was not}.",
    );
}

#[test]
fn a_pronoun_is_not_somebody_in_passing() {
    // Beside whom somebody stood, after whom a rule is named, what somebody else called it too.
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}.\n\nThe mayor spoke along with {p:Piet Vos}. “{q2:We sing,}” {s2=Karl Holm:he} {c2:said}.",
    );
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}.\n\nThe council kept a {p:Brandt}-era rule. “{q2:We sing,}” {s2=Karl Holm:he} {c2:said}.",
    );
    check(
        "“{q1:We stay,}” {p:{s1=Mary Holm:Mary Holm}} {c1:said}. She liked it, as {p:Tarn} had. “{q2:We sing,}” {s2=Mary Holm:she} {c2:said}.",
    );
}

#[test]
fn a_pronoun_is_not_surely_the_one_named_in_passing() {
    check(
        "The president spoke to a crowd along with Vice President {p:Piet Vos}. “{q1:We stay,}” {x1=Piet Vos:he} {c1:said}.",
    );
}

#[test]
fn a_pronoun_goes_back_to_a_speaker_without_a_name() {
    check(
        "{p:Mary Lind} moved to Vell. “{q1:We met in school,}” {s1:a neighbor} {c1:said}. “{q2:We sang,}” {x2:she} {c2:said}.",
    );
    check(
        "{p:Mary Lind} moved to Vell. {s1:A neighbor} {c1:said} {i1:it was {p:Ida Moe} who knew her best}. “{q2:We sang,}” {x2:she} {c2:said}.",
    );
    // Not where he is named at once, where somebody named speaks since, nor behind a body or paper.
    check(
        "{s1:{s2:The head of the board}} in Vell, {p:Piet Vos}, {c1:wrote} to the town, {c2:saying} {i1:{i2:that it would fall}}. “{q3:We stay,}” {s3=Piet Vos:he} {c3:said}.",
    );
    check(
        "“{q1:We met,}” {s1:a neighbor} {c1:said}. “{q2:We sing,}” {p:{s2=Karl Holm:Karl Holm}} {c2:said}. “{q3:We stay,}” {s3=Karl Holm:he} {c3:said}.",
    );
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. “{q2:We pay,}” {s2:the statement} {c2:said}. “{q3:We sing,}” {s3=Karl Holm:he} {c3:said}.",
    );
}

#[test]
fn nobody_speaks_of_himself_by_name() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Peter Vos} left the pier at ten. “{q2:There {p:Vos} went,}” {x2=Karl Holm:he} {c2:said}.",
    );
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Peter Vos} left the pier at ten. “{q2:We saw him go,}” {x2=Peter Vos:he} {c2:said}.",
    );
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Peter Vos} left the pier at ten. “{q2:I saw it go,}” {s2=Peter Vos:he} {c2:said}.",
    );
}

#[test]
fn to_whom_something_was_done_is_not_surely_who_tells_of_it() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Peter Vos} was arrested at ten. “{q2:It was a long day,}” {x2=Peter Vos:he} {c2:said}.",
    );
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Peter Vos} was arrested at ten. “{q2:I did nothing,}” {s2=Peter Vos:he} {c2:said}.",
    );
}

#[test]
fn the_dead_are_no_pronoun() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. {p:Peter Vos} drove to the pier. “{q2:It rained,}” {x2=Karl Holm:he} {c2:said}.\n\n{p:Vos}, 38, of Vell, died at the pier.",
    );
}

#[test]
fn who_is_asked_answers() {
    check(
        "{p:{s1=Karl Holm:Karl Holm}} {c1:asked} {p:Peter Vos} {i1:about the pier}. “{q2:It is safe,}” {x2=Peter Vos:he} {c2:said}.",
    );
    check(
        "{p:{s1=Karl Holm:Karl Holm}} {c1:asked} {p:Mary Vos} {i1:about the pier}. “{q2:It is old,}” {s2=Karl Holm:he} {c2:said}.",
    );
}

#[test]
fn who_is_asked_for_may_stand_before_who_was_asked_for_last() {
    check(
        "{p:Karl Holm} left. {i1:The pier that {s2=Karl Holm:he} {c2:said} {i2:was “{m3:a mess}” is shut and old}}, {s1:{s3:a neighbor}} {c1:{c3:said}}. “{q4:It rained,}” {x4:he} {c4:said}.",
    );
}

#[test]
fn a_name_joined_to_what_is_told_speaks_for_itself() {
    check(
        "{p:{s1=Karl Holm:Karl Holm}} {c1:said} {i1:the pier was new, and {p:{x2=Peter Vos:Peter Vos}} {c2:called} it “{m2:a mess.}”}",
    );
}

#[test]
fn who_is_asked_answers_behind_a_colon() {
    check(
        "{p:Karl Holm} asked {p:Peter Vos} about the pier: “{q1:It is safe,}” {x1=Peter Vos:he} {c1:said}.",
    );
}

#[test]
fn whom_somebody_serves_is_not_he() {
    check(
        "It rained in Vell. {p:Tarn} consultant {p:Karl Holm} spoke. “{q1:It is safe,}” {s1=Karl Holm:he} {c1:said}.",
    );
}

#[test]
fn a_pronoun_is_whom_its_own_sentence_is_about() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. It rained.\n\nMayor {p:Tarn} then fought over what {s2=Tarn:he} {c2:called} “{q2:a mess of a pier.}”",
    );
}

#[test]
fn a_pronoun_that_fits_two_is_unsure() {
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}. It rained. The pier was full. The town was led by {p:Peter Vos}. “{q2:We sing,}” {x2=Karl Holm:he} {c2:said}.",
    );
}

#[test]
fn french_tells_inside_the_marks_who_speaks() {
    check_in(
        "fr",
        "« {q1:Le port,} {c1:{c2:explique}} {p:{s1=Mara Lind:{s2=Mara Lind:Mara Lind}}}, {q2:reste ouvert.} »",
    );
    check_in(
        "fr",
        "« {q1:Le port reste ouvert,} a {c1:ajouté} {p:{s1=Mara Lind:Mara Lind}}. »",
    );
    check_in(
        "fr",
        "« {q1:Le port,} a-t-{x1:{x2:elle}} {c1:{c2:ajouté}}, {q2:reste ouvert.} »",
    );
    check_in(
        "fr",
        "« {q1:Le port,} {c1:{c2:dit}}-{x1:{x2:on}}, {q2:reste ouvert au public.} »",
    );
    check_in(
        "fr",
        "« {q1:C’est une honte} », s’est {c1:indignée} {p:{s1=Oda Tarn:Oda Tarn}}.",
    );
    check_in(
        "fr",
        "{p:{s1=Oda Tarn:{x2=Oda Tarn:Oda Tarn}}} {c1:{c2:dénonce}} « {q1:un déni} » et accuse la ville d’avoir « {m2:trompé tout le monde} ».",
    );
}

#[test]
fn other_languages_go_back_to_names_too() {
    check_in(
        "fr",
        "La maire de Vell, {p:Mara Lind}, a cédé. « {q1:Nous restons} », a {c1:dit} {s1=Mara Lind:la maire}.",
    );
    check_in(
        "fr",
        "« {q1:Nous restons} », a {c1:dit} {p:{s1=Jean Lind:Jean Lind}}. « {q2:Et puis non} », a-t-{s2=Jean Lind:il} {c2:ajouté}.",
    );
    check_in(
        "es",
        "“{q1:El puerto sigue,}” {c1:explicó} {s1=Karl Holm:el portavoz del consejo}, {p:Karl Holm}.",
    );
    check_in("es", "“{q1:Ya veremos,}” {c1:concluyó} {s1:el armador}.");
    // The name behind what the office is for, which may have a capital too.
    check_in(
        "fr",
        "« {q1:Nous restons} », a {c1:affirmé} {s1=Luc Tarnel:le ministre} des Ports, {p:Luc Tarnel}.",
    );
    check_in(
        "de",
        "„{q1:Wir bleiben}“, {c1:sagte} {s1=Karl Holm:der Sprecher} des Rates, {p:Karl Holm}. „{q2:Alle}“, {c2:betonte} {s2=Karl Holm:er}.",
    );
    check_in(
        "de",
        "Auf die Frage, ob der Hafen schließe, {c1:antwortete} {p:{s1=Lind:Lind}}: „{q1:Nein.}“",
    );
    check_in("de", "„{q1:Wir bleiben}“, {c1:betonten} {x1:sie}.");
}

#[test]
fn who_could_expect_something_says_nothing() {
    check(
        "{p:Mara Lind} left. People could expect to be home within days, {s1=Mara Lind:{s2=Mara Lind:she}} {c1:{c2:said}}, {i1:in what she called “{m2:a measure}”}.",
    );
}

#[test]
fn who_is_quoted_by_a_paper_speaks_and_the_paper_does_not() {
    check("“{q1:We stay,}” {s1:Mara Lind} was {c1:quoted} by the Vell Press Agency as saying.");
    check("{s1:Mara Lind} was quoted in the Herald as {c1:saying}: “{q1:We stay.}”");
}

#[test]
fn a_pronoun_before_a_name_is_a_surname() {
    check("“{q1:We stay,}” {s1:He Jianguo}, the acting mayor of Vell, {c1:told} the Herald.");
    check("“{q1:We stay,}” {c1:said} {s1:He Jianguo}. “{q2:We go,}” {x2:he} {c2:said}.");
}

#[test]
fn who_is_accused_says_neither_his_charge_nor_the_accusation() {
    check("Lind, accused of hiding two boats, is charged with “{w1:keeping a ship}” in Vell.");
    check(
        "{p:Mara Lind}, alleged to have two boats, was convicted of “{w1:keeping a ship}” in Vell.",
    );
    check(
        "{s1:{s2:Holm}} {c1:{c2:said}} {i1:that Lind was not guilty of “{m2:keeping a ship}” in Vell}.",
    );
    check("It was the board that {x1:Holm} {c1:accused} of “{m1:a great theft}” in May.");
}

#[test]
fn who_asks_does_not_say_what_a_clause_of_the_question_quotes() {
    check(
        "{s1:Holm} {c1:asked} Lind {i1:whether she came, since {s2:the town} {c2:portrays} her as “{m2:lost in the fog.}”}",
    );
}

#[test]
fn a_pronoun_does_not_reach_back_over_paragraphs_and_people() {
    let far =
        "“{q1:We stay,}” {p:{s1=Karl Holm:Karl Holm}} {c1:said}.\n\nThe pier is new.\n\nIt rained.";
    check(&format!(
        "{far}\n\nThe judge came late.\n\n“{{q2:We sing,}}” {{x2=Karl Holm:he}} {{c2:said}}."
    ));
    check(&format!(
        "{far}\n\nThe judge saw {{p:Vos}}’s file.\n\n“{{q2:Yes,}}” {{x2:he}} {{c2:said}}."
    ));
    // Speech that goes on over the paragraphs is no distance.
    check(
        "“{q1:We stay,}” {p:{s1=Karl Holm:{s2=Karl Holm:Karl Holm}}} {c1:said}.\n\n“{q2:The pier is new.}”\n\n“{q3:We sing,}” {s3=Karl Holm:he} {c3:said}.",
    );
    // Of whom it is not even known whether he is a man.
    check(
        "“{q1:We stay,}” {p:{s1=Wenlu Holm:Wenlu Holm}} {c1:said}. It rained. They read of {p:Tarn}’s boat. “{q2:We sing,}” {x2=Wenlu Holm:he} {c2:said}.",
    );
}

#[test]
fn a_closing_mark_astray_names_no_speaker() {
    check(
        "“{q1:We met the crew at ten.}\n\n{q2:Now the town waits for the boats,} \"{s1:{s2:Mara Lind}}, clerk to the mayor, {c2:told} the Herald.",
    );
    check("{i1:The delay is due to the harbor}, \"{s1:Lind} {c1:said}.");
}

#[test]
fn the_holder_of_a_long_office_stands_behind_all_of_it() {
    check(
        "“{q1:We stay,}” {c1:said} {s1=Karl Holm:the Norland Minister of Trade}, Industry and Fisheries, {p:Karl Holm}.",
    );
    check(
        "“{q1:We stay,}” {c1:said} {s1=Karl Holm:the secretary general of the dockers}' union, {p:Karl Holm}.",
    );
    // What stands there is no office, or no name ends it.
    check(
        "“{q1:We stay,}” {c1:said} {s1:the minister}, and the mayor and the council left, {p:Karl Holm} too.",
    );
}
