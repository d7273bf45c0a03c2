//! The bundle that the hall's IT may lay beside the site (`/content/bundle.json`, absent as shipped): looked for now and then, taken in like a file.
//!
//! One window does it, of those whose program can check a signature: the kiosk's cannot, so this is no job of the housekeeper, who may be a kiosk. Its lock
//! is its own. What was refused is told once for each ETag, and stays told on the staff side until another file lies there.

use serde_json::Value;
use wasm_bindgen_futures::spawn_local;

use super::contents::{office_for_the_site, the_site};
use super::publishing::Trouble;
use super::window::Window;
use crate::device;
use crate::device::fetch::Found;
use crate::domain::content::{BUNDLE_BYTES_MAX, Refusal, Source};
use crate::domain::event::BUNDLE_FAULT;
use crate::domain::hall::Language;
use crate::domain::json::tree;
use crate::domain::parts;
use crate::text::publishing as words;

const PATH: &str = "/content/bundle.json";
const LOOK_MINUTES: u32 = 15;
/// What became of the file with this tag: `[tag]`, and why it was refused in each language.
const NOTE: &str = "site-bundle";

/// Waits for the lock, then looks as long as the window lives.
pub fn keep_looking(window: &Window) {
    let window = window.clone();
    spawn_local(async move {
        let lock = window.scoped("site-bundle");
        let Some(_held) = device::locks::take(&lock, device::locks::Manner::Wait, || {}).await else { return };
        loop {
            look(&window).await;
            device::timer::pause(LOOK_MINUTES * 60_000).await;
        }
    });
}

/// Why the file that lies there was not taken in, if so, in each language.
pub fn refused(window: &Window) -> Option<[String; 2]> {
    let [_, zh, en] = note(window)?.try_into().ok()?;
    Some([zh, en])
}

async fn look(window: &Window) {
    let office = office_for_the_site(window);
    // Where no key is pinned nothing can be checked; what cannot be read now is read the next time.
    if office.look().await.is_ok_and(|state| state.trust().is_none()) {
        return;
    }
    let known = note(window).and_then(|note| note.into_iter().next());
    let (tag, bytes) = match device::fetch::newer(PATH, known.as_deref(), BUNDLE_BYTES_MAX).await {
        Ok(Found::New { tag, bytes }) => (tag, bytes),
        Ok(Found::Absent) => return device::local::remove(&window.scoped(NOTE)),
        Ok(Found::TooLarge { tag, bytes }) => return refuse(window, &tag, &Refusal::TooLarge { bytes }),
        Ok(Found::Same) | Err(_) => return,
    };
    match office.adopt(&the_site(), &bytes, Source::Site, parts::validate).await {
        Ok(_) => keep_note(window, &[&tag]),
        Err(Trouble::Refused(refusal)) => refuse(window, &tag, &refusal),
        // It is tried again.
        Err(_) => {}
    }
}

fn refuse(window: &Window, tag: &str, refusal: &Refusal) {
    let offset = window.hall().utc_offset_minutes;
    let why = |language| words::refusal(language, refusal, offset).0;
    let (zh, en) = (why(Language::Zh), why(Language::En));
    keep_note(window, &[tag, &zh, &en]);
    window.record_fault(BUNDLE_FAULT, &en);
}

fn note(window: &Window) -> Option<Vec<String>> {
    let Value::Array(entries) = tree(&device::local::get(&window.scoped(NOTE))?)? else { return None };
    entries.into_iter().map(|entry| entry.as_str().map(str::to_owned)).collect()
}

fn keep_note(window: &Window, entries: &[&str]) {
    let entries = entries.iter().map(|entry| Value::String((*entry).to_owned())).collect();
    device::local::set(&window.scoped(NOTE), &Value::Array(entries).to_string());
}
