//! Bundles: what is accepted, every refusal, and that no bit can be flipped.

use residents_window::domain::content::{Accepted, BUNDLE_BYTES_MAX, Circumstances, Damage, Digest, Refusal, accept, is_short_hash, open};
use residents_window::domain::time::Timestamp;

use super::common::prng::Prng;
use super::{HALL, anything, hash, in_days, key, now, part, person, seal, signed_by, sound, trust};

fn look_after(bytes: &[u8], newest: (u32, Option<Digest>)) -> Result<Accepted, Refusal> {
    accept(bytes, Circumstances { trust: &trust(), newest, now: now() }, anything)
}

fn look(bytes: &[u8]) -> Result<Accepted, Refusal> {
    look_after(bytes, (2, Some(hash(b"two"))))
}

fn refusal(bytes: &[u8]) -> Refusal {
    look(bytes).map(|_| "accepted").unwrap_err()
}

/// The bundle with a text in it exchanged, the signature as it was.
fn with(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(sound()).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

#[test]
fn a_sound_bundle_is_accepted_and_says_what_it_holds() {
    let accepted = look(&sound()).unwrap();
    assert_eq!((accepted.bundle.version, accepted.is_known, accepted.hash), (3, false, hash(&sound())));
    assert_eq!(accepted.bundle.part("guides.json"), Some("{\"a\": \"一\"}\n"));
    assert_eq!(accepted.bundle.part("notices.json"), None);
    let again = look_after(&sound(), (3, Some(accepted.hash))).unwrap();
    assert!(again.is_known, "the same again is no rollback");
    // The storage was cleared and only a note tells which version was here.
    assert!(!look_after(&sound(), (3, None)).unwrap().is_known);
}

/// The form is fixed for ever: another spelling would make every earlier bundle unreadable.
#[test]
fn the_spelling_of_form_1_stays() {
    let text = String::from_utf8(sound()).unwrap();
    let head = concat!(
        r#"{"form":"residents-window/bundle/1","hall":"0001","version":3,"made_at":1795313600000,"expires_at":1821320000000,"#,
        r#""author":"li","approvers":["wang"],"key":"34750f98bd59fcfc","key_changes":[],"parts":[{"name":"guides.json","#,
        r#""sha256":"c8"#
    );
    assert_eq!(&text[..head.len() - 2], &head[..head.len() - 2]);
    assert!(text.contains(r#""text":"{\"a\": \"一\"}\n"},{"name":"hall.json","#), "{text}");
    assert_eq!(hash(&sound()).to_string(), "878544c6ae9d39702011359702cf8c29c0774b833f819ca84d235d498ff29102");
}

#[test]
fn every_reason_to_refuse_is_told_apart() {
    let (one, two) = (key(1), key(9));
    let edited = |edit: fn(&mut residents_window::domain::content::Bundle)| signed_by(&one, &[], edit);
    let unsigned = String::from_utf8(sound()).unwrap().split(",\"signature\"").next().unwrap().to_owned() + "}";
    let table = [
        ("too large", vec![b' '; BUNDLE_BYTES_MAX + 1], Refusal::TooLarge { bytes: BUNDLE_BYTES_MAX + 1 }),
        ("another file", b"PK\x03\x04".to_vec(), Refusal::NotABundle),
        ("a guide file", b"{\"format\":1,\"guides\":[]}".to_vec(), Refusal::NotABundle),
        ("nothing", Vec::new(), Refusal::NotABundle),
        ("no text", b"\xff\xfe".to_vec(), Refusal::Damaged(Damage::NotText)),
        ("newer", edited(|b| b.form = "residents-window/bundle/2".into()), Refusal::Newer),
        ("newer, unsigned", b"{\"form\":\"residents-window/bundle/7\",\"x\":1}".to_vec(), Refusal::Newer),
        ("another form", edited(|b| b.form = "somebody/else/1".into()), Refusal::NotABundle),
        ("unsigned", unsigned.into_bytes(), Refusal::Unsigned),
        ("signature blank", with_blank_signature(), Refusal::Unsigned),
        ("no hall at all", edited(|b| b.hall = "\u{202e}大厅".repeat(1000)), Refusal::Damaged(Damage::Spelling)),
        ("another hall", edited(|b| b.hall = "0002".into()), Refusal::WrongHall { found: "0002".into(), expected: HALL.into() }),
        ("another key", signed_by(&two, &[], |_| {}), Refusal::WrongKey { found: two.public().id(), expected: one.public().id() }),
        // It names the right key and is signed by another.
        ("forged", signed_by(&two, &[], |b| b.key = key(1).public().id()), Refusal::Damaged(Damage::Signature)),
        ("one person", edited(|b| b.approvers = vec![person("li")]), Refusal::OnePerson),
        ("the author among two", edited(|b| b.approvers = vec![person("wang"), person("li")]), Refusal::OnePerson),
        ("nobody", edited(|b| b.approvers.clear()), Refusal::OnePerson),
        ("older", edited(|b| b.version = 1), Refusal::Older { found: 1, newest: 2 }),
        ("the same version, other bytes", edited(|b| b.version = 2), Refusal::SameVersion { version: 2 }),
        ("far ahead", edited(|b| b.version = 10_003), Refusal::TooFarAhead { found: 10_003, newest: 2 }),
        ("the last of all numbers", edited(|b| b.version = u32::MAX), Refusal::TooFarAhead { found: u32::MAX, newest: 2 }),
        ("expired", edited(|b| b.expires_at = now()), Refusal::Expired { at: now() }),
        ("valid for ever", edited(|b| b.expires_at = in_days(9_000)), Refusal::Expired { at: in_days(-1) }),
        ("from the future", edited(|b| b.made_at = in_days(2)), Refusal::Future { made_at: in_days(2) }),
        ("a part exchanged", with("\\\"一\\\"", "\\\"二\\\""), Refusal::Damaged(Damage::Part("guides.json".into()))),
        ("a version exchanged", with("\"version\":3", "\"version\":4"), Refusal::Damaged(Damage::Signature)),
        ("a field added", with(",\"parts\"", ",\"x\":1,\"parts\""), Refusal::Damaged(Damage::Spelling)),
        ("a blank", with("\"version\":3", "\"version\": 3"), Refusal::Damaged(Damage::Spelling)),
        ("a field twice", with("\"version\":3", "\"version\":3,\"version\":3"), Refusal::Damaged(Damage::Spelling)),
        ("another escape", with("一", "\\u4e00"), Refusal::Damaged(Damage::Spelling)),
        ("a part twice", edited(|b| b.parts.push(part("hall.json", "[]"))), Refusal::Damaged(Damage::Spelling)),
        ("version 0", edited(|b| b.version = 0), Refusal::Damaged(Damage::Spelling)),
    ];
    for (what, bytes, expected) in table {
        assert_eq!(refusal(&bytes), expected, "{what}");
    }
}

fn with_blank_signature() -> Vec<u8> {
    let text = String::from_utf8(sound()).unwrap();
    let (signed, _) = text.split_once(",\"signature\":\"").unwrap();
    format!("{signed},\"signature\":\"\"}}").into_bytes()
}

#[test]
fn the_schema_is_asked_last_and_by_name() {
    let mut asked = Vec::new();
    let outcome = accept(&sound(), Circumstances { trust: &trust(), newest: (0, None), now: now() }, |name, text| {
        asked.push((name.to_owned(), text.len()));
        if name == "hall.json" { Err("/queues".to_owned()) } else { Ok(()) }
    });
    assert_eq!(outcome.map(|_| ()).unwrap_err(), Refusal::Schema { part: "hall.json".into(), detail: "/queues".into() });
    assert_eq!(asked, [("guides.json".to_owned(), 13), ("hall.json".to_owned(), 2)]);
    // What nobody of this hall has signed is never read any further.
    let never = |_: &str, _: &str| -> Result<(), String> { panic!("an unsigned text was read") };
    assert!(accept(&signed_by(&key(9), &[], |_| {}), Circumstances { trust: &trust(), newest: (0, None), now: now() }, never).is_err());
}

#[test]
fn a_bundle_that_was_cut_anywhere_is_refused() {
    let bytes = sound();
    for length in 0..bytes.len() {
        assert!(look(&bytes[..length]).is_err(), "cut after {length} bytes");
        let mut doubled = bytes.clone();
        doubled.insert(length, bytes[length]);
        assert!(look(&doubled).is_err(), "byte {length} twice");
    }
    assert!(look(&[&bytes[..], b"\n"].concat()).is_err());
}

#[test]
fn a_bit_flipped_anywhere_is_refused() {
    let mut bytes = sound();
    for at in 0..bytes.len() * 8 {
        bytes[at / 8] ^= 1 << (at % 8);
        assert!(look(&bytes).is_err(), "bit {at}");
        assert!(open(&bytes, &trust(), anything).is_err(), "bit {at}, kept");
        bytes[at / 8] ^= 1 << (at % 8);
    }
    assert!(look(&bytes).is_ok());
}

#[test]
fn a_bit_flipped_in_a_large_bundle_is_refused() {
    let guides = include_str!("../../public/content/guides.json");
    let mut bytes = signed_by(&key(1), &[], |bundle| bundle.parts = vec![part("guides.json", guides)]);
    let mut prng = Prng::new(7);
    for _ in 0..200 {
        let at = usize::try_from(prng.below(bytes.len() as u64 * 8)).unwrap();
        bytes[at / 8] ^= 1 << (at % 8);
        assert!(look(&bytes).is_err(), "bit {at}");
        bytes[at / 8] ^= 1 << (at % 8);
    }
    assert!(look(&bytes).is_ok());
}

#[test]
fn what_is_kept_opens_after_its_time_and_whatever_came_later() {
    let expired = signed_by(&key(1), &[], |bundle| bundle.expires_at = Timestamp::from_millis(now().millis() - 1));
    assert!(matches!(refusal(&expired), Refusal::Expired { .. }));
    assert!(open(&expired, &trust(), anything).is_ok());
}

#[test]
fn short_hashes_are_found_as_people_type_them() {
    let digest = hash(b"x");
    assert_eq!(digest.short(), "2D71-1642");
    for (text, is_it) in
        [("2D71-1642", true), ("2d711642", true), (" 2d71 1642 ", true), ("2D71-1643", false), ("2D71", false), ("", false)]
    {
        assert_eq!(digest.is_short(text), is_it, "{text}");
    }
    assert!(is_short_hash("8f3c-21a7") && !is_short_hash("8f3c-21a") && !is_short_hash("8f3c-21ag"));
}

#[test]
fn a_signature_belongs_to_one_text_and_key() {
    let other = signed_by(&key(1), &[], |bundle| bundle.version = 4);
    let (mine, theirs) = (String::from_utf8(sound()).unwrap(), String::from_utf8(other).unwrap());
    let signature = |text: &str| text.split("\"signature\"").nth(1).unwrap().to_owned();
    let mixed = mine.replace(&signature(&mine), &signature(&theirs));
    assert_eq!(refusal(mixed.as_bytes()), Refusal::Damaged(Damage::Signature));
    let accepted = look(&sound()).unwrap();
    assert_eq!(seal(&accepted.bundle, &key(1)), sound(), "what was read is written alike");
}
