//! Beside and below the cards: the other calls, and how many wait.

use leptos::prelude::*;

use super::cards::state_name;
use super::{use_signals, waiting_counts};
use crate::flow::display::Line;
use crate::text::display as words;
use crate::ui::shell::{use_language, use_shell};

/// The other people at counters, and the last calls whose people have left.
#[component]
pub fn History() -> impl IntoView {
    let picture = use_signals().picture;
    let language = use_language();
    let lines = move || picture.with(|picture| picture.lines.clone());
    view! {
        <aside class="display-side">
            <div class="display-side-head">
                <h2>{move || words::called_before(language.get())}</h2>
                <span>{move || words::counter_heading(language.get())}</span>
            </div>
            <ol class="display-history" data-testid="display-history">
                <For each=lines key=Clone::clone let:line>
                    <HistoryLine line=line />
                </For>
            </ol>
        </aside>
    }
}

#[component]
fn HistoryLine(
    /// The call.
    line: Line,
) -> impl IntoView {
    let (number, counter) = (line.number.to_string(), line.counter.to_string());
    let testid = if line.card.is_some() { "display-call" } else { "display-past-call" };
    view! {
        <li class="display-past" data-testid=testid data-number=number.clone() data-counter=counter.clone()
            data-state=line.card.map(state_name) data-call=line.serial.to_string()>
            <div class="display-past-line">
                <span class="display-past-number">{number.clone()}</span>
                <span class="display-past-counter">{counter.clone()}</span>
            </div>
        </li>
    }
}

/// How many wait in each queue.
#[component]
pub fn Waiting() -> impl IntoView {
    let shell = use_shell();
    let language = use_language();
    let counts = shell.floor_by_second(|floor, day, hall, _| waiting_counts(floor.day(day), hall));
    let chips = shell.with_hall(|hall| hall.queues.clone()).into_iter().enumerate().map(|(index, queue)| {
        let letter = queue.letter.letter();
        let count = move || counts.with(|counts| counts.get(index).map_or(0, |(_, count)| *count));
        view! {
            <li class="display-queue" data-testid=format!("display-waiting-{letter}") data-count=move || count().to_string()>
                <b class="display-queue-letter">{letter.to_string()}</b>
                <span class="display-queue-name">{move || queue.name.get(language.get()).to_owned()}</span>
                <span class="display-queue-count">{move || count().to_string()}</span>
            </li>
        }
    });
    view! {
        <div class="display-waiting">
            <h2>{move || words::waiting(language.get())}</h2>
            <ul>{chips.collect_view()}</ul>
        </div>
    }
}
