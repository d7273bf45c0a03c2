//! Which other windows of this installation are alive: whoever wants to know asks, and every window answers at once.
//!
//! Asking instead of a timer in each window, because browsers slow down the timers of hidden windows, but not their answers.

use std::rc::Rc;

use serde_json::Value;

pub use super::neighbours::Neighbour;
use super::window::{Change, Window};
use crate::device;
use crate::domain::json::{object, text_of, tree};

/// How often a window that wants to know asks.
pub const ASK_SECONDS: u32 = 5;

/// What the windows say to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Who is there?
    Ask,
    /// I am.
    Here {
        /// One identity for each window, as long as it lives.
        window: String,
        /// Its surface.
        surface: String,
        /// The counter it works for.
        counter: Option<String>,
    },
}

impl Message {
    fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&match self {
            Self::Ask => Value::from("ask"),
            Self::Here { window, surface, counter } => {
                let (window, surface, counter) = (window.as_str().into(), surface.as_str().into(), counter.as_deref().into());
                object(vec![("here", object(vec![("window", window), ("surface", surface), ("counter", counter)]))])
            }
        })
    }

    fn from_json(text: &str) -> Option<Self> {
        let message = tree(text)?;
        if message == "ask" {
            return Some(Self::Ask);
        }
        let here = message.get("here")?;
        Some(Self::Here { window: text_of(here, "window")?, surface: text_of(here, "surface")?, counter: text_of(here, "counter") })
    }
}

impl Window {
    /// Asks the other windows whether they are there.
    pub fn ask_neighbours(&self) {
        self.say(&Message::Ask);
    }

    /// Windows that have answered lately, without this one.
    pub fn neighbours(&self) -> Vec<Neighbour> {
        self.0.neighbours.alive(device::clock::mono_ms())
    }

    pub(super) fn listen_to_neighbours(&self) {
        let window = Rc::downgrade(&self.0);
        let name = self.scoped("presence");
        let channel = device::channel::Channel::open(&name, move |text| {
            if let (Some(inner), Some(message)) = (window.upgrade(), Message::from_json(&text)) {
                Self(inner).answer(message);
            }
        });
        *self.0.channel.borrow_mut() = channel;
        self.say_here();
        self.ask_neighbours();
    }

    fn answer(&self, message: Message) {
        match message {
            Message::Ask => self.say_here(),
            Message::Here { window, surface, counter } => {
                self.0.neighbours.heard(window, surface, counter, device::clock::mono_ms());
                self.changed(Change::Health);
            }
        }
    }

    /// Tells the other windows who this is.
    pub fn say_here(&self) {
        let counter = self.0.counter.borrow().clone();
        self.say(&Message::Here { window: self.0.window_id.clone(), surface: self.0.surface.name().to_owned(), counter });
    }

    fn say(&self, message: &Message) {
        if let (Some(channel), Ok(text)) = (self.0.channel.borrow().as_ref(), message.to_json()) {
            channel.tell(&text);
        }
    }
}
