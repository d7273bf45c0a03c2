//! The office of cases on a journal in memory: one press one case, what is personal sealed and kept first, found again, erased in time.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::cell::{Cell, RefCell};

use common::cases::{clerk, material, shipped, step};
use common::{actor, at, counter, item, monday, ticket};
use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::case::command::{Entitled, HandIn};
use residents_window::domain::case::deed::{Applicant, Application, Deed, Fix, Handover};
use residents_window::domain::case::lookup::{self, DocumentNumber, FindBy};
use residents_window::domain::case::mask::{PersonName, Phone};
use residents_window::domain::case::seal::{SealFault, Seals};
use residents_window::domain::case::side::TellBy;
use residents_window::domain::case::{CaseRefusal, CaseTicket, Ground, Stage};
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::guide::choices::Unit;
use residents_window::domain::guide::terms::Limit;
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::identity::{Installation, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::journal::memory::{Home, Outcome};
use residents_window::journal::{Journal, Place, Verdict};
use residents_window::projection::case_table::CaseTable;
use residents_window::runtime::case_keeping::{abandoned, due, erase, erase_abandoned, late, sweep};
use residents_window::runtime::cases::{ABANDONED_DAYS, CaseOffice, CaseTrouble, Person, read};
use residents_window::runtime::command::{Failure, Stamp};

/// Turns every text round: enough to see that nothing lies open.
struct Turned;

impl Seals for Turned {
    async fn seal(&self, text: &str) -> Result<String, SealFault> {
        Ok(text.chars().rev().collect())
    }

    async fn open(&self, sealed: &str) -> Result<String, SealFault> {
        self.seal(sealed).await
    }

    async fn digests(&self, text: &str) -> Result<Vec<String>, SealFault> {
        let digest = |key: u64| text.bytes().fold(key, |sum, byte| sum.wrapping_mul(1_099_511_628_211) ^ u64::from(byte));
        Ok(vec![format!("{:016x}", digest(7)), format!("{:016x}", digest(11))])
    }
}

const NAME: &str = "乌兰图雅";
const PHONE: &str = "13812345678";
const DOCUMENT: &str = "11010519491231002X";

struct Desk {
    hall: Hall,
    home: Home,
    journal: Journal,
    table: RefCell<CaseTable>,
    now: Cell<Timestamp>,
    requests: Cell<u32>,
    identities: Cell<u64>,
}

impl Desk {
    fn new() -> Self {
        Self::on(&Home::new(Installation::new("counter-1").unwrap()), 0)
    }

    fn on(home: &Home, from: u64) -> Self {
        let home = home.clone();
        let journal = Journal::Memory(home.clone());
        let now = Cell::new(at(monday(), "10:00"));
        Self { hall: shipped(), home, journal, table: RefCell::default(), now, requests: Cell::new(0), identities: Cell::new(from) }
    }

    fn fresh(&self) -> String {
        self.identities.set(self.identities.get() + 1);
        format!("00000000-0000-4000-8000-{:012x}", self.identities.get())
    }

    fn with<T>(&self, work: impl AsyncFnOnce(&CaseOffice<'_, Turned, fn(u32) -> std::future::Ready<()>>) -> T) -> T {
        block_on(self.asked(work))
    }

    async fn asked<T>(&self, work: impl AsyncFnOnce(&CaseOffice<'_, Turned, fn(u32) -> std::future::Ready<()>>) -> T) -> T {
        let fresh = || self.fresh();
        let office = CaseOffice {
            journal: &self.journal,
            hall: &self.hall,
            table: &self.table,
            seals: &Turned,
            fresh: &fresh,
            given: &|_| 0,
            pause: (|_| std::future::ready(())) as fn(u32) -> std::future::Ready<()>,
        };
        work(&office).await
    }

    fn stamp(&self) -> Stamp {
        self.requests.set(self.requests.get() + 1);
        let request = RequestId::new(&format!("r-{}-{}", self.identities.get(), self.requests.get())).unwrap();
        Stamp { request, now: self.now.get(), by: actor("counter-2@hall"), clock_in_doubt: false }
    }

    fn accept(&self, application: &Application) -> Result<ReceiptNumber, CaseTrouble> {
        let stamp = self.stamp();
        self.with(async |office| office.accept(application, &stamp).await)
    }

    fn act(&self, number: ReceiptNumber, deed: &Deed) -> Result<(), CaseTrouble> {
        let stamp = self.stamp();
        self.with(async |office| office.act(number, deed, &stamp).await)
    }

    fn found(&self, typed: &str) -> Vec<ReceiptNumber> {
        let by = FindBy::typed(typed).unwrap();
        self.with(async |office| office.find(&by).await).unwrap()
    }

    fn names(&self, prefix: &str) -> Vec<String> {
        block_on(self.journal.blob_names(prefix)).unwrap()
    }

    fn lookups(&self) -> Vec<String> {
        block_on(self.journal.lookups("")).unwrap()
    }

    fn day(&self) -> Day {
        self.hall.utc_offset_minutes.day(self.now.get())
    }

    fn later(&self, days: i64) {
        self.now.set(self.now.get().plus_millis(days * 24 * 3_600_000));
    }

    fn due(&self) -> (Vec<ReceiptNumber>, i64) {
        let late = late(&self.table.borrow(), &self.hall, self.day());
        block_on(due(&self.journal, late)).unwrap()
    }

    fn entries(&self) -> usize {
        block_on(self.journal.after(Place::START, 10_000)).unwrap().entries.len()
    }
}

fn applicant(phone: &str) -> Applicant {
    Applicant {
        name: PersonName::new(NAME).unwrap(),
        phone: Phone::new(phone),
        document: DocumentNumber::new(DOCUMENT),
        tell: TellBy::Message,
        agent: None,
    }
}

fn application(phone: &str) -> Application {
    Application {
        random: 4_711,
        item: item("minimum-living"),
        guide: "minimum-living".to_owned(),
        guide_version: 1,
        language: Language::Zh,
        counter: counter("2"),
        clerk: clerk("wu-yun"),
        way: HandIn::InPerson,
        person: applicant(phone),
        ticket: None,
        promised: Limit::Within(20, Unit::WorkingDays),
        statutory: Limit::Within(60, Unit::Days),
        materials: vec![material("身份证", true), material("户口簿", true)],
    }
}

#[test]
fn a_double_press_is_one_case_and_one_receipt() {
    let desk = Desk::new();
    let stamp = desk.stamp();
    let first = desk.with(async |office| office.accept(&application(PHONE), &stamp).await).unwrap();
    let again = desk.with(async |office| office.accept(&application(PHONE), &stamp).await).unwrap();
    assert_eq!((first, first.serial(), desk.entries()), (again, 1, 1));
    assert_eq!(desk.accept(&application(PHONE)).unwrap().serial(), 2);
    // Of the repetition nothing is left over.
    assert_eq!(desk.names("side/").len(), 2);
    assert!(desk.lookups().iter().all(|key| !key.starts_with("pending")), "{:?}", desk.lookups());
}

#[test]
fn two_counters_at_once_get_two_serials() {
    let one = Desk::new();
    let other = Desk::on(&one.home, 1_000);
    let (a, b) = (one.stamp(), other.stamp());
    let (given, mine) = (application(PHONE), application("13999990000"));
    let accepted = block_on(join(
        one.asked(async |office| office.accept(&given, &a).await),
        other.asked(async |office| office.accept(&mine, &b).await),
    ));
    let mut serials = [accepted.0.unwrap().serial(), accepted.1.unwrap().serial()];
    serials.sort_unstable();
    assert_eq!(serials, [1, 2]);
    // Whoever lost the first number is found under the second one only.
    assert_eq!((one.found("13999990000").len(), one.found(PHONE).len(), one.found(DOCUMENT).len()), (1, 1, 2));
}

#[test]
fn what_the_journal_did_not_take_is_no_case_and_leaves_nothing() {
    for outcome in [Outcome::Full, Outcome::Unavailable] {
        let desk = Desk::new();
        desk.home.set_append_faults(move |_| outcome.into());
        assert!(matches!(desk.accept(&application(PHONE)), Err(CaseTrouble::Failed(_))));
        assert_eq!((desk.names("side/").len(), desk.lookups().len()), (0, 0));
    }
}

#[test]
fn whoever_always_comes_second_leaves_nothing() {
    let desk = Desk::new();
    desk.home.set_append_faults(|_| Outcome::Conflict.into());
    assert_eq!(desk.accept(&application(PHONE)), Err(CaseTrouble::Failed(Failure::TooBusy)));
    assert_eq!((desk.names("side/").len(), desk.lookups().len(), desk.entries()), (0, 0, 0));
    // Once second and then first: it is found under its own number only, and nothing is left to be swept.
    let mut first = true;
    desk.home.set_append_faults(move |_| if std::mem::take(&mut first) { Outcome::Conflict.into() } else { Outcome::Sound.into() });
    let number = desk.accept(&application(PHONE)).unwrap();
    assert_eq!((desk.found(PHONE), desk.names("side/").len()), (vec![number], 1));
    assert!(desk.lookups().iter().all(|key| !key.starts_with("pending")));
}

/// A ticket that led to a receipt is rated there: the way from one to the other is there with the case, is gone with it, and of a try that failed nothing is left.
#[test]
fn a_ticket_leads_to_its_receipt() {
    let desk = Desk::new();
    let ticket = CaseTicket { day: monday(), id: ticket("t-1") };
    let called = Application { ticket: Some(ticket.clone()), ..application(PHONE) };
    let led = || -> Vec<_> { desk.lookups().iter().filter_map(|key| lookup::led_to(key)).collect() };
    desk.home.set_append_faults(|_| Outcome::Full.into());
    assert!(desk.accept(&called).is_err());
    assert_eq!(led(), []);
    let mut first = true;
    desk.home.set_append_faults(move |_| if std::mem::take(&mut first) { Outcome::Conflict.into() } else { Outcome::Sound.into() });
    let number = desk.accept(&called).unwrap();
    assert_eq!(led(), [number], "and nothing of the number that somebody else was given");
    let keys = block_on(desk.journal.lookups(&lookup::led_from(ticket.day, &ticket.id))).unwrap();
    assert_eq!(keys, [lookup::led(&ticket, &number)]);
    assert_eq!(desk.accept(&application(PHONE)).map(|_| led().len()), Ok(1), "who was not called by a ticket has none");
    desk.act(number, &Deed::Withdraw).unwrap();
    desk.later(200);
    block_on(erase(&desk.journal, desk.due())).unwrap();
    assert_eq!(led(), []);
}

#[test]
fn what_was_answered_about_one_case_is_no_answer_about_another() {
    let desk = Desk::new();
    let (one, other) = (desk.accept(&application(PHONE)).unwrap(), desk.accept(&application(PHONE)).unwrap());
    let stamp = desk.stamp();
    let deed = Deed::EnterStep(step("compare"));
    assert_eq!(desk.with(async |office| office.act(one, &deed, &stamp).await), Ok(()));
    assert_eq!(desk.with(async |office| office.act(one, &deed, &stamp).await), Ok(()), "a double press");
    let mixed_up = desk.with(async |office| office.act(other, &deed, &stamp).await);
    assert_eq!((mixed_up, desk.entries()), (Err(CaseTrouble::Failed(Failure::Unknown)), 3));
}

#[test]
fn an_acceptance_of_unknown_fate_is_settled_by_the_same_request() {
    for outcome in [Outcome::UnknownWritten, Outcome::UnknownLost] {
        let desk = Desk::new();
        let stamp = desk.stamp();
        let mut left = 6;
        desk.home.set_append_faults(move |_| {
            left -= 1;
            if left >= 0 { outcome.into() } else { Outcome::Sound.into() }
        });
        let unknown = desk.with(async |office| office.accept(&application(PHONE), &stamp).await);
        assert_eq!(unknown, Err(CaseTrouble::Failed(Failure::Unknown)));
        let settled = desk.with(async |office| office.accept(&application(PHONE), &stamp).await).unwrap();
        assert_eq!((settled.serial(), desk.entries()), (1, 1));
        assert_eq!(desk.found(PHONE), [settled]);
        // What the lost try left is swept, not before a whole day has passed, and the case keeps its own.
        let kept = desk.names("side/").len();
        desk.later(1);
        block_on(sweep(&desk.journal, desk.day())).unwrap();
        assert_eq!(desk.names("side/").len(), kept, "it may be on its way");
        desk.later(1);
        block_on(sweep(&desk.journal, desk.day())).unwrap();
        assert_eq!(desk.names("side/").len(), 1);
        assert_eq!(desk.found(PHONE), [settled]);
        assert!(desk.lookups().iter().all(|key| !key.starts_with("pending")));
    }
}

#[test]
fn a_case_goes_its_way_and_is_found_until_it_is_erased() {
    let desk = Desk::new();
    let number = desk.accept(&application(PHONE)).unwrap();
    let must = |deed: &Deed| desk.act(number, deed).unwrap_or_else(|trouble| panic!("{deed:?}: {trouble:?}"));
    must(&Deed::EnterStep(step("compare")));
    must(&Deed::RequestMaterial(vec![1], Some("银行流水".to_owned()), None));
    must(&Deed::SupplyMaterial(vec![1], true));
    must(&Deed::Suspend(Ground::OtherRule, Some("某规定".to_owned())));
    must(&Deed::Resume);
    must(&Deed::Urge(Some("老人等着用钱".to_owned())));
    must(&Deed::Correct(0, Fix::Person(Box::new(applicant("13700001111"))), "电话写错了".to_owned()));
    assert_eq!((desk.found(PHONE), desk.found("13700001111")), (vec![], vec![number]));
    must(&Deed::Reprint);
    must(&Deed::Grant);
    must(&Deed::Deliver(Handover::HomeVisit(Entitled::Over70)));
    must(&Deed::Correct(10, Fix::Remark, "已通知".to_owned()));
    let file = block_on(read(&desk.journal, number)).unwrap().unwrap();
    assert!(matches!(file.case.stage, Stage::Over { .. }));
    let Person::Known(record, Some(contact)) = desk.with(async |office| office.person(&file.case).await).unwrap() else { panic!() };
    assert_eq!((record.name.as_str(), contact.name.in_clear(), contact.phone.unwrap().in_clear()), ("乌*", NAME, "13700001111"));
    assert_eq!(desk.names("side/").len(), file.sides().count());

    desk.later(180);
    assert_eq!(desk.due().0, []);
    desk.later(1);
    let cases = desk.due();
    assert_eq!(cases.0, [number]);
    assert_eq!(block_on(erase(&desk.journal, cases)), Ok(1));
    assert_eq!((desk.names("side/"), desk.lookups()), (vec![], vec![]));
    assert_eq!(desk.with(async |office| office.person(&file.case).await), Ok(Person::Erased));
    assert_eq!(desk.found("13700001111"), []);
    // Nothing new is written down for it, and nothing is due twice.
    assert_eq!(desk.act(number, &Deed::Correct(0, Fix::Remark, "迟到的话".to_owned())), Err(CaseTrouble::Erased));
    assert_eq!(desk.due().0, []);
    let heads = block_on(desk.journal.heads()).unwrap();
    assert_eq!(block_on(desk.journal.verify(&heads)).unwrap().verdict, Verdict::Complete);
}

#[test]
fn a_refused_deed_keeps_no_words() {
    let desk = Desk::new();
    let number = desk.accept(&application(PHONE)).unwrap();
    let stranger = ReceiptNumber::new(&desk.hall.code, monday(), 77).unwrap();
    let before = desk.names("side/");
    let deed = Deed::Urge(Some("快一点".to_owned()));
    assert_eq!(desk.act(stranger, &deed), Err(CaseTrouble::Refused(CaseRefusal::NoSuchCase)));
    desk.act(number, &deed).unwrap();
    assert_eq!(desk.act(number, &deed), Err(CaseTrouble::Refused(CaseRefusal::UrgedToday)));
    assert_eq!(desk.names("side/").len(), before.len() + 1);
}

#[test]
fn nothing_personal_lies_open_in_the_journal_or_beside_it() {
    let desk = Desk::new();
    let number = desk.accept(&application(PHONE)).unwrap();
    desk.act(number, &Deed::Correct(0, Fix::Person(Box::new(applicant("13700001111"))), "写错".to_owned())).unwrap();
    let words = format!("请{NAME}（{DOCUMENT}）来，电话{PHONE}");
    desk.act(number, &Deed::RequestMaterial(vec![], Some(words.clone()), None)).unwrap();
    desk.act(number, &Deed::SupplyMaterial(vec![], true)).unwrap();
    desk.act(number, &Deed::Refuse(words.clone(), words)).unwrap();
    let page = block_on(desk.journal.after(Place::START, 100)).unwrap();
    let mut everything = format!("{page:?}{:?}", desk.lookups());
    for name in desk.names("") {
        everything += &String::from_utf8_lossy(&block_on(desk.journal.get_blob(&name)).unwrap().unwrap());
    }
    for planted in [NAME, PHONE, DOCUMENT, "13700001111"] {
        assert!(!everything.contains(planted), "{planted}");
    }
    assert!(everything.contains("乌*") && everything.contains("137****1111"));
}

#[test]
fn what_nobody_ends_is_erased_all_the_same() {
    let desk = Desk::new();
    let number = desk.accept(&application(PHONE)).unwrap();
    let erase = || block_on(erase_abandoned(&desk.journal, abandoned(&desk.table.borrow(), &desk.hall, desk.day()))).unwrap();
    desk.later(700);
    desk.act(number, &Deed::Urge(None)).unwrap();
    desk.later(ABANDONED_DAYS);
    assert_eq!((erase(), desk.due().0), (0, vec![]));
    desk.later(1);
    assert_eq!(erase(), 1);
    assert_eq!((desk.names("side/"), desk.lookups()), (vec![], vec![]));
    assert_eq!(erase(), 0, "once");
    assert_eq!(desk.act(number, &Deed::Urge(Some("还要吗".to_owned()))), Err(CaseTrouble::Erased));
}

#[test]
fn what_belongs_to_a_case_without_a_beginning_is_erased_by_its_lookups() {
    let desk = Desk::new();
    let number = desk.accept(&application(PHONE)).unwrap();
    // A copy of what lies beside the journal, under a number whose stream cannot be read.
    let other = Desk::new();
    for name in desk.names("side/") {
        let bytes = block_on(desk.journal.get_blob(&name)).unwrap().unwrap();
        block_on(other.journal.put_blob(&name, &bytes)).unwrap();
    }
    block_on(other.journal.add_lookups(&desk.lookups())).unwrap();
    other.table.borrow_mut().note_versions(&[(Stream::case(&number), 1)]);
    let erase = || block_on(erase_abandoned(&other.journal, abandoned(&other.table.borrow(), &other.hall, other.day()))).unwrap();
    other.later(ABANDONED_DAYS);
    assert_eq!(erase(), 0);
    other.later(1);
    assert_eq!(erase(), 1);
    assert_eq!((other.names("side/"), other.lookups()), (vec![], vec![]));
}
