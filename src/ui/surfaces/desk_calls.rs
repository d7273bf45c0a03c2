//! Calls from the kiosks, shown and rung at every desk: somebody wants help, or paper did not come out.

use leptos::prelude::*;

use crate::flow::calls::{Bell, Call, Need, bell, calls};
use crate::runtime::counter::{Bell as Sound, Ringing};
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// All calls that nobody has answered; rings for them.
#[component]
pub fn Calls(
    /// Somebody goes.
    answer: Callback<Call>,
    /// Nothing can be pressed now.
    is_busy: Signal<bool>,
) -> impl IntoView {
    let wanted = use_shell().floor(|floor, _, _| calls(floor));
    let sound = StoredValue::new_local(Sound::default());
    let ringing = StoredValue::new_local(None::<Ringing>);
    Effect::new(move |before: Option<Vec<Call>>| {
        let now = wanted.get();
        match bell(before.as_deref().unwrap_or_default(), &now) {
            Bell::AsBefore => {}
            Bell::Once => sound.with_value(Sound::ring),
            Bell::UntilAnswered => ringing.set_value(Some(sound.with_value(Sound::ring_until_dropped))),
            Bell::Silent => ringing.set_value(None),
        }
        now
    });
    view! {
        <For each=move || wanted.get() key=Clone::clone let:call>
            <CallLine call=call answer=answer is_busy=is_busy />
        </For>
    }
}

/// One call. The running time is not part of what is announced: it would be spoken every second.
#[component]
fn CallLine(call: Call, answer: Callback<Call>, is_busy: Signal<bool>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let kiosk = call.kiosk.to_string();
    let (kind, testid, button) = match call.need {
        Need::Help => ("call", "help-call", "help-answer"),
        Need::Paper => ("warn", "paper-out", "paper-filled"),
    };
    let (shown, need, since) = (kiosk.clone(), call.need, call.since);
    let text = move || match need {
        Need::Help => words::help_call(language.get(), &shown),
        Need::Paper => words::paper_out(language.get(), &shown),
    };
    let label = move || match need {
        Need::Help => words::help_answer(language.get()),
        Need::Paper => words::paper_filled(language.get()),
    };
    let time = move || words::call_since(language.get(), &words::stopwatch(shell.now().since(since) / 1_000));
    view! {
        <div class="desk-banner" data-kind=kind data-testid=testid data-device=kiosk>
            <span><span role="alert">{text}</span> " " <span class="desk-since" aria-hidden="true">{time}</span></span>
            <button class="desk-small" data-testid=button disabled=move || is_busy.get() on:click=move |_| answer.run(call.clone())>{label}</button>
        </div>
    }
}
