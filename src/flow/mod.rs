//! What people are doing, as pure state machines: one for each surface. Effects are values; the runtime carries them out.

pub mod asked;
pub mod board;
pub mod calls;
pub mod case_draft;
pub mod cases;
pub mod counter;
pub mod display;
pub mod editor;
pub mod feeds;
pub mod form;
pub mod gate;
pub mod guides;
pub mod kiosk;
pub mod notices;
pub mod pin;
pub mod publishing;
pub mod ratings;
pub mod scan_check;
pub mod scanner;
pub mod typed;
pub mod voice;
