//! Which of the manager's sheets is printed: one at a time.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::runtime::staff::print_soon;

/// A sheet.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Paper {
    #[default]
    Demand,
    Cases,
    Ratings,
    Figures,
    Report,
}

/// The sheet that stands in the print view. Lives as long as the surface.
#[derive(Clone, Copy)]
pub(super) struct Printing(RwSignal<Paper>);

impl Printing {
    pub(super) fn provide() {
        provide_context(Self(RwSignal::default()));
    }

    /// The sheet that is printed. Reactive.
    pub(super) fn paper(self) -> Paper {
        self.0.get()
    }

    /// Prints this one.
    pub(super) fn print(self, paper: Paper) {
        self.0.set(paper);
        spawn_local(print_soon());
    }
}
