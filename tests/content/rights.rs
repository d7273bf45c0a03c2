//! Who may do what with the content, part by part, and what is put forward at all.

use futures_executor::block_on;
use residents_window::domain::access::Role;
use residents_window::domain::access::roles::may;
use residents_window::domain::content::{Act, DRAFT_BYTES_MAX, Denied, Draft, Part, PartName, Refusal, Source};
use residents_window::domain::guide::parse::{parse, write};
use residents_window::domain::guide::versions::raise_versions;
use residents_window::domain::parts::{self, GUIDES, HALL as HALL_PART, NOTICES, act_of, brought_back, may_be_published};
use residents_window::domain::time::Day;
use residents_window::runtime::publishing::Trouble;

use super::office::Desk;
use super::{in_days, part, person};

const SHIPPED: &str = include_str!("../../public/content/guides.json");

/// For every act, who may: a new act without a row does not compile.
fn who(act: Act) -> &'static [Role] {
    match act {
        Act::Propose => &[Role::Editor, Role::Administrator],
        Act::ChangeTexts => &[Role::Editor],
        Act::ChangeHall | Act::Keys => &[Role::Administrator],
        Act::Approve | Act::Publish | Act::Adopt => &[Role::Approver],
        Act::ConfirmKeys => &[Role::Approver, Role::Administrator],
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
fn what_two_people_passed_comes_back_by_whoever_may_put_anything_forward() {
    let desk = Desk::new();
    let later = SHIPPED.replacen("\"visits\": 1", "\"visits\": 2", 1);
    for (hall, guides) in [("old", SHIPPED), ("new", later.as_str())] {
        let draft = Draft { parts: vec![part(GUIDES, guides), part(HALL_PART, hall)], ..desk.draft("li", "") };
        let proposal = block_on(desk.office().propose(&draft)).unwrap();
        block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
        desk.publish(&proposal).unwrap();
    }
    desk.forbidden.borrow_mut().push(("li".to_owned(), Act::ChangeHall));
    let proposal = block_on(desk.office().propose_return(&person("li"), 1, in_days(300))).unwrap();
    // Not one letter more than that.
    let exactly = block_on(desk.office().draft(&proposal)).unwrap();
    let denied = Err(Trouble::Denied(Denied::NotAllowed(Act::ChangeHall)));
    let mut more = exactly.clone();
    more.parts[1] = part(HALL_PART, "old!");
    assert_eq!(block_on(desk.office().propose(&more)), denied);
    let mut more = exactly.clone();
    more.parts[0] = part(GUIDES, &exactly.parts[0].text.replacen("\"visits\": 1", "\"visits\": 3", 1));
    assert_eq!(block_on(desk.office().propose(&more)), denied);
    assert_eq!(block_on(desk.office().propose(&Draft { returns_to: None, ..exactly.clone() })), denied, "it must say whence it comes");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    assert_eq!(desk.publish(&proposal).map(|edition| edition.returns_to), Ok(Some(1)));
}

#[test]
fn whoever_lost_a_role_in_the_hall_in_force_does_nothing_in_a_page_that_was_opened_before() {
    let desk = Desk::new();
    let hall = include_str!("../../public/content/hall.json");
    let mut parsed: serde_json::Value = serde_json::from_str(hall).unwrap();
    let with = |parsed: &serde_json::Value| parsed.to_string();
    let staff = parsed["staff"].as_array_mut().unwrap();
    let name = staff[0]["name"].clone();
    *staff = ["li", "wang", "zhao"]
        .map(|id| serde_json::json!({ "id": id, "name": name, "roles": ["editor", "approver", "administrator"] }))
        .to_vec();
    desk.publish_text(&with(&parsed));
    // The page still works with the old one: `may` of the desk lets everybody but Sun do everything.
    let proposal = desk.propose("li", &with(&parsed).replacen("0107", "0108", 1));
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    let stranger = block_on(desk.office().approve(&person("qian"), &proposal)).map(|_| ());
    assert_eq!(stranger, Err(Denied::NotAllowed(Act::Approve).into()), "nobody of this hall");
    parsed["staff"][1]["roles"] = serde_json::json!(["editor"]);
    let without = block_on(desk.office().propose(&desk.draft("li", &with(&parsed)))).unwrap();
    block_on(desk.office().approve(&person("wang"), &without)).unwrap();
    desk.publish(&without).unwrap();
    let next = desk.propose("li", &with(&parsed).replacen("0107", "0108", 1));
    let denied = |act| Err(Trouble::Denied(Denied::NotAllowed(act)));
    assert_eq!(block_on(desk.office().approve(&person("wang"), &next)).map(|_| ()), denied(Act::Approve));
    assert_eq!(block_on(desk.office().publish(&person("wang"), &next, &super::key(1), super::anything)).map(|_| ()), denied(Act::Publish));
    assert_eq!(block_on(desk.office().withdraw(&person("wang"), 2)).map(|_| ()), Err(Denied::NotWithdrawn.into()));
    assert_eq!(block_on(desk.office().approve(&person("zhao"), &next)).map(|_| ()), Ok(()));
    // What lies beside the site is taken in by nobody of the staff.
    let mut site = desk.office();
    site.ground.asks_hall = false;
    assert_eq!(block_on(site.adopt(&person("the-site"), b"x", Source::Site, super::anything)), Err(Trouble::Refused(Refusal::NotABundle)));
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
