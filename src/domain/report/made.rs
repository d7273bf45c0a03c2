//! The canonical form of a report's figures: whole numbers with names, in the order of the names, and the digest of just that text.
//!
//! The text is a line `report 1`, a line with the span, and a line `NAME VALUE` for every figure, each ended by one line feed. Whoever has the figures of a
//! signature can write it and get the same SHA-256. Names only grow: what an earlier program did not count is no difference.

use std::collections::BTreeMap;

use super::span::Span;
use super::sums::{CounterSums, Sums};
use crate::domain::content::Digest;
use crate::domain::identity::{CounterId, ItemId};
use crate::domain::rating::Level;

/// The first line.
const FORM: &str = "report 1";
/// An item of those who did not say what they wanted.
const NO_ITEM: &str = "-";

/// The figures of a report, as they are signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Of what.
    pub span: Span,
    /// By their names.
    pub figures: BTreeMap<String, u64>,
    /// SHA-256 of the canonical form.
    pub digest: Digest,
}

impl Made {
    /// Of these sums.
    pub fn of(span: Span, sums: &Sums) -> Self {
        Self::of_figures(span, figures(sums))
    }

    /// Of figures by their names.
    pub fn of_figures(span: Span, figures: BTreeMap<String, u64>) -> Self {
        let digest = Digest::of(canonical(span, &figures).as_bytes());
        Self { span, figures, digest }
    }
}

fn canonical(span: Span, figures: &BTreeMap<String, u64>) -> String {
    let lines = figures.iter().map(|(name, value)| format!("{name} {value}\n"));
    format!("{FORM}\n{span}\n{}", lines.collect::<String>())
}

/// A figure that is not what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its name.
    pub name: String,
    /// What was signed; nothing where there was no such figure, as of a counter of which nothing was known.
    pub signed: Option<u64>,
    /// What the records say now.
    pub now: Option<u64>,
}

/// What differs, by name.
pub fn differences(signed: &BTreeMap<String, u64>, now: &BTreeMap<String, u64>) -> Vec<Difference> {
    let names = signed.keys().chain(now.keys().filter(|name| !signed.contains_key(*name)));
    let of = |name: &String| Difference { name: name.clone(), signed: signed.get(name).copied(), now: now.get(name).copied() };
    let mut found: Vec<Difference> = names.map(of).filter(|one| one.signed != one.now).collect();
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// A figure's name, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name<'a> {
    /// Of the hall as a whole: `tickets/issued`.
    Hall(&'a str),
    /// Of a counter: `counter/3/served`.
    Counter(CounterId, &'a str),
    /// Numbers taken for an item: `item/ID/issued`.
    Item(Option<ItemId>),
}

impl<'a> Name<'a> {
    /// From its text.
    pub fn read(text: &'a str) -> Self {
        let words: Vec<&str> = text.split('/').collect();
        match words.as_slice() {
            ["counter", id, what] => CounterId::new(id).map_or(Self::Hall(text), |id| Self::Counter(id, what)),
            ["item", NO_ITEM, "issued"] => Self::Item(None),
            ["item", id, "issued"] => ItemId::new(id).map_or(Self::Hall(text), |id| Self::Item(Some(id))),
            _ => Self::Hall(text),
        }
    }
}

fn figures(sums: &Sums) -> BTreeMap<String, u64> {
    let mut all = BTreeMap::new();
    put(&mut all, "tickets", tickets(sums));
    put(&mut all, "cases", cases(sums));
    put(&mut all, "ratings", ratings(sums));
    put(&mut all, "follow_ups", follow_ups(sums));
    put(&mut all, "records", vec![("unreadable", sums.damaged.into())]);
    for (id, of) in &sums.counters {
        // What a counter has none of has no figure: a counter that appears later differs in what it did, and in nothing else.
        let figures = counter(of).into_iter().filter(|(_, value)| *value > 0).collect();
        put(&mut all, &format!("counter/{id}"), figures);
    }
    for (item, issued) in &sums.items {
        let id = item.as_ref().map_or(NO_ITEM, ItemId::as_str);
        put(&mut all, &format!("item/{id}"), vec![("issued", u64::from(*issued))]);
    }
    all
}

fn put(all: &mut BTreeMap<String, u64>, family: &str, figures: Vec<(&'static str, u64)>) {
    all.extend(figures.into_iter().map(|(name, value)| (format!("{family}/{name}"), value)));
}

fn wide<const COUNT: usize>(figures: [(&'static str, u32); COUNT]) -> Vec<(&'static str, u64)> {
    figures.map(|(name, value)| (name, u64::from(value))).to_vec()
}

fn tickets(sums: &Sums) -> Vec<(&'static str, u64)> {
    let (counts, wait, service, told) = (sums.tickets.counts, sums.tickets.wait, sums.tickets.service, sums.accuracy);
    let mut figures = wide([
        ("issued", counts.issued),
        ("served", counts.served),
        ("missed", counts.missed),
        ("not_come", counts.not_come),
        ("given_back", counts.given_back),
        ("left", counts.left),
        ("open", counts.open),
        ("waits", wait.count),
        ("wait_half_s", wait.half),
        ("wait_nine_of_ten_s", wait.nine_of_ten),
        ("services", service.count),
        ("service_half_s", service.half),
        ("service_nine_of_ten_s", service.nine_of_ten),
        ("told", told.told),
        ("told_sooner", told.sooner),
        ("told_within", told.within),
        ("told_later", told.later),
    ]);
    figures.push(("told_width_minutes", told.width_minutes));
    figures
}

fn cases(sums: &Sums) -> Vec<(&'static str, u64)> {
    let counts = sums.cases.counts;
    wide([
        ("taken", counts.accepted),
        ("finished", counts.decided),
        ("on_time", counts.kept),
        ("withdrawn", counts.withdrawn),
        ("overdue", sums.cases.overdue),
    ])
}

fn ratings(sums: &Sums) -> Vec<(&'static str, u64)> {
    let of = &sums.ratings;
    wide([
        ("level_5", of.active.of(Level::VerySatisfied)),
        ("level_4", of.active.of(Level::Satisfied)),
        ("level_3", of.active.of(Level::Fair)),
        ("level_2", of.active.of(Level::Unsatisfied)),
        ("level_1", of.active.of(Level::VeryUnsatisfied)),
        ("default", of.by_default.all()),
        ("default_good", of.by_default.good()),
        ("open", of.open.all()),
        ("open_good", of.open.good()),
        ("suspicious", of.suspicious),
        ("upheld", of.upheld),
        ("services", of.services),
        ("rated", of.rated),
    ])
}

fn follow_ups(sums: &Sums) -> Vec<(&'static str, u64)> {
    let of = &sums.followed;
    wide([
        ("opened", of.all),
        ("called", of.called),
        ("called_in_time", of.called_in_time),
        ("settled", of.settled),
        ("settled_in_time", of.settled_in_time),
        ("closed", of.answered),
        ("overdue", of.overdue),
        ("rated_again", of.again),
        ("better", of.better),
        ("groundless", sums.groundless),
    ])
}

fn counter(of: &CounterSums) -> Vec<(&'static str, u64)> {
    let mut figures = wide([
        ("served", of.served),
        ("shifts", of.work.shifts),
        ("ratings", of.ratings.active.all()),
        ("good", of.ratings.active.good()),
        ("groundless", of.judged.groundless),
        ("services", of.ratings.services),
        ("rated", of.ratings.rated),
        ("decided", of.kept.all),
        ("on_time", of.kept.of),
        ("to_mend", of.judged.mended.all),
        ("mended", of.judged.mended.of),
    ]);
    figures.extend([("open_s", of.work.open_s), ("serving_s", of.work.serving_s)]);
    figures
}
