//! Small settings of this installation in the browser's local storage. Facts never live here; a note of what is
//! left to do does, when it must be written while the journal is silent.

use wasm_bindgen::JsCast;

fn storage() -> Option<web_sys::Storage> {
    js_sys::global().unchecked_into::<web_sys::Window>().local_storage().ok().flatten()
}

/// What is kept under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key`; a full or forbidden storage is no fault, the setting is then asked again.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets `key`.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// The same for this browser window alone: it survives loading the page anew, and no other window sees it.
fn window_storage() -> Option<web_sys::Storage> {
    js_sys::global().unchecked_into::<web_sys::Window>().session_storage().ok().flatten()
}

/// What this window keeps under `key`.
pub fn window_get(key: &str) -> Option<String> {
    window_storage()?.get_item(key).ok().flatten()
}

/// Keeps `value` under `key` for this window; where that is forbidden it is asked again.
pub fn window_set(key: &str, value: &str) {
    if let Some(storage) = window_storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Forgets what this window keeps under `key`.
pub fn window_remove(key: &str) {
    if let Some(storage) = window_storage() {
        let _ = storage.remove_item(key);
    }
}
