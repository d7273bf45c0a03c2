//! Words of the monthly and yearly report, on the manager's screen and on paper, with the formula of the model counters.

use super::figures::{duration, share, tenths, too_few};
use crate::domain::hall::Language;
use crate::domain::report::{
    Because, Change, GOOD_POINTS, KEPT_POINTS, MENDED_POINTS, MODEL_POINTS_MIN, RATINGS_MIN, SERVED_MIN, Span, Value,
};
use crate::domain::time::Day;

words! {
    title() { zh "月报和年报", en "Monthly and yearly report" }
    help() {
        zh "把号票、办件、评价的数字合在一起，和上一期对比；可以打印成 A4，由负责人签发。签发后的数字一直保存，不能删除。",
        en "Figures of tickets, cases and ratings together, beside the month or year before; printed on A4 and signed by the manager. What was signed is kept for ever."
    }
    which() { zh "哪一期", en "Which" }
    months() { zh "月报", en "Months" }
    years() { zh "年报", en "Years" }
    running(name: &str) { zh "{name}（还没有结束）", en "{name} (not over)" }
    make() { zh "生成报表", en "Make the report" }
    print() { zh "打印报表", en "Print the report" }
    making() { zh "正在汇总两期的数字……", en "Adding up both spans…" }
    failed() { zh "现在读不出来，报表没有生成。请稍后再试，记录没有丢。", en "It cannot be read now, and there is no report. Please try again later; nothing is lost." }
    idle() { zh "选好月份或年份，再点“生成报表”。", en "Choose a month or a year, then “Make the report”." }
    another(name: &str) { zh "下面是{name}的报表；要看别的，请点“生成报表”。", en "Below is the report of {name}. For another one press “Make the report”." }
    month(year: i32, month: u32) { zh "{year} 年 {month} 月", en "{year}-{month:02}" }
    year(year: i32) { zh "{year} 年", en "{year}" }
    heading(name: &str) { zh "{name}工作报表", en "Report of {name}" }
    made(time: &str, place: &str) { zh "{time} 汇总，记录计到第 {place} 号为止", en "Added up {time}, of all records up to number {place}" }
    made_on(device: &str) { zh "由 {device} 打印", en "printed on {device}" }
    damaged(count: u32) { zh "有 {count} 条记录损坏，读不出来：这些数字里没有它们。", en "{count} records are damaged and cannot be read; these figures lack what they said." }
    empty() { zh "这一期没有任何记录。", en "Nothing is recorded in this span." }
    empty_before(name: &str) { zh "{name}没有记录，不能对比。", en "Nothing is recorded of {name}: there is nothing to compare with." }
    small() { zh "不到 10 的，百分比和时间不写也不对比；数量照写，也照样对比。", en "Percentages and times of fewer than 10 are neither given nor compared; counts are." }

    col_figure() { zh "指标", en "Figure" }
    change() { zh "增减", en "Change" }
    none() { zh "没有", en "none" }
    same() { zh "持平", en "same" }
    more(amount: &str) { zh "+{amount}", en "+{amount}" }
    less(amount: &str) { zh "\u{2212}{amount}", en "\u{2212}{amount}" }
    points_of(tenths: &str) { zh "{tenths} 个百分点", en "{tenths} points" }
    not_compared() { zh "无法对比", en "nothing to compare with" }
    no_change() { zh "—", en "—" }

    tickets() { zh "号票", en "Tickets" }
    tickets_summary(issued: u32, change: &str, served: u32, wait: &str) {
        zh "取号 {issued} 张（和上期比：{change}），办结 {served} 张；一半人等候不超过 {wait}。",
        en "{issued} numbers were taken (against the span before: {change}), {served} served; half waited at most {wait}."
    }
    cases() { zh "办件", en "Cases" }
    cases_summary(taken: u32, finished: u32, on_time: &str, overdue: u32) {
        zh "收件 {taken} 件，办结 {finished} 件，其中按时 {on_time}；期末超期未办结 {overdue} 件。",
        en "{taken} cases were accepted and {finished} decided, on time {on_time}; {overdue} were past a limit and undecided at the end."
    }
    ratings() { zh "满意度评价", en "Ratings" }
    ratings_summary(all: u32, change: &str, good: &str, bad: u32) {
        zh "对服务的评价 {all} 条（和上期比：{change}），主动评价好评率 {good}，差评 {bad} 条。",
        en "{all} ratings of services (against the span before: {change}), good among active ratings {good}, {bad} bad."
    }
    followed() { zh "差评整改", en "What followed bad ratings" }
    followed_summary(opened: u32, settled: &str, late: u32) {
        zh "开始整改 {opened} 条，按时整改 {settled}，期末超期 {late} 条。",
        en "{opened} follow-ups were opened, mended in time {settled}; {late} were overdue at the end of the span."
    }
    counters() { zh "窗口", en "Counters" }
    counters_summary(count: usize, most: &str, served: u32) {
        zh "{count} 个窗口有记录，办结最多的是 {most}，{served} 张。",
        en "{count} counters have records; most were served at {most}: {served}."
    }
    counters_none() { zh "没有窗口的记录。", en "Nothing is recorded of any counter." }
    col_counter() { zh "窗口", en "Counter" }
    col_served() { zh "办结", en "Served" }
    col_open() { zh "开窗", en "Open" }
    col_busy() { zh "忙的比例", en "Busy" }
    col_ratings() { zh "评价", en "Ratings" }
    col_bad() { zh "差评", en "Bad" }
    col_good() { zh "好评率", en "Good" }
    items() { zh "办得最多的事项", en "Items most asked for" }
    items_summary(name: &str, issued: u32, kinds: usize) {
        zh "一共 {kinds} 种事项，最多的是“{name}”，取号 {issued} 张。",
        en "{kinds} items in all; most numbers were taken for “{name}”: {issued}."
    }
    items_none() { zh "没有取号记录。", en "No number was taken." }
    col_item() { zh "事项", en "Item" }

    models() { zh "示范窗口", en "Model counters" }
    formula_title() { zh "示范窗口怎么评", en "How model counters are found" }
    col_rank() { zh "名次", en "Rank" }
    col_points() { zh "得分", en "Points" }
    col_good_part(most: u32) { zh "好评（{most}）", en "Good ratings ({most})" }
    col_kept_part(most: u32) { zh "按时办结（{most}）", en "On time ({most})" }
    col_mended_part(most: u32) { zh "按时整改（{most}）", en "Mended ({most})" }
    col_points_before() { zh "上期得分", en "Before" }
    rank(rank: u32) { zh "第 {rank} 名", en "{rank}" }
    rank_tied(rank: u32) { zh "并列第 {rank} 名", en "{rank} (tied)" }
    model() { zh "示范窗口", en "model counter" }
    few_ratings(most: u32) { zh "评价不到 {most} 条，不排名", en "under {most} ratings: not ranked" }
    few_served(most: u32) { zh "办结不到 {most} 张，不排名", en "under {most} served: not ranked" }
    points(points: u32, of: u32, all: u32) { zh "{points}（{of} / {all}）", en "{points} ({of} of {all})" }
    points_full(points: u32) { zh "{points}（没有，记满分）", en "{points} (none: full)" }
    models_summary(names: &str) { zh "示范窗口：{names}。", en "Model counters: {names}." }
    models_nobody(most: u32) { zh "没有窗口达到 {most} 分并且名次在前三分之一。", en "No counter has {most} points and is among the first third." }
    models_none() { zh "没有窗口的评价和办结够多，不排名。", en "No counter has enough ratings and tickets to be ranked." }
    formula_rule(good: u32, kept: u32, mended: u32, ratings: u32, served: u32, least: u32) {
        zh "计算办法：满分 1000 分。好评 {good} 分 × 好评 ÷ 计入的主动评价；按时办结 {kept} 分 × 承诺期限内办结的办件 ÷ 办结的办件；按时整改 {mended} 分 × 期限内整改的差评 ÷ 已到期或已整改的差评。每项四舍五入到整数；没有办件或没有差评的，该项记满分。两人核实不属实的差评、申诉成立的差评、有疑问未核实的评价不计入。计入的评价不到 {ratings} 条或办结不到 {served} 张的窗口不排名。同分并列。名次在前三分之一（至少一名）并且不低于 {least} 分的是示范窗口。评价多少、办得快慢不计分。",
        en "The formula: 1,000 points. Good ratings: {good} × good ÷ active ratings that count. On time: {kept} × cases decided within the promise ÷ cases decided. Mended: {mended} × bad ratings mended within the limit ÷ bad ratings due or mended. Each part is rounded to a whole number; without a case, or without a bad rating, that part is full. Bad ratings that two people found groundless, those with an objection upheld, and suspicious ones that nobody has looked at do not count. A counter with fewer than {ratings} ratings that count or fewer than {served} tickets served is not ranked. The same points are the same rank. A model counter is among the first third (at least one) and has at least {least} points. How many rate, and how fast a counter works, gives no points."
    }

    sign_title() { zh "签发", en "Signature" }
    too_early(day: Day) { zh "这一期还没有结束，{day} 起可以签发。", en "It is not over; it can be signed from {day} on." }
    unsigned() { zh "还没有签发。", en "Nobody has signed it." }
    signed() { zh "已签发，和现在的记录一致。", en "Signed; the records say the same today." }
    differs(count: usize) { zh "已签发，但签发的数字和现在的记录不同：有 {count} 项不一样。", en "Signed, but the figures signed differ from today's: {count} of them." }
    differs_why() {
        zh "签发以后还会有新的评价、回访整改和办件更正，所以可能不同。签发的数字保存不变；需要时可以写明原因，再签发一次。",
        en "Ratings, follow-ups and corrections may come after a signature. What was signed stays as it is; it can be signed once more with a reason."
    }
    unreadable() { zh "签发记录读不出来，不知道有没有签发过；现在不能签发。", en "The record of signatures cannot be read: whether it was signed is not known, and it cannot be signed now." }
    unknown_events(count: u32) { zh "另有 {count} 条签发记录这个版本看不懂，或者和它的指纹不符。", en "{count} more records of signatures are a newer program's, or do not fit their digest." }
    signature(name: &str, time: &str, short: &str, place: &str) { zh "{name} 于 {time} 签发，数字指纹 {short}，计到第 {place} 号记录", en "{name}, {time}; digest {short}, records up to number {place}" }
    signature_because(line: &str, because: &str) { zh "{line}；再次签发的原因：{because}", en "{line}; signed once more because {because}" }
    col_signed() { zh "签发时", en "Signed" }
    col_now() { zh "现在", en "Now" }
    absent() { zh "没有", en "none" }
    not_yours() { zh "签发由大厅负责人办理。", en "Reports are signed by the hall's manager." }
    sign() { zh "签发…", en "Sign…" }
    sign_again() { zh "再次签发…", en "Sign once more…" }
    sign_asks(name: &str, short: &str) { zh "用您的名义签发{name}的报表，数字指纹 {short}。签发后不能删除。", en "This signs the report of {name} in your name, digest {short}. It cannot be taken away." }
    why() { zh "再次签发的原因", en "Why it is signed once more" }
    later_records() { zh "后来有了属于这一期的评价、整改或办件记录", en "ratings, follow-ups or cases of the span have come since" }
    corrected() { zh "有记录登记错了，已经更正", en "something recorded by mistake was put right" }
    readable() { zh "有记录之前读不出来，现在可以（或相反）", en "records can be read now that could not be before, or the other way round" }
    mistake() { zh "上次签发得太早", en "it was signed too hastily" }
    do_it() { zh "确认签发", en "Sign it" }
    cancel() { zh "不签了", en "Cancel" }
    working() { zh "正在核对数字并保存……", en "Checking the figures and saving…" }
    done() { zh "已签发", en "Signed" }
    unsure() { zh "不知道签发了没有。请原样再按一次“确认签发”，不会重复。", en "It is not known whether it was signed. Press “Sign it” again without changing anything: it will not be done twice." }
    moved() { zh "记录刚刚有变化，没有签发。请点“生成报表”，看过新的数字再签发。", en "The records have just changed, and nothing was signed. Make the report again and look at the new figures first." }
    signed_before(name: &str, time: &str) { zh "这份报表 {name} 已于 {time} 签发过，数字一样，不用再签。", en "{name} signed this very report on {time}; there is nothing to do." }
    needs_reason() { zh "请选再次签发的原因。", en "Please choose why it is signed once more." }
    clock_in_doubt() { zh "这台机器的日期要先确认，才能签发。", en "The date of this machine must be confirmed before anything is signed." }
    sheet_sign() { zh "负责人签字：____________________　　日期：____________________", en "Manager: ____________________    Date: ____________________" }
    sheet_digest(digest: &str) { zh "数字指纹（SHA-256）：{digest}", en "Digest of the figures (SHA-256): {digest}" }
    between() { zh "、", en ", " }
}

/// What people call a month or a year.
pub fn span(language: Language, span: Span) -> String {
    match span.year_and_month() {
        (of, None) => year(language, of),
        (of, Some(number)) => month(language, of, number),
    }
}

/// The formula as it stands in the help and in every report.
pub fn formula(language: Language) -> String {
    formula_rule(language, GOOD_POINTS, KEPT_POINTS, MENDED_POINTS, RATINGS_MIN, SERVED_MIN, MODEL_POINTS_MIN)
}

/// Why a report is signed once more.
pub fn because(language: Language, why: Because) -> String {
    match why {
        Because::LaterRecords => later_records(language),
        Because::Corrected => corrected(language),
        Because::Readable => readable(language),
        Because::Mistake => mistake(language),
    }
}

/// What stands in a row.
pub fn value(language: Language, value: Value) -> String {
    match value {
        Value::Count(count) => count.to_string(),
        Value::Seconds(_, count) if count < crate::domain::rating::figures::SMALL => too_few(language),
        Value::Seconds(seconds, _) => duration(language, seconds),
        Value::Share(of) if of.all == 0 => none(language),
        Value::Share(of) => share(language, of),
    }
}

/// How it differs from the span before.
pub fn changed(language: Language, by: Change) -> String {
    let signed = |amount: i64, text: &dyn Fn(u32) -> String| {
        let text = text(u32::try_from(amount.unsigned_abs()).unwrap_or(u32::MAX));
        match amount {
            0 => same(language),
            1.. => more(language, &text),
            _ => less(language, &text),
        }
    };
    match by {
        Change::Count(by) => signed(by, &|by| by.to_string()),
        Change::Seconds(by) => signed(by, &|by| duration(language, by)),
        Change::Tenths(by) => signed(by, &|by| points_of(language, &tenths(by))),
        Change::TooFew => too_few(language),
    }
}
