//! The program of the reader worker: guides, their search and their pages in words.

#[cfg(target_arch = "wasm32")]
fn main() {
    residents_window::worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: see README.md (make serve).");
}
