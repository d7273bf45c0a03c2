//! Opinions in a manager's window: what is read of them, which one is open, and what somebody does with it. Lives at the root of the surface.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::command::Failure;
use crate::domain::hall::Language;
use crate::domain::identity::{PersonId, RequestId};
use crate::domain::opinion::OpinionNumber;
use crate::domain::opinion::deed::{Act, OpinionDeed};
use crate::runtime::opinion_desk::{OpinionDesk, OpinionPage, Reading};
use crate::runtime::opinions::OpinionTrouble;
use crate::text::{follow_up, opinion as words, reasons};
use crate::ui::reacting::whenever;
use crate::ui::shell::{Shell, use_shell};

/// What is known of the one that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// It is being read.
    Looking,
    /// It cannot be read now.
    Failed,
    /// Here it is.
    Here(Box<OpinionPage>),
}

/// The phone of the one that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Contact {
    /// Nobody has asked for it.
    Masked,
    /// It is shown in full.
    Clear(String),
    /// This machine cannot read it.
    Sealed,
}

/// What somebody was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Note {
    /// It is done.
    Done(String),
    /// It is not.
    Failed(String),
}

/// Why one that was looked for by its number is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is none.
    NoSuch,
    /// Nothing can be told of it.
    Damaged,
    /// It cannot be read now.
    Failed,
}

/// Opinions at this desk.
#[derive(Clone, Copy)]
pub(in crate::ui::surfaces::manager) struct Opinions {
    desk: StoredValue<OpinionDesk, LocalStorage>,
    shell: Shell,
    /// Counts up when opinions change.
    changes: RwSignal<u32>,
    /// Which one is open.
    pub(super) open: RwSignal<Option<OpinionNumber>>,
    /// What is known of it.
    pub(super) page: RwSignal<Opened>,
    /// Its phone.
    pub(super) contact: RwSignal<Contact>,
    /// What is about to be done with it, and the words typed for that: they stay whatever is read anew meanwhile.
    pub(super) draft: RwSignal<Option<OpinionDeed>>,
    /// Something is on its way.
    pub(super) busy: RwSignal<bool>,
    /// What somebody was told last.
    pub(super) note: RwSignal<Option<Note>>,
    /// Which one is looked for by its number.
    sought: RwSignal<Option<OpinionNumber>>,
    /// Why it was not opened.
    pub(super) missing: RwSignal<Option<Missing>>,
    /// The request of what was asked: the same until it is settled.
    request: StoredValue<Option<(RequestId, OpinionNumber, OpinionDeed)>>,
}

/// The opinions of this surface.
pub(super) fn use_opinions() -> Opinions {
    expect_context::<Opinions>()
}

impl Opinions {
    /// Begins to read them, beside everything else.
    pub(in crate::ui::surfaces::manager) fn provide() {
        let shell = use_shell();
        let changes = RwSignal::new(0);
        let desk = OpinionDesk::start(&shell.window(), move || {
            // After the surface has gone nobody looks.
            changes.try_update(|count| *count += 1);
        });
        let opinions = Self {
            desk: StoredValue::new_local(desk),
            shell,
            changes,
            open: RwSignal::new(None),
            page: RwSignal::new(Opened::Looking),
            contact: RwSignal::new(Contact::Masked),
            draft: RwSignal::new(None),
            busy: RwSignal::new(false),
            note: RwSignal::new(None),
            sought: RwSignal::new(None),
            missing: RwSignal::new(None),
            request: StoredValue::new(None),
        };
        provide_context(opinions);
        // What somebody else does with the open one is seen here, too.
        whenever(move || {
            changes.get();
            opinions.read();
        });
    }

    /// The desk itself.
    pub(super) fn desk(self) -> OpinionDesk {
        self.desk.get_value()
    }

    /// How far they have been read. Reactive.
    pub(super) fn reading(self) -> Reading {
        self.changes.track();
        self.desk.with_value(OpinionDesk::reading)
    }

    /// Opens one, or goes back to the list. A phone that was shown is not shown again unasked.
    pub(super) fn go(self, to: Option<OpinionNumber>) {
        self.note.set(None);
        self.draft.set(None);
        self.sought.set(None);
        self.missing.set(None);
        self.contact.set(Contact::Masked);
        self.page.set(Opened::Looking);
        self.open.set(to);
        self.read();
    }

    /// Opens the one of this number, as somebody typed it, or says why not. The journal is asked, for the board does not hold what is older than
    /// some years.
    pub(super) fn find(self, typed: &str) {
        let number = OpinionNumber::typed(typed);
        self.sought.set(number);
        self.missing.set(number.is_none().then_some(Missing::NoSuch));
        let Some(number) = number else { return };
        let desk = self.desk();
        spawn_local(async move {
            let missing = match desk.page(number).await {
                Ok(Some(_)) => None,
                Ok(None) if desk.with_table(|table| table.lost().contains(&number)) => Some(Missing::Damaged),
                Ok(None) => Some(Missing::NoSuch),
                Err(_) => Some(Missing::Failed),
            };
            // Somebody may look for another by now, or have opened one, or have gone.
            if self.sought.try_get_untracked().flatten() != Some(number) {
                return;
            }
            match missing {
                None => self.go(Some(number)),
                Some(_) => self.missing.set(missing),
            }
        });
    }

    /// Begins to do something with the open one; what needs no words is done at once.
    pub(super) fn begin(self, act: Act, who: PersonId) {
        self.note.set(None);
        if act.needs_note() {
            self.draft.set(Some(OpinionDeed::of(act)));
        } else {
            self.act(who, OpinionDeed::of(act));
        }
    }

    /// Shows the phone in full.
    pub(super) fn show_contact(self, sealed: String) {
        let (desk, number) = (self.desk(), self.open.get_untracked());
        spawn_local(async move {
            let found = desk.phone(&sealed).await.map_or(Contact::Sealed, Contact::Clear);
            // Somebody may have opened another by now.
            if self.open.try_get_untracked() == Some(number) {
                self.contact.try_set(found);
            }
        });
    }

    /// Reads the open one.
    fn read(self) {
        let Some(number) = self.open.get_untracked() else { return };
        let desk = self.desk();
        spawn_local(async move {
            let found = desk.page(number).await;
            // Somebody may have opened another by now.
            if self.open.try_get_untracked().flatten() == Some(number) {
                let found = match found {
                    Ok(Some(page)) => Opened::Here(Box::new(page)),
                    Ok(None) | Err(_) => Opened::Failed,
                };
                if self.page.try_with_untracked(|before| *before != found) == Some(true) {
                    self.page.try_set(found);
                }
            }
        });
    }

    /// Does something with the open one, in somebody's name.
    pub(super) fn act(self, who: PersonId, deed: OpinionDeed) {
        let Some(number) = self.open.get_untracked().filter(|_| !self.busy.get_untracked()) else { return };
        self.busy.set(true);
        self.note.set(None);
        let asked = self.request.get_value().filter(|(_, of, before)| *of == number && *before == deed);
        let request = asked.map_or_else(|| self.shell.window().new_request(), |(request, ..)| request);
        self.request.set_value(Some((request.clone(), number, deed.clone())));
        let desk = self.desk();
        spawn_local(async move {
            let done = desk.act(&request, number, &who, &deed).await;
            self.busy.try_set(false);
            // The desk has taken in what it did itself: nobody else tells of it.
            self.changes.try_update(|count| *count += 1);
            if !matches!(done, Err(OpinionTrouble::Failed(Failure::Unknown))) {
                self.request.try_set_value(None);
            }
            // Somebody may have opened another by now: what became of this one is not said there.
            if self.open.try_get_untracked().flatten() != Some(number) {
                return;
            }
            let language = self.shell.language().get_untracked();
            match done {
                Ok(()) => {
                    self.draft.try_set(None);
                    self.note.try_set(Some(Note::Done(follow_up::done(language))));
                }
                Err(trouble) => drop(self.note.try_set(Some(Note::Failed(self.told(language, &trouble))))),
            }
        });
    }

    fn told(self, language: Language, trouble: &OpinionTrouble) -> String {
        let (offset, today) = (self.shell.with_hall(|hall| hall.utc_offset_minutes), self.shell.window().today());
        match trouble {
            OpinionTrouble::Refused(refusal) => words::refusal(language, refusal),
            OpinionTrouble::NotYours => follow_up::not_yours(language),
            OpinionTrouble::Note(fault) => follow_up::note_fault(language, *fault),
            OpinionTrouble::Failed(Failure::Unknown) => words::unsure(language),
            OpinionTrouble::Failed(failure) => reasons::failure(language, failure, offset, today),
        }
    }
}
