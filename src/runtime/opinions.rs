//! What staff do with opinions: typed words are kept beside the journal first, then one append names them; on conflict it is decided again.
//!
//! What residents do is the kiosk's own ([`super::rate_office`]).

use std::cell::RefCell;

use super::case_deeds::Sides;
use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use super::ratings::roles_of;
use crate::domain::access::roles::may;
use crate::domain::hall::Hall;
use crate::domain::identity::{PersonId, RequestId};
use crate::domain::opinion::deed::{NEEDS, OpinionDeed};
use crate::domain::opinion::file::OpinionFile;
use crate::domain::opinion::{OpinionCommand, OpinionNumber, OpinionRefusal, decide};
use crate::domain::rating::deed::NoteFault;
use crate::domain::rating::pending::pending_opinion;
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Appended, Batch, Journal, Part};
use crate::projection::opinion_table::{OpinionTable, catch_up};

/// Where staff see to opinions.
pub struct OpinionOffice<'a, P> {
    /// The facts, and what lies beside them.
    pub journal: &'a Journal,
    /// The content: who may what.
    pub hall: &'a Hall,
    /// All opinions, as far as they have been read.
    pub table: &'a RefCell<OpinionTable>,
    /// A fresh random identity.
    pub fresh: &'a dyn Fn() -> String,
    /// Waits that many milliseconds.
    pub pause: P,
}

/// Why it did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpinionTrouble {
    /// The rules forbid it.
    Refused(OpinionRefusal),
    /// This is not this person's to do.
    NotYours,
    /// Something is wrong with what was typed.
    Note(NoteFault),
    /// The storage does not do it.
    Failed(Failure),
}

impl<T: Into<Failure>> From<T> for OpinionTrouble {
    fn from(failure: T) -> Self {
        Self::Failed(failure.into())
    }
}

impl From<OpinionRefusal> for OpinionTrouble {
    fn from(refusal: OpinionRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<P: AsyncFn(u32)> OpinionOffice<'_, P> {
    /// Does something with an opinion.
    ///
    /// # Errors
    /// See [`OpinionTrouble`]. After [`Failure::Unknown`] only the same request may be sent again.
    pub async fn act(&self, number: OpinionNumber, (who, deed): (&PersonId, &OpinionDeed), stamp: &Stamp) -> Result<(), OpinionTrouble> {
        if let Some(before) = self.answered(&stamp.request).await? {
            // A request is of one opinion: what was answered about another is no answer to this.
            return if before == number { Ok(()) } else { Err(Failure::Unknown.into()) };
        }
        if stamp.clock_in_doubt {
            return Err(OpinionRefusal::ClockInDoubt.into());
        }
        if !may(roles_of(self.hall, who), NEEDS) {
            return Err(OpinionTrouble::NotYours);
        }
        let mut sides = Sides::new(self.fresh);
        let note = deed.checked_note().map_err(OpinionTrouble::Note)?.map(|note| sides.typed(note));
        let command = deed.command(note).ok_or(OpinionTrouble::Note(NoteFault::Missing))?;
        catch_up(self.table, self.journal).await?;
        let (mut perhaps_written, mut noted) = (false, None);
        for _ in 0..DECISIONS_MAX {
            let part = match self.decide(&number, who, &command) {
                Ok(part) => part,
                Err(trouble) => return self.give_up(&sides, noted.as_deref(), perhaps_written, trouble).await,
            };
            if noted.is_none() {
                noted = Some(self.keep(&number, &sides, stamp).await?);
            }
            match self.append(part, stamp, &mut perhaps_written).await {
                Ok(_) => {
                    // It happened: neither a note that stays nor a read that fails now may turn that into a failure.
                    let _ = self.journal.erase_lookups(noted.as_deref().unwrap_or(&[])).await;
                    let _ = catch_up(self.table, self.journal).await;
                    return Ok(());
                }
                Err(AppendError::Conflict(moved)) => {
                    // A version without the facts that it counts would let the next round decide on an old state.
                    if let Err(error) = catch_up(self.table, self.journal).await {
                        return self.give_up(&sides, noted.as_deref(), perhaps_written, error.into()).await;
                    }
                    self.table.borrow_mut().note_versions(&moved);
                }
                Err(AppendError::RequestReused) => return Ok(()),
                Err(error) => return self.give_up(&sides, noted.as_deref(), perhaps_written, to_failure(error).into()).await,
            }
        }
        self.give_up(&sides, noted.as_deref(), perhaps_written, Failure::TooBusy.into()).await
    }

    fn decide(&self, number: &OpinionNumber, who: &PersonId, command: &OpinionCommand) -> Result<Part, OpinionTrouble> {
        let table = self.table.borrow();
        let opinion = table.get(number).ok_or(OpinionRefusal::NoSuch)?;
        let event = decide(opinion, who, command)?;
        let text = event.to_json().map_err(|error| Failure::Unavailable(error.to_string()))?;
        Ok(Part { stream: Stream::opinion(number), expected: opinion.version, events: vec![text] })
    }

    /// Keeps side records, after noting what a crash would leave of them; gives the notes.
    async fn keep(&self, number: &OpinionNumber, sides: &Sides<'_>, stamp: &Stamp) -> Result<Vec<String>, Failure> {
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let noted: Vec<String> = sides.made.iter().map(|(side, _)| pending_opinion(today, number, side.name())).collect();
        if !noted.is_empty() {
            self.journal.add_lookups(&noted).await?;
        }
        for (side, kept) in &sides.made {
            self.journal.put_blob(side.name(), kept.as_bytes()).await?;
        }
        Ok(noted)
    }

    /// Nothing was written: no words stay. What cannot be erased now is noted, and swept another day.
    async fn give_up(
        &self,
        sides: &Sides<'_>,
        noted: Option<&[String]>,
        perhaps_written: bool,
        trouble: OpinionTrouble,
    ) -> Result<(), OpinionTrouble> {
        if perhaps_written {
            return Err(Failure::Unknown.into());
        }
        if let Some(noted) = noted {
            for (side, _) in &sides.made {
                if self.journal.erase_blob(side.name()).await.is_err() {
                    return Err(trouble);
                }
            }
            let _ = self.journal.erase_lookups(noted).await;
        }
        Err(trouble)
    }

    /// What this request was about before, where it was answered.
    async fn answered(&self, request: &RequestId) -> Result<Option<OpinionNumber>, Failure> {
        let Some(Appended { place, .. }) = self.journal.answer_to(request).await? else { return Ok(None) };
        let page = self.journal.after(place.before(), 1).await?;
        let number = page.entries.first().and_then(|entry| entry.parts.first()?.stream.opined());
        catch_up(self.table, self.journal).await?;
        number.map(Some).ok_or_else(|| Failure::Damaged(format!("{place:?}")))
    }

    async fn append(&self, part: Part, stamp: &Stamp, perhaps_written: &mut bool) -> Result<Appended, AppendError> {
        let (request, by) = (stamp.request.clone(), stamp.by.clone());
        let batch = Batch { request, parts: vec![part], take: None, time: stamp.now, by };
        append_until_known(self.journal, &batch, &self.pause, perhaps_written).await
    }
}

/// The opinion of this number with its history, or nothing where none begins so.
///
/// # Errors
/// When the storage cannot be read.
pub async fn read(journal: &Journal, number: OpinionNumber) -> Result<Option<OpinionFile>, Failure> {
    let stream = Stream::opinion(&number);
    let page = journal.read(&stream, 0).await?;
    let mut file: Option<OpinionFile> = None;
    for entry in &page.entries {
        for part in entry.parts.iter().filter(|part| part.stream == stream) {
            for text in &part.events {
                file = OpinionFile::read(file, number, (entry.time, &entry.by, part.version), text);
            }
        }
    }
    Ok(file)
}
