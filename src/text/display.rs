//! Words of the overhead display, and what its voice says.

use crate::domain::hall::Language;
use crate::domain::identity::{CounterId, TicketNumber};

words! {
    title() { zh "叫号", en "Now calling" }
    window_title() { zh "叫号屏", en "Display" }
    /// Small, between number and counter.
    go_to() { zh "请到", en "Counter" }
    /// Small, after the counter.
    counter_after() { zh "号窗", en "" }
    called_before() { zh "刚叫过", en "Just called" }
    counter_heading() { zh "窗口", en "Counter" }
    waiting() { zh "等候", en "Waiting" }
    call(number: &str, counter: &str) { zh "请 {number} 号到 {counter} 号窗口", en "{number}, please go to counter {counter}" }
    stale_journal(since: &str) { zh "{since} 以后没有更新，请听工作人员叫号", en "Not up to date since {since}. Please listen to the staff." }
    stale_counters(since: &str) {
        zh "{since} 以后没有更新，收不到窗口的消息，请听工作人员叫号",
        en "Not up to date since {since}: no counter answers. Please listen to the staff.",
    }
    sound_on() { zh "点一下，打开声音", en "Touch once to switch sound on" }
    nobody_yet() { zh "请留意叫号", en "Please watch for your number" }
    nobody_yet_help() { zh "叫到您的号，这里会显示去几号窗口", en "When it is your turn, the counter appears here" }
    open_until(time: &str) { zh "今天办到 {time}", en "Open until {time} today" }
    closed() { zh "现在不是办公时间", en "The hall is closed now" }
    opens_next(date: &str, time: &str) { zh "下次开门：{date} {time}", en "Opens again: {date}, {time}" }
    setup_title() { zh "这块屏幕", en "This screen" }
    setup_inches() { zh "屏幕大小（英寸）", en "Screen size (inches)" }
    setup_distance() { zh "最后一排到屏幕（米）", en "From the last row to the screen (metres)" }
    setup_both_languages() { zh "中文以后再用英语叫一遍", en "Call in the other language as well" }
    setup_enough() { zh "最后一排看得清。", en "They can be read from the last row." }
    setup_too_small(metres: &str) {
        zh "这块屏幕最远 {metres} 米看得清。请换大一点的屏幕，或者让座位近一些。",
        en "On this screen they can be read from {metres} m at most. A larger screen or nearer seats would help.",
    }
    setup_wrong() { zh "请填 10 到 200 英寸、1 到 50 米。", en "Please enter 10 to 200 inches and 1 to 50 metres." }
    setup_measure(millimetres: u32) { zh "用尺量一下：这个号码应当高 {millimetres} 毫米", en "Check with a ruler: this number should be {millimetres} mm high" }
    setup_try() { zh "试听", en "Try the sound" }
    setup_to_kiosk() { zh "不做叫号屏，改别的用途", en "Not a display: choose again" }
    setup_done() { zh "保存，开始叫号", en "Save and start" }
}

/// A call as it is spoken, digit by digit.
pub fn call_spoken(language: Language, number: TicketNumber, counter: &CounterId) -> String {
    let letter = number.queue();
    let digits = digits_spoken(language, &number.to_string()[1..]);
    match language {
        Language::Zh => format!("{letter} {digits} 号，请到 {counter} 号窗口。"),
        Language::En => format!("Number {letter} {digits}, please go to counter {counter}."),
    }
}

/// Digits one by one: voices would make a quantity of them.
pub fn digits_spoken(language: Language, digits: &str) -> String {
    const ZH: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const EN: [&str; 10] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let words = match language {
        Language::Zh => ZH,
        Language::En => EN,
    };
    let spoken: Vec<&str> = digits.chars().filter_map(|c| c.to_digit(10)).filter_map(|d| words.get(d as usize).copied()).collect();
    spoken.join(" ")
}
