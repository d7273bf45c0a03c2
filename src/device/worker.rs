//! A worker of the site: a program beside the page, that is told and tells texts.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, WorkerOptions, WorkerType};

use super::files::ChosenFile;

/// A running worker; ends when dropped.
pub struct Worker {
    worker: web_sys::Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
    _broken: Closure<dyn Fn(Event)>,
}

impl Worker {
    /// Starts the script at this address of the site. `heard` gets every text it sends, `broken` hears that it has trapped or cannot be loaded.
    pub fn start(address: &str, heard: impl Fn(String) + 'static, broken: impl Fn() + 'static) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = web_sys::Worker::new_with_options(address, &options).ok()?;
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                heard(text);
            }
        });
        let broken = Closure::<dyn Fn(Event)>::new(move |_| broken());
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        Some(Self { worker, _heard: heard, _broken: broken })
    }

    /// Gives it a file with a text. One that has ended takes nothing.
    pub fn give(&self, text: &str, file: Option<&ChosenFile>) {
        let file = file.map_or(JsValue::UNDEFINED, |file| file.0.clone());
        let _ = self.worker.post_message(&js_sys::Array::of2(&JsValue::from_str(text), &file));
    }

    /// Gives it two files with a text, of which the second may be missing.
    pub fn give_both(&self, text: &str, first: &ChosenFile, second: Option<&ChosenFile>) {
        let second = second.map_or(JsValue::UNDEFINED, |file| file.0.clone());
        let _ = self.worker.post_message(&js_sys::Array::of3(&JsValue::from_str(text), &first.0, &second));
    }

    /// Tells it this. One that has ended hears nothing: its caller waits no longer than its own limit.
    pub fn tell(&self, text: &str) {
        let _ = self.worker.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
