//! What the hall tells everybody: fetched when somebody wants to see it, and made into pages by the reader, who is then asked whose an address is. It has
//! a reader of its own while somebody is there, so that guides that cannot be read take nothing away from it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::Value;

use super::content::kept_text;
use super::published::records;
use super::talk::{ANSWER_MS, Talk};
use super::window::Window;
use crate::device;
use crate::domain::event::NOTICES_FAULT;
use crate::domain::hall::Language;
use crate::domain::json::{object, text_of, tree};
use crate::domain::time::Day;
use crate::flow::board::{Pages, Sheet};
use crate::flow::kiosk::board::NoBoard;

const NOTICES_PATH: &str = "/content/notices.json";
const READINGS_PATH: &str = "/content/readings.txt";

/// The board of a window. Clones are the same.
#[derive(Clone, Default)]
pub struct Board(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    last: Option<Last>,
    /// The reader that has the last pages open, as long as somebody may ask it whose an address is.
    reader: Option<Rc<Talk>>,
    /// What is asked as soon as there is a reader: of several questions the newest.
    newest: Option<Address>,
    is_opening: bool,
    /// What staff were told last: each fault once, however often it is tried.
    told: String,
}

/// What was read last, and what came of it: the same on the same day is not read again.
struct Last {
    /// The shipped file, or the records of what was published.
    of: String,
    day: Day,
    pages: Arc<Pages>,
    /// What the reader was given.
    source: Rc<Value>,
}

/// A question whose an address is.
#[derive(Clone)]
pub struct Address {
    /// Its number.
    pub version: u32,
    /// What was typed. It is kept nowhere.
    pub typed: String,
    /// Language of the person.
    pub language: Language,
}

impl Board {
    /// The pages of today.
    ///
    /// # Errors
    /// Whether there is no such file (or nothing to read it with), or a wrong one.
    pub async fn pages(&self, window: &Window) -> Result<Arc<Pages>, NoBoard> {
        // What was published is shown whether or not the shipped file can be had.
        let notices = device::fetch::text(NOTICES_PATH).await.ok();
        // The record may be unreadable for a moment: that is not "nothing was published".
        let published = records(window).await.map_err(|_| NoBoard::Missing)?;
        let of = published.as_ref().map(Value::to_string).or_else(|| notices.clone()).ok_or(NoBoard::Missing)?;
        let (today, has_shipped) = (window.today(), notices.is_some());
        if let Some(last) = &self.0.borrow().last
            && last.of == of
            && last.day == today
        {
            return Ok(last.pages.clone());
        }
        let hall = kept_text(window.journal()).await.ok_or(NoBoard::Missing)?;
        // Without it addresses are not found by sound.
        let readings = device::fetch::text(READINGS_PATH).await.ok();
        let source = Rc::new(object(vec![
            ("notices", notices.map_or(Value::Null, Value::String)),
            ("published", published.unwrap_or(Value::Null)),
            ("hall", Value::String(hall)),
            ("day", Value::String(today.to_string())),
            ("readings", readings.map_or(Value::Null, Value::String)),
        ]));
        let (talk, reply) = open(&source).await.ok_or(NoBoard::Missing)?;
        match reply.get("board").and_then(Pages::of) {
            Some(pages) => {
                let pages = Arc::new(pages);
                let mut state = self.0.borrow_mut();
                state.last = Some(Last { of, day: today, pages: pages.clone(), source });
                state.reader = Some(Rc::new(talk));
                drop(state);
                if let Some(detail) = text_of(&reply, "told") {
                    self.tell(window, detail);
                }
                Ok(pages)
            }
            None => {
                let detail = text_of(&reply, "fault").unwrap_or_else(|| NOTICES_PATH.to_owned());
                self.tell(window, detail);
                Err(if has_shipped { NoBoard::Wrong } else { NoBoard::Missing })
            }
        }
    }

    /// Whose an address is, by the board that is shown: the number of the question, and the answer if it can be had. Nothing where a question before this
    /// one is opening the reader: it will ask the newest.
    pub async fn whose(&self, asked: Address) -> Option<(u32, Option<Box<Sheet>>)> {
        self.0.borrow_mut().newest = Some(asked);
        if self.0.borrow().is_opening {
            return None;
        }
        let reader = self.reader().await;
        let Address { version, typed, language } = self.0.borrow_mut().newest.take()?;
        let Some(reader) = reader else { return Some((version, None)) };
        let language = if language == Language::Zh { "zh" } else { "en" };
        let question = object(vec![("typed", Value::String(typed)), ("language", Value::String(language.to_owned()))]);
        let reply = reader.call(("whose", question), ANSWER_MS).await.and_then(|reply| tree(&reply));
        let answer = reply.and_then(|reply| Sheet::of(reply.get("whose")?)).map(Box::new);
        if answer.is_none() {
            self.0.borrow_mut().reader = None;
        }
        Some((version, answer))
    }

    /// The reader with the shown board open: the one that made it, or another.
    async fn reader(&self) -> Option<Rc<Talk>> {
        let source = {
            let mut state = self.0.borrow_mut();
            if state.reader.is_some() {
                return state.reader.clone();
            }
            state.is_opening = true;
            state.last.as_ref().map(|last| last.source.clone())
        };
        let opened = match source {
            Some(source) => open(&source).await.filter(|(_, reply)| reply.get("board").is_some()).map(|(talk, _)| Rc::new(talk)),
            None => None,
        };
        let mut state = self.0.borrow_mut();
        // Whoever asked has gone meanwhile: nobody else is told anything by this reader.
        state.reader = opened.clone().filter(|_| state.newest.is_some());
        state.is_opening = false;
        opened
    }

    /// Nobody asks any more: its reader may go, and what was typed goes with whoever typed it.
    pub fn nobody_here(&self) {
        let mut state = self.0.borrow_mut();
        (state.reader, state.newest) = (None, None);
    }

    fn tell(&self, window: &Window, detail: String) {
        if std::mem::replace(&mut self.0.borrow_mut().told, detail.clone()) != detail {
            window.record_fault(NOTICES_FAULT, &detail);
        }
    }
}

/// A reader that was given the board, and what it said to it.
async fn open(source: &Value) -> Option<(Talk, Value)> {
    let talk = Talk::start().await.ok()?;
    let reply = talk.call(("board", source.clone()), ANSWER_MS).await.and_then(|reply| tree(&reply))?;
    Some((talk, reply))
}
