//! After a theft: a kit's first word begins a new count of versions, whatever the thief has counted up to on that machine, and every desk hears of it.

use futures_executor::block_on;
use futures_util::future::join;
use residents_window::domain::content::{
    ContentEvent, Denied, Edition, Kept, KeyCard, KeyChange, Publishing, Refusal, SeedKey, Trust, newest_edition,
};
use residents_window::domain::stream::Stream;
use residents_window::journal::memory::Fate;
use residents_window::runtime::publishing::{BUNDLES_KEPT, Trouble};

use super::hands::set_up;
use super::office::{Desk, text_of};
use super::{HALL, in_days, key, now, person, signed_by, trust};

/// The kit states key 4 in place of the stolen key 1, whatever that has said since.
fn rescue() -> Vec<KeyChange> {
    vec![trust().recover_from(0, &key(2), key(4).public(), key(5).public(), now())]
}

fn adopt(desk: &Desk, signer: &SeedKey, changes: &[KeyChange], version: u32) -> Result<(), Trouble> {
    desk.adopt(&signed_by(signer, changes, |bundle| bundle.version = version)).map(|_| ())
}

fn shown(state: &Publishing) -> Option<u32> {
    state.in_force().map(|edition| edition.version)
}

/// Version and digest that a program goes by which reads no more than that.
fn shown_to_kiosks(desk: &Desk) -> Option<u32> {
    let entries = block_on(desk.journal.read(&Stream::content(), 0)).unwrap().entries;
    let events: Vec<String> = entries.iter().flat_map(|entry| &entry.parts).flat_map(|part| part.events.clone()).collect();
    newest_edition(events.iter().map(String::as_str)).map(|(version, _)| version)
}

#[test]
fn the_rescue_is_not_refused_where_the_thief_has_counted_ahead() {
    for thief in [vec![], vec![block_on(trust().change_key(&key(1), key(9).public(), now())).unwrap()]] {
        let desk = Desk::new();
        desk.publish_text("ours");
        let stolen = if thief.is_empty() { key(1) } else { key(9) };
        for version in [2, 9_000, 18_000] {
            adopt(&desk, &stolen, &thief, version).unwrap();
        }
        adopt(&desk, &key(4), &rescue(), 2).unwrap();
        let state = desk.look();
        assert_eq!((shown(&state), shown_to_kiosks(&desk), state.newest().0, state.next_version()), (Some(2), Some(2), 2, 3));
        assert_eq!(state.trust().map(Trust::key), Some(key(4).public()));
        // The count goes on from there, and no number is taken twice by what the hall signs now.
        assert_eq!(adopt(&desk, &key(4), &rescue(), 3), Ok(()));
        assert_eq!(adopt(&desk, &key(4), &rescue(), 2), Err(Trouble::Refused(Refusal::Older { found: 2, newest: 3 })));
        assert_eq!(adopt(&desk, &key(4), &rescue(), 20_000), Err(Trouble::Refused(Refusal::TooFarAhead { found: 20_000, newest: 3 })));
        assert!(matches!(adopt(&desk, &stolen, &thief, 20_000), Err(Trouble::Refused(_))));
        // A number that the thief had used, too.
        for version in [4, 9_000] {
            adopt(&desk, &key(4), &rescue(), version).unwrap();
            assert_eq!((shown(&desk.look()), shown_to_kiosks(&desk)), (Some(version), Some(version)));
        }
        assert_eq!(desk.look().gives_way_to(9_000).map(|edition| edition.version), Ok(4));
    }
}

#[test]
fn a_known_kit_begins_no_new_count() {
    let desk = Desk::new();
    adopt(&desk, &key(4), &rescue(), 7).unwrap();
    assert_eq!(adopt(&desk, &key(4), &rescue(), 6), Err(Trouble::Refused(Refusal::Older { found: 6, newest: 7 })));
    // The old key's changes are no kit's word.
    let trust = desk.look().trust().unwrap().clone();
    let change = block_on(trust.change_key(&key(4), key(6).public(), now())).unwrap();
    let changes = [rescue(), vec![change]].concat();
    assert_eq!(adopt(&desk, &key(6), &changes, 6), Err(Trouble::Refused(Refusal::Older { found: 6, newest: 7 })));
    assert_eq!(adopt(&desk, &key(6), &changes, 8), Ok(()));
    assert_eq!(desk.look().newest().0, 8);
}

#[test]
fn the_note_outside_follows_the_new_count() {
    let desk = Desk::new();
    adopt(&desk, &key(1), &[], 9_000).unwrap();
    adopt(&desk, &key(4), &rescue(), 2).unwrap();
    assert_eq!(desk.office().noted_version, 2);
    assert_eq!(desk.look().newest().0, 2);
}

#[test]
fn every_desk_hears_for_a_week_that_the_kit_was_used() {
    let desk = Desk::new();
    desk.publish_text("ours");
    assert_eq!(desk.look().kit_used, None);
    adopt(&desk, &key(1), &[], 9).unwrap();
    adopt(&desk, &key(4), &rescue(), 2).unwrap();
    let used = desk.look().kit_used.unwrap();
    assert_eq!(used.withdrawn, vec![9]);
    assert!(used.is_told(in_days(6)) && !used.is_told(in_days(8)));
    // What follows is no use of the kit.
    adopt(&desk, &key(4), &rescue(), 3).unwrap();
    assert_eq!(desk.look().kit_used, Some(used));
}

#[test]
fn what_a_kit_may_go_back_to_is_kept() {
    let desk = Desk::new();
    let ours = desk.publish_text("ours");
    let thief = vec![block_on(trust().change_key(&key(1), key(9).public(), now())).unwrap()];
    for version in 2..u32::try_from(BUNDLES_KEPT).unwrap() + 4 {
        adopt(&desk, &key(9), &thief, version).unwrap();
    }
    let second = desk.look().edition(2).unwrap().clone();
    assert!(desk.has_blob(&ours.blob()) && !desk.has_blob(&second.blob()));
    let trust = desk.look().trust().unwrap().clone();
    let change = trust.recover_from(0, &key(2), key(4).public(), key(5).public(), now());
    block_on(desk.office().change_key(&person("zhao"), &change)).unwrap();
    assert_eq!(text_of(&desk.current()), "ours");
}

#[test]
fn where_keys_were_compared_there_was_damage() {
    let card = KeyCard::of(&Trust::pinned(HALL, key(1).public(), key(2).public()));
    let compared = serde_json::to_string(&ContentEvent::KeysCompared { card: card.clone(), by: person("zhao") }).unwrap();
    let state = Publishing::of_appends([(1, now(), [compared].as_slice())], 0);
    assert_eq!((state.keys.clone(), state.compared.map(|compared| compared.card)), (Kept::Lost, Some(card)));
}

#[test]
fn a_second_person_agrees_only_with_the_first_whose_hands_were_looked_at() {
    let desk = set_up();
    desk.days.set(30);
    desk.publish_text("one");
    desk.propose("li", "two");
    desk.damage();
    let known = KeyCard::of(desk.look().known_trust().unwrap());
    desk.type_for("zhao", &known);
    block_on(desk.office().compare_keys(&person("zhao"), &known)).unwrap();
    desk.type_for("wang", &known);
    desk.type_for("li", &known);
    // Wang's word is on its way when Li says the same as Zhao did.
    let mut appends = 0;
    desk.home.set_append_faults(move |_| {
        appends += 1;
        Fate { late_before: if appends == 1 { 9 } else { 0 }, ..Fate::default() }
    });
    let (second, first) = (person("wang"), person("li"));
    let (confirming, comparing) = (desk.office(), desk.office());
    let both = join(confirming.confirm_keys(&second, &known), comparing.compare_keys(&first, &known));
    let (confirmed, compared) = block_on(both);
    assert_eq!((confirmed.map(|_| ()), compared.map(|_| ())), (Err(Denied::NotCompared.into()), Ok(())));
    assert_eq!(desk.look().compared.map(|compared| compared.by), Some(person("li")));
}

#[test]
fn of_one_number_the_last_counts() {
    let desk = Desk::new();
    let ours = desk.publish_text("ours");
    let mut state = desk.look();
    let again = Edition { hash: residents_window::domain::content::Digest::of(b"other"), ..ours };
    state.apply(state.version + 1, now(), &[serde_json::to_string(&ContentEvent::Published { edition: again.clone() }).unwrap()]);
    assert_eq!(state.left().collect::<Vec<_>>(), [&again]);
}
