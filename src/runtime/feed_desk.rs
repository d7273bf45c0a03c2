//! The effects of the staff's part on feeds: reading their streams, a chosen file taken in, a fetch, the report to download.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::feed_fetch::fetch_now;
use super::feeds::{Stop, What, Word, import, look};
use super::window::Window;
use crate::device;
use crate::device::files::{ChosenFile, NoFile};
use crate::domain::content::Digest;
use crate::domain::identity::{FeedId, PersonId};
use crate::flow::feeds::{Effect, End, Input};

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// What files of feeds are called.
const ENDINGS: &str = ".csv,.json,.txt,text/csv,application/json";

/// The desk of this window.
#[derive(Clone)]
pub struct FeedDesk {
    window: Window,
    stop: Rc<Stop>,
    /// The file that was chosen last; nothing when it was fetched.
    chosen: Rc<RefCell<Option<ChosenFile>>>,
}

impl FeedDesk {
    /// The desk of a window.
    pub fn new(window: &Window) -> Self {
        Self { window: window.clone(), stop: Rc::default(), chosen: Rc::default() }
    }

    /// Carries `effect` out in the name of whoever is signed in; `hear` is told what became of it.
    pub fn perform(&self, effect: Effect, by: Option<PersonId>, hear: &Hear) {
        let (desk, hear) = (self.clone(), hear.clone());
        match effect {
            Effect::Look(feed) => spawn_local(async move {
                let known = look(&desk.window, &feed).await.ok();
                hear(Input::Looked(feed, known));
            }),
            Effect::Import(feed) => spawn_local(async move {
                let file = match device::files::pick(ENDINGS).await {
                    Ok(file) => file,
                    Err(NoFile::Cancelled) => return,
                    Err(error) => return hear(Input::Ended(feed, End::Failed(format!("{error:?}")))),
                };
                desk.chosen.replace(Some(file));
                desk.take_in(feed, by, None, &hear).await;
            }),
            Effect::Fetch(feed) => spawn_local(async move {
                desk.chosen.take();
                desk.take_in(feed, by, None, &hear).await;
            }),
            Effect::TakeAnyway(feed, digest) => spawn_local(async move { desk.take_in(feed, by, Some(digest), &hear).await }),
            Effect::Stop => desk.stop.now(),
        }
    }

    /// Takes in the file that was chosen, or what lies at the feed's address.
    async fn take_in(&self, feed: FeedId, by: Option<PersonId>, wants: Option<Digest>, hear: &Hear) {
        let hall = self.window.hall();
        let Some(source) = hall.feed(&feed) else { return };
        hear(Input::Began(feed.clone()));
        let (tell, word) = (|told| hear(Input::Told(told)), Word { by: by.as_ref(), wants });
        let chosen = self.chosen.borrow().clone();
        let end = match chosen {
            Some(file) => import(&self.window, &feed, What::File(file), word, &self.stop, tell).await,
            None => fetch_now(&self.window, source, word, &self.stop, tell).await,
        };
        hear(Input::Ended(feed, end));
    }
}

/// Gives somebody a file of wrong rows.
///
/// # Errors
/// What the browser says.
pub fn save_report(name: &str, bytes: &[u8]) -> Result<(), String> {
    device::files::save(name, "text/csv", bytes)
}
