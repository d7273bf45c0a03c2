//! The editor's model, as every part of its screen may ask for it. It lives as long as somebody is signed in, not only while its tab is open.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::domain::access::Permission;
use crate::domain::guide::Guide;
use crate::domain::guide::edit::{Edit, tree};
use crate::domain::guide::lint::{Finding, Severity};
use crate::flow::editor::{Desk, Effect, Input, Model, update};
use crate::runtime::editor::{EditorHands, Hear};
use crate::ui::reacting::memo;
use crate::ui::shell::{Shell, use_shell};
use crate::ui::surfaces::gate::use_gate;

/// The editor of whoever is signed in.
#[derive(Clone, Copy)]
pub struct EditorScreen {
    model: RwSignal<Model>,
    hands: StoredValue<Option<EditorHands>, LocalStorage>,
    shell: Shell,
    /// The guide that is open.
    pub guide: Memo<Option<Arc<Guide>>>,
    /// The same as the tree that paths lead through.
    pub tree: Memo<Value>,
    /// What is wrong with it.
    pub findings: Memo<Vec<Finding>>,
}

/// The editor.
pub fn use_editor() -> EditorScreen {
    expect_context::<EditorScreen>()
}

/// Makes it for whoever is signed in and may edit, and provides it to everything below.
pub fn provide() {
    let (shell, gate) = (use_shell(), use_gate());
    let person = untrack(|| gate.may(Permission::EditGuides).then(|| gate.person()).flatten());
    let Some(person) = person else { return };
    let model = RwSignal::new(Model::default());
    let guide = memo(move || model.with(|model| model.desk().and_then(Desk::guide).cloned()));
    let tree = memo(move || guide.with(|guide| guide.as_deref().map_or(Value::Null, tree)));
    let findings = memo(move || {
        model.with(|model| {
            let open = model.desk().and_then(|desk| desk.open.clone().map(|open| (desk, open)));
            open.map_or_else(Vec::new, |(desk, open)| desk.checked.all.iter().filter(|finding| finding.guide == open).cloned().collect())
        })
    });
    let screen = EditorScreen { model, hands: StoredValue::new_local(None), shell, guide, tree, findings };
    let hands = EditorHands::new(shell.window(), person.id, Rc::new(move |input| screen.send(input)));
    screen.hands.set_value(Some(hands));
    provide_context(screen);
    // The session is over, or the page: what was not kept yet is kept now.
    on_cleanup(move || screen.send(Input::PageHid));
}

impl EditorScreen {
    /// Takes an input in and lets its effects happen. An answer that comes after the screen has gone is dropped.
    pub fn send(self, input: Input) {
        let Some(effects) = self.model.try_update(|model| update(model, input)) else { return };
        let hear: Hear = Rc::new(move |input| self.send(input));
        self.hands.try_with_value(|hands| {
            if let Some(hands) = hands {
                effects.into_iter().for_each(|effect: Effect| hands.perform(effect, &hear));
            }
        });
    }

    /// Changes the guide that is open.
    pub fn edit(self, edit: Edit) {
        self.send(Input::Edited { edit, at_ms: self.shell.window().now().millis() });
    }

    /// Lets a field say this.
    pub fn set(self, path: &str, value: Value) {
        self.edit(Edit::Set { path: path.to_owned(), value });
    }

    /// Looks at the model. Reactive.
    pub fn with<T>(self, look: impl FnOnce(&Model) -> T) -> T {
        self.model.with(look)
    }

    /// A slice of the desk; its default while nobody works at it.
    pub fn slice<T: PartialEq + Default + Send + Sync + 'static>(self, look: impl Fn(&Desk) -> T + Send + Sync + 'static) -> Memo<T> {
        memo(move || self.model.with(|model| model.desk().map(&look).unwrap_or_default()))
    }

    /// What a field says, as text; blank when it is not there.
    pub fn text(self, path: String) -> Memo<String> {
        memo(move || self.tree.with(|tree| tree.pointer(&path).map_or_else(String::new, said)))
    }

    /// What a field says.
    pub fn value(self, path: String) -> Memo<Value> {
        memo(move || self.tree.with(|tree| tree.pointer(&path).cloned().unwrap_or(Value::Null)))
    }

    /// How many entries a list has.
    pub fn count(self, path: String) -> Memo<usize> {
        memo(move || self.tree.with(|tree| tree.pointer(&path).and_then(Value::as_array).map_or(0, Vec::len)))
    }

    /// The window, the hall.
    pub const fn shell(self) -> Shell {
        self.shell
    }

    /// Errors and warnings of the whole draft.
    pub fn counts(self) -> Memo<(usize, usize)> {
        self.slice(|desk| {
            let errors = desk.checked.all.iter().filter(|finding| finding.severity() == Severity::Error).count();
            (errors, desk.checked.all.len() - errors)
        })
    }
}

fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// The name of a field for the outside: `/materials/3/source_name` is `materials-3-source-name`.
pub fn name_of(path: &str) -> String {
    path.trim_start_matches('/').replace(['/', '_'], "-")
}
