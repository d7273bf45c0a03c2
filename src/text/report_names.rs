//! Names of the report's rows, and of the figures that a signature holds.

use super::figures as ticket_words;
use super::rating_report as rating_words;
use crate::domain::hall::Language;
use crate::domain::report::Row;

words! {
    missed() { zh "过号", en "Missed" }
    wait_half() { zh "等候：一半人不超过", en "Waiting: half at most" }
    wait_nine() { zh "等候：九成不超过", en "Waiting: nine of ten at most" }
    service_half() { zh "服务：一半不超过", en "Service: half at most" }
    service_nine() { zh "服务：九成不超过", en "Service: nine of ten at most" }
    within() { zh "等候在告知的范围里", en "Waits within the range told" }
    not_longer() { zh "等候不超过告知的上限", en "Waits not longer than told" }
    taken() { zh "收件", en "Accepted" }
    finished() { zh "办结", en "Decided" }
    on_time() { zh "按时办结", en "Decided on time" }
    withdrawn() { zh "申请人撤回", en "Taken back" }
    overdue() { zh "期末超期未办结", en "Overdue and undecided at the end" }
    suspicious() { zh "另计：有疑问未核实", en "Apart: suspicious, not looked at" }
    opened() { zh "开始整改", en "Follow-ups opened" }
    closed() { zh "已答复办结", en "Answered and closed" }
    late() { zh "期末超期", en "Overdue at the end of the span" }
    groundless() { zh "两人核实不属实", en "Found groundless by two people" }

    given_back() { zh "作废：号没有用", en "Voided: never used" }
    left() { zh "作废：人走了或当天结束", en "Voided: left, or the day ended" }
    waits() { zh "叫到过的号票", en "Tickets called" }
    services() { zh "算服务时间的号票", en "Tickets with a service time" }
    told() { zh "告知过范围并叫到", en "Told a range and called" }
    told_sooner() { zh "比告知的早", en "Sooner than told" }
    told_within() { zh "在告知的范围里", en "Within the range told" }
    told_later() { zh "比告知的晚", en "Later than told" }
    told_width() { zh "告知范围宽度合计（分钟）", en "Widths of the ranges, minutes" }
    seconds(name: &str) { zh "{name}（秒）", en "{name} (seconds)" }
    level(score: &str) { zh "评价 {score} 分档", en "Ratings with {score} of 5" }
    default_all() { zh "默认评价（导入）", en "Default ratings (imported)" }
    default_good() { zh "默认评价中的好评", en "Good default ratings" }
    open_all() { zh "对大厅整体的评价", en "Ratings of the hall as a whole" }
    open_good() { zh "对大厅整体的好评", en "Good ratings of the hall as a whole" }
    upheld() { zh "申诉成立不计入", en "Objection upheld, not counted" }
    could_rate() { zh "可以评价的服务", en "Services that could be rated" }
    rated() { zh "评价过的服务", en "Services rated" }
    called() { zh "已回访", en "Called back" }
    called_in_time() { zh "按时回访", en "Called back in time" }
    settled() { zh "已整改或核实", en "Mended or found groundless" }
    settled_in_time() { zh "按时整改", en "Mended in time" }
    rated_again() { zh "再次评价", en "Rated again" }
    better() { zh "再次评价不是差评", en "Not bad when rated again" }
    unreadable() { zh "读不出的记录", en "Records that cannot be read" }
    ratings() { zh "评价", en "ratings" }
    good() { zh "好评", en "good ratings" }
    to_mend() { zh "到期或已整改的差评", en "bad ratings due or mended" }
    mended() { zh "按时整改的差评", en "bad ratings mended in time" }
    open_time() { zh "开窗（秒）", en "open, seconds" }
    serving_time() { zh "在服务（秒）", en "serving, seconds" }
    of_counter(counter: &str, figure: &str) { zh "{counter}：{figure}", en "{counter}: {figure}" }
    of_item(item: &str) { zh "取号：{item}", en "Numbers for {item}" }
}

/// What a row is called.
pub fn row(language: Language, row: Row) -> String {
    let word: fn(Language) -> String = match row {
        Row::Issued => ticket_words::issued,
        Row::Served => ticket_words::served,
        Row::Missed => missed,
        Row::Voided => ticket_words::voided,
        Row::WaitHalf => wait_half,
        Row::WaitNine => wait_nine,
        Row::ServiceHalf => service_half,
        Row::ServiceNine => service_nine,
        Row::Within => within,
        Row::NotLonger => not_longer,
        Row::Taken => taken,
        Row::Finished => finished,
        Row::OnTime => on_time,
        Row::Withdrawn => withdrawn,
        Row::Overdue => overdue,
        Row::Level(of) => return super::rating::level(language, of),
        Row::Suspicious => suspicious,
        Row::Good => rating_words::good,
        Row::ActiveGood => rating_words::active_good,
        Row::Unrated => rating_words::unrated,
        Row::Opened => opened,
        Row::CalledInTime => rating_words::called_in_time,
        Row::SettledInTime => rating_words::settled_in_time,
        Row::Closed => closed,
        Row::Late => late,
        Row::Groundless => groundless,
    };
    word(language)
}

/// What a signed figure of the hall is called; its own name where a later program counted it.
pub fn of_hall(language: Language, name: &str) -> String {
    let in_seconds: Option<fn(Language) -> String> = match name {
        "tickets/wait_half_s" => Some(wait_half),
        "tickets/wait_nine_of_ten_s" => Some(wait_nine),
        "tickets/service_half_s" => Some(service_half),
        "tickets/service_nine_of_ten_s" => Some(service_nine),
        _ => None,
    };
    if let Some(word) = in_seconds {
        return seconds(language, &word(language));
    }
    if let Some(score) = name.strip_prefix("ratings/level_") {
        return level(language, score);
    }
    known(name).map_or_else(|| name.to_owned(), |word| word(language))
}

fn known(name: &str) -> Option<fn(Language) -> String> {
    Some(match name {
        "tickets/issued" => ticket_words::issued,
        "tickets/served" => ticket_words::served,
        "tickets/missed" => ticket_words::missed,
        "tickets/not_come" => ticket_words::not_come,
        "tickets/given_back" => given_back,
        "tickets/left" => left,
        "tickets/open" => ticket_words::open,
        "tickets/waits" => waits,
        "tickets/services" => services,
        "tickets/told" => told,
        "tickets/told_sooner" => told_sooner,
        "tickets/told_within" => told_within,
        "tickets/told_later" => told_later,
        "tickets/told_width_minutes" => told_width,
        "cases/taken" => taken,
        "cases/finished" => finished,
        "cases/on_time" => on_time,
        "cases/withdrawn" => withdrawn,
        "cases/overdue" => overdue,
        "ratings/default" => default_all,
        "ratings/default_good" => default_good,
        "ratings/open" => open_all,
        "ratings/open_good" => open_good,
        "ratings/suspicious" => suspicious,
        "ratings/upheld" => upheld,
        "ratings/services" => could_rate,
        "ratings/rated" => rated,
        "follow_ups/opened" => opened,
        "follow_ups/called" => called,
        "follow_ups/called_in_time" => called_in_time,
        "follow_ups/settled" => settled,
        "follow_ups/settled_in_time" => settled_in_time,
        "follow_ups/closed" => closed,
        "follow_ups/overdue" => late,
        "follow_ups/rated_again" => rated_again,
        "follow_ups/better" => better,
        "follow_ups/groundless" => groundless,
        "records/unreadable" => unreadable,
        _ => return None,
    })
}

/// What a signed figure of a counter is called.
pub fn of_a_counter(language: Language, name: &str) -> String {
    let word: fn(Language) -> String = match name {
        "served" => ticket_words::served,
        "shifts" => ticket_words::shifts,
        "ratings" => ratings,
        "good" => good,
        "groundless" => groundless,
        "services" => could_rate,
        "rated" => rated,
        "decided" => finished,
        "on_time" => on_time,
        "to_mend" => to_mend,
        "mended" => mended,
        "open_s" => open_time,
        "serving_s" => serving_time,
        _ => return name.to_owned(),
    };
    word(language)
}
