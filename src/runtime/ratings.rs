//! What staff do with ratings: typed words are kept beside the journal first, then one append names them; on conflict it is decided again, as the command
//! function does for the floor.
//!
//! What residents do is the kiosk's own: it reads one stream and carries none of this.

use std::cell::RefCell;

use super::case_deeds::Sides;
use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use crate::domain::access::Role;
use crate::domain::case::mask::PersonName;
use crate::domain::hall::Hall;
use crate::domain::identity::{PersonId, RequestId};
use crate::domain::rating::command::Visit;
use crate::domain::rating::deed::{NoteFault, StaffDeed, may};
use crate::domain::rating::file::RatingFile;
use crate::domain::rating::pending::pending;
use crate::domain::rating::{RatingChange, RatingCommand, RatingEvent, RatingRefusal, RatingView, Subject, decide};
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Appended, Batch, Journal, Part};
use crate::projection::rating_table::{RatingTable, catch_up};

/// Where staff see to ratings.
pub struct RatingOffice<'a, P> {
    /// The facts, and what lies beside them.
    pub journal: &'a Journal,
    /// The content: who may what.
    pub hall: &'a Hall,
    /// All ratings, as far as they have been read.
    pub table: &'a RefCell<RatingTable>,
    /// A fresh random identity.
    pub fresh: &'a dyn Fn() -> String,
    /// Waits that many milliseconds.
    pub pause: P,
}

/// Why it did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingTrouble {
    /// The rules forbid it.
    Refused(RatingRefusal),
    /// This is not this person's to do.
    NotYours,
    /// Something is wrong with what was typed or chosen.
    Note(NoteFault),
    /// The storage does not do it.
    Failed(Failure),
}

impl<T: Into<Failure>> From<T> for RatingTrouble {
    fn from(failure: T) -> Self {
        Self::Failed(failure.into())
    }
}

impl From<RatingRefusal> for RatingTrouble {
    fn from(refusal: RatingRefusal) -> Self {
        Self::Refused(refusal)
    }
}

impl<P: AsyncFn(u32)> RatingOffice<'_, P> {
    /// Does something with a rating. `names` are of the case: typed words do not repeat them.
    ///
    /// # Errors
    /// See [`RatingTrouble`]. After [`Failure::Unknown`] only the same request may be sent again.
    pub async fn act(
        &self,
        subject: &Subject,
        (who, deed): (&PersonId, &StaffDeed),
        names: Vec<PersonName>,
        stamp: &Stamp,
    ) -> Result<(), RatingTrouble> {
        if let Some(before) = self.answered(&stamp.request).await? {
            // A request is of one rating: what was answered about another is no answer to this.
            return if before == *subject { Ok(()) } else { Err(Failure::Unknown.into()) };
        }
        if stamp.clock_in_doubt {
            return Err(RatingRefusal::ClockInDoubt.into());
        }
        let mut sides = Sides::new(self.fresh);
        names.into_iter().for_each(|name| sides.hide(name));
        let note = deed.checked_note().map_err(RatingTrouble::Note)?.map(|note| sides.typed(note));
        let command = deed.command(note).ok_or(RatingTrouble::Note(NoteFault::Missing))?;
        catch_up(self.table, self.journal).await?;
        let (mut perhaps_written, mut noted) = (false, None);
        for _ in 0..DECISIONS_MAX {
            let change = match self.decide(subject, (who, deed), &command, stamp) {
                Ok(change) => change,
                Err(trouble) => return self.give_up(&sides, noted.as_deref(), perhaps_written, trouble).await,
            };
            if noted.is_none() {
                noted = Some(self.keep(subject, &sides, stamp).await?);
            }
            match self.append(change, stamp, &mut perhaps_written).await {
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

    fn decide(
        &self,
        subject: &Subject,
        (who, deed): (&PersonId, &StaffDeed),
        command: &RatingCommand,
        stamp: &Stamp,
    ) -> Result<RatingChange, RatingTrouble> {
        let table = self.table.borrow();
        let rating = table.get(subject);
        if let Some(rating) = rating
            && !may(roles_of(self.hall, who), who, rating, deed.act)
        {
            return Err(RatingTrouble::NotYours);
        }
        // What residents alone are asked stands empty.
        let view = RatingView {
            now: stamp.now,
            clock_in_doubt: stamp.clock_in_doubt,
            reasons: &[],
            call_back: 0,
            mend: 0,
            add_days: 0,
            visit: Visit::NoneNamed,
            lately: &[],
        };
        Ok(decide(&view, subject, rating, (Some(who), command))?)
    }

    /// Keeps side records, after noting what a crash would leave of them; gives the notes.
    async fn keep(&self, subject: &Subject, sides: &Sides<'_>, stamp: &Stamp) -> Result<Vec<String>, Failure> {
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let noted: Vec<String> = sides.made.iter().map(|(side, _)| pending(today, subject, side.name())).collect();
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
        trouble: RatingTrouble,
    ) -> Result<(), RatingTrouble> {
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
    async fn answered(&self, request: &RequestId) -> Result<Option<Subject>, Failure> {
        let Some(Appended { place, .. }) = self.journal.answer_to(request).await? else { return Ok(None) };
        let page = self.journal.after(place.before(), 1).await?;
        let subject = page.entries.first().and_then(|entry| entry.parts.first()?.stream.rated());
        catch_up(self.table, self.journal).await?;
        subject.map(Some).ok_or_else(|| Failure::Damaged(format!("{place:?}")))
    }

    async fn append(&self, change: RatingChange, stamp: &Stamp, perhaps_written: &mut bool) -> Result<Appended, AppendError> {
        let unwritable = |error: serde_json::Error| AppendError::Unavailable(error.to_string());
        let events = change.events.iter().map(RatingEvent::to_json).collect::<Result<Vec<String>, _>>().map_err(unwritable)?;
        let part = Part { stream: change.stream, expected: change.expected, events };
        let (request, by) = (stamp.request.clone(), stamp.by.clone());
        let batch = Batch { request, parts: vec![part], take: None, time: stamp.now, by };
        append_until_known(self.journal, &batch, &self.pause, perhaps_written).await
    }
}

/// The roles of somebody; a clerk has none.
pub fn roles_of<'a>(hall: &'a Hall, who: &PersonId) -> &'a [Role] {
    hall.staff_member(who).map_or(&[], |member| &member.roles)
}

/// The rating of this with its history, or nothing where none begins so.
///
/// # Errors
/// When the storage cannot be read.
pub async fn read(journal: &Journal, subject: &Subject) -> Result<Option<RatingFile>, Failure> {
    let stream = Stream::rating(subject);
    let page = journal.read(&stream, 0).await?;
    let mut file: Option<RatingFile> = None;
    for entry in &page.entries {
        for part in entry.parts.iter().filter(|part| part.stream == stream) {
            for text in &part.events {
                file = RatingFile::read(file, subject, (entry.time, &entry.by, part.version), text);
            }
        }
    }
    Ok(file)
}
