//! The reader of guides, started when the first guide is wanted. A question that is not answered in time is answered with nothing, and the next one
//! begins with a new reader: a screen never waits for a worker that has died.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot::{self, Receiver, Sender};
use serde_json::Value;

use super::window::Window;
use crate::device;
use crate::device::audio::at_most;
use crate::device::worker::Worker;
use crate::domain::event::GUIDES_FAULT;
use crate::domain::hall::Hall;
use crate::domain::json::{Json, fields, object};
use crate::domain::time::Day;
use crate::flow::guides::{Answer, Ask};

const SCRIPT: &str = "/reader.js";
const GUIDES_PATH: &str = "/content/guides.json";
const READINGS_PATH: &str = "/content/readings.txt";
/// A slow machine compiles the program in this time.
const START_MS: u32 = 20_000;
/// A question about 10,000 guides takes milliseconds.
const ANSWER_MS: u32 = 5_000;
/// What the worker says when it hears.
const READY: &str = "ready";
/// The number under which "ready" is waited for.
const READY_ID: u32 = 0;

/// The reader of a window. Clones are the same reader.
#[derive(Clone)]
pub struct Reader {
    window: Window,
    state: Rc<RefCell<State>>,
}

enum State {
    Cold,
    /// Whoever asks meanwhile waits for the same opening.
    Opening(Vec<Sender<Option<Rc<Running>>>>),
    Open(Rc<Running>),
}

type Waiting = Rc<RefCell<BTreeMap<u32, Sender<String>>>>;

/// A reader with its library open.
struct Running {
    worker: Worker,
    waiting: Waiting,
    next: Cell<u32>,
    /// The day whose guides it holds.
    day: Day,
}

impl Reader {
    /// The reader of a window; nothing is loaded yet.
    pub fn of(window: &Window) -> Self {
        Self { window: window.clone(), state: Rc::new(RefCell::new(State::Cold)) }
    }

    /// Asks; nothing when the reader cannot be had or does not answer.
    pub async fn ask(&self, ask: &Ask) -> Option<Answer> {
        let running = self.running().await?;
        let reply = running.call(("ask", ask.to_json()), ANSWER_MS).await;
        let answer = reply.as_deref().and_then(|text| Answer::of(member(text, "answer")?));
        if answer.is_none() {
            *self.state.borrow_mut() = State::Cold;
        }
        answer
    }

    /// Starts it before it is needed.
    pub async fn warm(&self) {
        self.running().await;
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
        let opened = match begin(&self.window.hall(), today).await {
            Ok(running) => Some(Rc::new(running)),
            Err(detail) => {
                self.window.record_fault(GUIDES_FAULT, &detail);
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

async fn begin(hall: &Hall, today: Day) -> Result<Running, String> {
    let (guides, readings) = (device::fetch::text(GUIDES_PATH).await?, device::fetch::text(READINGS_PATH).await?);
    let waiting = Waiting::default();
    let ready = expect(&waiting, READY_ID);
    let (hearing, breaking) = (waiting.clone(), waiting.clone());
    let heard = move |text: String| hear(&hearing, text);
    let worker = Worker::start(SCRIPT, heard, move || breaking.borrow_mut().clear()).ok_or("the reader cannot be started")?;
    at_most(START_MS, ready).await.and_then(Result::ok).ok_or("the reader does not start")?;
    let running = Running { worker, waiting, next: Cell::new(READY_ID + 1), day: today };
    let reply = running.call(("open", opening(hall, guides, readings, today)), START_MS).await.ok_or("the reader does not answer")?;
    match member(&reply, "opened") {
        Some(_) => Ok(running),
        None => Err(member(&reply, "fault").and_then(|fault| fault.text().map(std::borrow::Cow::into_owned)).unwrap_or(reply)),
    }
}

fn opening(hall: &Hall, guides: String, readings: String, today: Day) -> Value {
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
        ("opened", object(Vec::new())),
    ])
}

fn member<'a>(text: &'a str, name: &str) -> Option<Json<'a>> {
    let [found] = fields(Json::of(text)?, [name])?;
    found
}

fn expect(waiting: &Waiting, id: u32) -> Receiver<String> {
    let (tell, hear) = oneshot::channel();
    waiting.borrow_mut().insert(id, tell);
    hear
}

fn hear(waiting: &Waiting, text: String) {
    let id = match text == READY {
        true => Some(READY_ID),
        false => member(&text, "id").and_then(Json::whole).and_then(|id| u32::try_from(id).ok()),
    };
    if let Some(waits) = id.and_then(|id| waiting.borrow_mut().remove(&id)) {
        // Whoever no longer waits needs no answer.
        let _ = waits.send(text);
    }
}

impl Running {
    async fn call(&self, (name, body): (&str, Value), limit_ms: u32) -> Option<String> {
        let id = self.next.replace(self.next.get() + 1);
        let reply = expect(&self.waiting, id);
        self.worker.tell(&object(vec![("id", Value::from(id)), (name, body)]).to_string());
        at_most(limit_ms, reply).await.and_then(Result::ok)
    }
}
