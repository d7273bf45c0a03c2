//! Words that several surfaces share.

use crate::domain::hall::Language;
use crate::domain::time::{Day, Timestamp, UtcOffset};

words! {
    app_name() { zh "居民之窗", en "Residents' Window" }
    loading() { zh "正在打开，请稍候……", en "Opening, one moment…" }
    demo_banner() { zh "演示环境：号码和数据都不是真的", en "Demonstration: numbers and data are not real" }
    counter_number(number: &str) { zh "{number} 号窗口", en "Counter {number}" }
    minutes(count: u32) { zh "{count} 分钟", en "{count} min" }
    people(count: u32) { zh "{count} 人", en "{count}" }
}

/// `10:24`.
pub fn clock(time: Timestamp, offset: UtcOffset) -> String {
    let (hour, minute, _) = offset.clock(time);
    format!("{hour:02}:{minute:02}")
}

/// `11月18日 星期三` or `Wed 18 Nov`.
pub fn date(language: Language, day: Day) -> String {
    use chrono::Datelike;
    let (month, number) = (day.date().month(), day.date().day());
    let weekday = day.weekday().num_days_from_monday() as usize;
    match language {
        Language::Zh => format!("{month}月{number}日 星期{}", ["一", "二", "三", "四", "五", "六", "日"][weekday]),
        Language::En => {
            let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
            let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
            format!("{} {number} {}", weekdays[weekday], months[(month - 1) as usize])
        }
    }
}

/// `12,345.60`: what so many cents are in yuan; whole yuan without the point.
pub fn money(cents: i64) -> String {
    let (yuan, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let digits = yuan.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    let sign = if cents < 0 { "-" } else { "" };
    if rest == 0 { format!("{sign}{text}") } else { format!("{sign}{text}.{rest:02}") }
}

/// The language's code for `lang` attributes and voices.
pub const fn code(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    }
}
