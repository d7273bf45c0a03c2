//! What the office of publishing asks beside the record of the content: whether the parts may be published, whose right each changed part needs, and
//! whether author and approver are two hands.

use std::future::Future;
use std::pin::Pin;

use super::access;
use super::command::{Failure, Stamp};
use super::content_choice::with_own_hall;
use super::publishing::{PublishingOffice, Trouble};
use crate::domain::access::Role;
use crate::domain::access::hands::{Hand, days_before};
use crate::domain::access::kit::kit;
use crate::domain::content::{Act, Bundle, ContentHall, Denied, Draft, KeptPart, Part, Proposal, Publishing, kept_part, text_of};
use crate::domain::hall::Hall;
use crate::domain::hall::parse::parse as parse_hall;
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
    /// Rights are those that the hall in force gives its staff, when one is in force; otherwise only the office's `may` is asked.
    pub asks_hall: bool,
}

/// Whether a hall gives somebody the right.
pub fn hall_lets(hall: &Hall, who: &PersonId, act: Act) -> bool {
    let may = |role: &Role| act.permissions().iter().any(|permission| role.may(*permission));
    hall.staff_member(who).is_some_and(|member| member.roles.iter().any(may))
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
        let shipped = (self.ground.shipped)().await?;
        // A hall that has ever published works on with its own queues and people, and whoever changes a guide then puts no sample's in their place.
        let has_published = state.newest().0 > 0 || state.unreadable > 0;
        Ok(if has_published { with_own_hall(self.journal, shipped).await } else { shipped })
    }

    /// Whether this person may put these parts forward in place of what is shown, and whether they may be published at all.
    pub(super) async fn may_stand(&self, state: &Publishing, draft: &Draft) -> Result<(), Trouble> {
        let (shown, staff, parts) = (self.shown(state).await?, self.staff(state).await?, &draft.parts);
        let is_changed = |part: &&Part| shown.iter().all(|before| before.hash() != part.hash());
        let changed: Vec<&Part> = match self.is_return(state, draft).await? {
            // Two people have passed it as a whole, with the rights that its parts asked for.
            true => Vec::new(),
            false => parts.iter().filter(is_changed).collect(),
        };
        let mut acts = [Act::Propose].into_iter().chain(changed.into_iter().map(|part| parts::act_of(part.name.as_str())));
        if let Some(act) = acts.find(|act| !self.may_act(staff.as_ref(), &draft.author, *act)) {
            return Err(Denied::NotAllowed(act).into());
        }
        let texts: Vec<(&str, &str)> = parts.iter().map(|part| (part.name.as_str(), part.text.as_str())).collect();
        let checked = (self.ground.check)(&texts, text_of(&shown, parts::GUIDES), self.ground.today);
        checked.map_err(|(part, fault)| Denied::Faulty { part, fault }.into())
    }

    /// Whether it is exactly what an earlier edition held. Where that is gone nobody can say so.
    async fn is_return(&self, state: &Publishing, draft: &Draft) -> Result<bool, Trouble> {
        let edition = draft.returns_to.and_then(|version| state.edition(version));
        // What was withdrawn comes back by the rights of its parts, like anything new; what is not believed does not come back.
        let passed = edition.filter(|edition| state.is_believed(edition) && !state.withdrawn.contains(&edition.version));
        let Some(edition) = passed else { return Ok(false) };
        match self.export(edition).await {
            Ok(bytes) => Ok(Bundle::read_kept(&bytes, &edition.hash).is_some_and(|old| parts::are_brought_back(&draft.parts, &old.parts))),
            Err(Trouble::Gone) => Ok(false),
            Err(trouble) => Err(trouble),
        }
    }

    /// The hall of the edition in force, which says who may do what now: a page that was opened earlier still works with another.
    pub(super) async fn staff(&self, state: &Publishing) -> Result<Option<Hall>, Trouble> {
        let Some(edition) = state.in_force().filter(|_| self.ground.asks_hall) else { return Ok(None) };
        match self.export(edition).await {
            Ok(bytes) => match kept_part(&bytes, &edition.hash, parts::HALL) {
                KeptPart::Text(text) => Ok(parse_hall(&text).ok()),
                KeptPart::Absent | KeptPart::Lost => Ok(None),
            },
            Err(Trouble::Gone) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Whether this person has the right, by that hall; where there is none, by the one that the window works with.
    pub(super) fn may_act(&self, staff: Option<&Hall>, who: &PersonId, act: Act) -> bool {
        staff.map_or_else(|| (self.may)(who, act), |hall| hall_lets(hall, who, act))
    }

    /// Why author and approver may have been one hand: PINs of theirs, or of whoever let them in, that were chosen on somebody's word in the days before
    /// this was put forward, or since.
    pub(super) async fn one_hand(&self, open: &Proposal, approver: &PersonId) -> Result<Option<Denied>, Failure> {
        let set_up = access::look(self.journal, &kit()).await?.set_up.map(|(_, at)| at);
        Ok(self.hand_of([&open.author, approver], days_before(open.at), set_up).await?.map(|hand| match hand {
            Hand::Of(by) => Denied::OneHand { by },
            Hand::Anybodys(of) => Denied::AnyHand { of },
        }))
    }

    /// Those of the approvers who still have the right and are not the author's hand.
    pub(super) async fn approvers(&self, state: &Publishing, open: &Proposal) -> Result<Vec<PersonId>, Trouble> {
        let staff = self.staff(state).await?;
        let (mut approvers, mut why) = (Vec::new(), Denied::NoLongerAllowed(Act::Approve));
        for person in open.approvals.iter().filter(|person| self.may_act(staff.as_ref(), person, Act::Approve)) {
            match self.one_hand(open, person).await? {
                None => approvers.push(person.clone()),
                Some(denied) => why = denied,
            }
        }
        if approvers.is_empty() { Err(why.into()) } else { Ok(approvers) }
    }
}
