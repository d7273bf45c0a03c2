//! Whose signature counts: chains of key changes, good, forged and cut; the recovery kit; wrapped keys.

use futures_executor::block_on;
use proptest::prelude::*;
use residents_window::domain::content::recovery::{GROUP_DIGITS, GROUPS, KitFault, groups, read};
use residents_window::domain::content::wrapped::{WrapFault, WrappedKey};
use residents_window::domain::content::{
    ChainFault, Circumstances, ContentEvent, Denied, KeyChange, PublicKey, Publishing, Refusal, SignedBy, Trust, accept,
};
use residents_window::domain::identity::PersonId;

use super::{HALL, anything, in_days, key, now, signed_by, trust};

/// From the key `from` to `to`, after the changes of `trust`.
fn change(trust: &Trust, from: u8, to: u8) -> KeyChange {
    block_on(trust.change_key(&key(from), key(to).public(), now())).unwrap()
}

fn look(trust: &Trust, bytes: &[u8]) -> Result<Trust, Refusal> {
    accept(bytes, Circumstances { trust, newest: (0, None), now: now() }, anything).map(|accepted| accepted.trust)
}

/// Key 1, then 3, then 4 by the kit 2, which is replaced by kit 5, then 6.
fn chain() -> Vec<KeyChange> {
    let mut trust = trust();
    let first = change(&trust, 1, 3);
    trust = trust.after(&first).unwrap();
    let second = trust.recover(&key(2), key(4).public(), key(5).public(), now());
    trust = trust.after(&second).unwrap();
    let third = change(&trust, 4, 6);
    vec![first, second, third]
}

#[test]
fn a_chain_is_followed_from_the_pinned_key() {
    let after = trust().follow(&chain()).unwrap();
    assert_eq!((after.key(), after.recovery(), after.changes().len()), (key(6).public(), key(5).public(), 3));
    let bundle = signed_by(&key(6), &chain(), |_| {});
    assert_eq!(look(&trust(), &bundle), Ok(after.clone()));
    assert_eq!(look(&after, &bundle), Ok(after.clone()));
    // Somewhere in between as well.
    let between = trust().follow(&chain()[..1]).unwrap();
    assert_eq!(look(&between, &bundle), Ok(after));
}

#[test]
fn keys_that_were_given_up_count_no_more() {
    let after = trust().follow(&chain()).unwrap();
    for (old, changes) in [(1, 0), (3, 1), (4, 2)] {
        let bundle = signed_by(&key(old), &chain()[..changes], |_| {});
        let expected = Refusal::WrongKey { found: key(old).public().id(), expected: key(6).public().id() };
        assert_eq!(look(&after, &bundle), Err(expected), "key {old}");
    }
    // Nor do they come back by a change.
    let back = block_on(after.change_key(&key(6), key(3).public(), now())).unwrap();
    assert_eq!(after.after(&back), Err(ChainFault::Broken(4)));
    // Nor does a kit that was replaced: typed in once, it has been seen, and it says nothing about what came before it was replaced.
    for kept in 0..2 {
        let beginning = trust().follow(&chain()[..kept]).unwrap();
        let fork = beginning.recover_from(kept, &key(2), key(9).public(), key(2).public(), now());
        assert_eq!(after.after(&fork), Err(ChainFault::Fork(fork.number)), "after {kept} changes");
        let told = [&chain()[..kept], std::slice::from_ref(&fork)].concat();
        assert_eq!(look(&after, &signed_by(&key(9), &told, |_| {})), Err(Refusal::KeyChange(ChainFault::Fork(fork.number))));
    }
}

#[test]
fn chains_that_were_forged_or_cut_are_refused() {
    let good = chain();
    let edited = |at: usize, edit: fn(&mut KeyChange)| {
        let mut chain = good.clone();
        edit(&mut chain[at]);
        trust().follow(&chain)
    };
    let table = [
        ("the first cut off", trust().follow(&good[1..]), ChainFault::Broken(1)),
        ("one cut out", trust().follow(&[good[0].clone(), good[2].clone()]), ChainFault::Broken(2)),
        ("exchanged", trust().follow(&[good[1].clone(), good[0].clone()]), ChainFault::Broken(1)),
        ("one twice", trust().follow(&[good[0].clone(), good[0].clone()]), ChainFault::Broken(2)),
        ("another key", edited(0, |c| c.to = key(7).public()), ChainFault::Signature(1)),
        ("another instant", edited(1, |c| c.at = in_days(1)), ChainFault::Signature(2)),
        ("another signer", edited(1, |c| c.by = SignedBy::OldKey), ChainFault::Recovery(2)),
        ("another kit", edited(2, |c| c.recovery = key(8).public()), ChainFault::Recovery(3)),
        ("a kit by a kit that is not one", edited(1, |c| c.recovery = key(8).public()), ChainFault::Signature(2)),
        ("of another hall", Trust::pinned("0002", key(1).public(), key(2).public()).follow(&good), ChainFault::Signature(1)),
        ("of other keys", Trust::pinned(HALL, key(9).public(), key(2).public()).follow(&good), ChainFault::Broken(1)),
    ];
    for (what, outcome, fault) in table {
        assert_eq!(outcome, Err(fault), "{what}");
    }
    assert_eq!(trust().follow(&vec![good[0].clone(); 65]), Err(ChainFault::TooLong));
    let forged = signed_by(&key(7), &[KeyChange { to: key(7).public(), ..good[0].clone() }], |_| {});
    assert_eq!(look(&trust(), &forged), Err(Refusal::KeyChange(ChainFault::Signature(1))));
}

#[test]
fn every_bit_of_a_statement_counts() {
    let text = serde_json::to_string(&chain()[0]).unwrap();
    let mut read = 0;
    for at in 0..text.len() * 8 {
        let mut bytes = text.clone().into_bytes();
        bytes[at / 8] ^= 1 << (at % 8);
        if let Ok(changed) = serde_json::from_slice::<KeyChange>(&bytes) {
            read += 1;
            assert!(trust().after(&changed).is_err(), "bit {at}");
        }
    }
    assert!(read > 100, "only {read} of them could be read at all");
}

#[test]
fn a_stolen_key_cannot_shut_the_hall_out_and_the_kit_shuts_the_thief_out() {
    let (by_hall, by_thief) = (change(&trust(), 1, 3), change(&trust(), 1, 9));
    let deceived = trust().after(&by_thief).unwrap();
    let aware = trust().after(&by_hall).unwrap();
    assert_eq!(aware.after(&by_thief), Err(ChainFault::Fork(1)), "whoever knows the hall's change does not hear the thief");
    // The kit's statement takes the place of the thief's, wherever that was believed.
    let rescue = deceived.recover_from(0, &key(2), key(4).public(), key(5).public(), now());
    for trust in [&deceived, &aware, &trust()] {
        let after = trust.after(&rescue).unwrap();
        assert_eq!((after.key(), after.changes().len()), (key(4).public(), 1));
        assert_eq!(after.after(&by_thief), Err(ChainFault::Fork(1)), "and not the other way round");
        assert_eq!(look(trust, &signed_by(&key(4), std::slice::from_ref(&rescue), |_| {})), Ok(after));
    }
}

#[test]
fn no_key_is_taken_with_which_anybody_could_sign() {
    // The neutral point and one of order two.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert!(PublicKey::new(&neutral).is_none());
    assert!(PublicKey::new(&[0; 32]).is_none());
    let text = key(1).public().to_string();
    assert!(PublicKey::parse(&text).is_some() && PublicKey::parse(&text.to_uppercase()).is_none());
}

#[test]
fn a_kit_is_read_as_it_was_printed() {
    let seed: [u8; 32] = std::array::from_fn(|at| u8::try_from(at * 7).unwrap());
    let printed = groups(&seed);
    assert_eq!((printed.len(), printed[0].as_str(), printed[16].len()), (GROUPS, "000077", GROUP_DIGITS));
    assert_eq!(read(&printed.join(" ")), Ok(seed));
    assert_eq!(read(&printed.join("－").replace('0', "０")), Ok(seed));
    assert_eq!(read("12"), Err(KitFault::Length { found: 2 }));
    assert_eq!(read("12x"), Err(KitFault::NotDigits));
}

proptest! {
    #[test]
    fn slips_of_the_pen_are_found_in_their_group(seed: [u8; 32], at in 0..GROUPS * GROUP_DIGITS, digit in 0..10_u8) {
        let right: Vec<u8> = groups(&seed).concat().into_bytes();
        let text = |digits: &[u8]| String::from_utf8(digits.to_vec()).unwrap();
        let mut wrong = right.clone();
        wrong[at] = b'0' + digit;
        if wrong != right {
            prop_assert_eq!(read(&text(&wrong)), Err(KitFault::Group(at / GROUP_DIGITS + 1)));
        }
        let mut swapped = right.clone();
        let group = at / GROUP_DIGITS * GROUP_DIGITS;
        let first = group + (at - group).min(GROUP_DIGITS - 2);
        swapped.swap(first, first + 1);
        if swapped != right {
            // In its group nearly always, by the last group otherwise.
            prop_assert!(matches!(read(&text(&swapped)), Err(KitFault::Group(_) | KitFault::Whole)));
        }
        let mut moved: Vec<Vec<u8>> = right.chunks(GROUP_DIGITS).map(<[u8]>::to_vec).collect();
        moved.swap(at / GROUP_DIGITS, (at / GROUP_DIGITS + 1) % GROUPS);
        if moved.concat() != right {
            prop_assert!(read(&text(&moved.concat())).is_err());
        }
    }
}

#[test]
fn a_first_key_is_made_only_where_none_was_ever_known() {
    let by = PersonId::new("wang").unwrap();
    let pinned = ContentEvent::KeyPinned { hall: HALL.to_owned(), key: key(1).public(), recovery: key(2).public(), by, vouched_by: None };
    let events = [serde_json::to_string(&pinned).unwrap()];
    let state = |unreadable| Publishing::of_appends([(1, now(), events.as_slice())], unreadable);
    assert_eq!(Publishing::default().has_no_key(), Ok(()));
    assert_eq!(state(0).has_no_key(), Err(Denied::HasKey));
    assert_eq!(state(1).has_no_key(), Err(Denied::KeysDoubtful));
    assert_eq!(Publishing::default().with_note(3).has_no_key(), Err(Denied::KeysLost));
}

#[test]
fn a_wrapped_key_opens_with_its_passphrase_alone() {
    let close = |passphrase: &str| WrappedKey::close(&[7; 32], passphrase, &[1; 16], &[2; 24]);
    assert_eq!(close("elf Zeichen").unwrap_err(), WrapFault::TooShort);
    let wrapped = close("四个窗口一台打印机和茶").map_err(|fault| assert_eq!(fault, WrapFault::TooShort));
    assert!(wrapped.is_err(), "eleven characters");
    let wrapped = close("a long passphrase of ours").unwrap();
    assert_eq!(wrapped.open("a long passphrase of ours").unwrap().public(), key(7).public());
    assert_eq!(wrapped.open("a long passphrase of theirs").unwrap_err(), WrapFault::Wrong);
    let text = serde_json::to_string(&wrapped).unwrap();
    assert!(!text.contains("07070707"), "the seed does not stand in it");
    assert_eq!(serde_json::from_str::<WrappedKey>(&text).unwrap(), wrapped);
    // A try before may have arrived: the key that it left is not made again.
    assert_eq!(WrappedKey::to_pin(Some(wrapped.clone()), "a long passphrase of ours"), Ok(Some(wrapped.clone())));
    assert_eq!(WrappedKey::to_pin(Some(wrapped.clone()), "a long passphrase of theirs"), Ok(None));
    assert_eq!(WrappedKey::to_pin(None, "a long passphrase of ours"), Ok(None));
    // The public half of another key beside this secret half.
    let mut exchanged = wrapped;
    exchanged.public = key(8).public();
    assert_eq!(exchanged.open("a long passphrase of ours").unwrap_err(), WrapFault::Wrong);
}
