//! What is printed of a case: the receipt and the list of what is missing, on 80 mm or on A5. On the screen nobody sees it.

use leptos::prelude::*;

use super::accept::amount;
use super::page::{clerk_name, missing_lines, with_amount};
use super::state::{Paper, use_cases};
use crate::domain::barcode::{Modules, code128, qr};
use crate::domain::case::{Case, CaseEvent, Terms};
use crate::domain::codes::receipt::ReceiptCode;
use crate::domain::deadline::Due;
use crate::domain::hall::{Hall, Language};
use crate::runtime::case_desk::CasePage;
use crate::runtime::cases::Person;
use crate::text::{case_paper as words, common, guide as guide_words};
use crate::ui::shell::use_shell;

/// Rows of modules a bar code is high.
const BAR_HEIGHT_MODULES: usize = 56;

/// The print view.
#[component]
pub fn PaperSheet() -> impl IntoView {
    let cases = use_cases();
    view! {
        <div class="sheet" data-testid="case-sheet" aria-hidden="true">
            {move || {
                let paper = cases.paper.get()?;
                let class = if cases.narrow.get() { "case-slip" } else { "case-a5" };
                cases.sheet.with(|page| page.as_ref().map(|page| view! { <div class=class>{drawn(page, &paper)}</div> }))
            }}
        </div>
    }
}

/// The language in which the receipt was wanted.
fn language_of(page: &CasePage) -> Language {
    match page.file.history.first().and_then(|first| first.event.as_ref()) {
        Some(CaseEvent::Accepted(accepted)) => accepted.language,
        _ => Language::Zh,
    }
}

fn drawn(page: &CasePage, paper: &Paper) -> AnyView {
    let (shell, language) = (use_shell(), language_of(page));
    let is_demo = shell.window().is_demo();
    let hall = shell.hall();
    let case = &page.file.case;
    let title = match paper {
        Paper::Receipt { .. } => words::title(language),
        Paper::Missing => words::missing_title(language),
    };
    let again = matches!(paper, Paper::Receipt { again: true });
    let body = match paper {
        Paper::Receipt { .. } => {
            view! { {dates(&hall, case, language)} {materials(page, language)} {case.code().map(|code| codes(&code, has_phone(page), language))} }.into_any()
        }
        Paper::Missing => view! { {list(missing_lines(page, language))} <p>{words::bring_back(language)}</p> }.into_any(),
    };
    view! {
        {is_demo.then(|| view! { <p class="slip-demo">{words::demo(language)}</p> })}
        <p class="slip-hall">{hall.name.get(language).to_owned()}</p>
        <p class="slip-queue">{title}</p>
        <p class="case-paper-item">{hall.item(&case.item).map(|item| item.name.get(language).to_owned())}</p>
        <p>{words::number(language)} " " <b class="case-paper-number">{case.number.grouped()}</b></p>
        {whose(page, language)}
        {body}
        {help(&hall, page, language)}
        {again.then(|| view! { <p>{words::again(language, &common::date(language, shell.window().today()))}</p> })}
    }
    .into_any()
}

fn whose(page: &CasePage, language: Language) -> Option<AnyView> {
    let Person::Known(record, _) = &page.person else { return None };
    let agent = record.agent.as_ref().map(|agent| format!(" · {}", words::agent(language, agent.as_str())));
    let phone = record.phone.as_ref().map(|phone| format!(" · {phone}"));
    Some(view! { <p>{words::applicant(language)} " " {record.name.to_string()} {phone} {agent}</p> }.into_any())
}

fn dates(hall: &Hall, case: &Case, language: Language) -> AnyView {
    let offset = hall.utc_offset_minutes;
    let (day, time) = (common::date(language, offset.day(case.accepted_at)), common::clock(case.accepted_at, offset));
    let limit = guide_words::limit(language, case.promised);
    let promised = match case.promised_due(&Terms::of(hall)) {
        Due::On(day) => words::promised_on(language, &common::date(language, day)),
        Due::Beyond(_) => words::promised_limit(language, &limit),
        Due::Stopped(_) => words::promised_waits(language, &limit),
    };
    view! {
        <p>{words::accepted(language, &day, &time, case.counter.as_str())}</p>
        <p>{words::clerk(language, &clerk_name(hall, &case.first, language))}</p>
        <p class="case-paper-promise" data-testid="paper-promise">{promised}</p>
    }
    .into_any()
}

fn materials(page: &CasePage, language: Language) -> AnyView {
    let case = &page.file.case;
    let given = case.materials.iter().filter(|material| material.given);
    let given: Vec<String> = given
        .map(|material| with_amount(language, material.name(language), &amount(language, material.original, material.copies)))
        .collect();
    let missing = missing_lines(page, language);
    let lacking = match missing.len() {
        0 => view! { <p>{words::complete(language)}</p> }.into_any(),
        count => view! { <p><b>{words::lacking(language, count)}</b></p> {list(missing)} }.into_any(),
    };
    view! { <p><b>{words::taken(language, given.len())}</b></p> {list(given)} {lacking} }.into_any()
}

fn list(lines: Vec<String>) -> AnyView {
    view! { <ol class="case-paper-list">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ol> }.into_any()
}

/// Both codes of the 24 digits, and the digits for people.
fn codes(code: &ReceiptCode, has_phone: bool, language: Language) -> AnyView {
    let digits = code.to_string();
    view! {
        <p>{words::how_to_follow(language)}</p>
        <div class="slip-bars">{code128(&digits).map(|modules| drawing(&modules, "slip-code128", BAR_HEIGHT_MODULES))}</div>
        <p class="slip-digits">{code.grouped()}</p>
        <div class="slip-bars">{qr(&digits).map(|modules| drawing(&modules, "slip-qr", 1))}</div>
        {has_phone.then(|| view! { <p class="slip-rule">{words::short_way(language, &code.number.grouped())}</p> })}
    }
    .into_any()
}

/// Whoever gave no phone is not told to type its digits.
fn has_phone(page: &CasePage) -> bool {
    matches!(&page.person, Person::Known(record, _) if record.phone.is_some())
}

fn drawing(modules: &Modules, class: &'static str, row_height: usize) -> AnyView {
    let size = format!("0 0 {} {}", modules.width(), modules.height() * row_height);
    view! { <svg class=class viewBox=size shape-rendering="crispEdges" preserveAspectRatio="none"><path d=modules.path(row_height)></path></svg> }.into_any()
}

/// The hall's help line, and where the guide says one may complain.
fn help(hall: &Hall, page: &CasePage, language: Language) -> AnyView {
    let line = hall.help_lines.first().map(|line| format!("{} {}", line.name.get(language), line.number));
    let complaint = use_cases().guide_of(&page.file.case.guide).map(|guide| guide.complaint.get(language).to_owned());
    let lines = line.into_iter().chain(complaint);
    view! { <p class="slip-rule">{lines.map(|line| view! { <span>{words::help(language, &line)}</span> <br /> }).collect_view()}</p> }
        .into_any()
}
