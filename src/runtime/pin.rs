//! The effects of a PIN question: asking the office, watching locks pass, keeping this window's session.
//!
//! What is kept in the browser's small storage is a note of how much of a lock has been watched passing (all windows share it) and this window's
//! session. Losing the first begins the wait anew, losing the second asks for the PIN again.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::access::{Answer, Office, Trouble};
use super::command::{Failure, Stamp};
use super::window::Window;
use crate::device;
use crate::domain::access::kit::is_kit;
use crate::domain::access::lock::{Watching, lock_seconds};
use crate::domain::access::{Access, Kept, Pin, RecoveryCode, ResetStanding, SignedOut, Use, Voucher, Waited};
use crate::domain::identity::{PersonId, SessionId};
use crate::domain::time::{MINUTE_MS, SECOND_MS};
use crate::flow::pin::{Effect, Input, Outcome, Seen, Session, TriedTo};

/// Where this window keeps its session.
const SESSION_KEY: &str = "session";

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// PINs in one window. Clones are the same.
#[derive(Clone)]
pub struct PinDesk(Rc<Inner>);

struct Inner {
    window: Window,
    /// Whoever has been looked at here, as they stood then.
    known: RefCell<BTreeMap<PersonId, Access>>,
    watchings: RefCell<BTreeMap<PersonId, Watching>>,
    second: RefCell<Option<device::timer::Interval>>,
    /// When somebody touched anything last, on the monotonic clock.
    touched_ms: Cell<f64>,
    listening: RefCell<Option<[device::visibility::Listening; 2]>>,
}

impl PinDesk {
    /// Begins to watch the locks of these people pass, whichever screen is shown.
    pub fn new(window: Window, people: Vec<PersonId>) -> Self {
        let (known, watchings, second, listening) = Default::default();
        let touched_ms = Cell::new(device::clock::mono_ms());
        let desk = Self(Rc::new(Inner { window, known, watchings, second, touched_ms, listening }));
        let inner = Rc::downgrade(&desk.0);
        let touched = move || {
            if let Some(inner) = inner.upgrade() {
                inner.touched_ms.set(device::clock::mono_ms());
            }
        };
        *desk.0.listening.borrow_mut() = device::visibility::on_touch(touched);
        let inner = Rc::downgrade(&desk.0);
        let look = move || {
            let Some(desk) = inner.upgrade().map(Self) else { return };
            for person in &people {
                if let Some(note) = desk.note_of(person) {
                    desk.watch(person, note);
                }
            }
        };
        *desk.0.second.borrow_mut() = Some(device::timer::Interval::new(1_000, look));
        desk
    }

    /// Carries `effect` out; `hear` is told what became of it.
    pub fn perform(&self, effect: Effect, hear: &Hear) {
        let (desk, hear) = (self.clone(), hear.clone());
        spawn_local(async move {
            match effect {
                Effect::Look { version, person } => {
                    let outcome = desk.look(&person).await;
                    hear(Input::Looked { version, outcome });
                }
                Effect::Try { version, person, pin, to } => {
                    let outcome = desk.try_pin(&person, &pin, to).await;
                    hear(Input::Tried { version, outcome });
                }
                Effect::Set { version, person, pin, voucher } => {
                    let outcome = desk.set(&person, &pin, voucher).await;
                    hear(Input::Set { version, outcome });
                }
                Effect::AskReset { version, person } => {
                    let outcome = desk.ask_reset(&person).await;
                    hear(Input::ResetAnswered { version, outcome });
                }
                Effect::Wait { version, person } => {
                    device::timer::pause(SECOND_MS as u32).await;
                    hear(Input::Waited { version, left_ms: desk.left_ms(&person) });
                }
                Effect::Watch { version } => {
                    device::timer::pause(SECOND_MS as u32).await;
                    hear(Input::Watched { version, untouched_ms: (device::clock::mono_ms() - desk.0.touched_ms.get()) as i64 });
                }
                // Whoever asked hears it from the flow.
                Effect::Proved { .. } | Effect::Abandoned => {}
            }
        });
    }

    async fn look(&self, person: &PersonId) -> Result<Seen, Failure> {
        let window = &self.0.window;
        let mut access = office(window).look(person).await?;
        if access.kept == Kept::None && give_demo_pin(window, person).await? {
            access = office(window).look(person).await?;
        }
        let standing = access.standing(self.waited(person, &access));
        let idle_minutes = window.hall().limits.session_idle_minutes();
        let session_holds = kept_session(window).is_some_and(|kept| kept.holds(&access, person, window.now(), idle_minutes));
        let reset = access.reset_standing(reset_waited(window, person, &access));
        Ok(Seen { standing, session_holds, reset })
    }

    async fn ask_reset(&self, person: &PersonId) -> Result<ResetStanding, Failure> {
        let window = &self.0.window;
        let access = match office(window).ask_reset(person).await {
            Ok(access) => access,
            // Asked in another window meanwhile: its time goes on.
            Err(Trouble::Refused(_)) => office(window).look(person).await?,
            Err(Trouble::Failed(failure)) => return Err(failure),
        };
        Ok(access.reset_standing(reset_waited(window, person, &access)))
    }

    async fn try_pin(&self, person: &PersonId, pin: &Pin, to: TriedTo) -> Outcome {
        let window = &self.0.window;
        let session = new_session();
        let signs_in = to == TriedTo::SignIn;
        let use_for = match to {
            TriedTo::SignIn => Use::SignIn { session: session.clone() },
            TriedTo::VouchFor(colleague) => Use::Vouch { colleague },
            TriedTo::Change => Use::Change,
        };
        // What another window has done meanwhile the office finds, and refuses.
        let known = self.0.known.borrow().get(person).cloned();
        let known = known.unwrap_or_else(Access::default);
        let waited = self.waited(person, &known);
        match office(window).try_pin(person, pin, waited, use_for).await {
            Ok(Answer::Wrong(access)) => Outcome::Wrong(access.standing(self.waited(person, &access))),
            Ok(Answer::Right) => {
                self.forget_lock(person);
                if let Some(code) = RecoveryCode::of_pin(pin).filter(|_| is_kit(person)) {
                    super::case_keys::restore(window, &code).await;
                }
                if signs_in {
                    keep_session(window, person, session);
                }
                Outcome::Done
            }
            Err(trouble) => to_outcome(trouble),
        }
    }

    async fn set(&self, person: &PersonId, pin: &Pin, voucher: Voucher) -> Outcome {
        // The screen says that it is at work before the hashing stops everything for a moment.
        device::timer::pause(0).await;
        let (window, session) = (&self.0.window, new_session());
        let waited = match office(window).look(person).await {
            Ok(access) => reset_waited(window, person, &access),
            Err(failure) => return Outcome::Failed(failure),
        };
        let fresh = (device::ids::new_random_id(), device::ids::random_bytes());
        match office(window).set_pin(person, pin, (&fresh.0, &fresh.1), (voucher, waited), &session).await {
            Ok(()) => {
                self.forget_lock(person);
                keep_session(window, person, session);
                Outcome::Done
            }
            Err(trouble) => to_outcome(trouble),
        }
    }

    /// What has been waited since this person's last try, as far as that matters.
    fn waited(&self, person: &PersonId, access: &Access) -> Waited {
        self.0.known.borrow_mut().insert(person.clone(), access.clone());
        let since_try = access.last_try;
        let none = Waited { since_try, ms: 0 };
        if lock_seconds(access.tries) == 0 {
            return none;
        }
        match self.note_of(person) {
            // Another window knows of a later try: its note must not be lost for an older one.
            Some(note) if note.since_try > since_try => none,
            Some(note) if note.since_try == since_try => self.watch(person, note),
            _ => self.watch(person, none),
        }
    }

    /// Looks once at the monotonic clock and keeps what has been waited by now.
    fn watch(&self, person: &PersonId, note: Waited) -> Waited {
        let waited = self.0.watchings.borrow_mut().entry(person.clone()).or_default().look(note, device::clock::mono_ms());
        device::local::set(&self.note_key(person), &waited.to_note());
        waited
    }

    /// What is left of the lock that was seen last; nothing as soon as another window has tried or got in, for then what holds must be read again.
    fn left_ms(&self, person: &PersonId) -> i64 {
        let known = self.0.known.borrow().get(person).cloned();
        let is_current = |access: &Access| self.note_of(person).is_some_and(|note| note.since_try == access.last_try);
        known.filter(is_current).map_or(0, |access| self.waited(person, &access).left_ms(access.tries, access.last_try))
    }

    fn forget_lock(&self, person: &PersonId) {
        device::local::remove(&self.note_key(person));
    }

    fn note_of(&self, person: &PersonId) -> Option<Waited> {
        device::local::get(&self.note_key(person)).and_then(|note| Waited::from_note(&note))
    }

    fn note_key(&self, person: &PersonId) -> String {
        wait_key(&self.0.window, person)
    }
}

/// Tries the PIN of somebody who is signed in, for something that they confirm with it. A lock that follows is watched passing like any other.
pub(super) async fn prove(window: &Window, person: &PersonId, pin: &Pin, use_for: Use) -> Outcome {
    let note = wait_key(window, person);
    match office(window).try_pin(person, pin, lock_waited(window, person), use_for).await {
        Ok(Answer::Right) => {
            device::local::remove(&note);
            Outcome::Done
        }
        Ok(Answer::Wrong(access)) => {
            let waited = Waited { since_try: access.last_try, ms: 0 };
            if lock_seconds(access.tries) > 0 {
                device::local::set(&note, &waited.to_note());
            }
            Outcome::Wrong(access.standing(waited))
        }
        Err(trouble) => to_outcome(trouble),
    }
}

/// Somebody touched something. A session that is over stays over, also when a machine that slept is touched before it has looked.
pub fn touch_session(window: &Window) {
    if !session_is_over(window) {
        hold_session(window);
    }
}

/// Somebody is at the counter: however long that has been, it is not time in which nobody worked.
pub fn hold_session(window: &Window) {
    if let Some(kept) = kept_session(window) {
        keep(window, &Session { last_active: window.now(), ..kept });
    }
}

/// Nobody has touched anything for too long. A window without a session has nothing that could end.
pub fn session_is_over(window: &Window) -> bool {
    session_left_ms(window).is_some_and(|left_ms| left_ms <= 0)
}

/// Milliseconds until this window's session ends when nobody touches anything; nothing without a session.
pub fn session_left_ms(window: &Window) -> Option<i64> {
    let idle_ms = i64::from(window.hall().limits.session_idle_minutes()) * MINUTE_MS;
    kept_session(window).map(|kept| idle_ms - window.now().since(kept.last_active))
}

/// What has been waited of somebody's lock, as far as any window has noted it.
pub(super) fn lock_waited(window: &Window, person: &PersonId) -> Waited {
    device::local::get(&wait_key(window, person)).and_then(|note| Waited::from_note(&note)).unwrap_or(Waited { since_try: 0, ms: 0 })
}

fn wait_key(window: &Window, person: &PersonId) -> String {
    window.scoped(&format!("pin-wait-{person}"))
}

/// What staff and manager windows have watched passing since a reset was asked for this person.
pub(super) fn reset_waited(window: &Window, person: &PersonId, access: &Access) -> Waited {
    let since_try = access.reset.unwrap_or(0);
    let kept = device::local::get(&reset_key(window, person)).and_then(|note| Waited::from_note(&note));
    kept.filter(|note| note.since_try == since_try).unwrap_or(Waited { since_try, ms: 0 })
}

/// Where that is noted.
pub(super) fn reset_key(window: &Window, person: &PersonId) -> String {
    window.scoped(&format!("reset-wait-{person}"))
}

/// In the demonstration everybody of the staff has the PIN that is shown there; it is kept when they are first asked for it. Says whether it was now.
async fn give_demo_pin(window: &Window, person: &PersonId) -> Result<bool, Failure> {
    let place = window.hall().staff.iter().position(|member| PersonId::from(&member.id) == *person);
    let Some(place) = place.filter(|_| window.is_demo()) else { return Ok(false) };
    let fresh = (device::ids::new_random_id(), device::ids::random_bytes());
    match office(window).give_demo_pin(person, place, (&fresh.0, &fresh.1)).await {
        Ok(()) | Err(Trouble::Refused(_)) => Ok(true),
        Err(Trouble::Failed(failure)) => Err(failure),
    }
}

/// Ends this window's session, if it has one, and records that.
pub fn sign_out(window: &Window, because: SignedOut) {
    let Some(session) = kept_session(window) else { return };
    device::local::window_remove(&window.scoped(SESSION_KEY));
    // As long as it is still them: the entry names who signs out.
    let by = window.stamp(window.new_request()).by;
    let window = window.clone();
    spawn_local(async move {
        let stamp = || Stamp { by: by.clone(), ..window.stamp(window.new_request()) };
        let pause = async |ms| device::timer::pause(ms).await;
        let office = Office { journal: window.journal(), stamp, pause, is_demo: window.is_demo() };
        // The window has forgotten the session: that the record does not say so lets nobody in.
        let _ = office.sign_out(&session.person, &session.id, because).await;
    });
}

pub(super) fn office(window: &Window) -> Office<'_, impl Fn() -> Stamp, impl AsyncFn(u32)> {
    let stamp = || window.stamp(window.new_request());
    Office { journal: window.journal(), stamp, pause: async |ms| device::timer::pause(ms).await, is_demo: window.is_demo() }
}

fn to_outcome(trouble: Trouble) -> Outcome {
    match trouble {
        Trouble::Refused(refusal) => Outcome::Refused(refusal),
        Trouble::Failed(failure) => Outcome::Failed(failure),
    }
}

fn new_session() -> SessionId {
    SessionId::new(&device::ids::new_random_id()).unwrap_or_else(|| unreachable!("a UUID is a session id"))
}

pub(super) fn kept_session(window: &Window) -> Option<Session> {
    device::local::window_get(&window.scoped(SESSION_KEY)).and_then(|note| Session::from_note(&note))
}

fn keep_session(window: &Window, person: &PersonId, id: SessionId) {
    keep(window, &Session { person: person.clone(), id, last_active: window.now() });
}

fn keep(window: &Window, session: &Session) {
    device::local::window_set(&window.scoped(SESSION_KEY), &session.to_note());
}
