//! Parts that several screens share.

use leptos::prelude::*;

use super::context::Kiosk;
use crate::flow::kiosk::Input;
use crate::text::kiosk::frame as words;
use crate::ui::reacting::whenever;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The title of a screen, with the way back.
pub fn title(kiosk: Kiosk, title: String, hint: String) -> AnyView {
    let back = words::back(kiosk.language());
    view! {
        <div class="title-row">
            <Button testid="go-back" class="square" on_press=move || kiosk.tell(Input::WentBack)>
                {Icon::ArrowLeft.draw()}<span class="visually-hidden">{back}</span>
            </Button>
            <div class="title-words">
                <h1>{title}</h1>
                {(!hint.is_empty()).then(|| view! { <p class="soft">{hint}</p> }.into_any())}
            </div>
        </div>
    }
    .into_any()
}

/// A line with an icon on soft ground.
pub fn note(icon: Icon, text: String) -> AnyView {
    view! { <div class="note">{icon.draw()}<p>{text}</p></div> }.into_any()
}

/// A line that must be noticed.
pub fn notice(testid: &'static str, text: String) -> AnyView {
    view! { <div class="notice" role="status" data-testid=testid>{Icon::Warning.draw()}<p>{text}</p></div> }.into_any()
}

/// A button with an icon and a word.
pub fn action(testid: &'static str, class: &'static str, icon: Option<Icon>, word: String, on_press: impl Fn() + 'static) -> AnyView {
    action_boxed(testid, class, icon, word, Box::new(on_press))
}

fn action_boxed(testid: &'static str, class: &'static str, icon: Option<Icon>, word: String, on_press: Box<dyn Fn()>) -> AnyView {
    view! { <Button testid=testid class=format!("action {class}") on_press=on_press>{icon.map(Icon::draw)}<span>{word}</span></Button> }
        .into_any()
}

/// "Read it to me", or that nothing here can.
pub fn listen(kiosk: Kiosk, class: &'static str) -> AnyView {
    let is_mute = kiosk.slice(|model| model.visit.is_mute);
    let word = move || if is_mute.get() { words::no_voice(kiosk.language()) } else { words::listen(kiosk.language()) };
    view! {
        <Button testid="ticket-listen" class=format!("action {class}") on_press=move || kiosk.tell(Input::AskedToHear)>
            {Icon::Speaker.draw()}<span>{word}</span>
        </Button>
    }
    .into_any()
}

/// Grows whenever `track` sees a change, and every second: for a pane, whose content or room may have changed.
pub fn changes(kiosk: Kiosk, track: impl Fn() + 'static) -> Signal<u64> {
    let (count, shell) = (RwSignal::new(0), kiosk.shell());
    whenever(move || {
        track();
        shell.now();
        count.update(|count| *count += 1);
    });
    count.into()
}
