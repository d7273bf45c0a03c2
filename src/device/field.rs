//! The field with the focus: a scanner types into it, whatever it is for.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// Fields within such an element take what is scanned into them, when it is no code of ours: a desk's do.
const FOR_SCANS: &str = "[data-scan]";
/// Kinds of `input` into which nobody types.
const NOT_TYPED: [&str; 7] = ["button", "checkbox", "file", "radio", "range", "reset", "submit"];

#[derive(Clone, Debug, PartialEq)]
enum Control {
    Input(HtmlInputElement),
    Area(HtmlTextAreaElement),
    Choice(HtmlSelectElement),
}

/// A field, and what stood in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    control: Control,
    stood: String,
}

/// Somebody can type now.
pub fn is_focused() -> bool {
    matches!(control(), Some(Control::Input(_) | Control::Area(_)))
}

impl Field {
    /// The field with the focus, as it is now.
    pub fn focused() -> Option<Self> {
        let control = control()?;
        let stood = control.value();
        Some(Self { control, stood })
    }

    /// What is no code of ours stays in it.
    pub fn is_for_scans(&self) -> bool {
        self.control.element().closest(FOR_SCANS).is_ok_and(|found| found.is_some())
    }

    /// What stood in it stands in it again, and whoever follows it is told.
    pub fn restore(&self) {
        if self.control.value() == self.stood {
            return;
        }
        self.control.set_value(&self.stood);
        let bubbling = EventInit::new();
        bubbling.set_bubbles(true);
        for name in ["input", "change"] {
            // Only fails for an event that is already on its way.
            let _ = Event::new_with_event_init_dict(name, &bubbling).and_then(|event| self.control.element().dispatch_event(&event));
        }
    }
}

impl Control {
    fn value(&self) -> String {
        match self {
            Self::Input(input) => input.value(),
            Self::Area(area) => area.value(),
            Self::Choice(choice) => choice.value(),
        }
    }

    fn set_value(&self, value: &str) {
        match self {
            Self::Input(input) => input.set_value(value),
            Self::Area(area) => area.set_value(value),
            Self::Choice(choice) => choice.set_value(value),
        }
    }

    fn element(&self) -> &Element {
        match self {
            Self::Input(input) => input,
            Self::Area(area) => area,
            Self::Choice(choice) => choice,
        }
    }
}

fn control() -> Option<Control> {
    let active = super::address::document()?.active_element()?;
    if let Some(input) = active.dyn_ref::<HtmlInputElement>() {
        return (!NOT_TYPED.contains(&input.type_().as_str())).then(|| Control::Input(input.clone()));
    }
    let area = active.dyn_ref::<HtmlTextAreaElement>().cloned().map(Control::Area);
    area.or_else(|| active.dyn_ref::<HtmlSelectElement>().cloned().map(Control::Choice))
}
