//! A press belongs to the button on which the finger came down. When a banner appears above it meanwhile, the button moves away from under the finger, and
//! the browser would send the click to whatever lies there now, or to nothing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, PointerEvent};

/// A button with a finger on it, and where it was when the finger came down.
struct Press {
    pointer: i32,
    button: Element,
    place: DomRect,
}

/// Keeps every press of this page on its button until the finger goes up, or leaves the place where it came down: that takes the press back.
pub fn keep_on_buttons() {
    let Some(document) = super::address::document() else { return };
    let press: Rc<RefCell<Option<Press>>> = Rc::default();
    let began = press.clone();
    EventListener::new(&document, "pointerdown", move |event| *began.borrow_mut() = begin(event)).forget();
    EventListener::new(&document, "pointermove", move |event| {
        let Some(event) = event.dyn_ref::<PointerEvent>() else { return };
        let gone = press.borrow_mut().take_if(|press| press.pointer == event.pointer_id() && !is_inside(&press.place, event));
        if let Some(gone) = gone {
            // A pointer that is up already is captured by nobody.
            let _ = gone.button.release_pointer_capture(gone.pointer);
        }
    })
    .forget();
}

/// A finger that rests opens no menu of the browser: on a screen for everybody it leads away.
pub fn open_no_menu() {
    let Some(document) = super::address::document() else { return };
    EventListener::new_with_options(&document, "contextmenu", EventListenerOptions::enable_prevent_default(), Event::prevent_default)
        .forget();
}

fn begin(event: &Event) -> Option<Press> {
    let event = event.dyn_ref::<PointerEvent>()?;
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("button").ok()??;
    let pointer = event.pointer_id();
    button.set_pointer_capture(pointer).ok()?;
    let place = button.get_bounding_client_rect();
    Some(Press { pointer, button, place })
}

fn is_inside(place: &DomRect, event: &PointerEvent) -> bool {
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    (place.left()..=place.right()).contains(&x) && (place.top()..=place.bottom()).contains(&y)
}
