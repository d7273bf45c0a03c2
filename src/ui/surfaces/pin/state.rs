//! The question's model at the root of its card, and the names it speaks of.

use std::rc::Rc;

use leptos::prelude::*;

use super::Person;
use crate::domain::access::kit::is_kit;
use crate::domain::identity::PersonId;
use crate::flow::pin::{Effect, Input, Model, Who, update};
use crate::runtime::pin::{Hear, PinDesk};
use crate::text::pin as words;
use crate::ui::shell::{use_language, use_shell};

/// PINs of this window. Made at the root of a surface, so that locks are watched passing on every screen of it.
#[derive(Clone, Copy)]
pub struct PinRuntime(StoredValue<PinDesk, LocalStorage>);

impl PinRuntime {
    /// Makes it for these people and provides it to everything below.
    pub fn provide(people: Vec<PersonId>) {
        provide_context(Self(StoredValue::new_local(PinDesk::new(use_shell().window(), people))));
    }
}

/// What happens when it is them, and when nobody is there any more.
type Ends = (Rc<dyn Fn(bool)>, Rc<dyn Fn()>);

/// The question and the way to answer it.
#[derive(Clone, Copy)]
pub struct PinScreen {
    model: RwSignal<Model>,
    runtime: PinRuntime,
    ends: StoredValue<Ends, LocalStorage>,
    person: StoredValue<Person>,
    colleagues: StoredValue<Vec<Person>>,
    language: RwSignal<crate::domain::hall::Language>,
}

/// The question that is asked here.
pub fn use_pin() -> PinScreen {
    expect_context::<PinScreen>()
}

impl PinScreen {
    /// Puts the question.
    pub fn provide(person: Person, colleagues: Vec<Person>, model: Model, ends: Ends) -> Self {
        let screen = Self {
            model: RwSignal::new(model),
            runtime: expect_context::<PinRuntime>(),
            ends: StoredValue::new_local(ends),
            person: StoredValue::new(person),
            colleagues: StoredValue::new(colleagues),
            language: use_language(),
        };
        provide_context(screen);
        screen.send(Input::Opened);
        screen
    }

    /// Looks at the model. Reactive.
    pub fn with<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with(look)
    }

    /// Takes an input in and lets its effects happen. An answer that comes after the question has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        let hear: Hear = Rc::new(move |input| self.send(input));
        for effect in effects {
            // Taken out first: what they do may end this very question.
            match (&effect, self.ends.try_get_value()) {
                (Effect::Proved { typed }, Some((on_proved, _))) => on_proved(*typed),
                (Effect::Abandoned, Some((_, on_leave))) => on_leave(),
                _ => {}
            }
            self.runtime.0.try_with_value(|desk| desk.perform(effect, &hear));
        }
    }

    /// Something is asked and not answered. Reactive.
    pub fn is_busy(self) -> bool {
        self.model.with(Model::is_busy)
    }

    /// Whose PIN is asked for. Reactive.
    pub fn who(self) -> Who {
        self.model.with(|model| model.who().clone())
    }

    /// The name of whoever is to be proved. Reactive.
    pub fn own_name(self) -> String {
        let language = self.language.get();
        self.person.with_value(|person| person.name.get(language).to_owned())
    }

    /// The PIN that the demonstration shows for whoever is asked now. Reactive.
    pub fn demo_pin(self) -> Option<String> {
        match self.who() {
            Who::Own => self.person.with_value(|person| person.demo_pin.clone()),
            Who::Colleague(id) => self.colleagues.with_value(|all| all.iter().find(|person| person.id == id)?.demo_pin.clone()),
        }
    }

    /// A colleague's name, or the kit's. Reactive.
    pub fn name_of(self, id: &PersonId) -> String {
        let language = self.language.get();
        if is_kit(id) {
            return words::kit(language);
        }
        let name = |people: &Vec<Person>| people.iter().find(|person| person.id == *id).map(|person| person.name.get(language).to_owned());
        self.colleagues.with_value(name).unwrap_or_default()
    }

    /// Who may vouch.
    pub fn colleagues(self) -> Vec<Person> {
        self.colleagues.get_value()
    }
}
