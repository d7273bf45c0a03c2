//! Typing Chinese at the kiosk: a reader of its own is given the table of words when the first letter is typed, and asked what letters may stand for. It ends
//! when nobody is there. Without table or reader the letters stay letters.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::kiosk::Tell;
use super::talk::{ANSWER_MS, Talk};
use crate::device;
use crate::domain::json::{list, object, text_of, tree, whole_of};
use crate::flow::kiosk::Input;
use crate::flow::kiosk::offered::StandsFor;
use crate::flow::kiosk::rating::RateInput;

const WORDS_PATH: &str = "/content/typing.txt";
const READINGS_PATH: &str = "/content/readings.txt";

/// The reader of one window that knows the words. Clones are the same.
#[derive(Clone, Default)]
pub struct Typing(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    reader: Option<Rc<Talk>>,
    /// What is asked as soon as there is a reader: of several questions the newest.
    newest: Option<(u32, String)>,
    is_opening: bool,
}

impl Typing {
    /// Tells what these letters may stand for; of questions that wait for the reader only the newest is asked.
    pub fn tell(&self, tell: &Tell, version: u32, letters: String) {
        self.0.borrow_mut().newest = Some((version, letters));
        if std::mem::replace(&mut self.0.borrow_mut().is_opening, true) {
            return;
        }
        let (typing, tell) = (self.clone(), tell.clone());
        spawn_local(async move {
            let reader = typing.reader().await;
            while let Some((version, letters)) = typing.take_newest() {
                let words = match &reader {
                    Some(reader) => stands_for(reader, letters).await,
                    None => None,
                };
                match words {
                    Some(words) => tell(Input::Rate(RateInput::CanStandFor { version, words })),
                    // The letters stay letters; a reader that does not answer is started anew for the next.
                    None => typing.nobody_here(),
                }
            }
        });
    }

    /// Nobody is here: the reader ends.
    pub fn nobody_here(&self) {
        self.0.borrow_mut().reader = None;
    }

    /// The next question; when there is none, the next letters begin anew.
    fn take_newest(&self) -> Option<(u32, String)> {
        let mut state = self.0.borrow_mut();
        let newest = state.newest.take();
        state.is_opening = newest.is_some();
        newest
    }

    async fn reader(&self) -> Option<Rc<Talk>> {
        if let Some(reader) = self.0.borrow().reader.clone() {
            return Some(reader);
        }
        let (words, readings) = (device::fetch::text(WORDS_PATH).await.ok()?, device::fetch::text(READINGS_PATH).await.ok()?);
        let talk = Talk::start().await.ok()?;
        let table = object(vec![("words", Value::String(words)), ("readings", Value::String(readings))]);
        let reply = talk.call(("words", table), ANSWER_MS).await.and_then(|reply| tree(&reply))?;
        reply.get("words").and_then(Value::as_bool).filter(|is_open| *is_open)?;
        let reader = Rc::new(talk);
        self.0.borrow_mut().reader = Some(reader.clone());
        Some(reader)
    }
}

async fn stands_for(reader: &Talk, letters: String) -> Option<Vec<StandsFor>> {
    let reply = reader.call(("letters", Value::String(letters)), ANSWER_MS).await.and_then(|reply| tree(&reply))?;
    list(reply.get("letters")?, |one| Some((text_of(one, "text")?, whole_of::<usize>(one, "letters")?)))
}
