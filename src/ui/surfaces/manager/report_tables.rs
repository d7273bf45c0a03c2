//! The tables of a report, each with what it says in words; on the screen and on A4.

use std::rc::Rc;

use leptos::prelude::*;

use super::report_counters::{Counters, Items, Models};
use crate::domain::hall::Language;
use crate::domain::report::{CASES, FOLLOWED, RATINGS, Row, TICKETS, Value};
use crate::runtime::reports::Report;
use crate::text::{counter as counter_words, report as words, report_names};
use crate::ui::shell::{use_language, use_shell};

/// All of them.
#[component]
pub(super) fn Tables(
    /// What they show.
    report: Rc<Report>,
    /// Seen on paper only: nothing has a name for the outside.
    #[prop(optional)]
    on_paper: bool,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language().get());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let named = move |name: &'static str| (!on_paper).then_some(name);
    let name = words::span(language, report.made.span);
    let made = words::made(language, &counter_words::stamp(report.at, offset), &report.reaches_text());
    let damaged = (report.now.damaged > 0)
        .then(|| view! { <p class="desk-bad" role="alert" data-testid=named("report-damaged")>{words::damaged(language, report.now.damaged)}</p> });
    let empty = report.now.is_empty().then(|| view! { <p data-testid=named("report-empty")>{words::empty(language)}</p> });
    let alone = report.before.is_empty().then(|| {
        let before = words::span(language, report.made.span.before());
        view! { <p data-testid=named("report-alone")>{words::empty_before(language, &before)}</p> }
    });
    let part = |part: Part| part_view(language, &report, &part, on_paper);
    view! {
        {(!on_paper).then(|| view! { <h3 data-testid="report-heading">{words::heading(language, &name)}</h3> })}
        <p class="desk-soft" data-testid=named("report-made")>{made}</p>
        {damaged} {empty} {alone}
        <p class="desk-soft">{words::small(language)}</p>
        {part(Part { title: words::tickets, name: "report-tickets", summary_name: "report-tickets-summary", rows: &TICKETS, summary: tickets })}
        {part(Part { title: words::cases, name: "report-cases", summary_name: "report-cases-summary", rows: &CASES, summary: cases })}
        {part(Part { title: words::ratings, name: "report-ratings", summary_name: "report-ratings-summary", rows: &RATINGS, summary: ratings })}
        {part(Part { title: words::followed, name: "report-followed", summary_name: "report-followed-summary", rows: &FOLLOWED, summary: followed })}
        <Counters report=report.clone() on_paper=on_paper />
        <Models report=report.clone() on_paper=on_paper />
        <Items report=report.clone() on_paper=on_paper />
    }
}

/// A table of rows.
struct Part {
    title: fn(Language) -> String,
    name: &'static str,
    summary_name: &'static str,
    rows: &'static [Row],
    summary: fn(Language, &Report) -> String,
}

fn part_view(language: Language, report: &Report, part: &Part, on_paper: bool) -> AnyView {
    let named = |name: &'static str| (!on_paper).then_some(name);
    let line = |row: &Row| {
        let (now, before) = (row.of(&report.now), row.of(&report.before));
        // A span of which nothing is recorded is no row of noughts.
        let before = if report.before.is_empty() { words::no_change(language) } else { words::value(language, before) };
        view! {
            <tr data-row=row.name()>
                <th scope="row">{report_names::row(language, *row)}</th>
                <td>{words::value(language, now)}</td><td>{before}</td><td>{change(language, report, *row)}</td>
            </tr>
        }
    };
    let heads = [
        words::col_figure(language),
        words::span(language, report.made.span),
        words::span(language, report.made.span.before()),
        words::change(language),
    ];
    view! {
        <div class="report-part">
            <h3>{(part.title)(language)}</h3>
            <p data-testid=named(part.summary_name)>{(part.summary)(language, report)}</p>
            <table class="desk-table desk-figures report-table" data-testid=named(part.name)>
                <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> })}</tr></thead>
                <tbody>{part.rows.iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How a row differs from the span before; nothing can be said where nothing is recorded of it.
fn change(language: Language, report: &Report, row: Row) -> String {
    match report.before.is_empty() {
        true => words::no_change(language),
        false => words::changed(language, row.of(&report.now).since(row.of(&report.before))),
    }
}

/// The same in a sentence.
fn change_told(language: Language, report: &Report, now: Value, before: Value) -> String {
    if report.before.is_empty() { words::not_compared(language) } else { words::changed(language, now.since(before)) }
}

fn value(language: Language, report: &Report, row: Row) -> String {
    words::value(language, row.of(&report.now))
}

fn tickets(language: Language, report: &Report) -> String {
    let counts = report.now.tickets.counts;
    let (change, wait) = (
        change_told(language, report, Row::Issued.of(&report.now), Row::Issued.of(&report.before)),
        value(language, report, Row::WaitHalf),
    );
    words::tickets_summary(language, counts.issued, &change, counts.served, &wait)
}

fn cases(language: Language, report: &Report) -> String {
    let counts = report.now.cases.counts;
    words::cases_summary(language, counts.accepted, counts.decided, &value(language, report, Row::OnTime), report.now.cases.overdue)
}

fn ratings(language: Language, report: &Report) -> String {
    let (now, before) = (&report.now.ratings.active, &report.before.ratings.active);
    let change = change_told(language, report, Value::Count(now.all()), Value::Count(before.all()));
    words::ratings_summary(language, now.all(), &change, &value(language, report, Row::ActiveGood), now.all() - now.good())
}

fn followed(language: Language, report: &Report) -> String {
    let of = &report.now.followed;
    words::followed_summary(language, of.all, &value(language, report, Row::SettledInTime), of.overdue)
}
