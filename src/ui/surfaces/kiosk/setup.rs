//! Setting up this screen: one question at a time, each can be skipped, all can be changed later.

use leptos::prelude::*;

use super::context::Kiosk;
use super::{parts, setup_steps};
use crate::flow::kiosk::{Input, Setup, SetupInput, SetupStep};
use crate::text::kiosk::setup as words;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, setup: Setup) -> AnyView {
    let language = kiosk.language();
    let step = setup.step;
    let place = words::step(language, step.number(), SetupStep::ALL.len());
    let say = move |input: SetupInput| move || kiosk.tell(Input::Setup(input));
    let is_last = step == SetupStep::TestSlip;
    let onward = match is_last {
        true => parts::action("setup-done", "primary", Some(Icon::Check), words::finish(language), say(SetupInput::Done)),
        false => parts::action("setup-next", "primary", Some(Icon::ArrowRight), words::next(language), say(SetupInput::Next)),
    };
    let skip = (!is_last).then(|| parts::action("setup-skip", "", None, words::skip(language), say(SetupInput::Next)));
    let back = (step.number() > 1)
        .then(|| parts::action("setup-back", "", Some(Icon::ArrowLeft), words::previous(language), say(SetupInput::Back)));
    view! {
        <section class="setup" data-testid="setup" data-state=format!("step-{}", step.number())>
            {parts::title(kiosk, words::title(language), place)}
            <div class="setup-step" data-step=step.number().to_string()>{setup_steps::draw(kiosk, setup)}</div>
            <p class="soft">{words::later(language)}</p>
            <div class="none-actions">{back}{skip}{onward}</div>
        </section>
    }
    .into_any()
}
