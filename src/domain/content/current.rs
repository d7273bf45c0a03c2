//! The content that is in force: the newest edition that was not withdrawn, or what the program was shipped with.

use super::accept::{Refusal, open};
use super::bundle::Bundle;
use super::digest::Digest;
use super::event::Edition;
use super::publishing::Publishing;
use crate::domain::time::Timestamp;

/// The content that is in force here.
#[derive(Clone, Debug)]
pub enum Current {
    /// What was published.
    Published {
        /// What the journal says of it.
        edition: Box<Edition>,
        /// What it holds.
        bundle: Box<Bundle>,
        /// Its time is over: it is shown on, for what was shipped is older still, and staff are told.
        is_expired: bool,
    },
    /// What the program was shipped with.
    Shipped(WhyShipped),
}

/// Why the shipped content is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyShipped {
    /// Nothing was ever published here.
    NeverPublished,
    /// Everything that was published here is withdrawn.
    Withdrawn {
        /// The last of it.
        version: u32,
    },
    /// The storage has lost this version.
    Missing {
        /// Which.
        version: u32,
    },
    /// This version is there, and nobody can say whether it may be used: the records of the keys are lost.
    KeysLost {
        /// Which.
        version: u32,
    },
    /// This version is there and cannot be used.
    Unusable {
        /// Which.
        version: u32,
        /// Why.
        refusal: Refusal,
    },
}

impl WhyShipped {
    /// The version that was published and is not shown.
    pub const fn version(&self) -> Option<u32> {
        match self {
            Self::NeverPublished => None,
            Self::Withdrawn { version } | Self::Missing { version } | Self::KeysLost { version } | Self::Unusable { version, .. } => {
                Some(*version)
            }
        }
    }
}

/// What is in force, given the bundle that lies beside the journal under the digest of [`Publishing::in_force`].
pub fn current_of(
    state: &Publishing,
    bundle: Option<&[u8]>,
    now: Timestamp,
    validate: impl FnMut(&str, &str) -> Result<(), String>,
) -> Current {
    let noted = state.newest().0;
    let Some(edition) = state.in_force() else {
        return Current::Shipped(match noted {
            0 => WhyShipped::NeverPublished,
            version if state.history.is_empty() => WhyShipped::Missing { version },
            version => WhyShipped::Withdrawn { version },
        });
    };
    let version = edition.version;
    let Some(bytes) = bundle.filter(|bytes| Digest::of(bytes) == edition.hash) else {
        return Current::Shipped(WhyShipped::Missing { version });
    };
    let Some(trust) = state.known_trust() else { return Current::Shipped(WhyShipped::KeysLost { version }) };
    match open(bytes, trust, validate) {
        Err(refusal) => Current::Shipped(WhyShipped::Unusable { version, refusal }),
        Ok(opened) => Current::Published {
            edition: Box::new(edition.clone()),
            bundle: Box::new(opened.bundle),
            is_expired: edition.expires_at <= now,
        },
    }
}
