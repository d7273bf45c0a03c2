//! The reader of guides, started when the first guide is wanted. A question that is not answered in time is answered with nothing, and the next one
//! begins with a new reader: a screen never waits for a worker that has died.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use futures_channel::oneshot::{self, Sender};
use futures_util::future::join;
use serde_json::Value;

use super::counting::read_lately;
use super::published::records;
use super::talk::{ANSWER_MS, START_MS, Talk, member};
use super::window::{Change, Listening, Window};
use crate::device;
use crate::device::audio::at_most;
use crate::domain::event::GUIDES_FAULT;
use crate::domain::hall::Hall;
use crate::domain::json::object;
use crate::domain::time::Day;
use crate::flow::guides::{Answer, Ask};

const GUIDES_PATH: &str = "/content/guides.json";
const READINGS_PATH: &str = "/content/readings.txt";
const WORDS_PATH: &str = "/content/words.txt";
/// Files, program and library together.
const OPEN_MS: u32 = 40_000;

/// The reader of a window. Clones are the same reader.
#[derive(Clone)]
pub struct Reader {
    window: Window,
    state: Rc<RefCell<State>>,
    /// What staff were told last.
    told: Rc<RefCell<String>>,
    /// Something was published since this reader opened.
    is_old: Rc<Cell<bool>>,
    _listening: Rc<Listening>,
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
        let is_old = Rc::new(Cell::new(false));
        let old = is_old.clone();
        let listening = window.listen(move |change| {
            if change == Change::Edition {
                old.set(true);
            }
        });
        let (state, told) = (Rc::new(RefCell::new(State::Cold)), Rc::default());
        Self { window: window.clone(), state, told, is_old, _listening: Rc::new(listening) }
    }

    /// Nobody is here: what was published meanwhile is shown to the next person. Never before: whoever reads goes on with what they have.
    pub fn nobody_here(&self) {
        let mut state = self.state.borrow_mut();
        if self.is_old.get() && matches!(&*state, State::Open(_)) {
            *state = State::Cold;
        }
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
        self.is_old.set(false);
        let began = at_most(OPEN_MS, begin(&self.window, &hall, today, opened_lately)).await;
        let began = began.unwrap_or_else(|| Err("the guides do not come".to_owned()));
        let opened = match began {
            Ok((running, told)) => {
                told.iter().for_each(|detail| self.tell(detail));
                Some(Rc::new(running))
            }
            Err(detail) => {
                self.tell(&detail);
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

    /// Told once, not with every letter that somebody types.
    fn tell(&self, detail: &str) {
        if self.told.replace(detail.to_owned()) != detail {
            self.window.record_fault(GUIDES_FAULT, detail);
        }
    }
}

/// A reader with its library open, and what staff must be told although it is.
async fn begin(
    window: &Window,
    hall: &Hall,
    today: Day,
    opened_lately: impl Future<Output = BTreeMap<String, u32>>,
) -> Result<(Running, Option<String>), String> {
    let (guides, readings) = (device::fetch::text(GUIDES_PATH).await, device::fetch::text(READINGS_PATH).await?);
    // Without it less is kept of searches that found nothing.
    let words = device::fetch::text(WORDS_PATH).await.ok();
    let published = records(window).await.map_err(|error| error.to_string())?;
    // What was published is shown whether or not the shipped file can be had.
    let guides = if published.is_some() { guides.ok() } else { Some(guides?) };
    // The sums are read while the worker starts.
    let (talk, opened) = join(Talk::start(), opened_lately).await;
    let talk = talk?;
    let opening = opening(hall, (guides, published), (readings, words), today, &opened);
    let reply = talk.call(("open", opening), START_MS).await.ok_or("the reader does not answer")?;
    match member(&reply, "opened") {
        Some(_) => {
            Ok((Running { talk, day: today }, member(&reply, "told").and_then(|told| told.text().map(std::borrow::Cow::into_owned))))
        }
        None => Err(member(&reply, "fault").and_then(|fault| fault.text().map(std::borrow::Cow::into_owned)).unwrap_or(reply)),
    }
}

fn opening(
    hall: &Hall,
    (guides, published): (Option<String>, Option<Value>),
    (readings, words): (String, Option<String>),
    today: Day,
    opened: &BTreeMap<String, u32>,
) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    let class = |class: &crate::domain::hall::ItemClass| {
        Value::Array(vec![text(&class.id), object(vec![("zh", text(&class.name.zh)), ("en", text(&class.name.en))])])
    };
    object(vec![
        ("guides", guides.map_or(Value::Null, Value::String)),
        ("published", published.unwrap_or(Value::Null)),
        ("hall", text(&hall.code)),
        ("readings", Value::String(readings)),
        ("words", words.map_or(Value::Null, Value::String)),
        ("classes", Value::Array(hall.classes.iter().map(class).collect())),
        ("day", text(&today.to_string())),
        ("opened", object(opened.iter().map(|(guide, times)| (guide.as_str(), Value::from(*times))).collect())),
    ])
}
