//! Fields by their shapes.

use leptos::prelude::*;
use serde_json::Value;

use super::entries;
use super::inputs;
use super::state::FormScreen;
use crate::domain::form::{Edit, Field, Finding, Shape, choices, words_of};
use crate::domain::hall::Language;
use crate::text::{board_lint, content_faults, guide_lint};
use crate::text::{form as words, form_fields};
use crate::ui::widgets::button::Button;

/// The section that is open. Drawn anew when another one is chosen, and when fields come or go.
pub fn section(form: FormScreen) -> AnyView {
    let (chosen, structure) = (form.slice(|model| (model.section, model.entry)), form.slice(|model| model.structure));
    (move || {
        structure.track();
        let (section, entry) = chosen.get();
        let field = form.file().sections().into_iter().nth(section)?;
        let path = format!("/{}", field.name());
        Some(match (field.shape(), entry) {
            (Shape::List { of: of @ Shape::Object(_), .. }, Some(entry)) => entries::one(form, &path, of, entry),
            (Shape::List { of: Shape::Object(_), .. }, None) => entries::table(form, &path),
            _ => labelled(form, &path, field),
        })
    })
    .into_any()
}

/// The fields of an object.
pub fn object(form: FormScreen, path: &str, fields: &'static [Field]) -> AnyView {
    fields.iter().map(|field| labelled(form, &format!("{path}/{}", field.name()), field)).collect_view().into_any()
}

/// A field with its name; one that is left out can be added, one that may be left out can go.
fn labelled(form: FormScreen, path: &str, field: &'static Field) -> AnyView {
    let is_there = form.now(|model| model.tree.pointer(path).is_some_and(|value| !value.is_null()));
    let (of_name, of_hint) = (path.to_owned(), path.to_owned());
    let name = move || form_fields::name(form.language(), &of_name).unwrap_or_default();
    let hint = move || form_fields::hint(form.language(), &of_hint);
    let optional = (!field.is_required()).then(|| match is_there {
        true => change(form, format!("form-clear-{}", testid(path)), words::remove, Edit::Remove(path.to_owned())),
        false => change(form, format!("form-add-{}", testid(path)), words::add, Edit::Add(path.to_owned())),
    });
    view! {
        <fieldset class="form-field" data-testid=format!("form-field-{}", testid(path))>
            <legend>{name}</legend>
            <p class="desk-soft form-hint">{hint}</p>
            {is_there.then(|| value(form, path, field.shape()))}
            {optional}
            {faults(form, path)}
        </fieldset>
    }
    .into_any()
}

/// A small button that changes something.
pub fn change(form: FormScreen, testid: String, word: fn(Language) -> String, edit: Edit) -> AnyView {
    view! { <Button testid=testid class="desk-small" on_press=move || form.edit(edit.clone())>{move || word(form.language())}</Button> }
        .into_any()
}

/// A value by its shape.
pub fn value(form: FormScreen, path: &str, shape: &'static Shape) -> AnyView {
    match shape {
        Shape::Object(fields) => object(form, path, fields),
        Shape::List { of, min, max } => entries::list(form, path, of, (*min, *max)),
        Shape::Map { keys, of, .. } => entries::map(form, path, *keys, of),
        Shape::Words { .. } => inputs::words(form, path),
        Shape::Integer { min, max } => match form.now(|model| choices(&model.tree, path)) {
            offered if offered.is_empty() => inputs::integer(form, path, (*min, *max)),
            offered => inputs::select(form, path, offered, true),
        },
        Shape::Text(format) => {
            let offered = form.now(|model| choices(&model.tree, path));
            match words_of(*format) {
                [] if offered.is_empty() => inputs::text(form, path, *format),
                [] => inputs::select(form, path, offered, false),
                known => inputs::one_of(form, path, known),
            }
        }
    }
}

/// What is wrong with the value at this path, in words beside it.
pub fn faults(form: FormScreen, path: &str) -> AnyView {
    let (faults, findings) = (form.faults_at(path), form.findings_at(path));
    (move || {
        let said = faults.get().into_iter().map(|kind| content_faults::fault(form.language(), &kind));
        let said = said.map(|said| view! { <p class="form-fault" role="alert">{said}</p> }).collect_view();
        (said, findings.get().into_iter().map(|finding| self::finding(form.language(), &finding)).collect_view())
    })
    .into_any()
}

/// What should be looked at: what is the matter, and what to do.
fn finding(language: Language, finding: &Finding) -> AnyView {
    let (what, remedy) = board_lint::words_of(language, &finding.kind);
    let severity = guide_lint::severity(language, finding.severity());
    let state = if finding.blocks() { "error" } else { "warning" };
    view! { <p class="form-finding" data-testid="form-finding" data-state=state data-path=finding.path.clone()><b>{severity}</b>" "{what}" "<span class="desk-soft">{remedy}</span></p> }
        .into_any()
}

/// The path in the name of a test id.
pub fn testid(path: &str) -> String {
    path.trim_start_matches('/').replace('/', "-")
}

/// A text of the value, for an input.
pub fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
