//! The junction: starts the window, then shows the surface that the path names, or says what is wrong.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::shell::Shell;
use super::start_fault::StartFaultScreen;
use crate::domain::hall::Language;
use crate::runtime::housekeeper;
use crate::runtime::start::{Address, StartFault, boot_finished, keep_starting};
use crate::runtime::window::{Surface, Window};

/// How far the start has come.
#[derive(Clone)]
enum Phase {
    Starting,
    Failed(StartFault),
    Running(Window),
}

/// How a program draws the surface that the path names.
pub type Draw = fn(Surface) -> AnyView;

/// The whole program.
pub fn app(draw: Draw) -> impl IntoView {
    let phase = RwSignal::new_local(Phase::Starting);
    let address = StoredValue::new_local(Address::read());
    let language = address.with_value(|a| a.language).unwrap_or_default();
    spawn_local(async move {
        let address = address.get_value();
        let held_up = move |fault| {
            phase.set(Phase::Failed(fault));
            boot_finished();
        };
        phase.set(match keep_starting(&address, held_up).await {
            Ok(window) => Phase::Running(window),
            Err(fault) => Phase::Failed(fault),
        });
        boot_finished();
    });
    move || match phase.get() {
        Phase::Starting => ().into_any(),
        Phase::Failed(fault) => view! { <StartFaultScreen fault=fault language=language /> }.into_any(),
        Phase::Running(window) => run(window, language, draw),
    }
}

fn run(window: Window, language: Language, draw: Draw) -> AnyView {
    housekeeper::keep_house(&window);
    let midnight = StoredValue::new_local(housekeeper::watch_midnight(&window));
    on_cleanup(move || midnight.dispose());
    let surface = window.surface();
    Shell::provide(window, language);
    draw(surface)
}
