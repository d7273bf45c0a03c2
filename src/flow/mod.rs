//! One state machine per surface: Model, Input, Effect, update(model, input) -> effects. Pure.

pub mod display;
pub mod voice;
