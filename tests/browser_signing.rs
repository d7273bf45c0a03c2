//! The signing key in Chromium: nobody can read it, it survives closing the page's handle, and what it signs is believed by the strict check.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use futures_util::future::join;
use residents_window::device::ids::{new_random_id, random_bytes};
use residents_window::device::signing::{kept_key, make_key, next_key, replace_key};
use residents_window::domain::content::wrapped::WrappedKey;
use residents_window::domain::content::{Bundle, Circumstances, ContentHall, FORM, Part, PartName, SeedKey, Signs, Trust, accept};
use residents_window::domain::identity::PersonId;
use residents_window::domain::time::{HOUR_MS, Timestamp};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn new_hall() -> ContentHall {
    ContentHall::new(&new_random_id(), false)
}

#[wasm_bindgen_test]
async fn whoever_plays_never_holds_the_key_that_counts() {
    let code = new_random_id();
    let (real, demo) = (ContentHall::new(&code, false), ContentHall::new(&code, true));
    let played = make_key(&demo).await.unwrap();
    assert!(kept_key(&real).await.unwrap().is_none());
    assert_ne!(make_key(&real).await.unwrap().public(), played.public());
    // Not in the same database under another name either.
    let look_alike = ContentHall::new(&demo.to_string(), false);
    assert!(kept_key(&look_alike).await.unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_key_is_made_once_and_kept() {
    let hall = new_hall();
    assert!(kept_key(&hall).await.unwrap().is_none());
    let made = make_key(&hall).await.unwrap();
    let again = kept_key(&hall).await.unwrap().unwrap();
    assert_eq!((made.public(), make_key(&hall).await.unwrap().public()), (again.public(), again.public()));
    let signature = again.sign(b"message").await.unwrap();
    assert!(made.public().verifies(b"message", &signature) && !made.public().verifies(b"massage", &signature));
    // Another hall on the same machine has another.
    assert_ne!(make_key(&new_hall()).await.unwrap().public(), made.public());
}

#[wasm_bindgen_test]
async fn no_script_can_read_it() {
    let key = make_key(&new_hall()).await.unwrap();
    assert!(format!("{key:?}").contains("CryptoKey"));
    assert!(!key.is_extractable());
}

#[wasm_bindgen_test]
async fn two_windows_that_make_the_first_key_at_once_keep_one() {
    let hall = new_hall();
    let (one, two) = join(make_key(&hall), make_key(&hall)).await;
    let kept = kept_key(&hall).await.unwrap().unwrap();
    assert_eq!((one.unwrap().public(), two.unwrap().public()), (kept.public(), kept.public()));
}

#[wasm_bindgen_test]
async fn a_change_of_key_is_stated_by_the_old_one_and_then_kept() {
    let (hall, now) = (new_hall(), Timestamp::from_millis(1_795_400_000_000));
    let old = make_key(&hall).await.unwrap();
    let kit = SeedKey::from_seed(&random_bytes());
    let trust = Trust::pinned("0001", old.public(), kit.public());
    let next = next_key().await.unwrap();
    let change = trust.change_key(&old, next.public(), now).await.unwrap();
    let trust = trust.after(&change).unwrap();
    let key = replace_key(&hall, &next).await.unwrap();
    assert_eq!((kept_key(&hall).await.unwrap().unwrap().public(), trust.key()), (next.public(), next.public()));
    let bundle = Bundle {
        form: FORM.to_owned(),
        hall: "0001".to_owned(),
        version: 1,
        made_at: now,
        expires_at: now.plus_millis(24 * HOUR_MS),
        author: PersonId::new("li").unwrap(),
        approvers: vec![PersonId::new("wang").unwrap()],
        key: trust.key().id(),
        key_changes: trust.changes().to_vec(),
        parts: vec![Part::new(PartName::new("hall.json").unwrap(), "{}".to_owned())],
    };
    let text = bundle.signed_text().unwrap();
    let signature = key.sign(text.as_bytes()).await.unwrap();
    let whole = Bundle::seal(text, &signature);
    assert!(accept(whole.as_bytes(), Circumstances { trust: &trust, newest: (0, None), now }, |_, _| Ok(())).is_ok());
}

#[wasm_bindgen_test]
fn a_wrapped_key_opens_in_the_browser_too() {
    let seed = random_bytes();
    let wrapped = WrappedKey::close(&seed, "a long passphrase of ours", &random_bytes(), &random_bytes()).unwrap();
    assert_eq!(wrapped.open("a long passphrase of ours").unwrap().public(), SeedKey::from_seed(&seed).public());
}
