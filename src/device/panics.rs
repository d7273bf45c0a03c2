//! Panics say where they happened, in builds that still carry texts. What people then see is boot.js's affair.

/// Lets panics be written to the console.
pub fn tell_console() {
    console_error_panic_hook::set_once();
}
