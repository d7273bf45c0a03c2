//! The words of guides as a table: headings and choices, which are a part of the file's form, and what may be wrong with a table.

use super::guide_columns;
use crate::domain::guide::table::{Column, RowKind, TABLE_BYTES_MAX, TableFault, TableFaultKind, Words};
use crate::domain::guide::{Audience, Delivery, Desk, Kind, Level, Need, Processing, Scope, Source, Unit};
use crate::domain::hall::Language;

/// The words of the table. Chinese alone: they are what the editors' files say, whatever language the screen has. Changing one makes the files that
/// editors have kept unreadable.
pub const WORDS: Words = Words {
    column: guide_columns::heading,
    row,
    kind,
    level,
    audience,
    processing,
    scope,
    desk,
    delivery,
    source,
    need,
    unit,
    at_once: "当场办完",
    not_laid_down: "法律没有规定",
    free: "不收费",
    charged: "收费",
    example: "（请填指南编号）",
};

/// Declares the words of a choice.
macro_rules! chosen {
    ($($name:ident($type:ident) { $($variant:ident $word:literal),* $(,)? })*) => {$(
        const fn $name(value: $type) -> &'static str {
            match value {
                $($type::$variant => $word,)*
            }
        }
    )*};
}

chosen! {
    row(RowKind) {
        Guide "指南", Law "依据", Condition "条件", Step "步骤", Outcome "结果", Question "提问", Answer "答案", Material "材料", Faq "问答",
    }
    kind(Kind) {
        Licence "行政许可", Payment "行政给付", Confirmation "行政确认", Reward "行政奖励", PublicService "公共服务", Other "其他",
    }
    level(Level) { Community "社区", SubDistrict "街道", District "区县", City "市", Province "省" }
    audience(Audience) { People "个人", Organisations "单位", Both "个人和单位" }
    processing(Processing) { AtOnce "即办件", Promised "承诺件" }
    scope(Scope) { Hall "本大厅", District "全区", City "全市", Province "全省", Nation "全国" }
    desk(Desk) { Resident "居民", Front "窗口", Back "后台", OtherAuthority "其他部门" }
    delivery(Delivery) { Counter "窗口领取", Post "邮寄", Bank "打到银行卡", Online "网上", HomeVisit "送上门" }
    source(Source) {
        Own "自备", Authority "有关部门", HallForm "窗口领表", Employer "用人单位", Hospital "医院", Bank "银行", SharedData "联网核查",
    }
    need(Need) { Required "必须", Conditional "视情况" }
    unit(Unit) { WorkingDays "个工作日", Days "天", Months "个月" }
}

words! {
    whole_file() { zh "整个文件", en "The whole file" }
    in_row(row: usize) { zh "第 {row} 行", en "Row {row}" }
    in_cell(row: usize, letter: &str) { zh "第 {row} 行 {letter} 列", en "Row {row}, column {letter}" }
    in_headed_cell(row: usize, letter: &str, heading: &str) { zh "第 {row} 行 {letter} 列（{heading}）", en "Row {row}, column {letter} ({heading})" }
    too_large(max: usize) { zh "文件太大，最多 {max} MB", en "The file is too large: at most {max} MB" }
    not_text() { zh "这不是 CSV 文件；请在表格软件里“另存为”CSV（UTF-8 或默认编码都可以）", en "This is no CSV file; save it as CSV (UTF-8 or the default encoding)" }
    open_quote() { zh "引号没有成对，文件可能不完整；请重新保存一次", en "A quotation mark is left open: the file seems cut off; save it again" }
    no_headings() { zh "第一行不是指南表的标题；请从模板或导出的表开始", en "The first row has none of our headings; begin with the template or an export" }
    missing_column(heading: &str) { zh "缺少“{heading}”这一列；不用的列也请留着，空着就行", en "The column “{heading}” is missing; keep columns you do not use, blank" }
    unknown_column(found: &str) { zh "没有“{found}”这样的列；请用模板里的标题，不要在表外写字", en "There is no column “{found}”; use the template's headings and write nothing beside the table" }
    column_twice(heading: &str) { zh "“{heading}”这一列有两份", en "The column “{heading}” is there twice" }
    empty() { zh "标题下面没有内容", en "There is nothing below the headings" }
    no_guide() { zh "没有写属于哪个指南；每一行都要有指南编号", en "It does not say which guide it belongs to; every row needs the guide's identity" }
    unknown_row(found: &str, choices: &str) { zh "行类型“{found}”不对，应是：{choices}", en "“{found}” is no kind of row; use one of: {choices}" }
    no_guide_row(id: &str) { zh "“{id}”在表里没有“指南”行；请把它的所有行一起导入", en "“{id}” has no row of its own in this table; import all its rows together" }
    guide_twice(first: usize) { zh "同一个指南已在第 {first} 行写过", en "This guide has its row already: row {first}" }
    no_question(id: &str) { zh "上面没有提问“{id}”；答案要放在它的提问下面", en "There is no question “{id}” above; answers stand below their question" }
    not_in_this_row(kind: &str) { zh "“{kind}”行不用填这一列，请清空", en "A row of kind “{kind}” has nothing in this column: clear it" }
    not_a_choice(found: &str, choices: &str) { zh "“{found}”不对，应是：{choices}", en "“{found}” is none of: {choices}" }
    not_a_number(found: &str, max: u32) { zh "“{found}”不是 0 到 {max} 的整数", en "“{found}” is no whole number from 0 to {max}" }
    not_a_day(found: &str) { zh "“{found}”不是日期，请写成 2026-07-01", en "“{found}” is no day; write it like 2026-07-01" }
    not_a_limit(found: &str) { zh "“{found}”不是时限，请写成“20 个工作日”“7 天”“2 个月”“当场办完”或“法律没有规定”", en "“{found}” is no time limit; write it like “20 个工作日”, “7 天”, “2 个月”, “当场办完” or “法律没有规定”" }
    not_an_item(found: &str) { zh "“{found}”不是事项编号（小写字母、数字和连字符）", en "“{found}” is no item's identity (small letters, digits, hyphens)" }
    not_a_condition(found: &str) { zh "“{found}”不是适用情况，请写成 提问=答案，如 who=agent；sick=ill|both", en "“{found}” is no condition; write question=answer, such as who=agent；sick=ill|both" }
    fee_mismatch() { zh "写了收费标准或依据，这里就要写“收费”", en "An amount or rule is given: say “收费” here" }
    choices_joined(first: &str, second: &str) { zh "{first}、{second}", en "{first}, {second}" }
}

/// Where the fault is.
pub fn place(language: Language, fault: &TableFault) -> String {
    match (fault.row, &fault.letter, fault.column) {
        (0, _, _) => whole_file(language),
        (row, None, _) => in_row(language, row),
        (row, Some(letter), None) => in_cell(language, row, letter),
        (row, Some(letter), Some(column)) => in_headed_cell(language, row, letter, guide_columns::heading(column)),
    }
}

/// What is the matter, and what to do.
pub fn fault(language: Language, kind: &TableFaultKind) -> String {
    use TableFaultKind as K;
    let heading = |column: &Column| guide_columns::heading(*column);
    match kind {
        K::TooLarge => too_large(language, TABLE_BYTES_MAX / 1024 / 1024),
        K::NotText => not_text(language),
        K::OpenQuote => open_quote(language),
        K::NoHeadings => no_headings(language),
        K::MissingColumn(column) => missing_column(language, heading(column)),
        K::UnknownColumn(found) => unknown_column(language, found),
        K::ColumnTwice(column) => column_twice(language, heading(column)),
        K::Empty => empty(language),
        K::NoGuide => no_guide(language),
        K::UnknownRow(found) => {
            unknown_row(language, found, &listed(language, &RowKind::ALL.iter().map(|kind| row(*kind)).collect::<Vec<_>>()))
        }
        K::NoGuideRow(id) => no_guide_row(language, id),
        K::GuideTwice { first } => guide_twice(language, *first),
        K::NoQuestion(id) => no_question(language, id),
        K::NotInThisRow(kind) => not_in_this_row(language, row(*kind)),
        K::NotAChoice { found, choices } => not_a_choice(language, found, &listed(language, choices)),
        K::NotANumber { found, max } => not_a_number(language, found, *max),
        K::NotADay(found) => not_a_day(language, found),
        K::NotALimit(found) => not_a_limit(language, found),
        K::NotAnItem(found) => not_an_item(language, found),
        K::NotACondition(found) => not_a_condition(language, found),
        K::FeeMismatch => fee_mismatch(language),
    }
}

fn listed(language: Language, choices: &[&'static str]) -> String {
    choices.iter().copied().map(str::to_owned).reduce(|first, second| choices_joined(language, &first, &second)).unwrap_or_default()
}
