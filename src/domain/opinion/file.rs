//! An opinion with everything that happened to it.

use super::{Opinion, OpinionEvent, OpinionNumber};
use crate::domain::case::SideRef;
use crate::domain::identity::Actor;
use crate::domain::time::Timestamp;

/// An opinion and its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpinionFile {
    /// As it is.
    pub opinion: Opinion,
    /// How it came so, oldest first; nothing for what a later program wrote.
    pub history: Vec<(Timestamp, Option<OpinionEvent>)>,
}

impl OpinionFile {
    /// Takes in one event's text, as the journal has it; nothing as long as no opinion has begun.
    pub fn read(file: Option<Self>, number: OpinionNumber, (at, by, version): (Timestamp, &Actor, u32), text: &str) -> Option<Self> {
        let event = OpinionEvent::from_json(text);
        match file {
            None => {
                let opinion = Opinion::begin(number, event.clone()?, (at, by), version)?;
                Some(Self { opinion, history: vec![(at, event)] })
            }
            Some(mut file) => {
                file.opinion.apply(event.as_ref(), at, version);
                file.history.push((at, event));
                Some(file)
            }
        }
    }

    /// Every side record that it speaks of.
    pub fn sides(&self) -> impl Iterator<Item = &SideRef> {
        self.history.iter().filter_map(|(_, event)| event.as_ref()?.side())
    }
}
