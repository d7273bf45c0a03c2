//! What a code stands for: tickets and prints of this hall and of another.

use residents_window::domain::codes::print::PrintCode;
use residents_window::domain::floor::Floor;
use residents_window::domain::time::Day;
use residents_window::flow::kiosk::lookup::{Fault, Lookup, look_up};

#[test]
fn a_print_of_another_hall_is_told_apart_from_its_tickets() {
    let hall = residents_window::domain::hall::parse::parse(include_str!("../../public/content/hall.json")).expect("the shipped hall");
    let today = Day::from_ymd(2026, 11, 23).expect("a day");
    let printed = |code: &str| PrintCode::new(code, 7, 1, 8).expect("a code").to_string();
    let looked = |text: &str| look_up(&hall, &Floor::default(), today, text);
    assert_eq!(looked(&printed(&hall.code)), Lookup::Guide(printed(&hall.code)));
    assert_eq!(looked(&printed("9999")), Lookup::Nothing(Fault::OtherHallsGuide));
    let spoiled = printed("9999").replacen('9', "8", 1);
    assert_eq!(looked(&spoiled), Lookup::Nothing(Fault::Misread));
}
