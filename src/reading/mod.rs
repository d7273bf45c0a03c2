//! A guide as people read it: pages in words, what a code on the screen carries, and what is said about a match. Pure.
//!
//! The reader worker serves the kiosk with it, the editor's preview uses it directly: both show the same.

pub mod board;
pub mod bounds;
pub mod carry;
pub mod case;
pub mod documents;
pub mod library;
pub mod mark;
pub mod opinion;
pub mod page;
pub mod prose;
pub mod published;
mod sections;
pub mod seen;
pub mod shelf;
pub mod whose;
