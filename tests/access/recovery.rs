//! Roles, the set-up of a hall, the recovery code, the reset that is seen coming, and PINs that exist in the demonstration alone.

use futures_executor::block_on;
use residents_window::domain::access::kit::{RECOVERY_DIGITS, kit};
use residents_window::domain::access::lock::{RESET_WATCH_HOURS, Watching};
use residents_window::domain::access::roles::may;
use residents_window::domain::access::{
    AccessEvent, Kept, Permission, Pin, PinFault, RecoveryCode, Refusal, ResetStanding, Role, SecretName, Standing, Use, Vouched, Voucher,
    Waited,
};
use residents_window::domain::hall::parse::parse;
use residents_window::domain::identity::PersonId;
use residents_window::domain::time::{HOUR_MS, Timestamp};
use residents_window::journal::Place;
use residents_window::runtime::access::{Answer, Trouble};

use super::office::{Hall, sign_in};
use super::{after, person, pin, session, set};

const FRESH: (&str, &[u8; 16]) = ("fresh", &[5; 16]);
const RANDOM: [u8; 22] = [7, 0, 9, 250, 255, 31, 8, 64, 2, 2, 91, 17, 100, 33, 5, 76, 200, 11, 43, 9, 1, 60];

fn refused<T>(refusal: Refusal) -> Result<T, Trouble> {
    Err(Trouble::Refused(refusal))
}

#[test]
fn each_role_may_what_the_table_says_and_no_role_may_everything() {
    for role in Role::ALL {
        assert_eq!(Role::of_name(role.name()), Some(role));
        assert_eq!(serde_json::to_string(&role).unwrap(), format!("\"{}\"", role.name()));
        assert!(!role.permissions().is_empty(), "{role:?} may nothing");
    }
    assert_eq!(Role::of_name("boss"), None);
    // Writing and approving are two roles; PINs and the hall's content are the administrator's alone.
    let who = |permission| Role::ALL.into_iter().filter(|role| role.may(permission)).collect::<Vec<_>>();
    assert_eq!(who(Permission::EditGuides), [Role::Editor]);
    assert_eq!(who(Permission::ApproveGuides), [Role::Approver]);
    assert_eq!(who(Permission::PublishGuides), [Role::Approver]);
    assert_eq!(who(Permission::ResetPins), [Role::Administrator]);
    assert_eq!(who(Permission::EditHall), [Role::Administrator]);
    assert_eq!(who(Permission::ReadFigures), [Role::Manager]);
    assert_eq!(who(Permission::ImportFeeds), [Role::Manager, Role::Administrator]);
    assert_eq!(who(Permission::VoidTickets), [Role::Guide, Role::Manager]);
    assert!(may(&[Role::Editor, Role::Guide], Permission::VoidTickets) && !may(&[], Permission::AnswerCalls));
}

#[test]
fn the_shipped_staff_can_do_everything_by_two_people_and_nobody_is_a_clerk_as_well() {
    let hall = parse(include_str!("../../public/content/hall.json")).unwrap();
    for role in Role::ALL {
        assert!(hall.staff.iter().filter(|member| member.roles.contains(&role)).count() >= 2, "{role:?}");
    }
    assert!(hall.staff.iter().all(|member| hall.clerk(&member.id).is_none()));
    assert!(kit().as_str().len() > 20, "no identity of hall.json is that long");
}

#[test]
fn nobody_chooses_a_birthday_or_a_pin_of_the_demonstration_but_can_type_them() {
    let table = [
        ("850614", PinFault::Date),
        ("010101", PinFault::Date),
        ("19850614", PinFault::Date),
        ("20011231", PinFault::Date),
        ("258001", PinFault::OfDemo),
        ("123456", PinFault::Run),
    ];
    for (text, fault) in table {
        assert_eq!(Pin::chosen(text).err(), Some(fault), "{text}");
    }
    for text in ["851314", "850632", "18850614", "274913", "2580014", "85061401"] {
        assert!(Pin::chosen(text).is_ok(), "{text}");
    }
    assert!(Pin::new("850614").is_ok(), "who chose it before the rule was made still gets in");
}

#[test]
fn a_recovery_code_is_read_from_paper_and_a_slip_of_the_pen_is_seen() {
    let code = RecoveryCode::make(&RANDOM);
    let groups = code.groups();
    assert_eq!((groups.len(), groups.concat().len()), (6, RECOVERY_DIGITS));
    for text in [groups.join(" "), groups.join("-"), groups.concat(), groups.join("\u{3000}")] {
        assert_eq!(RecoveryCode::read(&text), Some(code.clone()), "{text}");
    }
    let digits = groups.concat();
    for at in 0..RECOVERY_DIGITS {
        let mut wrong = digits.clone().into_bytes();
        wrong[at] = b'0' + (wrong[at] - b'0' + 1) % 10;
        assert_eq!(RecoveryCode::read(&String::from_utf8(wrong).unwrap()), None, "digit {at}");
    }
    assert_eq!(RecoveryCode::read(&digits[1..]), None);
    assert!(!format!("{code:?}").contains(&groups[0]));
}

#[test]
fn a_hall_is_set_up_once_with_its_first_administrator() {
    let hall = Hall::new();
    let set_up = |who: &str, text: &str| {
        let fresh = format!("{who}-{text}");
        block_on(hall.office().set_pin(&person(who), &pin(text), (&fresh, &[5; 16]), (Voucher::SetUp, Waited::default()), &session("s")))
    };
    assert_eq!(set_up("zhou", "258001"), refused(Refusal::Weak));
    assert_eq!(hall.look("zhou").kept, Kept::None);
    set_up("zhou", "274913").unwrap();
    assert_eq!(set_up("nuomin", "314159"), refused(Refusal::IsSetUp), "not again by another");
    assert_eq!(set_up("zhou", "314159"), refused(Refusal::HasPin));
    assert_eq!((hall.look("nuomin").kept, hall.look(kit().as_str()).version), (Kept::None, 1));
    // Everybody else's first PIN is vouched for.
    hall.vouch("zhou", "274913", "nuomin");
    let vouch = (Voucher::Person(person("zhou")), Waited::default());
    block_on(hall.office().set_pin(&person("nuomin"), &pin("314159"), ("n", &[6; 16]), vouch, &session("t"))).unwrap();
    assert_eq!(hall.try_now("nuomin", "314159"), Ok(Answer::Right));
}

#[test]
fn the_recovery_code_vouches_for_an_administrator_and_is_then_due() {
    let hall = Hall::with_wang();
    let code = RecoveryCode::make(&RANDOM);
    block_on(hall.office().set_kit(&code, FRESH, &person("wang"))).unwrap();
    let record = block_on(hall.journal.after(Place::START, 100)).unwrap();
    assert!(!format!("{:?}", record.entries).contains(&code.groups().concat()), "the code stands in the record");
    let (kit, office) = (kit(), hall.office());
    assert!(!hall.look(kit.as_str()).was_used);
    let vouch = Use::Vouch { colleague: person("wang") };
    let other = RecoveryCode::make(&[1; 22]);
    let wrong = block_on(office.try_pin(&kit, other.as_pin(), Waited::default(), vouch.clone()));
    assert!(matches!(wrong, Ok(Answer::Wrong(access)) if access.tries == 1), "a wrong code costs a try as a PIN does");
    assert_eq!(block_on(office.try_pin(&kit, code.as_pin(), Waited::default(), vouch)), Ok(Answer::Right));
    assert!(hall.look(kit.as_str()).was_used);
    hall.set("wang", "314159", Some(kit.clone())).unwrap();
    assert_eq!(hall.try_now("wang", "314159"), Ok(Answer::Right));
    block_on(hall.office().set_kit(&other, ("later", &[5; 16]), &person("wang"))).unwrap();
    assert!(!hall.look(kit.as_str()).was_used);
    let stale = block_on(office.try_pin(&kit, code.as_pin(), Waited::default(), sign_in()));
    assert!(matches!(stale, Ok(Answer::Wrong(_))), "the earlier code is void");
}

#[test]
fn a_reset_takes_effect_when_its_time_has_been_seen_and_whoever_has_a_pin_stops_it() {
    let hall = Hall::with_wang();
    let wang = person("wang");
    let reset = |ms: i64| {
        let since_try = hall.look("wang").reset.unwrap_or_default();
        let waited = Waited { since_try, ms };
        block_on(hall.office().set_pin(&wang, &pin("314159"), ("reset", &[5; 16]), (Voucher::Time, waited), &session("s-9")))
    };
    let whole = i64::from(RESET_WATCH_HOURS) * HOUR_MS;
    assert_eq!(reset(whole), refused(Refusal::NoReset), "nobody asked");
    block_on(hall.office().ask_reset(&wang)).unwrap();
    assert!(block_on(hall.office().ask_reset(&wang)).is_err(), "asked twice it is one");
    assert_eq!(reset(whole - 1), refused(Refusal::NoReset));
    // Stopped, and asked again: what was watched before counts no more.
    let before = hall.look("wang").reset.unwrap();
    block_on(hall.office().stop_reset(&wang, &person("li"))).unwrap();
    assert_eq!(reset(whole), refused(Refusal::NoReset));
    assert!(block_on(hall.office().stop_reset(&wang, &person("li"))).is_err());
    let asked = block_on(hall.office().ask_reset(&wang)).unwrap();
    assert_eq!(asked.reset_standing(Waited { since_try: before, ms: whole }), ResetStanding::Asked { left_ms: whole });
    reset(whole).unwrap();
    assert_eq!((hall.look("wang").reset, hall.try_now("wang", "314159")), (None, Ok(Answer::Right)));
    let record = format!("{:?}", block_on(hall.journal.after(Place::START, 100)).unwrap().entries);
    for kind in ["reset_asked", "reset_stopped", "reset_used"] {
        assert!(record.contains(kind), "{kind} is not on record");
    }
}

#[test]
fn who_still_knows_the_pin_ends_a_reset_by_signing_in() {
    let asked = after(&[set(), AccessEvent::ResetAsked]);
    assert_eq!(asked.reset, Some(2));
    let accepted = |use_for| after(&[set(), AccessEvent::ResetAsked, AccessEvent::PinTried, AccessEvent::PinAccepted { use_for }]).reset;
    assert_eq!(accepted(sign_in()), None);
    assert_eq!(accepted(Use::Vouch { colleague: person("li") }), Some(2));
}

#[test]
fn the_time_of_a_reset_stands_still_while_nobody_could_see_it() {
    let mut window = Watching::default();
    let note = Waited { since_try: 3, ms: 0 };
    window.look(note, 0.0);
    let seen = window.look(note, 60_000.0);
    assert_eq!(seen.ms, 60_000);
    window.pause();
    // A night passes; the first look in the morning counts nothing.
    assert_eq!(window.look(seen, 40_000_000.0).ms, 60_000);
    assert_eq!(window.look(seen, 40_001_000.0).ms, 61_000);
}

#[test]
fn a_window_that_was_suspended_has_shown_nothing_of_a_reset() {
    let mut window = Watching::default();
    let mut note = window.look_closely(Waited { since_try: 3, ms: 500 }, 0.0);
    assert_eq!(note.ms, 500, "the first look begins");
    for (mono_ms, ms) in [(1_000.0, 1_500), (4_000.0, 4_500), (4_004_000.0, 14_500), (4_005_000.0, 15_500), (4_005_000.0, 15_500)] {
        note = window.look_closely(note, mono_ms);
        assert_eq!(note.ms, ms, "at {mono_ms}");
    }
    // What another window has seen counts; another reset begins anew.
    assert_eq!(window.look_closely(Waited { since_try: 3, ms: 90_000 }, 4_006_000.0).ms, 90_000);
    assert_eq!(window.look_closely(Waited { since_try: 8, ms: 0 }, 4_007_000.0).ms, 0);
    // And it ends where it ends.
    let whole = i64::from(RESET_WATCH_HOURS) * HOUR_MS;
    window.look_closely(Waited { since_try: 9, ms: whole - 100 }, 0.0);
    assert_eq!(window.look_closely(Waited { since_try: 9, ms: whole - 100 }, 5_000.0).ms, whole);
}

#[test]
fn the_pins_of_the_demonstration_cannot_exist_in_a_real_hall() {
    let real = Hall::with_wang();
    assert_eq!(block_on(real.office().give_demo_pin(&person("tana"), 4, FRESH)), refused(Refusal::Weak));
    assert_eq!(real.set("tana", "258005", Some(person("wang"))), refused(Refusal::Weak));
    assert_eq!((real.look("tana").version, real.try_now("tana", "258005")), (0, refused(Refusal::NoPin)));

    let demo = Hall::of_demo();
    block_on(demo.office().give_demo_pin(&person("tana"), 4, FRESH)).unwrap();
    assert_eq!(demo.try_now("tana", "258005"), Ok(Answer::Right));
    assert_eq!(block_on(demo.office().give_demo_pin(&person("tana"), 4, FRESH)), refused(Refusal::HasPin), "a PIN that was chosen stays");
    assert_eq!(demo.set("tana", "258005", Some(person("wang"))), refused(Refusal::Weak), "nobody chooses one, not even there");
    assert_eq!(Pin::of_demo(0).shown_in_demo(), Some("258001"));
    assert_eq!(pin("274913").shown_in_demo(), None, "a chosen PIN is shown to nobody");
}

/// A program that tries every ten seconds gets one try for each lock, and the locks are soon as long as they can be; the right person still gets in.
#[test]
fn a_thousand_tries_over_many_locks_do_not_get_in_and_the_right_person_does() {
    let hall = Hall::with_wang();
    let (wang, office) = (person("wang"), hall.office());
    let (mut compared, mut last_try_ms) = (0, 0);
    for nth in 0..1_000_i64 {
        let (access, now_ms) = (hall.look("wang"), nth * 10_000);
        let waited = Waited { since_try: access.last_try, ms: now_ms - last_try_ms };
        match block_on(office.try_pin(&wang, &pin(&format!("{:06}", 300_000 + nth * 7)), waited, sign_in())) {
            Ok(Answer::Wrong(_)) => {
                compared += 1;
                last_try_ms = now_ms;
            }
            Err(Trouble::Refused(Refusal::Locked { .. })) => {}
            other => panic!("{other:?}"),
        }
    }
    assert!((15..=20).contains(&compared), "{compared} tries were compared in 10,000 s");
    let access = hall.look("wang");
    assert!(matches!(access.standing(Waited { since_try: access.last_try, ms: 0 }), Standing::Locked { left_ms: 900_000 }));
    let waited = Waited { since_try: access.last_try, ms: 900_000 };
    assert_eq!(block_on(office.try_pin(&wang, &pin("274913"), waited, sign_in())), Ok(Answer::Right));
}

#[test]
fn what_was_not_chosen_by_its_owner_alone_is_remembered_with_who_and_when() {
    let pin_set = |by: Option<&str>| AccessEvent::PinSet { secret: SecretName::of("x"), digest: "d".into(), vouched_by: by.map(person) };
    let mut access = after(&[pin_set(Some("zhao")), pin_set(None)]);
    let vouched = |by: Option<PersonId>, at: i64, is_first| Vouched { by, at: Timestamp::from_millis(at), is_first };
    assert_eq!(access.vouched, [vouched(Some(person("zhao")), 1, true)], "another PIN of one's own changes nothing");
    let reset = [AccessEvent::ResetUsed, pin_set(None)].map(|event| serde_json::to_string(&event).unwrap());
    access.apply(3, Timestamp::from_millis(5), &reset);
    access.apply(4, Timestamp::from_millis(9), &[serde_json::to_string(&pin_set(Some(kit().as_str()))).unwrap()]);
    let all = [vouched(Some(person("zhao")), 1, true), vouched(None, 5, false), vouched(Some(kit()), 9, false)];
    assert_eq!(access.vouched, all);
    access.apply_unreadable();
    assert_eq!(access.vouched, all, "damage does not wash it off");
    // The last that came by time or kit is shown for a week.
    let at = |days: i64| Timestamp::from_millis(9 + days * 24 * HOUR_MS);
    assert_eq!(access.set_without_colleague(at(6)), Some(&all[2]));
    assert_eq!(access.set_without_colleague(at(7)), None);
    assert_eq!(after(&[pin_set(Some("zhao"))]).set_without_colleague(at(0)), None);
}

#[test]
fn another_pin_of_ones_own_is_chosen_only_after_the_old_one_was_typed() {
    let hall = Hall::with_wang();
    let change = |text: &str| {
        let own = (Voucher::OwnPin, Waited::default());
        block_on(hall.office().set_pin(&person("wang"), &pin(text), (text, &[5; 16]), own, &session("s")))
    };
    assert_eq!(change("314159"), refused(Refusal::NotProved));
    assert_eq!(hall.try_now("wang", "274913"), Ok(Answer::Right));
    assert_eq!(change("314159"), refused(Refusal::NotProved), "to sign in is another thing");
    block_on(hall.office().try_pin(&person("wang"), &pin("274913"), Waited::default(), Use::Change)).unwrap();
    change("314159").unwrap();
    assert_eq!(change("161803"), refused(Refusal::NotProved), "once");
}

/// The events of this release stay readable for ever.
#[test]
fn the_events_of_the_set_up_and_of_resets_can_be_read() {
    let texts = [
        r#"{"set_up":{"administrator":"zhou-mingkai"}}"#,
        r#""reset_asked""#,
        r#"{"reset_stopped":{"by":"tana"}}"#,
        r#"{"vouch_used":{"colleague":"tana"}}"#,
        r#""reset_used""#,
        r#"{"pin_accepted":{"use_for":"change"}}"#,
        r#"{"pin_set":{"secret":"access/u","digest":"d","vouched_by":"recovery-kit-of-the-hall"}}"#,
    ];
    for text in texts {
        let event: AccessEvent = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), text);
    }
}
