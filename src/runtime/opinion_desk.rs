//! Opinions in a desk's window: the table follows the journal, the office appends what staff do, and a phone is read only when somebody asks for it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::cases::side_text;
use super::command::Failure;
use super::contents::hall_of;
use super::following::{AGAIN_MS, Following};
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
use crate::domain::time::Day;
use crate::projection::opinion_table::{OpinionTable, catch_up, load};

/// How often the keeper looks whether a day has begun.
const ROUND_SECONDS: u32 = 600;

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

impl Inner {
    /// Reads what has come since; `told` is called where there are news, or nothing was told before.
    async fn follow(&self, told: &impl Fn()) {
        let read = async || catch_up(&self.table, self.window.journal()).await;
        let (news, pause) = (|| self.table.borrow().news(), async || device::timer::pause(AGAIN_MS).await);
        self.following.read_on(read, news, told, pause).await;
    }

    /// Reads them all; says whether that could be done.
    async fn load(&self) -> bool {
        let found = load(self.window.journal(), self.window.today()).await;
        let is_here = found.is_ok();
        if let Ok(table) = found {
            self.table.replace(table);
        }
        self.reading.set(if is_here { Reading::Here } else { Reading::Failed });
        is_here
    }

    /// Erases what is kept no longer on this day; says whether that could be done.
    async fn erase_late(&self, today: Day) -> bool {
        let (window, journal) = (&self.window, self.window.journal());
        // It cannot be undone: by a date that is not believed nothing is erased, nor before it is known what came last.
        if window.clock_doubt().is_some() || catch_up(&self.table, journal).await.is_err() {
            return false;
        }
        let late = late(&self.table.borrow(), &window.hall(), today);
        erase(journal, &late).await.is_ok()
    }
}

/// Erases once a day; what could not be erased is at the next round. One window does it for all; it may run twice without harm.
async fn keep_house(desk: &Weak<Inner>) {
    let Some(window) = desk.upgrade().map(|inner| inner.window.clone()) else { return };
    let Some(_held) = device::locks::take(&window.scoped("opinions"), device::locks::Manner::Wait, || {}).await else { return };
    let mut erased = None;
    while let Some(inner) = desk.upgrade() {
        let today = window.today();
        if erased != Some(today) && inner.erase_late(today).await {
            erased = Some(today);
        }
        drop(inner);
        device::timer::pause(ROUND_SECONDS * 1_000).await;
    }
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
            spawn_local(async move { inner.follow(&*told).await });
        }));
        let loading = Rc::downgrade(&desk.0);
        spawn_local(async move {
            while let Some(inner) = loading.upgrade() {
                if inner.load().await {
                    // What came while they were read; then it is told that all are here.
                    inner.follow(&*changed).await;
                    break;
                }
                changed();
                drop(inner);
                device::timer::pause(AGAIN_MS).await;
            }
            keep_house(&loading).await;
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
