//! What every component may ask for: the window, the language, the time, and slices of the floor.

use leptos::prelude::*;

use super::reacting::memo;
use crate::domain::floor::Floor;
use crate::domain::hall::{Hall, Language};
use crate::domain::time::{Day, Timestamp};
use crate::runtime::window::{Change, Health, Listening, Window};

/// The shell of a running surface. Lives at the root, so that it outlives every screen.
#[derive(Clone, Copy)]
pub struct Shell {
    window: StoredValue<Window, LocalStorage>,
    hall: StoredValue<std::rc::Rc<Hall>, LocalStorage>,
    _listening: StoredValue<Listening, LocalStorage>,
    floor_changes: RwSignal<u64>,
    health_changes: RwSignal<u64>,
    second: RwSignal<Timestamp>,
    language: RwSignal<Language>,
}

/// The shell of this surface.
pub fn use_shell() -> Shell {
    expect_context::<Shell>()
}

/// The language words are shown in. Reactive.
pub fn use_language() -> RwSignal<Language> {
    use_shell().language
}

impl Shell {
    /// Makes the shell at the root and provides it to everything below.
    pub fn provide(window: Window, language: Language) -> Self {
        let floor_changes = RwSignal::new(0);
        let health_changes = RwSignal::new(0);
        let second = RwSignal::new(window.now());
        let clock = window.clone();
        let listening = window.listen(move |change| match change {
            Change::Floor => floor_changes.update(|n| *n += 1),
            Change::Health => health_changes.update(|n| *n += 1),
            // Whoever shows what is published, or a case, listens for itself.
            Change::Content | Change::Edition | Change::Cases => {}
            Change::Second => second.set(clock.now()),
        });
        let hall = StoredValue::new_local(window.hall());
        let shell = Self {
            window: StoredValue::new_local(window),
            hall,
            _listening: StoredValue::new_local(listening),
            floor_changes,
            health_changes,
            second,
            language: RwSignal::new(language),
        };
        provide_context(shell);
        shell
    }

    /// The window itself, for commands.
    pub fn window(self) -> Window {
        self.window.get_value()
    }

    /// The content.
    pub fn hall(self) -> std::rc::Rc<Hall> {
        self.hall.get_value()
    }

    /// Looks at the content.
    pub fn with_hall<R>(self, look: impl FnOnce(&Hall) -> R) -> R {
        self.hall.with_value(|hall| look(hall))
    }

    /// Language of the words. Reactive.
    pub const fn language(self) -> RwSignal<Language> {
        self.language
    }

    /// The hall's time, once a second. Reactive.
    pub fn now(self) -> Timestamp {
        self.second.get()
    }

    /// The hall's time, once a minute: for what shows minutes only.
    pub fn minute(self) -> Memo<Timestamp> {
        let second = self.second;
        memo(move || Timestamp::from_millis(second.get().millis().div_euclid(60_000) * 60_000))
    }

    /// A slice of the floor of today, made anew when the floor changes and passed on when the slice differs.
    pub fn floor<T: PartialEq + Send + Sync + 'static>(self, slice: impl Fn(&Floor, Day, &Hall) -> T + Send + Sync + 'static) -> Memo<T> {
        memo(move || {
            self.floor_changes.track();
            self.look(&slice)
        })
    }

    /// The same, made anew every second as well: for what depends on the time.
    pub fn floor_by_second<T: PartialEq + Send + Sync + 'static>(
        self,
        slice: impl Fn(&Floor, Day, &Hall, Timestamp) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        memo(move || {
            self.floor_changes.track();
            let now = self.second.get();
            self.look(&|floor: &Floor, day: Day, hall: &Hall| slice(floor, day, hall, now))
        })
    }

    /// Health of this window. Reactive.
    pub fn health(self) -> Health {
        self.health_changes.track();
        self.window.with_value(Window::health)
    }

    /// Rings whenever health or the neighbours change. Reactive.
    pub fn track_health(self) {
        self.health_changes.track();
    }

    fn look<T>(self, slice: &impl Fn(&Floor, Day, &Hall) -> T) -> T {
        self.window.with_value(|window| {
            let today = window.today();
            window.with_floor(|floor| self.hall.with_value(|hall| slice(floor, today, hall)))
        })
    }
}
