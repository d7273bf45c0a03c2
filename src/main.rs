//! The program of every surface: which one is shown is decided by the path.

#[cfg(target_arch = "wasm32")]
fn main() {
    residents_window::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: see README.md (make serve).");
}
