//! A bar code scanner types like a keyboard, only faster. This puts its digits together, whatever input method is switched on.
//!
//! Keys come as `KeyboardEvent.code`, which no input method changes. Scanners send their keys 8 to 16 ms apart, people at 80 ms and more. Some end
//! with Enter, some with nothing; some hold ALT and type the character's number on the numeric pad. Whether the digits make sense is
//! decided by their check digits, not here.

/// Keys further apart than this come from a person.
pub const GAP_MS_MAX: f64 = 50.0;
/// So many digits at least make a scan; shorter bursts are somebody's two fingers.
pub const DIGITS_MIN: usize = 6;
/// Longer bursts are a jammed key.
pub const DIGITS_MAX: usize = 64;

/// Puts keys together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scanner {
    digits: String,
    /// Time of the last key.
    last_ms: f64,
    /// Number typed on the pad while ALT is down.
    alt: Option<u32>,
    /// The burst was too long and is dropped as a whole.
    jammed: bool,
    /// The next key belongs to the burst that has begun, if it comes fast enough.
    begun: bool,
}

/// What a key was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Not, or not yet, a scan.
    Nothing,
    /// The end of a scan: the key itself must not press anything.
    Scanned(String),
    /// A key amid a burst that would press, move or command something: a scanner's control character, or the end of a code too short for a scan.
    Refused,
}

impl Scanner {
    /// A key went down at `at_ms` of the monotonic clock.
    pub fn key_down(&mut self, code: &str, at_ms: f64) -> Heard {
        self.begin_anew_after_gap(at_ms);
        let is_inside = std::mem::replace(&mut self.begun, true);
        match self.put_together(code) {
            Heard::Nothing if is_inside && acts(code) => Heard::Refused,
            heard => heard,
        }
    }

    /// A key went down while Ctrl, Alt or Meta was held.
    pub fn command_down(&mut self, code: &str, at_ms: f64) -> Heard {
        self.begin_anew_after_gap(at_ms);
        let is_inside = self.begun;
        match self.key_down(code, at_ms) {
            Heard::Nothing if is_inside => Heard::Refused,
            heard => heard,
        }
    }

    fn put_together(&mut self, code: &str) -> Heard {
        match code {
            "AltLeft" | "AltRight" => self.alt = Some(self.alt.unwrap_or(0)),
            "Enter" | "NumpadEnter" | "Tab" => return self.end(),
            _ => match (digit(code), &mut self.alt) {
                (Some(digit), Some(number)) => *number = number.saturating_mul(10).saturating_add(digit).min(1_000_000),
                (Some(digit), None) => self.push(char::from_digit(digit, 10)),
                (None, _) => {}
            },
        }
        Heard::Nothing
    }

    /// A key went up.
    pub fn key_up(&mut self, code: &str, at_ms: f64) {
        if code.starts_with("Alt") {
            let typed = self.alt.take().and_then(char::from_u32).filter(char::is_ascii_digit);
            if typed.is_some() {
                self.last_ms = at_ms;
                self.push(typed);
            }
        }
    }

    /// No key for a while: a scanner that sends no Enter has finished.
    pub fn silence(&mut self, at_ms: f64) -> Heard {
        if at_ms - self.last_ms > GAP_MS_MAX { self.end() } else { Heard::Nothing }
    }

    fn begin_anew_after_gap(&mut self, at_ms: f64) {
        if at_ms - self.last_ms > GAP_MS_MAX {
            *self = Self::default();
        }
        self.last_ms = at_ms;
    }

    fn push(&mut self, digit: Option<char>) {
        if self.digits.len() >= DIGITS_MAX {
            self.jammed = true;
        } else {
            self.digits.extend(digit);
        }
    }

    fn end(&mut self) -> Heard {
        let burst = std::mem::take(self);
        let is_scan = burst.digits.len() >= DIGITS_MIN && !burst.jammed;
        if is_scan { Heard::Scanned(burst.digits) } else { Heard::Nothing }
    }
}

/// Types no character: presses a button, moves the focus, or makes the browser do something.
fn acts(code: &str) -> bool {
    let is_function = code.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok());
    let acting = ["Enter", "NumpadEnter", "Tab", "Space", "Escape", "Backspace", "Delete", "ContextMenu", "Home", "End"];
    is_function || acting.contains(&code) || ["Arrow", "Page", "Browser", "Launch"].iter().any(|start| code.starts_with(start))
}

fn digit(code: &str) -> Option<u32> {
    let name = code.strip_prefix("Digit").or_else(|| code.strip_prefix("Numpad"))?;
    let mut chars = name.chars();
    chars.next().filter(|_| chars.next().is_none())?.to_digit(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "101072611210200234081746";

    fn scan(scanner: &mut Scanner, prefix: &str, from_ms: f64, gap_ms: f64) -> f64 {
        let mut at = from_ms;
        for digit in CODE.chars() {
            assert_eq!(scanner.key_down(&format!("{prefix}{digit}"), at), Heard::Nothing);
            at += gap_ms;
        }
        at
    }

    #[test]
    fn a_scan_with_enter_is_heard_from_both_rows_of_keys() {
        for prefix in ["Digit", "Numpad"] {
            for gap in [8.0, 16.0, GAP_MS_MAX] {
                let mut scanner = Scanner::default();
                let at = scan(&mut scanner, prefix, 1_000.0, gap);
                assert_eq!(scanner.key_down("Enter", at), Heard::Scanned(CODE.to_owned()), "{prefix} {gap}");
                assert_eq!(scanner.silence(at + 200.0), Heard::Nothing, "a scan is heard once");
            }
        }
    }

    #[test]
    fn a_scan_without_enter_is_heard_after_the_silence() {
        let mut scanner = Scanner::default();
        let at = scan(&mut scanner, "Digit", 0.0, 10.0);
        assert_eq!(scanner.silence(at), Heard::Nothing);
        assert_eq!(scanner.silence(at + GAP_MS_MAX), Heard::Scanned(CODE.to_owned()));
    }

    #[test]
    fn a_person_who_types_is_never_a_scan_and_enter_stays_theirs() {
        let mut scanner = Scanner::default();
        let at = scan(&mut scanner, "Digit", 0.0, 80.0);
        assert_eq!(scanner.key_down("Enter", at), Heard::Nothing);
        assert_eq!(scanner.silence(at + 500.0), Heard::Nothing);
    }

    #[test]
    fn repeated_zeros_stay() {
        let mut scanner = Scanner::default();
        for at in 0..10 {
            scanner.key_down("Digit0", f64::from(at) * 8.0);
        }
        assert_eq!(scanner.key_down("Enter", 84.0), Heard::Scanned("0".repeat(10)));
    }

    #[test]
    fn a_digit_typed_before_the_scan_does_not_spoil_it() {
        let mut scanner = Scanner::default();
        scanner.key_down("Digit9", 0.0);
        let at = scan(&mut scanner, "Digit", 400.0, 12.0);
        assert_eq!(scanner.key_down("NumpadEnter", at), Heard::Scanned(CODE.to_owned()));
    }

    #[test]
    fn shift_and_other_keys_between_are_passed_over() {
        let mut scanner = Scanner::default();
        for (place, code) in
            ["ShiftLeft", "Digit1", "Digit2", "Digit3", "Unidentified", "Digit4", "Digit5", "Digit6", "KeyA"].iter().enumerate()
        {
            scanner.key_down(code, place as f64 * 10.0);
        }
        assert_eq!(scanner.key_down("Enter", 95.0), Heard::Scanned("123456".into()));
    }

    #[test]
    fn a_scanner_that_holds_alt_and_types_the_characters_number_is_understood() {
        let mut scanner = Scanner::default();
        let mut at = 0.0;
        for digit in "271828".chars() {
            scanner.key_down("AltLeft", at);
            for key in format!("0{}", u32::from(digit)).chars() {
                at += 4.0;
                scanner.key_down(&format!("Numpad{key}"), at);
            }
            at += 4.0;
            scanner.key_up("AltLeft", at);
        }
        assert_eq!(scanner.key_down("Enter", at + 5.0), Heard::Scanned("271828".into()));
    }

    #[test]
    fn what_a_burst_commands_is_refused_and_the_scan_is_still_heard() {
        let mut scanner = Scanner::default();
        let mut at = scan(&mut scanner, "Digit", 0.0, 10.0);
        for control in ["F5", "F12", "Escape", "ArrowLeft", "BrowserBack", "Space"] {
            assert_eq!(scanner.key_down(control, at), Heard::Refused, "{control}");
            at += 10.0;
        }
        for command in ["ControlLeft", "KeyJ", "KeyW", "AltLeft", "MetaLeft"] {
            assert_eq!(scanner.command_down(command, at), Heard::Refused, "{command}");
            at += 10.0;
        }
        scanner.key_up("AltLeft", at);
        assert_eq!(scanner.key_down("Enter", at), Heard::Scanned(CODE.to_owned()));
    }

    #[test]
    fn the_end_of_a_short_code_presses_nothing() {
        for end in ["Enter", "NumpadEnter", "Tab"] {
            for codes in [&["Digit4", "Digit2"][..], &["KeyA"], &["Digit1", "Unidentified"]] {
                let mut scanner = Scanner::default();
                for (place, code) in codes.iter().enumerate() {
                    assert_eq!(scanner.key_down(code, 10.0 * place as f64), Heard::Nothing);
                }
                assert_eq!(scanner.key_down(end, 10.0 * codes.len() as f64), Heard::Refused, "{codes:?} {end}");
            }
        }
    }

    #[test]
    fn keys_of_a_person_act() {
        let mut scanner = Scanner::default();
        for (place, code) in ["Digit4", "Enter", "F5", "Tab", "Enter", "Space"].iter().enumerate() {
            assert_eq!(scanner.key_down(code, 80.0 * place as f64), Heard::Nothing, "{code}");
        }
        assert_eq!(scanner.command_down("ControlLeft", 1_000.0), Heard::Nothing);
        assert_eq!(scanner.command_down("KeyR", 1_120.0), Heard::Nothing);
    }

    #[test]
    fn a_jammed_key_fills_nothing() {
        let mut scanner = Scanner::default();
        for at in 0..100_000 {
            scanner.key_down("Digit7", f64::from(at) * 30.0);
        }
        assert_eq!(scanner.key_down("Enter", 3_000_010.0), Heard::Refused);
    }
}
