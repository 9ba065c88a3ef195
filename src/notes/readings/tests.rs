//! What is known as an edited copy, and what is not.

use super::Reading;
use crate::corpus::Corpus;
use crate::notes::{Anchor, Change, Found, Identities, Mark, Shelf, Tie, hand_links};
use crate::testing::article;
use crate::text::index::{ArticleId, PassageId};

const A: &str = "The old pier in Halden was closed on Monday after three planks broke under a cart. The harbor office said that divers would look at every post of it before the winter. A new pier may cost forty million crowns, the mayor Ida Moe told the council in May. Boats from the northern isles land at the ferry quay until then, and the market has moved there with them.";
const B: &str = "Halden has lost its pier for now. Divers are to go down in the autumn to see how far the worm has come, and nobody knows yet what the repair will cost the town. The fishermen of the isles complained that the ferry quay has no crane and no ice for their catch.";
#[test]
fn hosts_are_told_from_paths() {
    assert_eq!(super::site("https://one.example/a?b"), Some("one.example"));
    assert_eq!(super::site("/home/a.txt"), None);
    assert!(super::is_unlike(Some("one.example"), Some("two.example")));
    assert!(!super::is_unlike(Some("The Post"), Some("the post")));
    assert!(!super::is_unlike(None, Some("the post")));
}

const C: &str = "The council of Velin wants a tram. It would run from the station to the hospital and cost more than all the buses of the last ten years, its critics say, and nobody has asked the people who live along the line.";

fn edited() -> String {
    A.replace("three planks", "four planks") + " The band played on."
}

/// Where the second sentence of A, read with B, is found among other articles.
fn find(texts: &[&str], sources: &[&str]) -> Option<usize> {
    let id = ArticleId::new(0);
    let before = Corpus::new(vec![article(A), article(B)]);
    let sources_before = ["/a.txt", "/b.txt"].map(str::to_owned);
    let mut shelf = Shelf::default();
    let identities = Identities::new(&before, &sources_before, &shelf);
    let identity = identities.get(id).expect("it is known");
    let anchor = Anchor::new(&before, identity, (id, PassageId::new(1)));
    let reading = Reading::new(&before, &identities).expect("two articles");
    shelf.make(&Change::Read(reading));
    let after = Corpus::new(texts.iter().map(|it| article(it)).collect());
    let sources: Vec<String> = sources.iter().map(|it| (*it).to_owned()).collect();
    let identities = Identities::new(&after, &sources, &shelf);
    match identities.find(&after, &anchor) {
        Found::At((id, passage)) => {
            let text = after.slice(after.passage_site((id, passage)));
            assert!(text.starts_with("The harbor office"), "{text}");
            Some(id.index())
        }
        Found::Gone(id) => panic!("gone from {id}"),
        Found::Elsewhere => None,
    }
}

#[test]
fn an_edited_copy_under_another_name_is_known_beside_what_it_was_read_with() {
    let edited = edited();
    assert_eq!(find(&[&edited, B], &["/new.txt", "/b.txt"]), Some(0));
    assert_eq!(find(&[B, &edited], &["/b.txt", "/new.txt"]), Some(1));
    // Both were edited and saved elsewhere.
    let b = format!("{B} It rained.");
    assert_eq!(find(&[&edited, &b], &["/new/a.txt", "/new/b.txt"]), Some(0));
}

#[test]
fn what_is_cleared_beside_an_edited_copy_stays_where_it_was_made() {
    let passage = |article, n| (ArticleId::new(article), PassageId::new(n));
    let known = |texts: [&str; 2], sources: [&str; 2], shelf: &Shelf| {
        let corpus = Corpus::new(texts.map(article).into());
        let identities = Identities::new(&corpus, &sources.map(str::to_owned), shelf);
        (corpus, identities)
    };
    let anchor = |(corpus, identities): &(Corpus, Identities), at: (ArticleId, PassageId)| {
        Anchor::new(corpus, identities.get(at.0).expect("it is known"), at)
    };
    let among = |it: &(Corpus, Identities)| it.1.each().iter().cloned().collect();
    let edited = edited();
    let mut shelf = Shelf::default();
    let original = |shelf: &Shelf| known([A, B], ["/a.txt", "/b.txt"], shelf);
    let copy = |shelf: &Shelf| known([&edited, B], ["/new.txt", "/b.txt"], shelf);
    let links = |it: &(Corpus, Identities), shelf: &Shelf| hand_links(&it.0, &it.1, shelf);

    let first = original(&shelf);
    let tie = |it, n| {
        let ends = [passage(0, n), passage(1, n)].map(|at| anchor(it, at));
        Change::Tie(vec![Tie { ends, apart: false }])
    };
    let mark = |it, n| {
        let anchor = anchor(it, passage(0, n));
        Change::Mark(
            Mark {
                letter: 'a',
                anchor,
            },
            among(it),
        )
    };
    shelf.make(&Change::Read(
        Reading::new(&first.0, &first.1).expect("two"),
    ));
    shelf.make(&tie(&first, 1));
    shelf.make(&mark(&first, 1));
    let made = shelf.clone();

    let second = copy(&shelf);
    assert_eq!(links(&second, &shelf).len(), 1, "it comes along");
    shelf.make(&Change::Read(
        Reading::new(&second.0, &second.1).expect("two"),
    ));
    shelf.make(&tie(&second, 2));
    assert_eq!(links(&second, &shelf).len(), 2);
    shelf.make(&mark(&second, 2));
    shelf.make(&Change::ClearTies(among(&second)));
    shelf.make(&Change::ClearTies(among(&second)));

    // All is cleared beside the copy, also when that is opened again and edited.
    assert_eq!(links(&second, &shelf), []);
    assert_eq!(links(&copy(&shelf), &shelf), []);
    let further = edited.replace("The band", "A band");
    let further = known([&further, B], ["/new.txt", "/b.txt"], &shelf);
    assert_eq!(links(&further, &shelf), []);
    let kept = serde_json::to_string(&shelf).expect("it is written");
    let kept: Shelf = serde_json::from_str(&kept).expect("it is read");
    assert_eq!(kept, shelf);
    // Between the originals nothing is lost.
    let first = original(&shelf);
    assert_eq!(links(&first, &shelf), links(&first, &made));
    assert_eq!(links(&first, &shelf).len(), 1);
    assert_eq!((&shelf.ties, shelf.marks.len()), (&made.ties, 2));
    assert_eq!(shelf.marks[0], made.marks[0]);
    // What is joined anew beside the copy shows.
    shelf.make(&tie(&second, 1));
    assert_eq!(links(&second, &shelf).len(), 1);
    // Cleared where it was made it is gone, and nothing is remembered of it.
    shelf.make(&Change::ClearTies(among(&first)));
    assert_eq!(links(&first, &shelf), []);
    let of_copy = |it: &Tie| it.ends[0].source == "/new.txt";
    assert!(shelf.ties.iter().all(of_copy), "{:?}", shelf.ties);
    let is_of_tie = |it: &Tie| made.ties.contains(it);
    assert!(!shelf.cleared.iter().any(|it| is_of_tie(&it.tie)));
    shelf.make(&mark(&second, 0));
    assert_eq!(shelf.marks.len(), 2, "its own mark is replaced");
}

#[test]
fn what_was_first_is_no_edited_copy_of_what_came_later() {
    let known = |a: &str, name: &str, shelf: &mut Shelf| {
        let corpus = Corpus::new(vec![article(a), article(B)]);
        let sources = [name, "/b.txt"].map(str::to_owned);
        let identities = Identities::new(&corpus, &sources, shelf);
        let reading = Reading::new(&corpus, &identities).expect("two articles");
        shelf.make(&Change::Read(reading));
        identities.each()[ArticleId::new(0)].was.len()
    };
    let mut shelf = Shelf::default();
    let edited = edited();
    assert_eq!(known(A, "/a.txt", &mut shelf), 0);
    assert_eq!(known(&edited, "/new.txt", &mut shelf), 1);
    assert_eq!(known(&edited, "/new.txt", &mut shelf), 1);
    let further = edited.replace("the winter", "the spring");
    assert_eq!(known(&further, "/newer.txt", &mut shelf), 2);
    assert_eq!(known(A, "/a.txt", &mut shelf.clone()), 0);
    assert_eq!(known(&edited, "/new.txt", &mut shelf), 1);
}

#[test]
fn many_readings_of_many_articles_cost_little() {
    let text = |n: usize| {
        let words = (0..60).map(|it| format!("w{}", n * 60 + it));
        words.collect::<Vec<_>>().join(" ") + "."
    };
    let member = |n: usize| super::Member {
        digest: n.to_string(),
        source: String::new(),
        outlet: None,
        sketch: super::sketch(&text(n)),
    };
    let reading = |n: usize| Reading {
        articles: (0..16).map(|it| member(n * 16 + it)).collect(),
    };
    let mut shelf = Shelf::default();
    for n in 0..300 {
        shelf.readings.push(reading(n));
    }
    // Copies of what was read in the last one.
    let here = (0..16).map(|it| article(&(text(299 * 16 + it) + " It rained.")));
    let corpus = Corpus::new(here.collect());
    let start = std::time::Instant::now();
    let identities = Identities::new(&corpus, &[], &shelf);
    let passed = start.elapsed();
    assert!(identities.each().iter().all(|it| it.was.len() == 1));
    assert!(passed.as_secs() < 5, "{passed:?}");
}

#[test]
fn a_sketch_is_kept_as_one_string_and_read_as_a_list_too() {
    let read = |sketch: &str| {
        let text = format!(r#"{{"digest": "d", "source": "", "sketch": {sketch}}}"#);
        serde_json::from_str::<super::Member>(&text).map(|it| it.sketch)
    };
    let numbers = vec![0, 255, u32::MAX];
    let packed = r#""00000000000000ffffffffff""#;
    assert_eq!(read(packed).ok(), Some(numbers.clone()));
    assert_eq!(read("[0, 255, 4294967295]").ok(), Some(numbers));
    let [digest, source] = ["d", ""].map(str::to_owned);
    let member = super::Member {
        digest,
        source,
        outlet: None,
        sketch: read(packed).expect("it is read"),
    };
    let written = serde_json::to_string(&member);
    assert!(written.expect("it is written").contains(packed));
    assert_eq!(read("\"\"").ok(), Some(Vec::new()));
    for broken in [
        r#""000000""#,
        r#""+0000000""#,
        r#""0000000é""#,
        "7",
        r#""0000000000""#,
    ] {
        assert!(read(broken).is_err(), "{broken}");
    }
}

#[test]
fn likeness_counts_what_two_sketches_have_in_common() {
    let numbers = |from: u32, to: u32| (from..to).collect::<Vec<u32>>();
    let check = |one: &[u32], two: &[u32], want| {
        assert_eq!(super::likeness(one, two), want);
        assert_eq!(super::likeness(two, one), want);
    };
    check(&numbers(0, 128), &numbers(0, 128), Some(100));
    check(&numbers(0, 60), &numbers(30, 60), Some(50));
    check(&numbers(0, 90), &numbers(30, 120), Some(50));
    check(&numbers(0, 60), &numbers(31, 61), None);
    check(&numbers(0, 23), &numbers(0, 23), None);
    check(&numbers(0, 30), &numbers(40, 70), None);
    // More than a sketch has.
    check(&numbers(0, 128), &numbers(28, 156), Some(78));
}

#[test]
fn notes_are_given_to_no_other_comparison() {
    let edited = edited();
    // Beside other articles, or alone, it may be anything.
    assert_eq!(find(&[&edited, C], &["/new.txt", "/c.txt"]), None);
    assert_eq!(find(&[&edited], &["/new.txt"]), None);
    assert_eq!(find(&[C, B], &["/c.txt", "/b.txt"]), None);
    // What it was is at hand itself.
    assert_eq!(
        find(&[&edited, A, B], &["/new.txt", "/a.txt", "/b.txt"]),
        Some(1)
    );
}
