//! Codes on paper, drawn as the receipts draw them.

use residents_window::domain::barcode::{Modules, code128, qr};
use wasm_bindgen::prelude::wasm_bindgen;

/// Rows of modules a bar code is high, on the receipt.
const BAR_HEIGHT_MODULES: usize = 56;

fn svg(modules: &Modules, row_height: usize) -> String {
    let (width, height) = (modules.width(), modules.height() * row_height);
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><path d="{}"/></svg>"#, modules.path(row_height))
}

/// A text as QR, as SVG; empty when it cannot be one.
#[wasm_bindgen]
pub fn draw_qr(text: &str) -> String {
    qr(text).map_or_else(String::new, |modules| svg(&modules, 1))
}

/// Digits as Code 128 C, as SVG; empty when they cannot be one.
#[wasm_bindgen]
pub fn draw_code128(digits: &str) -> String {
    code128(digits).map_or_else(String::new, |modules| svg(&modules, BAR_HEIGHT_MODULES))
}
