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
use crate::journal::{Hash, Taken, Writer};

/// How far ahead of a number its ceiling is written.
pub(super) const CEILING_AHEAD: u32 = 20;
/// The ceiling is raised in the background when a number comes so near to it.
const CEILING_NEAR: u32 = 10;
/// Heads are written so long after an append; later appends go with it.
const HEADS_AFTER_MS: u32 = 500;

/// Ceilings and heads of one window.
pub(super) struct Guard {
    sentinel: RefCell<Option<Rc<Sentinel>>>,
    /// Looks for another sentinel.
    when_lost: RefCell<Option<Box<dyn Fn()>>>,
    /// The loss was told, and another sentinel is being looked for.
    is_lost: Cell<bool>,
    ceilings: RefCell<BTreeMap<Sequence, u32>>,
    raising: RefCell<BTreeSet<Sequence>>,
    heads: RefCell<BTreeMap<Writer, (u64, Hash)>>,
    /// The last number of each sequence that was issued while there was no sentinel.
    unguarded: RefCell<BTreeMap<Sequence, u32>>,
    timer: RefCell<Option<Timeout>>,
    pub are_numbers_unknown: Cell<bool>,
    notice: Rc<dyn Fn(StorageNotice)>,
}

impl Guard {
    pub fn new(notice: Rc<dyn Fn(StorageNotice)>) -> Rc<Self> {
        Rc::new(Self {
            sentinel: RefCell::default(),
            when_lost: RefCell::default(),
            is_lost: Cell::new(false),
            ceilings: RefCell::default(),
            raising: RefCell::default(),
            heads: RefCell::default(),
            unguarded: RefCell::default(),
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

    /// Has the ceiling on the disk before `number` is issued. Without the sentinel the hall goes on, staff are told, and another is looked for.
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

    pub fn has_sentinel(&self) -> bool {
        self.sentinel.borrow().is_some()
    }

    pub fn drop_sentinel(&self) {
        self.sentinel.borrow_mut().take();
    }

    /// The sentinel does not work. It is told once; until another one is found nothing is new.
    pub fn go_without(&self, reason: String) {
        self.drop_sentinel();
        if !self.is_lost.replace(true) {
            self.notice(StorageNotice::WithoutSentinel(reason));
            self.look_for_another();
        }
    }

    /// Sets what looks for another sentinel; at once, when there is none already.
    pub fn when_lost(&self, look: Box<dyn Fn()>) {
        *self.when_lost.borrow_mut() = Some(look);
        if self.is_lost.get() {
            self.look_for_another();
        }
    }

    fn look_for_another(&self) {
        if let Some(look) = self.when_lost.borrow().as_ref() {
            look();
        }
    }

    /// There is a sentinel again, and it knows everything.
    pub fn regained(&self) {
        self.is_lost.set(false);
        self.unguarded.borrow_mut().clear();
    }

    /// Ceilings for what was issued without a sentinel.
    pub fn unguarded(&self) -> BTreeMap<String, u32> {
        let ceiling = |(sequence, number): (&Sequence, &u32)| (sequence.as_str().to_owned(), number.saturating_add(CEILING_AHEAD));
        self.unguarded.borrow().iter().map(ceiling).collect()
    }

    pub fn notice(&self, notice: StorageNotice) {
        (self.notice)(notice);
    }

    /// An entry is on the disk: its head follows soon, and a ceiling that comes near is raised before anybody waits for it.
    pub fn appended(self: &Rc<Self>, writer: Writer, number: u64, hash: Hash, taken: Option<&Taken>) {
        if !self.has_sentinel() {
            self.unguarded.borrow_mut().extend(taken.map(|taken| (taken.sequence.clone(), taken.number)));
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
