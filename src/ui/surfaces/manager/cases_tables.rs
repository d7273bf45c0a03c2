//! The tables of the manager's cases, on the screen and on A4.

use leptos::prelude::*;

use super::cases::CasesScreen;
use crate::domain::case::figures::{CASES_MIN, Counts, Month, Taken, Watching};
use crate::domain::hall::{Bilingual, Language};
use crate::domain::time::Day;
use crate::runtime::case_report::Figures;
use crate::text::{case_report as words, counter as counter_words};
use crate::ui::shell::{use_language, use_shell};

/// The groupings: their names, for people and for the outside.
const GROUPS: [Group; 3] = [
    Group { word: words::by_item, head: words::col_item, name: "item" },
    Group { word: words::by_counter, head: words::col_counter, name: "counter" },
    Group { word: words::by_department, head: words::col_department, name: "department" },
];

#[derive(Clone, Copy)]
struct Group {
    /// On its button.
    word: fn(Language) -> String,
    /// Above its names.
    head: fn(Language) -> String,
    name: &'static str,
}

/// All of them.
#[component]
pub(super) fn Tables(
    /// First and last day of what was decided.
    span: (Day, Day),
    /// What they show.
    figures: Figures,
    /// Seen on paper only: then all groupings stand there, and nothing has a name for the outside.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let language = use_language().get();
    let named = move |name: &'static str| (!on_paper).then_some(name);
    let watching = figures.watching.clone();
    let overdue = if on_paper {
        let all = watching
            .iter()
            .zip(GROUPS)
            .map(|(rows, group)| view! { <h3>{(group.word)(language)}</h3> {overdue_table(language, group, rows, None)} });
        all.collect_view().into_any()
    } else {
        view! { <Grouped watching=watching /> }.into_any()
    };
    view! {
        <h3>{words::overdue_title(language)}</h3>
        <p data-testid=named("cases-summary")>{summary(language, &figures.watching[0])}</p>
        {(figures.lost > 0).then(|| view! { <p class="desk-bad" role="alert">{words::lost(language, figures.lost)}</p> })}
        {overdue}
        <h3>{words::taken_title(language, &span.0.to_string(), &span.1.to_string())}</h3>
        <p class="desk-soft">{words::taken_help(language)}</p>
        {taken_table(language, &figures.taken, named("taken-table"))}
        <h3>{words::months_title(language)}</h3>
        {months_table(language, &figures, named("months-table"))}
        <h3>{words::foreign_title(language)}</h3>
        <Foreign foreign=figures.foreign testid=named("cases-foreign") />
    }
}

fn summary(language: Language, rows: &[(Bilingual, Watching)]) -> String {
    let sum = total(rows);
    words::summary(language, sum.open, sum.near, sum.overdue)
}

fn total(rows: &[(Bilingual, Watching)]) -> Watching {
    rows.iter().fold(Watching::default(), |sum, (_, row)| Watching {
        open: sum.open + row.open,
        near: sum.near + row.near,
        overdue: sum.overdue + row.overdue,
        worst: sum.worst.max(row.worst),
        unknown: sum.unknown + row.unknown,
    })
}

/// One grouping at a time, chosen by a button.
#[component]
fn Grouped(watching: [Vec<(Bilingual, Watching)>; 3]) -> impl IntoView {
    let language = use_language();
    let CasesScreen { group, .. } = expect_context();
    let button = move |nth: usize| {
        let Group { word, name, .. } = GROUPS[nth];
        view! {
            <button class="desk-tab" type="button" data-testid=format!("overdue-by-{name}") aria-pressed=move || (group.get() == nth).to_string() on:click=move |_| group.set(nth)>
                {move || word(language.get())}
            </button>
        }
    };
    view! {
        <nav class="desk-tabs" aria-label=move || words::overdue_title(language.get())>{(0..GROUPS.len()).map(button).collect_view()}</nav>
        {move || overdue_table(language.get(), GROUPS[group.get()], &watching[group.get()], Some("overdue-table"))}
    }
}

fn overdue_table(language: Language, group: Group, rows: &[(Bilingual, Watching)], testid: Option<&'static str>) -> AnyView {
    if rows.is_empty() {
        return view! { <p data-testid=testid>{words::overdue_none(language)}</p> }.into_any();
    }
    let cells = move |row: &Watching| {
        let worst = row.worst.map(|days| words::days(language, days)).unwrap_or_default();
        view! { <td>{row.open}</td><td>{row.near}</td><td>{row.overdue}</td><td>{worst}</td><td>{row.unknown}</td> }
    };
    let state = |row: &Watching| {
        if row.overdue > 0 {
            "overdue"
        } else if row.near > 0 {
            "near"
        } else {
            "on-time"
        }
    };
    let line = |(name, row): &(Bilingual, Watching)| {
        view! { <tr data-state=state(row)><th scope="row">{name.get(language).to_owned()}</th>{cells(row)}</tr> }
    };
    let heads = [group.head, words::col_open, words::col_near, words::col_overdue, words::col_worst, words::col_unknown];
    view! {
        <table class="desk-table desk-figures" data-testid=testid>
            <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{rows.iter().map(line).collect_view()}</tbody>
            <tfoot><tr><th scope="row">{words::total(language)}</th>{cells(&total(rows))}</tr></tfoot>
        </table>
    }
    .into_any()
}

fn taken_table(language: Language, rows: &[(Bilingual, Taken)], testid: Option<&'static str>) -> AnyView {
    if rows.is_empty() {
        return view! { <p data-testid=testid>{words::taken_none(language)}</p> }.into_any();
    }
    let days = |days: Option<u32>| days.map_or_else(|| words::too_few(language), |days| words::days(language, days));
    let line = |(name, row): &(Bilingual, Taken)| {
        let promised = row.promised.map_or_else(|| words::otherwise(language), |days| words::days(language, days.into()));
        // A share of a few cases says more than it knows.
        let kept = match row.cases < CASES_MIN {
            true => row.kept.to_string(),
            false => words::share(language, row.kept, row.kept * 100 / row.cases),
        };
        view! {
            <tr>
                <th scope="row">{name.get(language).to_owned()}</th>
                <td>{row.cases}</td><td>{promised}</td><td>{days(row.half)}</td><td>{days(row.nine_of_ten)}</td><td>{kept}</td>
            </tr>
        }
    };
    let heads = [words::col_item, words::col_decided, words::col_promised, words::col_half, words::col_nine, words::col_kept];
    view! {
        <table class="desk-table desk-figures" data-testid=testid>
            <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{rows.iter().map(line).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn months_table(language: Language, figures: &Figures, testid: Option<&'static str>) -> AnyView {
    if figures.months.is_empty() {
        return view! { <p data-testid=testid>{words::months_none(language)}</p> }.into_any();
    }
    let cells = |counts: &Counts| [counts.accepted, counts.decided, counts.kept, counts.withdrawn].map(|count| view! { <td>{count}</td> });
    let month = |((year, month), counts): &(Month, Counts)| view! { <tr><th scope="row">{words::month(language, *year, *month)}</th>{cells(counts)}</tr> };
    let year = |(year, counts): &(i32, Counts)| view! { <tr><th scope="row">{words::year(language, *year)}</th>{cells(counts)}</tr> };
    let heads = [words::col_month, words::col_accepted, words::col_decided, words::col_kept, words::col_withdrawn];
    view! {
        <table class="desk-table desk-figures" data-testid=testid>
            <thead><tr>{heads.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{figures.months.iter().map(month).collect_view()}</tbody>
            <tfoot>{figures.years.iter().map(year).collect_view()}</tfoot>
        </table>
    }
    .into_any()
}

#[component]
fn Foreign(foreign: Vec<(Bilingual, Option<(u32, crate::domain::time::Timestamp)>)>, testid: Option<&'static str>) -> impl IntoView {
    let language = use_language().get();
    let offset = use_shell().with_hall(|hall| hall.utc_offset_minutes);
    let line = |(name, last): (Bilingual, Option<(u32, crate::domain::time::Timestamp)>)| {
        let text = match last {
            Some((count, at)) => words::foreign_line(language, name.get(language), count, &counter_words::stamp(at, offset)),
            None => words::foreign_never(language, name.get(language)),
        };
        view! { <li>{text}</li> }
    };
    view! { <ul class="desk-states" data-testid=testid>{foreign.into_iter().map(line).collect_view()}</ul> }
}
