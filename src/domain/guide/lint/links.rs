//! What a guide names in the hall and in its file: classes, items, departments, occasions in life, counters.

use super::{Against, FindingKind, Found, texts};
use crate::domain::guide::choices::Unit;
use crate::domain::guide::model::Guide;
use crate::domain::guide::terms::Limit;
use crate::domain::hall::{Hall, Item};
use crate::domain::identity::{CounterId, to_half_width};

/// What follows the number of a counter: in Chinese after a number sign and perhaps a blank.
const NUMBER_SIGN: char = '\u{53f7}';
const COUNTER_ZH: &str = "\u{7a97}\u{53e3}";
const COUNTER_EN: &str = "counter ";

pub(super) fn check(guide: &Guide, against: Against<'_>, found: &mut Found<'_>) {
    let Against { file, hall, .. } = against;
    if hall.classes.iter().all(|class| class.id.as_str() != guide.class) {
        found.add("/class", FindingKind::NoSuchClass(guide.class.clone()));
    }
    match hall.items.iter().find(|item| item.id == guide.item) {
        None => found.add("/item", FindingKind::NoSuchItem(guide.item.to_string())),
        Some(item) if hall.counters.iter().all(|counter| !counter.queues.contains(&item.queue)) => {
            found.add("/item", FindingKind::ItemWithoutCounter(guide.item.to_string()));
        }
        Some(item) => procedure(guide, hall, item, found),
    }
    if file.departments.iter().all(|department| department.id != guide.department) {
        found.add("/department", FindingKind::NoSuchDepartment(guide.department.clone()));
    }
    for (at, event) in guide.life_events.iter().enumerate() {
        let path = format!("/life_events/{at}");
        if file.life_events.iter().all(|known| known.id != *event) {
            found.add(&path, FindingKind::NoSuchLifeEvent(event.clone()));
        }
        if let Some(first) = guide.life_events[..at].iter().position(|earlier| earlier == event) {
            found.add(&path, FindingKind::Duplicate { first: format!("/life_events/{first}") });
        }
    }
    let is_there = |number: &str| CounterId::new(number).is_some_and(|id| hall.counters.iter().any(|counter| counter.id == id));
    for place in texts::places(guide) {
        let named = counters_zh(place.zh).into_iter().map(|number| ("zh", number));
        let named_en = place.en.map(counters_en).unwrap_or_default().into_iter().map(|number| ("en", number));
        for (language, number) in named.chain(named_en).filter(|(_, number)| !is_there(number)) {
            found.add(&format!("{}/{language}", place.path), FindingKind::NoSuchCounter(number));
        }
    }
}

/// The steps that a case of this guide will go through.
fn procedure(guide: &Guide, hall: &Hall, item: &Item, found: &mut Found<'_>) {
    let Some(procedure) = hall.procedure_of(item) else {
        return found.add("/item", FindingKind::ItemWithoutProcedure(item.id.to_string()));
    };
    let (days, promised) = (procedure.steps.iter().filter_map(|step| step.days).map(u32::from).sum(), guide.promised_limit);
    let is_longer = working_days(days).hundredths_of_days() > promised.hundredths_of_days();
    found.when(is_longer, "/promised_limit", FindingKind::ProcedureLonger { promised, days });
}

fn working_days(days: u32) -> Limit {
    Limit::Within(u16::try_from(days).unwrap_or(u16::MAX), Unit::WorkingDays)
}

/// Numbers of counters that a Chinese text names: digits, the number sign, the word.
fn counters_zh(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).map(to_half_width).collect();
    let before = plain.match_indices(COUNTER_ZH).filter_map(|(at, _)| plain[..at].strip_suffix(NUMBER_SIGN));
    before.map(digits_at_end).filter(|digits| !digits.is_empty()).collect()
}

/// Numbers of counters that an English text names: the word, digits.
fn counters_en(text: &str) -> Vec<String> {
    let plain = text.to_lowercase();
    let after = plain.match_indices(COUNTER_EN).map(|(at, word)| &plain[at + word.len()..]);
    after.map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>()).filter(|digits| !digits.is_empty()).collect()
}

fn digits_at_end(text: &str) -> String {
    let count = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    text[text.len() - count..].trim_start_matches('0').to_owned()
}
