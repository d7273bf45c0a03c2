//! The bundle that the hall's IT may lay beside the site (`/content/bundle.json`, absent as shipped): looked for now and then, taken in like a file.
//!
//! One window does it, of those whose program can check a signature: the kiosk's cannot, so this is no job of the housekeeper, who may be a kiosk. Its lock
//! is its own. What was refused is told once for each ETag, and stays told on the staff side until another file lies there; it is looked at again when the key,
//! the newest version, the program or the day has changed.

use wasm_bindgen_futures::spawn_local;

use super::contents::{office_for_the_site, the_site};
use super::publishing::Trouble;
use super::site_note::{Note, name_of, name_of_large, of_the_server};
use super::window::{Change, Window};
use crate::device;
use crate::device::fetch::Found;
use crate::domain::content::{BUNDLE_BYTES_MAX, Refusal, Source};
use crate::domain::event::BUNDLE_FAULT;
use crate::domain::hall::Language;
use crate::domain::parts;
use crate::text::publishing as words;

const PATH: &str = "/content/bundle.json";
const LOOK_MINUTES: u32 = 15;
/// Where it is noted what became of the file.
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
    match note(window)? {
        Note::Refused { why, .. } => Some(why),
        Note::Taken { .. } => None,
    }
}

async fn look(window: &Window) {
    let office = office_for_the_site(window);
    // Where no key is pinned nothing can be checked; what cannot be read now is read the next time.
    let Ok(state) = office.look().await else { return };
    let Some(trust) = state.trust() else { return };
    // What a refusal depends on, besides the file: expired is also a question of the day, and of a clock that was wrong.
    let at = format!("{} {} {} {}", trust.key().id().spoken(), state.newest().0, device::address::build(), window.today());
    let before = note(window);
    let is_here = match &before {
        Some(Note::Taken { edition, .. }) => match state.history.iter().rev().find(|known| known.hash.to_string() == *edition) {
            // One that is older than the newest would not be taken in again.
            Some(known) => known.version < state.newest().0 || !matches!(office.export(known).await, Err(Trouble::Gone)),
            None => false,
        },
        _ => false,
    };
    let known = before.as_ref().and_then(|note| note.known(&at, is_here));
    let refuse = |tag: &str, refusal: &Refusal| refuse(window, before.as_ref(), (tag, &at), refusal);
    let (tag, bytes) = match device::fetch::newer(PATH, known.and_then(of_the_server), BUNDLE_BYTES_MAX).await {
        Ok(Found::New { tag, bytes }) => (name_of(tag, &bytes), bytes),
        Ok(Found::Absent) => return forget_note(window),
        Ok(Found::TooLarge { tag, bytes }) => return refuse(&name_of_large(tag, bytes), &Refusal::TooLarge { bytes }),
        Ok(Found::Same) | Err(_) => return,
    };
    // A server without tags sends the whole file each time.
    if known == Some(tag.as_str()) {
        return;
    }
    match office.adopt(&the_site(), &bytes, Source::Site, parts::validate).await {
        Ok(edition) => keep_note(window, &Note::Taken { tag, edition: edition.hash.to_string() }),
        Err(Trouble::Refused(refusal)) => refuse(&tag, &refusal),
        // It is tried again.
        Err(_) => {}
    }
}

fn refuse(window: &Window, before: Option<&Note>, (tag, at): (&str, &str), refusal: &Refusal) {
    let offset = window.hall().utc_offset_minutes;
    let why = |language| words::refusal(language, refusal, offset).0;
    let (zh, en) = (why(Language::Zh), why(Language::En));
    if !before.is_some_and(|note| note.has_told(tag)) {
        window.record_fault(BUNDLE_FAULT, &en);
    }
    keep_note(window, &Note::refused(tag, refusal, at, [zh, en]));
}

fn note(window: &Window) -> Option<Note> {
    Note::read(&device::local::get(&window.scoped(NOTE))?)
}

fn keep_note(window: &Window, kept: &Note) {
    let is_other = note(window).as_ref() != Some(kept);
    device::local::set(&window.scoped(NOTE), &kept.text());
    if is_other {
        window.changed(Change::Content);
    }
}

fn forget_note(window: &Window) {
    if note(window).is_some() {
        device::local::remove(&window.scoped(NOTE));
        window.changed(Change::Content);
    }
}
