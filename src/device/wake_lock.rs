//! Keeps the screen on while the page is in front.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type WakeLock;

    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = wakeLock)]
    static WAKE_LOCK: Option<WakeLock>;

    #[wasm_bindgen(method, catch)]
    async fn request(this: &WakeLock, kind: &str) -> Result<JsValue, JsValue>;
}

/// Asks for the screen to stay on. The browser lets go when the page is hidden: ask again when it comes back.
pub fn keep_screen_on() {
    wasm_bindgen_futures::spawn_local(async {
        if let Some(lock) = WAKE_LOCK.with(Clone::clone) {
            // A refusal (low battery, no permission) leaves the system's own settings in force.
            let _ = lock.request("screen").await;
        }
    });
}
