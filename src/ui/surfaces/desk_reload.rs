//! Loading a desk's page anew: by itself while nobody works there, by a button otherwise. The key F5 is the counter's own.

use leptos::prelude::*;

use crate::runtime::health::Reload;
use crate::runtime::start::try_again;
use crate::runtime::update;
use crate::text::counter as words;
use crate::ui::shell::{use_language, use_shell};

/// As long as this stands nobody works here: new versions are let in, and the page is loaded anew when it must be.
pub fn reload_when_needed() {
    let shell = use_shell();
    Effect::new(move |_| {
        shell.track_health();
        shell.now();
        update::nobody_here(&shell.window());
    });
}

/// Why this page must be loaded anew, and the button that does it.
#[component]
pub fn ReloadBanner() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let because = Memo::new(move |_| {
        shell.now();
        shell.health().reload(update::is_ready())
    });
    let text = move || match because.get() {
        None => String::new(),
        Some(Reload::RecordsClosed) => words::records_closed(language.get()),
        Some(Reload::SomethingNew) => words::must_reload(language.get()),
    };
    let state = move || if because.get() == Some(Reload::RecordsClosed) { "records-closed" } else { "something-new" };
    view! {
        <Show when=move || because.with(Option::is_some)>
            <div class="desk-banner" data-kind="warn" role="alert" data-testid="reload" data-state=state>
                <span>{text}</span>
                <button class="desk-small" data-testid="window-reload" on:click=move |_| try_again()>{move || words::reload(language.get())}</button>
            </div>
        </Show>
    }
}
