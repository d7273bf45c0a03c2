//! Names and phones are masked whoever they belong to, and what an event refers to can be erased without a trace.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use residents_window::domain::case::SideRef;
use residents_window::domain::case::mask::{Masked, PersonName, Phone};
use residents_window::domain::case::side::{PersonRecord, TellBy, TrackingNumber};

const SALT: &str = "0192f0c1-7d3a-7b52-9c1e-5a1f3e2d4c6b";
const OTHER_SALT: &str = "0192f0c1-7d3a-7b52-9c1e-5a1f3e2d4c6c";

fn masked(name: &str) -> String {
    PersonName::new(name).unwrap_or_else(|| panic!("{name} is a name")).masked().to_string()
}

#[test]
fn a_name_keeps_its_surname() {
    let names = [
        ("张三", "张*"),
        ("张三丰", "张*"),
        ("  王\u{3000}五 ", "王*"),
        ("欧阳锋", "欧阳*"),
        ("欧阳娜娜", "欧阳*"),
        ("诸葛孔明", "诸葛*"),
        ("司马相如", "司马*"),
        ("尉迟恭", "尉迟*"),
        ("歐陽修", "歐陽*"),
        ("令狐冲", "令狐*"),
        ("第五伦", "第五*"),
        ("欧阳", "欧*"),
        ("张", "*"),
        ("巴特尔", "巴*"),
        ("萨日娜", "萨*"),
        ("买买提·艾力", "买*"),
        ("阿依古丽•买买提", "阿*"),
        ("司马·约翰", "司*"),
        ("ᠪᠠᠭᠠᠲᠤᠷ", "ᠪ*"),
        ("བསྟན་འཛིན", "བ*"),
        ("John Smith", "J*"),
        ("Ｊｏｈｎ", "J*"),
        ("O'Brien", "O*"),
        ("Émile", "É*"),
        ("E\u{301}mile", "E\u{301}*"),
        ("Иван", "И*"),
        ("김철수", "김*"),
        ("田中太郎", "田*"),
        ("𠮷田", "𠮷*"),
        ("J", "*"),
    ];
    for (name, expected) in names {
        assert_eq!(masked(name), expected, "{name}");
    }
    for none in ["", " ", "123", "***", "a\u{0}b", "张\n三", &"长".repeat(61)] {
        assert_eq!(PersonName::new(none), None, "{none:?}");
    }
}

#[test]
fn a_phone_keeps_its_ends() {
    let phones = [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("138-1234-5678", "138****5678"),
        ("+86 13812345678", "138****5678"),
        ("0086-13812345678", "138****5678"),
        ("8613812345678", "138****5678"),
        ("１３８１２３４５６７８", "138****5678"),
        ("(0476) 8231234", "047****1234"),
        ("0476-8231234转801", "047****1234"),
        ("8231234", "****1234"),
        ("+1 415 555 2671", "141****2671"),
        ("+852 2123 4567", "852****4567"),
    ];
    for (phone, expected) in phones {
        let phone = Phone::new(phone).unwrap_or_else(|| panic!("{phone} is a phone"));
        assert_eq!(phone.masked().as_str(), expected);
        assert!(phone.masked().ends_with_digits(phone.last_digits()));
    }
    for none in ["", "110", "123456", "1381234567a", "138123456789012345678", "没有", "+", "转801"] {
        assert_eq!(Phone::new(none), None, "{none:?}");
    }
}

#[test]
fn the_last_four_digits_are_compared_as_people_type_them() {
    let masked = Phone::new("13812345678").unwrap().masked();
    for right in ["5678", " 56 78 ", "５６７８"] {
        assert!(masked.ends_with_digits(right), "{right}");
    }
    for wrong in ["5679", "", "678", "*5678", "****", "45678", "８"] {
        assert!(!masked.ends_with_digits(wrong), "{wrong}");
    }
}

#[test]
fn what_is_logged_by_mistake_is_masked_too() {
    let (name, phone) = (PersonName::new("诸葛孔明").unwrap(), Phone::new("13812345678").unwrap());
    assert_eq!(format!("{name:?} {phone:?}"), "诸葛* 138****5678");
    assert_eq!((name.in_clear(), phone.in_clear()), ("诸葛孔明", "13812345678"));
}

#[test]
fn a_persons_record_reads_back_and_is_never_in_the_clear() {
    let (name, phone, agent) = (PersonName::new("诸葛孔明").unwrap(), Phone::new("13812345678").unwrap(), PersonName::new("刘备").unwrap());
    for tell in [TellBy::Phone, TellBy::Message, TellBy::Nothing] {
        for record in [
            PersonRecord::new(&name, Some(&phone), tell, Some(&agent), "c2VhbGVk".to_owned()),
            PersonRecord::new(&name, None, tell, None, String::new()),
        ] {
            let text = record.write();
            assert_eq!(PersonRecord::read(&text), Some(record));
            assert!(!text.contains("孔明") && !text.contains("备") && !text.contains("1234"), "{text}");
        }
    }
    let right = PersonRecord::new(&name, Some(&phone), TellBy::Phone, None, String::new()).write();
    for (from, to) in
        [("诸葛*", "诸葛孔明"), ("138****5678", "13812345678"), ("\"form\":1", "\"form\":2"), ("\"tell\":\"phone\"", "\"tell\":\"pigeon\"")]
    {
        assert!(right.contains(from));
        assert_eq!(PersonRecord::read(&right.replace(from, to)), None, "{to}");
    }
    assert_eq!(PersonRecord::read(""), None);
    assert_eq!(Masked::kept("张三"), None);
}

#[test]
fn a_reference_is_of_exactly_what_was_kept() {
    let (reference, kept) = SideRef::make(SALT, SALT, "家中无人，改日再来").unwrap();
    assert_eq!(reference.read(&kept), Some("家中无人，改日再来"));
    assert_eq!(reference.read(&kept.replace("改日", "明日")), None);
    assert_eq!(reference.read(&kept[1..]), None);
    assert_eq!(reference.read(""), None, "erased");
    // Without the salt nobody can try out who it was.
    let (other, _) = SideRef::make(SALT, OTHER_SALT, "家中无人，改日再来").unwrap();
    assert_ne!(reference, other);
    assert_eq!(reference.name(), format!("side/{SALT}"));
    for bad in ["", "short", &"x".repeat(36), &"字".repeat(12)] {
        assert!(SideRef::make(bad, SALT, "x").is_none() && SideRef::make(SALT, bad, "x").is_none(), "{bad}");
    }
    let (long, kept) = SideRef::make(SALT, SALT, &"长".repeat(2_000)).unwrap();
    assert_eq!(long.read(&kept).unwrap().chars().count(), SideRef::TEXT_LENGTH_MAX);
}

#[test]
fn tracking_numbers() {
    assert_eq!(TrackingNumber::new(" ea 123 456 789 cn ").unwrap().as_str(), "EA123456789CN");
    assert_eq!(TrackingNumber::new("SF1234567890123").unwrap().as_str(), "SF1234567890123");
    for wrong in ["", "1234567", "快递12345678", "EA1234567890*", &"1".repeat(31)] {
        assert_eq!(TrackingNumber::new(wrong), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn no_name_shows_more_than_its_surname(name in "\\PC{0,12}|[\u{4e00}-\u{9fff}]{1,6}|[A-Za-z ]{1,20}") {
        let Some(person) = PersonName::new(&name) else { return Ok(()) };
        let masked = person.masked().to_string();
        let letters: Vec<char> = person.in_clear().chars().filter(|c| c.is_alphabetic()).collect();
        let shown: Vec<char> = masked.trim_end_matches('*').chars().filter(|c| c.is_alphabetic()).collect();
        prop_assert!(masked.ends_with('*') && !masked.ends_with("**"));
        prop_assert!(shown.len() <= 2 && masked != format!("{}*", person.in_clear()), "{name} -> {masked}");
        prop_assert!(letters.starts_with(&shown));
    }

    #[test]
    fn no_phone_shows_its_middle(area in "(\\+86|0086)?", digits in "[0-9]{7,15}") {
        // Some digits begin with a country code, and too few are left.
        let Some(phone) = Phone::new(&format!("{area}{digits}")) else { return Ok(()) };
        let masked = phone.masked().to_string();
        let all = phone.in_clear();
        let shown = masked.chars().filter(char::is_ascii_digit).count();
        prop_assert!(masked.contains("****") && shown <= 7 && all.len() - shown >= 3, "{all} -> {masked}");
        prop_assert!(masked.ends_with(&all[all.len() - 4..]));
    }
}
