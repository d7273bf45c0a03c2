//! The office of feeds: what is known of one, taking a file in beside the page, and sweeping what an import that never ended has left.
//!
//! Rows go into a set that nothing names yet; one append makes it the feed's. Whoever imports holds a lock of their own, so that a set that no event names
//! while the lock is free is nobody's.

use std::cell::RefCell;
use std::collections::BTreeSet;

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use wasm_bindgen_futures::spawn_local;

use super::command::{Failure, append_until_known, to_failure};
use super::window::Window;
use crate::device;
use crate::device::audio::at_most;
use crate::device::files::ChosenFile;
use crate::device::locks::{Held, Manner, take};
use crate::device::worker::Worker;
use crate::domain::content::Digest;
use crate::domain::feed::event::{FeedEvent, Source};
use crate::domain::feed::rules::{Doubt, Feed, NotTaken};
use crate::domain::feed::{Address, Job, Report, Told};
use crate::domain::identity::{FeedId, FeedSet, PersonId};
use crate::domain::stream::Stream;
use crate::domain::time::Timestamp;
use crate::flow::feeds::End;
use crate::journal::{Batch, Part};

const SCRIPT: &str = "/importer.js";
/// Whoever imports, or sweeps sets, holds this lock.
const LOCK: &str = "feed-import";
/// The worker holds this one while it puts rows: a worker that was ended may still be at it for a moment.
const ROWS_LOCK: &str = "feed-rows";
/// So long somebody who wants to import waits for whoever does.
const BUSY_MS: u32 = 5_000;
/// A worker that says nothing for so long has died: a slow machine loads its program, or puts a piece's rows, in less.
const SILENT_MS: u32 = 60_000;

/// What is taken in.
pub enum What {
    /// A file that somebody chose.
    File(ChosenFile),
    /// What lies at the feed's address.
    Address(Address),
}

/// In whose name a file is taken in.
#[derive(Clone, Copy, Default)]
pub struct Word<'a> {
    /// Nobody when it is fetched by itself.
    pub by: Option<&'a PersonId>,
    /// They were asked about the file with this digest, and want it.
    pub wants: Option<Digest>,
}

/// Stops an import that goes on.
#[derive(Default)]
pub struct Stop(RefCell<Option<oneshot::Sender<()>>>);

impl Stop {
    /// Now.
    pub fn now(&self) {
        if let Some(stop) = self.0.borrow_mut().take() {
            // One that is over hears nothing.
            let _ = stop.send(());
        }
    }

    fn begin(&self) -> oneshot::Receiver<()> {
        let (stop, stopped) = oneshot::channel();
        *self.0.borrow_mut() = Some(stop);
        stopped
    }
}

/// What is known of a feed.
///
/// # Errors
/// When the journal cannot be read, or a record of the feed.
pub async fn look(window: &Window, feed: &FeedId) -> Result<Feed, Failure> {
    let stream = Stream::feed(feed);
    let page = window.journal().read(&stream, 0).await?;
    if !page.unreadable.is_empty() {
        return Err(Failure::Damaged(stream.to_string()));
    }
    let mut known = Feed::default();
    for entry in &page.entries {
        for part in entry.parts.iter().filter(|part| part.stream == stream) {
            known.apply(part.version, entry.time, part.events.iter().map(String::as_str));
        }
    }
    Ok(known)
}

/// Takes a file in. `tell` hears how far it is.
pub async fn import(window: &Window, feed: &FeedId, what: What, word: Word<'_>, stop: &Stop, tell: impl Fn(Told)) -> End {
    // A sweep, or a fetch that finds nothing new, is soon over.
    let held = at_most(BUSY_MS, take(&window.scoped(LOCK), Manner::Wait, || {})).await;
    let Some(held) = held.flatten() else { return End::Busy };
    let end = import_alone(window, feed, what, word, stop.begin(), tell).await;
    // After a failure nobody knows yet whether the append was written: then the next sweep looks.
    if !matches!(end, End::Failed(_)) {
        sweep(window, &held).await;
    }
    end
}

async fn import_alone(
    window: &Window,
    feed: &FeedId,
    what: What,
    word: Word<'_>,
    stopped: oneshot::Receiver<()>,
    tell: impl Fn(Told),
) -> End {
    let known = match look(window, feed).await {
        Ok(known) => known,
        Err(failure) => return End::Failed(format!("{failure:?}")),
    };
    let Some(set) = new_set(feed) else { return End::Failed("no name for the rows".to_owned()) };
    let source = if matches!(what, What::File(_)) { Source::File } else { Source::Address };
    let reading = Box::pin(read(window, &known, &set, what, tell));
    let told = match select(reading, stopped).await {
        Either::Left((told, _)) => told,
        // The worker ends with the future that is dropped here.
        Either::Right(_) => return End::Cancelled,
    };
    match told {
        Told::Read(report) => settle(window, feed, (&known, report), (&set, source, word)).await,
        Told::Same => match known.last.as_ref() {
            Some((_, at)) => End::NotTaken(NotTaken::SameFile { at: *at }, None),
            None => End::Failed("the same file as none".to_owned()),
        },
        Told::Refused(refusal) => End::refused(refusal),
        Told::NotFetched(why) => End::NotFetched(why),
        Told::Failed(why) => End::Failed(why),
        Told::Ready | Told::Goes { .. } => End::Failed("no answer".to_owned()),
    }
}

/// A set that nothing names.
fn new_set(feed: &FeedId) -> Option<FeedSet> {
    let word: String = device::ids::new_random_id().chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    FeedSet::of(feed, &word)
}

/// Has the worker read it; its last word.
async fn read(window: &Window, known: &Feed, set: &FeedSet, what: What, tell: impl Fn(Told)) -> Told {
    let (says, mut hears) = mpsc::unbounded();
    let broken = says.clone();
    let heard = move |text: String| {
        if let Ok(told) = serde_json::from_str::<Told>(&text) {
            // Nobody hears any more when it was stopped.
            let _ = says.unbounded_send(told);
        }
    };
    let broken = move || drop(broken.unbounded_send(Told::Failed("the worker cannot be started".to_owned())));
    let Some(worker) = Worker::start(&format!("{SCRIPT}?{}", device::address::build()), heard, broken) else {
        return Told::Failed("the worker cannot be started".to_owned());
    };
    let (file, address) = match what {
        What::File(file) => (Some(file), None),
        What::Address(address) => (None, Some(address)),
    };
    let job = Job {
        database: super::start::database(window.is_demo()).to_owned(),
        installation: window.installation().clone(),
        lock: window.scoped(ROWS_LOCK),
        set: set.clone(),
        today: window.today(),
        offset: window.hall().utc_offset_minutes,
        kept_days: window.hall().limits.case_retention_days(),
        known: known.known(),
        address,
    };
    let Ok(job) = serde_json::to_string(&job) else { return Told::Failed("no job".to_owned()) };
    loop {
        match at_most(SILENT_MS, hears.next()).await.flatten() {
            None => return Told::Failed("the worker says nothing".to_owned()),
            Some(Told::Ready) => worker.give(&job, file.as_ref()),
            Some(told @ Told::Goes { .. }) => tell(told),
            Some(last) => return last,
        }
    }
}

/// The rows lie there: the one append that makes them the feed's.
async fn settle(
    window: &Window,
    feed: &FeedId,
    (known, report): (&Feed, Report),
    (set, source, word): (&FeedSet, Source, Word<'_>),
) -> End {
    let event = match known.decide(&report, set, source, word.by) {
        Ok(event) => event,
        Err(why) => return End::NotTaken(why, Some(Box::new(report))),
    };
    let is_asked = |doubt: &Doubt| word.wants != Some(report.digest) && (word.by.is_some() || doubt.holds_back());
    if let Some(doubt) = known.doubt(&report).filter(is_asked) {
        return End::Doubtful(doubt, Box::new(report));
    }
    match append(window, feed, known, &event).await {
        Ok(()) => End::Taken(Box::new(report)),
        Err(failure) => End::Failed(format!("{failure:?}")),
    }
}

async fn append(window: &Window, feed: &FeedId, known: &Feed, event: &FeedEvent) -> Result<(), Failure> {
    let event = serde_json::to_string(event).map_err(|error| Failure::Damaged(error.to_string()))?;
    let stamp = window.stamp(window.new_request());
    let part = Part { stream: Stream::feed(feed), expected: known.version, events: vec![event] };
    let batch = Batch { request: stamp.request, parts: vec![part], take: None, time: stamp.now, by: stamp.by };
    let pause = async |ms| device::timer::pause(ms).await;
    append_until_known(window.journal(), &batch, &pause, &mut false).await.map(|_| ()).map_err(to_failure)
}

/// Gives up rows that were kept long enough, and those of feeds that the hall has not named for a day; the sweep after it erases them. By a date that is not
/// believed nothing is given up, for it cannot be undone.
async fn clear(window: &Window, _held: &Held) {
    if window.clock_doubt().is_some() {
        return;
    }
    let (journal, hall, now) = (window.journal(), window.hall(), window.now());
    let Ok(sets) = journal.feed_sets().await else { return };
    let feeds: BTreeSet<FeedId> = sets.iter().filter_map(|set| FeedSet::new(set)?.feed()).collect();
    for feed in feeds {
        let gone = gone_since(window, &feed, hall.feed(&feed).is_some());
        let Ok(known) = look(window, &feed).await else { continue };
        // An event of a later program may say otherwise.
        if let Some(because) = known.overdue(gone, now, hall.limits.case_retention_days()).filter(|_| known.unknown == 0) {
            // What cannot be written now is the next time.
            let _ = append(window, &feed, &known, &FeedEvent::Cleared { because }).await;
        }
    }
}

/// Since when this machine sees that the hall's settings do not name a feed.
fn gone_since(window: &Window, feed: &FeedId, is_named: bool) -> Option<Timestamp> {
    let key = window.scoped(&format!("feed-gone/{feed}"));
    if is_named {
        device::local::remove(&key);
        return None;
    }
    let noted = device::local::get(&key).and_then(|note| note.parse().ok()).map(Timestamp::from_millis);
    Some(noted.unwrap_or_else(|| {
        device::local::set(&key, &window.now().millis().to_string());
        window.now()
    }))
}

/// Erases the sets that no event names. `_held`: nobody fills one meanwhile. What cannot be read or erased now is swept the next time.
async fn sweep(window: &Window, _held: &Held) {
    let Some(_nobody_puts) = take(&window.scoped(ROWS_LOCK), Manner::Wait, || {}).await else { return };
    let journal = window.journal();
    let Ok(sets) = journal.feed_sets().await else { return };
    for set in sets {
        let Some(feed) = FeedSet::new(&set).and_then(|set| set.feed()) else { continue };
        let Ok(known) = look(window, &feed).await else { continue };
        // An event of a later program may name a set in another way.
        if known.unknown == 0 && known.set().is_none_or(|named| named.as_str() != set) {
            let _ = journal.erase_feed_set(&set).await;
        }
    }
}

/// Clears and sweeps once, when nobody imports: what was kept long enough, and what a page that was closed in the middle has left.
pub fn sweep_soon(window: &Window) {
    let window = window.clone();
    spawn_local(async move {
        if let Some(held) = take(&window.scoped(LOCK), Manner::IfFree, || {}).await {
            clear(&window, &held).await;
            sweep(&window, &held).await;
        }
    });
}
