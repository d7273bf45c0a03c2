//! Why the journal did not do what was asked, in the caller's words.

use crate::domain::stream::Stream;

/// Why an append did not answer with a place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// These streams have had so many appends: read again and decide again.
    #[error("these streams have moved on: {0:?}")]
    Conflict(Vec<(Stream, u32)>),
    /// The request was used before with another body.
    #[error("this request was used before with another body")]
    RequestReused,
    /// The sequence has reached the highest number that was allowed.
    #[error("the sequence is at its highest number")]
    SequenceFull,
    /// Too many streams, the same stream twice, no event, or too many bytes.
    #[error("the batch is empty, too large or names a stream twice")]
    TooLarge,
    /// No room left on the disk; surely not written.
    #[error("the disk is full")]
    Full,
    /// The storage cannot be read; surely not written.
    #[error("the storage is damaged: {0}")]
    Damaged(String),
    /// The storage belongs to a newer program; surely not written.
    #[error("the storage belongs to a newer program")]
    Newer,
    /// This attempt surely wrote nothing; what an earlier attempt with [`AppendError::Unknown`] did stays unknown.
    #[error("the storage is not available: {0}")]
    Unavailable(String),
    /// Perhaps written: only the same request may be repeated.
    #[error("it is not known whether it was written")]
    Unknown,
}

/// Why a read failed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The storage cannot be read.
    #[error("the storage is damaged: {0}")]
    Damaged(String),
    /// The storage belongs to a newer program.
    #[error("the storage belongs to a newer program")]
    Newer,
    /// Not now.
    #[error("the storage is not available: {0}")]
    Unavailable(String),
}

/// Why a snapshot, a blob or the housekeeping was not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// No room left on the disk.
    #[error("the disk is full")]
    Full,
    /// The storage cannot be read.
    #[error("the storage is damaged: {0}")]
    Damaged(String),
    /// The storage belongs to a newer program.
    #[error("the storage belongs to a newer program")]
    Newer,
    /// Not now.
    #[error("the storage is not available: {0}")]
    Unavailable(String),
}

impl From<WriteError> for AppendError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Full => Self::Full,
            WriteError::Damaged(what) => Self::Damaged(what),
            WriteError::Newer => Self::Newer,
            WriteError::Unavailable(why) => Self::Unavailable(why),
        }
    }
}
