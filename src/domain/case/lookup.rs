//! Finding a case again by what its applicant knows: a phone, or the number of an identity document. Neither is kept for that, only a keyed digest of it:
//! whoever has the database and not the machine's key cannot try numbers out.

use super::event::{CaseTicket, Trait};
use super::mask::Phone;
use super::side::SideRef;
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::identity::{TicketId, to_half_width};
use crate::domain::time::Day;

/// Characters of an identity document's number; shorter ones could be guessed.
const DOCUMENT_LENGTH: std::ops::RangeInclusive<usize> = 8..=20;
/// Digits in it at least.
const DOCUMENT_DIGITS_MIN: usize = 6;
/// Characters of a resident's identity number (GB 11643).
const RESIDENT_LENGTH: usize = 18;
/// What a key begins with that leads from a digest to a receipt, from a receipt to its digests, and to what is perhaps named by nothing.
const BY: &str = "by";
const OF: &str = "of";
const PENDING: &str = "pending";
/// And from a ticket to the receipts that it led to.
const LED: &str = "led";

/// The number of an identity document as it was typed or read. It is never kept.
#[derive(Clone, PartialEq, Eq)]
pub struct DocumentNumber(String);

impl DocumentNumber {
    /// Letters and digits, 8 to 20 with at least 6 digits; blanks and hyphens are understood. A resident's number must have its right check digit.
    pub fn new(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(to_half_width).filter(|c| !c.is_whitespace() && *c != '-').collect();
        let plain = plain.to_ascii_uppercase();
        let digits = plain.bytes().filter(u8::is_ascii_digit).count();
        let fits = DOCUMENT_LENGTH.contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let is_resident = plain.len() == RESIDENT_LENGTH && digits >= RESIDENT_LENGTH - 1;
        (fits && digits >= DOCUMENT_DIGITS_MIN && (!is_resident || is_checked(&plain))).then_some(Self(plain))
    }
}

impl std::fmt::Debug for DocumentNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DocumentNumber(*)")
    }
}

/// ISO 7064 MOD 11-2, as GB 11643 has it.
fn is_checked(number: &str) -> bool {
    let values = number.bytes().map(|byte| if byte == b'X' { 10 } else { u32::from(byte.wrapping_sub(b'0')) });
    let sum = values.fold(0, |sum: u32, value| (sum * 2 + value) % 11);
    number[..RESIDENT_LENGTH - 1].bytes().all(|byte| byte.is_ascii_digit()) && sum == 1
}

/// What a case is looked for by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindBy {
    /// The applicant's phone.
    Phone(Phone),
    /// The applicant's identity document.
    Document(DocumentNumber),
}

impl FindBy {
    /// What somebody typed: a phone where it can be one. What has as many digits as both is a document only when it cannot be dialled.
    pub fn typed(text: &str) -> Option<Self> {
        let document = DocumentNumber::new(text);
        match Phone::new(text) {
            Some(phone) if phone.in_clear().len() < RESIDENT_LENGTH - 3 => Some(Self::Phone(phone)),
            _ => document.map(Self::Document),
        }
    }

    /// What of the applicant it is.
    pub const fn kind(&self) -> Trait {
        match self {
            Self::Phone(_) => Trait::Phone,
            Self::Document(_) => Trait::Document,
        }
    }

    /// What the keyed digest is made of.
    pub fn text(&self) -> String {
        match self {
            Self::Phone(phone) => format!("phone {}", phone.in_clear()),
            Self::Document(document) => format!("document {}", document.0),
        }
    }

    /// What the lookups of this digest begin with.
    pub fn prefix(digest: &str) -> String {
        format!("{BY}/{digest}/")
    }
}

/// The lookups of one digest: from the digest to the case, and back for the day on which it is erased. `person` tells which record of the case they are
/// about: a corrected phone finds nothing any more.
pub fn keys(digest: &str, receipt: &ReceiptNumber, person: &SideRef) -> [String; 2] {
    let person = person.identity();
    [format!("{BY}/{digest}/{receipt}/{person}"), format!("{OF}/{receipt}/{digest}/{person}")]
}

/// The lookup by which a record is found from its case alone, also where the case cannot be read and the person gave nothing to be found by.
pub fn own(receipt: &ReceiptNumber, person: &SideRef) -> String {
    format!("{OF}/{receipt}/-/{}", person.identity())
}

/// Where a found lookup leads: the receipt, and the identity of the record.
pub fn found(key: &str) -> Option<(ReceiptNumber, &str)> {
    let mut parts = key.split('/').skip(2);
    let (receipt, person) = (parts.next()?, parts.next()?);
    Some((ReceiptNumber::read(receipt)?, person))
}

/// What the keys of a case's own lookups begin with.
pub fn of_case(receipt: &ReceiptNumber) -> String {
    format!("{OF}/{receipt}/")
}

/// The other key of one that [`of_case`] found, and the identity of its record.
pub fn other(key: &str) -> Option<(String, &str)> {
    let [of, receipt, digest, person] = key.split('/').collect::<Vec<_>>().try_into().ok()?;
    (of == OF).then(|| (format!("{BY}/{digest}/{receipt}/{person}"), person))
}

/// The lookup by which whoever holds a ticket finds the receipt that it led to: there it is rated. It says nothing of a person, and nothing at all where the case's
/// stream has not begun.
pub fn led(ticket: &CaseTicket, receipt: &ReceiptNumber) -> String {
    format!("{}{receipt}", led_from(ticket.day, &ticket.id))
}

/// What the lookups of a ticket's receipts begin with.
pub fn led_from(day: Day, ticket: &TicketId) -> String {
    format!("{LED}/{day}/{ticket}/")
}

/// The receipt to which a ticket's lookup leads.
pub fn led_to(key: &str) -> Option<ReceiptNumber> {
    let (word, rest) = key.split_once('/')?;
    ReceiptNumber::read(rest.rsplit('/').next()?).filter(|_| word == LED)
}

/// Noted before a side record is kept, and erased when an event names it: what a crash leaves in between can be found and swept.
pub fn pending(day: Day, receipt: &ReceiptNumber, side: &SideRef) -> String {
    format!("{PENDING}/{}/{receipt}/{}", day.digits(), side.identity())
}

/// What every pending key begins with.
pub fn all_pending() -> String {
    format!("{PENDING}/")
}

/// Receipt and side record of a pending key of a day before `day`.
pub fn pending_before(key: &str, day: Day) -> Option<(ReceiptNumber, &str)> {
    let [word, noted, receipt, side] = key.split('/').collect::<Vec<_>>().try_into().ok()?;
    // `yymmdd` of one century is in the order of time.
    (word == PENDING && noted < day.digits().as_str()).then_some(())?;
    Some((ReceiptNumber::read(receipt)?, side))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_residents_number_is_held_against_its_check_digit() {
        // The last one is a code of an organisation.
        for right in ["11010519491231002X", "1101 0519 4912 3100 2x", "E12345678", "４４０５２４１８８００１０１００１４", "H1234567890"]
        {
            assert!(DocumentNumber::new(right).is_some(), "{right}");
        }
        for wrong in ["110105194912310021", "1234567", "ABCDEFGHIJ", "张三12345678", "1".repeat(21).as_str()] {
            assert!(DocumentNumber::new(wrong).is_none(), "{wrong}");
        }
        assert_eq!(format!("{:?}", DocumentNumber::new("11010519491231002X")), "Some(DocumentNumber(*))");
    }

    #[test]
    fn what_is_typed_is_a_phone_or_a_document() {
        assert!(matches!(FindBy::typed("138 1234 5678"), Some(FindBy::Phone(_))));
        assert!(matches!(FindBy::typed("0477-8512345"), Some(FindBy::Phone(_))));
        assert!(matches!(FindBy::typed("11010519491231002X"), Some(FindBy::Document(_))));
        assert!(matches!(FindBy::typed("440524188001010014"), Some(FindBy::Document(_))));
        assert!(matches!(FindBy::typed("E12345678"), Some(FindBy::Document(_))));
        assert_eq!(FindBy::typed("123"), None);
        assert_eq!(FindBy::typed("张三"), None);
    }
}
