//! The parts of the figures of tickets: the sums, how right the ranges were, groups, work of the counters, and the charts.

use std::rc::Rc;

use leptos::prelude::*;

use super::figures::{FiguresScreen, Found, counter_name, queue_name};
use super::figures_charts::{Heat, Trend};
use crate::domain::hall::{Hall, Language};
use crate::domain::rating::figures::SMALL;
use crate::domain::statistics::{Accuracy, Figures, Filter, Group, Spread, Workload};
use crate::text::figures as words;
use crate::ui::shell::{use_language, use_shell};

/// All of them.
#[component]
pub(super) fn Parts(
    /// What they show.
    found: Rc<Found>,
    /// Seen on paper only: then every grouping stands there, and nothing has a name for the outside.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let figures = &found.figures;
    let named = |name: &'static str| (!on_paper).then_some(name);
    let chosen = shell.with_hall(|hall| chosen(hall, &found.filter, language));
    let damaged = (found.damaged > 0).then(|| view! { <p class="desk-bad" role="alert">{words::damaged(language, found.damaged)}</p> });
    if figures.all.counts.issued == 0 && figures.workload.is_empty() {
        return view! { {damaged} <p data-testid=named("figures-none")>{words::none(language)}</p> }.into_any();
    }
    let groups = match on_paper {
        true => {
            (0..GROUPS.len()).map(|nth| shell.with_hall(|hall| group_table(hall, language, nth, figures, None))).collect_view().into_any()
        }
        false => view! { <Grouped found=found.clone() /> }.into_any(),
    };
    view! {
        {damaged}
        {chosen.map(|chosen| view! { <p>{words::chosen(language, &chosen)}</p> })}
        <p data-testid=named("figures-summary")>{summary(language, &figures.all)}</p>
        <p data-testid=named("figures-times")>{times(language, &figures.all)}</p>
        <h3>{words::accuracy_title(language)}</h3>
        <p class="desk-soft">{words::accuracy_help(language)}</p>
        <p data-testid=named("wait-accuracy") data-within=figures.accuracy.within data-told=figures.accuracy.told>{accuracy(language, &figures.accuracy)}</p>
        <Trend figures=figures.clone() on_paper=on_paper />
        <Heat heat=figures.heat on_paper=on_paper />
        <h3>{words::by_title(language)}</h3>
        {groups}
        <h3>{words::workload_title(language)}</h3>
        <p class="desk-soft">{words::workload_help(language)}</p>
        {shell.with_hall(|hall| workload_table(hall, language, figures, named("figures-workload")))}
    }
    .into_any()
}

fn chosen(hall: &Hall, filter: &Filter, language: Language) -> Option<String> {
    let item = filter.item.as_ref().map(|id| hall.item(id).map_or_else(|| id.to_string(), |item| item.name.get(language).to_owned()));
    let queue = filter.queue.map(|letter| queue_name(hall, letter, language));
    let counter = filter.counter.as_ref().map(|id| counter_name(hall, id, language));
    let clerk = filter.clerk.as_ref().map(|id| hall.clerk(id).map_or_else(|| id.to_string(), |clerk| clerk.name.get(language).to_owned()));
    let all: Vec<String> = [item, queue, counter, clerk].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(&words::between(language)))
}

fn summary(language: Language, all: &Group) -> String {
    let counts = all.counts;
    let missed = words::share(language, counts.missed_share());
    let voided = words::voided_left(language, counts.voided(), counts.left);
    words::summary(language, counts.issued, counts.served, &missed, counts.not_come, &voided, counts.open)
}

fn times(language: Language, all: &Group) -> String {
    let [a, b, c, d] = spreads(language, all);
    words::times(language, &a, &b, &c, &d)
}

/// Half and nine of ten of waiting and service. Percentiles of a few say more than they know.
fn spreads(language: Language, group: &Group) -> [String; 4] {
    let told = |spread: Spread, seconds: u32| match spread.count < SMALL {
        true => words::too_few(language),
        false => words::duration(language, seconds),
    };
    let (wait, service) = (group.wait, group.service);
    [told(wait, wait.half), told(wait, wait.nine_of_ten), told(service, service.half), told(service, service.nine_of_ten)]
}

fn accuracy(language: Language, accuracy: &Accuracy) -> String {
    let Some(width) = accuracy.width_tenths() else { return words::accuracy_none(language) };
    let (within, kept) = (words::share(language, accuracy.coverage()), words::share(language, accuracy.kept()));
    let told = words::accuracy(language, &within, &kept, &words::tenths(width));
    format!("{told} {}", words::accuracy_more(language, accuracy.sooner, accuracy.later))
}

/// A word in whatever language.
pub(super) type Word = fn(Language) -> String;

/// By what the figures are told apart: the word, and the name for the outside.
const GROUPS: [(Word, &str); 6] = [
    (words::queue, "queue"),
    (words::item, "item"),
    (words::counter, "counter"),
    (words::clerk, "clerk"),
    (words::hour, "hour"),
    (words::weekday, "weekday"),
];

/// Names and groups of one kind, the largest first where they have no order of their own.
fn rows(hall: &Hall, language: Language, nth: usize, figures: &Figures) -> Vec<(String, Group)> {
    let mut rows: Vec<(String, Group)> = match GROUPS[nth].1 {
        "queue" => figures.by_queue.iter().map(|(letter, group)| (queue_name(hall, *letter, language), *group)).collect(),
        "counter" => figures.by_counter.iter().map(|(id, group)| (counter_name(hall, id, language), *group)).collect(),
        "clerk" => (figures.by_clerk.iter())
            .map(|(id, group)| (hall.clerk(id).map_or_else(|| id.to_string(), |clerk| clerk.name.get(language).to_owned()), *group))
            .collect(),
        "hour" => figures.by_hour.iter().map(|(hour, group)| (words::hour_name(language, *hour), *group)).collect(),
        "weekday" => figures.by_weekday.iter().map(|(day, group)| (words::weekday_name(language, *day).to_owned(), *group)).collect(),
        _ => (figures.by_item.iter())
            .map(|(id, group)| {
                let known = id.as_ref().map(|id| hall.item(id).map_or_else(|| id.to_string(), |item| item.name.get(language).to_owned()));
                (known.unwrap_or_else(|| words::no_item(language)), *group)
            })
            .collect(),
    };
    if GROUPS[nth].1 == "counter" {
        // Their names begin with their numbers: 10 comes after 9.
        rows.sort_by_key(|(name, _)| name.split(' ').next().and_then(|number| number.parse::<u32>().ok()));
    }
    if GROUPS[nth].1 == "item" {
        rows.sort_by_key(|(_, group)| std::cmp::Reverse(group.counts.issued));
    }
    rows
}

/// One grouping at a time, chosen by a button.
#[component]
fn Grouped(found: Rc<Found>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let FiguresScreen { by, .. } = expect_context();
    let found = StoredValue::new_local(found);
    let button = move |nth: usize| {
        let (word, name) = GROUPS[nth];
        view! {
            <button class="desk-tab" type="button" data-testid=format!("figures-by-{name}") aria-pressed=move || (by.get() == nth).to_string() on:click=move |_| by.set(nth)>
                {move || word(language.get())}
            </button>
        }
    };
    let table = move || {
        let (language, nth) = (language.get(), by.get());
        found.with_value(|found| shell.with_hall(|hall| group_table(hall, language, nth, &found.figures, Some("figures-groups"))))
    };
    view! {
        <nav class="desk-tabs" aria-label=move || words::by_title(language.get())>{(0..GROUPS.len()).map(button).collect_view()}</nav>
        {table}
    }
}

fn group_table(hall: &Hall, language: Language, nth: usize, figures: &Figures, testid: Option<&'static str>) -> AnyView {
    let cells = move |group: &Group| {
        let counts = group.counts;
        let numbers =
            [counts.issued, counts.served, counts.missed, counts.not_come, counts.voided()].map(|count| view! { <td>{count}</td> });
        view! { {numbers} {spreads(language, group).map(|text| view! { <td>{text}</td> })} }
    };
    let line = |(name, group): (String, Group)| view! { <tr><th scope="row">{name}</th>{cells(&group)}</tr> };
    let heads = [
        GROUPS[nth].0,
        words::issued,
        words::served,
        words::missed,
        words::not_come,
        words::voided,
        words::wait_half,
        words::wait_nine,
        words::service_half,
        words::service_nine,
    ];
    view! {
        <div class="desk-wide" tabindex="0" role="region" aria-label=words::by_title(language)>
            <table class="desk-table desk-figures" data-testid=testid data-by=GROUPS[nth].1>
                <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
                <tbody>{rows(hall, language, nth, figures).into_iter().map(line).collect_view()}</tbody>
                <tfoot><tr><th scope="row">{words::total(language)}</th>{cells(&figures.all)}</tr></tfoot>
            </table>
        </div>
    }
    .into_any()
}

fn workload_table(hall: &Hall, language: Language, figures: &Figures, testid: Option<&'static str>) -> AnyView {
    if figures.workload.is_empty() {
        return view! { <p data-testid=testid>{words::workload_none(language)}</p> }.into_any();
    }
    let long = |seconds: u64| words::hours(language, seconds / 3_600, seconds / 60 % 60);
    let line = |(name, work): (String, &Workload)| {
        let cells = [work.shifts.to_string(), long(work.open_s), long(work.serving_s), words::share_percent(language, work.busy())];
        view! { <tr><th scope="row">{name}</th>{cells.map(|text| view! { <td>{text}</td> })}</tr> }
    };
    let heads = [words::counter, words::shifts, words::open_time, words::serving_time, words::busy];
    let mut worked: Vec<_> = figures.workload.iter().collect();
    worked.sort_by_key(|(id, _)| id.as_str().parse::<u32>().ok());
    let rows = worked.into_iter().map(|(id, work)| line((counter_name(hall, id, language), work)));
    view! {
        <table class="desk-table desk-figures" data-testid=testid>
            <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
