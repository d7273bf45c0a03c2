//! Guards what must never happen although storage lies: a number given twice, a lost tail that nobody notices.
//!
//! Storage has been seen to come back empty or without its last records, with no error. So each sequence's ceiling is on the disk, outside the
//! database, before a number below it is issued, and the writers' heads follow every append. `compare` is what the start does with them.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;

use super::open::StorageNotice;
use super::records::head_text;
use super::sentinel::{Known, Sentinel, Wish};
use crate::domain::stream::Sequence;
use crate::journal::{AppendError, Hash, Taken, Writer};

/// How far ahead of a number its ceiling is written.
pub(super) const CEILING_AHEAD: u32 = 20;
/// The ceiling is raised in the background when a number comes so near to it.
const CEILING_NEAR: u32 = 10;
/// Heads are written so long after an append; later appends go with it.
const HEADS_AFTER_MS: u32 = 500;

/// Ceilings and heads of one window.
pub(super) struct Guard {
    sentinel: RefCell<Option<Rc<Sentinel>>>,
    ceilings: RefCell<BTreeMap<Sequence, u32>>,
    raising: RefCell<BTreeSet<Sequence>>,
    heads: RefCell<BTreeMap<Writer, (u64, Hash)>>,
    timer: RefCell<Option<Timeout>>,
    pub are_numbers_unknown: Cell<bool>,
    notice: Rc<dyn Fn(StorageNotice)>,
}

impl Guard {
    pub fn new(notice: Rc<dyn Fn(StorageNotice)>) -> Rc<Self> {
        Rc::new(Self {
            sentinel: RefCell::default(),
            ceilings: RefCell::default(),
            raising: RefCell::default(),
            heads: RefCell::default(),
            timer: RefCell::default(),
            are_numbers_unknown: Cell::new(false),
            notice,
        })
    }

    /// The highest number of the sequence that may be issued now.
    pub fn ceiling(&self, sequence: &Sequence) -> u32 {
        if self.are_numbers_unknown.get() {
            return 0;
        }
        match *self.sentinel.borrow() {
            Some(_) => self.ceilings.borrow().get(sequence).copied().unwrap_or(0),
            None => u32::MAX,
        }
    }

    /// Refuses rather than guesses.
    pub fn check_numbers_known(&self) -> Result<(), AppendError> {
        match self.are_numbers_unknown.get() {
            true => Err(AppendError::Damaged("which numbers were given is unknown until staff confirm".to_owned())),
            false => Ok(()),
        }
    }

    /// Has the ceiling on the disk before `number` is issued. Without the sentinel the hall goes on, and staff are told.
    pub async fn raise(&self, sequence: &Sequence, number: u32) {
        let ceiling = number.saturating_add(CEILING_AHEAD);
        self.tell(Wish::Raise, BTreeMap::from([(sequence.as_str().to_owned(), ceiling)]), BTreeMap::new()).await;
    }

    pub async fn tell(&self, wish: Wish, sequences: BTreeMap<String, u32>, heads: BTreeMap<String, String>) {
        let Some(sentinel) = self.sentinel.borrow().clone() else { return };
        match sentinel.ask(wish, sequences, heads).await {
            Ok(known) => self.learn(&known),
            Err(reason) => self.go_without(reason),
        }
    }

    /// Ceilings only grow.
    pub fn learn(&self, known: &Known) {
        let ceilings = known.sequences.iter().map(|(sequence, ceiling)| (Sequence::from_text(sequence), *ceiling));
        self.ceilings.borrow_mut().extend(ceilings);
    }

    /// Keeps ceilings there from now on.
    pub fn trust(&self, sentinel: Rc<Sentinel>) {
        *self.sentinel.borrow_mut() = Some(sentinel);
    }

    pub fn go_without(&self, reason: String) {
        self.sentinel.borrow_mut().take();
        (self.notice)(StorageNotice::WithoutSentinel(reason));
    }

    /// An entry is on the disk: its head follows soon, and a ceiling that comes near is raised before anybody waits for it.
    pub fn appended(self: &Rc<Self>, writer: Writer, number: u64, hash: Hash, taken: Option<&Taken>) {
        if self.sentinel.borrow().is_none() {
            return;
        }
        self.heads.borrow_mut().insert(writer, (number, hash));
        if self.timer.borrow().is_none() {
            let guard = Rc::downgrade(self);
            let write = move || {
                if let Some(guard) = guard.upgrade() {
                    spawn_local(async move { guard.write_heads().await });
                }
            };
            *self.timer.borrow_mut() = Some(Timeout::new(HEADS_AFTER_MS, write));
        }
        let near = taken.filter(|taken| taken.number.saturating_add(CEILING_NEAR) > self.ceiling(&taken.sequence)).cloned();
        if let Some(taken) = near.filter(|taken| self.raising.borrow_mut().insert(taken.sequence.clone())) {
            let guard = Rc::clone(self);
            spawn_local(async move {
                guard.raise(&taken.sequence, taken.number).await;
                guard.raising.borrow_mut().remove(&taken.sequence);
            });
        }
    }

    async fn write_heads(&self) {
        self.timer.borrow_mut().take();
        let heads = std::mem::take(&mut *self.heads.borrow_mut());
        let heads = heads.into_iter().map(|(writer, (number, hash))| (writer.as_str().to_owned(), head_text(number, hash)));
        self.tell(Wish::Raise, BTreeMap::new(), heads.collect()).await;
    }
}
