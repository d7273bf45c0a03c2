//! What is left of a day for figures: a line for each ticket, and who sat where for how long.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter};

/// How a ticket ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// It has not yet: it waits, is at a counter or put aside.
    #[default]
    Open,
    /// Served to the end.
    Served,
    /// It was called, nobody came, and nobody came back.
    NotCome,
    /// The number was never really used: given back, abandoned by the kiosk, or a mistake.
    GivenBack,
    /// The person had left, or the day ended before the ticket's turn came or was over.
    Left,
}

impl End {
    /// In the order in which they are kept.
    pub const ALL: [Self; 5] = [Self::Open, Self::Served, Self::NotCome, Self::GivenBack, Self::Left];
}

/// One ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Minute of the hall's day in which it was issued, 0 to 1,439.
    pub minute: u16,
    /// The queue of its letter, wherever it was sent.
    pub queue: QueueLetter,
    /// What the person wanted, in [`Names`].
    pub item: Option<u16>,
    /// The last counter that called it or took it up.
    pub counter: Option<CounterId>,
    /// Who sat there then, in [`Names`].
    pub clerk: Option<u16>,
    /// How it ended.
    pub end: End,
    /// Nobody had come at least once, whatever came after.
    pub was_missed: bool,
    /// Seconds from the issue to the first call; nothing when it was never called.
    pub wait_s: Option<u32>,
    /// Seconds at counters in all, without the time it was put aside, of a ticket that was served to the end.
    pub service_s: Option<u32>,
    /// The range that the person was told, in minutes.
    pub told: Option<(u16, u16)>,
}

/// Somebody's day at one counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Where.
    pub counter: CounterId,
    /// Who, in [`Names`].
    pub clerk: u16,
    /// Seconds for which the counter was open, without pauses.
    pub open_s: u32,
    /// Seconds of those with a ticket at the counter.
    pub serving_s: u32,
}

/// One day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DaySheet {
    /// Every ticket, by its identity: in the order of issue, mostly.
    pub visits: Vec<Visit>,
    /// By counter and clerk.
    pub shifts: Vec<Shift>,
}

/// Names that lines speak of by their places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    items: Vec<ItemId>,
    item_places: BTreeMap<ItemId, u16>,
    clerks: Vec<ClerkId>,
    clerk_places: BTreeMap<ClerkId, u16>,
}

impl Names {
    /// The place of an item, which it gets now if it has none.
    pub fn place_of_item(&mut self, item: &ItemId) -> u16 {
        place(&mut self.items, &mut self.item_places, item)
    }

    /// The place of a clerk, which they get now if they have none.
    pub fn place_of_clerk(&mut self, clerk: &ClerkId) -> u16 {
        place(&mut self.clerks, &mut self.clerk_places, clerk)
    }

    /// The place that an item has.
    pub fn known_item(&self, item: &ItemId) -> Option<u16> {
        self.item_places.get(item).copied()
    }

    /// The place that a clerk has.
    pub fn known_clerk(&self, clerk: &ClerkId) -> Option<u16> {
        self.clerk_places.get(clerk).copied()
    }

    /// The item in this place.
    pub fn item(&self, place: u16) -> Option<&ItemId> {
        self.items.get(usize::from(place))
    }

    /// The clerk in this place.
    pub fn clerk(&self, place: u16) -> Option<&ClerkId> {
        self.clerks.get(usize::from(place))
    }

    /// Every item that was ever wanted.
    pub fn items(&self) -> &[ItemId] {
        &self.items
    }

    /// Everybody who ever sat at a counter.
    pub fn clerks(&self) -> &[ClerkId] {
        &self.clerks
    }
}

/// A hall has some hundred of either; the 65,536th and later ones would share a place.
fn place<T: Clone + Ord>(all: &mut Vec<T>, places: &mut BTreeMap<T, u16>, one: &T) -> u16 {
    if let Some(place) = places.get(one) {
        return *place;
    }
    let place = u16::try_from(all.len()).unwrap_or(u16::MAX);
    all.push(one.clone());
    places.insert(one.clone(), place);
    place
}
