//! One browser window at work: its journal, its floor, its clock and its neighbours. It lives as long as the page.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use futures_util::StreamExt;
use wasm_bindgen_futures::spawn_local;

use super::command::{Done, Failure, Site, Stamp, run};
pub use super::health::{Change, Health};
use super::neighbours::Neighbours;
use super::start::boot_goes_on;
pub use super::surface::Surface;
use super::wall::wall_of;
use crate::device;
use crate::domain::clock::{DemoClock, Doubt, HallClock};
use crate::domain::command::Command;
use crate::domain::content::changes_edition;
use crate::domain::event::DeviceEvent;
use crate::domain::floor::Floor;
use crate::domain::hall::Hall;
use crate::domain::hall::calendar::Opening;
use crate::domain::identity::{Installation, PersonId, RequestId, TicketId};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::journal::{Heard, Journal, Page};
use crate::projection::floor_table::{FloorTable, catch_up};
use crate::projection::snapshot::catch_up_at_start;

/// What a window is started with.
pub struct Parts {
    /// The facts.
    pub journal: Journal,
    /// The floor, as far as a snapshot reached.
    pub table: FloorTable,
    /// The content.
    pub hall: Hall,
    /// Which installation.
    pub installation: Installation,
    /// Which surface.
    pub surface: Surface,
    /// When the demo began, in a demo window.
    pub demo_began: Option<Timestamp>,
    /// What is known to be wrong already.
    pub health: Health,
}

type Listener = Rc<dyn Fn(Change)>;

pub(super) struct Inner {
    journal: Journal,
    table: RefCell<FloorTable>,
    hall: Rc<Hall>,
    pub(super) installation: Installation,
    pub(super) surface: Surface,
    demo: RefCell<Option<DemoClock>>,
    clock: RefCell<HallClock>,
    now: Cell<Timestamp>,
    health: RefCell<Health>,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next_listener: Cell<u64>,
    pub(super) neighbours: Neighbours,
    pub(super) window_id: String,
    pub(super) counter: RefCell<Option<String>>,
    pub(super) person: RefCell<Option<PersonId>>,
    pub(super) channel: RefCell<Option<device::channel::Channel>>,
    second: RefCell<Option<device::timer::Interval>>,
}

/// A browser window at work. Clones are the same window.
#[derive(Clone)]
pub struct Window(pub(super) Rc<Inner>);

/// Listening to a window; ends when dropped.
pub struct Listening {
    window: Weak<Inner>,
    id: u64,
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(window) = self.window.upgrade() {
            window.listeners.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl Window {
    /// Starts the window: reads what is new, then watches, ticks and answers its neighbours.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn start(parts: Parts) -> Result<Self, Failure> {
        let offset = parts.hall.utc_offset_minutes;
        let table = RefCell::new(parts.table);
        catch_up_at_start(&table, &parts.journal, offset, boot_goes_on).await?;
        let last = Some(table.borrow().floor().newest_time).filter(|time| *time > Timestamp::default());
        let mut demo = parts.demo_began.map(|began| DemoClock::new(began, offset));
        let wall = wall_of(demo.as_mut(), &parts.hall);
        // The demo's clock is made, not read: six hours are a day there, and three days without a visitor are weeks.
        let believed_after = last.filter(|_| demo.is_none());
        let mut clock = HallClock::start(wall, device::clock::mono_ms(), believed_after, offset);
        let first = clock.read(wall, device::clock::mono_ms(), offset, false);
        let window = Self(Rc::new(Inner {
            journal: parts.journal,
            table,
            hall: Rc::new(parts.hall),
            installation: parts.installation,
            surface: parts.surface,
            demo: RefCell::new(demo),
            clock: RefCell::new(clock),
            now: Cell::new(first.now),
            health: RefCell::new(parts.health),
            listeners: RefCell::default(),
            next_listener: Cell::new(0),
            neighbours: Neighbours::default(),
            window_id: device::ids::new_uuid(),
            counter: RefCell::default(),
            person: RefCell::default(),
            channel: RefCell::default(),
            second: RefCell::default(),
        }));
        window.note_unreadable();
        window.look_at_clock();
        window.watch();
        window.listen_to_neighbours();
        window.tick();
        Ok(window)
    }

    /// The content.
    pub fn hall(&self) -> Rc<Hall> {
        self.0.hall.clone()
    }

    /// The hall's time, as of the last second.
    pub fn now(&self) -> Timestamp {
        self.0.now.get()
    }

    /// The hall's day.
    pub fn today(&self) -> Day {
        let clock_day = self.0.hall.utc_offset_minutes.day(self.now());
        self.0.table.borrow().floor().today(clock_day)
    }

    /// Looks at the floor.
    pub fn with_floor<R>(&self, look: impl FnOnce(&Floor) -> R) -> R {
        look(self.0.table.borrow().floor())
    }

    /// The journal itself, for verification and exports.
    pub fn journal(&self) -> &Journal {
        &self.0.journal
    }

    /// The floor table, for the snapshot.
    pub fn table(&self) -> &RefCell<FloorTable> {
        &self.0.table
    }

    /// Which installation.
    pub fn installation(&self) -> &Installation {
        &self.0.installation
    }

    /// Which surface.
    pub fn surface(&self) -> Surface {
        self.0.surface
    }

    /// A demo window works on a database of its own.
    pub fn is_demo(&self) -> bool {
        self.0.demo.borrow().is_some()
    }

    /// Name of things of this installation that demo and real windows must not share, such as locks and settings.
    pub fn scoped(&self, name: &str) -> String {
        if self.is_demo() { format!("demo-{name}") } else { name.to_owned() }
    }

    /// Opens another surface in this window, with its set-up if that is wanted.
    pub fn open_surface(&self, surface: Surface, set_up: bool) {
        let parameters: Vec<&str> =
            [(self.is_demo(), "demo=1"), (set_up, "setup=1")].iter().filter(|(is, _)| *is).map(|(_, name)| *name).collect();
        device::address::open(&format!("{}?{}", surface.path(), parameters.join("&")));
    }

    /// What is known of this window's health.
    pub fn health(&self) -> Health {
        self.0.health.borrow().clone()
    }

    /// Notes something about health.
    pub fn change_health(&self, change: impl FnOnce(&mut Health)) {
        change(&mut self.0.health.borrow_mut());
        self.changed(Change::Health);
    }

    /// Why the wall clock is not believed, if so.
    pub fn clock_doubt(&self) -> Option<Doubt> {
        self.0.clock.borrow().doubt()
    }

    /// Somebody looked at the date and said it is right.
    pub async fn confirm_clock(&self) -> Result<Done, Failure> {
        let wall = wall_of(self.0.demo.borrow_mut().as_mut(), &self.0.hall);
        self.0.clock.borrow_mut().confirm(wall, device::clock::mono_ms());
        self.look_at_clock();
        self.tell(DeviceEvent::ClockConfirmed { time: wall }).await
    }

    /// A new request: keep it as long as the same thing is wanted, so that a double tap stays one request.
    pub fn new_request(&self) -> RequestId {
        RequestId::new(&device::ids::new_uuid()).unwrap_or_else(|| unreachable!("a UUID is a request id"))
    }

    /// Identity for a ticket to be issued.
    pub fn new_ticket(&self) -> TicketId {
        TicketId::new(&device::ids::new_uuid()).unwrap_or_else(|| unreachable!("a UUID is a ticket id"))
    }

    /// Five random digits for a ticket's code.
    pub fn random_digits(&self) -> u32 {
        device::ids::random_below(100_000)
    }

    /// Makes a command happen.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn run(&self, command: Command) -> Result<Done, Failure> {
        self.run_request(&self.new_request(), command).await
    }

    /// The same, with a request made earlier.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn run_request(&self, request: &RequestId, command: Command) -> Result<Done, Failure> {
        let stamp = self.stamp(request.clone());
        let site = Site { journal: &self.0.journal, table: &self.0.table, hall: &self.0.hall };
        let answer = run(site, &command, &stamp, async |ms| device::timer::pause(ms).await).await;
        self.changed(Change::Floor);
        answer
    }

    /// What comes with a request: the time, and who asks.
    pub(super) fn stamp(&self, request: RequestId) -> Stamp {
        let (now, clock_in_doubt) = self.look_at_clock();
        Stamp { request, now, by: self.actor(), clock_in_doubt }
    }

    /// Tells something of this installation.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn tell(&self, event: DeviceEvent) -> Result<Done, Failure> {
        self.run(Command::Tell { installation: self.0.installation.clone(), event }).await
    }

    /// Records a fault; that it cannot be recorded is no further fault.
    pub fn record_fault(&self, code: &'static str, detail: &str) {
        let (window, detail) = (self.clone(), detail.to_owned());
        spawn_local(async move {
            window.fault_recorded(code, &detail).await;
        });
    }

    /// Records a fault; says whether that is durable.
    pub async fn fault_recorded(&self, code: &str, detail: &str) -> bool {
        let detail: String = detail.chars().take(200).collect();
        self.tell(DeviceEvent::Fault { code: code.to_owned(), detail }).await.is_ok()
    }

    /// Calls `listener` at every change until the answer is dropped.
    pub fn listen(&self, listener: impl Fn(Change) + 'static) -> Listening {
        let id = self.0.next_listener.get();
        self.0.next_listener.set(id + 1);
        self.0.listeners.borrow_mut().push((id, Rc::new(listener)));
        Listening { window: Rc::downgrade(&self.0), id }
    }

    /// Reads what the journal has got meanwhile: a question that shows whether it answers, and a net under the watch.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn look_again(&self) -> Result<(), Failure> {
        if catch_up(&self.0.table, &self.0.journal, self.0.hall.utc_offset_minutes).await? {
            self.note_unreadable();
            self.changed(Change::Floor);
        }
        Ok(())
    }

    pub(super) fn changed(&self, change: Change) {
        // A listener may start or stop listening: the list is copied first.
        let listeners: Vec<Listener> = self.0.listeners.borrow().iter().map(|(_, listener)| listener.clone()).collect();
        for listener in listeners {
            listener(change);
        }
    }

    fn watch(&self) {
        let window = Rc::downgrade(&self.0);
        let mut heard = self.0.journal.watch(self.0.table.borrow().reached());
        spawn_local(async move {
            while let Some(news) = heard.next().await {
                let Some(inner) = window.upgrade() else { return };
                Self(inner).hear(news);
            }
        });
    }

    fn hear(&self, news: Heard) {
        let offset = self.0.hall.utc_offset_minutes;
        match news {
            Heard::Entries(page) => {
                if self.0.table.borrow_mut().absorb(&page, offset) {
                    self.note_unreadable();
                    self.changed(Change::Floor);
                }
                // Each entry is heard once, also one that a command or a look has read into the floor before.
                self.note_others(&page);
            }
            Heard::Lost => *self.0.table.borrow_mut() = FloorTable::default(),
            Heard::Silent => {
                let now = self.now();
                self.change_health(|health| {
                    health.silent_since.get_or_insert(now);
                });
            }
            Heard::Back => self.change_health(|health| health.silent_since = None),
        }
    }

    fn note_others(&self, page: &Page) {
        let content = Stream::content();
        let parts: Vec<_> = page.entries.iter().flat_map(|entry| &entry.parts).filter(|part| part.stream == content).collect();
        if !parts.is_empty() {
            self.changed(Change::Content);
        }
        if changes_edition(parts.iter().flat_map(|part| part.events.iter().map(String::as_str))) {
            self.changed(Change::Edition);
        }
        if page.entries.iter().flat_map(|entry| &entry.parts).any(|part| part.stream.receipt().is_some()) {
            self.changed(Change::Cases);
        }
    }

    fn note_unreadable(&self) {
        let count = self.0.table.borrow().unreadable().len();
        if self.0.health.borrow().unreadable != count {
            self.change_health(|health| health.unreadable = count);
        }
    }

    /// Looks at both clocks and at the newest entry; says the hall's time, and whether no number may be issued at it.
    fn look_at_clock(&self) -> (Timestamp, bool) {
        let offset = self.0.hall.utc_offset_minutes;
        let wall = wall_of(self.0.demo.borrow_mut().as_mut(), &self.0.hall);
        let keeps_day = !self.is_demo() && self.people_wait_in_open_hall();
        let (newest, mono_ms) = (self.with_floor(|floor| floor.newest_time), device::clock::mono_ms());
        // The newest entry is asked at every look, because entries are taken in on several ways.
        self.0.clock.borrow_mut().heard(newest, wall, mono_ms);
        if self.is_demo() {
            self.0.clock.borrow_mut().confirm(wall, mono_ms);
        }
        let reading = self.0.clock.borrow_mut().read(wall, mono_ms, offset, keeps_day);
        self.0.now.set(reading.now.max(self.0.now.get()));
        if let Some((from, to)) = reading.jump.filter(|_| !self.is_demo()) {
            let window = self.clone();
            spawn_local(async move {
                // Whatever becomes of the record, the doubt itself is shown.
                let _ = window.tell(DeviceEvent::ClockJumped { from, to }).await;
            });
        }
        (self.now(), reading.forbids_numbers)
    }

    fn people_wait_in_open_hall(&self) -> bool {
        let now = self.now();
        let is_open = matches!(self.0.hall.opening(now), Opening::Open { .. });
        let day = self.0.hall.utc_offset_minutes.day(now);
        is_open && self.with_floor(|floor| !floor.day(day).open.is_empty())
    }

    fn tick(&self) {
        let window = Rc::downgrade(&self.0);
        let interval = device::timer::Interval::new(1_000, move || {
            if let Some(inner) = window.upgrade() {
                let window = Self(inner);
                window.look_at_clock();
                window.changed(Change::Second);
            }
        });
        *self.0.second.borrow_mut() = Some(interval);
    }
}
