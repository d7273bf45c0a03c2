//! Fields of the form, drawn from the table of a guide's fields: a label, what can be said, what is wrong with it.

use leptos::prelude::*;
use serde_json::{Value, json};

use super::state::{EditorScreen, name_of, use_editor};
use super::{entries, pick};
use crate::domain::guide::fields::{Field, Room, Shape};
use crate::domain::guide::lint::{Finding, Severity};
use crate::flow::editor::TYPED_CHARS_MAX;
use crate::flow::typed::cut;
use crate::text::{editor as words, guide_fields as names, guide_lint};
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;

/// A field with its label, its help and its findings.
pub fn draw(above: &str, field: Field) -> AnyView {
    let (language, screen) = (use_language(), use_editor());
    let path = format!("{above}/{}", field.name);
    let label = {
        let path = format!("/{}", field.name);
        move || names::field(language.get(), &path)
    };
    let help = {
        let path = path.clone();
        move || words::help(language.get(), &path).map(|help| view! { <p class="desk-soft">{help}</p> }.into_any())
    };
    let (named, testid) = (label.clone(), format!("guide-field-{}", name_of(&path)));
    let is_short = matches!(field.shape, Shape::One(_) | Shape::Number { .. } | Shape::Word { .. });
    let class = if is_short { "edit-field edit-short" } else { "edit-field" };
    let is_conditional = matches!(field.shape, Shape::When).then(|| entries::is_conditional(screen, &path));
    let is_hidden = move || is_conditional.is_some_and(|is_conditional| !is_conditional.get());
    let control = control(screen, &path, field.shape);
    view! {
        <div class=class hidden=is_hidden role="group" aria-label=named data-testid=testid>
            <p class="edit-label">{label}</p>
            {help}
            {control}
            {problems(screen, path, is_deep(field.shape))}
        </div>
    }
    .into_any()
}

/// Whether what is wrong within it is said below it; entries of lists say it themselves.
const fn is_deep(shape: Shape) -> bool {
    !matches!(shape, Shape::List(_) | Shape::Texts | Shape::Words | Shape::Fee)
}

fn control(screen: EditorScreen, path: &str, shape: Shape) -> AnyView {
    match shape {
        Shape::Word { optional } => word(screen, path.to_owned(), optional),
        Shape::Text { room, .. } => text(screen, path, room, false),
        Shape::Name => text(screen, path, Room::Line, true),
        Shape::Number { max } => number(screen, path.to_owned(), max),
        Shape::Day { optional } => day(screen, path.to_owned(), optional),
        Shape::One(choice) => pick::one(screen, path.to_owned(), choice),
        Shape::Some(choice) => pick::some(screen, path.to_owned(), choice),
        Shape::Limit { optional, by_law } => pick::limit(screen, path.to_owned(), optional, by_law),
        Shape::Fee => pick::fee(screen, path.to_owned()),
        Shape::Named(kind) => pick::named(screen, path.to_owned(), kind),
        Shape::LifeEvents => pick::life_events(screen, path.to_owned()),
        Shape::When => entries::when(screen, path.to_owned()),
        Shape::Words | Shape::Texts | Shape::List(_) => entries::list(screen, path.to_owned(), shape),
    }
}

/// What is wrong with the field of a path, in words.
pub fn problems(screen: EditorScreen, path: String, is_deep: bool) -> AnyView {
    let language = use_language();
    let within = format!("{path}/");
    let own = memo(move || {
        let is_own = |finding: &&Finding| finding.path == path || (is_deep && finding.path.starts_with(&within));
        screen.findings.with(|all| all.iter().filter(is_own).cloned().collect::<Vec<_>>())
    });
    let line = move |finding: Finding| {
        let language = language.get();
        let state = state_of(&finding);
        let (what, remedy) = guide_lint::words_of(language, &finding.kind);
        view! {
            <p class="edit-problem" data-testid="guide-problem" data-state=state data-path=finding.path.clone()>
                <b>{guide_lint::severity(language, finding.severity())}" "{what}</b>" "<span>{remedy}</span>
            </p>
        }
        .into_any()
    };
    view! { <div class="edit-problems" aria-live="polite">{move || own.get().into_iter().map(&line).collect_view()}</div> }.into_any()
}

/// The severity of a finding for the outside.
pub fn state_of(finding: &Finding) -> &'static str {
    match finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// Where somebody types, in a language.
pub fn typed(
    screen: EditorScreen,
    path: String,
    room: Room,
    blank: Value,
    lang: Option<&'static str>,
    label: impl Fn() -> String + Copy + Send + 'static,
) -> AnyView {
    let value = screen.text(path.clone());
    let testid = format!("guide-input-{}", name_of(&path));
    let tell = move |text: String| {
        let value = if text.is_empty() { blank.clone() } else { json!(text) };
        screen.set(&path, value);
    };
    match room {
        Room::Line => view! { <input type="text" data-testid=testid lang=lang aria-label=label prop:value=move || value.get() on:input:target=move |event| {
            let field = event.target();
            tell(bounded(field.value(), |text| field.set_value(text)));
        } /> }.into_any(),
        Room::Prose => {
            view! { <textarea rows="3" data-testid=testid lang=lang aria-label=label prop:value=move || value.get() on:input:target=move |event| {
                let field = event.target();
                tell(bounded(field.value(), |text| field.set_value(text)));
            }></textarea> }.into_any()
        }
    }
}

/// What was typed; of a text that is longer than the field takes, the field keeps as much as counts. That it was cut is told by the desk.
fn bounded(typed: String, keep: impl FnOnce(&str)) -> String {
    if let Some(kept) = cut(&typed, TYPED_CHARS_MAX) {
        keep(kept);
    }
    typed
}

/// Chinese and English side by side.
pub fn text(screen: EditorScreen, path: &str, room: Room, is_name: bool) -> AnyView {
    let language = use_language();
    let chinese = move || names::chinese(language.get());
    let english = move || names::english(language.get());
    let no_english = if is_name { json!("") } else { Value::Null };
    view! {
        <div class="edit-pair">
            <label><span class="desk-soft">{chinese}</span>{typed(screen, format!("{path}/zh"), room, json!(""), Some("zh"), chinese)}</label>
            <label><span class="desk-soft">{english}</span>{typed(screen, format!("{path}/en"), room, no_english, Some("en"), english)}</label>
        </div>
    }
    .into_any()
}

fn word(screen: EditorScreen, path: String, optional: bool) -> AnyView {
    let language = use_language();
    let last = path.rsplit('/').next().map(|name| format!("/{name}")).unwrap_or_default();
    let last = StoredValue::new(last);
    let label = move || last.with_value(|last| names::field(language.get(), last));
    typed(screen, path, Room::Line, if optional { Value::Null } else { json!("") }, None, label)
}

fn number(screen: EditorScreen, path: String, max: u8) -> AnyView {
    let language = use_language();
    let value = screen.text(path.clone());
    let label = last_name(&path);
    let testid = format!("guide-input-{}", name_of(&path));
    let tell = move |text: String| screen.set(&path, json!(text.trim().parse::<u8>().unwrap_or(0)));
    view! {
        <input type="number" class="edit-number" min="0" max=max.to_string() data-testid=testid aria-label=move || names::field(language.get(), &label)
            prop:value=move || value.get() on:input=move |event| tell(event_target_value(&event)) />
    }
    .into_any()
}

fn day(screen: EditorScreen, path: String, optional: bool) -> AnyView {
    let language = use_language();
    let value = screen.text(path.clone());
    let label = last_name(&path);
    let testid = format!("guide-input-{}", name_of(&path));
    let tell = move |text: String| match (text.is_empty(), optional) {
        (true, true) => screen.set(&path, Value::Null),
        // A day that is half typed is none yet.
        (true, false) => {}
        (false, _) => screen.set(&path, json!(text)),
    };
    view! {
        <input type="date" class="edit-day" data-testid=testid aria-label=move || names::field(language.get(), &label)
            prop:value=move || value.get() on:change=move |event| tell(event_target_value(&event)) />
    }
    .into_any()
}

/// The last piece of a path, as a path of its own.
pub fn last_name(path: &str) -> String {
    path.rsplit('/').next().map(|name| format!("/{name}")).unwrap_or_default()
}
