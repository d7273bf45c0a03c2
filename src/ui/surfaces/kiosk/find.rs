//! Finding a guide: type, or go through them by class, occasion, department, or what others ask.

use leptos::prelude::*;

use super::context::Kiosk;
use super::typing::Field;
use super::{find_shelf, parts, typing};
use crate::domain::hall::Language;
use crate::flow::guides::Way;
use crate::flow::kiosk::guides::{Finding, TYPED_CHARS_MAX};
use crate::flow::kiosk::{GuideInput, Input, Model, Screen};
use crate::flow::typed::Keyed;
use crate::text::kiosk::guides as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::pane::Pane;

/// Looks at the search.
pub(super) fn of<R>(model: &Model, look: impl FnOnce(&Finding) -> R) -> Option<R> {
    match &model.visit.screen {
        Screen::Find(finding) => Some(look(finding)),
        _ => None,
    }
}

/// Says what happened to the search.
pub(super) fn tell(kiosk: Kiosk, input: GuideInput) {
    kiosk.tell(Input::Guides(input));
}

/// The screen.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let keyboard = kiosk.slice(|model| of(model, |f| f.keyboard).unwrap_or(false));
    let sought = kiosk.slice(|model| of(model, |f| format!("{} {} {:?}", f.typed, f.way.as_str(), f.choice)).unwrap_or_default());
    let shown = kiosk.slice(|model| of(model, |f| (f.shelf.clone(), f.way, f.choice)));
    let changes = parts::changes(kiosk, move || {
        shown.track();
        keyboard.track();
    });
    view! {
        <section class="find" data-keyboard=move || if keyboard.get() { "on" } else { "off" }>
            {parts::title(kiosk, words::title(language), String::new())}
            {field(kiosk, keyboard)}
            {ways(kiosk)}
            <Pane words=(words::turn_up(language), words::turn_down(language)) changed=changes anew=sought>{find_shelf::draw(kiosk)}</Pane>
            {typing::keys(kiosk, keyboard, keyed)}
        </section>
    }
    .into_any()
}

fn field(kiosk: Kiosk, keyboard: Memo<bool>) -> AnyView {
    let language = kiosk.language();
    let typed = kiosk.slice(|model| of(model, |f| f.typed.clone()).unwrap_or_default());
    typing::field(
        kiosk,
        Field {
            testids: ["guide-search", "guide-search-clear", "guide-keyboard"],
            label: words::search_label(language),
            hint: words::search_hint(language),
            chars_max: TYPED_CHARS_MAX,
            typed,
            keyboard,
            keyed,
            showed: |kiosk, shown| tell(kiosk, GuideInput::ShowedKeyboard(shown)),
        },
    )
}

fn keyed(kiosk: Kiosk, keyed: Keyed) {
    tell(kiosk, GuideInput::Keyed(keyed));
}

fn ways(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let chosen = kiosk.slice(|model| of(model, |f| f.typed.trim().is_empty().then_some(f.way)).flatten());
    let way = move |way: Way| {
        let pressed = Signal::derive(move || chosen.get() == Some(way));
        view! { <Button testid=format!("way-{}", way.as_str()) class="chip" pressed=pressed repeats=true on_press=move || tell(kiosk, GuideInput::ChoseWay(way))>{word_of(language, way)}</Button> }
            .into_any()
    };
    // What others read is a way only when enough is known of it.
    let asked = kiosk.slice(|model| of(model, |f| f.asked).unwrap_or(false));
    let last = move || asked.get().then(|| way(Way::Asked));
    view! { <div class="ways find-ways" role="group" aria-label=words::ways_label(language)>{[Way::Class, Way::Event, Way::Department].map(way).collect_view()}{last}</div> }
        .into_any()
}

fn word_of(language: Language, way: Way) -> String {
    match way {
        Way::Class => words::way_class(language),
        Way::Event => words::way_event(language),
        Way::Department => words::way_department(language),
        Way::Asked => words::way_asked(language),
    }
}
