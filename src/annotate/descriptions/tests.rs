//! Tests of what stands for a name, on marked text.

use super::{Whose, find, whose_people};
use crate::annotate::scene::Scene;
use crate::annotate::{Mention, MentionKind};
use crate::segment::segment;
use crate::testing::{Mark, article, only, parse, print};
use crate::text::Interner;
use crate::text::index::IndexVec;

/// Marks `p` are the people and `o` the organizations that are known, `d=` what stands for one, with its last name.
#[track_caller]
fn check(marked: &str) {
    let expected = parse(marked);
    let article = article(&expected.text);
    let mut interner = Interner::default();
    let segments = segment(&article, &mut interner);
    let names = only(&expected.marks, "po");
    let mentions: IndexVec<_, Mention> = names
        .iter()
        .map(|it| Mention {
            span: it.span,
            kind: match it.label.as_str() {
                "p" => MentionKind::Person,
                _ => MentionKind::Organization,
            },
        })
        .collect();
    let entities = whose_people(&article, &mentions);
    let whose = Whose {
        mentions: &mentions,
        entities: &entities,
    };
    let scene = Scene::new(&article, &segments, &interner);
    let found = find(&scene, &whose);
    let mut marks = names;
    marks.extend(found.iter().map(|it| {
        let name = article.slice(mentions[it.mention].span);
        Mark::new(format!("d={name}"), it.span)
    }));
    assert_eq!(print(&expected.text, &marks), marked);
}

#[test]
fn a_title_comes_back_as_a_noun() {
    check("Mayor {p:Mara Lind} left on Monday. {d=Mara Lind:The mayor} did not say why.");
    check(
        "Russian President {p:Ilya Orlov} met Mayor {p:Mara Lind}. She thanked {d=Ilya Orlov:the Russian leader}.",
    );
    check("Prime Minister {p:Mara Lind} left. {d=Mara Lind:The premier} left.");
}

#[test]
fn what_is_set_apart_or_said_with_is_comes_back() {
    check(
        "{p:Mara Lind}, the chief executive of {o:Tarn Cranes}, left. {d=Mara Lind:The chief executive} left.",
    );
    check(
        "The captain of the ferry, {p:Mara Lind}, left. “We float,” {d=Mara Lind:the captain} said.",
    );
    check("{p:Mara Lind} is a lawyer in Vell. {d=Mara Lind:The lawyer} left.");
    check("{p:Mara Lind}, 38, of Vell, spoke. {d=Mara Lind:The 38-year-old} left.");
    check(
        "{p:Oda Tarn} met her brother, {p:Lars Holm}. Then {p:Tarn} said that {d=Lars Holm:her brother} left.",
    );
}

#[test]
fn an_organization_comes_back_by_what_its_name_ends_in() {
    check("{o:Vell Harbor Bank} lost money. {d=Vell Harbor Bank:The bank} closed.");
    check("{o:Tarn Cranes}, a company in Vell, lost money. {d=Tarn Cranes:The company} closed.");
    check("{o:Vell Harbor Bank} met {o:Norholm}. The bank closed.");
    check("{o:Norholm} was sued by {o:Tarn Cranes Inc}. The company paid.");
    check(
        "{o:Vell Police Department} met {o:Tarn Cranes Inc}. {d=Tarn Cranes Inc:The company} paid.",
    );
}

#[test]
fn what_may_be_another_is_nobody() {
    check("Sen. {p:Mara Lind} met Sen. {p:Oda Tarn}. The senator left.");
    check("Former Mayor {p:Mara Lind} left. The mayor did not.");
    check("Mayor {p:Mara Lind} left. A mayor from Norholm came, and the mayor spoke.");
    check("Mayor {p:Mara Lind} left. The mayor of Norholm did not, and the mayor spoke.");
    check("Mayor {p:Mara Lind} left. The mayor who left did not. The next mayor spoke.");
    check("The mayor spoke. Then Mayor {p:Mara Lind} left.");
    check("Mayor {p:Mara Lind} left. The mayor pro tem spoke at the mayor level.");
}

#[test]
fn who_is_introduced_or_said_to_be_something_is_not_described() {
    check("Mayor {p:Mara Lind} met the mayor, {p:Oda Tarn}, and {p:Lars Holm} became the mayor.");
}

#[test]
fn nobody_is_his_own_relative() {
    check(
        "{p:Oda Tarn}, the younger sister of {p:Ida Tarn}, rebuked her sister. {p:Ida Tarn} thanked her sister.",
    );
    check("{p:Oda Tarn} met her son, {p:Lars Tarn}. {p:Lars Tarn} thanked his son.");
}
