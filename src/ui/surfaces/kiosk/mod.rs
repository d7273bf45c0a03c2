//! The kiosk in the lobby: one decision per screen, the primary action always in the same place.

mod attract;
mod board;
mod case;
mod case_page;
mod context;
mod find;
mod find_shelf;
mod foot;
mod frame;
mod guide;
mod guide_parts;
mod guide_sheet;
mod home;
mod items;
mod notices;
mod opinion;
mod parts;
mod place;
pub mod preview;
mod priority;
mod queues;
mod rate;
mod rate_choose;
mod setup;
mod setup_steps;
mod sheet;
mod standing_words;
mod strips;
mod ticket;
mod typing;
mod waiting;

use std::time::Duration;

use leptos::prelude::*;

use crate::flow::kiosk::cases::CaseInput;
use crate::flow::kiosk::{Help, Input, Screen, SetupInput};
use crate::runtime::{case_view, kiosk as hands, scanning};
use crate::ui::reacting::{memo, whenever};
use crate::ui::shell::use_shell;
use context::Kiosk;

/// How long after a screen was chosen its heading is there.
const AFTER_THE_PICTURE: Duration = Duration::from_millis(20);

/// The surface.
#[component]
pub fn Kiosk() -> impl IntoView {
    let kiosk = Kiosk::provide(use_shell());
    hands::begin();
    keep_in_step(kiosk);
    if hands::wants_setup() {
        kiosk.tell(Input::Setup(SetupInput::Opened));
    }
    let picture = memo(move || kiosk.with(|model| (model.visit.screen.essence(), model.visit.visitor.language)));
    whenever(move || {
        picture.track();
        // After the picture was drawn: the button that was pressed has gone, and the keyboard with it.
        set_timeout(hands::say_picture, AFTER_THE_PICTURE);
    });
    let name = move || kiosk.with(|model| model.visit.screen.name().as_str());
    view! {
        <div class="kiosk screen-only" data-testid="kiosk" data-screen=name on:pointerdown=move |_| kiosk.touch() on:pointerup=move |_| kiosk.release()
            on:pointercancel=move |_| kiosk.release()>
            {move || {
                let (screen, _) = picture.get();
                match screen {
                    Screen::Attract => attract::draw(kiosk),
                    screen => frame::draw(kiosk, draw(kiosk, screen)),
                }
            }}
        </div>
        {sheet::draw(kiosk)}
    }
}

fn draw(kiosk: Kiosk, screen: Screen) -> AnyView {
    match screen {
        Screen::Attract | Screen::Home => home::draw(kiosk),
        Screen::ChooseQueue => queues::draw(kiosk),
        Screen::Items(listing) => items::draw(kiosk, listing),
        Screen::Find(_) => find::draw(kiosk),
        Screen::Guide(_) => guide::draw(kiosk),
        Screen::Priority(wish) => priority::draw(kiosk, &wish),
        Screen::Issuing { .. } => waiting::issuing(kiosk),
        Screen::Confirming { .. } => waiting::confirming(kiosk),
        Screen::NotIssued { wish, why, .. } => waiting::not_issued(kiosk, &wish, &why),
        Screen::Ticket(screen) => ticket::draw(kiosk, screen.ticket),
        Screen::GivenBack => ticket::given_back(kiosk),
        Screen::CaseEntry(entry) => case::draw(kiosk, entry.asks.is_some()),
        Screen::Case(_) => case_page::draw(kiosk),
        Screen::Place(place) => place::draw(kiosk, place.ticket),
        Screen::Rate(rating) => rate::draw(kiosk, rating),
        Screen::Setup(setup) => setup::draw(kiosk, setup),
        Screen::Board(page) => board::draw(kiosk, page),
    }
}

/// The world and the flow: time, facts and the scanner go in, the look of the page comes out.
fn keep_in_step(kiosk: Kiosk) {
    let shell = kiosk.shell();
    whenever(move || {
        shell.now();
        kiosk.tell(Input::SecondPassed);
    });
    let help = kiosk.device(|device| device.help_since.is_some());
    whenever(move || kiosk.tell(Input::HelpIs { ringing: help.get().unwrap_or(false) }));
    let rings = kiosk.slice(|model| matches!(model.house.help, Help::Ringing { .. } | Help::Unheard));
    whenever(move || {
        shell.now();
        if rings.get() {
            kiosk.tell(Input::HelpHeard { by_anybody: hands::is_help_heard(&shell.window()) });
        }
    });
    let settings = kiosk.device(|device| device.settings.clone());
    whenever(move || {
        let settings = settings.get().flatten();
        kiosk.tell(Input::SettingsRead(settings.and_then(|text| crate::flow::kiosk::Settings::from_json(&text))));
    });
    keep_number(kiosk);
    kiosk.tell(Input::Remembered(hands::remembered(&shell.window())));
    let abandoned = memo(move || kiosk.with(|model| model.house.abandoned.iter().map(|a| a.ticket.clone()).collect::<Vec<_>>()));
    let landed = shell.floor(move |floor, today, _| {
        let day = floor.day(today);
        let found = |id| day.ticket(&id).map(|ticket| (id, ticket.state.is_open() && ticket.paper.is_none()));
        abandoned.get().into_iter().filter_map(found).collect::<Vec<_>>()
    });
    whenever(move || {
        // Told once a second: the flow decides how often something is done about it.
        shell.now();
        for (ticket, is_open) in landed.get() {
            kiosk.tell(Input::SawTicket { ticket, is_open });
        }
    });
    whenever(move || {
        let (visitor, settings) = kiosk.with(|model| (model.visit.visitor, model.house.settings));
        hands::dress(visitor, settings);
    });
    let following = StoredValue::new_local(case_view::follow(&shell.window(), move || kiosk.tell(Input::Case(CaseInput::Moved))));
    on_cleanup(move || following.dispose());
    // Nobody needs function keys here: they may be a scanner's.
    let scanning = scanning::listen(
        move |text| kiosk.tell(Input::Scanned(hands::look_up(&shell.window(), text))),
        move || kiosk.tell(Input::Touched),
        |_| {},
    );
    let scanning = StoredValue::new_local(scanning);
    on_cleanup(move || scanning.dispose());
}

/// A page that breaks down while a number is on its screen shows it again.
fn keep_number(kiosk: Kiosk) {
    let shell = kiosk.shell();
    let minute = shell.minute();
    let own = kiosk.slice(|model| model.visit.screen.own_ticket().cloned());
    // Runs after the effect that reads the settings: whether there is a printer decides what is asked.
    Effect::new(move |before: Option<()>| {
        let found = before.is_none().then(|| hands::found_again(&shell.window())).flatten();
        if let Some(found) = found {
            kiosk.tell(found);
        }
        minute.track();
        hands::note_shown(&shell.window(), own.get());
    });
}
