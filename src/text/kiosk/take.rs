//! Words on the way to a number.

use crate::domain::command::{Failure, Refusal};
use crate::domain::hall::Language;

words! {
    choose_queue() { zh "您要办哪一类？", en "What is it about?" }
    choose_queue_hint() { zh "分不清也没关系，选最接近的一类就行。", en "Not sure? Choose the nearest one." }
    waiting(count: u32) { zh "{count} 人等候", en "{count} waiting" }
    nobody_waiting() { zh "没有人等候", en "Nobody waiting" }
    not_staffed_yet() { zh "窗口还没开始叫号，可以先取号", en "Counters open soon; take a number already" }
    by_name() { zh "按事项名称找", en "Find it by name" }
    by_name_hint() { zh "分类或按拼音 A–Z", en "By kind, or from A to Z" }
    choose_item() { zh "您要办什么事？", en "What do you need?" }
    choose_guide() { zh "您想了解哪件事？", en "What would you like to know about?" }
    by_class() { zh "按分类", en "By kind" }
    by_letter() { zh "按拼音 A–Z", en "A to Z" }
    class_label() { zh "分类", en "Kinds" }
    letter_label() { zh "首字母", en "First letter" }
    page_of(page: usize, pages: usize) { zh "第 {page} 页，共 {pages} 页", en "Page {page} of {pages}" }
    next_page() { zh "下一页", en "Next page" }
    previous_page() { zh "上一页", en "Previous page" }
    not_today() { zh "现在不办", en "Not now" }
    priority_question() { zh "您属于下面的人吗？", en "Are you one of these?" }
    priority_hint() { zh "属于任何一种，都可以优先办理。您说了就算，不用出示证件。", en "If one of them fits, you are called earlier. Your word is enough; no papers needed." }
    priority_yes() { zh "是，我属于", en "Yes, I am" }
    priority_no() { zh "不是", en "No" }
    for_queue(queue: &str) { zh "办理：{queue}", en "For: {queue}" }
    issuing() { zh "正在取号……", en "Getting your number…" }
    confirming() { zh "正在确认您的号", en "Making sure of your number" }
    confirming_hint() { zh "机器慢了一点，正在反复确认。请不要离开，不用重复按。", en "The machine is slow and keeps asking. Please stay here; there is no need to press again." }
    confirming_left(seconds: u32) { zh "最多再等 {seconds} 秒", en "At most {seconds} more seconds" }
    no_number() { zh "现在取不了号", en "No number right now" }
    choose_other() { zh "选别的业务", en "Choose something else" }
    try_again() { zh "再试一次", en "Try again" }
    meanwhile() { zh "您还可以", en "You can still" }
    see_guide() { zh "先看看要带什么", en "See what to bring" }
    see_notices() { zh "看开放时间和热线", en "See opening hours and help lines" }
    trouble_unknown() { zh "机器没有确认取到号。这次没有号，请不要记任何号码。", en "The machine could not make sure. You have no number from this try; please do not note any." }
    trouble_busy() { zh "取号的人太多，没有轮到。您没有取到号，可以再试一次。", en "Too many people at once. You have no number; you can try again." }
    trouble_full() { zh "机器存满了，不能再发号。您没有取到号。以前的号都还在。", en "The machine is full and cannot give numbers. You have no number. All earlier numbers are safe." }
    trouble_damaged() { zh "机器的记录读不出来，不能发号。您没有取到号。", en "The machine cannot read its records, so it gives no numbers. You have no number." }
    trouble_silent() { zh "机器暂时没有反应，您没有取到号。", en "The machine does not answer at the moment. You have no number." }
    trouble_clock() { zh "机器的日期要先由工作人员核对，才能发号。", en "The staff must check this machine's date before it can give numbers." }
    trouble_refused() { zh "现在不能发这个号。", en "This number cannot be given now." }
    trouble_next() { zh "请按“呼叫帮助”，或直接到窗口找工作人员。", en "Press “Call for help”, or ask at a counter." }
    ask_line(name: &str, number: &str) { zh "也可以打电话：{name} {number}", en "You can also phone: {name} {number}" }
}

/// Why there is no number.
pub fn trouble(language: Language, failure: &Failure) -> String {
    match failure {
        Failure::Refused(Refusal::ClockInDoubt) => trouble_clock(language),
        Failure::Refused(_) => trouble_refused(language),
        Failure::TooBusy => trouble_busy(language),
        Failure::Full => trouble_full(language),
        Failure::Damaged(_) => trouble_damaged(language),
        Failure::Newer | Failure::Unavailable(_) => trouble_silent(language),
        Failure::Unknown => trouble_unknown(language),
    }
}
