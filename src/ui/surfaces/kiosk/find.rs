//! Finding a guide: type, or go through them by class, occasion, department, or what others ask.

use leptos::html::Input as Field;
use leptos::prelude::*;

use super::context::Kiosk;
use super::{find_shelf, parts};
use crate::domain::hall::Language;
use crate::flow::guides::Way;
use crate::flow::kiosk::guides::{Finding, TYPED_CHARS_MAX};
use crate::flow::kiosk::{GuideInput, Input, Model, Screen};
use crate::text::kiosk::guides as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::keyboard::{KeyWords, Keyboard, Typed};
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
            {move || keyboard.get().then(|| keys(kiosk))}
        </section>
    }
    .into_any()
}

fn field(kiosk: Kiosk, keyboard: Memo<bool>) -> AnyView {
    let language = kiosk.language();
    let typed = kiosk.slice(|model| of(model, |f| f.typed.clone()).unwrap_or_default());
    let node = NodeRef::<Field>::new();
    let toggle = move || if keyboard.get() { words::hide_keyboard(language) } else { words::show_keyboard(language) };
    view! {
        <div class="find-field">
            <label>
                {Icon::Search.draw()}
                <span class="visually-hidden">{words::search_label(language)}</span>
                <input node_ref=node data-testid="guide-search" type="text" inputmode="none" autocomplete="off" spellcheck="false" maxlength=TYPED_CHARS_MAX.to_string()
                    placeholder=words::search_hint(language)
                    prop:value=move || typed.get()
                    on:focus=move |_| tell(kiosk, GuideInput::ShowedKeyboard(true))
                    on:input:target=move |event| tell(kiosk, GuideInput::Typed(event.target().value())) />
            </label>
            <Button testid="guide-search-clear" class="action" disabled=Signal::derive(move || typed.with(String::is_empty)) on_press=move || tell(kiosk, GuideInput::Cleared)>
                {Icon::Close.draw()}<span>{words::clear(language)}</span>
            </Button>
            <Button testid="guide-keyboard" class="action" pressed=Signal::derive(move || keyboard.get()) repeats=true
                on_press=move || tell(kiosk, GuideInput::ShowedKeyboard(!keyboard.get_untracked()))>
                {Icon::Keyboard.draw()}<span>{toggle}</span>
            </Button>
        </div>
    }
    .into_any()
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

fn keys(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let words = KeyWords { clear: words::clear(language), erase: words::erase(language), space: words::space(language) };
    let press = move |key| {
        let input = match key {
            Typed::Letter(letter) => GuideInput::Pressed(letter),
            Typed::Erase => GuideInput::Erased,
            Typed::Clear => GuideInput::Cleared,
        };
        tell(kiosk, input);
    };
    view! { <Keyboard words=words on_key=press /> }.into_any()
}
