//! The editor of guides: what is in force, the draft of one person, steps back and forth, what is wrong, and putting it forward. Pure.
//!
//! Every accepted change is one step; the version of a changed guide rises by itself, once; what is kept beside the journal are changes, so that they can be
//! carried over to what others have published meanwhile.

mod check;
mod desk;
mod draft;
mod history;
mod saved;
mod update;

use std::sync::Arc;

pub use check::Checked;
pub use desk::{Desk, Saving, Sending, Told, View};
pub use draft::{Draft, Mark};
pub use history::{History, STEPS_MAX, TYPING_PAUSE_MS};
pub use saved::{Changed, Conflict, Saved};
pub use update::{classes_in_order, update};

use crate::domain::command::Failure;
use crate::domain::content::{Denied, Digest};
use crate::domain::guide::edit::Edit;
use crate::domain::guide::fields::Section;
use crate::domain::guide::table::TableFault;
use crate::domain::guide::{Guide, Guides};
use crate::domain::hall::Hall;
use crate::domain::identity::{ItemId, PersonId};
use crate::domain::parts::Basis;
use crate::domain::time::{Day, Timestamp};

/// Letters that a field takes: many times what may be published, and never so many that typing would stop.
pub const TYPED_CHARS_MAX: usize = 5_000;

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The rules of publishing forbid it.
    Denied(Denied),
    /// The storage does not do it.
    Failed(Failure),
    /// What is in force cannot be read.
    Unreadable,
}

/// Whether something could be put forward here at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// An administrator has confirmed the hall's key.
    Pinned,
    /// Nobody has yet.
    None,
    /// The records of the key are damaged.
    Lost,
}

/// What this person has put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Its name.
    pub proposal: Digest,
    /// When.
    pub at: Timestamp,
    /// How it stands.
    pub state: OwnState,
}

/// How an own proposal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnState {
    /// Another person has to look at it.
    Waiting,
    /// Another person has approved it: it can be published.
    Approved,
    /// It came back.
    Returned {
        /// From whom.
        by: PersonId,
        /// What they wrote; nothing where that is gone.
        note: Option<String>,
    },
}

/// What is in force, and what the draft is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct InForce {
    /// Its version and its text.
    pub basis: Basis,
    /// The guides.
    pub guides: Draft,
    /// The hall of the same edition.
    pub hall: Arc<Hall>,
    /// The hall's day.
    pub today: Day,
    /// Whether something can be put forward.
    pub key: Key,
    /// What this person has put forward.
    pub own: Option<Own>,
}

/// What was kept for this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing.
    Nothing,
    /// A draft.
    Draft(Box<Saved>),
    /// Something that cannot be read: that is not nothing.
    Unreadable,
}

/// What the editor stands at.
#[derive(Clone, Debug)]
pub enum Stage {
    /// It is read.
    Looking,
    /// It could not be read.
    Failed(Trouble),
    /// An earlier draft was found: go on, or throw it away.
    Found(Box<InForce>, Kept),
    /// At work.
    Working(Box<Desk>),
}

/// The editor of one person.
#[derive(Clone, Debug)]
pub struct Model {
    /// What it stands at.
    pub stage: Stage,
    /// Version of the newest question.
    pub version: u32,
}

impl Default for Model {
    fn default() -> Self {
        Self { stage: Stage::Looking, version: 0 }
    }
}

impl Model {
    /// The desk, while somebody works at it.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.stage {
            Stage::Working(desk) => Some(desk),
            _ => None,
        }
    }
}

/// A list of the file that is not the guides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// Departments.
    Departments,
    /// Occasions in life.
    LifeEvents,
    /// The classes of the hall, as they are shown where guides are looked for.
    Classes,
}

/// What happens.
#[derive(Clone, Debug)]
pub enum Input {
    /// Somebody opened the editor, or wants it read again.
    Opened,
    /// It was read, or not.
    Read {
        /// Version of the question.
        version: u32,
        /// What is in force, and what was kept.
        outcome: Result<Box<(InForce, Kept)>, Trouble>,
    },
    /// Goes on with the draft that was found.
    WentOn,
    /// Throws it away.
    ThrewAway,
    /// Of what others have published as well, the own state counts, or theirs.
    Decided {
        /// Which guide; nothing for departments and occasions in life.
        id: Option<String>,
        /// The own state.
        mine: bool,
    },
    /// Opened a guide.
    Chose(String),
    /// Turned to a part of the form.
    TurnedTo(Section),
    /// Turned to another view.
    Looked(View),
    /// Wants to see the field of a finding.
    Sought {
        /// The guide.
        id: String,
        /// The field.
        path: String,
    },
    /// Changed the guide that is open.
    Edited {
        /// How.
        edit: Edit,
        /// The instant in milliseconds, for what is one step.
        at_ms: i64,
    },
    /// Wants a new guide of this name for this item.
    Created {
        /// Its name in Chinese.
        name: String,
        /// Its item.
        item: ItemId,
    },
    /// Wants a copy of the guide that is open.
    Copied,
    /// Takes a guide that was never published away.
    Deleted,
    /// Takes back all changes of the guide that is open.
    Restored,
    /// The guide that is open changes places with its neighbour in its class.
    Moved {
        /// With the one before.
        up: bool,
    },
    /// A department or an occasion in life changes places with its neighbour.
    MovedListed {
        /// Of which list.
        list: Listed,
        /// Which, from 0.
        at: usize,
        /// With the one before.
        up: bool,
    },
    /// One step back.
    Undid,
    /// One step forth.
    Redid,
    /// A spreadsheet was read.
    Imported(Result<Guides, Vec<TableFault>>),
    /// A moment has passed since the last change.
    KeepDue,
    /// The page goes away, perhaps for ever.
    PageHid,
    /// The draft was kept, or not.
    WasKept {
        /// Which change it holds.
        number: u32,
        /// Whether.
        outcome: Result<(), Failure>,
    },
    /// Puts the draft forward.
    PutForward {
        /// When what is made of it expires.
        expires_at: Timestamp,
    },
    /// It was put forward, or not.
    WasPutForward(Result<(), Trouble>),
    /// Takes the own proposal back.
    TookBack,
    /// It was taken back, or not.
    WasTakenBack(Result<(), Trouble>),
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read what is in force, and what was kept.
    Read {
        /// Version of the question.
        version: u32,
    },
    /// Say [`Input::KeepDue`] when nothing has changed for a moment.
    KeepSoon,
    /// Keep this beside the journal, or nothing.
    Keep {
        /// Which change it holds.
        number: u32,
        /// Its text.
        text: Option<String>,
    },
    /// Put these guides forward.
    PutForward {
        /// The text of the file.
        text: String,
        /// What they are a change of.
        based_on: Basis,
        /// When what is made of it expires.
        expires_at: Timestamp,
    },
    /// Take a proposal back.
    TakeBack(Digest),
    /// Give the keyboard to a field, once it is drawn.
    Focus(String),
}

/// A guide in which nothing is said yet.
fn blank(id: String, name: String, item: &crate::domain::hall::Item, file: &Guides, today: Day) -> Guide {
    use crate::domain::guide::{Audience, Fee, Kind, Level, Limit, Processing, Scope, Text};
    use crate::domain::hall::Bilingual;
    Guide {
        id,
        version: 1,
        effective: today,
        cancelled: None,
        class: item.class.clone(),
        department: file.departments.first().map_or_else(String::new, |department| department.id.clone()),
        item: item.id.clone(),
        name: Bilingual { zh: name, en: String::new() },
        aliases: Vec::new(),
        basic_code: String::new(),
        local_code: String::new(),
        kind: Kind::PublicService,
        legal_basis: Vec::new(),
        authority: Text::default(),
        level: Level::Community,
        audience: Audience::People,
        processing: Processing::AtOnce,
        summary: Text::default(),
        conditions: vec![Text::default()],
        steps: Vec::new(),
        statutory_limit: Limit::NotLaidDown,
        promised_limit: Limit::AtOnce,
        fee: Fee::NotStated,
        place: Text::default(),
        contact: Text::default(),
        complaint: Text::default(),
        visits: 1,
        scope: Scope::Hall,
        results: Vec::new(),
        questions: Vec::new(),
        materials: Vec::new(),
        faq: Vec::new(),
        life_events: Vec::new(),
    }
}
