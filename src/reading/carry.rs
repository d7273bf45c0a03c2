//! What a code on the screen carries away: the essential text itself, readable with no network.

use super::bounds;
use super::prose::plain;
use crate::domain::guide::checklist::{Answers, Needed, to_bring};
use crate::domain::guide::{Guide, Material, Source};
use crate::domain::hall::Language;
use crate::text::guide as words;

/// Bytes at most: a code of about 93 modules, which a telephone reads from the screen at arm's length.
pub const BYTES_MAX: usize = 600;

/// The essential text: title, what to bring, how long, how much, whom to ask, version. Whole lines that do not fit are left out, and it says so.
pub fn text(guide: &Guide, answers: &Answers, language: Language, version: &str) -> String {
    let needed = to_bring(guide, answers).filter(|(material, _)| material.source != Source::SharedData);
    let name = |(material, needed): (&Material, Needed)| match needed {
        Needed::Perhaps => words::carry_perhaps(language, &plain(material.name.get(language))),
        _ => plain(material.name.get(language)),
    };
    let bring: Vec<String> = needed.map(name).collect();
    let fee = match &guide.fee {
        crate::domain::guide::Fee::Free => words::free(language),
        crate::domain::guide::Fee::Charged { text, .. } => plain(text.get(language)),
        crate::domain::guide::Fee::NotStated => words::not_stated(language),
    };
    let fixed = [
        bounds::title(&guide.name, language),
        words::carry_how_long(language, &words::limit(language, guide.promised_limit)),
        words::carry_fee(language, &fee),
        words::carry_ask(language, &plain(guide.contact.get(language))),
        version.to_owned(),
    ];
    let [title, rest @ ..] = &fixed;
    let mut text = format!("{title}\n{}", words::carry_bring(language));
    let mut room = BYTES_MAX.saturating_sub(text.len() + words::carry_more(language).len() + 1 + version.len() + 1);
    let mut left_out = false;
    let mut add = |line: &str, text: &mut String| {
        let fits = line.len() < room;
        if fits {
            text.push('\n');
            text.push_str(line);
            room -= line.len() + 1;
        }
        left_out |= !fits;
    };
    for name in &bring {
        add(&format!("- {name}"), &mut text);
    }
    for line in &rest[..rest.len() - 1] {
        add(line, &mut text);
    }
    if left_out {
        text.push('\n');
        text.push_str(&words::carry_more(language));
    }
    text.push('\n');
    text.push_str(version);
    text
}
