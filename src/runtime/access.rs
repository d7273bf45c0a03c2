//! PINs at work: read one person's stream, decide, append, on conflict decide again, as the command function does for the floor.
//!
//! It is apart from the command function because it has nothing to do with the floor: what it reads is read when somebody signs in and by nobody else.

use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use crate::domain::access::secret::{SALT_BYTES, Secret};
use crate::domain::access::{Access, AccessEvent, Chosen, Kept, Pin, Refusal, SecretName, SignedOut, Standing, Use, Waited};
use crate::domain::identity::{PersonId, SessionId};
use crate::domain::stream::Stream;
use crate::journal::{AppendError, Batch, Journal, Page, Part};

/// Where PINs are kept and asked for.
pub struct Office<'a, S, P> {
    /// The facts, and the secrets beside them.
    pub journal: &'a Journal,
    /// A new request with the hall's time and who acts.
    pub stamp: S,
    /// Waits that many milliseconds.
    pub pause: P,
}

/// Why it did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The rules forbid it.
    Refused(Refusal),
    /// The storage does not do it.
    Failed(Failure),
}

/// The answer to a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The PIN is right.
    Right,
    /// It is wrong, and recorded as such; the access as it stands now.
    Wrong(Access),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl<S: Fn() -> Stamp, P: AsyncFn(u32)> Office<'_, S, P> {
    /// What is known of this person.
    ///
    /// # Errors
    /// When the journal cannot be read. A single damaged record makes the PIN [`Kept::Lost`] instead.
    pub async fn look(&self, person: &PersonId) -> Result<Access, Failure> {
        let stream = Stream::access(person);
        Ok(fold(&stream, self.journal.read(&stream, 0).await?))
    }

    /// Tries a PIN, `waited` long after the last one. That it was tried is durable before anything is compared.
    ///
    /// # Errors
    /// See [`Trouble`]. While locked nothing is compared and nothing counted.
    pub async fn try_pin(&self, person: &PersonId, pin: &Pin, waited: Waited, use_for: Use) -> Result<Answer, Trouble> {
        let before = self.look(person).await?;
        // What cannot be compared costs no try.
        let secret = match before.standing(waited) {
            Standing::Ready { .. } | Standing::Locked { .. } => self.secret_of(&before).await?,
            Standing::NoPin | Standing::Lost => None,
        };
        let tried = self.commit(person, |access| access.try_pin(waited)).await?;
        let secret = secret.filter(|_| tried.kept == before.kept).ok_or(Trouble::Refused(Refusal::Lost))?;
        let no_memory = || Trouble::Failed(Failure::Unavailable("there is no memory to compare a PIN".to_owned()));
        match secret.matches(pin).ok_or_else(no_memory)? {
            false => Ok(Answer::Wrong(tried)),
            true => self.commit(person, |access| access.accept(tried.last_try, use_for.clone())).await.map(|_| Answer::Right),
        }
    }

    /// Chooses a PIN and signs in with it. `identity` and `salt` are fresh and random; `vouched_by` is the colleague whose PIN was right a moment ago.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn set_pin(
        &self,
        person: &PersonId,
        pin: &Pin,
        (identity, salt): (&str, &[u8; SALT_BYTES]),
        vouched_by: Option<PersonId>,
        session: &SessionId,
    ) -> Result<(), Trouble> {
        let no_memory = || Failure::Unavailable("there is no memory to hash a PIN".to_owned());
        let secret = Secret::make(pin, salt).ok_or_else(no_memory)?;
        let chosen = Chosen { name: SecretName::of(identity), secret, vouched_by };
        let earlier = self.look(person).await?.kept;
        let written = self.journal.put_blob(chosen.name.as_str(), chosen.secret.as_bytes()).await;
        written.map_err(|error| Failure::Unavailable(error.to_string()))?;
        let set = self.commit(person, |access| access.set_pin(person, &chosen, session.clone())).await;
        let useless = match (&set, &earlier) {
            (Ok(_), Kept::At { secret, .. }) => Some(secret),
            // What is perhaps written may be needed.
            (Err(Trouble::Refused(_)), _) => Some(&chosen.name),
            _ => None,
        };
        if let Some(name) = useless {
            // A secret that nobody speaks of any more says nothing; it is erased, or it stays until the storage can.
            let _ = self.journal.erase_blob(name.as_str()).await;
        }
        set.map(|_| ())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn sign_out(&self, person: &PersonId, session: &SessionId, because: SignedOut) -> Result<(), Trouble> {
        self.commit(person, |access| access.sign_out(session, because)).await.map(|_| ())
    }

    async fn secret_of(&self, access: &Access) -> Result<Option<Secret>, Trouble> {
        let Kept::At { secret, digest, .. } = &access.kept else { return Ok(None) };
        let bytes = self.journal.get_blob(secret.as_str()).await.map_err(Failure::from)?;
        let secret = bytes.and_then(|bytes| Secret::read(&bytes, digest));
        // Erased, or exchanged behind the journal's back: only a colleague helps.
        secret.map(Some).ok_or(Trouble::Refused(Refusal::Lost))
    }

    /// Makes it happen; answers with the access as it stands afterwards.
    async fn commit(&self, person: &PersonId, decide: impl Fn(&Access) -> Result<Vec<AccessEvent>, Refusal>) -> Result<Access, Trouble> {
        let (stream, stamp) = (Stream::access(person), (self.stamp)());
        let mut perhaps_written = false;
        for _ in 0..DECISIONS_MAX {
            let mut access = self.look(person).await?;
            let events = decide(&access).map_err(Trouble::Refused)?;
            let texts = events.iter().map(serde_json::to_string).collect::<Result<Vec<String>, _>>();
            let events = texts.map_err(|error| Failure::Unavailable(error.to_string()))?;
            let part = Part { stream: stream.clone(), expected: access.version, events };
            let batch = Batch { request: stamp.request.clone(), parts: vec![part], take: None, time: stamp.now, by: stamp.by.clone() };
            match append_until_known(self.journal, &batch, &self.pause, &mut perhaps_written).await {
                Ok(_) => {
                    access.apply(access.version + 1, &batch.parts[0].events);
                    return Ok(access);
                }
                Err(AppendError::Conflict(_)) => {}
                Err(_) if perhaps_written => return Err(Failure::Unknown.into()),
                Err(error) => return Err(to_failure(error).into()),
            }
        }
        Err(Failure::TooBusy.into())
    }
}

/// The access that a stream tells of. Every append counts, also one that cannot be read or that is missing between two others.
fn fold(stream: &Stream, page: Page) -> Access {
    let mut access = Access::default();
    for part in page.entries.iter().flat_map(|entry| &entry.parts).filter(|part| part.stream == *stream) {
        while access.version + 1 < part.version {
            access.apply_unreadable();
        }
        access.apply(part.version, &part.events);
    }
    let last = page.entries.last().map(|entry| entry.place);
    for _ in page.unreadable.iter().filter(|place| Some(**place) > last) {
        access.apply_unreadable();
    }
    access
}
