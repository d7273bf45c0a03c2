//! A bar code scanner types like a keyboard, only faster. This puts its keys together, whatever input method is switched on.
//!
//! Keys come as `KeyboardEvent.code`, which no input method changes. Scanners send their keys 1 to 16 ms apart, slow ones up to [`SLOW_GAP_MS_MAX`], people
//! at 80 ms and more. Some end with Enter or Tab, some with nothing; some hold ALT and type each character's number on the numeric pad; some send control
//! characters and function keys besides. Two codes may come in one burst, and a person may press keys meanwhile.
//!
//! Keys faster than people's belong to a burst. A burst's digits are a code when their check digits say so; only then are keys passed over that somebody else
//! may have pressed. What is no code of ours is handed on as a text: it may be another system's number, or a code that was misread.

mod burst;
mod keys;

pub use keys::{Part, part_of};

use burst::Burst;

/// Keys that are no further apart than this were surely not typed by a person.
pub const GAP_MS_MAX: f64 = 50.0;
/// Keys of a slow scanner are no further apart than this, and people's hardly ever nearer: what is put together so must be a code with its check digits.
pub const SLOW_GAP_MS_MAX: f64 = 75.0;
/// So many characters at least make a scan that is no code; shorter bursts are somebody's two fingers.
pub const TEXT_MIN: usize = 6;
/// So many of them must be digits.
pub const TEXT_DIGITS_MIN: usize = 4;
/// Longer bursts are a jammed key.
pub const STROKES_MAX: usize = 128;
/// Scanners let go of a key at once, people after 60 ms and more.
pub const HOLD_MS_MAX: f64 = 45.0;
/// After so many digits in a row a slow burst is surely no person's; letters come fast from people, too.
const DIGITS_SURE: usize = 4;
/// With Ctrl they select, copy, paste, cut, undo and do again what stands in a field.
const EDITING: [char; 6] = ['A', 'C', 'V', 'X', 'Y', 'Z'];
/// A burst that has come to a whole code is over after this silence, if its keys came faster.
const SETTLED_MS: f64 = 20.0;

/// A key that went down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press<'a> {
    /// `KeyboardEvent.code`.
    pub code: &'a str,
    /// Milliseconds of the monotonic clock when it happened.
    pub at_ms: f64,
    /// Ctrl, Alt or Meta was held.
    pub command: bool,
    /// The keyboard says that the key was down already.
    pub repeat: bool,
    /// Somebody types into a field, or can.
    pub in_field: bool,
}

/// What a scanner said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// A code of ours: 24 digits, and the check digits are right.
    Code(String),
    /// Anything else: digits, capital letters, `-`, `/` and `.`. A code that was misread, or the number of another system.
    Text(String),
}

impl Scan {
    /// The characters.
    pub fn text(&self) -> &str {
        let (Self::Code(text) | Self::Text(text)) = self;
        text
    }
}

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It does what it always does.
    Goes,
    /// It belongs to a burst and would press, move or command something: it must not.
    Refused,
    /// A function key or a command with nothing before it: a person's, or the first key of a burst. Where people have no keyboard it is refused; where they
    /// press function keys it is kept back until [`Scanner::alone`] says that it was one's.
    Kept,
}

/// What came of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// What has been understood now, in its order.
    pub scans: Vec<Scan>,
    /// What becomes of the key.
    pub fate: Fate,
}

/// Puts keys together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scanner {
    burst: Burst,
    /// Time of the last key.
    last_ms: f64,
    /// Keys that can be a burst's have come; the next one belongs to it, if it comes fast enough.
    begun: bool,
    /// The last key was an end: what follows is another scan, however soon.
    has_ended: bool,
    /// A person holds a key down.
    is_repeating: bool,
    /// A function key that was kept back, and when it was pressed.
    kept: Option<(String, f64)>,
}

impl Scanner {
    /// A key at this time is the first that may be a scan's: whatever stands in a field now was not scanned.
    pub fn begins(&self, at_ms: f64) -> bool {
        at_ms - self.last_ms > SLOW_GAP_MS_MAX || !self.begun || self.has_ended
    }

    /// A key went down.
    pub fn key_down(&mut self, press: Press<'_>) -> Heard {
        let gap = press.at_ms - self.last_ms;
        self.is_repeating = press.repeat && (gap > SLOW_GAP_MS_MAX || self.is_repeating);
        if self.is_repeating {
            self.last_ms = press.at_ms;
            self.forget();
            return Heard { scans: Vec::new(), fate: Fate::Goes };
        }
        if gap > SLOW_GAP_MS_MAX {
            self.forget();
        }
        let part = part_of(press.code);
        let fate = self.fate(part, press, gap);
        // Whatever follows so soon makes a burst of the key that was kept back.
        self.kept = (fate == Fate::Kept && !press.command).then(|| (press.code.to_owned(), press.at_ms));
        self.burst.note_gap(if self.begun { gap } else { 0.0 });
        self.last_ms = press.at_ms;
        self.begun |= part != Part::Modifier;
        self.has_ended = part == Part::End;
        let scans = match part {
            Part::End if !press.command => self.burst.end(press.at_ms),
            part => {
                self.burst.take(part, press);
                Vec::new()
            }
        };
        Heard { scans, fate }
    }

    /// A key went up. True: that finished a character, as a key that goes down does.
    pub fn key_up(&mut self, code: &str, at_ms: f64) -> bool {
        self.is_repeating = false;
        let is_finished = self.burst.let_go(code, at_ms);
        if is_finished {
            self.last_ms = at_ms;
        }
        is_finished
    }

    /// How long after the last key [`Self::silence`] is worth asking.
    pub fn patience_ms(&self) -> f64 {
        let settled = SETTLED_MS.max(3.0 * self.burst.slowest_gap_ms());
        if self.burst.is_whole_codes() { settled.min(SLOW_GAP_MS_MAX) } else { SLOW_GAP_MS_MAX }
    }

    /// No key for a while: a scanner that sends no Enter has finished. If it has not, because the page was busy, what follows still belongs to the burst.
    pub fn silence(&mut self, at_ms: f64) -> Vec<Scan> {
        if at_ms - self.last_ms > self.patience_ms() { self.burst.pause(at_ms) } else { Vec::new() }
    }

    /// The function key that was kept back and stood alone: somebody pressed it. Asked before every key and after a silence of [`SLOW_GAP_MS_MAX`].
    pub fn alone(&mut self, at_ms: f64) -> Option<String> {
        self.kept.take_if(|(_, pressed_ms)| at_ms - *pressed_ms > SLOW_GAP_MS_MAX).map(|(code, _)| code)
    }

    fn forget(&mut self) {
        self.burst = Burst::default();
        self.begun = false;
    }

    fn fate(&self, part: Part, press: Press<'_>, gap: f64) -> Fate {
        let is_command = part == Part::Function || press.command;
        let is_inside = self.begun && gap <= SLOW_GAP_MS_MAX;
        let is_sure = gap <= GAP_MS_MAX || self.burst.digits() >= DIGITS_SURE || self.burst.has_told();
        match part {
            // The character's number: types nothing, but ALT makes a command of it.
            Part::Digit { .. } if self.burst.is_alt_down() => Fate::Refused,
            Part::Modifier if is_inside && press.command => Fate::Refused,
            Part::Modifier => Fate::Goes,
            _ if is_command && is_inside => Fate::Refused,
            Part::Letter(letter) if press.in_field && EDITING.contains(&letter) => Fate::Goes,
            _ if is_command => Fate::Kept,
            // Quick fingers in a field: what is there is no scan.
            Part::End | Part::Acting if press.in_field && !self.burst.is_scan() => Fate::Goes,
            Part::End | Part::Acting if is_inside && is_sure => Fate::Refused,
            _ => Fate::Goes,
        }
    }
}
