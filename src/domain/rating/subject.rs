//! What is rated: a ticket, a receipt, or the hall as a whole. One stream each, and a stream begins once: so nothing is rated twice, whoever presses where.

use std::fmt;

use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::identity::TicketId;
use crate::domain::time::Day;

/// Characters of the random identity of a rating without a code.
const OPEN_LENGTH: usize = 36;

/// The random identity of a rating without a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpenId(String);

impl OpenId {
    /// A fresh random identity of 36 hexadecimal digits and hyphens.
    pub fn new(text: &str) -> Option<Self> {
        let fits = text.len() == OPEN_LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        fits.then(|| Self(text.to_owned()))
    }
}

/// What is rated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The service that a ticket was called for.
    Ticket(Day, TicketId),
    /// A case. A ticket that led to it is rated here.
    Receipt(ReceiptNumber),
    /// The hall as a whole; counted apart, for anybody may press.
    Open(OpenId),
}

impl Subject {
    /// From the last word of a stream's name.
    pub fn parse(word: &str) -> Option<Self> {
        let (kind, rest) = word.split_once(':')?;
        match kind {
            "ticket" => {
                let (day, ticket) = rest.split_once(':')?;
                Some(Self::Ticket(Day::parse(day)?, TicketId::new(ticket)?))
            }
            "receipt" => ReceiptNumber::read(rest).map(Self::Receipt),
            "open" => OpenId::new(rest).map(Self::Open),
            _ => None,
        }
    }

    /// Nobody was served whom a code names: such ratings stand apart in every figure.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

/// As it stands in the stream's name.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ticket(day, ticket) => write!(f, "ticket:{day}:{ticket}"),
            Self::Receipt(number) => write!(f, "receipt:{number}"),
            Self::Open(OpenId(id)) => write!(f, "open:{id}"),
        }
    }
}
