//! What the hall has published, as a program that must stay small knows it: which edition is in force, a part of its bundle, and the records for the
//! reader, who checks signatures.

use serde_json::Value;

use super::content_note;
use super::window::Window;
use crate::domain::content::{Digest, KeptPart, kept_part, newest_edition};
use crate::domain::json::object;
use crate::domain::stream::Stream;
use crate::journal::{Journal, Page, ReadError};

/// A part of the edition in force.
///
/// # Errors
/// When the journal cannot be read.
pub(super) async fn part(journal: &Journal, name: &str) -> Result<KeptPart, ReadError> {
    let page = journal.read(&Stream::content(), 0).await?;
    Ok(match bundle(journal, &page).await? {
        Some((hash, Some(bytes))) => kept_part(&bytes, &hash, name),
        Some((_, None)) => KeptPart::Lost,
        // A record that cannot be read may have been a publication.
        None if !page.unreadable.is_empty() => KeptPart::Lost,
        None => KeptPart::Absent,
    })
}

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

/// The digest of the edition in force, and its bundle, if that is there.
async fn bundle(journal: &Journal, page: &Page) -> Result<Option<(Digest, Option<Vec<u8>>)>, ReadError> {
    let stream = Stream::content();
    let parts = page.entries.iter().flat_map(|entry| entry.parts.iter()).filter(|part| part.stream == stream);
    let Some((_, hash)) = newest_edition(parts.flat_map(|part| part.events.iter().map(String::as_str))) else { return Ok(None) };
    Ok(Some((hash, journal.get_blob(&format!("bundle/{hash}")).await?)))
}
