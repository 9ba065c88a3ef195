//! The JSON document: real output against its schema, spans as a program outside would slice them.

use crate::support::{DEMO, compare_texts, document};
use parallax::report::{Format, json_schema};
use serde_json::Value;

/// Texts where bytes, UTF-16 units and code points all differ.
const WIDE: [&str; 2] = [
    "Brücke gesperrt – „sofort“\n\nThe mayor of Tōkai, Zoë Åkerblom, said: “We close it today, 本日, not tomorrow.” 🌉\n\n\
     Some 1 200 people cross it each day.\n",
    "Bridge shut\n\nZoë Åkerblom said “we close it today” 🌉🌉, after e\u{301}tude no. 3 found cracks.\n",
];

#[track_caller]
fn check(json: &str) -> Value {
    let mut schema: Value = serde_json::from_str(&json_schema()).expect("schema is JSON");
    forbid_unknown_fields(&mut schema);
    let validator = jsonschema::validator_for(&schema).expect("schema is a schema");
    let document = serde_json::from_str(json).expect("document is JSON");
    let errors: Vec<_> = validator
        .iter_errors(&document)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    document
}

/// The schema lets new fields appear; here each field that is written must be described.
fn forbid_unknown_fields(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(forbid_unknown_fields);
            if fields.contains_key("properties") {
                fields.insert("additionalProperties".into(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_unknown_fields),
        _ => {}
    }
}

/// Every `[start, end]` under a key that holds spans, with the article it counts in.
fn slice(text: &[char], span: &Value) -> String {
    let at = |n: usize| span[n].as_u64().expect("a count") as usize;
    text[at(0)..at(1)].iter().collect()
}

#[test]
fn real_output_is_what_the_schema_says() {
    check(&document(Format::Json, &DEMO));
    check(&document(Format::Json, &compare_texts(&WIDE)));
    check(&document(Format::Json, &compare_texts(&WIDE[..1])));
    check(&document(Format::Json, &compare_texts(&[])));
}

#[test]
fn spans_count_code_points() {
    let comparison = compare_texts(&WIDE);
    let json = check(&document(Format::Json, &comparison));
    for (id, article) in comparison.corpus().articles().iter_enumerated() {
        let wire = &json["articles"][id.index()];
        let text: Vec<char> = wire["text"].as_str().expect("text").chars().collect();
        let passages = comparison.corpus().segments(id).passages();
        assert_eq!(
            wire["passages"].as_array().map(Vec::len),
            Some(passages.len())
        );
        for (n, passage) in passages.iter().enumerate() {
            let sliced = slice(&text, &wire["passages"][n]["span"]);
            assert_eq!(sliced, article.slice(passage.span));
        }
        let found = comparison.corpus().annotations(id);
        for (n, quote) in found.quotes.iter().filter(|it| it.speech).enumerate() {
            let sliced = slice(&text, &wire["quotes"][n]["content"]);
            assert_eq!(sliced, article.slice(quote.content));
        }
    }
}

#[test]
fn same_inputs_give_the_same_bytes() {
    let [first, second] = [(), ()].map(|()| document(Format::Json, &compare_texts(&WIDE)));
    assert_eq!(first, second);
}

#[test]
fn each_finding_stands_on_its_own_line() {
    let json = document(Format::Json, &DEMO);
    let lines = json
        .lines()
        .filter(|it| it.contains("\"sentence\":"))
        .count();
    assert_eq!(lines, DEMO.all_divergences().len());
    let shown = json.lines().filter(|it| it.contains("\"shown\":true"));
    assert_eq!(shown.count(), DEMO.divergences().len());
    assert!(DEMO.n_untold() > 0);
}

#[test]
fn what_nobody_says_is_no_quote() {
    let comparison = compare_texts(&[
        "Lind keeps cranes\n\nOn her podcast, “The Long Pier,” Mara Lind said “cranes must stay in the harbor of Vell.”\n",
        "Cranes stay\n\n“Cranes must stay in the harbor of Vell,” Lind said. She wore a “Cranes For All” hat.\n",
    ]);
    let json = check(&document(Format::Json, &comparison));
    for (article, phrase) in [(0, "The Long Pier,"), (1, "Cranes For All")] {
        let wire = &json["articles"][article];
        let text: Vec<char> = wire["text"].as_str().expect("text").chars().collect();
        let list = |key: &str, span: &str| -> Vec<String> {
            let found = wire[key].as_array().expect("a list");
            found.iter().map(|it| slice(&text, &it[span])).collect()
        };
        assert_eq!(list("phrases", "content"), [phrase]);
        assert!(!list("quotes", "content").contains(&phrase.to_owned()));
        // The shared quote points into the list without phrases.
        let site = &json["shared_quotes"][0]["sites"][article];
        let quote = &wire["quotes"][site["quote"].as_u64().expect("an index") as usize];
        assert_eq!(quote["span"], site["span"]);
        assert!(site["phrase"].is_null());
    }
}
