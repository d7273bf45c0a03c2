//! Looking up cases for a resident: the entries of one stream and the records beside it are handed to the reader, who says whether this person may see
//! them, and how they read. Tries that find nothing are paid for here, before anything is looked up; the note of them lies in the browser's local storage.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::case_ask::{asked, own_parts};
use super::content::kept_text;
use super::kiosk::Tell;
use super::talk::{ANSWER_MS, Talk};
use super::window::{Change, Listening, Window};
use crate::device;
use crate::domain::codes::receipt::GivenReceipt;
use crate::domain::guess::{Guesses, Stop, Try, Watch};
use crate::domain::json::{fields, object, root, tree};
use crate::domain::stream::Stream;
use crate::domain::time::SECOND_MS;
use crate::flow::cases::CasePages;
use crate::flow::kiosk::Input;
use crate::flow::kiosk::cases::{CaseInput, Given};
use crate::flow::kiosk::lookup::Fault;
use crate::journal::ReadError;

/// Where the note of tries lies.
const GUESSES_KEY: &str = "case-guesses";

/// Cases in one window. Clones are the same.
#[derive(Clone)]
pub struct Cases(Rc<Inner>);

struct Inner {
    window: Window,
    /// The reader that has the hall open.
    reader: RefCell<Option<Rc<Talk>>>,
    watch: RefCell<Watch>,
    second: RefCell<Option<device::timer::Interval>>,
}

impl Cases {
    /// The cases of a window; waits that were begun before it was opened go on.
    pub fn of(window: &Window) -> Self {
        let cases = Self(Rc::new(Inner {
            window: window.clone(),
            reader: RefCell::default(),
            watch: RefCell::default(),
            second: RefCell::default(),
        }));
        let inner = Rc::downgrade(&cases.0);
        let look = move || {
            let Some(cases) = inner.upgrade().map(Self) else { return };
            // Looked at also while there is no note: the next one begins with this moment.
            let (is_kept, guesses) = (device::local::get(&cases.key()).is_some(), cases.guesses());
            if is_kept {
                cases.keep(&guesses);
            }
        };
        *cases.0.second.borrow_mut() = Some(device::timer::Interval::new(SECOND_MS as u32, look));
        cases
    }

    /// Somebody will ask: the reader is started meanwhile.
    pub fn open(&self) {
        let cases = self.clone();
        spawn_local(async move {
            cases.reader().await;
        });
    }

    /// Tells where a case is, or why that is not shown.
    pub fn tell(&self, tell: &Tell, version: u32, given: Given, again: bool) {
        let (cases, tell) = (self.clone(), tell.clone());
        spawn_local(async move {
            let told = cases.look_up(&given, again).await;
            tell(Input::Case(CaseInput::Answer { version, told }));
        });
    }

    /// Where a case is. `again`: whoever asks has seen it a moment ago, and is told how it went on.
    ///
    /// # Errors
    /// Why that is not shown.
    async fn look_up(&self, given: &Given, again: bool) -> Result<Box<CasePages>, Fault> {
        let receipt = GivenReceipt::parse_of(&self.0.window.hall(), &given.code);
        let paid = if again { None } else { Some(self.pay(given)?) };
        let (name, ask) = match receipt {
            Ok(receipt) => {
                let (journal, today, now) = (self.0.window.journal(), self.0.window.today(), self.0.window.now());
                ("case", asked(journal, given, &receipt.number(), (today, now)).await)
            }
            Err(_) => ("foreign", self.asked_foreign(given).await),
        };
        let told = self.told(name, ask).await;
        // What was not compared with anything costs nothing.
        if let Some(paid) = paid.filter(|_| told != Err(Fault::NoCase)) {
            self.give_back(paid);
        }
        told
    }

    async fn told(&self, name: &str, ask: Result<Option<Value>, ReadError>) -> Result<Box<CasePages>, Fault> {
        let ask = ask.map_err(|_| Fault::NoAnswer)?.ok_or(Fault::NoCase)?;
        let reader = self.reader().await.ok_or(Fault::NoAnswer)?;
        let reply = reader.call((name, ask), ANSWER_MS).await.and_then(|reply| tree(&reply));
        let told = reply.as_ref().and_then(|reply| reply.get("case"));
        match (told.and_then(|told| CasePages::read(told.get("pages")?)), told.and_then(Value::as_str)) {
            (Some(pages), _) => Ok(Box::new(pages)),
            (_, Some("unknown")) => Err(Fault::NoCase),
            (_, Some(_)) => Err(Fault::Unreadable),
            _ => {
                self.give_up_reader();
                Err(Fault::NoAnswer)
            }
        }
    }

    /// The same about cases of other systems: every feed that has the number.
    async fn asked_foreign(&self, given: &Given) -> Result<Option<Value>, ReadError> {
        let (window, hall) = (&self.0.window, self.0.window.hall());
        let mut rows = Vec::new();
        for feed in &hall.feeds {
            let row = self.row_of(&Stream::feed(&feed.id), &given.code).await?;
            rows.extend(row.map(|(row, at)| Value::Array(vec![Value::String(row), Value::from(at)])));
        }
        let ask = vec![("last", Value::from(given.last.as_deref().unwrap_or(""))), ("day", Value::String(window.today().to_string()))];
        Ok((!rows.is_empty()).then(|| object(ask.into_iter().chain([("rows", Value::Array(rows))]).collect())))
    }

    /// The row of a number in a feed, and when it was taken in. An import may swap the rows between two reads: what is not there is looked for once more,
    /// where the newest rows are then.
    async fn row_of(&self, stream: &Stream, number: &str) -> Result<Option<(String, i64)>, ReadError> {
        let journal = self.0.window.journal();
        let mut looked_in = None;
        for _ in 0..2 {
            let page = journal.read(stream, 0).await?;
            let newest = own_parts(&page, stream).last().and_then(|(_, at, events)| Some((set_of(events.last()?)?, at)));
            let Some((set, at)) = newest.filter(|(set, _)| looked_in.as_ref() != Some(set)) else { return Ok(None) };
            if let Some(row) = journal.feed_row(&set, number).await? {
                return Ok(Some((row, at)));
            }
            looked_in = Some(set);
        }
        Ok(None)
    }

    /// The reader with this hall open; it is kept, so that only the first scan of a day waits for it.
    pub(super) async fn reader(&self) -> Option<Rc<Talk>> {
        if let Some(reader) = self.0.reader.borrow().clone() {
            return Some(reader);
        }
        let hall = kept_text(self.0.window.journal()).await?;
        let talk = Talk::start().await.ok()?;
        let reply = talk.call(("cases", Value::String(hall)), ANSWER_MS).await.and_then(|reply| tree(&reply))?;
        reply.get("cases").and_then(Value::as_bool).filter(|is_open| *is_open)?;
        // Of two that were started at once one is enough.
        Some(self.0.reader.borrow_mut().get_or_insert_with(|| Rc::new(talk)).clone())
    }

    // ---- tries ----

    fn key(&self) -> String {
        self.0.window.scoped(GUESSES_KEY)
    }

    /// As they were kept, brought up to this moment.
    fn guesses(&self) -> Guesses {
        let mut guesses = Guesses::read(device::local::get(&self.key()).as_deref());
        self.0.watch.borrow_mut().look(&mut guesses, device::clock::mono_ms());
        guesses
    }

    fn keep(&self, guesses: &Guesses) {
        match guesses.note() {
            Some(note) => device::local::set(&self.key(), &note),
            None => device::local::remove(&self.key()),
        }
    }

    pub(super) fn give_back(&self, paid: Try) {
        let mut guesses = self.guesses();
        guesses.give_back(paid);
        self.keep(&guesses);
    }

    /// The reader did not answer: the next question begins with another.
    pub(super) fn give_up_reader(&self) {
        *self.0.reader.borrow_mut() = None;
    }

    pub(super) fn pay(&self, given: &Given) -> Result<Try, Fault> {
        let mut guesses = self.guesses();
        let number = given.last.as_ref().map(|_| given.code.as_str());
        let paid = guesses.begin(number).map_err(|stop| match stop {
            Stop::Spent => Fault::Spent,
            Stop::Wait { left_ms } => Fault::Slowed { seconds: u32::try_from(left_ms / SECOND_MS).unwrap_or(0) + 1 },
        })?;
        self.keep(&guesses);
        Ok(paid)
    }
}

/// Calls `moved` whenever some case has moved on, until the answer is dropped.
pub fn follow(window: &Window, moved: impl Fn() + 'static) -> Listening {
    window.listen(move |change| {
        if change == Change::Cases {
            moved();
        }
    })
}

/// Where the rows lie that an event of a feed names.
fn set_of(event: &str) -> Option<String> {
    let (_, body) = root(event)?;
    let [import] = fields(body?, ["import"])?;
    let [set] = fields(import?, ["set"])?;
    set?.text().map(Cow::into_owned)
}
