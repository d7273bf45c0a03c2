//! Keys whose records are damaged: what is doubted and why, what to compare, who has confirmed, and who is waited for.

use leptos::prelude::*;

use super::confirm::{CardNames, CardStanding, Names};
use super::message::denied;
use super::state::{PublishingScreen, use_publishing};
use crate::domain::content::{Act, Denied, Kept, PublicKey};
use crate::domain::hall::Language;
use crate::flow::publishing::{Input, May, PressedKeys, Seen, Wanted, Why};
use crate::text::{publishing_desk as desk_words, publishing_keys as words};
use crate::ui::shell::use_language;
use crate::ui::widgets::button::Button;

/// Everything there is to know before two people confirm, and the buttons of whoever looks.
#[component]
pub fn Doubt(
    /// Nothing else is open.
    is_free: Signal<bool>,
) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let seen = Memo::new(move |_| screen.seen());
    let why = move || {
        seen.get().map(|seen| match &seen.state.keys {
            Kept::Doubtful(_) => words::doubtful_why(language.get(), seen.state.unreadable),
            _ => words::lost_why(language.get()),
        })
    };
    let has_first = Memo::new(move |_| seen.get().is_some_and(|seen| seen.state.compared.is_some()));
    view! {
        <div class="desk-banner" data-kind="call" role="alert" data-testid="keys-doubt"><span><b>{move || words::doubt_title(language.get())}</b> " " {why}</span></div>
        // What is open says itself what it is about.
        {move || match (is_free.get(), has_first.get()) {
            (false, _) => ().into_any(),
            (true, true) => view! { <Waiting /> <StartOver /> }.into_any(),
            (true, false) => view! { <ToBeCompared /> <FirstButtons is_main=true /> }.into_any(),
        }}
    }
}

/// Nobody has compared anything: what is known, and how it goes.
#[component]
fn ToBeCompared() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let known = Memo::new(move |_| {
        let keys = screen.seen()?.state.known_trust().map(|trust| (trust.key(), trust.recovery()));
        keys.map(|keys| (keys, screen.seen().and_then(|seen| other_key(&seen))))
    });
    let steps = move || -> &'static [fn(Language) -> String] {
        match known.get() {
            Some(_) => &[words::how_compare, words::how_first, words::how_second],
            None => &[words::lost_how, words::lost_alone, words::how_second],
        }
    };
    let may = untrack(|| screen.with(|model| model.has(Act::Keys)));
    let has_given_up = move |key| screen.seen().is_some_and(|seen| seen.state.has_given_up(key));
    let other_word = move |key| if has_given_up(key) { words::given_up_here } else { words::other_key_here };
    let other = move || known.get().and_then(|(_, other)| other);
    view! {
        {move || known.get().map(|((key, recovery), _)| view! { <Names key=Some(key) recovery=recovery /> })}
        {move || other().map(|key| view! { <p class="desk-bad" data-testid="other-key-here">{other_word(key)(language.get())} " " <code>{key.id().spoken()}</code></p> })}
        <ol class="publishing-steps">{move || steps().iter().map(|step| view! { <li>{step(language.get())}</li> }).collect_view()}</ol>
        {move || known.get().map(|_| view! { <p>{words::how_different(language.get())}</p> })}
        {(!may).then(|| view! { <p data-testid="keys-need-administrator">{move || words::needs_administrator(language.get())}</p> })}
    }
}

/// This machine's key, where the record speaks of another.
fn other_key(seen: &Seen) -> Option<PublicKey> {
    let known = seen.state.known_trust()?.key();
    seen.key.public().filter(|key| *key != known)
}

/// One person has confirmed: who, what, and who can be the second.
#[component]
fn Waiting() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let compared = Memo::new(move |_| screen.seen().and_then(|seen| seen.state.compared.clone()));
    let may = Memo::new(move |_| screen.with(|model| model.may_confirm()));
    let is_busy = Signal::derive(move || screen.is_busy());
    let told =
        move || compared.get().map(|by| words::waiting(language.get(), &screen.name_of(&by.by, language.get()), &screen.stamp(by.at)));
    let own = move || match may.get() {
        May::Yes => Some(words::second_here(language.get())),
        May::Not(Why::Denied(Denied::OwnVoucher)) => Some(words::first_here(language.get())),
        _ => None,
    };
    view! {
        <p data-testid="keys-first" data-person=move || compared.get().map(|by| by.by.to_string())><b>{told}</b></p>
        {move || compared.get().map(|by| view! { <CardNames card=by.card.clone() /> <CardStanding card=by.card /> })}
        {move || seconds(screen, language.get())}
        {move || own().map(|text| view! { <p data-testid="keys-own-part">{text}</p> })}
        {move || (may.get() == May::Yes).then(|| view! {
            <div class="desk-card-actions">
                <Button testid="keys-confirm" class="desk-primary" disabled=is_busy on_press=move || screen.send(Input::PressedKeys(PressedKeys::Confirm))>{move || words::second_confirm(language.get())}</Button>
            </div>
        })}
    }
}

/// Who is waited for, and why others of those with the right cannot be the second.
fn seconds(screen: PublishingScreen, language: Language) -> Option<impl IntoView> {
    let seen = screen.seen()?;
    let names: Vec<String> =
        seen.seconds.iter().filter(|(_, hindrance)| hindrance.is_none()).map(|(person, _)| screen.name_of(person, language)).collect();
    let line = match names.is_empty() {
        true => words::waiting_nobody(language),
        false => words::waiting_for(language, &desk_words::names(language, &names)),
    };
    let cannot = seen.seconds.iter().filter_map(|(person, hindrance)| {
        let why = denied(screen, language, hindrance.as_ref()?);
        Some(view! { <li data-person=person.to_string()>{words::cannot_be_second(language, &screen.name_of(person, language), &why)}</li> })
    });
    let cannot = cannot.collect::<Vec<_>>();
    let has_any = !cannot.is_empty();
    Some(view! {
        <p data-testid="keys-waiting-for">{line}</p>
        {has_any.then(|| view! { <ul class="desk-soft" data-testid="keys-cannot">{cannot}</ul> })}
    })
}

/// An administrator may begin anew: the way to it is no neighbour of the second person's button.
#[component]
fn StartOver() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let is_wanted = RwSignal::new(false);
    let may = untrack(|| screen.with(|model| model.has(Act::Keys)));
    move || {
        match (may, is_wanted.get()) {
        (false, _) => ().into_any(),
        (true, true) => view! { <FirstButtons is_main=false /> }.into_any(),
        (true, false) => view! {
            <p class="desk-soft">{move || words::start_over_help(language.get())}</p>
            <div class="desk-card-actions">
                <Button testid="keys-start-over" class="desk-button" on_press=move || is_wanted.set(true)>{move || words::start_over(language.get())}</Button>
            </div>
        }
        .into_any(),
    }
    }
}

/// What an administrator may begin with.
#[component]
fn FirstButtons(is_main: bool) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let is_busy = Signal::derive(move || screen.is_busy());
    let may = untrack(|| screen.with(|model| model.has(Act::Keys)));
    let is_known = Memo::new(move |_| screen.seen().is_some_and(|seen| matches!(seen.state.keys, Kept::Doubtful(_))));
    let may_anew = Memo::new(move |_| screen.with(|model| model.may_begin_anew()));
    let class = move |is_first: bool| if is_first && is_main { "desk-primary" } else { "desk-button" };
    let button = move |testid: &'static str, class: &'static str, word: fn(Language) -> String, input: fn() -> Input| {
        view! { <Button testid=testid class=class disabled=is_busy on_press=move || screen.send(input())>{move || word(language.get())}</Button> }
    };
    let buttons = move || {
        let is_known = is_known.get();
        view! {
            {is_known.then(|| button("key-compare", class(true), words::compare, || Input::PressedKeys(PressedKeys::Compare)))}
            {button("card-import", class(!is_known), words::take_card, || Input::PressedPick(Wanted::Card))}
            {may_anew.get().then(|| button("key-anew", "desk-button", words::anew, || Input::PressedKeys(PressedKeys::Anew)))}
        }
    };
    may.then(|| view! { <div class="desk-card-actions">{buttons}</div> })
}
