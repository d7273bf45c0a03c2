//! The reader of guides, started when the first guide is wanted. A question that is not answered in time is answered with nothing, and the next one
//! begins with a new reader: a screen never waits for a worker that has died.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot::{self, Sender};
use futures_util::future::join;
use serde_json::Value;

use super::counting::read_lately;
use super::talk::{ANSWER_MS, START_MS, Talk, member};
use super::window::Window;
use crate::device;
use crate::device::audio::at_most;
use crate::domain::event::GUIDES_FAULT;
use crate::domain::hall::Hall;
use crate::domain::json::object;
use crate::domain::time::Day;
use crate::flow::guides::{Answer, Ask};

const GUIDES_PATH: &str = "/content/guides.json";
const READINGS_PATH: &str = "/content/readings.txt";
/// Files, program and library together.
const OPEN_MS: u32 = 40_000;

/// The reader of a window. Clones are the same reader.
#[derive(Clone)]
pub struct Reader {
    window: Window,
    state: Rc<RefCell<State>>,
    /// What staff were told last.
    told: Rc<RefCell<String>>,
}

enum State {
    Cold,
    /// Whoever asks meanwhile waits for the same opening.
    Opening(Vec<Sender<Option<Rc<Running>>>>),
    Open(Rc<Running>),
}

/// A reader with its library open.
struct Running {
    talk: Talk,
    /// The day whose guides it holds.
    day: Day,
}

impl Reader {
    /// The reader of a window; nothing is loaded yet.
    pub fn of(window: &Window) -> Self {
        Self { window: window.clone(), state: Rc::new(RefCell::new(State::Cold)), told: Rc::default() }
    }

    /// Asks; nothing when the reader cannot be had or does not answer.
    pub async fn ask(&self, ask: &Ask) -> Option<Answer> {
        let running = self.running().await?;
        let reply = running.talk.call(("ask", ask.to_json()), ANSWER_MS).await;
        let answer = reply.as_deref().and_then(|text| Answer::of(member(text, "answer")?));
        let mut state = self.state.borrow_mut();
        if answer.is_none() && matches!(&*state, State::Open(now) if Rc::ptr_eq(now, &running)) {
            *state = State::Cold;
        }
        answer
    }

    async fn running(&self) -> Option<Rc<Running>> {
        let today = self.window.today();
        let waits = match &mut *self.state.borrow_mut() {
            State::Open(running) if running.day == today => return Some(running.clone()),
            State::Opening(others) => {
                let (tell, hear) = oneshot::channel();
                others.push(tell);
                Some(hear)
            }
            state => {
                *state = State::Opening(Vec::new());
                None
            }
        };
        match waits {
            Some(opened) => opened.await.ok().flatten(),
            None => self.open(today).await,
        }
    }

    async fn open(&self, today: Day) -> Option<Rc<Running>> {
        let hall = self.window.hall();
        let opened_lately = read_lately(&self.window);
        let began = at_most(OPEN_MS, begin(&hall, today, opened_lately)).await.unwrap_or_else(|| Err("the guides do not come".to_owned()));
        let opened = match began {
            Ok(running) => Some(Rc::new(running)),
            Err(detail) => {
                // Told once, not with every letter that somebody types.
                if self.told.replace(detail.clone()) != detail {
                    self.window.record_fault(GUIDES_FAULT, &detail);
                }
                None
            }
        };
        let state = opened.clone().map_or(State::Cold, State::Open);
        if let State::Opening(others) = self.state.replace(state) {
            for other in others {
                // Whoever no longer waits needs no answer.
                let _ = other.send(opened.clone());
            }
        }
        opened
    }
}

async fn begin(hall: &Hall, today: Day, opened_lately: impl Future<Output = BTreeMap<String, u32>>) -> Result<Running, String> {
    let (guides, readings) = (device::fetch::text(GUIDES_PATH).await?, device::fetch::text(READINGS_PATH).await?);
    // The sums are read while the worker starts.
    let (talk, opened) = join(Talk::start(), opened_lately).await;
    let talk = talk?;
    let reply = talk.call(("open", opening(hall, guides, readings, today, &opened)), START_MS).await.ok_or("the reader does not answer")?;
    match member(&reply, "opened") {
        Some(_) => Ok(Running { talk, day: today }),
        None => Err(member(&reply, "fault").and_then(|fault| fault.text().map(std::borrow::Cow::into_owned)).unwrap_or(reply)),
    }
}

fn opening(hall: &Hall, guides: String, readings: String, today: Day, opened: &BTreeMap<String, u32>) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    let class = |class: &crate::domain::hall::ItemClass| {
        Value::Array(vec![text(&class.id), object(vec![("zh", text(&class.name.zh)), ("en", text(&class.name.en))])])
    };
    object(vec![
        ("guides", Value::String(guides)),
        ("hall", text(&hall.code)),
        ("readings", Value::String(readings)),
        ("classes", Value::Array(hall.classes.iter().map(class).collect())),
        ("day", text(&today.to_string())),
        ("opened", object(opened.iter().map(|(guide, times)| (guide.as_str(), Value::from(*times))).collect())),
    ])
}
