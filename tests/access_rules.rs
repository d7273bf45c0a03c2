//! PINs without a browser: which may be chosen, how long a lock is, whatever happens to windows and clocks, and what the office writes down.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "access/locks.rs"]
mod locks;
#[path = "access/office.rs"]
mod office;
#[path = "access/recovery.rs"]
mod recovery;

use residents_window::domain::access::lock::lock_seconds;
use residents_window::domain::access::secret::Secret;
use residents_window::domain::access::{Access, AccessEvent, Kept, Pin, PinFault, Refusal, SecretName, SignedOut, Standing, Use, Waited};
use residents_window::domain::identity::{PersonId, SessionId};
use residents_window::domain::time::Timestamp;

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn session(id: &str) -> SessionId {
    SessionId::new(id).unwrap()
}

fn pin(text: &str) -> Pin {
    Pin::new(text).unwrap()
}

/// An access that has had these events, one append each.
fn after(events: &[AccessEvent]) -> Access {
    let mut access = Access::default();
    for event in events {
        access.apply(access.version + 1, Timestamp::from_millis(1), &[serde_json::to_string(event).unwrap()]);
    }
    access
}

fn set() -> AccessEvent {
    AccessEvent::PinSet { secret: SecretName::of("x"), digest: "d".into(), vouched_by: None }
}

fn sign_in(id: &str) -> AccessEvent {
    AccessEvent::PinAccepted { use_for: Use::SignIn { session: session(id) } }
}

#[test]
fn a_pin_is_long_enough_and_none_of_the_first_that_anybody_tries() {
    let table = [
        ("274913", None),
        ("２７４９１３", None),
        ("112233", None),
        ("123457", None),
        ("274913274913", None),
        ("27491", Some(PinFault::Length)),
        ("2749132749132", Some(PinFault::Length)),
        ("", Some(PinFault::Length)),
        ("27491a", Some(PinFault::NotDigits)),
        ("274 913", Some(PinFault::NotDigits)),
        ("二七四九一三", Some(PinFault::NotDigits)),
        ("000000", Some(PinFault::OneDigit)),
        ("999999999999", Some(PinFault::OneDigit)),
        ("123456", Some(PinFault::Run)),
        ("654321", Some(PinFault::Run)),
        ("234567", Some(PinFault::Run)),
        ("567890", Some(PinFault::Run)),
        ("098765", Some(PinFault::Run)),
    ];
    for (text, fault) in table {
        assert_eq!(Pin::new(text).err(), fault, "{text}");
    }
}

#[test]
fn neither_pin_nor_secret_shows_itself() {
    let secret = Secret::make(&pin("274913"), &[7; 16]).unwrap();
    assert!(!format!("{:?}", pin("274913")).contains("27"));
    assert!(!format!("{secret:?}").contains("argon"));
}

#[test]
fn a_secret_is_argon2id_with_the_parameters_that_are_promised() {
    let secret = Secret::make(&pin("274913"), &[7; 16]).unwrap();
    let text = String::from_utf8(secret.as_bytes().to_vec()).unwrap();
    assert!(text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$BwcHBwcHBwcHBwcHBwcHBw$"), "{text}");
    assert_eq!((secret.matches(&pin("274913")), secret.matches(&pin("274914"))), (Some(true), Some(false)));
    let other = Secret::make(&pin("274913"), &[8; 16]).unwrap();
    assert_ne!(secret.digest(), other.digest(), "the same PIN of two people looks different");
    assert_eq!(Secret::read(secret.as_bytes(), &secret.digest()), Some(secret.clone()));
    assert_eq!(Secret::read(other.as_bytes(), &secret.digest()), None, "a secret that was exchanged is not believed");
    assert_eq!(Secret::read(b"\xff", &secret.digest()), None);
}

#[test]
fn locks_begin_with_the_fifth_wrong_try_and_double() {
    let table = [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (8, 240), (9, 480), (10, 900), (11, 900), (40, 900), (u32::MAX, 900)];
    for (tries, seconds) in table {
        assert_eq!(lock_seconds(tries), seconds, "{tries} tries");
    }
}

#[test]
fn the_stream_tells_how_somebody_stands() {
    let waited = |since_try, ms| Waited { since_try, ms };
    let ready = |tries_left, after_wrong| Standing::Ready { tries_left, after_wrong };
    let tries = |count: usize| [vec![set()], vec![AccessEvent::PinTried; count]].concat();
    let table = [
        (vec![], waited(0, 0), Standing::NoPin),
        (tries(0), waited(0, 0), ready(5, false)),
        (tries(4), waited(0, 0), ready(1, true)),
        (tries(5), waited(0, 0), Standing::Locked { left_ms: 30_000 }),
        (tries(5), waited(6, 29_999), Standing::Locked { left_ms: 1 }),
        (tries(5), waited(6, 30_000), ready(1, true)),
        // What was waited after an earlier try, or noted by nobody, does not count.
        (tries(5), waited(5, 900_000), Standing::Locked { left_ms: 30_000 }),
        (tries(5), waited(6, -1), Standing::Locked { left_ms: 30_000 }),
        ([tries(5), vec![sign_in("s")]].concat(), waited(0, 0), ready(5, false)),
        ([tries(9), vec![set()]].concat(), waited(0, 0), ready(5, false)),
    ];
    for (events, waited, standing) in table {
        assert_eq!(after(&events).standing(waited), standing, "{events:?} {waited:?}");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_its_reason() {
    let waited = Waited::default();
    assert_eq!(after(&[]).try_pin(waited), Err(Refusal::NoPin));
    assert_eq!(after(&[set()]).try_pin(waited), Ok(vec![AccessEvent::PinTried]));
    let mut lost = after(&[set()]);
    lost.apply_unreadable();
    assert_eq!((lost.version, &lost.kept, lost.try_pin(waited)), (2, &Kept::Lost, Err(Refusal::Lost)));
    let five = [vec![set()], vec![AccessEvent::PinTried; 5]].concat();
    assert_eq!(after(&five).try_pin(waited), Err(Refusal::Locked { left_ms: 30_000 }));
    // A try of the PIN before this one proves nothing.
    let vouch = Use::Vouch { colleague: person("li") };
    assert_eq!(after(&[set(), AccessEvent::PinTried, set()]).accept(2, vouch.clone()), Err(Refusal::Stale));
    assert_eq!(after(&[set(), AccessEvent::PinTried]).accept(2, vouch.clone()), Ok(vec![AccessEvent::PinAccepted { use_for: vouch }]));
    let open = after(&[set(), sign_in("s1"), sign_in("s2")]);
    assert_eq!(open.sign_out(&session("s1"), SignedOut::Left), Err(Refusal::NotSignedIn));
    assert!(open.sign_out(&session("s2"), SignedOut::Idle).is_ok());
    let over = after(&[set(), sign_in("s2"), AccessEvent::SignedOut { session: session("s2"), because: SignedOut::Idle }]);
    assert_eq!(over.session, None);
}

#[test]
fn what_a_newer_program_wrote_counts_as_an_append_and_no_more() {
    let mut access = after(&[set()]);
    access.apply(2, Timestamp::from_millis(1), &["{\"hologram_shown\":{}}".to_owned()]);
    assert_eq!((access.version, access.standing(Waited::default())), (2, after(&[set()]).standing(Waited::default())));
}

/// The first release's events stay readable for ever.
#[test]
fn the_events_of_format_1_can_be_read() {
    let texts = [
        r#"{"pin_set":{"secret":"access/u","digest":"d"}}"#,
        r#"{"pin_set":{"secret":"access/u","digest":"d","vouched_by":"li"}}"#,
        r#""pin_tried""#,
        r#"{"pin_accepted":{"use_for":{"sign_in":{"session":"s"}}}}"#,
        r#"{"pin_accepted":{"use_for":{"vouch":{"colleague":"li"}}}}"#,
        r#"{"pin_accepted":{"use_for":{"keys":{"statement":"2d71"}}}}"#,
        r#"{"signed_out":{"session":"s","because":"idle"}}"#,
    ];
    for text in texts {
        let event: AccessEvent = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
    }
}
