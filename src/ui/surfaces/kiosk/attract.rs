//! Nobody has been here for a while: the clock, the hall, the hours, and an invitation.

use leptos::prelude::*;

use super::context::Kiosk;
use super::frame;
use super::notices::hours_today;
use crate::flow::kiosk::Input;
use crate::text::common;
use crate::text::kiosk::home as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen: one large button.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let (name, offset) = kiosk.shell().with_hall(|hall| (hall.name.get(language).to_owned(), hall.utc_offset_minutes));
    let minute = kiosk.shell().minute();
    let hours = move || kiosk.shell().with_hall(|hall| hours_today(hall, language, minute.get()));
    view! {
        {frame::demo_banner(kiosk)}
        <Button testid="attract" class="attract" on_press=move || kiosk.tell(Input::WentHome)>
            <span class="attract-hall">{name}</span>
            <span class="attract-time" data-testid="clock">{move || common::clock(minute.get(), offset)}</span>
            <span class="attract-date">{move || common::date(language, offset.day(minute.get()))}</span>
            <span class="attract-hours" data-testid="open-hours">{hours}</span>
            <span class="attract-begin">{Icon::Hand.draw()}<span>{words::touch_to_begin(language)}</span></span>
            <span class="attract-begin-other">{words::touch_to_begin_other(language)}</span>
        </Button>
    }
    .into_any()
}
