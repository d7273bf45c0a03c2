//! What a scanned or typed code stands for.

use crate::domain::codes::print::PrintCode;
use crate::domain::codes::{CodeFault, TicketCode};
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
    /// A receipt: this hall does not give them yet.
    Receipt,
    /// Right digits, but no such ticket today.
    NotFound,
}

/// What `text` stands for. The random digits must fit too: nobody sees a neighbour's ticket by counting.
pub fn look_up(hall: &Hall, floor: &Floor, today: Day, text: &str) -> Lookup {
    if text.trim().is_empty() {
        return Lookup::Nothing(Fault::Empty);
    }
    let code = match TicketCode::parse_of(hall, text) {
        Ok(code) => code,
        Err(fault) => return guide_or(hall, text, &fault),
    };
    if code.day() != today {
        return Lookup::Nothing(Fault::OtherDay(code.day()));
    }
    let ticket = floor.day(today).by_number(code.number()).filter(|ticket| ticket.random == code.random());
    ticket.map_or(Lookup::Nothing(Fault::NotFound), |ticket| Lookup::Ticket(ticket.id.clone()))
}

/// The print of a guide, where it is one of this hall.
fn guide_or(hall: &Hall, text: &str, fault: &CodeFault) -> Lookup {
    match PrintCode::parse(text) {
        Ok(code) if code.hall_code() == hall.code => Lookup::Guide(code.to_string()),
        Ok(_) => Lookup::Nothing(Fault::OtherHallsGuide),
        Err(_) => Lookup::Nothing(to_fault(fault)),
    }
}

fn to_fault(fault: &CodeFault) -> Fault {
    match fault {
        CodeFault::WrongLength(digits) => Fault::Length(*digits),
        CodeFault::OtherHall(_) => Fault::OtherHall,
        CodeFault::WrongKind(2) => Fault::Receipt,
        CodeFault::NotADigit(_) | CodeFault::WrongCheck | CodeFault::WrongKind(_) | CodeFault::Impossible => Fault::Misread,
    }
}
