//! The manager's tables of cases: what is near and overdue, how long things take, months and years; on the screen, on paper and as a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::cases_tables::Tables;
use super::printing::{Paper, Printing};
use super::span::{DayField, Range, Shown, told};
use crate::domain::hall::Language;
use crate::domain::sheet::table::Form;
use crate::runtime::case_report::{Cases as AllCases, Figures};
use crate::text::{case_report as words, common, counter as counter_words, demand as demand_words};
use crate::ui::shell::{use_language, use_shell};

/// Days shown at first: a quarter.
const FIRST_DAYS: u64 = 91;

/// What the screen and the print show. Lives as long as the surface.
#[derive(Clone, Copy)]
pub(super) struct CasesScreen {
    shown: RwSignal<Shown<Box<Figures>>>,
    cases: StoredValue<std::rc::Rc<AllCases>, LocalStorage>,
    range: Range,
    /// Which of the three groupings stands on the screen.
    pub(super) group: RwSignal<usize>,
}

impl CasesScreen {
    pub(super) fn provide() {
        let today = use_shell().window().today();
        let range = Range::of_last(FIRST_DAYS, today);
        let (shown, cases) = (RwSignal::new(Shown::Looking), StoredValue::new_local(std::rc::Rc::default()));
        provide_context(Self { shown, cases, range, group: RwSignal::new(0) });
    }

    /// All cases, as far as this window has read them.
    pub(super) fn cases(self) -> std::rc::Rc<AllCases> {
        self.cases.get_value()
    }
}

/// The part of the page.
#[component]
pub fn Cases() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: CasesScreen = expect_context();
    let shown = screen.shown;
    let look = move || {
        let Some((from, to)) = screen.range.days() else { return shown.set(Shown::BadRange) };
        let (cases, window) = (screen.cases.get_value(), shell.window());
        spawn_local(async move {
            let found = cases.figures(&window, from, to).await;
            let found = found.map_or(Shown::Failed, |figures| Shown::Here { from, to, found: Box::new(figures) });
            // Looked up again every minute: mostly nothing is different.
            if shown.try_with_untracked(|before| *before != found) == Some(true) {
                shown.try_set(found);
            }
        });
    };
    let minute = shell.minute();
    Effect::new(move |_| {
        minute.get();
        look();
    });
    let is_here = Memo::new(move |_| shown.with(|shown| matches!(shown, Shown::Here { .. })));
    let printing: Printing = expect_context();
    let print = move |_| printing.print(Paper::Cases);
    view! {
        <section class="desk-page" data-testid="cases" data-state=move || shown.with(Shown::state)>
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::help(language.get())}</p>
            <div class="desk-card-actions desk-range">
                <DayField testid="cases-from" word=words::from day=screen.range.from />
                <DayField testid="cases-to" word=words::to day=screen.range.to />
                <button class="desk-primary" type="button" data-testid="cases-show" on:click=move |_| look()>{move || words::show(language.get())}</button>
                <button class="desk-button" type="button" data-testid="cases-print" disabled=move || !is_here.get() on:click=print>{move || words::print(language.get())}</button>
            </div>
            {move || stands(shown)}
            <Export />
        </section>
    }
}

fn stands(shown: RwSignal<Shown<Box<Figures>>>) -> AnyView {
    let language = use_language();
    shown.with(|shown| match shown {
        Shown::Looking => told(words::looking(language.get()), false),
        Shown::Failed => told(words::failed(language.get()), true),
        Shown::BadRange => told(words::bad_range(language.get()), true),
        Shown::Here { from, to, found: figures } => view! { <Tables span=(*from, *to) figures=(**figures).clone() /> }.into_any(),
    })
}

/// The cases of the span as a file.
#[component]
fn Export() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: CasesScreen = expect_context();
    let told = RwSignal::new(None::<bool>);
    let export = move |form: Form| {
        let Some(span) = screen.range.days() else { return screen.shown.set(Shown::BadRange) };
        let (cases, window, language) = (screen.cases.get_value(), shell.window(), language.get_untracked());
        spawn_local(async move {
            let done = cases.export(&window, span, form, language).await;
            told.try_set(Some(done.is_ok()));
        });
    };
    let buttons = [
        (Form::Csv, "cases-export-csv", words::export_csv as fn(Language) -> String),
        (Form::Xlsx, "cases-export-xlsx", words::export_xlsx),
        (Form::Json, "cases-export-json", words::export_json),
    ];
    let button = move |(form, testid, word): (Form, &'static str, fn(Language) -> String)| {
        view! { <button class="desk-button" type="button" data-testid=testid on:click=move |_| export(form)>{move || word(language.get())}</button> }
    };
    let line = move || told.get().map(|done| if done { words::exported(language.get()) } else { words::export_failed(language.get()) });
    view! {
        <p class="desk-soft">{move || words::export_help(language.get())}</p>
        <div class="desk-card-actions">
            {buttons.map(button).collect_view()}
            <span role="status" data-testid="cases-exported">{line}</span>
        </div>
    }
}

/// Seen on paper only.
#[component]
pub(super) fn CasesSheet() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: CasesScreen = expect_context();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let device = shell.window().installation().to_string();
    let is_demo = shell.window().is_demo();
    let body = move || {
        screen.shown.with(|shown| match shown {
            Shown::Here { from, to, found: figures } => {
                let made = demand_words::sheet_made(language.get(), &counter_words::stamp(shell.window().now(), offset), &device);
                Some(view! { <p>{made}</p> <Tables span=(*from, *to) figures=(**figures).clone() on_paper=true /> })
            }
            _ => None,
        })
    };
    view! {
        <div class="sheet day-sheet" data-testid="cases-sheet">
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            <h1>{move || format!("{} · {}", shell.with_hall(|hall| hall.name.get(language.get()).to_owned()), words::title(language.get()))}</h1>
            {body}
        </div>
    }
}
