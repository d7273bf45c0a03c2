//! Publishing without a browser: what a bundle is, every reason to refuse one, whose signature counts, and that two people are two people.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

mod common;

#[path = "content/bundles.rs"]
mod bundles;
#[path = "content/confirmed.rs"]
mod confirmed;
#[path = "content/events.rs"]
mod events;
#[path = "content/hands.rs"]
mod hands;
#[path = "content/keys.rs"]
mod keys;
#[path = "content/new_count.rs"]
mod new_count;
#[path = "content/office.rs"]
mod office;
#[path = "content/people.rs"]
mod people;
#[path = "content/recovered.rs"]
mod recovered;
#[path = "content/rights.rs"]
mod rights;
#[path = "content/withdrawals.rs"]
mod withdrawals;

use residents_window::domain::content::{Bundle, Digest, FORM, KeyChange, Part, PartName, SeedKey, Trust};
use residents_window::domain::identity::PersonId;
use residents_window::domain::time::{HOUR_MS, Timestamp};

const HALL: &str = "0001";
const DAY_MS: i64 = 24 * HOUR_MS;

fn now() -> Timestamp {
    Timestamp::from_millis(1_795_400_000_000)
}

fn in_days(days: i64) -> Timestamp {
    now().plus_millis(days * DAY_MS)
}

fn person(id: &str) -> PersonId {
    PersonId::new(id).unwrap()
}

/// A key by a number, the same every time.
fn key(number: u8) -> SeedKey {
    SeedKey::from_seed(&[number; 32])
}

/// The hall's trust: key 1, recovery kit 2.
fn trust() -> Trust {
    Trust::pinned(HALL, key(1).public(), key(2).public())
}

fn part(name: &str, text: &str) -> Part {
    Part::new(PartName::new(name).unwrap(), text.to_owned())
}

/// A bundle of version 3 by key 1, changed by `edit` before it is signed by `signer`.
fn signed_by(signer: &SeedKey, changes: &[KeyChange], edit: impl FnOnce(&mut Bundle)) -> Vec<u8> {
    let mut bundle = Bundle {
        form: FORM.to_owned(),
        hall: HALL.to_owned(),
        version: 3,
        made_at: in_days(-1),
        expires_at: in_days(300),
        author: person("li"),
        approvers: vec![person("wang")],
        key: signer.public().id(),
        key_changes: changes.to_vec(),
        parts: vec![part("guides.json", "{\"a\": \"一\"}\n"), part("hall.json", "{}")],
    };
    edit(&mut bundle);
    seal(&bundle, signer)
}

fn seal(bundle: &Bundle, signer: &SeedKey) -> Vec<u8> {
    let text = bundle.signed_text().unwrap();
    let signature = signer.sign_now(text.as_bytes());
    Bundle::seal(text, &signature).into_bytes()
}

fn sound() -> Vec<u8> {
    signed_by(&key(1), &[], |_| {})
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of a validator")]
fn anything(_: &str, _: &str) -> Result<(), String> {
    Ok(())
}

fn hash(bytes: &[u8]) -> Digest {
    Digest::of(bytes)
}
