//! Words of the manager's figures of ratings, with the formulas beside them.

use crate::domain::hall::Language;
use crate::domain::rating::report::By;

words! {
    title() { zh "满意度评价", en "Ratings" }
    help() { zh "数字直接来自评价记录，每条都能查到。不到 10 条的只写数量，不算百分比。没有人评价的服务不会被当成好评。", en "These figures come straight from the records. Of fewer than 10 only counts are given, no percentage. What nobody rated is never taken for a good rating." }
    from() { zh "从", en "From" }
    to() { zh "到", en "To" }
    show() { zh "查看", en "Show" }
    print() { zh "打印", en "Print" }
    bad_range() { zh "请选好起止日期。", en "Choose a first and a last day." }
    span(from: &str, to: &str) { zh "{from} 至 {to}", en "{from} to {to}" }
    levels_title() { zh "按满意程度", en "By level" }
    col_level() { zh "评价", en "Rating" }
    col_services() { zh "对服务的评价", en "Of services" }
    col_open() { zh "对大厅整体（另计）", en "Of the hall as a whole (apart)" }
    total() { zh "合计", en "Total" }
    none() { zh "这段时间没有评价。", en "Nobody has rated in this time." }
    chart_summary(all: u32, good: u32, bad: u32) { zh "对服务的评价 {all} 条：好评 {good} 条，差评 {bad} 条。", en "{all} ratings of services: {good} good, {bad} bad." }
    rates_title() { zh "三个率", en "The three rates" }
    col_rate() { zh "指标", en "Rate" }
    col_value() { zh "数值", en "Value" }
    col_formula() { zh "怎么算", en "How it is made" }
    good() { zh "好评率", en "Good ratings" }
    good_formula() { zh "基本满意及以上 ÷ 全部计入的评价（含别处导入的默认评价）", en "fairly satisfied and better ÷ all ratings that count (with default ratings imported from elsewhere)" }
    active_good() { zh "主动评价好评率", en "Good among active ratings" }
    active_formula() { zh "居民自己选的基本满意及以上 ÷ 居民自己选的全部评价", en "fairly satisfied and better, chosen by residents ÷ all that residents chose" }
    unrated() { zh "不评率", en "Not rated" }
    unrated_formula() { zh "没有评价的服务 ÷ 可以评价的服务（办结的号票和办件；号票办成收件的只算办件）", en "services nobody rated ÷ services that could be rated (tickets served and cases decided; a ticket that led to a case counts as the case)" }
    default_line(count: u32) { zh "默认评价（别处导入，本系统从不产生）：{count} 条", en "Default ratings (imported only, never made here): {count}" }
    apart_line(suspicious: u32, upheld: u32) { zh "另计：有疑问未核实 {suspicious} 条，申诉成立 {upheld} 条", en "Counted apart: {suspicious} suspicious and not looked at, {upheld} with an objection upheld" }
    followed_title() { zh "差评整改", en "What followed bad ratings" }
    called() { zh "回访率", en "Called back" }
    called_formula() { zh "已回访 ÷ 差评整改总数", en "called back ÷ all follow-ups" }
    called_in_time() { zh "按时回访率", en "Called back in time" }
    called_in_time_formula() { zh "期限内回访 ÷ 差评整改总数", en "called back within the limit ÷ all follow-ups" }
    settled() { zh "整改率", en "Mended" }
    settled_formula() { zh "已整改或两人核实不属实 ÷ 差评整改总数", en "mended, or found groundless by two people ÷ all follow-ups" }
    settled_in_time() { zh "按时整改率", en "Mended in time" }
    settled_in_time_formula() { zh "期限内整改 ÷ 差评整改总数", en "mended within the limit ÷ all follow-ups" }
    answered() { zh "答复率", en "Answered" }
    answered_formula() { zh "已答复居民 ÷ 差评整改总数", en "answered ÷ all follow-ups" }
    again() { zh "二次评价满意", en "Good when rated again" }
    again_formula() { zh "再次评价不是差评 ÷ 再次评价", en "not bad when rated again ÷ rated again" }
    groups_title() { zh "分开看", en "Told apart" }
    by_item() { zh "按事项", en "By item" }
    by_queue() { zh "按队列", en "By queue" }
    by_counter() { zh "按窗口", en "By counter" }
    by_clerk() { zh "按人员", en "By clerk" }
    by_hour() { zh "按时段", en "By hour" }
    col_item() { zh "事项", en "Item" }
    col_queue() { zh "队列", en "Queue" }
    col_counter() { zh "窗口", en "Counter" }
    col_clerk() { zh "人员", en "Clerk" }
    col_hour() { zh "时段", en "Hour" }
    col_all() { zh "评价", en "Ratings" }
    col_bad() { zh "差评", en "Bad" }
    not_said() { zh "（没有说明）", en "(not said)" }
    groups_none() { zh "这段时间没有可以评价的服务，也没有评价。", en "In this time there was neither a service that could be rated nor a rating." }
    suspicious_title() { zh "有疑问的评价", en "Suspicious ratings" }
    suspicious_none() { zh "没有待核实的。", en "None waits to be looked at." }
    suspicious_more(count: usize) { zh "还有 {count} 条没有列出；缩短日期可以看到。", en "{count} more are not listed; a shorter span shows them." }
    damaged(count: usize) { zh "有 {count} 处记录损坏，数字可能偏少。", en "{count} records are damaged; the figures may be too low." }
    made(time: &str, device: &str) { zh "{time} 由 {device} 打印", en "Printed {time} on {device}" }
}

/// On the button of a grouping.
pub fn by(language: Language, by: By) -> String {
    match by {
        By::Item => by_item(language),
        By::Queue => by_queue(language),
        By::Counter => by_counter(language),
        By::Clerk => by_clerk(language),
        By::Hour => by_hour(language),
    }
}

/// Above the names of a grouping.
pub fn head(language: Language, by: By) -> String {
    match by {
        By::Item => col_item(language),
        By::Queue => col_queue(language),
        By::Counter => col_counter(language),
        By::Clerk => col_clerk(language),
        By::Hour => col_hour(language),
    }
}
