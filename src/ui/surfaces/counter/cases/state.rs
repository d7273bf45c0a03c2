//! Cases at a counter: which of their screens stands, what is being accepted, which case is open. Lives at the root of the surface.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::case::CaseTicket;
use crate::domain::case::deed::{Application, Deed};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::command::Failure;
use crate::domain::guide::Guide;
use crate::domain::hall::Language;
use crate::domain::identity::{RequestId, TicketId};
use crate::flow::case_draft::{Person, Ticks, Want};
use crate::flow::counter::Seat;
use crate::flow::counter::desk::Desk as CounterDesk;
use crate::reading::library::Library;
use crate::runtime::case_desk::{CaseDesk, CasePage};
use crate::runtime::cases::CaseTrouble;
use crate::text::{case, case_desk as words, reasons};
use crate::ui::shell::{Shell, use_shell};

/// Which screen stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Calling people: none of these.
    Calling,
    /// A case is accepted.
    Accept,
    /// The cases of this counter.
    Mine,
    /// A case is looked for.
    Find,
    /// This case.
    Case(ReceiptNumber),
}

/// What the clerk was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is done.
    Done(String),
    /// It is not.
    Failed(String),
}

/// What is on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// The receipt; printed once more when it was lost.
    Receipt {
        /// It is not the first one.
        again: bool,
    },
    /// What is missing.
    Missing,
}

/// What is asked of a case; the panel that opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Ask for papers.
    Request,
    /// Take in what came.
    Supply,
    /// Stop the time.
    Suspend,
    /// Grant: asked once more, for residents are told at once.
    Grant,
    /// Refuse.
    Refuse,
    /// The applicant takes it back: asked once more.
    Withdraw,
    /// Send by post.
    Post,
    /// Bring home.
    Home,
    /// Urge.
    Urge,
    /// Hand over.
    HandOver,
    /// Correct.
    Correct,
}

/// Cases at this counter.
#[derive(Clone, Copy)]
pub struct Cases {
    desk: StoredValue<CaseDesk, LocalStorage>,
    pub(super) library: StoredValue<Option<Rc<Library>>, LocalStorage>,
    pub(super) shell: Shell,
    /// Whose counter it is.
    pub seat: RwSignal<Option<Seat>>,
    /// Which screen stands.
    pub room: RwSignal<Room>,
    /// Counts up when cases change, and when guides are there.
    pub changes: RwSignal<u32>,
    /// What the clerk was told last.
    pub note: RwSignal<Option<Note>>,
    /// Something is on its way.
    pub busy: RwSignal<bool>,
    /// The open case.
    pub page: RwSignal<Option<CasePage>>,
    /// What is asked of it.
    pub panel: RwSignal<Option<Panel>>,
    /// What is to be printed.
    pub paper: RwSignal<Option<Paper>>,
    /// On 80 mm instead of A5.
    pub narrow: RwSignal<bool>,
    /// Receipts that were found.
    pub found: RwSignal<Vec<ReceiptNumber>>,
    /// The guide of what is being accepted.
    pub guide: RwSignal<Option<Guide>>,
    /// What was ticked of it.
    pub ticks: RwSignal<Ticks>,
    /// What was typed of the applicant.
    pub person: RwSignal<Person>,
    /// Language of the receipt.
    pub receipt_language: RwSignal<Language>,
    /// The requests of what was asked: the same until it is settled.
    pub(super) requests: StoredValue<Vec<(Asked, RequestId)>>,
    /// Who was at the counter when the acceptance was begun.
    pub(super) begun_for: StoredValue<Option<TicketId>>,
    /// The case on the paper that is being printed: another may be opened meanwhile.
    pub(super) sheet: RwSignal<Option<CasePage>>,
    /// The printer's picture of it is not taken yet.
    pub(super) printing: StoredValue<bool>,
}

/// What a request is for: the same one is sent again only for the very same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// That this is accepted. Its random digits are made anew at every press and are left out.
    Accept(Box<Application>),
    /// That this happens to this case.
    Act(ReceiptNumber, Deed),
}

impl Asked {
    pub(super) fn accept(of: &Application) -> Self {
        Self::Accept(Box::new(Application { random: 0, ..of.clone() }))
    }
}

/// The cases of this counter.
pub fn use_cases() -> Cases {
    expect_context::<Cases>()
}

impl Cases {
    /// Begins to read the cases, beside everything else.
    pub fn provide() -> Self {
        let shell = use_shell();
        let changes = RwSignal::new(0);
        let desk = CaseDesk::start(&shell.window(), move || {
            // After the surface has gone nobody looks.
            changes.try_update(|count| *count += 1);
        });
        let cases = Self {
            desk: StoredValue::new_local(desk),
            library: StoredValue::new_local(None),
            shell,
            seat: RwSignal::new(None),
            room: RwSignal::new(Room::Calling),
            changes,
            note: RwSignal::new(None),
            busy: RwSignal::new(false),
            page: RwSignal::new(None),
            panel: RwSignal::new(None),
            paper: RwSignal::new(None),
            narrow: RwSignal::new(true),
            found: RwSignal::new(Vec::new()),
            guide: RwSignal::new(None),
            ticks: RwSignal::new(Ticks::default()),
            person: RwSignal::new(Person::default()),
            receipt_language: RwSignal::new(shell.language().get_untracked()),
            requests: StoredValue::new(Vec::new()),
            begun_for: StoredValue::new(None),
            sheet: RwSignal::new(None),
            printing: StoredValue::new(false),
        };
        provide_context(cases);
        cases
    }

    /// Somebody sits down, or leaves: nothing of one clerk's applicants stays for the next.
    pub fn sit(self, seat: Option<Seat>) {
        if self.seat.get_untracked() != seat {
            self.forget_draft();
            self.clear_away();
            self.room.set(Room::Calling);
            self.seat.set(seat);
        }
    }

    /// The desk itself.
    pub fn desk(self) -> CaseDesk {
        self.desk.get_value()
    }

    /// Opens a screen.
    pub fn go(self, room: Room) {
        self.note.set(None);
        self.panel.set(None);
        if room == Room::Accept {
            self.begin_for(self.called().map(|ticket| ticket.id));
            self.read_guides();
        }
        self.room.set(room);
        match room {
            Room::Case(number) => self.look(number),
            _ => self.clear_away(),
        }
    }

    /// Nothing of a case stays behind the screen once it is left; its paper goes when it is printed.
    pub(super) fn clear_away(self) {
        self.page.set(None);
        if !self.printing.get_value() {
            self.paper.set(None);
            self.sheet.set(None);
        }
    }

    /// The case that stands on the screen: nothing happens to one whose name is not read there yet.
    pub(super) fn open_case(self) -> Option<ReceiptNumber> {
        let shown = self.page.with_untracked(|page| page.as_ref().map(|page| page.file.case.number));
        shown.filter(|number| self.room.get_untracked() == Room::Case(*number))
    }

    /// Closes what is open, or goes back to calling.
    pub fn escape(self) {
        match (self.panel.get_untracked(), self.room.get_untracked()) {
            (_, Room::Calling) => {}
            (Some(_), _) => self.panel.set(None),
            _ => self.go(Room::Calling),
        }
    }

    /// The ticket of the person at the counter.
    pub(super) fn called(self) -> Option<CaseTicket> {
        let (window, counter) = (self.shell.window(), self.seat.get_untracked()?.counter);
        let day = window.today();
        let called = window.with_floor(|floor| CounterDesk::of(floor.day(day), &counter).current.map(|current| current.person.id));
        called.map(|id| CaseTicket { day, id })
    }

    /// What was typed for the person before is not the next one's.
    fn begin_for(self, ticket: Option<TicketId>) {
        if self.begun_for.get_value() != ticket {
            self.forget_draft();
            self.begun_for.set_value(ticket);
        }
    }

    pub(super) fn language(self) -> Language {
        self.shell.language().get_untracked()
    }

    pub(super) fn tell(self, note: Note) {
        self.note.try_set(Some(note));
    }

    /// Reads the case anew.
    pub(super) fn look(self, number: ReceiptNumber) {
        if self.room.get_untracked() != Room::Case(number) {
            return;
        }
        let desk = self.desk();
        if self.page.with_untracked(|page| page.as_ref().is_some_and(|page| page.file.case.number != number)) {
            self.page.set(None);
        }
        spawn_local(async move {
            let found = desk.page(number).await;
            // Whoever scans quickly has opened another case by now.
            if self.room.try_get_untracked() != Some(Room::Case(number)) {
                return;
            }
            match found {
                Ok(Some(page)) => drop(self.page.try_set(Some(page))),
                Ok(None) => {
                    self.room.try_set(Room::Find);
                    self.tell(Note::Failed(words::no_such_receipt(self.language())));
                }
                Err(trouble) => self.fail(&trouble),
            }
        });
    }

    pub(super) fn fail(self, trouble: &CaseTrouble) {
        let language = self.language();
        let (offset, today) = (self.shell.with_hall(|hall| hall.utc_offset_minutes), self.shell.window().today());
        self.tell(Note::Failed(match trouble {
            CaseTrouble::Refused(refusal) => case::refusal(language, refusal),
            CaseTrouble::Failed(Failure::Unknown) => words::unsure_same(language),
            CaseTrouble::Failed(failure) => reasons::failure(language, failure, offset, today),
            CaseTrouble::Sealing(_) => words::sealing_failed(language),
            CaseTrouble::Erased => words::erased_case(language),
            CaseTrouble::NoNumberLeft => words::no_number_left(language),
        }));
    }

    pub(super) fn forget_draft(self) {
        self.guide.set(None);
        self.ticks.set(Ticks::default());
        self.person.set(Person::default());
    }
}

/// What is wanting, in words.
pub fn want_word(want: Want) -> fn(Language) -> String {
    match want {
        Want::Answer => words::want_answer,
        Want::Name => words::want_name,
        Want::Phone => words::want_phone,
        Want::PhoneToTell => words::want_phone_to_tell,
        Want::Document => words::want_document,
        Want::Agent => words::want_agent,
    }
}
