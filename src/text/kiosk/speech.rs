//! What the kiosk says aloud. Numbers are spoken digit by digit.

use crate::domain::hall::Language;

words! {
    home() { zh "您好，要办什么？取号办事，请按最大的按钮。", en "Hello. To take a number press the largest button." }
    choose_queue(queues: &str) { zh "您要办哪一类？请按一下。{queues}", en "What is it about? Press one. {queues}" }
    queue(letter: &str, name: &str) { zh "{letter}，{name}。", en "{letter}: {name}. " }
    items() { zh "请选您要办的事。", en "Choose what you need." }
    guide(item: &str, ready: &str, counters: &str) { zh "{item}。{ready}。在 {counters} 号窗口办。", en "{item}. {ready}. Go to counter {counters}." }
    priority(classes: &str) {
        zh "您属于这些人吗？{classes}。属于请按左边，不属于请按右边。",
        en "Are you one of these? {classes}. Press left for yes, right for no.",
    }
    issuing() { zh "正在取号，请稍等。", en "Getting your number, one moment." }
    confirming() { zh "正在确认您的号，请不要离开。", en "Making sure of your number, please stay." }
    not_issued(why: &str, next: &str) { zh "现在取不了号。{why}。{next}", en "No number right now. {why}. {next}" }
    given_back() { zh "号已经退了。", en "Your number has been given back." }
    case_entry() { zh "请扫号票或回执，或输入上面的数字。", en "Scan your ticket or receipt, or type its digits." }
    last_digits() { zh "请输入留的手机号的最后四位。", en "Type the last four digits of the phone number you left." }
    notices() { zh "想看什么？社区动态、居务公开、政策法规、找网格员、开放时间和热线、哪天谁来。请按一下。", en "What do you want to see? News, open accounts, rules and laws, your grid manager, hours and help lines, or who comes when. Touch one." }
    ticket_waiting(number: &str, ahead: u32, wait: &str, counters: &str) {
        zh "您的号是 {number}。前面有 {ahead} 人。{wait}请到 {counters} 号窗口等叫号。",
        en "Your number is {number}. {ahead} before you. {wait}Wait for counter {counters}.",
    }
    wait(low: u16, high: u16) { zh "大约等 {low} 到 {high} 分钟。", en "About {low} to {high} minutes. " }
}

/// `A 0 2 3`, so that a voice reads every digit.
pub fn spelled(language: Language, number: &str) -> String {
    let digit = |c: char| match (language, c.to_digit(10)) {
        (Language::Zh, Some(d)) => ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"][d as usize].to_owned(),
        _ => c.to_string(),
    };
    number.chars().map(digit).collect::<Vec<_>>().join(" ")
}

/// A sentence that stands in another one.
pub fn without_stop(sentence: &str) -> &str {
    sentence.trim_end_matches(['。', '.'])
}
