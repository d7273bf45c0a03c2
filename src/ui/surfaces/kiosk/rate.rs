//! Rating the service: not switched on yet, and said plainly; what can be done instead.

use leptos::prelude::*;

use super::context::Kiosk;
use super::notices::help_lines;
use super::parts;
use crate::text::kiosk::pages as words;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    view! {
        <section class="pages">
            {parts::title(kiosk, words::rate_title(language), String::new())}
            <div class="notice" data-testid="rate-later">{Icon::Info.draw()}<p>{words::rate_later(language)}</p></div>
            <div class="pages-sides">
                <div class="place-side">
                    <h2>{words::rate_instead(language)}</h2>
                    {parts::note(Icon::People, words::rate_ask_staff(language))}
                </div>
                {help_lines(kiosk)}
            </div>
        </section>
    }
    .into_any()
}
