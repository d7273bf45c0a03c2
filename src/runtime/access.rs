//! PINs at work: read one person's stream, decide, append, on conflict decide again, as the command function does for the floor.
//!
//! It is apart from the command function because it has nothing to do with the floor: what it reads is read when somebody signs in and by nobody else.

use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use crate::domain::access::kit::kit;
use crate::domain::access::secret::{SALT_BYTES, Secret};
use crate::domain::access::{
    Access, AccessEvent, Chosen, Kept, Pin, RecoveryCode, Refusal, SecretName, SignedOut, Standing, Use, Voucher, Waited,
};
use crate::domain::identity::{PersonId, SessionId};
use crate::domain::stream::Stream;
use crate::domain::time::Timestamp;
use crate::journal::{AppendError, Batch, Journal, Page, Part};

/// Where PINs are kept and asked for.
pub struct Office<'a, S, P> {
    /// The facts, and the secrets beside them.
    pub journal: &'a Journal,
    /// A new request with the hall's time and who acts.
    pub stamp: S,
    /// Waits that many milliseconds.
    pub pause: P,
    /// It is the demonstration's: only there the PINs that everybody is shown can be kept.
    pub is_demo: bool,
}

/// A random identity and a random salt, both fresh: what keeping a new secret needs.
pub type Fresh<'a> = (&'a str, &'a [u8; SALT_BYTES]);

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
        look(self.journal, person).await
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

    /// Chooses a PIN and signs in with it. Who vouches has proved it a moment ago; `waited` is what was watched of a reset, for [`Voucher::Time`].
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn set_pin(
        &self,
        person: &PersonId,
        pin: &Pin,
        fresh: Fresh<'_>,
        (voucher, waited): (Voucher, Waited),
        session: &SessionId,
    ) -> Result<(), Trouble> {
        if pin.fault_of_choice().is_some() {
            return Err(Trouble::Refused(Refusal::Weak));
        }
        let beside = match &voucher {
            Voucher::SetUp => Beside::SetUp,
            Voucher::Person(colleague) if colleague != person => Beside::Word(colleague.clone()),
            _ => Beside::Nothing,
        };
        let chosen = make_secret(pin, fresh, voucher, waited)?;
        let decide = |access: &Access, voucher: Option<&Access>, now| access.set_pin(person, &chosen, session.clone(), (voucher, now));
        self.keep(person, &chosen, async || self.commit_with(person, &beside, decide).await).await
    }

    /// Keeps a new recovery code in place of the old one, for the administrator who made it.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn set_kit(&self, code: &RecoveryCode, fresh: Fresh<'_>, by: &PersonId) -> Result<(), Trouble> {
        let (kit, chosen) = (kit(), make_secret(code.as_pin(), fresh, Voucher::Person(by.clone()), Waited::default())?);
        self.keep(&kit, &chosen, async || self.commit(&kit, |access| Ok(access.set_kit(&chosen, by))).await).await
    }

    /// Gives somebody the PIN that the demonstration shows for the person in this place, unless they have one.
    ///
    /// # Errors
    /// See [`Trouble`]; always in a real hall.
    pub async fn give_demo_pin(&self, person: &PersonId, place: usize, fresh: Fresh<'_>) -> Result<(), Trouble> {
        if !self.is_demo {
            return Err(Trouble::Refused(Refusal::Weak));
        }
        let chosen = make_secret(&Pin::of_demo(place), fresh, Voucher::Nobody, Waited::default())?;
        self.keep(person, &chosen, async || self.commit(person, |access| access.give(&chosen)).await).await
    }

    /// Asks for a reset that takes effect when everybody has had the time to stop it.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn ask_reset(&self, person: &PersonId) -> Result<Access, Trouble> {
        self.commit(person, Access::ask_reset).await
    }

    /// Stops it.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn stop_reset(&self, person: &PersonId, by: &PersonId) -> Result<Access, Trouble> {
        self.commit(person, |access| access.stop_reset(by)).await
    }

    /// Puts a secret beside the journal, lets `commit` speak of it there, and erases whichever of the old and the new one is spoken of no more.
    async fn keep(&self, person: &PersonId, chosen: &Chosen, commit: impl AsyncFnOnce() -> Result<Access, Trouble>) -> Result<(), Trouble> {
        let earlier = self.look(person).await?.kept;
        let written = self.journal.put_blob(chosen.name.as_str(), chosen.secret.as_bytes()).await;
        written.map_err(|error| Failure::Unavailable(error.to_string()))?;
        let set = commit().await;
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
        self.commit_with(person, &Beside::Nothing, |access, _, _| decide(access)).await
    }

    /// The same, with what else happens in the same append.
    async fn commit_with(
        &self,
        person: &PersonId,
        beside: &Beside,
        decide: impl Fn(&Access, Option<&Access>, Timestamp) -> Result<Vec<AccessEvent>, Refusal>,
    ) -> Result<Access, Trouble> {
        let (stream, stamp) = (Stream::access(person), (self.stamp)());
        let mut perhaps_written = false;
        for _ in 0..DECISIONS_MAX {
            let mut access = self.look(person).await?;
            let voucher = match beside {
                Beside::Word(voucher) => Some(self.look(voucher).await?),
                Beside::Nothing | Beside::SetUp => None,
            };
            let events = decide(&access, voucher.as_ref(), stamp.now).map_err(Trouble::Refused)?;
            let mut parts = vec![to_part(stream.clone(), access.version, &events)?];
            match (beside, voucher) {
                (Beside::SetUp, _) if self.look(&kit()).await?.version > 0 => return Err(Trouble::Refused(Refusal::IsSetUp)),
                (Beside::SetUp, _) => {
                    parts.push(to_part(Stream::access(&kit()), 0, &[AccessEvent::SetUp { administrator: person.clone() }])?)
                }
                (Beside::Word(voucher), Some(at)) => parts.push(use_word(voucher, &at, person)?),
                _ => {}
            }
            let batch = Batch { request: stamp.request.clone(), parts, take: None, time: stamp.now, by: stamp.by.clone() };
            match append_until_known(self.journal, &batch, &self.pause, &mut perhaps_written).await {
                Ok(_) => {
                    access.apply(access.version + 1, stamp.now, &batch.parts[0].events);
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

/// What happens in the append in which somebody's PIN is chosen.
enum Beside {
    /// Nothing else.
    Nothing,
    /// The kit's stream begins, and cannot begin twice.
    SetUp,
    /// A colleague's word is used up; two choices on one word are none.
    Word(PersonId),
}

/// The word that `voucher`, who stands so, has given for `colleague` is used up.
pub(super) fn use_word(voucher: &PersonId, at: &Access, colleague: &PersonId) -> Result<Part, Failure> {
    to_part(Stream::access(voucher), at.version, &[AccessEvent::VouchUsed { colleague: colleague.clone() }])
}

/// What is known of this person's access.
///
/// # Errors
/// When the journal cannot be read.
pub(super) async fn look(journal: &Journal, person: &PersonId) -> Result<Access, Failure> {
    let stream = Stream::access(person);
    Ok(fold(&stream, journal.read(&stream, 0).await?))
}

fn to_part(stream: Stream, expected: u32, events: &[AccessEvent]) -> Result<Part, Failure> {
    let texts = events.iter().map(serde_json::to_string).collect::<Result<Vec<String>, _>>();
    let events = texts.map_err(|error| Failure::Unavailable(error.to_string()))?;
    Ok(Part { stream, expected, events })
}

fn make_secret(pin: &Pin, (identity, salt): Fresh<'_>, voucher: Voucher, waited: Waited) -> Result<Chosen, Failure> {
    let no_memory = || Failure::Unavailable("there is no memory to hash a PIN".to_owned());
    let secret = Secret::make(pin, salt).ok_or_else(no_memory)?;
    Ok(Chosen { name: SecretName::of(identity), secret, voucher, waited })
}

/// The access that a stream tells of. Every append counts, also one that cannot be read or that is missing between two others.
fn fold(stream: &Stream, page: Page) -> Access {
    let mut access = Access::default();
    let parts = page.entries.iter().flat_map(|entry| entry.parts.iter().map(move |part| (entry.time, part)));
    for (time, part) in parts.filter(|(_, part)| part.stream == *stream) {
        while access.version + 1 < part.version {
            access.apply_unreadable();
        }
        access.apply(part.version, time, &part.events);
    }
    let last = page.entries.last().map(|entry| entry.place);
    for _ in page.unreadable.iter().filter(|place| Some(**place) > last) {
        access.apply_unreadable();
    }
    access
}
