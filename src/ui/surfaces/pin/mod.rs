//! The PIN question: one card in the middle of a desk's screen, for whichever surface needs to know who somebody is.

mod colleague;
mod field;
mod reset;
mod state;

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::access::Voucher;
use crate::domain::access::kit::is_kit;
use crate::domain::hall::{Bilingual, Language};
use crate::domain::identity::PersonId;
use crate::flow::pin::{Input, Model, Step, Who};
use crate::text::{counter, pin as words, reasons};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::widgets::button::Button;

use colleague::Pick;
use field::Field;
use state::{PinScreen, use_pin};

pub use state::PinRuntime;

/// Somebody who can be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name shown.
    pub name: Bilingual,
    /// Belongs to this very place: proposed first.
    pub is_near: bool,
    /// The PIN that the demonstration shows to everybody.
    pub demo_pin: Option<String>,
}

/// Asks until the person is proved or leaves.
#[component]
pub fn PinQuestion(
    /// Who is to be proved.
    person: Person,
    /// Who may vouch, in the order shown.
    colleagues: Vec<Person>,
    /// The question.
    model: Model,
    /// What leaving it is called.
    #[prop(default = words::another_seat)]
    leave: fn(Language) -> String,
    /// Called when it is them: by a PIN typed now, or by a session.
    on_proved: impl Fn(bool) + 'static,
    /// Called when the person goes back.
    on_leave: impl Fn() + Copy + 'static,
) -> impl IntoView {
    let language = use_language();
    let screen = PinScreen::provide(person, colleagues, model, (Rc::new(on_proved), Rc::new(on_leave)));
    let kind = Memo::new(move |_| screen.with(|model| Kind::of(&model.step)));
    view! {
        <main class="desk-choose">
            <section class="desk-choose-card desk-pin" data-testid="pin" data-state=move || kind.get().name() aria-busy=move || screen.is_busy().to_string()>
                {move || match kind.get() {
                    Kind::Looking => view! { <p role="status">{move || words::looking(language.get())}</p> }.into_any(),
                    Kind::Unreadable => view! { <Unreadable /> }.into_any(),
                    Kind::Typing => view! { <Typing /> }.into_any(),
                    Kind::Locked => view! { <Locked /> }.into_any(),
                    Kind::Choosing => view! { <Choosing /> }.into_any(),
                    Kind::Repeating => view! { <Repeating /> }.into_any(),
                    Kind::Picking => view! { <Pick /> }.into_any(),
                }}
                <Button testid="pin-leave" class="desk-button" on_press=on_leave>{move || leave(language.get())}</Button>
            </section>
        </main>
    }
}

/// What is drawn: a step without its particulars, so that a field in use is not drawn anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Looking,
    Unreadable,
    Typing,
    Locked,
    Choosing,
    Repeating,
    Picking,
}

impl Kind {
    const fn of(step: &Step) -> Self {
        match step {
            Step::Looking(_) => Self::Looking,
            Step::Unreadable(..) => Self::Unreadable,
            Step::Typing(_) => Self::Typing,
            Step::Locked(..) => Self::Locked,
            Step::Choosing { .. } => Self::Choosing,
            Step::Repeating { .. } => Self::Repeating,
            Step::Picking => Self::Picking,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Unreadable => "unreadable",
            Self::Typing => "typing",
            Self::Locked => "locked",
            Self::Choosing => "choosing",
            Self::Repeating => "repeating",
            Self::Picking => "picking",
        }
    }
}

#[component]
fn Typing() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let title = move || match screen.who() {
        Who::Own if screen.with(Model::changes) => words::change_title(language.get(), &screen.own_name()),
        Who::Own => words::title(language.get(), &screen.own_name()),
        Who::Colleague(kit) if is_kit(&kit) => words::kit_title(language.get()),
        Who::Colleague(colleague) => words::vouch_title(language.get(), &screen.name_of(&colleague)),
    };
    let help = move || match screen.who() {
        Who::Own if screen.with(Model::changes) => words::change_help(language.get()),
        Who::Own if screen.with(Model::is_of_staff) => words::staff_help(language.get()),
        Who::Own => words::help(language.get()),
        Who::Colleague(kit) if is_kit(&kit) => words::kit_help(language.get()),
        Who::Colleague(_) => words::vouch_help(language.get(), &screen.own_name()),
    };
    view! {
        <h1>{title}</h1>
        <p class="desk-soft" id="pin-help">{help}</p>
        {move || screen.demo_pin().map(|pin| view! { <p class="desk-soft" data-testid="demo-pin">{words::demo_pin(language.get(), &pin)}</p> })}
        <Field />
        <WayOut />
    }
}

/// From the own PIN to a colleague, and from a colleague back.
#[component]
fn WayOut() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let disabled = Signal::derive(move || screen.is_busy());
    move || {
        // Whoever is signed in and has forgotten their PIN signs out first.
        if screen.with(Model::changes) {
            return None;
        }
        let (testid, word, input) = match screen.who() {
            Who::Own => ("pin-forgot", words::forgot as fn(Language) -> String, Input::Forgot),
            Who::Colleague(_) => ("pin-back", words::back as fn(Language) -> String, Input::WentBack),
        };
        Some(view! {
            <Button testid=testid class="desk-button" disabled=disabled on_press=move || screen.send(input.clone())>
                {move || word(language.get())}
            </Button>
        })
    }
}

#[component]
fn Locked() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let name = move || match screen.who() {
        Who::Own => screen.own_name(),
        Who::Colleague(colleague) => screen.name_of(&colleague),
    };
    let left = Memo::new(move |_| screen.with(|model| if let Step::Locked(_, seconds) = model.step { seconds } else { 0 }));
    let time = move || words::locked_left(language.get(), &counter::stopwatch(i64::from(left.get())));
    view! {
        // Said once when it comes; the seconds are for the eye alone.
        <div role="alert" data-testid="pin-error">
            <h1>{move || words::locked_title(language.get(), &name())}</h1>
            <p>{move || if screen.with(Model::is_of_staff) { words::locked_help_staff(language.get()) } else { words::locked_help(language.get()) }}</p>
        </div>
        <p class="desk-pin-left" role="timer" aria-live="off" data-testid="pin-locked" data-seconds=move || left.get().to_string()>{time}</p>
        <WayOut />
    }
}

#[component]
fn Choosing() -> impl IntoView {
    let (language, screen) = (use_language(), use_pin());
    let voucher = move || screen.with(|model| if let Step::Choosing { voucher } = &model.step { Some(voucher.clone()) } else { None });
    let vouched = move || {
        let words = match voucher()? {
            Voucher::Person(kit) if is_kit(&kit) => words::choose_by_kit(language.get()),
            Voucher::Person(colleague) => words::choose_vouched(language.get(), &screen.name_of(&colleague)),
            Voucher::Time => words::choose_by_time(language.get()),
            Voucher::SetUp => words::choose_at_set_up(language.get()),
            Voucher::Nobody | Voucher::OwnPin => return None,
        };
        Some(view! { <p data-testid="pin-vouched">{words}</p> })
    };
    view! {
        <h1>{move || words::choose_title(language.get(), &screen.own_name())}</h1>
        {vouched}
        <p class="desk-soft" id="pin-help">{move || words::choose_rules(language.get())}</p>
        <Field />
    }
}

#[component]
fn Repeating() -> impl IntoView {
    let language = use_language();
    view! {
        <h1>{move || words::repeat_title(language.get())}</h1>
        <p class="desk-soft" id="pin-help">{move || words::repeat_help(language.get())}</p>
        <Field />
    }
}

#[component]
fn Unreadable() -> impl IntoView {
    let (shell, language, screen) = (use_shell(), use_language(), use_pin());
    let why = move || {
        let failure = screen.with(|model| if let Step::Unreadable(_, failure) = &model.step { Some(failure.clone()) } else { None });
        let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
        failure.map(|failure| reasons::failure(language.get(), &failure, offset, today))
    };
    view! {
        <div role="alert" data-testid="pin-error">
            <h1>{move || words::unreadable_title(language.get())}</h1>
            <p>{why}</p>
        </div>
        <Button testid="pin-look-again" class="desk-primary" on_press=move || screen.send(Input::Opened)>{move || words::look_again(language.get())}</Button>
    }
}
