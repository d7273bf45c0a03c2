//! Windows of one profile: each tells the others that there is something to read, and looks by itself after it was asleep.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::journal::bell::Bell;

pub(super) struct Windows {
    /// Rings whenever there may be something to read.
    pub bell: Bell,
    channel: Option<BroadcastChannel>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _awake: Vec<EventListener>,
}

impl Windows {
    /// Listens on the channel named after the database. Without a channel a window still looks when it is woken.
    #[allow(clippy::disallowed_methods, reason = "this file is the home of the windows' own channel and of their waking up")]
    pub fn of(database: &str) -> Self {
        let bell = Bell::default();
        let ring = bell.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| ring.ring());
        let channel = BroadcastChannel::new(database).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
        let mut awake = Vec::new();
        if let Some(window) = web_sys::window() {
            let ring_on = |target: &web_sys::EventTarget, name: &'static str| {
                let bell = bell.clone();
                EventListener::new(target, name, move |_| bell.ring())
            };
            awake.extend(["focus", "pageshow"].map(|name| ring_on(&window, name)));
            awake.extend(window.document().map(|document| ring_on(&document, "visibilitychange")));
        }
        Self { bell, channel, _heard: heard, _awake: awake }
    }

    /// Tells the other windows that something is being written. They may hear it before it is on the disk: IndexedDB lets nobody read the entries
    /// before the transaction that writes them is over. Nothing is lost when a message is: a window that hears later reads from where it was.
    pub fn announce(&self) {
        if let Some(channel) = &self.channel {
            let _unsent = channel.post_message(&JsValue::TRUE);
        }
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
