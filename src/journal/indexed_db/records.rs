//! How things lie in the database: apart from the types of the program, so that those may change and old records stay readable.

use std::borrow::Cow;

use js_sys::{Array, Object};
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::identity::{Actor, RequestId};
use crate::domain::json::{Json, fields, object, optional};
use crate::domain::stream::{Sequence, Stream};
use crate::domain::time::Timestamp;
use crate::journal::verify::Names;
use crate::journal::{Entry, EntryPart, Hash, Place, Taken, Writer};

#[wasm_bindgen]
extern "C" {
    /// One entry: `s` holds `[stream, version]` for each part (the index reads it), `b` the rest as JSON.
    pub(super) type Record;
    #[wasm_bindgen(method, getter)]
    fn s(this: &Record) -> JsValue;
    #[wasm_bindgen(method, setter)]
    fn set_s(this: &Record, streams: &Array);
    #[wasm_bindgen(method, getter)]
    fn b(this: &Record) -> JsValue;
    #[wasm_bindgen(method, setter)]
    fn set_b(this: &Record, body: &str);
}

/// The record of an entry. Its body is the entry without its place, which is the record's key.
pub(super) fn record_of(entry: Entry) -> Result<Record, serde_json::Error> {
    let record: Record = Object::new().unchecked_into();
    let name = |part: &EntryPart| JsValue::from(stream_key(&part.stream, part.version));
    record.set_s(&entry.parts.iter().map(name).collect());
    let mut body = vec![
        ("w", entry.writer.as_str().into()),
        ("n", entry.number.into()),
        ("p", entry.previous.to_string().into()),
        ("h", entry.hash.to_string().into()),
        ("r", entry.request.as_str().into()),
        ("t", entry.time.millis().into()),
        ("y", entry.by.as_str().into()),
        ("e", Value::Array(entry.parts.into_iter().map(part_body).collect())),
    ];
    if let Some(taken) = entry.taken {
        body.push(("k", object(vec![("s", taken.sequence.as_str().into()), ("n", taken.number.into())])));
    }
    record.set_b(&serde_json::to_string(&object(body))?);
    Ok(record)
}

fn part_body(part: EntryPart) -> Value {
    let events = part.events.into_iter().map(Value::String).collect();
    object(vec![("s", part.stream.as_str().into()), ("v", part.version.into()), ("e", Value::Array(events))])
}

/// The entry of a record, or nothing when it cannot be read.
pub(super) fn entry_of(place: Place, record: &JsValue) -> Option<Entry> {
    let record: &Record = record.is_object().then(|| record.unchecked_ref())?;
    let body = record.b().as_string()?;
    let [w, n, p, h, r, t, y, e, k] = fields(Json::of(&body)?, ["w", "n", "p", "h", "r", "t", "y", "e", "k"])?;
    Some(Entry {
        place,
        writer: Writer::from_text(&w?.text()?),
        number: n?.whole()?.try_into().ok()?,
        previous: hash_of(p)?,
        hash: hash_of(h)?,
        request: RequestId::new(&r?.text()?)?,
        time: Timestamp::from_millis(t?.whole()?),
        by: Actor::new(&y?.text()?)?,
        parts: e?.entries()?.into_iter().map(part_of).collect::<Option<_>>()?,
        taken: optional(k, taken_of)?,
    })
}

fn part_of(part: Json<'_>) -> Option<EntryPart> {
    let [s, v, e] = fields(part, ["s", "v", "e"])?;
    let events = e?.entries()?.into_iter().map(|event| event.text().map(Cow::into_owned)).collect::<Option<_>>()?;
    Some(EntryPart { stream: Stream::new(&s?.text()?)?, version: v?.whole()?.try_into().ok()?, events })
}

fn taken_of(taken: Json<'_>) -> Option<Taken> {
    let [s, n] = fields(taken, ["s", "n"])?;
    Some(Taken { sequence: Sequence::from_text(&s?.text()?), number: n?.whole()?.try_into().ok()? })
}

fn hash_of(value: Option<Json<'_>>) -> Option<Hash> {
    Hash::parse(&value?.text()?)
}

/// The streams and versions that the index of a record names, whatever became of its body.
pub(super) fn names_of(record: &JsValue) -> Names {
    let name = |pair: JsValue| {
        let pair: Array = pair.dyn_into().ok()?;
        Some((Stream::new(&pair.get(0).as_string()?)?, whole(&pair.get(1))?))
    };
    let streams = record.is_object().then(|| record.unchecked_ref::<Record>().s());
    streams
        .and_then(|streams| streams.dyn_into::<Array>().ok())
        .map_or_else(Names::new, |streams| streams.iter().filter_map(name).collect())
}

/// A key of the index by stream.
pub(super) fn stream_key(stream: &Stream, version: u32) -> Array {
    Array::of2(&stream.as_str().into(), &version.into())
}

/// A number that was stored, when it is one.
pub(super) fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}

/// A place that was stored as a key, when it is one. Keys are whole numbers far below 2^53.
pub(super) fn place(value: &JsValue) -> Option<Place> {
    let number = value.as_f64()?;
    (number.fract() == 0.0 && number > 0.0).then_some(Place(number as u64))
}

/// The key of a place.
pub(super) fn key(place: Place) -> JsValue {
    JsValue::from_f64(place.0 as f64)
}

/// A writer's head as it is stored: running number, blank, hash.
pub(super) fn head_text(number: u64, hash: Hash) -> String {
    format!("{number} {hash}")
}

/// Reads [`head_text`].
pub(super) fn head(text: &str) -> Option<(u64, Hash)> {
    let (number, hash) = text.split_once(' ')?;
    Some((number.parse().ok()?, Hash::parse(hash)?))
}

/// What was answered to a request. Its place is found through the first stream and version: it is not known before the entry is written.
pub(super) struct Answered {
    /// The digest of the batch's body.
    pub body: Hash,
    /// The batch's first stream.
    pub stream: Stream,
    /// Its version then.
    pub version: u32,
    /// The number taken.
    pub taken: Option<u32>,
}

impl Answered {
    /// As it is stored.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let (body, stream) = (self.body.to_string().into(), self.stream.as_str().into());
        serde_json::to_string(&object(vec![("b", body), ("s", stream), ("v", self.version.into()), ("k", self.taken.into())]))
    }

    /// Reads what was stored.
    pub fn of(value: &JsValue) -> Option<Self> {
        let text = value.as_string()?;
        let [b, s, v, k] = fields(Json::of(&text)?, ["b", "s", "v", "k"])?;
        let taken = optional(k, |taken| taken.whole()?.try_into().ok())?;
        Some(Self { body: hash_of(b)?, stream: Stream::new(&s?.text()?)?, version: v?.whole()?.try_into().ok()?, taken })
    }
}

/// A snapshot of a projection as it is stored: the place it reaches, a blank, the projection's own text.
pub(super) fn snapshot_text(place: Place, content: &str) -> String {
    format!("{} {content}", place.0)
}

/// Reads [`snapshot_text`].
pub(super) fn snapshot(text: &str) -> Option<(Place, String)> {
    let (place, content) = text.split_once(' ')?;
    Some((Place(place.parse().ok()?), content.to_owned()))
}
