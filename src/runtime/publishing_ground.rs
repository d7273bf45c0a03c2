//! What the office of publishing asks beside the record of the content: whether the parts may be published, whose right each changed part needs, and
//! whether author and approver are two hands.

use std::future::Future;
use std::pin::Pin;

use super::access;
use super::command::{Failure, Stamp};
use super::publishing::{PublishingOffice, Trouble};
use crate::domain::access::hands::{days_before, one_hand};
use crate::domain::access::kit::kit;
use crate::domain::content::{Act, Bundle, ContentHall, Denied, Part, Proposal, Publishing};
use crate::domain::identity::PersonId;
use crate::domain::parts;
use crate::domain::time::Day;

/// The parts that a program was shipped with, as soon as they are there.
pub type Shipped = Pin<Box<dyn Future<Output = Result<Vec<Part>, Failure>>>>;
/// Says whether texts may be published together, given the guides in force: [`parts::may_be_published`].
pub type Check = fn(&[(&str, &str)], Option<&str>, Day) -> Result<(), (String, String)>;

/// The hall round the office.
pub struct Ground {
    /// The hall, as content names it.
    pub hall: ContentHall,
    /// The hall's day.
    pub today: Day,
    /// Fetches what the program was shipped with.
    pub shipped: fn() -> Shipped,
    /// Whether parts may be published together.
    pub check: Check,
    /// Notes the newest version outside the journal.
    pub note: Box<dyn Fn(u32)>,
}

impl<S: Fn() -> Stamp, P: AsyncFn(u32), M: Fn(&PersonId, Act) -> bool> PublishingOffice<'_, S, P, M> {
    /// What is shown now: what is in force, or what was shipped.
    pub(super) async fn shown(&self, state: &Publishing) -> Result<Vec<Part>, Trouble> {
        if let Some(edition) = state.in_force() {
            match self.export(edition).await {
                Ok(bytes) => return Bundle::read_kept(&bytes, &edition.hash).map(|bundle| bundle.parts).ok_or(Trouble::Gone),
                Err(Trouble::Gone) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok((self.ground.shipped)().await?)
    }

    /// Whether this person may put these parts forward in place of what is shown, and whether they may be published at all.
    pub(super) fn may_stand(&self, author: &PersonId, parts: &[Part], shown: &[Part]) -> Result<(), Denied> {
        let is_changed = |part: &&Part| shown.iter().all(|before| before.hash() != part.hash());
        let acts = [Act::Propose].into_iter().chain(parts.iter().filter(is_changed).map(|part| parts::act_of(part.name.as_str())));
        if let Some(act) = acts.into_iter().find(|act| !(self.may)(author, *act)) {
            return Err(Denied::NotAllowed(act));
        }
        let texts: Vec<(&str, &str)> = parts.iter().map(|part| (part.name.as_str(), part.text.as_str())).collect();
        let guides = shown.iter().find(|part| part.name.as_str() == parts::GUIDES).map(|part| part.text.as_str());
        (self.ground.check)(&texts, guides, self.ground.today).map_err(|(part, fault)| Denied::Faulty { part, fault })
    }

    /// Whoever could have been author and approver alike: somebody on whose word one of their PINs was chosen in the days before this was put forward, or
    /// since.
    pub(super) async fn one_hand(&self, open: &Proposal, approver: &PersonId) -> Result<Option<PersonId>, Failure> {
        let author = access::look(self.journal, &open.author).await?;
        let second = access::look(self.journal, approver).await?;
        let set_up = access::look(self.journal, &kit()).await?.set_up.map(|(_, at)| at);
        Ok(one_hand((&open.author, &author), (approver, &second), days_before(open.at), set_up))
    }

    /// Those of the approvers who still have the right and are not the author's hand.
    pub(super) async fn approvers(&self, open: &Proposal) -> Result<Vec<PersonId>, Trouble> {
        let (mut approvers, mut why) = (Vec::new(), Denied::NoLongerAllowed(Act::Approve));
        for person in open.approvals.iter().filter(|person| (self.may)(person, Act::Approve)) {
            match self.one_hand(open, person).await? {
                None => approvers.push(person.clone()),
                Some(by) => why = Denied::OneHand { by },
            }
        }
        if approvers.is_empty() { Err(why.into()) } else { Ok(approvers) }
    }

    /// Whether the second person has typed their PIN for this, a moment ago, and may say so.
    pub(super) async fn has_vouched(&self, second: &PersonId, who: &PersonId) -> Result<(), Trouble> {
        let access = access::look(self.journal, second).await?;
        match () {
            () if second == who => Err(Denied::OwnVoucher.into()),
            () if ![Act::Keys, Act::Approve].iter().any(|act| (self.may)(second, *act)) => Err(Denied::NotAllowed(Act::Keys).into()),
            () if !access.vouches_for(who, (self.stamp)().now) => Err(Denied::NotVouched.into()),
            () => Ok(()),
        }
    }
}
