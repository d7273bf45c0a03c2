//! What stands before the staff and manager surfaces: nobody sees them who has not typed a PIN, and everybody sees who is signed in.

mod bar;
mod kit;
mod naming;
mod state;

use leptos::ev::{keydown, pointerdown};
use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::flow::gate::{Input, Message, Stage};
use crate::flow::pin::Model as Question;
use crate::runtime::pin::touch_session;
use crate::text::{common, gate as words, reasons};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_head::{DemoBanner, DeskHead};
use crate::ui::surfaces::desk_reload::reload_when_needed;
use crate::ui::surfaces::pin::PinQuestion;
use crate::ui::widgets::button::Button;

pub use state::{GateScreen, use_gate};

/// A surface behind its gate.
#[component]
pub fn Gate(
    /// Its name for the outside.
    name: &'static str,
    /// What it is.
    title: fn(Language) -> String,
    /// What is shown to whoever is signed in.
    work: fn() -> AnyView,
    /// What of it is printed.
    sheet: fn() -> AnyView,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let gate = GateScreen::provide();
    touch_while_signed_in(gate);
    let kind = Memo::new(move |_| gate.with(|model| Kind::of(&model.stage)));
    let is_working = Memo::new(move |_| kind.get() == Kind::Working);
    let class = format!("desk desk-{name} screen-only");
    let failure = move || {
        let failure = gate.with(|model| if let Stage::Unreadable(failure) = &model.stage { Some(failure.clone()) } else { None });
        let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
        failure.map(|failure| reasons::failure(language.get(), &failure, offset, today))
    };
    view! {
        <div class=class data-testid=name lang=move || common::code(language.get())>
            <DemoBanner />
            <DeskHead title=title><bar::Who /></DeskHead>
            <div class="desk-gate">
                <bar::Resets />
                {move || match kind.get() {
                    Kind::Working => view! { <MessageLine /> {work()} }.into_any(),
                    Kind::Asking => view! { <Asking /> }.into_any(),
                    Kind::Changing => view! { <Changing /> }.into_any(),
                    Kind::Kit => view! { <kit::Kit /> }.into_any(),
                    Kind::Looking => view! { <naming::Card state="looking"><p role="status">{move || words::looking(language.get())}</p></naming::Card> }.into_any(),
                    Kind::Unreadable => view! {
                        <naming::Card state="unreadable">
                            <h1>{move || words::unreadable_title(language.get())}</h1>
                            <p role="alert">{failure}</p>
                            <Button testid="gate-look-again" class="desk-primary" on_press=move || gate.send(Input::Opened)>{move || words::look_again(language.get())}</Button>
                        </naming::Card>
                    }.into_any(),
                    Kind::NoStaff => view! { <naming::NoStaff /> }.into_any(),
                    Kind::RecordsLost => view! { <naming::RecordsLost /> }.into_any(),
                    Kind::HallCode => view! { <naming::HallCode /> }.into_any(),
                    Kind::Naming => view! { <naming::Naming /> }.into_any(),
                }}
            </div>
            <bar::Warning />
        </div>
        {move || is_working.get().then(sheet)}
        {move || (kind.get() == Kind::Kit).then(|| view! { <kit::KitSheet /> })}
    }
}

/// What is drawn: a stage without its particulars, so that a field in use is not drawn anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Looking,
    Unreadable,
    NoStaff,
    RecordsLost,
    HallCode,
    Naming,
    Asking,
    Kit,
    Working,
    Changing,
}

impl Kind {
    const fn of(stage: &Stage) -> Self {
        match stage {
            Stage::Looking => Self::Looking,
            Stage::Unreadable(_) => Self::Unreadable,
            Stage::NoStaff => Self::NoStaff,
            Stage::RecordsLost => Self::RecordsLost,
            Stage::HallCode => Self::HallCode,
            Stage::Naming { .. } => Self::Naming,
            Stage::Asking { .. } => Self::Asking,
            Stage::Kit { .. } => Self::Kit,
            Stage::Working { .. } => Self::Working,
            Stage::Changing { .. } => Self::Changing,
        }
    }
}

/// Whatever is touched keeps the session, as long as there is one.
fn touch_while_signed_in(gate: GateScreen) {
    let window = StoredValue::new_local(use_shell().window());
    let touch = move || {
        if untrack(|| gate.person()).is_some() {
            window.try_with_value(touch_session);
        }
    };
    let listeners = [window_event_listener(keydown, move |_| touch()), window_event_listener(pointerdown, move |_| touch())];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
}

#[component]
fn Asking() -> impl IntoView {
    let gate = use_gate();
    reload_when_needed();
    let asked =
        gate.with(|model| if let Stage::Asking { person, sets_up } = &model.stage { Some((person.clone(), *sets_up)) } else { None });
    asked.and_then(|(id, sets_up)| {
        let (person, model) = (gate.to_be_asked(&id)?, gate.question(&id, sets_up));
        Some(view! {
            <PinQuestion person=person colleagues=gate.vouchers_of(&id) model=model leave=words::other_person
                on_proved=move |_| gate.send(Input::Proved) on_leave=move || gate.send(Input::Left) />
        })
    })
}

#[component]
fn Changing() -> impl IntoView {
    let gate = use_gate();
    let id: Option<PersonId> = untrack(|| gate.person()).map(|person| person.id);
    id.and_then(|id| {
        let person = gate.to_be_asked(&id)?;
        Some(view! {
            <PinQuestion person=person colleagues=Vec::new() model=Question::changing(id) leave=words::back
                on_proved=move |_| gate.send(Input::Proved) on_leave=move || gate.send(Input::Left) />
        })
    })
}

/// What was told last, at once to screen readers as well.
#[component]
pub fn MessageLine() -> impl IntoView {
    let (shell, language, gate) = (use_shell(), use_language(), use_gate());
    let message = Memo::new(move |_| gate.with(|model| model.message.clone()));
    let state = move || match message.get() {
        None => "none",
        Some(Message::Changed) => "done",
        Some(_) => "failed",
    };
    let text = move || {
        let language = language.get();
        message.get().map(|message| match message {
            Message::WrongCode => words::wrong_code(language),
            Message::WrongGroup => words::wrong_group(language),
            Message::Idle => words::ended_idle(language),
            Message::Elsewhere => words::ended_elsewhere(language),
            Message::Changed => words::changed(language),
            Message::Failed(failure) => {
                let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
                reasons::failure(language, &failure, offset, today)
            }
        })
    };
    view! { <p class="desk-message" role="status" data-testid="gate-message" data-state=state>{text}</p> }
}
