//! What the check digits find, and what people may type.

use proptest::prelude::*;

use super::*;

fn sample() -> TicketCode {
    let number = TicketNumber::parse("B023").unwrap();
    TicketCode::new("0107", Day::from_ymd(2026, 11, 21).unwrap(), number, 40_817).unwrap()
}

fn any_code() -> impl Strategy<Value = TicketCode> {
    let day = (2000..2100_i32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| Day::from_ymd(y, m, d).unwrap());
    let number =
        (1..=26_u32, 1..=TicketNumber::MAX).prop_map(|(q, n)| TicketNumber::new(QueueLetter::from_ordinal(q).unwrap(), n).unwrap());
    (0..10_000_u32, day, number, 0..=CODE_RANDOM_MAX)
        .prop_map(|(hall, day, number, random)| TicketCode::new(&format!("{hall:04}"), day, number, random).unwrap())
}

#[test]
fn check_digits_agree_with_published_examples() {
    // ISO/IEC 7064 and ISO 13616 (IBAN) share the calculation: 794 is the standard's own example, the other one is a published IBAN as digits.
    assert_eq!(check_digits("794").as_deref(), Some("44"));
    assert!(is_checked("3214282912345698765432161182"));
    assert_eq!(check_digits(""), None);
    assert_eq!(check_digits("12a"), None);
    assert!(!is_checked("1"));
    assert!(!is_checked("一二三"));
}

#[test]
fn a_code_reads_as_the_design_says() {
    let digits = sample().to_string();
    assert_eq!(digits.len(), CODE_LENGTH);
    assert_eq!(&digits[..22], "1010726112102002340817");
    assert_eq!(sample().grouped(), format!("1010 7261 1210 2002 3408 17{}", &digits[22..]));
    assert_eq!(serde_json::to_string(&sample()).unwrap(), format!("\"{digits}\""));
}

#[test]
fn what_people_type_is_understood() {
    let (plain, grouped) = (sample().to_string(), sample().grouped());
    let wide: String = plain.chars().map(|c| char::from_u32(u32::from(c) + 0xFEE0).unwrap()).collect();
    for text in [plain.clone(), grouped.clone(), grouped.replace(' ', "-"), grouped.replace(' ', "\u{3000}"), wide, format!(" {plain}\r\n")]
    {
        assert_eq!(TicketCode::parse(&text), Ok(sample()), "{text:?}");
    }
}

#[test]
fn every_kind_of_wrong_code_is_told_apart() {
    let with_check = |digits: &str| format!("{digits}{}", check_digits(digits).unwrap());
    let plain = sample().to_string();
    assert_eq!(TicketCode::parse(""), Err(CodeFault::WrongLength(0)));
    assert_eq!(TicketCode::parse(&plain[1..]), Err(CodeFault::WrongLength(23)));
    assert_eq!(TicketCode::parse("1010 726A"), Err(CodeFault::NotADigit('A')));
    assert_eq!(TicketCode::parse(&plain.replace("4081", "4082")), Err(CodeFault::WrongCheck));
    assert_eq!(TicketCode::parse(&with_check("2010726112102002340817")), Err(CodeFault::WrongKind(2)));
    for impossible in ["1010726130102002340817", "1010726112127002340817", "1010726112100002340817", "1010726112102000040817"] {
        assert_eq!(TicketCode::parse(&with_check(impossible)), Err(CodeFault::Impossible), "{impossible}");
    }
}

#[test]
fn a_ticket_of_another_hall_is_not_ours() {
    let mut hall = crate::domain::hall::sample_hall();
    assert_eq!(TicketCode::parse_of(&hall, &sample().to_string()), Ok(sample()));
    hall.code = "0108".to_owned();
    assert_eq!(TicketCode::parse_of(&hall, &sample().to_string()), Err(CodeFault::OtherHall("0107".to_owned())));
}

#[test]
fn what_does_not_fit_makes_no_code() {
    let (day, number) = (sample().day(), sample().number());
    assert_eq!(TicketCode::new("107", day, number, 1), None);
    assert_eq!(TicketCode::new("01O7", day, number, 1), None);
    assert_eq!(TicketCode::new("0107", day, number, CODE_RANDOM_MAX + 1), None);
    assert_eq!(TicketCode::new("0107", Day::from_ymd(2126, 1, 1).unwrap(), number, 1), None);
}

proptest! {
    #[test]
    fn a_code_reads_back(code in any_code()) {
        prop_assert_eq!(TicketCode::parse(&code.to_string()), Ok(code));
        prop_assert_eq!(TicketCode::parse(&code.grouped()), Ok(code));
    }

    #[test]
    fn every_single_wrong_digit_is_found(code in any_code()) {
        let right = code.to_string().into_bytes();
        for place in 0..CODE_LENGTH {
            for digit in b'0'..=b'9' {
                let mut wrong = right.clone();
                wrong[place] = digit;
                let answer = TicketCode::parse(std::str::from_utf8(&wrong).unwrap());
                prop_assert_eq!(answer.is_ok(), wrong == right);
                prop_assert!(wrong == right || answer == Err(CodeFault::WrongCheck));
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_found(code in any_code()) {
        let right = code.to_string().into_bytes();
        for place in 1..CODE_LENGTH {
            let mut wrong = right.clone();
            wrong.swap(place - 1, place);
            prop_assert_eq!(TicketCode::parse(std::str::from_utf8(&wrong).unwrap()).is_ok(), wrong == right);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,40}") {
        let _ = TicketCode::parse(&text);
        let _ = is_checked(&text);
    }
}
