//! Ratings as rows for other programs: the same in CSV, XLSX and JSON. A second rating is a row of its own that names the first.
//!
//! What a row says stands in the journal's entries, so that an export can be held against them (`projection::proof`): names come from a list that the export
//! carries, limits are counted in working days that it carries, and a comment is proved by the salt that lies with it.

use std::collections::BTreeMap;

use super::follow_up::{FollowUp, Stage};
use super::level::Level;
use super::{Rating, Subject};
use crate::domain::case::{SideRef, Terms};
use crate::domain::feed::scrub;
use crate::domain::hall::Language;
use crate::domain::sheet::table::{Cell, Column};
use crate::domain::time::{Day, Timestamp, UtcOffset};

/// The columns, in their order.
pub const COLUMNS: [Column; 21] = [
    Column("rating_id", 50),
    Column("rated_at", 20),
    Column("source", 9),
    Column("ticket", 38),
    Column("receipt", 20),
    Column("item_id", 20),
    Column("item", 24),
    Column("counter", 18),
    Column("clerk", 14),
    Column("level", 14),
    Column("score", 7),
    Column("reasons", 30),
    Column("comment", 50),
    Column("active", 8),
    Column("suspicious", 11),
    Column("second_of", 50),
    Column("follow_up_state", 16),
    Column("follow_up_due", 14),
    Column("language", 10),
    Column("device", 20),
    Column("hash", 66),
];
/// Where the comment stands.
pub const COMMENT: usize = 12;
/// Where the moment stands.
pub const RATED_AT: usize = 1;
/// Ends the identity of a second rating.
const SECOND: &str = "+2";
/// Between the reasons of one rating.
const BETWEEN: &str = "; ";

/// A rating with the hashes of the entries that hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// It.
    pub rating: Rating,
    /// Of the entry that holds it.
    pub hash: String,
    /// Of the entry that holds the second one, and by whom that was appended.
    pub again: Option<(String, String)>,
}

/// Names that rows say, as they were when the export was made, in its language. What has no name stands by its identity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Of items.
    pub items: BTreeMap<String, String>,
    /// Of counters, with their identities.
    pub counters: BTreeMap<String, String>,
    /// Of reasons.
    pub reasons: BTreeMap<String, String>,
    /// Of levels, by their score.
    pub levels: BTreeMap<String, String>,
}

/// What rows need besides the ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The hall's clock.
    pub offset: UtcOffset,
    /// First and last day of what is exported.
    pub span: (Day, Day),
    /// See [`Names`].
    pub names: Names,
    /// The hall's working days, in their order, from the first follow-up on as far as the calendar reaches.
    pub working_days: Vec<Day>,
}

impl Ground {
    /// The working days that the follow-ups of these ratings count in.
    pub fn working_days<'a>(ratings: impl Iterator<Item = &'a Recorded>, terms: &Terms) -> Vec<Day> {
        let opened = ratings.flat_map(|recorded| &recorded.rating.follow_ups).map(|follow_up| terms.offset.day(follow_up.opened_at));
        let Some(first) = opened.min() else { return Vec::new() };
        let days = std::iter::successors(Some(first), |day| Some(day.next())).take_while(|day| *day < terms.hall.end());
        days.filter(|day| terms.hall.is_working(*day) == Some(true)).collect()
    }
}

/// Which of the two ratings of one thing a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    First,
    Second,
}

/// A row: one rating, or a second one.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    recorded: &'a Recorded,
    which: Which,
}

/// The rows of these ratings that are of the span, by time and identity.
pub fn rows<'a>(ratings: impl Iterator<Item = &'a Recorded>, ground: &Ground) -> Vec<Row<'a>> {
    let both = ratings.flat_map(|recorded| {
        let second = recorded.rating.again.as_ref().map(|_| Row { recorded, which: Which::Second });
        std::iter::once(Row { recorded, which: Which::First }).chain(second)
    });
    let (first, last) = ground.span;
    let mut rows: Vec<Row<'a>> = both.filter(|row| (first..=last).contains(&ground.offset.day(row.at()))).collect();
    // Identities are texts that have to be made: only where two have one moment.
    rows.sort_by(|one, other| one.at().cmp(&other.at()).then_with(|| one.id().cmp(&other.id())));
    rows
}

impl<'a> Row<'a> {
    /// When.
    pub fn at(&self) -> Timestamp {
        match (self.which, &self.recorded.rating.again) {
            (Which::Second, Some(again)) => again.at,
            _ => self.recorded.rating.at,
        }
    }

    /// Its identity: what was rated; of a second one with a sign behind it.
    pub fn id(&self) -> String {
        match self.which {
            Which::First => self.recorded.rating.subject.to_string(),
            Which::Second => format!("{}{SECOND}", self.recorded.rating.subject),
        }
    }

    /// Where its words lie, when there are any.
    pub fn comment(&self) -> Option<&'a SideRef> {
        match self.which {
            Which::First => self.recorded.rating.rated.comment.as_ref(),
            Which::Second => self.recorded.rating.again.as_ref()?.comment.as_ref(),
        }
    }

    fn level(&self) -> Level {
        match (self.which, &self.recorded.rating.again) {
            (Which::Second, Some(again)) => again.level,
            _ => self.recorded.rating.rated.level,
        }
    }

    /// What followed this one of the two.
    fn follow_up(&self) -> Option<&'a FollowUp> {
        let rating = &self.recorded.rating;
        let before = usize::from(self.which == Which::Second && rating.rated.level.is_bad());
        rating.follow_ups.get(before).filter(|_| self.level().is_bad())
    }

    /// The cells, in the order of [`COLUMNS`].
    pub fn cells(&self, comment: Option<&'a str>, ground: &'a Ground) -> [Cell<'a>; 21] {
        let (rating, names) = (&self.recorded.rating, &ground.names);
        let (service, level, is_first) = (&rating.rated.service, self.level(), self.which == Which::First);
        let (source, ticket, receipt) = match &rating.subject {
            Subject::Ticket(_, ticket) => ("ticket", Some(ticket.to_string()), None),
            Subject::Receipt(number) => ("receipt", None, Some(number.to_string())),
            Subject::Open(_) => ("open", None, None),
        };
        let (hash, device) = match (self.which, &self.recorded.again) {
            (Which::Second, Some((hash, by))) => (hash.as_str(), by.as_str()),
            _ => (self.recorded.hash.as_str(), rating.by.as_str()),
        };
        let reasons: Vec<&str> = rating.rated.reasons.iter().filter(|_| is_first).map(|id| named(&names.reasons, id.as_str())).collect();
        let item = service.item.as_ref().map(|item| item.as_str());
        let counter = service.counter.as_ref().map(|counter| named(&names.counters, counter.as_str()));
        let language = if rating.rated.language == Language::Zh { "zh" } else { "en" };
        let score = level.score().to_string();
        [
            Cell::text(self.id()),
            Cell::moment(self.at(), ground.offset),
            Cell::text(source),
            Cell::maybe(ticket),
            Cell::maybe(receipt),
            Cell::maybe(item),
            Cell::maybe(item.map(|item| named(&names.items, item))),
            Cell::maybe(counter),
            Cell::maybe(service.clerk.as_ref().map(|clerk| clerk.as_str())),
            Cell::text(names.levels.get(&score).map_or(score.clone(), Clone::clone)),
            Cell::Whole(level.score().into()),
            Cell::maybe((!reasons.is_empty()).then(|| reasons.join(BETWEEN))),
            Cell::maybe(comment),
            // Nobody's silence is a rating: all of ours are active.
            Cell::Flag(true),
            Cell::Flag(is_first && rating.is_suspicious()),
            Cell::maybe((!is_first).then(|| rating.subject.to_string())),
            Cell::maybe(self.follow_up().map(|follow_up| state(follow_up.stage()))),
            self.due(ground).map_or(Cell::Empty, Cell::day),
            Cell::maybe(is_first.then_some(language)),
            Cell::text(device),
            Cell::text(hash),
        ]
    }

    /// The day until which the resident is to be called, or, once that is done, until which it is to be mended.
    fn due(&self, ground: &Ground) -> Option<Day> {
        let follow_up = self.follow_up()?;
        let is_call_due = follow_up.called_at.is_none() && follow_up.outcome.is_none();
        let days = usize::from(if is_call_due { follow_up.call_back } else { follow_up.mend });
        let opened = ground.offset.day(follow_up.opened_at);
        let after = ground.working_days.partition_point(|day| *day <= opened);
        if days == 0 { Some(opened) } else { ground.working_days.get(after + days - 1).copied() }
    }
}

fn named<'a>(names: &'a BTreeMap<String, String>, id: &'a str) -> &'a str {
    names.get(id).map_or(id, String::as_str)
}

const fn state(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "open",
        Stage::Assigned => "assigned",
        Stage::Called => "called",
        Stage::Doubted => "doubted",
        Stage::Settled => "settled",
        Stage::Closed => "closed",
    }
}

/// A comment as an export may hold it: mobile phones and identity numbers in it are masked. The second is the salt that proves it, where it stands there as
/// it was typed: whoever has the words learns nothing from the salt.
pub fn comment(side: &SideRef, kept: &str) -> Option<(String, Option<String>)> {
    let typed = side.read(kept)?;
    let Cell::Text(shown) = Cell::text(scrub(typed, None)) else { return None };
    let salt = (shown == typed).then(|| kept.get(..SideRef::SALT_LENGTH).map(str::to_owned)).flatten();
    Some((shown.into_owned(), salt))
}
