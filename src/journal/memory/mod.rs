//! The journal in memory: for tests and simulation, with faults on demand.
//!
//! Nothing here is random and nothing asks a clock: the same calls in the same order give the same answers.

mod faults;
mod keyed;
mod store;

use std::cell::{Ref, RefCell};
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

pub use faults::{Fate, Outcome, Tamper};

use self::faults::Faults;
use self::store::Store;
use super::bell::Bell;
use super::past::Past;
use super::recent::Recent;
use super::verify::{Kept, Names};
use super::watch::Watched;
use super::{AppendError, Appended, Batch, Page, Place, ReadError, WriteError};
use crate::domain::identity::{Installation, RequestId};
use crate::domain::stream::Stream;
use crate::domain::time::Timestamp;

/// One installation's access to a store in memory. Clones are windows of the same installation.
#[derive(Clone)]
pub struct Home {
    installation: Installation,
    shared: Rc<Shared>,
}

struct Shared {
    store: RefCell<Store>,
    faults: RefCell<Faults>,
    bell: Bell,
    recent: RefCell<Recent>,
}

impl Home {
    /// A new, empty store.
    pub fn new(installation: Installation) -> Self {
        let shared = Shared { store: RefCell::default(), faults: RefCell::default(), bell: Bell::default(), recent: RefCell::default() };
        Self { installation, shared: Rc::new(shared) }
    }

    /// Another installation on the same store.
    pub fn window(&self, installation: Installation) -> Self {
        Self { installation, shared: Rc::clone(&self.shared) }
    }

    /// Asks `fate` what becomes of each append from now on.
    pub fn set_append_faults(&self, fate: impl FnMut(&Batch) -> Fate + 'static) {
        self.shared.faults.borrow_mut().append = Some(Box::new(fate));
    }

    /// Asks `fails` whether each read from now on is [`ReadError::Unavailable`].
    pub fn set_read_faults(&self, fails: impl FnMut() -> bool + 'static) {
        self.shared.faults.borrow_mut().read = Some(Box::new(fails));
    }

    /// No faults any more. Appends that were to land later land now, and watchers hear of everything.
    pub fn heal(&self) {
        *self.shared.faults.borrow_mut() = Faults::default();
        self.shared.store.borrow_mut().land_all();
        self.announce();
    }

    /// Watchers hear of everything that was kept from them.
    pub fn announce(&self) {
        self.shared.store.borrow_mut().announce();
        self.shared.bell.ring();
    }

    /// Does to the store what no program does: for the tests of `verify`.
    pub fn tamper(&self, tamper: Tamper) {
        self.shared.store.borrow_mut().tamper(tamper);
    }

    pub(super) fn installation(&self) -> &Installation {
        &self.installation
    }

    pub(super) async fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        let fate = self.shared.faults.borrow_mut().fate_of(batch);
        turns(fate.late_before).await;
        let answer = self.settle(batch, fate.outcome);
        if !fate.unheard {
            self.announce();
        }
        turns(fate.late_after).await;
        answer
    }

    fn settle(&self, batch: &Batch, outcome: Outcome) -> Result<Appended, AppendError> {
        let mut store = self.shared.store.borrow_mut();
        store.land_due();
        match outcome {
            Outcome::Sound => store.append(&self.installation, batch),
            Outcome::Conflict => match store.answer_before(batch) {
                Some(answer) => answer,
                None => Err(AppendError::Conflict(store.versions_of(batch))),
            },
            Outcome::UnknownWritten => store.append(&self.installation, batch).and(Err(AppendError::Unknown)),
            Outcome::UnknownLost => Err(AppendError::Unknown),
            Outcome::UnknownLater(appends) => {
                store.land_later(appends, &self.installation, batch);
                Err(AppendError::Unknown)
            }
            Outcome::Unavailable => Err(AppendError::Unavailable("as the fault plan says".to_owned())),
            Outcome::Full => Err(AppendError::Full),
        }
    }

    pub(super) async fn append_past(&self, past: Past, forgotten: Timestamp) -> Result<(), AppendError> {
        let answer = self.shared.store.borrow_mut().append_past(&self.installation, &past, forgotten);
        self.announce();
        answer
    }

    /// The store, unless the fault plan says that this read fails.
    fn reading(&self) -> Result<Ref<'_, Store>, ReadError> {
        if self.shared.faults.borrow_mut().read_fails() {
            return Err(ReadError::Unavailable("as the fault plan says".to_owned()));
        }
        Ok(self.shared.store.borrow())
    }

    pub(super) async fn answer_to(&self, request: &RequestId) -> Result<Option<Appended>, ReadError> {
        Ok(self.reading()?.answer_to(request))
    }

    pub(super) async fn read(&self, stream: &Stream, from: u32) -> Result<Page, ReadError> {
        Ok(self.reading()?.read(stream, from))
    }

    pub(super) async fn after(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        let store = self.reading()?;
        Ok(store.after(place, limit, store.head()))
    }

    pub(super) async fn follow(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        let store = self.reading()?;
        let mut recent = self.shared.recent.borrow_mut();
        Ok(recent.page(place, limit, store.head()).unwrap_or_else(|| {
            let page = store.after(place, limit, store.head());
            recent.note(place, &page);
            page
        }))
    }

    pub(super) async fn names_of(&self, places: &[Place]) -> Result<Vec<Names>, ReadError> {
        let store = self.reading()?;
        Ok(places.iter().map(|place| store.names_of(*place)).collect())
    }

    pub(super) async fn kept(&self) -> Result<Kept, ReadError> {
        Ok(self.reading()?.kept())
    }

    pub(super) async fn forget_requests_before(&self, before: Timestamp) -> Result<u32, WriteError> {
        Ok(self.shared.store.borrow_mut().forget_requests_before(before))
    }

    pub(super) async fn load_snapshot(&self, name: &str) -> Result<Option<(Place, String)>, ReadError> {
        Ok(self.reading()?.snapshots.get(name).cloned())
    }

    pub(super) async fn save_snapshot(&self, name: &str, place: Place, content: &str) -> Result<(), WriteError> {
        self.shared.store.borrow_mut().snapshots.insert(name.to_owned(), (place, content.to_owned()));
        Ok(())
    }

    pub(super) async fn drop_snapshots(&self) -> Result<(), WriteError> {
        self.shared.store.borrow_mut().snapshots.clear();
        Ok(())
    }

    pub(super) async fn put_blob(&self, key: &str, bytes: &[u8]) -> Result<(), WriteError> {
        self.shared.store.borrow_mut().blobs.insert(key.to_owned(), bytes.to_vec());
        Ok(())
    }

    pub(super) async fn get_blob(&self, key: &str) -> Result<Option<Vec<u8>>, ReadError> {
        Ok(self.reading()?.blobs.get(key).cloned())
    }

    pub(super) async fn erase_blob(&self, key: &str) -> Result<(), WriteError> {
        self.shared.store.borrow_mut().blobs.remove(key);
        Ok(())
    }
}

impl Watched for Home {
    async fn news(&self, place: Place, limit: usize) -> Result<Page, ReadError> {
        let store = self.reading()?;
        Ok(store.after(place, limit, store.announced()))
    }

    fn bell(&self) -> Bell {
        self.shared.bell.clone()
    }

    async fn pause(&self) {
        turns(1).await;
    }
}

/// Lets everybody else have so many turns.
async fn turns(mut count: u8) {
    poll_fn(|context| {
        if count == 0 {
            return Poll::Ready(());
        }
        count -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
