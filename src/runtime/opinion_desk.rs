//! Opinions in a desk's window: the table follows the journal, the office appends what staff do, and a phone is read only when somebody asks for it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::cases::side_text;
use super::command::Failure;
use super::contents::hall_of;
use super::following::Following;
use super::opinion_keeping::{erase, late};
use super::opinions::{OpinionOffice, OpinionTrouble, read};
use super::window::{Change, Listening, Window};
use crate::device;
use crate::device::timer::Pause;
use crate::domain::case::seal::Seals;
use crate::domain::identity::{PersonId, RequestId};
use crate::domain::opinion::deed::OpinionDeed;
use crate::domain::opinion::file::OpinionFile;
use crate::domain::opinion::{OpinionNumber, OpinionRecord};
use crate::projection::opinion_table::{OpinionTable, catch_up, load};

/// The journal could not be read: it is tried again after so long.
const AGAIN_MS: u32 = 5_000;

/// How far the opinions have been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// They are being read.
    Looking,
    /// They cannot be read now.
    Failed,
    /// They are here.
    Here,
}

/// Opinions as a desk works with them. Clones are the same.
#[derive(Clone)]
pub struct OpinionDesk(Rc<Inner>);

struct Inner {
    window: Window,
    table: RefCell<OpinionTable>,
    reading: Cell<Reading>,
    following: Following,
    listening: RefCell<Option<Listening>>,
}

/// An opinion with what may be shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpinionPage {
    /// The opinion and what happened.
    pub file: OpinionFile,
    /// What was said; nothing for what is no longer kept, or damaged.
    pub record: Option<OpinionRecord>,
    /// Notes by the name of their side record.
    pub notes: BTreeMap<String, String>,
}

impl OpinionDesk {
    /// Begins to read; `changed` is called whenever opinions have changed, and when all have been read or cannot be.
    pub fn start(window: &Window, changed: impl Fn() + 'static) -> Self {
        let (table, reading, following, listening) =
            (RefCell::default(), Cell::new(Reading::Looking), Following::default(), RefCell::default());
        let desk = Self(Rc::new(Inner { window: window.clone(), table, reading, following, listening }));
        let changed = Rc::new(changed);
        let (following, told) = (Rc::downgrade(&desk.0), changed.clone());
        *desk.0.listening.borrow_mut() = Some(window.listen(move |change| {
            let is_here = |inner: &Rc<Inner>| change == Change::Floor && inner.reading.get() == Reading::Here;
            let Some(inner) = following.upgrade().filter(is_here) else { return };
            let told = told.clone();
            spawn_local(async move {
                inner.following.read_on(async || catch_up(&inner.table, inner.window.journal()).await, &*told).await;
            });
        }));
        let loading = Rc::downgrade(&desk.0);
        spawn_local(async move {
            while let Some(inner) = loading.upgrade() {
                let (window, journal) = (&inner.window, inner.window.journal());
                match load(journal, window.today()).await {
                    Ok(table) => {
                        inner.table.replace(table);
                        inner.reading.set(Reading::Here);
                        changed();
                        // What cannot be erased now is at the next start; by a date that is not believed nothing is, for it cannot be undone.
                        if window.clock_doubt().is_none() {
                            let late = late(&inner.table.borrow(), &window.hall(), window.today());
                            let _ = erase(journal, &late).await;
                        }
                        return;
                    }
                    Err(_) => inner.reading.set(Reading::Failed),
                }
                changed();
                drop(inner);
                device::timer::pause(AGAIN_MS).await;
            }
        });
        desk
    }

    /// How far they have been read.
    pub fn reading(&self) -> Reading {
        self.0.reading.get()
    }

    /// Looks at all opinions.
    pub fn with_table<T>(&self, look: impl FnOnce(&OpinionTable) -> T) -> T {
        look(&self.0.table.borrow())
    }

    /// Does something with an opinion.
    ///
    /// # Errors
    /// See [`OpinionTrouble`].
    pub async fn act(&self, request: &RequestId, number: OpinionNumber, who: &PersonId, deed: &OpinionDeed) -> Result<(), OpinionTrouble> {
        let window = &self.0.window;
        let hall = window.hall();
        let stamp = window.stamp(request.clone());
        let office = OpinionOffice {
            journal: window.journal(),
            hall: &hall,
            table: &self.0.table,
            fresh: &device::ids::new_random_id,
            pause: Pause::new as fn(u32) -> Pause,
        };
        let done = office.act(number, (who, deed), &stamp).await;
        window.changed(Change::Floor);
        done
    }

    /// An opinion with what may be shown of it; nothing where there is none.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn page(&self, number: OpinionNumber) -> Result<Option<OpinionPage>, Failure> {
        let journal = self.0.window.journal();
        let Some(file) = read(journal, number).await? else { return Ok(None) };
        let mut texts = BTreeMap::new();
        for side in file.sides() {
            if let Some(text) = side_text(journal, side).await?.flatten() {
                texts.insert(side.name().to_owned(), text);
            }
        }
        let record = texts.remove(file.opinion.posted.record.name()).and_then(|text| OpinionRecord::read(&text));
        Ok(Some(OpinionPage { file, record, notes: texts }))
    }

    /// The phone in full; nothing where this machine cannot read it.
    pub async fn phone(&self, sealed: &str) -> Option<String> {
        let keys = device::sealing::keys(&hall_of(&self.0.window)).await.ok()?;
        keys.open(sealed).await.ok()
    }
}
