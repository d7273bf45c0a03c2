//! What a hall has published, for whoever shows it: the records of the content and the bundle are looked at here, beside the page, where there is room for
//! checking signatures.

use serde::Deserialize;

use crate::domain::content::{Bundle, Current, Publishing, WhyShipped, current_of};
use crate::domain::parts::validate;
use crate::domain::time::Timestamp;

/// The records of the content, and the bundle that lies beside them for the edition in force.
#[derive(Debug, Deserialize)]
pub struct Published {
    /// Version, instant and events of each append.
    pub appends: Vec<(u32, Timestamp, Vec<String>)>,
    /// Records after the last of them that cannot be read.
    pub unreadable: usize,
    /// The newest version noted outside the records; 0 for none.
    pub noted: u32,
    /// The text of the bundle, if it is there.
    pub bundle: Option<String>,
}

impl Published {
    /// What is in force, checked; nothing when it is what was shipped. The second is what staff must be told.
    pub fn in_force(&self) -> (Option<Bundle>, Option<String>) {
        let appends = self.appends.iter().map(|(version, time, events)| (*version, *time, events.as_slice()));
        let state = Publishing::of_appends(appends, self.unreadable).with_note(self.noted);
        // Whether its time is over is no question here: it is shown on, and the staff side says so.
        match current_of(&state, self.bundle.as_deref().map(str::as_bytes), Timestamp::default(), validate) {
            Current::Published { bundle, .. } => (Some(*bundle), None),
            Current::Shipped(WhyShipped::NeverPublished | WhyShipped::Withdrawn { .. }) => (None, None),
            Current::Shipped(why) => (None, Some(format!("{why:?}"))),
        }
    }
}

/// The text of a part: the published one, or what was shipped, with what staff must be told. What was shipped may be out of reach: it is wanted only when
/// nothing that was published can be used.
pub fn part_or_shipped(published: Option<&Published>, name: &str, shipped: Option<String>) -> (Option<String>, Option<String>) {
    let (bundle, told) = published.map_or((None, None), Published::in_force);
    let part = bundle.as_ref().and_then(|bundle| bundle.part(name)).map(str::to_owned);
    (part.or(shipped), told)
}
