//! The tables of "demand by guide" with their summary, on the screen and on A4.

use leptos::prelude::*;

use super::demand::DemandScreen;
use super::span::Shown;
use crate::domain::hall::Language;
use crate::domain::time::Day;
use crate::domain::usage::{Demand, Missed, demand, found, missed};
use crate::runtime::demand::Looked;
use crate::text::{common, counter as counter_words, demand as words};
use crate::ui::shell::{use_language, use_shell};

/// What is said about some days.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Report {
    span: (Day, Day),
    rows: Vec<Demand>,
    missed: Missed,
    ways: Vec<(String, u32)>,
    looked: Looked,
}

impl Report {
    pub(super) fn of(from: Day, to: Day, looked: &Looked) -> Self {
        let counts = &looked.counts;
        Self { span: (from, to), rows: demand(counts), missed: missed(counts), ways: found(counts), looked: looked.clone() }
    }

    /// A guide that is not there any more stands by its identity.
    fn name(&self, guide: &str, language: Language) -> String {
        self.looked.names.get(guide).map_or_else(|| guide.to_owned(), |name| name.get(language).to_owned())
    }

    fn total(&self) -> Demand {
        let sum = |of: fn(&Demand) -> u32| self.rows.iter().map(of).sum();
        Demand {
            guide: String::new(),
            read: sum(|r| r.read),
            printed: sum(|r| r.printed),
            carried: sum(|r| r.carried),
            numbers: sum(|r| r.numbers),
        }
    }

    fn missed_times(&self) -> u32 {
        self.missed.texts.iter().map(|(_, times)| times).sum::<u32>() + self.missed.others
    }

    /// The whole in words.
    fn summary(&self, language: Language) -> String {
        let total = self.total();
        let mut said = vec![words::summary(language, total.read, total.printed, total.carried, total.numbers, self.missed_times())];
        if let Some(first) = self.rows.first().filter(|first| first.read > 0) {
            said.push(words::most(language, &self.name(&first.guide, language), first.read));
        }
        if let Some((text, times)) = self.missed.texts.first() {
            said.push(words::most_missed(language, text, *times));
        }
        let ways: Vec<String> = self.ways.iter().map(|(way, times)| words::way_count(language, &way_word(language, way), *times)).collect();
        if !ways.is_empty() {
            said.push(words::ways(language, &ways.join(&words::between(language))));
        }
        said.join(if language == Language::Zh { "" } else { " " })
    }
}

fn way_word(language: Language, way: &str) -> String {
    match way {
        "class" => words::way_class(language),
        "event" => words::way_event(language),
        "department" => words::way_department(language),
        "asked" => words::way_asked(language),
        "typed" => words::way_typed(language),
        "print" => words::way_print(language),
        other => other.to_owned(),
    }
}

/// Summary and tables.
#[component]
pub(super) fn Tables(
    /// What they show.
    report: Report,
    /// Seen on paper only: then they have no names for the outside.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let language = use_language().get();
    let (from, to) = report.span;
    let named = move |name: &'static str| (!on_paper).then_some(name);
    let head = |word: String| view! { <th scope="col">{word}</th> };
    let heads = [words::col_guide, words::col_read, words::col_printed, words::col_carried, words::col_numbers];
    let row = |row: &Demand| {
        let cells = [row.read, row.printed, row.carried, row.numbers].map(|times| view! { <td>{times}</td> });
        view! { <tr data-guide=row.guide.clone()><th scope="row">{report.name(&row.guide, language)}</th>{cells}</tr> }
    };
    let total = report.total();
    let totals = [total.read, total.printed, total.carried, total.numbers].map(|times| view! { <td>{times}</td> });
    let table = match report.rows.is_empty() {
        true => view! { <p data-testid=named("guide-demand")>{words::none(language)}</p> }.into_any(),
        false => view! {
            <table class="desk-table desk-figures" data-testid=named("guide-demand")>
                <thead><tr>{heads.map(|word| head(word(language)))}</tr></thead>
                <tbody>{report.rows.iter().map(row).collect_view()}</tbody>
                <tfoot><tr><th scope="row">{words::total(language)}</th>{totals}</tr></tfoot>
            </table>
        }
        .into_any(),
    };
    view! {
        <p><b>{words::span(language, &from.to_string(), &to.to_string())}</b></p>
        <p data-testid=named("demand-summary")>{report.summary(language)}</p>
        {table}
        <h3>{words::missed_title(language)}</h3>
        <MissedTable missed=report.missed.clone() testid=named("search-missed") />
    }
}

#[component]
fn MissedTable(missed: Missed, testid: Option<&'static str>) -> impl IntoView {
    let language = use_language().get();
    let others = (missed.others > 0).then(|| (words::not_kept(language), missed.others));
    let rows: Vec<(String, u32)> = missed.texts.into_iter().chain(others).collect();
    if rows.is_empty() {
        return view! { <p data-testid=testid>{words::no_missed(language)}</p> }.into_any();
    }
    let row = |(text, times): (String, u32)| view! { <tr><th scope="row">{text}</th><td>{times}</td></tr> };
    view! {
        <table class="desk-table desk-figures" data-testid=testid>
            <thead><tr><th scope="col">{words::col_text(language)}</th><th scope="col">{words::col_times(language)}</th></tr></thead>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}

/// Seen on paper only.
#[component]
pub(super) fn DemandSheet() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let DemandScreen(shown) = expect_context();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let device = shell.window().installation().to_string();
    let is_demo = shell.window().is_demo();
    let body = move || {
        shown.with(|shown| match shown {
            Shown::Here { from, to, found: looked } => {
                let report = Report::of(*from, *to, looked);
                let made = words::sheet_made(language.get(), &counter_words::stamp(shell.window().now(), offset), &device);
                Some(view! { <p>{made}</p> <Tables report=report on_paper=true /> })
            }
            _ => None,
        })
    };
    view! {
        <div class="sheet day-sheet" data-testid="demand-sheet">
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            <h1>{move || format!("{} · {}", shell.with_hall(|hall| hall.name.get(language.get()).to_owned()), words::title(language.get()))}</h1>
            {body}
        </div>
    }
}
