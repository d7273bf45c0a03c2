//! A journal full of ratings, and exports of it.

use std::collections::BTreeMap;

use futures_executor::block_on;
use residents_window::domain::case::{SideRef, Terms};
use residents_window::domain::hall::Language;
use residents_window::domain::identity::{
    Actor, ClerkId, CounterId, Installation, ItemId, PersonId, QueueLetter, ReasonId, RequestId, TicketId,
};
use residents_window::domain::rating::export::{COLUMNS, Ground, Names, comment, rows};
use residents_window::domain::rating::{CallOutcome, Level, OpenId, Rated, RatingEvent, Service, Subject};
use residents_window::domain::sheet::table::{Form, Table};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{MINUTE_MS, Timestamp};
use residents_window::journal::memory::Home;
use residents_window::journal::{Batch, Entry, Journal, OutsideHead, Part, Place};
use residents_window::projection::proof::Export;
use residents_window::projection::rating_ledger::Ledger;

use super::common::cases::shipped;
use super::common::prng::Prng;
use super::common::{OFFSET, at, monday};

/// Every head of a writer that somebody may have kept is one of these apart.
pub const HEADS_APART: u64 = 100;

/// Records, and the words beside them.
#[derive(Clone)]
pub struct Book {
    pub entries: Vec<Entry>,
    pub sides: BTreeMap<String, String>,
}

/// A rating that was written, as far as what may follow it asks.
struct Written {
    stream: Stream,
    version: u32,
    is_bad: bool,
}

pub fn identity(number: u64) -> String {
    format!("00000000-0000-7000-8000-{number:012x}")
}

impl Book {
    /// So many records, appended by a real journal.
    pub fn of(records: usize, seed: u64) -> Self {
        Self::saying(records, seed, |nth| format!("第 {nth} 条意见"))
    }

    /// With these words in every comment.
    pub fn saying(records: usize, seed: u64, words: impl Fn(u64) -> String) -> Self {
        let home = Home::new(Installation::new("lobby-1").unwrap());
        let windows = ["lobby-1", "lobby-2", "office"].map(|name| Journal::Memory(home.window(Installation::new(name).unwrap())));
        let (mut prng, mut now, mut written, mut sides) = (Prng::new(seed), at(monday(), "09:00"), Vec::<Written>::new(), BTreeMap::new());
        for nth in 0..records as u64 {
            now = now.plus_millis(i64::try_from(prng.below(3 * MINUTE_MS.unsigned_abs())).unwrap());
            let bad: Vec<usize> = (0..written.len()).filter(|at| written[*at].is_bad).collect();
            let (window, part, by) = if nth > 0 && prng.chance(0.25) && !bad.is_empty() {
                let rating = &mut written[*prng.pick(&bad).unwrap()];
                rating.version += 1;
                let events = vec![follow(&mut prng, nth, &mut sides, &words)];
                (&windows[2], part(&rating.stream, rating.version - 1, &events), "office/cui-yongmei")
            } else {
                let (subject, events) = rate(&mut prng, nth, &mut sides, &words);
                let stream = Stream::rating(&subject);
                let is_bad = events.iter().any(|event| matches!(event, RatingEvent::FollowUpOpened { .. }));
                let part = part(&stream, 0, &events);
                written.push(Written { stream, version: 1, is_bad });
                let lobby = usize::from(prng.chance(0.4));
                (&windows[lobby], part, ["kiosk@lobby-1", "kiosk@lobby-2"][lobby])
            };
            let request = RequestId::new(&identity(nth)).unwrap();
            let batch = Batch { request, parts: vec![part], take: None, time: now, by: Actor::new(by).unwrap() };
            block_on(window.append(&batch)).unwrap();
        }
        let page = block_on(windows[0].after(Place::START, records + 1)).unwrap();
        Self { entries: page.entries, sides }
    }

    /// The newest record of every writer.
    pub fn heads(&self) -> Vec<OutsideHead> {
        let mut last: BTreeMap<String, &Entry> = BTreeMap::new();
        for entry in &self.entries {
            let newest = last.entry(entry.writer.as_str().to_owned()).or_insert(entry);
            *newest = if entry.number > newest.number { entry } else { newest };
        }
        last.into_values().map(head).collect()
    }

    /// What day sheets have kept: a head now and then, and the last one.
    pub fn sheets(&self) -> Vec<OutsideHead> {
        let kept = self.entries.iter().filter(|entry| entry.number % HEADS_APART == 0).map(head);
        kept.chain(self.heads()).collect()
    }

    pub fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        let mut parts: Vec<(&Entry, usize)> =
            self.entries.iter().flat_map(|entry| (0..entry.parts.len()).map(move |at| (entry, at))).collect();
        parts.sort_by_key(|(entry, at)| (entry.parts[*at].stream.clone(), entry.parts[*at].version));
        parts.into_iter().for_each(|(entry, at)| ledger.absorb_part(entry, at));
        ledger
    }

    pub fn ground(&self) -> Ground {
        let hall = shipped();
        let names = Names {
            items: [("minimum-living".to_owned(), "最低生活保障".to_owned())].into(),
            counters: [("2".to_owned(), "2 综合窗口".to_owned())].into(),
            reasons: [("slow".to_owned(), "等得太久".to_owned()), ("rude".to_owned(), "态度不好; \"冷\"".to_owned())].into(),
            levels: Level::ALL.map(|level| (level.score().to_string(), format!("{} 分", level.score()))).into(),
        };
        let working_days = Ground::working_days(self.ledger().all(), &Terms::of(&hall));
        Ground { offset: OFFSET, span: (monday(), monday().plus_days(60)), names, working_days }
    }

    /// The rows in one form, and the salts of their comments.
    pub fn table(&self, form: Form) -> (Vec<u8>, BTreeMap<String, String>) {
        let (ledger, ground, mut salts) = (self.ledger(), self.ground(), BTreeMap::new());
        let mut table = Table::begin(form, "评价", &COLUMNS);
        for row in rows(ledger.all(), &ground) {
            let words = row.comment().and_then(|side| comment(side, self.sides.get(side.name())?));
            salts.extend(words.as_ref().and_then(|(_, salt)| Some((row.id(), salt.clone()?))));
            table.row(&row.cells(words.as_ref().map(|(words, _)| words.as_str()), &ground)).unwrap();
        }
        (table.finish().unwrap(), salts)
    }

    /// The JSON without rows and heads.
    pub fn records(&self) -> String {
        let ground = Ground { offset: OFFSET, span: (monday(), monday()), names: Names::default(), working_days: Vec::new() };
        let mut export = Export::begin("0107", Timestamp::default(), &ground, b"[]", &BTreeMap::new());
        self.entries.iter().for_each(|entry| export.record(entry));
        String::from_utf8(export.finish(&[])).unwrap()
    }

    /// The JSON with the chain.
    pub fn export(&self, heads: &[OutsideHead]) -> String {
        let (rows, salts) = self.table(Form::Json);
        let mut export = Export::begin("0107", Timestamp::from_millis(1_800_000_000_000), &self.ground(), &rows, &salts);
        self.entries.iter().for_each(|entry| export.record(entry));
        String::from_utf8(export.finish(heads)).unwrap()
    }
}

pub fn head(entry: &Entry) -> OutsideHead {
    OutsideHead { writer: entry.writer.clone(), number: entry.number, hash: entry.hash }
}

fn part(stream: &Stream, expected: u32, events: &[RatingEvent]) -> Part {
    Part { stream: stream.clone(), expected, events: events.iter().map(|event| event.to_json().unwrap()).collect() }
}

fn side(nth: u64, nonce: u64, sides: &mut BTreeMap<String, String>, words: &impl Fn(u64) -> String) -> SideRef {
    let (side, kept) = SideRef::make(&identity(nth << 8 | nonce), &identity(nth << 16 | nonce), &words(nth)).unwrap();
    sides.insert(side.name().to_owned(), kept);
    side
}

fn rate(prng: &mut Prng, nth: u64, sides: &mut BTreeMap<String, String>, words: &impl Fn(u64) -> String) -> (Subject, Vec<RatingEvent>) {
    let day = OFFSET.day(at(monday(), "09:00"));
    let subject = match prng.below(4) {
        0 => Subject::Open(OpenId::new(&identity(nth)).unwrap()),
        1 => Subject::Receipt(super::common::cases::receipt(u32::try_from(nth).unwrap() + 1)),
        _ => Subject::Ticket(day, TicketId::new(&identity(nth)).unwrap()),
    };
    let level = *prng.pick(&Level::ALL).unwrap();
    let known = !subject.is_open();
    let service = Service {
        item: known.then(|| ItemId::new(prng.pick(&["minimum-living", "unknown-item"]).unwrap())).flatten(),
        queue: known.then(|| QueueLetter::new('A')).flatten(),
        counter: known.then(|| CounterId::new(prng.pick(&["2", "9"]).unwrap())).flatten(),
        clerk: known.then(|| ClerkId::new("wu-yun")).flatten(),
    };
    let reasons = if level.is_bad() { vec![ReasonId::new("slow").unwrap(), ReasonId::new("rude").unwrap()] } else { Vec::new() };
    let comment = prng.chance(0.7).then(|| side(nth, 1, sides, words));
    let rated = Rated {
        level,
        reasons,
        comment,
        dimensions: Vec::new(),
        service,
        language: if prng.chance(0.8) { Language::Zh } else { Language::En },
    };
    let mut events = vec![RatingEvent::Rated(Box::new(rated))];
    if prng.chance(0.1) {
        events.push(RatingEvent::MarkedSuspicious { why: residents_window::domain::rating::Suspicion::Burst });
    }
    if level.is_bad() {
        events.push(RatingEvent::FollowUpOpened { call_back: 1, mend: 15 });
    }
    (subject, events)
}

/// One of the things that may follow, in any order: what fits nothing changes nothing.
fn follow(prng: &mut Prng, nth: u64, sides: &mut BTreeMap<String, String>, words: &impl Fn(u64) -> String) -> RatingEvent {
    let by = PersonId::new(prng.pick(&["cui-yongmei", "burigude"]).unwrap()).unwrap();
    let note = |sides: &mut BTreeMap<String, String>| side(nth, 2, sides, words);
    match prng.below(10) {
        0 => RatingEvent::Assigned { to: by },
        1 => RatingEvent::CalledBack { by, outcome: CallOutcome::NotReached, note: None },
        2 => RatingEvent::CalledBack { by, outcome: CallOutcome::Reached, note: Some(note(sides)) },
        3 => RatingEvent::Mended { by, note: note(sides) },
        4 => RatingEvent::CalledGroundless { by, note: note(sides) },
        5 => RatingEvent::FoundGroundless { by },
        6 => RatingEvent::NotGroundless { by },
        7 => RatingEvent::Answered { by, note: note(sides) },
        8 => RatingEvent::Unmarked { by, note: note(sides) },
        _ => RatingEvent::RatedAgain { level: *prng.pick(&Level::ALL).unwrap(), comment: Some(note(sides)) },
    }
}
