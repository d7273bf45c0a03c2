//! The form's model, and its values by their paths.

use std::rc::Rc;

use leptos::prelude::*;
use serde_json::Value;

use crate::domain::form::{Edit, File, Finding};
use crate::domain::hall::Language;
use crate::domain::hall::parse::FaultKind;
use crate::domain::identity::PersonId;
use crate::flow::form::{Input, Model, update};
use crate::runtime::form::{FormDesk, Hear};
use crate::ui::reacting::memo;
use crate::ui::shell::{use_language, use_shell};

/// A form that is filled in. Lives as long as its tab is open.
#[derive(Clone, Copy)]
pub struct FormScreen {
    model: RwSignal<Model>,
    desk: StoredValue<FormDesk, LocalStorage>,
    language: RwSignal<Language>,
    file: File,
}

/// The form that is filled in here.
pub fn use_form() -> FormScreen {
    expect_context::<FormScreen>()
}

impl FormScreen {
    /// Opens the form of a file.
    pub fn provide(file: File, person: PersonId) -> Self {
        let desk = FormDesk::new(use_shell().window(), file, person);
        let screen = Self { model: RwSignal::new(Model::new(file)), desk: StoredValue::new_local(desk), language: use_language(), file };
        provide_context(screen);
        screen.send(Input::Opened);
        screen
    }

    /// Takes an input in and lets its effects happen. An answer that comes after the form has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        let hear: Hear = Rc::new(move |input| self.send(input));
        self.desk.try_with_value(|desk| effects.into_iter().for_each(|effect| desk.perform(effect, &hear)));
    }

    /// Changes something.
    pub fn edit(self, edit: Edit) {
        self.send(Input::Edited(edit));
    }

    /// A slice of the model.
    pub fn slice<T: PartialEq + Send + Sync + 'static>(self, look: impl Fn(&Model) -> T + Send + Sync + 'static) -> Memo<T> {
        memo(move || self.model.with(&look))
    }

    /// Looks at the model without following it.
    pub fn now<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with_untracked(look)
    }

    /// The value at a path.
    pub fn value(self, path: &str) -> Memo<Value> {
        let path = path.to_owned();
        self.slice(move |model| model.tree.pointer(&path).cloned().unwrap_or(Value::Null))
    }

    /// What is wrong with the value at a path.
    pub fn faults_at(self, path: &str) -> Memo<Vec<FaultKind>> {
        let path = path.to_owned();
        self.slice(move |model| model.faults.iter().filter(|fault| fault.path == path).map(|fault| fault.kind.clone()).collect())
    }

    /// What should be looked at in the value at a path.
    pub fn findings_at(self, path: &str) -> Memo<Vec<Finding>> {
        let path = path.to_owned();
        self.slice(move |model| model.findings.iter().filter(|finding| finding.path == path).cloned().collect())
    }

    /// The language. Reactive.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Which file.
    pub const fn file(self) -> File {
        self.file
    }
}
