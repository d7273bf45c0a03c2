//! The only place where effects happen; the one command function.

pub mod abandoned;
pub mod access;
#[cfg(target_arch = "wasm32")]
pub mod actor;
#[cfg(target_arch = "wasm32")]
pub mod board;
mod case_ask;
mod case_deeds;
#[cfg(target_arch = "wasm32")]
pub mod case_desk;
pub mod case_keeping;
#[cfg(target_arch = "wasm32")]
mod case_keys;
#[cfg(target_arch = "wasm32")]
pub mod case_report;
#[cfg(target_arch = "wasm32")]
pub mod case_view;
pub mod cases;
pub mod command;
#[cfg(target_arch = "wasm32")]
pub mod content;
pub mod content_choice;
#[cfg(target_arch = "wasm32")]
mod content_note;
#[cfg(target_arch = "wasm32")]
pub mod contents;
#[cfg(target_arch = "wasm32")]
pub mod counter;
#[cfg(target_arch = "wasm32")]
pub mod counting;
pub mod day_end;
#[cfg(target_arch = "wasm32")]
pub mod demand;
#[cfg(target_arch = "wasm32")]
pub mod demo_past;
#[cfg(target_arch = "wasm32")]
pub mod display;
#[cfg(target_arch = "wasm32")]
mod draft;
#[cfg(target_arch = "wasm32")]
pub mod editor;
#[cfg(target_arch = "wasm32")]
pub mod faults;
#[cfg(target_arch = "wasm32")]
pub mod feed_desk;
#[cfg(target_arch = "wasm32")]
pub mod feed_fetch;
#[cfg(target_arch = "wasm32")]
pub mod feeds;
pub mod following;
#[cfg(target_arch = "wasm32")]
pub mod form;
#[cfg(target_arch = "wasm32")]
pub mod gate;
pub mod health;
#[cfg(target_arch = "wasm32")]
pub mod housekeeper;
#[cfg(target_arch = "wasm32")]
pub mod kiosk;
#[cfg(target_arch = "wasm32")]
mod machine_key;
pub mod neighbours;
#[cfg(target_arch = "wasm32")]
pub mod opinion_desk;
pub mod opinion_keeping;
pub mod opinion_serial;
pub mod opinions;
#[cfg(target_arch = "wasm32")]
pub mod pin;
#[cfg(target_arch = "wasm32")]
pub mod presence;
#[cfg(target_arch = "wasm32")]
mod published;
pub mod publishing;
#[cfg(target_arch = "wasm32")]
pub mod publishing_desk;
pub mod publishing_ground;
mod publishing_keys;
mod publishing_record;
pub mod rate_notes;
pub mod rate_office;
#[cfg(target_arch = "wasm32")]
pub mod rate_view;
#[cfg(target_arch = "wasm32")]
pub mod rating_desk;
#[cfg(target_arch = "wasm32")]
pub mod rating_files;
pub mod rating_keeping;
#[cfg(target_arch = "wasm32")]
pub mod rating_proof;
pub mod ratings;
#[cfg(target_arch = "wasm32")]
pub mod reader;
pub mod report_office;
#[cfg(target_arch = "wasm32")]
pub mod reports;
#[cfg(target_arch = "wasm32")]
pub mod scan_check;
#[cfg(target_arch = "wasm32")]
pub mod scanning;
pub mod shown;
#[cfg(target_arch = "wasm32")]
pub mod site_bundle;
pub mod site_note;
pub mod spoken;
#[cfg(target_arch = "wasm32")]
pub mod staff;
#[cfg(target_arch = "wasm32")]
pub mod start;
#[cfg(target_arch = "wasm32")]
pub mod storage;
pub mod surface;
#[cfg(target_arch = "wasm32")]
mod talk;
#[cfg(target_arch = "wasm32")]
pub mod ticket_figures;
#[cfg(target_arch = "wasm32")]
mod turns;
#[cfg(target_arch = "wasm32")]
mod typing;
#[cfg(target_arch = "wasm32")]
pub mod update;
pub mod usage;
#[cfg(target_arch = "wasm32")]
pub mod voice;
#[cfg(target_arch = "wasm32")]
pub mod wall;
#[cfg(target_arch = "wasm32")]
pub mod window;
