//! The report of a month or a year: chosen, made when somebody asks for it, shown, printed and signed.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::cases::CasesScreen;
use super::figures::FiguresScreen;
use super::printing::{Paper, Printing};
use super::report_sign::{Note, Signing};
use super::report_tables::Tables;
use super::span::told;
use crate::domain::identity::RequestId;
use crate::domain::report::{Because, Made, Span};
use crate::domain::time::Day;
use crate::runtime::reports::{Report, Reports};
use crate::text::report as words;
use crate::ui::reacting::memo;
use crate::ui::shell::{Shell, use_language, use_shell};
use crate::ui::surfaces::ratings::use_ratings;

/// Spans that can be chosen beside the running ones.
const MONTHS_BACK: usize = 24;
const YEARS_BACK: usize = 2;

/// What is shown.
#[derive(Clone)]
pub(super) enum Seen {
    Idle,
    Making,
    Failed,
    Here(Rc<Report>),
}

impl Seen {
    const fn state(&self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Making => "making",
            Self::Failed => "failed",
            Self::Here(_) => "here",
        }
    }
}

/// What was asked to be signed, and why once more.
pub(super) type Asked = (Made, Option<Because>);

/// What the screen and the print show. Lives as long as the surface.
#[derive(Clone, Copy)]
pub(super) struct ReportScreen {
    pub(super) seen: RwSignal<Seen, LocalStorage>,
    reports: StoredValue<Reports, LocalStorage>,
    wanted: RwSignal<String>,
    asked: StoredValue<u32>,
    /// Somebody is about to sign.
    pub(super) is_asking: RwSignal<bool>,
    /// Why once more.
    pub(super) because: RwSignal<Option<Because>>,
    /// Something is on its way.
    pub(super) is_busy: RwSignal<bool>,
    /// What somebody was told last.
    pub(super) note: RwSignal<Option<Note>>,
    /// The request of what was asked: the same until it is settled.
    pub(super) request: StoredValue<Option<(RequestId, Asked)>>,
}

impl ReportScreen {
    pub(super) fn provide() {
        let figures: FiguresScreen = expect_context();
        let cases: CasesScreen = expect_context();
        let reports = Reports { tickets: figures.tickets(), cases: cases.cases(), ratings: use_ratings().desk() };
        let wanted = Span::month_of(use_shell().window().today()).before();
        provide_context(Self {
            seen: RwSignal::new_local(Seen::Idle),
            reports: StoredValue::new_local(reports),
            wanted: RwSignal::new(wanted.to_string()),
            asked: StoredValue::new(0),
            is_asking: RwSignal::new(false),
            because: RwSignal::new(None),
            is_busy: RwSignal::new(false),
            note: RwSignal::new(None),
            request: StoredValue::new(None),
        });
    }

    pub(super) fn reports(self) -> Reports {
        self.reports.get_value()
    }

    /// The report that stands there. Reactive.
    pub(super) fn report(self) -> Option<Rc<Report>> {
        self.seen.with(|seen| match seen {
            Seen::Here(report) => Some(report.clone()),
            _ => None,
        })
    }

    /// Makes the report that is wanted; the newest question counts. Not while one is being signed: it would be told as signed under another one.
    fn make(self, shell: Shell) {
        if self.is_busy.get_untracked() {
            return;
        }
        let Some(span) = Span::parse(&self.wanted.get_untracked()) else { return };
        self.asked.update_value(|asked| *asked += 1);
        let (asked, reports, window) = (self.asked.get_value(), self.reports(), shell.window());
        self.seen.set(Seen::Making);
        self.forget();
        spawn_local(async move {
            let made = reports.make(&window, span).await;
            if self.asked.try_get_value() == Some(asked) {
                self.seen.try_set(made.map_or(Seen::Failed, |report| Seen::Here(Rc::new(report))));
            }
        });
    }

    /// Whoever stood here and was about to sign has gone.
    pub(super) fn forget(self) {
        self.is_asking.set(false);
        self.because.set(None);
        self.note.set(None);
    }
}

/// The part of the page.
#[component]
pub fn Reporting() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: ReportScreen = expect_context();
    let printing: Printing = expect_context();
    screen.forget();
    let state = move || screen.seen.with(Seen::state);
    let signed = move || screen.report().map(|report| report.standing().map_or("unreadable", |standing| standing.name()));
    let span = move || screen.report().map(|report| report.made.span.to_string());
    let is_here = memo(move || screen.seen.with(|seen| matches!(seen, Seen::Here(_))));
    let print = move |_| printing.print(Paper::Report);
    view! {
        <section class="desk-page report" data-testid="report" data-state=state data-signed=signed data-span=span>
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::help(language.get())}</p>
            <div class="desk-card-actions desk-range">
                <Choice screen=screen />
                <button class="desk-primary" type="button" data-testid="report-make" disabled=move || screen.is_busy.get()
                    on:click=move |_| screen.make(shell)>
                    {move || words::make(language.get())}
                </button>
                <button class="desk-button" type="button" data-testid="report-print" disabled=move || !is_here.get() on:click=print>{move || words::print(language.get())}</button>
            </div>
            <details class="report-formula" data-testid="report-formula"><summary>{move || words::formula_title(language.get())}</summary><p>{move || words::formula(language.get())}</p></details>
            {move || stands(screen)}
        </section>
    }
}

fn stands(screen: ReportScreen) -> AnyView {
    let language = use_language();
    // Tables speak the language in which they were drawn.
    language.track();
    let elsewhere = move |report: &Report| {
        let (shown, name) = (report.made.span.to_string(), words::span(language.get(), report.made.span));
        move || {
            (screen.wanted.get() != shown).then(
                || view! { <p class="desk-soft" role="status" data-testid="report-another">{words::another(language.get(), &name)}</p> },
            )
        }
    };
    screen.seen.with(|seen| match seen {
        Seen::Idle => told(words::idle(language.get()), false),
        Seen::Making => told(words::making(language.get()), false),
        Seen::Failed => told(words::failed(language.get()), true),
        Seen::Here(report) => view! { {elsewhere(report)} <Tables report=report.clone() /> <Signing report=report.clone() /> }.into_any(),
    })
}

/// Which month or year.
#[component]
fn Choice(screen: ReportScreen) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let today = shell.floor(|_, day, _| day);
    let option = move |span: Span, today: Day| {
        let (value, name) = (span.to_string(), words::span(language.get(), span));
        let name = if span.is_over(today) { name } else { words::running(language.get(), &name) };
        let is_chosen = screen.wanted.get_untracked() == value;
        view! { <option value=value selected=is_chosen>{name}</option> }
    };
    let back = move |first: Span, count: usize, today: Day| {
        std::iter::successors(Some(first), |span| Some(span.before())).take(count + 1).map(move |span| option(span, today)).collect_view()
    };
    let months = move || back(Span::month_of(today.get()), MONTHS_BACK, today.get());
    let years = move || back(Span::year_of(today.get()), YEARS_BACK, today.get());
    view! {
        <label class="desk-field">
            <span>{move || words::which(language.get())}</span>
            <select data-testid="report-span" on:change=move |event| screen.wanted.set(event_target_value(&event))>
                <optgroup label=move || words::months(language.get())>{months}</optgroup>
                <optgroup label=move || words::years(language.get())>{years}</optgroup>
            </select>
        </label>
    }
}
