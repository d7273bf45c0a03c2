//! How the office of publishing writes: decide on what is known, append, on conflict decide again; and what is erased when it is over.

use super::access::{self, use_word};
use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use super::publishing::{PublishingOffice, Trouble};
use super::publishing_keys::Word;
use crate::domain::content::{Act, Denied, Order, Publishing};
use crate::domain::identity::PersonId;
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Batch, Page, Part};

impl<S: Fn() -> Stamp, P: AsyncFn(u32), M: Fn(&PersonId, Act) -> bool> PublishingOffice<'_, S, P, M> {
    /// Makes it happen; answers with the content as it stands afterwards.
    pub(super) async fn commit(&self, who: &PersonId, order: &Order<'_>) -> Result<Publishing, Trouble> {
        self.commit_with(who, order, None).await
    }

    /// The same; a word by PIN is used up in the same append, and without it nothing happens.
    pub(super) async fn commit_with(&self, who: &PersonId, order: &Order<'_>, word: Option<&Word<'_>>) -> Result<Publishing, Trouble> {
        let (stream, stamp) = (Stream::content(), (self.stamp)());
        let mut perhaps_written = false;
        for _ in 0..DECISIONS_MAX {
            let before = self.look().await?;
            // What is asked is asked of the very state that the append follows.
            self.allowed_in(&before, who, order.act()).await?;
            if let Some(word) = word {
                word.stands(&before, who, order)?;
            }
            let events = before.decide(who, order, stamp.now)?;
            let texts = events.iter().map(serde_json::to_string).collect::<Result<Vec<String>, _>>();
            let events = texts.map_err(|error| Failure::Unavailable(error.to_string()))?;
            let mut parts = vec![Part { stream: stream.clone(), expected: before.version, events }];
            if let Some(Word { of, colleague, statement, .. }) = word {
                let at = access::look(self.journal, of).await?;
                if !at.has_confirmed(statement, stamp.now) {
                    return Err(Denied::NotVouched.into());
                }
                parts.push(use_word(of, &at, colleague)?);
            }
            let batch = Batch { request: stamp.request.clone(), parts, take: None, time: stamp.now, by: stamp.by.clone() };
            match append_until_known(self.journal, &batch, &self.pause, &mut perhaps_written).await {
                Ok(_) => {
                    let mut after = before.clone();
                    after.apply(before.version + 1, stamp.now, &batch.parts[0].events);
                    self.erase_what_is_over(&before, &after).await;
                    return Ok(after);
                }
                Err(AppendError::Conflict(_)) => {}
                Err(_) if perhaps_written => return Err(Failure::Unknown.into()),
                Err(error) => return Err(to_failure(error).into()),
            }
        }
        Err(Failure::TooBusy.into())
    }

    /// Texts and notes of proposals that are not open any more.
    async fn erase_what_is_over(&self, before: &Publishing, after: &Publishing) {
        for gone in &before.proposals {
            let still = after.proposal(&gone.hash);
            if still.is_none() {
                self.erase(&gone.blob()).await;
            }
            if let Some((_, note)) = gone.returned.as_ref().filter(|_| still.is_none_or(|open| open.returned.is_none())) {
                self.erase(&note.name).await;
            }
        }
    }
}

/// What the stream tells.
pub(super) fn fold(stream: &Stream, page: &Page) -> Publishing {
    let last = page.entries.last().map(|entry| entry.place);
    let torn = page.unreadable.iter().filter(|place| Some(**place) > last).count();
    let parts = page.entries.iter().flat_map(|entry| entry.parts.iter().map(move |part| (entry.time, part)));
    let appends = parts.filter(|(_, part)| part.stream == *stream).map(|(time, part)| (part.version, time, part.events.as_slice()));
    Publishing::of_appends(appends, torn)
}
