//! The guides at a counter: read once, when somebody needs them.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Cases, Note};
use crate::domain::guide::Guide;
use crate::reading::library::{Library, Opening};
use crate::text::case_desk as words;
use crate::ui::shell::Shell;

impl Cases {
    /// The guides, where they have been read. Reactive.
    pub fn library(self) -> Option<Rc<Library>> {
        self.changes.track();
        self.library.get_value()
    }

    /// The guide of this identity, where guides have been read.
    pub fn guide_of(self, id: &str) -> Option<Guide> {
        self.library.with_value(|library| library.as_ref()?.guide(id).cloned())
    }

    pub(super) fn read_guides(self) {
        spawn_local(async move {
            if !self.has_guides().await {
                self.tell(Note::Failed(words::guides_missing(self.language())));
            }
        });
    }

    /// Reads the guides, where that has not been done; whether they are there.
    pub(super) async fn has_guides(self) -> bool {
        let is_here = || self.library.try_with_value(Option::is_some).unwrap_or(false);
        if is_here() {
            return true;
        }
        let library = self.desk().guide_texts().await.ok().and_then(|texts| open_library(self.shell, texts));
        if let Some(library) = library {
            self.library.try_set_value(Some(Rc::new(library)));
            self.changes.try_update(|count| *count += 1);
        }
        is_here()
    }
}

/// The guides as the clerk looks for them: as residents do.
fn open_library(shell: Shell, (guides, readings): (String, String)) -> Option<Library> {
    let hall = shell.hall();
    let opening = Opening {
        guides: Some(guides),
        published: None,
        readings,
        words: None,
        hall: hall.code.clone(),
        classes: hall.classes.iter().map(|class| (class.id.clone(), class.name.clone())).collect(),
        day: shell.window().today(),
        opened: BTreeMap::new(),
    };
    Library::open(opening).ok()
}
