//! Versions of guides that come back: what was printed with a number must not be mistaken for another text with the same number.

use super::model::{Guide, Guides};

/// The version of `guide` over the one in force: the same where nothing else differs, otherwise higher.
pub fn risen(guide: &Guide, in_force: &Guide) -> u32 {
    let is_same = Guide { version: in_force.version, ..guide.clone() } == *in_force;
    if is_same { in_force.version } else { guide.version.max(in_force.version.saturating_add(1)) }
}

/// Gives every guide that differs from the one in force a higher version than that, and every other one the version in force. Says whether any version
/// was changed.
pub fn raise_versions(guides: &mut Guides, in_force: &Guides) -> bool {
    let mut is_changed = false;
    for guide in &mut guides.guides {
        let Some(now) = in_force.guides.iter().find(|now| now.id == guide.id) else { continue };
        let version = risen(guide, now);
        is_changed |= version != guide.version;
        guide.version = version;
    }
    is_changed
}
