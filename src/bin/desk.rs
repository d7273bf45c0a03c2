//! The program of every surface but the kiosk: display, counter, staff, manager. Which one is shown is decided by the path.

#[cfg(target_arch = "wasm32")]
fn main() {
    residents_window::ui::start(residents_window::ui::surfaces::all_but_kiosk);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: see README.md (make serve).");
}
