//! Where the newest content is to be had.

use crate::domain::content::{Digest, KeptPart, Part, kept_part, newest_edition, was_published};
use crate::domain::hall::parse::parse;
use crate::domain::parts::{HALL, joined};
use crate::domain::stream::Stream;
use crate::journal::{Journal, Page, ReadError};

/// The content in use, kept beside the journal.
pub(super) const HALL_BLOB: &str = "hall-last-good";

/// Where the newest content is to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// Here it is: what is in force.
    Published(String),
    /// What is in force is lost, and the last good one goes on: it is the hall's own.
    LastGood,
    /// From the file that was shipped.
    Shipped,
}

/// Where it is to be had, given what is in force. The shipped file is of a sample hall: it never takes the place of a hall's own queues and people because a
/// bundle was lost.
pub fn newest_from(in_force: KeptPart, has_last_good: impl FnOnce() -> bool) -> From {
    match in_force {
        KeptPart::Text(text) => From::Published(text),
        KeptPart::Lost if has_last_good() => From::LastGood,
        KeptPart::Lost | KeptPart::Absent => From::Shipped,
    }
}

/// The text of the content in use.
pub(super) async fn kept_text(journal: &Journal) -> Option<String> {
    journal.get_blob(HALL_BLOB).await.ok().flatten().and_then(|bytes| String::from_utf8(bytes).ok())
}

/// What was shipped, with the hall that was in use last in place of the sample's.
pub(super) async fn with_own_hall(journal: &Journal, shipped: Vec<Part>) -> Vec<Part> {
    let own = kept_text(journal).await.filter(|text| parse(text).is_ok());
    joined(shipped, None, own.map(|text| (HALL, text)).into_iter().collect())
}

/// A part of the edition in force.
///
/// # Errors
/// When the journal cannot be read.
pub async fn part(journal: &Journal, name: &str) -> Result<KeptPart, ReadError> {
    let page = journal.read(&Stream::content(), 0).await?;
    Ok(match bundle(journal, &page).await? {
        Some((hash, Some(bytes))) => kept_part(&bytes, &hash, name),
        Some((_, None)) => KeptPart::Lost,
        // A record that cannot be read may have been a publication.
        None if !page.unreadable.is_empty() => KeptPart::Lost,
        // All of it is withdrawn: what was shipped is a sample, and no hall goes back to that.
        None if was_published(events(&page)) => KeptPart::Lost,
        None => KeptPart::Absent,
    })
}

/// The digest of the edition in force, and its bundle, if that is there.
pub(super) async fn bundle(journal: &Journal, page: &Page) -> Result<Option<(Digest, Option<Vec<u8>>)>, ReadError> {
    let Some((_, hash)) = newest_edition(events(page)) else { return Ok(None) };
    Ok(Some((hash, journal.get_blob(&format!("bundle/{hash}")).await?)))
}

/// The events of the content's stream.
fn events(page: &Page) -> impl Iterator<Item = &str> {
    let parts = page.entries.iter().flat_map(|entry| entry.parts.iter()).filter(|part| part.stream == Stream::content());
    parts.flat_map(|part| part.events.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_bundle_is_no_reason_for_the_shipped_hall() {
        let published = || KeptPart::Text("{}".to_owned());
        for (in_force, has_last_good, from) in [
            (published(), true, From::Published("{}".to_owned())),
            (published(), false, From::Published("{}".to_owned())),
            (KeptPart::Lost, true, From::LastGood),
            (KeptPart::Lost, false, From::Shipped),
            (KeptPart::Absent, true, From::Shipped),
            (KeptPart::Absent, false, From::Shipped),
        ] {
            assert_eq!(newest_from(in_force.clone(), || has_last_good), from, "{in_force:?} {has_last_good}");
        }
    }
}
