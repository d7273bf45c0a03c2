//! The scanner: what it types is heard wherever the focus is, and presses nothing. Function keys that a person presses at a desk go on working: each is kept
//! back for a moment, until it is known that no scanner sent it. A kiosk has no use for them. A field into which a scanner typed gets back what stood in it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::device;
use crate::device::field::Field;
use crate::device::scanner::Key;
use crate::device::timer::Timeout;
use crate::domain::codes::CODE_LENGTH;
use crate::flow::scanner::{Fate, Press, SLOW_GAP_MS_MAX, Scan, Scanner};

/// A timer may come a little early by the other clock.
const TIMER_MS: u32 = 5;

/// Listening; ends when dropped.
pub struct Scanning {
    _keys: device::scanner::Keys,
}

/// Calls `heard` with every scan, `touched` with every key that goes down, and `pressed` with every function key of a person (`KeyboardEvent.code`, which
/// is its name).
pub fn listen(heard: impl Fn(&str) + 'static, touched: impl Fn() + 'static, pressed: impl Fn(&str) + 'static) -> Scanning {
    let ear = Rc::new(Ear { scanner: RefCell::default(), field: RefCell::default(), heard: Box::new(heard), pressed: Box::new(pressed) });
    let timers: Rc<RefCell<Vec<Timeout>>> = Rc::default();
    let touched: Rc<dyn Fn()> = Rc::new(touched);
    let keys = device::scanner::Keys::listen(move |key| {
        ear.press_alone(key.at_ms);
        let fate = if key.down {
            touched();
            ear.key_down(&key)
        } else if ear.scanner.borrow_mut().key_up(&key.code, key.at_ms) {
            Fate::Goes
        } else {
            return false;
        };
        let waits = [ear.scanner.borrow().patience_ms(), SLOW_GAP_MS_MAX];
        *timers.borrow_mut() = waits
            .into_iter()
            .map(|wait| {
                let ear = ear.clone();
                Timeout::new(wait as u32 + TIMER_MS, move || ear.silence(device::clock::mono_ms()))
            })
            .collect();
        fate != Fate::Goes
    });
    Scanning { _keys: keys }
}

/// What listens.
struct Ear {
    scanner: RefCell<Scanner>,
    /// The field with the focus, as it was before the first key of what may be a scan.
    field: RefCell<Option<Field>>,
    heard: Box<dyn Fn(&str)>,
    pressed: Box<dyn Fn(&str)>,
}

impl Ear {
    fn key_down(&self, key: &Key) -> Fate {
        if self.scanner.borrow().begins(key.at_ms) {
            self.field.replace(Field::focused());
        }
        let press = Press { code: &key.code, at_ms: key.at_ms, command: key.command, repeat: key.repeat, in_field: key.in_field };
        let answer = self.scanner.borrow_mut().key_down(press);
        self.hear(&answer.scans);
        answer.fate
    }

    fn silence(&self, now_ms: f64) {
        let scans = self.scanner.borrow_mut().silence(now_ms);
        self.press_alone(now_ms);
        self.hear(&scans);
    }

    fn press_alone(&self, now_ms: f64) {
        let alone = self.scanner.borrow_mut().alone(now_ms);
        alone.iter().for_each(|code| (self.pressed)(code));
    }

    fn hear(&self, scans: &[Scan]) {
        for scan in scans {
            let field = self.field.borrow().clone();
            match (scan, field) {
                // The number of a parcel or a document belongs where somebody put the cursor for it. A code of ours that was misread does not.
                (Scan::Text(text), Some(field)) if field.is_for_scans() && text.len() != CODE_LENGTH => continue,
                (_, Some(field)) => field.restore(),
                (_, None) => {}
            }
            (self.heard)(scan.text());
        }
    }
}
