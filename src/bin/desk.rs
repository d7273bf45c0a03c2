//! The program of every surface but the kiosk: display, counter, staff, manager. Which one is shown is decided by the path. In a worker it reads feeds
//! instead: the page has loaded it already, so that costs nobody a byte.

#[cfg(target_arch = "wasm32")]
fn main() {
    if residents_window::worker::importer::is_worker() {
        residents_window::worker::importer::start();
    } else {
        residents_window::ui::start(residents_window::ui::surfaces::all_but_kiosk);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: see README.md (make serve).");
}
