//! The only place where effects happen; the one command function.

pub mod abandoned;
pub mod command;
#[cfg(target_arch = "wasm32")]
pub mod content;
#[cfg(target_arch = "wasm32")]
pub mod counter;
#[cfg(target_arch = "wasm32")]
pub mod display;

#[cfg(target_arch = "wasm32")]
pub mod faults;
pub mod health;
#[cfg(target_arch = "wasm32")]
pub mod housekeeper;
#[cfg(target_arch = "wasm32")]
pub mod kiosk;
#[cfg(target_arch = "wasm32")]
pub mod presence;
#[cfg(target_arch = "wasm32")]
pub mod staff;
#[cfg(target_arch = "wasm32")]
pub mod start;
#[cfg(target_arch = "wasm32")]
pub mod storage;
pub mod surface;
#[cfg(target_arch = "wasm32")]
pub mod update;
#[cfg(target_arch = "wasm32")]
pub mod voice;
#[cfg(target_arch = "wasm32")]
pub mod window;
