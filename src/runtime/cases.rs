//! Cases at work: what is personal is sealed and kept first, then one append names it; on conflict it is decided again, as the command function does for the
//! floor.
//!
//! It is apart from the command function as the cases' commands are apart from the floor's: the kiosk decides about numbers and carries none of this.

use std::cell::RefCell;

use super::case_deeds::{Sides, person_of, record};
use super::command::{DECISIONS_MAX, Failure, Stamp, append_until_known, to_failure};
use crate::domain::case::deed::{Application, Deed, Fix};
use crate::domain::case::lookup::{self, FindBy};
use crate::domain::case::seal::{Contact, SealFault, Seals};
use crate::domain::case::side::PersonRecord;
use crate::domain::case::{Case, CaseChange, CaseCommand, CaseFile, CaseRefusal, CaseView, SideRef, decide};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::hall::Hall;
use crate::domain::identity::RequestId;
use crate::domain::stream::Stream;
use crate::domain::time::Day;
use crate::journal::{AppendError, Appended, Batch, Journal, Part};
use crate::projection::case_table::{CaseTable, catch_up};

/// Where cases are accepted and moved on.
pub struct CaseOffice<'a, K, P> {
    /// The facts, and what lies beside them.
    pub journal: &'a Journal,
    /// The content.
    pub hall: &'a Hall,
    /// All cases, as far as they have been read.
    pub table: &'a RefCell<CaseTable>,
    /// Whatever seals on this machine.
    pub seals: &'a K,
    /// A fresh random identity.
    pub fresh: &'a dyn Fn() -> String,
    /// The highest serial of a day that may have been printed although no record says so.
    pub given: &'a dyn Fn(Day) -> u32,
    /// Waits that many milliseconds.
    pub pause: P,
}

/// Why it did not happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseTrouble {
    /// The rules forbid it.
    Refused(CaseRefusal),
    /// The storage does not do it.
    Failed(Failure),
    /// What is personal cannot be sealed here.
    Sealing(SealFault),
    /// What was personal of this case has been erased: nothing is written down for it any more.
    Erased,
    /// The day's numbers are used up.
    NoNumberLeft,
}

impl<T: Into<Failure>> From<T> for CaseTrouble {
    fn from(failure: T) -> Self {
        Self::Failed(failure.into())
    }
}

impl From<SealFault> for CaseTrouble {
    fn from(fault: SealFault) -> Self {
        Self::Sealing(fault)
    }
}

/// What lies beside the journal for a number before its append.
#[derive(Default)]
struct Kept {
    lookups: Vec<String>,
    notes: Vec<String>,
}

/// What is known of the person of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// As the record has it; the contact where this machine's key opens it.
    Known(Box<PersonRecord>, Option<Contact>),
    /// Its time was over, and it is no longer kept.
    Erased,
    /// It is damaged.
    Unreadable,
}

impl<K: Seals, P: AsyncFn(u32)> CaseOffice<'_, K, P> {
    /// Accepts a case; answers with its receipt when it is durable. The same request again gets the same receipt.
    ///
    /// # Errors
    /// See [`CaseTrouble`]. After [`Failure::Unknown`] only the same request may be sent again.
    pub async fn accept(&self, application: &Application, stamp: &Stamp) -> Result<ReceiptNumber, CaseTrouble> {
        if let Some(number) = self.answered(&stamp.request).await? {
            return Ok(number);
        }
        let mut sides = Sides::new(self.fresh);
        let person = sides.keep(&record(&application.person, self.seals).await?.write());
        let digests = self.digests(&application.person.ways()).await?;
        let (mut perhaps_written, mut left) = (false, Kept::default());
        for _ in 0..DECISIONS_MAX {
            let placed = self.place(application, (&person, &digests), &sides, (stamp, &left)).await;
            let (number, change, kept) = match placed {
                Ok(placed) => placed,
                Err(trouble) => return self.give_up(&sides, &left, perhaps_written, trouble).await,
            };
            match self.append(change, stamp, &mut perhaps_written).await {
                Err(AppendError::Conflict(moved)) => {
                    left = kept;
                    // What cannot be read now is read when the next number is looked for.
                    let _ = catch_up(self.table, self.journal).await;
                    self.table.borrow_mut().note_versions(&moved);
                }
                Err(AppendError::RequestReused) => {
                    let before = self.answered(&stamp.request).await;
                    self.throw_away(&sides, &kept.lookups, &kept.notes).await;
                    return before?.ok_or_else(|| Failure::Unknown.into());
                }
                answer => return self.settle(answer, perhaps_written, (&sides, &kept.lookups, &kept.notes)).await.map(|()| number),
            }
        }
        self.give_up(&sides, &left, perhaps_written, Failure::TooBusy.into()).await
    }

    /// The next number, and what makes the case happen under it; what is personal is kept and noted for this number, and no more for the one before.
    async fn place(
        &self,
        application: &Application,
        (person, digests): (&SideRef, &[String]),
        sides: &Sides<'_>,
        (stamp, left): (&Stamp, &Kept),
    ) -> Result<(ReceiptNumber, CaseChange, Kept), CaseTrouble> {
        catch_up(self.table, self.journal).await?;
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let next = self.table.borrow().next_number(&self.hall.code, today, (self.given)(today));
        let number = next.ok_or(CaseTrouble::NoNumberLeft)?;
        let command = CaseCommand::Accept(Box::new(application.with_person(person.clone())));
        let change = self.decide(number, None, &command, stamp)?;
        let led = application.ticket.as_ref().map(|ticket| lookup::led(ticket, &number));
        let lookups = lookups_of(digests, &number, person).into_iter().chain(led).collect::<Vec<_>>();
        let notes = self.keep(number, today, sides, &lookups).await?;
        // The new note first, so that a crash leaves one; the old one before the append, so that no sweep takes it for what lies there.
        self.forget(&left.lookups, &left.notes).await?;
        Ok((number, change, Kept { lookups, notes }))
    }

    /// Nothing was written: nothing personal stays.
    async fn give_up<T>(&self, sides: &Sides<'_>, left: &Kept, perhaps_written: bool, trouble: CaseTrouble) -> Result<T, CaseTrouble> {
        if perhaps_written {
            return Err(Failure::Unknown.into());
        }
        self.throw_away(sides, &left.lookups, &left.notes).await;
        Err(trouble)
    }

    /// Does something with a case.
    ///
    /// # Errors
    /// See [`CaseTrouble`]. After [`Failure::Unknown`] only the same request may be sent again.
    pub async fn act(&self, number: ReceiptNumber, deed: &Deed, stamp: &Stamp) -> Result<(), CaseTrouble> {
        if let Some(before) = self.answered(&stamp.request).await? {
            // A request is of one case: what was answered about another is no answer to this.
            return if before == number { Ok(()) } else { Err(Failure::Unknown.into()) };
        }
        // What is decided by a wrong date is decided late, or erased too soon.
        if stamp.clock_in_doubt && !matches!(deed, Deed::Reprint | Deed::Find(_)) {
            return Err(CaseTrouble::Refused(CaseRefusal::ClockInDoubt));
        }
        let mut sides = Sides::new(self.fresh);
        if let Some(file) = read(self.journal, number).await?
            && let Person::Known(_, Some(contact)) = self.person(&file.case).await?
        {
            contact.agent.into_iter().chain([contact.name]).for_each(|name| sides.hide(name));
        }
        let command = sides.command(deed, self.seals).await?;
        let lookups = match (deed, &command) {
            (Deed::Correct(_, Fix::Person(applicant), _), _) => {
                let person = &sides.made[0].0;
                lookups_of(&self.digests(&applicant.ways()).await?, &number, person)
            }
            _ => Vec::new(),
        };
        let today = self.hall.utc_offset_minutes.day(stamp.now);
        let mut perhaps_written = false;
        let mut noted = None;
        for _ in 0..DECISIONS_MAX {
            let file = read(self.journal, number).await?;
            let is_late = file.as_ref().is_some_and(|file| is_past_retention(&file.case, self.hall, today));
            if is_late && !sides.made.is_empty() {
                return Err(CaseTrouble::Erased);
            }
            let change = match self.decide(number, file.as_ref(), &command, stamp) {
                Ok(change) => change,
                Err(refused) => {
                    self.throw_away(&sides, &lookups, noted.as_deref().unwrap_or(&[])).await;
                    return Err(refused);
                }
            };
            if noted.is_none() {
                noted = Some(self.keep(number, today, &sides, &lookups).await?);
            }
            match self.append(change, stamp, &mut perhaps_written).await {
                Err(AppendError::Conflict(_)) => {}
                Err(AppendError::RequestReused) => return Ok(()),
                answer => return self.settle(answer, perhaps_written, (&sides, &lookups, noted.as_deref().unwrap_or(&[]))).await,
            }
        }
        Err(Failure::TooBusy.into())
    }

    /// Receipts of the cases of whoever has this phone or document, the newest first.
    ///
    /// # Errors
    /// When the storage cannot be read, or this machine's key is not there.
    pub async fn find(&self, by: &FindBy) -> Result<Vec<ReceiptNumber>, CaseTrouble> {
        let mut receipts = Vec::new();
        for digest in self.seals.digests(&by.text()).await? {
            for key in self.journal.lookups(&FindBy::prefix(&digest)).await? {
                let Some((number, person)) = lookup::found(&key) else { continue };
                // What a crash left, and what was corrected since, leads nowhere.
                let file = read(self.journal, number).await?;
                if file.is_some_and(|file| file.case.person.identity() == person) {
                    receipts.push(number);
                }
            }
        }
        receipts.sort_by_key(|number| (number.day(), number.serial()));
        receipts.reverse();
        receipts.dedup();
        Ok(receipts)
    }

    /// Whose case it is.
    ///
    /// # Errors
    /// When the storage cannot be read.
    pub async fn person(&self, case: &Case) -> Result<Person, CaseTrouble> {
        Ok(person_of(self.journal, case, Some(self.seals)).await?)
    }

    fn decide(
        &self,
        number: ReceiptNumber,
        file: Option<&CaseFile>,
        command: &CaseCommand,
        stamp: &Stamp,
    ) -> Result<CaseChange, CaseTrouble> {
        let view = CaseView { hall: self.hall, now: stamp.now, clock_in_doubt: stamp.clock_in_doubt };
        decide(&view, number, file, command).map_err(CaseTrouble::Refused)
    }

    /// The receipt that this request was answered with before: a double press, or a repetition after an answer that was never heard.
    ///
    /// # Errors
    /// When the storage cannot be read, or the record that was written for it.
    pub async fn answered(&self, request: &RequestId) -> Result<Option<ReceiptNumber>, CaseTrouble> {
        let Some(Appended { place, .. }) = self.journal.answer_to(request).await? else { return Ok(None) };
        let page = self.journal.after(place.before(), 1).await?;
        let number = page.entries.first().and_then(|entry| entry.parts.first()?.stream.receipt());
        catch_up(self.table, self.journal).await?;
        // It was written, and the record cannot be read: nothing may be printed of it.
        number.map(Some).ok_or_else(|| Failure::Damaged(format!("{place:?}")).into())
    }

    async fn digests(&self, ways: &[FindBy]) -> Result<Vec<String>, CaseTrouble> {
        let mut digests = Vec::new();
        for way in ways {
            digests.extend(self.seals.digests(&way.text()).await?.into_iter().next());
        }
        Ok(digests)
    }

    /// Keeps side records and lookups, after noting what a crash would leave of them; gives the notes.
    async fn keep(&self, number: ReceiptNumber, today: Day, sides: &Sides<'_>, lookups: &[String]) -> Result<Vec<String>, CaseTrouble> {
        let noted: Vec<String> = sides.made.iter().map(|(side, _)| lookup::pending(today, &number, side)).collect();
        if noted.is_empty() {
            return Ok(noted);
        }
        self.journal.add_lookups(&[noted.as_slice(), lookups].concat()).await?;
        for (side, kept) in &sides.made {
            self.journal.put_blob(side.name(), kept.as_bytes()).await?;
        }
        Ok(noted)
    }

    async fn forget(&self, lookups: &[String], noted: &[String]) -> Result<(), CaseTrouble> {
        Ok(self.journal.erase_lookups(&[lookups, noted].concat()).await?)
    }

    /// Nothing names these records, and nothing ever will. What cannot be erased now is noted, and swept another day.
    async fn throw_away(&self, sides: &Sides<'_>, lookups: &[String], noted: &[String]) {
        if noted.is_empty() {
            return;
        }
        for (side, _) in &sides.made {
            if self.journal.erase_blob(side.name()).await.is_err() {
                return;
            }
        }
        let _ = self.forget(lookups, noted).await;
    }

    async fn append(&self, change: CaseChange, stamp: &Stamp, perhaps_written: &mut bool) -> Result<Appended, AppendError> {
        let unwritable = |error: serde_json::Error| AppendError::Unavailable(error.to_string());
        let part = Part { stream: change.stream, expected: change.expected, events: vec![change.event.to_json().map_err(unwritable)?] };
        let (request, by) = (stamp.request.clone(), stamp.by.clone());
        let batch = Batch { request, parts: vec![part], take: None, time: stamp.now, by };
        append_until_known(self.journal, &batch, &self.pause, perhaps_written).await
    }

    async fn settle(
        &self,
        answer: Result<Appended, AppendError>,
        perhaps_written: bool,
        (sides, lookups, noted): (&Sides<'_>, &[String], &[String]),
    ) -> Result<(), CaseTrouble> {
        match answer {
            Ok(_) => {
                // It happened: neither a note that stays nor a read that fails now may turn that into a failure.
                if !noted.is_empty() {
                    let _ = self.forget(&[], noted).await;
                }
                let _ = catch_up(self.table, self.journal).await;
                Ok(())
            }
            Err(_) if perhaps_written => Err(Failure::Unknown.into()),
            Err(error) => {
                self.throw_away(sides, lookups, noted).await;
                Err(to_failure(error).into())
            }
        }
    }
}

/// A case with which nothing has happened for so many days will never be over by itself: who applied has moved, or died, or does not need it any more. Beyond
/// the longest limits, appeals and retention of archives by the counter.
pub const ABANDONED_DAYS: i64 = 730;

/// Whether the time is over for which what is personal of a case is kept.
pub fn is_past_retention(case: &Case, hall: &Hall, today: Day) -> bool {
    match case.over_at() {
        Some(at) => today.days_since(hall.utc_offset_minutes.day(at)) > i64::from(hall.limits.case_retention_days()),
        None => is_abandoned(case, hall, today),
    }
}

/// Whether nothing has happened with a case that is not over for [`ABANDONED_DAYS`].
pub fn is_abandoned(case: &Case, hall: &Hall, today: Day) -> bool {
    case.over_at().is_none() && today.days_since(hall.utc_offset_minutes.day(case.touched_at)) > ABANDONED_DAYS
}

/// The case of a receipt with its history, or nothing where no case begins so.
///
/// # Errors
/// When the storage cannot be read.
pub async fn read(journal: &Journal, number: ReceiptNumber) -> Result<Option<CaseFile>, Failure> {
    let stream = Stream::case(&number);
    let page = journal.read(&stream, 0).await?;
    let mut file: Option<CaseFile> = None;
    for entry in &page.entries {
        for part in entry.parts.iter().filter(|part| part.stream == stream) {
            for text in &part.events {
                file = CaseFile::read(file, number, (entry.time, &entry.by, part.version), text);
            }
        }
    }
    if let (Some(file), Some(last)) = (&mut file, page.entries.last().map(|entry| entry.place)) {
        // A torn record behind the last sound one has counted all the same.
        let torn = page.unreadable.iter().filter(|place| **place > last).count();
        file.case.version += u32::try_from(torn).unwrap_or(0);
    }
    Ok(file)
}

/// The text of a side record: nothing where it was erased; none inside where it is damaged.
///
/// # Errors
/// When the storage cannot be read.
pub async fn side_text(journal: &Journal, side: &SideRef) -> Result<Option<Option<String>>, Failure> {
    let Some(bytes) = journal.get_blob(side.name()).await? else { return Ok(None) };
    let text = String::from_utf8(bytes).ok().and_then(|kept| side.read(&kept).map(str::to_owned));
    Ok(Some(text))
}

fn lookups_of(digests: &[String], number: &ReceiptNumber, person: &SideRef) -> Vec<String> {
    let by_person = digests.iter().flat_map(|digest| lookup::keys(digest, number, person));
    by_person.chain([lookup::own(number, person)]).collect()
}
