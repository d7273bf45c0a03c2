//! The model of the part "publishing", and the kit that is being printed.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::hall::Language;
use crate::domain::identity::PersonId;
use crate::domain::time::{Timestamp, UtcOffset};
use crate::flow::publishing::{Input, KeysOpen, KitSeed, Model, Open, Seen, Stage, update};
use crate::runtime::publishing_desk::{Hear, perform};
use crate::runtime::window::{Change, Listening};
use crate::text::publishing_desk as words;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::surfaces::gate::{GateScreen, use_gate};

/// The kit that is on the screen, for the print view, which stands beside the page and not in it.
#[derive(Clone, Copy)]
pub struct KitOnPaper(pub RwSignal<Option<Paper>>);

/// What stands on the kit's sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper(pub KitSeed);

impl KitOnPaper {
    /// Provides it at the root of the surface.
    pub fn provide() {
        provide_context(Self(RwSignal::new(None)));
    }
}

/// The part "publishing", as long as it is shown.
#[derive(Clone, Copy)]
pub struct PublishingScreen {
    model: RwSignal<Model>,
    /// The window.
    pub shell: Shell,
    gate: GateScreen,
    paper: RwSignal<Option<Paper>>,
    _listening: StoredValue<Option<Listening>, LocalStorage>,
}

/// The part "publishing".
pub fn use_publishing() -> PublishingScreen {
    expect_context::<PublishingScreen>()
}

impl PublishingScreen {
    /// Makes it for whoever is signed in and reads what there is; nothing when nobody is.
    pub fn provide() -> Option<Self> {
        let (shell, gate) = (use_shell(), use_gate());
        let person = untrack(|| gate.person())?;
        let paper = expect_context::<KitOnPaper>().0;
        let listening = StoredValue::new_local(None);
        let screen = Self { model: RwSignal::new(Model::new(person)), shell, gate, paper, _listening: listening };
        provide_context(screen);
        listening.set_value(Some(shell.window().listen(move |change| {
            if change == Change::Content {
                screen.send(Input::Changed);
            }
        })));
        on_cleanup(move || {
            paper.try_set(None);
        });
        screen.send(Input::Opened);
        Some(screen)
    }

    /// Looks at the model. Reactive.
    pub fn with<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with(look)
    }

    /// Looks at what was read. Reactive.
    pub fn seen(self) -> Option<Arc<Seen>> {
        self.model.with(|model| if let Stage::Seen(seen) = &model.stage { Some(seen.clone()) } else { None })
    }

    /// Something is asked and not answered. Reactive.
    pub fn is_busy(self) -> bool {
        self.model.with(Model::is_busy)
    }

    /// Takes an input in and lets its effects happen. An answer that comes after this part has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        let on_paper = self.model.with_untracked(|model| match &model.open {
            Open::Keys(KeysOpen::Kit { seed: Some(seed), .. }) => Some(Paper(seed.clone())),
            _ => None,
        });
        if self.paper.get_untracked() != on_paper {
            self.paper.set(on_paper);
        }
        let hear: Hear = Rc::new(move |input| self.send(input));
        let window = self.shell.window();
        effects.into_iter().for_each(|effect| perform(&window, effect, &hear));
    }

    /// The hall's offset from universal time.
    pub fn offset(self) -> UtcOffset {
        self.shell.with_hall(|hall| hall.utc_offset_minutes)
    }

    /// A moment with its year.
    pub fn stamp(self, at: Timestamp) -> String {
        crate::text::counter::stamp(at, self.offset())
    }

    /// A day with its year.
    pub fn day(self, at: Timestamp) -> String {
        self.offset().day(at).to_string()
    }

    /// Somebody's name.
    pub fn name_of(self, person: &PersonId, language: Language) -> String {
        self.gate.name_of(person, language)
    }

    /// The names of several.
    pub fn names_of(self, people: &[PersonId], language: Language) -> String {
        let names: Vec<String> = people.iter().map(|person| self.name_of(person, language)).collect();
        words::names(language, &names)
    }
}
