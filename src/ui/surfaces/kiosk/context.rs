//! The kiosk's flow, as every part of its screens may ask for it. Lives at the root.

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::floor::Device;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::TicketId;
use crate::flow::kiosk::standing::{Standing, standing};
use crate::flow::kiosk::{Input, Model, Rules, Wish, update};
use crate::runtime::kiosk as hands;
use crate::ui::reacting::memo;
use crate::ui::shell::Shell;

/// The flow and its window.
#[derive(Clone, Copy)]
pub struct Kiosk {
    model: RwSignal<Model>,
    shell: Shell,
    hands: StoredValue<hands::Hands, LocalStorage>,
    finger: RwSignal<bool>,
}

impl Kiosk {
    /// A kiosk that was just switched on.
    pub fn provide(shell: Shell) -> Self {
        let language = shell.language().get_untracked();
        let rules = shell.with_hall(|hall| Rules::of(hall, language));
        Self {
            model: RwSignal::new(Model::new(rules)),
            shell,
            hands: StoredValue::new_local(hands::Hands::of(&shell.window())),
            finger: RwSignal::new(false),
        }
    }

    /// Says what happened; what shall be done about it is done.
    pub fn tell(self, input: Input) {
        // The signal is gone only when the page is.
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        if effects.is_empty() {
            return;
        }
        let language = self.model.with_untracked(|model| model.visit.visitor.language);
        let tell: hands::Tell = Rc::new(move |input| self.tell(input));
        for effect in effects {
            self.hands.with_value(|hands| hands::perform(hands, language, &tell, effect));
        }
    }

    /// A finger has come down.
    pub fn touch(self) {
        self.finger.set(true);
        self.tell(Input::Touched);
    }

    /// No finger is down any more.
    pub fn release(self) {
        self.finger.set(false);
    }

    /// A finger rests on the screen. Reactive.
    pub fn is_touched(self) -> bool {
        self.finger.get()
    }

    /// Looks at the model. Reactive.
    pub fn with<R>(self, look: impl FnOnce(&Model) -> R) -> R {
        self.model.with(look)
    }

    /// A slice of the model.
    pub fn slice<T: PartialEq + Send + Sync + 'static>(self, look: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T> {
        memo(move || self.model.with(&look))
    }

    /// The language of this picture: a picture is drawn anew when the language changes.
    pub fn language(self) -> Language {
        self.model.with_untracked(|model| model.visit.visitor.language)
    }

    /// The window, the hall, the floor.
    pub const fn shell(self) -> Shell {
        self.shell
    }

    /// The content.
    pub fn hall(self) -> Rc<Hall> {
        self.shell.hall()
    }

    /// A slice of what is known of this installation.
    pub fn device<T: PartialEq + Send + Sync + 'static>(self, slice: impl Fn(&Device) -> T + Send + Sync + 'static) -> Memo<Option<T>> {
        let installation = self.shell.window().installation().clone();
        self.shell.floor(move |floor, _, _| floor.devices.get(&installation).map(&slice))
    }

    /// Where a ticket stands, minute by minute and change by change.
    pub fn standing(self, ticket: TicketId) -> Memo<Option<Standing>> {
        let minute = self.shell.minute();
        self.shell.floor(move |floor, today, hall| standing(hall, floor, today, &ticket, minute.get()))
    }

    /// Somebody wants a number for this: with what the gate says now.
    pub fn choose(self, wish: Wish) {
        let window = self.shell.window();
        let (gate, seed) = (hands::may_issue(&window, &wish), hands::seed(&window));
        self.tell(Input::ChoseQueue { wish, gate, seed });
    }

    /// Somebody wants to try again.
    pub fn try_again(self, wish: &Wish) {
        let window = self.shell.window();
        let (gate, seed) = (hands::may_issue(&window, wish), hands::seed(&window));
        self.tell(Input::TriedAgain { gate, seed });
    }

    /// Somebody answered the priority question.
    pub fn answer_priority(self, priority: bool) {
        self.tell(Input::AnsweredPriority { priority, seed: hands::seed(&self.shell.window()) });
    }

    /// Somebody wants the typed code looked up.
    pub fn look_up(self, text: &str) {
        self.tell(Input::SubmittedCode(hands::look_up(&self.shell.window(), text)));
    }
}
