//! Cases that were accepted on a day, and what became of them until the demonstration began.

use super::chance::Chance;
use super::made::{Made, actor};
use super::work::Served;
use super::{Offer, Past};
use crate::domain::case::event::{Accepted, CaseTicket, HandedIn};
use crate::domain::case::{CaseEvent, Delivery, SideRef, Verdict};
use crate::domain::codes::receipt::ReceiptNumber;
use crate::domain::deadline::WorkingDays;
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::hall::Hall;
use crate::domain::identity::TicketId;
use crate::domain::stream::Stream;
use crate::domain::time::{Day, MINUTE_MS, MinuteOfDay, Timestamp};

/// So many of those who were served for something with a guide handed in a case: 40,000 in a year.
const HANDED_IN: f64 = 0.37;
/// Of ten cases about one takes longer than was promised.
const LATE: f64 = 0.06;
const WITHDRAWN: f64 = 0.02;
const FETCHED: f64 = 0.985;

/// The receipts of the day, by ticket. Appends go to `made`.
pub(super) fn of_day(
    hall: &Hall,
    past: &Past,
    day: Day,
    served: &[Served],
    chance: &mut Chance,
    made: &mut Vec<Made>,
) -> Vec<(TicketId, ReceiptNumber)> {
    let days = WorkingDays::of_hall(hall);
    let mut accepted = Vec::new();
    for one in served {
        let offer = past.offers.iter().find(|offer| Some(&offer.item) == one.item.as_ref());
        let Some(offer) = offer.filter(|_| chance.is(HANDED_IN)) else { continue };
        let serial = u32::try_from(accepted.len() + 1).unwrap_or(u32::MAX);
        let Some(number) = ReceiptNumber::new(&hall.code, day, serial) else { continue };
        let Some(begun) = begin(hall, day, one, offer, chance) else { continue };
        accepted.push((one.ticket.clone(), number));
        let mut life = vec![(one.at.plus_millis(-MINUTE_MS / 2), format!("counter-{}", one.counter), begun)];
        life.extend(rest(hall, (day, &days), one, offer, chance));
        let until = hall.utc_offset_minutes.at(past.until, MinuteOfDay::MIDNIGHT);
        for (version, (at, place, event)) in (0..).zip(life.into_iter().take_while(|(at, ..)| *at < until)) {
            let Ok(text) = event.to_json() else { continue };
            made.push(Made::new(at, actor(&place, &past.installation), Stream::case(&number), version, vec![text]));
        }
    }
    accepted
}

/// Nothing lies beside the journal for it: as of a case that was over long ago and whose names are erased.
fn begin(hall: &Hall, day: Day, one: &Served, offer: &Offer, chance: &mut Chance) -> Option<CaseEvent> {
    let procedure = hall.procedure_of(hall.item(&offer.item)?)?;
    let (person, _) = SideRef::make(&chance.uuid(), &chance.uuid(), "")?;
    Some(CaseEvent::Accepted(Box::new(Accepted {
        random: chance.below(1_000_000),
        item: offer.item.clone(),
        guide: offer.guide.clone(),
        guide_version: offer.version,
        language: one.language,
        counter: one.counter.clone(),
        first: one.clerk.clone(),
        post: one.post,
        way: if chance.is(0.1) { HandedIn::Agent } else { HandedIn::InPerson },
        person,
        ticket: Some(CaseTicket { day, id: one.ticket.clone() }),
        promised: offer.promised,
        statutory: offer.statutory,
        steps: procedure.steps.iter().map(|step| step.id.clone()).collect(),
        materials: Vec::new(),
    })))
}

type Happened = (Timestamp, String, CaseEvent);

/// A step on the way, the decision and the delivery.
fn rest(hall: &Hall, (day, days): (Day, &WorkingDays), one: &Served, offer: &Offer, chance: &mut Chance) -> Vec<Happened> {
    let at_counter = format!("counter-{}", one.counter);
    let delivered = || CaseEvent::Delivered { delivery: Delivery::Counter { counter: one.counter.clone() } };
    let promised = working_days(offer.promised);
    if promised == 0 {
        let granted = CaseEvent::Decided { verdict: Verdict::Granted };
        return vec![(one.at.plus_millis(-20_000), at_counter.clone(), granted), (one.at.plus_millis(-10_000), at_counter, delivered())];
    }
    let share = if chance.is(LATE) { 1.0 + chance.unit() * 0.4 } else { 0.15 + chance.unit() * 0.8 };
    let took = ((f64::from(promised) * share).ceil() as u32).max(1);
    let Some(decided_on) = days.nth_after(day, took) else { return Vec::new() };
    let mut minute =
        |from: u16, to: u16| MinuteOfDay::new(from + chance.below(u32::from(to - from)) as u16).unwrap_or(MinuteOfDay::MIDNIGHT);
    let offset = hall.utc_offset_minutes;
    let decided_at = offset.at(decided_on, minute(560, 1_020));
    let stepped_at = days.nth_after(day, took.div_ceil(2)).map(|on| offset.at(on, minute(520, 555)));
    let fetched_at = days.nth_after(decided_on, 1).map(|on| offset.at(on, minute(560, 1_020)));
    let steps = hall.item(&offer.item).and_then(|item| hall.procedure_of(item)).map_or(&[][..], |procedure| &procedure.steps);
    let step = steps.get(1).filter(|_| steps.len() > 3);
    let on_the_way = step.zip(stepped_at).map(|(step, at)| (at, at_counter.clone(), CaseEvent::StepEntered { step: step.id.clone() }));
    let mut life: Vec<Happened> = on_the_way.into_iter().collect();
    let is_withdrawn = chance.is(WITHDRAWN);
    let verdict = if is_withdrawn { Verdict::Withdrawn } else { Verdict::Granted };
    life.push((decided_at, at_counter.clone(), CaseEvent::Decided { verdict }));
    if let Some(at) = fetched_at.filter(|_| !is_withdrawn && chance.is(FETCHED)) {
        life.push((at, at_counter, delivered()));
    }
    life
}

/// Working days of a limit, roughly.
fn working_days(limit: Limit) -> u32 {
    match limit {
        Limit::AtOnce | Limit::NotLaidDown => 0,
        Limit::Within(value, Unit::WorkingDays) => value.into(),
        Limit::Within(..) => (limit.hundredths_of_days() * 5 / 700).max(1),
    }
}
