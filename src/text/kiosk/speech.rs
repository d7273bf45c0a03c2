//! What the kiosk says aloud. Numbers are spoken digit by digit.

use crate::domain::hall::Language;

words! {
    home() { zh "您好，要办什么？取号办事，请按最大的按钮。", en "Hello. To take a number press the largest button." }
    choose_queue() { zh "您要办哪一类？请按一下。", en "What is it about? Press one." }
    items() { zh "请选您要办的事。", en "Choose what you need." }
    guide() { zh "这里写着要带什么、在哪里办。", en "This says what to bring and where to go." }
    priority() { zh "您属于屏幕上写的人吗？属于请按左边，不属于请按右边。", en "Are you one of those on the screen? Press left for yes, right for no." }
    issuing() { zh "正在取号，请稍等。", en "Getting your number, one moment." }
    confirming() { zh "正在确认您的号，请不要离开。", en "Making sure of your number, please stay." }
    not_issued() { zh "现在取不了号，原因写在屏幕上。", en "No number right now; the screen says why." }
    given_back() { zh "号已经退了。", en "Your number has been given back." }
    case_entry() { zh "请扫号票，或输入号票上的数字。", en "Scan your ticket, or type its digits." }
    rate() { zh "评价还没有开通。", en "Ratings are not switched on yet." }
    notices() { zh "这里是开放时间、通知和热线。", en "Opening hours, news and help lines." }
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
