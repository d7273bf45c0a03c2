//! Cases for tests: a hall with procedures, a receipt, and a case that lives from events alone.

use residents_window::domain::case::command::{Acceptance, HandIn};
use residents_window::domain::case::{
    Case, CaseChange, CaseCommand, CaseEvent, CaseFile, CaseMaterial, CaseRefusal, CaseView, Happened, SideRef, decide,
};
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::hall::{Hall, Language, parse::parse};
use residents_window::domain::identity::{ClerkId, StepId};
use residents_window::domain::time::{Day, Timestamp};

use super::{actor, at, counter, item, monday};

/// The shipped hall.
pub fn shipped() -> Hall {
    parse(include_str!("../../public/content/hall.json")).unwrap()
}

pub fn receipt(serial: u32) -> ReceiptNumber {
    receipt_of(monday(), serial)
}

pub fn receipt_of(day: Day, serial: u32) -> ReceiptNumber {
    ReceiptNumber::new("0107", day, serial).unwrap()
}

pub fn clerk(id: &str) -> ClerkId {
    ClerkId::new(id).unwrap()
}

pub fn step(id: &str) -> StepId {
    StepId::new(id).unwrap()
}

/// A side record's reference; the same text has the same one.
pub fn side(text: &str) -> SideRef {
    let number = text.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    let identity = format!("00000000-0000-7000-8000-{:012x}", number & 0xffff_ffff_ffff);
    SideRef::make(&identity, &identity, text).unwrap().0
}

pub fn material(zh: &str, given: bool) -> CaseMaterial {
    CaseMaterial { zh: zh.to_owned(), en: None, original: 1, copies: 0, given }
}

/// The steps of the item are accept, compare, visit, notice, decide, pay, deliver.
pub fn acceptance(given: [bool; 3]) -> Acceptance {
    let names = ["身份证", "户口簿", "收入证明"];
    Acceptance {
        random: 40_817,
        item: item("minimum-living"),
        guide: "minimum-living".to_owned(),
        guide_version: 3,
        language: Language::Zh,
        counter: counter("2"),
        clerk: clerk("wu-yun"),
        way: HandIn::InPerson,
        person: side("person"),
        ticket: None,
        promised: Limit::Within(5, Unit::WorkingDays),
        statutory: Limit::Within(30, Unit::Days),
        materials: names.iter().zip(given).map(|(name, given)| material(name, given)).collect(),
    }
}

/// One case, its hall and the time.
#[derive(Clone)]
pub struct Desk {
    pub hall: Hall,
    pub now: Timestamp,
    pub number: ReceiptNumber,
    pub file: Option<CaseFile>,
}

impl Desk {
    /// Monday, 10:00; nothing accepted yet.
    pub fn new() -> Self {
        Self { hall: shipped(), now: at(monday(), "10:00"), number: receipt(1), file: None }
    }

    pub fn case(&self) -> &Case {
        &self.file.as_ref().unwrap().case
    }

    pub fn decide(&self, command: &CaseCommand) -> Result<CaseChange, CaseRefusal> {
        let view = CaseView { hall: &self.hall, now: self.now, clock_in_doubt: false };
        decide(&view, self.number, self.file.as_ref(), command)
    }

    /// Decides and appends: what was written is read again.
    pub fn act(&mut self, command: &CaseCommand) -> Result<CaseEvent, CaseRefusal> {
        let change = self.decide(command)?;
        assert_eq!(change.stream.receipt(), Some(self.number));
        assert_eq!(change.expected, self.file.as_ref().map_or(0, |file| file.case.version));
        let text = change.event.to_json().unwrap();
        let event = CaseEvent::from_json(&text);
        assert_eq!(event.as_ref(), Some(&change.event), "{text}");
        let happened = Happened { at: self.now, by: actor("counter-2@hall-1/wu-yun"), event };
        let version = change.expected + 1;
        match &mut self.file {
            Some(file) => file.push(happened, version),
            None => self.file = CaseFile::begin(self.number, happened, version),
        }
        Ok(change.event)
    }

    /// As [`Self::act`], where a refusal would be a fault of the test.
    pub fn must(&mut self, command: &CaseCommand) -> CaseEvent {
        self.act(command).unwrap_or_else(|refusal| panic!("{command:?} was refused: {refusal:?}"))
    }

    pub fn accept(given: [bool; 3]) -> Self {
        let mut desk = Self::new();
        desk.must(&CaseCommand::Accept(Box::new(acceptance(given))));
        desk
    }

    /// The same hour so many days later.
    pub fn later(&mut self, days: i64) -> &mut Self {
        self.now = self.now.plus_millis(days * 24 * 3_600_000);
        self
    }
}
