//! Five faces with their words; then why, what about, and a few words of one's own. "Submit" stands at the same place all the time, and says what is missing.

use leptos::prelude::*;

use super::context::Kiosk;
use super::{parts, typing};
use crate::domain::hall::Language;
use crate::domain::rating::{Dimension, Level};
use crate::flow::kiosk::rating::{COMMENT_CHARS_MAX, Choosing, RateInput, Rating};
use crate::flow::kiosk::{Input, Screen};
use crate::flow::ratings::{Both, of};
use crate::flow::typed::Keyed;
use crate::text::kiosk::{guides, rate as words};
use crate::text::rating as said;
use crate::ui::reacting::memo;
use crate::ui::widgets::button::Button;
use crate::ui::widgets::face::face;
use crate::ui::widgets::icon::Icon;
use crate::ui::widgets::pane::Pane;

/// Looks at what is chosen.
pub(super) fn slice<T: PartialEq + Default + Send + Sync + 'static>(
    kiosk: Kiosk,
    look: impl Fn(&Choosing) -> T + Send + Sync + 'static,
) -> Memo<T> {
    kiosk.slice(move |model| match &model.visit.screen {
        Screen::Rate(Rating::Choose(choosing)) => look(choosing),
        _ => T::default(),
    })
}

pub(super) fn tell(kiosk: Kiosk, input: RateInput) {
    kiosk.tell(Input::Rate(input));
}

pub(super) fn keyed(kiosk: Kiosk, keyed: Keyed) {
    tell(kiosk, RateInput::Keyed(keyed));
}

/// The screen.
pub fn draw(kiosk: Kiosk, choosing: &Choosing) -> AnyView {
    let language = kiosk.language();
    let question = if choosing.again { words::question_again(language) } else { words::question(language) };
    let level = slice(kiosk, |choosing| choosing.level);
    let keyboard = slice(kiosk, |choosing| choosing.keyboard);
    let told = slice(kiosk, |choosing| choosing.told.clone());
    let changes = parts::changes(kiosk, move || {
        level.track();
        keyboard.track();
        told.track();
    });
    let (reasons, again) = (StoredValue::new(choosing.offer.reasons.clone()), choosing.again);
    let is_bad = memo(move || level.get().is_some_and(Level::is_bad));
    let has_level = memo(move || level.with(Option::is_some));
    let more = move || {
        has_level.get().then(|| {
            let (why, about) = (move || why(kiosk, is_bad, reasons.get_value()), move || about(kiosk));
            view! { {(!again).then(why)}{(!again).then(about)} }
        })
    };
    let typed = move || keyboard.get().then(|| typing_view(kiosk, keyboard));
    let inside = move || view! { {told_line(language, told)}{more} };
    view! {
        <section class="rate" data-chosen=move || if has_level.get() { "some" } else { "none" } data-keyboard=move || if keyboard.get() { "on" } else { "off" }>
            {parts::title(kiosk, question, of(&choosing.offer.what, language).clone())}
            {levels(kiosk, level)}
            {typed}
            <Pane words=(guides::turn_up(language), guides::turn_down(language)) changed=changes anew=Signal::derive(String::new)>{inside()}</Pane>
            {foot(kiosk, has_level)}
        </section>
    }
    .into_any()
}

fn told_line(language: Language, told: Memo<Option<Both>>) -> impl IntoView {
    move || told.get().map(|words| parts::notice("rate-told", of(&words, language).clone()))
}

/// The five faces, the best first.
fn levels(kiosk: Kiosk, chosen: Memo<Option<Level>>) -> AnyView {
    let language = kiosk.language();
    let one = move |level: Level| {
        let is_on = Signal::derive(move || chosen.get() == Some(level));
        let score = level.score();
        view! {
            <Button testid=format!("rate-level-{score}") class="rate-level" pressed=is_on on_press=move || tell(kiosk, RateInput::ChoseLevel(level))>
                {face(score)}
                <span>{words::level(language, level)}</span>
                <span class="rate-tick">{move || is_on.get().then(|| Icon::Check.draw())}</span>
            </Button>
        }
        .into_any()
    };
    view! { <div class="rate-levels" role="group" aria-label=words::question(language)>{Level::ALL.into_iter().map(one).collect_view()}</div> }
        .into_any()
}

/// Reasons to choose from.
fn why(kiosk: Kiosk, is_bad: Memo<bool>, reasons: Vec<[String; 3]>) -> AnyView {
    let language = kiosk.language();
    let chosen = slice(kiosk, |choosing| choosing.reasons.clone());
    let one = move |[id, zh, en]: [String; 3]| {
        let name = if language == Language::Zh { zh } else { en };
        let (on, pressed) = (id.clone(), id.clone());
        let is_on = Signal::derive(move || chosen.with(|chosen| chosen.contains(&on)));
        chip("rate-reason", id, name, is_on, move || tell(kiosk, RateInput::ToggledReason(pressed.clone())))
    };
    let title = move || if is_bad.get() { words::why_bad(language) } else { words::why_good(language) };
    view! { <h2 data-testid="rate-why">{title}</h2><div class="rate-chips" role="group">{reasons.into_iter().map(one).collect_view()}</div> }.into_any()
}

fn about(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let chosen = slice(kiosk, |choosing| choosing.dimensions.clone());
    let one = move |dimension: Dimension| {
        let is_on = Signal::derive(move || chosen.with(|chosen| chosen.contains(&dimension)));
        let name = said::dimension(language, dimension);
        chip("rate-dimension", dimension.name().to_owned(), name, is_on, move || tell(kiosk, RateInput::ToggledDimension(dimension)))
    };
    view! {
        <h2>{words::dimensions(language)}</h2>
        <div class="rate-chips" role="group">{Dimension::ALL.into_iter().map(one).collect_view()}</div>
    }
    .into_any()
}

/// Something that can be chosen besides others: a tick says so, not the colour alone.
fn chip(testid: &'static str, id: String, name: String, is_on: Signal<bool>, on_press: impl Fn() + 'static) -> AnyView {
    let mark = move || is_on.get().then(|| Icon::Check.draw());
    view! {
        <div class="rate-chip" data-state=id>
            <Button testid=testid class="action" pressed=is_on repeats=true on_press=on_press>{mark}<span>{name}</span></Button>
        </div>
    }
    .into_any()
}

/// Where a few words are typed: the field, and the keys under it.
pub(super) fn typing_view(kiosk: Kiosk, keyboard: Memo<bool>) -> AnyView {
    let language = kiosk.language();
    let text = slice(kiosk, |choosing| choosing.comment.clone());
    let count = move || words::comment_count(language, text.with(|text| text.chars().count()), COMMENT_CHARS_MAX);
    view! {
        <div class="rate-typing">
            <label class="rate-field">
                <span>{words::comment_label(language)}</span>
                <textarea data-testid="rate-comment" rows="3" inputmode="none" autocomplete="off" spellcheck="false"
                    maxlength=COMMENT_CHARS_MAX.to_string()
                    placeholder=words::comment_hint(language)
                    prop:value=move || text.get()
                    on:input:target=move |event| keyed(kiosk, Keyed::Typed(event.target().value()))></textarea>
                <span class="soft">{count}</span>
            </label>
            {offered(kiosk)}
            {typing::keys(kiosk, keyboard, keyed)}
        </div>
    }
    .into_any()
}

/// What the letters at the end may stand for; nothing while there are none.
fn offered(kiosk: Kiosk) -> AnyView {
    let language = kiosk.language();
    let page = slice(kiosk, |choosing| choosing.offered.page());
    let word = move |(nth, text): (usize, String)| {
        view! { <Button testid="rate-word" class="key rate-word" repeats=true on_press=move || tell(kiosk, RateInput::Took(nth))>{text}</Button> }
    };
    let more = move || {
        view! { <Button testid="rate-words-more" class="key key-word" repeats=true on_press=move || tell(kiosk, RateInput::TurnedWords)>{words::more_words(language)}</Button> }
    };
    let shown = move || {
        let (words, has_more) = page.get();
        view! { {words.into_iter().map(word).collect_view()}{has_more.then(more)} }
    };
    (language == Language::Zh)
        .then(|| view! { <div class="rate-words" role="group" aria-label=words::words_label(language)>{shown}</div> })
        .into_any()
}

/// What is missing, the way to one's own words, and "submit" at its place.
fn foot(kiosk: Kiosk, has_level: Memo<bool>) -> AnyView {
    let language = kiosk.language();
    let keyboard = slice(kiosk, |choosing| choosing.keyboard);
    let is_enough = slice(kiosk, Choosing::is_enough);
    let has_text = slice(kiosk, |choosing| !choosing.comment.is_empty());
    let missing = move || match (has_level.get(), is_enough.get()) {
        (false, _) => words::choose_first(language),
        (true, false) => words::reason_first(language),
        (true, true) => String::new(),
    };
    let write = move || match (keyboard.get(), has_text.get()) {
        (true, _) => words::comment_done(language),
        (false, true) => words::comment_change(language),
        (false, false) => words::comment(language),
    };
    let no_level = Signal::derive(move || !has_level.get());
    let not_enough = Signal::derive(move || !is_enough.get());
    view! {
        <div class="rate-foot">
            <p class="rate-missing" role="status" data-testid="rate-missing">{missing}</p>
            <Button testid="rate-write" class="action" disabled=no_level on_press=move || tell(kiosk, RateInput::ShowedKeyboard(!keyboard.get_untracked()))>
                {Icon::Keyboard.draw()}<span>{write}</span>
            </Button>
            <Button testid="rate-submit" class="action primary large" disabled=not_enough on_press=move || kiosk.submit_rating()>
                <span>{words::submit(language)}</span>
            </Button>
        </div>
    }
    .into_any()
}
