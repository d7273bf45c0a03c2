//! What the kiosk says to residents: plain, as one would say it aloud. No office words where everyday ones exist.

pub mod board;
pub mod code;
pub mod frame;
pub mod guides;
pub mod home;
pub mod opinion;
pub mod pages;
pub mod paper;
pub mod rate;
pub mod setup;
pub mod speech;
pub mod take;
pub mod ticket;
