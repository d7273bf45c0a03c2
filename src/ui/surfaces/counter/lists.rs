//! Who is next and why; those who wait, are put aside, missed their call.

use leptos::prelude::*;

use super::card::{ItemName, PriorityTag};
use super::state::{use_counter, use_slices};
use crate::domain::command::CounterAction;
use crate::domain::hall::Language;
use crate::domain::identity::{QueueLetter, TicketId};
use crate::flow::counter::desk::{self, Line, Note};
use crate::flow::counter::{Intent, Kind, Seat};
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// Most lines drawn of the waiting list; the rest is counted.
const LINES_MAX: usize = 60;

/// Who will be called next, and by which rule.
#[component]
pub fn WhyNextLine(seat: Seat) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let next = shell.floor_by_second(move |floor, day, hall, now| desk::next(hall, floor.day(day), &seat.counter, now));
    let text = move || {
        let language = language.get();
        match next.get() {
            Some(next) => words::next_is(language, &next.number.to_string(), &words::why(language, next.why)),
            None => words::next_nobody(language),
        }
    };
    let number = move || next.get().map(|next| next.number.to_string()).unwrap_or_default();
    view! { <p class="desk-why" data-testid="why-next" data-number=number>{text}</p> }
}

/// The side column.
#[component]
pub fn Lists(seat: Seat) -> impl IntoView {
    let shell = use_shell();
    let counter = seat.counter;
    let missed = shell.floor_by_second(move |floor, day, hall, now| desk::missed(hall, floor.day(day), &counter, now));
    view! {
        <Waiting />
        <Held />
        <Missed missed=missed />
    }
}

#[component]
fn Waiting() -> impl IntoView {
    let (language, slices) = (use_language(), use_slices());
    let count = Memo::new(move |_| slices.waiting.with(Vec::len));
    let longest = move || slices.waiting.with(|lines| lines.iter().map(|line| line.minutes).max());
    let shown = move || slices.waiting.with(|lines| lines.iter().take(LINES_MAX).cloned().collect::<Vec<_>>());
    view! {
        <section class="desk-list">
            <h2>
                {move || words::waiting_title(language.get())} " "
                <span data-testid="waiting-count" data-count=move || count.get()>{move || crate::text::common::people(language.get(), people(count.get()))}</span>
                <small>{move || longest().map(|minutes| words::longest(language.get(), minutes))}</small>
            </h2>
            {move || (count.get() == 0).then(|| view! { <p class="desk-soft">{words::waiting_none(language.get())}</p> })}
            <ul data-testid="waiting-list">
                <For each=shown key=key_of let:line>
                    <Row line=follow(slices.waiting, line) />
                </For>
            </ul>
            {move || (count.get() > LINES_MAX).then(|| view! { <p class="desk-soft">{words::more_waiting(language.get(), count.get() - LINES_MAX)}</p> })}
        </section>
    }
}

/// A row stays as long as the person and the queue are the same: its button must not be made anew under a finger because a minute passed.
fn key_of(line: &Line) -> (TicketId, QueueLetter) {
    (line.person.id.clone(), line.person.queue)
}

/// The line of the same person as time passes; the last one known while the row goes away.
fn follow(lines: Memo<Vec<Line>>, line: Line) -> Memo<Line> {
    Memo::new(move |before: Option<&Line>| {
        let now = lines.with(|lines| lines.iter().find(|other| key_of(other) == key_of(&line)).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| line.clone())
    })
}

fn people(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[component]
fn Held() -> impl IntoView {
    let (language, counter, slices) = (use_language(), use_counter(), use_slices());
    let can = Memo::new(move |_| slices.desk.with(|desk| counter.with(|model| desk.can(Kind::Resume, model))));
    let count = Memo::new(move |_| slices.held.with(Vec::len));
    view! {
        <Show when=move || count.get() != 0>
            <section class="desk-list" data-testid="held-list">
                <h2>{move || words::held_title(language.get())} " " {move || crate::text::common::people(language.get(), people(count.get()))}</h2>
                <ul>
                    <For each=move || slices.held.get() key=key_of let:line>
                        <HeldRow line=follow(slices.held, line) can=can count=count />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn HeldRow(line: Memo<Line>, can: Memo<bool>, count: Memo<usize>) -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    let (id, number) = line.with_untracked(|line| (line.person.id.clone(), line.person.number.to_string()));
    view! {
        <Row line=line>
            <button class="desk-small" data-testid="call-resume" data-number=number disabled=move || !can.get()
                on:click=move |_| counter.act(CounterAction::Resume(id.clone()))>
                {move || words::resume(language.get())} " " <kbd hidden=move || count.get() != 1>"F5"</kbd>
            </button>
        </Row>
    }
}

#[component]
fn Missed(missed: Memo<Vec<Line>>) -> impl IntoView {
    let language = use_language();
    let count = Memo::new(move |_| missed.with(Vec::len));
    let shown = move || missed.with(|lines| lines.iter().take(LINES_MAX).cloned().collect::<Vec<_>>());
    view! {
        <Show when=move || count.get() != 0>
            <section class="desk-list" data-testid="missed-list">
                <h2>{move || words::missed_title(language.get())} " " {move || crate::text::common::people(language.get(), people(count.get()))}</h2>
                <ul>
                    <For each=shown key=key_of let:line>
                        <MissedRow line=follow(missed, line) />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn MissedRow(line: Memo<Line>) -> impl IntoView {
    let (language, counter) = (use_language(), use_counter());
    let (id, number) = line.with_untracked(|line| (line.person.id.clone(), line.person.number.to_string()));
    let can = move || counter.with(|model| !model.is_busy());
    view! {
        <Row line=line>
            <button class="desk-small" data-testid="ticket-rejoin" data-number=number disabled=move || !can()
                on:click=move |_| counter.press(Intent::Rejoin(id.clone()))>
                {move || words::rejoin(language.get())}
            </button>
        </Row>
    }
}

/// One line: number, what for, minutes, and perhaps a button.
#[component]
fn Row(line: Memo<Line>, #[prop(optional)] children: Option<Children>) -> impl IntoView {
    let language = use_language();
    let person = line.with_untracked(|line| line.person.clone());
    let number = person.number.to_string();
    let shown = number.clone();
    let minutes = Memo::new(move |_| line.with(|line| line.minutes));
    view! {
        <li class="desk-row" data-number=number>
            <strong>{shown}</strong>
            <span class="desk-row-item">
                <ItemName person=person.clone() short=true /> " " <PriorityTag person=person />
                <small>{move || line.with(|line| note_words(language.get(), &line.note))}</small>
            </span>
            <span class="desk-row-minutes">{move || words::minutes_short(language.get(), minutes.get())}</span>
            {children.map(|children| children())}
        </li>
    }
}

fn note_words(language: Language, note: &Note) -> Option<String> {
    match note {
        Note::Plain => None,
        Note::SentHere => Some(words::sent_here(language)),
        Note::HeldBy(counter) => Some(words::held_by(language, counter.as_str())),
        Note::KeepsPlace => Some(words::keeps_place(language)),
        Note::GoesToEnd => Some(words::goes_to_end(language)),
    }
}
