//! A day of the hall, made by the shipped command function on the journal in memory, so that every event in it is a real one.

use std::cell::{Cell, RefCell};

use residents_window::domain::command::{Command, CounterAction};
use residents_window::domain::event::PaperAnswer;
use residents_window::domain::hall::parse::parse;
use residents_window::domain::hall::{Hall, Language};
use residents_window::domain::identity::{Actor, Installation, QueueLetter, RequestId, TicketId};
use residents_window::domain::time::{Day, MinuteOfDay, Timestamp};
use residents_window::journal::memory::Home;
use residents_window::journal::{Journal, Page, Place};
use residents_window::projection::floor_table::FloorTable;
use residents_window::runtime::command::{Done, Failure, Site, Stamp, run};

/// A resident comes so often.
const RESIDENT_EVERY_SECONDS: i64 = 8;
/// More than any day has.
const ENTRIES_MAX: usize = 1_000_000;

/// A journal, the floor derived from it, and how commands reach them.
pub struct Lobby {
    pub journal: Journal,
    pub table: RefCell<FloorTable>,
    pub hall: Hall,
    requests: Cell<u32>,
    /// Part of every identity made here, so that two lobbies do not make the same.
    seed: u64,
}

impl Lobby {
    pub fn new(journal: Journal, table: FloorTable, hall: Hall, seed: u64) -> Self {
        Self { journal, table: RefCell::new(table), hall, requests: Cell::new(0), seed }
    }

    fn next(&self) -> u32 {
        self.requests.set(self.requests.get() + 1);
        self.requests.get()
    }

    /// A text like a version 7 UUID: the instant first, the rest as good as random.
    fn identity(&self, now: Timestamp, turn: u32) -> String {
        let random = (self.seed << 32 | u64::from(turn)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let random = (random ^ random >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let at = now.millis();
        format!(
            "{:08x}-{:04x}-7{:03x}-8{:03x}-{:012x}",
            at >> 16,
            at & 0xffff,
            random >> 52,
            random >> 40 & 0xfff,
            random & 0xffff_ffff_ffff
        )
    }

    async fn run(&self, command: &Command, now: Timestamp) -> Result<Done, Failure> {
        let request = checked(RequestId::new(&self.identity(now, self.next())));
        let stamp = Stamp { request, now, by: checked(Actor::new("kiosk@bench")), clock_in_doubt: false };
        run(Site { journal: &self.journal, table: &self.table, hall: &self.hall }, command, &stamp, async |_| {}).await
    }

    /// Issues one number; the queues take turns.
    pub async fn issue(&self, now: Timestamp) -> Result<(TicketId, u32), Failure> {
        let turn = self.next();
        let ticket = checked(TicketId::new(&self.identity(now, turn)));
        let queue = self.queue(turn);
        let priority = turn.is_multiple_of(7);
        let command = Command::IssueTicket { ticket: ticket.clone(), queue, item: None, priority, language: Language::Zh, random: turn };
        let done = self.run(&command, now).await?;
        Ok((ticket, done.taken.unwrap_or(0)))
    }

    fn queue(&self, turn: u32) -> QueueLetter {
        self.hall.queues[turn as usize % self.hall.queues.len()].letter
    }
}

/// The hall of the file, open all day at every counter and without quotas: a bench must not run into them.
pub fn open_hall(text: &str) -> Result<Hall, String> {
    let mut hall = parse(text).map_err(|faults| format!("hall.json has {} faults", faults.len()))?;
    hall.counters.iter_mut().for_each(|counter| counter.hours = None);
    hall.queues.iter_mut().for_each(|queue| queue.quota = None);
    Ok(hall)
}

/// A Monday, at this minute of the day.
pub fn monday(hall: &Hall, minute: u16) -> Timestamp {
    hall.utc_offset_minutes.at(checked(Day::from_ymd(2026, 11, 23)), checked(MinuteOfDay::new(minute)))
}

/// A journal in memory.
pub fn in_memory() -> Journal {
    Journal::Memory(Home::new(checked(Installation::new("bench"))))
}

/// A day that has happened.
pub struct Whole {
    /// Its entries.
    pub page: Page,
    /// What they come to, as the running hall knew it.
    pub table: FloorTable,
    hall: Hall,
}

impl Whole {
    /// Everything in a lobby on a journal in memory.
    pub async fn of(lobby: Lobby) -> Result<Self, String> {
        let page = lobby.journal.after(Place::START, ENTRIES_MAX).await.map_err(|error| error.to_string())?;
        Ok(Self { page, table: lobby.table.into_inner(), hall: lobby.hall })
    }

    pub fn events(&self) -> usize {
        events_of(&self.page)
    }

    pub fn fold(&self) -> FloorTable {
        let mut table = FloorTable::default();
        table.absorb(&self.page, self.hall.utc_offset_minutes);
        table
    }

    pub fn is_fold_equal(&self) -> bool {
        self.fold() == self.table
    }
}

/// A day of so many events or a few more: residents take numbers and answer for their paper, every counter finishes and calls the next.
pub async fn whole(hall: &str, events_min: usize) -> Result<Whole, String> {
    let lobby = Lobby::new(in_memory(), FloorTable::default(), open_hall(hall)?, 1);
    let mut now = monday(&lobby.hall, 8 * 60 + 30);
    open_counters(&lobby, now).await.map_err(|failure| format!("{failure:?}"))?;
    let (mut turn, mut events, mut counted) = (0, 0, Place::START);
    while events < events_min {
        now = now.plus_millis(RESIDENT_EVERY_SECONDS * 1000);
        one_resident(&lobby, turn, now).await.map_err(|failure| format!("at event {events}: {failure:?}"))?;
        turn += 1;
        let news = lobby.journal.after(counted, ENTRIES_MAX).await.map_err(|error| error.to_string())?;
        events += events_of(&news);
        counted = news.reached;
    }
    Whole::of(lobby).await
}

fn events_of(page: &Page) -> usize {
    page.entries.iter().flat_map(|entry| &entry.parts).map(|part| part.events.len()).sum()
}

async fn open_counters(lobby: &Lobby, now: Timestamp) -> Result<(), Failure> {
    for counter in &lobby.hall.counters {
        let sits = lobby.hall.clerks.iter().find_map(|clerk| clerk.posts.get(&counter.id).map(|post| (clerk.id.clone(), *post)));
        if let Some((clerk, post)) = sits {
            let action = CounterAction::Open { clerk, post };
            lobby.run(&Command::AtCounter { counter: counter.id.clone(), action }, now).await?;
        }
    }
    Ok(())
}

/// Somebody takes a number, and one counter finishes and calls its next, when it has one.
async fn one_resident(lobby: &Lobby, turn: usize, now: Timestamp) -> Result<(), Failure> {
    let (ticket, _) = lobby.issue(now).await?;
    lobby.run(&Command::AnswerPaper { ticket, answer: PaperAnswer::Yes }, now).await?;
    let counter = lobby.hall.counters[turn % lobby.hall.counters.len()].id.clone();
    let call = Command::AtCounter { counter, action: CounterAction::CallNext };
    match lobby.run(&call, now).await {
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// Names written in this program are right, or it ends here.
pub fn checked<T>(value: Option<T>) -> T {
    value.unwrap_or_else(|| unreachable!("names of the bench are allowed names"))
}
