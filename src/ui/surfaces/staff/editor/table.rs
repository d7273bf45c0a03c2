//! Guides as a spreadsheet, out and in, and the order of departments and occasions in life.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::list::back;
use super::state::EditorScreen;
use crate::domain::guide::table::{Encoding, TableFault, TableFaultKind, export, import, template};
use crate::flow::editor::{Input, Listed, classes_in_order};
use crate::runtime::editor::{Chosen, choose_file, save_file};
use crate::text::{editor as words, guide_fields as names, guide_table};
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// Faults shown at most: whoever mends these first imports again.
const SHOWN_MAX: usize = 60;

/// Out and in.
pub fn draw(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let is_unread = RwSignal::new(false);
    let out = move |encoding: Encoding| {
        let guides = screen.with(|model| model.desk().map(|desk| desk.draft.whole()));
        if let Some(bytes) = guides.and_then(|guides| export(&guides.guides, &guide_table::WORDS, encoding)) {
            save_file(&format!("{}.csv", words::export_name(language.get_untracked())), &bytes);
        }
    };
    let blank = move || {
        if let Some(bytes) = template(&guide_table::WORDS, Encoding::Utf8) {
            save_file(&format!("{}.csv", words::template_name(language.get_untracked())), &bytes);
        }
    };
    let take = move || {
        spawn_local(async move {
            let chosen = choose_file().await;
            is_unread.try_set(chosen == Chosen::Unreadable);
            let base = untrack(|| screen.with(|model| model.desk().map(|desk| desk.draft.whole())));
            let outcome = match (chosen, base) {
                (Chosen::File(bytes), Some(base)) => import(&base, &bytes, &guide_table::WORDS),
                (Chosen::TooLarge, _) => Err(vec![TableFault { row: 0, letter: None, column: None, kind: TableFaultKind::TooLarge }]),
                _ => return,
            };
            screen.send(Input::Imported(outcome));
        });
    };
    view! {
        <div class="desk-page editor-work" data-testid="guide-table-view">
            <h2>{move || words::table_title(language.get())}</h2>
            <p class="desk-soft">{move || words::table_help(language.get())}</p>
            <div class="desk-card-actions">
                <Button testid="guide-export" class="desk-primary" on_press=move || out(Encoding::Utf8)>{move || words::export_utf8(language.get())}</Button>
                <Button testid="guide-export-gb" class="desk-button" on_press=move || out(Encoding::Gb18030)>{move || words::export_gb(language.get())}</Button>
                <Button testid="guide-template" class="desk-button" on_press=blank>{move || words::template(language.get())}</Button>
            </div>
            <div class="desk-card-actions">
                <Button testid="guide-import" class="desk-primary" on_press=take>{move || words::import(language.get())}</Button>
            </div>
            {move || is_unread.get().then(|| view! { <p class="desk-bad" role="alert">{words::import_failed(language.get())}</p> }.into_any())}
            {faults(screen)}
            <div class="desk-card-actions">{back(screen)}</div>
        </div>
    }
    .into_any()
}

fn faults(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let faults = screen.slice(|desk| desk.faults.clone());
    let line = move |fault: TableFault| {
        let language = language.get();
        let (place, what) = (guide_table::place(language, &fault), guide_table::fault(language, &fault.kind));
        view! { <li class="edit-problem" data-testid="import-fault" data-row=fault.row.to_string() data-state="error"><p><b>{place}</b></p><p>{what}</p></li> }.into_any()
    };
    (move || {
        let all = faults.get();
        let count = all.len();
        (count > 0).then(|| {
            let rest =
                (count > SHOWN_MAX).then(|| view! { <p class="desk-soft">{words::more(language.get(), count - SHOWN_MAX)}</p> }.into_any());
            view! {
                <div role="alert" data-testid="import-faults" data-count=count.to_string()>
                    <p class="desk-bad">{words::import_faults(language.get(), count)}</p>
                    <ul class="edit-findings">{all.into_iter().take(SHOWN_MAX).map(line).collect_view()}</ul>
                    {rest}
                </div>
            }
            .into_any()
        })
    })
    .into_any()
}

/// The order of classes, departments and occasions in life.
pub fn lists(screen: EditorScreen) -> AnyView {
    let language = use_language();
    view! {
        <div class="desk-page editor-work" data-testid="guide-lists-view">
            <h2>{move || words::lists_name(language.get())}</h2>
            <p class="desk-soft">{move || words::departments_help(language.get())}</p>
            <div class="edit-pair">
                <div><h3>{move || names::classes(language.get())}</h3>{listed(screen, Listed::Classes)}</div>
                <div><h3>{move || names::departments(language.get())}</h3>{listed(screen, Listed::Departments)}</div>
                <div><h3>{move || names::life_events(language.get())}</h3>{listed(screen, Listed::LifeEvents)}</div>
            </div>
            <div class="desk-card-actions">{back(screen)}</div>
        </div>
    }
    .into_any()
}

fn listed(screen: EditorScreen, list: Listed) -> AnyView {
    let language = use_language();
    let all = screen.slice(move |desk| {
        let (head, hall) = (&desk.draft.head, &desk.in_force.hall);
        let class = |id: String| hall.classes.iter().find(|class| class.id.as_str() == id).map(|class| class.name.clone());
        match list {
            Listed::Classes => classes_in_order(head, hall).into_iter().filter_map(class).collect(),
            Listed::Departments => head.departments.iter().map(|entry| entry.name.clone()).collect(),
            Listed::LifeEvents => head.life_events.iter().map(|entry| entry.name.clone()).collect::<Vec<_>>(),
        }
    });
    let count = memo(move || all.with(Vec::len));
    let kind = match list {
        Listed::Classes => "classes",
        Listed::Departments => "departments",
        Listed::LifeEvents => "life-events",
    };
    let row = move |at: usize| {
        let name = move || all.with(|all| all.get(at).map(|name| name.get(language.get()).to_owned()));
        view! {
            <li class="edit-listed" data-testid=format!("guide-listed-{kind}-{at}")>
                <span>{name}</span>
                <Button testid=format!("guide-up-{kind}-{at}") class="desk-small" repeats=true disabled=Signal::derive(move || at == 0)
                    on_press=move || screen.send(Input::MovedListed { list, at, up: true })>{move || words::up(language.get())}</Button>
                <Button testid=format!("guide-down-{kind}-{at}") class="desk-small" repeats=true disabled=Signal::derive(move || at + 1 >= count.get())
                    on_press=move || screen.send(Input::MovedListed { list, at, up: false })>{move || words::down(language.get())}</Button>
            </li>
        }
        .into_any()
    };
    view! { <ol>{move || (0..count.get()).map(row).collect_view()}</ol> }.into_any()
}
