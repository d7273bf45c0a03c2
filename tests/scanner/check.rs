//! The screen that shows staff what a scanner sends.

use residents_window::flow::scan_check::{Advice, Effect, Ending, Input, LINES_MAX, Model, TRY_MS, Way, update};
use residents_window::flow::scanner::{Fate, Scan};

use crate::cases::ticket;

struct Bench {
    model: Model,
    at_ms: f64,
}

impl Bench {
    fn new() -> Self {
        Self { model: Model::default(), at_ms: 1_000.0 }
    }

    fn press(&mut self, key: &str, gap_ms: f64, command: bool) {
        self.at_ms += gap_ms;
        update(&mut self.model, Input::Down { code: key.into(), at_ms: self.at_ms, command, repeat: false });
        update(&mut self.model, Input::Up { code: key.into(), at_ms: self.at_ms + 3.0 });
    }

    fn scan(&mut self, text: &str, gap_ms: f64) {
        text.chars().for_each(|digit| self.press(&format!("Digit{digit}"), gap_ms, false));
    }

    /// Waits as the page does, until nothing more is asked for.
    fn wait(&mut self) {
        let mut effects = update(&mut self.model, Input::Waited { at_ms: self.at_ms + 80.0 });
        while let Some(Effect::Wait { for_ms }) = effects.pop() {
            self.at_ms += for_ms.max(80.0);
            effects = update(&mut self.model, Input::Waited { at_ms: self.at_ms });
        }
    }

    fn advice(&mut self) -> Vec<Advice> {
        self.wait();
        self.model.tries.last().unwrap().advice.clone()
    }
}

#[test]
fn a_good_scanner_is_told_so_and_each_key_is_shown() {
    let mut bench = Bench::new();
    bench.scan(&ticket(), 9.0);
    bench.press("Enter", 9.0, false);
    assert_eq!(bench.advice(), [Advice::Fine]);
    let seen = &bench.model.tries[0];
    assert_eq!((seen.keys, seen.way, seen.ending), (25, Way::Row, Ending::Enter));
    assert_eq!((seen.fastest_ms, seen.slowest_ms), (9.0, 9.0));
    assert_eq!(seen.scans, [Scan::Code(ticket())]);
    let lines = &bench.model.lines;
    assert_eq!((lines.len(), lines[0].after_ms, lines[1].after_ms, lines[1].held_ms), (25, None, Some(9.0), Some(3.0)));
    assert_eq!(lines[24].fate, Fate::Refused);
}

#[test]
fn every_trouble_has_its_advice() {
    let mut bench = Bench::new();
    bench.scan(&ticket(), 9.0);
    assert_eq!(bench.advice(), [Advice::NoEnter]);

    bench.scan(&ticket(), 60.0);
    bench.press("Enter", 60.0, false);
    assert_eq!(bench.advice(), [Advice::Slow { slowest_ms: 60.0 }]);

    bench.scan(&ticket(), 120.0);
    bench.press("Tab", 120.0, false);
    assert_eq!(bench.advice(), [Advice::TooSlow { slowest_ms: 120.0 }]);
    assert_eq!(bench.model.tries.last().unwrap().ending, Ending::Tab);

    bench.scan(&format!("{}1", &ticket()[..23]), 9.0);
    bench.press("Enter", 9.0, false);
    assert_eq!(bench.advice(), [Advice::Misread]);

    bench.scan("123456789", 9.0);
    bench.press("Enter", 9.0, false);
    assert_eq!(bench.advice(), [Advice::NotOurs(9)]);

    ["KeyA", "KeyB", "KeyC", "KeyD"].into_iter().for_each(|key| bench.press(key, 9.0, false));
    bench.press("Enter", 9.0, false);
    assert_eq!(bench.advice(), [Advice::NotUnderstood]);

    bench.press("F5", 9.0, false);
    ["BracketRight", "KeyC", "Digit1"].into_iter().for_each(|key| bench.press(key, 9.0, false));
    bench.scan(&ticket(), 9.0);
    bench.press("Enter", 9.0, false);
    bench.press("KeyJ", 9.0, true);
    let (commands, letters) = (vec!["F5".into(), "KeyJ".into()], "]C".into());
    assert_eq!(bench.advice(), [Advice::Commands(commands), Advice::Letters(letters)]);

    bench.scan(&ticket()[..12], 9.0);
    (0..12).for_each(|_| bench.press("", 9.0, false));
    bench.press("Enter", 9.0, false);
    assert_eq!(bench.advice(), [Advice::NotOurs(12), Advice::Hidden(12)]);
}

#[test]
fn alt_numbers_are_recognised() {
    let mut bench = Bench::new();
    for digit in ticket().chars() {
        bench.at_ms += 4.0;
        update(&mut bench.model, Input::Down { code: "AltLeft".into(), at_ms: bench.at_ms, command: true, repeat: false });
        format!("0{}", u32::from(digit)).chars().for_each(|key| bench.press(&format!("Numpad{key}"), 4.0, true));
        bench.at_ms += 4.0;
        update(&mut bench.model, Input::Up { code: "AltLeft".into(), at_ms: bench.at_ms });
    }
    bench.press("Enter", 4.0, false);
    assert_eq!(bench.advice(), [Advice::AltNumbers]);
    assert_eq!(bench.model.tries[0].scans, [Scan::Code(ticket())]);
}

#[test]
fn a_finger_makes_no_try_and_the_list_stays_short() {
    let mut bench = Bench::new();
    bench.press("Digit4", 9.0, false);
    bench.wait();
    assert!(bench.model.tries.is_empty());
    for _ in 0..LINES_MAX * 2 {
        bench.press("Digit7", 30.0, false);
    }
    assert_eq!(bench.model.lines.len(), LINES_MAX);
    for _ in 0..30 {
        bench.at_ms += TRY_MS;
        bench.scan(&ticket(), 9.0);
    }
    bench.wait();
    assert_eq!(bench.model.tries.len(), 10);
    update(&mut bench.model, Input::Cleared);
    assert_eq!(bench.model, Model::default());
}
