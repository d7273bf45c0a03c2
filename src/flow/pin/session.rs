//! A session: what a right PIN opens, until the person leaves or nobody touches anything for too long.

use crate::domain::access::Access;
use crate::domain::identity::{PersonId, SessionId};
use crate::domain::time::{MINUTE_MS, Timestamp};

/// A session as its window keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub person: PersonId,
    /// Which.
    pub id: SessionId,
    /// When somebody last touched anything, or was at the counter. By the hall's time, which never goes back: a clock set forward ends a session early.
    pub last_active: Timestamp,
}

impl Session {
    /// Nobody has touched anything for too long.
    pub fn is_over(&self, now: Timestamp, idle_minutes: u32) -> bool {
        now.since(self.last_active) >= i64::from(idle_minutes) * MINUTE_MS
    }

    /// A page that was loaded anew may go on with it: the record knows it, nobody has ended it, and it is not over.
    pub fn holds(&self, access: &Access, person: &PersonId, now: Timestamp, idle_minutes: u32) -> bool {
        self.person == *person && access.session.as_ref() == Some(&self.id) && !self.is_over(now, idle_minutes)
    }

    /// As the window keeps it: `PERSON SESSION MS`.
    pub fn to_note(&self) -> String {
        format!("{} {} {}", self.person, self.id, self.last_active.millis())
    }

    /// Reads what a window has kept; what cannot be read is no session.
    pub fn from_note(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split(' ').collect();
        let [person, id, millis] = words.as_slice() else { return None };
        let last_active = Timestamp::from_millis(millis.parse().ok()?);
        Some(Self { person: PersonId::new(person)?, id: SessionId::new(id)?, last_active })
    }
}
