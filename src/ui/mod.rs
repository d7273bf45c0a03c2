//! What people see: surfaces made of widgets, words from `text`.

pub mod app;
mod reacting;
pub mod shell;
pub mod start_fault;
pub mod surfaces;
mod tongue;
pub mod widgets;

/// Starts the surface that the path names, drawn by what this program has.
pub fn start(draw: app::Draw) {
    crate::runtime::start::before_everything();
    leptos::mount::mount_to_body(move || app::app(draw));
}
