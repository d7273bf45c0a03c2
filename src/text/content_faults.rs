//! What is wrong with a content file, in words an editor can act on.

use super::common::money;
use crate::domain::hall::Language;
use crate::domain::hall::parse::{FaultKind, JsonType, TextFormat, Thing};

words! {
    whole_file() { zh "整个文件", en "the whole file" }
    not_json(line: usize, column: usize) { zh "不是 JSON：第 {line} 行第 {column} 列读不下去", en "Not JSON: unreadable from line {line}, column {column}" }
    newer_format(found: i64, newest: u32) { zh "文件格式是 {found}，这个程序只认识到 {newest}：请更新程序", en "The file has format {found}, this program reads up to {newest}: update the program" }
    wrong_type(expected: &str, found: &str) { zh "这里应该是{expected}，却是{found}", en "{expected} was expected here, not {found}" }
    missing_field() { zh "缺少这一项", en "This field is missing" }
    unknown_field() { zh "没有这样的一项，可能写错了名字", en "There is no such field: a slip of the pen?" }
    bad_text(expected: &str, found: &str) { zh "“{found}”不对，应该是{expected}", en "“{found}” is not {expected}" }
    missing_chinese() { zh "缺少中文", en "The Chinese text is missing" }
    missing_english() { zh "缺少英文", en "The English text is missing" }
    too_long(max: usize, found: usize) { zh "太长：最多 {max} 个字符，现在 {found} 个", en "Too long: at most {max} characters, here {found}" }
    out_of_range(min: i64, max: i64, found: i64) { zh "{found} 超出范围：应在 {min} 到 {max} 之间", en "{found} is out of range: {min} to {max}" }
    too_few(min: usize, found: usize) { zh "太少：至少 {min} 个，现在 {found} 个", en "Too few: at least {min}, here {found}" }
    too_many(max: usize, found: usize) { zh "太多：最多 {max} 个，现在 {found} 个", en "Too many: at most {max}, here {found}" }
    reversed_span(from: &str, to: &str) { zh "时段从 {from} 到 {to}：结束不在开始之后", en "The span from {from} to {to} does not end after it begins" }
    overlapping_span(with: &str) { zh "与 {with} 的时段重叠", en "Overlaps with the span at {with}" }
    outside_hall_hours() { zh "大厅这时不办公", en "The hall is closed at that time" }
    reversed_range(low: i64, high: i64) { zh "下限 {low} 大于上限 {high}", en "The low end {low} is above the high end {high}" }
    duplicate(first: &str) { zh "重复：已在 {first} 出现", en "Said twice: first at {first}" }
    no_such_queue(name: &str) { zh "没有队列“{name}”", en "There is no queue “{name}”" }
    no_such_class(name: &str) { zh "没有类别“{name}”", en "There is no class “{name}”" }
    no_such_counter(name: &str) { zh "没有窗口“{name}”", en "There is no counter “{name}”" }
    queue_without_counter() { zh "没有窗口办理这个队列", en "No counter serves this queue" }
    queue_without_item() { zh "这个队列没有事项", en "Nothing can be applied for in this queue" }
    class_without_item() { zh "这个类别没有事项", en "This class has no item" }
    counter_without_queue() { zh "这个窗口不办理任何队列", en "This counter serves no queue" }
    workday_not_on_weekend() { zh "调休上班日不是周六或周日", en "A make-up work day that is no Saturday or Sunday" }
    workday_is_holiday(holiday: &str) { zh "这一天同时是节假日（{holiday}）", en "This day is a holiday too ({holiday})" }
    beyond_known_days() { zh "在已公布的日历之后", en "After the last day of the known calendar" }
    wrong_sum(expected: &str, found: &str) { zh "合计不对：各项加起来是 {expected}，这里写的是 {found}", en "The sum is wrong: the parts make {expected}, here stands {found}" }
    wrong_columns(expected: usize, found: usize) { zh "表有 {expected} 列，这里有 {found} 个数", en "The table has {expected} columns, here are {found} values" }
    reversed_days(from: &str, until: &str) { zh "{until} 在 {from} 之前", en "{until} is before {from}" }
    address_twice(grid: u8) { zh "这个地址已经属于第 {grid} 网格", en "This address belongs to grid {grid} already" }
    own_stand_in() { zh "网格员不能代自己的班", en "Nobody is their own stand-in" }
    nobody_is(role: &str) { zh "没有人担任{role}：以后就没有人能做这些事了", en "Nobody is {role}: what only they may do could never be done again" }
    no_such_procedure(name: &str) { zh "没有办理流程“{name}”", en "There is no procedure “{name}”" }
    no_such_department(name: &str) { zh "没有部门“{name}”", en "There is no department “{name}”" }
    no_such_place(name: &str) { zh "没有街道或小区“{name}”", en "There is no street or estate “{name}”" }
    no_such_item(name: &str) { zh "没有编号为 {name} 的事项", en "There is no item {name}" }
    no_such_grid(name: &str) { zh "没有第 {name} 网格", en "There is no grid {name}" }
    unreadable(detail: &str) { zh "检查都通过，却读不进来，请告诉开发者：{detail}", en "All checks passed and yet it could not be read; tell the developers: {detail}" }

    type_null() { zh "空值", en "null" }
    type_bool() { zh "是或否", en "true or false" }
    type_integer() { zh "整数", en "a whole number" }
    type_fraction() { zh "小数", en "a fraction" }
    type_text() { zh "文字", en "a text" }
    type_list() { zh "列表", en "a list" }
    type_object() { zh "一组项目", en "an object" }

    format_hall_code() { zh "四位数字", en "four digits" }
    format_id() { zh "小写字母、数字和连字符，最多 40 个", en "small letters, digits and hyphens, at most 40" }
    format_clerk_id() { zh "小写字母、数字和连字符，最多 20 个", en "small letters, digits and hyphens, at most 20" }
    format_queue_letter() { zh "A 到 Z 的一个字母", en "a letter from A to Z" }
    format_counter_number() { zh "1 到 99", en "1 to 99" }
    format_time() { zh "08:30 这样的时间", en "a time such as 08:30" }
    format_day() { zh "2026-11-21 这样的日期", en "a date such as 2026-11-21" }
    format_weekday() { zh "1（周一）到 7（周日）", en "1 (Monday) to 7 (Sunday)" }
    format_post() { zh "A 或 B", en "A or B" }
    format_clerk_pin() { zh "off（不用）或 required（必须）", en "off or required" }
    format_role() { zh "editor（编辑）、approver（审核）、guide（引导）、manager（主管）或 administrator（管理员）", en "editor, approver, guide, manager or administrator" }
    format_initials() { zh "拼音首字母（小写），最多 20 个", en "small letters, at most 20" }
    format_period() { zh "2026-09 或 2026-Q3 这样的月份或季度", en "a month or a quarter, such as 2026-09 or 2026-Q3" }
    format_one_of(words: &str) { zh "这些词之一：{words}", en "one of: {words}" }
    format_feed_address() { zh "以 https:// 或 / 开头的地址，里面不写用户名和密码", en "an address that begins with https:// or /, with no name or password in it" }
    format_phone() { zh "电话号码（数字和连字符）", en "a telephone number of digits and hyphens" }
}

/// What is wrong.
pub fn fault(language: Language, kind: &FaultKind) -> String {
    match kind {
        FaultKind::NotJson(line, column) => not_json(language, *line, *column),
        FaultKind::NewerFormat { found, newest } => newer_format(language, *found, *newest),
        FaultKind::WrongType { expected, found } => wrong_type(language, &json_type(language, *expected), &json_type(language, *found)),
        FaultKind::MissingField => missing_field(language),
        FaultKind::UnknownField => unknown_field(language),
        FaultKind::BadText { expected, found } => bad_text(language, &format(language, *expected), found),
        FaultKind::MissingTranslation { language: Language::Zh } => missing_chinese(language),
        FaultKind::MissingTranslation { language: Language::En } => missing_english(language),
        FaultKind::TooLong { max, found } => too_long(language, *max, *found),
        FaultKind::OutOfRange { min, max, found } => out_of_range(language, *min, *max, *found),
        FaultKind::TooFew { min, found } => too_few(language, *min, *found),
        FaultKind::TooMany { max, found } => too_many(language, *max, *found),
        FaultKind::ReversedRange { low, high } => reversed_range(language, *low, *high),
        FaultKind::Duplicate { first } => duplicate(language, first),
        FaultKind::UnknownReference { to, name } => unknown_reference(language, *to, name),
        FaultKind::Unreadable(detail) => unreadable(language, detail),
        FaultKind::ReversedSpan { from, to } => reversed_span(language, &from.to_string(), &to.to_string()),
        FaultKind::OverlappingSpan { with } => overlapping_span(language, with),
        FaultKind::OutsideHallHours => outside_hall_hours(language),
        FaultKind::QueueWithoutCounter => queue_without_counter(language),
        FaultKind::QueueWithoutItem => queue_without_item(language),
        FaultKind::ClassWithoutItem => class_without_item(language),
        FaultKind::CounterWithoutQueue => counter_without_queue(language),
        FaultKind::WorkdayNotOnWeekend => workday_not_on_weekend(language),
        FaultKind::WorkdayIsHoliday { holiday } => workday_is_holiday(language, holiday),
        FaultKind::BeyondKnownDays => beyond_known_days(language),
        FaultKind::WrongSum { expected, found } => wrong_sum(language, &money(*expected), &money(*found)),
        FaultKind::WrongColumns { expected, found } => wrong_columns(language, *expected, *found),
        FaultKind::ReversedDays { from, until } => reversed_days(language, &from.to_string(), &until.to_string()),
        FaultKind::AddressTwice { grid } => address_twice(language, *grid),
        FaultKind::OwnStandIn => own_stand_in(language),
        FaultKind::NobodyIs(role) => nobody_is(language, &super::form_fields::word(language, "/staff/0/roles/0", role.name())),
    }
}

/// Where it is wrong.
pub fn place(language: Language, path: &str) -> String {
    if path.is_empty() { whole_file(language) } else { path.to_owned() }
}

fn unknown_reference(language: Language, to: Thing, name: &str) -> String {
    match to {
        Thing::Queue => no_such_queue(language, name),
        Thing::Class => no_such_class(language, name),
        Thing::Procedure => no_such_procedure(language, name),
        Thing::Item => no_such_item(language, name),
        Thing::Counter => no_such_counter(language, name),
        Thing::Department => no_such_department(language, name),
        Thing::Place => no_such_place(language, name),
        Thing::Grid => no_such_grid(language, name),
    }
}

fn json_type(language: Language, kind: JsonType) -> String {
    match kind {
        JsonType::Null => type_null(language),
        JsonType::Bool => type_bool(language),
        JsonType::Integer => type_integer(language),
        JsonType::Fraction => type_fraction(language),
        JsonType::Text => type_text(language),
        JsonType::List => type_list(language),
        JsonType::Object => type_object(language),
    }
}

fn format(language: Language, format: TextFormat) -> String {
    match format {
        TextFormat::HallCode => format_hall_code(language),
        TextFormat::Id => format_id(language),
        TextFormat::ClerkId => format_clerk_id(language),
        TextFormat::QueueLetter => format_queue_letter(language),
        TextFormat::CounterNumber => format_counter_number(language),
        TextFormat::Time => format_time(language),
        TextFormat::Day => format_day(language),
        TextFormat::Weekday => format_weekday(language),
        TextFormat::Post => format_post(language),
        TextFormat::ClerkPin => format_clerk_pin(language),
        TextFormat::Role => format_role(language),
        TextFormat::Initials => format_initials(language),
        TextFormat::FeedAddress => format_feed_address(language),
        TextFormat::PhoneNumber => format_phone(language),
        TextFormat::Period => format_period(language),
        TextFormat::OneOf(words) => format_one_of(language, &words.join(" / ")),
    }
}
