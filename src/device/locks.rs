//! Web Locks: one window of the installation at a time.

use futures_channel::oneshot;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = LockManager)]
    type LockManager;

    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = locks)]
    static LOCKS: LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &JsValue, callback: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Wait until it is free.
    Wait,
    /// Only when it is free now.
    IfFree,
    /// Take it from whoever holds it.
    Steal,
}

/// A lock held until dropped, or until another window steals it.
pub struct Held {
    release: Option<oneshot::Sender<()>>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.release.take() {
            let _ = release.send(());
        }
    }
}

/// Asks for the lock `name`. Nothing when it is not free (with [`Manner::IfFree`]) or locks are not to be had. `lost` is called when it is stolen.
pub async fn take(name: &str, manner: Manner, lost: impl FnOnce() + 'static) -> Option<Held> {
    let (granted, answer) = oneshot::channel::<Option<Held>>();
    let callback = Closure::once_into_js(move |lock: JsValue| -> js_sys::Promise {
        if lock.is_null() || lock.is_undefined() {
            let _ = granted.send(None);
            return js_sys::Promise::resolve(&JsValue::UNDEFINED);
        }
        let (release, released) = oneshot::channel::<()>();
        let _ = granted.send(Some(Held { release: Some(release) }));
        wasm_bindgen_futures::future_to_promise(async move {
            let _ = released.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    let options = js_sys::Object::new();
    let option = match manner {
        Manner::Wait => None,
        Manner::IfFree => Some("ifAvailable"),
        Manner::Steal => Some("steal"),
    };
    if let Some(option) = option {
        let _ = js_sys::Reflect::set(&options, &option.into(), &JsValue::TRUE);
    }
    let whole = LOCKS.with(|locks| locks.request(name, &options, callback.unchecked_ref())).ok()?;
    wasm_bindgen_futures::spawn_local(async move {
        // The promise of the whole is rejected when another window steals the lock.
        if wasm_bindgen_futures::JsFuture::from(whole).await.is_err() {
            lost();
        }
    });
    answer.await.ok().flatten()
}
