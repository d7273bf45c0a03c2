//! Lists and maps: entries that come, go and change places.

use leptos::prelude::*;
use serde_json::Value;

use super::fields::{change, faults, object, testid, value};
use super::state::FormScreen;
use crate::domain::form::{Edit, Shape, Way, choices, words_of};
use crate::domain::hall::parse::TextFormat;
use crate::flow::form::Input;
use crate::text::{form as words, form_fields};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// A section that is a list of things with many fields: one row each, opened by pressing it.
pub fn table(form: FormScreen, path: &str) -> AnyView {
    let count = count_at(form, path);
    let row = |at: usize| {
        let entry = format!("{path}/{at}");
        let of_faults = entry.clone();
        let (named, marks) = (form.value(&entry), form.slice(move |model| model.marks_below(&of_faults)));
        let name = move || words::entry_name(form.language(), &named.get()).unwrap_or_else(|| words::new_entry(form.language()));
        view! {
            <li class="form-row" data-testid="form-row" data-path=entry.clone()>
                <button type="button" class="form-open" data-testid=format!("form-open-{at}") on:click=move |_| form.send(Input::ChoseEntry(Some(at)))>
                    <span>{name}</span>{counts(marks)}
                </button>
                {moves(form, &entry, at, count, true)}
            </li>
        }
    };
    let of_name = path.to_owned();
    let add = path.to_owned();
    view! {
        <h3>{move || form_fields::name(form.language(), &of_name).unwrap_or_default()}</h3>
        <p class="desk-soft form-hint">{ let path = path.to_owned(); move || form_fields::hint(form.language(), &path) }</p>
        {faults(form, path)}
        <ol class="form-rows">{(0..count).map(row).collect_view()}</ol>
        <Button testid="form-add" class="desk-button" on_press=move || {
            form.edit(Edit::Add(add.clone()));
            form.send(Input::ChoseEntry(count_at(form, &add).checked_sub(1)));
        }>{move || words::add(form.language())}</Button>
    }
    .into_any()
}

/// One entry of a section.
pub fn one(form: FormScreen, path: &str, of: &'static Shape, at: usize) -> AnyView {
    if at >= count_at(form, path) {
        return table(form, path);
    }
    let entry = format!("{path}/{at}");
    let (named, of_name) = (form.value(&entry), path.to_owned());
    view! {
        <div class="desk-card-actions">
            <Button testid="form-back" class="desk-small" on_press=move || form.send(Input::ChoseEntry(None))>
                {move || words::back_to(form.language(), form_fields::name(form.language(), &of_name).unwrap_or_default())}
            </Button>
        </div>
        <h3>{move || words::entry_name(form.language(), &named.get()).unwrap_or_else(|| words::new_entry(form.language()))}</h3>
        {faults(form, &entry)}
        {object(form, &entry, of.fields())}
    }
    .into_any()
}

/// A list within an entry.
pub fn list(form: FormScreen, path: &str, of: &'static Shape, (min, max): (usize, usize)) -> AnyView {
    let (count, are_days) = (count_at(form, path), matches!(of, Shape::Text(TextFormat::Day)));
    let row = |at: usize| {
        let entry = format!("{path}/{at}");
        view! {
            <li class="form-entry">
                <div class="form-entry-value">{value(form, &entry, of)}{faults(form, &entry)}</div>
                {(min != max).then(|| moves(form, &entry, at, count, !are_days))}
            </li>
        }
    };
    let more = (count < max).then(|| change(form, format!("form-add-{}", testid(path)), words::add, Edit::Add(path.to_owned())));
    view! { <ol class="form-entries" class:form-days=are_days>{(0..count).map(row).collect_view()}</ol>{more} }.into_any()
}

/// Values under keys: weekdays, counters.
pub fn map(form: FormScreen, path: &str, keys: TextFormat, of: &'static Shape) -> AnyView {
    let mut present: Vec<String> =
        form.now(|model| model.tree.pointer(path).and_then(Value::as_object).map_or_else(Vec::new, |map| map.keys().cloned().collect()));
    present.sort_by_key(|key| key.parse::<u32>().unwrap_or(u32::MAX));
    let named = form.now(|model| choices(&model.tree, path));
    let known: Vec<String> = match words_of(keys) {
        [] => named.iter().map(|choice| choice.value.clone()).collect(),
        known => known.iter().map(|key| (*key).to_owned()).collect(),
    };
    let word = {
        let path = path.to_owned();
        move |key: &str| {
            named.iter().find(|choice| choice.value == key).map_or_else(
                || form_fields::word(form.language(), &format!("{path}/{key}"), key),
                |choice| format!("{key} {}", choice.name[usize::from(form.language() == crate::domain::hall::Language::En)]),
            )
        }
    };
    let row = |key: String| {
        let (entry, word) = (format!("{path}/{key}"), word.clone());
        view! {
            <li class="form-entry">
                <b class="form-key">{move || word(&key)}</b>
                <div class="form-entry-value">{value(form, &entry, of)}{faults(form, &entry)}</div>
                {change(form, format!("form-remove-{}", testid(&entry)), words::remove, Edit::Remove(entry.clone()))}
            </li>
        }
    };
    let absent: Vec<String> = known.into_iter().filter(|key| !present.contains(key)).collect();
    let add = |key: String| {
        let (word, at, testid) = (word.clone(), path.to_owned(), format!("form-add-{}-{key}", testid(path)));
        let named = key.clone();
        view! {
            <Button testid=testid class="desk-small" on_press=move || form.edit(Edit::AddKey(at.clone(), key.clone()))>
                {move || words::add_named(form.language(), &word(&named))}
            </Button>
        }
    };
    view! {
        <ol class="form-entries">{present.into_iter().map(row).collect_view()}</ol>
        <div class="form-adds">{absent.into_iter().map(add).collect_view()}</div>
    }
    .into_any()
}

/// How many places must be mended, and how many should be looked at.
pub fn counts(marks: Memo<(usize, usize)>) -> AnyView {
    let count = |class: &'static str, count: usize| (count > 0).then(|| view! { <b class=class>{count}</b> });
    (move || (count("form-count", marks.get().0), count("form-count form-count-soft", marks.get().1))).into_any()
}

/// Up, down, remove. The order of days says nothing: they only go.
fn moves(form: FormScreen, entry: &str, at: usize, count: usize, has_order: bool) -> AnyView {
    let button = |name: &str, word: fn(_) -> String, icon: Icon, is_possible: bool, edit: Edit| {
        view! {
            <Button testid=format!("form-{name}-{}", testid(entry)) class="desk-small form-move" disabled=!is_possible repeats=true on_press=move || form.edit(edit.clone())>
                {icon.draw()}<span class="visually-hidden">{move || word(form.language())}</span>
            </Button>
        }
    };
    view! {
        <span class="form-moves">
            {has_order.then(|| button("up", words::up, Icon::ArrowUp, at > 0, Edit::Move(entry.to_owned(), Way::Up)))}
            {has_order.then(|| button("down", words::down, Icon::ArrowDown, at + 1 < count, Edit::Move(entry.to_owned(), Way::Down)))}
            {button("remove", words::remove, Icon::Close, true, Edit::Remove(entry.to_owned()))}
        </span>
    }
    .into_any()
}

fn count_at(form: FormScreen, path: &str) -> usize {
    form.now(|model| model.tree.pointer(path).and_then(Value::as_array).map_or(0, Vec::len))
}
