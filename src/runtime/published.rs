//! What the hall has published, for the reader, who checks signatures: a program that must stay small hands it the records as they are.

use serde_json::Value;

use super::content_choice::bundle;
use super::content_note;
use super::window::Window;
use crate::domain::json::object;
use crate::domain::stream::Stream;
use crate::journal::ReadError;

/// What the reader needs to know what is in force; nothing when there is no record of any content, nor a note of one.
///
/// # Errors
/// When the journal cannot be read.
pub(super) async fn records(window: &Window) -> Result<Option<Value>, ReadError> {
    let (stream, noted) = (Stream::content(), content_note::noted(window));
    let page = window.journal().read(&stream, 0).await?;
    if page.entries.is_empty() && page.unreadable.is_empty() && noted == 0 {
        return Ok(None);
    }
    let bytes = bundle(window.journal(), &page).await?.and_then(|(_, bytes)| bytes);
    let text = |text: &String| Value::String(text.clone());
    let appends = page.entries.iter().flat_map(|entry| {
        let own = entry.parts.iter().filter(|part| part.stream == stream);
        own.map(|part| {
            let events = Value::Array(part.events.iter().map(text).collect());
            Value::Array(vec![Value::from(part.version), Value::from(entry.time.millis()), events])
        })
    });
    let appends = Value::Array(appends.collect());
    let last = page.entries.last().map(|entry| entry.place);
    let unreadable = page.unreadable.iter().filter(|place| Some(**place) > last).count();
    Ok(Some(object(vec![
        ("appends", appends),
        ("unreadable", Value::from(unreadable)),
        ("noted", Value::from(noted)),
        ("bundle", bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Value::Null, Value::String)),
    ])))
}
