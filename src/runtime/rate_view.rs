//! Ratings and opinions in a kiosk's window: its reader, its tries of codes, and the office behind them.

use std::cell::Cell;
use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::case_view::Cases;
use super::kiosk::Tell;
use super::rate_notes::sweep;
use super::rate_office::RateOffice;
use super::talk::ANSWER_MS;
use super::window::Window;
use crate::device;
use crate::domain::hall::Hall;
use crate::domain::time::Day;
use crate::flow::kiosk::Input;
use crate::flow::kiosk::lookup::Fault;
use crate::flow::kiosk::rating::{RateInput, RateIntent, RateOf, RateSeed};
use crate::flow::ratings::RatingTold;

/// Ratings in one window. Clones are the same.
#[derive(Clone)]
pub struct Ratings {
    window: Window,
    cases: Cases,
    /// The day on which comments that nothing names were looked for.
    swept: Rc<Cell<Option<Day>>>,
}

impl Ratings {
    /// The ratings of a window.
    pub fn of(window: &Window, cases: &Cases) -> Self {
        Self { window: window.clone(), cases: cases.clone(), swept: Rc::default() }
    }

    /// Tells whether this may be rated. `seen`: whoever asks looks at it already, and has paid for that.
    pub fn open(&self, tell: &Tell, version: u32, of: RateOf, seen: bool) {
        let (ratings, tell) = (self.clone(), tell.clone());
        spawn_local(async move {
            let told = ratings.look_up(&of, seen).await;
            tell(Input::Rate(RateInput::Answer { version, told }));
        });
    }

    async fn look_up(&self, of: &RateOf, seen: bool) -> Result<RatingTold, Fault> {
        let paid = match of {
            RateOf::Case(given) if !seen => Some(self.cases.pay(given)?),
            _ => None,
        };
        let stamp = self.window.stamp(self.window.new_request());
        let (cases, hall) = (self.cases.clone(), self.window.hall());
        let told = office(&self.window, &hall, &cases).open(of, &stamp).await;
        // What was not compared with anything costs nothing.
        if let Some(paid) = paid.filter(|_| told != Err(Fault::NoCase)) {
            self.cases.give_back(paid);
        }
        told
    }

    /// Rates; what comes of it is told.
    pub fn rate(&self, tell: &Tell, intent: RateIntent) {
        let (ratings, tell) = (self.clone(), tell.clone());
        spawn_local(async move {
            let stamp = ratings.window.stamp(intent.seed.request.clone());
            let hall = ratings.window.hall();
            let outcome = office(&ratings.window, &hall, &ratings.cases).rate(&intent, &stamp).await;
            tell(Input::Rate(RateInput::Came { version: intent.version, outcome }));
        });
    }

    /// Nobody is here: once a day comments are looked for that nothing names.
    pub fn nobody_here(&self) {
        let today = self.window.today();
        if self.swept.replace(Some(today)) == Some(today) {
            return;
        }
        let journal = self.window.journal().clone();
        spawn_local(async move {
            // What could not be swept now is swept tomorrow.
            let _ = sweep(&journal, today).await;
        });
    }
}

fn office<'a>(
    window: &'a Window,
    hall: &'a Hall,
    cases: &'a Cases,
) -> RateOffice<'a, impl AsyncFn(Value) -> Option<String> + use<'a>, impl AsyncFn(u32) + use<>> {
    let ask = async move |question: Value| {
        let is_opinion = question.get("of").is_some_and(|of| of.get("opinion").is_some());
        let question = match is_opinion {
            true => ("opinion", Value::Array(vec![question, Value::Bool(window.is_demo())])),
            false => ("rate", question),
        };
        let reply = cases.reader().await?.call(question, ANSWER_MS).await;
        if reply.is_none() {
            cases.give_up_reader();
        }
        reply
    };
    RateOffice { journal: window.journal(), table: window.table(), hall, ask, pause: async |ms: u32| device::timer::pause(ms).await }
}

/// Identities for one rating.
pub fn seed(window: &Window) -> RateSeed {
    RateSeed { request: window.new_request(), side: device::ids::new_random_id(), salt: device::ids::new_random_id() }
}

/// The hall as a whole, under an identity that tells nothing.
pub fn hall() -> RateOf {
    RateOf::Hall(device::ids::new_random_id())
}
