//! The editor of guides: the list, the form of the guide that is open, and the kiosk's screen beside it, as it will be.

mod changes;
mod entries;
mod field;
mod findings;
mod form;
mod list;
mod notes;
mod pick;
mod preview;
mod state;
mod table;
mod tools;

use leptos::prelude::*;

use crate::flow::editor::{Input, Kept, Stage, Trouble, View};
use crate::text::{editor as words, publishing, reasons};
use crate::ui::reacting::memo;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

pub use state::provide;
use state::{EditorScreen, use_editor};

/// What is drawn: a stage without its particulars.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Looking,
    Failed,
    Found,
    Working,
}

impl Kind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Looking => "looking",
            Self::Failed => "failed",
            Self::Found => "found",
            Self::Working => "working",
        }
    }
}

/// The editor.
#[component]
pub fn Editor() -> impl IntoView {
    let (screen, language) = (use_editor(), use_language());
    screen.send(Input::Opened);
    let kind = memo(move || {
        screen.with(|model| match model.stage {
            Stage::Looking => Kind::Looking,
            Stage::Failed(_) => Kind::Failed,
            Stage::Found(..) => Kind::Found,
            Stage::Working(_) => Kind::Working,
        })
    });
    view! {
        <section class="editor" data-testid="editor" data-state=move || kind.get().as_str()>
            {move || match kind.get() {
                Kind::Looking => view! { <p class="desk-page" role="status">{words::looking(language.get())}</p> }.into_any(),
                Kind::Failed => failed(screen),
                Kind::Found => found(screen),
                Kind::Working => working(screen),
            }}
        </section>
    }
}

fn failed(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let why =
        move || screen.with(|model| if let Stage::Failed(trouble) = &model.stage { trouble_words(screen, trouble) } else { String::new() });
    view! {
        <div class="desk-page">
            <h2>{move || words::failed_title(language.get())}</h2>
            <p role="alert">{why}</p>
            <Button testid="guide-look-again" class="desk-primary" on_press=move || screen.send(Input::Opened)>{move || words::look_again(language.get())}</Button>
        </div>
    }
    .into_any()
}

/// An earlier draft: go on, or throw it away.
fn found(screen: EditorScreen) -> AnyView {
    let language = use_language();
    let about = memo(move || {
        screen.with(|model| match &model.stage {
            Stage::Found(in_force, Kept::Draft(saved)) => Some((saved.count(), saved.version, in_force.basis.version)),
            _ => None,
        })
    });
    let help = move || match about.get() {
        Some((count, ..)) => words::found_help(language.get(), count),
        None => words::lost_help(language.get()),
    };
    let older = move || {
        about
            .get()
            .filter(|(_, of, now)| of != now)
            .map(|(_, of, now)| view! { <p>{words::found_older(language.get(), of, now)}</p> }.into_any())
    };
    let go_on = move || {
        about.get().is_some().then(|| {
            view! { <Button testid="draft-go-on" class="desk-primary" on_press=move || screen.send(Input::WentOn)>{move || words::go_on(language.get())}</Button> }.into_any()
        })
    };
    view! {
        <div class="desk-page" data-testid="draft-found" data-state=move || if about.get().is_some() { "draft" } else { "unreadable" }>
            <h2>{move || words::found_title(language.get())}</h2>
            <p>{help}</p>
            {older}
            <div class="desk-card-actions">
                {go_on}
                <Button testid="draft-throw-away" class="desk-button" on_press=move || screen.send(Input::ThrewAway)>{move || words::throw_away(language.get())}</Button>
            </div>
        </div>
    }
    .into_any()
}

fn working(screen: EditorScreen) -> AnyView {
    let view = screen.slice(|desk| desk.view);
    view! {
        {notes::draw(screen)}
        {tools::draw(screen)}
        <div class="editor-columns" data-view=move || name_of_view(view.get())>
            {list::draw(screen)}
            {move || match view.get() {
                View::Guide => form::draw(screen),
                View::New => list::new_guide(screen),
                View::Findings => findings::draw(screen),
                View::Changes => changes::draw(screen),
                View::Lists => table::lists(screen),
                View::Table => table::draw(screen),
            }}
            {move || (view.get() == View::Guide).then(|| preview::draw(screen))}
        </div>
    }
    .into_any()
}

/// The name of a view for the outside.
const fn name_of_view(view: View) -> &'static str {
    match view {
        View::Guide => "guide",
        View::New => "new",
        View::Findings => "findings",
        View::Changes => "changes",
        View::Lists => "lists",
        View::Table => "table",
    }
}

/// Why something could not be done, in words.
fn trouble_words(screen: EditorScreen, trouble: &Trouble) -> String {
    let (language, shell) = (use_language().get(), screen.shell());
    match trouble {
        Trouble::Unreadable => words::unreadable(language),
        Trouble::Denied(denied) => {
            let (what, remedy) = publishing::denied(language, denied);
            format!("{what} {remedy}")
        }
        Trouble::Failed(failure) => {
            let (offset, today) = (shell.with_hall(|hall| hall.utc_offset_minutes), shell.window().today());
            reasons::failure(language, failure, offset, today)
        }
    }
}
