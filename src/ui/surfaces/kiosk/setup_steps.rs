//! The single questions of setting up a screen.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::flow::kiosk::{Input, PaperRoll, Role, Screen, ScreenSize, Settings, Setup, SetupInput, SetupStep};
use crate::runtime::kiosk as hands;
use crate::text::common;
use crate::text::kiosk::{code, setup as words};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::keypad::{Keypad, Pressed};

/// The question of this step.
pub fn draw(kiosk: Kiosk, setup: Setup) -> AnyView {
    match setup.step {
        SetupStep::HallCode => hall_code(kiosk, setup.code_is_right),
        SetupStep::Role => role(kiosk, &setup),
        SetupStep::Paper => paper(kiosk, &setup),
        SetupStep::Screen => screen(kiosk, &setup),
        SetupStep::Clock => clock(kiosk),
        SetupStep::TestSlip => test_slip(kiosk, setup.draft),
    }
}

fn hall_code(kiosk: Kiosk, checked: bool) -> AnyView {
    let language = kiosk.language();
    let hall = kiosk.hall();
    let typed = kiosk.slice(|model| match &model.visit.screen {
        Screen::Setup(setup) => (setup.code.clone(), setup.code_is_wrong),
        _ => (String::new(), false),
    });
    let wrong = move || typed.get().1.then(|| parts::notice("setup-hall-wrong", words::hall_wrong(language)));
    let right = checked.then(|| parts::note(Icon::Check, words::hall_right(language)));
    let check = {
        let right_code = hall.code.clone();
        move || {
            let right = typed.get_untracked().0 == right_code;
            kiosk.tell(Input::Setup(SetupInput::CodeChecked { right }));
        }
    };
    view! {
        <div class="setup-words">
            <h2>{words::hall_question(language)}</h2>
            <p class="soft">{words::hall_hint(language, hall.name.get(language))}</p>
            <p class="setup-code" data-testid="setup-hall-code">{move || format!("{:_<4}", typed.get().0)}</p>
            {wrong}{right}
            {parts::action("setup-hall-check", "", Some(Icon::Check), words::hall_check(language), check)}
        </div>
        <Keypad clear=code::clear(language) erase=code::erase(language) on_key=move |key| kiosk.tell(Input::Setup(match key {
            Pressed::Digit(digit) => SetupInput::Digit(digit),
            Pressed::Erase | Pressed::Clear => SetupInput::Erased,
        })) />
    }
    .into_any()
}

/// One of several choices: whether it is the chosen one, and whether it can be chosen.
type Look = (bool, bool);

fn option(
    kiosk: Kiosk,
    testid: &'static str,
    (is_on, may_change): Look,
    icon: Icon,
    title: String,
    hint: String,
    input: SetupInput,
) -> AnyView {
    let (pressed, disabled) = (Signal::stored(is_on), Signal::stored(!may_change));
    view! {
        <Button testid=testid class="choice" pressed=pressed disabled=disabled repeats=true on_press=move || kiosk.tell(Input::Setup(input))>
            {icon.draw()}
            <span class="tile-words"><span class="queue-name">{title}</span><span class="tile-help">{hint}</span></span>
        </Button>
    }
    .into_any()
}

/// Why nothing can be chosen.
fn locked(kiosk: Kiosk, setup: &Setup) -> Option<AnyView> {
    (!setup.code_is_right).then(|| parts::notice("setup-locked", words::locked(kiosk.language())))
}

fn role(kiosk: Kiosk, setup: &Setup) -> AnyView {
    let language = kiosk.language();
    let choice = |testid, role, icon, title, hint| {
        option(kiosk, testid, (setup.draft.role == role, setup.code_is_right), icon, title, hint, SetupInput::Role(role))
    };
    view! {
        <h2>{words::role_question(language)}</h2>
        {locked(kiosk, setup)}
        {choice("setup-role-kiosk", Role::Kiosk, Icon::Ticket, words::role_kiosk(language), words::role_kiosk_hint(language))}
        {choice("setup-role-display", Role::Display, Icon::Screen, words::role_display(language), words::role_display_hint(language))}
        {choice("setup-role-counter", Role::Counter, Icon::People, words::role_counter(language), words::role_counter_hint(language))}
    }
    .into_any()
}

fn paper(kiosk: Kiosk, setup: &Setup) -> AnyView {
    let language = kiosk.language();
    let choice = |testid, paper, icon, title, hint| {
        option(kiosk, testid, (setup.draft.paper == paper, setup.code_is_right), icon, title, hint, SetupInput::Paper(paper))
    };
    view! {
        <h2>{words::paper_question(language)}</h2>
        {locked(kiosk, setup)}
        {choice("setup-paper-80", PaperRoll::Mm80, Icon::Printer, words::paper_80(language), words::paper_80_hint(language))}
        {choice("setup-paper-a4", PaperRoll::A4, Icon::Printer, words::paper_a4(language), words::paper_a4_hint(language))}
        {choice("setup-paper-none", PaperRoll::None, Icon::Close, words::paper_none(language), words::paper_none_hint(language))}
    }
    .into_any()
}

fn screen(kiosk: Kiosk, setup: &Setup) -> AnyView {
    let language = kiosk.language();
    let (width, height) = hands::page_size();
    let choice = |testid, size, title, hint| {
        option(kiosk, testid, (setup.draft.screen == size, setup.code_is_right), Icon::Screen, title, hint, SetupInput::Screen(size))
    };
    view! {
        <h2>{words::screen_question(language)}</h2>
        {locked(kiosk, setup)}
        <p class="soft" data-testid="setup-measured">{words::screen_measured(language, width, height)}</p>
        {choice("setup-screen-small", ScreenSize::Small, words::screen_small(language), words::screen_small_hint(language))}
        {choice("setup-screen-usual", ScreenSize::Usual, words::screen_usual(language), words::screen_usual_hint(language))}
        {choice("setup-screen-large", ScreenSize::Large, words::screen_large(language), words::screen_large_hint(language))}
    }
    .into_any()
}

fn clock(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let shell = kiosk.shell();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let minute = shell.minute();
    let doubted = move || {
        minute.track();
        shell.window().clock_doubt().map(|_| parts::notice("setup-clock-doubted", words::clock_doubted(language)))
    };
    view! {
        <h2>{words::clock_question(language)}</h2>
        <p class="soft">{words::clock_hint(language)}</p>
        <p class="setup-clock" data-testid="setup-clock">
            {move || format!("{} {}", offset.day(minute.get()), common::clock(minute.get(), offset))}
        </p>
        <p>{move || common::date(language, offset.day(minute.get()))}</p>
        {doubted}
        {parts::action("setup-clock-right", "primary", Some(Icon::Check), words::clock_right(language), move || kiosk.tell(Input::Setup(SetupInput::ClockIsRight)))}
        <p class="soft">{words::clock_wrong_hint(language)}</p>
    }
    .into_any()
}

fn test_slip(kiosk: Kiosk, draft: Settings) -> AnyView {
    let language = kiosk.language();
    let print = match draft.paper {
        PaperRoll::Mm80 | PaperRoll::A4 => {
            let print = move || kiosk.tell(Input::Setup(SetupInput::PrintTest));
            parts::action("setup-test-print", "", Some(Icon::Printer), words::test_print(language), print)
        }
        PaperRoll::None => parts::note(Icon::Info, words::test_no_printer(language)),
    };
    view! {
        <h2>{words::test_question(language)}</h2>
        <p class="soft">{words::test_hint(language)}</p>
        {print}
    }
    .into_any()
}
