//! Other systems that `hall.json` names.

use serde::{Deserialize, Serialize};

use super::model::Bilingual;
use crate::domain::identity::FeedId;

/// Where the file does not say it.
const FEED_MINUTES: u32 = 60;

/// Another system whose cases come as files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeedSource {
    /// Its identity.
    pub id: FeedId,
    /// What people call it.
    pub name: Bilingual,
    /// Where its file is fetched from: a path of the site, or an address that begins with `https://`. Nothing: somebody imports its files by hand.
    #[serde(default)]
    pub address: Option<String>,
    /// How often it is fetched, in minutes.
    #[serde(default)]
    pub minutes: Option<u32>,
}

impl FeedSource {
    /// Minutes from one fetch to the next.
    pub fn minutes(&self) -> u32 {
        self.minutes.unwrap_or(FEED_MINUTES)
    }
}
