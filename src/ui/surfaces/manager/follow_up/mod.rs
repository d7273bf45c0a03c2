//! The board of bad ratings (差评整改): every one with its state and the time left, what is due first at the top; one opened, with what can be done now.

mod deed;
mod page;

use leptos::prelude::*;

use crate::domain::case::Terms;
use crate::domain::deadline::Standing;
use crate::domain::hall::{Hall, Language};
use crate::domain::rating::board::{Line, Sum, board, sum};
use crate::domain::rating::{Level, Service, Stage, Subject};
use crate::text::{case, common, follow_up as words, rating};
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};
use crate::ui::surfaces::ratings::{name_of, use_ratings};

/// Most rows drawn: what is due first is among them.
const ROWS_MAX: usize = 100;

/// A row of the board.
#[derive(Clone, PartialEq)]
struct Row {
    subject: Subject,
    service: Service,
    level: Level,
    stage: Stage,
    state: &'static str,
    standing: Standing,
    is_called: bool,
    handler: Option<crate::domain::identity::PersonId>,
    is_appealed: bool,
    is_marked: bool,
    closed_on: Option<crate::domain::time::Day>,
}

impl Row {
    fn of(line: &Line<'_>, terms: &Terms) -> Self {
        let (rating, follow_up) = (line.rating, line.follow_up);
        Self {
            subject: rating.subject.clone(),
            service: rating.rated.service.clone(),
            level: rating.again.as_ref().filter(|again| again.level.is_bad()).map_or(rating.rated.level, |again| again.level),
            stage: follow_up.stage(),
            state: line.state(),
            standing: line.standing,
            is_called: follow_up.called_at.is_some(),
            handler: follow_up.handler.clone(),
            is_appealed: rating.appealed().is_some(),
            is_marked: rating.is_suspicious(),
            closed_on: follow_up.answered_at.map(|at| terms.offset.day(at)),
        }
    }
}

/// What the board shows.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    is_ready: bool,
    sum: Sum,
    rows: Vec<Row>,
    lost: usize,
}

/// The part of the page.
#[component]
pub fn FollowUps() -> impl IntoView {
    let (shell, language, ratings) = (use_shell(), use_language(), use_ratings());
    let minute = shell.minute();
    // What was open for somebody else is not for whoever has signed in now.
    ratings.go(None);
    let shown = memo(move || {
        minute.get();
        let is_ready = ratings.is_ready();
        let (today, terms) = (shell.window().today(), shell.with_hall(Terms::of));
        ratings.desk().with_table(|table| {
            let lines = board(table.all(), &terms, today);
            Shown { is_ready, sum: sum(&lines), rows: lines.iter().map(|line| Row::of(line, &terms)).collect(), lost: table.lost().len() }
        })
    });
    let state = memo(move || match (shown.with(|shown| shown.is_ready), ratings.open.with(Option::is_some)) {
        (false, _) => "looking",
        (true, false) => "list",
        (true, true) => "open",
    });
    view! {
        <section class="desk-page followup" data-testid="followup-board" data-state=move || state.get()>
            <h2>{move || words::board_title(language.get())}</h2>
            {move || match state.get() {
                "looking" => view! { <p role="status">{words::looking(language.get())}</p> }.into_any(),
                "list" => view! { <List shown=shown /> }.into_any(),
                _ => view! { <page::Page /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn List(shown: Memo<Shown>) -> impl IntoView {
    let language = use_language();
    let with_closed = RwSignal::new(false);
    let closed = move || shown.with(|shown| shown.rows.iter().filter(|row| row.stage == Stage::Closed).count());
    let rows = memo(move || {
        shown.with(|shown| shown.rows.iter().filter(|row| with_closed.get() || row.stage != Stage::Closed).cloned().collect::<Vec<_>>())
    });
    let total = move || shown.with(|shown| shown.sum);
    let none = move || match (shown.with(|shown| shown.rows.is_empty()), rows.with(Vec::is_empty)) {
        (true, _) => Some(words::none(language.get())),
        (_, true) => Some(words::none_open(language.get())),
        _ => None,
    };
    view! {
        <p class="desk-soft">{move || words::board_help(language.get())}</p>
        <p data-testid="followup-summary">{move || { let sum = total(); words::summary(language.get(), sum.open, sum.near, sum.overdue) }}</p>
        {move || { let lost = shown.with(|shown| shown.lost); (lost > 0).then(|| view! { <p class="desk-bad" role="alert">{words::lost(language.get(), lost)}</p> }) }}
        {move || none().map(|word| view! { <p data-testid="followup-none">{word}</p> })}
        {move || (!rows.with(Vec::is_empty)).then(|| view! { <Table rows=rows /> })}
        {move || { let more = rows.with(Vec::len).saturating_sub(ROWS_MAX); (more > 0).then(|| view! { <p class="desk-soft">{words::more(language.get(), more)}</p> }) }}
        {move || (closed() > 0).then(|| view! {
            <label class="followup-check">
                <input type="checkbox" data-testid="followup-closed" prop:checked=move || with_closed.get() on:change=move |event| with_closed.set(event_target_checked(&event)) />
                <span>{words::show_closed(language.get(), closed())}</span>
            </label>
        })}
    }
}

#[component]
fn Table(rows: Memo<Vec<Row>>) -> impl IntoView {
    let language = use_language();
    let heads = [words::col_what, words::col_level, words::col_stage, words::col_left, words::col_handler];
    let drawn = move || {
        // A row speaks the language in which it was drawn.
        language.track();
        rows.with(|rows| rows.iter().take(ROWS_MAX).cloned().map(|row| view! { <RowView row=row /> }).collect_view())
    };
    view! {
        <table class="desk-table" data-testid="followup-table">
            <thead><tr>{heads.map(|word| view! { <th scope="col">{move || word(language.get())}</th> })}<th></th></tr></thead>
            <tbody>{drawn}</tbody>
        </table>
    }
}

#[component]
fn RowView(row: Row) -> impl IntoView {
    let (shell, language, ratings) = (use_shell(), use_language().get(), use_ratings());
    let what = shell.with_hall(|hall| service_name(hall, &row.subject, &row.service, language));
    let handler =
        row.handler.as_ref().map_or_else(|| words::nobody(language), |person| shell.with_hall(|hall| name_of(hall, person, language)));
    let tags = [(row.is_appealed, words::appeal_waits(language)), (row.is_marked, words::marked(language))];
    let tags = tags.into_iter().filter(|(is, _)| *is).map(|(_, word)| view! { <span class="desk-tag">{word}</span> }).collect_view();
    let label = format!("{} {what}", words::open_one(language));
    let subject = row.subject.clone();
    view! {
        <tr data-testid="followup-row" data-state=row.state data-stage=stage_name(row.stage) data-level=row.level.score() data-subject=row.subject.to_string()>
            <th scope="row">{what} {tags}</th>
            <td>{rating::level(language, row.level)}</td>
            <td>{rating::stage(language, row.stage)}</td>
            <td class="followup-left" data-testid="followup-left"><Mark state=row.state /> {left(language, &row)}</td>
            <td>{handler}</td>
            <td><button class="desk-small" type="button" data-testid="followup-open" aria-label=label on:click=move |_| ratings.go(Some(subject.clone()))>{words::open_one(language)}</button></td>
        </tr>
    }
}

/// A shape and a word, so that nobody has to see a colour.
#[component]
fn Mark(state: &'static str) -> impl IntoView {
    let language = use_language().get();
    let (shape, word) = match state {
        "overdue" => ("\u{25b2}", words::late_mark(language)),
        "near" => ("\u{25c6}", words::near_mark(language)),
        _ => return ().into_any(),
    };
    view! { <strong class="followup-mark" data-state=state><span aria-hidden="true">{shape}</span> " " {word}</strong> }.into_any()
}

fn left(language: Language, row: &Row) -> String {
    let standing = case::standing(language, row.standing);
    match (row.stage, row.closed_on) {
        (Stage::Closed, Some(day)) => words::closed_on(language, &common::date(language, day)),
        (Stage::Settled, _) => words::answer_due(language),
        _ if row.is_called => words::mend_due(language, &standing),
        _ => words::call_due(language, &standing),
    }
}

/// What was rated: item, counter; as far as anybody said it.
pub(super) fn service_name(hall: &Hall, subject: &Subject, service: &Service, language: Language) -> String {
    if subject.is_open() {
        return words::hall_as_whole(language);
    }
    let item = service.item.as_ref().map(|id| hall.item(id).map_or_else(|| id.to_string(), |item| item.name.get(language).to_owned()));
    let queue =
        || service.queue.map(|letter| hall.queue(letter).map_or_else(|| letter.to_string(), |queue| queue.name.get(language).to_owned()));
    let counter = service.counter.as_ref().map(|id| common::counter_number(language, id.as_str()));
    let parts: Vec<String> = item.or_else(queue).into_iter().chain(counter).collect();
    if parts.is_empty() { words::service_unknown(language) } else { parts.join(" · ") }
}

pub(super) const fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "open",
        Stage::Assigned => "assigned",
        Stage::Called => "called",
        Stage::Doubted => "doubted",
        Stage::Settled => "settled",
        Stage::Closed => "closed",
    }
}
