//! From what a clerk does to what is decided: names, phones and typed texts become side records, and the command names them.

use super::cases::{Person, side_text};
use super::command::Failure;
use crate::domain::case::command::DeliverBy;
use crate::domain::case::deed::{Applicant, Deed, Fix, Handover};
use crate::domain::case::mask::PersonName;
use crate::domain::case::seal::{Contact, SealFault, Seals};
use crate::domain::case::side::PersonRecord;
use crate::domain::case::{Case, CaseCommand, Correction, Delivery, SideRef, Verdict};
use crate::domain::feed::scrub;
use crate::journal::Journal;

/// A name of so many letters is hardly ever a word.
const SURE_NAME: usize = 3;

/// What is kept of an applicant: masked, and the rest sealed.
pub(super) async fn record(applicant: &Applicant, seals: &impl Seals) -> Result<PersonRecord, SealFault> {
    let contact = Contact { name: applicant.name.clone(), phone: applicant.phone.clone(), agent: applicant.agent.clone() };
    let sealed = seals.seal(&contact.write()).await?;
    Ok(PersonRecord::new(&applicant.name, applicant.phone.as_ref(), applicant.tell, applicant.agent.as_ref(), sealed))
}

/// Side records on their way to beside the journal.
pub(super) struct Sides<'a> {
    fresh: &'a dyn Fn() -> String,
    /// Names that typed words must not repeat: those words are shown at the kiosk and lie unsealed.
    names: Vec<PersonName>,
    /// References, and what is to be kept under them.
    pub made: Vec<(SideRef, String)>,
}

impl<'a> Sides<'a> {
    pub fn new(fresh: &'a dyn Fn() -> String) -> Self {
        Self { fresh, names: Vec::new(), made: Vec::new() }
    }

    /// What is typed hides this name.
    pub fn hide(&mut self, name: PersonName) {
        self.names.push(name);
    }

    /// Makes a reference to words that somebody typed: phones, identity numbers and names of the case stand masked in them.
    pub fn typed(&mut self, text: &str) -> SideRef {
        self.masked(text, 0)
    }

    /// The same of a decision. A name of two letters is often a word of it as well, and no word of a decision is changed.
    fn decided(&mut self, text: &str) -> SideRef {
        self.masked(text, SURE_NAME)
    }

    fn masked(&mut self, text: &str, shortest: usize) -> SideRef {
        let names = self.names.iter().filter(|name| name.in_clear().chars().count() >= shortest);
        let masked =
            names.fold(scrub(text, None).into_owned(), |text, name| scrub(&text, Some((name.in_clear(), &name.masked()))).into_owned());
        self.keep(&masked)
    }

    /// Makes a reference to this record.
    pub fn keep(&mut self, record: &str) -> SideRef {
        let (reference, kept) = SideRef::make(&(self.fresh)(), &(self.fresh)(), record)
            .unwrap_or_else(|| unreachable!("fresh identities have the form of identities"));
        self.made.push((reference.clone(), kept));
        reference
    }

    fn words(&mut self, text: Option<&String>) -> Option<SideRef> {
        text.map(|text| text.trim()).filter(|text| !text.is_empty()).map(|text| self.typed(text))
    }

    fn deliver(&mut self, handover: &Handover) -> DeliverBy {
        match handover {
            Handover::Counter(counter) => DeliverBy::Counter(counter.clone()),
            Handover::Post(tracking) => DeliverBy::Post(self.keep(tracking.as_str())),
            Handover::HomeVisit(entitled) => DeliverBy::HomeVisit(*entitled),
        }
    }

    fn delivered(&mut self, handover: &Handover) -> Delivery {
        self.deliver(handover).recorded()
    }

    /// The command of a deed.
    pub async fn command(&mut self, deed: &Deed, seals: &impl Seals) -> Result<CaseCommand, SealFault> {
        Ok(match deed {
            Deed::EnterStep(step) => CaseCommand::EnterStep(step.clone()),
            Deed::RequestMaterial(materials, other, again) => {
                CaseCommand::RequestMaterial { materials: materials.clone(), other: self.words(other.as_ref()), again: *again }
            }
            Deed::SupplyMaterial(materials, other) => CaseCommand::SupplyMaterial { materials: materials.clone(), other: *other },
            Deed::Suspend(ground, note) => CaseCommand::Suspend { ground: *ground, note: self.words(note.as_ref()) },
            Deed::Resume => CaseCommand::Resume,
            Deed::Grant => CaseCommand::Decide(Verdict::Granted),
            Deed::Refuse(reason, appeal) => {
                CaseCommand::Decide(Verdict::Refused { reason: self.decided(reason), appeal: self.decided(appeal) })
            }
            Deed::Withdraw => CaseCommand::Decide(Verdict::Withdrawn),
            Deed::Deliver(handover) => CaseCommand::Deliver(self.deliver(handover)),
            Deed::Urge(note) => CaseCommand::Urge(self.words(note.as_ref())),
            Deed::Correct(entry, fix, note) => {
                let correction = match fix {
                    Fix::Person(applicant) => {
                        self.hide(applicant.name.clone());
                        Correction::Person { person: self.keep(&record(applicant, seals).await?.write()) }
                    }
                    Fix::Step(step) => Correction::Step { step: step.clone() },
                    Fix::Material(material, given) => Correction::Material { material: *material, given: *given },
                    Fix::Delivery(handover) => Correction::Delivery { delivery: self.delivered(handover) },
                    Fix::Undone => Correction::Undone,
                    Fix::Remark => Correction::Remark,
                };
                CaseCommand::Correct { entry: *entry, correction, note: self.typed(note) }
            }
            Deed::HandOver(clerk) => CaseCommand::HandOver(clerk.clone()),
            Deed::Reprint => CaseCommand::Reprint,
            Deed::Find(by) => CaseCommand::Find(*by),
        })
    }
}

/// Whose case it is; the contact where these keys open it.
///
/// # Errors
/// When the storage cannot be read.
pub async fn person_of(journal: &Journal, case: &Case, seals: Option<&impl Seals>) -> Result<Person, Failure> {
    let Some(text) = side_text(journal, &case.person).await? else { return Ok(Person::Erased) };
    let Some(record) = text.as_deref().and_then(PersonRecord::read) else { return Ok(Person::Unreadable) };
    // Sealed on another machine: what is masked must do.
    let contact = match seals {
        Some(seals) => seals.open(&record.sealed).await.ok().and_then(|text| Contact::read(&text)),
        None => None,
    };
    Ok(Person::Known(Box::new(record), contact))
}
