//! Windows of one profile: each tells the others that there is something to read, and looks by itself after it was asleep.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::journal::bell::Bell;

/// How long after a message the next one waits.
const PAUSE_MS: u32 = 20;

pub(super) struct Windows {
    /// Rings whenever there may be something to read.
    pub bell: Bell,
    announcer: Rc<Announcer>,
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
        let announcer = Rc::new(Announcer { channel, has_more: Cell::new(false), is_pausing: Cell::new(false) });
        Self { bell, announcer, _heard: heard, _awake: awake }
    }

    /// Tells the other windows that something is being written. They may hear it before it is on the disk: IndexedDB lets nobody read the entries
    /// before the transaction that writes them is over. Nothing is lost when a message is: a window that hears later reads from where it was.
    pub fn announce(&self) {
        Announcer::announce(&self.announcer);
    }
}

/// Tells at once; what comes within [`PAUSE_MS`] after that is told together. A message costs a tenth of an append, here and in every window.
struct Announcer {
    channel: Option<BroadcastChannel>,
    has_more: Cell<bool>,
    is_pausing: Cell<bool>,
}

impl Announcer {
    fn announce(this: &Rc<Self>) {
        if this.is_pausing.replace(true) {
            this.has_more.set(true);
            return;
        }
        if let Some(channel) = &this.channel {
            let _unsent = channel.post_message(&JsValue::TRUE);
        }
        let announcer = Rc::downgrade(this);
        let over = move || {
            let Some(announcer) = announcer.upgrade() else { return };
            announcer.is_pausing.set(false);
            if announcer.has_more.take() {
                Self::announce(&announcer);
            }
        };
        Timeout::new(PAUSE_MS, over).forget();
    }
}

impl Drop for Announcer {
    /// A window that goes away leaves nothing untold.
    fn drop(&mut self) {
        let Some(channel) = &self.channel else { return };
        if self.has_more.get() {
            let _unsent = channel.post_message(&JsValue::TRUE);
        }
        channel.set_onmessage(None);
        channel.close();
    }
}
