//! What the `content` stream tells, folded: the keys that count, what is put forward, what was published.
//!
//! The fold believes no event that the rules could not have written: an approval by the author, or of something that has been changed since, counts for
//! nothing even when it stands in the journal.

use super::bundle::PartHash;
use super::card::KeyCard;
use super::digest::Digest;
use super::editions::KitUsed;
use super::event::{ContentEvent, Edition, NoteRef};
use super::rules::Denied;
use super::trust::Trust;
use crate::domain::identity::PersonId;
use crate::domain::time::Timestamp;

/// How many other people must approve.
pub(super) const APPROVALS_MIN: usize = 1;

/// What is known of the keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// None was ever pinned.
    #[default]
    None,
    /// These count.
    Pinned(Trust),
    /// These counted before a record that cannot be read, which may have been a change of key: what they have signed is shown on, and nothing new is
    /// signed or taken in before two people have confirmed them.
    Doubtful(Trust),
    /// Records are damaged: whether keys were pinned is not known.
    Lost,
}

/// Keys that one person has compared, and that wait for a second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// All of them.
    pub card: KeyCard,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Content that somebody put forward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// SHA-256 of its text.
    pub hash: Digest,
    /// Who put it forward.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
    /// The version it is a change of.
    pub base: u32,
    /// The version whose contents it brings back.
    pub returns_to: Option<u32>,
    /// When the bundle made of it expires.
    pub expires_at: Timestamp,
    /// What it holds.
    pub parts: Vec<PartHash>,
    /// Who has said yes to exactly this; never the author.
    pub approvals: Vec<PersonId>,
    /// Who wants it changed first, and what they wrote.
    pub returned: Option<(PersonId, NoteRef)>,
    /// What was shown when it was put forward was withdrawn since: it may hold texts of that.
    pub is_of_withdrawn: bool,
}

impl Proposal {
    /// Where its text lies beside the journal.
    pub fn blob(&self) -> String {
        blob_of(&self.hash)
    }

    /// Enough other people have said yes.
    pub fn is_approved(&self) -> bool {
        self.returned.is_none() && self.approvals.len() >= APPROVALS_MIN
    }
}

/// Where a proposal's text lies beside the journal.
pub(super) fn blob_of(proposal: &Digest) -> String {
    format!("proposal/{proposal}")
}

/// The `content` stream, folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Publishing {
    /// Appends to the stream.
    pub version: u32,
    /// The keys.
    pub keys: Kept,
    /// Keys that one person has compared since the records are damaged.
    pub compared: Option<Compared>,
    /// What is put forward, oldest first: at most one of each author.
    pub proposals: Vec<Proposal>,
    /// Everything that was published or taken in here, oldest first.
    pub history: Vec<Edition>,
    /// Versions that are not to be shown any more.
    pub withdrawn: Vec<u32>,
    /// The last time that a recovery kit has stated a key.
    pub kit_used: Option<KitUsed>,
    /// Appends that cannot be read. Each may have been a publication: versions are counted on past them.
    pub unreadable: u32,
    /// Some of those came after the newest publication that can be read, and may have been a newer one.
    pub(super) may_be_older: bool,
    /// The newest version that is noted outside the journal, 0 for none.
    pub(super) noted: u32,
}

impl Publishing {
    /// What these appends (version, instant, events as JSON) tell, and `unreadable` ones after the last of them. Every append counts, also one that is
    /// missing between two others.
    pub fn of_appends<'a>(appends: impl IntoIterator<Item = (u32, Timestamp, &'a [String])>, unreadable: usize) -> Self {
        let mut state = Self::default();
        for (version, time, events) in appends {
            while state.version + 1 < version {
                state.apply_unreadable();
            }
            state.apply(version, time, events);
        }
        (0..unreadable).for_each(|_| state.apply_unreadable());
        state
    }

    /// Takes one append in: its instant and its events as JSON. An event of a newer program is passed over.
    pub fn apply(&mut self, version: u32, time: Timestamp, events: &[String]) {
        self.version = version;
        let events: Vec<ContentEvent> = events.iter().filter_map(|text| serde_json::from_str(text).ok()).collect();
        self.note_kit(time, &events);
        events.into_iter().for_each(|event| self.take_in(time, event));
    }

    /// An append that cannot be read. It may have been anything: nothing is put forward any more, unreadable is not absent.
    pub fn apply_unreadable(&mut self) {
        self.version += 1;
        self.unreadable += 1;
        self.may_be_older = true;
        self.proposals.clear();
        self.compared = None;
        self.keys = match std::mem::take(&mut self.keys) {
            Kept::None | Kept::Lost => Kept::Lost,
            Kept::Pinned(trust) | Kept::Doubtful(trust) => Kept::Doubtful(trust),
        };
    }

    /// What a note outside the journal says of the newest version here: it outlives a storage that the browser has cleared. Where there was a version,
    /// there were keys.
    #[must_use]
    pub fn with_note(mut self, newest_version: u32) -> Self {
        self.noted = newest_version;
        if newest_version > 0 && self.keys == Kept::None {
            self.keys = Kept::Lost;
        }
        self
    }

    fn take_in(&mut self, time: Timestamp, event: ContentEvent) {
        match event {
            ContentEvent::KeyPinned { hall, key, recovery, by, vouched_by } => {
                self.take_in_pinned(&hall, (key, recovery), &by, vouched_by.as_ref());
            }
            ContentEvent::KeysCompared { card, by } if self.trust().is_none() && self.comparable(&card).is_ok() => {
                // Nobody compares keys where none were lost: only a note outside the journal may have said so, and it may be gone.
                if self.keys == Kept::None {
                    self.keys = Kept::Lost;
                }
                self.compared = Some(Compared { card, by, at: time });
            }
            ContentEvent::KeysCompared { .. } => {}
            ContentEvent::KeyChanged { change } => {
                if let Kept::Pinned(trust) = &self.keys
                    && let Ok(after) = trust.after(&change)
                {
                    self.keys = Kept::Pinned(after);
                }
            }
            ContentEvent::Proposed { proposal: hash, author, base, returns_to, expires_at, parts } => {
                self.proposals.retain(|open| open.author != author && open.hash != hash);
                let (at, approvals, returned, is_of_withdrawn) = (time, Vec::new(), None, false);
                self.proposals.push(Proposal {
                    hash,
                    author,
                    at,
                    base,
                    returns_to,
                    expires_at,
                    parts,
                    approvals,
                    returned,
                    is_of_withdrawn,
                });
            }
            ContentEvent::TakenBack { proposal, by } => self.proposals.retain(|open| open.hash != proposal || open.author != by),
            ContentEvent::Approved { proposal, by } => {
                let open = self.proposals.iter_mut().find(|open| open.hash == proposal && open.author != by && open.returned.is_none());
                if let Some(open) = open.filter(|open| !open.approvals.contains(&by)) {
                    open.approvals.push(by);
                }
            }
            ContentEvent::Returned { proposal, by, note } => {
                if let Some(open) = self.proposals.iter_mut().find(|open| open.hash == proposal && open.author != by) {
                    open.approvals.clear();
                    open.returned = Some((by, note));
                }
            }
            // What one person has made alone is not believed.
            ContentEvent::Published { edition } if !edition.is_of_two() => {}
            ContentEvent::Published { edition } => {
                self.may_be_older = false;
                // Where a kit has begun a new count, a number may come again.
                self.withdrawn.retain(|version| *version != edition.version);
                self.proposals.retain(|open| open.author != edition.author || open.parts != edition.parts);
                self.history.push(edition);
            }
            ContentEvent::Withdrawn { version, .. } => {
                if self.in_force().is_some_and(|edition| edition.version == version) {
                    self.proposals.iter_mut().for_each(|open| open.is_of_withdrawn = true);
                }
                self.withdrawn.push(version);
            }
        }
    }

    /// The keys that count, when it is known which.
    pub fn trust(&self) -> Option<&Trust> {
        self.signing_trust().ok()
    }

    /// The keys that count, or why nothing can be signed or taken in.
    ///
    /// # Errors
    /// Why not.
    pub fn signing_trust(&self) -> Result<&Trust, Denied> {
        match &self.keys {
            Kept::Pinned(trust) => Ok(trust),
            Kept::Doubtful(_) => Err(Denied::KeysDoubtful),
            Kept::Lost => Err(Denied::KeysLost),
            Kept::None => Err(Denied::NoKey),
        }
    }

    /// Whether this may be the first key of all. Asked before anything of a new key is kept: what is kept here may be the half of the key that counts.
    ///
    /// # Errors
    /// Why not.
    pub fn has_no_key(&self) -> Result<(), Denied> {
        match self.signing_trust() {
            Ok(_) => Err(Denied::HasKey),
            Err(Denied::NoKey) => Ok(()),
            Err(denied) => Err(denied),
        }
    }

    /// The keys that have signed what is here, also while it is doubtful whether they still count.
    pub fn known_trust(&self) -> Option<&Trust> {
        match &self.keys {
            Kept::Pinned(trust) | Kept::Doubtful(trust) => Some(trust),
            Kept::None | Kept::Lost => None,
        }
    }

    /// Whether what a proposal is a change of is still what would be shown.
    ///
    /// # Errors
    /// What stands there meanwhile.
    pub fn fresh<'a>(&self, open: &'a Proposal) -> Result<&'a Proposal, Denied> {
        let newest = self.newest().0;
        match () {
            () if open.base != newest => Err(Denied::Stale { base: open.base, newest }),
            () if open.is_of_withdrawn => Err(Denied::OfWithdrawn),
            () => Ok(open),
        }
    }

    /// A proposal that is open.
    pub fn proposal(&self, hash: &Digest) -> Option<&Proposal> {
        self.proposals.iter().find(|open| open.hash == *hash)
    }
}
