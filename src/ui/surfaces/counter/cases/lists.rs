//! Cases of this counter, near and overdue first; and finding a case by receipt, phone or document.

use leptos::prelude::*;

use super::state::{Room, use_cases};
use crate::domain::case::{Case, Terms};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::deadline::Standing;
use crate::domain::hall::Language;
use crate::text::{case, case_desk as words};
use crate::ui::shell::{use_language, use_shell};

/// Cases in a list.
const ROWS_MAX: usize = 60;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    number: ReceiptNumber,
    item: String,
    stage: String,
    standing: String,
    state: &'static str,
}

/// The cases of this counter that are not finished.
#[component]
pub fn Mine() -> impl IntoView {
    let (shell, language, cases) = (use_shell(), use_language(), use_cases());
    let lines = Memo::new(move |_| {
        cases.changes.track();
        let (language, seat, today) = (language.get(), cases.seat.get()?, shell.window().today());
        let desk = cases.desk();
        desk.is_ready().then(|| {
            shell.with_hall(|hall| {
                let terms = Terms::of(hall);
                desk.with_table(|table| {
                    let watched = table.watched(&terms, today, Some(&seat.counter));
                    let mut mine: Vec<&Case> = watched.iter().map(|watched| watched.case).collect();
                    let first = mine.len();
                    mine.extend(
                        table
                            .unfinished()
                            .filter(|case| case.counter == seat.counter && !mine[..first].iter().any(|known| known.number == case.number))
                            .collect::<Vec<_>>(),
                    );
                    let count = mine.len();
                    let line = |case: &Case| line_of(language, case, shell, case.standing(&terms, today).worst());
                    (mine.into_iter().take(ROWS_MAX).map(line).collect::<Vec<_>>(), count)
                })
            })
        })
    });
    view! {
        <section class="case-list" data-testid="case-mine-list">
            <h2>{move || words::my_cases(language.get())}</h2>
            {move || match lines.get() {
                None => view! { <p class="desk-soft">{words::loading(language.get())}</p> }.into_any(),
                Some((lines, _)) if lines.is_empty() => view! { <p class="desk-soft">{words::none_here(language.get())}</p> }.into_any(),
                Some((lines, count)) => {
                    let more = count.saturating_sub(lines.len());
                    view! {
                        <Rows lines=lines />
                        {(more > 0).then(|| view! { <p class="desk-soft">{words::more(language.get(), more)}</p> })}
                    }.into_any()
                }
            }}
        </section>
    }
}

fn line_of(language: Language, case: &Case, shell: crate::ui::shell::Shell, standing: Standing) -> Line {
    let item = shell.with_hall(|hall| hall.item(&case.item).map_or_else(String::new, |item| item.name.get(language).to_owned()));
    let state = match standing {
        Standing::Overdue { .. } if case.is_open() => "overdue",
        Standing::Near { .. } if case.is_open() => "near",
        _ => "calm",
    };
    let (stage, standing) = (case::stage_at_desk(language, &case.stage), case::standing(language, standing));
    Line { number: case.number, item, stage, standing, state }
}

#[component]
fn Rows(lines: Vec<Line>) -> impl IntoView {
    let cases = use_cases();
    let row = move |line: Line| {
        view! {
            <li><button class="desk-target" data-testid="case-row" data-number=line.number.to_string() data-state=line.state
                on:click=move |_| cases.go(Room::Case(line.number))>
                <span>{line.item} " · " {line.number.grouped()}</span> <small>{line.stage} " · " {line.standing}</small>
            </button></li>
        }
    };
    view! { <ul class="case-rows">{lines.into_iter().map(row).collect_view()}</ul> }
}

/// Finding a case.
#[component]
pub fn Find() -> impl IntoView {
    let (shell, language, cases) = (use_shell(), use_language(), use_cases());
    let field = NodeRef::<leptos::html::Input>::new();
    // A browser that does not focus loses nothing.
    field.on_load(|element| drop(element.focus()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            cases.found.set(Vec::new());
            cases.given(&field.value(), true);
            // What was typed may be somebody's number: it does not stay.
            field.set_value("");
        }
    };
    let lines = Memo::new(move |_| {
        let (language, today) = (language.get(), shell.window().today());
        let terms = shell.with_hall(Terms::of);
        let desk = cases.desk();
        let line = |number: &ReceiptNumber| {
            desk.with_table(|table| table.case(number).map(|case| line_of(language, case, shell, case.standing(&terms, today).worst())))
        };
        cases.found.with(|found| found.iter().filter_map(line).collect::<Vec<_>>())
    });
    on_cleanup(move || cases.found.set(Vec::new()));
    view! {
        <section class="case-list" data-testid="case-find-screen">
            <form class="desk-field" on:submit=submit>
                <label class="desk-field">
                    <span>{move || words::find_label(language.get())}</span>
                    <input node_ref=field data-testid="case-find-input" type="text" maxlength="40" autocomplete="off" />
                </label>
                <button class="desk-primary" type="submit" data-testid="case-find-submit">{move || words::find(language.get())}</button>
            </form>
            {move || view! { <Rows lines=lines.get() /> }}
        </section>
    }
}
