//! The effects of a counter's window: holding its seat, remembering it, asking for what the clerk wants, reminding.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::command::Failure;
use super::window::Window;
use crate::device;
use crate::device::locks::{Held, Manner};
use crate::domain::identity::{ClerkId, CounterId};
use crate::flow::counter::{Choosing, Effect, Input, Intent, Question, Seat};

/// How often a seat is asked for before it counts as taken: a page that is being loaded anew lets its old seat go a moment late.
const CLAIMS_MAX: u32 = 3;
/// The pause between.
const CLAIM_PAUSE_MS: u32 = 150;
/// Where this window keeps its seat.
const SEAT_KEY: &str = "seat";

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// What a counter's window holds in the browser.
#[derive(Clone)]
pub struct CounterDesk {
    window: Window,
    held: Rc<RefCell<Option<(u64, Held)>>>,
}

impl CounterDesk {
    /// Holds nothing yet.
    pub fn new(window: Window) -> Self {
        Self { window, held: Rc::default() }
    }

    /// Where this window sat before it was loaded anew, or what its address says. An address that was changed since (`?counter=3&clerk=li-min`) wins
    /// over what was kept.
    pub fn remembered(&self) -> Choosing {
        let address = address();
        let kept = device::local::window_get(&self.window.scoped(SEAT_KEY));
        let words: Option<Vec<String>> = kept.map(|text| text.split('|').map(str::to_owned).collect());
        match words.as_deref() {
            Some([from, counter, clerk]) if *from == address_text(&address) => {
                Choosing { counter: CounterId::new(counter), clerk: ClerkId::new(clerk) }
            }
            _ => address,
        }
    }

    /// Carries `effect` out; `hear` is told what became of it, perhaps much later.
    pub fn perform(&self, effect: Effect, hear: &Hear) {
        match effect {
            Effect::Claim { version, counter, take } => self.claim(version, counter, take, hear.clone()),
            Effect::Release { claim } => self.release(claim),
            Effect::SignOut(because) => super::pin::sign_out(&self.window, because),
            Effect::Remember(seat) => self.remember(&seat),
            Effect::Forget => device::local::window_remove(&self.window.scoped(SEAT_KEY)),
            Effect::Run { question, counter } => self.run(question, counter, hear.clone()),
            Effect::LookFor(question) => self.look_for(question, hear.clone()),
            Effect::Remind { reminder, after_ms } => {
                let hear = hear.clone();
                spawn_local(async move {
                    device::timer::pause(after_ms).await;
                    hear(Input::Reminded(reminder));
                });
            }
        }
    }

    fn claim(&self, version: u64, counter: CounterId, take: bool, hear: Hear) {
        let desk = self.clone();
        spawn_local(async move {
            let held = desk.take_lock(version, &counter, take, &hear).await;
            let granted = held.is_some();
            if let Some(held) = held {
                *desk.held.borrow_mut() = Some((version, held));
                desk.window.set_counter(Some(counter.as_str().to_owned()));
                desk.window.say_here();
            }
            hear(Input::ClaimAnswered { version, granted });
        });
    }

    async fn take_lock(&self, version: u64, counter: &CounterId, take: bool, hear: &Hear) -> Option<Held> {
        let name = self.window.scoped(&format!("counter-{counter}"));
        let manner = if take { Manner::Steal } else { Manner::IfFree };
        for turn in 0..CLAIMS_MAX {
            if turn > 0 {
                device::timer::pause(CLAIM_PAUSE_MS).await;
            }
            let hear = hear.clone();
            let held = device::locks::take(&name, manner, move || hear(Input::SeatLost { claim: version })).await;
            if held.is_some() {
                return held;
            }
        }
        None
    }

    fn release(&self, claim: u64) {
        let ours = self.held.borrow().as_ref().is_some_and(|(version, _)| *version == claim);
        if ours {
            self.held.borrow_mut().take();
            self.window.set_counter(None);
            self.window.say_here();
        }
    }

    fn remember(&self, seat: &Seat) {
        let text = format!("{}|{}|{}", address_text(&address()), seat.counter, seat.clerk);
        device::local::window_set(&self.window.scoped(SEAT_KEY), &text);
    }

    fn look_for(&self, question: Question, hear: Hear) {
        let window = self.window.clone();
        spawn_local(async move {
            // A journal that does not answer leaves it unknown; the next move at the desk asks again.
            let happened = window.journal().answer_to(&question.request).await.is_ok_and(|answer| answer.is_some());
            hear(Input::LookedFor { version: question.version, happened });
        });
    }

    fn run(&self, question: Question, counter: Option<CounterId>, hear: Hear) {
        let window = self.window.clone();
        spawn_local(async move {
            let outcome = match question.intent.command(counter.as_ref(), &window.actor()) {
                Some(command) => window.run_request(&question.request, command).await,
                None => confirm(&window, &question.intent).await,
            };
            hear(Input::Answered { version: question.version, outcome: outcome.map(|_| ()) });
        });
    }
}

async fn confirm(window: &Window, intent: &Intent) -> Result<super::command::Done, Failure> {
    match intent {
        Intent::ConfirmNumbers => super::storage::confirm_numbers(window).await,
        other => {
            debug_assert!(*other == Intent::ConfirmClock, "everything else is a command");
            window.confirm_clock().await
        }
    }
}

fn address() -> Choosing {
    Choosing {
        counter: device::address::parameter("counter").and_then(|text| CounterId::new(&text)),
        clerk: device::address::parameter("clerk").and_then(|text| ClerkId::new(&text)),
    }
}

fn address_text(address: &Choosing) -> String {
    let counter = address.counter.as_ref().map_or("", CounterId::as_str);
    let clerk = address.clerk.as_ref().map_or("", ClerkId::as_str);
    format!("{counter} {clerk}")
}

/// Asks the neighbours again and again whether they are there, until dropped.
pub struct Asking {
    _interval: device::timer::Interval,
}

/// Asks at once and then every [`super::presence::ASK_SECONDS`].
pub fn keep_asking(window: &Window) -> Asking {
    window.ask_neighbours();
    let window = window.clone();
    let every = super::presence::ASK_SECONDS * 1_000;
    Asking { _interval: device::timer::Interval::new(every, move || window.ask_neighbours()) }
}

/// The bell that says: somebody is to go to a kiosk.
#[derive(Clone, Default)]
pub struct Bell(Rc<device::audio::Audio>);

/// How often it rings until somebody goes.
const RING_SECONDS: u32 = 10;

/// A bell that rings again and again, until dropped.
pub struct Ringing {
    _interval: device::timer::Interval,
}

/// How loud it is, 0 to 1.
const BELL_VOLUME: f32 = 0.5;

impl Bell {
    /// Rings once. A browser that forbids sound leaves the banner, which says the same.
    pub fn ring(&self) {
        let audio = self.0.clone();
        spawn_local(async move {
            let _ = audio.chime(BELL_VOLUME).await;
        });
    }

    /// Rings now and then every [`RING_SECONDS`]: somebody waits, and a clerk may have been away at the first stroke.
    pub fn ring_until_dropped(&self) -> Ringing {
        self.ring();
        let bell = self.clone();
        Ringing { _interval: device::timer::Interval::new(RING_SECONDS * 1_000, move || bell.ring()) }
    }
}
