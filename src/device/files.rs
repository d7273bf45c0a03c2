//! Files of the person at this machine: one they choose, one they are given.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement, Url, Window};

/// Why there are no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// Nobody chose one.
    Cancelled,
    /// It is larger than may be read: so many bytes.
    TooLarge(usize),
    /// The browser cannot read it.
    Unreadable(String),
}

/// A file that somebody has chosen; none of it is read yet.
#[derive(Clone)]
pub struct ChosenFile(pub(super) JsValue);

impl ChosenFile {
    /// Its size in bytes.
    pub fn bytes(&self) -> f64 {
        Reflect::get(&self.0, &"size".into()).ok().and_then(|size| size.as_f64()).unwrap_or_default()
    }

    /// What it is called.
    pub fn name(&self) -> String {
        Reflect::get(&self.0, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default()
    }
}

/// Lets somebody choose a file. To be called when a button was pressed: browsers open no dialog otherwise.
///
/// # Errors
/// See [`NoFile`].
pub async fn pick(endings: &str) -> Result<ChosenFile, NoFile> {
    let input = element("input").map_err(unreadable)?;
    for (name, value) in [("type", "file"), ("accept", endings)] {
        input.set_attribute(name, value).map_err(unreadable)?;
    }
    let chosen = JsFuture::from(Promise::new(&mut |done: Function, _: Function| {
        for event in ["change", "cancel"] {
            // A dialog that cannot be heard is one that was cancelled.
            let _ = input.add_event_listener_with_callback(event, &done);
        }
    }));
    input.click();
    chosen.await.map_err(unreadable)?;
    let files = Reflect::get(&input, &"files".into()).map_err(unreadable)?;
    Reflect::get(&files, &0.into()).ok().filter(JsValue::is_object).map(ChosenFile).ok_or(NoFile::Cancelled)
}

/// Lets somebody choose a file of at most `bytes_max` bytes, and reads it. To be called when a button was pressed.
///
/// # Errors
/// See [`NoFile`].
pub async fn choose(endings: &str, bytes_max: usize) -> Result<Vec<u8>, NoFile> {
    let file = pick(endings).await?;
    let size = file.bytes();
    if size > bytes_max as f64 {
        return Err(NoFile::TooLarge(size as usize));
    }
    let read: Function = Reflect::get(&file.0, &"arrayBuffer".into()).map_err(unreadable)?.dyn_into().map_err(unreadable)?;
    let reading: Promise = read.call0(&file.0).map_err(unreadable)?.dyn_into().map_err(unreadable)?;
    Ok(Uint8Array::new(&JsFuture::from(reading).await.map_err(unreadable)?).to_vec())
}

/// Gives somebody a file: the browser keeps it where it keeps downloads.
///
/// # Errors
/// What the browser says.
pub fn save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), String> {
    try_save(name, kind, bytes).map_err(|error| format!("{error:?}"))
}

fn try_save(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"type".into(), &kind.into())?;
    let maker: Function = Reflect::get(&js_sys::global(), &"Blob".into())?.dyn_into()?;
    let blob = Reflect::construct(&maker, &Array::of2(&Array::of1(&Uint8Array::from(bytes)), &options))?;
    let address = Url::create_object_url_with_blob(blob.unchecked_ref())?;
    let link = element("a")?;
    link.set_attribute("href", &address)?;
    link.set_attribute("download", name)?;
    link.click();
    // The browser has taken the bytes by then; without this they would stay in memory as long as the page.
    let forget = move || {
        let _ = Url::revoke_object_url(&address);
    };
    super::timer::Timeout::new(FORGET_MS, forget).forget();
    Ok(())
}

/// How long a file can be taken from its address.
const FORGET_MS: u32 = 60_000;

fn element(name: &str) -> Result<HtmlElement, JsValue> {
    let document: Document = window().document().ok_or(JsValue::UNDEFINED)?;
    let element: Element = document.create_element(name)?;
    Ok(element.unchecked_into())
}

fn window() -> Window {
    js_sys::global().unchecked_into()
}

fn unreadable(error: impl Into<JsValue>) -> NoFile {
    NoFile::Unreadable(format!("{:?}", error.into()))
}
