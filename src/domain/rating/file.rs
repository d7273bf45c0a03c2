//! A rating with everything that happened to it: what the board tells of one. Nothing in it is ever taken away.

use super::event::RatingEvent;
use super::{Rating, Subject};
use crate::domain::case::SideRef;
use crate::domain::identity::Actor;
use crate::domain::time::Timestamp;

/// One event as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// When.
    pub at: Timestamp,
    /// Where it was recorded.
    pub by: Actor,
    /// What; nothing for what a later program wrote.
    pub event: Option<RatingEvent>,
}

/// A rating and its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingFile {
    /// As it is.
    pub rating: Rating,
    /// How it came so, oldest first.
    pub history: Vec<Told>,
}

impl RatingFile {
    /// Takes in one event's text, as the journal has it; nothing as long as no rating has begun.
    pub fn read(file: Option<Self>, subject: &Subject, (at, by, version): (Timestamp, &Actor, u32), text: &str) -> Option<Self> {
        let event = RatingEvent::from_json(text);
        let told = Told { at, by: by.clone(), event: event.clone() };
        match (file, event) {
            (None, event) => {
                let rating = Rating::begin(subject.clone(), event?, (at, by), version)?;
                Some(Self { rating, history: vec![told] })
            }
            (Some(mut file), event) => {
                match event {
                    Some(event) => file.rating.apply(&event, at, version),
                    None => file.rating.version = file.rating.version.max(version),
                }
                file.history.push(told);
                Some(file)
            }
        }
    }

    /// Every side record that it speaks of.
    pub fn sides(&self) -> impl Iterator<Item = &SideRef> {
        self.history.iter().filter_map(|told| told.event.as_ref()).flat_map(RatingEvent::sides)
    }
}
