//! Number words and units.

/// Whether a unit measures a length, a volume or a weight; with `2` or `3` behind it an area or a volume.
#[must_use]
pub fn measures(unit: &str) -> bool {
    matches!(
        unit.trim_end_matches(['2', '3']),
        "km" | "mile" | "m" | "cm" | "mm" | "foot" | "inch" | "kg" | "ton" | "tonne" | "liter"
    )
}

/// What a number word is worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NumberWord {
    /// Below a hundred: adds up (`forty two`).
    Small(f64),
    /// Multiplies what stands before it (`hundred`, `million`, `bn`).
    Scale(f64),
    /// A part of one (`half`, `third`).
    Part(f64),
    /// A vague number of ten or twelve (`dozen`).
    Pack(f64),
}

/// What a normal form is worth as a number word. Ordinals are none.
#[must_use]
pub fn number_word(form: &str) -> Option<NumberWord> {
    use NumberWord::{Pack, Part, Scale, Small};
    Some(match form {
        "one" => Small(1.0),
        "two" => Small(2.0),
        "three" => Small(3.0),
        "four" => Small(4.0),
        "five" => Small(5.0),
        "six" => Small(6.0),
        "seven" => Small(7.0),
        "eight" => Small(8.0),
        "nine" => Small(9.0),
        "ten" => Small(10.0),
        "eleven" => Small(11.0),
        "twelve" => Small(12.0),
        "thirteen" => Small(13.0),
        "fourteen" => Small(14.0),
        "fifteen" => Small(15.0),
        "sixteen" => Small(16.0),
        "seventeen" => Small(17.0),
        "eighteen" => Small(18.0),
        "nineteen" => Small(19.0),
        "twenty" => Small(20.0),
        "thirty" => Small(30.0),
        "forty" => Small(40.0),
        "fifty" => Small(50.0),
        "sixty" => Small(60.0),
        "seventy" => Small(70.0),
        "eighty" => Small(80.0),
        "ninety" => Small(90.0),
        "hundred" => Scale(1e2),
        "thousand" | "k" => Scale(1e3),
        "million" | "mn" | "mln" | "m" => Scale(1e6),
        "billion" | "bn" | "b" => Scale(1e9),
        "trillion" | "tn" => Scale(1e12),
        "half" => Part(0.5),
        "third" => Part(1.0 / 3.0),
        "thirds" => Part(1.0 / 3.0),
        "quarter" | "quarters" => Part(0.25),
        "dozen" => Pack(12.0),
        _ => return None,
    })
}

/// The normal form of a unit, from a normal form of the word or mark.
#[must_use]
pub fn unit(form: &str) -> Option<&'static str> {
    Some(match form {
        "%" | "percent" | "pct" => "percent",
        "$" | "dollar" | "dollars" | "usd" => "usd",
        "€" | "euro" | "euros" | "eur" => "eur",
        "£" | "pound" | "pounds" | "gbp" => "gbp",
        "¥" | "yen" => "jpy",
        "₹" | "rupee" | "rupees" => "inr",
        "yuan" | "renminbi" => "cny",
        "ruble" | "rubles" | "rouble" | "roubles" => "rub",
        "km" | "kilometer" | "kilometers" | "kilometre" | "kilometres" => "km",
        "mile" | "miles" => "mile",
        "meter" | "meters" | "metre" | "metres" => "m",
        "cm" | "centimeter" | "centimeters" | "centimetre" | "centimetres" => "cm",
        "mm" | "millimeter" | "millimeters" | "millimetre" | "millimetres" => "mm",
        "foot" | "feet" | "ft" => "foot",
        "inch" | "inches" => "inch",
        "acre" | "acres" => "acre",
        "hectare" | "hectares" => "hectare",
        "kg" | "kilogram" | "kilograms" | "kilo" | "kilos" => "kg",
        "ton" | "tons" => "ton",
        "tonne" | "tonnes" => "tonne",
        "liter" | "liters" | "litre" | "litres" => "liter",
        "barrel" | "barrels" => "barrel",
        "megawatt" | "megawatts" | "mw" => "mw",
        "mph" => "mph",
        "kph" | "kmh" => "kph",
        "°" | "degree" | "degrees" => "degree",
        "second" | "seconds" => "second",
        "minute" | "minutes" => "minute",
        "hour" | "hours" => "hour",
        "day" | "days" => "day",
        "week" | "weeks" => "week",
        "month" | "months" => "month",
        "year" | "years" => "year",
        "decade" | "decades" => "decade",
        _ => return None,
    })
}

/// The unit of how old somebody or something is (`12-year-old`).
pub const AGE: &str = "year old";

/// All that [`toll`] gives.
pub const TOLLS: [&str; 6] = [
    "dead",
    "injured",
    "missing",
    "arrested",
    "displaced",
    "rescued",
];

/// The normal form of what a count says about people (`12 dead`, `killed 12`).
#[must_use]
pub fn toll(form: &str) -> Option<&'static str> {
    Some(match form {
        "dead" | "killed" | "deaths" | "died" | "fatalities" | "killing" | "kills" | "kill" => {
            "dead"
        }
        "injured" | "wounded" | "hurt" | "injuring" | "wounding" | "injures" | "wounds"
        | "injuries" => "injured",
        "missing" => "missing",
        "arrested" | "detained" | "arresting" | "detaining" | "arrests" => "arrested",
        "displaced" | "evacuated" | "displacing" | "evacuating" => "displaced",
        "rescued" | "rescuing" | "rescues" => "rescued",
        _ => return None,
    })
}
