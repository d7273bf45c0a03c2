//! Who may sign a report when, and what its signatures say of it today.

use super::event::{Because, ReportEvent, Signed};
use super::made::{Difference, Made, differences};
use super::span::Span;
use crate::domain::access::roles::may;
use crate::domain::access::{Permission, Role};
use crate::domain::identity::PersonId;
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};

/// A signature with its moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// When.
    pub at: Timestamp,
    /// What.
    pub signed: Signed,
}

/// The signatures of one report, as its events make them: the oldest first, and none ever goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signatures {
    /// Appends to its stream.
    pub version: u32,
    /// All of them.
    pub all: Vec<Signature>,
    /// Events that are none: a later program's, or one whose digest is not of its figures.
    pub unknown: u32,
}

impl Signatures {
    /// One append: the stream's version after it, its time, and its events as they are kept.
    pub fn apply<'a>(&mut self, span: Span, version: u32, at: Timestamp, events: impl IntoIterator<Item = &'a str>) {
        self.version = version;
        for text in events {
            match ReportEvent::from_json(text) {
                // What does not fit its own digest is no signature, also where it stands in the journal.
                Some(ReportEvent::Signed(signed)) if Made::of_figures(span, signed.figures.clone()).digest == signed.digest => {
                    self.all.push(Signature { at, signed });
                }
                _ => self.unknown += 1,
            }
        }
    }

    /// The one that counts: the newest.
    pub fn last(&self) -> Option<&Signature> {
        self.all.last()
    }

    /// How a report that was made now stands to them.
    pub fn standing(&self, made: &Made, today: Day) -> Standing {
        match self.last() {
            _ if !made.span.is_over(today) => Standing::TooEarly,
            None => Standing::Unsigned,
            Some(last) if last.signed.digest == made.digest => Standing::Signed,
            Some(last) => Standing::Differs(differences(&last.signed.figures, &made.figures)),
        }
    }
}

/// How a report stands to its signatures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The month or year is not over.
    TooEarly,
    /// Nobody has signed it.
    Unsigned,
    /// It was signed, and the records say the same today.
    Signed,
    /// It was signed, and the records say something else today.
    Differs(Vec<Difference>),
}

impl Standing {
    /// Its name for the outside.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::TooEarly => "too-early",
            Self::Unsigned => "unsigned",
            Self::Signed => "signed",
            Self::Differs(_) => "signed-differs",
        }
    }
}

/// What is needed to decide.
#[derive(Clone, Copy, Debug)]
pub struct SignView<'a> {
    /// The hall's day.
    pub today: Day,
    /// The date must be confirmed first.
    pub clock_in_doubt: bool,
    /// What whoever signs is in the hall now.
    pub roles: &'a [Role],
}

/// Why a report is not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignRefusal {
    /// The date of this machine must be looked at first.
    ClockInDoubt,
    /// Not this person's to do.
    NotPermitted,
    /// The month or year is not over: from this day on.
    TooEarly(Day),
    /// It was signed, with just these figures.
    SignedBefore {
        /// Who.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// It was signed with other figures: once more only with a reason.
    NeedsReason,
}

/// What is to be appended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// Where.
    pub stream: Stream,
    /// Appends to it so far.
    pub expected: u32,
    /// What.
    pub event: ReportEvent,
}

/// Signs a report with the figures that stand before whoever signs. `reaches` says up to which place they were counted.
///
/// # Errors
/// Why not.
pub fn decide(
    view: &SignView<'_>,
    signatures: &Signatures,
    (made, reaches): (&Made, &str),
    (who, because): (&PersonId, Option<Because>),
) -> Result<Signing, SignRefusal> {
    if view.clock_in_doubt {
        return Err(SignRefusal::ClockInDoubt);
    }
    if !may(view.roles, Permission::SignReports) {
        return Err(SignRefusal::NotPermitted);
    }
    let because = match signatures.standing(made, view.today) {
        Standing::TooEarly => return Err(SignRefusal::TooEarly(made.span.days().1.next())),
        // The first signature needs no reason.
        Standing::Unsigned => None,
        Standing::Signed => match signatures.last() {
            Some(last) => return Err(SignRefusal::SignedBefore { by: last.signed.by.clone(), at: last.at }),
            None => None,
        },
        Standing::Differs(_) => Some(because.ok_or(SignRefusal::NeedsReason)?),
    };
    let (by, digest, figures) = (who.clone(), made.digest, made.figures.clone());
    let event = ReportEvent::Signed(Signed { by, digest, figures, reaches: reaches.to_owned(), because });
    Ok(Signing { stream: Stream::report(made.span), expected: signatures.version, event })
}
