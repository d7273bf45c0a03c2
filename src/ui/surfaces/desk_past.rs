//! How far the demonstration's past is, and the button that makes one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::runtime::demo_past::{Standing, is_wanted, make};
use crate::text::figures as words;
use crate::ui::shell::{Shell, use_language, use_shell};

/// Of one window; lives as long as its surface.
#[derive(Clone, Copy)]
pub(super) struct DemoPast(RwSignal<Standing>);

impl DemoPast {
    /// Begins at once, where a past is wanted: nobody has to sign in for it.
    pub(super) fn provide() {
        let past = Self(RwSignal::new(Standing::NotWanted));
        provide_context(past);
        if use_shell().window().is_demo() && is_wanted() {
            past.begin(use_shell());
        }
    }

    fn begin(self, shell: Shell) {
        let window = shell.window();
        spawn_local(async move {
            make(&window, |standing| drop(self.0.try_set(standing))).await;
        });
    }
}

/// A line that says how far it is.
#[component]
pub fn PastLine() -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let past: DemoPast = expect_context();
    let DemoPast(standing) = past;
    let line = move || {
        let language = language.get();
        standing.with(|standing| match standing {
            Standing::NotWanted => words::past_off(language),
            Standing::Waits => words::past_waits(language),
            Standing::Goes { days, month, .. } if days < month => words::past_month(language, *days, *month),
            Standing::Goes { days, of, .. } => words::past_year(language, *days, *of),
            Standing::Done => words::past_done(language),
            Standing::Failed(why) => words::past_failed(language, why),
        })
    };
    let can_begin = Memo::new(move |_| standing.with(|standing| matches!(standing, Standing::NotWanted | Standing::Failed(_))));
    shell.window().is_demo().then(move || {
        view! {
            <section class="desk-page desk-past" data-testid="demo-past" data-state=move || standing.with(Standing::name)>
                <p role="status">{line}</p>
                {move || can_begin.get().then(|| view! { <button class="desk-button" type="button" data-testid="demo-load" on:click=move |_| past.begin(shell)>{move || words::past_load(language.get())}</button> })}
            </section>
        }
    })
}
