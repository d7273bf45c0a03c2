//! Words of the figures of tickets, on the manager's screen and on paper; and of the demonstration's past.

use crate::domain::hall::Language;
use crate::domain::rating::figures::Share;

words! {
    title() { zh "号票统计", en "Figures of tickets" }
    help() {
        zh "数字由每一张号票的记录直接算出。等候：从取号到第一次叫号；服务：在窗口的时间合计，不含挂起。一半：一半人不超过；九成：十个人里九个不超过。不到 10 张不给时间和百分比。",
        en "Counted from the record of every ticket. Waiting: from the number to its first call. Service: all time at counters, without time put aside. Half / nine of ten: so many took no longer. Of fewer than 10 neither times nor percentages are given."
    }
    from() { zh "从", en "From" }
    to() { zh "到", en "To" }
    show() { zh "查看", en "Show" }
    print() { zh "打印", en "Print" }
    looking() { zh "正在汇总……", en "Adding up…" }
    failed() { zh "现在读不出来，请稍后再试。记录没有丢。", en "It cannot be read now; please try again later. Nothing is lost." }
    bad_range() { zh "请选好起止日期。", en "Choose a first and a last day." }
    none() { zh "这段时间、按这些条件没有号票。", en "No ticket in this time fits what was chosen." }
    damaged(count: usize) { zh "有 {count} 条记录损坏，读不出来：这些数字里没有它们。", en "{count} records are damaged and cannot be read; these figures lack what they said." }

    item() { zh "事项", en "Item" }
    queue() { zh "队列", en "Queue" }
    counter() { zh "窗口", en "Counter" }
    clerk() { zh "窗口人员", en "Clerk" }
    hour() { zh "时段", en "Hour" }
    weekday() { zh "星期", en "Weekday" }
    all() { zh "全部", en "All" }
    no_item() { zh "没有说办什么", en "Did not say" }
    hour_name(hour: u8) { zh "{hour:02}:00 起", en "from {hour:02}:00" }

    issued() { zh "取号", en "Issued" }
    served() { zh "办结", en "Served" }
    missed() { zh "过号", en "Missed" }
    not_come() { zh "没有来", en "Never came" }
    voided() { zh "作废", en "Voided" }
    open() { zh "未完", en "Not over" }
    wait_half() { zh "等候·一半", en "Waiting, half" }
    wait_nine() { zh "等候·九成", en "Waiting, nine of ten" }
    service_half() { zh "服务·一半", en "Service, half" }
    service_nine() { zh "服务·九成", en "Service, nine of ten" }
    too_few() { zh "太少", en "too few" }
    time(minutes: u32, seconds: u32) { zh "{minutes} 分 {seconds:02} 秒", en "{minutes} min {seconds:02} s" }
    hours(hours: u64, minutes: u64) { zh "{hours} 小时 {minutes:02} 分", en "{hours} h {minutes:02} min" }
    share_few(of: u32, all: u32) { zh "{of} / {all}", en "{of} of {all}" }
    share_of(of: u32, all: u32, percent: &str) { zh "{percent}%（{of} / {all}）", en "{percent} % ({of} of {all})" }
    percent(percent: &str) { zh "{percent}%", en "{percent} %" }
    total() { zh "合计", en "All" }
    by_title() { zh "分类数字", en "By groups" }

    summary(issued: u32, served: u32, missed: &str, not_come: u32, voided: &str, open: u32) {
        zh "取号 {issued} 张，办结 {served} 张；过号 {missed}，其中 {not_come} 张一直没有来；作废 {voided}；未完 {open} 张。",
        en "{issued} numbers were taken, {served} served. Missed: {missed}; {not_come} never came. Voided: {voided}. {open} are not over."
    }
    voided_left(voided: u32, left: u32) { zh "{voided} 张（{left} 张是人走了或当天结束）", en "{voided} ({left} because the person left or the day ended)" }
    times(wait_half: &str, wait_nine: &str, service_half: &str, service_nine: &str) {
        zh "等候：一半人不超过 {wait_half}，九成不超过 {wait_nine}。服务：一半 {service_half}，九成 {service_nine}。",
        en "Waiting: half at most {wait_half}, nine of ten at most {wait_nine}. Service: half {service_half}, nine of ten {service_nine}."
    }

    accuracy_title() { zh "等候时间说得准不准", en "How right the waiting times were" }
    accuracy_help() {
        zh "取号时告诉居民的范围，从一半人的等候到八成人的等候。说得准时：约三成正好落在范围里，约八成不超过上限。",
        en "The range told with a number goes from what half wait to what eight of ten wait. Where it is right, about three of ten lie within it and about eight of ten do not exceed it."
    }
    accuracy(within: &str, kept: &str, width: &str) {
        zh "落在范围里 {within}；不超过上限 {kept}；范围平均宽 {width} 分钟。",
        en "Within the range: {within}. Not longer than its end: {kept}. Mean width of the range: {width} min."
    }
    accuracy_more(sooner: u32, later: u32) { zh "比范围早叫到 {sooner} 张，比范围晚 {later} 张。", en "{sooner} were called before their range, {later} after it." }
    accuracy_none() { zh "没有告诉过范围又叫到号的票。", en "No ticket was told a range and then called." }

    workload_title() { zh "窗口工作量", en "Work of the counters" }
    workload_help() { zh "开窗时间不含暂停；事项和队列的条件对这张表不起作用。", en "Open time is without pauses. A choice of item or queue does not narrow this table." }
    workload_none() { zh "这段时间没有开窗。", en "No counter was open in this time." }
    open_time() { zh "开窗", en "Open" }
    serving_time() { zh "在服务", en "Serving" }
    busy() { zh "忙的比例", en "Busy" }
    shifts() { zh "人·天", en "Shifts" }

    heat_title() { zh "什么时候人多", en "When people come" }
    heat_summary(day: &str, hour: u8, count: u32) { zh "人最多的是{day} {hour} 点，一共取号 {count} 张。", en "Most came on {day} from {hour}:00: {count} numbers in all." }
    heat_label() { zh "每个星期几、每个小时的取号张数", en "Numbers taken by weekday and hour" }
    trend_title() { zh "变化趋势", en "Trend" }
    trend_summary(name: &str, most: u32, last_name: &str, last: u32) { zh "最多的是 {name}，{most} 张；最后是 {last_name}，{last} 张。", en "Most: {name} with {most}. Last: {last_name} with {last}." }
    trend_label() { zh "取号张数", en "Numbers taken" }
    by_day() { zh "按天", en "By day" }
    by_month() { zh "按月", en "By month" }
    by_year() { zh "按年", en "By year" }
    time_span() { zh "时间", en "Time" }
    table_behind() { zh "看表格", en "As a table" }
    between() { zh "，", en ", " }
    made(time: &str, device: &str) { zh "打印时间 {time} · {device}", en "Printed {time} · {device}" }
    chosen(what: &str) { zh "只算：{what}", en "Only: {what}" }

    past_off() { zh "演示数据是空的。可以生成一个月和一年的演示记录。", en "This demonstration is empty. A month and a year of sample records can be made." }
    past_waits() { zh "正在准备演示记录……", en "Getting ready to make sample records…" }
    past_month(days: usize, month: usize) { zh "正在生成最近一个月的演示记录：{days} / {month} 天。", en "Making the newest month of sample records: {days} of {month} days." }
    past_year(days: usize, of: usize) { zh "最近一个月已有；正在生成一年的演示记录：{days} / {of} 天。可以照常使用。", en "The newest month is there. Making a year of sample records: {days} of {of} days. Everything can be used meanwhile." }
    past_done() { zh "一年的演示记录已经齐全。", en "A year of sample records is there." }
    past_failed(why: &str) { zh "演示记录没有生成完（{why}）。已有的照样可用。", en "The sample records could not be finished ({why}). What is there can be used." }
    past_load() { zh "生成演示记录", en "Make sample records" }
}

/// Monday is 0.
pub fn weekday_name(language: Language, weekday: u8) -> &'static str {
    let place = usize::from(weekday % 7);
    match language {
        Language::Zh => ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"][place],
        Language::En => ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][place],
    }
}

/// Seconds as minutes and seconds.
pub fn duration(language: Language, seconds: u32) -> String {
    time(language, seconds / 60, seconds % 60)
}

/// With numerator and denominator; of few without a percentage.
pub fn share(language: Language, share: Share) -> String {
    match share.per_mille().filter(|_| !share.is_small()) {
        None => share_few(language, share.of, share.all),
        Some(per_mille) => share_of(language, share.of, share.all, &tenths(per_mille)),
    }
}

/// `12.3`.
pub fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// `71.2 %`: numerator and denominator stand beside it.
pub fn share_percent(language: Language, share: Share) -> String {
    share.per_mille().map_or_else(|| too_few(language), |per_mille| percent(language, &tenths(per_mille)))
}
