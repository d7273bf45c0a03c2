//! An opinion or a suggestion: what it is, in which words, and whether an answer is wanted. Typing is that of a rating's words.

use leptos::prelude::*;

use super::context::Kiosk;
use super::parts;
use super::rate_choose::{keyed, slice, tell, typing_view};
use crate::domain::hall::Language;
use crate::domain::opinion::Kind;
use crate::flow::kiosk::Input;
use crate::flow::kiosk::rating::{Choosing, Opining, PHONE_CHARS_MAX, RateInput, Step};
use crate::flow::ratings::of;
use crate::flow::typed::{Keyed, cut};
use crate::text::kiosk::opinion as words;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::keypad::{Keypad, Pressed};

/// So many characters of the words are shown again before they are sent.
const SHOWN_CHARS: usize = 40;

/// The screen.
pub fn draw(kiosk: Kiosk, choosing: &Choosing) -> AnyView {
    match choosing.step() {
        Some(Step::Words) => in_words(kiosk),
        Some(Step::Contact) => contact(kiosk),
        None | Some(Step::Kind) => kinds(kiosk),
    }
}

/// What is said once it is kept.
pub fn thanks(language: Language) -> [String; 2] {
    [words::thanks(language), words::kept(language)]
}

/// The number, large enough to be written down or photographed; nothing where it cannot be read now.
pub fn number(language: Language, number: String) -> AnyView {
    if number.is_empty() {
        return ().into_any();
    }
    view! {
        <p class="opinion-number"><span>{words::your_number(language)}</span> <b data-testid="opinion-number" data-number=number.replace(' ', "")>{number.clone()}</b></p>
        <p>{words::keep_number(language)}</p>
    }
    .into_any()
}

fn kind_icon(kind: Kind) -> Icon {
    match kind {
        Kind::Suggestion => Icon::Info,
        Kind::Problem => Icon::Warning,
        Kind::Praise => Icon::Smile,
    }
}

fn kinds(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let tile = move |kind: Kind| {
        view! {
            <Button testid=format!("opinion-{}", kind.name()) class="tile" on_press=move || tell(kiosk, RateInput::ChoseKind(kind))>
                <span class="tile-head">{kind_icon(kind).draw()}<span class="tile-title">{words::kind(language, kind)}</span></span>
                <span class="tile-help">{words::kind_hint(language, kind)}</span>
            </Button>
        }
        .into_any()
    };
    view! {
        <section class="opinion">
            {parts::title(kiosk, words::question(language), words::hint(language))}
            <div class="opinion-kinds">{Kind::ALL.map(tile)}</div>
            {parts::note(Icon::Lock, words::private(language))}
        </section>
    }
    .into_any()
}

/// What is chosen and typed besides the words.
fn opining<T: PartialEq + Default + Send + Sync + 'static>(kiosk: Kiosk, look: fn(&Opining) -> T) -> Memo<T> {
    slice(kiosk, move |choosing| choosing.opinion.as_ref().map_or_else(T::default, look))
}

fn kind_name(kiosk: Kiosk) -> String {
    let kind = opining(kiosk, |opining| opining.kind).get_untracked();
    kind.map_or_else(String::new, |kind| words::kind(kiosk.language(), kind))
}

fn in_words(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let keyboard = slice(kiosk, |choosing| choosing.keyboard);
    let is_empty = slice(kiosk, |choosing| choosing.comment.trim().is_empty());
    let missing = move || if is_empty.get() { words::write_first(language) } else { String::new() };
    view! {
        <section class="rate" data-chosen="some" data-keyboard="on">
            {parts::title(kiosk, kind_name(kiosk), String::new())}
            {typing_view(kiosk, keyboard)}
            <div class="rate-foot">
                <p class="rate-missing" role="status" data-testid="rate-missing">{missing}</p>
                {parts::action("opinion-other", "", Some(Icon::ArrowLeft), words::other_kind(language), move || kiosk.tell(Input::WentBack))}
                <Button testid="opinion-next" class="action primary large" disabled=is_empty on_press=move || tell(kiosk, RateInput::ShowedKeyboard(false))>
                    <span>{words::next(language)}</span>
                </Button>
            </div>
        </section>
    }
    .into_any()
}

fn contact(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let wants = opining(kiosk, |opining| opining.wants_answer);
    let told = slice(kiosk, |choosing| choosing.told.clone());
    let is_enough = slice(kiosk, Choosing::is_enough);
    let not_enough = Signal::derive(move || !is_enough.get());
    let missing = move || match (wants.get(), is_enough.get()) {
        (None, _) => words::choose_answer(language),
        (Some(true), false) => words::phone_first(language),
        _ => String::new(),
    };
    let choice = move |testid: &'static str, icon: Icon, word: String, wanted: bool| {
        let is_on = Signal::derive(move || wants.get() == Some(wanted));
        let mark = move || if is_on.get() { Icon::Check.draw() } else { icon.draw() };
        view! { <Button testid=testid class="action" pressed=is_on on_press=move || tell(kiosk, RateInput::WantsAnswer(wanted))>{mark}<span>{word}</span></Button> }.into_any()
    };
    view! {
        <section class="opinion">
            {parts::title(kiosk, words::contact_title(language), String::new())}
            {said(kiosk)}
            <div class="opinion-ways" role="group" aria-label=words::contact_title(language)>
                {choice("opinion-no-answer", Icon::Close, words::no_answer(language), false)}
                {choice("opinion-call-me", Icon::Phone, words::call_me(language), true)}
            </div>
            {move || told.get().map(|words| parts::notice("rate-told", of(&words, language).clone()))}
            {move || (wants.get() == Some(true)).then(|| phone(kiosk))}
            <div class="rate-foot">
                <p class="rate-missing" role="status" data-testid="rate-missing">{missing}</p>
                {parts::action("opinion-change", "", Some(Icon::ArrowLeft), words::change_words(language), move || kiosk.tell(Input::WentBack))}
                <Button testid="opinion-submit" class="action primary large" disabled=not_enough on_press=move || kiosk.submit_rating()>
                    <span>{words::submit(language)}</span>
                </Button>
            </div>
        </section>
    }
    .into_any()
}

/// What is about to be sent: what it is, and how the words begin.
fn said(kiosk: Kiosk) -> AnyView {
    let text = slice(kiosk, |choosing| choosing.comment.clone()).get_untracked();
    let more = cut(&text, SHOWN_CHARS).map(|begins| format!("{begins}{}", words::more(kiosk.language())));
    view! { <p class="opinion-said" data-testid="opinion-said"><b>{kind_name(kiosk)}</b> <q lang="">{more.unwrap_or(text)}</q></p> }
        .into_any()
}

/// The field for the phone, and the keypad.
fn phone(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let typed = opining(kiosk, |opining| opining.phone.clone());
    let press = move |key| {
        let input = match key {
            Pressed::Digit(digit) => Keyed::Pressed(char::from(b'0' + digit)),
            Pressed::Erase => Keyed::Erased,
            Pressed::Clear => Keyed::Cleared,
        };
        keyed(kiosk, input);
    };
    view! {
        <div class="opinion-phone">
            <label class="case-field">
                <span>{words::phone(language)}</span>
                <input data-testid="opinion-phone" type="text" inputmode="none" autocomplete="off" spellcheck="false" maxlength=PHONE_CHARS_MAX.to_string()
                    prop:value=move || typed.get()
                    on:input:target=move |event| keyed(kiosk, Keyed::Typed(event.target().value())) />
                <span class="soft">{words::phone_hint(language)}</span>
            </label>
            <Keypad clear=words::clear(language) erase=words::erase(language) on_key=press />
        </div>
    }
    .into_any()
}
