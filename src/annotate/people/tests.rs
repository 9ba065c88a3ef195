//! Whom names mean in articles that we wrote.

use super::People;
use crate::annotate::{Mention, MentionKind};
use crate::testing;

/// Marks: a letter for each person (`a`, `b`, …) in order of the full names and then the bare ones; capitals where it is
/// not certain.
#[track_caller]
fn check(marked: &str) {
    let parsed = testing::parse(marked);
    let article = testing::article(&parsed.text);
    let mentions: Vec<Mention> = parsed
        .marks
        .iter()
        .map(|it| Mention {
            span: it.span,
            kind: MentionKind::Person,
        })
        .collect();
    let people = People::new(&article, &mentions);
    let found: Vec<testing::Mark> = mentions
        .iter()
        .enumerate()
        .map(|(n, it)| {
            let letter = people.number(n).map_or('-', |it| (b'a' + it as u8) as char);
            let letter = match people.is_certain(n) {
                true => letter,
                false => letter.to_ascii_uppercase(),
            };
            testing::Mark::new(letter, it.span)
        })
        .collect();
    assert_eq!(testing::print(&parsed.text, &found), marked);
}

#[test]
fn a_title_tells_a_wife_from_her_husband() {
    check(
        "{a:Arne Holm} met {b:Mary Holm}. Mr. {a:Holm} left, Mrs. {b:Holm} stayed, and Ms. {b:Holm} spoke.",
    );
    check("President {a:Arne Holm} and {b:Mary Holm} waved. President {a:Holm} left.");
}

#[test]
fn a_surname_of_two_is_the_one_named_by_far_the_most() {
    check(
        "{a:Ulf Brandt} spoke. {a:Brandt} paid. {a:Brandt} sat down, {a:Brandt} rose. The clerk {b:Lars Brandt} was there.\n\n\
         {A:Brandt} then left. {b:Lars Brandt} stayed.",
    );
    check("{a:Ulf Brandt} and {b:Lars Brandt} spoke. {B:Brandt} left.");
}

#[test]
fn before_the_second_is_introduced_there_is_one() {
    check("{a:Ulf Brandt} spoke. {a:Brandt} left. Then {b:Lars Brandt} came.");
}

#[test]
fn words_for_relatives_part_them() {
    check("{a:Mary Holm}, the wife of President {b:Holm}, spoke.");
    check("{b:Holm}’s daughter, {a:Mary Holm}, spoke.");
    check("{b:Holm} was seen with his wife, {a:Mary Holm}, on Monday.");
}

#[test]
fn a_president_is_not_the_wife_who_is_named_in_full() {
    check(
        "President {b:Holm} spoke. {a:Mary Holm}, the first lady, left. President {b:Holm} stayed.",
    );
    check(
        "President {b:Holm} said he was glad. Later {a:Mary Holm} left. President {b:Holm} stayed.",
    );
    check("President {a:Holm} said she was glad. Later {a:Mary Holm} left.");
    check("President {a:Holm} met her on Monday. {a:Peter Holm} left.");
    check("A clerk urged President {a:Holm} to stay, and she left. {a:Peter Holm} stayed.");
}

#[test]
fn a_president_is_none_of_two_children_named_together() {
    check("Anna and {a:Mary Holm} waved. President {b:Holm} said it was fun.");
    check("Anna and {a:Sasha Holm} waved. Mr. {b:Holm} smiled.");
}

#[test]
fn who_has_a_wife_is_not_the_woman_who_is_named_in_full() {
    check(
        "{b:Holm} was found guilty of the murder of his wife. It was in May that {a:Mary Holm} died.",
    );
    check("{b:Holm} killed his wife. {a:Laci Holm} left her home in May.");
}

#[test]
fn a_son_is_not_his_father() {
    check("{a:Ulf Brandt} spoke, and {b:Ulf Brandt Jr.} listened. {b:Brandt Jr.} left.");
    check("{a:Ulf Brandt Jr.} spoke. {a:Brandt} left.");
}

#[test]
fn pronouns_behind_a_surname_tell_whose_it_is() {
    check(
        "{a:Arne Holm} and {b:Mary Holm} spoke. {b:Holm} said she was glad. {a:Holm} said he was not.",
    );
}

#[test]
fn middle_names_are_of_one_unless_they_differ() {
    check("{a:Ulf M. Brandt} spoke. {a:Ulf Brandt} left. {a:Ulf Maria Brandt} came.");
    check("{a:Ulf M. Brandt} spoke. {b:Ulf K. Brandt} left.");
}

#[test]
fn a_surname_alone_is_one_for_each_title() {
    check("{a:Mr. Holm} left.".replace("{a:Mr. ", "Mr. {a:").as_str());
    check("Mr. {a:Holm} spoke. Mrs. {b:Holm} left. Mr. {a:Holm} slept.");
}

#[test]
fn a_surname_of_two_words_is_whose_name_ends_so() {
    check("{a:Ulf Van Holm} spoke. {a:Van Holm} left. {a:Holm} sat.");
    check("{a:Ulf Karl Holm} spoke. {b:Karl Holm} left.");
}

#[test]
fn a_father_who_is_introduced_as_one_is_not_the_bare_name() {
    check(
        "Rep. {a:Jonas Holm Jr.} spoke. {a:Holm} left. {a:Holm} sat. He thanked his father, the Rev. {b:Jonas Holm}, for it.\n\nThen {a:Holm} sat down.",
    );
}
