//! The line that says what became of the last press.

use leptos::prelude::*;

use super::state::use_counter;
use crate::domain::hall::Language;
use crate::flow::counter::{Input, Kind, Message};
use crate::text::{counter as words, reasons};
use crate::ui::shell::{use_language, use_shell};

/// What became of the last press, said to screen readers as well.
#[component]
pub fn MessageLine() -> impl IntoView {
    let (shell, language, counter) = (use_shell(), use_language(), use_counter());
    let message = Memo::new(move |_| counter.with(|model| model.message.clone()));
    let state = move || match message.get() {
        None => "none",
        Some(Message::Done(_)) => "done",
        Some(Message::Failed(..) | Message::NotANumber | Message::TooSoon) => "failed",
        Some(Message::Unsure(_)) => "unsure",
    };
    let text = move || {
        let language = language.get();
        message.get().map(|message| match message {
            Message::Done(kind) => done(language, kind),
            Message::Failed(_, failure) => {
                let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
                reasons::failure(language, &failure, offset, today)
            }
            Message::Unsure(_) => words::unsure(language),
            Message::NotANumber => words::not_a_number(language),
            Message::TooSoon => match counter.with(|model| model.call_lock_seconds) {
                0 => words::number_now(language),
                seconds => words::number_too_soon(language, seconds),
            },
        })
    };
    let is_unsure = Memo::new(move |_| matches!(message.get(), Some(Message::Unsure(_))));
    view! {
        <div class="desk-message" role="status" data-testid="counter-message" data-state=state>
            <span>{text}</span>
            {move || is_unsure.get().then(|| view! { <Unsure /> })}
        </div>
    }
}

#[component]
fn Unsure() -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    view! {
        <button class="desk-small" data-testid="counter-ask-again" on:click=move |_| counter.send(Input::AskedAgain)>
            {move || words::ask_again(language.get())}
        </button>
        <button class="desk-small" data-testid="counter-carry-on" on:click=move |_| counter.send(Input::CarriedOn)>
            {move || words::carry_on(language.get())}
        </button>
    }
}

fn done(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Open => words::done_open(language),
        Kind::Pause => words::done_pause(language),
        Kind::Close => words::done_close(language),
        Kind::CallNext | Kind::CallGiven => words::done_call(language),
        Kind::Recall => words::done_recall(language),
        Kind::Miss => words::done_miss(language),
        Kind::Hold => words::done_hold(language),
        Kind::Resume => words::done_resume(language),
        Kind::Transfer => words::done_transfer(language),
        Kind::Finish => words::done_finish(language),
        Kind::Rejoin => words::done_rejoin(language),
        Kind::FilledPaper => words::done_paper(language),
        Kind::AnswerHelp => words::done_help(language),
        Kind::ConfirmClock => words::done_clock(language),
        Kind::ConfirmNumbers => crate::text::storage::done_numbers(language),
    }
}
