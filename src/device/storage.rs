//! Will the browser keep what is stored here, and how much room is there?

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone)]
    type StorageEstimate;

    #[wasm_bindgen(method, getter)]
    fn usage(this: &StorageEstimate) -> Option<f64>;

    #[wasm_bindgen(method, getter)]
    fn quota(this: &StorageEstimate) -> Option<f64>;
}

fn manager() -> web_sys::StorageManager {
    js_sys::global().unchecked_into::<web_sys::Window>().navigator().storage()
}

/// Asks the browser never to throw the storage away by itself; says whether it promises that.
pub async fn persist() -> bool {
    let Ok(asked) = manager().persist() else { return false };
    JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool()).unwrap_or(false)
}

/// Bytes used and bytes allowed, where the browser tells.
pub async fn estimate() -> Option<(f64, f64)> {
    let estimate = JsFuture::from(manager().estimate().ok()?).await.ok()?;
    let estimate = estimate.unchecked_into::<StorageEstimate>();
    Some((estimate.usage()?, estimate.quota()?))
}
