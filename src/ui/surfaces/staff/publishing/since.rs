//! The recovery kit is right: which changes of key stay, and what follows from that, before anything is made.

use leptos::prelude::*;

use super::actions::GoOnOrCancel;
use super::standing::fate;
use super::state::{PublishingScreen, use_publishing};
use crate::domain::content::Trust;
use crate::domain::hall::Language;
use crate::flow::publishing::{Input, KeysOpen, Open, PressedKeys, Seen};
use crate::text::{publishing_desk as desk_words, publishing_keys as words};
use crate::ui::shell::use_language;

/// The choice and its consequences.
#[component]
pub fn Since() -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let chosen =
        Memo::new(move |_| screen.with(|model| if let Open::Keys(KeysOpen::Since { since, .. }) = &model.open { since.kept } else { 0 }));
    // The newest first: what was stolen was stolen lately.
    let choices = untrack(|| screen.seen())
        .and_then(|seen| seen.state.trust().map(|trust| trust.may_keep().rev().map(|kept| (kept, added(trust, kept))).collect::<Vec<_>>()));
    let choices = choices.unwrap_or_default();
    let has_choice = choices.len() > 1;
    let choice = move |(kept, change): (usize, Option<Change>)| view! { <Choice kept=kept change=change chosen=chosen /> };
    let help = move || if has_choice { words::since_help(language.get()) } else { words::since_only(language.get()) };
    view! {
        <div class="publishing-ask" data-testid="key-since" data-number=move || chosen.get().to_string()>
            <h3>{move || desk_words::kit_type_title(language.get())}</h3>
            <p>{help}</p>
            {has_choice.then(|| view! {
                <fieldset class="publishing-choices">
                    <legend>{move || words::since_title(language.get())}</legend>
                    {choices.into_iter().map(choice).collect_view()}
                </fieldset>
            })}
            <div class="publishing-after" role="status" data-testid="key-since-after">
                <h4>{move || words::after_title(language.get())}</h4>
                {move || screen.seen().map(|seen| after(screen, language.get(), &seen, chosen.get()))}
            </div>
            <GoOnOrCancel testid="key-since-go-on" word=desk_words::go_on />
        </div>
    }
}

/// A change of key that would be undone: its number, when it was said, and its key's name.
type Change = (usize, crate::domain::time::Timestamp, String);

/// The first of the changes that would be undone.
fn added(trust: &Trust, kept: usize) -> Option<Change> {
    trust.changes().get(kept).map(|change| (kept + 1, change.at, change.to.id().spoken()))
}

#[component]
fn Choice(kept: usize, change: Option<Change>, chosen: Memo<usize>) -> impl IntoView {
    let (language, screen) = (use_language(), use_publishing());
    let key = change.as_ref().map(|(.., key)| key.clone());
    let text = move || match &change {
        None => words::since_none(language.get()),
        Some((number, at, _)) => words::since_change(language.get(), *number, &screen.stamp(*at)),
    };
    view! {
        <label class="publishing-choice">
            <input type="radio" name="key-since" data-testid="key-since-choice" data-number=kept.to_string() prop:checked=move || chosen.get() == kept
                on:change=move |_| screen.send(Input::PressedKeys(PressedKeys::Kept(kept))) />
            <span>{text} " " {key.map(|key| view! { <code>{key}</code> })}</span>
        </label>
    }
}

/// What follows from keeping so many changes, line by line.
fn after(screen: PublishingScreen, language: Language, seen: &Seen, kept: usize) -> Option<AnyView> {
    let (trust, consequence) = (seen.state.trust()?, seen.state.consequence(kept)?);
    let given_up = trust.keys().skip(kept).map(|key| key.id().spoken()).collect::<Vec<_>>();
    let fate = fate(screen, language, seen, &consequence);
    let versions = consequence.lost.iter().map(|edition| edition.version.to_string()).collect::<Vec<_>>().join(" ");
    let older = (!seen.state.history.is_empty()).then(|| words::after_before(language));
    let keys = given_up.join(", ");
    let line = |text: String| view! { <li>{text}</li> };
    Some(
        view! {
        <ul data-testid="key-since-lost" data-code=versions data-number=consequence.shown.map(|edition| edition.version.to_string()).unwrap_or_default()>
            <li>{words::after_key(language)} " " <code>{keys}</code></li>
            {fate.into_iter().map(line).collect_view()}
            {older.map(line)}
            {line(words::after_others(language))}
        </ul>
    }
    .into_any(),
    )
}
