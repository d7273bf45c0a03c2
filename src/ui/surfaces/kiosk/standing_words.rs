//! A ticket's standing in words, for the ticket screen, the place screen and the paper.

use leptos::prelude::*;

use super::context::Kiosk;
use crate::flow::kiosk::standing::{Standing, State};
use crate::text::kiosk::ticket as words;

/// Name of the queue or the item, and whether it goes first.
pub fn queue(kiosk: Kiosk, standing: &Standing) -> String {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let queue = hall.queue(standing.queue).map_or_else(String::new, |queue| queue.name.get(language).to_owned());
    let name = standing.item.as_ref().and_then(|id| hall.item(id)).map_or(queue, |item| item.name.get(language).to_owned());
    if standing.priority { words::queue_and_priority(language, &name) } else { name }
}

/// Counters that may call it, as people read them.
pub fn counters(kiosk: Kiosk, standing: &Standing) -> String {
    let only: Vec<&str> = match &standing.state {
        State::Waiting { only_at: Some(counter), .. } => vec![counter.as_str()],
        _ => standing.counters.iter().map(|counter| counter.as_str()).collect(),
    };
    words::list(kiosk.language(), &only)
}

/// People ahead, how long, which counters: three figures side by side.
pub fn facts(kiosk: Kiosk, standing: &Standing) -> Option<AnyView> {
    let State::Waiting { ahead, range, .. } = &standing.state else { return None };
    let language = kiosk.language();
    let wait = range.map_or_else(|| words::wait_unknown(language), |(low, high)| words::wait(language, low, high));
    let wait_label = if range.is_some() { words::wait_label(language) } else { words::wait_unknown_label(language) };
    let wait_class = if range.is_some() { "fact-figure" } else { "fact-figure words" };
    let range = range.map(|(low, high)| format!("{low}-{high}"));
    Some(
        view! {
            <dl class="facts">
                <div class="fact">
                    <dd class="fact-figure" data-testid="ticket-ahead" data-state=ahead.to_string()>{words::ahead(language, *ahead)}</dd>
                    <dt>{words::ahead_label(language)}</dt>
                </div>
                <div class="fact">
                    <dd class=wait_class data-testid="ticket-wait" data-state=range.unwrap_or_else(|| "unknown".into())>{wait}</dd>
                    <dt>{wait_label}</dt>
                </div>
                <div class="fact">
                    <dd class="fact-figure" data-testid="ticket-counters">{counters(kiosk, standing)}</dd>
                    <dt>{words::counters_label(language)}</dt>
                </div>
            </dl>
        }
        .into_any(),
    )
}

/// The published rule for a missed call.
pub fn missed_rule(kiosk: Kiosk) -> String {
    words::missed_rule(kiosk.language(), kiosk.shell().with_hall(|hall| hall.missed.keep_place_calls))
}

/// What to have ready.
pub fn have_ready(kiosk: Kiosk, standing: &Standing) -> String {
    let (language, hall) = (kiosk.language(), kiosk.hall());
    let bring: Vec<&str> = standing
        .item
        .as_ref()
        .and_then(|id| hall.item(id))
        .map_or_else(Vec::new, |item| item.bring.iter().map(|b| b.get(language)).collect());
    if bring.is_empty() { words::have_ready_unknown(language) } else { words::have_ready(language, &words::list(language, &bring)) }
}
