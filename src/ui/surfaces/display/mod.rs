//! The overhead display: nothing but numbers and counters, readable from the last row.

mod cards;
mod foot;
mod head;
mod setup;
mod side;

use leptos::prelude::*;

use crate::domain::floor::{Call, DayFloor};
use crate::domain::hall::Language;
use crate::flow::display::{Picture, Stale, board, picture, shift_px};
use crate::flow::voice::Step;
use crate::runtime::display::{Settings, Station, Told, dress_page, settings, wants_setup};
use crate::text::display as words;
use crate::ui::shell::{Shell, use_shell};

/// What the display's parts need besides the shell.
#[derive(Clone, Copy)]
struct Signals {
    picture: Memo<Picture>,
    stale: RwSignal<Option<Stale>>,
    announcing: RwSignal<Option<(Call, Step)>>,
    sound_blocked: RwSignal<bool>,
    speaks: RwSignal<bool>,
    station: StoredValue<Option<Station>, LocalStorage>,
}

fn use_signals() -> Signals {
    expect_context::<Signals>()
}

/// The surface.
#[component]
pub fn Display() -> impl IntoView {
    let shell = use_shell();
    let language = shell.language().get_untracked();
    dress_page(language, &words::window_title(language));
    let setting_up = RwSignal::new(wants_setup());
    view! {
        <main class="display" data-testid="display">
            {move || {
                if setting_up.get() {
                    view! { <setup::Setup done=Callback::new(move |()| setting_up.set(false)) /> }.into_any()
                } else {
                    view! { <Screenful settings=settings(&shell.window()) /> }.into_any()
                }
            }}
        </main>
    }
}

/// The picture, and the station that keeps it true.
#[component]
fn Screenful(settings: Settings) -> impl IntoView {
    let shell = use_shell();
    let signals = start(shell, settings);
    provide_context(signals);
    on_cleanup(move || signals.station.set_value(None));
    let minute = shell.minute();
    let letter = |share: f64| format!("{:.4}vw", share * 100.0);
    let is_stale = move || if signals.stale.with(Option::is_some) { "true" } else { "false" };
    view! {
        <div
            class="display-picture"
            data-stale=is_stale
            data-voice=move || if signals.speaks.get() { "speaks" } else { "silent" }
            style:--letter-current=letter(settings.screen.current_share())
            style:--letter-history=letter(settings.screen.history_share())
            style:--shift-x=move || format!("{}px", shift_px(minute.get()).0)
            style:--shift-y=move || format!("{}px", shift_px(minute.get()).1)
        >
            <head::Head />
            <head::StaleBanner />
            <div class="display-body">
                <section class="display-main">
                    <cards::Cards />
                </section>
                <side::History />
            </div>
            <side::Waiting />
            <foot::Foot />
        </div>
    }
}

fn start(shell: Shell, settings: Settings) -> Signals {
    let language = shell.language().get_untracked();
    let announcing = RwSignal::new(None::<(Call, Step)>);
    let (screen, announced) = (settings.screen, Memo::new(move |_| announcing.with(|now| now.as_ref().map(|(call, _)| call.serial))));
    let signals = Signals {
        picture: shell.floor_by_second(move |floor, day, _, now| picture(&board(floor.day(day)), screen, now, announced.get())),
        stale: RwSignal::new(None),
        announcing,
        sound_blocked: RwSignal::new(false),
        speaks: RwSignal::new(false),
        station: StoredValue::new_local(None),
    };
    let languages = spoken_languages(language, settings.both_languages);
    // An announcement may outlive this screen by the length of a call.
    let station = Station::start(shell.window(), languages, move |told| match told {
        Told::Stale(stale) => drop(signals.stale.try_set(stale)),
        Told::Announcing(call, step) => drop(signals.announcing.try_set(Some((call, step)))),
        Told::Quiet => drop(signals.announcing.try_set(None)),
        Told::SoundBlocked(blocked) => drop(signals.sound_blocked.try_set(blocked)),
        Told::Speaks(speaks) => drop(signals.speaks.try_set(speaks)),
    });
    signals.station.set_value(Some(station));
    signals
}

fn spoken_languages(first: Language, both: bool) -> Vec<Language> {
    let second = if first == Language::Zh { Language::En } else { Language::Zh };
    if both { vec![first, second] } else { vec![first] }
}

/// Nobody at a counter is a state of its own.
fn is_empty(picture: &Picture) -> bool {
    picture.large.is_empty()
}

/// How many wait in each queue, in the hall's order.
fn waiting_counts(day: &DayFloor, hall: &crate::domain::hall::Hall) -> Vec<(char, u32)> {
    hall.queues.iter().map(|queue| (queue.letter.letter(), day.waiting_count(queue.letter))).collect()
}
