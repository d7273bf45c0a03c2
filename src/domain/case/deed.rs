//! What a clerk does with a case, in the clerk's words: names, phones and typed texts are in it still. Before anything is decided they become side records.

use super::command::{Acceptance, Entitled};
use super::event::{AskedAgain, Ground, Trait};
use super::lookup::{DocumentNumber, FindBy};
use super::mask::{PersonName, Phone};
use super::side::{TellBy, TrackingNumber};
use crate::domain::identity::{ClerkId, CounterId, StepId};

/// Whose case it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// The name.
    pub name: PersonName,
    /// The phone, where one was given.
    pub phone: Option<Phone>,
    /// The number of the identity document, only to find the case again.
    pub document: Option<DocumentNumber>,
    /// How to be told.
    pub tell: TellBy,
    /// Who handed in instead.
    pub agent: Option<PersonName>,
}

impl Applicant {
    /// Everything that the case can be found by.
    pub fn ways(&self) -> Vec<FindBy> {
        let phone = self.phone.clone().map(FindBy::Phone);
        phone.into_iter().chain(self.document.clone().map(FindBy::Document)).collect()
    }
}

/// An application as it lies on the counter: whose it is stands in it.
pub type Application = Acceptance<Applicant>;

/// What is done with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It goes on to a step.
    EnterStep(StepId),
    /// Something is needed from the applicant: these materials, and something in words.
    RequestMaterial(Vec<u16>, Option<String>, Option<AskedAgain>),
    /// These came, and what was asked for in words.
    SupplyMaterial(Vec<u16>, bool),
    /// The clock is to stand still.
    Suspend(Ground, Option<String>),
    /// It goes on.
    Resume,
    /// As applied for.
    Grant,
    /// Not so: why, and where one may appeal.
    Refuse(String, String),
    /// The applicant takes it back.
    Withdraw,
    /// The result is with the applicant.
    Deliver(Handover),
    /// Somebody urges it.
    Urge(Option<String>),
    /// An entry was wrong: which, what is right, and why.
    Correct(u32, Fix, String),
    /// Another clerk handles it.
    HandOver(ClerkId),
    /// The receipt is printed again.
    Reprint,
    /// It is opened by whoever looked for its applicant.
    Find(Trait),
}

/// How a result is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handover {
    /// Fetched.
    Counter(CounterId),
    /// By post.
    Post(TrackingNumber),
    /// Brought home.
    HomeVisit(Entitled),
}

/// What is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// It is this person.
    Person(Box<Applicant>),
    /// It is in this step.
    Step(StepId),
    /// A material is there, or is not.
    Material(u16, bool),
    /// It was delivered so.
    Delivery(Handover),
    /// It did not happen.
    Undone,
    /// The note says it all.
    Remark,
}
