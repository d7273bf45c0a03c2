//! Editing a content file in a form: the tree, what was changed, undoing, and putting it forward. Nothing here knows which file it is.

mod update;

use std::sync::Arc;

use serde_json::Value;

use crate::domain::command::Failure;
use crate::domain::content::{Denied, Digest};
use crate::domain::form::{Changed, Edit, File, Finding, Ground, changes};
use crate::domain::hall::parse::ContentFault;
use crate::domain::parts::Basis;

pub use update::update;

/// Steps that can be undone: each keeps the whole tree, about 60 KB.
pub const STEPS_MAX: usize = 100;

/// Letters that a field takes: many times what any may hold, and never so many that typing would stop.
pub const TYPED_CHARS_MAX: usize = 2_000;

/// What the form is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The file is on its way.
    Loading,
    /// It cannot be had.
    Failed,
    /// A draft is there and cannot be read: only its person decides that it goes.
    DraftUnreadable,
    /// It is open.
    Open,
    /// It is being put forward.
    Sending,
    /// It was put forward and waits for somebody's approval.
    Sent,
}

/// Whether the draft is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safe {
    /// Nothing was changed, or what was is kept.
    Yes,
    /// It is being kept.
    Soon,
    /// It could not be kept: it lives in this window only.
    No,
}

/// Why something could not be put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// The rules forbid it.
    Denied(Denied),
    /// The storage does not do it.
    Failed(Failure),
}

/// A file as it is in force.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    /// What a draft is a change of.
    pub basis: Basis,
    /// The file.
    pub tree: Value,
    /// What it is held against besides its own rules.
    pub ground: Option<Arc<Ground>>,
}

/// The draft that lies beside the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// There is none.
    None,
    /// One is there: the digest of what it changes, and its tree.
    Kept(Digest, Value),
    /// One is there and cannot be read.
    Unreadable,
}

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Which file.
    pub file: File,
    /// What it is doing.
    pub stage: Stage,
    /// What is in force.
    pub in_force: InForce,
    /// What stands in the form.
    pub tree: Value,
    /// The digest of what it changes: of what was in force when the first change was made.
    changes_of: Digest,
    /// Only what is in force is read again; what stands in the form stays.
    stays: bool,
    undone: Vec<Value>,
    done: Vec<Value>,
    /// The path of the last step when it was typing, so that the next letters in the same field belong to it.
    typing: Option<String>,
    /// Everything that is wrong with what stands in the form.
    pub faults: Vec<ContentFault>,
    /// Everything that should be looked at, and what blocks publishing although the file can be read.
    pub findings: Vec<Finding>,
    /// The section that is open, and the entry of its list, when one is.
    pub section: usize,
    /// The entry of the section's list that is open.
    pub entry: Option<usize>,
    /// Grows when fields come or go.
    pub structure: u32,
    /// Whether the draft is safe.
    pub safe: Safe,
    /// The draft that was found was a change of an older version than what is in force.
    pub was_older: bool,
    /// Why it could not be put forward.
    pub hindrance: Option<Hindrance>,
    /// The last text was longer than a field takes: the rest of it was left out.
    pub was_cut: bool,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The form was opened.
    Opened,
    /// What is in force, and the draft that was found.
    Loaded(InForce, Draft),
    /// It cannot be had.
    LoadFailed,
    /// Another section.
    ChoseSection(usize),
    /// An entry of the section's list, or the list again.
    ChoseEntry(Option<usize>),
    /// The place of this path shall be seen.
    WentTo(String),
    /// Something was changed.
    Edited(Edit),
    /// The last step shall not have been.
    Undid,
    /// It shall.
    Redid,
    /// Everything as it is in force.
    ThrewAway,
    /// Others shall look at it.
    PutForward,
    /// What became of that.
    Answered(Result<(), Hindrance>),
    /// Whether the draft was kept.
    Kept(bool),
}

/// What shall be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read what is in force, and the draft.
    Load,
    /// Keep the draft: a change of the file with this digest.
    Keep(Digest, Value),
    /// There is no draft any more.
    Forget,
    /// Put it forward, as a change of this.
    PutForward(Basis, Value),
}

impl Model {
    /// A form that was just opened.
    pub fn new(file: File) -> Self {
        Self {
            file,
            stage: Stage::Loading,
            in_force: InForce { basis: Basis { version: 0, digest: Digest::of(b"") }, tree: Value::Null, ground: None },
            tree: Value::Null,
            changes_of: Digest::of(b""),
            stays: false,
            undone: Vec::new(),
            done: Vec::new(),
            typing: None,
            faults: Vec::new(),
            findings: Vec::new(),
            section: 0,
            entry: None,
            structure: 0,
            safe: Safe::Yes,
            was_older: false,
            hindrance: None,
            was_cut: false,
        }
    }

    /// Whether anything is different from what is in force.
    pub fn is_changed(&self) -> bool {
        self.tree != self.in_force.tree
    }

    /// What is different from what is in force.
    pub fn changes(&self) -> Vec<Changed> {
        changes(&self.in_force.tree, &self.tree)
    }

    /// Whether it can be put forward.
    pub fn may_be_put_forward(&self) -> bool {
        self.stage == Stage::Open && self.is_changed() && self.to_mend() == 0
    }

    /// Whether there is a step to undo.
    pub fn may_undo(&self) -> bool {
        self.stage == Stage::Open && !self.done.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn may_redo(&self) -> bool {
        self.stage == Stage::Open && !self.undone.is_empty()
    }

    /// How many places must be mended before it can be put forward.
    pub fn to_mend(&self) -> usize {
        self.faults.len() + self.findings.iter().filter(|finding| finding.blocks()).count()
    }

    /// How many places must be mended, and how many should be looked at, at this path or below it.
    pub fn marks_below(&self, path: &str) -> (usize, usize) {
        let is_below = |at: &str| at.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let faults = self.faults.iter().filter(|fault| is_below(&fault.path)).count();
        let (blocking, others): (Vec<_>, Vec<_>) =
            self.findings.iter().filter(|finding| is_below(&finding.path)).partition(|one| one.blocks());
        (faults + blocking.len(), others.len())
    }

    /// Looks at what stands in the form.
    fn check(&mut self) {
        (self.faults, self.findings) = self.file.check(&self.tree, self.in_force.ground.as_deref());
    }
}
