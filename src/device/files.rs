//! Files that people choose, and files that they are given.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// Gives these bytes to the person as a file of this name.
pub fn save(name: &str, bytes: &[u8]) -> Option<()> {
    let document = super::address::document()?;
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = web_sys::Blob::new_with_u8_array_sequence(&parts).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &url).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    // The download has its own hold on the bytes by now.
    web_sys::Url::revoke_object_url(&url).ok()
}

/// The bytes of the file that was chosen in the field with this identity, and the field empty again, so that the same file can be chosen once more.
/// Nothing when none was chosen or it cannot be read. A file of more than `bytes_max` is cut there, which whoever reads it must refuse.
pub async fn chosen(id: &str, bytes_max: usize) -> Option<Vec<u8>> {
    let field: web_sys::HtmlInputElement = super::address::document()?.get_element_by_id(id)?.dyn_into().ok()?;
    let file = field.files()?.get(0)?;
    let part = file.slice_with_f64_and_f64(0.0, bytes_max as f64 + 1.0).ok()?;
    let bytes = JsFuture::from(part.array_buffer()).await.ok()?;
    field.set_value("");
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}
