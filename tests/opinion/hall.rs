//! A hall with kiosks and a desk on one journal in memory, with the reader's own answers and a seal that a test can open.

use std::cell::{Cell, RefCell};

use futures_executor::block_on;
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::identity::{Installation, RequestId};
use residents_window::domain::opinion::deed::{Act, OpinionDeed};
use residents_window::domain::opinion::{Kind, Opinion, OpinionNumber, OpinionRecord};
use residents_window::domain::time::{Day, Timestamp};
use residents_window::flow::kiosk::rating::{Outcome, RateIntent, RateOf, RateSeed};
use residents_window::journal::memory::Home;
use residents_window::journal::{Journal, Place};
use residents_window::projection::floor_table::FloorTable;
use residents_window::projection::opinion_table::{OpinionTable, load};
use residents_window::reading::opinion::OpinionAsk;
use residents_window::runtime::cases::side_text;
use residents_window::runtime::command::Stamp;
use residents_window::runtime::opinions::{OpinionOffice, OpinionTrouble, read};
use residents_window::runtime::rate_office::RateOffice;
use serde_json::{Value, json};

use super::common::cases::shipped;
use super::common::{OFFSET, actor, at, monday};
use super::person;

/// What a test seals: the digits backwards.
pub fn sealed(phone: &str) -> String {
    phone.chars().rev().collect()
}

pub struct House {
    pub hall: Hall,
    pub home: Home,
    pub journal: Journal,
    floor: RefCell<FloorTable>,
    pub table: RefCell<OpinionTable>,
    pub now: Cell<Timestamp>,
    pub clock_in_doubt: Cell<bool>,
    count: Cell<u64>,
}

impl House {
    pub fn new() -> Self {
        Self::on(&Home::new(Installation::new("lobby-1").unwrap()), 0)
    }

    /// Another window of the same home.
    pub fn on(home: &Home, from: u64) -> Self {
        let (home, now) = (home.clone(), Cell::new(at(monday(), "10:00")));
        let journal = Journal::Memory(home.clone());
        let (floor, table, count) = (RefCell::default(), RefCell::default(), Cell::new(from));
        Self { hall: shipped(), home, journal, floor, table, now, clock_in_doubt: Cell::new(false), count }
    }

    pub fn fresh(&self) -> String {
        self.count.set(self.count.get() + 1);
        format!("00000000-0000-4000-8000-{:012x}", self.count.get())
    }

    pub fn later(&self, ms: i64) {
        self.now.set(self.now.get().plus_millis(ms));
    }

    pub fn today(&self) -> Day {
        OFFSET.day(self.now.get())
    }

    pub fn stamp(&self, by: &str) -> Stamp {
        let request = RequestId::new(&self.fresh()).unwrap();
        Stamp { request, now: self.now.get(), by: actor(by), clock_in_doubt: self.clock_in_doubt.get() }
    }

    // ---- at the kiosk ----

    pub fn says(&self, kind: Kind, text: &str, phone: Option<&str>) -> RateIntent {
        let seed = RateSeed { request: RequestId::new(&self.fresh()).unwrap(), side: self.fresh(), salt: self.fresh() };
        RateIntent {
            of: RateOf::Opinion,
            level: None,
            opinion: Some((kind, phone.map(str::to_owned))),
            reasons: Vec::new(),
            dimensions: Vec::new(),
            comment: text.to_owned(),
            again: false,
            language: Language::Zh,
            seed,
            version: 1,
        }
    }

    pub async fn posts(&self, intent: &RateIntent) -> Outcome {
        let ask = async |ask: Value| {
            let ask: OpinionAsk = serde_json::from_value(ask).unwrap();
            let sealed = ask.phone().map(|phone| sealed(phone.in_clear()));
            Some(json!({ "id": 7, "rate": ask.answer(sealed) }).to_string())
        };
        let office = RateOffice { journal: &self.journal, table: &self.floor, hall: &self.hall, ask, pause: async |_: u32| {} };
        let stamp = Stamp { request: intent.seed.request.clone(), ..self.stamp("kiosk@lobby-1") };
        office.rate(intent, &stamp).await
    }

    pub fn post(&self, intent: &RateIntent) -> Outcome {
        block_on(self.posts(intent))
    }

    /// The number of an opinion that is kept.
    pub fn posted(&self, intent: &RateIntent) -> OpinionNumber {
        let Outcome::Posted(number) = self.post(intent) else { panic!("not kept") };
        OpinionNumber::read(&number.replace(' ', "")).unwrap()
    }

    // ---- at the desk ----

    pub async fn asked(&self, who: &str, number: OpinionNumber, deed: &OpinionDeed, stamp: &Stamp) -> Result<(), OpinionTrouble> {
        let fresh = || self.fresh();
        let office =
            OpinionOffice { journal: &self.journal, hall: &self.hall, table: &self.table, fresh: &fresh, pause: async |_: u32| {} };
        office.act(number, (&person(who), deed), stamp).await
    }

    pub fn act(&self, who: &str, number: OpinionNumber, act: Act, note: &str) -> Result<(), OpinionTrouble> {
        let deed = OpinionDeed { act, note: note.to_owned() };
        block_on(self.asked(who, number, &deed, &self.stamp("manager@hall")))
    }

    /// Reads everything anew.
    pub fn load(&self) {
        self.table.replace(block_on(load(&self.journal, self.today())).unwrap());
    }

    pub fn opinion(&self, number: OpinionNumber) -> Opinion {
        self.load();
        self.table.borrow().get(&number).unwrap().clone()
    }

    pub fn record(&self, number: OpinionNumber) -> Option<OpinionRecord> {
        let side = self.opinion(number).posted.record;
        block_on(side_text(&self.journal, &side)).unwrap().flatten().and_then(|text| OpinionRecord::read(&text))
    }

    pub fn notes(&self, number: OpinionNumber) -> Vec<Option<String>> {
        let file = block_on(read(&self.journal, number)).unwrap().unwrap();
        file.sides().skip(1).map(|side| block_on(side_text(&self.journal, side)).unwrap().flatten()).collect()
    }

    // ---- what there is ----

    pub fn entries(&self) -> Vec<String> {
        let page = block_on(self.journal.after(Place::START, 1_000)).unwrap();
        page.entries.iter().flat_map(|entry| entry.parts.iter().flat_map(|part| part.events.clone())).collect()
    }

    pub fn sides(&self) -> usize {
        block_on(self.journal.blob_names("side/")).unwrap().len()
    }

    pub fn pending(&self) -> usize {
        block_on(self.journal.lookups("rating-pending/")).unwrap().len()
    }
}
