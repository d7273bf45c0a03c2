//! Weeks of a hall's cases: three counters with tables that lag behind, random commands over the memory journal, and after each append everything that must
//! hold. `cargo test --test case_walk` runs 3 seeds; `SEEDS=300 cargo test --test case_walk` the long campaign; `SEED=17` one of them.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "case_walk/clerk.rs"]
mod clerk;
mod common;
#[path = "deadlines/slow.rs"]
mod slow;

use std::collections::BTreeMap;

use common::prng::Prng;
use common::{OFFSET, actor, at};
use futures_executor::block_on;
use residents_window::domain::case::{Case, CaseChange, CaseEvent, CaseFile, CaseRefusal, CaseView, Correction, Stage, Terms, decide};
use residents_window::domain::codes::receipt::ReceiptNumber;
use residents_window::domain::hall::Hall;
use residents_window::domain::identity::{Installation, RequestId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, MINUTE_MS, Timestamp};
use residents_window::journal::memory::Home;
use residents_window::journal::{AppendError, Batch, Journal, Part, Verdict};
use residents_window::projection::case_table::CaseTable;

const SEEDS_BY_DEFAULT: u64 = 3;
const STEPS: u32 = 1_500;
/// Names and phones that are typed; no event may hold one.
const PLANTED: [&str; 4] = ["诸葛孔明", "欧阳锋", "13812345678", "0476-8231234"];

/// A counter's window with its own view of the cases.
struct Window {
    journal: Journal,
    table: CaseTable,
}

struct World {
    hall: Hall,
    terms: Terms,
    now: Timestamp,
    windows: Vec<Window>,
    files: BTreeMap<ReceiptNumber, CaseFile>,
    requests: u32,
    done: BTreeMap<&'static str, u32>,
    conflicts: u32,
}

#[test]
fn cases_hold_every_invariant() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = number("SEED").map_or_else(|| (1..=number("SEEDS").unwrap_or(SEEDS_BY_DEFAULT)).collect(), |seed| vec![seed]);
    for seed in seeds {
        walk(seed);
    }
}

fn walk(seed: u64) {
    let mut prng = Prng::new(seed);
    let mut world = World::new();
    for _ in 0..STEPS {
        world.pass_time(&mut prng);
        let window = prng.below(3) as usize;
        // A window does not always hear of the others at once.
        if prng.chance(0.7) {
            world.catch_up(window);
        }
        world.one_command(&mut prng, window);
    }
    (0..3).for_each(|window| world.catch_up(window));
    world.end(seed);
}

impl World {
    fn new() -> Self {
        let home = Home::new(Installation::new("counter-1").unwrap());
        let window = |i: usize| {
            let journal = Journal::Memory(home.window(Installation::new(&format!("counter-{}", i + 1)).unwrap()));
            Window { journal, table: CaseTable::default() }
        };
        let mut hall = common::cases::shipped();
        hall.calendar.closures[0].day = Day::parse("2026-11-25").unwrap();
        let (terms, now) = (Terms::of(&hall), at(Day::parse("2026-11-16").unwrap(), "08:30"));
        let (windows, files, done) = ((0..3).map(window).collect(), BTreeMap::new(), BTreeMap::new());
        Self { hall, terms, now, windows, files, requests: 0, done, conflicts: 0 }
    }

    fn today(&self) -> Day {
        OFFSET.day(self.now)
    }

    /// Some minutes; after 18:00 the next morning, Saturdays included.
    fn pass_time(&mut self, prng: &mut Prng) {
        self.now = self.now.plus_millis(i64::try_from(prng.below(25)).unwrap() * MINUTE_MS);
        if OFFSET.minute_of_day(self.now).minutes() >= 18 * 60 {
            self.now = at(self.today().next(), "08:30");
        }
    }

    fn catch_up(&mut self, window: usize) {
        let Window { journal, table } = &mut self.windows[window];
        loop {
            let page = block_on(journal.after(table.reached(), 100)).unwrap();
            table.absorb(&page);
            if page.reached >= page.head {
                return;
            }
        }
    }

    /// Decides by what the window knows; on a conflict it reads and decides again.
    fn one_command(&mut self, prng: &mut Prng, window: usize) {
        let Some((chosen, command)) = clerk::choose(prng, &self.hall, &self.windows[window].table) else { return };
        for _ in 0..5 {
            let number = chosen.unwrap_or_else(|| self.windows[window].table.next_number("0107", self.today(), 0).unwrap());
            let file = chosen.and_then(|number| self.read(window, number));
            let view = CaseView { hall: &self.hall, now: self.now, clock_in_doubt: false };
            match decide(&view, number, file.as_ref(), &command) {
                Err(CaseRefusal::NumberTaken) => self.catch_up(window),
                Err(refusal) => return self.note(clerk::name_of(&refusal)),
                Ok(change) => match self.append(window, &change) {
                    Ok(()) => {
                        self.note(clerk::name_of_command(&command));
                        return self.check(window, number);
                    }
                    Err(AppendError::Conflict(_)) => {
                        self.conflicts += 1;
                        self.catch_up(window);
                    }
                    Err(other) => panic!("{other:?}"),
                },
            }
        }
        panic!("five conflicts in a row, and nobody else writes");
    }

    fn note(&mut self, what: &'static str) {
        *self.done.entry(what).or_default() += 1;
    }

    fn append(&mut self, window: usize, change: &CaseChange) -> Result<(), AppendError> {
        self.requests += 1;
        let text = change.event.to_json().unwrap();
        assert!(PLANTED.iter().all(|planted| !text.contains(planted)), "{text}");
        let batch = Batch {
            request: RequestId::new(&format!("r-{}", self.requests)).unwrap(),
            parts: vec![Part { stream: change.stream.clone(), expected: change.expected, events: vec![text] }],
            take: None,
            time: self.now,
            by: actor("counter@hall"),
        };
        block_on(self.windows[window].journal.append(&batch)).map(drop)
    }

    /// The case as its stream tells it.
    fn read(&self, window: usize, number: ReceiptNumber) -> Option<CaseFile> {
        let page = block_on(self.windows[window].journal.read(&Stream::case(&number), 0)).unwrap();
        let mut file = None;
        for entry in &page.entries {
            for part in entry.parts.iter().filter(|part| part.stream.receipt() == Some(number)) {
                for text in &part.events {
                    file = CaseFile::read(file, number, (entry.time, &entry.by, part.version), text);
                }
            }
        }
        file
    }

    fn check(&mut self, window: usize, number: ReceiptNumber) {
        let file = self.read(window, number).unwrap();
        assert_eq!(self.read(window, number).unwrap(), file, "the same events make the same case");
        check_clock(&file.case);
        self.check_deadline(&file.case);
        if let Some(before) = self.files.get(&number) {
            assert_eq!(file.history[..before.history.len()], before.history, "nothing that was recorded goes away");
            assert_eq!(file.history.len(), before.history.len() + 1);
            assert_eq!(file.case.first, before.case.first, "whoever was asked first stays named");
            let last = file.history.last().and_then(|happened| happened.event.as_ref());
            let is_undone = matches!(last, Some(CaseEvent::Corrected { correction: Correction::Undone, .. }));
            if let Some(decided) = before.case.decided_at().filter(|_| !is_undone) {
                assert_eq!(file.case.decided_at(), Some(decided), "a decided case never goes back");
            }
            if matches!(before.case.stage, Stage::Over { .. }) && !is_undone {
                assert!(matches!(file.case.stage, Stage::Over { .. }));
            }
        }
        self.files.insert(number, file);
    }

    /// The last days are those of the slow model, by the law and by the hall.
    fn check_deadline(&self, case: &Case) {
        let clock = case.clock(OFFSET);
        assert_eq!(Some(case.promised_due(&self.terms)), slow::due(case.promised, &clock, &self.hall, true));
        assert_eq!(case.statutory_due(&self.terms), slow::due(case.statutory, &clock, &self.hall, false));
    }

    fn end(&self, seed: u64) {
        let journal = &self.windows[0].journal;
        assert_eq!(block_on(journal.verify(&[])).unwrap().verdict, Verdict::Consistent);
        let mut whole = CaseTable::default();
        whole.absorb(&block_on(journal.after(Default::default(), 100_000)).unwrap());
        for window in &self.windows {
            assert_eq!(window.table, whole, "a table that grew is one that was built anew");
        }
        assert_eq!(whole.all().count(), self.files.len(), "no receipt was given twice");
        for (number, file) in &self.files {
            let case = whole.case(number).unwrap();
            assert_eq!((&case.stage, case.version, case.entries), (&file.case.stage, file.case.version, file.case.entries));
            if case.over_at().is_none() {
                assert_eq!(case, &file.case, "what was taken back is whole again");
            }
        }
        println!("seed {seed}: {} cases to {}, {} conflicts, {:?}", self.files.len(), self.today(), self.conflicts, self.done);
        assert!(self.files.len() > 60 && self.conflicts > 0 && self.today() > Day::parse("2026-12-01").unwrap());
        for what in clerk::WHAT_MUST_HAVE_HAPPENED {
            assert!(self.done.contains_key(what), "nobody ever did: {what}");
        }
    }
}

/// The clock stands still exactly while the case waits or is suspended, and halts follow one another.
fn check_clock(case: &Case) {
    let stands = matches!(case.stage, Stage::Waiting | Stage::Suspended(_));
    assert_eq!(case.halts.last().is_some_and(|halt| halt.until.is_none()), stands, "{case:?}");
    let mut last = case.accepted_at;
    for (at, halt) in case.halts.iter().enumerate() {
        assert!(last <= halt.from, "{case:?}");
        assert!(halt.until.is_some() || at + 1 == case.halts.len());
        last = halt.until.unwrap_or(halt.from);
        assert!(halt.from <= last);
    }
    assert_eq!(matches!(case.stage, Stage::Waiting), case.is_open() && case.is_missing_something(), "{case:?}");
}
