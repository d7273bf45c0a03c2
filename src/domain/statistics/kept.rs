//! How sheets are kept: a text of plain numbers, a line for each thing, because a year has 120,000 of them and a page waits until they are read.
//!
//! `i` items and `k` clerks by their places, `d` a day, then its tickets (`v`) and shifts (`w`): numbers with a blank between. What is absent is 0, and
//! everything that may be absent is one more than it is.

use std::fmt::Write;

use super::sheet::{DaySheet, End, Names, Shift, Visit};
use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter};
use crate::domain::time::Day;

/// Numbers of a ticket's line.
const VISIT: usize = 11;

/// The text of these days.
pub fn text_of_days<'a>(days: impl IntoIterator<Item = (Day, &'a DaySheet)>, names: &Names) -> String {
    let mut text = String::new();
    names.items().iter().for_each(|item| put(&mut text, format_args!("i {item}\n")));
    names.clerks().iter().for_each(|clerk| put(&mut text, format_args!("k {clerk}\n")));
    for (day, sheet) in days {
        put(&mut text, format_args!("d {day}\n"));
        sheet.visits.iter().for_each(|visit| put_visit(&mut text, visit));
        for Shift { counter, clerk, open_s, serving_s } in &sheet.shifts {
            put(&mut text, format_args!("w {counter} {clerk} {open_s} {serving_s}\n"));
        }
    }
    text
}

fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing into a text never fails.
    let _ = text.write_fmt(what);
}

fn put_visit(text: &mut String, visit: &Visit) {
    let more = |number: Option<u32>| number.map_or(0, |number| u64::from(number) + 1);
    let small = |number: Option<u16>| more(number.map(u32::from));
    let counter = visit.counter.as_ref().and_then(|counter| counter.as_str().parse::<u16>().ok());
    let end = End::ALL.iter().position(|end| *end == visit.end).unwrap_or(0);
    let (low, high) = visit.told.unzip();
    put(
        text,
        format_args!(
            "v {} {} {} {} {} {end} {} {} {} {} {}\n",
            visit.minute,
            visit.queue.ordinal(),
            small(visit.item),
            small(counter),
            small(visit.clerk),
            u8::from(visit.was_missed),
            more(visit.wait_s),
            more(visit.service_s),
            small(low),
            small(high),
        ),
    );
}

/// The days of a text; nothing when it is not one. Their names get places among `names`.
pub fn days_of_text(text: &str, names: &mut Names) -> Option<Vec<(Day, DaySheet)>> {
    let (mut items, mut clerks, mut days) = (Vec::new(), Vec::new(), Vec::<(Day, DaySheet)>::new());
    for line in text.lines() {
        let (kind, rest) = line.split_once(' ')?;
        match kind {
            "v" => days.last_mut()?.1.visits.push(visit(rest, &items, &clerks)?),
            "w" => days.last_mut()?.1.shifts.push(shift(rest, &clerks)?),
            "d" => days.push((Day::parse(rest)?, DaySheet::default())),
            "i" => items.push(names.place_of_item(&ItemId::new(rest)?)),
            "k" => clerks.push(names.place_of_clerk(&ClerkId::new(rest)?)),
            _ => return None,
        }
    }
    Some(days)
}

fn visit(line: &str, items: &[u16], clerks: &[u16]) -> Option<Visit> {
    let [minute, queue, item, counter, clerk, end, missed, wait, service, low, high] = numbers::<VISIT>(line)?;
    let small = |number: u32| u16::try_from(number).ok();
    let less = |number: u32| number.checked_sub(1);
    let named = |places: &[u16], number: u32| match less(number) {
        None => Some(None),
        Some(place) => places.get(usize::try_from(place).ok()?).copied().map(Some),
    };
    Some(Visit {
        minute: small(minute)?,
        queue: QueueLetter::from_ordinal(queue)?,
        item: named(items, item)?,
        counter: match less(counter) {
            None => None,
            Some(counter) => Some(CounterId::new(&counter.to_string())?),
        },
        clerk: named(clerks, clerk)?,
        end: *End::ALL.get(usize::try_from(end).ok()?)?,
        was_missed: missed == 1,
        wait_s: less(wait),
        service_s: less(service),
        told: match (less(low), less(high)) {
            (Some(low), Some(high)) => Some((small(low)?, small(high)?)),
            _ => None,
        },
    })
}

fn shift(line: &str, clerks: &[u16]) -> Option<Shift> {
    let (counter, rest) = line.split_once(' ')?;
    let [clerk, open_s, serving_s] = numbers::<3>(rest)?;
    Some(Shift { counter: CounterId::new(counter)?, clerk: *clerks.get(usize::try_from(clerk).ok()?)?, open_s, serving_s })
}

/// Exactly so many numbers with a blank between.
fn numbers<const COUNT: usize>(line: &str) -> Option<[u32; COUNT]> {
    let mut numbers = [0_u32; COUNT];
    let mut at = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => at += 1,
            b'0'..=b'9' => {
                let number = numbers.get_mut(at)?;
                *number = number.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            }
            _ => return None,
        }
    }
    (at + 1 == COUNT).then_some(numbers)
}
