//! The page of a case, in every stage: what a resident reads of it, who may see it, and what nobody is told aloud or by a code.
//!
//! The pages are kept as a table beside this file; `RESIDENTS_WRITE=1 cargo test --test case_page` writes it anew, to be read before it is committed.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "case_page/foreign.rs"]
mod foreign;

use common::cases::{Desk, acceptance, clerk, receipt_of, shipped, step};
use common::counter;
use residents_window::domain::case::command::DeliverBy;
use residents_window::domain::case::side::{PersonRecord, TellBy};
use residents_window::domain::case::{CaseCommand as Do, CaseEvent, Correction, Ground, SideRef, Verdict, mask};
use residents_window::domain::hall::Language;
use residents_window::domain::time::Timestamp;
use residents_window::flow::cases::{CasePage, CasePages};
use residents_window::reading::case::{CaseAsk, CaseTold, Cases};

const HALL: &str = include_str!("../public/content/hall.json");
const ALL: [bool; 3] = [true, true, true];
/// Planted: none of it may be spoken or carried.
const TYPED: [&str; 4] = ["收入超过标准", "六十日内可以复议", "残疾证复印件", "EB987654321CN"];

/// A case that is written as the journal would have it, with the records beside it.
struct Told {
    desk: Desk,
    appends: Vec<(u32, Timestamp, Vec<String>)>,
    sides: Vec<(String, String)>,
    unreadable: usize,
    person: SideRef,
}

impl Told {
    fn accept(given: [bool; 3], tell: TellBy) -> Self {
        Self::accept_after(0, given, tell)
    }

    fn accept_after(days: i64, given: [bool; 3], tell: TellBy) -> Self {
        let mut desk = Desk::new();
        desk.later(days);
        desk.number = receipt_of(desk.hall.utc_offset_minutes.day(desk.now), 1);
        let mut told = Self { desk, appends: Vec::new(), sides: Vec::new(), unreadable: 0, person: common::cases::side("none") };
        told.person = told.person_record("诸葛孔明", "13812345678", tell);
        let mut accepted = acceptance(given);
        accepted.person = told.person.clone();
        told.act(Do::Accept(Box::new(accepted)));
        told
    }

    fn side(&mut self, text: &str) -> SideRef {
        let identity = format!("00000000-0000-7000-8000-{:012x}", self.sides.len());
        let (side, kept) = SideRef::make(&identity, &identity, text).unwrap();
        self.sides.push((side.name().to_owned(), kept));
        side
    }

    fn person_record(&mut self, name: &str, phone: &str, tell: TellBy) -> SideRef {
        let (name, phone) = (mask::PersonName::new(name).unwrap(), mask::Phone::new(phone).unwrap());
        let record = PersonRecord::new(&name, Some(&phone), tell, None, "sealed".to_owned());
        self.side(&record.write())
    }

    fn act(&mut self, command: Do) -> &mut Self {
        let event: CaseEvent = self.desk.must(&command);
        let version = self.desk.case().version;
        self.appends.push((version, self.desk.now, vec![event.to_json().unwrap()]));
        self
    }

    fn later(&mut self, days: i64) -> &mut Self {
        self.desk.later(days);
        self
    }

    fn ask(&self, code: &str, last: Option<&str>) -> CaseAsk {
        let day = self.desk.hall.utc_offset_minutes.day(self.desk.now);
        CaseAsk {
            code: code.to_owned(),
            last: last.map(str::to_owned),
            appends: self.appends.clone(),
            unreadable: self.unreadable,
            sides: self.sides.clone(),
            day,
            now: self.desk.now,
        }
    }

    fn code(&self) -> String {
        self.desk.case().code().unwrap().to_string()
    }

    fn pages(&self) -> CasePages {
        let CaseTold::Pages(pages) = Cases::open(HALL).unwrap().tell(&self.ask(&self.code(), None)) else { panic!("no page") };
        *pages
    }

    fn page(&self) -> CasePage {
        self.pages().page(Language::Zh).clone()
    }
}

/// A case in every stage, with a name.
fn stages() -> Vec<(&'static str, Told)> {
    let running = || Told::accept(ALL, TellBy::Message);
    let mut list =
        vec![("just accepted", running()), ("material missing from the beginning", Told::accept([true, false, false], TellBy::Phone))];
    let mut add = |name, change: &dyn Fn(&mut Told)| {
        let mut told = running();
        change(&mut told);
        list.push((name, told));
    };
    let beyond = Told::accept_after(36, ALL, TellBy::Nothing);
    let visiting = |told: &mut Told| {
        told.later(1).act(Do::EnterStep(step("compare"))).later(1).act(Do::EnterStep(step("visit")));
    };
    add("in a step of the office", &visiting);
    add("near", &|told| {
        told.later(3);
    });
    add("on its last day", &|told| {
        told.later(7);
    });
    add("late", &|told| {
        told.later(9);
    });
    add("late by law too", &|told| {
        told.later(45);
    });
    add("paper and something else asked for", &|told| {
        let other = told.side(TYPED[2]);
        told.later(1).act(Do::RequestMaterial {
            materials: vec![2],
            other: Some(other),
            again: Some(residents_window::domain::case::AskedAgain::FoundInCheck),
        });
    });
    add("only something else asked for", &|told| {
        let other = told.side(TYPED[2]);
        told.later(1).act(Do::RequestMaterial { materials: vec![], other: Some(other), again: None });
    });
    add("supplied", &|told| {
        told.later(1).act(Do::RequestMaterial { materials: vec![1], other: None, again: None });
        told.later(2).act(Do::SupplyMaterial { materials: vec![1], other: false });
    });
    add("suspended by law", &|told| {
        told.later(1).act(Do::Suspend { ground: Ground::Appraisal, note: None });
    });
    add("goes on after that", &|told| {
        told.later(1).act(Do::Suspend { ground: Ground::Hearing, note: None }).later(7).act(Do::Resume);
    });
    add("granted", &|told| {
        told.later(1).act(Do::Decide(Verdict::Granted));
    });
    add("granted too late", &|told| {
        told.later(10).act(Do::Decide(Verdict::Granted));
    });
    add("refused", &|told| {
        let (reason, appeal) = (told.side(TYPED[0]), told.side(TYPED[1]));
        told.later(1).act(Do::Decide(Verdict::Refused { reason, appeal }));
    });
    add("fetched", &|told| {
        told.later(1).act(Do::Decide(Verdict::Granted)).later(1).act(Do::Deliver(DeliverBy::Counter(counter("2"))));
    });
    add("sent by post", &|told| {
        let tracking = told.side(TYPED[3]);
        told.later(1).act(Do::Decide(Verdict::Granted)).later(1).act(Do::Deliver(DeliverBy::Post(tracking)));
    });
    add("refused and delivered", &|told| {
        let (reason, appeal) = (told.side(TYPED[0]), told.side(TYPED[1]));
        told.later(1).act(Do::Decide(Verdict::Refused { reason, appeal })).later(1).act(Do::Deliver(DeliverBy::Counter(counter("2"))));
    });
    add("withdrawn", &|told| {
        told.later(1).act(Do::Decide(Verdict::Withdrawn));
    });
    add("urged, corrected, printed again, handed over", &|told| {
        let note = told.side("写错了");
        told.later(1).act(Do::Urge(None)).act(Do::Reprint);
        told.act(Do::Correct { entry: 0, correction: Correction::Step { step: step("visit") }, note });
        let other = shipped().clerks.into_iter().find(|one| one.id != clerk("wu-yun") && one.posts.contains_key(&counter("2"))).unwrap();
        told.act(Do::HandOver(other.id));
    });
    list.push(("beyond the calendar", beyond));
    list
}

fn written(name: &str, page: &CasePage) -> String {
    let rows: Vec<String> = page.rows.iter().map(|row| format!("  {}", row.join(" | "))).collect();
    let notes: Vec<String> = page.notes.iter().map(|note| format!("  * {note}")).collect();
    let due = page.due.join(" ");
    [
        format!("== {name} [{}]", page.state),
        format!("{} / {} / {}", page.title, page.who, page.number),
        format!("{} / {} / {due}", page.says, page.place),
        format!("> {}", page.todo),
        rows.join("\n"),
        notes.join("\n"),
        page.as_of.clone(),
    ]
    .into_iter()
    .filter(|line| !line.is_empty())
    .collect::<Vec<_>>()
    .join("\n")
}

#[test]
fn what_a_resident_reads_in_every_stage() {
    let mut table = String::new();
    for (name, told) in stages() {
        let pages = told.pages();
        for language in [Language::Zh, Language::En] {
            let page = pages.page(language);
            table.push_str(&format!("{}\n\n", written(name, page)));
            let all = format!("{page:?}");
            assert!(!page.says.is_empty() && !page.todo.is_empty() && !page.rows.is_empty(), "{name}");
            assert!(!all.contains("孔明") && !all.contains("12345678"), "{name}: the name or phone in the clear");
            assert!(page.who.contains("诸葛*") && page.who.contains("138****5678"), "{name}: {}", page.who);
            for quiet in [&page.spoken, &page.carry] {
                let kept_back = ["诸葛", "5678", "00001"].into_iter().chain(TYPED).find(|word| quiet.contains(word));
                assert_eq!(kept_back, None, "{name}: {quiet}");
            }
            assert!(page.carry.len() < 600 && page.carry.contains(&page.title) && page.carry.contains(&page.says), "{}", page.carry);
        }
        let is_open = ["running", "waiting", "suspended"].contains(&pages.page(Language::Zh).state.as_str());
        let here = pages.page(Language::Zh).rows.iter().filter(|row| row[0] == "now").count();
        assert_eq!(here, usize::from(is_open), "{name}: one place where it is");
    }
    compare("pages.txt", &table);
}

/// Holds a table against the one that is kept, or keeps it.
fn compare(name: &str, table: &str) {
    let path = format!("{}/tests/case_page/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("RESIDENTS_WRITE").is_some() {
        std::fs::write(path, table).unwrap();
    } else {
        assert_eq!(table, std::fs::read_to_string(path).unwrap());
    }
}

#[test]
fn only_who_holds_the_paper_or_knows_the_phone_sees_it() {
    let told = Told::accept(ALL, TellBy::Phone);
    let cases = Cases::open(HALL).unwrap();
    let short = told.desk.number.to_string();
    let other_random = residents_window::domain::codes::receipt::ReceiptCode::new(told.desk.number, 40_818).unwrap().to_string();
    let sees = |code: &str, last: Option<&str>| matches!(cases.tell(&told.ask(code, last)), CaseTold::Pages(_));
    assert!(sees(&told.code(), None) && sees(&short, Some("5678")) && sees(&short, Some("５６７８")));
    for (code, last) in [
        (other_random.as_str(), None),
        (other_random.as_str(), Some("5678")),
        (&short, None),
        (&short, Some("")),
        (&short, Some("678")),
        (&short, Some("5679")),
        (&short, Some("****")),
        (&short, Some("13812345678")),
        ("", None),
        ("010726112300001", None),
    ] {
        assert_eq!(cases.tell(&told.ask(code, last)), CaseTold::Unknown, "{code} {last:?}");
    }
    let nothing = CaseAsk { appends: Vec::new(), ..told.ask(&told.code(), None) };
    assert_eq!(cases.tell(&nothing), CaseTold::Unknown);
}

#[test]
fn without_the_record_of_the_person_only_the_whole_code_opens_it() {
    let mut told = Told::accept(ALL, TellBy::Phone);
    let (cases, short) = (Cases::open(HALL).unwrap(), told.desk.number.to_string());
    told.sides.clear();
    assert_eq!(cases.tell(&told.ask(&short, Some("5678"))), CaseTold::Unknown);
    let page = told.page();
    assert_eq!((page.who.as_str(), page.notes.as_slice()), ("", ["姓名和电话已经过了保存期，不再保存。".to_owned()].as_slice()));
    told.sides.push((told.person.name().to_owned(), "something else".to_owned()));
    assert_eq!(told.page().notes, ["姓名和电话读不出来，办理情况不受影响。"]);
}

#[test]
fn what_cannot_be_read_is_said() {
    let cases = Cases::open(HALL).unwrap();
    let mut told = Told::accept(ALL, TellBy::Phone);
    told.later(1).act(Do::EnterStep(step("compare")));
    told.unreadable = 2;
    assert!(told.page().notes[0].contains("有 2 条记录读不出来"));
    // A newer program's event is one line of the timeline.
    told.appends.push((3, told.desk.now, vec!["{\"inspected\":{}}".to_owned()]));
    assert_eq!(told.page().rows[2][1], "新版程序记录的事项");
    let ask = told.ask(&told.code(), None);
    let beheaded = CaseAsk { appends: ask.appends[1..].to_vec(), ..ask };
    assert_eq!(cases.tell(&beheaded), CaseTold::Unreadable);
    let lost = CaseAsk { appends: Vec::new(), unreadable: 1, ..told.ask(&told.code(), None) };
    assert_eq!(cases.tell(&lost), CaseTold::Unreadable);
}

#[test]
fn a_long_history_says_that_it_was_shortened() {
    let mut told = Told::accept(ALL, TellBy::Phone);
    for _ in 0..50 {
        told.later(1).act(Do::Reprint);
    }
    let page = told.page();
    assert_eq!(page.rows.iter().filter(|row| row[0] == "note").count(), 40);
    assert!(page.notes.contains(&"更早的 11 条没有列出，可以到窗口看。".to_owned()), "{:?}", page.notes);
}

#[test]
fn names_of_papers_with_hidden_letters_reach_no_screen() {
    let mut told = Told::accept([true, false, true], TellBy::Phone);
    let event = told.appends[0].2[0].replace("户口簿", "户口\u{202e}簿\u{200b}");
    told.appends[0].2[0] = event;
    let page = told.page();
    assert!(page.todo.contains("户口簿"), "{}", page.todo);
    assert!(!format!("{page:?}").contains(['\u{202e}', '\u{200b}']));
}

#[test]
fn steps_and_items_that_the_hall_no_longer_has_still_read() {
    let mut told = Told::accept(ALL, TellBy::Phone);
    told.later(1).act(Do::EnterStep(step("compare")));
    let mut hall = shipped();
    hall.items.retain(|item| item.id.as_str() != "minimum-living");
    hall.ratings.reasons.clear();
    let other = Cases::open(&serde_json::to_string(&hall).unwrap()).unwrap();
    let CaseTold::Pages(pages) = other.tell(&told.ask(&told.code(), None)) else { panic!("no page") };
    assert_eq!((pages.page(Language::Zh).title.as_str(), pages.page(Language::En).title.as_str()), ("办件", "Your application"));
}
