//! The program of the kiosk alone: the first screen a resident waits for loads nothing that only staff use.

#[cfg(target_arch = "wasm32")]
fn main() {
    residents_window::ui::start(residents_window::ui::surfaces::kiosk_alone);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: see README.md (make serve).");
}
