//! Cases in a desk's window: the table follows the journal, the office seals and appends, the guides are at hand. One window of the machine keeps house.
//!
//! The table is read beside the start, in pieces between which everything else has its turn: however many cases there are, a counter calls people meanwhile.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::case_keeping::{abandoned, due, erase, erase_abandoned, late, sweep};
use super::case_keys;
use super::cases::{CaseOffice, CaseTrouble, Person, read, side_text};
use super::contents::{self, hall_of};
use super::following::{AGAIN_MS, Following};
use super::window::{Change, Listening, Window};
use crate::device;
use crate::device::sealing::CaseKeys;
use crate::device::timer::Pause;
use crate::domain::case::CaseFile;
use crate::domain::case::deed::{Application, Deed};
use crate::domain::case::lookup::FindBy;
use crate::domain::case::seal::SealFault;
use crate::domain::codes::receipt::{RECEIPT_RANDOM_MAX, ReceiptNumber};
use crate::domain::identity::RequestId;
use crate::domain::parts::GUIDES;
use crate::domain::time::Day;
use crate::projection::case_snapshot::{self, SavePlan};
use crate::projection::case_table::{CaseTable, catch_up, read_on};

/// How often the keeper looks round.
const ROUND_SECONDS: u32 = 600;
/// How characters are read.
const READINGS_PATH: &str = "/content/readings.txt";
/// The highest serial that was given here, with its day: the database may be lost, this is beside it.
const GIVEN_KEY: &str = "receipt-given";

/// Cases as a desk works with them. Clones are the same.
#[derive(Clone)]
pub struct CaseDesk(Rc<Inner>);

struct Inner {
    window: Window,
    table: RefCell<CaseTable>,
    is_ready: Cell<bool>,
    keys: RefCell<Option<CaseKeys>>,
    following: Following,
    listening: RefCell<Option<Listening>>,
}

/// A case with what may be shown of it at a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePage {
    /// The case.
    pub file: CaseFile,
    /// Whose it is.
    pub person: Person,
    /// Typed texts by the name of their side record; nothing for what is no longer kept.
    pub texts: BTreeMap<String, Option<String>>,
}

impl Inner {
    /// Reads what has come since; `told` is called where there are news, or nothing was told before.
    async fn follow(&self, told: &impl Fn()) {
        let read = async || catch_up(&self.table, self.window.journal()).await;
        let (news, pause) = (|| self.table.borrow().news(), async || device::timer::pause(AGAIN_MS).await);
        self.following.read_on(read, news, told, pause).await;
    }
}

impl CaseDesk {
    /// Begins to read; `changed` is called whenever cases have changed, and when all have been read.
    pub fn start(window: &Window, changed: impl Fn() + 'static) -> Self {
        let desk = Self(Rc::new(Inner {
            window: window.clone(),
            table: RefCell::default(),
            is_ready: Cell::new(false),
            keys: RefCell::default(),
            following: Following::default(),
            listening: RefCell::default(),
        }));
        let changed = Rc::new(changed);
        let (following, told) = (Rc::downgrade(&desk.0), changed.clone());
        *desk.0.listening.borrow_mut() = Some(window.listen(move |change| {
            let Some(inner) = following.upgrade().filter(|inner| change == Change::Floor && inner.is_ready.get()) else { return };
            let told = told.clone();
            spawn_local(async move { inner.follow(&*told).await });
        }));
        let loading = desk.clone();
        spawn_local(async move {
            while loading.load().await.is_err() {
                device::timer::pause(1_000).await;
            }
            // What came while they were read; then it is told that all are here.
            loading.0.follow(&*changed).await;
            loading.keep_house().await;
        });
        desk
    }

    /// All cases have been read.
    pub fn is_ready(&self) -> bool {
        self.0.is_ready.get()
    }

    /// Looks at all cases.
    pub fn with_table<T>(&self, look: impl FnOnce(&CaseTable) -> T) -> T {
        look(&self.0.table.borrow())
    }

    async fn load(&self) -> Result<(), CaseTrouble> {
        let journal = self.0.window.journal();
        *self.0.table.borrow_mut() = case_snapshot::load(journal, async || device::timer::pause(0).await).await;
        read_on(&self.0.table, journal, async || device::timer::pause(0).await).await?;
        self.0.is_ready.set(true);
        Ok(())
    }

    /// One window does it for all. Each job may run twice without harm.
    async fn keep_house(&self) {
        let window = &self.0.window;
        let Some(_held) = device::locks::take(&window.scoped("cases"), device::locks::Manner::Wait, || {}).await else { return };
        let mut plan = SavePlan::default();
        loop {
            let (journal, hall, today) = (window.journal(), window.hall(), window.today());
            plan.save(&self.0.table, journal, async || device::timer::pause(0).await).await;
            // What cannot be swept or erased now is the next time; by a date that is not believed nothing is, for it cannot be undone.
            if window.clock_doubt().is_none() {
                let _ = sweep(journal, today).await;
                let late = late(&self.0.table.borrow(), &hall, today);
                if let Ok(found) = due(journal, late).await {
                    let _ = erase(journal, found).await;
                }
                let left = abandoned(&self.0.table.borrow(), &hall, today);
                let _ = erase_abandoned(journal, left).await;
            }
            device::timer::pause(ROUND_SECONDS * 1_000).await;
        }
    }

    async fn keys(&self) -> Result<CaseKeys, SealFault> {
        // Another window may have added one since: the store is asked each time, which takes less than a millisecond.
        let hall = hall_of(&self.0.window);
        let is_first = self.0.keys.borrow().is_none() && device::sealing::known(&hall).await?.is_empty();
        let keys = device::sealing::keys(&hall).await?;
        if is_first {
            // No kit has wrapped it: every desk is told.
            self.0.window.changed(Change::Content);
        }
        *self.0.keys.borrow_mut() = Some(keys.clone());
        Ok(keys)
    }

    async fn at_work<T>(
        &self,
        work: impl AsyncFnOnce(&CaseOffice<'_, CaseKeys, fn(u32) -> Pause>) -> Result<T, CaseTrouble>,
    ) -> Result<T, CaseTrouble> {
        let (window, keys) = (&self.0.window, self.keys().await?);
        let hall = window.hall();
        let given = |day: Day| given(window, day);
        let office = CaseOffice {
            journal: window.journal(),
            hall: &hall,
            table: &self.0.table,
            seals: &keys,
            fresh: &device::ids::new_random_id,
            given: &given,
            pause: Pause::new as fn(u32) -> Pause,
        };
        work(&office).await
    }

    /// Six random digits for a receipt.
    pub fn random(&self) -> u32 {
        device::ids::random_below(RECEIPT_RANDOM_MAX + 1)
    }

    /// Accepts a case; the same request again gets the same receipt.
    ///
    /// # Errors
    /// See [`CaseTrouble`].
    pub async fn accept(&self, request: &RequestId, application: &Application) -> Result<ReceiptNumber, CaseTrouble> {
        let stamp = self.0.window.stamp(request.clone());
        let number = self.at_work(async |office| office.accept(application, &stamp).await).await?;
        let note = format!("{} {}", number.day().digits(), number.serial().max(given(&self.0.window, number.day())));
        device::local::set(&self.0.window.scoped(GIVEN_KEY), &note);
        self.0.window.changed(Change::Floor);
        Ok(number)
    }

    /// The receipt that was given for this request, if one was.
    ///
    /// # Errors
    /// See [`CaseTrouble`].
    pub async fn accepted_by(&self, request: &RequestId) -> Result<Option<ReceiptNumber>, CaseTrouble> {
        self.at_work(async |office| office.answered(request).await).await
    }

    /// Does something with a case.
    ///
    /// # Errors
    /// See [`CaseTrouble`].
    pub async fn act(&self, request: &RequestId, number: ReceiptNumber, deed: &Deed) -> Result<(), CaseTrouble> {
        let stamp = self.0.window.stamp(request.clone());
        let done = self.at_work(async |office| office.act(number, deed, &stamp).await).await;
        self.0.window.changed(Change::Floor);
        done
    }

    /// Receipts of whoever has this phone or document.
    ///
    /// # Errors
    /// See [`CaseTrouble`].
    pub async fn find(&self, by: &FindBy) -> Result<Vec<ReceiptNumber>, CaseTrouble> {
        self.at_work(async |office| office.find(by).await).await
    }

    /// Older cases may be there and cannot be found by their people: this machine lacks a key.
    pub async fn lacks_keys(&self) -> bool {
        case_keys::standing(&self.0.window).await.is_none_or(|keys| keys.is_missing)
    }

    /// A case with what may be shown of it; nothing where there is none.
    ///
    /// # Errors
    /// See [`CaseTrouble`].
    pub async fn page(&self, number: ReceiptNumber) -> Result<Option<CasePage>, CaseTrouble> {
        let journal = self.0.window.journal();
        let Some(file) = read(journal, number).await? else { return Ok(None) };
        let person = self.at_work(async |office| office.person(&file.case).await).await?;
        let mut texts = BTreeMap::new();
        for side in file.sides() {
            texts.insert(side.name().to_owned(), side_text(journal, side).await?.flatten());
        }
        Ok(Some(CasePage { file, person, texts }))
    }

    /// The text of the guides in force, and that of how characters are read.
    ///
    /// # Errors
    /// What cannot be had.
    pub async fn guide_texts(&self) -> Result<(String, String), String> {
        let (contents, _) = contents::load(&self.0.window).await.map_err(|trouble| format!("{trouble:?}"))?;
        Ok((contents.text(GUIDES).to_owned(), device::fetch::text(READINGS_PATH).await?))
    }
}

/// The highest serial of this day that was given here.
fn given(window: &Window, day: Day) -> u32 {
    let note = device::local::get(&window.scoped(GIVEN_KEY));
    let serial = note.as_deref().and_then(|note| note.strip_prefix(&day.digits())?.trim().parse().ok());
    serial.unwrap_or(0)
}

/// Prints what the page's print view shows, once the screen has drawn it.
pub async fn print_soon() {
    device::timer::pause(60).await;
    device::printer::print();
}
