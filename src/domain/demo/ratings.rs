//! What people thought of a day's services, and what followed where they were not content.

use super::Past;
use super::chance::Chance;
use super::made::{Made, actor};
use super::work::Served;
use crate::domain::case::SideRef;
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::deadline::WorkingDays;
use crate::domain::hall::{Hall, Language};
use crate::domain::identity::{PersonId, ReasonId, TicketId};
use crate::domain::rating::{CallOutcome, Dimension, Level, OpenId, Rated, RatingEvent, Service, Subject, Suspicion};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, MinuteOfDay, Timestamp};

/// Half of those who were served rate: 60,000 in a year.
const RATES: f64 = 0.545;
/// The best first.
const LEVELS: [f64; 5] = [0.765, 0.17, 0.049, 0.011, 0.005];
const SUSPICIOUS: f64 = 0.004;
const OPEN_A_DAY: u32 = 4;
/// Nearly every bad rating is called back in time, most are mended.
const CALLED: f64 = 0.94;
const MENDED: f64 = 0.88;

/// Appends go to `made`.
pub(super) fn of_day(
    hall: &Hall,
    past: &Past,
    day: Day,
    (served, accepted): (&[Served], &[(TicketId, ReceiptNumber)]),
    chance: &mut Chance,
    made: &mut Vec<Made>,
) {
    let days = WorkingDays::of_hall(hall);
    let until = hall.utc_offset_minutes.at(past.until, MinuteOfDay::MIDNIGHT);
    let mut receipts = accepted.iter().peekable();
    for one in served {
        // Receipts are in the order of those who were served.
        let receipt = receipts.next_if(|(ticket, _)| *ticket == one.ticket).map(|(_, number)| *number);
        if !chance.is(RATES) {
            continue;
        }
        let subject = receipt.map_or_else(|| Subject::Ticket(day, one.ticket.clone()), Subject::Receipt);
        let service =
            Service { item: one.item.clone(), queue: Some(one.queue), counter: Some(one.counter.clone()), clerk: Some(one.clerk.clone()) };
        let at = one.at.plus_millis(chance.millis(20, 240));
        let life = life(hall, past, &days, (service, one.language), at, chance);
        keep(past, &subject, life.into_iter().take_while(|(at, ..)| *at < until), made);
    }
    let (Some(first), Some(last)) = (served.first(), served.last()) else { return };
    let seconds = u32::try_from(last.at.since(first.at) / 1_000).unwrap_or(0).max(1);
    for _ in 0..chance.below(OPEN_A_DAY * 2) {
        let Some(id) = OpenId::new(&chance.uuid()) else { continue };
        let at = first.at.plus_millis(chance.millis(0, seconds));
        let rated = rated(&past.reasons, (Service::default(), Language::Zh), chance);
        keep(past, &Subject::Open(id), [(at, "kiosk".to_owned(), vec![RatingEvent::Rated(Box::new(rated))])].into_iter(), made);
    }
}

type Happened = (Timestamp, String, Vec<RatingEvent>);

fn keep(past: &Past, subject: &Subject, life: impl Iterator<Item = Happened>, made: &mut Vec<Made>) {
    for (version, (at, place, events)) in (0..).zip(life) {
        let texts: Vec<String> = events.iter().filter_map(|event| event.to_json().ok()).collect();
        made.push(Made::new(at, actor(&place, &past.installation), Stream::rating(subject), version, texts));
    }
}

fn rated(reasons: &[ReasonId], (service, language): (Service, Language), chance: &mut Chance) -> Rated {
    let level = Level::ALL[chance.weighed(LEVELS.into_iter()).min(4)];
    let wanted = if level.is_bad() { 1 + chance.below(2) } else { u32::from(chance.is(0.08)) };
    let mut given: Vec<ReasonId> = (0..wanted).filter_map(|_| chance.pick(reasons).cloned()).collect();
    given.dedup();
    let dimensions = if chance.is(0.25) { chance.pick(&Dimension::ALL).copied().into_iter().collect() } else { Vec::new() };
    Rated { level, reasons: given, comment: None, dimensions, service, language }
}

fn life(hall: &Hall, past: &Past, days: &WorkingDays, what: (Service, Language), at: Timestamp, chance: &mut Chance) -> Vec<Happened> {
    let rated = rated(&past.reasons, what, chance);
    let is_bad = rated.level.is_bad();
    let mut first = vec![RatingEvent::Rated(Box::new(rated))];
    if chance.is(SUSPICIOUS) {
        first.push(RatingEvent::MarkedSuspicious { why: Suspicion::Repeated });
        return vec![(at, "kiosk".to_owned(), first)];
    }
    if !is_bad {
        return vec![(at, "kiosk".to_owned(), first)];
    }
    first.push(RatingEvent::FollowUpOpened { call_back: hall.ratings.call_back_days, mend: hall.ratings.mend_days });
    let mut life = vec![(at, "kiosk".to_owned(), first)];
    life.extend(followed(hall, days, at, chance));
    life
}

fn followed(hall: &Hall, days: &WorkingDays, at: Timestamp, chance: &mut Chance) -> Vec<Happened> {
    let Some(by) = hall.staff.first().map(|staff| PersonId::from(&staff.id)) else { return Vec::new() };
    let offset = hall.utc_offset_minutes;
    let day = offset.day(at);
    let place = format!("manager:{by}");
    let on = |after: u32, minute: u32| {
        let minute = MinuteOfDay::new(u16::try_from(minute).unwrap_or(600)).unwrap_or(MinuteOfDay::MIDNIGHT);
        Some(offset.at(days.nth_after(day, after)?, minute))
    };
    let mut life = Vec::new();
    if let Some(called_at) = on(1, 540 + chance.below(400)).filter(|_| chance.is(CALLED)) {
        let outcome = if chance.is(0.8) { CallOutcome::NoContact } else { CallOutcome::Reached };
        let assigned = RatingEvent::Assigned { to: by.clone() };
        life.push((called_at, place.clone(), vec![assigned, RatingEvent::CalledBack { by: by.clone(), outcome, note: None }]));
        let mended_at = on(2 + chance.below(12), 540 + chance.below(400)).filter(|_| chance.is(MENDED));
        if let Some((at, events)) = mended_at.zip(mended(&by, chance)) {
            life.push((at, place, events));
        }
    }
    life
}

/// What was written about it is as of long ago: erased.
fn mended(by: &PersonId, chance: &mut Chance) -> Option<Vec<RatingEvent>> {
    let mut note = || SideRef::make(&chance.uuid(), &chance.uuid(), "").map(|(note, _)| note);
    let (mended, answered) = (note()?, note()?);
    Some(vec![RatingEvent::Mended { by: by.clone(), note: mended }, RatingEvent::Answered { by: by.clone(), note: answered }])
}
