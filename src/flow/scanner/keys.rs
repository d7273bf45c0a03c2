//! What a key can be in a burst, by its `KeyboardEvent.code`.

/// What a key is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A digit.
    Digit {
        /// 0 to 9.
        value: u8,
        /// On the numeric pad; otherwise in the row above the letters.
        pad: bool,
    },
    /// A letter as a capital, or a sign that numbers have. Case says nothing: scanners and caps lock turn it over.
    Letter(char),
    /// Shift, Ctrl, Alt, Meta, or a lock: pressed together with others.
    Modifier,
    /// Enter or Tab: the end of a scan.
    End,
    /// Types no character: presses a button, moves, deletes, or makes the browser do something.
    Acting,
    /// F1 to F24.
    Function,
    /// Anything else.
    Other,
}

/// What the key with this code is.
pub fn part_of(code: &str) -> Part {
    if let Some((value, pad)) = digit(code) {
        return Part::Digit { value, pad };
    }
    if let Some(letter) = letter(code) {
        return Part::Letter(letter);
    }
    let starts = |starts: &[&str]| starts.iter().any(|start| code.starts_with(start));
    match code {
        "Enter" | "NumpadEnter" | "Tab" => Part::End,
        "Space" | "Escape" | "Backspace" | "Delete" | "Insert" | "ContextMenu" | "Home" | "End" | "PrintScreen" | "Pause" => Part::Acting,
        "CapsLock" | "NumLock" | "ScrollLock" => Part::Modifier,
        _ if starts(&["Alt", "Control", "Shift", "Meta"]) => Part::Modifier,
        _ if starts(&["Arrow", "Page", "Browser", "Launch", "Media", "Audio"]) => Part::Acting,
        _ if code.strip_prefix('F').is_some_and(|number| number.parse::<u8>().is_ok()) => Part::Function,
        _ => Part::Other,
    }
}

fn digit(code: &str) -> Option<(u8, bool)> {
    let (name, pad) = code.strip_prefix("Digit").map(|name| (name, false)).or_else(|| Some((code.strip_prefix("Numpad")?, true)))?;
    match name.as_bytes() {
        [value @ b'0'..=b'9'] => Some((value - b'0', pad)),
        _ => None,
    }
}

fn letter(code: &str) -> Option<char> {
    match code {
        "Minus" | "NumpadSubtract" => Some('-'),
        "Slash" | "NumpadDivide" => Some('/'),
        "Period" | "NumpadDecimal" => Some('.'),
        // Opens the mark that some scanners put before each code: `]C1`.
        "BracketRight" => Some(']'),
        _ => code.strip_prefix("Key").filter(|name| name.len() == 1)?.chars().next(),
    }
}
