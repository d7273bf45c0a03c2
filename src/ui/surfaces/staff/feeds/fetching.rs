//! A feed that is fetched by itself: from where, how it went last, and the name and password that this machine sends.

use leptos::prelude::*;

use super::use_feeds;
use crate::domain::hall::{FeedSource, Language};
use crate::flow::feeds::{Input, Model};
use crate::runtime::feed_fetch::{fetches, has_credentials, keep_credentials};
use crate::runtime::window::Change;
use crate::text::{counter as counter_words, feed_desk as words};
use crate::ui::shell::{use_language, use_shell};
use crate::ui::widgets::button::Button;

/// The part of a card.
#[component]
pub fn Fetching(feed: FeedSource, address: String) -> impl IntoView {
    let (screen, language, shell) = (use_feeds(), use_language(), use_shell());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let minutes = feed.minutes();
    let (looked, pressed) = (feed.id.clone(), feed.id.clone());
    let news = RwSignal::new(0);
    let hear = move |change| {
        if change == Change::Content {
            news.try_update(|news| *news += 1);
        }
    };
    // Held until the card goes.
    StoredValue::new_local(shell.window().listen(hear));
    let minute = shell.minute();
    // Every minute as well: another window may be the one that fetches.
    let known = Memo::new(move |_| {
        // Read, not only followed: a memo that nobody has read yet tells nobody.
        minute.with(|_| ());
        news.track();
        fetches(&shell.window(), &looked)
    });
    let success = move || match known.with(|known| known.succeeded) {
        Some(at) => words::last_success(language.get(), &counter_words::stamp(at, offset)),
        None => words::no_success(language.get()),
    };
    let failure = move || {
        let (at, why) = known.with(|known| known.failed.clone().filter(|_| known.failures > 0))?;
        let [zh, en] = why;
        let why = if language.get() == Language::Zh { zh } else { en };
        Some(view! { <p data-testid="feed-failure">{words::last_failure(language.get(), &counter_words::stamp(at, offset), &why)}</p> })
    };
    let is_busy = Signal::derive(move || screen.model.with(Model::is_reading));
    view! {
        <div class="feed-fetch" data-testid="feed-fetch">
            <p>{move || words::fetched_from(language.get(), minutes)} " " <code>{address}</code></p>
            <p data-testid="feed-success">{success}</p>
            {failure}
            <div class="desk-card-actions">
                <Button testid="feed-fetch-now" class="desk-button" disabled=is_busy on_press=move || screen.send(Input::PressedFetch(pressed.clone()))>
                    {move || words::fetch_now(language.get())}
                </Button>
            </div>
            <Credentials feed=feed />
        </div>
    }
}

/// Name and password, which stay on this machine.
#[component]
fn Credentials(feed: FeedSource) -> impl IntoView {
    let (language, shell) = (use_language(), use_shell());
    let feed = StoredValue::new(feed);
    let kept = RwSignal::new(feed.with_value(|feed| has_credentials(&shell.window(), feed)));
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let keep = move |name: String, password: String| {
        feed.with_value(|feed| keep_credentials(&shell.window(), feed, &name, &password));
        kept.set(feed.with_value(|feed| has_credentials(&shell.window(), feed)));
    };
    let field = move |testid: &'static str, kind: &'static str, word: fn(Language) -> String, value: RwSignal<String>| {
        view! {
            <label class="desk-field">
                <span>{move || word(language.get())}</span>
                <input type=kind autocomplete="off" data-testid=testid prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event)) />
            </label>
        }
    };
    view! {
        <p class="desk-soft">{move || words::credentials_help(language.get())}</p>
        {move || if kept.get() {
            view! {
                <p data-testid="feed-credentials-kept">{words::kept(language.get())}</p>
                <Button testid="feed-credentials-forget" class="desk-small" on_press=move || keep(String::new(), String::new())>{move || words::forget(language.get())}</Button>
            }.into_any()
        } else {
            view! {
                {field("feed-user", "text", words::user, name)}
                {field("feed-password", "password", words::password, password)}
                <Button testid="feed-credentials-keep" class="desk-small" on_press=move || { keep(name.get_untracked(), password.get_untracked()); password.set(String::new()); }>
                    {move || words::keep(language.get())}
                </Button>
            }.into_any()
        }}
    }
}
