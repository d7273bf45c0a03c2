//! Single values: a text, a text in two languages, a number, a choice.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::fields::{faults, testid, text_of};
use super::state::FormScreen;
use crate::domain::form::{Choice, Edit};
use crate::domain::hall::Language;
use crate::domain::hall::parse::TextFormat;
use crate::flow::form::TYPED_CHARS_MAX;
use crate::flow::typed::cut;
use crate::text::{form as words, form::place, form_fields};

/// One line of text.
pub fn text(form: FormScreen, path: &str, format: TextFormat) -> AnyView {
    let kind = if format == TextFormat::Day { "date" } else { "text" };
    line(form, path, kind, None, move |typed| json!(typed))
}

/// A whole number. What is none stays as it was typed, and is told.
pub fn integer(form: FormScreen, path: &str, (min, max): (i64, i64)) -> AnyView {
    line(form, path, "number", Some((min, max)), |typed| typed.trim().parse::<i64>().map_or_else(|_| json!(typed), |number| json!(number)))
}

/// A text in both languages.
pub fn words(form: FormScreen, path: &str) -> AnyView {
    let one = |tongue: &str, word: fn(Language) -> String| {
        let path = format!("{path}/{tongue}");
        let told = faults(form, &path);
        view! {
            <label class="form-tongue"><span class="desk-soft">{move || word(form.language())}</span>{line(form, &path, "text", None, |typed| json!(typed))}</label>
            {told}
        }
    };
    view! { <div class="form-words">{one("zh", words::lang_zh)}{one("en", words::lang_en)}</div> }.into_any()
}

fn line(form: FormScreen, path: &str, kind: &'static str, range: Option<(i64, i64)>, read: impl Fn(String) -> Value + 'static) -> AnyView {
    let (value, told, at, of_label) = (form.value(path), form.faults_at(path), path.to_owned(), path.to_owned());
    let label = move || form.now(|model| place(form.language(), &model.tree, &of_label));
    view! {
        <input class="form-input" type=kind autocomplete="off" data-testid=format!("form-input-{}", testid(path)) aria-label=label
            min=range.map(|(min, _)| min.to_string()) max=range.map(|(_, max)| max.to_string())
            aria-invalid=move || (!told.get().is_empty()).to_string()
            prop:value=move || text_of(&value.get())
            on:input:target=move |event| {
                let (field, typed) = (event.target(), event.target().value());
                // Of a text that is longer than the field takes, the field keeps as much as counts.
                if let Some(kept) = cut(&typed, TYPED_CHARS_MAX) {
                    field.set_value(kept);
                }
                form.edit(Edit::Set(at.clone(), read(typed)));
            } />
    }
    .into_any()
}

/// One of the words that the format knows.
pub fn one_of(form: FormScreen, path: &str, known: &'static [&'static str]) -> AnyView {
    let of_word = path.to_owned();
    let choice = move |word: &&'static str| {
        let (word, path) = (*word, of_word.clone());
        (word.to_owned(), Signal::derive(move || form_fields::word(form.language(), &path, word)))
    };
    chosen(form, path, known.iter().map(choice).collect(), false)
}

/// Something of the same file.
pub fn select(form: FormScreen, path: &str, offered: Vec<Choice>, is_number: bool) -> AnyView {
    let choice = |choice: Choice| {
        let name = choice.name;
        let value = choice.value.clone();
        let word = move || format!("{value} {}", name[usize::from(form.language() == Language::En)]);
        (choice.value, Signal::derive(word))
    };
    chosen(form, path, offered.into_iter().map(choice).collect(), is_number)
}

fn chosen(form: FormScreen, path: &str, offered: Vec<(String, Signal<String>)>, is_number: bool) -> AnyView {
    let (value, told, at, of_label) = (form.value(path), form.faults_at(path), path.to_owned(), path.to_owned());
    let known: Vec<String> = offered.iter().map(|(value, _)| value.clone()).collect();
    // What names nothing any more is shown as it stands, so that nobody believes the first choice was chosen.
    let unknown = move || Some(text_of(&value.get())).filter(|value| !known.contains(value));
    let option = move |(choice, word): (String, Signal<String>)| {
        let is_it = choice.clone();
        view! { <option value=choice selected=move || text_of(&value.get()) == is_it>{move || word.get()}</option> }
    };
    let read = move |typed: String| {
        if is_number { typed.parse::<i64>().map_or_else(|_| json!(typed), |number| json!(number)) } else { json!(typed) }
    };
    let label = move || form.now(|model| place(form.language(), &model.tree, &of_label));
    view! {
        <select class="form-input" data-testid=format!("form-input-{}", testid(path)) aria-label=label aria-invalid=move || (!told.get().is_empty()).to_string()
            on:change=move |event| form.edit(Edit::Set(at.clone(), read(event_target_value(&event))))>
            {move || unknown().map(|value| not_offered(form, value))}
            {offered.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn not_offered(form: FormScreen, value: String) -> AnyView {
    let word = if value.is_empty() { words::choose(form.language()) } else { value.clone() };
    view! { <option value=value selected=true disabled=true>{word}</option> }.into_any()
}
