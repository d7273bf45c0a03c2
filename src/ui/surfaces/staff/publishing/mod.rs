//! Publishing (发布): what is in force, what is put forward, the key, the history, and files.

mod actions;
mod changes;
mod confirm;
mod doubt;
mod files;
mod history;
mod in_force;
mod keys;
mod kit;
mod message;
mod proposals;
mod since;
mod standing;
mod state;

use leptos::prelude::*;

use crate::flow::publishing::{Input, Stage};
use crate::text::publishing_desk as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;
pub use kit::KitSheet;
use message::{MessageLine, fault};
pub use state::KitOnPaper;
use state::{PublishingScreen, use_publishing};

/// The whole part.
#[component]
pub fn Publishing() -> impl IntoView {
    PublishingScreen::provide().map(|_| view! { <Parts /> })
}

/// What is drawn, without its particulars.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Looking,
    Unreadable,
    Seen,
}

#[component]
fn Parts() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let kind = Memo::new(move |_| {
        screen.with(|model| match &model.stage {
            Stage::Looking => Kind::Looking,
            Stage::Unreadable(_) => Kind::Unreadable,
            Stage::Seen(_) => Kind::Seen,
        })
    });
    let why = move || {
        let found = screen.with(|model| if let Stage::Unreadable(fault) = &model.stage { Some(fault.clone()) } else { None });
        found.map(|found| fault(screen, language.get(), &found))
    };
    let state = move || if screen.is_busy() { "busy" } else { "ready" };
    view! {
        <div class="desk-publishing" data-testid="publishing" data-state=state>
            <MessageLine />
            {move || match kind.get() {
                Kind::Looking => view! { <section class="desk-page"><p role="status">{move || words::looking(language.get())}</p></section> }.into_any(),
                Kind::Unreadable => view! {
                    <section class="desk-page" data-testid="publishing-unreadable">
                        <h2>{move || words::unreadable(language.get())}</h2>
                        <p role="alert">{why}</p>
                        <div class="desk-card-actions">
                            <Button testid="publishing-look-again" class="desk-primary" on_press=move || screen.send(Input::Opened)>{move || words::look_again(language.get())}</Button>
                        </div>
                    </section>
                }.into_any(),
                Kind::Seen => view! {
                    <in_force::InForcePart />
                    <proposals::Proposals />
                    <keys::Keys />
                    <history::History />
                    <files::Files />
                }.into_any(),
            }}
        </div>
    }
}
