//! Words of the pages on which the hall tells everybody something.

use crate::domain::board::{Cover, LineKind, Period, PlaceKind, Side};
use crate::domain::hall::Language;
use crate::domain::hall::calendar::ClosedReason;
use crate::domain::time::Day;

words! {
    title() { zh "公告公开", en "Notices" }
    hint() { zh "想看哪一样，请按一下", en "Touch what you want to see" }
    news() { zh "社区动态", en "News" }
    news_hint() { zh "最近有什么事", en "What is going on" }
    no_news() { zh "现在没有新的通知", en "There is no news at the moment" }
    accounts() { zh "居务公开", en "Open accounts" }
    accounts_hint() { zh "钱从哪来、花到哪去", en "Where the money comes from and goes" }
    no_accounts() { zh "现在没有公开的账目", en "No accounts have been published yet" }
    regulations() { zh "政策法规", en "Rules and laws" }
    regulations_hint() { zh "跟您有关的规定，一句话说明白", en "What concerns you, in a sentence" }
    no_regulations() { zh "这里还没有政策法规", en "No rules have been entered yet" }
    places() { zh "找网格员", en "My grid manager" }
    places_hint() { zh "谁管您家这一片", en "Who looks after your street" }
    which_place() { zh "您家住在哪里？", en "Where do you live?" }
    which_place_hint() { zh "请按街道或小区的名字，或者打字。没有您家？请按“呼叫帮助”。", en "Touch your street or estate, or type. Not here? Press “Call for help”." }
    address_label() { zh "住址", en "Address" }
    address_hint() { zh "街道或小区、门牌号，如 xyl17", en "Street and number, such as 17 Muge" }
    looking() { zh "正在查……", en "Looking…" }
    look_failed() { zh "现在查不了，请按街道或小区的名字。", en "This cannot be looked up now: touch your street or estate." }
    because(runs: &str) { zh "{runs}，归这个网格管", en "{runs}: looked after by this grid" }
    also() { zh "；", en "; " }
    plain_run(place: &str, numbers: &str) { zh "{place} {numbers}", en "{place} {numbers}" }
    run_of_side(place: &str, numbers: &str, side: &str) { zh "{place} {numbers} {side}", en "{place} {numbers} {side}" }
    odd_side() { zh "单号", en "(odd)" }
    even_side() { zh "双号", en "(even)" }
    grid_of(number: u8, manager: &str) { zh "第 {number} 网格 · {manager}", en "Grid {number} · {manager}" }
    which_of_these() { zh "是下面哪一个？", en "Which of these?" }
    more_of_these() { zh "还有更多：请把名字打全，或加上门牌号", en "There are more: type more of the name, or the number" }
    overlong(place: &str) { zh "{place}没有这么大的号码，请看看是不是多打了数字", en "{place} has no number as large as this: perhaps a digit too many" }
    uncovered_place(place: &str) { zh "{place}归哪个网格，这里没有登记", en "It is not on record which grid looks after {place}" }
    uncovered_house(place: &str, number: u16) { zh "{place} {number} 号归哪个网格，这里没有登记", en "It is not on record which grid looks after {number} {place}" }
    uncovered_building(place: &str, number: u16) { zh "{place} {number} 号楼归哪个网格，这里没有登记", en "It is not on record which grid looks after building {number} of {place}" }
    nobody_found(typed: &str) { zh "没有找到“{typed}”", en "Nothing was found for “{typed}”" }
    nobody_next() { zh "看看有没有打错，也可以按街道或小区的名字，或打电话问。", en "Check what you typed, touch your street or estate, or call." }
    by_name() { zh "看街道和小区", en "Show streets and estates" }
    no_places() { zh "这里还没有网格的资料", en "No grids have been entered yet" }
    which_house(street: &str) { zh "{street}，您家是几号？", en "{street}: which number?" }
    which_building(estate: &str) { zh "{estate}，您家是几号楼？", en "{estate}: which building?" }
    lines_tile() { zh "热线电话", en "Help lines" }
    lines() { zh "开放时间和热线", en "Hours and help lines" }
    lines_hint() { zh "几点开门、打哪个电话", en "When we are open, whom to call" }
    more_lines() { zh "还可以打这些电话", en "More numbers to call" }
    desks() { zh "哪天谁来", en "Who comes when" }
    desks_hint() { zh "公积金、律师、残联……哪天在大厅", en "Housing fund, lawyer and others" }
    desks_title() { zh "最近七天谁来大厅", en "Who comes in the next seven days" }
    no_desks() { zh "最近七天没有部门轮流来", en "Nobody comes in the next seven days" }
    today() { zh "今天", en "Today" }
    tomorrow() { zh "明天", en "Tomorrow" }
    nobody_comes() { zh "都不来", en "Nobody comes" }
    holiday() { zh "法定节假日", en "Public holiday" }
    at_counter(number: &str) { zh "{number} 号窗口", en "Counter {number}" }
    from_to(from: &str, to: &str) { zh "{from}–{to}", en "{from}–{to}" }
    days_from_to(first: &str, last: &str) { zh "{first}至{last}", en "{first} to {last}" }
    said_by(department: &str, day: &str) { zh "{department} · {day}", en "{department} · {day}" }
    published_by(department: &str, day: &str) { zh "{department} {day} 公开", en "Published by {department}, {day}" }
    since(day: &str) { zh "{day}起施行", en "In force since {day}" }
    number() { zh "文号", en "Number" }
    issuer() { zh "谁发布", en "Made by" }
    effective() { zh "什么时候起施行", en "In force since" }
    revised() { zh "最近修改", en "Last changed" }
    says() { zh "说了什么", en "What it says" }
    concerns() { zh "和这些事有关", en "It concerns" }
    in_yuan() { zh "单位：元", en "In yuan" }
    opening() { zh "原来有", en "There was" }
    closing() { zh "现在有", en "There is" }
    total() { zh "合计", en "Total" }
    all_income() { zh "收入一共", en "All income" }
    all_spending() { zh "支出一共", en "All spending" }
    income() { zh "收入", en "Income" }
    spending() { zh "支出", en "Spending" }
    households() { zh "户", en "Households" }
    people() { zh "人", en "People" }
    grid(number: u8) { zh "第 {number} 网格", en "Grid {number}" }
    manager() { zh "您的网格员", en "Your grid manager" }
    phone() { zh "电话", en "Telephone" }
    stand_in() { zh "找不到人，就找", en "If not there, call" }
    stand_in_is(name: &str, phone: &str) { zh "{name} {phone}", en "{name} {phone}" }
    area() { zh "管哪一片", en "Area" }
    household_count() { zh "管多少户", en "Households" }
    count_of_households(count: u32) { zh "{count} 户", en "{count}" }
    duties() { zh "网格员能帮您", en "What grid managers do for you" }
    loading() { zh "正在打开，请稍等……", en "Opening, one moment…" }
    missing() { zh "这些内容现在取不到", en "This cannot be had at the moment" }
    wrong() { zh "这些内容的文件有错，读不出来", en "The file of this content is wrong and cannot be read" }
    instead() { zh "不是没有，是机器读不到。请问服务台，或按“呼叫帮助”。", en "It is not empty: this machine cannot read it. Ask at the help desk, or press “Call for help”." }
    try_again() { zh "再试一次", en "Try again" }
    no_more_lines() { zh "其他电话现在读不出来，请问服务台。", en "Further numbers cannot be read now; please ask at the help desk." }
    previous() { zh "上一页", en "Previous" }
    next() { zh "下一页", en "Next" }
    page_of(page: usize, pages: usize) { zh "第 {page} 页，共 {pages} 页", en "Page {page} of {pages}" }
    house(from: u16, to: u16) { zh "{from} 号到 {to} 号", en "{from} to {to}" }
    odd() { zh "单号（1、3、5……）", en "odd (1, 3, 5 …)" }
    even() { zh "双号（2、4、6……）", en "even (2, 4, 6 …)" }
    building(from: u16, to: u16) { zh "{from} 号楼到 {to} 号楼", en "Buildings {from} to {to}" }
    and_then(first: &str, second: &str) { zh "{first}，{second}", en "{first}, {second}" }
    spoken(sentences: &str) { zh "{sentences}。", en "{sentences}." }
    stop() { zh "。", en ". " }
}

/// A run of houses: the numbers, and which of them.
pub fn cover(language: Language, kind: PlaceKind, cover: &Cover) -> (String, String) {
    let numbers = match kind {
        PlaceKind::Street => house(language, cover.from, cover.to),
        PlaceKind::Estate => building(language, cover.from, cover.to),
    };
    let side = match cover.side {
        Side::All => String::new(),
        Side::Odd => odd(language),
        Side::Even => even(language),
    };
    (numbers, side)
}

/// A run of houses with its street, in one line: why an address belongs to a grid.
pub fn run(language: Language, place: &str, kind: PlaceKind, run: &Cover) -> String {
    let (numbers, _) = cover(language, kind, run);
    match side_of(language, run.side) {
        None => plain_run(language, place, &numbers),
        Some(side) => run_of_side(language, place, &numbers, &side),
    }
}

/// One side of a street, in a word.
pub fn side_of(language: Language, side: Side) -> Option<String> {
    match side {
        Side::All => None,
        Side::Odd => Some(odd_side(language)),
        Side::Even => Some(even_side(language)),
    }
}

/// That nobody looks after an address, as far as is known here.
pub fn uncovered(language: Language, kind: PlaceKind, place: &str, number: Option<u16>) -> String {
    match (number, kind) {
        (None, _) => uncovered_place(language, place),
        (Some(number), PlaceKind::Street) => uncovered_house(language, place, number),
        (Some(number), PlaceKind::Estate) => uncovered_building(language, place, number),
    }
}

/// What the rows of an account count.
pub fn kind(language: Language, kind: LineKind) -> String {
    match kind {
        LineKind::Income => income(language),
        LineKind::Spending => spending(language),
        LineKind::Households => households(language),
        LineKind::People => people(language),
    }
}

/// Why nobody comes.
pub fn closed(language: Language, reason: &ClosedReason) -> String {
    match reason {
        ClosedReason::Closure(reason) => reason.get(language).to_owned(),
        ClosedReason::Holiday | ClosedReason::Hours | ClosedReason::Weekday => holiday(language),
    }
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The head of a column: `9月` or `Sep`.
pub fn period(language: Language, period: Period) -> String {
    match (language, period) {
        (Language::Zh, Period::Month(_, month)) => format!("{month}月"),
        (Language::En, Period::Month(_, month)) => MONTHS[(month as usize - 1) % 12].to_owned(),
        (Language::Zh, Period::Quarter(_, quarter)) => format!("第{}季度", ["一", "二", "三", "四"][(quarter as usize - 1) % 4]),
        (Language::En, Period::Quarter(_, quarter)) => format!("Quarter {quarter}"),
    }
}

/// The columns in a few words: `2026年7月至9月` or `Jul to Sep 2026`.
pub fn periods(language: Language, all: &[Period]) -> String {
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return String::new() };
    let (Period::Month(year, _) | Period::Quarter(year, _)) = *first;
    let span = match first == last {
        true => period(language, *first),
        false => days_from_to(language, &period(language, *first), &period(language, *last)),
    };
    match language {
        Language::Zh => format!("{year}年{span}"),
        Language::En => format!("{span} {year}"),
    }
}

/// `2026年11月21日` or `21 Nov 2026`.
pub fn full_date(language: Language, day: Day) -> String {
    use chrono::Datelike;
    let (year, month, number) = (day.date().year(), day.date().month(), day.date().day());
    match language {
        Language::Zh => format!("{year}年{month}月{number}日"),
        Language::En => format!("{number} {} {year}", MONTHS[(month as usize - 1) % 12]),
    }
}
