//! Strips that must be noticed but cover nothing: health of the machine, the call for help, "are you still there?".

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use crate::flow::kiosk::{Help, Idle, Input};
use crate::text::kiosk::frame as words;
use crate::text::storage::{self, StorageTrouble};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;

/// What is wrong with this machine, in a resident's words.
pub fn health(kiosk: Kiosk) -> impl IntoView {
    let language = kiosk.language();
    move || {
        let health = kiosk.shell().health();
        let text = if health.must_reload {
            words::must_reload(language)
        } else if health.silent_since.is_some() {
            words::storage_silent(language)
        } else if health.storage_troubles.contains(&StorageTrouble::NumbersUnknown) {
            storage::resident_numbers_unknown(language)
        } else if health.unreadable > 0 {
            words::storage_unreadable(language)
        } else {
            return None;
        };
        Some(parts::notice("storage-notice", text))
    }
}

/// The call for help: how long it rings, and that somebody comes.
pub fn help(kiosk: Kiosk) -> impl IntoView {
    let help = kiosk.slice(|model| match model.house.help {
        Help::Ringing { .. } => Help::Ringing { silent_seconds: 0 },
        Help::Coming { .. } => Help::Coming { seconds_left: 0 },
        Help::Failed { .. } => Help::Failed { seconds_left: 0 },
        other => other,
    });
    move || {
        let language = kiosk.language();
        let (state, text) = match help.get() {
            Help::Quiet => return None,
            Help::Calling => ("calling", words::help_calling(language)),
            Help::Ringing { .. } => ("ringing", words::help_ringing(language)),
            Help::Unheard => ("unheard", words::help_unheard(language)),
            Help::Coming { .. } => ("coming", words::help_coming(language)),
            Help::Failed { .. } => ("failed", words::help_failed(language)),
        };
        let rings = matches!(state, "ringing" | "unheard").then(|| rings_for(kiosk));
        Some(
            view! {
                <div class="strip strip-help" role="status" data-testid="help-status" data-state=state>
                    {Icon::Phone.draw()}<p>{text}</p>{rings}
                </div>
            }
            .into_any(),
        )
    }
}

fn rings_for(kiosk: Kiosk) -> AnyView {
    let since = kiosk.device(|device| device.help_since);
    let shell = kiosk.shell();
    let text = move || {
        let since = since.get().flatten()?;
        let seconds = u32::try_from(shell.now().since(since).max(0) / 1_000).unwrap_or(0);
        Some(words::help_rings_for(kiosk.language(), &words::duration(seconds)))
    };
    view! { <p class="strip-side" data-testid="help-duration">{text}</p> }.into_any()
}

/// Is somebody there? One touch anywhere answers.
pub fn idle(kiosk: Kiosk) -> impl IntoView {
    let warning = kiosk.slice(|model| if let Idle::Warning(left) = model.visit.idle { Some(left) } else { None });
    // The touch that answers is also the press of a button somewhere: the strip goes when the finger does, so that nothing moves away under it.
    let asked = Memo::new(move |before: Option<&bool>| warning.get().is_some() || (before == Some(&true) && kiosk.is_touched()));
    let left = Memo::new(move |before: Option<&u32>| warning.get().or_else(|| before.copied()).unwrap_or_default());
    move || {
        let language = kiosk.language();
        asked.get().then(|| {
            view! {
                <div class="strip strip-idle" role="alert" data-testid="idle-warning" data-seconds=move || left.get().to_string()>
                    {Icon::Clock.draw()}
                    <div class="strip-words">
                        <p class="strip-title">{words::idle_question(language)}</p>
                        <p>{move || words::idle_explained(language, left.get())}</p>
                    </div>
                    <Button testid="idle-stay" class="action primary" on_press=move || kiosk.tell(Input::Touched)>{words::idle_stay(language)}</Button>
                </div>
            }
            .into_any()
        })
    }
}
