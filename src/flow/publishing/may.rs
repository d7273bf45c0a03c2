//! Which buttons somebody has beside a proposal, and why one of them cannot be pressed.

use super::{KeyHere, Model, Reviewed, Seen};
use crate::domain::access::Permission;
use crate::domain::content::{Act, Denied, SignFault};
use crate::domain::parts::withdrawable;

/// What can be done with a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Say yes.
    Approve,
    /// Say what must be changed.
    Return,
    /// Let it out.
    Publish,
    /// Take it back.
    TakeBack,
}

/// Whether somebody may press a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum May {
    /// They may.
    Yes,
    /// They do not see it: it is not theirs to press.
    Hidden,
    /// They see why not.
    Not(Why),
}

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The rules forbid it.
    Denied(Denied),
    /// The checks have found what must be mended first.
    Blocked,
    /// Its text is gone.
    Gone,
    /// Another machine publishes.
    OtherKey,
    /// This machine cannot sign.
    NotSigned(SignFault),
}

impl Model {
    /// Whether whoever looks has the right for this.
    pub fn has(&self, act: Act) -> bool {
        act.permissions().iter().any(|permission| self.person.may(*permission))
    }

    /// Whether whoever looks may withdraw this version.
    pub fn may_withdraw(&self, version: u32) -> May {
        let Some(seen) = self.seen().filter(|_| self.has(Act::Approve)) else { return May::Hidden };
        match withdrawable(&seen.state, version) {
            _ if seen.state.in_force().is_none_or(|edition| edition.version != version) => May::Hidden,
            Ok(_) => May::Yes,
            Err(denied) => May::Not(Why::Denied(denied)),
        }
    }

    /// Whether whoever looks may be the second to confirm the keys that one person has compared.
    pub fn may_confirm(&self) -> May {
        let Some(seen) = self.seen().filter(|seen| self.has(Act::ConfirmKeys) && seen.state.trust().is_none()) else { return May::Hidden };
        let own = seen.seconds.iter().find(|(person, _)| *person == self.person.id).map(|(_, hindrance)| hindrance.clone());
        match (&seen.state.compared, own) {
            (None, _) => May::Hidden,
            (Some(compared), _) if compared.by == self.person.id => May::Not(Why::Denied(Denied::OwnVoucher)),
            (_, Some(None)) => May::Yes,
            (_, Some(Some(denied))) => May::Not(Why::Denied(denied)),
            (_, None) => May::Not(Why::Denied(Denied::NotAllowed(Act::ConfirmKeys))),
        }
    }

    /// Whether whoever looks may do this with this proposal.
    pub fn may(&self, action: Action, of: &Reviewed) -> May {
        let Some(seen) = self.seen() else { return May::Hidden };
        let is_author = of.proposal.author == self.person.id;
        match action {
            Action::Approve if !self.person.may(Permission::ApproveGuides) => May::Hidden,
            Action::Approve if is_author => May::Not(Why::Denied(Denied::OwnProposal)),
            Action::Approve if of.proposal.approvals.contains(&self.person.id) => May::Not(Why::Denied(Denied::ApprovedBefore)),
            Action::Approve => as_it_stands(seen, of).map_or(May::Yes, May::Not),
            Action::Return if is_author || !self.person.may(Permission::ApproveGuides) => May::Hidden,
            Action::Return if of.proposal.returned.is_some() => May::Hidden,
            Action::Return => May::Yes,
            Action::TakeBack if is_author && self.has(Act::Propose) => May::Yes,
            Action::TakeBack => May::Hidden,
            Action::Publish if !self.has(Act::Publish) => May::Hidden,
            Action::Publish if !of.proposal.is_approved() && of.proposal.returned.is_none() => May::Not(Why::Denied(Denied::NotApproved)),
            Action::Publish => as_it_stands(seen, of).or_else(|| key_fault(seen)).map_or(May::Yes, May::Not),
        }
    }
}

/// What forbids saying yes to it and letting it out alike.
fn as_it_stands(seen: &Seen, of: &Reviewed) -> Option<Why> {
    match &of.review {
        _ if of.proposal.returned.is_some() => Some(Why::Denied(Denied::Returned)),
        _ if seen.state.fresh(&of.proposal).is_err() => seen.state.fresh(&of.proposal).err().map(Why::Denied),
        None => Some(Why::Gone),
        Some(review) if review.check.blocks() => Some(Why::Blocked),
        Some(_) => None,
    }
}

/// What keeps this machine from signing.
fn key_fault(seen: &Seen) -> Option<Why> {
    let trust = match seen.state.signing_trust() {
        Ok(trust) => trust,
        Err(denied) => return Some(Why::Denied(denied)),
    };
    match &seen.key {
        KeyHere::None => Some(Why::NotSigned(SignFault::NoKey)),
        KeyHere::Unknown(detail) => Some(Why::NotSigned(SignFault::Failed(detail.clone()))),
        here if here.public() == Some(trust.key()) => None,
        KeyHere::Browser(_) | KeyHere::Wrapped(_) => Some(Why::OtherKey),
    }
}
