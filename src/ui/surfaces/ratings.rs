//! Ratings in a desk's window: what is read of them, which one is open, and what somebody does with it. Lives at the root of the surface.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::command::Failure;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{PersonId, ReasonId, RequestId};
use crate::domain::rating::Subject;
use crate::domain::rating::deed::{Act, StaffDeed};
use crate::runtime::rating_desk::{RatingDesk, RatingPage};
use crate::runtime::ratings::RatingTrouble;
use crate::text::{follow_up as words, rating, reasons};
use crate::ui::reacting::whenever;
use crate::ui::shell::{Shell, use_shell};

/// What is known of the one that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It is being read.
    Looking,
    /// It cannot be read now.
    Failed,
    /// Here it is.
    Here(Box<RatingPage>),
}

/// What somebody was told last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is done.
    Done(String),
    /// It is not.
    Failed(String),
}

/// Ratings at this desk.
#[derive(Clone, Copy)]
pub struct Ratings {
    desk: StoredValue<RatingDesk, LocalStorage>,
    pub(super) shell: Shell,
    /// Counts up when ratings or services change, and when all have been read.
    pub changes: RwSignal<u32>,
    /// Which one is open.
    pub open: RwSignal<Option<Subject>>,
    /// What is known of it.
    pub page: RwSignal<Opened>,
    /// What is about to be done with it.
    pub panel: RwSignal<Option<Act>>,
    /// What was chosen and typed for it: it stays whatever is read anew meanwhile.
    pub draft: RwSignal<StaffDeed>,
    /// Something is on its way.
    pub busy: RwSignal<bool>,
    /// What somebody was told last.
    pub note: RwSignal<Option<Note>>,
    /// The request of what was asked: the same until it is settled.
    request: StoredValue<Option<(RequestId, Subject, StaffDeed)>>,
}

/// The ratings of this surface.
pub fn use_ratings() -> Ratings {
    expect_context::<Ratings>()
}

impl Ratings {
    /// Begins to read them, beside everything else.
    pub fn provide() -> Self {
        let shell = use_shell();
        let changes = RwSignal::new(0);
        let desk = RatingDesk::start(&shell.window(), move || {
            // After the surface has gone nobody looks.
            changes.try_update(|count| *count += 1);
        });
        let ratings = Self {
            desk: StoredValue::new_local(desk),
            shell,
            changes,
            open: RwSignal::new(None),
            page: RwSignal::new(Opened::Looking),
            panel: RwSignal::new(None),
            draft: RwSignal::new(StaffDeed::of(Act::Assign)),
            busy: RwSignal::new(false),
            note: RwSignal::new(None),
            request: StoredValue::new(None),
        };
        provide_context(ratings);
        // What somebody else does with the open one is seen here, too.
        whenever(move || {
            changes.get();
            ratings.read();
        });
        ratings
    }

    /// The desk itself.
    pub fn desk(self) -> RatingDesk {
        self.desk.get_value()
    }

    /// All have been read. Reactive.
    pub fn is_ready(self) -> bool {
        self.changes.track();
        self.desk.with_value(RatingDesk::is_ready)
    }

    /// Opens one, or goes back to the list.
    pub fn go(self, to: Option<Subject>) {
        self.note.set(None);
        self.panel.set(None);
        self.page.set(Opened::Looking);
        self.open.set(to);
        self.read();
    }

    /// Begins to do something with the open one.
    pub fn begin(self, act: Act) {
        self.note.set(None);
        self.draft.set(StaffDeed::of(act));
        self.panel.set(Some(act));
    }

    /// Reads the open one.
    fn read(self) {
        let Some(subject) = self.open.get_untracked() else { return };
        let desk = self.desk();
        spawn_local(async move {
            let found = desk.page(&subject).await;
            // Somebody may have opened another by now.
            if self.open.try_get_untracked().flatten().as_ref() == Some(&subject) {
                let found = match found {
                    Ok(Some(page)) => Opened::Here(Box::new(page)),
                    Ok(None) | Err(_) => Opened::Failed,
                };
                // Read anew whenever anything happens in the hall: mostly nothing of it is different.
                if self.page.try_with_untracked(|before| *before != found) == Some(true) {
                    self.page.try_set(found);
                }
            }
        });
    }

    /// Does something with a rating, in somebody's name.
    pub fn act(self, who: PersonId, subject: Subject, deed: StaffDeed) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.note.set(None);
        let asked = self.request.get_value().filter(|(_, of, before)| *of == subject && *before == deed);
        let request = asked.map_or_else(|| self.shell.window().new_request(), |(request, ..)| request);
        self.request.set_value(Some((request.clone(), subject.clone(), deed.clone())));
        let desk = self.desk();
        spawn_local(async move {
            let done = desk.act(&request, &subject, &who, &deed).await;
            self.busy.try_set(false);
            // The desk has taken in what it did itself: nobody else tells of it.
            self.changes.try_update(|count| *count += 1);
            if !matches!(done, Err(RatingTrouble::Failed(Failure::Unknown))) {
                self.request.try_set_value(None);
            }
            let language = self.shell.language().get_untracked();
            match done {
                Ok(()) => {
                    self.panel.try_set(None);
                    self.note.try_set(Some(Note::Done(words::done(language))));
                }
                Err(trouble) => drop(self.note.try_set(Some(Note::Failed(self.told(language, &trouble))))),
            }
        });
    }

    fn told(self, language: Language, trouble: &RatingTrouble) -> String {
        let (offset, today) = (self.shell.with_hall(|hall| hall.utc_offset_minutes), self.shell.window().today());
        match trouble {
            RatingTrouble::Refused(refusal) => rating::refusal(language, refusal, offset),
            RatingTrouble::NotYours => words::not_yours(language),
            RatingTrouble::Note(fault) => words::note_fault(language, *fault),
            RatingTrouble::Failed(Failure::Unknown) => words::unsure(language),
            RatingTrouble::Failed(failure) => reasons::failure(language, failure, offset, today),
        }
    }
}

/// What became of the last press.
#[component]
pub fn NoteLine() -> impl IntoView {
    let (ratings, language) = (use_ratings(), use_shell().language());
    let state = move || match (ratings.busy.get(), ratings.note.get()) {
        (true, _) => "busy",
        (_, None) => "none",
        (_, Some(Note::Done(_))) => "done",
        (_, Some(Note::Failed(_))) => "failed",
    };
    let text = move || match (ratings.busy.get(), ratings.note.get()) {
        (true, _) => words::working(language.get()),
        (_, None) => String::new(),
        (_, Some(Note::Done(text) | Note::Failed(text))) => text,
    };
    let line = NodeRef::<leptos::html::P>::new();
    whenever(move || {
        // Whoever has pressed something further up sees what became of it.
        if let (true, Some(line)) = (ratings.note.with(Option::is_some), line.get_untracked()) {
            line.scroll_into_view_with_bool(false);
        }
    });
    view! { <p node_ref=line class="followup-note" role="status" data-testid="followup-message" data-state=state>{text}</p> }
}

/// The name of whoever has a role, or of a clerk.
pub fn name_of(hall: &Hall, person: &PersonId, language: Language) -> String {
    let clerk = || hall.clerks.iter().find(|clerk| PersonId::from(&clerk.id) == *person).map(|clerk| clerk.name.get(language).to_owned());
    let staff = hall.staff_member(person).map(|member| member.name.get(language).to_owned());
    staff.or_else(clerk).unwrap_or_else(|| person.to_string())
}

/// The name of a reason, where the hall still has it.
pub fn reason_name(hall: &Hall, id: &ReasonId, language: Language) -> String {
    let reason = hall.ratings.reasons.iter().find(|reason| reason.id == *id);
    reason.map_or_else(|| id.to_string(), |reason| reason.name.get(language).to_owned())
}
