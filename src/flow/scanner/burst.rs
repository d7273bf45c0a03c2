//! The keys of one burst, and the codes in them.

use super::keys::{Part, part_of};
use super::{GAP_MS_MAX, HOLD_MS_MAX, Press, STROKES_MAX, Scan, TEXT_DIGITS_MIN, TEXT_MIN};
use crate::domain::codes::{CODE_LENGTH, is_checked};

/// One character.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stroke {
    letter: char,
    /// Its key: somebody else's keys may be on another part of the keyboard.
    part: Part,
    down_ms: f64,
    up_ms: Option<f64>,
}

impl Stroke {
    /// As long as only people press keys.
    fn is_held(&self, now_ms: f64) -> bool {
        self.up_ms.unwrap_or(now_ms) - self.down_ms > HOLD_MS_MAX
    }

    const fn is_on_pad(&self) -> bool {
        matches!(self.part, Part::Digit { pad: true, .. })
    }
}

/// Keys that came one after the other, too fast for a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Burst {
    strokes: Vec<Stroke>,
    /// Number typed on the pad while ALT is down.
    alt: Option<u32>,
    /// The burst was too long and is dropped as a whole.
    jammed: bool,
    /// Of the keys until now.
    slowest_ms: f64,
    /// The code that was understood last: two bar codes on one paper may say the same.
    last_code: Option<String>,
    /// So many characters have been handed on as a text, and are not again.
    told: usize,
}

impl Burst {
    pub fn digits(&self) -> usize {
        self.strokes.iter().filter(|stroke| stroke.letter.is_ascii_digit()).count()
    }

    pub fn has_told(&self) -> bool {
        self.last_code.is_some() || self.told > 0
    }

    /// It has what a scan has at least, or had it.
    pub fn is_scan(&self) -> bool {
        self.has_told() || self.strokes.len() >= TEXT_MIN && self.digits() >= TEXT_DIGITS_MIN
    }

    pub const fn is_alt_down(&self) -> bool {
        self.alt.is_some()
    }

    pub const fn slowest_gap_ms(&self) -> f64 {
        self.slowest_ms
    }

    pub fn note_gap(&mut self, gap_ms: f64) {
        self.slowest_ms = self.slowest_ms.max(gap_ms);
    }

    /// A key that does not end the burst.
    pub fn take(&mut self, part: Part, press: Press<'_>) {
        match (part, &mut self.alt) {
            (Part::Modifier, _) if press.code.starts_with("Alt") => self.alt = Some(self.alt.unwrap_or(0)),
            (Part::Digit { value, .. }, Some(number)) => *number = number.saturating_mul(10).saturating_add(value.into()).min(1_000_000),
            // Ctrl and a letter are a control character.
            (Part::Digit { value, .. }, None) if !press.command => self.push(char::from(b'0' + value), part, press.at_ms),
            (Part::Letter(letter), None) if !press.command => self.push(letter, part, press.at_ms),
            _ => {}
        }
    }

    /// A key went up; whether that finished a character: ALT was let go.
    pub fn let_go(&mut self, code: &str, at_ms: f64) -> bool {
        if code.starts_with("Alt") {
            let typed = self.alt.take().and_then(char::from_u32).filter(char::is_ascii_graphic);
            if let Some(letter) = typed {
                let letter = letter.to_ascii_uppercase();
                let part = letter.to_digit(10).map_or(Part::Letter(letter), |value| Part::Digit { value: value as u8, pad: true });
                self.push(letter, part, at_ms);
                self.strokes.last_mut().into_iter().for_each(|stroke| stroke.up_ms = Some(at_ms));
            }
            return typed.is_some();
        }
        let part = part_of(code);
        let pressed = self.strokes.iter_mut().rev().find(|stroke| stroke.part == part && stroke.up_ms.is_none());
        pressed.into_iter().for_each(|stroke| stroke.up_ms = Some(at_ms));
        false
    }

    /// The digits until now are whole codes: nothing more has to come.
    pub fn is_whole_codes(&self) -> bool {
        let digits = self.strokes.len();
        digits > 0 && digits.is_multiple_of(CODE_LENGTH) && codes(&self.strokes).len() == digits / CODE_LENGTH
    }

    /// No key for a while. A text is not forgotten: the burst may go on, and be a code then.
    pub fn pause(&mut self, now_ms: f64) -> Vec<Scan> {
        let codes = self.take_codes(now_ms);
        if codes.is_empty() { self.text().into_iter().collect() } else { codes }
    }

    /// Enter or Tab.
    pub fn end(&mut self, now_ms: f64) -> Vec<Scan> {
        let scans = self.pause(now_ms);
        *self = Self { last_code: self.last_code.take(), slowest_ms: self.slowest_ms, ..Self::default() };
        scans
    }

    fn push(&mut self, letter: char, part: Part, down_ms: f64) {
        if self.strokes.len() >= STROKES_MAX {
            self.jammed = true;
        } else {
            self.strokes.push(Stroke { letter, part, down_ms, up_ms: None });
        }
    }

    /// The codes that have come, each once. Where all digits make none, somebody may have pressed keys meanwhile: on the other part of the keyboard, or longer.
    fn take_codes(&mut self, now_ms: f64) -> Vec<Scan> {
        if self.jammed {
            return Vec::new();
        }
        let only = |is_one: &dyn Fn(&Stroke) -> bool| {
            let some: Vec<Stroke> = self.strokes.iter().copied().filter(is_one).collect();
            if some.len() < self.strokes.len() { codes(&some) } else { Vec::new() }
        };
        let mut found = codes(&self.strokes);
        let others: [&dyn Fn(&Stroke) -> bool; 3] = [&|stroke| !stroke.is_on_pad(), &Stroke::is_on_pad, &|stroke| !stroke.is_held(now_ms)];
        for is_one in others {
            if found.is_empty() {
                found = only(is_one);
            }
        }
        if !found.is_empty() {
            self.strokes.clear();
            self.told = 0;
        }
        let mut scans = Vec::new();
        for code in found {
            if self.last_code.as_ref() != Some(&code) {
                self.last_code = Some(code.clone());
                scans.push(Scan::Code(code));
            }
        }
        scans
    }

    fn text(&mut self) -> Option<Scan> {
        let is_news = self.strokes.len() > self.told && self.last_code.is_none();
        let is_scanned = !self.jammed && self.slowest_ms <= GAP_MS_MAX && self.strokes.len() >= TEXT_MIN;
        if !is_news || !is_scanned {
            return None;
        }
        let text: String = plain(&self.strokes).map(|stroke| stroke.letter).collect();
        let has_digits = text.bytes().filter(u8::is_ascii_digit).count() >= TEXT_DIGITS_MIN;
        if has_digits && text.len() >= TEXT_MIN {
            self.told = self.strokes.len();
            return Some(Scan::Text(text));
        }
        None
    }
}

/// Without the mark `]C1` that some scanners put first.
fn plain(strokes: &[Stroke]) -> impl Iterator<Item = &Stroke> {
    let is_mark =
        matches!(strokes, [Stroke { letter: ']', .. }, Stroke { part: Part::Letter(_), .. }, Stroke { part: Part::Digit { .. }, .. }, ..]);
    strokes[if is_mark { 3 } else { 0 }..].iter().filter(|stroke| stroke.letter != ']')
}

/// The codes among these characters: every run of digits that is as long as one or more codes is cut into them, and what has the right check digits counts.
fn codes(strokes: &[Stroke]) -> Vec<String> {
    let text: String = strokes.iter().map(|stroke| stroke.letter).collect();
    let mut codes = Vec::new();
    for run in runs(&text).filter(|run| run.len().is_multiple_of(CODE_LENGTH)) {
        for (from, _) in run.char_indices().step_by(CODE_LENGTH) {
            let code = &run[from..from + CODE_LENGTH];
            if is_code(code) {
                codes.push(code.to_owned());
            }
        }
    }
    codes
}

/// The runs of digits in a text. A mark before a code (`]C1`) has a digit of its own.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut is_marked = false;
    text.split(|letter: char| !letter.is_ascii_digit()).zip(letters_before(text)).map(move |(run, mark)| {
        let had_mark = std::mem::replace(&mut is_marked, mark == Some(']'));
        let is_after_mark = had_mark && mark.is_some_and(|letter| letter.is_ascii_uppercase());
        run.get(usize::from(is_after_mark)..).unwrap_or_default()
    })
}

/// Before each run of digits the letter that ends the one before; the first run has none.
fn letters_before(text: &str) -> impl Iterator<Item = Option<char>> {
    std::iter::once(None).chain(text.chars().filter(|letter| !letter.is_ascii_digit()).map(Some))
}

/// The kinds are ticket, receipt and printed guide; the first two carry a day.
fn is_code(digits: &str) -> bool {
    let has_day = || ("01"..="12").contains(&&digits[7..9]) && ("01"..="31").contains(&&digits[9..11]);
    let is_known = match digits.as_bytes()[0] {
        b'1' | b'2' => has_day(),
        kind => kind == b'3',
    };
    is_known && is_checked(digits)
}
