//! What the staff's screen has asked and not been answered, and what was said last.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::domain::command::{Command, Failure};
use crate::domain::hall::Language;
use crate::runtime::staff::{Desk, Head};
use crate::text::reasons;
use crate::ui::shell::{Shell, use_language, use_shell};

/// Words that are chosen when they are shown, so that they follow the language.
pub type Said = fn(Language, &str) -> String;

/// What was said last.
#[derive(Clone)]
pub enum Message {
    /// It happened: to whom.
    Done(Said, String),
    /// It did not.
    Failed(Failure),
}

/// The staff's screen. Lives at the root of the surface.
#[derive(Clone, Copy)]
pub struct StaffScreen {
    desk: StoredValue<Desk, LocalStorage>,
    shell: Shell,
    message: RwSignal<Option<Message>>,
    busy: RwSignal<bool>,
    /// Heads to be printed on the day sheet.
    pub heads: RwSignal<Vec<Head>>,
}

/// The staff's screen.
pub fn use_staff() -> StaffScreen {
    expect_context::<StaffScreen>()
}

impl StaffScreen {
    /// Makes it and provides it to everything below.
    pub fn provide() {
        let shell = use_shell();
        let desk = StoredValue::new_local(Desk::new(shell.window()));
        provide_context(Self { desk, shell, message: RwSignal::new(None), busy: RwSignal::new(false), heads: RwSignal::new(Vec::new()) });
    }

    /// A command is on its way. Reactive.
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Says that something could not be done.
    pub fn fail(self, failure: Failure) {
        self.message.try_set(Some(Message::Failed(failure)));
    }

    /// Makes it happen and says so with `done` and `about`. One at a time.
    pub fn run(self, command: Command, done: Said, about: String) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let desk = self.desk.get_value();
        spawn_local(async move {
            let answer = desk.run(command).await;
            self.busy.try_set(false);
            self.message.try_set(Some(match answer {
                Ok(()) => Message::Done(done, about),
                Err(failure) => Message::Failed(failure),
            }));
        });
    }
}

/// What became of the last command, said to screen readers as well.
#[component]
pub fn MessageLine() -> impl IntoView {
    let (staff, language) = (use_staff(), use_language());
    let shell = staff.shell;
    let state = move || match staff.message.get() {
        None => "none",
        Some(Message::Done(..)) => "done",
        Some(Message::Failed(_)) => "failed",
    };
    let text = move || {
        staff.message.get().map(|message| match message {
            Message::Done(words, about) => words(language.get(), &about),
            Message::Failed(failure) => {
                let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
                reasons::failure(language.get(), &failure, offset, today)
            }
        })
    };
    view! { <div class="desk-message" role="status" data-testid="staff-message" data-state=state>{text}</div> }
}
