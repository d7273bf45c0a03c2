//! What pages of the benches call.

use std::rc::Rc;

use residents_window::domain::identity::{Actor, Installation, QueueLetter, RequestId, TicketId};
use residents_window::domain::stream::{Sequence, Stream};
use residents_window::journal::indexed_db::{OpenOptions, StorageNotice, open};
use residents_window::journal::{Batch, Journal, Part, Place, Progress, Take, Verdict};
use residents_window::projection::floor_table::{FloorTable, catch_up};
use residents_window::projection::snapshot::SNAPSHOT_NAME;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::day::{self, Lobby, Whole, checked, in_memory, monday, open_hall};

const WAIT_MS: u32 = 30_000;

fn told(error: impl std::fmt::Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}

/// The shipped journal on a database of its own. `sentinel` is the address of its worker; nothing: without it.
async fn opened(database: &str, sentinel: Option<String>) -> Result<Journal, JsValue> {
    let options = OpenOptions {
        database: database.to_owned(),
        installation: checked(Installation::new("bench")),
        wait_ms: WAIT_MS,
        sentinel_url: sentinel,
        was_known: false,
        notice: Rc::new(|notice| {
            // A bench that silently went without the sentinel would measure another path than the shipped one.
            if let StorageNotice::WithoutSentinel(why) = notice {
                wasm_bindgen::throw_str(&why);
            }
        }),
    };
    let opened = open(options).await.map_err(told)?;
    if !opened.alarms.is_empty() {
        return Err(JsValue::from_str("the database and its sentinel disagree"));
    }
    Ok(Journal::IndexedDb(opened.home))
}

/// The append alone.
#[wasm_bindgen]
pub struct Appender(Journal);

#[wasm_bindgen]
impl Appender {
    /// Opens.
    pub async fn open(database: String, sentinel: Option<String>) -> Result<Appender, JsValue> {
        opened(&database, sentinel).await.map(Self)
    }

    /// Appends the `turn`-th ticket of `2026-11-23/A`; the pages of the peers make the same batch.
    pub async fn append(&self, turn: u32) -> Result<u32, JsValue> {
        let day = checked(residents_window::domain::time::Day::from_ymd(2026, 11, 23));
        let ticket = checked(TicketId::new(&format!("019aaaaa-0000-7000-8000-{turn:012}")));
        let issued = format!(r#"{{"issued":{{"queue":"A","priority":false,"random":{},"language":"zh"}}}}"#, 10_000 + turn);
        let estimated = format!(r#"{{"waiting_estimated":{{"ahead":{},"range":[5,15]}}}}"#, turn % 30);
        let batch = Batch {
            request: checked(RequestId::new(&format!("019bbbbb-0000-7000-8000-{turn:012}"))),
            parts: vec![Part { stream: Stream::ticket(day, &ticket), expected: 0, events: vec![issued, estimated] }],
            take: Some(Take { sequence: Sequence::tickets(day, checked(QueueLetter::new('A'))), at_most: 9_999 }),
            time: residents_window::domain::time::Timestamp::from_millis(1_795_400_000_000 + i64::from(turn)),
            by: checked(Actor::new("kiosk@bench")),
        };
        let appended = self.0.append(&batch).await.map_err(told)?;
        Ok(appended.taken.unwrap_or(0))
    }
}

/// A day that has happened, to be folded and written.
#[wasm_bindgen]
pub struct DayMade(Whole);

#[wasm_bindgen]
impl DayMade {
    /// A day of at least so many events.
    pub async fn whole(hall: String, events_min: usize) -> Result<DayMade, JsValue> {
        day::whole(&hall, events_min).await.map(Self).map_err(told)
    }

    /// A morning on which so many numbers were issued and nobody was called.
    pub async fn waiting(hall: String, tickets: u32) -> Result<DayMade, JsValue> {
        let hall = open_hall(&hall).map_err(told)?;
        let now = monday(&hall, 9 * 60);
        let lobby = Lobby::new(in_memory(), FloorTable::default(), hall, 2);
        for _ in 0..tickets {
            lobby.issue(now).await.map_err(|failure| told(format!("{failure:?}")))?;
        }
        Whole::of(lobby).await.map(Self).map_err(told)
    }

    /// How many events it has.
    pub fn events(&self) -> usize {
        self.0.events()
    }

    /// Folds it; says how many entries it read.
    pub fn fold(&self) -> usize {
        if self.0.fold().reached() == self.0.page.head { self.0.page.entries.len() } else { 0 }
    }

    /// Whether folding gives what the running hall knew.
    pub fn is_fold_equal(&self) -> bool {
        self.0.is_fold_equal()
    }

    /// Its entries as JSON, for a page to write into a database at once.
    pub fn entries(&self) -> Result<String, JsValue> {
        serde_json::to_string(&self.0.page.entries).map_err(told)
    }
}

/// The command function on the shipped journal.
#[wasm_bindgen]
pub struct Kiosk(Lobby);

#[wasm_bindgen]
impl Kiosk {
    /// Opens and reads everything.
    pub async fn open(database: String, hall: String, seed: u32, sentinel: Option<String>) -> Result<Kiosk, JsValue> {
        let journal = opened(&database, sentinel).await?;
        let lobby = Lobby::new(journal, FloorTable::default(), open_hall(&hall).map_err(told)?, u64::from(seed));
        catch_up(&lobby.table, &lobby.journal, lobby.hall.utc_offset_minutes).await.map_err(told)?;
        Ok(Self(lobby))
    }

    /// Issues one number: decide, append, read back, fold.
    pub async fn issue(&self) -> Result<u32, JsValue> {
        let now = monday(&self.0.hall, 9 * 60 + 1);
        self.0.issue(now).await.map(|(_, number)| number).map_err(|failure| told(format!("{failure:?}")))
    }

    /// Keeps the floor, as the housekeeper does.
    pub async fn save_snapshot(&self) -> Result<usize, JsValue> {
        let (place, text) = {
            let table = self.0.table.borrow();
            (table.reached(), table.to_snapshot())
        };
        self.0.journal.save_snapshot(SNAPSHOT_NAME, place, &text).await.map_err(told)?;
        Ok(text.len())
    }

    /// Reads everything anew; says how many entries that were.
    pub async fn reopen_from_nothing(&self) -> Result<usize, JsValue> {
        self.reopen(FloorTable::default()).await
    }

    /// Reads the snapshot and what came after it; says how many entries that were.
    pub async fn reopen_from_snapshot(&self) -> Result<usize, JsValue> {
        let (place, text) = self.0.journal.load_snapshot(SNAPSHOT_NAME).await.map_err(told)?.ok_or_else(|| told("no snapshot"))?;
        let table = FloorTable::from_snapshot(place, &text).ok_or_else(|| told("the snapshot cannot be read"))?;
        self.reopen(table).await
    }

    /// Verifies everything, telling `tell` the hundredths; says how many entries there are.
    pub async fn verify(&self, tell: js_sys::Function) -> Result<f64, JsValue> {
        let tell = |progress: Progress| drop(tell.call1(&JsValue::NULL, &JsValue::from(progress.percent())));
        let report = self.0.journal.verify_telling(&[], tell).await.map_err(told)?;
        if report.verdict == Verdict::Faulty {
            return Err(told("the journal of the bench is faulty"));
        }
        Ok(report.entries as f64)
    }

    async fn reopen(&self, table: FloorTable) -> Result<usize, JsValue> {
        let from = table.reached();
        let table = std::cell::RefCell::new(table);
        catch_up(&table, &self.0.journal, self.0.hall.utc_offset_minutes).await.map_err(told)?;
        let read = entries_between(from, table.borrow().reached());
        if *table.borrow() != *self.0.table.borrow() {
            return Err(told("opened again it is another floor"));
        }
        Ok(read)
    }
}

/// Places in IndexedDB are consecutive as long as every append succeeds, as it does here.
fn entries_between(from: Place, to: Place) -> usize {
    let number = |place: Place| serde_json::to_value(place).ok().and_then(|value| value.as_u64()).unwrap_or(0);
    usize::try_from(number(to) - number(from)).unwrap_or(usize::MAX)
}
