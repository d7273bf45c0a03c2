//! Parts of screens that know no domain.

pub mod bars;
pub mod button;
pub mod face;
pub mod icon;
pub mod keyboard;
pub mod keypad;
pub mod pane;
