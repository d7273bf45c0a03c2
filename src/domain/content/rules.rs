//! What may be done with the content as things stand: events, or the reason why not.
//!
//! Two people means two people: by the identity that somebody signed in with, never by session, window or machine. An approval is for the digest of one
//! proposal and of nothing else.

use serde::{Deserialize, Serialize};

use super::bundle::{BUNDLE_BYTES_MAX, PARTS_MAX, Part, VALIDITY_DAYS_MAX};
use super::card::KeyCard;
use super::digest::Digest;
use super::event::{ContentEvent, Edition, NoteRef};
use super::key::PublicKey;
use super::publishing::{APPROVALS_MIN, Proposal, Publishing, blob_of};
use super::trust::{ChainFault, KeyChange};
use crate::domain::access::Permission;
use crate::domain::identity::PersonId;
use crate::domain::time::{HOUR_MS, Timestamp};

/// Largest text of a proposal, in bytes: so much that the bundle made of it, with its signature and a long chain of changes of key, still is one.
pub const DRAFT_BYTES_MAX: usize = BUNDLE_BYTES_MAX - 128 * 1024;

/// What somebody needs the right for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Put content forward, take it back.
    Propose,
    /// Change what residents read: guides, news and the like.
    ChangeTexts,
    /// Change the hall itself: queues, items, counters, hours, staff.
    ChangeHall,
    /// Say yes or no to what another person has put forward, withdraw what is published.
    Approve,
    /// Make a bundle of what was approved.
    Publish,
    /// Take a bundle in from a file.
    Adopt,
    /// Pin and change keys.
    Keys,
    /// Confirm keys that another person has compared.
    ConfirmKeys,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 8] =
        [Self::Propose, Self::ChangeTexts, Self::ChangeHall, Self::Approve, Self::Publish, Self::Adopt, Self::Keys, Self::ConfirmKeys];

    /// Any of these gives the right.
    pub const fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Propose => &[Permission::EditGuides, Permission::EditHall],
            Self::Approve => &[Permission::ApproveGuides],
            Self::Publish | Self::Adopt => &[Permission::PublishGuides],
            Self::ChangeTexts => &[Permission::EditGuides],
            Self::ChangeHall | Self::Keys => &[Permission::EditHall],
            Self::ConfirmKeys => &[Permission::EditHall, Permission::ApproveGuides],
        }
    }
}

/// Why nothing happened; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// This person has no right to do that.
    NotAllowed(Act),
    /// No key is pinned yet.
    NoKey,
    /// The records of the keys are damaged: two people must look before a key is pinned again.
    KeysLost,
    /// A record that may have been a change of key cannot be read: two people must look before anything is signed.
    KeysDoubtful,
    /// A key is pinned already: it can only be changed by a signed statement.
    HasKey,
    /// The second person is the first.
    OwnVoucher,
    /// The PIN has not been typed for this.
    NotVouched,
    /// Nobody has compared just these keys, or somebody has compared others since.
    NotCompared,
    /// These keys were given up, or leave out what a recovery kit has said.
    GivenUp,
    /// The two who confirm the keys are one hand: this person has lately let one of them, or both, choose another PIN.
    KeysOneHand {
        /// Who could act as both.
        by: PersonId,
    },
    /// They may be one hand: a PIN of this person, or on whose word one of them chose theirs, was lately set by the recovery kit or by waiting.
    KeysAnyHand {
        /// Whose PIN.
        of: PersonId,
    },
    /// It is of another hall, or of the demonstration.
    WrongHall,
    /// The statement does not follow from the pinned key.
    KeyChange(ChainFault),
    /// No such proposal is open: it was changed, taken back or published meanwhile.
    NoSuchProposal,
    /// Something else was published since it was put forward: look at it again and put it forward anew.
    Stale {
        /// The version it is a change of.
        base: u32,
        /// The newest.
        newest: u32,
    },
    /// What was shown when it was put forward was withdrawn since: look at it again and put it forward anew.
    OfWithdrawn,
    /// The files of the site were replaced since they were looked at, without a version of their own: look again.
    Replaced,
    /// Nobody approves what they wrote themselves.
    OwnProposal,
    /// Somebody else wrote it.
    NotTheAuthor,
    /// This person has approved it already.
    ApprovedBefore,
    /// It was returned to its author: only a new proposal helps.
    Returned,
    /// Nobody else has approved it yet.
    NotApproved,
    /// Author and approver are one hand: this person has lately let one of them, or both, choose another PIN.
    OneHand {
        /// Who could act as both.
        by: PersonId,
    },
    /// Author and approver may be one hand: a PIN of this person, or on whose word one of them chose theirs, was lately set by the recovery kit or by
    /// waiting.
    AnyHand {
        /// Whose PIN.
        of: PersonId,
    },
    /// Whoever wrote it, or everybody who approved it, has no right to do so any more.
    NoLongerAllowed(Act),
    /// It holds just what is in force.
    Unchanged,
    /// It has no parts, too many, or two of one name.
    Parts,
    /// Larger than [`DRAFT_BYTES_MAX`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// A part has a fault that must be mended first.
    Faulty {
        /// Which part.
        part: String,
        /// Where and what, as the check says it.
        fault: String,
    },
    /// It would have expired already, or would be valid for longer than anything may be.
    Expiry,
    /// No such version is in the history, or it was withdrawn before, or its key is not believed.
    NoSuchVersion,
    /// One person alone withdraws the newest version only, and only where the one before it is here and is of the same hall.
    NotWithdrawn,
}

/// Content as somebody puts it forward: what the approver looks at, and what the proposal's digest is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// [`Draft::FORM`].
    pub form: String,
    /// Four digits.
    pub hall: String,
    /// Who puts it forward.
    pub author: PersonId,
    /// The version it is a change of.
    pub base: u32,
    /// The version whose contents it brings back.
    pub returns_to: Option<u32>,
    /// When the bundle made of it expires.
    pub expires_at: Timestamp,
    /// What it holds.
    pub parts: Vec<Part>,
}

impl Draft {
    /// Names the form.
    pub const FORM: &str = "residents-window/proposal/1";

    /// Its text.
    ///
    /// # Errors
    /// None in practice: everything in it can be written as JSON.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Reads the text of the proposal with this digest.
    pub fn read(bytes: &[u8], hash: &Digest) -> Option<Self> {
        let is_it = Digest::of(bytes) == *hash;
        serde_json::from_slice::<Self>(bytes).ok().filter(|draft| is_it && draft.form == Self::FORM)
    }

    /// Where a text with this digest lies beside the journal.
    pub fn blob(hash: &Digest) -> String {
        blob_of(hash)
    }
}

/// What somebody wants to do.
#[derive(Clone, Debug)]
pub enum Order<'a> {
    /// These keys count from now on.
    PinKeys {
        /// Four digits.
        hall: &'a str,
        /// Signs the content.
        key: PublicKey,
        /// The recovery kit's.
        recovery: PublicKey,
    },
    /// The records of the keys are damaged; the first person says that these are the hall's.
    CompareKeys(&'a KeyCard),
    /// The second person says so of just the same.
    ConfirmKeys(&'a KeyCard),
    /// Another key counts.
    ChangeKey(&'a KeyChange),
    /// Puts content forward.
    Propose(&'a Draft, Digest),
    /// Takes an own proposal back.
    TakeBack(Digest),
    /// Says yes.
    Approve(Digest),
    /// Says what must be changed first.
    Return(Digest, NoteRef),
    /// The bundle that was made of this proposal is in force.
    Publish(Digest, &'a Edition),
    /// A bundle that was accepted from outside is in force, after these changes of key.
    Adopt(&'a Edition, &'a [KeyChange]),
    /// This version is not to be shown any more.
    Withdraw(u32),
}

impl Order<'_> {
    /// The right that it needs.
    pub const fn act(&self) -> Act {
        match self {
            Self::PinKeys { .. } | Self::ChangeKey(_) | Self::CompareKeys(_) => Act::Keys,
            Self::ConfirmKeys(_) => Act::ConfirmKeys,
            Self::Propose(..) | Self::TakeBack(_) => Act::Propose,
            Self::Approve(_) | Self::Return(..) | Self::Withdraw(_) => Act::Approve,
            Self::Publish(..) => Act::Publish,
            Self::Adopt(..) => Act::Adopt,
        }
    }
}

impl Publishing {
    /// What happens when `who` gives this order at `now`.
    ///
    /// # Errors
    /// Why nothing happens.
    pub fn decide(&self, who: &PersonId, order: &Order<'_>, now: Timestamp) -> Result<Vec<ContentEvent>, Denied> {
        let by = who.clone();
        let event = match order {
            Order::PinKeys { hall, key, recovery } => self.pin_keys(who, hall, (*key, *recovery))?,
            Order::CompareKeys(card) => self.compare_keys(who, card)?,
            Order::ConfirmKeys(card) => return self.confirm_keys(who, card),
            Order::ChangeKey(change) => return self.change_key(who, change),
            Order::Propose(draft, proposal) => self.propose(who, draft, *proposal, now)?,
            Order::TakeBack(proposal) => match self.proposal(proposal) {
                None => return Err(Denied::NoSuchProposal),
                Some(open) if open.author != *who => return Err(Denied::NotTheAuthor),
                Some(_) => ContentEvent::TakenBack { proposal: *proposal, by },
            },
            Order::Approve(proposal) => match self.judged_by(who, proposal)? {
                open if open.approvals.contains(who) => return Err(Denied::ApprovedBefore),
                open if open.returned.is_some() => return Err(Denied::Returned),
                open => self.fresh(open).map(|_| ContentEvent::Approved { proposal: *proposal, by })?,
            },
            Order::Return(proposal, note) => match self.judged_by(who, proposal)? {
                open if open.returned.is_some() => return Err(Denied::Returned),
                _ => ContentEvent::Returned { proposal: *proposal, by, note: note.clone() },
            },
            Order::Publish(proposal, edition) => {
                let open = self.publishable(proposal, now)?;
                match self.is_made_of(edition, open) {
                    true => ContentEvent::Published { edition: (*edition).clone() },
                    false => return Err(Denied::NoSuchProposal),
                }
            }
            Order::Adopt(edition, changes) => return self.adopt(who, edition, changes),
            Order::Withdraw(version) => self.gives_way_to(*version).map(|_| ContentEvent::Withdrawn { version: *version, by })?,
        };
        Ok(vec![event])
    }

    /// The proposal of which a bundle may be made now.
    ///
    /// # Errors
    /// Why none may be made.
    pub fn publishable(&self, proposal: &Digest, now: Timestamp) -> Result<&Proposal, Denied> {
        self.signing_trust()?;
        let open = self.proposal(proposal).ok_or(Denied::NoSuchProposal).and_then(|open| self.fresh(open))?;
        match () {
            () if open.returned.is_some() => Err(Denied::Returned),
            () if open.approvals.iter().filter(|person| **person != open.author).count() < APPROVALS_MIN => Err(Denied::NotApproved),
            () if !is_valid_time(open.expires_at, now) => Err(Denied::Expiry),
            () => Ok(open),
        }
    }

    fn propose(&self, who: &PersonId, draft: &Draft, proposal: Digest, now: Timestamp) -> Result<ContentEvent, Denied> {
        let parts: Vec<_> = draft.parts.iter().map(Part::hash).collect();
        let twice = |(at, part): (usize, &Part)| draft.parts[..at].iter().any(|earlier| earlier.name == part.name);
        let newest = self.newest().0;
        match () {
            () if draft.author != *who => Err(Denied::NotTheAuthor),
            () if self.known_trust().is_some_and(|trust| trust.hall() != draft.hall) => Err(Denied::WrongHall),
            () if draft.returns_to.is_some_and(|version| self.edition(version).is_none_or(|edition| !self.is_believed(edition))) => {
                Err(Denied::NoSuchVersion)
            }
            () if parts.is_empty() || parts.len() > PARTS_MAX || draft.parts.iter().enumerate().any(twice) => Err(Denied::Parts),
            () if draft.base != newest => Err(Denied::Stale { base: draft.base, newest }),
            () if !is_valid_time(draft.expires_at, now) => Err(Denied::Expiry),
            // The same once more is allowed shortly before it expires, or nobody could prolong it.
            () if self.in_force().is_some_and(|e| e.parts == parts && e.expires_at >= draft.expires_at) => Err(Denied::Unchanged),
            () => Ok(ContentEvent::Proposed {
                proposal,
                author: who.clone(),
                base: draft.base,
                returns_to: draft.returns_to,
                expires_at: draft.expires_at,
                parts,
            }),
        }
    }

    /// A proposal that this person may say yes or no to.
    fn judged_by(&self, who: &PersonId, proposal: &Digest) -> Result<&Proposal, Denied> {
        match self.proposal(proposal) {
            None => Err(Denied::NoSuchProposal),
            Some(open) if open.author == *who => Err(Denied::OwnProposal),
            Some(open) => Ok(open),
        }
    }

    /// Whether an edition is just what the proposal says, approved by those who approved it and signed by the key that counts.
    fn is_made_of(&self, edition: &Edition, open: &Proposal) -> bool {
        let is_signed = self.trust().is_some_and(|trust| trust.key().id() == edition.key);
        let is_approved = edition.is_of_two() && edition.approvers.iter().all(|person| open.approvals.contains(person));
        let said = (&edition.author, &edition.parts, edition.expires_at, edition.returns_to);
        is_signed
            && is_approved
            && edition.version == self.next_version()
            && said == (&open.author, &open.parts, open.expires_at, open.returns_to)
    }
}

fn is_valid_time(expires_at: Timestamp, now: Timestamp) -> bool {
    (1..=VALIDITY_DAYS_MAX * 24 * HOUR_MS).contains(&expires_at.since(now))
}
