//! The desk's worker. Verifies exported files (`prover`), and reads a feed beside the page: a file, or what lies at an address, goes through the reader of feeds piece by piece, and its rows into a set beside the
//! journal. The page gives the file and decides what counts; a worker that dies leaves a set that nobody names.

use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::Array;
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent};

use super::prover;
use crate::device::fetch::{Fetched, blob};
use crate::device::locks::{Manner, take};
use crate::device::pieces::Pieces;
use crate::domain::demo::PastJob;
use crate::domain::feed::{FEED_BYTES_MAX, FeedReader, FeedRow, Ground, Job, Readers, Refusal, Told, readers};
use crate::domain::identity::FeedSet;
use crate::domain::sheet::survey::{Survey, Surveyed};
use crate::journal::indexed_db::{OpenOptions, open_for_rows};
use crate::journal::{Journal, WriteError};
use crate::projection::proof::ProofJob;
use crate::text::feed_words::WORDS;

/// Bytes that are read at once: some thousand rows, which are put together.
const PIECE_BYTES: u64 = 256 * 1024;
/// A slow disk puts a piece's rows in this time.
const WAIT_MS: u32 = 30_000;
/// The first look is that much of the way.
const SURVEY_PERCENT: u64 = 10;

/// Whether this program runs beside a page.
pub fn is_worker() -> bool {
    js_sys::global().is_instance_of::<DedicatedWorkerGlobalScope>()
}

/// Listens to the page. Says once that it does.
pub fn start() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(parts) = event.data().dyn_into::<Array>() else { return };
        let (text, file) = (parts.get(0).as_string().unwrap_or_default(), parts.get(1).dyn_into::<Blob>().ok());
        if let Ok(job) = serde_json::from_str::<PastJob>(&text) {
            return spawn_local(super::past::make(job, tell));
        }
        if let (Ok(job), Some(file)) = (serde_json::from_str::<ProofJob>(&text), &file) {
            let (file, earlier) = (file.clone(), parts.get(2).dyn_into::<Blob>().ok());
            return spawn_local(async move { tell(&prover::prove(job, file, earlier).await) });
        }
        let Ok(job) = serde_json::from_str::<Job>(&text) else { return };
        spawn_local(async move {
            let told = import(job, file).await.unwrap_or_else(|told| told);
            tell(&told);
        });
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    tell(&Told::Ready);
}

/// Says it to the page.
pub(super) fn tell(told: &impl Serialize) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    if let Ok(text) = serde_json::to_string(told) {
        // A page that has gone hears nothing any more.
        let _ = scope.post_message(&JsValue::from_str(&text));
    }
}

async fn import(job: Job, file: Option<Blob>) -> Result<Told, Told> {
    let (file, readers) = match (&job.address, file) {
        (Some(address), _) => {
            let Fetched { blob, is_open } = blob(&address.url, address.authorization.as_deref()).await.map_err(Told::NotFetched)?;
            (blob, readers(is_open))
        }
        (None, Some(file)) => (file, Readers::Some),
        (None, None) => return Err(Told::Failed("no file".to_owned())),
    };
    let pieces = Pieces::of(file);
    let surveyed = survey(&pieces).await?;
    if job.known == Some(surveyed.digest) {
        return Ok(Told::Same);
    }
    // Free again when this worker has gone: whoever sweeps waits for it.
    let _held = take(&job.lock, Manner::Wait, || {}).await;
    let journal = open(&job).await?;
    let ground = Ground { today: job.today, offset: job.offset, readers, kept_days: job.kept_days };
    let (mut reader, mut putting) = (FeedReader::new(&surveyed, WORDS, ground), Putting::new(journal, job.set));
    let mut at = 0;
    while at < pieces.bytes() && reader.refusal().is_none() {
        let bytes = piece(&pieces, at).await?;
        at += PIECE_BYTES;
        putting.put(reader.push(&bytes)).await?;
        tell(&Told::Goes { percent: percent(at, &pieces, SURVEY_PERCENT, 100), rows: reader.rows() });
    }
    let (rows, report) = reader.finish();
    putting.put(rows).await?;
    putting.rest().await?;
    Ok(Told::Read(report))
}

async fn survey(pieces: &Pieces) -> Result<Surveyed, Told> {
    let refused = |why| Told::Refused(Refusal::from(why));
    let (mut survey, mut at) = (Survey::new(FEED_BYTES_MAX), 0);
    while at < pieces.bytes() {
        survey.push(&piece(pieces, at).await?).map_err(refused)?;
        at += PIECE_BYTES;
        tell(&Told::Goes { percent: percent(at, pieces, 0, SURVEY_PERCENT), rows: 0 });
    }
    survey.finish().map_err(refused)
}

async fn piece(pieces: &Pieces, at: u64) -> Result<Vec<u8>, Told> {
    pieces.read(at, at + PIECE_BYTES).await.map_err(Told::Failed)
}

fn percent(at: u64, pieces: &Pieces, from: u64, to: u64) -> u8 {
    let share = (to - from) * at.min(pieces.bytes()) / pieces.bytes().max(1);
    u8::try_from(from + share).unwrap_or(100)
}

async fn open(job: &Job) -> Result<Journal, Told> {
    let options = OpenOptions {
        database: job.database.clone(),
        installation: job.installation.clone(),
        wait_ms: WAIT_MS,
        sentinel_url: None,
        was_known: true,
        notice: Rc::new(|_| {}),
    };
    let home = open_for_rows(options).await.map_err(|error| Told::Failed(error.to_string()))?;
    Ok(Journal::IndexedDb(home))
}

/// Puts rows into a set: while the disk works at some, the next ones are read.
struct Putting {
    journal: Journal,
    set: FeedSet,
    before: Option<oneshot::Receiver<Result<(), WriteError>>>,
}

impl Putting {
    const fn new(journal: Journal, set: FeedSet) -> Self {
        Self { journal, set, before: None }
    }

    async fn put(&mut self, rows: Vec<FeedRow>) -> Result<(), Told> {
        self.rest().await?;
        if rows.is_empty() {
            return Ok(());
        }
        let (done, waits) = oneshot::channel();
        let (journal, set) = (self.journal.clone(), self.set.clone());
        spawn_local(async move {
            let rows: Vec<(String, String)> = rows.iter().map(|row| (row.receipt.folded(), row.kept())).collect();
            // Nobody waits any more when the page has gone.
            let _ = done.send(journal.put_feed_rows(set.as_str(), &rows).await);
        });
        self.before = Some(waits);
        Ok(())
    }

    /// Waits until what was given is put.
    async fn rest(&mut self) -> Result<(), Told> {
        match self.before.take() {
            None => Ok(()),
            Some(waits) => match waits.await {
                Ok(Ok(())) => Ok(()),
                Ok(Err(error)) => Err(Told::Failed(error.to_string())),
                Err(_) => Err(Told::Failed("the rows were not put".to_owned())),
            },
        }
    }
}
