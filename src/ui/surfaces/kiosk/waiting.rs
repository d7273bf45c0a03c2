//! While the number is being written, while nobody knows, and when there is none.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::domain::command::Failure;
use crate::domain::hall::Language;
use crate::flow::board::Section;
use crate::flow::kiosk::board::BoardInput;
use crate::flow::kiosk::{CONFIRM_SECONDS_MAX, GuideInput, Input, Screen, WhyNone, Wish};
use crate::text::kiosk::frame;
use crate::text::kiosk::take as words;
use crate::text::reasons;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The number is being written.
pub fn issuing(kiosk: Kiosk) -> AnyView {
    view! {
        <section class="centre" data-testid="issuing" role="status">
            <div class="working" aria-hidden="true"></div>
            <h1>{words::issuing(kiosk.language())}</h1>
        </section>
    }
    .into_any()
}

/// Nobody knows whether it was written: the same request is asked again.
pub fn confirming(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let left = kiosk.slice(|model| match model.visit.screen {
        Screen::Confirming { seconds, .. } => CONFIRM_SECONDS_MAX.saturating_sub(seconds),
        _ => 0,
    });
    view! {
        <section class="centre" data-testid="confirming" role="status">
            <div class="working" aria-hidden="true"></div>
            <h1>{words::confirming(language)}</h1>
            <p>{words::confirming_hint(language)}</p>
            <p class="soft" data-testid="confirming-left">{move || words::confirming_left(language, left.get())}</p>
        </section>
    }
    .into_any()
}

/// There is no number: why, when next, and what can be done instead.
pub fn not_issued(kiosk: Kiosk, wish: &Wish, why: &WhyNone) -> AnyView {
    let language = kiosk.language();
    let (reason, next) = said(kiosk, language, why);
    let state = match why {
        WhyNone::NotNow(_) => "not-now",
        WhyNone::Failed(Failure::Unknown) => "unknown",
        WhyNone::Failed(_) => "failed",
    };
    let retry = matches!(why, WhyNone::Failed(failure) if !matches!(failure, Failure::Refused(_))).then(|| retry(kiosk, wish.clone()));
    view! {
        <section class="none" data-testid="not-issued" data-state=state>
            {parts::title(kiosk, words::no_number(language), String::new())}
            <div class="none-card" role="alert">
                {Icon::Warning.draw()}
                <p class="none-reason" data-testid="not-issued-reason">{reason}</p>
                <p data-testid="not-issued-next">{next}</p>
                {help_line(kiosk)}
            </div>
            <div class="none-actions">
                {retry}
                {parts::action("choose-other", "primary", Some(Icon::Ticket), words::choose_other(language), move || kiosk.tell(Input::PressedTakeNumber))}
            </div>
            <h2>{words::meanwhile(language)}</h2>
            <div class="none-actions">
                {instead(kiosk, wish)}
                {parts::action("see-notices", "", Some(Icon::Megaphone), words::see_notices(language), move || kiosk.tell(Input::Board(BoardInput::Opened(Section::Lines.first()))))}
                {parts::action("go-home", "", Some(Icon::Home), frame::to_home(language), move || kiosk.tell(Input::WentHome))}
            </div>
        </section>
    }
    .into_any()
}

fn instead(kiosk: Kiosk, wish: &Wish) -> AnyView {
    let input = wish.item.clone().map_or(Input::PressedGuides, |item| Input::Guides(GuideInput::Opened(item.to_string())));
    parts::action("see-guide", "", Some(Icon::Book), words::see_guide(kiosk.language()), move || kiosk.tell(input.clone()))
}

/// "Try again" stays locked for a moment, so that a trembling hand asks once.
fn retry(kiosk: Kiosk, wish: Wish) -> AnyView {
    let locked = Signal::derive(move || kiosk.with(|model| matches!(model.visit.screen, Screen::NotIssued { locked, .. } if locked > 0)));
    view! {
        <Button testid="try-again" class="action" disabled=locked on_press=move || kiosk.try_again(&wish)>
            {Icon::Return.draw()}<span>{words::try_again(kiosk.language())}</span>
        </Button>
    }
    .into_any()
}

fn help_line(kiosk: Kiosk) -> Option<AnyView> {
    let language = kiosk.language();
    let line = kiosk.shell().with_hall(|hall| hall.help_lines.first().cloned())?;
    Some(view! { <p class="soft">{words::ask_line(language, line.name.get(language), &line.number)}</p> }.into_any())
}

fn said(kiosk: Kiosk, language: Language, why: &WhyNone) -> (String, String) {
    match why {
        WhyNone::NotNow(not_now) => {
            let offset = kiosk.shell().with_hall(|hall| hall.utc_offset_minutes);
            reasons::not_now(language, not_now, offset, kiosk.shell().window().today())
        }
        WhyNone::Failed(failure) => (words::trouble(language, failure), words::trouble_next(language)),
    }
}
