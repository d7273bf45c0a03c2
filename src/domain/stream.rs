//! Names of the append-only streams and of the sequences numbers are taken from.
//!
//! Small streams, one per thing, so that only real conflicts conflict.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::codes::receipt::ReceiptNumber;
use super::identity::{CounterId, FeedId, Installation, PersonId, QueueLetter, TicketId, read_text};
use super::opinion::OpinionNumber;
use super::rating::Subject;
use super::report::Span;
use super::time::Day;

/// The family of the streams of cases.
const CASE_FAMILY: &str = "case";
/// The family of the streams of opinions.
const OPINION_FAMILY: &str = "opinion";
/// The family of the streams of ratings.
const RATING_FAMILY: &str = "rating";
/// The family of the streams of reports.
const REPORT_FAMILY: &str = "report";

/// The name of one append-only stream, such as `queue/2026-11-21/A`: words of letters, digits, `-`, `_` and `:` separated by `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Stream(String);

/// What a stream's name says, where this program knows the family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StreamName {
    /// `ticket/DAY/UUID`
    Ticket(Day, TicketId),
    /// `queue/DAY/LETTER`
    Queue(Day, QueueLetter),
    /// `counter/DAY/COUNTER`
    Counter(Day, CounterId),
    /// `day/DAY`
    Day(Day),
    /// `device/INSTALLATION`
    Device(Installation),
    /// A family of a later program, or one that another part reads.
    Other,
}

impl Stream {
    /// Longest name in bytes.
    pub const LENGTH_MAX: usize = 120;

    /// The checked name; it needs a family and at least no empty word.
    pub fn new(name: &str) -> Option<Self> {
        Self::is_name(name).then(|| Self(name.to_owned()))
    }

    fn is_name(name: &str) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
        let word = |word: &[u8]| !word.is_empty() && word.iter().copied().all(allowed);
        name.len() <= Self::LENGTH_MAX && name.as_bytes().split(|byte| *byte == b'/').all(word)
    }

    /// The stream of one ticket.
    pub fn ticket(day: Day, id: &TicketId) -> Self {
        Self(format!("ticket/{day}/{id}"))
    }

    /// The stream every call of a queue touches.
    pub fn queue(day: Day, queue: QueueLetter) -> Self {
        Self(format!("queue/{day}/{queue}"))
    }

    /// The stream of one counter's day.
    pub fn counter(day: Day, counter: &CounterId) -> Self {
        Self(format!("counter/{day}/{counter}"))
    }

    /// The stream of one day of the hall.
    pub fn day(day: Day) -> Self {
        Self(format!("day/{day}"))
    }

    /// The stream of one installation.
    pub fn device(installation: &Installation) -> Self {
        Self(format!("device/{installation}"))
    }

    /// The stream of one person's PIN. Its name says [`StreamName::Other`]: the floor knows nothing of it (see [`super::access`]).
    pub fn access(person: &PersonId) -> Self {
        Self(format!("access/{person}"))
    }

    /// The stream of what the hall publishes. Its name says [`StreamName::Other`], too (see [`super::content`]).
    pub fn content() -> Self {
        Self("content".to_owned())
    }

    /// The stream of what people used on a day. Its name says [`StreamName::Other`], too (see [`super::usage`]).
    pub fn usage(day: Day) -> Self {
        Self(format!("usage/{day}"))
    }

    /// The stream of what was imported from one other system. Its name says [`StreamName::Other`], too (see [`super::feed`]).
    pub fn feed(feed: &FeedId) -> Self {
        Self(format!("feed/{feed}"))
    }

    /// The stream of one case. Its name says [`StreamName::Other`], too (see [`super::case`]).
    pub fn case(receipt: &ReceiptNumber) -> Self {
        Self(format!("{CASE_FAMILY}/{receipt}"))
    }

    /// The stream of what is thought of one thing. Its name says [`StreamName::Other`], too (see [`super::rating`]).
    pub fn rating(of: &Subject) -> Self {
        Self(format!("{RATING_FAMILY}/{of}"))
    }

    /// The stream of one opinion. Its name says [`StreamName::Other`], too (see [`super::opinion`]).
    pub fn opinion(number: &OpinionNumber) -> Self {
        Self(format!("{OPINION_FAMILY}/{number}"))
    }

    /// The opinion that the stream is about, when it is about one.
    pub fn opined(&self) -> Option<OpinionNumber> {
        let (family, digits) = self.0.split_once('/')?;
        OpinionNumber::read(digits).filter(|_| family == OPINION_FAMILY)
    }

    /// The stream of one report's signatures. Its name says [`StreamName::Other`], too (see [`super::report`]).
    pub fn report(span: Span) -> Self {
        Self(format!("{REPORT_FAMILY}/{span}"))
    }

    /// The month or year whose report the stream is about, when it is about one.
    pub fn reported(&self) -> Option<Span> {
        let (family, word) = self.0.split_once('/')?;
        Span::parse(word).filter(|_| family == REPORT_FAMILY)
    }

    /// What is rated in the stream, when something is.
    pub fn rated(&self) -> Option<Subject> {
        let (family, word) = self.0.split_once('/')?;
        Subject::parse(word).filter(|_| family == RATING_FAMILY)
    }

    /// The receipt whose case the stream is about, when it is about one.
    pub fn receipt(&self) -> Option<ReceiptNumber> {
        let (family, digits) = self.0.split_once('/')?;
        ReceiptNumber::read(digits).filter(|_| family == CASE_FAMILY)
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first word: what kind of thing the stream is about.
    pub fn family(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// What the name says.
    pub fn name(&self) -> StreamName {
        let Some((family, rest)) = self.0.split_once('/') else { return StreamName::Other };
        let (first, second) = rest.split_once('/').unwrap_or((rest, ""));
        let day = || Day::parse(first);
        let known = match family {
            "ticket" => day().zip(TicketId::new(second)).map(|(d, i)| StreamName::Ticket(d, i)),
            "queue" => day().zip(single(second)).map(|(d, q)| StreamName::Queue(d, q)),
            "counter" => day().zip(CounterId::new(second)).map(|(d, c)| StreamName::Counter(d, c)),
            "day" => Day::parse(rest).map(StreamName::Day),
            "device" => Installation::new(rest).map(StreamName::Device),
            _ => None,
        };
        known.unwrap_or(StreamName::Other)
    }
}

fn single(letter: &str) -> Option<QueueLetter> {
    let mut chars = letter.chars();
    chars.next().filter(|_| chars.next().is_none()).and_then(QueueLetter::new)
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Stream {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "the name of a stream", Self::new)
    }
}

/// A sequence that numbers are taken from, one by one and never again, such as `2026-11-21/A`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sequence(String);

impl Sequence {
    /// The numbers of one queue and day.
    pub fn tickets(day: Day, queue: QueueLetter) -> Self {
        Self(format!("{day}/{queue}"))
    }

    /// The day and queue whose tickets are numbered, when this is such a sequence.
    pub fn of_tickets(&self) -> Option<(Day, QueueLetter)> {
        let (day, letter) = self.0.split_once('/')?;
        Day::parse(day).zip(single(letter))
    }

    /// A sequence by its text, as it was stored.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
