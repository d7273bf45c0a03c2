//! The office of ratings on a journal in memory: one press one fact, typed words beside the journal or nowhere, each by whoever may. And the office
//! of opinions, where both do the same.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use common::cases::{shipped, side};
use common::{actor, at, monday, ticket};
use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::case::mask::PersonName;
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::identity::{ClerkId, Installation, PersonId, RequestId};
use residents_window::domain::opinion::deed::{Act as OpinionAct, OpinionDeed};
use residents_window::domain::opinion::{Kind, OpinionEvent, OpinionNumber, Posted};
use residents_window::domain::rating::deed::{Act, NoteFault, StaffDeed};
use residents_window::domain::rating::{CallOutcome, Level, Rated, RatingEvent, RatingRefusal, Service, Stage, Subject};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::{Fate, Home, Outcome};
use residents_window::journal::{Batch, Journal, Part, Place};
use residents_window::projection::opinion_table::OpinionTable;
use residents_window::projection::rating_table::{RatingTable, catch_up};
use residents_window::runtime::cases::side_text;
use residents_window::runtime::command::{Failure, Stamp};
use residents_window::runtime::opinions::{OpinionOffice, OpinionTrouble};
use residents_window::runtime::rate_notes::sweep;
use residents_window::runtime::rating_keeping::{erase, late};
use residents_window::runtime::ratings::{RatingOffice, RatingTrouble, read};

const MANAGER: &str = "cui-yongmei";
const OTHER: &str = "burigude";
const HALL_GUIDE: &str = "tana";
const CLERK: &str = "bai-haitao";

struct Desk {
    hall: Hall,
    home: Home,
    journal: Journal,
    table: RefCell<RatingTable>,
    now: Timestamp,
    requests: Cell<u32>,
    identities: Cell<u64>,
}

fn bad() -> Subject {
    Subject::Ticket(monday(), ticket("t-1"))
}

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

impl Desk {
    /// With a bad rating of one clerk.
    fn new() -> Self {
        let home = Home::new(Installation::new("manager-1").unwrap());
        let journal = Journal::Memory(home.clone());
        let service = Service { clerk: ClerkId::new(CLERK), ..Service::default() };
        let (reasons, level) = (Vec::new(), Level::Unsatisfied);
        let rated = Rated { level, reasons, comment: None, dimensions: Vec::new(), service, language: Language::Zh };
        let events = [RatingEvent::Rated(Box::new(rated)), RatingEvent::FollowUpOpened { call_back: 1, mend: 15 }];
        let events = events.iter().map(|event| event.to_json().unwrap()).collect();
        let part = Part { stream: Stream::rating(&bad()), expected: 0, events };
        let now = at(monday(), "10:00");
        let batch = Batch { request: RequestId::new("rated").unwrap(), parts: vec![part], take: None, time: now, by: actor("kiosk@lobby") };
        block_on(journal.append(&batch)).unwrap();
        Self { hall: shipped(), home, journal, table: RefCell::default(), now, requests: Cell::new(0), identities: Cell::new(0) }
    }

    fn fresh(&self) -> String {
        self.identities.set(self.identities.get() + 1);
        format!("00000000-0000-4000-8000-{:012x}", self.identities.get())
    }

    fn stamp(&self) -> Stamp {
        self.requests.set(self.requests.get() + 1);
        let request = RequestId::new(&format!("r-{}", self.requests.get())).unwrap();
        Stamp { request, now: self.now, by: actor("manager@hall"), clock_in_doubt: false }
    }

    async fn asked(&self, who: &str, deed: &StaffDeed, stamp: &Stamp) -> Result<(), RatingTrouble> {
        let fresh = || self.fresh();
        let (journal, hall, table) = (&self.journal, &self.hall, &self.table);
        let office = RatingOffice { journal, hall, table, fresh: &fresh, pause: async |_| {} };
        office.act(&bad(), (&person(who), deed), vec![PersonName::new("乌兰图雅").unwrap()], stamp).await
    }

    fn act(&self, who: &str, act: Act, note: &str) -> Result<(), RatingTrouble> {
        let deed = StaffDeed { outcome: CallOutcome::Reached, ..StaffDeed::of(act).saying(note) };
        block_on(self.asked(who, &deed, &self.stamp()))
    }

    fn stage(&self) -> Stage {
        block_on(catch_up(&self.table, &self.journal)).unwrap();
        self.table.borrow().get(&bad()).unwrap().follow_up().unwrap().stage()
    }

    fn entries(&self) -> usize {
        block_on(self.journal.after(Place::START, 1_000)).unwrap().entries.len()
    }

    fn sides(&self) -> Vec<String> {
        block_on(self.journal.blob_names("side/")).unwrap()
    }

    fn pending(&self) -> usize {
        block_on(self.journal.lookups("rating-pending/")).unwrap().len()
    }
}

#[test]
fn a_bad_rating_goes_its_way_and_its_words_lie_beside_the_journal() {
    let desk = Desk::new();
    desk.act(HALL_GUIDE, Act::CallBack, "").unwrap();
    assert_eq!((desk.stage(), desk.sides().len()), (Stage::Called, 0));
    desk.act(HALL_GUIDE, Act::Mend, "已向乌兰图雅道歉").unwrap();
    desk.act(MANAGER, Act::Answer, "已答复").unwrap();
    assert_eq!((desk.stage(), desk.sides().len(), desk.pending()), (Stage::Closed, 2, 0));
    let file = block_on(read(&desk.journal, &bad())).unwrap().unwrap();
    let texts: Vec<String> = file.sides().map(|side| block_on(side_text(&desk.journal, side)).unwrap().flatten().unwrap()).collect();
    assert_eq!(texts, ["已向乌*道歉", "已答复"], "the name of the case is masked");
    assert_eq!(file.history.len(), 5);
}

#[test]
fn what_is_refused_leaves_no_words_behind() {
    let desk = Desk::new();
    let before = desk.entries();
    assert_eq!(desk.act(MANAGER, Act::Mend, "x"), Err(RatingTrouble::Refused(RatingRefusal::CallFirst)));
    assert_eq!(desk.act("yang-suqin", Act::CallBack, "x"), Err(RatingTrouble::NotYours));
    assert_eq!(desk.act(CLERK, Act::CallBack, "x"), Err(RatingTrouble::NotYours));
    assert_eq!(desk.act(CLERK, Act::Appeal, "x"), Err(RatingTrouble::NotYours), "before anybody called");
    assert_eq!(desk.act(MANAGER, Act::CallBack, "13812345678"), Err(RatingTrouble::Note(NoteFault::Personal)));
    assert_eq!(desk.act(MANAGER, Act::Mend, " "), Err(RatingTrouble::Note(NoteFault::Missing)));
    let doubtful = Stamp { clock_in_doubt: true, ..desk.stamp() };
    let told = block_on(desk.asked(MANAGER, &StaffDeed::of(Act::CallBack), &doubtful));
    assert_eq!(told, Err(RatingTrouble::Refused(RatingRefusal::ClockInDoubt)));
    assert_eq!((desk.entries(), desk.sides().len(), desk.pending()), (before, 0, 0));
    desk.home.set_append_faults(|_| Outcome::Full.into());
    assert_eq!(desk.act(MANAGER, Act::CallBack, "说了"), Err(RatingTrouble::Failed(Failure::Full)));
    assert_eq!((desk.entries(), desk.sides().len(), desk.pending()), (before, 0, 0), "a full disk keeps no words");
}

#[test]
fn one_press_is_one_fact_however_often_it_is_sent() {
    let desk = Desk::new();
    let (deed, stamp) = (StaffDeed::of(Act::CallBack).saying("说了"), desk.stamp());
    let mut nth = 0;
    desk.home.set_append_faults(move |_| {
        nth += 1;
        if nth == 1 { Outcome::UnknownWritten.into() } else { Outcome::Sound.into() }
    });
    block_on(desk.asked(MANAGER, &deed, &stamp)).unwrap();
    block_on(desk.asked(MANAGER, &deed, &stamp)).unwrap();
    assert_eq!((desk.entries(), desk.sides().len()), (2, 1));
    // Both at once, from a stand that is old.
    let (one, other) = (desk.stamp(), desk.stamp());
    let (first, second) = (StaffDeed::of(Act::Mend).saying("一"), StaffDeed::of(Act::Mend).saying("二"));
    let both = block_on(join(desk.asked(MANAGER, &first, &one), desk.asked(OTHER, &second, &other)));
    let refused = Err(RatingTrouble::Refused(RatingRefusal::AlreadyIs(Stage::Settled)));
    assert!(both == (Ok(()), refused.clone()) || both == (refused, Ok(())), "{both:?}");
    assert_eq!((desk.entries(), desk.sides().len(), desk.pending()), (3, 2, 0), "the loser's words are gone");
}

/// One append of somebody else.
fn another(stream: Stream, expected: u32, event: String) -> Batch {
    let request = RequestId::new(&format!("another-{expected}")).unwrap();
    let part = Part { stream, expected, events: vec![event] };
    Batch { request, parts: vec![part], take: None, time: at(monday(), "10:00"), by: actor("manager@other") }
}

/// The next append is late by one turn; reading fails as long as what this gives says so.
fn slow_and_soon_unreadable(home: &Home) -> Rc<Cell<bool>> {
    let (broken, mut nth) = (Rc::new(Cell::new(false)), 0);
    home.set_append_faults(move |_| {
        nth += 1;
        Fate { late_before: u8::from(nth == 1), ..Fate::default() }
    });
    let fails = Rc::clone(&broken);
    home.set_read_faults(move || fails.get());
    broken
}

fn unreadable() -> Failure {
    Failure::Unavailable("as the fault plan says".to_owned())
}

#[test]
fn what_came_in_the_way_and_cannot_be_read_is_not_decided_over() {
    let desk = Desk::new();
    desk.act(MANAGER, Act::CallBack, "").unwrap();
    let (deed, stamp) = (StaffDeed::of(Act::Mend).saying("一"), desk.stamp());
    let mended = RatingEvent::Mended { by: person(OTHER), note: side("二") };
    let between = another(Stream::rating(&bad()), 2, mended.to_json().unwrap());
    let broken = slow_and_soon_unreadable(&desk.home);
    let other = async {
        desk.journal.append(&between).await.unwrap();
        broken.set(true);
    };
    let (told, ()) = block_on(join(desk.asked(MANAGER, &deed, &stamp), other));
    broken.set(false);
    assert_eq!(told, Err(RatingTrouble::Failed(unreadable())));
    assert_eq!((desk.entries(), desk.sides().len(), desk.pending()), (3, 0, 0), "nothing is mended twice, and no words stay");
    assert_eq!(desk.act(MANAGER, Act::Mend, "一"), Err(RatingTrouble::Refused(RatingRefusal::AlreadyIs(Stage::Settled))));
}

#[test]
fn nor_is_an_opinion() {
    let home = Home::new(Installation::new("manager-1").unwrap());
    let (journal, hall, number) = (Journal::Memory(home.clone()), shipped(), OpinionNumber::new(26, 1).unwrap());
    let (kind, record, language) = (Kind::Problem, side("灯坏了"), Language::Zh);
    let posted = OpinionEvent::Posted(Box::new(Posted { kind, record, wants_answer: false, language, in_burst: false }));
    block_on(journal.append(&another(Stream::opinion(&number), 0, posted.to_json().unwrap()))).unwrap();
    let taken_up = OpinionEvent::TakenUp { by: person(OTHER) };
    let between = another(Stream::opinion(&number), 1, taken_up.to_json().unwrap());
    let (table, fresh) = (RefCell::<OpinionTable>::default(), || "00000000-0000-4000-8000-000000000001".to_owned());
    let office = OpinionOffice { journal: &journal, hall: &hall, table: &table, fresh: &fresh, pause: async |_: u32| {} };
    let request = RequestId::new("taken-up").unwrap();
    let stamp = Stamp { request, now: at(monday(), "10:00"), by: actor("manager@hall"), clock_in_doubt: false };
    let (who, deed) = (person(MANAGER), OpinionDeed::of(OpinionAct::TakeUp));
    let broken = slow_and_soon_unreadable(&home);
    let other = async {
        journal.append(&between).await.unwrap();
        broken.set(true);
    };
    let (told, ()) = block_on(join(office.act(number, (&who, &deed), &stamp), other));
    broken.set(false);
    assert_eq!(told, Err(OpinionTrouble::Failed(unreadable())));
    assert_eq!(block_on(journal.after(Place::START, 10)).unwrap().entries.len(), 2, "nobody takes it up twice");
}

#[test]
fn whoever_was_rated_objects_once_and_somebody_else_hears_it() {
    let desk = Desk::new();
    desk.act(MANAGER, Act::CallBack, "").unwrap();
    desk.act(CLERK, Act::Appeal, "当时停机").unwrap();
    assert_eq!(desk.act(CLERK, Act::Appeal, "再说"), Err(RatingTrouble::Refused(RatingRefusal::AppealedBefore)));
    assert_eq!(desk.act(HALL_GUIDE, Act::HearAppeal, "x"), Err(RatingTrouble::NotYours));
    let upheld = StaffDeed { upheld: true, ..StaffDeed::of(Act::HearAppeal).saying("属实") };
    block_on(desk.asked(OTHER, &upheld, &desk.stamp())).unwrap();
    assert!(desk.table.borrow().get(&bad()).unwrap().is_upheld());
}

#[test]
fn what_a_crash_left_is_swept_and_what_is_named_stays() {
    let desk = Desk::new();
    desk.act(MANAGER, Act::CallBack, "说了").unwrap();
    let named = desk.sides();
    let left = "00000000-0000-4000-8000-00000000ffff";
    let key = |side: &str| format!("rating-pending/261123/{}/{side}", bad());
    let keys = [key(left), key(named[0].strip_prefix("side/").unwrap())];
    block_on(desk.journal.add_lookups(&keys)).unwrap();
    block_on(desk.journal.put_blob(&format!("side/{left}"), b"x")).unwrap();
    let on = |day: &str| block_on(sweep(&desk.journal, Day::parse(day).unwrap())).unwrap();
    assert_eq!((on("2026-11-24"), desk.pending()), (0, 2), "a request may still be on its way");
    assert_eq!((on("2026-11-25"), desk.pending(), desk.sides()), (1, 0, named));
}

#[test]
fn words_are_kept_as_long_as_those_of_a_case_and_the_facts_for_ever() {
    let erased = |desk: &Desk, today: Day| block_on(erase(&desk.journal, late(&desk.table.borrow(), &desk.hall, today))).unwrap();
    let mut desk = Desk::new();
    for (who, act, note) in
        [(MANAGER, Act::CallBack, "说了"), (CLERK, Act::Appeal, "当时停机"), (MANAGER, Act::Mend, "改了"), (MANAGER, Act::Answer, "答了")]
    {
        desk.act(who, act, note).unwrap();
    }
    let kept_days = u64::from(desk.hall.limits.case_retention_days());
    let last = monday().plus_days(kept_days);
    assert_eq!((erased(&desk, last), desk.sides().len()), (0, 4));
    assert_eq!((erased(&desk, last.next()), desk.sides().len(), desk.stage()), (1, 0, Stage::Closed));
    assert_eq!(erased(&desk, last.next()), 0, "once");
    // What is noted of it afterwards has its own time.
    desk.now = at(last, "10:00");
    desk.act(OTHER, Act::HearAppeal, "没有停机").unwrap();
    assert_eq!(desk.stage(), Stage::Closed);
    let after = last.plus_days(kept_days + 1);
    assert_eq!((erased(&desk, last.next()), desk.sides().len()), (0, 1));
    // A hall that keeps words for a shorter time than before does not pass over them.
    let mut shorter = desk.hall.clone();
    shorter.limits.case_retention_days = Some(30);
    assert_eq!(late(&desk.table.borrow(), &shorter, after), late(&desk.table.borrow(), &desk.hall, after));
    assert_eq!((erased(&desk, after), desk.sides().len()), (1, 0));
    // One that nobody closes is not over, and is not kept for ever either.
    let open = Desk::new();
    open.act(MANAGER, Act::CallBack, "说了").unwrap();
    assert_eq!(late(&open.table.borrow(), &open.hall, last.next()), Vec::new());
    assert_eq!(late(&open.table.borrow(), &open.hall, monday().plus_days(731)).len(), 1);
}
