//! Ratings in a desk's window: the table follows the journal, the office appends what staff do. It is read beside the start, in pieces between which everything
//! else has its turn.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::case_deeds::person_of;
use super::cases::{self, Person, side_text};
use super::command::Failure;
use super::contents::hall_of;
use super::following::{AGAIN_MS, Following};
use super::rate_notes::sweep;
use super::rating_keeping::{erase, late};
use super::ratings::{RatingOffice, RatingTrouble, read};
use super::window::{Change, Listening, Window};
use crate::device;
use crate::device::timer::Pause;
use crate::domain::case::Terms;
use crate::domain::case::mask::PersonName;
use crate::domain::identity::{PersonId, RequestId};
use crate::domain::rating::Subject;
use crate::domain::rating::deed::StaffDeed;
use crate::domain::rating::file::RatingFile;
use crate::domain::rating::report::{By, Report, Sources};
use crate::domain::time::Day;
use crate::projection::rating_table::{RatingTable, catch_up, read_on};

/// Ratings as a desk works with them. Clones are the same.
#[derive(Clone)]
pub struct RatingDesk(Rc<Inner>);

struct Inner {
    window: Window,
    table: RefCell<RatingTable>,
    is_ready: Cell<bool>,
    following: Following,
    listening: RefCell<Option<Listening>>,
}

/// A rating with what may be shown of it at a manager's desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingPage {
    /// The rating and what happened.
    pub file: RatingFile,
    /// Typed texts by the name of their side record; nothing for what is no longer kept.
    pub texts: BTreeMap<String, Option<String>>,
    /// Whose case it is, where it is rated under a receipt and the case can be read.
    pub person: Option<Person>,
}

impl Inner {
    /// Reads what has come since; `told` is called where there are news, or nothing was told before.
    async fn follow(&self, told: &impl Fn()) {
        let read = async || catch_up(&self.table, self.window.journal()).await;
        let (news, pause) = (|| self.table.borrow().news(), async || device::timer::pause(AGAIN_MS).await);
        self.following.read_on(read, news, told, pause).await;
    }
}

impl RatingDesk {
    /// Begins to read; `changed` is called whenever ratings or services have changed, and when all have been read.
    pub fn start(window: &Window, changed: impl Fn() + 'static) -> Self {
        let (table, is_ready, following, listening) = (RefCell::default(), Cell::new(false), Following::default(), RefCell::default());
        let desk = Self(Rc::new(Inner { window: window.clone(), table, is_ready, following, listening }));
        let changed = Rc::new(changed);
        let (following, told) = (Rc::downgrade(&desk.0), changed.clone());
        *desk.0.listening.borrow_mut() = Some(window.listen(move |change| {
            let Some(inner) = following.upgrade().filter(|inner| change == Change::Floor && inner.is_ready.get()) else { return };
            let told = told.clone();
            spawn_local(async move { inner.follow(&*told).await });
        }));
        let loading = Rc::downgrade(&desk.0);
        spawn_local(async move {
            while let Some(inner) = loading.upgrade() {
                match read_on(&inner.table, inner.window.journal(), async || device::timer::pause(0).await).await {
                    Ok(_) => break,
                    Err(_) => device::timer::pause(1_000).await,
                }
            }
            let Some(inner) = loading.upgrade() else { return };
            inner.is_ready.set(true);
            // What came while they were read; then it is told that all are here.
            inner.follow(&*changed).await;
            // What cannot be swept or erased now is at the next start; by a date that is not believed nothing is, for it cannot be undone.
            let (window, journal) = (&inner.window, inner.window.journal());
            if window.clock_doubt().is_none() {
                let _ = sweep(journal, window.today()).await;
                let late = late(&inner.table.borrow(), &window.hall(), window.today());
                let _ = erase(journal, late).await;
            }
        });
        desk
    }

    /// All ratings have been read.
    pub fn is_ready(&self) -> bool {
        self.0.is_ready.get()
    }

    /// Reads what has come since.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub async fn catch_up(&self) -> Result<(), Failure> {
        catch_up(&self.0.table, self.0.window.journal()).await?;
        Ok(())
    }

    /// Looks at all ratings.
    pub fn with_table<T>(&self, look: impl FnOnce(&RatingTable) -> T) -> T {
        look(&self.0.table.borrow())
    }

    /// Does something with a rating.
    ///
    /// # Errors
    /// See [`RatingTrouble`].
    pub async fn act(&self, request: &RequestId, subject: &Subject, who: &PersonId, deed: &StaffDeed) -> Result<(), RatingTrouble> {
        let window = &self.0.window;
        let hall = window.hall();
        let names = match self.person(subject).await? {
            Some(Person::Known(_, Some(contact))) => contact.agent.into_iter().chain([contact.name]).collect::<Vec<PersonName>>(),
            _ => Vec::new(),
        };
        let stamp = window.stamp(request.clone());
        let office = RatingOffice {
            journal: window.journal(),
            hall: &hall,
            table: &self.0.table,
            fresh: &device::ids::new_random_id,
            pause: Pause::new as fn(u32) -> Pause,
        };
        let done = office.act(subject, (who, deed), names, &stamp).await;
        window.changed(Change::Floor);
        done
    }

    /// A rating with what may be shown of it; nothing where there is none.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn page(&self, subject: &Subject) -> Result<Option<RatingPage>, Failure> {
        let journal = self.0.window.journal();
        let Some(file) = read(journal, subject).await? else { return Ok(None) };
        let mut texts = BTreeMap::new();
        for side in file.sides() {
            texts.insert(side.name().to_owned(), side_text(journal, side).await?.flatten());
        }
        Ok(Some(RatingPage { file, texts, person: self.person(subject).await? }))
    }

    /// Whose case is rated: only where a receipt says so.
    async fn person(&self, subject: &Subject) -> Result<Option<Person>, Failure> {
        let Subject::Receipt(number) = subject else { return Ok(None) };
        let journal = self.0.window.journal();
        let Some(file) = cases::read(journal, *number).await? else { return Ok(None) };
        // Without a key what is masked must do.
        let keys = device::sealing::keys(&hall_of(&self.0.window)).await.ok();
        person_of(journal, &file.case, keys.as_ref()).await.map(Some)
    }

    /// The figures of a span, with limits as they stand today.
    pub fn report(&self, span: (Day, Day), by: By) -> Report {
        self.report_as_of(span, by, self.0.window.today())
    }

    /// The figures of a span, with limits as they stood on the morning of `day`; what was recorded since counts all the same.
    pub fn report_as_of(&self, span: (Day, Day), by: By, day: Day) -> Report {
        let hall = self.0.window.hall();
        self.with_table(|table| {
            let sources = Sources { ratings: table.all(), services: table.services().all(), is_rated: &|subject| table.is_rated(subject) };
            Report::of(sources, (span, by), (&hall, &Terms::of(&hall), day))
        })
    }
}
