//! The foot bar: modes, languages and the call for help, always in the same place.

use leptos::prelude::*;

use super::context::Kiosk;
use crate::domain::hall::Language;
use crate::flow::kiosk::{Help, Input, Visitor};
use crate::text::kiosk::frame as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The bar.
pub fn draw(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    view! {
        <nav class="foot" aria-label=words::modes_label(language)>
            {switch(kiosk, "mode-elder", Icon::TextSize, words::elder, |v| v.elder, Input::ToggledElder)}
            {switch(kiosk, "mode-seated", Icon::Wheelchair, words::seated, |v| v.seated, Input::ToggledSeated)}
            {switch(kiosk, "mode-contrast", Icon::Contrast, words::contrast, |v| v.contrast, Input::ToggledContrast)}
            {switch(kiosk, "mode-voice", Icon::Headphones, words::voice, |v| v.voice, Input::ToggledVoice)}
            {switch(kiosk, "lang-zh", Icon::Globe, words::chinese, |v| v.language == Language::Zh, Input::ChoseLanguage(Language::Zh))}
            {switch(kiosk, "lang-en", Icon::Globe, words::english, |v| v.language == Language::En, Input::ChoseLanguage(Language::En))}
            {help(kiosk)}
        </nav>
    }
    .into_any()
}

fn switch(
    kiosk: Kiosk,
    testid: &'static str,
    icon: Icon,
    word: fn(Language) -> String,
    is_on: fn(&Visitor) -> bool,
    input: Input,
) -> AnyView {
    let language = kiosk.language();
    let is_mute = move || testid == "mode-voice" && kiosk.with(|model| model.visit.is_mute);
    let word = move || if is_mute() { words::no_voice(language) } else { word(language) };
    let pressed = Signal::derive(move || kiosk.with(|model| is_on(&model.visit.visitor)));
    view! {
        <Button testid=testid class="foot-cell" pressed=pressed repeats=true on_press=move || kiosk.tell(input.clone())>
            {icon.draw()}<span>{word}</span>
        </Button>
    }
    .into_any()
}

fn help(kiosk: Kiosk) -> AnyView {
    let rings =
        Signal::derive(move || kiosk.with(|model| matches!(model.house.help, Help::Calling | Help::Ringing { .. } | Help::Unheard)));
    view! {
        <Button testid="home-help" class="foot-cell foot-help" pressed=rings on_press=move || kiosk.tell(Input::PressedHelp)>
            {Icon::Phone.draw()}<span>{words::help(kiosk.language())}</span>
        </Button>
    }
    .into_any()
}
