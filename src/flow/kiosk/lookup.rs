//! What a scanned or typed code stands for.

use crate::domain::codes::print::PrintCode;
use crate::domain::codes::receipt::{GivenReceipt, SHORT_LENGTH};
use crate::domain::codes::{CodeFault, TicketCode};
use crate::domain::feed::ForeignNumber;
use crate::domain::floor::Floor;
use crate::domain::hall::Hall;
use crate::domain::identity::TicketId;
use crate::domain::time::Day;

/// The answer to a scanned or typed code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A ticket of today.
    Ticket(TicketId),
    /// A printed guide, by its 24 digits.
    Guide(String),
    /// A receipt of this hall, or the number of another system.
    Receipt {
        /// Its digits, or the number as it is compared.
        code: String,
        /// It could be guessed: the last four digits of the phone are asked for.
        is_short: bool,
    },
    /// Nothing that can be shown.
    Nothing(Fault),
}

/// Why a code shows nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was typed.
    Empty,
    /// Not 24 digits: so many.
    Length(usize),
    /// A digit is wrong, or it is no code of ours.
    Misread,
    /// A ticket of another day.
    OtherDay(Day),
    /// A ticket of another hall.
    OtherHall,
    /// The print of a guide of another hall.
    OtherHallsGuide,
    /// The receipt of another hall.
    OtherHallsReceipt,
    /// Right digits, but no such ticket today.
    NotFound,
    /// Not four digits of a phone.
    FourDigits,
    /// No such case, or what was given does not fit it.
    NoCase,
    /// Wrong phones for this number, too often.
    Spent,
    /// Too many tries at this machine.
    Slowed {
        /// Seconds to wait.
        seconds: u32,
    },
    /// There is such a case, and its record cannot be read.
    Unreadable,
    /// What is rated here are tickets and receipts of this hall.
    NotRatedHere,
    /// A ticket of another day: it was to be rated then.
    RatedOnItsDay(Day),
    /// Nobody can say now.
    NoAnswer,
}

/// What `text` stands for. The random digits must fit too: nobody sees a neighbour's ticket by counting.
pub fn look_up(hall: &Hall, floor: &Floor, today: Day, text: &str) -> Lookup {
    if text.trim().is_empty() {
        return Lookup::Nothing(Fault::Empty);
    }
    let code = match TicketCode::parse_of(hall, text) {
        Ok(code) => code,
        Err(fault) => return receipt_or(hall, text, &fault),
    };
    if code.day() != today {
        return Lookup::Nothing(Fault::OtherDay(code.day()));
    }
    let ticket = floor.day(today).by_number(code.number()).filter(|ticket| ticket.random == code.random());
    ticket.map_or(Lookup::Nothing(Fault::NotFound), |ticket| Lookup::Ticket(ticket.id.clone()))
}

/// A receipt, where it is one of this hall.
fn receipt_or(hall: &Hall, text: &str, fault: &CodeFault) -> Lookup {
    match GivenReceipt::parse_of(hall, text) {
        Ok(GivenReceipt::Whole(code)) => Lookup::Receipt { code: code.to_string(), is_short: false },
        Ok(GivenReceipt::Short(number)) => Lookup::Receipt { code: number.to_string(), is_short: true },
        Err(CodeFault::OtherHall(_)) => Lookup::Nothing(Fault::OtherHallsReceipt),
        // As long as a short receipt: then it was to be one.
        Err(CodeFault::WrongCheck) => foreign(hall, text).unwrap_or(Lookup::Nothing(Fault::Misread)),
        Err(_) => guide_or(hall, text, fault),
    }
}

/// The print of a guide, where it is one of this hall.
fn guide_or(hall: &Hall, text: &str, fault: &CodeFault) -> Lookup {
    match PrintCode::parse(text) {
        Ok(code) if code.hall_code() == hall.code => Lookup::Guide(code.to_string()),
        Ok(_) => Lookup::Nothing(Fault::OtherHallsGuide),
        Err(_) => foreign(hall, text).unwrap_or(Lookup::Nothing(to_fault(fault))),
    }
}

/// The number of another system, where this hall takes in such cases. What begins like a code of this hall and is as long is one that was mistyped.
fn foreign(hall: &Hall, text: &str) -> Option<Lookup> {
    let number = ForeignNumber::new(text.trim())?.folded();
    let is_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_ours =
        is_digits && number.len() + 2 >= SHORT_LENGTH && ["1", "2", "3"].contains(&&number[..1]) && number[1..].starts_with(&hall.code);
    (!hall.feeds.is_empty() && !is_ours).then_some(Lookup::Receipt { code: number, is_short: true })
}

fn to_fault(fault: &CodeFault) -> Fault {
    match fault {
        CodeFault::WrongLength(digits) => Fault::Length(*digits),
        CodeFault::OtherHall(_) => Fault::OtherHall,
        CodeFault::NotADigit(_) | CodeFault::WrongCheck | CodeFault::WrongKind(_) | CodeFault::Impossible => Fault::Misread,
    }
}
