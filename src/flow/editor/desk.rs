//! The editor at work.

use std::sync::Arc;

use super::saved::{Conflict, Saved};
use super::{Checked, Draft, Effect, History, InForce, Trouble};
use crate::domain::command::Failure;
use crate::domain::guide::Guide;
use crate::domain::guide::diff::{Difference, diff, diff_guide};
use crate::domain::guide::fields::Section;
use crate::domain::guide::table::TableFault;

/// What is shown beside the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The guide that is open.
    #[default]
    Guide,
    /// Making a new one.
    New,
    /// Everything that is wrong.
    Findings,
    /// What was changed, and putting it forward.
    Changes,
    /// The order of departments and occasions in life.
    Lists,
    /// Spreadsheets.
    Table,
}

/// How the draft is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saving {
    /// Changes so far.
    pub changed: u32,
    /// Those that are kept.
    pub kept: u32,
    /// It is being kept.
    pub writing: bool,
    /// It could not be kept the last time.
    pub failed: Option<Failure>,
}

/// How putting forward stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Sending {
    /// Nothing is on its way.
    #[default]
    Idle,
    /// It is on its way.
    Sent,
    /// It was refused.
    Failed(Trouble),
}

/// What was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Something else is in force than what the draft was a change of; the changes were carried over.
    CarriedOver {
        /// The version before.
        from: u32,
        /// The version now.
        to: u32,
    },
    /// So many guides came from a spreadsheet, changed or new.
    Imported(usize),
    /// A text was longer than a field takes: the rest of it was left out.
    Cut,
    /// It was put forward.
    PutForward,
    /// It was taken back.
    TakenBack,
}

/// The editor at work.
#[derive(Clone, Debug)]
pub struct Desk {
    /// What is in force.
    pub in_force: InForce,
    /// The draft.
    pub draft: Draft,
    /// Steps back and forth.
    pub history: History,
    /// The guide that is open.
    pub open: Option<String>,
    /// The part of its form.
    pub section: Section,
    /// What is shown.
    pub view: View,
    /// What is wrong with the draft.
    pub checked: Checked,
    /// What others have published as well.
    pub conflicts: Vec<Conflict>,
    /// How the draft is kept.
    pub saving: Saving,
    /// Why the last spreadsheet was not taken.
    pub faults: Vec<TableFault>,
    /// How putting forward stands.
    pub sending: Sending,
    /// What was told last.
    pub told: Option<Told>,
}

impl Desk {
    /// A desk with a draft of what is in force.
    pub fn new(in_force: InForce, saved: Option<&Saved>) -> Self {
        let (draft, conflicts) = saved.map_or_else(|| (in_force.guides.clone(), Vec::new()), |saved| saved.carried_over(&in_force.guides));
        let from = saved.map(|saved| saved.version).filter(|version| *version != in_force.basis.version);
        let told = from.map(|from| Told::CarriedOver { from, to: in_force.basis.version });
        let (history, section, view, sending) = (History::default(), Section::Basics, View::Guide, Sending::Idle);
        let open = draft.guides.first().map(|guide| guide.id.clone());
        let (checked, saving, faults) = (Checked::default(), Saving::default(), Vec::new());
        let mut desk = Self { in_force, draft, history, open, section, view, checked, conflicts, saving, faults, sending, told };
        desk.check();
        desk
    }

    /// What is in force was read again: says whether it is something else, and then the changes are carried over.
    pub(super) fn carry_over(&mut self, in_force: InForce) -> bool {
        let is_same = in_force.guides == self.in_force.guides;
        if !is_same {
            let saved = self.saved();
            let (draft, conflicts) =
                saved.as_ref().map_or_else(|| (in_force.guides.clone(), Vec::new()), |saved| saved.carried_over(&in_force.guides));
            self.told = saved.map(|_| Told::CarriedOver { from: self.in_force.basis.version, to: in_force.basis.version });
            (self.draft, self.conflicts) = (draft, conflicts);
            // Steps back would lead to what is not in force any more.
            self.history.forget();
        }
        self.in_force = in_force;
        self.check();
        !is_same
    }

    /// The guide that is open.
    pub fn guide(&self) -> Option<&Arc<Guide>> {
        self.draft.guide(self.open.as_deref()?)
    }

    /// The same as it is in force.
    pub fn guide_in_force(&self) -> Option<&Arc<Guide>> {
        self.in_force.guides.guide(self.open.as_deref()?)
    }

    /// What was changed, as it is kept.
    pub fn saved(&self) -> Option<Saved> {
        Saved::of(self.in_force.basis.version, &self.draft, &self.in_force.guides, &self.conflicts)
    }

    /// Whether something was changed.
    pub fn is_changed(&self) -> bool {
        let is_shared = self.draft.guides.len() == self.in_force.guides.guides.len()
            && self.draft.guides.iter().zip(&self.in_force.guides.guides).all(|(mine, theirs)| super::draft::is_same(mine, theirs));
        !is_shared || self.draft.head != self.in_force.guides.head
    }

    /// Everything that differs from what is in force.
    pub fn differences(&self) -> Vec<Difference> {
        diff(&self.in_force.guides.whole(), &self.draft.whole())
    }

    /// What differs in the guide that is open.
    pub fn differences_of_open(&self) -> Vec<Difference> {
        let (before, after) = (self.guide_in_force(), self.guide());
        match (before, after) {
            (Some(before), Some(after)) if !Arc::ptr_eq(before, after) => diff_guide(Some(before), Some(after)),
            _ => Vec::new(),
        }
    }

    /// Whether the draft may be put forward.
    pub fn may_be_put_forward(&self) -> bool {
        self.is_changed() && !self.checked.blocks() && self.conflicts.is_empty() && self.in_force.key == super::Key::Pinned
    }

    pub(super) fn check(&mut self) {
        self.checked.look(&self.draft, &self.in_force.guides, &self.in_force.hall, self.in_force.today);
    }

    /// The draft is another one now: looked at, and kept soon.
    pub(super) fn changed(&mut self) -> Vec<Effect> {
        if self.guide().is_none() {
            self.open = self.draft.guides.first().map(|guide| guide.id.clone());
        }
        self.check();
        self.saving.changed += 1;
        vec![Effect::KeepSoon]
    }

    /// Makes a change of the draft one step. `typed` names a field that is typed in, with the instant.
    pub(super) fn step(&mut self, typed: Option<(String, i64)>, change: impl FnOnce(&mut Draft)) -> Vec<Effect> {
        let before = self.draft.clone();
        change(&mut self.draft);
        self.draft.settle(&self.in_force.guides);
        if self.draft == before {
            return Vec::new();
        }
        self.told = None;
        if matches!(self.sending, Sending::Failed(_)) {
            self.sending = Sending::Idle;
        }
        self.history.changed(before, typed);
        self.changed()
    }

    /// Keeps the newest change.
    pub(super) fn keep(&mut self) -> Vec<Effect> {
        if self.saving.changed == self.saving.kept {
            return Vec::new();
        }
        self.saving.writing = true;
        let text = self.saved().and_then(|saved| saved.text());
        vec![Effect::Keep { number: self.saving.changed, text }]
    }
}
