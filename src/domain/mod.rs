//! What the hall knows and how it decides. Pure: no clock, no randomness, no browser; everything of that kind is passed in.

pub mod access;
pub mod barcode;
pub mod board;
pub mod case;
pub mod changes;
pub mod clock;
pub mod codes;
pub mod command;
pub mod content;
pub mod deadline;
pub mod event;
pub mod feed;
pub mod floor;
pub mod form;
pub mod guide;
pub mod hall;
pub mod identity;
pub mod json;
pub mod keep;
pub mod parts;
pub mod queue;
pub mod search;
pub mod sheet;
pub mod stream;
pub mod time;
pub mod usage;
