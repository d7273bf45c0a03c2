//! Why something is not possible, and what can be done instead: refusals of the rules, closed doors, failures of the storage.

use super::common::{clock, date};
use crate::domain::command::{Failure, Refusal, TicketIs};
use crate::domain::hall::Language;
use crate::domain::hall::calendar::ClosedReason;
use crate::domain::identity::TicketNumber;
use crate::domain::queue::gate::{NotNow, WhyNot};
use crate::domain::time::{Day, Timestamp, UtcOffset};

words! {
    closed_hours() { zh "现在不是办公时间", en "The hall is closed at this hour" }
    closed_weekday() { zh "今天不办公", en "The hall is closed today" }
    closed_holiday() { zh "今天是法定节假日，不办公", en "Closed today: public holiday" }
    closed_because(reason: &str) { zh "今天不办公：{reason}", en "Closed today: {reason}" }
    item_closed() { zh "这件事现在不办", en "This is not done at this hour" }
    last_issue_passed(closes: &str) { zh "快到下班时间（{closes}）了，今天不再发号", en "Too close to closing time ({closes}); no more numbers today" }
    quota_used_up(quota: u32) { zh "今天的 {quota} 个号已经领完", en "All {quota} numbers of today are taken" }
    counters_closed() { zh "今天办这件事的窗口都已停止办理", en "All counters for this have closed for today" }
    not_in_list() { zh "这里不办这件事", en "This is not done here" }
    next_at(when: &str) { zh "下一次可以取号：{when}", en "Next possibility: {when}" }
    next_unknown() { zh "什么时候能办，请问大堂工作人员", en "Please ask the hall staff when it will be possible" }
    today_at(time: &str) { zh "今天 {time}", en "today {time}" }
    tomorrow_at(time: &str) { zh "明天 {time}", en "tomorrow {time}" }
    on_day_at(day: &str, time: &str) { zh "{day} {time}", en "{day}, {time}" }

    clock_in_doubt() { zh "这台机器的日期要工作人员看过才能取号，请叫工作人员", en "The staff must look at the date of this machine before numbers are issued; please call them" }
    day_is_over() { zh "没有取到号：机器刚刚换到新的一天。请再取一次", en "You have no number: the machine has just begun a new day. Please take a number again" }
    no_such_ticket() { zh "今天没有这个号", en "There is no such number today" }
    ticket_is_waiting(number: &str) { zh "{number} 正在等候", en "{number} is waiting" }
    ticket_is_at_counter(number: &str) { zh "{number} 正在窗口办理", en "{number} is at a counter" }
    ticket_is_held(number: &str) { zh "{number} 已挂起", en "{number} is on hold" }
    ticket_is_missed(number: &str) { zh "{number} 已过号", en "{number} has missed its call" }
    ticket_is_served(number: &str) { zh "{number} 已办结", en "{number} has been served" }
    ticket_is_voided(number: &str) { zh "{number} 已作废", en "{number} is no longer valid" }
    ticket_is_sent_elsewhere(number: &str) { zh "{number} 已转到别的窗口", en "{number} has been sent to another counter" }
    ticket_is_held_elsewhere(number: &str) { zh "{number} 由别的窗口挂起，那个窗口还在办", en "{number} is on hold at another counter, which is at work" }
    ticket_is_served_elsewhere(number: &str) { zh "{number} 排的队不在这个窗口办，由别的窗口叫；请核对号码", en "{number} waits in a queue of other counters, which are at work; check the number" }
    paper_answered_before() { zh "已经答过了", en "This was answered before" }
    may_not_void() { zh "这个号不能在这里作废，请找大堂引导员", en "This number cannot be voided here; please ask a hall guide" }
    no_such_counter() { zh "没有这个窗口", en "There is no such counter" }
    not_this_clerk() { zh "这位工作人员不在这个窗口的岗位上", en "This clerk has no post at this counter" }
    counter_not_open() { zh "请先开窗", en "Open the counter first" }
    counter_busy(number: &str) { zh "窗口还有 {number}：请先办结、挂起、转移或过号", en "{number} is still at the counter: finish, hold, transfer or miss first" }
    nobody_at_counter() { zh "窗口现在没有人", en "Nobody is at the counter" }
    nobody_waiting() { zh "现在没有人等候", en "Nobody is waiting" }
    recalls_used_up(most: u32) { zh "已经重呼 {most} 次，请按过号", en "Recalled {most} times already; please mark as missed" }
    no_such_target() { zh "不能转到那里", en "It cannot be transferred there" }
    nobody_works_there() { zh "那边现在没有窗口在办，转过去没有人叫；请先挂起，或转到别处", en "No counter there is at work and nobody would call: put it on hold, or transfer it elsewhere" }
    nothing_to_do() { zh "已经是这样了", en "Nothing to change" }

    too_busy() { zh "刚才人太多，没有成功，请再按一次", en "It was too busy and did not go through; please press again" }
    disk_full() { zh "这台机器的磁盘满了，没有办成；请叫工作人员", en "The disk of this machine is full; nothing was recorded. Please call the staff" }
    storage_damaged() { zh "这台机器的记录读不出来，没有办成；请叫工作人员", en "The records of this machine cannot be read; nothing was recorded. Please call the staff" }
    storage_newer() { zh "这台机器的程序需要更新，请关闭所有窗口后重新打开", en "This program must be updated: close all its windows and open them again" }
    storage_unavailable() { zh "暂时连不上记录，没有办成；请稍后再按一次", en "The records cannot be reached; nothing was recorded. Please press again shortly" }
    not_known() { zh "还不知道有没有办成，正在核对", en "It is not yet known whether it went through; checking" }
}

/// Why no number can be issued now, and the line about the next possibility.
pub fn not_now(language: Language, reason: &NotNow, offset: UtcOffset, today: Day) -> (String, String) {
    let next = reason.next.map_or_else(|| next_unknown(language), |at| next_at(language, &when(language, at, offset, today)));
    (why_not(language, &reason.why, offset), next)
}

fn why_not(language: Language, why: &WhyNot, offset: UtcOffset) -> String {
    match why {
        WhyNot::HallClosed(reason) => closed(language, reason),
        WhyNot::ItemClosed => item_closed(language),
        WhyNot::LastIssuePassed { closes } => last_issue_passed(language, &clock(*closes, offset)),
        WhyNot::QuotaUsedUp { quota } => quota_used_up(language, *quota),
        WhyNot::CountersClosed => counters_closed(language),
        WhyNot::Unknown => not_in_list(language),
    }
}

/// Why the hall is closed.
pub fn closed(language: Language, reason: &ClosedReason) -> String {
    match reason {
        ClosedReason::Hours => closed_hours(language),
        ClosedReason::Weekday => closed_weekday(language),
        ClosedReason::Holiday => closed_holiday(language),
        ClosedReason::Closure(reason) => closed_because(language, reason.get(language)),
    }
}

/// `明天 08:30`, `11月25日 星期三 08:30`.
pub fn when(language: Language, at: Timestamp, offset: UtcOffset, today: Day) -> String {
    let (day, time) = (offset.day(at), clock(at, offset));
    match day.days_since(today) {
        0 => today_at(language, &time),
        1 => tomorrow_at(language, &time),
        _ => on_day_at(language, &date(language, day), &time),
    }
}

/// Why the rules refused.
pub fn refusal(language: Language, refusal: &Refusal, offset: UtcOffset, today: Day) -> String {
    match refusal {
        Refusal::NotNow(reason) => not_now(language, reason, offset, today).0,
        Refusal::ClockInDoubt => clock_in_doubt(language),
        Refusal::DayIsOver => day_is_over(language),
        Refusal::NoSuchTicket => no_such_ticket(language),
        Refusal::TicketIs(number, what) => ticket_is(language, *number, *what),
        Refusal::PaperAnsweredBefore => paper_answered_before(language),
        Refusal::MayNotVoid => may_not_void(language),
        Refusal::NoSuchCounter => no_such_counter(language),
        Refusal::NotThisClerk => not_this_clerk(language),
        Refusal::CounterNotOpen => counter_not_open(language),
        Refusal::CounterBusy(number) => counter_busy(language, &number.to_string()),
        Refusal::NobodyAtCounter => nobody_at_counter(language),
        Refusal::NobodyWaiting => nobody_waiting(language),
        Refusal::RecallsUsedUp(most) => recalls_used_up(language, *most),
        Refusal::NoSuchTarget => no_such_target(language),
        Refusal::NobodyWorksThere => nobody_works_there(language),
        Refusal::NothingToDo => nothing_to_do(language),
    }
}

/// Why nothing happened, or that it is not known.
pub fn failure(language: Language, failure: &Failure, offset: UtcOffset, today: Day) -> String {
    match failure {
        Failure::Refused(reason) => refusal(language, reason, offset, today),
        Failure::TooBusy => too_busy(language),
        Failure::Full => disk_full(language),
        Failure::Damaged(_) => storage_damaged(language),
        Failure::Newer => storage_newer(language),
        Failure::Unavailable(_) => storage_unavailable(language),
        Failure::Unknown => not_known(language),
    }
}

fn ticket_is(language: Language, number: TicketNumber, what: TicketIs) -> String {
    let number = number.to_string();
    match what {
        TicketIs::Waiting => ticket_is_waiting(language, &number),
        TicketIs::AtCounter => ticket_is_at_counter(language, &number),
        TicketIs::Held => ticket_is_held(language, &number),
        TicketIs::Missed => ticket_is_missed(language, &number),
        TicketIs::Served => ticket_is_served(language, &number),
        TicketIs::Voided => ticket_is_voided(language, &number),
        TicketIs::SentElsewhere => ticket_is_sent_elsewhere(language, &number),
        TicketIs::HeldElsewhere => ticket_is_held_elsewhere(language, &number),
        TicketIs::ServedElsewhere => ticket_is_served_elsewhere(language, &number),
    }
}

words! {
    joined(first: &str, second: &str) { zh "{first}。{second}", en "{first}. {second}" }
}
