//! Set-up of the screen: size and distance, with a number of the right height to hold a ruler against.

use leptos::prelude::*;

use crate::flow::display::Screen;
use crate::runtime::display::{Settings, keep_settings, settings};
use crate::runtime::surface::Surface;
use crate::runtime::voice::Voice;
use crate::text::display as words;
use crate::ui::shell::{use_language, use_shell};

/// Height of letters in millimetres for each metre of distance.
const MM_PER_METRE: f64 = 12.2;

/// The form; `done` is run when it is saved.
#[component]
pub fn Setup(
    /// Back to the display.
    done: Callback<()>,
) -> impl IntoView {
    let (shell, language) = (use_shell(), use_language());
    let kept = settings(&shell.window());
    let inches = RwSignal::new(kept.screen.inches().to_string());
    let distance = RwSignal::new(kept.screen.distance_m().to_string());
    let both = RwSignal::new(kept.both_languages);
    let screen = Memo::new(move |_| Screen::new(inches.get().trim().parse().ok()?, distance.get().trim().parse().ok()?));
    let voice = StoredValue::new_local(Voice::start(|_| {}));
    let try_sound = move |_| {
        voice.with_value(|voice| {
            voice.unlock();
            voice.chime();
        })
    };
    let save = move |_| {
        if let Some(screen) = screen.get() {
            keep_settings(&shell.window(), Settings { screen, both_languages: both.get() });
            done.run(());
        }
    };
    let to_kiosk = move |_| shell.window().open_surface(Surface::Kiosk, true);
    view! {
        <section class="display-setup" data-testid="display-setup">
            <h1>{move || words::setup_title(language.get())}</h1>
            <NumberField label=Signal::derive(move || words::setup_inches(language.get())) value=inches testid="setup-inches" />
            <NumberField label=Signal::derive(move || words::setup_distance(language.get())) value=distance testid="setup-distance" />
            <label class="display-setup-check">
                <input type="checkbox" data-testid="setup-both" prop:checked=both on:change=move |event| both.set(event_target_checked(&event)) />
                {move || words::setup_both_languages(language.get())}
            </label>
            <Verdict screen=screen />
            <div class="display-setup-actions">
                <button class="display-button" data-testid="setup-sound" on:click=try_sound>{move || words::setup_try(language.get())}</button>
                <button class="display-button" data-testid="setup-to-kiosk" on:click=to_kiosk>{move || words::setup_to_kiosk(language.get())}</button>
                <button class="display-button primary" data-testid="setup-save" disabled=move || screen.get().is_none() on:click=save>
                    {move || words::setup_done(language.get())}
                </button>
            </div>
        </section>
    }
}

#[component]
fn NumberField(
    /// What is asked.
    label: Signal<String>,
    /// What was typed.
    value: RwSignal<String>,
    /// For tests.
    testid: &'static str,
) -> impl IntoView {
    view! {
        <label class="display-setup-field">
            <span>{label}</span>
            <input
                type="number"
                inputmode="decimal"
                step="0.5"
                data-testid=testid
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

/// Whether it can be read from the last row, and the number to measure.
#[component]
fn Verdict(screen: Memo<Option<Screen>>) -> impl IntoView {
    let language = use_language();
    let sentence = move || match screen.get() {
        None => words::setup_wrong(language.get()),
        Some(screen) if screen.is_large_enough() => words::setup_enough(language.get()),
        Some(screen) => words::setup_too_small(language.get(), &format!("{:.1}", screen.reach_m())),
    };
    let state = move || if screen.get().is_some_and(Screen::is_large_enough) { "enough" } else { "small" };
    let height = move || {
        // Between 12 and 610 mm.
        let millimetres = screen.get().map_or(0.0, |screen| screen.distance_m() * MM_PER_METRE).round() as u32;
        words::setup_measure(language.get(), millimetres)
    };
    let letter = move || format!("{:.4}vw", screen.get().map_or(0.0, Screen::current_share) * 100.0);
    view! {
        <div class="display-setup-verdict" data-testid="setup-verdict" data-state=state>
            <p>{sentence}</p>
            <p>{height}</p>
            <p class="display-setup-sample" style:--letter-current=letter>"A023"</p>
        </div>
    }
}
