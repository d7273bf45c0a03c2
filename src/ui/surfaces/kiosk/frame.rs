//! What stands round every screen: the hall's name and clock above, the modes below, and between them what must be noticed.

use leptos::prelude::*;

use super::context::Kiosk;
use super::{foot, strips};
use crate::flow::kiosk::Input;
use crate::text::common;
use crate::text::kiosk::frame as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// Header, screen, strips, foot.
pub fn draw(kiosk: Kiosk, screen: AnyView) -> AnyView {
    view! {
        {demo_banner(kiosk)}
        {header(kiosk)}
        <div class="reach" aria-hidden="true"></div>
        {strips::health(kiosk)}
        <main class="stage">{screen}</main>
        {strips::help(kiosk)}
        {strips::idle(kiosk)}
        {foot::draw(kiosk)}
    }
    .into_any()
}

/// The line that says that nothing here is real.
pub fn demo_banner(kiosk: Kiosk) -> Option<AnyView> {
    let is_demo = kiosk.shell().window().is_demo();
    is_demo
        .then(|| view! { <aside class="demo-banner" data-testid="demo-banner">{common::demo_banner(kiosk.language())}</aside> }.into_any())
}

fn header(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let name = kiosk.shell().with_hall(|hall| hall.name.get(language).to_owned());
    view! {
        <header class="head">
            <Button testid="head-home" class="head-home" on_press=move || kiosk.tell(Input::WentHome)>
                {Icon::Home.draw()}<span class="visually-hidden">{words::to_home(language)}</span>
            </Button>
            <div class="head-name">
                <p class="head-hall" data-testid="hall-name">{name}</p>
                <p class="head-sub">{words::subtitle(language)}</p>
            </div>
            {clock(kiosk)}
        </header>
    }
    .into_any()
}

/// Clock and date.
pub fn clock(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let offset = kiosk.shell().with_hall(|hall| hall.utc_offset_minutes);
    let minute = kiosk.shell().minute();
    view! {
        <div class="head-clock">
            <p class="head-time" data-testid="clock">{move || common::clock(minute.get(), offset)}</p>
            <p class="head-sub" data-testid="date">{move || common::date(language, offset.day(minute.get()))}</p>
        </div>
    }
    .into_any()
}
