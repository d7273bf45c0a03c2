//! Keys whose records are damaged: two people, each by a PIN typed for just these keys, and never two names of one hand.

use futures_executor::block_on;
use proptest::prelude::*;
use residents_window::domain::access::{AccessEvent, Pin, Use, Voucher, Waited};
use residents_window::domain::content::{Act, ContentEvent, Denied, Kept, KeyCard, Order, Publishing, Relation, Trust};
use residents_window::domain::stream::Stream;
use residents_window::journal::Place;
use residents_window::journal::memory::Tamper;
use residents_window::runtime::access::Answer;
use residents_window::runtime::publishing::Trouble;

use super::hands::{PIN, set_up};
use super::office::Desk;
use super::{HALL, in_days, key, now, person, trust};

/// The keys of this number and kit 2, as a card says them.
fn card(number: u8) -> KeyCard {
    KeyCard::of(&Trust::pinned(HALL, key(number).public(), key(2).public()))
}

fn denied<T>(denied: Denied) -> Result<T, Trouble> {
    Err(Trouble::Denied(denied))
}

impl Desk {
    /// The newest record of the content cannot be read any more.
    pub fn damage(&self) {
        let entries = block_on(self.journal.after(Place::START, 1_000)).unwrap().entries;
        let hit = entries.iter().rfind(|entry| entry.parts.iter().any(|part| part.stream == Stream::content())).unwrap();
        self.home.tamper(Tamper::Tear(hit.place));
    }

    /// Somebody types their PIN for these keys.
    pub fn type_for(&self, who: &str, card: &KeyCard) {
        let use_for = Use::Keys { statement: card.statement().unwrap() };
        let answer = block_on(self.pins().try_pin(&person(who), &Pin::new(PIN).unwrap(), Waited::default(), use_for));
        assert_eq!(answer, Ok(Answer::Right));
    }

    fn compare(&self, who: &str, card: &KeyCard) -> Result<(), Trouble> {
        block_on(self.office().compare_keys(&person(who), card)).map(|_| ())
    }

    fn confirm(&self, who: &str, card: &KeyCard) -> Result<(), Trouble> {
        block_on(self.office().confirm_keys(&person(who), card)).map(|_| ())
    }

    /// Zhao compares, Wang confirms.
    pub fn both_confirm(&self, card: &KeyCard) {
        self.compare_by_pin("zhao", card);
        self.type_for("wang", card);
        self.confirm("wang", card).unwrap();
    }

    /// Both at once.
    fn compare_by_pin(&self, who: &str, card: &KeyCard) {
        self.type_for(who, card);
        self.compare(who, card).unwrap();
    }

    fn seconds(&self) -> Vec<(String, Option<Denied>)> {
        let state = self.look();
        let people = ["zhao", "li", "wang", "qian"].map(person);
        let seconds = block_on(self.office().seconds(state.compared.as_ref().unwrap(), &people)).unwrap();
        seconds.into_iter().map(|(person, hindrance)| (person.to_string(), hindrance)).collect()
    }
}

/// A hall of long ago in which Zhao, Li and Wang have PINs of their own, and whose newest record of the content is damaged: a bundle was published before.
fn doubted() -> Desk {
    let desk = set_up();
    desk.days.set(30);
    desk.publish_text("one");
    desk.propose("li", "two");
    desk.damage();
    desk
}

#[test]
fn two_people_confirm_the_same_keys_and_publishing_goes_on() {
    let desk = doubted();
    assert!(matches!(desk.look().keys, Kept::Doubtful(_)));
    let proposal = desk.propose("li", "three");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    assert_eq!(desk.publish(&proposal).map(|_| ()), denied(Denied::KeysDoubtful));
    let known = KeyCard::of(desk.look().known_trust().unwrap());
    desk.compare_by_pin("zhao", &known);
    let first = desk.look().compared.unwrap();
    assert_eq!((first.by, first.card, first.at), (person("zhao"), known.clone(), in_days(30)));
    assert_eq!(desk.publish(&proposal).map(|_| ()), denied(Denied::KeysDoubtful), "one is not two");
    desk.type_for("wang", &known);
    assert_eq!(desk.confirm("wang", &known), Ok(()));
    let state = desk.look();
    assert_eq!((state.trust(), state.compared.is_none()), (Some(&trust()), true));
    assert!(desk.publish(&proposal).is_ok());
    // Confirmed once is confirmed: nothing is left to confirm.
    assert_eq!(desk.confirm("wang", &known), denied(Denied::HasKey));
    desk.type_for("zhao", &known);
    assert_eq!(desk.compare("zhao", &known), denied(Denied::HasKey));
    // Damaged once more, they are doubted once more.
    desk.damage();
    assert!(matches!(desk.look().keys, Kept::Doubtful(_)));
    assert_eq!(desk.confirm("wang", &known), denied(Denied::NotCompared));
}

#[test]
fn nobody_confirms_twice_however_they_try() {
    let desk = doubted();
    let known = card(1);
    desk.compare_by_pin("zhao", &known);
    desk.type_for("zhao", &known);
    assert_eq!(desk.confirm("zhao", &known), denied(Denied::OwnVoucher));
    assert!(desk.seconds().iter().all(|(person, _)| person != "zhao"));
    // Not by the word of somebody who stands there for another thing: their PIN was typed for that.
    desk.vouch("wang", "zhao");
    assert_eq!(desk.confirm("wang", &known), denied(Denied::NotVouched));
    // Nor by a PIN typed for other keys, nor by one typed long ago.
    desk.type_for("wang", &card(9));
    assert_eq!(desk.confirm("wang", &known), denied(Denied::NotVouched));
    assert_eq!(desk.confirm("wang", &card(9)), denied(Denied::NotCompared));
    desk.type_for("wang", &known);
    desk.days.set(31);
    assert_eq!(desk.confirm("wang", &known), denied(Denied::NotVouched));
    assert!(desk.look().trust().is_none());
    // What is typed for the keys lets nobody choose a PIN.
    desk.type_for("wang", &known);
    let session = residents_window::domain::identity::SessionId::new("s").unwrap();
    let office = desk.pins();
    let word = (Voucher::Person(person("wang")), Waited::default());
    assert!(block_on(office.set_pin(&person("zhao"), &Pin::new("314159").unwrap(), ("x", &[7; 16]), word, &session)).is_err());
    assert_eq!(desk.confirm("wang", &known), Ok(()));
}

#[test]
fn a_word_is_used_up_by_what_it_makes_happen() {
    let desk = doubted();
    let known = card(1);
    desk.compare_by_pin("zhao", &known);
    assert_eq!(desk.compare("zhao", &known), denied(Denied::NotVouched), "once typed, once said");
    desk.type_for("wang", &known);
    desk.confirm("wang", &known).unwrap();
    let access = block_on(desk.pins().look(&person("wang"))).unwrap();
    assert!(!access.has_confirmed(&known.statement().unwrap(), in_days(30)));
}

#[test]
fn nobody_confirms_through_a_person_whose_pin_they_have_set() {
    let one_hand = |by: &str| Some(Denied::KeysOneHand { by: person(by) });
    let desk = doubted();
    let known = card(1);
    desk.let_choose("zhao", "wang");
    desk.let_choose("wang", "li");
    desk.compare_by_pin("zhao", &known);
    assert_eq!(desk.seconds(), [("li".to_owned(), one_hand("zhao")), ("wang".to_owned(), one_hand("zhao")), ("qian".to_owned(), None)]);
    for second in ["wang", "li"] {
        desk.type_for(second, &known);
        assert_eq!(desk.confirm(second, &known), denied(Denied::KeysOneHand { by: person("zhao") }), "{second}");
    }
    // Nor the other way round, nor when it is done after the first has spoken.
    let desk = doubted();
    desk.let_choose("wang", "zhao");
    desk.compare_by_pin("zhao", &known);
    assert_eq!(desk.seconds()[1], ("wang".to_owned(), one_hand("wang")));
    let desk = doubted();
    desk.compare_by_pin("zhao", &known);
    desk.let_choose("zhao", "qian");
    assert_eq!(desk.seconds().last(), Some(&("qian".to_owned(), one_hand("zhao"))));
    // A PIN that came by waiting is in anybody's hand.
    desk.tell("wang", &AccessEvent::ResetUsed);
    assert_eq!(desk.seconds()[1], ("wang".to_owned(), Some(Denied::KeysAnyHand { of: person("wang") })));
    // After a week what was chosen then is theirs, and the first speaks anew.
    desk.days.set(45);
    desk.compare_by_pin("zhao", &known);
    assert!(desk.seconds().iter().all(|(_, hindrance)| hindrance.is_none()));
}

#[test]
fn whoever_sets_a_hall_up_anew_after_its_records_were_lost_is_still_one_person() {
    let desk = Desk::unreadable();
    desk.set_pin("zhao", Voucher::SetUp);
    desk.let_choose("zhao", "wang");
    assert!(matches!(desk.look().keys, Kept::Lost));
    desk.compare_by_pin("zhao", &card(9));
    desk.type_for("wang", &card(9));
    assert_eq!(desk.confirm("wang", &card(9)), denied(Denied::KeysOneHand { by: person("zhao") }));
    // In a week Wang has a PIN of their own.
    desk.days.set(8);
    desk.compare_by_pin("zhao", &card(9));
    desk.type_for("wang", &card(9));
    assert_eq!(desk.confirm("wang", &card(9)), Ok(()));
    assert_eq!(desk.look().trust().map(Trust::key), Some(key(9).public()));
}

#[test]
fn rights_are_asked_of_both_and_when_it_counts() {
    let desk = doubted();
    let known = card(1);
    desk.type_for("li", &known);
    desk.forbidden.borrow_mut().push(("li".to_owned(), Act::Keys));
    assert_eq!(desk.compare("li", &known), denied(Denied::NotAllowed(Act::Keys)));
    desk.compare_by_pin("zhao", &known);
    desk.type_for("wang", &known);
    desk.forbidden.borrow_mut().push(("wang".to_owned(), Act::ConfirmKeys));
    assert_eq!(desk.confirm("wang", &known), denied(Denied::NotAllowed(Act::ConfirmKeys)));
    desk.forbidden.borrow_mut().clear();
    desk.forbidden.borrow_mut().push(("zhao".to_owned(), Act::Keys));
    assert_eq!(desk.confirm("wang", &known), denied(Denied::NoLongerAllowed(Act::Keys)));
    desk.forbidden.borrow_mut().clear();
    let other = KeyCard::of(&Trust::pinned("0002", key(1).public(), key(2).public()));
    assert_eq!(desk.compare("zhao", &other), denied(Denied::WrongHall));
    assert_eq!(desk.confirm("wang", &known), Ok(()));
}

#[test]
fn what_was_compared_anew_must_be_confirmed_anew() {
    let desk = doubted();
    desk.compare_by_pin("zhao", &card(1));
    // Wang has looked at key 1; somebody compares other keys meanwhile.
    desk.type_for("wang", &card(1));
    desk.compare_by_pin("li", &card(9));
    assert_eq!(desk.confirm("wang", &card(1)), denied(Denied::NotCompared));
    assert_eq!(desk.confirm("wang", &card(9)), denied(Denied::NotVouched));
    // And a record that is lost after the first has spoken takes their word with it.
    desk.compare_by_pin("zhao", &card(1));
    desk.damage();
    assert!(desk.look().compared.is_none());
}

#[test]
fn a_card_brings_its_changes_of_key_along() {
    let change = block_on(trust().change_key(&key(1), key(3).public(), now())).unwrap();
    let moved = trust().after(&change).unwrap();
    let desk = doubted();
    desk.compare_by_pin("zhao", &KeyCard::of(&moved));
    desk.type_for("wang", &KeyCard::of(&moved));
    desk.confirm("wang", &KeyCard::of(&moved)).unwrap();
    assert_eq!(desk.look().trust(), Some(&moved), "the record goes on where the card ends");
    // A card that pins the key which this record has as a change of another.
    let from_three = Trust::pinned(HALL, key(3).public(), key(2).public());
    let next = block_on(from_three.change_key(&key(3), key(5).public(), now())).unwrap();
    let later = from_three.after(&next).unwrap();
    desk.propose("li", "x");
    desk.damage();
    desk.compare_by_pin("zhao", &KeyCard::of(&later));
    desk.type_for("wang", &KeyCard::of(&later));
    desk.confirm("wang", &KeyCard::of(&later)).unwrap();
    assert_eq!(desk.look().trust(), Some(&later), "exactly what two people have confirmed");
}

#[test]
fn keys_that_are_not_damaged_are_compared_by_nobody() {
    let fresh = Publishing::default();
    let compare = |state: &Publishing, card: &KeyCard| state.decide(&person("zhao"), &Order::CompareKeys(card), now()).map(drop);
    assert_eq!(compare(&fresh, &card(1)), Err(Denied::NoKey), "the first is pinned by one");
    let mut lost = Publishing::default();
    lost.apply_unreadable();
    let same = KeyCard::of(&Trust::pinned(HALL, key(2).public(), key(2).public()));
    assert!(matches!(compare(&lost, &same), Err(Denied::KeyChange(_))));
}

/// Key 1 was stolen: the kit has stated key 4 and kit 5.
fn rescued() -> Trust {
    trust().after(&trust().recover(&key(2), key(4).public(), key(5).public(), now())).unwrap()
}

#[test]
fn two_people_in_good_faith_do_not_bring_back_what_was_given_up() {
    let desk = set_up();
    desk.days.set(30);
    block_on(desk.office().change_key(&person("zhao"), &rescued().changes()[0])).unwrap();
    desk.propose("li", "x");
    desk.damage();
    let moved = trust().after(&block_on(trust().change_key(&key(1), key(3).public(), now())).unwrap()).unwrap();
    let anew = |number, kit| KeyCard::of(&Trust::pinned(HALL, key(number).public(), key(kit).public()));
    // The card of the first day, one that knows another change, the old key with a new kit, a new key with the old kit.
    for card in [card(1), KeyCard::of(&moved), anew(1, 7), anew(8, 2)] {
        desk.type_for("zhao", &card);
        assert_eq!(desk.compare("zhao", &card), denied(Denied::GivenUp), "{card:?}");
    }
    assert_eq!(desk.look().compared, None);
    // Nor when the first has spoken on a machine that did not know it: the second is refused as well.
    desk.both_confirm(&KeyCard::of(&rescued()));
    assert_eq!(desk.look().trust(), Some(&rescued()));
}

#[test]
fn what_the_record_knows_of_the_keys_is_said() {
    let desk = doubted();
    let change = block_on(trust().change_key(&key(1), key(3).public(), now())).unwrap();
    let moved = trust().after(&change).unwrap();
    let foreign = card(9).trust().unwrap();
    let state = desk.look();
    let said = [&trust(), &moved, &foreign].map(|of| state.relation_of(of));
    assert_eq!(said, [Relation::Same, Relation::GoesOn, Relation::Other]);
    let lost = |of: &Trust| state.consequence_of(of).lost.iter().map(|edition| edition.version).collect::<Vec<_>>();
    assert_eq!((lost(&trust()), lost(&foreign)), (vec![], vec![1]));
    assert_eq!(state.consequence_of_new_key().lost.len(), 1);
    let desk = set_up();
    desk.days.set(30);
    block_on(desk.office().change_key(&person("zhao"), &change)).unwrap();
    desk.propose("li", "x");
    desk.damage();
    let state = desk.look();
    assert_eq!(state.relation_of(&trust()), Relation::GoesBack);
    assert!(state.has_given_up(key(1).public()) && !state.has_given_up(key(3).public()) && !state.has_given_up(key(9).public()));
    // What an old key has said may be left out, loudly: it may have been the thief's.
    assert!(state.comparable(&card(1)).is_ok());
    assert_eq!(Publishing::default().relation_of(&trust()), Relation::Unknown);
}

fn told(state: &Publishing, event: &ContentEvent) -> Publishing {
    let mut after = state.clone();
    after.apply(state.version + 1, now(), &[serde_json::to_string(event).unwrap()]);
    after
}

#[test]
fn the_fold_believes_no_confirmation_that_the_rules_could_not_have_written() {
    let pin = |card: &KeyCard, by: &str, second: Option<&str>| ContentEvent::KeyPinned {
        hall: card.hall.clone(),
        key: card.key,
        recovery: card.recovery,
        by: person(by),
        vouched_by: second.map(person),
    };
    let compared = |card: &KeyCard, by: &str| ContentEvent::KeysCompared { card: card.clone(), by: person(by) };
    let desk = doubted();
    let doubtful = desk.look();
    let said = told(&doubtful, &compared(&card(1), "zhao"));
    assert!(said.compared.is_some());
    for event in [
        pin(&card(9), "zhao", Some("wang")),
        pin(&card(1), "li", Some("wang")),
        pin(&card(1), "zhao", Some("zhao")),
        pin(&card(1), "zhao", None),
    ] {
        assert!(told(&said, &event).trust().is_none(), "{event:?}");
    }
    // All that was compared counts, whether or not the changes of key come with it.
    let moved = trust().after(&block_on(trust().change_key(&key(1), key(3).public(), now())).unwrap()).unwrap();
    let said = told(&doubtful, &compared(&KeyCard::of(&moved), "zhao"));
    assert_eq!(told(&said, &pin(&card(1), "zhao", Some("wang"))).trust(), Some(&moved));
    // Nobody is believed to have compared what cannot be.
    let other_hall = KeyCard::of(&Trust::pinned("0002", key(1).public(), key(2).public()));
    for card in [card(2), other_hall.clone()] {
        assert!(told(&doubtful, &compared(&card, "zhao")).compared.is_none(), "{card:?}");
    }
    let own = told(&Publishing::default(), &pin(&card(1), "zhao", None));
    assert!(told(&own, &compared(&card(1), "zhao")).compared.is_none(), "nothing is in doubt");
    // An earlier program wrote no comparing: what counted then was confirmed with its changes, and nothing of another hall.
    let mut earlier = told(&own, &ContentEvent::KeyChanged { change: moved.changes()[0].clone() });
    earlier.apply_unreadable();
    assert_eq!(told(&earlier, &pin(&card(3), "zhao", Some("wang"))).trust(), Some(&moved));
    assert_eq!(told(&earlier, &pin(&card(9), "zhao", Some("wang"))).trust(), card(9).trust().as_ref());
    assert!(told(&earlier, &pin(&other_hall, "zhao", Some("wang"))).trust().is_none());
}

proptest! {
    /// Whatever two people and a thief do in whatever order, keys count only after one has compared and another has confirmed exactly those.
    #[test]
    fn keys_count_only_after_two(steps in prop::collection::vec((0..3_u8, 0..3_u8, 1..4_u8), 1..40)) {
        let people = ["zhao", "wang", "li"].map(person);
        let mut state = Publishing::default();
        state.apply_unreadable();
        let mut said: Option<(usize, u8)> = None;
        for (who, what, keys) in steps {
            let keys = if keys == 2 { 4 } else { keys };
            let (who, card) = (usize::from(who), card(keys));
            let order = match what {
                0 => Order::CompareKeys(&card),
                1 => Order::ConfirmKeys(&card),
                _ => {
                    state.apply_unreadable();
                    said = None;
                    continue;
                }
            };
            let counted = state.trust().is_some();
            if let Ok(events) = state.decide(&people[who], &order, now()) {
                prop_assert!(!counted);
                let pins = events.iter().any(|event| matches!(event, ContentEvent::KeyPinned { .. }));
                if pins {
                    prop_assert!(said.is_some_and(|(first, of)| first != who && of == keys));
                } else {
                    said = Some((who, keys));
                }
                let texts: Vec<String> = events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
                state.apply(state.version + 1, now(), &texts);
                prop_assert_eq!(state.trust().is_some(), pins);
            }
        }
    }
}
