//! What the reader is asked about a case of this hall: its stream and the records beside it, handed over unread.

use futures_util::future::join_all;
use serde_json::Value;

use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::json::object;
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::flow::kiosk::cases::Given;
use crate::journal::{Entry, Journal, Page, ReadError};

/// What the name of a record beside the journal begins with, as it stands in an event, and how long it is.
const SIDE_NAME: (&str, usize) = ("\"side/", 42);

/// The question for the reader; nothing when there is no such case.
///
/// # Errors
/// When the storage cannot be read.
pub(super) async fn asked(
    journal: &Journal,
    given: &Given,
    number: &ReceiptNumber,
    (day, now): (Day, Timestamp),
) -> Result<Option<Value>, ReadError> {
    let stream = Stream::case(number);
    let page = journal.read(&stream, 0).await?;
    if page.entries.is_empty() && page.unreadable.is_empty() {
        return Ok(None);
    }
    let parts: Vec<_> = own_parts(&page, &stream).collect();
    let names = parts.iter().flat_map(|(_, _, events)| events.iter()).flat_map(|event| sides(event));
    let sides = join_all(names.map(async |name| (name.to_owned(), journal.get_blob(name).await))).await;
    let mut kept = Vec::new();
    for (name, bytes) in sides {
        // What was erased is not there; what cannot be read now is no reason to say so.
        if let Some(text) = bytes?.and_then(|bytes| String::from_utf8(bytes).ok()) {
            kept.push(Value::Array(vec![Value::String(name), Value::String(text)]));
        }
    }
    Ok(Some(object(vec![
        ("code", Value::String(given.code.clone())),
        ("last", given.last.clone().map_or(Value::Null, Value::String)),
        ("appends", Value::Array(parts.iter().map(append).collect())),
        ("unreadable", Value::from(page.unreadable.len())),
        ("sides", Value::Array(kept)),
        ("day", Value::String(day.to_string())),
        ("now", Value::from(now.millis())),
    ])))
}

/// What a stream holds, as the reader takes it: its appends, and how many cannot be read.
///
/// # Errors
/// When the storage cannot be read.
pub(super) async fn kept(journal: &Journal, stream: &Stream) -> Result<Value, ReadError> {
    let page = journal.read(stream, 0).await?;
    let appends = own_parts(&page, stream).map(|part| append(&part)).collect();
    Ok(object(vec![("appends", Value::Array(appends)), ("unreadable", Value::from(page.unreadable.len()))]))
}

fn append((version, at, events): &(u32, i64, &[String])) -> Value {
    let texts = Value::Array(events.iter().map(|event| Value::String(event.clone())).collect());
    Value::Array(vec![Value::from(*version), Value::from(*at), texts])
}

/// Version, instant and events of each append to this stream.
pub(super) fn own_parts<'a>(page: &'a Page, stream: &'a Stream) -> impl Iterator<Item = (u32, i64, &'a [String])> {
    let of_entry = move |entry: &'a Entry| {
        let own = entry.parts.iter().filter(move |part| part.stream == *stream);
        own.map(|part| (part.version, entry.time.millis(), part.events.as_slice()))
    };
    page.entries.iter().flat_map(of_entry)
}

/// Names of records beside the journal that stand in an event.
fn sides(event: &str) -> Vec<&str> {
    let (mark, length) = SIDE_NAME;
    let name = |(at, _): (usize, &str)| event.get(at + 1..at + length).filter(|_| event[at + length..].starts_with('"'));
    event.match_indices(mark).filter_map(name).collect()
}
