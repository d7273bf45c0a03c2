//! What happened to a case (办件), in the past tense: the facts of the stream `case/RECEIPT`. Formats only grow.
//!
//! No event holds a name, a phone or typed words: those lie beside the journal ([`SideRef`]). What a case needs of the content stands in its first event, so
//! that it can be told and counted when the content has changed.

use serde::{Deserialize, Serialize};

use super::side::SideRef;
use crate::domain::guide::model::Material;
use crate::domain::guide::terms::Limit;
use crate::domain::hall::{Language, Post};
use crate::domain::identity::{ClerkId, CounterId, ItemId, StepId, TicketId};
use crate::domain::time::Day;

/// A fact about a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseEvent {
    /// It was accepted and a receipt handed over. With something missing, its clock waits.
    Accepted(Box<Accepted>),
    /// It went on to a step.
    StepEntered {
        /// Which of the case's steps.
        step: StepId,
    },
    /// Something is needed from the applicant; the clock stops.
    MaterialRequested {
        /// Which of the case's materials, from 0.
        materials: Vec<u16>,
        /// Something else, in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        other: Option<SideRef>,
        /// Why once more, when the applicant had been told before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        again: Option<AskedAgain>,
    },
    /// Something of it came. When nothing is missing any more the clock goes on.
    MaterialSupplied {
        /// Which of the case's materials.
        materials: Vec<u16>,
        /// And what was asked for in words.
        #[serde(default, skip_serializing_if = "is_false")]
        other: bool,
    },
    /// The law lets the clock stand still.
    Suspended {
        /// On this ground.
        ground: Ground,
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<SideRef>,
    },
    /// The ground is gone; the clock goes on.
    Resumed,
    /// It was decided; the clock has done its work.
    Decided {
        /// How.
        verdict: Verdict,
    },
    /// The result is with the applicant.
    Delivered {
        /// How.
        delivery: Delivery,
    },
    /// Somebody urged it (催办).
    Urged {
        /// In words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<SideRef>,
    },
    /// Something recorded earlier was wrong. What was recorded stays beside it.
    Corrected {
        /// The number of the wrong entry, from 0.
        entry: u32,
        /// What is right.
        correction: Correction,
        /// Why, in words.
        note: SideRef,
    },
    /// Another clerk handles it. Whoever was asked first stays named.
    HandedOver {
        /// Who.
        to: ClerkId,
        /// As holder of the post or as stand-in.
        post: Post,
    },
    /// The receipt was lost and printed again.
    Reprinted,
    /// A clerk looked for its applicant and opened it: who looked stands in the entry, the number that was typed nowhere.
    Found {
        /// By what.
        by: Trait,
    },
}

/// By what a case is found without its receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// The applicant's phone.
    Phone,
    /// The number of the applicant's document.
    Document,
}

/// The first fact of every case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The six random digits of the receipt's code, 0 to 999,999.
    pub random: u32,
    /// What was applied for.
    pub item: ItemId,
    /// By which guide: its identity.
    pub guide: String,
    /// And its version.
    pub guide_version: u32,
    /// Language of the receipt.
    pub language: Language,
    /// Where.
    pub counter: CounterId,
    /// Who was asked first and stays responsible (首问责任).
    pub first: ClerkId,
    /// As holder of the post or as stand-in.
    pub post: Post,
    /// How it was handed in.
    pub way: HandedIn,
    /// Whose it is: a [`super::side::PersonRecord`].
    pub person: SideRef,
    /// The ticket with which the person had been called, where one was at the counter: a ticket that led to a receipt is rated once, under the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<CaseTicket>,
    /// What is promised.
    pub promised: Limit,
    /// What the law allows.
    pub statutory: Limit,
    /// The steps of its procedure; it is in the first.
    pub steps: Vec<StepId>,
    /// All that this applicant has to hand in, told at once (一次性告知), and what was there.
    pub materials: Vec<CaseMaterial>,
}

/// A ticket of some day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseTicket {
    /// The day.
    pub day: Day,
    /// Which.
    pub id: TicketId,
}

/// A material of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMaterial {
    /// Its Chinese name in the guide.
    pub zh: String,
    /// Its English name, where the guide has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Originals.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub original: u8,
    /// Copies.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub copies: u8,
    /// It was handed in.
    pub given: bool,
}

impl CaseMaterial {
    /// A material of a guide, and whether it is there.
    pub fn of(material: &Material, given: bool) -> Self {
        let name = &material.name;
        Self { zh: name.zh.clone(), en: name.en.clone(), original: material.original, copies: material.copies, given }
    }

    /// Its name in this language; Chinese where the guide has no English.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => self.en.as_deref().unwrap_or(&self.zh),
        }
    }
}

/// How a case was handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandedIn {
    /// By the applicant at the counter.
    InPerson,
    /// By somebody for the applicant (代办).
    Agent,
    /// Fetched from home (上门), for whoever is entitled to it; why they are is not recorded.
    HomeVisit,
}

/// Why an applicant is asked once more, after having been told everything at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedAgain {
    /// What came was not what was asked for.
    NotAsAsked,
    /// The check found something that nobody could know before.
    FoundInCheck,
    /// The hall forgot it: counts against the hall.
    Forgotten,
}

/// On which ground the clock may stand still. The first eight are those of article 45 of the Administrative Licensing Law of the PRC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// 听证.
    Hearing,
    /// 招标.
    Tender,
    /// 拍卖.
    Auction,
    /// 检验.
    Inspection,
    /// 检测.
    Testing,
    /// 检疫.
    Quarantine,
    /// 鉴定.
    Appraisal,
    /// 专家评审.
    ExpertReview,
    /// 公示, where the rule of the item does not count it.
    PublicNotice,
    /// 不可抗力.
    ForceMajeure,
    /// Another rule, which the note names.
    OtherRule,
}

impl Ground {
    /// All of them, in the order offered.
    pub const ALL: [Self; 11] = [
        Self::Hearing,
        Self::Tender,
        Self::Auction,
        Self::Inspection,
        Self::Testing,
        Self::Quarantine,
        Self::Appraisal,
        Self::ExpertReview,
        Self::PublicNotice,
        Self::ForceMajeure,
        Self::OtherRule,
    ];
}

/// How a case was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As applied for.
    Granted,
    /// Not so: never without a reason and the way to appeal (article 38 of the Administrative Licensing Law).
    Refused {
        /// Why, in words.
        reason: SideRef,
        /// Where and until when one may appeal, in words.
        appeal: SideRef,
    },
    /// The applicant took it back.
    Withdrawn,
}

/// How a result reached the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Fetched.
    Counter {
        /// Where.
        counter: CounterId,
    },
    /// By post.
    Post {
        /// The tracking number ([`super::side::TrackingNumber`]).
        tracking: SideRef,
    },
    /// Brought home.
    HomeVisit,
}

/// What is right instead of what was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// It is another person, or the name or phone was wrong.
    Person {
        /// Whose it is.
        person: SideRef,
    },
    /// It is in another step.
    Step {
        /// Which.
        step: StepId,
    },
    /// A material was ticked wrongly.
    Material {
        /// Which, from 0.
        material: u16,
        /// Whether it is there.
        given: bool,
    },
    /// It was delivered in another way.
    Delivery {
        /// How.
        delivery: Delivery,
    },
    /// It did not happen: a decision or a delivery was recorded by mistake. Only the last of its kind, and only on the same day.
    Undone,
    /// The note says it all.
    Remark,
}

impl Delivery {
    const fn side(&self) -> Option<&SideRef> {
        match self {
            Self::Post { tracking } => Some(tracking),
            Self::Counter { .. } | Self::HomeVisit => None,
        }
    }
}

impl Correction {
    const fn side(&self) -> Option<&SideRef> {
        match self {
            Self::Person { person } => Some(person),
            Self::Delivery { delivery } => delivery.side(),
            Self::Step { .. } | Self::Material { .. } | Self::Undone | Self::Remark => None,
        }
    }
}

const fn is_false(value: &bool) -> bool {
    !*value
}

const fn is_zero(value: &u8) -> bool {
    *value == 0
}

impl CaseEvent {
    /// The JSON text that the journal keeps.
    ///
    /// # Errors
    /// None in practice: every event can be written as JSON.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The side records that it speaks of: what must be erased one day.
    pub fn sides(&self) -> Vec<&SideRef> {
        match self {
            Self::Accepted(accepted) => vec![&accepted.person],
            Self::MaterialRequested { other: note, .. } | Self::Suspended { note, .. } | Self::Urged { note } => note.iter().collect(),
            Self::Decided { verdict: Verdict::Refused { reason, appeal } } => vec![reason, appeal],
            Self::Delivered { delivery } => delivery.side().into_iter().collect(),
            Self::Corrected { correction, note, .. } => [Some(note), correction.side()].into_iter().flatten().collect(),
            _ => Vec::new(),
        }
    }

    /// Those of them that hold typed words, and not whose it is.
    pub fn words(&self) -> Vec<&SideRef> {
        let person = match self {
            Self::Accepted(accepted) => Some(&accepted.person),
            Self::Corrected { correction: Correction::Person { person }, .. } => Some(person),
            _ => None,
        };
        self.sides().into_iter().filter(|side| Some(*side) != person).collect()
    }

    /// Reads it; nothing when this program does not know it.
    pub fn from_json(text: &str) -> Option<Self> {
        super::reading::event(text)
    }
}
