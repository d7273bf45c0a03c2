//! The gate's model at the root of a staff or manager surface.

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::access::{Permission, Pin};
use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::flow::gate::{Input, Member, Model, update};
use crate::flow::pin::FirstPin;
use crate::runtime::gate::{GateDesk, Hear};
use crate::ui::shell::{Shell, use_shell};
use crate::ui::surfaces::pin::{Person, PinRuntime};

/// Who stands before this surface, and the way to change it. Lives at the root of the surface.
#[derive(Clone, Copy)]
pub struct GateScreen {
    model: RwSignal<Model>,
    desk: StoredValue<Option<GateDesk>, LocalStorage>,
    shell: Shell,
}

/// The gate of this surface.
pub fn use_gate() -> GateScreen {
    expect_context::<GateScreen>()
}

impl GateScreen {
    /// Makes it, and looks who is there.
    pub fn provide() -> Self {
        let shell = use_shell();
        let everybody = shell.with_hall(|hall| hall.staff.iter().map(|member| PersonId::from(&member.id)).collect::<Vec<_>>());
        PinRuntime::provide(everybody.into_iter().chain([crate::domain::access::kit::kit()]).collect());
        let model = RwSignal::new(shell.with_hall(Model::new));
        let screen = Self { model, desk: StoredValue::new_local(None), shell };
        provide_context(screen);
        let hear: Hear = Rc::new(move |input| screen.send(input));
        screen.desk.set_value(Some(GateDesk::new(shell.window(), hear)));
        screen.send(Input::Opened);
        screen
    }

    /// Looks at the model. Reactive.
    pub fn with<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with(look)
    }

    /// Takes an input in and lets its effects happen. An answer that comes after the surface has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_maybe_update(|model| {
            // Every second brings an input that mostly changes nothing: then nothing is drawn anew.
            let before = model.clone();
            let effects = update(model, input);
            (*model != before, effects)
        }) else {
            return;
        };
        let hear: Hear = Rc::new(move |input| self.send(input));
        self.desk.try_with_value(|desk| {
            if let Some(desk) = desk {
                effects.into_iter().for_each(|effect| desk.perform(effect, &hear));
            }
        });
    }

    /// Whether whoever is signed in may do that. Reactive.
    pub fn may(self, permission: Permission) -> bool {
        self.with(|model| model.person().is_some_and(|person| person.may(permission)))
    }

    /// Whoever is signed in. Reactive.
    pub fn person(self) -> Option<Member> {
        self.with(|model| model.person().cloned())
    }

    /// Somebody's name.
    pub fn name_of(self, person: &PersonId, language: Language) -> String {
        self.shell
            .with_hall(|hall| hall.staff_member(person).map_or_else(|| person.to_string(), |member| member.name.get(language).to_owned()))
    }

    /// The PIN that the demonstration shows for somebody.
    pub fn demo_pin_of(self, person: &PersonId) -> Option<String> {
        if !self.shell.window().is_demo() {
            return None;
        }
        let place = self.shell.with_hall(|hall| hall.staff.iter().position(|member| PersonId::from(&member.id) == *person))?;
        Pin::of_demo(place).shown_in_demo().map(str::to_owned)
    }

    /// Somebody as the PIN question needs them.
    pub fn to_be_asked(self, person: &PersonId) -> Option<Person> {
        let name = self.shell.with_hall(|hall| hall.staff_member(person).map(|member| member.name.clone()))?;
        Some(Person { id: person.clone(), name, is_near: false, demo_pin: self.demo_pin_of(person) })
    }

    /// Who may vouch for somebody.
    pub fn vouchers_of(self, person: &PersonId) -> Vec<Person> {
        let vouchers =
            self.model.with_untracked(|model| model.vouchers_of(person).into_iter().map(|member| member.id.clone()).collect::<Vec<_>>());
        vouchers.iter().filter_map(|voucher| self.to_be_asked(voucher)).collect()
    }

    /// The question that signs somebody in.
    pub fn question(self, person: &PersonId, sets_up: bool) -> crate::flow::pin::Model {
        let first: FirstPin = Model::first_pin(sets_up);
        let may_recover = !sets_up && self.model.with_untracked(|model| model.may_recover(person));
        crate::flow::pin::Model::of_staff(person.clone(), first, may_recover)
    }
}
