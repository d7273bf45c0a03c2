//! The office of reports: reads their signatures, and signs one. On conflict it is decided again, as the command function does for the floor.

use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use super::ratings::roles_of;
use crate::domain::hall::Hall;
use crate::domain::identity::PersonId;
use crate::domain::report::{Because, Made, SignRefusal, SignView, Signatures, Signing, Span, decide};
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Appended, Batch, Journal, Part, Place};

/// Where reports are signed.
pub struct ReportOffice<'a, P> {
    /// The facts.
    pub journal: &'a Journal,
    /// The content: who may what.
    pub hall: &'a Hall,
    /// Waits that many milliseconds.
    pub pause: P,
}

/// What is signed.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    /// The figures that stand before whoever signs.
    pub made: &'a Made,
    /// Up to where they were counted.
    pub reaches: Place,
}

/// Why it was not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignTrouble {
    /// The rules forbid it.
    Refused(SignRefusal),
    /// The records say something else by now than what stands on the screen.
    Moved,
    /// The storage does not do it.
    Failed(Failure),
}

impl<T: Into<Failure>> From<T> for SignTrouble {
    fn from(failure: T) -> Self {
        Self::Failed(failure.into())
    }
}

/// The signatures of a report.
///
/// # Errors
/// When the journal cannot be read, or a record of the report: what cannot be read may be a signature.
pub async fn signatures(journal: &Journal, span: Span) -> Result<Signatures, Failure> {
    let stream = Stream::report(span);
    let page = journal.read(&stream, 0).await?;
    if !page.unreadable.is_empty() {
        return Err(Failure::Damaged(stream.to_string()));
    }
    let mut found = Signatures::default();
    for entry in &page.entries {
        for part in entry.parts.iter().filter(|part| part.stream == stream) {
            found.apply(span, part.version, entry.time, part.events.iter().map(String::as_str));
        }
    }
    Ok(found)
}

impl<P: AsyncFn(u32)> ReportOffice<'_, P> {
    /// Signs it. `current` makes the figures once more: what is signed is what stands on the screen and what the records say.
    ///
    /// # Errors
    /// See [`SignTrouble`]. After [`Failure::Unknown`] only the same request may be sent again.
    pub async fn sign(
        &self,
        seen: Seen<'_>,
        (who, because): (&PersonId, Option<Because>),
        current: impl AsyncFnOnce() -> Result<Made, Failure>,
        stamp: &Stamp,
    ) -> Result<(), SignTrouble> {
        if let Some(before) = self.answered(stamp).await? {
            // A request is of one report: what was answered about another is no answer to this.
            return if before == seen.made.span { Ok(()) } else { Err(Failure::Unknown.into()) };
        }
        // Who may not, or comes too early, is told so before anything is counted.
        self.decide(seen, (who, because), stamp).await?;
        if current().await?.digest != seen.made.digest {
            return Err(SignTrouble::Moved);
        }
        let mut perhaps_written = false;
        for _ in 0..DECISIONS_MAX {
            let signing = match self.decide(seen, (who, because), stamp).await {
                Err(_) if perhaps_written => return Err(Failure::Unknown.into()),
                decided => decided?,
            };
            match self.append(signing, stamp, &mut perhaps_written).await {
                Ok(_) | Err(AppendError::RequestReused) => return Ok(()),
                Err(AppendError::Conflict(_)) => {}
                Err(_) if perhaps_written => return Err(Failure::Unknown.into()),
                Err(error) => return Err(to_failure(error).into()),
            }
        }
        Err(Failure::TooBusy.into())
    }

    async fn decide(&self, seen: Seen<'_>, whose: (&PersonId, Option<Because>), stamp: &Stamp) -> Result<Signing, SignTrouble> {
        let found = signatures(self.journal, seen.made.span).await?;
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let view = SignView { today, clock_in_doubt: stamp.clock_in_doubt, roles: roles_of(self.hall, whose.0) };
        let reaches = serde_json::to_string(&seen.reaches).map_err(|error| Failure::Damaged(error.to_string()))?;
        decide(&view, &found, (seen.made, &reaches), whose).map_err(SignTrouble::Refused)
    }

    /// What this request was about before, where it was answered.
    async fn answered(&self, stamp: &Stamp) -> Result<Option<Span>, Failure> {
        let Some(Appended { place, .. }) = self.journal.answer_to(&stamp.request).await? else { return Ok(None) };
        let page = self.journal.after(place.before(), 1).await?;
        let span = page.entries.first().and_then(|entry| entry.parts.first()?.stream.reported());
        span.map(Some).ok_or_else(|| Failure::Damaged(format!("{place:?}")))
    }

    async fn append(&self, signing: Signing, stamp: &Stamp, perhaps_written: &mut bool) -> Result<Appended, AppendError> {
        let event = signing.event.to_json().map_err(|error| AppendError::Unavailable(error.to_string()))?;
        let part = Part { stream: signing.stream, expected: signing.expected, events: vec![event] };
        let batch = Batch { request: stamp.request.clone(), parts: vec![part], take: None, time: stamp.now, by: stamp.by.clone() };
        append_until_known(self.journal, &batch, &self.pause, perhaps_written).await
    }
}
