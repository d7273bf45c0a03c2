//! What people are doing, as pure state machines: one for each surface. Effects are values; the runtime carries them out.

pub mod counter;
//! One state machine per surface: Model, Input, Effect, update(model, input) -> effects. Pure.

pub mod kiosk;
pub mod scanner;
