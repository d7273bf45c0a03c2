//! The counter's model at the root of the surface, and the slices of the floor its parts share.

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::command::CounterAction;
use crate::domain::hall::ClerkPin;
use crate::domain::identity::PersonId;
use crate::flow::counter::desk::{self, Desk, Line};
use crate::flow::counter::seat::complete;
use crate::flow::counter::{Input, Intent, Model, Seat, update};
use crate::runtime::counter::{CounterDesk, Hear};
use crate::ui::shell::{Shell, use_shell};
use crate::ui::surfaces::pin::PinRuntime;

/// The counter's model and the way to change it. Lives at the root of the surface.
#[derive(Clone, Copy)]
pub struct CounterScreen {
    model: RwSignal<Model>,
    desk: StoredValue<CounterDesk, LocalStorage>,
    shell: Shell,
}

/// The counter of this surface.
pub fn use_counter() -> CounterScreen {
    expect_context::<CounterScreen>()
}

/// Slices of the floor that several parts of the working screen look at.
#[derive(Clone, Copy)]
pub struct Slices {
    /// The counter and who is at it.
    pub desk: Memo<Desk>,
    /// Those put aside.
    pub held: Memo<Vec<Line>>,
    /// Those who wait, in the order of calling.
    pub waiting: Memo<Vec<Line>>,
}

/// The slices of the working screen.
pub fn use_slices() -> Slices {
    expect_context::<Slices>()
}

impl CounterScreen {
    /// Makes it, and sits down where this window sat before.
    pub fn provide() -> Self {
        let shell = use_shell();
        let runtime = CounterDesk::new(shell.window());
        let remembered = shell.with_hall(|hall| {
            let kept = runtime.remembered();
            let seat = kept.counter.as_ref().zip(kept.clerk.as_ref()).and_then(|(counter, clerk)| Seat::of(hall, counter, clerk));
            (complete(hall, kept), seat)
        });
        let model = shell.with_hall(|hall| match hall.clerk_pin {
            ClerkPin::Off => Model::new(hall.limits.call_lock_seconds),
            ClerkPin::Required => {
                PinRuntime::provide(hall.clerks.iter().map(|clerk| PersonId::from(&clerk.id)).collect());
                Model::asking_pins(hall.limits.call_lock_seconds)
            }
        });
        let screen = Self { model: RwSignal::new(model), desk: StoredValue::new_local(runtime), shell };
        provide_context(screen);
        screen.send(Input::ChoseSeat(remembered.0));
        if let Some(seat) = remembered.1 {
            screen.send(Input::SatDown { seat, open: None });
        }
        screen
    }

    /// Looks at the model. Reactive.
    pub fn with<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with(look)
    }

    /// Looks at the model once.
    pub fn with_untracked<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(look)
    }

    /// Takes an input in and lets its effects happen. An answer that comes after the surface has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        let hear: Hear = Rc::new(move |input| self.send(input));
        self.desk.try_with_value(|desk| effects.into_iter().for_each(|effect| desk.perform(effect, &hear)));
    }

    /// A button or its key.
    pub fn press(self, intent: Intent) {
        self.send(Input::Pressed { intent, request: self.shell.window().new_request() });
    }

    /// A button of the counter itself.
    pub fn act(self, action: CounterAction) {
        self.press(Intent::At(action));
    }

    /// Opens the seat that was chosen.
    pub fn open(self, seat: Seat) {
        self.send(Input::SatDown { seat, open: Some(self.shell.window().new_request()) });
    }

    /// Provides the slices of this seat, and tells the model whenever its desk moves.
    pub fn sit(self, seat: &Seat) {
        let (shell, counter) = (self.shell, seat.counter.clone());
        let desk = shell.floor(move |floor, day, _| Desk::of(floor.day(day), &counter));
        let counter = seat.counter.clone();
        let held = shell.floor_by_second(move |floor, day, hall, now| desk::held(hall, floor.day(day), &counter, now));
        let counter = seat.counter.clone();
        let waiting = shell.floor_by_second(move |floor, day, hall, now| desk::waiting(hall, floor.day(day), &counter, now));
        provide_context(Slices { desk, held, waiting });
        Effect::watch(move || desk.with(|desk| desk.versions), move |_, _, _| self.send(Input::DeskMoved), false);
    }
}
