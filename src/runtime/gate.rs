//! The effects of who stands before a staff or manager surface: reading the record, keeping the recovery code, and watching what everybody must see.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::access::Trouble;
use super::case_keys;
use super::command::Failure;
use super::pin::{kept_session, lock_waited, office, reset_key, reset_waited, session_left_ms, sign_out};
use super::window::{Change, Window};
use crate::device;
use crate::domain::access::kit::kit;
use crate::domain::access::lock::Watching;
use crate::domain::access::{Kept, Permission, RecoveryCode, ResetStanding, Standing, TRIES_BEFORE_LOCK, Vouched, Waited};
use crate::domain::hall::Staff;
use crate::domain::hall::calendar::Opening;
use crate::domain::identity::PersonId;
use crate::flow::gate::{Effect, House, Input, Mark};
use crate::text::storage::StorageTrouble;

/// How often the record is looked at again: for resets that everybody must see, and sessions that have ended elsewhere.
const POLL_SECONDS: u32 = 5;
/// Where it is noted that the hall was set up, beside its records.
const SET_UP_KEY: &str = "set-up-known";

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// The gate of one window. Clones are the same.
#[derive(Clone)]
pub struct GateDesk(Rc<Inner>);

struct Inner {
    window: Window,
    /// Resets that are pending, by the version with which they were asked.
    pending: RefCell<BTreeMap<PersonId, (u32, Watching)>>,
    every: RefCell<Vec<device::timer::Interval>>,
}

impl GateDesk {
    /// Begins to watch.
    pub fn new(window: Window, hear: Hear) -> Self {
        let (pending, every) = Default::default();
        let desk = Self(Rc::new(Inner { window, pending, every }));
        let (weak, told) = (Rc::downgrade(&desk.0), hear.clone());
        let second = move || {
            let Some(desk) = weak.upgrade().map(Self) else { return };
            desk.watch_resets();
            told(Input::Ticked { left_ms: session_left_ms(&desk.0.window) });
        };
        let weak = Rc::downgrade(&desk.0);
        let poll = move || {
            let Some(desk) = weak.upgrade().map(Self) else { return };
            desk.poll(hear.clone());
        };
        poll();
        let intervals = vec![device::timer::Interval::new(1_000, second), device::timer::Interval::new(POLL_SECONDS * 1_000, poll)];
        *desk.0.every.borrow_mut() = intervals;
        desk
    }

    /// Carries `effect` out; `hear` is told what became of it.
    pub fn perform(&self, effect: Effect, hear: &Hear) {
        let (desk, hear) = (self.clone(), hear.clone());
        let window = &self.0.window;
        match effect {
            Effect::Become(person) => window.set_person(person),
            Effect::SignOut(because) => sign_out(window, because),
            Effect::TellLost => window.record_fault("D7", ""),
            Effect::MakeKit => hear(Input::KitMade(RecoveryCode::make(&device::ids::random_bytes()))),
            Effect::Look { version } => spawn_local(async move {
                let outcome = desk.look().await;
                hear(Input::Looked { version, outcome });
            }),
            Effect::KeepKit { version, code, by } => spawn_local(async move {
                // The screen says that it is at work before the hashing stops everything for a moment.
                device::timer::pause(0).await;
                let fresh = (device::ids::new_random_id(), device::ids::random_bytes());
                let window = &desk.0.window;
                let seed = match case_keys::prepare(window, &code).await {
                    Ok(seed) => seed,
                    Err(failure) => return hear(Input::KitKept { version, outcome: Err(failure) }),
                };
                let outcome = office(window).set_kit(&code, (&fresh.0, &fresh.1), &by).await.map_err(to_failure);
                match &outcome {
                    Ok(_) => {
                        case_keys::take_up(window, &code, &seed).await;
                        // Every desk is told no longer that this was wanting.
                        window.changed(Change::Content);
                    }
                    // Perhaps it is kept after all.
                    Err(Failure::Unknown) => {}
                    Err(_) => case_keys::drop_prepared(window, &seed).await,
                }
                hear(Input::KitKept { version, outcome });
            }),
            Effect::StopReset { version, person, by } => spawn_local(async move {
                let outcome = match office(&desk.0.window).stop_reset(&person, &by).await {
                    // It was stopped or used meanwhile: the next look shows that.
                    Ok(_) | Err(Trouble::Refused(_)) => Ok(()),
                    Err(Trouble::Failed(failure)) => Err(failure),
                };
                hear(Input::ResetAnswered { version, outcome });
                desk.poll(hear);
            }),
        }
    }

    /// Prints what the page's print view shows, once the screen has drawn it.
    pub async fn print_soon() {
        device::timer::pause(0).await;
        device::printer::print();
    }

    async fn look(&self) -> Result<House, Failure> {
        let window = &self.0.window;
        let kit = office(window).look(&kit()).await?;
        let mut session = None;
        if let Some(kept) = kept_session(window) {
            let access = office(window).look(&kept.person).await?;
            let idle_minutes = window.hall().limits.session_idle_minutes();
            session = kept.holds(&access, &kept.person, window.now(), idle_minutes).then_some(kept.person);
        }
        let is_demo = window.is_demo();
        let has_code = matches!(kit.kept, Kept::At { .. }) && !kit.was_used;
        let is_set_up = is_demo || kit.version > 0;
        if kit.version > 0 {
            device::local::set(&window.scoped(SET_UP_KEY), "1");
        }
        Ok(House { is_set_up, was_lost: !is_set_up && was_set_up(window), kit_is_due: !is_demo && !has_code, session })
    }

    /// Looks at the record once more. What cannot be read now is read the next time.
    fn poll(&self, hear: Hear) {
        let desk = self.clone();
        spawn_local(async move {
            if let Ok(((resets, marks), session)) = desk.look_again().await {
                // What is shown from now on counts from now on.
                desk.watch_resets();
                hear(Input::Polled { resets, marks, session });
            }
        });
    }

    async fn look_again(&self) -> Result<(Told, Option<(PersonId, bool)>), Failure> {
        let window = &self.0.window;
        let told = told(window).await?;
        for (person, since) in &told.asked {
            let mut pending = self.0.pending.borrow_mut();
            let watched = pending.entry(person.clone()).or_insert_with(|| (*since, Watching::default()));
            if watched.0 != *since {
                *watched = (*since, Watching::default());
            }
        }
        self.0.pending.borrow_mut().retain(|person, _| told.asked.iter().any(|(asked, _)| asked == person));
        let session = match kept_session(window) {
            None => None,
            Some(kept) => {
                let stands = office(window).look(&kept.person).await?.session.as_ref() == Some(&kept.id);
                // A session that was exchanged while the record was read is another one.
                kept_session(window).filter(|now| now.id == kept.id).map(|kept| (kept.person, stands))
            }
        };
        Ok(((told.resets, told.marks), session))
    }

    /// Counts the time of pending resets: while the hall is open and this window is in front, for then people see them.
    fn watch_resets(&self) {
        let window = &self.0.window;
        let is_seen = device::address::is_visible() && matches!(window.hall().opening(window.now()), Opening::Open { .. });
        for (person, (since, watching)) in self.0.pending.borrow_mut().iter_mut() {
            if !is_seen {
                watching.pause();
                continue;
            }
            let key = reset_key(window, person);
            let note = device::local::get(&key).and_then(|note| Waited::from_note(&note)).filter(|note| note.since_try == *since);
            let waited = watching.look_closely(note.unwrap_or(Waited { since_try: *since, ms: 0 }), device::clock::mono_ms());
            device::local::set(&key, &waited.to_note());
        }
    }
}

/// What everybody must know of PINs: resets that were asked and not stopped, and what happened lately.
pub type Told = (Vec<(PersonId, ResetStanding)>, Vec<Mark>);

/// The same, with the version at which each reset was asked.
struct Everything {
    resets: Vec<(PersonId, ResetStanding)>,
    asked: Vec<(PersonId, u32)>,
    marks: Vec<Mark>,
}

async fn told(window: &Window) -> Result<Everything, Failure> {
    let hall = window.hall();
    let may_reset = |member: &&Staff| member.roles.iter().any(|role| role.may(Permission::ResetPins));
    let set_up = Mark::of_set_up(&office(window).look(&kit()).await?, window.now());
    let mut all = Everything { resets: Vec::new(), asked: Vec::new(), marks: set_up.into_iter().collect() };
    for member in hall.staff.iter().filter(may_reset) {
        let person = PersonId::from(&member.id);
        let access = office(window).look(&person).await?;
        all.marks.extend(Mark::of(&person, &access, window.now()));
        if let Some(since) = access.reset {
            all.resets.push((person.clone(), access.reset_standing(reset_waited(window, &person, &access))));
            all.asked.push((person, since));
        }
    }
    Ok(all)
}

/// Tells a desk that has no gate, again and again, until what is given back is dropped.
pub fn tell(window: &Window, hear: impl Fn(Told) + 'static) -> device::timer::Interval {
    let (window, hear) = (window.clone(), Rc::new(hear));
    let look = move || {
        let (window, hear) = (window.clone(), hear.clone());
        spawn_local(async move {
            // What cannot be read now is read the next time.
            if let Ok(all) = told(&window).await {
                hear((all.resets, all.marks));
            }
        });
    };
    look();
    device::timer::Interval::new(POLL_SECONDS * 1_000, look)
}

/// Whether this hall was set up once, as far as this machine remembers beside its records, or the storage was found emptied.
fn was_set_up(window: &Window) -> bool {
    let is_emptied = |trouble: &StorageTrouble| matches!(trouble, StorageTrouble::Skipped | StorageTrouble::NumbersUnknown);
    device::local::get(&window.scoped(SET_UP_KEY)).is_some() || window.health().storage_troubles.iter().any(is_emptied)
}

/// How somebody stands, and on whose word the PIN was last chosen.
pub type Stands = (PersonId, Standing, Option<Vouched>);

/// How everybody of the staff stands.
///
/// # Errors
/// When the record cannot be read.
pub async fn standings(window: &Window) -> Result<Vec<Stands>, Failure> {
    let mut standings = Vec::new();
    for member in &window.hall().staff {
        let person = PersonId::from(&member.id);
        let access = office(window).look(&person).await?;
        let standing = match access.standing(lock_waited(window, &person)) {
            // The demonstration keeps a PIN when its person is first asked for it.
            Standing::NoPin if window.is_demo() => Standing::Ready { tries_left: TRIES_BEFORE_LOCK, after_wrong: false },
            standing => standing,
        };
        standings.push((person, standing, access.vouched.last().cloned()));
    }
    Ok(standings)
}

fn to_failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Failed(failure) => failure,
        // A kit can always be exchanged; should the rules ever forbid it, it was not.
        Trouble::Refused(_) => Failure::TooBusy,
    }
}
