//! The board of opinions and suggestions (社情民意): how many of each kind in each state, what waits longest at the top, and one opened.

mod page;
mod state;

use leptos::prelude::*;

use self::state::{Missing, use_opinions};
use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::domain::opinion::board::{Sums, board};
use crate::domain::opinion::{Kind, Opinion, OpinionNumber, Stage};
use crate::domain::time::{Day, UtcOffset};
use crate::runtime::opinion_desk::Reading;
use crate::text::opinion as words;
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::ratings::name_of;

pub(super) use self::state::Opinions;

/// So many rows are drawn at first, and so many more whenever somebody asks: what waits longest is among the first.
const ROWS_STEP: usize = 100;

/// A row of the board.
#[derive(Clone, PartialEq)]
struct Row {
    number: OpinionNumber,
    kind: Kind,
    stage: Stage,
    day: Day,
    days: i64,
    handler: Option<PersonId>,
    wants_answer: bool,
    in_burst: bool,
}

impl Row {
    fn of(opinion: &Opinion, today: Day, offset: UtcOffset) -> Self {
        let day = offset.day(opinion.at);
        Self {
            number: opinion.number,
            kind: opinion.posted.kind,
            stage: opinion.stage(),
            day,
            days: today.days_since(day),
            handler: opinion.taken_by.clone(),
            wants_answer: opinion.posted.wants_answer,
            in_burst: opinion.posted.in_burst,
        }
    }
}

/// What the board shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    sums: Sums,
    rows: Vec<Row>,
    lost: usize,
}

/// The part of the page.
#[component]
pub(super) fn OpinionBoard() -> impl IntoView {
    let (shell, language, opinions) = (use_shell(), use_language(), use_opinions());
    let minute = shell.minute();
    // Whoever comes back from an opened one finds as many rows as before.
    let most = RwSignal::new(ROWS_STEP);
    // What was open for somebody else is not for whoever has signed in now.
    opinions.go(None);
    let shown = memo(move || {
        minute.get();
        opinions.reading();
        let (today, offset) = (shell.window().today(), shell.with_hall(|hall| hall.utc_offset_minutes));
        opinions.desk().with_table(|table| Shown {
            sums: Sums::of(table.all()),
            rows: board(table.all()).into_iter().map(|opinion| Row::of(opinion, today, offset)).collect(),
            lost: table.lost().len(),
        })
    });
    let state = memo(move || match (opinions.reading(), opinions.open.with(Option::is_some)) {
        (Reading::Looking, _) => "looking",
        (Reading::Failed, _) => "failed",
        (Reading::Here, false) => "list",
        (Reading::Here, true) => "open",
    });
    view! {
        <section class="desk-page followup" data-testid="opinion-board" data-state=move || state.get()>
            <h2>{move || words::board_title(language.get())}</h2>
            {move || match state.get() {
                "looking" => view! { <p role="status">{words::looking(language.get())}</p> }.into_any(),
                "failed" => view! { <p role="alert" data-testid="opinion-unreadable">{words::failed(language.get())}</p> }.into_any(),
                "list" => view! { <List shown=shown most=most /> }.into_any(),
                _ => view! { <page::Page /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn List(shown: Memo<Shown>, most: RwSignal<usize>) -> impl IntoView {
    let language = use_language();
    let with_over = RwSignal::new(false);
    let over = move || shown.with(|shown| shown.rows.iter().filter(|row| row.stage.is_over()).count());
    let rows = memo(move || {
        shown.with(|shown| shown.rows.iter().filter(|row| with_over.get() || !row.stage.is_over()).cloned().collect::<Vec<_>>())
    });
    let none = move || match (shown.with(|shown| shown.rows.is_empty()), rows.with(Vec::is_empty)) {
        (true, _) => Some(words::none(language.get())),
        (_, true) => Some(words::none_open(language.get())),
        _ => None,
    };
    view! {
        <p class="desk-soft">{move || words::board_help(language.get())}</p>
        <Find />
        {move || { let lost = shown.with(|shown| shown.lost); (lost > 0).then(|| view! { <p class="desk-bad" role="alert">{words::lost(language.get(), lost)}</p> }) }}
        {move || (!shown.with(|shown| shown.rows.is_empty())).then(|| view! { <Figures shown=shown /> })}
        {move || none().map(|word| view! { <p data-testid="opinion-none">{word}</p> })}
        {move || (!rows.with(Vec::is_empty)).then(|| view! { <Table rows=rows most=most /> })}
        {move || { let left = rows.with(Vec::len).saturating_sub(most.get()); (left > 0).then(|| view! { <More left=left most=most /> }) }}
        {move || (over() > 0).then(|| view! {
            <label class="followup-check">
                <input type="checkbox" data-testid="opinion-over" prop:checked=move || with_over.get() on:change=move |event| with_over.set(event_target_checked(&event)) />
                <span>{words::show_over(language.get(), over())}</span>
            </label>
        })}
    }
}

/// The way to one by its number, for that is all that a resident brings along.
#[component]
fn Find() -> impl IntoView {
    let (language, opinions) = (use_language(), use_opinions());
    let field = NodeRef::<leptos::html::Input>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            opinions.find(&field.value());
        }
    };
    let missing = move || {
        let word = match opinions.missing.get()? {
            Missing::NoSuch => words::find_none,
            Missing::Damaged => words::find_damaged,
            Missing::Failed => words::page_failed,
        };
        Some(word(language.get()))
    };
    view! {
        <form class="desk-card-actions" on:submit=submit autocomplete="off">
            <label class="desk-field desk-find">
                <span>{move || words::find_label(language.get())}</span>
                <input node_ref=field data-testid="opinion-find" type="text" inputmode="numeric" maxlength="40" />
            </label>
            <button class="desk-button" type="submit" data-testid="opinion-find-do">{move || words::find(language.get())}</button>
        </form>
        {move || missing().map(|word| view! { <p class="desk-bad" role="alert" data-testid="opinion-find-none">{word}</p> })}
    }
}

/// The way to the rows that are not drawn yet.
#[component]
fn More(left: usize, most: RwSignal<usize>) -> impl IntoView {
    let language = use_language();
    let draw_more = move |_| most.update(|most| *most += ROWS_STEP);
    view! {
        <p class="desk-soft">
            {move || words::more(language.get(), left)} " "
            <button class="desk-small" type="button" data-testid="opinions-more" on:click=draw_more>
                {move || words::show_more(language.get(), left.min(ROWS_STEP))}
            </button>
        </p>
    }
}

/// How many of each kind in each state.
#[component]
fn Figures(shown: Memo<Shown>) -> impl IntoView {
    let language = use_language();
    let cells = move |count: &dyn Fn(Stage) -> usize| {
        Stage::ALL.map(|stage| view! { <td data-state=stage.name()>{count(stage)}</td> }).collect_view()
    };
    let drawn = move || {
        let sums = shown.with(|shown| shown.sums);
        let row = |kind: Kind| {
            view! { <tr data-kind=kind.name()><th scope="row">{words::kind(language.get(), kind)}</th>{cells(&|stage| sums.count(kind, stage))}</tr> }
        };
        view! {
            <tbody>{Kind::ALL.map(row)}</tbody>
            <tfoot><tr data-kind="all"><th scope="row">{words::all_kinds(language.get())}</th>{cells(&|stage| sums.in_stage(stage))}</tr></tfoot>
        }
    };
    view! {
        <table class="desk-table desk-figures" data-testid="opinion-figures">
            <caption class="visually-hidden">{move || words::figures(language.get())}</caption>
            <thead><tr><th scope="col">{move || words::col_kind(language.get())}</th>{Stage::ALL.map(|stage| view! { <th scope="col">{move || words::stage(language.get(), stage)}</th> })}</tr></thead>
            {drawn}
        </table>
    }
}

#[component]
fn Table(rows: Memo<Vec<Row>>, most: RwSignal<usize>) -> impl IntoView {
    let language = use_language();
    let heads = [words::col_number, words::col_kind, words::col_age, words::col_stage, words::col_handler];
    let drawn = move || {
        // A row speaks the language in which it was drawn.
        language.track();
        let most = most.get();
        rows.with(|rows| rows.iter().take(most).cloned().map(|row| view! { <RowView row=row /> }).collect_view())
    };
    view! {
        <table class="desk-table" data-testid="opinion-table">
            <thead><tr>{heads.map(|word| view! { <th scope="col">{move || word(language.get())}</th> })}<th></th></tr></thead>
            <tbody>{drawn}</tbody>
        </table>
    }
}

#[component]
fn RowView(row: Row) -> impl IntoView {
    let (shell, language, opinions) = (use_shell(), use_language().get(), use_opinions());
    let handler =
        row.handler.as_ref().map_or_else(|| words::nobody(language), |person| shell.with_hall(|hall| name_of(hall, person, language)));
    let tags = tags(language, row.wants_answer, row.in_burst);
    let (number, grouped) = (row.number, row.number.grouped());
    let label = format!("{} {grouped}", words::open_one(language));
    view! {
        <tr data-testid="opinion-row" data-state=row.stage.name() data-kind=row.kind.name() data-number=number.to_string()>
            <th scope="row">{grouped}</th>
            <td>{words::kind(language, row.kind)} {tags}</td>
            <td>{age(language, row.day, row.days)}</td>
            <td>{words::stage(language, row.stage)}</td>
            <td>{handler}</td>
            <td><button class="desk-small" type="button" data-testid="opinion-open" aria-label=label on:click=move |_| opinions.go(Some(number))>{words::open_one(language)}</button></td>
        </tr>
    }
}

fn age(language: Language, day: Day, days: i64) -> String {
    // With its year: what waits may wait beyond one.
    let day = day.to_string();
    if days > 0 { words::age(language, &day, days) } else { words::age_today(language, &day) }
}

/// What must be known of one before it is opened.
fn tags(language: Language, wants_answer: bool, in_burst: bool) -> impl IntoView {
    let tags = [(wants_answer, words::wants_answer(language)), (in_burst, words::in_burst(language))];
    tags.into_iter().filter(|(is, _)| *is).map(|(_, word)| view! { " " <span class="desk-tag">{word}</span> }).collect_view()
}
