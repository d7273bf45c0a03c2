//! Rings, borders of fields and words can be seen by people with low vision: computed from the tokens (WCAG 2.2, 1.4.3 and 1.4.11).
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../style/tokens.css");
const BASE: &str = include_str!("../style/base.css");
/// Of words against their ground.
const WORDS: f64 = 4.5;
/// Of what shows where the keyboard is, or where a field is.
const SIGNS: f64 = 3.0;

/// The colours of one theme, those of the first one below them.
fn theme(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let block = |selector: &str| {
        let (_, rest) = TOKENS.split_once(&format!("\n{selector} {{")).expect("the tokens have this theme");
        rest.split_once('}').expect("a block ends").0
    };
    let both = [block(":root"), block(selector)];
    let lines = both.iter().flat_map(|block| block.lines());
    lines.filter_map(|line| line.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": ")).collect()
}

/// Relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let part = |place: usize| {
        let value = f64::from(u8::from_str_radix(&colour[place..place + 2], 16).expect("a colour of six digits")) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn see(name: &str, sign: &str, grounds: &[&str], at_least: f64) {
    let colours = theme(name);
    for ground in grounds {
        let found = contrast(colours[sign], colours[ground]);
        assert!(found >= at_least, "{name}: {sign} on {ground} is {found:.2}:1, {at_least}:1 is needed");
    }
}

#[test]
fn rings_and_fields_are_seen_on_every_ground_they_stand_on() {
    assert!(BASE.contains(":focus-visible {\n  outline: 0.2rem solid var(--ring);"));
    for name in [":root", "[data-contrast=\"high\"]"] {
        see(name, "ring", &["paper", "card", "ground-soft"], SIGNS);
        see(name, "field", &["paper", "card"], SIGNS);
        // The header's own ring.
        see(name, "on-ground", &["ground"], SIGNS);
    }
    see("[data-theme=\"dark\"]", "ring", &["paper", "card", "ground"], SIGNS);
}

#[test]
fn words_are_read_on_every_ground_they_stand_on() {
    for name in [":root", "[data-contrast=\"high\"]"] {
        see(name, "ink", &["paper", "card", "ground-soft"], WORDS);
        see(name, "ink-soft", &["paper", "card", "ground-soft"], WORDS);
        see(name, "on-ground", &["ground", "ground-deep"], WORDS);
        see(name, "on-call", &["call"], WORDS);
    }
    see("[data-theme=\"dark\"]", "ink-soft", &["paper", "card"], WORDS);
}
