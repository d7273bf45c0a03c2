//! What does this scanner send? For staff who set one up: each key with its time and what it was taken for, and after each try a verdict with advice.
//!
//! The keys are put together by the very [`Scanner`] that the surfaces use. Nothing of this is kept.

mod judge;

use super::scanner::{Fate, Part, Press, Scan, Scanner, part_of};
use judge::judge;

/// So many keys are shown; the oldest go first.
pub const LINES_MAX: usize = 300;
/// So many tries are shown.
pub const TRIES_MAX: usize = 10;
/// A try is over after this silence: far longer than within a scan, so that a scanner that is too slow is still seen as one.
pub const TRY_MS: f64 = 600.0;
/// Fewer keys are somebody who leans on the keyboard.
const KEYS_MIN: usize = 4;

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key went down.
    Down {
        /// `KeyboardEvent.code`.
        code: String,
        /// Milliseconds of the monotonic clock.
        at_ms: f64,
        /// Ctrl, Alt or Meta was held.
        command: bool,
        /// The keyboard repeats it.
        repeat: bool,
    },
    /// A key went up.
    Up {
        /// `KeyboardEvent.code`.
        code: String,
        /// Milliseconds of the monotonic clock.
        at_ms: f64,
    },
    /// The time that was asked for has passed.
    Waited {
        /// Milliseconds of the monotonic clock.
        at_ms: f64,
    },
    /// Begin anew.
    Cleared,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Say [`Input::Waited`] after so long, and not what was asked for before.
    Wait {
        /// Milliseconds.
        for_ms: f64,
    },
}

/// One key.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// `KeyboardEvent.code`; empty where an input method hides it.
    pub code: String,
    /// Milliseconds since the key before, within the same try.
    pub after_ms: Option<f64>,
    /// How long it was held, once it is known.
    pub held_ms: Option<f64>,
    /// With Ctrl, Alt or Meta.
    pub command: bool,
    /// The keyboard repeated it.
    pub repeat: bool,
    /// What it was taken for.
    pub part: Part,
    /// What would have become of it.
    pub fate: Fate,
}

/// Which keys the digits came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The row above the letters.
    Row,
    /// The numeric pad.
    Pad,
    /// ALT and each character's number on the pad.
    Alt,
    /// More than one of them.
    Mixed,
    /// There were no digits.
    Nothing,
}

/// How a try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With Enter.
    Enter,
    /// With Tab.
    Tab,
    /// With neither.
    Nothing,
}

/// What staff may want to do about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Advice {
    /// Everything is as it should be.
    Fine,
    /// So many digits, as a code of ours has, and the check digits are wrong: misread, or keys were lost.
    Misread,
    /// Another system's number, or no number at all: so many characters.
    NotOurs(usize),
    /// Nothing was understood.
    NotUnderstood,
    /// Slower than people type: it cannot be told apart.
    TooSlow {
        /// Longest time between two keys.
        slowest_ms: f64,
    },
    /// Slow, but understood.
    Slow {
        /// Longest time between two keys.
        slowest_ms: f64,
    },
    /// It sends no Enter: the answer comes a moment later.
    NoEnter,
    /// It sends keys that command something; they are kept from acting, but should be switched off.
    Commands(Vec<String>),
    /// It types characters by their numbers: understood, and slower than digits.
    AltNumbers,
    /// Letters or signs stand around the digits: a mark or prefix, which can be switched off.
    Letters(String),
    /// The keyboard's code of so many keys is hidden: an input method or a remote screen swallows them.
    Hidden(usize),
}

/// The sum of a try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A code came, and nothing has to be done.
    Good,
    /// A code came; the scanner can be set better.
    Works,
    /// No code came.
    Bad,
}

/// One try.
#[derive(Clone, Debug, PartialEq)]
pub struct Try {
    /// Keys that went down.
    pub keys: usize,
    /// Shortest time between two keys.
    pub fastest_ms: f64,
    /// Longest.
    pub slowest_ms: f64,
    /// Where the digits came from.
    pub way: Way,
    /// How it ended.
    pub ending: Ending,
    /// What was understood.
    pub scans: Vec<Scan>,
    /// What may be done; never empty.
    pub advice: Vec<Advice>,
}

impl Try {
    /// Whether the scanner can be used.
    pub fn standing(&self) -> Standing {
        let has_code = self.scans.iter().any(|scan| matches!(scan, Scan::Code(_)));
        match self.advice.as_slice() {
            [Advice::Fine] => Standing::Good,
            _ if has_code => Standing::Works,
            _ => Standing::Bad,
        }
    }
}

/// The screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    scanner: Scanner,
    last_ms: f64,
    /// Lines of the try that is going on, at the end of `lines`.
    open: usize,
    heard: Vec<Scan>,
    /// Codes and texts in all, and those that came last: shown at once, long before the verdict.
    pub heard_in_all: usize,
    /// As above.
    pub latest: Vec<Scan>,
    /// How many times keys have been followed by silence: what is shown of whole tries changes with it.
    pub silences: usize,
    /// Newest last.
    pub lines: Vec<Line>,
    /// Newest last.
    pub tries: Vec<Try>,
}

impl Model {
    /// Keys are coming: more of them belong to the same try.
    pub const fn is_open(&self) -> bool {
        self.open > 0
    }

    /// The keys of the last try, the first of them first.
    pub fn last_lines(&self) -> &[Line] {
        let begins = self.lines.iter().rposition(|line| line.after_ms.is_none()).unwrap_or(0);
        &self.lines[begins..]
    }
}

/// One step.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Down { code, at_ms, command, repeat } => {
            close_after_silence(model, at_ms);
            let heard = model.scanner.key_down(Press { code: &code, at_ms, command, repeat, in_field: false });
            let after_ms = (model.open > 0).then_some(at_ms - model.last_ms);
            let part = part_of(&code);
            model.lines.push(Line { code, after_ms, held_ms: None, command, repeat, part, fate: heard.fate });
            model.open += 1;
            model.last_ms = at_ms;
            hear(model, heard.scans);
            let too_many = model.lines.len().saturating_sub(LINES_MAX);
            model.lines.drain(..too_many);
            model.open = model.open.min(LINES_MAX);
            vec![Effect::Wait { for_ms: model.scanner.patience_ms() }]
        }
        Input::Up { code, at_ms } => {
            let is_finished = model.scanner.key_up(&code, at_ms);
            let (open, last_ms) = (model.open, model.last_ms);
            // Its own time is not kept: it is the sum of the times between.
            let mut down_ms = last_ms;
            for line in model.lines.iter_mut().rev().take(open) {
                if line.code == code && line.held_ms.is_none() {
                    line.held_ms = Some((at_ms - down_ms).max(0.0));
                    break;
                }
                down_ms -= line.after_ms.unwrap_or(0.0);
            }
            if is_finished { vec![Effect::Wait { for_ms: model.scanner.patience_ms() }] } else { Vec::new() }
        }
        Input::Waited { at_ms } => {
            let scans = model.scanner.silence(at_ms);
            hear(model, scans);
            close_after_silence(model, at_ms);
            if model.open > 0 { vec![Effect::Wait { for_ms: (TRY_MS - (at_ms - model.last_ms)).max(1.0) }] } else { Vec::new() }
        }
        Input::Cleared => {
            *model = Model::default();
            Vec::new()
        }
    }
}

fn hear(model: &mut Model, scans: Vec<Scan>) {
    if !scans.is_empty() {
        model.heard_in_all += scans.len();
        model.latest.clone_from(&scans);
        model.heard.extend(scans);
    }
}

fn close_after_silence(model: &mut Model, at_ms: f64) {
    if model.open == 0 || at_ms - model.last_ms < TRY_MS {
        return;
    }
    // The page may have been busy for longer than the scan: nothing asked the scanner since.
    let late = model.scanner.silence(at_ms);
    hear(model, late);
    let lines = &model.lines[model.lines.len() - model.open..];
    let scans = std::mem::take(&mut model.heard);
    if lines.len() >= KEYS_MIN {
        let seen = judge(lines, scans);
        model.tries.push(seen);
        let too_many = model.tries.len().saturating_sub(TRIES_MAX);
        model.tries.drain(..too_many);
    }
    model.open = 0;
    model.silences += 1;
}
