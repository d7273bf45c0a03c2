//! The reader: opens the library it is given and answers the kiosk's questions about guides; makes the pages of the board, says whose grid an address
//! belongs to, and makes the page of a case.
//!
//! In: `{"id": 7, "open": {…}}` or `{"id": 8, "ask": {…}}`. Out: `{"id": 7, "opened": 79}`, `{"id": 8, "answer": {…}}` or `{"id": 7, "fault": "…"}`; and
//! `{"id": 9, "board": {…}}` and then `{"id": 10, "whose": {…}}`, or `{"id": 9, "cases": "hall.json"}` and then `{"id": 10, "case": {…}}` both ways
//! (`foreign` in for a case of another system), and `{"id": 11, "rate": {…}}` both ways; `{"id": 12, "opinion": […]}` is answered as a rating is.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::device::sealing;
use crate::domain::board::parse::parse as parse_board;
use crate::domain::case::seal::Seals;
use crate::domain::content::ContentHall;
use crate::domain::hall::Language;
use crate::domain::hall::parse::{ContentFault, parse as parse_hall};
use crate::domain::parts::NOTICES;
use crate::domain::search::Readings;
use crate::domain::time::Day;
use crate::domain::typing::{Candidate, Typing};
use crate::flow::board::{Pages, Sheet};
use crate::flow::guides::{Answer, Ask};
use crate::flow::ratings::RatingTold;
use crate::reading::board::pages;
use crate::reading::case::rating::RateAsk;
use crate::reading::case::{CaseAsk, CaseTold, Cases, ForeignAsk};
use crate::reading::library::{Library, Opening};
use crate::reading::opinion::OpinionAsk;
use crate::reading::published::{Published, part_or_shipped};
use crate::reading::whose::Grids;

#[derive(Deserialize)]
struct Question {
    id: u32,
    #[serde(flatten)]
    what: What,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Open(Box<Opening>),
    Ask(Ask),
    Board(Box<Notices>),
    Whose {
        typed: String,
        language: Language,
    },
    /// The text of the `hall.json` in use.
    Cases(String),
    Case(Box<CaseAsk>),
    Foreign(ForeignAsk),
    /// The table of words for typing, and how characters are read.
    Words {
        words: String,
        readings: String,
    },
    /// What can these stand for?
    Letters(String),
    Rate(Box<RateAsk>),
    /// Somebody's opinion, and whether it is the demonstration's.
    Opinion(Box<OpinionAsk>, bool),
}

/// What the board is made from: the texts of `notices.json` as shipped, of what was published, and of the `hall.json` in use.
#[derive(Deserialize)]
struct Notices {
    /// Nothing when the shipped file cannot be had.
    notices: Option<String>,
    #[serde(default)]
    published: Option<Published>,
    hall: String,
    day: Day,
    /// How characters are read; without them addresses are not found by sound.
    #[serde(default)]
    readings: Option<String>,
}

/// What this reader has open.
#[derive(Default)]
struct Held {
    library: Option<Library>,
    grids: Option<Grids>,
    cases: Option<Cases>,
    typing: Option<Typing>,
}

#[derive(Serialize)]
struct Reply {
    id: u32,
    /// What staff must be told: what was published cannot be shown, and what was shipped is.
    #[serde(skip_serializing_if = "Option::is_none")]
    told: Option<String>,
    #[serde(flatten)]
    what: Said,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Said {
    Opened(usize),
    Answer(Answer),
    Board(Box<Pages>),
    Whose(Box<Sheet>),
    Cases(bool),
    Case(CaseTold),
    Words(bool),
    Letters(Vec<Candidate>),
    Rate(RatingTold),
    /// What is wrong, for the staff side.
    Fault(String),
}

/// Listens to the page. Says once that it does.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let held: Rc<RefCell<Held>> = Rc::default();
    let answering = scope.clone();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let question = event.data().as_string().and_then(|text| serde_json::from_str(&text).ok());
        let reply = match question {
            None => None,
            Some(Question { id, what: What::Opinion(ask, is_demo) }) => {
                let hall = held.borrow().cases.as_ref().map(|cases| ContentHall::new(cases.hall_code(), is_demo));
                let answering = answering.clone();
                return spawn_local(async move { tell(&answering, &Reply { id, told: None, what: opinion(&ask, hall).await }) });
            }
            Some(question) => Some(reply_to(question, &mut held.borrow_mut())),
        };
        if let Some(reply) = reply {
            tell(&answering, &reply);
        }
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    let _ = scope.post_message(&JsValue::from_str("ready"));
}

fn tell(scope: &DedicatedWorkerGlobalScope, reply: &Reply) {
    if let Ok(text) = serde_json::to_string(reply) {
        // A page that has gone hears nothing any more.
        let _ = scope.post_message(&JsValue::from_str(&text));
    }
}

/// What is to be appended for an opinion. A phone is sealed here, by the key with which counters seal those of cases; what cannot be sealed is not kept.
async fn opinion(ask: &OpinionAsk, hall: Option<ContentHall>) -> Said {
    let sealed = match (ask.phone(), hall) {
        (None, _) => None,
        (Some(_), None) => return Said::Fault("not open".to_owned()),
        (Some(phone), Some(hall)) => match sealing::keys(&hall).await {
            Ok(keys) => keys.seal(phone.in_clear()).await.ok(),
            Err(_) => None,
        },
    };
    Said::Rate(ask.answer(sealed))
}

fn reply_to(Question { id, what }: Question, held: &mut Held) -> Reply {
    let mut told = None;
    let what = match what {
        What::Open(opening) => match Library::open(*opening) {
            Ok(opened) => {
                let count = opened.len();
                told.clone_from(&opened.told);
                held.library = Some(opened);
                Said::Opened(count)
            }
            Err(fault) => Said::Fault(format!("{fault:?}")),
        },
        What::Board(mut from) => {
            let shipped = from.notices.take();
            let (notices, fault) = part_or_shipped(from.published.as_ref(), NOTICES, shipped);
            told = fault;
            match notices {
                Some(notices) => board(&notices, &from, held),
                None => Said::Fault(told.take().unwrap_or_else(|| NOTICES.to_owned())),
            }
        }
        What::Whose { typed, language } => match &held.grids {
            Some(grids) => Said::Whose(Box::new(grids.answer(&typed, language))),
            None => Said::Fault("not open".to_owned()),
        },
        What::Cases(hall) => {
            held.cases = Cases::open(&hall).ok();
            Said::Cases(held.cases.is_some())
        }
        What::Case(ask) => match &held.cases {
            Some(cases) => Said::Case(cases.tell(&ask)),
            None => Said::Fault("not open".to_owned()),
        },
        What::Foreign(ask) => match &held.cases {
            Some(cases) => Said::Case(cases.tell_foreign(&ask)),
            None => Said::Fault("not open".to_owned()),
        },
        What::Rate(ask) => match &held.cases {
            Some(cases) => Said::Rate(cases.rate(&ask)),
            None => Said::Fault("not open".to_owned()),
        },
        // It is answered later, and not here.
        What::Opinion(..) => Said::Fault("not now".to_owned()),
        What::Words { words, readings } => {
            held.typing = Readings::parse(&readings).ok().and_then(|readings| Typing::parse(&words, &readings));
            Said::Words(held.typing.is_some())
        }
        What::Letters(letters) => match &held.typing {
            Some(typing) => Said::Letters(typing.candidates(&letters)),
            None => Said::Fault("not open".to_owned()),
        },
        What::Ask(ask) => match &held.library {
            Some(library) => Said::Answer(library.answer(ask)),
            None => Said::Fault("not open".to_owned()),
        },
    };
    Reply { id, told, what }
}

fn board(notices: &str, from: &Notices, held: &mut Held) -> Said {
    let fault =
        |file: &str, faults: &[ContentFault]| Said::Fault(format!("{file} {}", faults.first().map_or("", |fault| fault.path.as_str())));
    match (parse_board(notices), parse_hall(&from.hall)) {
        (Ok(board), Ok(hall)) => {
            let told = pages(&board, &hall, from.day);
            // Whoever cannot be heard by sound is still found as they are written.
            let readings = from.readings.as_deref().and_then(|text| Readings::parse(text).ok());
            held.grids = Some(Grids::of(board, hall, from.day, &readings.unwrap_or_default()));
            Said::Board(Box::new(told))
        }
        (Err(faults), _) => fault("notices.json", &faults),
        (_, Err(faults)) => fault("hall.json", &faults),
    }
}
