//! Do you belong to those who go first? Two answers, side by side.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::flow::kiosk::Wish;
use crate::text::kiosk::take as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, wish: &Wish) -> AnyView {
    let language = kiosk.language();
    let hall = kiosk.hall();
    let queue = hall.queue(wish.queue).map_or_else(String::new, |queue| queue.name.get(language).to_owned());
    let wanted = wish.item.as_ref().and_then(|id| hall.item(id)).map_or(queue, |item| item.name.get(language).to_owned());
    let classes = hall
        .priority
        .classes
        .iter()
        .map(|class| view! { <li>{Icon::Check.draw()}<span>{class.get(language).to_owned()}</span></li> }.into_any());
    view! {
        <section class="priority">
            {parts::title(kiosk, words::priority_question(language), words::for_queue(language, &wanted))}
            <ul class="priority-classes">{classes.collect_view()}</ul>
            <p class="soft">{words::priority_hint(language)}</p>
            <div class="answers">
                <Button testid="priority-yes" class="answer" on_press=move || kiosk.answer_priority(true)>
                    <span>{words::priority_yes(language)}</span>
                </Button>
                <Button testid="priority-no" class="answer" on_press=move || kiosk.answer_priority(false)>
                    <span>{words::priority_no(language)}</span>
                </Button>
            </div>
        </section>
    }
    .into_any()
}
