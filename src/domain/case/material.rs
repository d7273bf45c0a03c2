//! Materials of a case and the clock that waits for them.

use super::event::Ground;
use super::{Case, Halt, SideRef, Stage};
use crate::domain::time::Timestamp;

impl Case {
    /// Materials that are not there, by their numbers.
    pub fn missing(&self) -> impl Iterator<Item = u16> + '_ {
        (0_u16..).zip(&self.materials).filter(|(_, material)| !material.given).map(|(at, _)| at)
    }

    /// Whether anything is wanted from the applicant.
    pub fn is_missing_something(&self) -> bool {
        self.other_wanted.is_some() || self.missing().next().is_some()
    }

    /// Whether this material was named at acceptance.
    pub fn has_material(&self, number: u16) -> bool {
        usize::from(number) < self.materials.len()
    }

    pub(super) fn request(&mut self, materials: &[u16], other: Option<&SideRef>, at: Timestamp) {
        if self.stage != Stage::Running {
            return;
        }
        materials.iter().for_each(|number| self.tick(*number, false));
        self.other_wanted = other.cloned();
        if self.is_missing_something() {
            self.told += 1;
            self.halt(None, at);
        }
    }

    pub(super) fn supply(&mut self, materials: &[u16], other: bool, at: Timestamp) {
        if self.stage != Stage::Waiting {
            return;
        }
        materials.iter().for_each(|number| self.tick(*number, true));
        if other {
            self.other_wanted = None;
        }
        if let Some(halt) = self.halts.last_mut() {
            halt.answered = true;
        }
        if !self.is_missing_something() {
            self.go_on(at);
        }
    }

    /// A tick was wrong. Where nothing was missing in truth, the clock should never have stood still: then the whole halt goes, unless the applicant has
    /// brought something meanwhile.
    pub(super) fn correct_material(&mut self, number: u16, given: bool, at: Timestamp) {
        if !matches!(self.stage, Stage::Running | Stage::Waiting) {
            return;
        }
        self.tick(number, given);
        match (self.is_missing_something(), &self.stage) {
            (true, Stage::Running) => self.halt(None, at),
            (false, Stage::Waiting) => {
                self.go_on(at);
                self.halts.pop_if(|halt| !halt.answered);
            }
            _ => {}
        }
    }

    fn tick(&mut self, number: u16, given: bool) {
        if let Some(material) = self.materials.get_mut(usize::from(number)) {
            material.given = given;
        }
    }

    /// The clock stops.
    pub(super) fn halt(&mut self, ground: Option<Ground>, at: Timestamp) {
        self.halts.push(Halt { from: at, until: None, ground, answered: false });
        self.stage = ground.map_or(Stage::Waiting, Stage::Suspended);
    }

    /// The clock goes on.
    pub(super) fn go_on(&mut self, at: Timestamp) {
        self.end_halt(at);
        self.stage = Stage::Running;
    }

    /// The halt that ended at this moment did not; what the case is then.
    pub(super) fn stand_still_since(&mut self, ended: Timestamp) -> Stage {
        match self.halts.last_mut().filter(|halt| halt.until == Some(ended)) {
            Some(halt) => {
                halt.until = None;
                halt.ground.map_or(Stage::Waiting, Stage::Suspended)
            }
            None => Stage::Running,
        }
    }

    pub(super) fn end_halt(&mut self, at: Timestamp) {
        if let Some(halt) = self.halts.last_mut() {
            halt.until.get_or_insert(at);
        }
    }
}
