//! Today's tickets; a hall guide may void one, with a reason and after a second look.

use leptos::prelude::*;

use super::state::use_staff;
use crate::domain::command::{Command, Role};
use crate::domain::event::VoidReason;
use crate::domain::floor::{Ticket, TicketState};
use crate::domain::hall::Language;
use crate::domain::identity::TicketId;
use crate::text::{common, counter as counter_words, staff as words};
use crate::ui::shell::{use_language, use_shell};

/// Most rows drawn; the rest is found by its number.
const ROWS_MAX: usize = 40;

/// The table of tickets, newest first.
#[component]
pub fn Tickets(
    /// Whoever looks may make one void.
    may_void: bool,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let wanted = RwSignal::new(String::new());
    let asked = RwSignal::new(None::<TicketId>);
    let tickets = shell.floor(move |floor, day, _| {
        let mut tickets: Vec<Ticket> = floor.day(day).tickets.values().cloned().collect();
        tickets.sort_by_key(|ticket| (std::cmp::Reverse(ticket.issued_at), std::cmp::Reverse(ticket.number)));
        tickets
    });
    let found = Memo::new(move |_| {
        let wanted = wanted.get().trim().to_uppercase();
        tickets.with(|all| all.iter().filter(|t| t.number.to_string().contains(&wanted)).cloned().collect::<Vec<_>>())
    });
    let shown = move || found.with(|found| found.iter().take(ROWS_MAX).cloned().collect::<Vec<_>>());
    view! {
        <section class="desk-page">
            <h2>{move || words::tickets_title(language.get())}</h2>
            <label class="desk-field desk-find">
                <span>{move || words::tickets_search(language.get())}</span>
                <input type="text" maxlength="6" data-testid="ticket-find" placeholder="A023" autocomplete="off"
                    on:input=move |event| wanted.set(event_target_value(&event)) />
            </label>
            {move || tickets.with(Vec::is_empty).then(|| view! { <p class="desk-soft">{words::tickets_none(language.get())}</p> })}
            <table class="desk-table" data-testid="tickets-table">
                <thead>
                    <tr>
                        <th scope="col">{move || words::col_number(language.get())}</th>
                        <th scope="col">{move || words::col_item(language.get())}</th>
                        <th scope="col">{move || words::col_issued(language.get())}</th>
                        <th scope="col">{move || words::col_state(language.get())}</th>
                        <th scope="col">{move || words::col_action(language.get())}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=shown key=|ticket| ticket.id.clone() let:ticket>
                        <Row ticket=ticket tickets=tickets asked=asked may_void=may_void />
                    </For>
                </tbody>
            </table>
            {move || {
                let more = found.with(Vec::len).saturating_sub(ROWS_MAX);
                (more > 0).then(|| view! { <p class="desk-soft">{words::tickets_more(language.get(), more)}</p> })
            }}
        </section>
    }
}

const fn can_be_void(state: &TicketState) -> bool {
    matches!(state, TicketState::Waiting { .. } | TicketState::Held { .. } | TicketState::Missed { .. })
}

const fn state_name(state: &TicketState) -> &'static str {
    match state {
        TicketState::Waiting { .. } => "waiting",
        TicketState::Called { .. } => "called",
        TicketState::Held { .. } => "held",
        TicketState::Missed { .. } => "missed",
        TicketState::Served { .. } => "served",
        TicketState::Voided { .. } => "voided",
    }
}

#[component]
fn Row(ticket: Ticket, tickets: Memo<Vec<Ticket>>, asked: RwSignal<Option<TicketId>>, may_void: bool) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let number = ticket.number.to_string();
    let (shown, issued) = (number.clone(), common::clock(ticket.issued_at, offset));
    // State and queue change; the row and its button stay.
    let now = {
        let ticket = ticket.clone();
        Memo::new(move |_| tickets.with(|all| all.iter().find(|other| other.id == ticket.id).unwrap_or(&ticket).clone()))
    };
    let state = Memo::new(move |_| now.with(|ticket| ticket.state.clone()));
    let name = move || state.with(state_name);
    let (item, priority) = (ticket.item.clone(), ticket.priority);
    let what = move || {
        let (language, queue) = (language.get(), now.with(|ticket| ticket.queue));
        shell.with_hall(|hall| {
            let item = item.as_ref().and_then(|id| hall.item(id)).map(|item| item.name.get(language).to_owned());
            item.unwrap_or_else(|| counter_words::no_item(language, hall.queue(queue).map_or("", |q| q.name.get(language))))
        })
    };
    view! {
        <tr data-testid="ticket-row" data-number=number data-state=name>
            <th scope="row">{shown}</th>
            <td>{what} {priority.then(|| view! { " " <span class="desk-tag">{move || counter_words::priority(language.get())}</span> })}</td>
            <td>{issued}</td>
            <td>{move || state.with(|state| words::state(language.get(), state))}</td>
            <td><Show when=move || may_void && state.with(can_be_void)><Void ticket=ticket.clone() asked=asked /></Show></td>
        </tr>
    }
}

#[component]
fn Void(ticket: Ticket, asked: RwSignal<Option<TicketId>>) -> impl IntoView {
    let (language, staff) = (use_language(), use_staff());
    let id = ticket.id.clone();
    let number = ticket.number.to_string();
    let is_asked = Memo::new(move |_| asked.with(|asked| asked.as_ref() == Some(&id)));
    let ticket = StoredValue::new(ticket);
    let void = move |reason| {
        asked.set(None);
        let (id, number) = ticket.with_value(|t| (t.id.clone(), t.number.to_string()));
        staff.run(Command::VoidTicket { ticket: id, reason, role: Role::Staff }, void_done, number);
    };
    move || {
        let language = language.get();
        let number = number.clone();
        if is_asked.get() {
            view! {
                <span class="desk-ask" role="group" aria-label=words::void_ask(language, &number)>
                    <span>{words::void_ask(language, &number)}</span>
                    <button class="desk-small" data-testid="void-mistake" on:click=move |_| void(VoidReason::Mistake)>{words::reason_mistake(language)}</button>
                    <button class="desk-small" data-testid="void-person-left" on:click=move |_| void(VoidReason::PersonLeft)>{words::reason_person_left(language)}</button>
                    <button class="desk-small" data-testid="void-cancel" on:click=move |_| asked.set(None)>{words::cancel(language)}</button>
                </span>
            }
            .into_any()
        } else {
            let ask = move |_| asked.set(Some(ticket.with_value(|t| t.id.clone())));
            view! { <button class="desk-small" data-testid="ticket-void" data-number=number disabled=move || staff.is_busy() on:click=ask>{words::void(language)}</button> }
                .into_any()
        }
    }
}

fn void_done(language: Language, number: &str) -> String {
    words::void_done(language, number)
}
