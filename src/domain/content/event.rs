//! What happened to the hall's content: the facts of the `content` stream. Formats only grow.

use serde::{Deserialize, Serialize};

use super::bundle::{Bundle, PartHash};
use super::card::KeyCard;
use super::digest::Digest;
use super::key::{KeyId, PublicKey};
use super::trust::KeyChange;
use crate::domain::identity::PersonId;
use crate::domain::time::Timestamp;

/// A fact about the hall's content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentEvent {
    /// First start: from now on these keys count for this hall.
    KeyPinned {
        /// As content names it ([`super::ContentHall`]).
        hall: String,
        /// Signs the content.
        key: PublicKey,
        /// The recovery kit's.
        recovery: PublicKey,
        /// Who looked at them.
        by: PersonId,
        /// The second person who looked, when records of earlier keys are damaged.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vouched_by: Option<PersonId>,
    },
    /// The records of the keys are damaged, and somebody has compared these with a paper or another machine: they are the hall's. They count when a second
    /// person says so, too.
    KeysCompared {
        /// All of them, as a key card says it.
        card: KeyCard,
        /// Who.
        by: PersonId,
    },
    /// Another key counts, by a signed statement.
    KeyChanged {
        /// The statement.
        change: KeyChange,
    },
    /// Somebody put content forward. Whatever the same person had put forward before counts no more, nor does what was said about it.
    Proposed {
        /// SHA-256 of the proposal's text, which lies beside the journal.
        proposal: Digest,
        /// Who.
        author: PersonId,
        /// The version it is a change of.
        base: u32,
        /// The version whose contents it brings back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        returns_to: Option<u32>,
        /// When the bundle made of it expires.
        expires_at: Timestamp,
        /// What it holds.
        parts: Vec<PartHash>,
    },
    /// The author took a proposal back.
    TakenBack {
        /// Which.
        proposal: Digest,
        /// Who.
        by: PersonId,
    },
    /// Somebody else said yes to exactly this proposal.
    Approved {
        /// Which.
        proposal: Digest,
        /// Who.
        by: PersonId,
    },
    /// Somebody else said what must be changed first.
    Returned {
        /// Which.
        proposal: Digest,
        /// Who.
        by: PersonId,
        /// What they wrote.
        note: NoteRef,
    },
    /// A bundle is in force here from now on.
    Published {
        /// Which.
        edition: Edition,
    },
    /// A published version is not to be shown any more.
    Withdrawn {
        /// Which.
        version: u32,
        /// Who.
        by: PersonId,
    },
}

/// A published bundle, as the journal speaks of it; the bundle itself lies beside the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its version.
    pub version: u32,
    /// SHA-256 of its text.
    pub hash: Digest,
    /// Who wrote it.
    pub author: PersonId,
    /// Who approved it.
    pub approvers: Vec<PersonId>,
    /// The key that signed it.
    pub key: KeyId,
    /// What it holds.
    pub parts: Vec<PartHash>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it expires.
    pub expires_at: Timestamp,
    /// The version whose contents it brought back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns_to: Option<u32>,
    /// Where it came from.
    pub source: Source,
}

/// Where a bundle came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Published on this machine.
    Here,
    /// Taken in from a file.
    File,
    /// Fetched from the site.
    Site,
}

impl Edition {
    /// What the journal says of a bundle whose text has this digest.
    pub fn of(bundle: &Bundle, hash: Digest, returns_to: Option<u32>, source: Source) -> Self {
        Self {
            version: bundle.version,
            hash,
            author: bundle.author.clone(),
            approvers: bundle.approvers.clone(),
            key: bundle.key.clone(),
            parts: bundle.part_hashes(),
            made_at: bundle.made_at,
            expires_at: bundle.expires_at,
            returns_to,
            source,
        }
    }

    /// Another person than the author has approved it: the rules write nothing else, and nothing else is believed.
    pub fn is_of_two(&self) -> bool {
        !self.approvers.is_empty() && !self.approvers.contains(&self.author)
    }

    /// Where its bundle lies beside the journal.
    pub fn blob(&self) -> String {
        format!("bundle/{}", self.hash)
    }
}

/// A note that lies beside the journal, where it can be erased: typed text never stands in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteRef {
    /// Where it lies: `note/UUID`.
    pub name: String,
    /// SHA-256 of what lies there: a random salt of [`NoteRef::SALT_LENGTH`] digits and the text. The salt is erased with it.
    pub digest: Digest,
}

impl NoteRef {
    /// Characters of the salt before the text.
    pub const SALT_LENGTH: usize = 36;
    /// Most characters of a note.
    pub const LENGTH_MAX: usize = 1_000;

    /// A note and what is kept of it. `identity` and `salt` are fresh random identities of [`Self::SALT_LENGTH`] characters.
    pub fn make(identity: &str, salt: &str, text: &str) -> (Self, String) {
        let short: String = text.chars().take(Self::LENGTH_MAX).collect();
        let kept = format!("{salt}{short}");
        (Self { name: format!("note/{identity}"), digest: Digest::of(kept.as_bytes()) }, kept)
    }

    /// The text of what was kept, when it is what the event speaks of.
    pub fn read(&self, kept: &[u8]) -> Option<String> {
        let is_it = Digest::of(kept) == self.digest;
        str::from_utf8(kept).ok().filter(|_| is_it)?.get(Self::SALT_LENGTH..).map(str::to_owned)
    }
}
