//! A table for other programs: named columns and rows of cells that know what they are. The same rows become CSV, XLSX or JSON, one after another, so
//! that a long table needs neither much memory nor one long stretch of work.

use std::borrow::Cow;

use super::cell::guard;
use crate::domain::time::{Day, Timestamp, UtcOffset};
use crate::domain::xlsx::{Sheet, XlsxFault};

/// Most UTF-16 units of a text: what a spreadsheet's cell holds (32,767).
pub const TEXT_UNITS_MAX: usize = 32_000;
/// Stands for what no file may hold.
const REPLACEMENT: char = '\u{fffd}';
/// Ends a text that was too long.
const CUT: char = '\u{2026}';

/// A column: its name, and how wide a spreadsheet shows it, in letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column(pub &'static str, pub u8);

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// A text, made by [`Cell::text`].
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number with so many digits behind the point.
    Decimal(i64, u8),
    /// Yes or no.
    Flag(bool),
    /// A moment by the hall's clock: seconds since the beginning of 1970, as if the hall's clock were UTC.
    Moment(i64),
    /// A day, counted from the beginning of 1970.
    Day(i64),
}

impl<'a> Cell<'a> {
    /// A text. What no spreadsheet's file may hold (control characters but the tab and the end of a line, U+FFFE, U+FFFF) is replaced, and what is
    /// longer than a cell is cut: so the same text stands in every form.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(clean(text.into()))
    }

    /// A text, or nothing.
    pub fn maybe(text: Option<impl Into<Cow<'a, str>>>) -> Self {
        text.map_or(Self::Empty, Self::text)
    }

    /// A moment by the hall's clock.
    pub fn moment(at: Timestamp, offset: UtcOffset) -> Self {
        Self::Moment((at.millis() + i64::from(offset.minutes()) * 60_000).div_euclid(1_000))
    }

    /// A day.
    pub fn day(day: Day) -> Self {
        Self::Day(Day::from_ymd(1970, 1, 1).map_or(0, |first| day.days_since(first)))
    }

    /// The cell's text as every form of file but a spreadsheet's writes it; `2026-11-23 09:30:05` for a moment.
    pub fn write_plain(&self, out: &mut Vec<u8>) {
        match self {
            Self::Empty => {}
            Self::Text(text) => out.extend_from_slice(text.as_bytes()),
            Self::Whole(number) => whole(*number, out),
            Self::Decimal(number, places) => decimal(*number, *places, out),
            Self::Flag(flag) => out.extend_from_slice(if *flag { b"true" } else { b"false" }),
            Self::Moment(seconds) => {
                date(seconds.div_euclid(86_400), out);
                let second = seconds.rem_euclid(86_400);
                for (sign, value) in [(b' ', second / 3_600), (b':', second / 60 % 60), (b':', second % 60)] {
                    out.push(sign);
                    two(value, out);
                }
            }
            Self::Day(days) => date(*days, out),
        }
    }

    /// See [`Self::write_plain`].
    pub fn plain(&self) -> String {
        let mut out = Vec::new();
        self.write_plain(&mut out);
        String::from_utf8_lossy(&out).into_owned()
    }
}

fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let is_bad = |letter: char| matches!(letter, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}');
    let is_long = text.len() > TEXT_UNITS_MAX && text.encode_utf16().count() > TEXT_UNITS_MAX;
    if !is_long && !text.chars().any(is_bad) {
        return text;
    }
    let (mut cleaned, mut units) = (String::with_capacity(text.len()), 0);
    for letter in text.chars() {
        units += letter.len_utf16();
        if is_long && units >= TEXT_UNITS_MAX {
            cleaned.push(CUT);
            break;
        }
        cleaned.push(if is_bad(letter) { REPLACEMENT } else { letter });
    }
    cleaned.into()
}

/// A whole number's digits.
pub(in crate::domain) fn whole(number: i64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let (mut rest, mut at) = (number.unsigned_abs(), digits.len());
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}

/// A number with `places` digits behind the point.
pub(in crate::domain) fn decimal(number: i64, places: u8, out: &mut Vec<u8>) {
    let unit = 10_u64.pow(u32::from(places.min(18)));
    if number < 0 {
        out.push(b'-');
    }
    out.extend_from_slice((number.unsigned_abs() / unit).to_string().as_bytes());
    if places > 0 {
        out.extend_from_slice(format!(".{:0width$}", number.unsigned_abs() % unit, width = usize::from(places)).as_bytes());
    }
}

/// The date of a day counted from the beginning of 1970 (the days-to-civil computation, with years that begin in March).
fn date(days: i64, out: &mut Vec<u8>) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = (year_of_era + era * 400 + i64::from(month <= 2)).clamp(0, 9_999);
    two(year / 100, out);
    two(year % 100, out);
    out.push(b'-');
    two(month, out);
    out.push(b'-');
    two(day, out);
}

fn two(value: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(&[b'0' + (value / 10 % 10) as u8, b'0' + (value % 10) as u8]);
}

/// A form of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Comma-separated: UTF-8 with its mark, lines ended by CR and LF.
    Csv,
    /// A spreadsheet.
    Xlsx,
    /// JSON.
    Json,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// The ending of its files, which is also its name for the outside.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// What browsers call it.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json",
        }
    }
}

/// A table in the making.
pub enum Table {
    /// See [`Form::Csv`].
    Csv(Vec<u8>),
    /// See [`Form::Xlsx`].
    Xlsx(Box<Sheet>),
    /// The rows as a list of objects; whoever makes the file puts what belongs round it.
    Json(Vec<u8>, &'static [Column]),
}

impl Table {
    /// One of these columns; `name` is the sheet's.
    pub fn begin(form: Form, name: &str, columns: &'static [Column]) -> Self {
        match form {
            Form::Csv => {
                let mut out = b"\xef\xbb\xbf".to_vec();
                let names: Vec<Cell<'_>> = columns.iter().map(|column| Cell::Text(column.0.into())).collect();
                csv_line(&names, &mut out);
                Self::Csv(out)
            }
            Form::Xlsx => Self::Xlsx(Box::new(Sheet::begin(name, columns))),
            Form::Json => Self::Json(b"[".to_vec(), columns),
        }
    }

    /// The next row.
    ///
    /// # Errors
    /// When a spreadsheet has no room for it.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxFault> {
        match self {
            Self::Csv(out) => csv_line(cells, out),
            Self::Xlsx(sheet) => sheet.row(cells)?,
            Self::Json(out, columns) => json_object(cells, columns, out),
        }
        Ok(())
    }

    /// The file; of JSON the list of rows.
    ///
    /// # Errors
    /// When a spreadsheet cannot be written.
    pub fn finish(self) -> Result<Vec<u8>, XlsxFault> {
        match self {
            Self::Csv(out) => Ok(out),
            Self::Xlsx(sheet) => sheet.finish(),
            Self::Json(mut out, _) => {
                out.extend_from_slice(b"\n]");
                Ok(out)
            }
        }
    }
}

fn csv_line(cells: &[Cell<'_>], out: &mut Vec<u8>) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        match cell {
            Cell::Text(text) => quoted(&guard(text), out),
            cell => cell.write_plain(out),
        }
    }
    out.extend_from_slice(b"\r\n");
}

fn quoted(text: &str, out: &mut Vec<u8>) {
    if !text.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\r' | b'\n')) {
        return out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

fn json_object(cells: &[Cell<'_>], columns: &[Column], out: &mut Vec<u8>) {
    // One row a line: whoever looks into the file by hand finds it.
    out.extend_from_slice(if out.len() == 1 { b"\n{" } else { b",\n{" });
    for (at, (cell, Column(name, _))) in cells.iter().zip(columns).enumerate() {
        if at > 0 {
            out.push(b',');
        }
        json_text(name, out);
        out.push(b':');
        match cell {
            Cell::Empty => out.extend_from_slice(b"null"),
            Cell::Text(text) => json_text(text, out),
            Cell::Whole(_) | Cell::Decimal(..) | Cell::Flag(_) => cell.write_plain(out),
            Cell::Moment(_) | Cell::Day(_) => {
                out.push(b'"');
                cell.write_plain(out);
                out.push(b'"');
            }
        }
    }
    out.push(b'}');
}

/// A text as JSON writes it.
pub fn json_text(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\n' => out.extend_from_slice(b"\\n"),
            0..0x20 => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            byte => out.push(byte),
        }
    }
    out.push(b'"');
}
