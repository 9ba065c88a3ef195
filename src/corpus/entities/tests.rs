//! Who is whom in articles that we wrote.

use crate::annotate::MentionKind;
use crate::corpus::Corpus;
use crate::testing::article;

/// The entities that two articles share, by name, sorted; whichever comes first.
#[track_caller]
fn check(a: &str, b: &str, expected: &[&str]) {
    for articles in [[a, b], [b, a]] {
        let corpus = Corpus::new(articles.into_iter().map(article).collect());
        let mut shared: Vec<&str> = corpus
            .entities()
            .iter()
            .filter(|it| it.mentions.first().map(|m| m.0) != it.mentions.last().map(|m| m.0))
            .map(|it| it.name.as_str())
            .collect();
        shared.sort_unstable();
        assert_eq!(shared, expected);
        for (id, entity) in corpus.entities().iter_enumerated() {
            assert!(entity.mentions.is_sorted());
            for &(article, mention) in &entity.mentions {
                assert_eq!(corpus.entity(article, mention), id);
            }
        }
    }
}

#[test]
fn a_surname_stands_for_the_full_name() {
    check(
        "The plan of President Anna Holm failed, a clerk said.",
        "On Monday Holm’s plan failed in the north.",
        &["Anna Holm"],
    );
}

#[test]
fn two_people_with_one_surname_stay_apart() {
    check(
        "The mayor, Anna Holm, stayed. Later Holm slept.",
        "The judge, Lars Holm, went. Later Holm slept.",
        &[],
    );
}

#[test]
fn a_son_is_told_from_his_father() {
    check(
        "Lars Holm Jr. left the bank. His father, Lars Holm, stayed.",
        "Lars P. Holm, who founded the bank, stayed on. His son Lars P. Holm Jr. left it.",
        &["Lars P. Holm", "Lars P. Holm Jr."],
    );
    check(
        "The bank chose Lars Holm Jr. on Monday.",
        "The bank was founded by Lars Holm Sr. in Denmark.",
        &[],
    );
    check(
        "The bank chose Lars Holm on Monday.",
        "Lars P. Holm Jr. was chosen on Monday.",
        &["Lars P. Holm Jr."],
    );
}

#[test]
fn a_country_is_its_people_and_its_seat_of_government() {
    check(
        "Talks in Denmark failed.",
        "The Danish side left. It was Copenhagen that asked.",
        &["Denmark"],
    );
}

#[test]
fn a_seat_of_government_may_be_a_city_only() {
    check(
        "Thieves struck in Paris on Monday. It was the third raid in France.",
        "A shop was robbed in central Paris. In France such raids are rare.",
        &["France", "Paris"],
    );
    check(
        "Thieves struck in Paris on Monday. The Paris raid was the third.",
        "The raid in Paris was the third of the month.",
        &["Paris"],
    );
    check(
        "On Monday it was Paris that asked. Paris said it would pay.",
        "French money came on Monday.",
        &["France"],
    );
    // The government here, the city there.
    check(
        "Paris said on Monday that it would pay.",
        "Thieves struck in Paris on Monday.",
        &[],
    );
}

#[test]
fn brackets_say_what_a_name_is_shortened_to() {
    check(
        "Money came from the Free Union of Velin Teachers (FUTE) this year.",
        "On Monday it was FUTE that paid.",
        &["Free Union of Velin Teachers"],
    );
}

#[test]
fn stops_in_initials_do_not_matter() {
    check(
        "The F.B.N. searched the house on Monday.",
        "It was the FBN that searched the house.",
        &["F.B.N."],
    );
}

#[test]
fn an_office_is_named_in_two_ways() {
    check(
        "The Ministry of Defence paid on Monday.",
        "On Monday it was the Defense Ministry that paid.",
        &["Ministry of Defence"],
    );
}

#[test]
fn foreign_names_are_spelled_in_several_ways() {
    check(
        "Muammar Gaddafi spoke on Monday. Gaddafi left.",
        "On Monday it was Moammar Gadhafi who spoke. Gadhafi was glad.",
        &["Moammar Gadhafi"],
    );
    // Two brothers, named in one article.
    check(
        "On Monday Khaled Mohammed met Khalid Mohamed.",
        "On Monday it was Khaled Mohammed who spoke.",
        &["Khaled Mohammed"],
    );
    check(
        "On Monday Mario Holm spoke.",
        "On Monday Maria Holm spoke.",
        &[],
    );
}

#[test]
fn a_second_surname_may_be_left_out() {
    check(
        "Gabriel Ferran Morela spoke on Monday.",
        "On Monday it was Gabriel Ferran who spoke.",
        &["Gabriel Ferran Morela"],
    );
}

#[test]
fn what_always_stands_before_a_small_word_is_the_name_with_that_word() {
    check(
        "He fled from the Estelle unit on Monday.",
        "It was the Estelle Unit from which he fled.",
        &["Estelle Unit"],
    );
}

#[test]
fn initials_stand_for_the_name() {
    check(
        "Money came from the Ardovia Relief Agency this year.",
        "Money came from the ARA this year.",
        &["Ardovia Relief Agency"],
    );
}

#[test]
fn a_name_found_in_one_article_is_found_in_the_other() {
    check(
        "The ferry reached Tarsk in the night.",
        "Tarsk Waits for Second Ferry of Week",
        &["Tarsk"],
    );
}

#[test]
fn the_first_words_may_be_initials() {
    check(
        "On Monday the Velin Naval Ship Sunrise left.",
        "It was the VNS Sunrise that left on Monday, they said.",
        &["Velin Naval Ship Sunrise"],
    );
}

#[test]
fn a_word_means_what_it_means_in_the_other_article() {
    check(
        "On Monday the VNS Sunrise left Tarsk. Later the Sunrise sank.",
        "On Monday the Sunrise sank near Tarsk.",
        &["Tarsk", "VNS Sunrise"],
    );
}

#[test]
fn people_of_one_surname_are_not_mixed_across_articles() {
    check(
        "On Monday Peter Brandt met Mary Brandt. Mr. Brandt left.",
        "Mr. Brandt left early, a clerk said. Mrs. Brandt stayed.",
        &["Mary Brandt", "Peter Brandt"],
    );
    // Named by far the most.
    check(
        "Ulf Brandt spoke. Later Brandt paid, and Brandt left. Karin Brandt waved.",
        "On Monday it was said that Brandt had paid.",
        &["Ulf Brandt"],
    );
    // The one of the other article is a woman.
    check(
        "Mary Brandt spoke on Monday.",
        "On Monday it was Mr. Brandt who spoke.",
        &[],
    );
}

#[test]
fn a_son_is_his_father_only_where_no_article_tells_them_apart() {
    check(
        "Ulf Brandt Jr. spoke on Monday.",
        "On Monday it was Ulf Brandt who spoke.",
        &["Ulf Brandt Jr."],
    );
    check(
        "Ulf Brandt spoke on Monday. His son, Ulf Brandt Jr., left.",
        "On Monday it was Ulf Brandt Jr. who spoke.",
        &["Ulf Brandt Jr."],
    );
}

#[test]
fn a_first_name_may_be_short_for_another() {
    check(
        "The victim was Katie Brandt of Tarsk.",
        "The victim was Kathryn Brandt, a clerk said.",
        &["Kathryn Brandt"],
    );
    check(
        "The victim was Katie Brandt of Tarsk.",
        "The victim was Lena Brandt, a clerk said.",
        &[],
    );
}

#[test]
fn who_is_meant_by_a_shared_surname_is_uncertain() {
    let text = "Ulf Brandt and Lars Brandt left. “It is late, and we go home,” Brandt said.";
    let corpus = Corpus::new(vec![article(text)]);
    let id = corpus.articles().ids().next().expect("an article");
    let found = corpus.annotations(id);
    let certain: Vec<bool> = found
        .mentions
        .ids()
        .map(|it| corpus.is_certain(id, it))
        .collect();
    assert_eq!(certain, [true, true, false]);
    let source = found.quotes.iter().next().and_then(|it| it.source);
    assert!(source.is_some_and(|it| !it.certain), "{source:?}");
}

/// The kinds of all entities of one article, by name.
#[track_caller]
fn check_kinds(text: &str, expected: &[(&str, MentionKind)]) {
    let corpus = Corpus::new(vec![article(text)]);
    for (name, kind) in expected {
        let found = corpus.entities().iter().find(|it| it.name == *name);
        assert_eq!(found.map(|it| it.kind), Some(*kind), "{name}");
    }
}

#[test]
fn what_stands_around_a_name_tells_what_it_names() {
    check_kinds(
        "On Friday the power company Ardov Energo paid. Rain fell in northern Ardov on Monday.",
        &[
            ("Ardov Energo", MentionKind::Organization),
            ("Ardov", MentionKind::Place),
        ],
    );
    check_kinds(
        "She spoke at the Selnik exchange on Friday. On Monday she was in Selnik, a clerk said.",
        &[("Selnik", MentionKind::Place)],
    );
    check_kinds(
        "- Beds and warm meals: Linden School and Municipal Sports Hall, Dorn",
        &[("Municipal Sports Hall", MentionKind::Place)],
    );
    check_kinds(
        "The Holms paid. Anna Holm said so on Friday, and Lars Jones was glad. The Joneses left with the Holms. The Rovers won.",
        &[
            ("Holms", MentionKind::Person),
            ("Joneses", MentionKind::Person),
            ("Anna Holm", MentionKind::Person),
        ],
    );
    check_kinds(
        "Faith in Brandt is low, and Ulf Brandt knows it.",
        &[("Ulf Brandt", MentionKind::Person)],
    );
}

#[test]
fn teams_firms_and_storms_are_nobody() {
    check_kinds(
        "The Tarnholm Wolves won on Friday, and Tarnholm told reporters so. Anna Holm watched the Tarnholm Wolves.",
        &[
            ("Tarnholm Wolves", MentionKind::Organization),
            ("Anna Holm", MentionKind::Person),
        ],
    );
    check_kinds(
        "Selvane said on Friday that it would pay. Selvane's chief executive, Anna Holm, spoke. Selvane shares fell.",
        &[
            ("Selvane", MentionKind::Organization),
            ("Anna Holm", MentionKind::Person),
        ],
    );
    check_kinds(
        "Storm Agmunda hit the coast. Later Storm Agmunda went east, said analyst Anna Holm of Brill Webb.",
        &[
            ("Storm Agmunda", MentionKind::Other),
            ("Brill Webb", MentionKind::Organization),
            ("Anna Holm", MentionKind::Person),
        ],
    );
    check_kinds(
        "Minister Anna Holm's board of advisers met. Holm's board said nothing, and Holm said little.",
        &[("Anna Holm", MentionKind::Person)],
    );
}

proptest::proptest! {
    #[test]
    fn any_text_gives_disjoint_finds_in_order(words in proptest::collection::vec(
        proptest::sample::select(vec![
            "Anna", "Holm", "’s", "al", "-", "Danish", "Minister", "of", "and", "Bank", "U.S.", ".", ",", "“", "”",
            "12", "$", "1.2bn", "to", "between", "a", "third", "people", "killed", "May", "2024", "last", "week", "ago",
            "10:30", "p.m.", "é", "漢字", "the", "No", "%", "two", "hundred", "O", "’", "Kim", "un", "\n\n", "–", "/",
        ]), 0..40), glue in proptest::collection::vec(proptest::bool::ANY, 40)) {
        let text: String = words.iter().zip(glue).map(|(w, g)| format!("{w}{}", if g { " " } else { "" })).collect();
        let corpus = Corpus::new(vec![article(&text), article("Anna Holm left.")]);
        for id in corpus.articles().ids() {
            let found = corpus.annotations(id);
            let mentions: Vec<_> = found.mentions.iter().map(|it| it.span).collect();
            let times: Vec<_> = found.times.iter().map(|it| it.span).collect();
            let quantities: Vec<_> = found.quantities.iter().map(|it| it.span).collect();
            for spans in [&mentions, &times, &quantities] {
                proptest::prop_assert!(spans.windows(2).all(|it| it[0].end() <= it[1].start()), "{spans:?} in {text:?}");
                for span in spans {
                    proptest::prop_assert!(corpus.articles()[id].text().get(span.range()).is_some());
                }
            }
            for it in &found.quantities {
                proptest::prop_assert!(it.span.contains(it.number), "{it:?} in {text:?}");
            }
        }
    }
}

#[test]
fn a_surname_of_two_words_and_a_first_name_in_other_letters_are_one() {
    check(
        "President Ulf Van Holm spoke on Monday, a clerk said.",
        "On Monday Van Holm spoke in the north, and Van Holm left.",
        &["Ulf Van Holm"],
    );
    check(
        "The keeper, Giannis Tarn, said so, and Mr. Tarn left.",
        "Mr. Yiannis Tarn said so on Monday, and Mr. Tarn left.",
        &["Giannis Tarn"],
    );
}
