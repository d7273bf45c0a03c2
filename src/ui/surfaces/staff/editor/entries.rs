//! Lists of the form: entries that can be added, taken out and moved, and the condition of a material.

use leptos::prelude::*;
use serde_json::Value;

use super::field::{self, problems};
use super::state::{EditorScreen, name_of};
use crate::domain::guide::edit::{Edit, toggled_when, without_question};
use crate::domain::guide::fields::{Room, Shape};
use crate::domain::hall::Language;
use crate::text::{editor as words, guide_fields as names};
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// A list.
pub fn list(screen: EditorScreen, path: String, shape: Shape) -> AnyView {
    let language = use_language();
    let count = screen.count(path.clone());
    let (name, of, adds) = (StoredValue::new(field::last_name(&path)), path.clone(), path.clone());
    let what = move || name.with_value(|name| names::field(language.get(), name));
    let rows = move || (0..count.get()).map(|at| entry(screen, &of, at, shape, what, count)).collect_view();
    view! {
        <ol class="edit-entries">{rows}</ol>
        <Button testid=format!("guide-add-{}", name_of(&path)) class="desk-button" repeats=true on_press=move || screen.edit(Edit::Added { list: adds.clone() })>
            {move || words::add(language.get(), &what())}
        </Button>
    }
    .into_any()
}

fn entry(
    screen: EditorScreen,
    list: &str,
    at: usize,
    shape: Shape,
    what: impl Fn() -> String + Copy + Send + 'static,
    count: Memo<usize>,
) -> AnyView {
    let language = use_language();
    let path = format!("{list}/{at}");
    let inside = match shape {
        Shape::Words => field::typed(screen, path.clone(), Room::Line, Value::String(String::new()), None, what),
        Shape::Texts => field::text(screen, &path, Room::Prose, false),
        Shape::List(entries) => entries.fields().iter().map(|one| field::draw(&path, *one)).collect_view().into_any(),
        _ => ().into_any(),
    };
    let testid = format!("guide-field-{}", name_of(&path));
    let is_plain = matches!(shape, Shape::Words | Shape::Texts);
    view! {
        <li class="edit-entry" class:edit-entry-word=matches!(shape, Shape::Words) data-testid=testid>
            <div class="edit-entry-head">
                <b>{move || names::nth(language.get(), &what(), at + 1)}</b>
                {tools(screen, &path, at, count)}
            </div>
            <div class="edit-entry-inside">{inside}</div>
            {problems(screen, path, is_plain)}
        </li>
    }
    .into_any()
}

/// Up, down, away.
fn tools(screen: EditorScreen, path: &str, at: usize, count: Memo<usize>) -> AnyView {
    let language = use_language();
    let name = name_of(path);
    let (up, down, gone) = (path.to_owned(), path.to_owned(), path.to_owned());
    view! {
        <span class="edit-tools">
            <Button testid=format!("guide-up-{name}") class="desk-small" repeats=true disabled=Signal::derive(move || at == 0)
                on_press=move || screen.edit(Edit::Moved { path: up.clone(), up: true })>{move || words::up(language.get())}</Button>
            <Button testid=format!("guide-down-{name}") class="desk-small" repeats=true disabled=Signal::derive(move || at + 1 >= count.get())
                on_press=move || screen.edit(Edit::Moved { path: down.clone(), up: false })>{move || words::down(language.get())}</Button>
            <Button testid=format!("guide-remove-{name}") class="desk-small" on_press=move || screen.edit(Edit::Removed { path: gone.clone() })>
                {move || words::remove(language.get())}
            </Button>
        </span>
    }
    .into_any()
}

/// A question of the checklist as the condition shows it: identity, words, answers.
type Asked = (String, String, Vec<(String, String)>);

/// The questions of the guide that is open, and those that only the condition still knows.
fn questions(tree: &Value, when: &Value, language: Language) -> Vec<Asked> {
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let said = |value: &Value| {
        let text = value.get("text").cloned().unwrap_or(Value::Null);
        let (zh, en) = (word(&text, "zh"), word(&text, "en"));
        if language == Language::En && !en.is_empty() { en } else { zh }
    };
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let answers = |question: &Value| list(question, "answers").iter().map(|answer| (word(answer, "id"), said(answer))).collect();
    let mut asked: Vec<Asked> = list(tree, "questions").iter().map(|one| (word(one, "id"), said(one), answers(one))).collect();
    let gone = when.as_object().into_iter().flatten().map(|(id, _)| id).filter(|id| asked.iter().all(|(known, ..)| known != *id));
    let gone: Vec<Asked> = gone.map(|id| (id.clone(), words::when_gone(language), Vec::new())).collect();
    asked.extend(gone);
    asked
}

/// Whether a condition is to be seen: where one is needed, or stands there.
pub fn is_conditional(screen: EditorScreen, path: &str) -> Memo<bool> {
    let (value, need) = (screen.value(path.to_owned()), screen.text(path.replace("/when", "/need")));
    memo(move || need.with(|need| need == "conditional") || !value.with(Value::is_null))
}

/// When a material is needed: the answers that make it so.
pub fn when(screen: EditorScreen, path: String) -> AnyView {
    let language = use_language();
    let value = screen.value(path.clone());
    let asked = memo(move || screen.tree.with(|tree| value.with(|when| questions(tree, when, language.get()))));
    let one = move |(question, said, answers): Asked| {
        let testid = format!("guide-when-{}-{question}", name_of(path.trim_end_matches("/when")));
        let (path, id) = (path.clone(), question.clone());
        let answer = |(answer, said): (String, String)| {
            let (path, question, this) = (path.clone(), question.clone(), answer.clone());
            let pointer = format!("/{question}");
            let is_in = move || {
                value.with(|when| {
                    when.pointer(&pointer)
                        .and_then(Value::as_array)
                        .is_some_and(|list| list.iter().any(|one| one.as_str() == Some(&answer)))
                })
            };
            let testid = format!("{testid}-{this}");
            let tell = move |_| screen.set(&path, toggled_when(&value.get_untracked(), &question, &this));
            view! { <label class="edit-box"><input type="checkbox" data-testid=testid prop:checked=is_in on:change=tell /><span>{said}</span></label> }.into_any()
        };
        let inside = match answers.is_empty() {
            false => answers.into_iter().map(answer).collect_view().into_any(),
            true => {
                let path = path.clone();
                view! {
                    <Button testid=testid.clone() class="desk-small" on_press=move || screen.set(&path, without_question(&value.get_untracked(), &id))>
                        {move || words::remove(language.get())}
                    </Button>
                }
                .into_any()
            }
        };
        view! { <div class="edit-when"><span>{said}</span><span class="edit-boxes">{inside}</span></div> }.into_any()
    };
    let inside = move || {
        let asked = asked.get();
        match asked.is_empty() {
            true => view! { <p class="desk-soft">{words::when_none(language.get())}</p> }.into_any(),
            false => asked.into_iter().map(&one).collect_view().into_any(),
        }
    };
    view! { <div>{inside}</div> }.into_any()
}
