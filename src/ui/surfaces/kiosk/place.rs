//! Where a ticket stands: its state in words, and "I am back" for a missed one.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use super::standing_words as said;
use crate::domain::identity::TicketId;
use crate::flow::kiosk::rating::{RateInput, RateOf};
use crate::flow::kiosk::standing::{Standing, State};
use crate::flow::kiosk::{Input, Rejoin, Screen};
use crate::text::kiosk::{code, rate as rate_words, ticket as words};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, ticket: TicketId) -> AnyView {
    let (language, rated) = (kiosk.language(), StoredValue::new(ticket.clone()));
    let standing = kiosk.standing(ticket);
    let rejoin = kiosk.slice(|model| match &model.visit.screen {
        Screen::Place(place) => place.rejoin,
        _ => Rejoin::NotSaid,
    });
    let prints = kiosk.slice(|model| model.house.settings.prints());
    view! {
        <section class="place">
            {parts::title(kiosk, code::title(language), String::new())}
            <Show when=move || standing.with(Option::is_some)>
                {move || standing.get().map(|standing| card(kiosk, &standing, rejoin.get()))}
                {side(kiosk, standing, rejoin, rated)}
            </Show>
            <div class="none-actions at-foot">
                {move || prints.get().then(|| parts::action("reprint", "", Some(Icon::Printer), words::reprint(language), move || kiosk.tell(Input::AskedForPrint)))}
                {parts::listen(kiosk, "")}
                {parts::action("go-home", "primary", Some(Icon::Home), words::leave(language), move || kiosk.tell(Input::Finished))}
            </div>
        </section>
    }
    .into_any()
}

fn card(kiosk: Kiosk, standing: &Standing, rejoin: Rejoin) -> AnyView {
    let number = standing.number.to_string();
    let title = if rejoin == Rejoin::Done { words::rejoin_done(kiosk.language()) } else { state_words(kiosk, &standing.state).0 };
    view! {
        <div class="ticket-card place-card">
            <p class="ticket-queue">{said::queue(kiosk, standing)}</p>
            <p class="ticket-number" data-testid="ticket-number" data-number=number.clone() data-state=standing.state.name()>{number.clone()}</p>
            <p class="place-state" role="status" data-testid="case-state" data-state=standing.state.name()>{title}</p>
            {said::facts(kiosk, standing)}
        </div>
    }
    .into_any()
}

/// Beside the card. How many were called since changes at any moment: the button stays the same.
fn side(kiosk: Kiosk, standing: Memo<Option<Standing>>, rejoin: Memo<Rejoin>, ticket: StoredValue<TicketId>) -> AnyView {
    let hint = move || standing.with(|standing| standing.as_ref().and_then(|s| state_words(kiosk, &s.state).1));
    let is_missed = move || standing.with(|standing| matches!(standing, Some(Standing { state: State::Missed { .. }, .. })));
    let is_served = move || standing.with(|standing| matches!(standing, Some(Standing { state: State::Served, .. })));
    let waits = Memo::new(move |_| standing.with(|standing| matches!(standing, Some(Standing { state: State::Waiting { .. }, .. }))));
    view! {
        <div class="place-side">
            {move || hint().map(|hint| parts::note(Icon::Info, hint))}
            <Show when=is_missed>{rejoin_button(kiosk, rejoin)}</Show>
            <Show when=is_served>{rate_button(kiosk, ticket.get_value())}</Show>
            {move || waits.get().then(|| parts::note(Icon::Clock, said::missed_rule(kiosk)))}
        </div>
    }
    .into_any()
}

fn rate_button(kiosk: Kiosk, ticket: TicketId) -> AnyView {
    let rate = move || kiosk.tell(Input::Rate(RateInput::Opened(RateOf::Ticket(ticket.clone()))));
    parts::action("ticket-rate", "primary large", Some(Icon::Smile), rate_words::title(kiosk.language()), rate)
}

fn rejoin_button(kiosk: Kiosk, rejoin: Memo<Rejoin>) -> AnyView {
    let language = kiosk.language();
    let failed = move || (rejoin.get() == Rejoin::Failed).then(|| parts::notice("rejoin-failed", words::rejoin_failed(language)));
    let asked = Signal::derive(move || rejoin.get() == Rejoin::Asked);
    view! {
        {failed}
        <Button testid="ticket-rejoin" class="action primary large" disabled=asked on_press=move || kiosk.tell(Input::PressedRejoin)>
            {Icon::Hand.draw()}<span>{words::rejoin(language)}</span>
        </Button>
    }
    .into_any()
}

fn state_words(kiosk: Kiosk, state: &State) -> (String, Option<String>) {
    let language = kiosk.language();
    let keep = kiosk.shell().with_hall(|hall| hall.missed.keep_place_calls);
    match state {
        State::Waiting { only_at: Some(counter), .. } => (words::state_only_at(language, counter.as_str()), None),
        State::Waiting { ahead: 0, .. } => (words::state_next(language), None),
        State::Waiting { .. } => (words::state_waiting(language), None),
        State::Called(counter) => (words::state_called(language, counter.as_str()), None),
        State::Held(counter) => (words::state_held(language, counter.as_str()), None),
        State::Missed { calls_since, in_time: true } => {
            (words::state_missed(language), Some(words::missed_in_time(language, *calls_since, keep)))
        }
        State::Missed { calls_since, .. } => (words::state_missed(language), Some(words::missed_too_late(language, *calls_since, keep))),
        State::Served => (words::state_served(language), Some(words::state_served_hint(language))),
        State::Voided(_) => (words::state_voided(language), Some(words::state_voided_hint(language))),
    }
}
