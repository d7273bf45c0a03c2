//! Files of the site.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// The text of a file of the site, or why it cannot be had.
///
/// # Errors
/// A technical detail for the staff side.
pub async fn text(path: &str) -> Result<String, String> {
    let window = js_sys::global().unchecked_into::<web_sys::Window>();
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(|_| format!("{path}: no answer"))?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| format!("{path}: no answer"))?;
    if !response.ok() {
        return Err(format!("{path}: {}", response.status()));
    }
    let body = response.text().map_err(|_| format!("{path}: unreadable"))?;
    let body = JsFuture::from(body).await.map_err(|_| format!("{path}: unreadable"))?;
    body.as_string().ok_or_else(|| format!("{path}: unreadable"))
}
