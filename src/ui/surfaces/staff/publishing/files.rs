//! Bundles and key cards by file.

use leptos::prelude::*;

use super::state::use_publishing;
use crate::domain::content::Act;
use crate::flow::publishing::{Input, Wanted};
use crate::text::publishing_desk as words;
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// Import, and the key card for other machines.
#[component]
pub fn Files() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let is_busy = Signal::derive(move || screen.is_busy());
    let may_import = untrack(|| screen.with(|model| model.has(Act::Adopt)));
    let has_key = Memo::new(move |_| screen.seen().is_some_and(|seen| seen.state.trust().is_some()));
    view! {
        <section class="desk-page" data-testid="publishing-files">
            <h2>{move || words::files_title(language.get())}</h2>
            <p class="desk-soft">{move || words::files_help(language.get())}</p>
            <div class="desk-card-actions">
                {may_import.then(|| view! { <Button testid="bundle-import" class="desk-button" disabled=is_busy on_press=move || screen.send(Input::PressedPick(Wanted::Bundle))>{move || words::import(language.get())}</Button> })}
                {move || has_key.get().then(|| view! { <Button testid="card-export" class="desk-button" disabled=is_busy on_press=move || screen.send(Input::PressedSaveCard)>{move || words::card_save(language.get())}</Button> })}
            </div>
            {move || has_key.get().then(|| view! { <p class="desk-soft">{words::card_save_help(language.get())}</p> })}
        </section>
    }
}
