//! Publishing at work: read the `content` stream, decide, append, on conflict decide again; bundles, proposals and notes lie beside the journal.
//!
//! What is put beside the journal is put there before the event that speaks of it, and is erased when the event is refused: nothing of a refused bundle is
//! kept. It is apart from the command function for the same reason as the office of PINs: the floor knows nothing of it.

use super::command::{Failure, Stamp};
use super::publishing_ground::Ground;
use super::publishing_record::fold;
use crate::domain::content::{
    Accepted, Act, Bundle, Circumstances, Current, DRAFT_BYTES_MAX, Denied, Digest, Draft, Edition, FORM, NoteRef, Order, Publishing,
    Refusal, SignFault, Signs, Source, accept, current_of, open,
};
use crate::domain::identity::PersonId;
use crate::domain::parts;
use crate::domain::stream::Stream;
use crate::domain::time::Timestamp;
use crate::journal::Journal;

/// Bundles that are kept for returning to them, about 20 MB with 79 guides; the history goes on for ever.
pub const BUNDLES_KEPT: usize = 24;

/// Where content is put forward, approved, published and taken in.
pub struct PublishingOffice<'a, S, P, M> {
    /// The facts, and the bundles beside them.
    pub journal: &'a Journal,
    /// A new request with the hall's time and who acts.
    pub stamp: S,
    /// Waits that many milliseconds.
    pub pause: P,
    /// Whether this person has the right, by the hall that the window works with; asked for every order that no newer hall speaks of.
    pub may: M,
    /// The newest version noted outside the journal (0: none), which outlives a storage that the browser has cleared.
    pub noted_version: u32,
    /// The hall round it.
    pub ground: Ground,
}

/// Why it did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The rules forbid it.
    Denied(Denied),
    /// The bundle is not taken in.
    Refused(Refusal),
    /// Nothing was signed.
    NotSigned(SignFault),
    /// This machine's key is not the one that counts: publish on the other machine, or change the key.
    OtherKey,
    /// What lay beside the journal is gone or was exchanged.
    Gone,
    /// The storage does not do it.
    Failed(Failure),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<Denied> for Trouble {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl<S: Fn() -> Stamp, P: AsyncFn(u32), M: Fn(&PersonId, Act) -> bool> PublishingOffice<'_, S, P, M> {
    /// What is known of the content.
    ///
    /// # Errors
    /// When the journal cannot be read. A single damaged record is counted instead.
    pub async fn look(&self) -> Result<Publishing, Failure> {
        let stream = Stream::content();
        let state = fold(&stream, &self.journal.read(&stream, 0).await?).with_note(self.noted_version);
        self.note_newest(&state);
        Ok(state)
    }

    /// Puts a draft forward in its author's name; answers with the proposal's name. What could not be published is not put forward.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn propose(&self, draft: &Draft) -> Result<Digest, Trouble> {
        let text = draft.text().map_err(|error| Failure::Unavailable(error.to_string()))?;
        let hash = Digest::of(text.as_bytes());
        // The rules are asked first: what they refuse is never written anywhere, and the same text may lie there for a proposal that is open.
        let (order, state) = (Order::Propose(draft, hash), self.look().await?);
        self.allowed_in(&state, &draft.author, order.act()).await?;
        if text.len() > DRAFT_BYTES_MAX {
            return Err(Denied::TooLarge { bytes: text.len() }.into());
        }
        state.decide(&draft.author, &order, (self.stamp)().now)?;
        self.may_stand(&state, draft).await?;
        self.put(&Draft::blob(&hash), text.as_bytes()).await?;
        let outcome = self.commit(&draft.author, &order).await;
        // Overtaken at the last moment: nothing speaks of this text, unless another window has put the very same forward.
        if matches!(outcome, Err(Trouble::Denied(_))) && self.look().await.is_ok_and(|state| state.proposal(&hash).is_none()) {
            self.erase(&Draft::blob(&hash)).await;
        }
        outcome.map(|_| hash)
    }

    /// Puts the contents of an earlier version forward again, as a change of the newest: guides that differ from those in force get a higher version.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn propose_return(&self, who: &PersonId, version: u32, expires_at: Timestamp) -> Result<Digest, Trouble> {
        let state = self.look().await?;
        let edition = state.edition(version).filter(|edition| state.is_believed(edition)).ok_or(Denied::NoSuchVersion)?;
        let trust = state.signing_trust()?;
        let bytes = self.export(edition).await?;
        // It was checked when it came here; these are the bytes that the journal speaks of.
        let bundle = Bundle::read_kept(&bytes, &edition.hash).ok_or(Trouble::Gone)?;
        let (form, hall) = (Draft::FORM.to_owned(), trust.hall().to_owned());
        let (author, base, shown) = (who.clone(), state.newest().0, self.shown(&state).await?);
        let parts = bundle.parts.into_iter().map(|part| parts::brought_back(part, &shown)).collect();
        self.propose(&Draft { form, hall, author, base, returns_to: Some(version), expires_at, parts }).await
    }

    /// What was put forward.
    ///
    /// # Errors
    /// When it is gone, or the storage cannot be read.
    pub async fn draft(&self, proposal: &Digest) -> Result<Draft, Trouble> {
        let bytes = self.journal.get_blob(&Draft::blob(proposal)).await.map_err(Failure::from)?;
        bytes.and_then(|bytes| Draft::read(&bytes, proposal)).ok_or(Trouble::Gone)
    }

    /// Takes an own proposal back.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn take_back(&self, who: &PersonId, proposal: &Digest) -> Result<Publishing, Trouble> {
        self.commit(who, &Order::TakeBack(*proposal)).await
    }

    /// Says yes to exactly this proposal.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn approve(&self, who: &PersonId, proposal: &Digest) -> Result<Publishing, Trouble> {
        let (order, state) = (Order::Approve(*proposal), self.look().await?);
        self.allowed_in(&state, who, order.act()).await?;
        if let Some(open) = state.proposal(proposal).filter(|open| open.author != *who)
            && let Some(denied) = self.one_hand(open, who).await?
        {
            return Err(denied.into());
        }
        self.commit(who, &order).await
    }

    /// Returns a proposal to its author with a note. `identity` and `salt` are fresh random identities.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn return_to_author(
        &self,
        who: &PersonId,
        proposal: &Digest,
        note: &str,
        (identity, salt): (&str, &str),
    ) -> Result<Publishing, Trouble> {
        let (note, kept) = NoteRef::make(identity, salt, note);
        self.put(&note.name, kept.as_bytes()).await?;
        let returned = self.commit(who, &Order::Return(*proposal, note.clone())).await;
        if matches!(returned, Err(Trouble::Denied(_))) {
            self.erase(&note.name).await;
        }
        returned
    }

    /// What somebody wrote when returning a proposal.
    ///
    /// # Errors
    /// When it is gone, or the storage cannot be read.
    pub async fn note(&self, note: &NoteRef) -> Result<String, Trouble> {
        let kept = self.journal.get_blob(&note.name).await.map_err(Failure::from)?;
        kept.and_then(|kept| note.read(&kept)).ok_or(Trouble::Gone)
    }

    /// Makes a bundle of an approved proposal, signs it and puts it in force. Rights, hands and faults are asked once more.
    ///
    /// # Errors
    /// See [`Trouble`]. What this machine would not take in itself is not published.
    pub async fn publish(
        &self,
        who: &PersonId,
        proposal: &Digest,
        signer: &impl Signs,
        validate: impl FnMut(&str, &str) -> Result<(), String>,
    ) -> Result<Edition, Trouble> {
        let (state, now) = (self.look().await?, (self.stamp)().now);
        self.allowed_in(&state, who, Act::Publish).await?;
        let proposed = state.publishable(proposal, now)?;
        let trust = state.signing_trust()?;
        if signer.public() != trust.key() {
            return Err(Trouble::OtherKey);
        }
        let (approvers, draft) = (self.approvers(&state, proposed).await?, self.draft(proposal).await?);
        self.may_stand(&state, &draft).await.map_err(|trouble| match trouble {
            Trouble::Denied(Denied::NotAllowed(act)) => Denied::NoLongerAllowed(act).into(),
            trouble => trouble,
        })?;
        let bundle = Bundle {
            form: FORM.to_owned(),
            hall: trust.hall().to_owned(),
            version: state.next_version(),
            made_at: now,
            expires_at: proposed.expires_at,
            author: proposed.author.clone(),
            approvers,
            key: trust.key().id(),
            key_changes: trust.changes().to_vec(),
            parts: draft.parts,
        };
        let signed = bundle.signed_text().map_err(|error| Failure::Unavailable(error.to_string()))?;
        let signature = signer.sign(signed.as_bytes()).await.map_err(Trouble::NotSigned)?;
        let text = Bundle::seal(signed, &signature);
        let accepted = open(text.as_bytes(), trust, validate).map_err(Trouble::Refused)?;
        let edition = Edition::of(&bundle, accepted.hash, proposed.returns_to, Source::Here);
        self.put_in_force(who, text.as_bytes(), &edition, &Order::Publish(*proposal, &edition)).await?;
        Ok(edition)
    }

    /// Takes a bundle in from outside: a file, or the site. The same bundle again changes nothing.
    ///
    /// # Errors
    /// [`Trouble::Refused`] with the reason; nothing of it is kept.
    pub async fn adopt(
        &self,
        who: &PersonId,
        bytes: &[u8],
        source: Source,
        validate: impl FnMut(&str, &str) -> Result<(), String>,
    ) -> Result<Edition, Trouble> {
        let state = self.look().await?;
        self.allowed_in(&state, who, Act::Adopt).await?;
        let trust = state.signing_trust()?;
        let at = Circumstances { trust, newest: state.newest(), now: (self.stamp)().now };
        let Accepted { bundle, hash, trust: after, is_known } = accept(bytes, at, validate).map_err(Trouble::Refused)?;
        if is_known && let Some(edition) = state.edition(bundle.version) {
            // Known; perhaps it had been lost.
            self.put(&edition.blob(), bytes).await?;
            return Ok(edition.clone());
        }
        let same = trust.changes().iter().zip(after.changes()).take_while(|(known, told)| known == told).count();
        let edition = Edition::of(&bundle, hash, None, source);
        self.put_in_force(who, bytes, &edition, &Order::Adopt(&edition, &after.changes()[same..])).await?;
        Ok(edition)
    }

    /// The file of a published version.
    ///
    /// # Errors
    /// When it is gone, or the storage cannot be read.
    pub async fn export(&self, edition: &Edition) -> Result<Vec<u8>, Trouble> {
        let bytes = self.journal.get_blob(&edition.blob()).await.map_err(Failure::from)?;
        bytes.filter(|bytes| Digest::of(bytes) == edition.hash).ok_or(Trouble::Gone)
    }

    /// The newest version is not to be shown any more; the one before it is, which must be here and of the same hall.
    ///
    /// # Errors
    /// See [`Trouble`].
    pub async fn withdraw(&self, who: &PersonId, version: u32) -> Result<Publishing, Trouble> {
        let state = self.look().await?;
        let before = match self.export(parts::withdrawable(&state, version)?).await {
            // What was shipped would be shown, and nobody has passed that.
            Err(Trouble::Gone) => return Err(Denied::NotWithdrawn.into()),
            before => before?,
        };
        // Nor is anything shown that these keys do not open.
        let opens = state.known_trust().is_some_and(|trust| open(&before, trust, |_, _| Ok(())).is_ok());
        if !opens {
            return Err(Denied::NotWithdrawn.into());
        }
        self.commit(who, &Order::Withdraw(version)).await
    }

    /// What is in force here, checked once more.
    ///
    /// # Errors
    /// When the storage cannot be read: that is not "nothing was published".
    pub async fn current(&self, now: Timestamp, validate: impl FnMut(&str, &str) -> Result<(), String>) -> Result<Current, Failure> {
        self.current_in(&self.look().await?, now, validate).await
    }

    /// What is in force by what is known here.
    ///
    /// # Errors
    /// As [`Self::current`].
    pub async fn current_in(
        &self,
        state: &Publishing,
        now: Timestamp,
        validate: impl FnMut(&str, &str) -> Result<(), String>,
    ) -> Result<Current, Failure> {
        let bytes = match state.in_force() {
            Some(edition) => self.journal.get_blob(&edition.blob()).await?,
            None => None,
        };
        Ok(current_of(state, bytes.as_deref(), now, validate))
    }

    /// Whether this person has the right at this moment.
    pub(super) async fn allowed(&self, who: &PersonId, act: Act) -> Result<(), Trouble> {
        self.allowed_in(&self.look().await?, who, act).await
    }

    /// Whether this person has the right by what is known here.
    pub(super) async fn allowed_in(&self, state: &Publishing, who: &PersonId, act: Act) -> Result<(), Trouble> {
        let staff = self.staff(state).await?;
        if self.may_act(staff.as_ref(), who, act) { Ok(()) } else { Err(Denied::NotAllowed(act).into()) }
    }

    async fn put(&self, key: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.journal.put_blob(key, bytes).await.map_err(|error| Failure::Unavailable(error.to_string()))
    }

    pub(super) async fn erase(&self, key: &str) {
        // What nobody speaks of any more says nothing; it is erased, or it stays until the storage can.
        let _ = self.journal.erase_blob(key).await;
    }

    fn note_newest(&self, state: &Publishing) {
        let newest = state.newest().0;
        if newest != self.noted_version {
            (self.ground.note)(newest);
        }
    }

    async fn put_in_force(&self, who: &PersonId, bytes: &[u8], edition: &Edition, order: &Order<'_>) -> Result<(), Trouble> {
        self.put(&edition.blob(), bytes).await?;
        let outcome = self.commit(who, order).await;
        match &outcome {
            Ok(state) => {
                self.note_newest(state);
                for old in state.dispensable(BUNDLES_KEPT) {
                    self.erase(&old.blob()).await;
                }
            }
            // Another window may have put the very same bundle in force a moment earlier; what cannot be looked at is left alone.
            Err(Trouble::Denied(_)) => {
                if self.look().await.is_ok_and(|state| state.history.iter().all(|known| known.hash != edition.hash)) {
                    self.erase(&edition.blob()).await;
                }
            }
            // What is perhaps written may be needed.
            Err(_) => {}
        }
        outcome.map(|_| ())
    }
}
