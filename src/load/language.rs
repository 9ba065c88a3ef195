//! The language of a text, as an ISO 639-1 code.

use crate::lexicon::language::Language;
use crate::lexicon::wordlist::{COMMON, is_stopword, stopwords};
use crate::text::normal::fold;
use std::borrow::Cow;
use whatlang::Lang;

/// Fewest words from which a language is told.
const FEWEST_WORDS: usize = 20;
/// Bytes of the text that are looked at: the more only where the fewer leave it open.
const SAMPLES: [usize; 2] = [1024, 8 * 1024];

/// Of so many words one is a small word of English, in a text that is plainly in English: in other languages one in four at most looks so.
const PLAIN: usize = 3;

/// Small words of a language from which a short text is told to be in it.
const FEWEST_SMALL: usize = 2;

/// The language of a text of few words: by its script, or by small words and letters that English has not. None where it may be
/// English.
fn short(text: &str) -> Option<String> {
    let letters = text.chars().filter(|it| it.is_alphabetic());
    let (latin, other): (Vec<char>, Vec<char>) = letters.partition(|it| (*it as u32) < 0x250);
    if other.len() > latin.len() {
        return code(whatlang::detect(text)?.lang()).map(str::to_owned);
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|it| !it.is_empty())
        .map(|it| fold(it).into_owned())
        .collect();
    let small = |language: Language| -> usize {
        let known: Vec<String> = stopwords(&[language])
            .map(|it| fold(it).trim_end_matches('\'').to_owned())
            .collect();
        let own = |it: &&String| {
            known.contains(*it) && (language == Language::English || !COMMON.contains(it))
        };
        words.iter().filter(own).count()
    };
    let marks = |all: &str| usize::from(text.contains(|c: char| all.contains(c)));
    let mut found = [
        (small(Language::German) + marks("äöüßÄÖÜ„"), "de"),
        (small(Language::French) + marks("éçœêèàùîÇÉÈ"), "fr"),
        (small(Language::Spanish) + marks("ñ¿¡óíú"), "es"),
    ];
    found.sort_by_key(|it| std::cmp::Reverse(it.0));
    let [best, next, _] = found;
    // `the` and `of` are of no other language; `in` and `was` are of several.
    let english = small(Language::English);
    let sure = best.0 >= FEWEST_SMALL && best.0 > next.0 && best.0 > 2 * english;
    sure.then(|| best.1.to_owned())
}

/// Whether the small words of a text alone tell that it is in English, and `the` is one of them: most texts are, and letters in threes
/// take far longer to count.
fn is_plainly_english(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic());
    let words: Vec<Cow<'_, str>> = words.filter(|it| !it.is_empty()).map(fold).collect();
    let small = |it: &&Cow<'_, str>| is_stopword(Language::English, it);
    words.iter().any(|it| &**it == "the")
        && words.iter().filter(small).count() * PLAIN >= words.len()
}

/// The language of texts, if there are enough words and the answer is sure.
pub(super) fn detect<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let most = SAMPLES.into_iter().max().unwrap_or(0);
    let mut sample = String::new();
    for text in texts {
        sample.push_str(text);
        sample.push('\n');
        if sample.len() >= most {
            break;
        }
    }
    // Most texts have words enough before they end.
    let wide = || sample.chars().filter(|c| *c as u32 > 0x2e80).count();
    let words = sample.split_whitespace().take(FEWEST_WORDS).count();
    if words < FEWEST_WORDS && words + wide() / 2 < FEWEST_WORDS {
        return short(&sample);
    }
    let start = |bytes: usize| &sample[..sample.floor_char_boundary(bytes)];
    if is_plainly_english(start(SAMPLES[0])) {
        return Some("en".to_owned());
    }
    let told = |bytes: usize| whatlang::detect(start(bytes)).filter(whatlang::Info::is_reliable);
    let info = SAMPLES.into_iter().find_map(told)?;
    code(info.lang()).map(str::to_owned)
}

/// A language tag as pages state it (`en-US`, `EN_gb`) as its two-letter code.
pub(super) fn from_tag(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or("");
    match primary.len() {
        2 if primary.bytes().all(|b| b.is_ascii_alphabetic()) => Some(primary.to_ascii_lowercase()),
        3 => Lang::from_code(primary.to_ascii_lowercase())
            .and_then(code)
            .map(str::to_owned),
        _ => None,
    }
}

/// The ISO 639-1 code of a language; whatlang knows all by ISO 639-3.
fn code(lang: Lang) -> Option<&'static str> {
    const CODES: &str = "afr=af aka=ak amh=am ara=ar aze=az bel=be ben=bn bul=bg cat=ca ces=cs cmn=zh dan=da deu=de ell=el eng=en \
        epo=eo est=et fin=fi fra=fr guj=gu heb=he hin=hi hrv=hr hun=hu hye=hy ind=id ita=it jav=jv jpn=ja kan=kn kat=ka \
        khm=km kor=ko lat=la lav=lv lit=lt mal=ml mar=mr mkd=mk mya=my nep=ne nld=nl nob=nb ori=or pan=pa pes=fa pol=pl \
        por=pt ron=ro rus=ru sin=si slk=sk slv=sl sna=sn spa=es srp=sr swe=sv tam=ta tel=te tgl=tl tha=th tuk=tk tur=tr \
        ukr=uk urd=ur uzb=uz vie=vi yid=yi zul=zu cym=cy";
    let wanted = lang.code();
    CODES
        .split_ascii_whitespace()
        .find_map(|pair| pair.strip_prefix(wanted)?.strip_prefix('='))
}

#[cfg(test)]
mod tests {
    use super::{code, detect, from_tag, is_plainly_english};

    #[test]
    fn a_language_is_told_from_enough_words() {
        let english = "The ferry lost its rudder off the point on Tuesday and drifted for nine hours before two tugs \
                       brought it back to the port, the harbour master said.";
        let german = "Die Fähre verlor am Dienstag vor der Küste ihr Ruder und trieb neun Stunden lang, bevor zwei Schlepper \
                      sie zurück in den Hafen brachten, wie der Hafenmeister sagte.";
        assert_eq!(detect([english].into_iter()).as_deref(), Some("en"));
        assert_eq!(detect([german].into_iter()).as_deref(), Some("de"));
        assert_eq!(detect(["Ferry adrift"].into_iter()), None);
    }

    #[test]
    fn english_is_told_by_its_small_words_and_no_other_language_is() {
        let plain = "It was not the rudder of the ferry that had been lost, she said, but the map of the harbor.";
        assert!(is_plainly_english(plain));
        for other in [
            "Of the Harbor, een film over de haven, is in de zomer te zien: het was koud, maar er is volk op de been, zegt hij.",
            "The Harbor hedder en film om at sejle, og den er i biografen for første gang i år, for alle under femten.",
            "Wer in The Harbor war, so der Minister, hat am Abend an der Kasse die Schlange gesehen, die am Hafen stand.",
        ] {
            assert!(!is_plainly_english(other), "{other}");
        }
    }

    #[test]
    fn a_few_words_tell_a_language_that_is_not_english() {
        for (text, language) in [
            ("Der Minister tritt nach der Affäre zurück.", Some("de")),
            (
                "La maire a fermé le port lundi, selon la préfecture.",
                Some("fr"),
            ),
            (
                "El alcalde cerró el puerto el lunes, según la policía.",
                Some("es"),
            ),
            ("Порт закрыт, сообщил мэр.", Some("ru")),
            ("港口关闭了。", Some("zh")),
            ("The harbor is closed, the mayor said.", None),
            ("Man dies in war after die was cast", None),
            ("Mayor resigns over harbor plan", None),
            ("Le Monde and La Tribune close", None),
            ("La Plata, Des Moines and San Juan win", None),
            ("", None),
        ] {
            assert_eq!(detect([text].into_iter()).as_deref(), language, "{text}");
        }
    }

    #[test]
    fn tags_of_pages_are_shortened() {
        assert_eq!(from_tag("en-US").as_deref(), Some("en"));
        assert_eq!(from_tag("deu").as_deref(), Some("de"));
        assert_eq!(from_tag("x"), None);
    }

    #[test]
    fn every_language_has_a_code() {
        for lang in whatlang::Lang::all() {
            assert!(
                code(*lang).is_some_and(|it| it.len() == 2),
                "{}",
                lang.code()
            );
        }
    }
}
