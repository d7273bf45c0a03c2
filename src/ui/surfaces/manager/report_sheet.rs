//! A report on A4: its tables, the state of its signature, the heads of the chains, and a line to sign on.

use leptos::prelude::*;

use super::report::ReportScreen;
use super::report_sign::SignState;
use super::report_tables::Tables;
use crate::runtime::staff::Head;
use crate::text::{common, report as words, staff as staff_words};
use crate::ui::shell::{use_language, use_shell};

/// Seen on paper only.
#[component]
pub(super) fn ReportSheet() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: ReportScreen = expect_context();
    let device = shell.window().installation().to_string();
    let is_demo = shell.window().is_demo();
    let body = move || {
        let language = language.get();
        screen.report().map(|report| {
            let hall = shell.with_hall(|hall| hall.name.get(language).to_owned());
            let heading = words::heading(language, &words::span(language, report.made.span));
            let digest = words::sheet_digest(language, &report.made.digest.to_string());
            view! {
                <h1>{format!("{hall} · {heading}")}</h1>
                <p>{words::made_on(language, &device)}</p>
                <Tables report=report.clone() on_paper=true />
                <section class="report-end">
                    <h3>{words::sign_title(language)}</h3>
                    <SignState report=report.clone() on_paper=true />
                    <p><code>{digest}</code></p>
                    <p class="day-sheet-sign">{words::sheet_sign(language)}</p>
                </section>
                <Heads heads=report.heads.clone() />
            }
        })
    };
    view! {
        <div class="sheet day-sheet report-sheet" data-testid="report-sheet">
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            {body}
        </div>
    }
}

/// As on the day sheet: whoever keeps the paper can hold the records against it.
#[component]
fn Heads(heads: Vec<Head>) -> impl IntoView {
    let language = use_language().get();
    let line = |head: Head| view! { <tr><td>{head.writer}</td><td>{head.number}</td><td><code>{head.hash}</code></td></tr> };
    let names = [staff_words::col_writer, staff_words::col_running, staff_words::col_hash];
    view! {
        <h3>{staff_words::sheet_heads(language)}</h3>
        <table>
            <thead><tr>{names.map(|word| view! { <th scope="col">{word(language)}</th> })}</tr></thead>
            <tbody>{heads.into_iter().map(line).collect_view()}</tbody>
        </table>
    }
}
