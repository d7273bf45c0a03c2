//! Talking with the worker of guides and notices: starting it, questions with a number each, and how long an answer may take.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot::{self, Receiver, Sender};
use serde_json::Value;

use crate::device;
use crate::device::audio::at_most;
use crate::device::worker::Worker;
use crate::domain::json::{Json, fields, object};

const SCRIPT: &str = "/reader.js";
/// A slow machine compiles the program in this time.
pub(super) const START_MS: u32 = 20_000;
/// A question about 10,000 guides, or about all notices, takes milliseconds.
pub(super) const ANSWER_MS: u32 = 5_000;
/// What the worker says when it hears.
const READY: &str = "ready";
/// The number under which "ready" is waited for.
const READY_ID: u32 = 0;

type Waiting = Rc<RefCell<BTreeMap<u32, Sender<String>>>>;

/// A worker that hears; it ends when dropped.
pub(super) struct Talk {
    worker: Worker,
    waiting: Waiting,
    next: Cell<u32>,
}

impl Talk {
    /// Starts a worker of this very build: its script keeps its name while its bytes change.
    ///
    /// # Errors
    /// Why there is none, for the staff side.
    pub(super) async fn start() -> Result<Self, &'static str> {
        let waiting = Waiting::default();
        let ready = expect(&waiting, READY_ID);
        let (hearing, breaking) = (waiting.clone(), waiting.clone());
        let heard = move |text: String| hear(&hearing, text);
        let worker = Worker::start(&format!("{SCRIPT}?{}", device::address::build()), heard, move || breaking.borrow_mut().clear())
            .ok_or("the reader cannot be started")?;
        at_most(START_MS, ready).await.and_then(Result::ok).ok_or("the reader does not start")?;
        Ok(Self { worker, waiting, next: Cell::new(READY_ID + 1) })
    }

    /// The reply to a question; nothing when it does not come in time.
    pub(super) async fn call(&self, (name, body): (&str, Value), limit_ms: u32) -> Option<String> {
        let id = self.next.replace(self.next.get() + 1);
        let reply = expect(&self.waiting, id);
        self.worker.tell(&object(vec![("id", Value::from(id)), (name, body)]).to_string());
        at_most(limit_ms, reply).await.and_then(Result::ok)
    }
}

/// A member of a reply.
pub(super) fn member<'a>(text: &'a str, name: &str) -> Option<Json<'a>> {
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
