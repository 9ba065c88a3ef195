//! Dates, weekdays and hours in scripts without spaces: `2024年3月5日`, `周二`, `火曜日`, `晚上7时40分`.

use super::Words;
use crate::annotate::times::resolve::Point;
use crate::annotate::times::{Hit, year_of};
use crate::annotate::tokens::digits;
use crate::lexicon::language::Language;

/// Weekdays from Monday on, behind `周` or `星期`, and before `曜`.
const CHINESE: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
const JAPANESE: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
/// What stands before an hour behind noon.
const AFTER_NOON: [[&str; 2]; 5] = [
    ["晚", "上"],
    ["下", "午"],
    ["午", "後"],
    ["午", "后"],
    ["傍", "晚"],
];

impl Words<'_> {
    /// The time that begins at a token.
    pub(super) fn dense(self, at: usize) -> Option<Hit> {
        if self.language != Language::Other {
            return None;
        }
        self.dense_date(at)
            .or_else(|| self.dense_clock(at))
            .or_else(|| self.dense_weekday(at))
    }

    /// A number with a character right behind it.
    fn counted(self, at: usize, behind: &[&str]) -> Option<u32> {
        let it = digits(self.tokens.form(at))?;
        (self.tokens.touches_next(at) && behind.contains(&self.tokens.form(at + 1))).then_some(it)
    }

    fn dense_date(self, at: usize) -> Option<Hit> {
        let hit = |last: usize, year: Option<u32>, month: u32, day: Option<u32>| {
            let sound = month <= 12 && day.is_none_or(|it| (1..=31).contains(&it));
            sound.then_some(Hit {
                first: at,
                last,
                point: Point::Date(year, month, day),
            })
        };
        let month_and_day = |from: usize| -> Option<(u32, Option<u32>, usize)> {
            let month = self.counted(from, &["月"])?;
            let day = self.counted(from + 2, &["日", "号"]);
            Some((month, day, from + if day.is_some() { 3 } else { 1 }))
        };
        if self.counted(at, &["年"]).is_some() {
            let year = year_of(self.tokens.form(at))?;
            return match month_and_day(at + 2) {
                Some((month, day, last)) => hit(last, Some(year), month, day),
                None => hit(at + 1, Some(year), 0, None),
            };
        }
        let (month, day, last) = month_and_day(at)?;
        hit(last, None, month, day).filter(|_| month > 0)
    }

    fn dense_clock(self, at: usize) -> Option<Hit> {
        let hour = self.counted(at, &["时", "時", "点", "點"])?;
        let before = [self.tokens.before(at, 2), self.tokens.before(at, 1)];
        let late = AFTER_NOON.contains(&before);
        let minute = self.counted(at + 2, &["分"]);
        // `3時間` is a stretch, and `3点` may be a score.
        let points = matches!(self.tokens.form(at + 1), "点" | "點");
        let stretch = matches!(self.tokens.form(at + 2), "間" | "间");
        if stretch || points && minute.is_none() && !late {
            return None;
        }
        let hour = hour + if late && hour < 12 { 12 } else { 0 };
        let clock = Point::Clock(hour, minute.unwrap_or(0));
        (hour < 24 && minute.is_none_or(|it| it < 60)).then_some(Hit {
            first: at,
            last: at + if minute.is_some() { 3 } else { 1 },
            point: clock,
        })
    }

    fn dense_weekday(self, at: usize) -> Option<Hit> {
        let form = |n: usize| self.tokens.form(at + n);
        let day = |list: &[&str; 7], it: &str| list.iter().position(|day| *day == it);
        let (day, last) = match form(0) {
            "周" | "週" => (day(&CHINESE, form(1))?, at + 1),
            "星" if form(1) == "期" => (day(&CHINESE, form(2))?, at + 2),
            it if form(1) == "曜" => {
                let last = at + if form(2) == "日" { 2 } else { 1 };
                (day(&JAPANESE, it)?, last)
            }
            _ => return None,
        };
        Some(Hit {
            first: at,
            last,
            point: Point::Weekday(day as u8 + 1, 0),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::tests::{check_numbers, check_times};
    use crate::annotate::tokens::Tokens;
    use crate::lexicon::language::Language;

    #[track_caller]
    fn times(language: &str, marked: &str, expected: &[&str]) {
        let find =
            |words: Tokens<'_>| super::super::times(words, Language::of(Some(language)), &[]);
        check_times(language, marked, find, expected);
    }

    #[track_caller]
    fn numbers(language: &str, marked: &str, expected: &[&str]) {
        let find = |words: Tokens<'_>| {
            let language = Language::of(Some(language));
            let times = super::super::times(words, language, &[]);
            super::super::quantities(words, language, &[], &times)
        };
        check_numbers(language, marked, find, expected);
    }

    #[test]
    fn dates_and_hours_without_spaces() {
        times(
            "zh",
            "{t:周二}{t:晚上7时40分}起火，{t:2024年3月5日}结束，建于{t:1998年}。"
                .replace("{t:晚上7时40分}", "晚上{t:7时40分}")
                .as_str(),
            &["weekday:2", "19:40", "2024-03-05", "1998"],
        );
        times(
            "ja",
            "{t:火曜日}の午後{t:7時}ごろ、{t:3月5日}まで3時間、3点。",
            &["weekday:2", "19:00", "--03-05"],
        );
    }

    #[test]
    fn what_numbers_count_without_lists() {
        numbers(
            "zh",
            "造成{n:3人}死亡、{n:14人}受伤，{n:约1200名}居民、{n:200多人}疏散，损失{n:2000万元}。",
            &[
                "3 dead",
                "14 injured",
                "~1200 people",
                ">=200 people",
                "20000000 cny",
            ],
        );
        numbers(
            "ja",
            "{n:１４人}がけがをし、{n:200人以上}が避難した。",
            &["14 injured", ">=200 people"],
        );
        numbers(
            "ru",
            "Пострадали {n:17 человек}, ущерб {n:около 150 млн рублей}.",
            &["17 injured", "~150000000 rub"],
        );
    }
}
