//! The five surfaces.

pub mod counter;
pub mod desk_head;
pub mod display;
pub mod kiosk;
pub mod manager;
pub mod staff;
