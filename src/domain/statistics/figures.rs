//! The figures of a span: what its days' lines add up to, all of them or those of one item, queue, counter or clerk.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::sheet::{DaySheet, End, Names, Visit};
use super::spread::Spread;
use crate::domain::identity::{ClerkId, CounterId, ItemId, QueueLetter};
use crate::domain::rating::figures::Share;
use crate::domain::time::Day;

/// Year and month.
pub type Month = (i32, u32);

const MINUTE_S: u32 = 60;

/// Which tickets are counted. What is nothing is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this item.
    pub item: Option<ItemId>,
    /// With the letter of this queue.
    pub queue: Option<QueueLetter>,
    /// Called last by this counter.
    pub counter: Option<CounterId>,
    /// Called last by this clerk.
    pub clerk: Option<ClerkId>,
}

/// How many tickets: issued = served + not come + given back + left + open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Numbers taken.
    pub issued: u32,
    /// Served to the end.
    pub served: u32,
    /// Nobody came to a call at least once (过号); some came back and were served.
    pub missed: u32,
    /// Nobody came, and nobody came back.
    pub not_come: u32,
    /// The number was never really used.
    pub given_back: u32,
    /// The person had left, or the day had ended.
    pub left: u32,
    /// Not over yet.
    pub open: u32,
}

impl Counts {
    fn add(&mut self, visit: &Visit) {
        self.issued += 1;
        self.missed += u32::from(visit.was_missed);
        *match visit.end {
            End::Open => &mut self.open,
            End::Served => &mut self.served,
            End::NotCome => &mut self.not_come,
            End::GivenBack => &mut self.given_back,
            End::Left => &mut self.left,
        } += 1;
    }

    /// Count no more (作废): given back, left, or ended with the day.
    pub const fn voided(&self) -> u32 {
        self.given_back + self.left
    }

    /// 过号率: missed at least once, of all that were issued.
    pub const fn missed_share(&self) -> Share {
        Share { of: self.missed, all: self.issued }
    }
}

/// Some tickets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// How many.
    pub counts: Counts,
    /// From the issue to the first call, of those that were called: coming back after a missed call is not the hall's waiting, and a transfer does not begin
    /// it anew.
    pub wait: Spread,
    /// At counters in all, of those that were served to the end.
    pub service: Spread,
}

/// How right the ranges were that people were told when they took their numbers. A range goes from the 50th to the 80th percentile
/// ([`crate::domain::queue::waiting`]): where it is right, three of ten waits lie in it, and eight of ten are not longer than its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accuracy {
    /// Tickets that were told a range and were called.
    pub told: u32,
    /// Called before the range began.
    pub sooner: u32,
    /// Called within it, its ends included.
    pub within: u32,
    /// Called after its end.
    pub later: u32,
    /// Minutes from the beginning to the end of their ranges, added up.
    pub width_minutes: u64,
}

impl Accuracy {
    fn add(&mut self, visit: &Visit) {
        let Some(((low, high), wait)) = visit.told.zip(visit.wait_s) else { return };
        self.told += 1;
        self.width_minutes += u64::from(high.saturating_sub(low));
        *match () {
            () if wait < u32::from(low) * MINUTE_S => &mut self.sooner,
            () if wait > u32::from(high) * MINUTE_S => &mut self.later,
            () => &mut self.within,
        } += 1;
    }

    /// Coverage: real waits that lay in the range.
    pub const fn coverage(&self) -> Share {
        Share { of: self.within, all: self.told }
    }

    /// Real waits that were not longer than what was told.
    pub const fn kept(&self) -> Share {
        Share { of: self.told - self.later, all: self.told }
    }

    /// Mean width of the ranges in tenths of a minute, rounded to the nearest; nothing where there is none.
    pub fn width_tenths(&self) -> Option<u32> {
        let told = u64::from(self.told);
        (told > 0).then(|| u32::try_from((self.width_minutes * 20 + told) / (told * 2)).unwrap_or(u32::MAX))
    }
}

/// How much a counter worked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Workload {
    /// Seconds open, without pauses.
    pub open_s: u64,
    /// Seconds of those with a ticket at the counter.
    pub serving_s: u64,
    /// Shifts: days on which somebody sat there, counted for each of them.
    pub shifts: u32,
}

impl Workload {
    /// Minutes serving of minutes open.
    pub fn busy(&self) -> Share {
        let minutes = |seconds: u64| u32::try_from(seconds / u64::from(MINUTE_S)).unwrap_or(u32::MAX);
        Share { of: minutes(self.serving_s), all: minutes(self.open_s) }
    }
}

/// What a span says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All that were asked for.
    pub all: Group,
    /// By item; those who did not say what they wanted stand under nothing.
    pub by_item: BTreeMap<Option<ItemId>, Group>,
    /// By the letter of the number.
    pub by_queue: BTreeMap<QueueLetter, Group>,
    /// By the counter that called last.
    pub by_counter: BTreeMap<CounterId, Group>,
    /// By the clerk who called last.
    pub by_clerk: BTreeMap<ClerkId, Group>,
    /// By the hour of issue.
    pub by_hour: BTreeMap<u8, Group>,
    /// By weekday of issue, from 0 for Monday.
    pub by_weekday: BTreeMap<u8, Group>,
    /// By day, those days only that have a ticket.
    pub by_day: BTreeMap<Day, Group>,
    /// By month.
    pub by_month: BTreeMap<Month, Group>,
    /// By year.
    pub by_year: BTreeMap<i32, Group>,
    /// Tickets issued: weekday from 0 for Monday, then hour.
    pub heat: [[u32; 24]; 7],
    /// How right the waiting ranges were.
    pub accuracy: Accuracy,
    /// Of counters; a filter by item or queue does not narrow it.
    pub workload: BTreeMap<CounterId, Workload>,
}

/// Figures in the making, day by day.
#[derive(Debug)]
pub struct Building {
    filter: Filter,
    all: Tally,
    /// At 0 those who did not say what they wanted.
    by_item: Tallies,
    by_queue: Tallies,
    by_counter: BTreeMap<CounterId, Tally>,
    by_clerk: Tallies,
    by_hour: Tallies,
    by_day: BTreeMap<Day, Tally>,
    heat: [[u32; 24]; 7],
    accuracy: Accuracy,
    workload: BTreeMap<CounterId, Workload>,
}

/// By small numbers: a year is counted while somebody looks, so nothing is searched for each ticket that can be reached at once.
#[derive(Debug, Default)]
struct Tallies(Vec<Tally>);

impl Tallies {
    fn at(&mut self, place: usize) -> &mut Tally {
        if place >= self.0.len() {
            self.0.resize_with(place + 1, Tally::default);
        }
        &mut self.0[place]
    }

    fn groups<K: Ord>(self, key: impl Fn(usize) -> Option<K>) -> BTreeMap<K, Group> {
        let used = self.0.into_iter().enumerate().filter(|(_, tally)| tally.counts.issued > 0);
        used.filter_map(|(place, tally)| Some((key(place)?, tally.group()))).collect()
    }
}

#[derive(Clone, Debug, Default)]
struct Tally {
    counts: Counts,
    waits: Vec<u32>,
    services: Vec<u32>,
}

impl Tally {
    fn add(&mut self, visit: &Visit) {
        self.counts.add(visit);
        self.waits.extend(visit.wait_s);
        self.services.extend(visit.service_s);
    }

    fn group(mut self) -> Group {
        Group { counts: self.counts, wait: Spread::of(&mut self.waits), service: Spread::of(&mut self.services) }
    }

    fn merge(&mut self, other: &Self) {
        let (mine, theirs) = (&mut self.counts, other.counts);
        mine.issued += theirs.issued;
        mine.served += theirs.served;
        mine.missed += theirs.missed;
        mine.not_come += theirs.not_come;
        mine.given_back += theirs.given_back;
        mine.left += theirs.left;
        mine.open += theirs.open;
        self.waits.extend_from_slice(&other.waits);
        self.services.extend_from_slice(&other.services);
    }
}

impl Building {
    /// Of no day yet.
    pub fn new(filter: Filter) -> Self {
        Self {
            filter,
            all: Tally::default(),
            by_item: Tallies::default(),
            by_queue: Tallies::default(),
            by_counter: BTreeMap::new(),
            by_clerk: Tallies::default(),
            by_hour: Tallies::default(),
            by_day: BTreeMap::new(),
            heat: [[0; 24]; 7],
            accuracy: Accuracy::default(),
            workload: BTreeMap::new(),
        }
    }

    /// Takes a day in; each day once.
    pub fn add(&mut self, day: Day, sheet: &DaySheet, names: &Names) {
        let item = self.filter.item.as_ref().map(|item| names.known_item(item));
        let clerk = self.filter.clerk.as_ref().map(|clerk| names.known_clerk(clerk));
        let (queue, counter) = (self.filter.queue, self.filter.counter.clone());
        // Somebody who has no place yet has no ticket.
        let is_wanted = |place: Option<u16>, wanted: Option<Option<u16>>| wanted.is_none_or(|wanted| wanted.is_some() && place == wanted);
        let is_there = |at: &CounterId| counter.as_ref().is_none_or(|counter| counter == at);
        for visit in &sheet.visits {
            let fits = queue.is_none_or(|queue| visit.queue == queue)
                && is_wanted(visit.item, item)
                && is_wanted(visit.clerk, clerk)
                && (counter.is_none() || visit.counter.as_ref().is_some_and(is_there));
            if fits {
                self.count(day, visit);
            }
        }
        for shift in sheet.shifts.iter().filter(|shift| is_there(&shift.counter) && is_wanted(Some(shift.clerk), clerk)) {
            let workload = self.workload.entry(shift.counter.clone()).or_default();
            workload.open_s += u64::from(shift.open_s);
            workload.serving_s += u64::from(shift.serving_s);
            workload.shifts += 1;
        }
    }

    fn count(&mut self, day: Day, visit: &Visit) {
        let hour = u8::try_from(visit.minute / 60).unwrap_or(0).min(23);
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.heat[weekday][usize::from(hour)] += 1;
        self.accuracy.add(visit);
        self.all.add(visit);
        self.by_day.entry(day).or_default().add(visit);
        self.by_hour.at(usize::from(hour)).add(visit);
        self.by_item.at(visit.item.map_or(0, |place| usize::from(place) + 1)).add(visit);
        self.by_queue.at(visit.queue.ordinal() as usize).add(visit);
        if let Some(counter) = &visit.counter {
            self.by_counter.entry(counter.clone()).or_default().add(visit);
        }
        if let Some(clerk) = visit.clerk {
            self.by_clerk.at(usize::from(clerk)).add(visit);
        }
    }

    /// What it has come to.
    pub fn finish(self, names: &Names) -> Figures {
        Figures {
            by_item: self.by_item.groups(|place| match place.checked_sub(1) {
                None => Some(None),
                Some(place) => names.item(u16::try_from(place).ok()?).cloned().map(Some),
            }),
            by_clerk: self.by_clerk.groups(|place| names.clerk(u16::try_from(place).ok()?).cloned()),
            by_queue: self.by_queue.groups(|ordinal| QueueLetter::from_ordinal(u32::try_from(ordinal).ok()?)),
            by_counter: groups(self.by_counter),
            by_hour: self.by_hour.groups(|hour| u8::try_from(hour).ok()),
            by_weekday: groups(merged(&self.by_day, |day| u8::try_from(day.weekday().num_days_from_monday()).unwrap_or(0))),
            by_month: groups(merged(&self.by_day, |day| (day.date().year(), day.date().month()))),
            by_year: groups(merged(&self.by_day, |day| day.date().year())),
            by_day: groups(self.by_day),
            all: self.all.group(),
            heat: self.heat,
            accuracy: self.accuracy,
            workload: self.workload,
        }
    }
}

fn groups<K: Ord>(tallies: impl IntoIterator<Item = (K, Tally)>) -> BTreeMap<K, Group> {
    tallies.into_iter().map(|(key, tally)| (key, tally.group())).collect()
}

fn merged<K: Ord>(days: &BTreeMap<Day, Tally>, key: impl Fn(Day) -> K) -> BTreeMap<K, Tally> {
    let mut merged = BTreeMap::<K, Tally>::new();
    for (day, tally) in days {
        merged.entry(key(*day)).or_default().merge(tally);
    }
    merged
}
