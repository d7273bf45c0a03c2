//! A case that is being accepted: what is ticked and typed, and whether that is enough.

use std::collections::BTreeMap;

use crate::domain::case::command::{Entitled, HandIn};
use crate::domain::case::deed::{Applicant, Application};
use crate::domain::case::lookup::DocumentNumber;
use crate::domain::case::mask::{PersonName, Phone};
use crate::domain::case::side::TellBy;
use crate::domain::case::{CaseMaterial, CaseTicket};
use crate::domain::guide::Guide;
use crate::domain::guide::checklist::{Answers, Needed, to_bring};
use crate::domain::hall::Language;
use crate::domain::identity::{ClerkId, CounterId};

/// What a clerk says of a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It is here.
    Given,
    /// It is missing.
    Missing,
    /// This applicant does not need it.
    NotNeeded,
    /// It depends on a question that nobody has answered.
    Open,
}

/// How it is handed in, as it is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By the applicant.
    #[default]
    InPerson,
    /// By somebody else.
    Agent,
    /// Fetched from home, for somebody of 70 or older.
    HomeOld,
    /// Fetched from home, for somebody disabled.
    HomeDisabled,
}

impl Way {
    /// All of them, in the order offered.
    pub const ALL: [Self; 4] = [Self::InPerson, Self::Agent, Self::HomeOld, Self::HomeDisabled];

    const fn hand_in(self) -> HandIn {
        match self {
            Self::InPerson => HandIn::InPerson,
            Self::Agent => HandIn::Agent,
            Self::HomeOld => HandIn::HomeVisit(Entitled::Over70),
            Self::HomeDisabled => HandIn::HomeVisit(Entitled::Disabled),
        }
    }
}

/// What was typed of the applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The phone.
    pub phone: String,
    /// The number of an identity document.
    pub document: String,
    /// How to be told.
    pub tell: TellBy,
    /// How it is handed in.
    pub way: Way,
    /// Who hands in instead.
    pub agent: String,
}

impl Default for Person {
    fn default() -> Self {
        let empty = String::new;
        Self { name: empty(), phone: empty(), document: empty(), tell: TellBy::Message, way: Way::InPerson, agent: empty() }
    }
}

/// What is wanting before a case can be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// An answer on which a paper depends: whoever hands in must be told everything at once.
    Answer,
    /// The name.
    Name,
    /// A phone that is one.
    Phone,
    /// A phone at all, for whoever is to be called.
    PhoneToTell,
    /// A document's number that is one.
    Document,
    /// The name of who hands in.
    Agent,
}

impl Person {
    /// Whose case it is.
    ///
    /// # Errors
    /// The first thing that is wanting.
    pub fn applicant(&self) -> Result<Applicant, Want> {
        let given = |text: &str| !text.trim().is_empty();
        let name = PersonName::new(&self.name).ok_or(Want::Name)?;
        let phone = given(&self.phone).then(|| Phone::new(&self.phone).ok_or(Want::Phone)).transpose()?;
        let document = given(&self.document).then(|| DocumentNumber::new(&self.document).ok_or(Want::Document)).transpose()?;
        if phone.is_none() && self.tell != TellBy::Nothing {
            return Err(Want::PhoneToTell);
        }
        let agent = match self.way {
            Way::Agent => Some(PersonName::new(&self.agent).ok_or(Want::Agent)?),
            _ => None,
        };
        Ok(Applicant { name, phone, document, tell: self.tell, agent })
    }
}

/// What is ticked of a guide's materials.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticks {
    /// Answers to the guide's questions.
    pub answers: Answers,
    /// What was said of a material, by its place in the guide.
    marks: BTreeMap<usize, Mark>,
}

impl Ticks {
    /// The materials that this applicant needs or may need, by their place in the guide, and what is said of each.
    pub fn rows(&self, guide: &Guide) -> Vec<(usize, Mark)> {
        let place = |material| guide.materials.iter().position(|known| std::ptr::eq(known, material)).unwrap_or(0);
        let rows = to_bring(guide, &self.answers).map(|(material, needed)| (place(material), needed));
        rows.map(|(at, needed)| (at, self.marks.get(&at).copied().unwrap_or(Self::unsaid(needed)))).collect()
    }

    const fn unsaid(needed: Needed) -> Mark {
        if matches!(needed, Needed::Yes) { Mark::Missing } else { Mark::Open }
    }

    /// The next that can be said of a material: what must be there is there or missing.
    pub fn turn(&mut self, guide: &Guide, at: usize) {
        let Some(material) = guide.materials.get(at) else { return };
        let must = crate::domain::guide::checklist::needed(material, &self.answers) == Needed::Yes && material.when.is_empty();
        let now = self.rows(guide).into_iter().find(|(place, _)| *place == at).map_or(Mark::Missing, |(_, mark)| mark);
        let next = match now {
            Mark::Missing if must => Mark::Given,
            Mark::Given => Mark::Missing,
            Mark::Missing => Mark::NotNeeded,
            Mark::NotNeeded | Mark::Open => Mark::Given,
        };
        self.marks.insert(at, next);
    }

    /// Everything that is needed is here.
    pub fn all_given(&mut self, guide: &Guide) {
        for (at, mark) in self.rows(guide) {
            if mark == Mark::Missing {
                self.marks.insert(at, Mark::Given);
            }
        }
    }

    fn materials(&self, guide: &Guide) -> Result<Vec<CaseMaterial>, Want> {
        let rows = self.rows(guide);
        if rows.iter().any(|(_, mark)| *mark == Mark::Open) {
            return Err(Want::Answer);
        }
        let wanted = rows.into_iter().filter(|(_, mark)| *mark != Mark::NotNeeded);
        Ok(wanted.filter_map(|(at, mark)| Some(CaseMaterial::of(guide.materials.get(at)?, mark == Mark::Given))).collect())
    }
}

/// Where it is accepted, and by whom.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Six random digits.
    pub random: u32,
    /// Language of the receipt.
    pub language: Language,
    /// The counter.
    pub counter: CounterId,
    /// The clerk.
    pub clerk: ClerkId,
    /// The ticket of the person at the counter.
    pub ticket: Option<CaseTicket>,
}

/// The application, as it can be accepted.
///
/// # Errors
/// The first thing that is wanting.
pub fn application(guide: &Guide, ticks: &Ticks, person: &Person, desk: Desk) -> Result<Application, Want> {
    let materials = ticks.materials(guide)?;
    Ok(Application {
        random: desk.random,
        item: guide.item.clone(),
        guide: guide.id.clone(),
        guide_version: guide.version,
        language: desk.language,
        counter: desk.counter,
        clerk: desk.clerk,
        way: person.way.hand_in(),
        person: person.applicant()?,
        ticket: desk.ticket,
        promised: guide.promised_limit,
        statutory: guide.statutory_limit,
        materials,
    })
}
