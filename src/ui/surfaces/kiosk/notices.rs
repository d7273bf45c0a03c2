//! Opening hours and help lines, from the hall's content; and hours in words.

use leptos::prelude::*;

use super::context::Kiosk;
use crate::domain::hall::calendar::Opening;
use crate::domain::hall::{Hall, Language, WeekHours};
use crate::domain::time::Timestamp;
use crate::text::common;
use crate::text::kiosk::{home, pages as words, ticket};
use crate::ui::widgets::icon::Icon;

/// When the hall is open, and the telephone numbers of its content.
pub fn hours_and_lines(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let hall = kiosk.hall();
    let rows = hours(&hall.hours, language)
        .into_iter()
        .map(|(days, spans)| view! { <div><dt>{days}</dt><dd>{spans}</dd></div> }.into_any())
        .collect_view();
    view! {
        <div class="card" data-testid="opening-hours">
            <h2>{Icon::Clock.draw()}<span>{words::opening_hours(language)}</span></h2>
            <dl class="hours">{rows}</dl>
            <p class="soft">{words::holidays_as_published(language)}</p>
            {closures(kiosk, &hall)}
        </div>
        {help_lines(kiosk)}
    }
    .into_any()
}

/// Telephone numbers people are given.
pub fn help_lines(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let hall = kiosk.hall();
    let lines = hall
        .help_lines
        .iter()
        .map(|line| view! { <div><dt>{line.name.get(language).to_owned()}</dt><dd>{line.number.clone()}</dd></div> }.into_any());
    view! {
        <div class="card" data-testid="help-lines">
            <h2>{Icon::Phone.draw()}<span>{words::help_lines(language)}</span></h2>
            <dl class="hours lines">{lines.collect_view()}</dl>
        </div>
    }
    .into_any()
}

/// Closures of the hall that are still to come.
fn closures(kiosk: Kiosk, hall: &Hall) -> AnyView {
    let language = kiosk.language();
    let today = kiosk.shell().window().today();
    let coming = hall.calendar.closures.iter().filter(|closure| closure.day >= today).take(3);
    coming
        .map(|closure| {
            view! { <p>{words::closure(language, &common::date(language, closure.day), closure.reason.get(language))}</p> }.into_any()
        })
        .collect_view()
        .into_any()
}

/// Hours by weekdays, neighbours with the same hours together.
pub fn hours(week: &WeekHours, language: Language) -> Vec<(String, String)> {
    let spans = |day: u8| {
        let spans = week.0.get(&day).map_or(&[][..], Vec::as_slice);
        let texts: Vec<String> = spans.iter().map(|span| format!("{}–{}", span.from, span.to)).collect();
        texts.join("  ")
    };
    let mut groups: Vec<(u8, u8, String)> = Vec::new();
    for day in 1..=7 {
        let text = spans(day);
        match groups.last_mut() {
            Some((_, last, same)) if *same == text => *last = day,
            _ => groups.push((day, day, text)),
        }
    }
    let days = |first: u8, last: u8| match first == last {
        true => words::weekday(language, first).to_owned(),
        false => words::weekdays_range(language, words::weekday(language, first), words::weekday(language, last)),
    };
    groups
        .into_iter()
        .map(|(first, last, text)| (days(first, last), if text.is_empty() { words::closed(language) } else { text }))
        .collect()
}

/// Hours of an item on fixed days, in one line.
pub fn only_then(week: &WeekHours, language: Language) -> String {
    let open = hours(week, language).into_iter().filter(|(_, spans)| *spans != words::closed(language));
    let parts: Vec<String> = open.map(|(days, spans)| words::and_so_on(language, &days, &spans)).collect();
    ticket::list(language, &parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// "Open today 08:30-18:00", or that it is closed.
pub fn hours_today(hall: &Hall, language: Language, now: Timestamp) -> String {
    let weekday = hall.utc_offset_minutes.day(now).weekday().number_from_monday();
    let opens_today = match hall.opening(now) {
        Opening::Open { .. } => true,
        Opening::Closed { next, .. } => next.is_some_and(|at| hall.utc_offset_minutes.day(at) == hall.utc_offset_minutes.day(now)),
    };
    let spans = week_text(hall, u8::try_from(weekday).unwrap_or(1));
    if opens_today && !spans.is_empty() { home::open_today(language, &spans) } else { home::closed_today(language) }
}

fn week_text(hall: &Hall, weekday: u8) -> String {
    let spans = hall.hours.0.get(&weekday).map_or(&[][..], Vec::as_slice);
    spans.iter().map(|span| format!("{}–{}", span.from, span.to)).collect::<Vec<_>>().join("  ")
}
