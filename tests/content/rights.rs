//! Who may do what with the content, part by part, and what is put forward at all.

use futures_executor::block_on;
use residents_window::domain::access::Role;
use residents_window::domain::access::roles::may;
use residents_window::domain::content::{Act, DRAFT_BYTES_MAX, Denied, Draft, Part, PartName};
use residents_window::domain::guide::parse::{parse, write};
use residents_window::domain::guide::versions::raise_versions;
use residents_window::domain::parts::{self, GUIDES, HALL as HALL_PART, NOTICES, act_of, brought_back, may_be_published};
use residents_window::domain::time::Day;
use residents_window::runtime::publishing::Trouble;

use super::office::Desk;
use super::{part, person};

const SHIPPED: &str = include_str!("../../public/content/guides.json");

/// For every act, who may: a new act without a row does not compile.
fn who(act: Act) -> &'static [Role] {
    match act {
        Act::Propose => &[Role::Editor, Role::Administrator],
        Act::ChangeTexts => &[Role::Editor],
        Act::ChangeHall | Act::Keys => &[Role::Administrator],
        Act::Approve | Act::Publish | Act::Adopt => &[Role::Approver],
    }
}

#[test]
fn each_act_is_for_these_roles_and_no_others() {
    for act in Act::ALL {
        let may_do = |role: &Role| act.permissions().iter().any(|permission| may(&[*role], *permission));
        assert_eq!(Role::ALL.into_iter().filter(may_do).collect::<Vec<_>>(), who(act), "{act:?}");
    }
}

#[test]
fn each_part_is_for_those_who_answer_for_it() {
    let table = [(GUIDES, Act::ChangeTexts), (NOTICES, Act::ChangeTexts), (HALL_PART, Act::ChangeHall), ("new.json", Act::ChangeHall)];
    for (name, act) in table {
        assert_eq!(act_of(name), act, "{name}");
    }
}

#[test]
fn a_part_is_changed_only_by_whoever_may_change_it() {
    let desk = Desk::new();
    let draft = |author: &str, parts: &[(&str, &str)]| {
        let parts = parts.iter().map(|(name, text)| part(name, text)).collect();
        Draft { parts, ..desk.draft(author, "") }
    };
    let propose = |author: &str, parts: &[(&str, &str)]| block_on(desk.office().propose(&draft(author, parts))).map(|_| ());
    desk.forbidden.borrow_mut().extend([("li".to_owned(), Act::ChangeHall), ("zhao".to_owned(), Act::ChangeTexts)]);
    let denied = |act| Err(Trouble::Denied(Denied::NotAllowed(act)));
    // Beside what was shipped ...
    assert_eq!(propose("li", &[("hall.json", "other")]), denied(Act::ChangeHall));
    assert_eq!(propose("li", &[("hall.json", "shipped"), ("guides.json", "mine")]), Ok(()), "it is carried along unchanged");
    assert_eq!(propose("zhao", &[("hall.json", "other"), ("guides.json", "mine")]), denied(Act::ChangeTexts));
    assert_eq!(propose("zhao", &[("hall.json", "other")]), Ok(()));
    // ... and beside what is in force.
    desk.forbidden.borrow_mut().clear();
    desk.publish_text("in force");
    desk.forbidden.borrow_mut().push(("li".to_owned(), Act::ChangeHall));
    assert_eq!(propose("li", &[("hall.json", "shipped"), ("guides.json", "mine")]), denied(Act::ChangeHall));
    assert_eq!(propose("li", &[("hall.json", "in force"), ("guides.json", "mine")]), Ok(()));
}

#[test]
fn what_has_a_fault_is_neither_put_forward_nor_published() {
    let desk = Desk::new();
    let draft = desk.draft("li", "faulty");
    let denied = Denied::Faulty { part: "hall.json".into(), fault: "/3".into() };
    assert_eq!(block_on(desk.office().propose(&draft)), Err(denied.clone().into()));
    assert_eq!(desk.look().proposals, [], "nothing of it is kept");
    // A fault that came with the days: the check says so when it is published.
    let proposal = desk.propose("li", "one");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    let mut office = desk.office();
    office.ground.check = |texts, _, _| Err((texts[0].0.to_owned(), "/3".to_owned()));
    let published = block_on(office.publish(&person("zhao"), &proposal, &super::key(1), super::anything));
    assert_eq!(published, Err(denied.into()));
}

#[test]
fn more_than_a_bundle_holds_is_not_put_forward() {
    let desk = Desk::new();
    let outcome = block_on(desk.office().propose(&desk.draft("li", &"x".repeat(DRAFT_BYTES_MAX))));
    assert!(matches!(outcome, Err(Trouble::Denied(Denied::TooLarge { bytes })) if bytes > DRAFT_BYTES_MAX), "{outcome:?}");
    // The largest that is allowed can be signed and taken in.
    let rest = desk.draft("li", "").text().unwrap().len();
    let proposal = desk.propose("li", &"x".repeat(DRAFT_BYTES_MAX - rest));
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    assert!(desk.publish(&proposal).is_ok());
}

#[test]
fn guides_that_come_back_are_higher_versions_of_what_is_in_force() {
    let old = parse(SHIPPED).unwrap();
    let mut now = old.clone();
    now.guides[0].version += 4;
    now.guides[0].name.zh.push('新');
    now.guides[1].version += 1;
    now.guides.remove(2);
    let mut back = old.clone();
    assert!(raise_versions(&mut back, &now));
    assert_eq!(back.guides[0].version, now.guides[0].version + 1);
    assert_eq!(back.guides[0].name, old.guides[0].name);
    assert_eq!(back.guides[1], now.guides[1], "the same text keeps the number it has now");
    assert_eq!(back.guides[2..], old.guides[2..]);
    assert!(!raise_versions(&mut back.clone(), &now), "once is enough");
    // As parts: the lint lets through what comes back, and would not let through what was.
    let today = Day::from_ymd(2026, 11, 22).unwrap();
    let (hall, notices) = (include_str!("../../public/content/hall.json"), include_str!("../../public/content/notices.json"));
    let now = write(&now).unwrap();
    let check = |guides: &str| may_be_published(&[(GUIDES, guides), (HALL_PART, hall), (NOTICES, notices)], Some(&now), today);
    assert!(matches!(check(SHIPPED), Err((part, _)) if part == GUIDES));
    let shown = [part(GUIDES, &now), part(HALL_PART, hall)];
    assert_eq!(check(&brought_back(part(GUIDES, SHIPPED), &shown).text), Ok(()));
    assert_eq!(brought_back(part(HALL_PART, "x"), &shown).text, "x");
    assert_eq!(brought_back(part(GUIDES, &now), &shown).text, now, "what is in force comes back as it is");
}

#[test]
fn whoever_changes_one_part_takes_nothing_back_that_waits_in_another() {
    let part = |name: &str, text: &str| Part::new(PartName::new(name).unwrap(), text.to_owned());
    let in_force = vec![part("guides.json", "g1"), part("hall.json", "h1"), part("notices.json", "n1")];
    let own = [part("guides.json", "g2"), part("hall.json", "h1"), part("notices.json", "n1")];
    let texts = |own: Option<&[Part]>| {
        let joined = parts::joined(in_force.clone(), own, vec![("notices.json", "n2".to_owned())]);
        joined.into_iter().map(|part| part.text).collect::<Vec<_>>()
    };
    assert_eq!(texts(None), ["g1", "h1", "n2"]);
    assert_eq!(texts(Some(&own)), ["g2", "h1", "n2"]);
}
