//! Lets staff see what a scanner sends: every key of the page goes to the check, and none that a scan would press acts.

use std::cell::RefCell;
use std::rc::Rc;

use crate::device;
use crate::device::scanner::Keys;
use crate::device::timer::Timeout;
use crate::flow::scan_check::{Effect, Input};

/// A timer may come a little early by the other clock.
const TIMER_MS: f64 = 5.0;

/// What became of an input: what is to be done, and whether the key must not act.
pub struct Stepped {
    /// See [`Effect`].
    pub effects: Vec<Effect>,
    /// The key belongs to a scan.
    pub is_refused: bool,
}

/// Listening; ends when dropped.
pub struct Checking {
    _keys: Keys,
    _waits: Rc<Waits>,
}

struct Waits {
    step: Box<dyn Fn(Input) -> Stepped>,
    timer: RefCell<Option<Timeout>>,
}

/// Gives every key to `step`, and the silences that it asks for.
pub fn listen(step: impl Fn(Input) -> Stepped + 'static) -> Checking {
    let waits = Rc::new(Waits { step: Box::new(step), timer: RefCell::default() });
    let hearing = Rc::downgrade(&waits);
    let keys = Keys::listen(move |key| {
        let Some(waits) = hearing.upgrade() else { return false };
        let (code, at_ms) = (key.code, key.at_ms);
        take(
            &waits,
            if key.down { Input::Down { code, at_ms, command: key.command, repeat: key.repeat } } else { Input::Up { code, at_ms } },
        )
    });
    Checking { _keys: keys, _waits: waits }
}

fn take(waits: &Rc<Waits>, input: Input) -> bool {
    let Stepped { effects, is_refused } = (waits.step)(input);
    for Effect::Wait { for_ms } in effects {
        let waiting = Rc::downgrade(waits);
        let timer = Timeout::new((for_ms + TIMER_MS) as u32, move || {
            if let Some(waits) = waiting.upgrade() {
                take(&waits, Input::Waited { at_ms: device::clock::mono_ms() });
            }
        });
        *waits.timer.borrow_mut() = Some(timer);
    }
    is_refused
}
