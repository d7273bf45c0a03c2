//! What may be wrong with a file of other systems' cases, in words; and the list of its wrong rows as a table to download.

use super::feed_words::heading;
use crate::domain::feed::rules::NotTaken;
use crate::domain::feed::{FEED_BYTES_MAX, FEED_COLUMNS_MAX, FEED_ROWS_MAX, FaultKind, FeedColumn, Progress, Refusal, Report, RowFault};
use crate::domain::hall::Language;
use crate::domain::sheet::cell::protect;
use crate::domain::sheet::write::{Encoding, csv_file};

words! {
    in_row(row: usize) { zh "第 {row} 行", en "Row {row}" }
    in_column(row: usize, column: &str) { zh "第 {row} 行“{column}”", en "Row {row}, “{column}”" }
    in_cell(row: usize, letter: &str, column: &str) { zh "第 {row} 行 {letter} 列（{column}）", en "Row {row}, column {letter} ({column})" }

    refused() { zh "这个文件没有导入，原来的数据不变", en "The file was not imported; what was there stays" }
    too_large(max: u64) { zh "文件太大，最多 {max} MB", en "The file is too large: at most {max} MB" }
    packed() { zh "这是压缩包；请解压后导入里面的 CSV 或 JSON 文件", en "This is a packed archive; unpack it and import the CSV or JSON file in it" }
    workbook() { zh "这是 Excel 工作簿；请“另存为”CSV 再导入", en "This is an Excel workbook; save it as CSV first" }
    binary() { zh "这不是文本文件", en "This is no text file" }
    broken_text(row: usize) { zh "从第 {row} 行起文字编码不对；请导出为 UTF-8 或 GB18030", en "From row {row} on the text is in no known encoding; export it as UTF-8 or GB18030" }
    empty() { zh "文件里没有办件", en "There are no cases in the file" }
    no_headings(needed: &str) { zh "第一行没有认识的标题，至少要有：{needed}", en "The first row has none of our headings; needed are: {needed}" }
    missing_columns(columns: &str) { zh "缺少这些列：{columns}", en "Columns are missing: {columns}" }
    column_twice(column: &str) { zh "“{column}”这一列有两份", en "The column “{column}” is there twice" }
    too_many_columns(max: usize) { zh "列太多，最多 {max} 列", en "Too many columns: at most {max}" }
    too_many_rows(max: usize) { zh "行太多，一个文件最多 {max} 行；请分成几个文件", en "Too many rows: at most {max} in one file; part it" }
    broken_quotes(row: usize) { zh "引号多次不成对，直到第 {row} 行；文件已损坏，请重新导出", en "Quotation marks do not fit, again and again, up to row {row}; the file is damaged, export it again" }
    not_json(row: usize) { zh "第 {row} 条读不下去：不是由一条条办件组成的 JSON", en "At entry {row} this is no JSON, or no list of cases" }
    cut_off(row: usize) { zh "文件在第 {row} 条中断，不完整；请重新导出", en "The file breaks off at entry {row}; export it again" }
    clear_data(place: &str) { zh "{place}有未遮盖的姓名、电话或证件号，而这个地址谁都能读到。请让对方系统遮盖这些内容，或给地址加上密码", en "{place}: a name, phone or identity number in the clear, at an address that anybody can read. Have the other system mask it, or protect the address with a password" }

    nothing_right() { zh "没有一行可以取用，原来的数据不变", en "No row can be taken; what was there stays" }
    same_file() { zh "这个文件已经导入过，没有变化", en "This file has been imported already; nothing changes" }

    blank() { zh "不能空着", en "It must be filled in" }
    formula() { zh "是公式；请导出它的值", en "It is a formula; export its value" }
    too_long(max: usize) { zh "太长，最多 {max} 个字符", en "Too long: at most {max} characters" }
    hidden() { zh "有看不见的字符", en "It has characters that cannot be seen" }
    not_a_receipt() { zh "不是办件编号（4 到 64 个字符，要有数字）", en "No number of a case (4 to 64 characters, with a digit)" }
    rounded() { zh "编号被表格软件变成了科学计数，位数已丢失；请按文本导出", en "A spreadsheet has rounded the number and digits are lost; export it as text" }
    not_a_moment() { zh "不是日期或时间，请写成 2026-07-01 或 2026-07-01 09:30", en "No day or time; write it like 2026-07-01 or 2026-07-01 09:30" }
    in_future() { zh "在今天之后", en "It is after today" }
    before_accepted() { zh "早于受理时间", en "It is before the case was accepted" }
    not_a_state(choices: &str) { zh "不认识的状态，应是：{choices}", en "No known state; use one of: {choices}" }
    not_days(max: u16) { zh "不是 0 到 {max} 的工作日数", en "No number of working days from 0 to {max}" }
    not_a_name() { zh "不是姓名", en "No name" }
    not_a_phone() { zh "不是电话号码；遮盖时要留下最后四位", en "No phone number; a masked one keeps its last four digits" }
    alike(first: usize) { zh "编号与第 {first} 行只差符号，查询时分不清；只取了第 {first} 行", en "But for its signs this is the number of row {first}, which cannot be told apart when people ask; row {first} was taken" }
    receipt_twice(first: usize) { zh "编号与第 {first} 行相同，内容不同；只取了第 {first} 行", en "The same number as in row {first} with another content; row {first} was taken" }
    too_many_cells(headings: usize) { zh "比标题多出了格子（标题 {headings} 列）；可能有逗号没加引号", en "More cells than the {headings} headings; perhaps a comma without quotation marks" }
    row_cut_off() { zh "最后一行不完整", en "The last row breaks off" }
    quotes() { zh "引号不成对", en "Quotation marks do not fit" }
    row_too_long(max: usize) { zh "这一行太长，最多 {max} KB", en "The row is too long: at most {max} KB" }
    not_an_object() { zh "应是文字或数字", en "A text or a number was expected" }
    name_twice() { zh "同一项写了两次", en "The same name twice" }

    counts(rows: usize, taken: usize, repeated: usize, wrong: usize) {
        zh "共 {rows} 行：取用 {taken} 行，重复 {repeated} 行，有错 {wrong} 行",
        en "{rows} rows: {taken} taken, {repeated} repeated, {wrong} wrong",
    }
    masked_count(count: usize) { zh "已遮盖 {count} 处姓名和电话", en "{count} names and phones were masked" }
    expired_count(count: usize) { zh "{count} 件早已办结，过了保存期，没有取用", en "{count} were finished longer ago than cases are kept, and were left out" }
    ignored_columns(columns: &str) { zh "没有用到的列：{columns}", en "Columns that were passed over: {columns}" }
    more_faults(count: usize) { zh "还有 {count} 处没有列出", en "{count} more are not listed" }

    column_row() { zh "行", en "row" }
    column_letter() { zh "列", en "column" }
    column_heading() { zh "标题", en "heading" }
    column_reason() { zh "原因", en "reason" }
    joined(first: &str, second: &str) { zh "{first}、{second}", en "{first}, {second}" }
}

/// A column's name.
pub fn column(language: Language, column: FeedColumn) -> &'static str {
    match language {
        Language::Zh => heading(column),
        Language::En => column.key(),
    }
}

/// A state's name.
pub fn state(language: Language, state: Progress) -> &'static str {
    match language {
        Language::Zh => super::feed_words::state(state),
        Language::En => state.key(),
    }
}

fn columns(language: Language, columns: &[FeedColumn]) -> String {
    listed(language, columns.iter().map(|name| column(language, *name).to_owned()))
}

fn listed(language: Language, names: impl Iterator<Item = String>) -> String {
    names.reduce(|first, second| joined(language, &first, &second)).unwrap_or_default()
}

/// Where the fault is.
pub fn place(language: Language, fault: &RowFault) -> String {
    match (fault.column, &fault.letter) {
        (None, _) => in_row(language, fault.row),
        (Some(name), None) => in_column(language, fault.row, column(language, name)),
        (Some(name), Some(letter)) => in_cell(language, fault.row, letter, column(language, name)),
    }
}

/// What is the matter with a row.
pub fn fault(language: Language, kind: FaultKind) -> String {
    match kind {
        FaultKind::Blank => blank(language),
        FaultKind::Formula => formula(language),
        FaultKind::TooLong { max } => too_long(language, max),
        FaultKind::Hidden => hidden(language),
        FaultKind::NotAReceipt => not_a_receipt(language),
        FaultKind::Rounded => rounded(language),
        FaultKind::NotAMoment => not_a_moment(language),
        FaultKind::InFuture => in_future(language),
        FaultKind::BeforeAccepted => before_accepted(language),
        FaultKind::NotAState => {
            let choices = Progress::ALL.into_iter().map(|choice| state(language, choice).to_owned());
            not_a_state(language, &listed(language, choices))
        }
        FaultKind::NotDays { max } => not_days(language, max),
        FaultKind::NotAName => not_a_name(language),
        FaultKind::NotAPhone => not_a_phone(language),
        FaultKind::Alike { first } => alike(language, first),
        FaultKind::ReceiptTwice { first } => receipt_twice(language, first),
        FaultKind::TooManyCells { headings } => too_many_cells(language, headings),
        FaultKind::CutOff => row_cut_off(language),
        FaultKind::Quotes => quotes(language),
        FaultKind::RowTooLong { max } => row_too_long(language, max / 1024),
        FaultKind::NotAnObject => not_an_object(language),
        FaultKind::NameTwice => name_twice(language),
    }
}

/// Why nothing of a file is taken.
pub fn refusal(language: Language, refusal: &Refusal) -> String {
    match refusal {
        Refusal::TooLarge => too_large(language, FEED_BYTES_MAX / 1024 / 1024),
        Refusal::Packed => packed(language),
        Refusal::Workbook => workbook(language),
        Refusal::Binary => binary(language),
        Refusal::BrokenText { row } => broken_text(language, *row),
        Refusal::Empty => empty(language),
        Refusal::NoHeadings => no_headings(language, &columns(language, &FeedColumn::NEEDED)),
        Refusal::MissingColumns(missing) => missing_columns(language, &columns(language, missing)),
        Refusal::ColumnTwice(twice) => column_twice(language, column(language, *twice)),
        Refusal::TooManyColumns => too_many_columns(language, FEED_COLUMNS_MAX),
        Refusal::TooManyRows => too_many_rows(language, FEED_ROWS_MAX),
        Refusal::BrokenQuotes { row } => broken_quotes(language, *row),
        Refusal::NotJson { row } => not_json(language, *row),
        Refusal::CutOff { row } => cut_off(language, *row),
        Refusal::ClearPersonalData { row, column: Some(name) } => clear_data(language, &in_column(language, *row, column(language, *name))),
        Refusal::ClearPersonalData { row, column: None } => clear_data(language, &in_row(language, *row)),
    }
}

/// Why a file was not taken in.
pub fn not_taken(language: Language, why: &NotTaken) -> String {
    match why {
        NotTaken::Refused(why) => refusal(language, why),
        NotTaken::NothingRight => nothing_right(language),
        NotTaken::SameFile { .. } => same_file(language),
    }
}

/// The wrong rows as a CSV file. Nothing only when it cannot be written, which no text of ours makes happen.
pub fn report_file(language: Language, report: &Report) -> Option<Vec<u8>> {
    let headings = [column_row(language), column_letter(language), column_heading(language), column_reason(language)];
    let whole = report.refusal.iter().map(|why| [String::new(), String::new(), String::new(), refusal(language, why)]);
    let faults = report.faults.iter().map(|found| {
        let heading = found.column.map(|name| column(language, name).to_owned()).unwrap_or_default();
        [found.row.to_string(), found.letter.clone().unwrap_or_default(), heading, fault(language, found.kind)]
    });
    let more = (report.more_faults > 0).then(|| [String::new(), String::new(), String::new(), more_faults(language, report.more_faults)]);
    let rows = std::iter::once(headings).chain(whole).chain(faults).chain(more);
    csv_file(rows.map(|row| row.map(|cell| protect(&cell))), Encoding::Utf8)
}
