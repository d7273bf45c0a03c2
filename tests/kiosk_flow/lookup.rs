//! What a code stands for: tickets and prints of this hall and of another.

use residents_window::domain::codes::print::PrintCode;
use residents_window::domain::codes::receipt::{ReceiptCode, ReceiptNumber};
use residents_window::domain::floor::Floor;
use residents_window::domain::hall::{FeedSource, Hall};
use residents_window::domain::identity::FeedId;
use residents_window::domain::time::Day;
use residents_window::flow::kiosk::lookup::{Fault, Lookup, look_up};

#[test]
fn a_receipt_is_known_whole_or_short_and_its_wrong_digits_at_once() {
    let hall = residents_window::domain::hall::parse::parse(include_str!("../../public/content/hall.json")).expect("the shipped hall");
    let today = Day::from_ymd(2026, 11, 23).expect("a day");
    let looked = |text: &str| look_up(&hall, &Floor::default(), today, text);
    let receipt = |hall: &str| ReceiptNumber::new(hall, today, 42).expect("a number");
    let short = receipt(&hall.code).to_string();
    let whole = ReceiptCode::new(receipt(&hall.code), 7).expect("a code").to_string();
    assert_eq!(looked(&whole), Lookup::Receipt { code: whole.clone(), is_short: false });
    assert_eq!(looked(&receipt(&hall.code).grouped()), Lookup::Receipt { code: short.clone(), is_short: true });
    assert_eq!(looked(&receipt("9999").to_string()), Lookup::Nothing(Fault::OtherHallsReceipt));
    for right in [whole, short] {
        let wrong = format!("{}{}", &right[..right.len() - 1], (right.as_bytes()[right.len() - 1] - b'0' + 1) % 10);
        assert_eq!(looked(&wrong), Lookup::Nothing(Fault::Misread));
        assert_eq!(looked(&right[..right.len() - 1]), Lookup::Nothing(Fault::Length(right.len() - 1)));
    }
}

#[test]
fn a_number_of_another_system_is_known_by_not_looking_like_ours() {
    let mut hall = residents_window::domain::hall::parse::parse(include_str!("../../public/content/hall.json")).expect("the shipped hall");
    let today = Day::from_ymd(2026, 11, 23).expect("a day");
    let looked = |hall: &Hall, text: &str| look_up(hall, &Floor::default(), today, text);
    let feed = FeedSource { id: FeedId::new("land").expect("an id"), name: hall.name.clone(), address: None, minutes: None };
    hall.feeds = vec![feed];
    for (typed, folded) in
        [(" wx-2026/0042 ", "WX20260042"), ("20261123004", "20261123004"), ("150626199001010000123456", "150626199001010000123456")]
    {
        assert_eq!(looked(&hall, typed), Lookup::Receipt { code: folded.to_owned(), is_short: true }, "{typed}");
    }
    // Ours, mistyped: said at once, and free.
    for typed in ["201072611230004200", "20107261123000420", "101072611210200234081747", "2010726112300042040817999"] {
        assert!(matches!(looked(&hall, typed), Lookup::Nothing(Fault::Misread | Fault::Length(_))), "{typed}");
    }
    for typed in ["123", "no digit"] {
        assert!(matches!(looked(&hall, typed), Lookup::Nothing(_)), "{typed}");
    }
    hall.feeds.clear();
    assert!(matches!(looked(&hall, "wx-2026/0042"), Lookup::Nothing(Fault::Misread)));
}

#[test]
fn a_print_of_another_hall_is_told_apart_from_its_tickets() {
    let mut hall = residents_window::domain::hall::parse::parse(include_str!("../../public/content/hall.json")).expect("the shipped hall");
    // Where other systems' numbers are taken in, it could be one of theirs.
    hall.feeds.clear();
    let today = Day::from_ymd(2026, 11, 23).expect("a day");
    let printed = |code: &str| PrintCode::new(code, 7, 1, 8).expect("a code").to_string();
    let looked = |text: &str| look_up(&hall, &Floor::default(), today, text);
    assert_eq!(looked(&printed(&hall.code)), Lookup::Guide(printed(&hall.code)));
    assert_eq!(looked(&printed("9999")), Lookup::Nothing(Fault::OtherHallsGuide));
    let spoiled = printed("9999").replacen('9', "8", 1);
    assert_eq!(looked(&spoiled), Lookup::Nothing(Fault::Misread));
}
