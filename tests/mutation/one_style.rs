//! Spellings of one thing, and the style in which two findings are compared that may differ in style.

use crate::mutation::telling::words;

/// Number words with their digits.
pub const DIGITS: [(&str, &str); 11] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
];
/// American spellings with British ones.
pub const BRITISH: [(&str, &str); 21] = [
    ("harbor", "harbour"),
    ("Harbor", "Harbour"),
    ("neighbor", "neighbour"),
    ("center", "centre"),
    ("Center", "Centre"),
    ("labor ", "labour "),
    ("kilometers", "kilometres"),
    ("centimeters", "centimetres"),
    ("liters", "litres"),
    ("defense", "defence"),
    ("program ", "programme "),
    ("toward ", "towards "),
    ("favor ", "favour "),
    ("canceled", "cancelled"),
    ("yogurt", "yoghurt"),
    ("apologized", "apologised"),
    ("privatized", "privatised"),
    ("recognized", "recognised"),
    ("traveling", "travelling"),
    ("criticized", "criticised"),
    ("criticize", "criticise"),
];
/// Compounds, closed and parted.
pub const COMPOUNDS: [[&str; 2]; 14] = [
    ["half-mast", "half mast"],
    ["sawmills", "saw-mills"],
    ["warehouses", "ware-houses"],
    ["lawmakers", "law-makers"],
    ["courthouse", "court house"],
    ["shopkeepers", "shop-keepers"],
    ["firefighters", "fire-fighters"],
    ["sandbags", "sand bags"],
    ["earth-fill", "earthfill"],
    ["state-controlled", "state controlled"],
    ["toolmaker", "tool-maker"],
    ["hotline", "hot line"],
    ["supermarkets", "super-markets"],
    ["stairwell", "stair-well"],
];
/// Months as they are cut short.
pub const MONTHS: [[&str; 2]; 12] = [
    ["January", "Jan."],
    ["February", "Feb."],
    ["March", "March"],
    ["April", "April"],
    ["May", "May"],
    ["June", "June"],
    ["July", "July"],
    ["August", "Aug."],
    ["September", "Sept."],
    ["October", "Oct."],
    ["November", "Nov."],
    ["December", "Dec."],
];

/// What two findings in different styles have in common: their words, in one spelling and in one order.
pub fn in_one_style(text: &str) -> String {
    let mut text = text.to_lowercase().replace('\u{ad}', "").replace('’', "'");
    let digit = |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit());
    while let Some(at) = text.match_indices('\u{202f}').map(|it| it.0).find(|&at| {
        let behind = text[at..].chars().nth(1);
        digit(text[..at].chars().next_back()) && digit(behind)
    }) {
        text.remove(at);
    }
    for (one, other) in [
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("u.s.", "us"),
        ("f.d.o.", "fdo"),
        ("a.m", "am"),
        ("p.m", "pm"),
        ("\u{a0}", " "),
        ("\u{202f}", " "),
        ("\u{2009}", " "),
        ("can't", "can not"),
        ("won't", "will not"),
        ("n't", " not"),
        ("percent", "%"),
        ("per cent", "%"),
    ] {
        text = text.replace(one, other);
    }
    for (one, other) in BRITISH {
        text = text.replace(&other.to_lowercase(), &one.to_lowercase());
    }
    for [one, other] in COMPOUNDS {
        text = text.replace(other, one);
    }
    for [one, other] in MONTHS {
        text = text.replace(&format!("{} ", other.to_lowercase()), &format!("{one} "));
    }
    let own: Vec<String> = words(&text)
        .into_iter()
        .map(|it| text[it].replace(['-', ',', '.'], "").to_lowercase())
        .filter(|it| !matches!(it.as_str(), "that" | "the"))
        .map(|it| {
            // `48m`: the scale apart.
            let cut = it.trim_end_matches(|c: char| c.is_alphabetic()).len();
            match &it[cut..] {
                "m" if cut > 0 => format!("{} million", &it[..cut]),
                "bn" if cut > 0 => format!("{} billion", &it[..cut]),
                _ => it,
            }
        })
        .map(|it| {
            let digits = DIGITS.iter().find(|pair| pair.0 == it);
            digits.map_or(it, |it| it.1.to_owned())
        })
        .collect();
    let text = own.join(" ");
    let mut own: Vec<&str> = text.split(' ').collect();
    own.sort_unstable();
    own.join(" ")
}
