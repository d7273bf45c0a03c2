//! Scanners and people as they are: what they press, when, and what a right program hears.

use crate::cases::code;
use crate::prng::Prng;

/// One thing that happens to a key.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub at_ms: f64,
    pub key: String,
    pub down: bool,
    pub command: bool,
    pub by: By,
}

/// Who pressed it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A scanner's character.
    Code,
    /// What a scanner sends besides: must never act.
    Besides,
    /// A person alone at the keyboard: must act.
    Person,
    /// A person who types a digit while a scanner types.
    Meanwhile,
}

/// One moment at the keyboard: what was pressed, and the codes that must be heard.
#[derive(Clone, Debug)]
pub struct Moment {
    pub what: String,
    pub strokes: Vec<Stroke>,
    pub codes: Vec<String>,
    pub ends_ms: f64,
}

/// How a scanner types.
#[derive(Clone, Copy, Debug)]
struct Device {
    gap_ms: (f64, f64),
    alt: bool,
    pad: bool,
    end: Option<&'static str>,
}

const ENDS: [Option<&str>; 5] = [Some("Enter"), Some("Enter"), Some("NumpadEnter"), Some("Tab"), None];
const BESIDES: [(&str, bool); 14] = [
    ("F5", false),
    ("F11", false),
    ("F1", false),
    ("Escape", false),
    ("ArrowDown", false),
    ("BrowserBack", false),
    ("Space", false),
    ("Backspace", false),
    ("KeyJ", true),
    ("KeyM", true),
    ("KeyP", true),
    ("KeyW", true),
    ("BracketRight", true),
    ("F4", true),
];
const QUIET: [&str; 4] = ["ShiftLeft", "ShiftRight", "Unidentified", "CapsLock"];

/// A code of one of the three kinds, now and then with many zeros.
fn some_code(prng: &mut Prng) -> String {
    let digits = |prng: &mut Prng, length: usize| -> String {
        let zeros = prng.chance(0.2);
        (0..length).map(|_| if zeros { '0' } else { char::from(b'0' + prng.below(10) as u8) }).collect()
    };
    let kind = 1 + prng.below(3);
    let body = match kind {
        3 => digits(prng, 17),
        _ => format!("26{:02}{:02}{}", 1 + prng.below(12), 1 + prng.below(28), digits(prng, 11)),
    };
    code(&format!("{kind}{}{body}", digits(prng, 4)))
}

/// A digit wrong, two swapped, one missing or one too many.
fn damaged(prng: &mut Prng, right: &str) -> String {
    let mut digits: Vec<char> = right.chars().collect();
    let at = prng.below(23) as usize;
    let other = |digit: char, by: u64| char::from(b'0' + ((u64::from(digit as u32 - 48) + by) % 10) as u8);
    match prng.below(4) {
        0 => digits[at] = other(digits[at], 1 + prng.below(9)),
        1 if digits[at] != digits[at + 1] => digits.swap(at, at + 1),
        2 => digits.insert(at, other('0', prng.below(10))),
        _ => drop(digits.remove(at)),
    }
    digits.into_iter().collect()
}

struct Typing<'a> {
    prng: &'a mut Prng,
    device: Device,
    at_ms: f64,
    strokes: Vec<Stroke>,
}

impl Typing<'_> {
    fn pause(&mut self) {
        let (low, high) = self.device.gap_ms;
        self.at_ms += low + (high - low) * self.prng.unit();
    }

    fn press(&mut self, key: &str, command: bool, by: By) {
        let held = 0.3 + 4.0 * self.prng.unit();
        self.strokes.push(Stroke { at_ms: self.at_ms, key: key.into(), down: true, command, by });
        self.strokes.push(Stroke { at_ms: self.at_ms + held.min(self.device.gap_ms.0 * 0.9), key: key.into(), down: false, command, by });
        self.pause();
    }

    fn digits(&mut self, text: &str, besides: f64) {
        for digit in text.chars() {
            if self.prng.chance(besides) {
                self.beside();
            }
            match self.device.alt {
                true => self.alt(digit),
                false => self.press(&format!("{}{digit}", if self.device.pad { "Numpad" } else { "Digit" }), false, By::Code),
            }
        }
    }

    /// ALT is held, the character's number typed, ALT let go.
    fn alt(&mut self, digit: char) {
        self.strokes.push(Stroke { at_ms: self.at_ms, key: "AltLeft".into(), down: true, command: true, by: By::Code });
        self.pause();
        for key in format!("0{}", u32::from(digit)).chars() {
            self.press(&format!("Numpad{key}"), true, By::Code);
        }
        self.strokes.push(Stroke { at_ms: self.at_ms, key: "AltLeft".into(), down: false, command: false, by: By::Code });
        self.pause();
    }

    fn beside(&mut self) {
        if self.prng.chance(0.4) {
            let key = QUIET[self.prng.below(QUIET.len() as u64) as usize];
            self.press(key, false, By::Code);
        } else {
            let (key, command) = BESIDES[self.prng.below(BESIDES.len() as u64) as usize];
            self.press(key, command, By::Besides);
        }
    }
}

/// What happens next, from `from_ms` on.
pub fn moment(prng: &mut Prng, from_ms: f64) -> Moment {
    if prng.chance(0.15) { person(prng, from_ms) } else { scan(prng, from_ms) }
}

fn scan(prng: &mut Prng, from_ms: f64) -> Moment {
    let gap_ms = [(1.0, 2.0), (4.0, 8.0), (8.0, 16.0), (8.0, 16.0), (2.0, 49.0), (50.0, 74.0)][prng.below(6) as usize];
    let is_slow = gap_ms.0 >= 50.0;
    let device = Device { gap_ms, alt: !is_slow && prng.chance(0.1), pad: prng.chance(0.3), end: ENDS[prng.below(5) as usize] };
    let (first, second) = (some_code(prng), some_code(prng));
    let bad = damaged(prng, &first);
    let (what, texts, codes): (_, Vec<&str>, Vec<&String>) = match prng.below(10) {
        0 => ("two codes", vec![&first, &second], vec![&first, &second]),
        1 => ("one code twice", vec![&first, &first], vec![&first]),
        2 => ("a damaged code", vec![&bad], vec![]),
        3 => ("a foreign number", vec![&first[..11]], vec![]),
        4 => ("a short code", vec![&first[..3]], vec![]),
        _ => ("a code", vec![&first], vec![&first]),
    };
    let besides = if prng.chance(0.4) { 0.1 } else { 0.0 };
    let mut typing = Typing { prng, device, at_ms: from_ms, strokes: Vec::new() };
    // A slow scanner's first keys cannot be told from a person's: only keys that open a burst or come after some digits are known to be its own.
    if besides > 0.0 && !is_slow && typing.prng.chance(0.5) {
        typing.press("F9", false, By::Besides);
    }
    if !device.alt && typing.prng.chance(0.1) {
        ["BracketRight", "KeyC", "Digit1"].into_iter().for_each(|key| typing.press(key, false, By::Code));
    }
    for text in &texts {
        let sure = text.len().min(if is_slow { 5 } else { 1 });
        typing.digits(&text[..sure], 0.0);
        typing.digits(&text[sure..], besides);
        // Now and then every code has its own end, otherwise they are one run of digits.
        if texts.len() > 1 && device.end.is_some() && typing.prng.chance(0.5) {
            typing.press(device.end.unwrap_or_default(), false, By::Besides);
        }
    }
    if let Some(end) = device.end {
        // The end of a code that was too slow and too short to be one is a person's as far as anybody can tell.
        let by = if is_slow && texts[0].len() < 5 { By::Code } else { By::Besides };
        typing.press(end, false, by);
    }
    let ends_ms = typing.at_ms;
    let mut strokes = typing.strokes;
    let what = if is_slow { format!("{what}, slowly") } else { what.to_owned() };
    let is_plain = !device.alt && what.starts_with("a code") && ends_ms - from_ms > 150.0;
    if is_plain && prng.chance(0.15) {
        meanwhile(prng, device.pad, from_ms, ends_ms, &mut strokes);
    }
    strokes.sort_by(|one, other| one.at_ms.total_cmp(&other.at_ms));
    let mut codes: Vec<String> = codes.into_iter().cloned().collect();
    codes.dedup();
    Moment { what, strokes, codes, ends_ms }
}

/// Somebody types a digit or two at people's pace, on the other part of the keyboard or on the same.
fn meanwhile(prng: &mut Prng, pad: bool, from_ms: f64, ends_ms: f64, strokes: &mut Vec<Stroke>) {
    let is_other = prng.chance(0.5);
    let mut at_ms = from_ms + 10.0 + 40.0 * prng.unit();
    for _ in 0..1 + prng.below(2) {
        let held = 60.0 + 40.0 * prng.unit();
        let key = format!("{}{}", if pad == is_other { "Digit" } else { "Numpad" }, prng.below(10));
        // A finger on the very key that the scanner types would be one key to the system.
        let overlaps = strokes.iter().any(|other| other.key == key && (at_ms - 20.0..at_ms + held + 20.0).contains(&other.at_ms));
        if at_ms + held >= ends_ms - 5.0 || overlaps {
            return;
        }
        strokes.push(Stroke { at_ms, key: key.clone(), down: true, command: false, by: By::Meanwhile });
        strokes.push(Stroke { at_ms: at_ms + held, key, down: false, command: false, by: By::Meanwhile });
        at_ms += held + 30.0 + 200.0 * prng.unit();
    }
}

/// A person at the keyboard of a counter.
fn person(prng: &mut Prng, from_ms: f64) -> Moment {
    let keys = ["F1", "F2", "F4", "F9", "Enter", "Tab", "Space", "Digit5", "Numpad8", "Digit0", "KeyA", "Backspace", "ArrowDown", "Escape"];
    let (mut strokes, mut at_ms) = (Vec::new(), from_ms);
    for _ in 0..1 + prng.below(8) {
        let key = prng.pick(&keys).copied().unwrap_or("Enter").to_owned();
        strokes.push(Stroke { at_ms, key: key.clone(), down: true, command: false, by: By::Person });
        strokes.push(Stroke { at_ms: at_ms + 60.0 + 19.0 * prng.unit(), key, down: false, command: false, by: By::Person });
        at_ms += 80.0 + 300.0 * prng.unit();
    }
    Moment { what: "a person".into(), strokes, codes: Vec::new(), ends_ms: at_ms }
}
