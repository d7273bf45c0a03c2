//! The digits printed on a receipt (收件回执).
//!
//! 24 digits: kind 2, hall 4, date 6 (`yymmdd`), serial 5, random 6, check 2. Six random digits: whoever has seen one receipt cannot guess another. Typed
//! without them it has 18 digits: kind 2, hall 4, date 6, serial 5, and check digits of its own; then the last four digits of the phone are asked for,
//! because serials can be guessed. The same 18 digits name the case's stream, so that neither way needs an index.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CODE_LENGTH, CodeFault, check_digits, day_of, digits_of_kind, grouped, plain_digits};
use crate::domain::hall::{HALL_CODE_LENGTH, Hall, is_hall_code};
use crate::domain::identity::read_text;
use crate::domain::time::Day;

/// The first digit.
const KIND_RECEIPT: u8 = b'2';
/// Digits of a receipt without its random part.
pub const SHORT_LENGTH: usize = 18;
/// Highest serial of one hall and day.
pub const SERIAL_MAX: u32 = 99_999;
/// Largest random part.
pub const RECEIPT_RANDOM_MAX: u32 = 999_999;

/// Which receipt: hall, day of acceptance and serial. Sorted by hall, day, serial.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReceiptNumber {
    hall: [u8; HALL_CODE_LENGTH],
    day: Day,
    serial: u32,
}

impl ReceiptNumber {
    /// Nothing when `hall_code` has not four digits, the serial is not 1 to [`SERIAL_MAX`], or the day's year does not fit in two digits.
    pub fn new(hall_code: &str, day: Day, serial: u32) -> Option<Self> {
        let hall = is_hall_code(hall_code).then(|| hall_code.as_bytes().try_into().ok())??;
        let fits = (1..=SERIAL_MAX).contains(&serial) && day_of(&day.digits()) == Some(day);
        fits.then_some(Self { hall, day, serial })
    }

    /// Exactly the 18 digits, as the program writes them.
    pub fn read(digits: &str) -> Option<Self> {
        Self::from_digits(digits_of_kind(digits, KIND_RECEIPT, SHORT_LENGTH).ok()?)
    }

    /// From the digits before the serial's end, whatever follows.
    fn from_digits(digits: &str) -> Option<Self> {
        Self::new(&digits[1..5], day_of(&digits[5..11])?, digits[11..16].parse().ok()?)
    }

    /// The four digits of the hall that printed it.
    pub fn hall_code(&self) -> &str {
        std::str::from_utf8(&self.hall).unwrap_or_default()
    }

    /// The day of acceptance.
    pub const fn day(&self) -> Day {
        self.day
    }

    /// The running number of the day, from 1.
    pub const fn serial(&self) -> u32 {
        self.serial
    }

    /// Kind, hall, day and serial: what both forms begin with.
    fn digits(&self) -> String {
        format!("2{}{}{:05}", self.hall_code(), self.day.digits(), self.serial)
    }

    /// The 18 digits in groups, as people read and type them.
    pub fn grouped(&self) -> String {
        grouped(&self.to_string())
    }
}

/// The 18 digits, without blanks.
impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        write!(f, "{digits}{}", check_digits(&digits).unwrap_or_default())
    }
}

impl Serialize for ReceiptNumber {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ReceiptNumber {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_text(deserializer, "the 18 digits of a receipt", Self::read)
    }
}

/// What the bar code and the QR code of a receipt say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReceiptCode {
    /// Which receipt.
    pub number: ReceiptNumber,
    random: u32,
}

impl ReceiptCode {
    /// Nothing when `random` exceeds [`RECEIPT_RANDOM_MAX`].
    pub fn new(number: ReceiptNumber, random: u32) -> Option<Self> {
        (random <= RECEIPT_RANDOM_MAX).then_some(Self { number, random })
    }

    /// The part that cannot be guessed.
    pub const fn random(&self) -> u32 {
        self.random
    }

    /// The 24 digits in groups, as people read and type them.
    pub fn grouped(&self) -> String {
        grouped(&self.to_string())
    }
}

/// The 24 digits, without blanks.
impl fmt::Display for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{}{:06}", self.number.digits(), self.random);
        write!(f, "{digits}{}", check_digits(&digits).unwrap_or_default())
    }
}

/// A receipt as it was scanned or typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenReceipt {
    /// With its random part: whoever has it holds the paper, or a picture of it.
    Whole(ReceiptCode),
    /// Without: the last four digits of the phone are asked for.
    Short(ReceiptNumber),
}

impl GivenReceipt {
    /// Reads the digits of any hall's receipt, whole or short. Blanks, hyphens and full-width digits are understood.
    ///
    /// # Errors
    /// What is wrong, so that the screen can say whether to type again or to try elsewhere.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        let digits = plain_digits(text)?;
        let is_short = digits.len() == SHORT_LENGTH;
        let digits = digits_of_kind(&digits, KIND_RECEIPT, if is_short { SHORT_LENGTH } else { CODE_LENGTH })?;
        let number = ReceiptNumber::from_digits(digits).ok_or(CodeFault::Impossible)?;
        if is_short {
            return Ok(Self::Short(number));
        }
        let random = digits[16..22].parse().ok().and_then(|random| ReceiptCode::new(number, random));
        random.map(Self::Whole).ok_or(CodeFault::Impossible)
    }

    /// Reads the digits of a receipt of this hall.
    ///
    /// # Errors
    /// As [`Self::parse`]; [`CodeFault::OtherHall`] for the receipt of another one.
    pub fn parse_of(hall: &Hall, text: &str) -> Result<Self, CodeFault> {
        let given = Self::parse(text)?;
        let code = given.number().hall_code().to_owned();
        if code == hall.code { Ok(given) } else { Err(CodeFault::OtherHall(code)) }
    }

    /// Which receipt.
    pub const fn number(&self) -> ReceiptNumber {
        match self {
            Self::Whole(code) => code.number,
            Self::Short(number) => *number,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::hall::sample_hall;

    fn number(serial: u32) -> ReceiptNumber {
        ReceiptNumber::new("0107", Day::from_ymd(2026, 11, 23).unwrap(), serial).unwrap()
    }

    fn any_receipt() -> impl Strategy<Value = ReceiptCode> {
        let day = (2000..2100_i32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| Day::from_ymd(y, m, d).unwrap());
        (0..10_000_u32, day, 1..=SERIAL_MAX, 0..=RECEIPT_RANDOM_MAX).prop_map(|(hall, day, serial, random)| {
            ReceiptCode::new(ReceiptNumber::new(&format!("{hall:04}"), day, serial).unwrap(), random).unwrap()
        })
    }

    #[test]
    fn a_receipt_reads_as_the_design_says() {
        let code = ReceiptCode::new(number(42), 40_817).unwrap();
        let digits = code.to_string();
        assert_eq!((digits.len(), &digits[..22]), (CODE_LENGTH, "2010726112300042040817"));
        let short = number(42).to_string();
        assert_eq!((short.len(), &short[..16]), (SHORT_LENGTH, "2010726112300042"));
        assert_eq!(code.grouped(), format!("2010 7261 1230 0042 0408 17{}", &digits[22..]));
        assert_eq!(number(42).grouped(), format!("2010 7261 1230 0042 {}", &short[16..]));
        assert_eq!(serde_json::to_string(&number(42)).unwrap(), format!("\"{short}\""));
        assert_eq!(serde_json::from_str::<ReceiptNumber>(&format!("\"{short}\"")).unwrap(), number(42));
    }

    #[test]
    fn as_people_type_it() {
        let code = ReceiptCode::new(number(42), 40_817).unwrap();
        let full_width: String = code.to_string().chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
        for text in [code.grouped(), full_width, format!(" {}\r\n", code.grouped().replace(' ', "-"))] {
            assert_eq!(GivenReceipt::parse(&text), Ok(GivenReceipt::Whole(code)), "{text}");
        }
        assert_eq!(GivenReceipt::parse(&number(42).grouped()), Ok(GivenReceipt::Short(number(42))));
    }

    #[test]
    fn what_is_no_receipt_is_told() {
        let code = ReceiptCode::new(number(42), 40_817).unwrap().to_string();
        assert_eq!(GivenReceipt::parse(&code[..23]), Err(CodeFault::WrongLength(23)));
        assert_eq!(GivenReceipt::parse(""), Err(CodeFault::WrongLength(0)));
        assert_eq!(GivenReceipt::parse("2010726112300042040817ab"), Err(CodeFault::NotADigit('a')));
        let ticket = "1010726112102002340817";
        let ticket = format!("{ticket}{}", check_digits(ticket).unwrap());
        assert_eq!(GivenReceipt::parse(&ticket), Err(CodeFault::WrongKind(1)));
        let no_day = "2010726133200042";
        assert_eq!(GivenReceipt::parse(&format!("{no_day}{}", check_digits(no_day).unwrap())), Err(CodeFault::Impossible));
        let no_serial = "2010726112300000";
        assert_eq!(GivenReceipt::parse(&format!("{no_serial}{}", check_digits(no_serial).unwrap())), Err(CodeFault::Impossible));
        let day = Day::from_ymd(2026, 11, 23).unwrap();
        assert!(ReceiptNumber::new("107", day, 1).is_none() && ReceiptNumber::new("0107", day, 0).is_none());
        assert!(ReceiptNumber::new("0107", day, SERIAL_MAX + 1).is_none() && ReceiptCode::new(number(1), RECEIPT_RANDOM_MAX + 1).is_none());
        assert!(ReceiptNumber::new("0107", Day::from_ymd(2126, 1, 1).unwrap(), 1).is_none());
    }

    #[test]
    fn a_receipt_of_another_hall_is_not_ours() {
        let mut hall = sample_hall();
        let digits = number(7).to_string();
        assert_eq!(GivenReceipt::parse_of(&hall, &digits), Ok(GivenReceipt::Short(number(7))));
        hall.code = "0108".to_owned();
        assert_eq!(GivenReceipt::parse_of(&hall, &digits), Err(CodeFault::OtherHall("0107".to_owned())));
    }

    proptest! {
        #[test]
        fn a_receipt_reads_back(code in any_receipt()) {
            prop_assert_eq!(GivenReceipt::parse(&code.to_string()), Ok(GivenReceipt::Whole(code)));
            prop_assert_eq!(GivenReceipt::parse(&code.number.to_string()), Ok(GivenReceipt::Short(code.number)));
            prop_assert_eq!(ReceiptNumber::read(&code.number.to_string()), Some(code.number));
        }

        #[test]
        fn every_wrong_digit_and_every_swap_of_neighbours_is_found(code in any_receipt()) {
            for right in [code.to_string().into_bytes(), code.number.to_string().into_bytes()] {
                let fault = |wrong: &[u8]| GivenReceipt::parse(std::str::from_utf8(wrong).unwrap()).err();
                for place in 0..right.len() {
                    for digit in b'0'..=b'9' {
                        let mut wrong = right.clone();
                        wrong[place] = digit;
                        prop_assert_eq!(fault(&wrong), (wrong != right).then_some(CodeFault::WrongCheck));
                    }
                    let mut wrong = right.clone();
                    wrong.swap(place, (place + 1).min(right.len() - 1));
                    prop_assert_eq!(fault(&wrong), (wrong != right).then_some(CodeFault::WrongCheck));
                }
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}", digits in "[0-9]{16,26}") {
            let _ = GivenReceipt::parse(&text);
            let _ = GivenReceipt::parse(&digits);
        }
    }
}
