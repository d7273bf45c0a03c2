//! The list of guides, with what is to be known of each, and making a new one.

use leptos::prelude::*;

use super::state::EditorScreen;
use crate::domain::guide::lint::Severity;
use crate::domain::hall::Language;
use crate::domain::identity::ItemId;
use crate::flow::editor::{Desk, Input, Mark, View};
use crate::text::{editor as words, guide_fields as names};
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// A row of the list.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: String,
    class: String,
    name: String,
    mark: &'static str,
    /// The day on which it is not shown any more, and whether that has come.
    ends: Option<(String, bool)>,
    errors: usize,
}

fn rows(desk: &Desk, language: Language) -> Vec<Row> {
    let errors = |id: &str| desk.checked.all.iter().filter(|finding| finding.guide == id && finding.severity() == Severity::Error).count();
    let row = |guide: &std::sync::Arc<crate::domain::guide::Guide>| Row {
        id: guide.id.clone(),
        class: guide.class.clone(),
        name: match guide.name.get(language) {
            "" => guide.name.zh.clone(),
            name => name.to_owned(),
        },
        mark: match desk.draft.mark(&guide.id, &desk.in_force.guides) {
            Mark::Same => "same",
            Mark::Changed => "changed",
            Mark::New => "new",
        },
        ends: guide.cancelled.map(|day| (day.to_string(), day <= desk.in_force.today)),
        errors: errors(&guide.id),
    };
    desk.draft.guides.iter().map(row).collect()
}

/// The list.
pub fn draw(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let (typed, class) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let all = screen.slice(move |desk| rows(desk, language.get()));
    let shown = memo(move || {
        let (typed, class) = (typed.get().trim().to_lowercase(), class.get());
        let fits =
            |row: &&Row| (class.is_empty() || row.class == class) && (row.name.to_lowercase().contains(&typed) || row.id.contains(&typed));
        all.with(|all| all.iter().filter(fits).cloned().collect::<Vec<_>>())
    });
    let open = screen.slice(|desk| desk.open.clone().unwrap_or_default());
    let classes = screen.slice(move |desk| {
        desk.in_force.hall.classes.iter().map(|class| (class.id.to_string(), class.name.get(language.get()).to_owned())).collect::<Vec<_>>()
    });
    let option = |(id, name): (String, String)| view! { <option value=id>{name}</option> }.into_any();
    view! {
        <nav class="editor-list" aria-label=move || words::tab(language.get())>
            <input type="search" data-testid="guide-find" placeholder=move || words::search(language.get()) aria-label=move || words::search(language.get())
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event)) />
            <select data-testid="guide-class-filter" aria-label=move || names::class(language.get()) on:change=move |event| class.set(event_target_value(&event))>
                <option value="">{move || words::all_classes(language.get())}</option>
                {move || classes.get().into_iter().map(option).collect_view()}
            </select>
            <p class="desk-soft" data-testid="guide-count">{move || words::count(language.get(), shown.with(Vec::len), all.with(Vec::len))}</p>
            <ul class="editor-rows">
                <For each=move || shown.get() key=Clone::clone children=move |one| row(screen, one, open) />
            </ul>
            {move || shown.with(Vec::is_empty).then(|| view! { <p class="desk-soft">{words::none_found(language.get())}</p> }.into_any())}
        </nav>
    }
    .into_any()
}

fn row(screen: EditorScreen, row: Row, open: Memo<String>) -> AnyView {
    let language = use_language();
    let (id, this) = (row.id.clone(), row.id.clone());
    let mark = match row.mark {
        "changed" => Some(words::mark_changed(language.get_untracked())),
        "new" => Some(words::mark_new(language.get_untracked())),
        _ => None,
    };
    let ends = row.ends.map(|(day, is_over)| {
        if is_over { words::mark_retired(language.get_untracked()) } else { words::mark_retiring(language.get_untracked(), &day) }
    });
    let errors = (row.errors > 0).then(|| words::mark_errors(language.get_untracked(), row.errors));
    let chips = [(mark, "mark"), (ends, "ends"), (errors, "errors")];
    let chips = chips
        .into_iter()
        .filter_map(|(word, kind)| word.map(|word| view! { <small class="editor-mark" data-kind=kind>{word}</small> }.into_any()))
        .collect_view();
    view! {
        <li>
            <button type="button" class="editor-row" data-testid="guide-edit" data-guide=row.id data-state=row.mark data-errors=row.errors.to_string()
                aria-current=move || open.with(|open| *open == this).to_string() on:click=move |_| screen.send(Input::Chose(id.clone()))>
                <span>{row.name}</span>{chips}
            </button>
        </li>
    }
    .into_any()
}

/// Making a new guide.
pub fn new_guide(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let (name, item) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let items = screen.slice(move |desk| {
        desk.in_force.hall.items.iter().map(|item| (item.id.to_string(), item.name.get(language.get()).to_owned())).collect::<Vec<_>>()
    });
    let make = move || {
        if let Some(item) = ItemId::new(&item.get_untracked()) {
            screen.send(Input::Created { name: name.get_untracked().trim().to_owned(), item });
        }
    };
    let is_missing = Signal::derive(move || name.with(|name| name.trim().is_empty()) || item.with(String::is_empty));
    view! {
        <div class="desk-page editor-work" data-testid="guide-new-form">
            <h2>{move || words::new_guide(language.get())}</h2>
            <p class="desk-soft">{move || words::new_help(language.get())}</p>
            <label class="desk-field"><span>{move || words::new_name(language.get())}</span>
                <input type="text" lang="zh" data-testid="guide-new-name" prop:value=move || name.get() on:input=move |event| name.set(event_target_value(&event)) />
            </label>
            <label class="desk-field"><span>{move || words::new_item(language.get())}</span>
                <select data-testid="guide-new-item" on:change=move |event| item.set(event_target_value(&event))>
                    <option value=""></option>
                    {move || items.get().into_iter().map(|(id, name)| view! { <option value=id>{name}</option> }.into_any()).collect_view()}
                </select>
            </label>
            <div class="desk-card-actions">
                <Button testid="guide-new-make" class="desk-primary" disabled=is_missing on_press=make>{move || words::new_make(language.get())}</Button>
                {back(screen)}
            </div>
        </div>
    }
    .into_any()
}

/// The way back to the guide that is open.
pub fn back(screen: EditorScreen) -> AnyView {
    let language = use_language();
    view! { <Button testid="guide-back" class="desk-button" on_press=move || screen.send(Input::Looked(View::Guide))>{move || words::back_to_guide(language.get())}</Button> }.into_any()
}
