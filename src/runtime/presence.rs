//! Which other windows of this installation are alive: whoever wants to know asks, and every window answers at once.
//!
//! Asking instead of a timer in each window, because browsers slow down the timers of hidden windows, but not their answers.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

pub use super::neighbours::Neighbour;
use super::window::{Change, Window};
use crate::device;

/// How often a window that wants to know asks.
pub const ASK_SECONDS: u32 = 5;

/// What the windows say to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
            if let (Some(inner), Ok(message)) = (window.upgrade(), serde_json::from_str(&text)) {
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
        if let (Some(channel), Ok(text)) = (self.0.channel.borrow().as_ref(), serde_json::to_string(message)) {
            channel.tell(&text);
        }
    }
}
