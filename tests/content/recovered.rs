//! A stolen key has changed the key: what the recovery kit takes back with it, and what is shown then.

use std::cell::Cell;

use futures_executor::block_on;
use residents_window::domain::content::{
    Act, ContentEvent, Current, Denied, Draft, Edition, KeptPart, KeyCard, KeyChange, Publishing, Refusal, SeedKey, Trust, WhyShipped,
};
use residents_window::runtime::content_choice::{From, newest_from, part as part_in_force};
use residents_window::runtime::publishing::Trouble;

use super::hands::set_up;
use super::office::{Desk, text_of};
use super::{HALL, anything, in_days, key, now, part, person, signed_by, trust};

/// The thief changes key 1 to key 9.
fn by_thief() -> KeyChange {
    block_on(trust().change_key(&key(1), key(9).public(), now())).unwrap()
}

/// A hall that has published one version; the thief has changed the key and two more versions by theirs were taken in.
fn deceived() -> Desk {
    let desk = Desk::new();
    desk.publish_text("ours");
    for version in [2, 3] {
        adopt(&desk, &key(9), &[by_thief()], version).unwrap();
    }
    desk
}

/// The same hall in which people have PINs, and a record is torn.
fn deceived_and_damaged() -> Desk {
    let desk = set_up();
    desk.days.set(30);
    desk.publish_text("ours");
    for version in [2, 3] {
        adopt(&desk, &key(9), &[by_thief()], version).unwrap();
    }
    desk.propose("li", "x");
    desk.damage();
    desk
}

fn adopt(desk: &Desk, signer: &SeedKey, changes: &[KeyChange], version: u32) -> Result<(), Trouble> {
    desk.adopt(&signed_by(signer, changes, |bundle| bundle.version = version)).map(|_| ())
}

fn recover(desk: &Desk, kept: usize) -> Result<Publishing, Trouble> {
    let trust = desk.look().trust().unwrap().clone();
    let change = trust.recover_from(kept, &key(2), key(4).public(), key(5).public(), in_days(0));
    block_on(desk.office().change_key(&person("zhao"), &change))
}

/// The versions that would be lost, and the one that would be shown.
fn foreseen(state: &Publishing, kept: usize) -> (Vec<u32>, Option<u32>) {
    let consequence = state.consequence(kept).unwrap();
    (consequence.lost.iter().map(|edition| edition.version).collect(), consequence.shown.map(|edition| edition.version))
}

#[test]
fn what_the_thief_has_signed_gives_way_to_what_the_hall_has_and_was_foreseen() {
    let desk = deceived();
    let state = desk.look();
    assert_eq!((foreseen(&state, 0), foreseen(&state, 1)), ((vec![2, 3], Some(1)), (vec![], Some(3))));
    assert!(state.consequence(2).is_none());
    recover(&desk, 0).unwrap();
    let state = desk.look();
    assert_eq!((state.withdrawn.clone(), state.in_force().map(|edition| edition.version)), (vec![2, 3], Some(1)));
    assert_eq!(text_of(&desk.current()), "ours");
    assert_eq!(state.trust().map(Trust::key), Some(key(4).public()));
    // Nothing older comes back by file: versions only grow.
    let thief = adopt(&desk, &key(9), &[by_thief()], 4);
    assert!(matches!(thief, Err(Trouble::Refused(Refusal::KeyChange(_)))), "{thief:?}");
    let rescue = state.trust().unwrap().changes().to_vec();
    assert_eq!(adopt(&desk, &key(4), &rescue, 1), Err(Trouble::Refused(Refusal::Older { found: 1, newest: 3 })));
    assert_eq!(adopt(&desk, &key(4), &rescue, 4), Ok(()));
}

#[test]
fn a_machine_that_was_lost_takes_nothing_back() {
    let desk = deceived();
    recover(&desk, 1).unwrap();
    let state = desk.look();
    assert_eq!((state.withdrawn.clone(), state.in_force().map(|edition| edition.version)), (vec![], Some(3)));
    // From now on nothing before the kit's word can be taken back: the kit that has spoken is another.
    assert_eq!(state.trust().map(Trust::may_keep), Some(2..=2));
    assert!(state.consequence(0).is_none());
}

#[test]
fn another_machine_does_the_same_when_it_gets_the_first_version_by_the_new_key() {
    let here = deceived();
    recover(&here, 0).unwrap();
    let rescue = here.look().trust().unwrap().changes().to_vec();
    let there = deceived();
    adopt(&there, &key(4), &rescue, 4).unwrap();
    let state = there.look();
    assert_eq!((state.withdrawn.clone(), state.in_force().map(|edition| edition.version)), (vec![2, 3], Some(4)));
    // So one approver does not bring the thief's back by withdrawing it.
    assert_eq!(state.gives_way_to(4).map(|edition| edition.version), Ok(1));
}

#[test]
fn what_two_people_confirm_takes_back_what_those_keys_have_not_signed() {
    let desk = deceived_and_damaged();
    let rescue = trust().after(&trust().recover_from(0, &key(2), key(4).public(), key(5).public(), now())).unwrap();
    desk.both_confirm(&KeyCard::of(&rescue));
    let state = desk.look();
    assert_eq!((state.withdrawn.clone(), state.in_force().map(|edition| edition.version)), (vec![2, 3], Some(1)));
    assert_eq!(text_of(&desk.current()), "ours");
    assert_eq!(state.trust(), Some(&rescue));
    // The smaller reading, which kiosks go by, knows it as well: the same events say it.
    let withdraw = block_on(desk.office().withdraw(&person("wang"), 3)).map(|_| ());
    assert_eq!(withdraw, Err(Denied::NoSuchVersion.into()));
}

#[test]
fn one_approver_alone_brings_nothing_in_force_that_is_not_believed() {
    let mut state = deceived().look();
    let edition = state.in_force().unwrap().clone();
    let published = |version| ContentEvent::Published { edition: Edition { version, key: key(8).public().id(), ..edition.clone() } };
    let texts = [4, 5].map(|version| serde_json::to_string(&published(version)).unwrap());
    state.apply(state.version + 1, now(), &texts);
    assert_eq!(state.gives_way_to(5).map(|edition| edition.version), Err(Denied::NotWithdrawn));
}

#[test]
fn what_is_not_believed_comes_back_in_no_way() {
    let desk = deceived();
    recover(&desk, 0).unwrap();
    let back = block_on(desk.office().propose_return(&person("li"), 3, in_days(300)));
    assert_eq!(back, Err(Denied::NoSuchVersion.into()));
    // Nor as a draft that says so itself, to be let through with the rights that two people once passed.
    let parts = vec![part("guides.json", "{\"a\": \"一\"}\n"), part("hall.json", "{}")];
    let draft = Draft { returns_to: Some(3), parts, ..desk.draft("li", "") };
    assert_eq!(block_on(desk.office().propose(&draft)), Err(Denied::NoSuchVersion.into()));
}

#[test]
fn what_was_put_forward_over_a_withdrawn_version_is_published_by_nobody() {
    let desk = deceived();
    let proposal = desk.propose("li", "a change of the thief's version");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    recover(&desk, 0).unwrap();
    let published = block_on(desk.office().publish(&person("zhao"), &proposal, &key(4), anything));
    assert_eq!(published, Err(Denied::OfWithdrawn.into()));
    let approved = block_on(desk.office().approve(&person("qian"), &proposal)).map(|_| ());
    assert_eq!(approved, Err(Denied::OfWithdrawn.into()));
    // Put forward anew, over what is shown now, it goes its way.
    let anew = desk.propose("li", "a change of ours");
    block_on(desk.office().approve(&person("wang"), &anew)).unwrap();
    assert!(block_on(desk.office().publish(&person("zhao"), &anew, &key(4), anything)).is_ok());
}

#[test]
fn a_key_is_kept_only_when_the_pin_was_typed_for_it() {
    let desk = deceived_and_damaged();
    let anew = |number| KeyCard::of(&Trust::pinned(HALL, key(number).public(), key(7).public()));
    let kept = Cell::new(false);
    let compare = |card: &KeyCard| {
        let keep = async || {
            kept.set(true);
            Ok(())
        };
        block_on(desk.office().compare_new_keys(&person("zhao"), card, keep)).map(|_| ())
    };
    assert_eq!(compare(&anew(6)), Err(Denied::NotVouched.into()));
    desk.type_for("zhao", &anew(5));
    assert_eq!(compare(&anew(6)), Err(Denied::NotVouched.into()), "typed for other keys");
    desk.type_for("zhao", &anew(1));
    assert_eq!(compare(&anew(1)), Err(Denied::GivenUp.into()));
    assert!(!kept.get());
    desk.type_for("zhao", &anew(6));
    assert_eq!(compare(&anew(6)), Ok(()));
    assert!(kept.get() && desk.look().compared.is_some());
}

#[test]
fn what_a_key_has_signed_is_shown_on_when_its_keys_are_set_up_anew() {
    let desk = set_up();
    desk.days.set(30);
    desk.publish_text("one");
    let change = block_on(trust().change_key(&key(1), key(3).public(), now())).unwrap();
    block_on(desk.office().change_key(&person("zhao"), &change)).unwrap();
    let proposal = desk.propose("li", "two");
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    block_on(desk.office().publish(&person("zhao"), &proposal, &key(3), anything)).unwrap();
    desk.propose("li", "x");
    desk.damage();
    // The same key with a new kit: no chain leads to it any more.
    desk.both_confirm(&KeyCard::of(&Trust::pinned(HALL, key(3).public(), key(7).public())));
    assert_eq!((text_of(&desk.current()), desk.look().withdrawn), ("two", vec![1]));
}

#[test]
fn where_nothing_is_left_the_shipped_content_is_shown_and_staff_are_told() {
    let desk = Desk::new();
    adopt(&desk, &key(9), &[by_thief()], 7).unwrap();
    assert_eq!(foreseen(&desk.look(), 0), (vec![7], None));
    recover(&desk, 0).unwrap();
    assert!(matches!(desk.current(), Current::Shipped(WhyShipped::Withdrawn { version: 7 })));
    // The sample's queues and people do not come in force: neither at once, nor with the next change of a guide.
    let hall = || block_on(part_in_force(&desk.journal, "hall.json")).unwrap();
    assert_eq!((hall(), newest_from(hall(), || true)), (KeptPart::Lost, From::LastGood));
    let fresh = Desk::new();
    assert_eq!(block_on(part_in_force(&fresh.journal, "hall.json")).unwrap(), KeptPart::Absent);
    let own = include_str!("../../public/content/hall.json").replacen("\n", "\n\n", 1);
    block_on(desk.journal.put_blob("hall-last-good", own.as_bytes())).unwrap();
    desk.forbidden.borrow_mut().push(("li".to_owned(), Act::ChangeHall));
    let with_hall = |text: &str| Draft { parts: vec![part("guides.json", "one"), part("hall.json", text)], ..desk.draft("li", "") };
    let sample = block_on(desk.office().propose(&with_hall("shipped"))).map(|_| ());
    assert_eq!(sample, Err(Denied::NotAllowed(Act::ChangeHall).into()));
    assert!(block_on(desk.office().propose(&with_hall(&own))).is_ok(), "the hall stays as it is");
    let change = desk.look().trust().unwrap().recover_from(0, &key(2), key(6).public(), key(7).public(), now());
    let again = block_on(desk.office().change_key(&person("zhao"), &change));
    assert!(matches!(again, Err(Trouble::Denied(Denied::KeyChange(_)))), "a kit that was replaced says nothing");
}
