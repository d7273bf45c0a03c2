//! One sheet as a spreadsheet's file (XLSX, ECMA-376), written row by row and compressed as it grows: real dates, numbers as numbers, texts as texts, the
//! head of the table frozen. No text can become a formula: every one says that it is a text, also when somebody edits it.

mod crc;
mod zip;

use crate::domain::sheet::cell::is_spoilt;
use crate::domain::sheet::column_letter;
use crate::domain::sheet::table::{Cell, Column, decimal, whole};
use zip::Zip;

/// Rows that a spreadsheet has, the head among them.
pub const ROWS_MAX: u32 = 1_048_576;
/// Letters of a sheet's name.
const NAME_LENGTH_MAX: usize = 31;
/// Bytes of a sheet that are compressed at once.
const CHUNK_BYTES: usize = 64 * 1024;
/// Days from the beginning of 1900, as spreadsheets count, to the beginning of 1970.
const DAYS_TO_1970: i64 = 25_569;

/// Why a file cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum XlsxFault {
    /// More rows than a spreadsheet has.
    #[error("a spreadsheet has no room for so many rows")]
    TooManyRows,
    /// More bytes than a file of this kind may have.
    #[error("the file would be too large")]
    TooLarge,
}

/// A sheet in the making.
pub struct Sheet {
    zip: Zip,
    xml: Vec<u8>,
    rows: u32,
    letters: Vec<Vec<u8>>,
}

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const ROOT_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// Cell forms: 0 as it is, 1 the head, 2 a moment, 3 a day, 4 a text that looks like something else.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

impl Sheet {
    /// A sheet of these columns, their names in its first row.
    pub fn begin(name: &str, columns: &[Column]) -> Self {
        let mut zip = Zip::default();
        let book = format!(
            r#"{HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{}" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
            sheet_name(name)
        );
        let parts = [
            ("[Content_Types].xml", format!("{HEAD}{TYPES}")),
            ("_rels/.rels", format!("{HEAD}{ROOT_RELATIONS}")),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", format!("{HEAD}{BOOK_RELATIONS}")),
            ("xl/styles.xml", format!("{HEAD}{STYLES}")),
        ];
        for (part, text) in parts {
            zip.begin(part);
            zip.write(text.as_bytes());
            zip.end();
        }
        zip.begin("xl/worksheets/sheet1.xml");
        let widths: String = columns
            .iter()
            .enumerate()
            .map(|(at, Column(_, width))| format!(r#"<col min="{0}" max="{0}" width="{width}" customWidth="1"/>"#, at + 1))
            .collect();
        let xml = format!(
            r#"{HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols><sheetData>"#
        );
        let letters = (0..columns.len()).map(|at| column_letter(at).into_bytes()).collect();
        let mut sheet = Self { zip, xml: xml.into_bytes(), rows: 0, letters };
        sheet.open_row();
        for (at, Column(name, _)) in columns.iter().enumerate() {
            sheet.open_cell(at);
            sheet.xml.extend_from_slice(br#" s="1""#);
            text_cell(name, &mut sheet.xml);
        }
        sheet.xml.extend_from_slice(b"</row>");
        sheet
    }

    /// The next row; empty cells are left out.
    ///
    /// # Errors
    /// [`XlsxFault::TooManyRows`]
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), XlsxFault> {
        if self.rows == ROWS_MAX {
            return Err(XlsxFault::TooManyRows);
        }
        self.open_row();
        for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Empty) {
            self.open_cell(at);
            write_cell(cell, &mut self.xml);
        }
        self.xml.extend_from_slice(b"</row>");
        if self.xml.len() >= CHUNK_BYTES {
            self.zip.write(&self.xml);
            self.xml.clear();
        }
        Ok(())
    }

    /// The file.
    ///
    /// # Errors
    /// [`XlsxFault::TooLarge`]
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxFault> {
        self.xml.extend_from_slice(b"</sheetData></worksheet>");
        self.zip.write(&self.xml);
        self.zip.end();
        self.zip.finish().ok_or(XlsxFault::TooLarge)
    }

    fn open_row(&mut self) {
        self.rows += 1;
        self.xml.extend_from_slice(br#"<row r=""#);
        whole(self.rows.into(), &mut self.xml);
        self.xml.extend_from_slice(br#"">"#);
    }

    fn open_cell(&mut self, at: usize) {
        self.xml.extend_from_slice(br#"<c r=""#);
        if let Some(letters) = self.letters.get(at) {
            self.xml.extend_from_slice(letters);
        }
        whole(self.rows.into(), &mut self.xml);
        self.xml.push(b'"');
    }
}

/// A name that a sheet may have.
fn sheet_name(name: &str) -> String {
    let letters = name.chars().filter(|letter| !letter.is_control() && !r#":\/?*[]'<>&""#.contains(*letter));
    let short: String = letters.take(NAME_LENGTH_MAX).collect();
    if short.is_empty() { "1".to_owned() } else { short }
}

fn write_cell(cell: &Cell<'_>, xml: &mut Vec<u8>) {
    match cell {
        Cell::Empty => xml.extend_from_slice(b"/>"),
        Cell::Text(text) => {
            if is_spoilt(text) {
                xml.extend_from_slice(br#" s="4""#);
            }
            text_cell(text, xml);
        }
        Cell::Flag(flag) => value(br#" t="b""#, xml, |xml| xml.push(b'0' + u8::from(*flag))),
        Cell::Whole(number) => value(b"", xml, |xml| whole(*number, xml)),
        Cell::Decimal(number, places) => value(b"", xml, |xml| decimal(*number, *places, xml)),
        Cell::Day(days) => value(br#" s="3""#, xml, |xml| whole(days + DAYS_TO_1970, xml)),
        Cell::Moment(seconds) => value(br#" s="2""#, xml, |xml| {
            // A day's part with eleven digits is exact to a millionth of a second.
            let part = seconds.rem_euclid(86_400) * 100_000_000_000 / 86_400;
            decimal((seconds.div_euclid(86_400) + DAYS_TO_1970) * 100_000_000_000 + part, 11, xml);
        }),
    }
}

fn value(attributes: &[u8], xml: &mut Vec<u8>, write: impl FnOnce(&mut Vec<u8>)) {
    xml.extend_from_slice(attributes);
    xml.extend_from_slice(b"><v>");
    write(xml);
    xml.extend_from_slice(b"</v></c>");
}

fn text_cell(text: &str, xml: &mut Vec<u8>) {
    xml.extend_from_slice(br#" t="inlineStr"><is><t"#);
    let is_blank = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_whitespace);
    let bytes = text.as_bytes();
    if is_blank(bytes.first()) || is_blank(bytes.last()) || text.contains('\n') || text.contains("  ") {
        xml.extend_from_slice(br#" xml:space="preserve""#);
    }
    xml.push(b'>');
    escaped(bytes, xml);
    xml.extend_from_slice(b"</t></is></c>");
}

/// What means something to XML is written otherwise, and so is what spreadsheets would read as a letter by its number (`_x0041_`).
fn escaped(bytes: &[u8], xml: &mut Vec<u8>) {
    let mut from = 0;
    for (at, byte) in bytes.iter().enumerate() {
        let instead: &[u8] = match byte {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'_' if is_letter_by_number(&bytes[at..]) => b"_x005F_",
            _ => continue,
        };
        xml.extend_from_slice(&bytes[from..at]);
        xml.extend_from_slice(instead);
        from = at + 1;
    }
    xml.extend_from_slice(&bytes[from..]);
}

fn is_letter_by_number(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', digits @ .., ] if digits.len() >= 5 && digits[4] == b'_' && digits[..4].iter().all(u8::is_ascii_hexdigit))
}
