//! How the floor is kept between two starts (see [`crate::domain::keep`]).

use super::line::Line;
use super::samples::Sample;
use super::{Call, CounterDay, CounterState, DayFloor, Device, Floor, QueueDay, Ticket, TicketState};
use crate::domain::event::{PaperAnswer, Reconciliation, VoidReason};
use crate::domain::hall::{Language, Post};
use crate::domain::identity::{Actor, ClerkId, CounterId, Installation, ItemId, QueueLetter, RequestId, TicketId, TicketNumber};
use crate::domain::keep::{Keep, Reader, Writer, keep_choices, keep_fields, keep_names};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};

keep_fields!(Floor { days, samples, devices, newest_day, newest_time, last_sealed });
keep_fields!(DayFloor { version, tickets, numbers, open, lines, sent, items, queues, counters, calls, calls_made });
keep_fields!(QueueDay { version, run, calls, issued, given_back, skipped, skipped_runs });
keep_fields!(Call { serial, number, counter, at, again });
keep_fields!(Line { ordinary, priority });
keep_fields!(Sample { hour, seconds });
keep_fields!(CounterDay { version, state, current, last_call_at, free_since, served, missed, service_ms });
keep_fields!(Reconciliation { issued, served, missed, voided, waiting, being_served, held });
keep_fields!(Device { version, help_since, help_answered, started_at, faults, clock_jump, clock_confirmed, settings });
keep_fields!(Ticket {
    id,
    number,
    version,
    queue,
    item,
    priority,
    random,
    language,
    issued_at,
    issued_by,
    place_from,
    paper,
    estimate,
    first_called_at,
    service_ms,
    sampled_ms,
    state,
});

keep_names! {
    Actor: Actor::new,
    ClerkId: ClerkId::new,
    CounterId: CounterId::new,
    Day: Day::parse,
    Installation: Installation::new,
    ItemId: ItemId::new,
    QueueLetter: |word| word.parse().ok().and_then(QueueLetter::new),
    TicketId: TicketId::new,
    RequestId: RequestId::new,
    Stream: Stream::new,
    TicketNumber: TicketNumber::parse,
}

keep_choices! {
    Language: Zh En,
    PaperAnswer: Yes No NotAsked,
    Post: A B,
    VoidReason: GivenBack Abandoned PersonLeft Mistake DayEnded,
}

impl Keep for Timestamp {
    fn keep(&self, to: &mut Writer) {
        self.millis().keep(to);
    }
    fn read(from: &mut Reader<'_>) -> Option<Self> {
        i64::read(from).map(Self::from_millis)
    }
}

impl Keep for TicketState {
    fn keep(&self, to: &mut Writer) {
        match self {
            Self::Waiting { only_at } => {
                to.word(&"waiting");
                only_at.keep(to);
            }
            Self::Called { counter, at, recalls } => {
                to.word(&"called");
                counter.keep(to);
                at.keep(to);
                recalls.keep(to);
            }
            Self::Held { counter, at, recalls } => {
                to.word(&"held");
                counter.keep(to);
                at.keep(to);
                recalls.keep(to);
            }
            Self::Missed { at, queue_calls } => {
                to.word(&"missed");
                at.keep(to);
                queue_calls.keep(to);
            }
            Self::Served { counter, at } => {
                to.word(&"served");
                counter.keep(to);
                at.keep(to);
            }
            Self::Voided { reason, at } => {
                to.word(&"voided");
                reason.keep(to);
                at.keep(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.word()? {
            "waiting" => Self::Waiting { only_at: Keep::read(from)? },
            "called" => Self::Called { counter: Keep::read(from)?, at: Keep::read(from)?, recalls: Keep::read(from)? },
            "held" => Self::Held { counter: Keep::read(from)?, at: Keep::read(from)?, recalls: Keep::read(from)? },
            "missed" => Self::Missed { at: Keep::read(from)?, queue_calls: Keep::read(from)? },
            "served" => Self::Served { counter: Keep::read(from)?, at: Keep::read(from)? },
            "voided" => Self::Voided { reason: Keep::read(from)?, at: Keep::read(from)? },
            _ => return None,
        })
    }
}

impl Keep for CounterState {
    fn keep(&self, to: &mut Writer) {
        match self {
            Self::NotOpened => to.word(&"not_opened"),
            Self::Closed => to.word(&"closed"),
            Self::Open { clerk, post } => {
                to.word(&"open");
                clerk.keep(to);
                post.keep(to);
            }
            Self::Paused { clerk, post, at } => {
                to.word(&"paused");
                clerk.keep(to);
                post.keep(to);
                at.keep(to);
            }
        }
    }

    fn read(from: &mut Reader<'_>) -> Option<Self> {
        Some(match from.word()? {
            "not_opened" => Self::NotOpened,
            "closed" => Self::Closed,
            "open" => Self::Open { clerk: Keep::read(from)?, post: Keep::read(from)? },
            "paused" => Self::Paused { clerk: Keep::read(from)?, post: Keep::read(from)?, at: Keep::read(from)? },
            _ => return None,
        })
    }
}
