//! A page within the page: a frame of its own size, in which the kiosk's look holds as if it were the whole screen.

use wasm_bindgen::JsCast;

/// Where something can be drawn in a frame.
pub type Body = web_sys::Element;

/// The body of the frame with this identity, dressed in the page's style sheets as this surface.
pub fn body(id: &str, surface: &str) -> Option<Body> {
    let page = super::address::document()?;
    let frame: web_sys::HtmlIFrameElement = page.get_element_by_id(id)?.dyn_into().ok()?;
    let inside = frame.content_document()?;
    let (root, head) = (inside.document_element()?, inside.head()?);
    root.set_attribute("data-surface", surface).ok()?;
    head.set_text_content(None);
    let sheets = page.query_selector_all("link[rel=stylesheet]").ok()?;
    for sheet in (0..sheets.length()).filter_map(|nth| sheets.get(nth)) {
        head.append_child(&sheet.clone_node_with_deep(true).ok()?).ok()?;
    }
    inside.body().map(Into::into)
}

/// Says which language a frame's page is in.
pub fn speak(id: &str, language: &str) -> Option<()> {
    let frame: web_sys::HtmlIFrameElement = super::address::document()?.get_element_by_id(id)?.dyn_into().ok()?;
    frame.content_document()?.document_element()?.set_attribute("lang", language).ok()
}

/// Gives the keyboard to the first thing that can have it in whatever carries this name, and brings it into sight.
pub fn focus(testid: &str) -> Option<()> {
    let wanted = format!("[data-testid=\"{testid}\"]");
    let place = super::address::document()?.query_selector(&wanted).ok()??;
    let field = place.query_selector("input, textarea, select, button").ok()?;
    let field: web_sys::HtmlElement = field.unwrap_or(place).dyn_into().ok()?;
    field.scroll_into_view_with_bool(false);
    field.focus().ok()
}
