//! Versions of guides that come back: what was printed with a number must not be mistaken for another text with the same number.

use super::model::{Guide, Guides};

/// Gives every guide that differs from the one in force a higher version than that, and every other one the version in force. Says whether any version
/// was changed.
pub fn raise_versions(guides: &mut Guides, in_force: &Guides) -> bool {
    let mut is_changed = false;
    for guide in &mut guides.guides {
        let Some(now) = in_force.guides.iter().find(|now| now.id == guide.id) else { continue };
        let is_same = Guide { version: now.version, ..guide.clone() } == *now;
        let version = if is_same { now.version } else { guide.version.max(now.version.saturating_add(1)) };
        is_changed |= version != guide.version;
        guide.version = version;
    }
    is_changed
}
