//! One case: whose it is, where it is, what comes next with one key, and everything else that can be done.

use std::time::Duration;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::accept::amount;
use super::deeds::DeedPanel;
use super::state::{Panel, use_cases};
use crate::domain::case::deed::{Deed, Handover};
use crate::domain::case::{Case, CaseEvent, Correction, Happened, Stage, Terms};
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{ClerkId, StepId};
use crate::runtime::case_desk::CasePage;
use crate::runtime::cases::Person;
use crate::text::case::happened::sentence;
use crate::text::{case, case_desk as words, common};
use crate::ui::shell::{use_language, use_shell};

/// So long after the screen has changed its first button waits: a second press of the one before must not press it.
const SETTLED: Duration = Duration::from_millis(400);

/// The open case.
#[component]
pub fn Page() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    view! {
        {move || match cases.page.get() {
            None => view! { <p class="desk-soft">{words::loading(language.get())}</p> }.into_any(),
            Some(page) => view! { <Open page=page /> }.into_any(),
        }}
    }
}

#[component]
fn Open(page: CasePage) -> impl IntoView {
    let cases = use_cases();
    let page = StoredValue::new(page);
    let case = page.with_value(|page| page.file.case.clone());
    let panel = Memo::new(move |_| cases.panel.get());
    view! {
        <div class="case-page" data-testid="case-page" data-number=case.number.to_string() data-code=case.code().map(|code| code.to_string())
            data-state=stage_name(&case.stage) data-step=case.current_step().map(ToString::to_string) data-version=case.version>
            <section class="case-column">
                <Facts page=page />
                {let case = case.clone(); move || match panel.get() {
                    Some(panel) => view! { <DeedPanel panel=panel page=page /> }.into_any(),
                    None => view! { <Actions case=case.clone() /> }.into_any(),
                }}
            </section>
            <section class="case-column">
                <Missing page=page />
                <History page=page />
            </section>
        </div>
    }
}

const fn stage_name(stage: &Stage) -> &'static str {
    match stage {
        Stage::Running => "running",
        Stage::Waiting => "waiting",
        Stage::Suspended(_) => "suspended",
        Stage::Decided { .. } => "decided",
        Stage::Over { .. } => "over",
    }
}

/// The name of a step of a case, where the hall still has it.
pub fn step_name(hall: &Hall, case: &Case, step: &StepId, language: Language) -> String {
    let procedure = hall.item(&case.item).and_then(|item| hall.procedure_of(item));
    procedure.and_then(|procedure| procedure.step(step)).map_or_else(|| step.to_string(), |step| step.name.get(language).to_owned())
}

/// The name of a clerk.
pub fn clerk_name(hall: &Hall, clerk: &ClerkId, language: Language) -> String {
    hall.clerk(clerk).map_or_else(|| clerk.to_string(), |clerk| clerk.name.get(language).to_owned())
}

#[component]
fn Facts(page: StoredValue<CasePage>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    move || {
        let (language, today) = (language.get(), shell.window().today());
        page.with_value(|page| {
            let case = &page.file.case;
            shell.with_hall(|hall| {
                let standing = case.standing(&Terms::of(hall), today);
                let item = hall.item(&case.item).map_or("", |item| item.name.get(language)).to_owned();
                let step = case.current_step().map(|step| words::step_now(language, &step_name(hall, case, step, language)));
                let law = standing.statutory.map(|law| words::law_too(language, &case::standing(language, law)));
                let handler = (case.handler != case.first).then(|| words::handled_by(language, &clerk_name(hall, &case.handler, language)));
                view! {
                    <h2 data-testid="case-title">{item} " · " <span class="case-number">{case.number.grouped()}</span></h2>
                    <p class="case-stage" data-testid="case-stage">{case::stage_at_desk(language, &case.stage)}</p>
                    <p data-testid="case-standing">{case::standing(language, standing.promised)}</p>
                    {law.map(|law| view! { <p class="desk-soft">{law}</p> })}
                    {step.map(|step| view! { <p data-testid="case-step-now">{step}</p> })}
                    <Whose person=page.person.clone() />
                    <p class="desk-soft">
                        {words::first_asked(language, &clerk_name(hall, &case.first, language))} " · " {case::handed_in(language, case.way)}
                        {handler.map(|handler| format!(" · {handler}"))}
                        {(case.urged > 0).then(|| format!(" · {}", words::urged_times(language, case.urged)))}
                    </p>
                }
            })
        })
    }
}

#[component]
fn Whose(person: Person) -> impl IntoView {
    let language = use_language();
    move || {
        let language = language.get();
        match &person {
            Person::Erased => view! { <p data-testid="case-person" data-state="erased">{words::no_longer_kept(language)}</p> }.into_any(),
            Person::Unreadable => view! { <p data-testid="case-person" data-state="damaged">{words::unreadable(language)}</p> }.into_any(),
            Person::Known(record, contact) => {
                let (name, phone, agent) = match contact {
                    Some(contact) => (
                        contact.name.in_clear().to_owned(),
                        contact.phone.as_ref().map(|phone| phone.in_clear().to_owned()),
                        contact.agent.as_ref().map(|agent| agent.in_clear().to_owned()),
                    ),
                    None => (
                        record.name.to_string(),
                        record.phone.as_ref().map(ToString::to_string),
                        record.agent.as_ref().map(ToString::to_string),
                    ),
                };
                let sealed = contact.is_none().then(|| view! { <p class="desk-soft">{words::not_readable_here(language)}</p> });
                let agent = agent.map(|agent| format!(" · {}", crate::text::case_paper::agent(language, &agent)));
                view! {
                    <p data-testid="case-person" data-state="known">
                        {words::applicant(language)} " " <b lang="">{name}</b> " · " {phone.unwrap_or_else(|| words::no_phone(language))} {agent}
                    </p>
                    {sealed}
                }
                .into_any()
            }
        }
    }
}

/// What comes next, and what else can be done.
#[component]
fn Actions(case: Case) -> impl IntoView {
    let (shell, language, cases) = (use_shell(), use_language(), use_cases());
    let seat = cases.seat.get_untracked();
    let counter = seat.map_or_else(|| case.counter.clone(), |seat| seat.counter);
    let act = move |deed: Deed| move || cases.act(deed.clone());
    let open = move |panel: Panel| move || cases.panel.set(Some(panel));
    let (stage, next) = (case.stage.clone(), case.next_step().cloned());
    let has_missing = case.is_missing_something();
    let primary = match (&stage, next) {
        (Stage::Running, Some(step)) => {
            let name = shell.with_hall(|hall| step_name(hall, &case, &step, language.get_untracked()));
            view! { <Primary word=move |language| words::next_step(language, &name) press=act(Deed::EnterStep(step)) /> }.into_any()
        }
        (Stage::Running, None) => view! { <Primary word=words::grant press=open(Panel::Grant) /> }.into_any(),
        (Stage::Waiting, _) => view! { <Primary word=words::supply press=open(Panel::Supply) /> }.into_any(),
        (Stage::Suspended(_), _) => view! { <Primary word=words::resume press=act(Deed::Resume) /> }.into_any(),
        (Stage::Decided { .. }, _) => {
            view! { <Primary word=words::deliver_counter press=act(Deed::Deliver(Handover::Counter(counter))) /> }.into_any()
        }
        (Stage::Over { .. }, _) => view! { <p>{move || words::nothing_left_to_do(language.get())}</p> }.into_any(),
    };
    let (running, decided, open_now) = (stage == Stage::Running, matches!(stage, Stage::Decided { .. }), case.is_open());
    let over = matches!(stage, Stage::Over { .. });
    let is_last = case.next_step().is_none();
    view! {
        {primary}
        <div class="case-actions">
            {(running && !is_last).then(|| view! { <Deed1 testid="case-grant" word=words::grant press=open(Panel::Grant) /> })}
            {running.then(|| view! { <Deed1 testid="case-request" word=words::request press=open(Panel::Request) /> })}
            {running.then(|| view! { <Deed1 testid="case-suspend" word=words::suspend press=open(Panel::Suspend) /> })}
            {running.then(|| view! { <Deed1 testid="case-refuse" word=words::refuse press=open(Panel::Refuse) /> })}
            {decided.then(|| view! { <Deed1 testid="case-post" word=words::deliver_post press=open(Panel::Post) /> })}
            {decided.then(|| view! { <Deed1 testid="case-home" word=words::deliver_home press=open(Panel::Home) /> })}
            {open_now.then(|| view! { <Deed1 testid="case-urge" word=words::urge press=open(Panel::Urge) /> })}
            {(!over).then(|| view! { <Deed1 testid="case-hand-over" word=words::hand_over press=open(Panel::HandOver) /> })}
            {open_now.then(|| view! { <Deed1 testid="case-withdraw" word=words::withdraw press=open(Panel::Withdraw) /> })}
            <Deed1 testid="case-correct" word=words::correct press=open(Panel::Correct) />
            <Deed1 testid="case-print" word=words::print_again press=act(Deed::Reprint) />
            {(has_missing && open_now).then(|| view! { <Deed1 testid="case-print-missing" word=words::print_missing press=move || cases.print_missing() /> })}
            <label class="case-narrow">
                <span class="desk-soft">{move || words::print(language.get())}</span>
                <select data-testid="case-paper" on:change=move |event| cases.narrow.set(event_target_value(&event) == "narrow")>
                    <option value="narrow" prop:selected=move || cases.narrow.get()>{move || words::paper_narrow(language.get())}</option>
                    <option value="a5" prop:selected=move || !cases.narrow.get()>{move || words::paper_a5(language.get())}</option>
                </select>
            </label>
        </div>
    }
}

/// What comes next: one key.
#[component]
fn Primary(word: impl Fn(Language) -> String + Send + Sync + 'static, press: impl Fn() + 'static) -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let settled = RwSignal::new(false);
    set_timeout(
        move || {
            settled.try_set(true);
        },
        SETTLED,
    );
    let button = NodeRef::<leptos::html::Button>::new();
    // A browser that does not focus loses nothing.
    button.on_load(|element| drop(element.focus()));
    let key = move |event: KeyboardEvent| {
        // A key that is held down counts once.
        if event.repeat() {
            event.prevent_default();
        }
    };
    let pressed = move |_| {
        if settled.get_untracked() && !cases.busy.get_untracked() {
            press();
        }
    };
    view! {
        <button node_ref=button class="desk-primary" data-testid="case-next" data-state=move || if settled.get() { "ready" } else { "waits" }
            on:keydown=key on:click=pressed>
            {move || word(language.get())} " " <kbd>"Enter"</kbd>
        </button>
    }
}

#[component]
fn Deed1(testid: &'static str, word: fn(Language) -> String, press: impl Fn() + 'static) -> impl IntoView {
    let language = use_language();
    view! { <button class="desk-button" data-testid=testid on:click=move |_| press()>{move || word(language.get())}</button> }
}

#[component]
fn Missing(page: StoredValue<CasePage>) -> impl IntoView {
    let language = use_language();
    move || {
        let language = language.get();
        let lines = page.with_value(|page| missing_lines(page, language));
        (!lines.is_empty()).then(|| {
            let line = |line: String| view! { <li>{line}</li> };
            view! { <h2>{words::missing_title(language)}</h2> <ul data-testid="case-missing">{lines.into_iter().map(line).collect_view()}</ul> }
        })
    }
}

/// What is missing, a line each.
pub fn missing_lines(page: &CasePage, language: Language) -> Vec<String> {
    let case = &page.file.case;
    let material = |number: u16| case.materials.get(usize::from(number));
    let line = |number| {
        material(number)
            .map(|material| with_amount(language, material.name(language), &amount(language, material.original, material.copies)))
    };
    let mut lines: Vec<String> = case.missing().filter_map(line).collect();
    let other = case.other_wanted.as_ref();
    lines.extend(other.map(|side| page.texts.get(side.name()).cloned().flatten().unwrap_or_else(|| words::no_longer_kept(language))));
    lines
}

/// A material with its amount.
pub fn with_amount(language: Language, name: &str, amount: &str) -> String {
    if amount.is_empty() { name.to_owned() } else { words::with_amount(language, name, amount) }
}

#[component]
fn History(page: StoredValue<CasePage>) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    move || {
        let language = language.get();
        let row = |happened: &Happened, page: &CasePage| {
            let (offset, text) =
                (shell.with_hall(|hall| hall.utc_offset_minutes), shell.with_hall(|hall| told(hall, page, happened, language)));
            let at = format!("{} {}", common::date(language, offset.day(happened.at)), common::clock(happened.at, offset));
            let notes = happened.event.iter().flat_map(CaseEvent::words).filter_map(|side| page.texts.get(side.name()).cloned().flatten());
            let notes: Vec<String> = notes.collect();
            view! { <li><small>{at}</small> " " {text} {(!notes.is_empty()).then(|| view! { <q>{notes.join(" · ")}</q> })}</li> }
        };
        page.with_value(|page| {
            let rows = page.file.history.iter().rev().map(|happened| row(happened, page)).collect_view();
            view! { <h2>{words::history_title(language)}</h2> <ol class="case-history" data-testid="case-history">{rows}</ol> }
        })
    }
}

/// What happened, in a sentence.
pub fn told(hall: &Hall, page: &CasePage, happened: &Happened, language: Language) -> String {
    let step = match &happened.event {
        Some(CaseEvent::StepEntered { step } | CaseEvent::Corrected { correction: Correction::Step { step }, .. }) => Some(step),
        _ => None,
    };
    let step = step.map_or_else(String::new, |step| step_name(hall, &page.file.case, step, language));
    sentence(language, happened.event.as_ref(), &step)
}
