//! The windows of the hall: each with its own floor and its own clock, over one journal that fails as the seed says.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use residents_window::domain::clock::HallClock;
use residents_window::domain::command::Command;
use residents_window::domain::floor::Floor;
use residents_window::domain::hall::Hall;
use residents_window::domain::hall::calendar::Opening;
use residents_window::domain::identity::{Actor, Installation, RequestId, TicketId, TicketNumber};
use residents_window::domain::time::{Day, HOUR_MS, Timestamp};
use residents_window::journal::memory::{Fate, Home, Outcome};
use residents_window::journal::{Batch, Journal};
use residents_window::projection::floor_table::{FloorTable, catch_up};
use residents_window::runtime::command::{Done, Failure, Site, Stamp, run};

use crate::common::prng::Prng;
use crate::common::{OFFSET, at, hall, monday};
use crate::event_loop::EventLoop;

/// Everything of one simulated day.
pub struct World {
    pub events: EventLoop,
    pub hall: Hall,
    pub home: Home,
    pub windows: RefCell<Vec<Rc<Window>>>,
    /// Numbers that people hold in their hands.
    pub acknowledged: RefCell<BTreeMap<TicketId, TicketNumber>>,
    /// Tickets whose people were told that there is no number.
    pub denied: RefCell<BTreeSet<TicketId>>,
    /// How often what happened, so that a test can see that its faults were met.
    pub tally: RefCell<BTreeMap<&'static str, u32>>,
    serial: Cell<u64>,
}

/// One window.
pub struct Window {
    pub world: Rc<World>,
    pub journal: Journal,
    pub table: RefCell<FloorTable>,
    by: Actor,
    clock: RefCell<HallClock>,
    /// By how much its wall clock is wrong.
    pub wrong_ms: Cell<i64>,
    latest: Cell<Timestamp>,
}

/// The loop's time zero.
pub fn beginning() -> Timestamp {
    at(monday(), "07:50")
}

impl World {
    pub fn new(seed: u64) -> Rc<Self> {
        let home = Home::new(Installation::new("server").unwrap());
        Rc::new(Self {
            events: EventLoop::new(seed),
            hall: hall::large(),
            home,
            windows: RefCell::default(),
            acknowledged: RefCell::default(),
            denied: RefCell::default(),
            tally: RefCell::default(),
            serial: Cell::new(0),
        })
    }

    pub fn count(&self, what: &'static str) {
        *self.tally.borrow_mut().entry(what).or_default() += 1;
    }

    pub fn new_serial(&self) -> u64 {
        self.serial.set(self.serial.get() + 1);
        self.serial.get()
    }

    pub fn new_request(&self) -> RequestId {
        RequestId::new(&format!("r{}", self.new_serial())).unwrap()
    }

    /// The true time.
    pub fn true_time(&self) -> Timestamp {
        beginning().plus_millis(self.events.now_ms())
    }

    pub async fn sleep_until(&self, time: Timestamp) {
        self.events.sleep_until(time.since(beginning())).await;
    }

    pub fn window(self: &Rc<Self>, installation: &str, by: &str) -> Rc<Window> {
        let home = self.home.window(Installation::new(installation).unwrap());
        let wall = self.true_time();
        let window = Rc::new(Window {
            world: Rc::clone(self),
            journal: Journal::Memory(home),
            table: RefCell::default(),
            by: Actor::new(by).unwrap(),
            clock: RefCell::new(HallClock::start(wall, self.events.now_ms() as f64, None, OFFSET)),
            wrong_ms: Cell::new(0),
            latest: Cell::new(wall),
        });
        self.windows.borrow_mut().push(Rc::clone(&window));
        window
    }

    /// About one append in seven meets something: late, refused, unavailable, or nobody knows.
    pub fn break_things(&self, seed: u64) {
        let mut rng = Prng::new(seed ^ 0xFA17);
        self.home.set_append_faults(move |_: &Batch| {
            let outcome = match rng.below(1_000) {
                0..20 => Outcome::Conflict,
                20..35 => Outcome::UnknownWritten,
                35..50 => Outcome::UnknownLost,
                50..60 => Outcome::UnknownLater(u8::try_from(1 + rng.below(6)).unwrap()),
                60..70 => Outcome::Unavailable,
                70..74 => Outcome::Full,
                _ => Outcome::Sound,
            };
            let mut late = |of_ten| if rng.below(10) < of_ten { u8::try_from(rng.below(4)).unwrap() } else { 0 };
            Fate { outcome, late_before: late(4), late_after: late(2), unheard: false }
        });
        let mut rng = Prng::new(seed ^ 0x0BAD);
        self.home.set_read_faults(move || rng.below(1_000) < 3);
    }
}

impl Window {
    pub fn floor<T>(&self, look: impl FnOnce(&Floor) -> T) -> T {
        look(self.table.borrow().floor())
    }

    pub fn today(&self) -> Day {
        let now = self.now();
        self.floor(|floor| floor.today(OFFSET.day(now)))
    }

    /// The hall's time, as this window knows it.
    pub fn now(&self) -> Timestamp {
        let (mono_ms, wall) = (self.world.events.now_ms() as f64, self.world.true_time().plus_millis(self.wrong_ms.get()));
        let latest = self.latest.get();
        let is_open = matches!(self.world.hall.opening(latest), Opening::Open { .. });
        let keeps_day = is_open && self.floor(|floor| !floor.day(OFFSET.day(latest)).open.is_empty());
        let reading = self.clock.borrow_mut().read(wall, mono_ms, OFFSET, keeps_day);
        if let Some((from, to)) = reading.jump {
            self.world.count(if to < from { "clock set back" } else { "clock set forward" });
        }
        assert!(reading.now >= latest, "the hall's time never goes back");
        self.latest.set(reading.now);
        reading.now
    }

    pub fn stamp(&self) -> Stamp {
        let clock_in_doubt = self.clock.borrow().forbids_numbers();
        Stamp { request: self.world.new_request(), now: self.now(), by: self.by.clone(), clock_in_doubt }
    }

    pub async fn run(&self, command: &Command, stamp: &Stamp) -> Result<Done, Failure> {
        let site = Site { journal: &self.journal, table: &self.table, hall: &self.world.hall };
        let outcome = run(site, command, stamp, async |wait: u32| self.world.events.sleep(i64::from(wait)).await).await;
        if std::env::var_os("TRACE").is_some() {
            println!("{} {:?} {:?} -> {:?}", self.world.events.now_ms(), stamp.request, command, outcome);
        }
        self.world.count(match &outcome {
            Ok(_) => "done",
            Err(Failure::Refused(_)) => "refused",
            Err(Failure::Unknown) => "unknown",
            Err(Failure::TooBusy) => "too busy",
            Err(_) => "unavailable",
        });
        outcome
    }

    /// Repeats the same request until it is known what became of it. Once it was unknown, "not now" says nothing about the time before, and a refusal
    /// may come before what was written late: only success is certain then.
    pub async fn insist(&self, command: &Command, stamp: &Stamp) -> Result<Done, Failure> {
        let mut perhaps = false;
        loop {
            match self.run(command, stamp).await {
                Err(Failure::Unknown) => perhaps = true,
                Err(Failure::Refused(_)) if perhaps => return Err(Failure::Unknown),
                Ok(done) => return Ok(done),
                Err(failure) if !perhaps => return Err(failure),
                Err(_) => {}
            }
            self.world.events.sleep(700).await;
        }
    }

    /// Repeats the same request a few times; a clerk looks at the screen then.
    pub async fn insist_a_little(&self, command: &Command, stamp: &Stamp) -> Result<Done, Failure> {
        for _ in 0..3 {
            match self.run(command, stamp).await {
                Err(Failure::Unknown) => self.world.events.sleep(500).await,
                known => return known,
            }
        }
        Err(Failure::Unknown)
    }

    /// A new request, repeated until it is known what became of it.
    pub async fn act(&self, command: &Command) -> Result<Done, Failure> {
        let stamp = self.stamp();
        self.insist(command, &stamp).await
    }

    pub async fn look(&self) {
        // A read that fails is tried again at the next look.
        let _ = catch_up(&self.table, &self.journal, OFFSET).await;
    }

    pub fn is_before(&self, clock: &str) -> bool {
        self.world.true_time() < at(monday(), clock)
    }

    /// Its wall clock is wrong for ten minutes, in one of the first `kinds` ways.
    pub async fn suffer_a_clock_jump(&self, kinds: i64) {
        let wrong = [-HOUR_MS, 7 * 60_000, -120_000, -2 * HOUR_MS, 24 * HOUR_MS, 20 * 24 * HOUR_MS];
        self.wrong_ms.set(wrong[usize::try_from(self.world.events.between(0, kinds)).unwrap()]);
        for _ in 0..10 {
            self.now();
            self.world.events.sleep(60_000).await;
        }
        self.wrong_ms.set(0);
    }
}
