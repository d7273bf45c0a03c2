//! The first screen: one large tile, four others, and what the scanner can do.

use leptos::prelude::*;

use super::context::Kiosk;
use crate::domain::hall::calendar::Opening;
use crate::flow::kiosk::{Input, SetupInput};
use crate::text::kiosk::home as words;
use crate::text::{common, reasons};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    view! {
        <section class="home">
            <div class="home-greeting">
                <h1>{words::greeting(language)}</h1>
                <p class="soft">{words::hint(language)}</p>
            </div>
            {closed(kiosk)}
            <Button testid="home-take-number" class="tile-primary" on_press=move || kiosk.tell(Input::PressedTakeNumber)>
                <span class="tile-primary-icon">{Icon::Ticket.draw()}</span>
                <span class="tile-words">
                    <span class="tile-title">{words::take_number(language)}</span>
                    <span class="tile-help">{words::take_number_hint(language)}</span>
                </span>
                {Icon::ArrowRight.draw()}
            </Button>
            {counts(kiosk)}
            <div class="home-tiles">
                {tile(kiosk, "home-guides", Icon::Book, words::guides(language), words::guides_hint(language), Input::PressedGuides)}
                {tile(kiosk, "home-case", Icon::Barcode, words::case(language), words::case_hint(language), Input::PressedCase)}
                {tile(kiosk, "home-rate", Icon::Smile, words::rate(language), words::rate_hint(language), Input::PressedRate)}
                {tile(kiosk, "home-notices", Icon::Megaphone, words::notices(language), words::notices_hint(language), Input::PressedNotices)}
            </div>
            <div class="scan-hint">{Icon::Barcode.draw()}<p>{words::scan_hint(language)}</p></div>
            {setup_offer(kiosk)}
        </section>
    }
    .into_any()
}

fn tile(kiosk: Kiosk, testid: &'static str, icon: Icon, title: String, help: String, input: Input) -> AnyView {
    view! {
        <Button testid=testid class="tile" on_press=move || kiosk.tell(input.clone())>
            <span class="tile-head">{icon.draw()}<span class="tile-title">{title}</span></span>
            <span class="tile-help">{help}</span>
        </Button>
    }
    .into_any()
}

/// How many wait in each queue.
fn counts(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let waiting = kiosk.shell().floor(|floor, today, hall| {
        let day = floor.day(today);
        hall.queues.iter().map(|queue| (queue.letter, day.waiting_count(queue.letter))).collect::<Vec<_>>()
    });
    let hall = kiosk.hall();
    let chip = move |place: usize| {
        let queue = &hall.queues[place];
        let name = words::waiting_in(language, queue.name.get(language));
        let count = move || waiting.with(|counts| common::people(language, counts.get(place).map_or(0, |(_, count)| *count)));
        view! { <li data-testid=format!("waiting-{}", queue.letter)>{name}" "<b>{count}</b></li> }.into_any()
    };
    let places = 0..waiting.with_untracked(Vec::len);
    view! { <ul class="counts" aria-label=words::waiting_label(language)>{places.map(chip).collect_view()}</ul> }.into_any()
}

/// A closed hall says so, and when it opens; everything that needs no counter goes on.
fn closed(kiosk: Kiosk) -> impl IntoView {
    let language = kiosk.language();
    let minute = kiosk.shell().minute();
    move || {
        let now = minute.get();
        kiosk.shell().with_hall(|hall| match hall.opening(now) {
            Opening::Open { .. } => None,
            Opening::Closed { reason, next } => {
                let (offset, today) = (hall.utc_offset_minutes, hall.utc_offset_minutes.day(now));
                let next = next.map_or_else(
                    || reasons::next_unknown(language),
                    |at| reasons::next_at(language, &reasons::when(language, at, offset, today)),
                );
                let reason = reasons::closed(language, &reason);
                Some(
                    view! {
                        <div class="notice" role="status" data-testid="hall-closed">
                            {Icon::Clock.draw()}<div><p class="notice-title">{reason}</p><p>{next}</p></div>
                        </div>
                    }
                    .into_any(),
                )
            }
        })
    }
}

/// For the staff, at the very first start: quiet, and never in the way.
fn setup_offer(kiosk: Kiosk) -> impl IntoView {
    let language = kiosk.language();
    let offered = kiosk.slice(|model| !model.house.is_set_up);
    let is_demo = kiosk.shell().window().is_demo();
    move || {
        (offered.get() && !is_demo).then(|| {
            view! {
                <div class="setup-offer" data-testid="setup-offer">
                    {Icon::Gear.draw()}
                    <p>{words::setup_offer(language)}</p>
                    <Button testid="setup-open" class="quiet" on_press=move || kiosk.tell(Input::Setup(SetupInput::Opened))>{words::setup_open(language)}</Button>
                    <Button testid="setup-decline" class="quiet" on_press=move || kiosk.tell(Input::Setup(SetupInput::Declined))>{words::setup_decline(language)}</Button>
                </div>
            }
            .into_any()
        })
    }
}
