//! The exported text of ratings: made piece by piece, and read without believing anything of it. `tests/verify/FORMAT.md` says what stands in it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Heads, NoExport};
use crate::domain::identity::{Actor, RequestId};
use crate::domain::json::{Json, fields};
use crate::domain::rating::export::{Ground, Names};
use crate::domain::sheet::table::{Cell, json_text};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp, UtcOffset};
use crate::journal::{Entry, EntryPart, Hash, OutsideHead, Place, Writer};
use crate::projection::rating_ledger::is_of_family;

/// Names the form; another one would have another number.
pub const FORM: &str = "residents-window/ratings/1";
/// What every number of a form stands behind.
const FAMILY: &str = "residents-window/ratings/";

/// A text in the making: first what the rows need, then rows, records and heads.
pub struct Export {
    out: Vec<u8>,
    has_records: bool,
}

impl Export {
    /// Of these rows, as [`crate::domain::sheet::table::Table::finish`] gives them. `hall` is its code, `salts` prove comments, by the row's identity.
    pub fn begin(hall: &str, made_at: Timestamp, ground: &Ground, rows: &[u8], salts: &BTreeMap<String, String>) -> Self {
        let mut out = Vec::with_capacity(rows.len() + 64 * 1024);
        let mut member = |name: &str, write: &dyn Fn(&mut Vec<u8>)| {
            out.extend_from_slice(if out.is_empty() { b"{\n" } else { b",\n" });
            json_text(name, &mut out);
            out.push(b':');
            write(&mut out);
        };
        let text = |text: String| move |out: &mut Vec<u8>| json_text(&text, out);
        member("form", &text(FORM.to_owned()));
        member("hall", &text(hall.to_owned()));
        member("made_at", &text(Cell::moment(made_at, ground.offset).plain()));
        member("offset_minutes", &|out| out.extend_from_slice(ground.offset.minutes().to_string().as_bytes()));
        member("from", &text(ground.span.0.to_string()));
        member("to", &text(ground.span.1.to_string()));
        let names = &ground.names;
        for (name, names) in
            [("items", &names.items), ("counters", &names.counters), ("reasons", &names.reasons), ("levels", &names.levels)]
        {
            member(name, &|out| map(names, out));
        }
        member("working_days", &|out| list(ground.working_days.iter(), out, |day, out| json_text(&day.to_string(), out)));
        member("rows", &|out| out.extend_from_slice(rows));
        member("salts", &|out| map(salts, out));
        member("entries", &|out| out.push(b'['));
        Self { out, has_records: false }
    }

    /// The next record of the journal: those of other families are passed over.
    pub fn record(&mut self, entry: &Entry) {
        if !is_of_family(entry.writer.as_str()) {
            return;
        }
        self.out.extend_from_slice(if self.has_records { b",\n{" } else { b"\n{" });
        self.has_records = true;
        let out = &mut self.out;
        let texts = [
            ("writer", entry.writer.as_str().to_owned()),
            ("previous", entry.previous.to_string()),
            ("hash", entry.hash.to_string()),
            ("request", entry.request.to_string()),
            ("by", entry.by.to_string()),
        ];
        for (name, text) in texts {
            json_text(name, out);
            out.push(b':');
            json_text(&text, out);
            out.push(b',');
        }
        out.extend_from_slice(format!("\"number\":{},\"time\":{},\"parts\":", entry.number, entry.time.millis()).as_bytes());
        list(entry.parts.iter(), out, |part, out| {
            out.extend_from_slice(b"{\"stream\":");
            json_text(part.stream.as_str(), out);
            out.extend_from_slice(format!(",\"version\":{},\"events\":", part.version).as_bytes());
            list(part.events.iter(), out, |event, out| json_text(event, out));
            out.push(b'}');
        });
        out.push(b'}');
    }

    /// Whole, with the heads of all writers.
    pub fn finish(mut self, heads: &[OutsideHead]) -> Vec<u8> {
        self.out.extend_from_slice(b"\n],\n\"heads\":");
        list(heads.iter(), &mut self.out, |head, out| {
            out.push(b'[');
            json_text(head.writer.as_str(), out);
            out.extend_from_slice(format!(",{},\"{}\"]", head.number, head.hash).as_bytes());
        });
        self.out.extend_from_slice(b"\n}\n");
        self.out
    }
}

/// A head as it stands on paper and is pasted: writer, number and hash with blanks between.
pub fn head_line(head: &OutsideHead) -> String {
    format!("{} {} {}", head.writer.as_str(), head.number, head.hash)
}

fn list<T>(all: impl Iterator<Item = T>, out: &mut Vec<u8>, one: impl Fn(T, &mut Vec<u8>)) {
    out.push(b'[');
    for (at, value) in all.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        one(value, out);
    }
    out.push(b']');
}

fn map(names: &BTreeMap<String, String>, out: &mut Vec<u8>) {
    out.push(b'{');
    for (at, (name, value)) in names.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        json_text(name, out);
        out.push(b':');
        json_text(value, out);
    }
    out.push(b'}');
}

/// An exported text as it was read.
pub(super) struct Read<'a> {
    pub ground: Ground,
    pub span: (String, String),
    pub rows: Vec<ReadRow<'a>>,
    pub salts: BTreeMap<String, String>,
    /// Records that can be read, in the order of the file.
    pub entries: Vec<Entry>,
    /// Places of those that cannot, from 1.
    pub unreadable: Vec<u64>,
    /// Heads of the family that the file itself states.
    pub heads: Heads,
}

/// A row: names and values as they are written.
pub(super) struct ReadRow<'a>(Vec<(Cow<'a, str>, Json<'a>)>);

impl<'a> ReadRow<'a> {
    /// The value of a column that is there once.
    pub fn cell(&self, column: &str) -> Option<Json<'a>> {
        let mut found = self.0.iter().filter(|(name, _)| name == column);
        found.next().map(|(_, value)| *value).filter(|_| found.next().is_none())
    }

    /// Its identity.
    pub fn id(&self) -> Option<String> {
        Some(self.cell("rating_id")?.text()?.into_owned())
    }

    /// The names of its columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_ref())
    }
}

impl<'a> Read<'a> {
    /// Reads it.
    pub fn of(text: &'a str) -> Result<Self, NoExport> {
        // Editors put a mark in front.
        let whole = Json::of(text.trim_start_matches('\u{feff}')).ok_or(NoExport::NotOne)?;
        let [form] = fields(whole, ["form"]).ok_or(NoExport::NotOne)?;
        match form.and_then(Json::text) {
            Some(form) if form == FORM => {}
            Some(form) if form.starts_with(FAMILY) => return Err(NoExport::Newer),
            _ => return Err(NoExport::NotOne),
        }
        Self::of_form(whole).ok_or(NoExport::NotOne)
    }

    fn of_form(whole: Json<'a>) -> Option<Self> {
        let named =
            ["offset_minutes", "from", "to", "items", "counters", "reasons", "levels", "working_days", "rows", "salts", "entries", "heads"];
        let [offset, from, to, items, counters, reasons, levels, days, rows, salts, entries, heads] = fields(whole, named)?;
        let (from, to) = (from?.text()?, to?.text()?);
        let names = Names { items: texts(items?)?, counters: texts(counters?)?, reasons: texts(reasons?)?, levels: texts(levels?)? };
        let working_days = days?.entries()?.into_iter().map(|day| Day::parse(&day.text()?)).collect::<Option<Vec<Day>>>()?;
        let span = (Day::parse(&from)?, Day::parse(&to)?);
        let offset = UtcOffset::from_minutes(i32::try_from(offset?.whole()?).ok()?)?;
        let rows = rows?.entries()?.into_iter().map(|row| ReadRow(row.members().unwrap_or(Vec::new()))).collect();
        let (mut read, mut unreadable) = (Vec::new(), Vec::new());
        for (at, one) in (1..).zip(entries?.entries()?) {
            match entry(one) {
                Some(entry) => read.push(entry),
                None => unreadable.push(at),
            }
        }
        let mut stated = Heads::new();
        for (writer, number, hash) in heads?.entries()?.into_iter().map(head).collect::<Option<Vec<_>>>()? {
            if is_of_family(&writer) {
                stated.entry((writer, number)).or_default().insert(hash);
            }
        }
        Some(Self {
            ground: Ground { offset, span, names, working_days },
            span: (from.into_owned(), to.into_owned()),
            rows,
            salts: texts(salts?)?,
            entries: read,
            unreadable,
            heads: stated,
        })
    }
}

fn texts(object: Json<'_>) -> Option<BTreeMap<String, String>> {
    object.members()?.into_iter().map(|(name, value)| Some((name.into_owned(), value.text()?.into_owned()))).collect()
}

fn head(one: Json<'_>) -> Option<(String, u64, String)> {
    let [writer, number, hash] = one.entries()?.try_into().ok()?;
    Some((writer.text()?.into_owned(), u64::try_from(number.whole()?).ok()?, hash.text()?.into_owned()))
}

fn entry(one: Json<'_>) -> Option<Entry> {
    let named = ["writer", "number", "previous", "hash", "request", "time", "by", "parts"];
    let [writer, number, previous, hash, request, time, by, parts] = fields(one, named)?;
    let writer = writer?.text()?;
    Some(Entry {
        place: Place::START,
        writer: Some(Writer::from_text(&writer)).filter(|_| is_of_family(&writer))?,
        number: u64::try_from(number?.whole()?).ok()?,
        previous: small_hash(previous?)?,
        hash: small_hash(hash?)?,
        request: RequestId::new(&request?.text()?)?,
        time: Timestamp::from_millis(time?.whole()?),
        by: Actor::new(&by?.text()?)?,
        parts: parts?.entries()?.into_iter().map(part).collect::<Option<_>>()?,
        taken: None,
    })
}

/// In small digits only: one hash is one text.
fn small_hash(value: Json<'_>) -> Option<Hash> {
    let text = value.text()?;
    Hash::parse(&text).filter(|hash| hash.to_string() == text)
}

fn part(one: Json<'_>) -> Option<EntryPart> {
    let [stream, version, events] = fields(one, ["stream", "version", "events"])?;
    Some(EntryPart {
        stream: Stream::new(&stream?.text()?)?,
        version: u32::try_from(version?.whole()?).ok()?,
        events: events?.entries()?.into_iter().map(|event| Some(event.text()?.into_owned())).collect::<Option<_>>()?,
    })
}
