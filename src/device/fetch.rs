//! Files of the site, and what lies at an address that the hall names.

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

/// What lies at an address that is asked now and then.
#[derive(Debug)]
pub enum Found {
    /// There is no such file.
    Absent,
    /// The one that is known.
    Same,
    /// Another one: what names it, and its bytes.
    New {
        /// Its ETag, or its date where the server gives no tag.
        tag: String,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// Another one, larger than may be read.
    TooLarge {
        /// As above.
        tag: String,
        /// Its size.
        bytes: usize,
    },
}

/// What lies at `path`, when it is another one than `known` names.
///
/// # Errors
/// A technical detail.
pub async fn newer(path: &str, known: Option<&str>, bytes_max: usize) -> Result<Found, String> {
    let no_answer = |_| format!("{path}: no answer");
    let (options, headers) = (web_sys::RequestInit::new(), js_sys::Object::new());
    if let Some(known) = known.filter(|known| !known.is_empty()) {
        js_sys::Reflect::set(&headers, &"If-None-Match".into(), &known.into()).map_err(no_answer)?;
    }
    options.set_headers(&headers);
    // Asked for with a tag of our own: the browser's cache would answer 200 with what it has.
    js_sys::Reflect::set(&options, &"cache".into(), &"no-store".into()).map_err(no_answer)?;
    let window = js_sys::global().unchecked_into::<web_sys::Window>();
    let response = JsFuture::from(window.fetch_with_str_and_init(path, &options)).await.map_err(no_answer)?;
    let response: web_sys::Response = response.dyn_into().map_err(no_answer)?;
    let header = |name: &str| {
        let headers = js_sys::Reflect::get(&response, &"headers".into()).ok()?;
        let get: js_sys::Function = js_sys::Reflect::get(&headers, &"get".into()).ok()?.dyn_into().ok()?;
        get.call1(&headers, &name.into()).ok()?.as_string()
    };
    match response.status() {
        304 => return Ok(Found::Same),
        404 | 410 => return Ok(Found::Absent),
        _ if !response.ok() => return Err(format!("{path}: {}", response.status())),
        _ => {}
    }
    let tag = header("etag").or_else(|| header("last-modified")).unwrap_or_default();
    if !tag.is_empty() && known == Some(tag.as_str()) {
        return Ok(Found::Same);
    }
    let promised = header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    if promised > bytes_max {
        return Ok(Found::TooLarge { tag, bytes: promised });
    }
    let body = response.array_buffer().map_err(no_answer)?;
    let bytes = js_sys::Uint8Array::new(&JsFuture::from(body).await.map_err(no_answer)?).to_vec();
    Ok(if bytes.len() > bytes_max { Found::TooLarge { tag, bytes: bytes.len() } } else { Found::New { tag, bytes } })
}

/// What was fetched from an address.
pub struct Fetched {
    /// All of it, wherever the browser keeps it.
    pub blob: web_sys::Blob,
    /// No password was needed.
    pub is_open: bool,
}

/// Unauthorized and forbidden: it needs a password.
const NEEDS_PASSWORD: [u16; 2] = [401, 403];

/// Fetches `address` without a password, and with `authorization` where that is not enough.
///
/// # Errors
/// The server's status, or a technical detail.
pub async fn blob(address: &str, authorization: Option<&str>) -> Result<Fetched, String> {
    let bare = answer(address, None).await?;
    let (response, is_open) = match authorization {
        Some(authorization) if NEEDS_PASSWORD.contains(&bare.status()) => (answer(address, Some(authorization)).await?, false),
        _ => (bare, true),
    };
    if !response.ok() {
        return Err(response.status().to_string());
    }
    let no_answer = |_| "no answer".to_owned();
    let blob = JsFuture::from(response.blob().map_err(no_answer)?).await.map_err(no_answer)?;
    Ok(Fetched { blob: blob.unchecked_into(), is_open })
}

async fn answer(address: &str, authorization: Option<&str>) -> Result<web_sys::Response, String> {
    let no_answer = |_| "no answer".to_owned();
    let (options, headers) = (web_sys::RequestInit::new(), js_sys::Object::new());
    if let Some(authorization) = authorization {
        js_sys::Reflect::set(&headers, &"Authorization".into(), &authorization.into()).map_err(no_answer)?;
    }
    options.set_headers(&headers);
    // No cookie of this browser is sent: what it can read with one, anybody who sits here can.
    for (name, value) in [("cache", "no-store"), ("credentials", "omit"), ("redirect", "error")] {
        js_sys::Reflect::set(&options, &name.into(), &value.into()).map_err(no_answer)?;
    }
    let global = js_sys::global().unchecked_into::<web_sys::Window>();
    let response = JsFuture::from(global.fetch_with_str_and_init(address, &options)).await.map_err(no_answer)?;
    response.dyn_into().map_err(no_answer)
}

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = btoa)]
    fn to_base64(bytes: &str) -> Result<String, wasm_bindgen::JsValue>;
}

/// What is sent as `Authorization` for a name and a password.
pub fn basic(name: &str, password: &str) -> Option<String> {
    let bytes: String = format!("{name}:{password}").bytes().map(char::from).collect();
    to_base64(&bytes).ok().map(|text| format!("Basic {text}"))
}
