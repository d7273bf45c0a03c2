//! What a try says of a scanner, and what to do about it.

use super::{Advice, Ending, Line, Try, Way};
use crate::domain::codes::CODE_LENGTH;
use crate::flow::scanner::{GAP_MS_MAX, Part, SLOW_GAP_MS_MAX, Scan};

/// The verdict on one try.
pub(super) fn judge(lines: &[Line], scans: Vec<Scan>) -> Try {
    let gaps = || lines.iter().filter_map(|line| line.after_ms);
    let (fastest_ms, slowest_ms) = (gaps().fold(f64::INFINITY, f64::min), gaps().fold(0.0, f64::max));
    // Control characters may follow the end.
    let is_telling = |line: &&Line| !line.command && matches!(line.part, Part::Digit { .. } | Part::Letter(_) | Part::End);
    let ending = match lines.iter().rev().find(is_telling) {
        Some(line) if line.part == Part::End && line.code == "Tab" => Ending::Tab,
        Some(line) if line.part == Part::End => Ending::Enter,
        _ => Ending::Nothing,
    };
    let mut seen = Try { keys: lines.len(), fastest_ms, slowest_ms, way: way(lines), ending, scans, advice: Vec::new() };
    seen.advice = advice(lines, &seen);
    seen
}

fn way(lines: &[Line]) -> Way {
    let alt = lines.iter().any(|line| line.code.starts_with("Alt"));
    let on = |wanted: bool| lines.iter().any(|line| matches!(line.part, Part::Digit { pad, .. } if pad == wanted));
    match (on(false), on(true), alt) {
        (false, false, _) => Way::Nothing,
        (false, true, true) => Way::Alt,
        (false, true, false) => Way::Pad,
        (true, false, _) => Way::Row,
        (true, true, _) => Way::Mixed,
    }
}

fn advice(lines: &[Line], seen: &Try) -> Vec<Advice> {
    let mut advice = Vec::new();
    let has_code = seen.scans.iter().any(|scan| matches!(scan, Scan::Code(_)));
    let slowest_ms = seen.slowest_ms;
    match seen.scans.first() {
        _ if has_code => {}
        Some(scan) if scan.text().len() == CODE_LENGTH => advice.push(Advice::Misread),
        Some(scan) => advice.push(Advice::NotOurs(scan.text().len())),
        None if slowest_ms > SLOW_GAP_MS_MAX => advice.push(Advice::TooSlow { slowest_ms }),
        None => advice.push(Advice::NotUnderstood),
    }
    if has_code && slowest_ms > GAP_MS_MAX {
        advice.push(Advice::Slow { slowest_ms });
    }
    if seen.ending == Ending::Nothing {
        advice.push(Advice::NoEnter);
    }
    let is_alt = seen.way == Way::Alt;
    let commands = lines.iter().filter(|line| match line.part {
        Part::Function | Part::Acting => true,
        Part::Modifier | Part::End => false,
        _ => line.command && !is_alt,
    });
    let mut names: Vec<String> = commands.map(|line| line.code.clone()).collect();
    names.dedup();
    if !names.is_empty() {
        advice.push(Advice::Commands(names));
    }
    if is_alt {
        advice.push(Advice::AltNumbers);
    }
    let letters: String = lines.iter().filter(|line| !line.command).filter_map(|line| letter(line.part)).collect();
    if has_code && !letters.is_empty() {
        advice.push(Advice::Letters(letters));
    }
    match lines.iter().filter(|line| line.code.is_empty() || line.code == "Unidentified").count() {
        0 => {}
        hidden => advice.push(Advice::Hidden(hidden)),
    }
    if advice.is_empty() { vec![Advice::Fine] } else { advice }
}

const fn letter(part: Part) -> Option<char> {
    match part {
        Part::Letter(letter) => Some(letter),
        _ => None,
    }
}
