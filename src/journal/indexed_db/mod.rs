//! The journal in this browser profile's IndexedDB.
//!
//! Windows of one profile share the database; each append is one strict transaction, so that IndexedDB itself decides who comes first.

mod alarm;
mod append;
mod append_past;
mod beside;
mod compare;
mod guard;
mod keyed;
mod open;
mod patience;
mod reading;
mod records;
mod regain;
pub mod schema;
mod sentinel;
mod transaction;
mod windows;

use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::select;
use idb::Database;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

pub use alarm::{Skipped, StorageAlarm};
pub use open::{OpenOptions, Opened, StorageNotice, open, open_for_rows};

use self::append::Appends;
use self::guard::Guard;
use self::patience::Patience;
use self::windows::Windows;
use super::bell::Bell;
use super::past::Past;
use super::recent::Recent;
use super::verify::{Kept, Names};
use super::watch::Watched;
use super::{AppendError, Appended, Batch, Page, Place, ReadError, WriteError};
use crate::domain::identity::{Installation, RequestId};
use crate::domain::stream::Stream;
use crate::domain::time::Timestamp;

/// How long a caller waits for IndexedDB when nothing else is said. A full disk can make a transaction that never answers.
pub const WAIT_MS: u32 = 5_000;
/// How long a watch waits before it tries to read again.
const RETRY_MS: u32 = 1_000;

/// One window's access to the database. Clones share the connection, which closes with the last of them.
#[derive(Clone)]
pub struct Home(Rc<Inner>);

struct Inner {
    installation: Installation,
    database: Database,
    /// The same connection, for what the crate does not know.
    connection: JsValue,
    patience: Patience,
    /// The transactions of appends, with a number to take and without.
    appends: Appends,
    windows: Windows,
    guard: Rc<Guard>,
    /// For the tables of this window.
    recent: RefCell<Recent>,
}

impl Inner {
    fn connection(&self) -> &JsValue {
        &self.connection
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // A connection that is only forgotten blocks every upgrade.
        self.database.close();
    }
}

impl Home {
    pub(super) fn installation(&self) -> &Installation {
        &self.0.installation
    }

    /// The alarm has been recorded where people see it: it is not given again. When it was [`StorageAlarm::NumbersUnknown`], staff have confirmed
    /// that numbers may start again, and every window issues numbers.
    ///
    /// # Errors
    /// When nothing could be written.
    pub async fn clear_alarm(&self, alarm: &StorageAlarm) -> Result<(), WriteError> {
        let alarm = alarm.clone();
        self.writing(move |inner| alarm::clear(inner, alarm)).await
    }

    /// Whether numbers are refused because nobody has confirmed [`StorageAlarm::NumbersUnknown`] yet, in whatever window.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn are_numbers_unknown(&self) -> Result<bool, ReadError> {
        self.reading(alarm::are_numbers_unknown).await
    }

    pub(super) async fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        let (inner, batch) = (Rc::clone(&self.0), batch.clone());
        let (sender, receiver) = oneshot::channel();
        spawn_local(async move {
            let answer = append::append(&inner, batch).await;
            let is_news = answer.is_ok();
            // Nobody may be waiting any more.
            let _unheard = sender.send(answer);
            // After the answer: who watches in this window comes behind who waits for it.
            if is_news {
                inner.windows.bell.ring();
            }
        });
        self.within(receiver).await.unwrap_or(Err(AppendError::Unknown))
    }

    pub(super) async fn append_past(&self, past: Past, forgotten: Timestamp) -> Result<(), AppendError> {
        let inner = Rc::clone(&self.0);
        let (sender, receiver) = oneshot::channel();
        spawn_local(async move {
            let answer = append_past::append_past(&inner, past, forgotten).await;
            inner.windows.bell.ring();
            // Nobody may be waiting any more.
            let _unheard = sender.send(answer);
        });
        self.within(receiver).await.unwrap_or(Err(AppendError::Unknown))
    }

    async fn reading<T, F>(&self, work: impl FnOnce(Rc<Inner>) -> F) -> Result<T, ReadError>
    where
        T: 'static,
        F: Future<Output = Result<T, WriteError>> + 'static,
    {
        Ok(self.writing(work).await?)
    }

    async fn writing<T, F>(&self, work: impl FnOnce(Rc<Inner>) -> F) -> Result<T, WriteError>
    where
        T: 'static,
        F: Future<Output = Result<T, WriteError>> + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let work = work(Rc::clone(&self.0));
        spawn_local(async move {
            let _unheard = sender.send(work.await);
        });
        let late = || WriteError::Unavailable("no answer in time".to_owned());
        self.within(receiver).await.unwrap_or_else(|| Err(late()))
    }

    async fn within<T>(&self, receiver: oneshot::Receiver<T>) -> Option<T> {
        self.0.patience.wait_for(receiver).await?.ok()
    }

    pub(super) async fn answer_to(&self, request: &RequestId) -> Result<Option<Appended>, ReadError> {
        let request = request.clone();
        self.reading(move |inner| append::answer_to(inner, request)).await
    }

    pub(super) async fn read(&self, stream: &Stream, from: u32) -> Result<Page, ReadError> {
        let stream = stream.clone();
        self.reading(move |inner| reading::read(inner, stream, from)).await
    }

    pub(super) async fn after(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        self.reading(move |inner| reading::after(inner, place, limit)).await
    }

    pub(super) async fn follow(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        self.reading(move |inner| reading::follow(inner, place, limit)).await
    }

    pub(super) async fn names_of(&self, places: &[Place]) -> Result<Vec<Names>, ReadError> {
        let places = places.to_vec();
        self.reading(move |inner| reading::names_of(inner, places)).await
    }

    pub(super) async fn kept(&self) -> Result<Kept, ReadError> {
        self.reading(reading::kept).await
    }

    pub(super) async fn forget_requests_before(&self, before: Timestamp) -> Result<u32, WriteError> {
        self.writing(move |inner| beside::forget_requests_before(inner, before)).await
    }

    pub(super) async fn load_snapshot(&self, name: &str) -> Result<Option<(Place, String)>, ReadError> {
        let name = name.to_owned();
        self.reading(move |inner| beside::load_snapshot(inner, name)).await
    }

    pub(super) async fn save_snapshot(&self, name: &str, place: Place, content: &str) -> Result<(), WriteError> {
        let (name, content) = (name.to_owned(), content.to_owned());
        self.writing(move |inner| beside::save_snapshot(inner, name, place, content)).await
    }

    pub(super) async fn drop_snapshots(&self) -> Result<(), WriteError> {
        self.writing(beside::drop_snapshots).await
    }

    pub(super) async fn put_blob(&self, key: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let (key, bytes) = (key.to_owned(), js_sys::Uint8Array::from(bytes));
        self.writing(move |inner| beside::put_blob(inner, key, bytes)).await
    }

    pub(super) async fn get_blob(&self, key: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let key = key.to_owned();
        self.reading(move |inner| beside::get_blob(inner, key)).await
    }

    pub(super) async fn erase_blob(&self, key: &str) -> Result<(), WriteError> {
        let key = key.to_owned();
        self.writing(move |inner| beside::erase_blob(inner, key)).await
    }
}

impl Watched for Home {
    async fn news(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        self.after(place, limit).await
    }

    fn bell(&self) -> Bell {
        self.0.windows.bell.clone()
    }

    async fn pause(&self) {
        let bell = self.bell();
        let rung = Box::pin(async move { bell.rung_since(bell.count()).await });
        select(rung, Box::pin(transaction::sleep(RETRY_MS))).await;
    }
}
