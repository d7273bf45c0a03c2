//! The geometry of the codes on paper: Code 128 C and QR as dark and light modules with their quiet zones, and the SVG path that paints them.
//!
//! Modules are squares of one unit; the printed size is the business of whoever draws them (at least 2 printer dots a module). Draw with
//! `shape-rendering="crispEdges"`, so that no hairline shows between rows.

use std::fmt::Write;

use barcoders::sym::code128::Code128;
use qrcode::{Color, EcLevel, QrCode};

/// Light modules at each end of a Code 128, as its standard asks.
pub const CODE128_QUIET_MODULES: usize = 10;

/// Light modules on each side of a QR code, as its standard asks.
pub const QR_QUIET_MODULES: usize = 4;

/// What makes barcoders use the character set C: two digits in one symbol.
const CHARACTER_SET_C: char = '\u{0106}';

/// Dark and light modules, row by row. A bar code has one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Modules {
    width: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Modules in a row, quiet zones counted.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Rows: 1 for a bar code.
    pub fn height(&self) -> usize {
        self.dark.len() / self.width.max(1)
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> impl Iterator<Item = &[bool]> {
        self.dark.chunks(self.width.max(1))
    }

    /// The `d` of one SVG path that paints all dark modules, each row `row_height` units high; runs of dark modules are one rectangle.
    pub fn path(&self, row_height: usize) -> String {
        let mut path = String::new();
        for (row, modules) in self.rows().enumerate() {
            path_of_row(&mut path, modules, row * row_height, row_height);
        }
        path
    }
}

fn path_of_row(path: &mut String, modules: &[bool], top: usize, height: usize) {
    let mut left = 0;
    for run in modules.chunk_by(|a, b| a == b) {
        if run.first() == Some(&true) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{left} {top}h{}v{height}h-{}z", run.len(), run.len());
        }
        left += run.len();
    }
}

/// Code 128, character set C, of an even number of digits. Nothing for any other text.
pub fn code128(digits: &str) -> Option<Modules> {
    let fits = !digits.is_empty() && digits.len().is_multiple_of(2) && digits.bytes().all(|b| b.is_ascii_digit());
    let code = fits.then(|| Code128::new(format!("{CHARACTER_SET_C}{digits}")).ok())??;
    let quiet = [false; CODE128_QUIET_MODULES];
    let bars = code.encode();
    let dark: Vec<bool> = quiet.into_iter().chain(bars.into_iter().map(|bar| bar == 1)).chain(quiet).collect();
    Some(Modules { width: dark.len(), dark })
}

/// QR code of a text, with 15 % error correction. Nothing when the text is too long.
pub fn qr(text: &str) -> Option<Modules> {
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).ok()?;
    let inner = code.width();
    let width = inner + 2 * QR_QUIET_MODULES;
    let mut dark = vec![false; width * width];
    for (place, color) in code.to_colors().into_iter().enumerate() {
        let (row, column) = (place / inner + QR_QUIET_MODULES, place % inner + QR_QUIET_MODULES);
        dark[row * width + column] = color == Color::Dark;
    }
    Some(Modules { width, dark })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn code128_has_set_c_symbols_checksum_and_quiet_zones() {
        let code = code128("1234").unwrap();
        // Start C, 12, 34, check (105 + 12 + 2 * 34) % 103 = 82, stop: the module patterns of ISO/IEC 15417.
        let symbols = ["11010011100", "10110011100", "10001011000", "10010011110", "1100011101011"].concat();
        let expected = format!("{quiet}{symbols}{quiet}", quiet = "0".repeat(CODE128_QUIET_MODULES));
        let painted: String = code.rows().next().unwrap().iter().map(|dark| if *dark { '1' } else { '0' }).collect();
        assert_eq!(painted, expected);
        assert_eq!(code128(&"1".repeat(24)).unwrap().width(), 2 * CODE128_QUIET_MODULES + 11 * 14 + 13);
    }

    #[test]
    fn code128_refuses_what_set_c_cannot_say() {
        for text in ["", "123", "12a4", "１２"] {
            assert_eq!(code128(text), None, "{text}");
        }
    }

    #[test]
    fn qr_is_square_with_a_quiet_zone_and_finders() {
        let code = qr("101072611210200234081746").unwrap();
        assert_eq!(code.width(), code.height());
        let rows: Vec<&[bool]> = code.rows().collect();
        let edge = |row: &[bool]| row[..QR_QUIET_MODULES].iter().chain(&row[row.len() - QR_QUIET_MODULES..]).any(|dark| *dark);
        assert!(!rows.iter().any(|row| edge(row)));
        assert!(rows[..QR_QUIET_MODULES].concat().iter().all(|dark| !dark));
        assert!(rows[QR_QUIET_MODULES][QR_QUIET_MODULES..QR_QUIET_MODULES + 7].iter().all(|dark| *dark));
        assert_eq!(qr(&"x".repeat(4_000)), None);
    }

    #[test]
    fn the_path_paints_each_run_once() {
        let modules = Modules { width: 5, dark: vec![true, true, false, true, false, false, false, false, false, true] };
        assert_eq!(modules.path(3), "M0 0h2v3h-2zM3 0h1v3h-1zM4 3h1v3h-1z");
        let painted = qr("乌兰社区").unwrap();
        let area: usize = painted.path(1).split('M').skip(1).map(|r| r.split(['h', 'v']).nth(1).unwrap().parse::<usize>().unwrap()).sum();
        assert_eq!(area, painted.rows().flatten().filter(|dark| **dark).count());
    }
}
