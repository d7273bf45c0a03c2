//! Files that spreadsheets and other systems write: bytes to text, text to rows, and back. Knows nothing of what stands in the cells.
//!
//! Two passes, so that a large file needs little memory: [`survey`] looks at all bytes once (digest, size, encoding, whether it is text at all), then
//! [`decode`] and [`rows`] or [`json_rows`] read it piece by piece.

pub mod cell;
pub mod decode;
pub mod json_rows;
pub mod rows;
pub mod survey;
pub mod table;
pub mod write;

/// The letters by which a spreadsheet names a column, counted from 0: A to Z, then AA.
pub fn column_letter(at: usize) -> String {
    let of = |digit: usize| char::from(b'A' + u8::try_from(digit % 26).unwrap_or(0));
    if at < 26 { of(at).to_string() } else { format!("{}{}", column_letter(at / 26 - 1), of(at)) }
}
