//! The manager's figures of ratings in a span of days, on the screen and on paper; suspicious ratings, of which each can be let count with a reason.

use leptos::prelude::*;

use super::printing::{Paper, Printing};
use super::rating_tables::{Apart, Groupings, Groups, Tables};
use super::span::{DayField, Range, told};
use crate::domain::rating::report::{By, Report};
use crate::domain::time::Day;
use crate::text::{common, counter as counter_words, follow_up as follow_words, rating_report as words};
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::ratings::use_ratings;

/// Days shown at first: four weeks.
const FIRST_DAYS: u64 = 28;

/// What the screen and the print show. Lives as long as the surface.
#[derive(Clone, Copy)]
pub(super) struct RatingScreen {
    range: Range,
    /// The span that was asked for; nothing while the fields hold none.
    span: RwSignal<Option<(Day, Day)>>,
    /// By what the figures are told apart.
    pub(super) by: RwSignal<By>,
    shown: Memo<Seen>,
}

/// What is shown of a span.
#[derive(Clone, PartialEq)]
enum Seen {
    Looking,
    BadRange,
    Here(Box<Figures>),
}

/// The figures of a span, with what they do not hold.
#[derive(Clone, PartialEq)]
pub(super) struct Figures {
    /// First and last day.
    pub span: (Day, Day),
    /// By what they are told apart.
    pub by: By,
    /// The figures.
    pub report: Report,
    /// Records that could not be read.
    pub damaged: usize,
}

impl Seen {
    const fn state(&self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::BadRange => "bad-range",
            Self::Here(_) => "here",
        }
    }
}

impl RatingScreen {
    pub(super) fn provide() {
        let (shell, ratings) = (use_shell(), use_ratings());
        let range = Range::of_last(FIRST_DAYS, shell.window().today());
        let (span, by) = (RwSignal::new(range.days()), RwSignal::new(By::Item));
        let shown = memo(move || match (ratings.is_ready(), span.get()) {
            (false, _) => Seen::Looking,
            (true, None) => Seen::BadRange,
            (true, Some(span)) => {
                let (desk, by) = (ratings.desk(), by.get());
                let damaged = desk.with_table(|table| table.unreadable().len());
                Seen::Here(Box::new(Figures { span, by, report: desk.report(span, by), damaged }))
            }
        });
        provide_context(Self { range, span, by, shown });
    }

    /// The figures that stand there, to be drawn in a language. Reactive.
    fn figures(self) -> Option<Figures> {
        use_language().track();
        self.shown.with(|shown| match shown {
            Seen::Here(figures) => Some((**figures).clone()),
            _ => None,
        })
    }
}

/// The part of the page.
#[component]
pub fn RatingFigures() -> impl IntoView {
    let language = use_language();
    let screen: RatingScreen = expect_context();
    let printing: Printing = expect_context();
    let print = move |_| printing.print(Paper::Ratings);
    let state = memo(move || screen.shown.with(Seen::state));
    view! {
        <section class="desk-page" data-testid="ratings" data-state=move || state.get()>
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::help(language.get())}</p>
            <div class="desk-card-actions desk-range">
                <DayField testid="ratings-from" word=words::from day=screen.range.from />
                <DayField testid="ratings-to" word=words::to day=screen.range.to />
                <button class="desk-primary" type="button" data-testid="ratings-show" on:click=move |_| screen.span.set(screen.range.days())>{move || words::show(language.get())}</button>
                <button class="desk-button" type="button" data-testid="ratings-print" disabled=move || state.get() != "here" on:click=print>{move || words::print(language.get())}</button>
            </div>
            {move || match state.get() {
                "looking" => told(follow_words::looking(language.get()), false),
                "bad-range" => told(words::bad_range(language.get()), true),
                _ => view! { <Here screen=screen /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Here(screen: RatingScreen) -> impl IntoView {
    let language = use_language();
    let span = memo(move || screen.figures().map(|figures| figures.span));
    view! {
        {move || screen.figures().map(|figures| view! { <Tables figures=figures /> })}
        <h3>{move || words::groups_title(language.get())}</h3>
        <Groupings />
        {move || screen.figures().map(|figures| view! { <Groups figures=figures testid="rating-groups" /> })}
        {move || span.get().map(|span| view! { <Apart span=span /> })}
    }
}

/// Seen on paper only.
#[component]
pub(super) fn RatingSheet() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: RatingScreen = expect_context();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let device = shell.window().installation().to_string();
    let is_demo = shell.window().is_demo();
    let body = move || {
        screen.shown.with(|shown| match shown {
            Seen::Here(figures) => {
                let made = words::made(language.get(), &counter_words::stamp(shell.window().now(), offset), &device);
                Some(view! { <p>{made}</p> <Tables figures=(**figures).clone() on_paper=true /> })
            }
            _ => None,
        })
    };
    view! {
        <div class="sheet day-sheet" data-testid="ratings-sheet">
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            <h1>{move || format!("{} · {}", shell.with_hall(|hall| hall.name.get(language.get()).to_owned()), words::title(language.get()))}</h1>
            {body}
        </div>
    }
}
