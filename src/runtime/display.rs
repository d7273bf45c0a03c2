//! The display at work: announces what is to be announced, asks whether the others are there, keeps the screen on and takes new versions.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::presence::ASK_SECONDS;
use super::update;
use super::voice::{Announcement, Voice};
use super::window::{Change, Listening, Surface, Window};
use crate::device;
use crate::device::locks::{Held, Manner};
use crate::domain::floor::{Call, CounterState, DayFloor};
use crate::domain::hall::Language;
use crate::flow::display::{Announcer, Effect, Input, Moment, Screen, Seen, Signs, Stale, View, Watchdog, is_quiet};
use crate::flow::voice::{Step, clip_names};
use crate::text::display::call_spoken;

/// The newest announced call of this installation.
const SEEN_KEY: &str = "display-seen";
/// Held by the one display of this machine that speaks.
const VOICE_LOCK: &str = "display-voice";
/// The screen as it was measured.
const SETTINGS_KEY: &str = "display-screen";
/// Questions to the journal that may be open at a time; one that hangs must not keep later ones from being answered.
const QUESTIONS_MAX: u32 = 3;
/// A page that must be loaded anew waits so long, so that it never does so in a circle without a pause.
const RELOAD_SECONDS: u32 = 5;

/// How this display is set up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Settings {
    /// Size and distance.
    pub screen: Screen,
    /// Calls in the other language too.
    pub both_languages: bool,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    inches: f64,
    distance_m: f64,
    #[serde(default)]
    both_languages: bool,
}

/// The settings kept for this installation; what cannot be read is asked again at the next set-up. The demo begins with the real ones: it is the same screen.
pub fn settings(window: &Window) -> Settings {
    let text = device::local::get(&window.scoped(SETTINGS_KEY)).or_else(|| device::local::get(SETTINGS_KEY));
    let kept = text.and_then(|text| serde_json::from_str::<Kept>(&text).ok());
    let read = |kept: Kept| Some(Settings { screen: Screen::new(kept.inches, kept.distance_m)?, both_languages: kept.both_languages });
    kept.and_then(read).unwrap_or(Settings { screen: Screen::default(), both_languages: false })
}

/// Keeps the settings.
pub fn keep_settings(window: &Window, settings: Settings) {
    let Settings { screen, both_languages } = settings;
    let kept = Kept { inches: screen.inches(), distance_m: screen.distance_m(), both_languages };
    if let Ok(text) = serde_json::to_string(&kept) {
        device::local::set(&window.scoped(SETTINGS_KEY), &text);
    }
}

/// `?setup=1`: the screen is to be measured.
pub fn wants_setup() -> bool {
    device::address::parameter("setup").as_deref() == Some("1")
}

/// Dresses the page for the display: dark, in the language shown, with its title.
pub fn dress_page(language: Language, title: &str) {
    device::address::set_root_attribute("data-theme", "dark");
    device::press::open_no_menu();
    device::address::set_root_attribute("lang", crate::text::common::code(language));
    device::address::set_title(title);
}

/// What the surface is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Whether what is shown can be believed.
    Stale(Option<Stale>),
    /// This call is being announced, in this way.
    Announcing(Call, Step),
    /// Nothing is being announced.
    Quiet,
    /// The browser wants a touch before it plays sound.
    SoundBlocked(bool),
    /// This window speaks; of several displays of one machine only one does.
    Speaks(bool),
}

struct Inner {
    window: Window,
    voice: Voice,
    languages: Vec<Language>,
    told: Rc<dyn Fn(Told)>,
    announcer: RefCell<Announcer>,
    watchdog: RefCell<Watchdog>,
    stale: Cell<Option<Stale>>,
    /// Whether this window is the one that speaks; nothing before that is known.
    speaks: Cell<Option<bool>>,
    right_to_speak: RefCell<Option<Held>>,
    questions: Cell<u32>,
    seconds: Cell<u32>,
    counters_heard: Cell<bool>,
    listening: RefCell<Option<Listening>>,
    visibility: RefCell<Option<device::visibility::Listening>>,
}

/// The display at work; ends when its last clone is dropped.
#[derive(Clone)]
pub struct Station(Rc<Inner>);

impl Station {
    /// Starts. Calls are spoken in `languages`, the first one first.
    pub fn start(window: Window, languages: Vec<Language>, told: impl Fn(Told) + 'static) -> Self {
        let told: Rc<dyn Fn(Told)> = Rc::new(told);
        let tell_blocked = told.clone();
        let seen = device::local::get(&window.scoped(SEEN_KEY)).and_then(|text| serde_json::from_str::<Seen>(&text).ok());
        let start = moment(&window);
        let station = Self(Rc::new(Inner {
            voice: Voice::start(move |blocked| tell_blocked(Told::SoundBlocked(blocked))),
            window,
            languages,
            told,
            announcer: RefCell::new(Announcer::after(seen)),
            watchdog: RefCell::new(Watchdog::start(start)),
            stale: Cell::default(),
            speaks: Cell::default(),
            right_to_speak: RefCell::default(),
            questions: Cell::default(),
            seconds: Cell::default(),
            counters_heard: Cell::default(),
            listening: RefCell::default(),
            visibility: RefCell::default(),
        }));
        station.listen();
        device::wake_lock::keep_screen_on();
        station.ask_to_speak();
        station.ask();
        station
    }

    /// The voice, for the sound button and the set-up.
    pub fn voice(&self) -> &Voice {
        &self.0.voice
    }

    /// Two displays of one machine must not speak at the same time: the one that holds the lock speaks, and when it is closed the next one does. Where
    /// there are no locks everybody speaks.
    fn ask_to_speak(&self) {
        let me = Rc::downgrade(&self.0);
        let name = self.0.window.scoped(VOICE_LOCK);
        spawn_local(async move {
            let at_once = device::locks::take(&name, Manner::IfFree, || ()).await;
            let is_free = at_once.is_some();
            let Some(station) = alive(&me) else { return };
            station.may_speak(is_free, at_once);
            station.hear(if device::address::is_visible() { Input::FloorChanged } else { Input::Hidden });
            drop(station);
            if !is_free {
                let held = device::locks::take(&name, Manner::Wait, || ()).await;
                if let Some(station) = alive(&me) {
                    station.may_speak(true, held);
                }
            }
        });
    }

    fn may_speak(&self, speaks: bool, held: Option<Held>) {
        *self.0.right_to_speak.borrow_mut() = held;
        self.0.speaks.set(Some(speaks));
        (self.0.told)(Told::Speaks(speaks));
    }

    fn listen(&self) {
        let me = Rc::downgrade(&self.0);
        let listening = self.0.window.listen(move |change| {
            let Some(station) = alive(&me) else { return };
            match change {
                Change::Floor => station.hear(Input::FloorChanged),
                Change::Health => station.look(),
                Change::Content | Change::Edition | Change::Cases => {}
                Change::Second => station.second(),
            }
        });
        *self.0.listening.borrow_mut() = Some(listening);
        let me = Rc::downgrade(&self.0);
        *self.0.visibility.borrow_mut() = device::visibility::on_change(move |visible| {
            let Some(station) = alive(&me) else { return };
            if visible {
                device::wake_lock::keep_screen_on();
                station.ask();
                station.hear(Input::Shown);
            } else {
                station.hear(Input::Hidden);
            }
        });
    }

    fn second(&self) {
        let seconds = self.0.seconds.get() + 1;
        self.0.seconds.set(seconds);
        if seconds.is_multiple_of(ASK_SECONDS) {
            self.ask();
        }
        // The day may have changed.
        self.hear(Input::FloorChanged);
        self.look();
        if seconds.is_multiple_of(RELOAD_SECONDS) {
            self.take_new_version();
        }
    }

    fn hear(&self, input: Input) {
        if self.0.speaks.get().is_none() {
            return;
        }
        let effect = self.with_day(|view| self.0.announcer.borrow_mut().update(input, view));
        if let Some(Effect::Announce(call, seen)) = effect {
            if let Ok(text) = serde_json::to_string(&seen) {
                device::local::set(&self.0.window.scoped(SEEN_KEY), &text);
            }
            let station = self.clone();
            spawn_local(async move { station.announce(call).await });
        }
    }

    async fn announce(&self, call: Call) {
        let text = |language: &Language| (*language, call_spoken(*language, call.number, &call.counter));
        let announcement =
            Announcement { spoken: self.0.languages.iter().map(text).collect(), clips: clip_names(call.number, &call.counter) };
        let tell = |step| (self.0.told)(Told::Announcing(call.clone(), step));
        if self.0.speaks.get() == Some(true) {
            self.0.voice.announce(&announcement, tell).await;
        } else {
            // Another window speaks: here the call stands in writing and flashes.
            tell(Step::Flash);
            device::timer::pause(Step::Flash.limit_ms()).await;
        }
        (self.0.told)(Told::Quiet);
        self.hear(Input::AnnouncementEnded);
    }

    fn with_day<R>(&self, look: impl FnOnce(View<'_>) -> R) -> R {
        let (day, now) = (self.0.window.today(), self.0.window.now());
        self.0.window.with_floor(|floor| look(View { day, floor: floor.day(day), now }))
    }

    /// Asks the journal and the other windows whether they are there.
    fn ask(&self) {
        self.0.window.ask_neighbours();
        if self.0.questions.get() >= QUESTIONS_MAX {
            return;
        }
        self.0.questions.set(self.0.questions.get() + 1);
        let me = Rc::downgrade(&self.0);
        let window = self.0.window.clone();
        spawn_local(async move {
            let answered = window.look_again().await.is_ok();
            let Some(station) = alive(&me) else { return };
            station.0.questions.set(station.0.questions.get() - 1);
            if answered {
                station.0.watchdog.borrow_mut().journal_answered(moment(&window));
                station.look();
            }
        });
    }

    fn look(&self) {
        let window = &self.0.window;
        let now = moment(window);
        let mut watchdog = self.0.watchdog.borrow_mut();
        let counters = window.neighbours().into_iter().filter(|neighbour| neighbour.surface == Surface::Counter.name());
        for neighbour in counters {
            self.0.counters_heard.set(true);
            let age_ms = now.mono_ms - neighbour.heard_ms;
            watchdog.counter_heard(Moment { mono_ms: neighbour.heard_ms, time: now.time.plus_millis(-(age_ms as i64)) });
        }
        // The demo's own counters were opened by nobody: there the rule begins with the first real counter window.
        let rule_holds = !window.is_demo() || self.0.counters_heard.get();
        let counter_is_open = rule_holds && self.with_day(|view| is_any_counter_open(view.floor));
        let stale = watchdog.look(now, Signs { counter_is_open, silent_since: window.health().silent_since });
        drop(watchdog);
        if self.0.stale.replace(stale) != stale {
            (self.0.told)(Told::Stale(stale));
        }
    }

    /// Takes a new version, or loads the page anew, when no call has been made for a while.
    fn take_new_version(&self) {
        let window = &self.0.window;
        if self.with_day(|view| is_quiet(view.floor, view.now)) {
            update::nobody_here(window);
        } else if window.health().must_reload {
            // The storage is closed already: a page that waits shows nothing new.
            device::address::reload();
        }
    }
}

fn alive(me: &Weak<Inner>) -> Option<Station> {
    me.upgrade().map(Station)
}

fn moment(window: &Window) -> Moment {
    Moment { mono_ms: device::clock::mono_ms(), time: window.now() }
}

fn is_any_counter_open(floor: &DayFloor) -> bool {
    floor.counters.values().any(|counter| matches!(counter.state, CounterState::Open { .. }))
}
