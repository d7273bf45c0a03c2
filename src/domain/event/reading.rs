//! Reads the facts of the journal from their JSON text, by hand: a day has 25,000 of them, and a start waits until they are read.
//!
//! What is understood is what the derived `Deserialize` of the events understands, and a property test holds one against the other: unknown fields are
//! passed over, a field that is absent or wrong makes the event one that this program does not know.

use super::{CounterEvent, DayEvent, DeviceEvent, PaperAnswer, QueueEvent, Reconciliation, TicketEvent, VoidReason};
use crate::domain::hall::{Language, Post};
use crate::domain::identity::{Actor, ClerkId, CounterId, ItemId, QueueLetter, TicketNumber};
use crate::domain::json::{Json, fields, optional, root};
use crate::domain::time::Timestamp;

pub(super) fn ticket(text: &str) -> Option<TicketEvent> {
    let (name, body) = root(text)?;
    let body = body?;
    Some(match name {
        "issued" => {
            let [letter, item, priority, random, language] = fields(body, ["queue", "item", "priority", "random", "language"])?;
            TicketEvent::Issued {
                queue: queue(letter)?,
                item: optional(item, |item| ItemId::new(&item.text()?))?,
                priority: priority?.flag()?,
                random: whole(random)?,
                language: of_two(language, ("zh", Language::Zh), ("en", Language::En))?,
            }
        }
        "waiting_estimated" => {
            let [ahead, range] = fields(body, ["ahead", "range"])?;
            TicketEvent::WaitingEstimated { ahead: whole(ahead)?, range: optional(range, Json::pair)? }
        }
        "paper_answered" => {
            let [number, answer] = fields(body, ["number", "answer"])?;
            TicketEvent::PaperAnswered { number: ticket_number(number)?, answer: paper_answer(answer)? }
        }
        "transferred" => {
            let [number, letter, counter] = fields(body, ["number", "queue", "counter"])?;
            let counter = optional(counter, |id| CounterId::new(&id.text()?))?;
            TicketEvent::Transferred { number: ticket_number(number)?, queue: queue(letter)?, counter }
        }
        "rejoined" => {
            let [number, place_kept] = fields(body, ["number", "place_kept"])?;
            TicketEvent::Rejoined { number: ticket_number(number)?, place_kept: place_kept?.flag()? }
        }
        "voided" => {
            let [number, reason] = fields(body, ["number", "reason"])?;
            TicketEvent::Voided { number: ticket_number(number)?, reason: void_reason(reason)? }
        }
        _ => return ticket_at_counter(name, body),
    })
}

/// Those that say no more than who and where.
fn ticket_at_counter(name: &str, body: Json<'_>) -> Option<TicketEvent> {
    let [number, counter] = fields(body, ["number", "counter"])?;
    let (number, counter) = (ticket_number(number)?, CounterId::new(&counter?.text()?)?);
    Some(match name {
        "called" => TicketEvent::Called { number, counter },
        "recalled" => TicketEvent::Recalled { number, counter },
        "held" => TicketEvent::Held { number, counter },
        "resumed" => TicketEvent::Resumed { number, counter },
        "missed" => TicketEvent::Missed { number, counter },
        "served" => TicketEvent::Served { number, counter },
        _ => return None,
    })
}

pub(super) fn queue_event(text: &str) -> Option<QueueEvent> {
    let (name, body) = root(text)?;
    let body = body?;
    Some(match name {
        "call_made" => {
            let [number, priority, others_waiting] = fields(body, ["number", "priority", "others_waiting"])?;
            let (priority, others_waiting) = (priority?.flag()?, others_waiting?.flag()?);
            QueueEvent::CallMade { number: ticket_number(number)?, priority, others_waiting }
        }
        "numbers_skipped" => {
            let [first, last] = fields(body, ["first", "last"])?;
            QueueEvent::NumbersSkipped { first: whole(first)?, last: whole(last)? }
        }
        "quota_taken" => {
            let [item] = fields(body, ["item"])?;
            QueueEvent::QuotaTaken { item: ItemId::new(&item?.text()?)? }
        }
        _ => return None,
    })
}

pub(super) fn counter(text: &str) -> Option<CounterEvent> {
    let (name, body) = root(text)?;
    match (name, body) {
        ("opened", Some(body)) => {
            let [clerk, post] = fields(body, ["clerk", "post"])?;
            let post = of_two(post, ("A", Post::A), ("B", Post::B))?;
            Some(CounterEvent::Opened { clerk: ClerkId::new(&clerk?.text()?)?, post })
        }
        ("took" | "released", Some(body)) => {
            let [number] = fields(body, ["number"])?;
            let number = ticket_number(number)?;
            Some(if name == "took" { CounterEvent::Took { number } } else { CounterEvent::Released { number } })
        }
        ("paused", body) if is_unit(body) => Some(CounterEvent::Paused),
        ("closed", body) if is_unit(body) => Some(CounterEvent::Closed),
        _ => None,
    }
}

pub(super) fn day(text: &str) -> Option<DayEvent> {
    let ("sealed", Some(body)) = root(text)? else { return None };
    let [sums] = fields(body, ["sums"])?;
    let names = ["issued", "served", "missed", "voided", "waiting", "being_served", "held"];
    let [issued, served, missed, voided, waiting, being_served, held] = fields(sums?, names)?.map(whole);
    let sums = Reconciliation {
        issued: issued?,
        served: served?,
        missed: missed?,
        voided: voided?,
        waiting: waiting?,
        being_served: being_served?,
        held: held?,
    };
    Some(DayEvent::Sealed { sums })
}

pub(super) fn device(text: &str) -> Option<DeviceEvent> {
    let (name, body) = root(text)?;
    let Some(body) = body.filter(|body| !body.is_null()) else {
        return match name {
            "help_called" => Some(DeviceEvent::HelpCalled),
            "numbers_confirmed" => Some(DeviceEvent::NumbersConfirmed),
            _ => None,
        };
    };
    let text = |value: Option<Json<'_>>| Some(value?.text()?.into_owned());
    let time = |value: Option<Json<'_>>| Some(Timestamp::from_millis(value?.whole()?));
    Some(match name {
        "started" => {
            let [surface, build] = fields(body, ["surface", "build"])?;
            DeviceEvent::Started { surface: text(surface)?, build: text(build)? }
        }
        "fault" => {
            let [code, detail] = fields(body, ["code", "detail"])?;
            DeviceEvent::Fault { code: text(code)?, detail: text(detail)? }
        }
        "fault_mended" => {
            let [code, by] = fields(body, ["code", "by"])?;
            DeviceEvent::FaultMended { code: text(code)?, by: Actor::new(&by?.text()?)? }
        }
        "help_answered" => {
            let [by] = fields(body, ["by"])?;
            DeviceEvent::HelpAnswered { by: Actor::new(&by?.text()?)? }
        }
        "clock_jumped" => {
            let [from, to] = fields(body, ["from", "to"])?;
            DeviceEvent::ClockJumped { from: time(from)?, to: time(to)? }
        }
        "clock_confirmed" => {
            let [at] = fields(body, ["time"])?;
            DeviceEvent::ClockConfirmed { time: time(at)? }
        }
        "set_up" => {
            let [settings] = fields(body, ["settings"])?;
            DeviceEvent::SetUp { settings: text(settings)? }
        }
        _ => return None,
    })
}

/// An event without fields is a text, or an object with nothing in it.
fn is_unit(body: Option<Json<'_>>) -> bool {
    body.is_none_or(Json::is_null)
}

fn whole(value: Option<Json<'_>>) -> Option<u32> {
    u32::try_from(value?.whole()?).ok()
}

fn ticket_number(value: Option<Json<'_>>) -> Option<TicketNumber> {
    TicketNumber::parse(&value?.text()?)
}

fn queue(value: Option<Json<'_>>) -> Option<QueueLetter> {
    match *value?.text()?.as_bytes() {
        [letter] => QueueLetter::new(char::from(letter)),
        _ => None,
    }
}

fn of_two<T>(value: Option<Json<'_>>, one: (&str, T), other: (&str, T)) -> Option<T> {
    let text = value?.text()?;
    if text == one.0 { Some(one.1) } else { (text == other.0).then_some(other.1) }
}

fn paper_answer(value: Option<Json<'_>>) -> Option<PaperAnswer> {
    Some(match &*value?.text()? {
        "yes" => PaperAnswer::Yes,
        "no" => PaperAnswer::No,
        "not_asked" => PaperAnswer::NotAsked,
        _ => return None,
    })
}

fn void_reason(value: Option<Json<'_>>) -> Option<VoidReason> {
    Some(match &*value?.text()? {
        "given_back" => VoidReason::GivenBack,
        "abandoned" => VoidReason::Abandoned,
        "person_left" => VoidReason::PersonLeft,
        "mistake" => VoidReason::Mistake,
        "day_ended" => VoidReason::DayEnded,
        _ => return None,
    })
}
