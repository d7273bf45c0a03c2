//! The kiosk's flow, as every part of its screens may ask for it. Lives at the root.

use std::rc::Rc;

use leptos::prelude::*;

use crate::domain::floor::Device;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::TicketId;
use crate::flow::guides::GuidePage;
use crate::flow::guides::ask::Chosen;
use crate::flow::kiosk::guides::{Loaded, Reading};
use crate::flow::kiosk::rating::RateInput;
use crate::flow::kiosk::standing::{Standing, standing};
use crate::flow::kiosk::{GuideInput, Input, Model, Rules, Screen, Wish, update};
use crate::runtime::{kiosk as hands, rate_view};
use crate::ui::reacting::memo;
use crate::ui::shell::Shell;

/// The flow and its window.
#[derive(Clone, Copy)]
pub struct Kiosk {
    model: RwSignal<Model>,
    shell: Shell,
    hands: StoredValue<Option<hands::Hands>, LocalStorage>,
    finger: RwSignal<bool>,
    /// Nothing of this screen is real: what would ask the reader is answered by this, and nothing else happens.
    preview: Option<Preview>,
}

/// Answers in the reader's place.
pub(super) type Preview = StoredValue<Rc<dyn Fn(&Chosen, Language) -> Option<GuidePage>>, LocalStorage>;

impl Kiosk {
    /// A kiosk that was just switched on.
    pub fn provide(shell: Shell) -> Self {
        let language = shell.language().get_untracked();
        let rules = shell.with_hall(|hall| Rules::of(hall, language));
        Self {
            model: RwSignal::new(Model::new(rules)),
            shell,
            hands: StoredValue::new_local(Some(hands::Hands::of(&shell.window()))),
            finger: RwSignal::new(false),
            preview: None,
        }
    }

    /// A kiosk that only shows a guide.
    pub(super) fn of_preview(shell: Shell, language: Language, preview: Preview) -> Self {
        let rules = shell.with_hall(|hall| Rules::of(hall, language));
        let (hands, finger) = (StoredValue::new_local(None), RwSignal::new(false));
        Self { model: RwSignal::new(Model::new(rules)), shell, hands, finger, preview: Some(preview) }
    }

    /// Shows this guide in a preview, with what was answered of its checklist; the part that is turned to stays.
    pub(super) fn show(self, guide: &str) {
        let Some(preview) = self.preview else { return };
        let language = self.language();
        self.model.update(|model| {
            let before = match &model.visit.screen {
                Screen::Guide(reading) if reading.guide == guide => Some(reading.clone()),
                _ => None,
            };
            let reading = before.unwrap_or_else(|| Reading::of(guide.to_owned(), None));
            let page = preview.with_value(|page_of| page_of(&reading.chosen, language));
            let page = page.map_or(Loaded::Gone, |page| Loaded::Here(Box::new(page)));
            model.visit.screen = Screen::Guide(Reading { page, ..reading });
        });
    }

    /// What happens in a preview: its pages turn and its questions are answered, and that is all.
    fn tell_preview(self, input: Input) {
        use GuideInput as G;
        if !matches!(input, Input::Guides(G::TurnedTo(_) | G::Answered { .. } | G::StartedAgain | G::PressedCarry(_))) {
            return;
        }
        // What it would have done is done by showing the page anew.
        let _ = self.model.try_update(|model| update(model, input));
        let guide = self.model.with_untracked(|model| match &model.visit.screen {
            Screen::Guide(reading) => Some(reading.guide.clone()),
            _ => None,
        });
        if let Some(guide) = guide {
            self.show(&guide);
        }
    }

    /// Says what happened; what shall be done about it is done.
    pub fn tell(self, input: Input) {
        if self.preview.is_some() {
            return self.tell_preview(input);
        }
        // The signal is gone only when the page is.
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        if effects.is_empty() {
            return;
        }
        let language = self.model.with_untracked(|model| model.visit.visitor.language);
        let tell: hands::Tell = Rc::new(move |input| self.tell(input));
        for effect in effects {
            self.hands.with_value(|hands| {
                if let Some(hands) = hands {
                    hands::perform(hands, language, &tell, effect);
                }
            });
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

    /// Somebody submits what was chosen.
    pub fn submit_rating(self) {
        self.tell(Input::Rate(RateInput::Submitted(rate_view::seed(&self.shell.window()))));
    }

    /// Somebody wants the typed code looked up.
    pub fn look_up(self, text: &str) {
        self.tell(Input::SubmittedCode(hands::look_up(&self.shell.window(), text)));
    }
}
