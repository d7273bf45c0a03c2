//! The page's address and the page itself.

use wasm_bindgen::JsCast;

fn window() -> web_sys::Window {
    js_sys::global().unchecked_into()
}

/// The page's document.
pub fn document() -> Option<web_sys::Document> {
    window().document()
}

/// The path, such as `/counter/`.
pub fn path() -> String {
    window().location().pathname().unwrap_or_else(|_| "/".to_owned())
}

/// Scheme, host and port of the site.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// A parameter of the address, such as `lang` in `?lang=en`.
pub fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Width and height of the page in CSS pixels.
pub fn size() -> (u32, u32) {
    let number = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).map_or(0, |value| value as u32);
    (number(window().inner_width()), number(window().inner_height()))
}

/// Opens another page of the site.
pub fn open(path: &str) {
    // A page that cannot be opened shows the browser's or boot.js's notice.
    let _ = window().location().set_href(path);
}

/// Loads the page anew.
pub fn reload() {
    // A page that cannot be loaded anew shows boot.js's notice.
    let _ = window().location().reload();
}

/// Is this a secure context (https or localhost)?
pub fn is_secure() -> bool {
    window().is_secure_context()
}

/// The page is in front.
pub fn is_visible() -> bool {
    document().is_some_and(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
}

/// Sets an attribute of the root element, such as the theme or the language.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        // Only fails for a name that is not allowed, and the names are ours.
        let _ = root.set_attribute(name, value);
    }
}

/// Gives the keyboard to the heading of a new picture, unless something on it has it already: a screen reader says where the person is.
pub fn focus_heading() {
    let Some(document) = document() else { return };
    let is_lost = document.active_element().is_none_or(|active| active.tag_name() == "BODY");
    let heading = document.query_selector("main h1").ok().flatten().and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(heading) = heading.filter(|_| is_lost) {
        heading.set_tab_index(-1);
        // Only fails for what cannot have the keyboard.
        let _ = heading.focus();
    }
}

/// Brings what has this class into sight, when it is not, without moving anything else.
pub fn bring_into_sight(class: &str) {
    let Some(element) = document().and_then(|document| document.get_elements_by_class_name(class).item(0)) else { return };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Removes what stood on the page before the program started.
pub fn remove_boot_screen() {
    if let Some(boot) = document().and_then(|document| document.get_element_by_id("boot")) {
        boot.remove();
    }
}

/// The build that is running, as the page names it.
pub fn build() -> String {
    let meta = document().and_then(|document| document.query_selector("meta[name=residents-build]").ok().flatten());
    meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_else(|| "unbuilt".to_owned())
}

/// An attribute of the root element.
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Sends an event without content to the document, such as those that boot.js listens to.
pub fn tell_document(event: &str) {
    if let (Some(document), Ok(event)) = (document(), web_sys::Event::new(event)) {
        // Only fails for an event that is being sent already.
        let _ = document.dispatch_event(&event);
    }
}
