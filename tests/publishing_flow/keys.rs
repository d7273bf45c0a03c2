//! Keys in doubt as two people see them, and what the recovery kit takes back.

use residents_window::domain::access::{Pin, PinFault, Role};
use residents_window::domain::content::{Act, ContentEvent, Denied, KeyCard, KeyChange, Publishing, SignedBy, Trust};
use residents_window::domain::time::Timestamp;
use residents_window::flow::pin::Typed;
use residents_window::flow::publishing::{
    Deed, Effect, Fault, Goal, Input, KeyHere, KeysOpen, KitSeed, May, Message, Model, Open, PinTrouble, PressedKeys, Seen, Since,
    ToCompare, Wanted, Why, update,
};

use super::{HALL, deed, fault, here, key, person, record, seen, window};

const PIN: &str = "274913";

fn press(pressed: PressedKeys) -> Input {
    Input::PressedKeys(pressed)
}

fn typed(text: &str) -> Typed {
    Typed(text.to_owned())
}

fn pin() -> Pin {
    Pin::new(PIN).unwrap()
}

fn card() -> KeyCard {
    KeyCard::of(&Trust::pinned(HALL, key(1).public(), key(2).public()))
}

/// Keys 1 and 2 before a record that cannot be read; `first` has compared them.
fn doubted(first: Option<&str>) -> Seen {
    let mut state = record(&[]);
    state.apply_unreadable();
    if let Some(by) = first {
        let said = ContentEvent::KeysCompared { card: card(), by: person(by) };
        state.apply(3, Timestamp::from_millis(5_000), &[serde_json::to_string(&said).unwrap()]);
    }
    let seconds = vec![(person("wang"), None), (person("li"), Some(Denied::KeysOneHand { by: person("admin") }))];
    Seen { seconds, ..seen(state, here()) }
}

fn lost(key: KeyHere) -> Seen {
    let mut state = Publishing::default();
    state.apply_unreadable();
    seen(state, key)
}

/// What is read again after a deed.
fn looks_again(model: &mut Model, seen: Seen) {
    let effects = update(model, Input::Changed);
    let [Effect::Look { version }] = effects.as_slice() else { panic!("{effects:?}") };
    update(model, Input::Looked { version: *version, outcome: Ok(Box::new(seen)) });
}

#[test]
fn the_first_person_confirms_what_the_record_knows_by_their_pin() {
    let mut model = window("admin", &[Role::Administrator], doubted(None));
    update(&mut model, press(PressedKeys::Compare));
    assert_eq!(model.open, Open::Keys(KeysOpen::Comparing(ToCompare::Card(Box::new(card())))));
    assert_eq!(deed(&mut model, press(PressedKeys::Pin(typed("12")))), None, "nobody can have chosen that: it is no try");
    assert_eq!(fault(&model), Some(Fault::Pin(PinTrouble::NotAPin(PinFault::Length))));
    let wanted = Deed::Compare(ToCompare::Card(Box::new(card())), pin());
    assert_eq!(deed(&mut model, press(PressedKeys::Pin(typed(PIN)))), Some(wanted));
    // Wrong: it can be typed again.
    update(&mut model, Input::Answered { version: 2, outcome: Err(Fault::Pin(PinTrouble::Wrong { tries_left: 4 })) });
    assert!(matches!(model.open, Open::Keys(KeysOpen::Comparing(_))));
    assert!(matches!(model.message, Some(Message::Failed(Fault::Pin(_)))));
    // An approver is no first person, an editor nobody at all.
    for role in [Role::Approver, Role::Editor] {
        let mut other = window("wang", &[role], doubted(None));
        update(&mut other, press(PressedKeys::Compare));
        assert_eq!((&other.open, fault(&other)), (&Open::Nothing, Some(Fault::Denied(Denied::NotAllowed(Act::Keys)))));
        assert_eq!(other.may_confirm(), May::Hidden, "nobody has compared anything");
    }
}

#[test]
fn the_second_person_is_another_whose_pin_was_in_no_one_elses_hand() {
    let mut first = window("admin", &[Role::Administrator], doubted(Some("admin")));
    assert_eq!(first.may_confirm(), May::Not(Why::Denied(Denied::OwnVoucher)));
    update(&mut first, press(PressedKeys::Confirm));
    assert_eq!(first.open, Open::Nothing);
    let let_in = window("li", &[Role::Approver], doubted(Some("admin")));
    assert_eq!(let_in.may_confirm(), May::Not(Why::Denied(Denied::KeysOneHand { by: person("admin") })));
    assert_eq!(window("wang", &[Role::Editor], doubted(Some("admin"))).may_confirm(), May::Hidden);
    let mut second = window("wang", &[Role::Approver], doubted(Some("admin")));
    assert_eq!(second.may_confirm(), May::Yes);
    update(&mut second, press(PressedKeys::Confirm));
    assert_eq!(second.open, Open::Keys(KeysOpen::Confirming(Box::new(card()))));
    assert_eq!(deed(&mut second, press(PressedKeys::Pin(typed(PIN)))), Some(Deed::Confirm(Box::new(card()), pin())));
}

#[test]
fn whoever_is_about_to_confirm_sees_nothing_exchanged_under_their_hands() {
    let mut second = window("wang", &[Role::Approver], doubted(Some("admin")));
    update(&mut second, press(PressedKeys::Confirm));
    let mut other = doubted(None);
    let another = KeyCard::of(&Trust::pinned(HALL, key(9).public(), key(2).public()));
    let said = ContentEvent::KeysCompared { card: another, by: person("admin") };
    other.state.apply(3, Timestamp::from_millis(6_000), &[serde_json::to_string(&said).unwrap()]);
    looks_again(&mut second, other);
    assert_eq!(second.open, Open::Nothing);
    assert_eq!(deed(&mut second, press(PressedKeys::Pin(typed(PIN)))), None);
}

#[test]
fn a_card_is_compared_by_two_where_keys_are_damaged() {
    let mut model = window("admin", &[Role::Administrator], lost(KeyHere::None));
    update(&mut model, press(PressedKeys::First));
    assert_eq!(model.open, Open::Nothing, "these are not the hall's first keys");
    update(&mut model, press(PressedKeys::Compare));
    assert_eq!(model.open, Open::Nothing, "nothing is known");
    update(&mut model, Input::Picked(Wanted::Card, Ok(card().text().unwrap().into_bytes())));
    assert_eq!(model.open, Open::Keys(KeysOpen::Comparing(ToCompare::Card(Box::new(card())))));
    assert_eq!(deed(&mut model, press(PressedKeys::GoOn)), None, "no press alone pins it");
}

#[test]
fn keys_are_made_anew_with_a_kit_on_paper_and_a_pin() {
    let mut model = window("admin", &[Role::Administrator], lost(here()));
    update(&mut model, press(PressedKeys::Anew));
    assert_eq!(model.open, Open::Keys(KeysOpen::Asking(Goal::Anew)));
    assert_eq!(update(&mut model, press(PressedKeys::GoOn)), [Effect::MakeKit]);
    let kit = KitSeed([7; 32]);
    update(&mut model, Input::KitMade(kit.clone()));
    let group = kit.groups()[kit.asked_back() - 1].clone();
    assert_eq!(deed(&mut model, press(PressedKeys::Group(group))), None, "nothing is made before the PIN");
    let what = ToCompare::Anew { kit, passphrase: None };
    assert_eq!(model.open, Open::Keys(KeysOpen::Comparing(what.clone())));
    assert_eq!(deed(&mut model, press(PressedKeys::Pin(typed(PIN)))), Some(Deed::Compare(what, pin())));
    // Where keys count there is nothing to make anew.
    let mut sound = window("admin", &[Role::Administrator], seen(record(&[]), here()));
    update(&mut sound, press(PressedKeys::Anew));
    assert_eq!(sound.open, Open::Nothing);
    // A key that is locked here is opened, never written over: its passphrase is asked for once.
    let mut locked = window("admin", &[Role::Administrator], lost(KeyHere::Wrapped(key(1).public())));
    update(&mut locked, press(PressedKeys::Anew));
    update(&mut locked, press(PressedKeys::GoOn));
    assert!(locked.opens_key(&Goal::Anew));
    assert_eq!(update(&mut locked, press(PressedKeys::Passphrase(typed("whatever it is"), typed("")))), [Effect::MakeKit]);
}

/// Key 1, changed to 3 by the hall and to 9 by a thief; and before that to 8 by the kit, if `with_kit`.
fn chain(with_kit: bool) -> Trust {
    let mut trust = Trust::pinned(HALL, key(1).public(), key(2).public());
    let mut old = 1;
    if with_kit {
        trust = trust.after(&trust.recover(&key(2), key(8).public(), key(2).public(), Timestamp::from_millis(1))).unwrap();
        old = 8;
    }
    for to in [3, 9] {
        let change: KeyChange =
            futures_executor::block_on(trust.change_key(&key(old), key(to).public(), Timestamp::from_millis(2))).unwrap();
        trust = trust.after(&change).unwrap();
        old = to;
    }
    trust
}

fn at_kit(trust: &Trust) -> Model {
    let changes: Vec<ContentEvent> = trust.changes().iter().map(|change| ContentEvent::KeyChanged { change: change.clone() }).collect();
    let mut model = window("admin", &[Role::Administrator], seen(record(&changes), here()));
    update(&mut model, press(PressedKeys::UseKit));
    update(&mut model, press(PressedKeys::Kit(typed(&KitSeed([2; 32]).groups().join(" ")))));
    model
}

fn chosen(model: &Model) -> Since {
    if let Open::Keys(KeysOpen::Since { since, .. }) = &model.open { *since } else { panic!("{:?}", model.open) }
}

#[test]
fn the_administrator_says_which_changes_of_key_were_not_the_halls() {
    let mut model = at_kit(&chain(false));
    assert_eq!(chosen(&model), Since { kept: 2, of: 2 }, "nothing is taken back unasked");
    update(&mut model, press(PressedKeys::Kept(1)));
    assert_eq!(chosen(&model), Since { kept: 1, of: 2 });
    update(&mut model, press(PressedKeys::Kept(3)));
    assert_eq!(chosen(&model), Since { kept: 1, of: 2 }, "there is no such change");
    assert_eq!(update(&mut model, press(PressedKeys::GoOn)), [Effect::MakeKit]);
    let new = KitSeed([5; 32]);
    update(&mut model, Input::KitMade(new.clone()));
    let group = new.groups()[new.asked_back() - 1].clone();
    let wanted = Deed::Recover { old: KitSeed([2; 32]), new, passphrase: None, since: Since { kept: 1, of: 2 } };
    assert_eq!(deed(&mut model, press(PressedKeys::Group(group))), Some(wanted));
    // Nothing that a kit has said is taken back.
    let trust = chain(true);
    assert_eq!(trust.changes()[0].by, SignedBy::RecoveryKey);
    let mut model = at_kit(&trust);
    update(&mut model, press(PressedKeys::Kept(0)));
    assert_eq!(chosen(&model).kept, 3);
    update(&mut model, press(PressedKeys::Kept(1)));
    assert_eq!(chosen(&model).kept, 1);
    // The key is changed in another window meanwhile: what was shown does not hold any more.
    looks_again(&mut model, seen(record(&[]), here()));
    assert_eq!(model.open, Open::Nothing);
}

#[test]
fn nothing_is_set_up_anew_with_a_key_that_was_given_up() {
    let trust = Trust::pinned(HALL, key(1).public(), key(2).public());
    let change = trust.recover(&key(2), key(3).public(), key(4).public(), Timestamp::from_millis(4_000));
    let mut state = record(&[]);
    state.apply(state.version + 1, Timestamp::from_millis(4_000), &[serde_json::to_string(&ContentEvent::KeyChanged { change }).unwrap()]);
    state.apply_unreadable();
    for (number, may) in [(1, false), (3, true), (9, true)] {
        let mut model = window("admin", &[Role::Administrator], seen(state.clone(), KeyHere::Browser(key(number).public())));
        update(&mut model, press(PressedKeys::Anew));
        assert_eq!((model.may_begin_anew(), matches!(model.open, Open::Keys(KeysOpen::Asking(Goal::Anew)))), (may, may), "key {number}");
    }
}
