//! One state machine per surface: Model, Input, Effect, update(model, input) -> effects. Pure.

pub mod kiosk;
pub mod scanner;
