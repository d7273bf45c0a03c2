//! A case with everything that happened to it: what a timeline shows, and what a correction points at. Nothing in it is ever taken away.

use super::event::CaseEvent;
use super::{Case, Correction, SideRef, Stage};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::identity::Actor;
use crate::domain::time::Timestamp;

/// One event as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub at: Timestamp,
    /// Who recorded it.
    pub by: Actor,
    /// What; nothing for what a later program wrote.
    pub event: Option<CaseEvent>,
}

/// A case and its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseFile {
    /// As it is.
    pub case: Case,
    /// How it came so, oldest first.
    pub history: Vec<Happened>,
}

impl CaseFile {
    /// The case that this event begins; nothing when no case begins with it.
    pub fn begin(number: ReceiptNumber, happened: Happened, version: u32) -> Option<Self> {
        let Some(CaseEvent::Accepted(accepted)) = &happened.event else { return None };
        Some(Self { case: Case::begin(number, accepted, happened.at, version), history: vec![happened] })
    }

    /// Takes in the next event of the stream.
    pub fn push(&mut self, happened: Happened, version: u32) {
        match &happened.event {
            Some(event) => self.case.apply(event, happened.at, version),
            None => self.case.note(happened.at, version),
        }
        self.history.push(happened);
    }

    /// Takes in one event's text, as the journal has it.
    pub fn read(file: Option<Self>, number: ReceiptNumber, (at, by, version): (Timestamp, &Actor, u32), text: &str) -> Option<Self> {
        let happened = Happened { at, by: by.clone(), event: CaseEvent::from_json(text) };
        match file {
            None => Self::begin(number, happened, version),
            Some(mut file) => {
                file.push(happened, version);
                Some(file)
            }
        }
    }

    /// Every side record that the case speaks of, those that were corrected too: what is erased when its time has come.
    pub fn sides(&self) -> impl Iterator<Item = &SideRef> {
        self.history.iter().filter_map(|happened| happened.event.as_ref()).flat_map(CaseEvent::sides)
    }

    /// The entry that made the case decided, or delivered, as it is now, and when it was recorded.
    pub fn undoable(&self) -> Option<(u32, Timestamp)> {
        let is_that = |event: &CaseEvent| match self.case.stage {
            Stage::Over { delivery: Some(_), .. } => matches!(event, CaseEvent::Delivered { .. }),
            Stage::Over { delivery: None, .. } | Stage::Decided { .. } => matches!(event, CaseEvent::Decided { .. }),
            _ => false,
        };
        let last = self.history.iter().rposition(|happened| happened.event.as_ref().is_some_and(is_that))?;
        Some((u32::try_from(last).ok()?, self.history[last].at))
    }

    /// Whether this correction can be one of that entry.
    pub(super) fn can_correct(&self, entry: u32, correction: &Correction) -> bool {
        let Some(happened) = usize::try_from(entry).ok().and_then(|at| self.history.get(at)) else { return false };
        match (correction, &happened.event) {
            (Correction::Undone, _) => self.undoable().is_some_and(|(last, _)| last == entry),
            (Correction::Remark, _) | (Correction::Person { .. }, Some(CaseEvent::Accepted(_))) => true,
            (Correction::Step { .. }, Some(CaseEvent::StepEntered { .. } | CaseEvent::Accepted(_))) => true,
            (
                Correction::Material { .. },
                Some(CaseEvent::Accepted(_) | CaseEvent::MaterialRequested { .. } | CaseEvent::MaterialSupplied { .. }),
            ) => true,
            (Correction::Delivery { .. }, Some(CaseEvent::Delivered { .. })) => true,
            // What corrected something may itself have been wrong.
            (one, Some(CaseEvent::Corrected { correction: other, .. })) => std::mem::discriminant(one) == std::mem::discriminant(other),
            _ => false,
        }
    }
}
