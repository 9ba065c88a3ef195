//! What is read as a number, with what it counts.

use crate::annotate::tests::check_numbers;
use crate::annotate::tokens::Tokens;

#[track_caller]
fn check(marked: &str, expected: &[&str]) {
    let find = |words: Tokens<'_>| super::find(words, &[], &super::super::times::find(words, &[]));
    check_numbers("en", marked, find, expected);
}

#[test]
fn a_count_takes_its_noun() {
    check(
        "The flood drove {n:nearly 6,000 people} from {n:at least 40 villages}; {n:two dozen boats} sank.",
        &["~6000 people", ">=40 village", "24 boat"],
    );
    check(
        "It filled {n:11\u{202f}400 cups} and {n:1\u{a0}200\u{a0}000 bottles} in 2019.",
        &["11400 cup", "1200000 bottle"],
    );
    check(
        "It holds {n:1.2 million people} and {n:up to 300 local traders}.",
        &["1200000 people", "<=300 trader"],
    );
    check(
        "{n:Forty-two boats} came with {n:three hundred sheep}.",
        &["42 boat", "300 sheep"],
    );
}

#[test]
fn what_stands_behind_and_belongs_to_a_hundred() {
    check(
        "{n:A hundred and thirty-four boats} and {n:two hundred and fifty sheep} came.",
        &["134 boat", "250 sheep"],
    );
}

#[test]
fn half_a_dozen_is_one_number() {
    check(
        "{n:Half a dozen boats} sank, {n:half a million people} saw it, and {n:half} of a ship.",
        &["6 boat", "500000 people", "~50 percent"],
    );
}

#[test]
fn a_margin_is_of_what_was_counted_before() {
    check(
        "He won {n:10,406 votes} and finished {n:1,742} ahead; she came in {n:41} behind.",
        &["10406 vote", "1742 vote", "41 vote"],
    );
    check(
        "She got {n:38 percent} of the vote and finished {n:1,742} ahead; he ran {n:12 miles}, {n:40} behind.",
        &["38 percent", "1742", "12 mile", "40"],
    );
}

#[test]
fn money_and_shares_have_units() {
    check(
        "It cost {n:$1.2bn}, or {n:€3m}, or {n:£20 million}, up {n:5.5%} and {n:7 percent} of sales.",
        &[
            "1200000000 usd",
            "3000000 eur",
            "20000000 gbp",
            "5.5 percent",
            "7 percent",
        ],
    );
    check(
        "It lent {n:euro22 billion} of {n:22.4bn}.",
        &["22000000000 eur", "22400000000"],
    );
    check(
        "It grew {n:2.5 percentage points} along {n:12 km} and {n:30 miles}.",
        &["2.5 point", "12 km", "30 mile"],
    );
}

#[test]
fn a_range_has_two_ends() {
    check(
        "It takes {n:10-15 days} or {n:between 20 and 30 days} or {n:3 to 4 weeks}.",
        &["10..15 day", "20..30 day", "3..4 week"],
    );
}

#[test]
fn a_change_is_two_values() {
    check(
        "The harbor raised its fee from {n:20} to {n:35 crowns}; pumps went from {n:5} to {n:9 cubic metres a second}.",
        &["20", "35 crown", "5", "9 m3/second"],
    );
    check(
        "It covers {n:60 square miles} at {n:40 miles an hour} for {n:3 days} a week.",
        &["60 mile2", "40 mph", "3 day"],
    );
}

#[test]
fn a_toll_says_what_became_of_people() {
    check(
        "The blast killed {n:12} and left {n:15 injured}.",
        &["12 dead", "15 injured"],
    );
    check(
        "It killed {n:12 people}. {n:Twelve people} were killed.",
        &["12 dead", "12 dead"],
    );
}

#[test]
fn a_toll_goes_on_without_its_noun() {
    check(
        "{n:Four people} died and {n:23 were injured} on the ferry.",
        &["4 dead", "23 injured"],
    );
    check(
        "{n:Six} had been waiting; {n:40 have been evacuated} since.",
        &["6", "40 displaced"],
    );
    check("Of the crew {n:nine} were singing.", &["9"]);
}

#[test]
fn the_rest_of_a_torn_number_is_none() {
    check(
        "The path falls {n:900ft}, or so; it rose by 2, 000ft.",
        &["900 foot"],
    );
}

#[test]
fn an_age_stands_between_marks() {
    check(
        "A lorry driver, {n:43}, was held; the other guard, {n:29}, was not.",
        &["43 year old", "29 year old"],
    );
    check(
        "Roads closed were the bypass, {n:43}, {n:44} and {n:45}.",
        &["43", "44", "45"],
    );
    check("The winner of the heat, Oda Tarn, {n:61}, left.", &["61"]);
}

#[test]
fn parts_of_one_are_numbers() {
    check(
        "{n:A quarter} of it and {n:half} of that burned.",
        &["~25 percent", "~50 percent"],
    );
}

#[test]
fn a_part_of_one_stands_behind_a_whole_number() {
    check(
        "He got {n:2-1/2 years}, she {n:2 1/2 years}, they {n:2½ years} and {n:two and a half years}.",
        &["2.5 year", "2.5 year", "2.5 year", "2.5 year"],
    );
    check(
        "A {n:two-and-a-half-hour} talk, {n:3 3/4 miles}, {n:1½ million people}, {n:one and a half million boats}.",
        &["2.5 hour", "3.75 mile", "1500000 people", "1500000 boat"],
    );
    check(
        "It took {n:two} and {n:half of the 9 boats}.",
        &["2", "~4.5 boat"],
    );
    check("On 2-1/2/20 it won 3-2.", &[]);
}

#[test]
fn an_age_or_a_length_is_joined_by_hyphens() {
    // A year before what it dates counts nothing.
    check(
        "The 2012 ballot, a 2012 voter-approved measure, drew {n:2012 voters}.",
        &["2012 voter"],
    );
    check(
        "A {n:12-year-old} on a {n:two-day} trip, {n:54 years old}.",
        &["12 year old", "2 day", "54 year old"],
    );
}

#[test]
fn decades_are_years_told_roughly() {
    check(
        "It ruled for {n:two decades} and {n:nearly three decades}, not {n:21 years}.",
        &["~20 year", "~30 year", "21 year"],
    );
}

#[test]
fn codes_count_nothing() {
    check(
        "The new Curve 8900 has 802.11b/g and 802.11n; {n:8900 boats} have {n:$1.2b}.",
        &["8900 boat", "1200000000 usd"],
    );
}

#[test]
fn the_letter_of_metres_is_told_from_that_of_millions() {
    check(
        "It fell {n:60m} from a ridge into a hole {n:600 m} wide, past a {n:40m}-high wall.",
        &["60 m", "600 m", "40 m"],
    );
    check(
        "It sold {n:60m} last year to {n:2m people} for {n:$5m} and {n:£3m} down.",
        &["60000000", "2000000 people", "5000000 usd", "3000000 gbp"],
    );
}

#[test]
fn a_share_of_a_whole_is_so_many_of_it() {
    check(
        "{n:One in three of the 30 clinics} and {n:half of the 60 nurses} closed; {n:two in five of the 40 pupils} came to {n:every fifth of the 50 wells}.",
        &["10 clinic", "30 nurse", "16 pupil", "10 well"],
    );
    check(
        "{n:A third of the 200 farms} burned, and {n:about half of its 90 boats}.",
        &["~66.66666666666666 farm", "~45 boat"],
    );
}

#[test]
fn how_many_in_how_many_is_a_share() {
    check(
        "{n:One in three} clinics and {n:nine in ten} farms.",
        &["~33.33333333333333 percent", "~90 percent"],
    );
    check(
        "It sang {n:three} in {n:four days} and {n:two} in {n:two years}.",
        &["3", "4 day", "2", "2 year"],
    );
}

#[test]
fn another_counts_as_one_behind_a_count_of_others() {
    check(
        "Police say {n:two people} were killed and {n:another wounded}.",
        &["2 dead", "1 injured"],
    );
    check(
        "The blast left {n:12 dead}; {n:one other was injured} near the pier.",
        &["12 dead", "1 injured"],
    );
    check(
        "The blast left {n:12 dead}, and another wounded man waited. Another injured in March stayed; {n:two were killed} and another killed later.",
        &["12 dead", "2 dead"],
    );
}

#[test]
fn ranks_dates_and_times_of_day_count_nothing() {
    check(
        "The crew sang at about nine, until eleven. The No. 1 boat, the first one, left at 10:30 on May 4, 2023 in the second half.",
        &[],
    );
    check(
        "Call 555-0134-220; it won 3-2 in the 15th minute; one of them stayed.",
        &[],
    );
}

#[test]
fn twice_is_a_count_where_it_neither_multiplies_nor_tells_a_rate() {
    check(
        "Guards reported it {n:twice} in May. The hall is twice as large, at twice the price; the boat sails twice a week, once or twice more.",
        &["2 time"],
    );
    check(
        "They tried {n:twice}, and {n:twice} that night.",
        &["2 time", "2 time"],
    );
}
