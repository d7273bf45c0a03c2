//! Calls from the kiosks: they ring here as well, and are acknowledged.

use leptos::prelude::*;

use super::state::use_staff;
use crate::domain::command::Command;
use crate::domain::event::{DeviceEvent, PAPER_FAULT};
use crate::domain::hall::Language;
use crate::flow::calls::{Call, Need, calls};
use crate::text::{counter as counter_words, staff as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_calls::Calls;

/// All calls that nobody has answered.
#[component]
pub fn KioskCalls() -> impl IntoView {
    let (shell, language, staff) = (use_shell(), use_language(), use_staff());
    let none = shell.floor(|floor, _, _| calls(floor).is_empty());
    let answer = move |Call { kiosk, need, .. }: Call| {
        let by = shell.window().actor();
        match need {
            Need::Help => staff.run(Command::AnswerHelp { installation: kiosk, by }, help_done, String::new()),
            Need::Paper => {
                let event = DeviceEvent::FaultMended { code: PAPER_FAULT.to_owned(), by };
                staff.run(Command::Tell { installation: kiosk, event }, paper_done, String::new());
            }
        }
    };
    view! {
        <section class="desk-page">
            <h2>{move || words::help_title(language.get())}</h2>
            {move || none.get().then(|| view! { <p class="desk-soft">{words::help_none(language.get())}</p> })}
            <Calls answer=Callback::new(answer) is_busy=Signal::derive(move || staff.is_busy()) />
        </section>
    }
}

fn help_done(language: Language, _: &str) -> String {
    words::help_done(language)
}

fn paper_done(language: Language, _: &str) -> String {
    counter_words::done_paper(language)
}
