//! The charts of the figures of tickets: when people come, and how that changes. Drawn, with a sentence that says the same and a table behind them.

use leptos::prelude::*;

use super::figures_parts::Word;
use crate::domain::hall::Language;
use crate::domain::statistics::{Figures, Group};
use crate::text::figures as words;
use crate::ui::shell::use_language;

/// Width and height of an hour's field.
const FIELD: (usize, usize) = (64, 40);
/// Room for the names of weekdays.
const NAMES: usize = 110;
/// From this part of the most on what stands on a field is light. Grounds between are left out: neither light nor dark would be read on them (4.5 to 1).
const DARK: f64 = 0.6;

/// Days, months or years: whichever gives bars that can be told apart.
const BARS_MAX: usize = 62;
const CHART: (usize, usize) = (1_000, 220);
/// Room for the names below.
const BELOW: usize = 34;

/// Weekday by hour.
#[component]
pub(super) fn Heat(heat: [[u32; 24]; 7], on_paper: bool) -> impl IntoView {
    let language = use_language().get();
    let named = |name: &'static str| (!on_paper).then_some(name);
    let cells = || heat.iter().enumerate().flat_map(|(day, hours)| hours.iter().enumerate().map(move |(hour, count)| (*count, day, hour)));
    let Some((most, day, hour)) = cells().max_by_key(|(count, ..)| *count).filter(|(count, ..)| *count > 0) else { return ().into_any() };
    let used = |hour: &usize| heat.iter().any(|hours| hours[*hour] > 0);
    let first = (0..24).find(used).unwrap_or(0);
    let last = (0..24).rev().find(used).unwrap_or(23);
    let days: Vec<usize> = (0..7).filter(|day| heat[*day].iter().any(|count| *count > 0)).collect();
    let (day, hour) = (words::weekday_name(language, u8::try_from(day).unwrap_or(0)), u8::try_from(hour).unwrap_or(0));
    let size = (NAMES + (last + 1 - first) * FIELD.0, (days.len() + 1) * FIELD.1);
    let fields = days.iter().enumerate().flat_map(|(row, day)| (first..=last).map(move |hour| (row, hour - first, heat[*day][hour])));
    let fields = fields.map(|(row, column, count)| field(row, column, count, most)).collect_view();
    view! {
        <h3>{words::heat_title(language)}</h3>
        <p data-testid=named("heat-summary")>{words::heat_summary(language, day, hour, most)}</p>
        <svg class="figures-chart" data-testid=named("figures-heat") viewBox=format!("0 0 {} {}", size.0, size.1) role="img" aria-label=words::heat_label(language)>
            {(first..=last).map(|hour| hour_name(hour - first, hour)).collect_view()}
            {days.iter().enumerate().map(|(row, day)| day_name(language, row, *day)).collect_view()}
            {fields}
        </svg>
        {behind(on_paper, heat_table(language, &heat, &days, (first, last)))}
    }
    .into_any()
}

fn hour_name(column: usize, hour: usize) -> impl IntoView {
    view! { <text class="figures-name" x=NAMES + column * FIELD.0 + FIELD.0 / 2 y=FIELD.1 * 2 / 3 text-anchor="middle">{hour}</text> }
}

fn day_name(language: Language, row: usize, day: usize) -> impl IntoView {
    let name = words::weekday_name(language, u8::try_from(day).unwrap_or(0));
    view! { <text class="figures-name" x="0" y=(row + 1) * FIELD.1 + FIELD.1 * 2 / 3>{name}</text> }
}

/// The number stands in its field: colour is never the only sign.
fn field(row: usize, column: usize, count: u32, most: u32) -> impl IntoView {
    let share = f64::from(count) / f64::from(most.max(1));
    let (x, y) = (NAMES + column * FIELD.0, (row + 1) * FIELD.1);
    let (class, ground) = match share > DARK {
        true => ("figures-count figures-count-light", 0.76 + (share - DARK) * 0.6),
        false => ("figures-count", 0.06 + share * 0.8),
    };
    view! {
        <rect class="figures-field" x=x + 1 y=y + 1 width=FIELD.0 - 2 height=FIELD.1 - 2 fill-opacity=format!("{ground:.2}") />
        <text class=class x=x + FIELD.0 / 2 y=y + FIELD.1 * 2 / 3 text-anchor="middle">{count}</text>
    }
}

fn heat_table(language: Language, heat: &[[u32; 24]; 7], days: &[usize], (first, last): (usize, usize)) -> AnyView {
    let line = |day: &usize| {
        let cells = heat[*day][first..=last].iter().map(|count| view! { <td>{*count}</td> }).collect_view();
        view! { <tr><th scope="row">{words::weekday_name(language, u8::try_from(*day).unwrap_or(0))}</th>{cells}</tr> }
    };
    view! {
        <table class="desk-table desk-figures" data-testid="heat-table">
            <thead><tr><th scope="col">{words::weekday(language)}</th>{(first..=last).map(|hour| view! { <th scope="col">{hour}</th> }).collect_view()}</tr></thead>
            <tbody>{days.iter().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Bars with their names: days, or months where there are too many of them, or years.
fn bars(figures: &Figures) -> (Word, Vec<(String, Group)>) {
    if figures.by_day.len() <= BARS_MAX {
        return (words::by_day, figures.by_day.iter().map(|(day, group)| (day.to_string(), *group)).collect());
    }
    if figures.by_month.len() <= BARS_MAX {
        return (words::by_month, figures.by_month.iter().map(|((year, month), group)| (format!("{year}-{month:02}"), *group)).collect());
    }
    (words::by_year, figures.by_year.iter().map(|(year, group)| (year.to_string(), *group)).collect())
}

/// How many came, one bar for each day, month or year.
#[component]
pub(super) fn Trend(figures: Figures, on_paper: bool) -> impl IntoView {
    let language = use_language().get();
    let named = |name: &'static str| (!on_paper).then_some(name);
    let (word, bars) = bars(&figures);
    let most = bars.iter().max_by_key(|(_, group)| group.counts.issued).cloned();
    let (Some((most_name, most)), Some((last_name, last))) = (most, bars.last().cloned()) else { return ().into_any() };
    let (most, count) = (most.counts.issued.max(1), bars.len());
    let step = CHART.0 as f64 / count as f64;
    // Names stand where there is room for them.
    let every = count.div_ceil(10);
    let drawn = bars
        .iter()
        .enumerate()
        .map(|(nth, (name, group))| bar((nth as f64 * step, step), group.counts.issued, most, (nth % every == 0).then(|| name.clone())));
    let drawn = drawn.collect_view();
    let size = (CHART.0, CHART.1 + BELOW);
    view! {
        <h3>{format!("{} \u{b7} {}", words::trend_title(language), word(language))}</h3>
        <p data-testid=named("trend-summary")>{words::trend_summary(language, &most_name, most, &last_name, last.counts.issued)}</p>
        <svg class="figures-chart" data-testid=named("figures-trend") viewBox=format!("0 0 {} {}", size.0, size.1) role="img" aria-label=words::trend_label(language)>
            {drawn}
        </svg>
        {behind(on_paper, trend_table(language, &bars))}
    }
    .into_any()
}

fn bar((x, step): (f64, f64), count: u32, most: u32, name: Option<String>) -> impl IntoView {
    let room = CHART.1 as f64 - 24.0;
    let height = room * f64::from(count) / f64::from(most);
    let top = CHART.1 as f64 - height;
    let middle = x + step / 2.0;
    let wide = step > 36.0;
    view! {
        <rect class="figures-bar" x=format!("{:.1}", x + step * 0.1) y=format!("{top:.1}") width=format!("{:.1}", step * 0.8) height=format!("{height:.1}") />
        {wide.then(|| view! { <text class="figures-name" x=format!("{middle:.1}") y=format!("{:.1}", top - 6.0) text-anchor="middle">{count}</text> })}
        {name.map(|name| {
            // At both ends a name would stand half outside.
            let (anchor, at) = match () {
                () if x < step => ("start", x),
                () if x + step * 1.5 > CHART.0 as f64 => ("end", x + step),
                () => ("middle", middle),
            };
            // The day's month and number are enough below a bar; the year stands in the table.
            let short = name.split_once('-').map_or(name.clone(), |(_, rest)| if rest.contains('-') { rest.to_owned() } else { name.clone() });
            view! { <text class="figures-name" x=format!("{at:.1}") y=CHART.1 + BELOW * 2 / 3 text-anchor=anchor>{short}</text> }
        })}
    }
}

fn trend_table(language: Language, bars: &[(String, Group)]) -> AnyView {
    let line = |(name, group): &(String, Group)| {
        let counts = group.counts;
        let cells = [counts.issued, counts.served, counts.missed, counts.voided()].map(|count| view! { <td>{count}</td> });
        let wait = if group.wait.count == 0 { String::new() } else { words::duration(language, group.wait.half) };
        view! { <tr><th scope="row">{name.clone()}</th>{cells}<td>{wait}</td></tr> }
    };
    let heads = [words::time_span, words::issued, words::served, words::missed, words::voided, words::wait_half];
    view! {
        <table class="desk-table desk-figures" data-testid="trend-table">
            <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{bars.iter().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// The table of a chart: closed at first; on paper the numbers stand in the chart.
fn behind(on_paper: bool, table: AnyView) -> Option<AnyView> {
    let language = use_language().get();
    (!on_paper)
        .then(|| view! { <details class="figures-behind"><summary>{words::table_behind(language)}</summary>{table}</details> }.into_any())
}
