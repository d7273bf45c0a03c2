//! Cases (办件): what was accepted, where it is, until when it must be decided, and what may be done with it. Pure.
//!
//! A case is the stream `case/RECEIPT`, whose name is the receipt's 18 digits: whoever has the number reads one stream and needs no index. It has an office
//! of its own, as PINs and published content have: the floor knows nothing of cases, and the kiosk carries none of this before a receipt is looked up.

pub mod command;
pub mod deed;
pub mod event;
pub mod export;
pub mod figures;
pub mod file;
pub mod lookup;
pub mod mask;
mod material;
mod reading;
pub mod seal;
pub mod side;
pub mod standing;

pub use command::{CaseChange, CaseCommand, CaseRefusal, CaseView, decide};
pub use event::{Accepted, AskedAgain, CaseEvent, CaseMaterial, CaseTicket, Correction, Delivery, Ground, HandedIn, Trait, Verdict};
pub use file::{CaseFile, Happened};
pub use side::SideRef;
pub use standing::{CaseStanding, Terms};

use serde::{Deserialize, Serialize};

use super::codes::receipt::{ReceiptCode, ReceiptNumber};
use super::guide::terms::Limit;
use super::identity::{ClerkId, CounterId, ItemId, StepId};
use super::time::Timestamp;

/// A case as its events make it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Which.
    pub number: ReceiptNumber,
    /// The random part of its code.
    pub random: u32,
    /// Appends to its stream.
    pub version: u32,
    /// Events so far, those this program does not know included.
    pub entries: u32,
    /// When it was accepted.
    pub accepted_at: Timestamp,
    /// What was applied for.
    pub item: ItemId,
    /// By which guide.
    pub guide: String,
    /// And its version.
    pub guide_version: u32,
    /// Where it was accepted.
    pub counter: CounterId,
    /// Who was asked first: never anybody else.
    pub first: ClerkId,
    /// Who handles it now.
    pub handler: ClerkId,
    /// How it was handed in.
    pub way: HandedIn,
    /// Whose it is.
    pub person: SideRef,
    /// What is promised.
    pub promised: Limit,
    /// What the law allows.
    pub statutory: Limit,
    /// The steps of its procedure.
    pub steps: Vec<StepId>,
    /// The step it is in, from 0.
    pub step: usize,
    /// Since when.
    pub step_at: Timestamp,
    /// What is to be handed in.
    pub materials: Vec<CaseMaterial>,
    /// Something else was asked for in words and has not come.
    pub other_wanted: Option<SideRef>,
    /// How often the applicant was told that something is missing.
    pub told: u32,
    /// Times in which its clock stood still, in their order.
    pub halts: Vec<Halt>,
    /// What it is.
    pub stage: Stage,
    /// How often it was urged.
    pub urged: u32,
    /// When it was urged last.
    pub urged_at: Option<Timestamp>,
    /// How often something was corrected.
    pub corrected: u32,
    /// When anything of it was recorded last.
    pub touched_at: Timestamp,
}

/// A time in which a case's clock stood still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halt {
    /// Since when.
    pub from: Timestamp,
    /// Until when; nothing while it does.
    pub until: Option<Timestamp>,
    /// On this ground; nothing: something was missing.
    pub ground: Option<Ground>,
    /// Something that was missing has come meanwhile.
    pub answered: bool,
}

/// What a case is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// It is worked on.
    Running,
    /// Something is missing; the clock stands still.
    Waiting,
    /// The law lets the clock stand still.
    Suspended(Ground),
    /// It is decided and not yet delivered.
    Decided {
        /// How.
        verdict: Verdict,
        /// When.
        at: Timestamp,
    },
    /// The result is with the applicant, or the applicant took the case back.
    Over {
        /// How it was decided.
        verdict: Verdict,
        /// When.
        decided_at: Timestamp,
        /// How the result was delivered; nothing when it was taken back.
        delivery: Option<Delivery>,
        /// When.
        at: Timestamp,
    },
}

impl Case {
    /// The case that `accepted` begins.
    pub fn begin(number: ReceiptNumber, accepted: &Accepted, at: Timestamp, version: u32) -> Self {
        let accepted = accepted.clone();
        let mut case = Self {
            number,
            random: accepted.random,
            version,
            entries: 1,
            accepted_at: at,
            item: accepted.item,
            guide: accepted.guide,
            guide_version: accepted.guide_version,
            counter: accepted.counter,
            handler: accepted.first.clone(),
            first: accepted.first,
            way: accepted.way,
            person: accepted.person,
            promised: accepted.promised,
            statutory: accepted.statutory,
            steps: accepted.steps,
            step: 0,
            step_at: at,
            materials: accepted.materials,
            other_wanted: None,
            told: 0,
            halts: Vec::new(),
            stage: Stage::Running,
            urged: 0,
            urged_at: None,
            corrected: 0,
            touched_at: at,
        };
        if case.is_missing_something() {
            case.told = 1;
            case.halt(None, at);
        }
        case
    }

    /// Changes it. Facts are never refused: one that fits nothing changes nothing but the count of entries.
    pub fn apply(&mut self, event: &CaseEvent, at: Timestamp, version: u32) {
        self.note(at, version);
        match event {
            CaseEvent::Accepted(_) | CaseEvent::Reprinted | CaseEvent::Found { .. } => {}
            CaseEvent::StepEntered { step } => self.enter(step, at),
            CaseEvent::MaterialRequested { materials, other, .. } => self.request(materials, other.as_ref(), at),
            CaseEvent::MaterialSupplied { materials, other } => self.supply(materials, *other, at),
            CaseEvent::Suspended { ground, .. } => {
                if self.stage == Stage::Running {
                    self.halt(Some(*ground), at);
                }
            }
            CaseEvent::Resumed => {
                if matches!(self.stage, Stage::Suspended(_)) {
                    self.go_on(at);
                }
            }
            CaseEvent::Decided { verdict } => self.close(verdict, at),
            CaseEvent::Delivered { delivery } => self.deliver(delivery, at),
            CaseEvent::Urged { .. } => {
                self.urged += 1;
                self.urged_at = Some(at);
            }
            CaseEvent::Corrected { correction, .. } => {
                self.corrected += 1;
                self.correct(correction, at);
            }
            CaseEvent::HandedOver { to, .. } => self.handler.clone_from(to),
        }
    }

    /// Counts an event of its stream, known or not.
    pub fn note(&mut self, at: Timestamp, version: u32) {
        self.touched_at = self.touched_at.max(at);
        self.version = self.version.max(version);
        self.entries += 1;
    }

    /// The whole code of its receipt.
    pub fn code(&self) -> Option<ReceiptCode> {
        ReceiptCode::new(self.number, self.random)
    }

    /// The step it is in.
    pub fn current_step(&self) -> Option<&StepId> {
        self.steps.get(self.step)
    }

    /// The step that comes after it, while it is open.
    pub fn next_step(&self) -> Option<&StepId> {
        self.steps.get(self.step + 1).filter(|_| self.is_open())
    }

    /// It is neither decided nor taken back.
    pub const fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Running | Stage::Waiting | Stage::Suspended(_))
    }

    /// When it was decided.
    pub const fn decided_at(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Decided { at, .. } | Stage::Over { decided_at: at, .. } => Some(at),
            _ => None,
        }
    }

    /// When nothing more was to be done with it.
    pub const fn over_at(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Over { at, .. } => Some(at),
            _ => None,
        }
    }

    fn enter(&mut self, step: &StepId, at: Timestamp) {
        let place = self.steps.iter().position(|known| known == step);
        if let Some(place) = place.filter(|_| self.is_open()) {
            (self.step, self.step_at) = (place, at);
        }
    }

    fn close(&mut self, verdict: &Verdict, at: Timestamp) {
        if !self.is_open() {
            return;
        }
        self.end_halt(at);
        let verdict = verdict.clone();
        self.stage = match verdict {
            Verdict::Withdrawn => Stage::Over { verdict, decided_at: at, delivery: None, at },
            _ => Stage::Decided { verdict, at },
        };
    }

    fn deliver(&mut self, delivery: &Delivery, at: Timestamp) {
        if let Stage::Decided { verdict, at: decided_at } = &self.stage {
            self.stage = Stage::Over { verdict: verdict.clone(), decided_at: *decided_at, delivery: Some(delivery.clone()), at };
        }
    }

    fn correct(&mut self, correction: &Correction, now: Timestamp) {
        match correction {
            Correction::Person { person } => self.person = person.clone(),
            Correction::Step { step } => self.enter(step, now),
            Correction::Material { material, given } => self.correct_material(*material, *given, now),
            Correction::Delivery { delivery } => {
                if let Stage::Over { delivery: recorded @ Some(_), .. } = &mut self.stage {
                    *recorded = Some(delivery.clone());
                }
            }
            Correction::Undone => self.undo(),
            Correction::Remark => {}
        }
    }

    /// The delivery did not happen, or the decision: the clock goes on as if it had never stopped, or stands still as it did.
    fn undo(&mut self) {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Running) {
            Stage::Over { verdict, decided_at, delivery: Some(_), .. } => Stage::Decided { verdict, at: decided_at },
            Stage::Over { decided_at, delivery: None, .. } => self.stand_still_since(decided_at),
            Stage::Decided { .. } => Stage::Running,
            open => open,
        };
    }
}
