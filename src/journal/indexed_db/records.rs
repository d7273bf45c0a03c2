//! How things lie in the database: apart from the types of the program, so that those may change and old records stay readable.

use js_sys::{Array, Object};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::identity::{Actor, RequestId};
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

/// An entry without its place, which is the record's key.
#[derive(Serialize, Deserialize)]
struct Body {
    w: Writer,
    n: u64,
    p: Hash,
    h: Hash,
    r: RequestId,
    t: Timestamp,
    y: Actor,
    e: Vec<BodyPart>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    k: Option<BodyTaken>,
}

#[derive(Serialize, Deserialize)]
struct BodyPart {
    s: Stream,
    v: u32,
    e: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct BodyTaken {
    s: Sequence,
    n: u32,
}

/// The record of an entry.
pub(super) fn record_of(entry: Entry) -> Result<Record, serde_json::Error> {
    let record: Record = Object::new().unchecked_into();
    let name = |part: &EntryPart| JsValue::from(stream_key(&part.stream, part.version));
    record.set_s(&entry.parts.iter().map(name).collect());
    let part = |part: EntryPart| BodyPart { s: part.stream, v: part.version, e: part.events };
    let body = Body {
        w: entry.writer,
        n: entry.number,
        p: entry.previous,
        h: entry.hash,
        r: entry.request,
        t: entry.time,
        y: entry.by,
        e: entry.parts.into_iter().map(part).collect(),
        k: entry.taken.map(|taken| BodyTaken { s: taken.sequence, n: taken.number }),
    };
    record.set_b(&serde_json::to_string(&body)?);
    Ok(record)
}

/// The entry of a record, or nothing when it cannot be read.
pub(super) fn entry_of(place: Place, record: &JsValue) -> Option<Entry> {
    let record: &Record = record.is_object().then(|| record.unchecked_ref())?;
    let body: Body = serde_json::from_str(&record.b().as_string()?).ok()?;
    let part = |part: BodyPart| EntryPart { stream: part.s, version: part.v, events: part.e };
    Some(Entry {
        place,
        writer: body.w,
        number: body.n,
        previous: body.p,
        hash: body.h,
        request: body.r,
        time: body.t,
        by: body.y,
        parts: body.e.into_iter().map(part).collect(),
        taken: body.k.map(|taken| Taken { sequence: taken.s, number: taken.n }),
    })
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
#[derive(Serialize, Deserialize)]
pub(super) struct Answered {
    /// The digest of the batch's body.
    pub b: Hash,
    /// The batch's first stream.
    pub s: Stream,
    /// Its version then.
    pub v: u32,
    /// The number taken.
    pub k: Option<u32>,
}

/// A snapshot of a projection.
#[derive(Serialize, Deserialize)]
pub(super) struct Snapshot {
    /// The place it reaches.
    pub p: Place,
    /// The projection's own text.
    pub c: String,
}
