//! What to bring for an item, where it is done and when. The full guide belongs to a later release.

use leptos::prelude::*;

use super::context::Kiosk;
use super::notices::only_then;
use super::parts;
use crate::domain::hall::calendar::Opening;
use crate::domain::hall::{Hall, Item};
use crate::domain::identity::ItemId;
use crate::flow::kiosk::Wish;
use crate::text::kiosk::{pages as words, ticket};
use crate::text::{common, reasons};
use crate::ui::widgets::icon::Icon;

/// The screen.
pub fn draw(kiosk: Kiosk, id: &ItemId) -> AnyView {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let Some(item) = hall.item(id) else { return parts::title(kiosk, reasons::not_in_list(language), String::new()) };
    let class =
        hall.classes.iter().find(|class| class.id == item.class).map_or_else(String::new, |class| class.name.get(language).to_owned());
    let bring = item
        .bring
        .iter()
        .map(|thing| view! { <li>{Icon::Check.draw()}<span>{thing.get(language).to_owned()}</span></li> }.into_any())
        .collect_view();
    let wish = Wish { queue: item.queue, item: Some(item.id.clone()) };
    view! {
        <section class="guide">
            {parts::title(kiosk, item.name.get(language).to_owned(), class)}
            <div class="pages-sides">
                <div class="card" data-testid="guide-section-materials">
                    <h2>{Icon::Book.draw()}<span>{words::bring(language)}</span></h2>
                    <ul class="bring">{bring}</ul>
                    <p class="soft">{words::asked_once(language)}</p>
                </div>
                <div class="card">
                    <h2>{Icon::Screen.draw()}<span>{words::where_to(language)}</span></h2>
                    <p class="guide-answer" data-testid="guide-section-counters">{where_to(kiosk, &hall, item)}</p>
                    <h2>{Icon::Clock.draw()}<span>{words::when_open(language)}</span></h2>
                    <p class="guide-answer" data-testid="guide-section-hours">{hours(kiosk, item)}</p>
                    <p class="soft">{now(kiosk, &hall, item)}</p>
                    {item.quota.map(|quota| view! { <p class="soft">{words::daily_quota(language, quota)}</p> }.into_any())}
                </div>
            </div>
            <div class="at-foot">{parts::action("guide-take-number", "primary large", Some(Icon::Ticket), words::take_this(language), move || kiosk.choose(wish.clone()))}</div>
        </section>
    }
    .into_any()
}

fn where_to(kiosk: Kiosk, hall: &Hall, item: &Item) -> String {
    let counters: Vec<&str> = hall.counters_of(item.queue).map(|counter| counter.id.as_str()).collect();
    words::at_counters(kiosk.language(), &ticket::list(kiosk.language(), &counters))
}

fn hours(kiosk: Kiosk, item: &Item) -> String {
    let language = kiosk.language();
    item.hours.as_ref().map_or_else(|| words::same_as_hall(language), |week| words::only_then(language, &only_then(week, language)))
}

fn now(kiosk: Kiosk, hall: &Hall, item: &Item) -> String {
    let (language, offset) = (kiosk.language(), hall.utc_offset_minutes);
    let now = kiosk.shell().window().now();
    match hall.item_opening(item, now) {
        Opening::Open { until } => words::open_now(language, &common::clock(until, offset)),
        Opening::Closed { next: Some(at), .. } => reasons::next_at(language, &reasons::when(language, at, offset, offset.day(now))),
        Opening::Closed { next: None, .. } => reasons::next_unknown(language),
    }
}
