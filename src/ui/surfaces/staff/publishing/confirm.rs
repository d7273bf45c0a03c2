//! What one of two people confirms about the keys, by their PIN: the names that they have compared stand above the field.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::actions::{GoOnOrCancel, SendOrCancel};
use super::standing::{KeysStanding, fate};
use super::state::use_publishing;
use crate::domain::access::pin::PIN_DIGITS_MAX;
use crate::domain::content::{KeyCard, PublicKey, Trust};
use crate::domain::hall::Language;
use crate::flow::pin::Typed;
use crate::flow::publishing::{Input, PressedKeys, ToCompare};
use crate::text::{publishing_desk as desk_words, publishing_keys as words};
use crate::ui::shell::use_language;

/// The short names of a key and a recovery kit, as two people compare them.
#[component]
pub fn Names(
    /// The key; nothing when it is still to be made.
    key: Option<PublicKey>,
    /// The recovery kit's.
    recovery: PublicKey,
) -> impl IntoView {
    let language = use_language();
    let name = |key: PublicKey| key.id().spoken();
    let key = key.map(name);
    let shown = key.clone();
    let made = move || match shown.clone() {
        Some(name) => view! { <code>{name}</code> }.into_any(),
        None => view! { <span>{words::key_to_be_made(language.get())}</span> }.into_any(),
    };
    view! {
        <dl class="publishing-facts" data-testid="key-names" data-code=key.unwrap_or_default()>
            <div><dt>{move || words::key_name(language.get())}</dt><dd>{made}</dd></div>
            <div><dt>{move || words::kit_name(language.get())}</dt><dd><code data-testid="key-kit-number">{name(recovery)}</code></dd></div>
        </dl>
    }
}

/// The names of what a card says counts.
#[component]
pub fn CardNames(card: KeyCard) -> impl IntoView {
    card.trust().map(|trust| view! { <Names key=Some(trust.key()) recovery=trust.recovery() /> })
}

/// What this machine knows of them.
#[component]
pub fn CardStanding(card: KeyCard) -> impl IntoView {
    card.trust().map(|trust| view! { <KeysStanding trust=trust /> })
}

/// What setting up anew means here.
#[component]
pub fn AskingAnew() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let own = untrack(|| screen.seen()).and_then(|seen| seen.key.public());
    // What becomes of everything that was published is said before anything is made.
    let after = move || {
        let seen = screen.seen()?;
        let consequence = match own {
            Some(key) => seen.state.consequence_of(&Trust::pinned(&seen.hall, key, key)),
            None => seen.state.consequence_of_new_key(),
        };
        let lines = fate(screen, language.get(), &seen, &consequence);
        Some(view! { <ul data-testid="key-anew-after">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul> })
    };
    let help = move || if own.is_some() { words::anew_own(language.get()) } else { words::anew_new(language.get()) };
    view! {
        <div class="publishing-ask" data-testid="key-ask">
            <h3>{move || words::anew_title(language.get())}</h3>
            <p>{help} {own.map(|key| view! { " " <code>{key.id().spoken()}</code> })}</p>
            {after}
            <p>{move || words::anew_last(language.get())}</p>
            <GoOnOrCancel testid="key-go-on" word=desk_words::go_on />
        </div>
    }
}

/// The first person's part.
#[component]
pub fn Comparing(what: ToCompare) -> impl IntoView {
    let (help, names): (fn(Language) -> String, AnyView) = match what {
        ToCompare::Card(card) => (words::first_help, view! { <CardNames card=(*card).clone() /> <CardStanding card=*card /> }.into_any()),
        ToCompare::Anew { kit, .. } => {
            let key = untrack(|| use_publishing().seen()).and_then(|seen| seen.key.public());
            (words::anew_first_help, view! { <Names key=key recovery=kit.key().public() /> }.into_any())
        }
    };
    view! { <ByPin testid="keys-comparing" title=words::first_title help=help>{names}</ByPin> }
}

/// The second person's part.
#[component]
pub fn Confirming(card: KeyCard) -> impl IntoView {
    view! { <ByPin testid="keys-confirming" title=words::second_title help=words::second_help><CardNames card=card.clone() /> <CardStanding card=card /></ByPin> }
}

/// Something that whoever is signed in confirms by typing their PIN.
#[component]
fn ByPin(testid: &'static str, title: fn(Language) -> String, help: fn(Language) -> String, children: Children) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let field = NodeRef::<leptos::html::Input>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let typed = Typed(field.value());
        field.set_value("");
        screen.send(Input::PressedKeys(PressedKeys::Pin(typed)));
    };
    let person = untrack(|| screen.with(|model| model.person.id.clone()));
    let label = move || words::own_pin(language.get(), &screen.name_of(&person, language.get()));
    view! {
        <form class="publishing-ask publishing-form" on:submit=send autocomplete="off" data-testid=testid>
            <h3>{move || title(language.get())}</h3>
            {children()}
            <p>{move || help(language.get())}</p>
            <label class="desk-field">
                <span>{label}</span>
                // "one-time-code" keeps the browser from offering to remember it.
                <input node_ref=field type="password" inputmode="numeric" autocomplete="one-time-code" maxlength=PIN_DIGITS_MAX.to_string() data-testid="keys-pin" />
            </label>
            <SendOrCancel testid="keys-pin-send" word=words::confirm />
        </form>
    }
}
