//! Which edition is in force, read from the stream's events by hand: a program that must stay small (the kiosk's) asks no more, and leaves the bundle
//! itself to the one that can check it. A test holds this reading against the whole fold.

use super::digest::Digest;
use crate::domain::json::{Json, fields, root};

/// Version and digest of the edition in force, from the texts of the `content` stream's events in their order; its bundle lies beside the journal under
/// `bundle/DIGEST`.
pub fn newest_edition<'a>(events: impl IntoIterator<Item = &'a str>) -> Option<(u32, Digest)> {
    let (mut editions, mut withdrawn) = (Vec::new(), Vec::<u32>::new());
    for (name, body) in events.into_iter().filter_map(root) {
        match (name, body) {
            ("published", Some(body)) => {
                if let Some((version, hash)) = edition(body) {
                    // Where a kit has begun a new count, a number may come again.
                    withdrawn.retain(|gone| *gone != version);
                    editions.retain(|(earlier, _)| *earlier != version);
                    editions.push((version, hash));
                }
            }
            ("withdrawn", Some(body)) => withdrawn.extend(version_of(body)),
            _ => {}
        }
    }
    editions.into_iter().filter(|(version, _)| !withdrawn.contains(version)).max_by_key(|(version, _)| *version)
}

/// Whether anything was ever published, also when all of it is withdrawn since.
pub fn was_published<'a>(events: impl IntoIterator<Item = &'a str>) -> bool {
    events.into_iter().filter_map(root).any(|(name, body)| name == "published" && body.and_then(edition).is_some())
}

/// Whether any of these events may make another edition the one that is shown: most of the record (proposals, approvals) concerns staff alone. Keys that
/// count again after their records were lost bring back what they have signed.
pub fn changes_edition<'a>(events: impl IntoIterator<Item = &'a str>) -> bool {
    events.into_iter().filter_map(root).any(|(name, body)| match (name, body) {
        ("published", Some(body)) => edition(body).is_some(),
        ("withdrawn", Some(body)) => version_of(body).is_some(),
        ("key_pinned" | "key_changed", body) => body.is_some(),
        _ => false,
    })
}

fn edition(body: Json<'_>) -> Option<(u32, Digest)> {
    let [edition] = fields(body, ["edition"])?;
    let [version, hash, author, approvers] = fields(edition?, ["version", "hash", "author", "approvers"])?;
    let author = author?.text()?;
    let approvers = approvers?.entries()?.into_iter().map(Json::text).collect::<Option<Vec<_>>>()?;
    // What one person has made alone is not believed.
    let is_of_two = !approvers.is_empty() && !approvers.contains(&author);
    Some((u32::try_from(version?.whole()?).ok()?, Digest::parse(&hash?.text()?)?)).filter(|_| is_of_two)
}

fn version_of(body: Json<'_>) -> Option<u32> {
    let [version] = fields(body, ["version"])?;
    u32::try_from(version?.whole()?).ok()
}
