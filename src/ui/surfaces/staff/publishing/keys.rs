//! The signing key: which one counts, whether it is here, how it is made, taken over and changed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::actions::{GoOnOrCancel, SendOrCancel};
use super::confirm::{AskingAnew, CardNames, Comparing, Confirming};
use super::doubt::Doubt;
use super::kit::Kit;
use super::since::Since;
use super::state::use_publishing;
use crate::domain::content::wrapped::PASSPHRASE_LENGTH_MIN;
use crate::domain::content::{Act, Kept, KeyCard};
use crate::domain::hall::Language;
use crate::flow::pin::Typed;
use crate::flow::publishing::{Goal, Input, KeyHere, KeysOpen, Model, Open, PressedKeys, Seen, ToCompare, Wanted};
use crate::text::{publishing_desk as words, publishing_keys as key_words};
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// The whole of it.
#[component]
pub fn Keys() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let seen = Memo::new(move |_| screen.seen());
    let may = untrack(|| screen.with(|model| model.has(Act::Keys)));
    let standing = Memo::new(move |_| seen.get().map_or("none", |seen| standing(&seen)));
    let open = Memo::new(move |_| screen.with(Shown::of));
    let is_free = Signal::derive(move || open.with(Option::is_none));
    let is_doubted = Memo::new(move |_| matches!(standing.get(), "lost" | "doubtful" | "waiting"));
    let line = |(words, key): (String, Option<String>)| view! { <p>{words}" "{key.map(|key| view! { <code>{key}</code> })}</p> };
    let lines = move || seen.get().map(|seen| lines(language.get(), &seen, may).into_iter().map(line).collect_view());
    view! {
        <section class="desk-page" data-testid="publishing-keys" data-state=move || standing.get()>
            <h2>{move || words::keys_title(language.get())}</h2>
            {move || match is_doubted.get() {
                true => view! { <Doubt is_free=is_free /> }.into_any(),
                false => view! { {lines} {move || (may && is_free.get()).then(|| view! { <KeyButtons standing=standing /> })} }.into_any(),
            }}
            {move || match open.get() {
                None => ().into_any(),
                Some(Shown::Asking { is_first }) => view! { <Asking is_first=is_first /> }.into_any(),
                Some(Shown::AskingAnew) => view! { <AskingAnew /> }.into_any(),
                Some(Shown::Passphrase { is_old, help }) => view! { <Passphrase is_old=is_old help=help /> }.into_any(),
                Some(Shown::Kit) => view! { <Kit /> }.into_any(),
                Some(Shown::TypingKit) => view! { <TypingKit /> }.into_any(),
                Some(Shown::Since) => view! { <Since /> }.into_any(),
                Some(Shown::Card(card)) => view! { <Card card=*card /> }.into_any(),
                Some(Shown::Comparing(what)) => view! { <Comparing what=what /> }.into_any(),
                Some(Shown::Confirming(card)) => view! { <Confirming card=*card /> }.into_any(),
            }}
        </section>
    }
}

/// What is drawn, without its particulars, so that a field in use is not drawn anew.
#[derive(Clone, PartialEq)]
enum Shown {
    Asking { is_first: bool },
    AskingAnew,
    Passphrase { is_old: bool, help: PassphraseHelp },
    Kit,
    TypingKit,
    Since,
    Card(Box<KeyCard>),
    Comparing(ToCompare),
    Confirming(Box<KeyCard>),
}

/// What is said about a passphrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PassphraseHelp {
    Choose,
    ForTheNext,
    ForTheSame,
}

impl Shown {
    fn of(model: &Model) -> Option<Self> {
        let Open::Keys(open) = &model.open else { return None };
        Some(match open {
            KeysOpen::Asking(Goal::Anew) => Self::AskingAnew,
            KeysOpen::Asking(goal) => Self::Asking { is_first: *goal == Goal::First },
            KeysOpen::Passphrase(goal) => {
                let is_old = model.opens_key(goal);
                let help = match goal {
                    Goal::ByOldKey => PassphraseHelp::ForTheNext,
                    _ if is_old => PassphraseHelp::ForTheSame,
                    _ => PassphraseHelp::Choose,
                };
                Self::Passphrase { is_old, help }
            }
            KeysOpen::Kit { .. } => Self::Kit,
            KeysOpen::TypingKit => Self::TypingKit,
            KeysOpen::Since { .. } => Self::Since,
            KeysOpen::Card(card) => Self::Card(card.clone()),
            KeysOpen::Comparing(what) => Self::Comparing(what.clone()),
            KeysOpen::Confirming(card) => Self::Confirming(card.clone()),
        })
    }
}

fn standing(seen: &Seen) -> &'static str {
    match (&seen.state.keys, &seen.key) {
        (Kept::None, _) => "none",
        (Kept::Lost | Kept::Doubtful(_), _) if seen.state.compared.is_some() => "waiting",
        (Kept::Lost, _) => "lost",
        (Kept::Doubtful(_), _) => "doubtful",
        (Kept::Pinned(trust), here) if here.public() == Some(trust.key()) => "here",
        (Kept::Pinned(_), KeyHere::Unknown(_)) => "unknown",
        (Kept::Pinned(_), KeyHere::None) => "elsewhere",
        (Kept::Pinned(_), _) => "other",
    }
}

/// Lines about the keys: words, and the key they speak of.
fn lines(language: Language, seen: &Seen, may: bool) -> Vec<(String, Option<String>)> {
    let line = |words: String| (words, None);
    let trust = match &seen.state.keys {
        Kept::None if may => return vec![line(words::keys_none(language)), line(words::keys_none_help(language))],
        Kept::None => return vec![line(words::keys_none(language)), line(words::keys_none_other(language))],
        // Those have a screen of their own.
        Kept::Lost | Kept::Doubtful(_) => return Vec::new(),
        Kept::Pinned(trust) => trust,
    };
    let counts = (words::key_counts(language), Some(trust.key().id().spoken()));
    let changes = trust.changes().len();
    let here = match &seen.key {
        KeyHere::None => line(words::key_not_here(language)),
        KeyHere::Unknown(detail) => line(words::key_unknown(language, detail)),
        KeyHere::Browser(key) if *key == trust.key() => line(words::key_is_here(language)),
        KeyHere::Wrapped(key) if *key == trust.key() => line(words::key_is_wrapped(language)),
        KeyHere::Browser(key) | KeyHere::Wrapped(key) => (words::key_other_here(language), Some(key.id().spoken())),
    };
    let changed = (changes > 0).then(|| line(words::key_changes(language, changes)));
    let kit = (key_words::kit_counts(language), Some(trust.recovery().id().spoken()));
    [counts, kit].into_iter().chain(changed).chain([here]).collect()
}

#[component]
fn KeyButtons(standing: Memo<&'static str>) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let is_busy = Signal::derive(move || screen.is_busy());
    let button = move |testid: &'static str, class: &'static str, word: fn(Language) -> String, input: fn() -> Input| {
        view! { <Button testid=testid class=class disabled=is_busy on_press=move || screen.send(input())>{move || word(language.get())}</Button> }
    };
    let first = move || {
        view! {
            {button("key-make", "desk-primary", words::keys_make, || Input::PressedKeys(PressedKeys::First))}
            {button("card-import", "desk-button", words::keys_take_card, || Input::PressedPick(Wanted::Card))}
        }
    };
    let change = move || button("key-change", "desk-button", words::keys_change, || Input::PressedKeys(PressedKeys::Change));
    let kit = move || button("key-use-kit", "desk-button", words::keys_use_kit, || Input::PressedKeys(PressedKeys::UseKit));
    view! {
        <div class="desk-card-actions">
            {move || match standing.get() {
                "none" => first().into_any(),
                "here" => view! { {change()} {kit()} }.into_any(),
                _ => kit().into_any(),
            }}
        </div>
    }
}

#[component]
fn Asking(is_first: bool) -> impl IntoView {
    let language = use_language();
    let title = move |language| if is_first { words::ask_first_title(language) } else { words::ask_change_title(language) };
    let text = move |language| if is_first { words::ask_first(language) } else { words::ask_change(language) };
    view! {
        <div class="publishing-ask" data-testid="key-ask">
            <h3>{move || title(language.get())}</h3>
            <p>{move || text(language.get())}</p>
            <GoOnOrCancel testid="key-go-on" word=words::go_on />
        </div>
    }
}

#[component]
fn Passphrase(is_old: bool, help: PassphraseHelp) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let fields = [NodeRef::<leptos::html::Input>::new(), NodeRef::<leptos::html::Input>::new()];
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let [first, again] = fields.map(|field| Typed(field.get_untracked().map_or_else(String::new, |field| field.value())));
        screen.send(Input::PressedKeys(PressedKeys::Passphrase(first, again)));
    };
    let title = move || if is_old { words::passphrase_old_title(language.get()) } else { words::passphrase_title(language.get()) };
    let help = move || match help {
        PassphraseHelp::ForTheNext => words::passphrase_old_help(language.get()),
        PassphraseHelp::ForTheSame => key_words::passphrase_kept_help(language.get()),
        PassphraseHelp::Choose => words::passphrase_help(language.get(), PASSPHRASE_LENGTH_MIN),
    };
    view! {
        <form class="publishing-ask publishing-form" on:submit=send autocomplete="off" data-testid="key-passphrases">
            <h3>{title}</h3>
            <p>{help}</p>
            <label class="desk-field">
                <span>{move || words::passphrase(language.get())}</span>
                <input node_ref=fields[0] type="password" autocomplete="off" data-testid="key-passphrase" />
            </label>
            {(!is_old).then(|| view! {
                <label class="desk-field">
                    <span>{move || words::passphrase_again(language.get())}</span>
                    <input node_ref=fields[1] type="password" autocomplete="off" data-testid="key-passphrase-again" />
                </label>
            })}
            <SendOrCancel testid="key-passphrase-keep" word=words::go_on />
        </form>
    }
}

#[component]
fn TypingKit() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let field = NodeRef::<leptos::html::Textarea>::new();
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            screen.send(Input::PressedKeys(PressedKeys::Kit(Typed(field.value()))));
        }
    };
    view! {
        <form class="publishing-ask publishing-form" on:submit=send autocomplete="off" data-testid="key-kit-typing">
            <h3>{move || words::kit_type_title(language.get())}</h3>
            <p>{move || words::kit_type_help(language.get())}</p>
            <label class="desk-field">
                <span>{move || words::kit_type_label(language.get())}</span>
                <textarea node_ref=field class="publishing-text publishing-digits" rows="3" maxlength="300" spellcheck="false" autocomplete="off" inputmode="numeric" data-testid="key-kit-typed"></textarea>
            </label>
            <SendOrCancel testid="key-kit-check" word=words::go_on />
        </form>
    }
}

#[component]
fn Card(card: KeyCard) -> impl IntoView {
    let language = use_language();
    let id = card.trust().map_or_else(String::new, |trust| trust.key().id().spoken());
    view! {
        <div class="publishing-ask" data-testid="key-card" data-code=id>
            <h3>{move || words::card_title(language.get())}</h3>
            <CardNames card=card />
            <p>{move || words::card_help(language.get())}</p>
            <GoOnOrCancel testid="card-confirm" word=words::card_yes />
        </div>
    }
}
