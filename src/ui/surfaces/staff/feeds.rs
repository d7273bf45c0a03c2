//! The cases of other systems: each feed with its last import, the import that goes on, and what became of the last one.

mod end;
mod fetching;

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::feed::rules::Feed;
use crate::domain::hall::{FeedSource, Language};
use crate::domain::identity::FeedId;
use crate::flow::feeds::{Effect, End, Input, Known, Model, Stage, update};
use crate::runtime::feed_desk::{FeedDesk, Hear};
use crate::runtime::feeds::sweep_soon;
use crate::text::{counter as counter_words, feed_desk as words};
use crate::ui::shell::{Shell, use_language, use_shell};
use crate::ui::surfaces::gate::{GateScreen, use_gate};
use crate::ui::widgets::button::Button;

/// The part's model. Lives at the root of the surface: an import goes on while somebody looks at another part.
#[derive(Clone, Copy)]
pub struct FeedScreen {
    model: RwSignal<Model>,
    desk: StoredValue<FeedDesk, LocalStorage>,
    gate: GateScreen,
    shell: Shell,
}

/// Makes it and provides it to everything below.
pub fn provide() {
    let (shell, gate) = (use_shell(), use_gate());
    let desk = StoredValue::new_local(FeedDesk::new(&shell.window()));
    provide_context(FeedScreen { model: RwSignal::new(Model::default()), desk, gate, shell });
}

/// The part's model.
pub fn use_feeds() -> FeedScreen {
    expect_context::<FeedScreen>()
}

impl FeedScreen {
    /// Takes an input in and lets its effects happen. An answer that comes after the surface has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_maybe_update(|model| {
            let before = model.clone();
            let effects: Vec<Effect> = update(model, input);
            (*model != before, effects)
        }) else {
            return;
        };
        let hear: Hear = Rc::new(move |input| self.send(input));
        let by = untrack(|| self.gate.person()).map(|person| person.id);
        self.desk.try_with_value(|desk| effects.into_iter().for_each(|effect| desk.perform(effect, by.clone(), &hear)));
    }

    /// What people call a feed.
    pub fn name(self, feed: &FeedId, language: Language) -> String {
        self.shell.with_hall(|hall| hall.feed(feed).map_or_else(|| feed.to_string(), |feed| feed.name.get(language).to_owned()))
    }
}

/// The part of the page.
#[component]
pub fn Feeds() -> impl IntoView {
    let (screen, language, shell) = (use_feeds(), use_language(), use_shell());
    let feeds = shell.with_hall(|hall| hall.feeds.clone());
    screen.send(Input::Opened(feeds.iter().map(|feed| feed.id.clone()).collect()));
    sweep_soon(&shell.window());
    let stage = Memo::new(move |_| screen.model.with(|model| kind(&model.stage)));
    let is_empty = feeds.is_empty();
    let cards = feeds.into_iter().map(|feed| view! { <Card feed=feed /> }).collect_view();
    view! {
        <section class="desk-page" data-testid="feeds" data-state=move || stage.get()>
            <h2>{move || words::title(language.get())}</h2>
            <p class="desk-soft">{move || words::help(language.get())}</p>
            {is_empty.then(|| view! { <p data-testid="feeds-none">{move || words::none(language.get())}</p> })}
            {move || match stage.get() {
                "idle" => ().into_any(),
                "reading" => view! { <Reading /> }.into_any(),
                _ => view! { <end::Ended /> }.into_any(),
            }}
            <ul class="feed-cards">{cards}</ul>
        </section>
    }
}

const fn kind(stage: &Stage) -> &'static str {
    match stage {
        Stage::Idle => "idle",
        Stage::Reading { .. } => "reading",
        Stage::Ended { end: End::Taken(_), .. } => "taken",
        Stage::Ended { end: End::NotTaken(..), .. } => "not-taken",
        Stage::Ended { end: End::Doubtful(..), .. } => "asks",
        Stage::Ended { end: End::Cancelled, .. } => "cancelled",
        Stage::Ended { end: End::Busy, .. } => "busy",
        Stage::Ended { end: End::NotFetched(_), .. } => "not-fetched",
        Stage::Ended { end: End::Failed(_), .. } => "failed",
    }
}

/// One feed: what was imported last, and the way to take in another file.
#[component]
fn Card(feed: FeedSource) -> impl IntoView {
    let (screen, language, shell) = (use_feeds(), use_language(), use_shell());
    let offset = shell.with_hall(|hall| hall.utc_offset_minutes);
    let (id, name) = (feed.id.clone(), feed.name.clone());
    let known = Memo::new(move |_| screen.model.with(|model| model.feeds.get(&id).cloned().unwrap_or(Known::Looking)));
    let told = move || {
        let language = language.get();
        match known.get() {
            Known::Looking => words::looking(language),
            Known::Unreadable => words::unreadable(language),
            Known::Known(Feed { last: None, imports: 1.., .. }) => words::cleared(language),
            Known::Known(Feed { last: None, .. }) => words::never(language),
            Known::Known(Feed { last: Some((import, at)), .. }) => {
                words::last(language, &counter_words::stamp(at, offset), import.taken, import.wrong)
            }
        }
    };
    let imports = move || known.with(|known| if let Known::Known(feed) = known { feed.imports } else { 0 });
    let is_busy = Signal::derive(move || screen.model.with(Model::is_reading));
    let (pressed, state) = (feed.id.clone(), feed.id.to_string());
    view! {
        <li class="feed-card" data-testid="feed" data-feed=state data-imports=imports>
            <h3>{move || name.get(language.get()).to_owned()}</h3>
            <p data-testid="feed-last">{told}</p>
            <div class="desk-card-actions">
                <Button testid="feed-import" class="desk-primary" disabled=is_busy on_press=move || screen.send(Input::PressedImport(pressed.clone()))>
                    {move || words::import(language.get())}
                </Button>
            </div>
            <p class="desk-soft">{move || words::formats(language.get())}</p>
            {feed.address.clone().map(|address| view! { <fetching::Fetching feed=feed address=address /> })}
        </li>
    }
}

/// How far it is, and the way to stop it.
#[component]
fn Reading() -> impl IntoView {
    let (screen, language) = (use_feeds(), use_language());
    let at = Memo::new(move |_| {
        screen.model.with(|model| match &model.stage {
            Stage::Reading { feed, percent, rows } => Some((feed.clone(), *percent, *rows)),
            _ => None,
        })
    });
    let name = move || at.get().map(|(feed, ..)| words::reading(language.get(), &screen.name(&feed, language.get())));
    let percent = move || at.get().map_or(0, |(_, percent, _)| percent);
    let told = move || at.get().map(|(_, percent, rows)| words::progress(language.get(), percent, rows));
    view! {
        <div class="feed-now" data-testid="feed-reading">
            <h3 role="status">{name}</h3>
            <progress class="desk-progress" max="100" value=percent data-testid="feed-progress" aria-label=move || words::import(language.get())></progress>
            <p>{told}</p>
            <Button testid="feed-cancel" class="desk-button" on_press=move || screen.send(Input::PressedCancel)>{move || words::cancel(language.get())}</Button>
        </div>
    }
}
