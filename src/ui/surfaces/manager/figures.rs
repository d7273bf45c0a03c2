//! The manager's figures of tickets in a span of days, all of them or those of one item, queue, counter or clerk; on the screen and on paper.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::figures_parts::Parts;
use super::printing::{Paper, Printing};
use super::span::{DayField, Range, Shown, told};
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter};
use crate::domain::statistics::{Figures, Filter};
use crate::runtime::ticket_figures::Tickets;
use crate::text::{common, counter as counter_words, figures as words};
use crate::ui::shell::{Shell, use_language, use_shell};

/// Days shown at first: a month.
const FIRST_DAYS: u64 = 31;

/// What the screen and the print show. Lives as long as the surface.
#[derive(Clone, Copy)]
pub(super) struct FiguresScreen {
    shown: RwSignal<Shown<Rc<Found>>, LocalStorage>,
    tickets: StoredValue<Rc<Tickets>, LocalStorage>,
    range: Range,
    filter: RwSignal<Filter>,
    /// How many looks have come to an end: whoever waits for one sees it.
    looked: RwSignal<u32>,
    asked: StoredValue<u32>,
    /// By what the groups are told apart.
    pub(super) by: RwSignal<usize>,
}

/// Figures, with what they were asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub figures: Figures,
    pub filter: Filter,
    /// Records that cannot be read.
    pub damaged: usize,
}

impl FiguresScreen {
    pub(super) fn provide() {
        let range = Range::of_last(FIRST_DAYS, use_shell().window().today());
        provide_context(Self {
            shown: RwSignal::new_local(Shown::Looking),
            tickets: StoredValue::new_local(Rc::default()),
            range,
            filter: RwSignal::new(Filter::default()),
            looked: RwSignal::new(0),
            asked: StoredValue::new(0),
            by: RwSignal::new(0),
        });
    }

    /// All tickets, as far as this window has read them.
    pub(super) fn tickets(self) -> Rc<Tickets> {
        self.tickets.get_value()
    }

    /// Looks anew; what stands there stays until the answer has come, and the newest question counts.
    fn look(self, shell: Shell) {
        let Some((from, to)) = self.range.days() else { return self.shown.set(Shown::BadRange) };
        self.asked.update_value(|asked| *asked += 1);
        let (asked, tickets, window) = (self.asked.get_value(), self.tickets.get_value(), shell.window());
        let filter = self.filter.get_untracked();
        spawn_local(async move {
            let found = tickets.figures(&window, (from, to), filter.clone()).await;
            let damaged = tickets.unreadable();
            let found = found.map_or(Shown::Failed, |figures| Shown::Here { from, to, found: Rc::new(Found { figures, filter, damaged }) });
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            // Looked up again every minute: mostly nothing is different.
            if self.shown.try_with_untracked(|before| *before != found) == Some(true) {
                self.shown.try_set(found);
            }
            self.looked.try_update(|looked| *looked += 1);
            tickets.keep(&window).await;
        });
    }
}

/// The part of the page.
#[component]
pub fn TicketFigures() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: FiguresScreen = expect_context();
    let minute = shell.minute();
    Effect::new(move |_| {
        minute.get();
        screen.filter.track();
        screen.look(shell);
    });
    let is_here = Memo::new(move |_| screen.shown.with(|shown| matches!(shown, Shown::Here { .. })));
    let printing: Printing = expect_context();
    let print = move |_| printing.print(Paper::Figures);
    view! {
        <section class="desk-page" data-testid="figures" data-state=move || screen.shown.with(Shown::state) data-looked=move || screen.looked.get()>
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::help(language.get())}</p>
            <div class="desk-card-actions desk-range">
                <DayField testid="figures-from" word=words::from day=screen.range.from />
                <DayField testid="figures-to" word=words::to day=screen.range.to />
                <button class="desk-primary" type="button" data-testid="figures-show" on:click=move |_| screen.look(shell)>{move || words::show(language.get())}</button>
                <button class="desk-button" type="button" data-testid="figures-print" disabled=move || !is_here.get() on:click=print>{move || words::print(language.get())}</button>
            </div>
            <Filters filter=screen.filter />
            {move || stands(screen)}
        </section>
    }
}

fn stands(screen: FiguresScreen) -> AnyView {
    let language = use_language();
    screen.shown.with(|shown| match shown {
        Shown::Looking => told(words::looking(language.get()), false),
        Shown::Failed => told(words::failed(language.get()), true),
        Shown::BadRange => told(words::bad_range(language.get()), true),
        Shown::Here { found, .. } => view! { <Parts found=found.clone() /> }.into_any(),
    })
}

/// What is counted.
#[component]
fn Filters(filter: RwSignal<Filter>) -> impl IntoView {
    let shell = use_shell();
    let items = move |language| {
        shell.with_hall(|hall| hall.items.iter().map(|one| (one.id.to_string(), one.name.get(language).to_owned())).collect())
    };
    let queues = move |language| {
        shell.with_hall(|hall| hall.queues.iter().map(|one| (one.letter.to_string(), queue_name(hall, one.letter, language))).collect())
    };
    let counters = move |language| {
        shell.with_hall(|hall| hall.counters.iter().map(|one| (one.id.to_string(), counter_name(hall, &one.id, language))).collect())
    };
    let clerks = move |language| {
        shell.with_hall(|hall| hall.clerks.iter().map(|one| (one.id.to_string(), one.name.get(language).to_owned())).collect())
    };
    let letter = |text: &str| text.chars().next().and_then(QueueLetter::new);
    view! {
        <div class="desk-card-actions desk-range">
            <Choice testid="figures-item" word=words::item options=items chosen=move |text: String| filter.update(|filter| filter.item = ItemId::new(&text)) />
            <Choice testid="figures-queue" word=words::queue options=queues chosen=move |text: String| filter.update(|filter| filter.queue = letter(&text)) />
            <Choice testid="figures-counter" word=words::counter options=counters chosen=move |text: String| filter.update(|filter| filter.counter = CounterId::new(&text)) />
            <Choice testid="figures-clerk" word=words::clerk options=clerks chosen=move |text: String| filter.update(|filter| filter.clerk = ClerkId::new(&text)) />
        </div>
    }
}

/// One of many, or all of them.
#[component]
fn Choice(
    /// Its name for the outside.
    testid: &'static str,
    /// What is chosen.
    word: fn(Language) -> String,
    /// Values and names.
    options: impl Fn(Language) -> Vec<(String, String)> + Send + Sync + 'static,
    /// Hears the value; empty for all.
    chosen: impl Fn(String) + 'static,
) -> impl IntoView {
    let language = use_language();
    // What is chosen stays so when the names change their language.
    let value = RwSignal::new(String::new());
    let option = move |(of, name): (String, String)| {
        let is_chosen = value.get_untracked() == of;
        view! { <option value=of selected=is_chosen>{name}</option> }
    };
    let shown = move || options(language.get()).into_iter().map(option).collect_view();
    let choose = move |event| {
        value.set(event_target_value(&event));
        chosen(value.get_untracked());
    };
    view! {
        <label class="desk-field">
            <span>{move || word(language.get())}</span>
            <select data-testid=testid on:change=choose>
                <option value="">{move || words::all(language.get())}</option>
                {shown}
            </select>
        </label>
    }
}

/// `A Assistance`.
pub(super) fn queue_name(hall: &Hall, letter: QueueLetter, language: Language) -> String {
    let name = hall.queue(letter).map_or("", |queue| queue.name.get(language));
    format!("{letter} {name}")
}

/// `3 Insurance`.
pub(super) fn counter_name(hall: &Hall, id: &CounterId, language: Language) -> String {
    let name = hall.counter(id).map_or("", |counter| counter.name.get(language));
    format!("{id} {name}")
}

/// Seen on paper only.
#[component]
pub(super) fn FiguresSheet() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let screen: FiguresScreen = expect_context();
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let device = shell.window().installation().to_string();
    let is_demo = shell.window().is_demo();
    let body = move || {
        screen.shown.with(|shown| match shown {
            Shown::Here { from, to, found } => {
                let made = words::made(language.get(), &counter_words::stamp(shell.window().now(), offset), &device);
                Some(view! { <p>{format!("{from} \u{2013} {to} \u{b7} {made}")}</p> <Parts found=found.clone() on_paper=true /> })
            }
            _ => None,
        })
    };
    view! {
        <div class="sheet day-sheet" data-testid="figures-sheet">
            {is_demo.then(|| view! { <p class="day-sheet-demo">{move || common::demo_banner(language.get())}</p> })}
            <h1>{move || format!("{} \u{b7} {}", shell.with_hall(|hall| hall.name.get(language.get()).to_owned()), words::title(language.get()))}</h1>
            {body}
        </div>
    }
}
