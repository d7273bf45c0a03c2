//! Publishing on the screen: who has which button and why not, how keys are made, and what a proposal is said to change.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

use residents_window::domain::access::Role;
use residents_window::domain::changes::{Check, What, changes, check};
use residents_window::domain::content::{
    CardFault, ContentEvent, Denied, Digest, Edition, KeptPart, KeyCard, Part, PartName, Publishing, SeedKey, Source, Trust, WhyShipped,
    kept_part,
};
use residents_window::domain::identity::PersonId;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::flow::gate::Member;
use residents_window::flow::pin::Typed;
use residents_window::flow::publishing::{
    Action, Deed, Effect, Fault, Goal, Happened, InForce, Input, KeyHere, KeysOpen, KitSeed, May, Message, Model, Open, PressedKeys,
    Review, Reviewed, Seen, Since, Stage, Wanted, Why, update,
};

#[path = "publishing_flow/keys.rs"]
mod keys;

const HALL: &str = "0107";
const GUIDES: &str = include_str!("../public/content/guides.json");
const HALL_FILE: &str = include_str!("../public/content/hall.json");
const NOTICES: &str = include_str!("../public/content/notices.json");

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

fn key(number: u8) -> SeedKey {
    SeedKey::from_seed(&[number; 32])
}

fn part(name: &str, text: &str) -> Part {
    Part::new(PartName::new(name).unwrap(), text.to_owned())
}

fn shipped() -> Vec<Part> {
    vec![part("guides.json", GUIDES), part("hall.json", HALL_FILE), part("notices.json", NOTICES)]
}

fn proposal() -> Digest {
    Digest::of(b"proposal")
}

/// The record: keys 1 and 2 pinned, and what `more` says besides.
fn record(more: &[ContentEvent]) -> Publishing {
    let pinned = ContentEvent::KeyPinned {
        hall: HALL.to_owned(),
        key: key(1).public(),
        recovery: key(2).public(),
        by: person("admin"),
        vouched_by: None,
    };
    let events: Vec<Vec<String>> = [pinned].iter().chain(more).map(|event| vec![serde_json::to_string(event).unwrap()]).collect();
    let appends = events.iter().zip(1..).map(|(events, version)| (version, Timestamp::from_millis(1_000), events.as_slice()));
    Publishing::of_appends(appends, 0)
}

fn proposed_by(author: &str) -> ContentEvent {
    ContentEvent::Proposed {
        proposal: proposal(),
        author: person(author),
        base: 0,
        returns_to: None,
        expires_at: Timestamp::from_millis(2_000_000),
        parts: shipped().iter().map(Part::hash).collect(),
    }
}

fn approved_by(approver: &str) -> ContentEvent {
    ContentEvent::Approved { proposal: proposal(), by: person(approver) }
}

fn seen(state: Publishing, key: KeyHere) -> Seen {
    let review = Review { changes: Vec::new(), check: Check::default() };
    let proposals =
        state.proposals.iter().map(|open| Reviewed { proposal: open.clone(), review: Some(review.clone()), note: None }).collect();
    let in_force = InForce::Shipped(WhyShipped::NeverPublished);
    Seen { hall: HALL.to_owned(), state, in_force, proposals, key, makes_keys: true, seconds: Vec::new(), site_refused: None }
}

/// A window in which this person has read this.
fn window(id: &str, roles: &[Role], seen: Seen) -> Model {
    let mut model = Model::new(Member { id: person(id), roles: roles.to_vec() });
    let effects = update(&mut model, Input::Opened);
    assert_eq!(effects, [Effect::Look { version: 1 }]);
    assert!(update(&mut model, Input::Looked { version: 1, outcome: Ok(Box::new(seen)) }).is_empty());
    model
}

fn may(model: &Model, action: Action) -> May {
    model.may(action, &model.seen().unwrap().proposals[0])
}

fn here() -> KeyHere {
    KeyHere::Browser(key(1).public())
}

/// The deed that an input leads to.
fn deed(model: &mut Model, input: Input) -> Option<Deed> {
    match update(model, input).into_iter().next() {
        Some(Effect::Do { deed, .. }) => Some(deed),
        _ => None,
    }
}

fn fault(model: &Model) -> Option<Fault> {
    if let Some(Message::Failed(fault)) = &model.message { Some(fault.clone()) } else { None }
}

#[test]
fn nobody_has_a_button_that_is_not_theirs_and_everybody_else_is_told_why() {
    let waiting = || seen(record(&[proposed_by("li")]), here());
    let author = window("li", &[Role::Editor, Role::Approver], waiting());
    assert_eq!(may(&author, Action::Approve), May::Not(Why::Denied(Denied::OwnProposal)));
    assert_eq!(may(&author, Action::TakeBack), May::Yes);
    assert_eq!(may(&author, Action::Return), May::Hidden);
    assert_eq!(may(&author, Action::Publish), May::Not(Why::Denied(Denied::NotApproved)));
    let other = window("wang", &[Role::Approver], waiting());
    assert_eq!((may(&other, Action::Approve), may(&other, Action::Return)), (May::Yes, May::Yes));
    assert_eq!((may(&other, Action::TakeBack), may(&other, Action::Publish)), (May::Hidden, May::Not(Why::Denied(Denied::NotApproved))));
    let administrator = window("admin", &[Role::Administrator], waiting());
    for action in [Action::Approve, Action::Return, Action::Publish, Action::TakeBack] {
        assert_eq!(may(&administrator, action), May::Hidden, "{action:?}");
    }

    let approved = record(&[proposed_by("li"), approved_by("wang")]);
    let publisher = |key| window("wang", &[Role::Approver], seen(approved.clone(), key));
    assert_eq!(may(&publisher(here()), Action::Publish), May::Yes);
    assert_eq!(may(&publisher(here()), Action::Approve), May::Not(Why::Denied(Denied::ApprovedBefore)));
    assert_eq!(may(&publisher(KeyHere::Browser(key(9).public())), Action::Publish), May::Not(Why::OtherKey));
    assert!(matches!(may(&publisher(KeyHere::None), Action::Publish), May::Not(Why::NotSigned(_))));
    // What the checks forbid, and what is gone, nobody lets out.
    let mut blocked = seen(approved.clone(), here());
    blocked.proposals[0].review =
        Some(Review { changes: Vec::new(), check: Check { fault: Some((String::new(), String::new())), ..Check::default() } });
    assert_eq!(may(&window("wang", &[Role::Approver], blocked), Action::Publish), May::Not(Why::Blocked));
    let mut gone = seen(approved, here());
    gone.proposals[0].review = None;
    assert_eq!(may(&window("wang", &[Role::Approver], gone), Action::Publish), May::Not(Why::Gone));
}

#[test]
fn a_button_that_may_not_be_pressed_does_nothing_even_if_it_is_pressed() {
    let mut author = window("li", &[Role::Editor, Role::Approver], seen(record(&[proposed_by("li")]), here()));
    assert!(update(&mut author, Input::Pressed(Action::Approve, proposal())).is_empty());
    let mut editor = window("yang", &[Role::Editor], seen(record(&[]), here()));
    for input in [Input::PressedWithdraw(1), Input::PressedPick(Wanted::Bundle), Input::PressedPick(Wanted::Card)] {
        assert!(update(&mut editor, input.clone()).is_empty(), "{input:?}");
    }
    assert_eq!(editor.open, Open::Nothing);
    assert!(update(&mut editor, Input::Picked(Wanted::Bundle, Ok(vec![1]))).is_empty());
}

/// An edition with these parts, of two people.
fn published(version: u32, parts: &[Part]) -> ContentEvent {
    let (hash, parts) = (Digest::of(&version.to_be_bytes()), parts.iter().map(Part::hash).collect());
    let (made_at, expires_at) = (Timestamp::from_millis(1_000), Timestamp::from_millis(2_000_000));
    let (author, approvers, key) = (person("li"), vec![person("wang")], key(1).public().id());
    let (returns_to, source) = (None, Source::Here);
    ContentEvent::Published { edition: Edition { version, hash, author, approvers, key, parts, made_at, expires_at, returns_to, source } }
}

#[test]
fn one_person_withdraws_only_where_the_same_hall_is_shown_afterwards_and_is_told_why_not() {
    let mut guides = shipped();
    guides[0] = part("guides.json", "other");
    let mut hall = guides.clone();
    hall[1] = part("hall.json", "other");
    let not = May::Not(Why::Denied(Denied::NotWithdrawn));
    let one = window("wang", &[Role::Approver], seen(record(&[published(1, &shipped())]), here()));
    assert_eq!(one.may_withdraw(1), not, "what was shipped has been passed by nobody");
    let two = [published(1, &shipped()), published(2, &guides)];
    let mut same = window("wang", &[Role::Approver], seen(record(&two), here()));
    assert_eq!((same.may_withdraw(1), same.may_withdraw(2)), (May::Hidden, May::Yes));
    update(&mut same, Input::PressedWithdraw(2));
    assert_eq!(deed(&mut same, Input::ConfirmedWithdrawing), Some(Deed::Withdraw(2)));
    assert_eq!(window("yang", &[Role::Editor], seen(record(&two), here())).may_withdraw(2), May::Hidden);
    let [first, second] = two;
    let mut other = window("wang", &[Role::Approver], seen(record(&[first, second, published(3, &hall)]), here()));
    assert_eq!(other.may_withdraw(3), not);
    update(&mut other, Input::PressedWithdraw(3));
    assert_eq!(other.open, Open::Nothing);
}

#[test]
fn a_note_must_say_something_and_publishing_is_asked_once_more() {
    let mut model = window("wang", &[Role::Approver], seen(record(&[proposed_by("li")]), here()));
    assert!(update(&mut model, Input::Pressed(Action::Return, proposal())).is_empty());
    assert_eq!(deed(&mut model, Input::WroteNote("  ".to_owned())), None);
    assert_eq!(fault(&model), Some(Fault::EmptyNote));
    assert_eq!(deed(&mut model, Input::WroteNote(" fee ".to_owned())), Some(Deed::Return(proposal(), "fee".to_owned())));
    // One thing at a time; the answer is looked at, and then everything anew.
    assert!(update(&mut model, Input::Pressed(Action::Approve, proposal())).is_empty());
    let effects = update(&mut model, Input::Answered { version: 2, outcome: Ok(Happened::Returned) });
    assert_eq!((effects, &model.open), (vec![Effect::Look { version: 3 }], &Open::Nothing));
    assert_eq!(model.message, Some(Message::Done(Happened::Returned)));

    let approved = seen(record(&[proposed_by("li"), approved_by("wang")]), KeyHere::Wrapped(key(1).public()));
    let mut model = window("wang", &[Role::Approver], approved);
    assert_eq!(deed(&mut model, Input::Pressed(Action::Publish, proposal())), None);
    assert_eq!(model.open, Open::Publishing { proposal: proposal(), is_locked: true });
    let typed = Some(Typed("twelve letters".to_owned()));
    assert_eq!(deed(&mut model, Input::ConfirmedPublishing(typed.clone())), Some(Deed::Publish(proposal(), typed)));
}

#[test]
fn what_changes_while_something_is_asked_is_read_afterwards_and_unreadable_is_not_nothing() {
    let mut model = window("wang", &[Role::Approver], seen(record(&[proposed_by("li")]), here()));
    assert_eq!(update(&mut model, Input::Changed), [Effect::Look { version: 2 }]);
    assert!(update(&mut model, Input::Changed).is_empty());
    let again = Ok(Box::new(seen(record(&[]), here())));
    assert_eq!(update(&mut model, Input::Looked { version: 2, outcome: again }), [Effect::Look { version: 3 }]);
    assert!(update(&mut model, Input::Looked { version: 2, outcome: Err(Fault::Gone) }).is_empty(), "a late answer is none");
    update(&mut model, Input::Looked { version: 3, outcome: Err(Fault::Gone) });
    assert_eq!(model.stage, Stage::Unreadable(Fault::Gone));
}

#[test]
fn no_key_counts_before_part_of_its_kit_has_come_back_from_the_paper() {
    let unpinned = || seen(Publishing::default(), KeyHere::None);
    let mut editor = window("li", &[Role::Editor], unpinned());
    update(&mut editor, Input::PressedKeys(PressedKeys::First));
    assert!(matches!(fault(&editor), Some(Fault::Denied(Denied::NotAllowed(_)))));

    let mut model = window("admin", &[Role::Administrator], unpinned());
    update(&mut model, Input::PressedKeys(PressedKeys::First));
    assert_eq!(model.open, Open::Keys(KeysOpen::Asking(Goal::First)));
    assert_eq!(update(&mut model, Input::PressedKeys(PressedKeys::GoOn)), [Effect::MakeKit]);
    let kit = KitSeed([7; 32]);
    update(&mut model, Input::KitMade(kit.clone()));
    assert_eq!(deed(&mut model, Input::PressedKeys(PressedKeys::Group("000000".to_owned()))), None);
    assert_eq!(fault(&model), Some(Fault::WrongGroup));
    let asked = kit.groups()[kit.asked_back() - 1].clone();
    let spaced = format!(" {} {}", &asked[..3], &asked[3..]);
    assert_eq!(deed(&mut model, Input::PressedKeys(PressedKeys::Group(spaced))), Some(Deed::PinNew(kit, None)));
    assert!(!format!("{model:?}").contains("7, 7, 7"), "the secret of the kit is told by nobody");
}

#[test]
fn a_browser_that_keeps_no_key_asks_for_a_passphrase_first() {
    let mut model = window("admin", &[Role::Administrator], Seen { makes_keys: false, ..seen(Publishing::default(), KeyHere::None) });
    update(&mut model, Input::PressedKeys(PressedKeys::First));
    assert!(update(&mut model, Input::PressedKeys(PressedKeys::GoOn)).is_empty());
    let typed = |text: &str| Typed(text.to_owned());
    let press = |first: &str, again: &str| Input::PressedKeys(PressedKeys::Passphrase(typed(first), typed(again)));
    assert!(update(&mut model, press("short", "short")).is_empty());
    assert!(update(&mut model, press("long enough, surely", "another thing here")).is_empty());
    assert_eq!(fault(&model), Some(Fault::TwoPassphrases));
    assert_eq!(update(&mut model, press("long enough, surely", "long enough, surely")), [Effect::MakeKit]);
}

#[test]
fn the_key_is_changed_with_this_halls_kit_and_no_other() {
    let kit = KitSeed([2; 32]);
    let mut model = window("admin", &[Role::Administrator], seen(record(&[]), KeyHere::None));
    let typed = |text: String| Input::PressedKeys(PressedKeys::Kit(Typed(text)));
    update(&mut model, Input::PressedKeys(PressedKeys::UseKit));
    update(&mut model, typed("123".to_owned()));
    assert!(matches!(fault(&model), Some(Fault::Kit(_))));
    update(&mut model, typed(KitSeed([3; 32]).groups().join(" ")));
    assert_eq!(fault(&model), Some(Fault::OtherKit));
    assert!(update(&mut model, typed(kit.groups().join("-"))).is_empty());
    // What follows is shown before anything is made.
    let since = Since { kept: 0, of: 0 };
    assert_eq!(model.open, Open::Keys(KeysOpen::Since { kit: kit.clone(), since }));
    assert_eq!(
        update(&mut model, Input::PressedKeys(PressedKeys::GoOn)),
        [Effect::MakeKit],
        "a kit that was typed is exchanged for another"
    );
    let new = KitSeed([4; 32]);
    update(&mut model, Input::KitMade(new.clone()));
    let group = new.groups()[new.asked_back() - 1].clone();
    let wanted = Deed::Recover { old: kit, new, passphrase: None, since };
    assert_eq!(deed(&mut model, Input::PressedKeys(PressedKeys::Group(group))), Some(wanted));
}

#[test]
fn a_key_card_says_what_counts_and_is_of_one_hall() {
    let trust = Trust::pinned(HALL, key(1).public(), key(2).public());
    let change = trust.recover(&key(2), key(3).public(), key(4).public(), Timestamp::from_millis(5));
    let trust = trust.after(&change).unwrap();
    let text = KeyCard::of(&trust).text().unwrap();
    let card = KeyCard::read(text.as_bytes(), HALL).unwrap();
    assert_eq!(card.trust(), Some(trust));
    assert_eq!(KeyCard::read(text.as_bytes(), "0108"), Err(CardFault::WrongHall(HALL.to_owned())));
    let other = text.replace(&key(3).public().to_string(), &key(5).public().to_string());
    assert_eq!(KeyCard::read(other.as_bytes(), HALL), Err(CardFault::Changes));
    for bad in ["", "{}", GUIDES, &text[1..]] {
        assert_eq!(KeyCard::read(bad.as_bytes(), HALL), Err(CardFault::NotACard));
    }
    let mut model = window("admin", &[Role::Administrator], seen(Publishing::default(), KeyHere::None));
    update(&mut model, Input::Picked(Wanted::Card, Ok(text.into_bytes())));
    assert_eq!(deed(&mut model, Input::PressedKeys(PressedKeys::GoOn)), Some(Deed::PinCard(Box::new(card))));
}

#[test]
fn every_difference_of_every_part_is_told_and_equal_parts_are_not() {
    assert_eq!(changes(&shipped(), &shipped()), []);
    let mut after = shipped();
    after[0] = part("guides.json", &GUIDES.replacen("\"visits\": 1", "\"visits\": 2", 1));
    after[1] = part("hall.json", &HALL_FILE.replacen("\"code\": \"0107\"", "\"code\": \"0108\"", 1));
    after[2] = part("notices.json", "not json");
    let found = changes(&shipped(), &after);
    let [guides, hall, notices] = found.as_slice() else { panic!("{found:?}") };
    assert!(
        matches!(&guides.what, What::Guides { found, names } if found.len() == 1 && found[0].path == "/visits" && names.contains_key(found[0].guide.as_deref().unwrap_or_default())),
        "{guides:?}"
    );
    let What::Trees { found, .. } = &hall.what else { panic!("{hall:?}") };
    assert_eq!((found.len(), found[0].path.as_str()), (1, "/code"));
    assert_eq!(notices.what, What::Unreadable);
    let gone = changes(&shipped(), &shipped()[..2]);
    assert_eq!((gone.len(), gone[0].name.as_str()), (1, "notices.json"));
}

#[test]
fn only_what_is_new_or_wrong_is_said_of_a_proposal() {
    let today = Day::parse("2026-11-23").unwrap();
    let of_same = check(&shipped(), &shipped(), today);
    assert_eq!((of_same.fault, of_same.findings), (None, Vec::new()));
    let mut after = shipped();
    after[0] = part("guides.json", "{}");
    assert!(check(&after, &shipped(), today).blocks());
}

#[test]
fn a_part_of_a_kept_bundle_is_read_only_from_the_very_same_bytes() {
    let bundle = serde_json::json!({"form": "x", "parts": [{"name": "a", "sha256": "", "text": "one"}, {"name": "hall.json", "sha256": "", "text": "\"大厅\"\n"}]});
    let bytes = bundle.to_string().into_bytes();
    let hash = Digest::of(&bytes);
    assert_eq!(kept_part(&bytes, &hash, "hall.json"), KeptPart::Text("\"大厅\"\n".to_owned()));
    assert_eq!(kept_part(&bytes, &hash, "b"), KeptPart::Absent);
    assert_eq!(kept_part(&bytes, &Digest::of(b"other"), "hall.json"), KeptPart::Lost);
}
