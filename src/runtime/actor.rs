//! Who acts in a window: what the record says of everything that is done there.

use super::window::{Surface, Window};
use crate::domain::identity::{Actor, Installation, PersonId};

impl Window {
    /// Who acts in this window: surface, counter or person, and installation.
    pub fn actor(&self) -> Actor {
        actor(self.0.surface, self.0.counter.borrow().as_deref(), self.0.person.borrow().as_ref(), &self.0.installation)
    }

    /// The counter this window works for.
    pub fn set_counter(&self, counter: Option<String>) {
        *self.0.counter.borrow_mut() = counter;
    }

    /// Whoever is signed in on a staff or manager surface.
    pub fn set_person(&self, person: Option<PersonId>) {
        *self.0.person.borrow_mut() = person;
    }
}

/// `counter-3@lobby-1`, `staff:li-na@lobby-1`.
fn actor(surface: Surface, counter: Option<&str>, person: Option<&PersonId>, installation: &Installation) -> Actor {
    let surface = surface.name();
    let place = match (counter, person) {
        (Some(counter), _) => format!("{surface}-{counter}"),
        (None, Some(person)) => format!("{surface}:{person}"),
        (None, None) => surface.to_owned(),
    };
    Actor::new(&format!("{place}@{installation}"))
        .unwrap_or_else(|| unreachable!("surface, counter, person and installation are checked texts"))
}
