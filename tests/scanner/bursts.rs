//! Bursts by the thousand: every valid code is heard, nothing else is taken for one, and no key acts that must not.

use std::collections::BTreeMap;

use residents_window::flow::scanner::{Fate, Heard, Part, Press, SLOW_GAP_MS_MAX, Scan, Scanner, part_of};

use crate::device::{By, Moment, moment};
use crate::prng::Prng;

/// The page: a timer after each key, as the runtime sets it.
#[derive(Default)]
struct Page {
    scanner: Scanner,
    asks_at: f64,
    heard: Vec<Scan>,
    acted: usize,
}

impl Page {
    fn wait_until(&mut self, at_ms: f64) {
        if self.asks_at > 0.0 && self.asks_at <= at_ms {
            let asked = std::mem::take(&mut self.asks_at);
            self.heard.extend(self.scanner.silence(asked));
        }
        self.acted += usize::from(self.scanner.alone(at_ms).is_some());
    }

    fn live(&mut self, moment: &Moment) -> Result<(), String> {
        let mut persons_function_keys = 0;
        for stroke in &moment.strokes {
            self.wait_until(stroke.at_ms);
            if !stroke.down {
                if self.scanner.key_up(&stroke.key, stroke.at_ms) {
                    self.asks_at = stroke.at_ms + self.scanner.patience_ms() + 5.0;
                }
                continue;
            }
            let press = Press { code: &stroke.key, at_ms: stroke.at_ms, command: stroke.command, repeat: false, in_field: false };
            let Heard { scans, fate } = self.scanner.key_down(press);
            self.heard.extend(scans);
            self.asks_at = stroke.at_ms + self.scanner.patience_ms() + 5.0;
            let part = part_of(&stroke.key);
            let is_right = match (stroke.by, part) {
                (By::Besides, _) => fate != Fate::Goes,
                (By::Person, Part::Function) => fate == Fate::Kept,
                (By::Person, _) => fate == Fate::Goes,
                (By::Code | By::Meanwhile, _) => true,
            };
            persons_function_keys += usize::from(stroke.by == By::Person && part == Part::Function);
            if !is_right {
                return Err(format!("{} of {:?} at {} ms: {fate:?}", stroke.key, stroke.by, stroke.at_ms));
            }
        }
        self.wait_until(moment.ends_ms + 2.0 * SLOW_GAP_MS_MAX);
        match std::mem::take(&mut self.acted) {
            acted if acted == persons_function_keys => Ok(()),
            acted => Err(format!("{acted} function keys acted, a person pressed {persons_function_keys}")),
        }
    }
}

fn run(seed: u64, moments: usize) {
    let mut prng = Prng::new(seed);
    let (mut page, mut now_ms, mut counts) = (Page::default(), 10_000.0, BTreeMap::<String, usize>::new());
    for number in 0..moments {
        let moment = moment(&mut prng, now_ms);
        let outcome = page.live(&moment);
        let heard = std::mem::take(&mut page.heard);
        let codes: Vec<&str> = heard.iter().filter(|scan| matches!(scan, Scan::Code(_))).map(Scan::text).collect();
        let shown = || format!("SEED={seed}, moment {number}, {}: {:#?}\nheard {heard:?}", moment.what, moment.strokes);
        assert!(outcome.is_ok(), "{}\n{}", outcome.unwrap_err(), shown());
        assert_eq!(codes, moment.codes, "{}", shown());
        *counts.entry(moment.what.clone()).or_default() += 1;
        now_ms = moment.ends_ms + 200.0 + 800.0 * prng.unit();
    }
    println!("{moments} moments at the keyboard, seed {seed}: {counts:?}");
}

fn seed() -> u64 {
    std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1)
}

#[test]
fn only_valid_codes_are_heard_and_none_is_lost() {
    run(seed(), 50_000);
}

#[test]
#[ignore = "the whole campaign: make soak"]
fn a_million_bursts() {
    // A person is at the keyboard in every seventh moment; the others are bursts.
    run(seed().wrapping_mul(1_000_003), 1_200_000);
}
