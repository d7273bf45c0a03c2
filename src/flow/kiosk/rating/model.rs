//! What is known while somebody rates.

use crate::domain::case::mask::Phone;
use crate::domain::hall::Language;
use crate::domain::identity::{RequestId, TicketId};
use crate::domain::opinion::Kind;
use crate::domain::rating::{Dimension, Level};
use crate::flow::kiosk::cases::Given;
use crate::flow::kiosk::lookup::Fault;
use crate::flow::kiosk::model::Entry;
use crate::flow::kiosk::offered::{Offered, StandsFor};
use crate::flow::kiosk::screen::ScreenName;
use crate::flow::ratings::{Both, Offer, RatingTold, Refused};
use crate::flow::typed::Keyed;

/// What is rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RateOf {
    /// The service that a ticket was called for.
    Ticket(TicketId),
    /// A case.
    Case(Given),
    /// The hall as a whole, under a random identity.
    Hall(String),
    /// Nothing that was served: somebody has an opinion or a suggestion. It goes the same way.
    Opinion,
}

/// Where somebody is who rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rating {
    /// By which code?
    Code(Entry),
    /// It is looked up.
    Looking {
        /// What.
        of: RateOf,
        /// Version of the question.
        version: u32,
    },
    /// It may not be rated, or only once more.
    Refused {
        /// What.
        of: RateOf,
        /// Why.
        said: Box<Refused>,
    },
    /// Which face, and why.
    Choose(Box<Choosing>),
    /// It is being kept.
    Sending(Box<Sending>),
    /// It was not, or nobody knows. What was chosen stays.
    NotKept(Box<NotKept>),
    /// It is kept.
    Done {
        /// It was a bad one: somebody will look into it.
        is_bad: bool,
        /// It was an opinion, and this is its number; empty where that cannot be read now.
        number: Option<String>,
        /// Seconds this still shows.
        seconds: u32,
    },
}

/// Choosing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choosing {
    /// What is rated.
    pub of: RateOf,
    /// What it is in words, and what there is to say.
    pub offer: Offer,
    /// It was rated before, and this is added.
    pub again: bool,
    /// Which face.
    pub level: Option<Level>,
    /// Reasons, by their identities.
    pub reasons: Vec<String>,
    /// What it is about.
    pub dimensions: Vec<Dimension>,
    /// A few words.
    pub comment: String,
    /// The keyboard is on the screen.
    pub keyboard: bool,
    /// What the letters at the end of the words may stand for.
    pub offered: Offered,
    /// What the reader said about what was chosen.
    pub told: Option<Both>,
    /// No rating, but an opinion: what it needs besides the words.
    pub opinion: Option<Opining>,
}

/// Giving an opinion.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opining {
    /// How far the person is.
    pub step: Step,
    /// What it is.
    pub kind: Option<Kind>,
    /// Whether an answer is wanted.
    pub wants_answer: Option<bool>,
    /// Where to call.
    pub phone: String,
}

/// Steps of giving an opinion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// What is it?
    #[default]
    Kind,
    /// In which words?
    Words,
    /// Is an answer wanted, and where?
    Contact,
}

/// On its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// What was chosen, to come back to.
    pub chosen: Choosing,
    /// What is sent, and sent again.
    pub intent: RateIntent,
    /// How long already.
    pub seconds: u32,
    /// The last answer was that nobody knows: the same request goes out again.
    pub is_unknown: bool,
    /// It may have been kept by an earlier try.
    pub perhaps: bool,
}

/// Not kept, as far as anybody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotKept {
    /// What was chosen.
    pub chosen: Choosing,
    /// What was sent.
    pub intent: RateIntent,
    /// It may have been kept after all.
    pub perhaps: bool,
}

/// Identities for one rating, made outside and kept until it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateSeed {
    /// The request.
    pub request: RequestId,
    /// Random identity of the comment.
    pub side: String,
    /// Its salt.
    pub salt: String,
}

/// A rating that is wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateIntent {
    /// What is rated.
    pub of: RateOf,
    /// How; nothing for an opinion.
    pub level: Option<Level>,
    /// What the opinion is, and the phone where an answer is wanted.
    pub opinion: Option<(Kind, Option<String>)>,
    /// Reasons.
    pub reasons: Vec<String>,
    /// What it is about.
    pub dimensions: Vec<Dimension>,
    /// A few words.
    pub comment: String,
    /// It is added to an earlier one.
    pub again: bool,
    /// Language of the person.
    pub language: Language,
    /// Identities.
    pub seed: RateSeed,
    /// Version of the question; late answers carry it.
    pub version: u32,
}

/// What became of a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is durable.
    Kept,
    /// So is an opinion, under this number.
    Posted(String),
    /// It may not be.
    Refused(Box<Refused>),
    /// Surely nothing was written.
    NotKept,
    /// Nothing was sent this time, and nobody answers what became of earlier times.
    NoAnswer,
    /// Nobody knows.
    Unknown,
}

/// What happens on these screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RateInput {
    /// This shall be rated: from the page of a case, or of a ticket, or the hall as a whole.
    Opened(RateOf),
    /// Whether it may be rated.
    Answer {
        /// Version of the question.
        version: u32,
        /// The answer, or why there is none.
        told: Result<RatingTold, Fault>,
    },
    /// A face.
    ChoseLevel(Level),
    /// A reason, on or off.
    ToggledReason(String),
    /// What it is about, on or off.
    ToggledDimension(Dimension),
    /// Something was typed.
    Keyed(Keyed),
    /// The keyboard shall come or go.
    ShowedKeyboard(bool),
    /// What letters may stand for.
    CanStandFor {
        /// Version of the question.
        version: u32,
        /// The likeliest first.
        words: Vec<StandsFor>,
    },
    /// The letters stand for this one.
    Took(usize),
    /// More of what they may stand for.
    TurnedWords,
    /// What the opinion is.
    ChoseKind(Kind),
    /// Whether an answer to it is wanted.
    WantsAnswer(bool),
    /// Submit.
    Submitted(RateSeed),
    /// What became of it.
    Came {
        /// Version of the question.
        version: u32,
        /// What.
        outcome: Outcome,
    },
    /// Once more, with the same request.
    TriedAgain,
    /// Add something to what was rated before.
    PressedAgain,
}

impl Rating {
    /// A screen on which a code is asked for.
    pub fn code() -> Self {
        Self::Code(Entry::default())
    }

    /// Its name.
    pub(in crate::flow::kiosk) fn name(&self) -> ScreenName {
        match self {
            Self::Code(_) => ScreenName::Rate,
            Self::Looking { .. } => ScreenName::RateLooking,
            Self::Refused { .. } => ScreenName::RateRefused,
            Self::Choose(choosing) => match choosing.step() {
                None => ScreenName::RateChoose,
                Some(Step::Kind) => ScreenName::OpinionKind,
                Some(Step::Words) => ScreenName::OpinionWords,
                Some(Step::Contact) => ScreenName::OpinionContact,
            },
            Self::Sending(_) => ScreenName::RateSending,
            Self::NotKept(_) => ScreenName::RateNotKept,
            Self::Done { .. } => ScreenName::RateDone,
        }
    }

    /// Without what changes while a person looks at it.
    pub(in crate::flow::kiosk) fn essence(self) -> Self {
        match self {
            Self::Code(entry) => Self::Code(Entry { asks: entry.asks, ..Entry::default() }),
            Self::Choose(choosing) => {
                let opinion = choosing.opinion.map(|opining| Opining { step: opining.step, ..Opining::default() });
                Self::Choose(Box::new(Choosing { opinion, ..Choosing::new(choosing.of, choosing.offer, choosing.again) }))
            }
            Self::Sending(sending) => {
                let Sending { chosen, intent, perhaps, .. } = *sending;
                Self::Sending(Box::new(Sending { chosen, intent, seconds: 0, is_unknown: false, perhaps }))
            }
            Self::Done { is_bad, number, .. } => Self::Done { is_bad, number, seconds: 0 },
            other => other,
        }
    }
}

impl Choosing {
    pub(super) fn new(of: RateOf, offer: Offer, again: bool) -> Self {
        let (reasons, dimensions) = (Vec::new(), Vec::new());
        Self {
            of,
            offer,
            again,
            level: None,
            reasons,
            dimensions,
            comment: String::new(),
            keyboard: false,
            offered: Offered::default(),
            told: None,
            opinion: None,
        }
    }

    /// Nothing is said yet, and it will be no rating.
    pub(super) fn opinion() -> Self {
        Self { opinion: Some(Opining::default()), ..Self::new(RateOf::Opinion, Offer::default(), false) }
    }

    /// How far an opinion is.
    pub fn step(&self) -> Option<Step> {
        self.opinion.as_ref().map(|opining| opining.step)
    }

    /// Goes to another step of an opinion; what was chosen and typed stays.
    pub(super) fn go(&mut self, step: Step) {
        if let Some(opining) = &mut self.opinion {
            opining.step = step;
            self.keyboard = step == Step::Words;
        }
    }

    /// It may be submitted. A bad rating needs a reason, or a few words; one that is added needs nothing more.
    pub fn is_enough(&self) -> bool {
        if let Some(opining) = &self.opinion {
            return opining.is_enough() && !self.comment.trim().is_empty();
        }
        let says_why = !self.reasons.is_empty() || !self.comment.trim().is_empty();
        self.level.is_some_and(|level| self.again || says_why || !level.is_bad())
    }

    /// Nothing was chosen or typed yet.
    pub(super) fn is_blank(&self) -> bool {
        self.level.is_none() && self.comment.is_empty() && matches!(self.step(), None | Some(Step::Kind))
    }
}

impl Opining {
    /// Where to call is known, or that nobody need.
    fn is_enough(&self) -> bool {
        self.kind.is_some() && self.wants_answer.is_some_and(|wanted| !wanted || Phone::new(&self.phone).is_some())
    }

    /// What is sent of it besides the words.
    pub(super) fn wish(&self) -> Option<(Kind, Option<String>)> {
        Some((self.kind?, (self.wants_answer == Some(true)).then(|| self.phone.trim().to_owned())))
    }
}
