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
