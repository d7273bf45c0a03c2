//! Words of the page on which a resident sees where a case is: plain, as one would say it aloud.

use crate::domain::case::Ground;
use crate::domain::case::side::TellBy;
use crate::domain::feed::Progress;
use crate::domain::hall::Language;
use crate::domain::time::Day;

words! {
    some_item() { zh "办件", en "Your application" }
    some_step() { zh "办理中的环节", en "A step" }
    applicant(name: &str) { zh "申请人 {name}", en "Applicant {name}" }
    phone(number: &str) { zh "电话 {number}", en "phone {number}" }
    agent(name: &str) { zh "代办人 {name}", en "handed in by {name}" }
    receipt(digits: &str) { zh "回执 {digits}", en "Receipt {digits}" }
    foreign(number: &str) { zh "编号 {number}", en "Number {number}" }
    between() { zh "，", en ", " }

    in_step(step: &str) { zh "正在办理：{step}", en "Now: {step}" }
    asks_at(counter: &str, clerk: &str) { zh "有事问 {counter} 号窗口，经办 {clerk}", en "Ask at counter {counter}: {clerk}" }
    asks_counter(counter: &str) { zh "有事问 {counter} 号窗口", en "Ask at counter {counter}" }
    at_other() { zh "由其他部门办理，有事请问受理的窗口", en "Handled by another office; ask where you applied" }
    at_back() { zh "后台办理", en "done in the office" }
    at_front() { zh "窗口办理", en "done at the counter" }

    left() { zh "还剩", en "Left" }
    near() { zh "快到日子了，还剩", en "Nearly due, left" }
    working_until(day: &str) { zh "个工作日 · {day}前办结", en "working days · due {day}" }
    last_day() { zh "最后一天", en "Last day" }
    today() { zh "今天", en "Today" }
    until(day: &str) { zh "{day}前办结", en "Due {day}" }
    late() { zh "比承诺晚了", en "Later than promised by" }
    working_since(day: &str) { zh "个工作日 · 应在{day}前办结", en "working days · it was due {day}" }
    is_late() { zh "晚了", en "Late" }
    since(day: &str) { zh "应在{day}前办结", en "(it was due {day})" }
    stopped() { zh "计时停了，恢复后还有", en "Time is stopped. Left then:" }
    working() { zh "个工作日", en "working days" }
    days() { zh "天", en "days" }
    promised() { zh "承诺", en "Promised" }
    working_beyond() { zh "个工作日 · 明年的节假日公布后才知道是哪天", en "working days · the date is known once the holidays are published" }
    days_beyond() { zh "天 · 明年的节假日公布后才知道是哪天", en "days · the date is known once the holidays are published" }
    result() { zh "结果", en "Result:" }
    in_time() { zh "按时办结", en "in time" }
    too_late() { zh "办晚了", en "too late" }
    taken_back() { zh "已撤回", en "Withdrawn" }

    wait_phone() { zh "您现在不用做什么。有结果会打电话告诉您。", en "There is nothing you need to do now. We will phone you." }
    wait_message() { zh "您现在不用做什么。有结果会发短信告诉您。", en "There is nothing you need to do now. We will send you a message." }
    wait_here() { zh "您现在不用做什么。随时可以来这里查。", en "There is nothing you need to do now. Look here whenever you like." }
    bring(counter: &str, papers: &str) { zh "请把这些送到 {counter} 号窗口：{papers}。补齐后接着计时。", en "Please bring these to counter {counter}: {papers}. Time goes on once all are there." }
    bring_other(counter: &str) { zh "请到 {counter} 号窗口补材料（见下面）。补齐后接着计时。", en "Something is needed at counter {counter} (see below). Time goes on once it is there." }
    stands_still(ground: &str) { zh "您现在不用做什么。依法暂停计时（{ground}），结束后接着办。", en "There is nothing you need to do now. Time is stopped by law ({ground}) and goes on afterwards." }
    fetch(counter: &str) { zh "结果出来了。请带回执和身份证到 {counter} 号窗口领取；约好邮寄或送上门的，在家等就行。", en "The result is here. Bring receipt and ID card to counter {counter}; if it comes by post or is brought home, just wait." }
    fetch_refusal(counter: &str) { zh "没有批准。请到 {counter} 号窗口领决定书，里面写着理由和怎样申诉。", en "It was refused. Fetch the decision at counter {counter}; it gives the reasons and how to appeal." }
    all_done() { zh "这件事办完了，不用再来。", en "This is finished. There is no need to come again." }
    refused_done() { zh "没有批准，决定书已经交给您。不同意可以申诉。", en "It was refused and you have the decision. You may appeal." }
    apply_again() { zh "您已经撤回。还要办，请重新申请。", en "You withdrew it. To go on, please apply again." }
    may_urge(line: &str) { zh "已经比承诺晚了，可以到窗口催办，也可以打 {line}。", en "It is later than promised: you may urge it at a counter, or phone {line}." }
    line(name: &str, number: &str) { zh "{name} {number}", en "{name} {number}" }

    ask_other() { zh "您现在要做什么，请问受理的窗口。", en "Ask where you applied what you must do now." }
    foreign_accepted() { zh "已受理", en "Accepted" }
    foreign_running() { zh "正在办理", en "Being worked on" }
    foreign_waiting() { zh "等您补材料", en "Waiting for your papers" }
    foreign_suspended() { zh "暂停计时", en "Time is stopped" }
    foreign_granted() { zh "已经办结", en "Granted" }
    foreign_refused() { zh "没有批准", en "Refused" }
    foreign_delivered() { zh "结果已经送达", en "Result delivered" }
    foreign_withdrawn() { zh "已经撤回", en "Withdrawn" }
    note(text: &str) { zh "说明：{text}", en "Note: {text}" }
    reason(text: &str) { zh "理由：{text}", en "Reason: {text}" }
    appeal(text: &str) { zh "怎样申诉：{text}", en "How to appeal: {text}" }
    also_wanted(text: &str) { zh "还要：{text}", en "Also needed: {text}" }
    tracking(number: &str) { zh "快递单号 {number}", en "Tracking number {number}" }
    unreadable(count: usize) { zh "有 {count} 条记录读不出来，这里可能不全，请到窗口核对。", en "{count} records cannot be read, so this may not be complete: please ask at a counter." }
    not_kept() { zh "姓名和电话已经过了保存期，不再保存。", en "Name and phone are no longer kept." }
    person_unreadable() { zh "姓名和电话读不出来，办理情况不受影响。", en "Name and phone cannot be read; the rest is as it should be." }
    shortened(count: usize) { zh "更早的 {count} 条没有列出，可以到窗口看。", en "{count} earlier entries are not listed; a counter can show them." }
    against_law(day: &str) { zh "法定期限是{day}，已经过了。", en "The limit by law was {day} and has passed." }

    fetching() { zh "领取结果", en "Result handed over" }
    usual_days(days: u16) { zh "一般 {days} 个工作日", en "usually {days} working days" }
    before(day: &str) { zh "{day}前", en "by {day}" }
    as_of(moment: &str) { zh "截至 {moment}", en "As of {moment}" }
    moment(day: &str, clock: &str) { zh "{day} {clock}", en "{day} {clock}" }
    carry_accepted(day: &str) { zh "{day} 收件", en "Accepted {day}" }
    carry_from(hall: &str, as_of: &str) { zh "{hall}，{as_of}", en "{hall}. {as_of}" }
    and(first: &str, second: &str) { zh "{first}{second}", en "{first} {second}" }
}

/// `11月30日` or `Mon 30 Nov`: as it stands in a sentence.
pub fn day_of_year(language: Language, day: Day) -> String {
    use chrono::Datelike;
    match language {
        Language::Zh => format!("{}月{}日", day.date().month(), day.date().day()),
        Language::En => crate::text::common::date(language, day),
    }
}

/// What a case of another system is.
pub fn foreign_state(language: Language, state: Progress) -> String {
    match state {
        Progress::Accepted => foreign_accepted(language),
        Progress::InProgress => foreign_running(language),
        Progress::Waiting => foreign_waiting(language),
        Progress::Suspended => foreign_suspended(language),
        Progress::Granted => foreign_granted(language),
        Progress::Refused => foreign_refused(language),
        Progress::Delivered => foreign_delivered(language),
        Progress::Withdrawn => foreign_withdrawn(language),
    }
}

/// What somebody does who waits for news.
pub fn wait(language: Language, tell: Option<TellBy>) -> String {
    match tell {
        Some(TellBy::Phone) => wait_phone(language),
        Some(TellBy::Message) => wait_message(language),
        Some(TellBy::Nothing) | None => wait_here(language),
    }
}

/// What somebody does whose case stands still by law.
pub fn stopped_by_law(language: Language, ground: Ground) -> String {
    stands_still(language, &super::ground(language, ground))
}
