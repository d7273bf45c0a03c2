//! Talks to `sentinel.js`, the worker that keeps ceilings and heads in a file of its own.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot;
use serde_json::Value;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

use super::transaction::in_own_task;
use crate::domain::json::{object, tree, whole_of};

/// How long one answer may take. It is a file of a few kilobytes.
const ANSWER_MS: u32 = 3_000;
/// How long the first answer may take: the worker starts, and other windows may be comparing.
const START_MS: u32 = 10_000;

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// The file is there but neither of its slots can be read.
    pub damaged: bool,
    /// Sequence -> ceiling.
    pub sequences: BTreeMap<String, u32>,
    /// Writer -> running number, blank, hash.
    pub heads: BTreeMap<String, String>,
}

/// What the worker is asked to do.
#[derive(Clone, Copy)]
pub(super) enum Wish {
    /// Waits until no other window compares, and reads.
    Begin,
    /// Takes in higher ceilings and heads.
    Raise,
    /// The heads are these from now on, whatever they were.
    Settle,
    /// The comparison is over.
    Done,
}

impl Wish {
    /// What the worker calls it.
    const fn name(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Raise => "raise",
            Self::Settle => "settle",
            Self::Done => "done",
        }
    }
}

/// The worker's answer: to which question, and what it knows or what hinders it.
fn answer_of(text: &str) -> Option<(u32, Result<Known, String>)> {
    let answer = tree(text)?;
    let known = match answer.get("known").filter(|known| !known.is_null()) {
        Some(known) => Ok(known_of(known)?),
        None => Err(answer.get("error").and_then(Value::as_str).unwrap_or("").to_owned()),
    };
    Some((whole_of(&answer, "id")?, known))
}

fn known_of(known: &Value) -> Option<Known> {
    let mut sequences = BTreeMap::new();
    for (sequence, ceiling) in known.get("sequences")?.as_object()? {
        sequences.insert(sequence.clone(), ceiling.as_u64()?.try_into().ok()?);
    }
    let mut heads = BTreeMap::new();
    for (writer, head) in known.get("heads")?.as_object()? {
        heads.insert(writer.clone(), head.as_str()?.to_owned());
    }
    Some(Known { damaged: known.get("damaged").is_some_and(|damaged| *damaged == Value::Bool(true)), sequences, heads })
}

type Waiting = Rc<RefCell<BTreeMap<u32, oneshot::Sender<Result<Known, String>>>>>;

pub(super) struct Sentinel {
    worker: Worker,
    file: String,
    last_id: Cell<u32>,
    waiting: Waiting,
    _answered: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(Event)>,
}

impl Sentinel {
    /// Starts the worker; whether it works shows with its first answer.
    pub fn start(url: &str, file: &str) -> Result<Self, String> {
        let worker = Worker::new(url).map_err(|_| "the worker cannot be made".to_owned())?;
        let waiting = Waiting::default();
        let to = Rc::clone(&waiting);
        let answered = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let Some((id, answer)) = event.data().as_string().and_then(|text| answer_of(&text)) else { return };
            if let Some(sender) = to.borrow_mut().remove(&id) {
                let _unheard = sender.send(answer);
            }
        });
        let to = Rc::clone(&waiting);
        let failed = Closure::<dyn FnMut(Event)>::new(move |_| {
            for (_, sender) in std::mem::take(&mut *to.borrow_mut()) {
                let _unheard = sender.send(Err("the worker does not run".to_owned()));
            }
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        Ok(Self { worker, file: file.to_owned(), last_id: Cell::new(0), waiting, _answered: answered, _failed: failed })
    }

    pub async fn ask(
        self: &Rc<Self>,
        wish: Wish,
        sequences: BTreeMap<String, u32>,
        heads: BTreeMap<String, String>,
    ) -> Result<Known, String> {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let sequences = sequences.into_iter().map(|(sequence, ceiling)| (sequence, ceiling.into())).collect();
        let heads = heads.into_iter().map(|(writer, head)| (writer, head.into())).collect();
        let question = object(vec![
            ("id", id.into()),
            ("file", self.file.as_str().into()),
            ("wish", wish.name().into()),
            ("sequences", Value::Object(sequences)),
            ("heads", Value::Object(heads)),
        ]);
        let text = serde_json::to_string(&question).map_err(|error| error.to_string())?;
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(id, sender);
        self.worker.post_message(&JsValue::from_str(&text)).map_err(|_| "the worker takes no messages".to_owned())?;
        let limit_ms = if matches!(wish, Wish::Begin) { START_MS } else { ANSWER_MS };
        match in_own_task(limit_ms, receiver).await {
            Some(Ok(answer)) => answer,
            _ => Err("the worker does not answer".to_owned()),
        }
    }
}

impl Drop for Sentinel {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
