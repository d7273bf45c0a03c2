//! Accepting: the item, its papers, the applicant, on one screen and by keyboard alone.

use leptos::prelude::*;

use super::applicant::ApplicantFields;
use super::state::use_cases;
use crate::domain::guide::{Guide, Question};
use crate::domain::hall::Language;
use crate::flow::case_draft::{Mark, Ticks};
use crate::flow::guides::{Answer, Ask, Piece, Row, Seek};
use crate::text::{case_desk as words, guide as guide_words};
use crate::ui::shell::use_language;

/// Items that are shown at once.
const ROWS_MAX: usize = 8;

/// The screen.
#[component]
pub fn Accept() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let is_chosen = Memo::new(move |_| cases.guide.with(Option::is_some));
    let press = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        cases.accept();
    };
    view! {
        <div class="case-accept" data-testid="case-accept-screen">
            <section class="case-column">
                <h2>{move || words::step_item(language.get())}</h2>
                {move || if is_chosen.get() { view! { <Chosen /> }.into_any() } else { view! { <Search /> }.into_any() }}
            </section>
            <form class="case-column" on:submit=press>
                <h2>{move || words::step_person(language.get())}</h2>
                <ApplicantFields person=cases.person />
                <label class="desk-field">
                    <span>{move || words::receipt_language(language.get())}</span>
                    <select data-testid="case-receipt-language" on:change=move |event| {
                        cases.receipt_language.set(if event_target_value(&event) == "en" { Language::En } else { Language::Zh });
                    }>
                        <option value="zh" prop:selected=move || cases.receipt_language.get() == Language::Zh>{words::in_chinese(Language::Zh)}</option>
                        <option value="en" prop:selected=move || cases.receipt_language.get() == Language::En>{words::in_english(Language::En)}</option>
                    </select>
                </label>
                <button class="desk-primary" type="submit" data-testid="case-accept-submit" disabled=move || cases.busy.get()>
                    {move || words::accept_now(language.get())} " " <kbd>"Enter"</kbd>
                </button>
            </form>
        </div>
    }
}

/// Looks for the item as residents look for guides.
#[component]
fn Search() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let typed = RwSignal::new(String::new());
    let rows = Memo::new(move |_| {
        let library = cases.library()?;
        let ask = Ask::Shelf { seek: Seek::Typed(typed.get()), language: language.get() };
        let Answer::Shelf(shelf) = library.answer(ask) else { return None };
        Some(shelf.rows.into_iter().take(ROWS_MAX).collect::<Vec<Row>>())
    });
    let choose = move |id: &str| {
        let guide = cases.library().and_then(|library| library.guide(id).cloned());
        cases.ticks.set(Ticks::default());
        cases.note.set(None);
        cases.guide.set(guide);
    };
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            if let Some(first) = rows.get_untracked().and_then(|rows| rows.first().map(|row| row.guide.clone())) {
                choose(&first);
            }
        }
    };
    let field = NodeRef::<leptos::html::Input>::new();
    // A browser that does not focus loses nothing.
    field.on_load(|element| drop(element.focus()));
    view! {
        <label class="desk-field">
            <span>{move || words::search_item(language.get())}</span>
            <input node_ref=field data-testid="case-item-input" type="text" maxlength="40" autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event)) on:keydown=enter />
        </label>
        {move || match rows.get() {
            None => view! { <p class="desk-soft">{words::loading(language.get())}</p> }.into_any(),
            Some(rows) if rows.is_empty() && !typed.get().trim().is_empty() => {
                view! { <p class="desk-soft" data-testid="case-item-none">{words::nothing_found(language.get())}</p> }.into_any()
            }
            Some(rows) => {
                let row = |row: Row| {
                    let id = row.guide.clone();
                    view! {
                        <li><button class="desk-target" data-testid="case-item" data-guide=row.guide on:click=move |_| choose(&id)>
                            <span>{plain(&row.title)}</span> <small>{plain(&row.hint)}</small>
                        </button></li>
                    }
                };
                view! { <ul class="case-rows">{rows.into_iter().map(row).collect_view()}</ul> }.into_any()
            }
        }}
    }
}

fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// The item that was chosen, its questions and its papers.
#[component]
fn Chosen() -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let Some(guide) = cases.guide.get_untracked() else { return ().into_any() };
    let (name, promised) = (guide.name.clone(), guide.promised_limit);
    let questions = guide.questions.iter().cloned().map(|question| view! { <Ask1 question=question /> }).collect_view();
    let guide = StoredValue::new(guide);
    let rows = Memo::new(move |_| cases.ticks.with(|ticks| guide.with_value(|guide| ticks.rows(guide))));
    let places = Memo::new(move |_| rows.get().into_iter().map(|(at, _)| at).collect::<Vec<_>>());
    view! {
        <div class="case-chosen">
            <b data-testid="case-item-name">{move || name.get(language.get()).to_owned()}</b>
            <span class="desk-soft">{move || guide_words::limit(language.get(), promised)}</span>
            <button class="desk-small" data-testid="case-item-other" on:click=move |_| cases.guide.set(None)>{move || words::other_item(language.get())}</button>
        </div>
        {questions}
        <h2>{move || words::step_materials(language.get())}</h2>
        <div class="case-chosen">
            <span class="desk-soft">{move || words::materials_help(language.get())}</span>
            <button class="desk-small" data-testid="case-materials-all" on:click=move |_| {
                cases.ticks.update(|ticks| guide.with_value(|guide| ticks.all_given(guide)));
            }>{move || words::all_here(language.get())}</button>
        </div>
        {move || places.get().is_empty().then(|| view! { <p class="desk-soft">{words::no_materials(language.get())}</p> })}
        <ul class="case-rows">
            <For each=move || places.get() key=|at| *at children=move |at| view! { <Material guide=guide at=at rows=rows /> } />
        </ul>
    }
    .into_any()
}

#[component]
fn Ask1(question: Question) -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let (id, text) = (question.id.clone(), question.text.clone());
    let options = question.answers.into_iter().map(|answer| {
        let text = answer.text.clone();
        view! { <option value=answer.id>{move || text.get(language.get()).to_owned()}</option> }
    });
    let choose = move |event| {
        let answer = event_target_value(&event);
        cases.ticks.update(|ticks| match answer.is_empty() {
            true => drop(ticks.answers.remove(&id)),
            false => drop(ticks.answers.insert(id.clone(), answer)),
        });
    };
    view! {
        <label class="desk-field">
            <span>{move || text.get(language.get()).to_owned()}</span>
            <select data-testid="case-question" on:change=choose>
                <option value="">{move || words::choose_answer(language.get())}</option>
                {options.collect_view()}
            </select>
        </label>
    }
}

#[component]
fn Material(guide: StoredValue<Guide>, at: usize, rows: Memo<Vec<(usize, Mark)>>) -> impl IntoView {
    let (language, cases) = (use_language(), use_cases());
    let mark = Memo::new(move |_| rows.with(|rows| rows.iter().find(|(place, _)| *place == at).map_or(Mark::NotNeeded, |(_, mark)| *mark)));
    let name = move || guide.with_value(|guide| guide.materials.get(at).map(|material| material.name.get(language.get()).to_owned()));
    let amount = move || {
        let language = language.get();
        guide.with_value(|guide| guide.materials.get(at).map(|material| amount(language, material.original, material.copies)))
    };
    view! {
        <li>
            <button class="case-tick" data-testid="case-material" data-state=move || state_of(mark.get()) on:click=move |_| {
                cases.ticks.update(|ticks| guide.with_value(|guide| ticks.turn(guide, at)));
            }>
                <b>{move || word_of(language.get(), mark.get())}</b>
                <span>{name} " " <small>{amount}</small></span>
            </button>
        </li>
    }
}

/// Originals and copies in words.
pub fn amount(language: Language, original: u8, copies: u8) -> String {
    let parts = [(original > 0).then(|| words::originals(language, original)), (copies > 0).then(|| words::copies(language, copies))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

const fn state_of(mark: Mark) -> &'static str {
    match mark {
        Mark::Given => "given",
        Mark::Missing => "missing",
        Mark::NotNeeded => "not-needed",
        Mark::Open => "open",
    }
}

fn word_of(language: Language, mark: Mark) -> String {
    match mark {
        Mark::Given => words::mark_given(language),
        Mark::Missing => words::mark_missing(language),
        Mark::NotNeeded => words::mark_not_needed(language),
        Mark::Open => words::mark_open(language),
    }
}
