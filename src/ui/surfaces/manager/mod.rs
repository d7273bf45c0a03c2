//! The manager: today's counts by queue, from the tickets themselves, figures of any span, reports of months and years, cases, and what residents look up.

mod cases;
mod cases_tables;
mod demand;
mod demand_report;
mod figures;
mod figures_charts;
mod figures_parts;
mod follow_up;
mod opinions;
mod printing;
mod rating_files;
mod rating_proof;
mod rating_tables;
mod ratings;
mod report;
mod report_counters;
mod report_sheet;
mod report_sign;
mod report_tables;
mod span;

use leptos::prelude::*;

use self::printing::{Paper, Printing};
use crate::domain::access::Permission;
use crate::domain::floor::{CounterState, DayFloor, Ticket, TicketState};
use crate::domain::hall::Hall;
use crate::domain::identity::QueueLetter;
use crate::text::{common, manager as words, staff as staff_words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::desk_notices::ToldOfContent;
use crate::ui::surfaces::desk_past::{DemoPast, PastLine};
use crate::ui::surfaces::desk_reload::ReloadBanner;
use crate::ui::surfaces::gate::{Gate, use_gate};
use crate::ui::surfaces::ratings::Ratings;
use crate::ui::surfaces::staff::Nothing;

/// One queue's day. A ticket counts in the queue of its letter, wherever it was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    issued: usize,
    served: usize,
    waiting: usize,
    missed: usize,
}

impl Counts {
    fn of(day: &DayFloor, queue: Option<QueueLetter>) -> Self {
        let of_queue: Vec<&Ticket> = day.tickets.values().filter(|t| queue.is_none_or(|letter| t.number.queue() == letter)).collect();
        let count = |wanted: fn(&TicketState) -> bool| of_queue.iter().filter(|t| wanted(&t.state)).count();
        Self {
            issued: of_queue.len(),
            served: count(|state| matches!(state, TicketState::Served { .. })),
            waiting: count(|state| matches!(state, TicketState::Waiting { .. })),
            missed: count(|state| matches!(state, TicketState::Missed { .. })),
        }
    }
}

/// The surface.
#[component]
pub fn Manager() -> impl IntoView {
    demand::DemandScreen::provide();
    cases::CasesScreen::provide();
    Ratings::provide();
    opinions::Opinions::provide();
    ratings::RatingScreen::provide();
    figures::FiguresScreen::provide();
    report::ReportScreen::provide();
    Printing::provide();
    DemoPast::provide();
    view! { <Gate name="manager" title=words::title work=|| view! { <Work /> }.into_any() sheet=|| view! { <Sheet /> }.into_any() /> }
}

#[component]
fn Sheet() -> impl IntoView {
    let may_read = use_gate().may(Permission::ReadFigures);
    let printing: Printing = expect_context();
    move || match (may_read, printing.paper()) {
        (false, _) => ().into_any(),
        (true, Paper::Demand) => view! { <demand_report::DemandSheet /> }.into_any(),
        (true, Paper::Cases) => view! { <cases::CasesSheet /> }.into_any(),
        (true, Paper::Ratings) => view! { <ratings::RatingSheet /> }.into_any(),
        (true, Paper::Figures) => view! { <figures::FiguresSheet /> }.into_any(),
        (true, Paper::Report) => view! { <report_sheet::ReportSheet /> }.into_any(),
    }
}

#[component]
fn Work() -> impl IntoView {
    let may_read = use_gate().may(Permission::ReadFigures);
    let may_follow = use_gate().may(Permission::FollowUp);
    view! {
        <main class="desk-pages">
            <ReloadBanner />
            <ToldOfContent />
            <PastLine />
            {may_read.then(|| view! { <Today /> })}
            {may_follow.then(|| view! { <follow_up::FollowUps /> <opinions::OpinionBoard /> })}
            {may_read.then(|| view! { <figures::TicketFigures /> <report::Reporting /> <ratings::RatingFigures /> <rating_files::RatingFiles /> <rating_proof::RatingProof /> <cases::Cases /> <demand::DemandByGuide /> })}
            {(!may_read && !may_follow).then(|| view! { <Nothing /> })}
        </main>
    }
}

#[component]
fn Today() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let today = shell.floor(|_, day, _| day);
    let counts = shell.floor(|floor, day, hall| {
        let day = floor.day(day);
        let queues: Vec<(QueueLetter, Counts)> = hall.queues.iter().map(|q| (q.letter, Counts::of(day, Some(q.letter)))).collect();
        (queues, Counts::of(day, None), open_counters(hall, day))
    });
    let queue_name = move |letter: QueueLetter| {
        shell.with_hall(|hall| hall.queue(letter).map_or(String::new(), |q| q.name.get(language.get()).to_owned()))
    };
    let rows = move || {
        let row =
            |(letter, counts): (QueueLetter, Counts)| view! { <Row letter=letter.to_string() name=queue_name(letter) counts=counts /> };
        counts.get().0.into_iter().map(row).collect_view()
    };
    let counters = move || {
        let (open, of) = counts.get().2;
        words::counters_open(language.get(), open, of)
    };
    view! {
        <section class="desk-page">
            <h2>{move || words::today_title(language.get(), &common::date(language.get(), today.get()))}</h2>
            <p class="desk-soft">{move || words::live(language.get())} " " <span data-testid="counters-open">{counters}</span></p>
            <table class="desk-table desk-figures" data-testid="today-table">
                <thead>
                    <tr>
                        <th scope="col">{move || words::col_queue(language.get())}</th>
                        <th scope="col">{move || staff_words::issued(language.get())}</th>
                        <th scope="col">{move || staff_words::served(language.get())}</th>
                        <th scope="col">{move || staff_words::waiting(language.get())}</th>
                        <th scope="col">{move || staff_words::missed(language.get())}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{move || view! { <Row letter=String::new() name=words::total(language.get()) counts=counts.get().1 /> }}</tfoot>
            </table>
        </section>
    }
}

fn open_counters(hall: &Hall, day: &DayFloor) -> (usize, usize) {
    let is_open = |state: &CounterState| matches!(state, CounterState::Open { .. });
    (hall.counters.iter().filter(|c| is_open(&day.counter(&c.id).state)).count(), hall.counters.len())
}

#[component]
fn Row(letter: String, name: String, counts: Counts) -> impl IntoView {
    let shown = format!("{letter} {name}");
    view! {
        <tr data-queue=letter>
            <th scope="row">{shown}</th>
            <td>{counts.issued}</td>
            <td>{counts.served}</td>
            <td>{counts.waiting}</td>
            <td>{counts.missed}</td>
        </tr>
    }
}
