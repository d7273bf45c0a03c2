//! The kiosk's screen with a guide that is still being written: the same markup, and nothing of it is real.

use std::rc::Rc;

use leptos::prelude::*;

use super::context::Kiosk;
use super::{frame, guide};
use crate::domain::hall::Language;
use crate::flow::guides::GuidePage;
use crate::flow::guides::ask::Chosen;
use crate::ui::shell::Shell;

/// A preview in one language.
#[derive(Clone, Copy)]
pub struct Preview(Kiosk);

impl Preview {
    /// A preview of the guide whose page `page_of` makes for somebody who has answered so.
    pub fn new(shell: Shell, language: Language, page_of: impl Fn(&Chosen, Language) -> Option<GuidePage> + 'static) -> Self {
        Self(Kiosk::of_preview(shell, language, StoredValue::new_local(Rc::new(page_of))))
    }

    /// Shows this guide, or shows it anew.
    pub fn show(self, guide: &str) {
        self.0.show(guide);
    }

    /// The screen.
    pub fn draw(self) -> AnyView {
        view! { <div class="kiosk screen-only" data-screen="guide">{frame::draw(self.0, guide::draw(self.0))}</div> }.into_any()
    }
}
