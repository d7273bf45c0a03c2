//! The page's print view.

use wasm_bindgen::JsCast;

/// Prints what the page's print style shows. With `--kiosk-printing` it goes to the default printer without a question; nothing reports back.
pub fn print() {
    // A browser without printing has no printer: the paper question finds that out.
    let _ = js_sys::global().unchecked_into::<web_sys::Window>().print();
}
