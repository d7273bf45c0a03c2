//! How the floor is kept between two starts (see [`crate::domain::keep`]).

use super::line::Line;
use super::samples::Sample;
use super::{Call, CounterDay, CounterState, DayFloor, Device, Floor, QueueDay, Ticket, TicketState};
use crate::domain::event::{PaperAnswer, Reconciliation, VoidReason};
use crate::domain::hall::{Language, Post};
use crate::domain::identity::{Actor, ClerkId, CounterId, Installation, ItemId, QueueLetter, RequestId, TicketId, TicketNumber};
use crate::domain::keep::{Keep, Reader, Writer, keep_choices, keep_fields, keep_names, keep_variants};
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

keep_variants!(TicketState {
    "waiting" Waiting { only_at },
    "called" Called { counter, at, recalls },
    "held" Held { counter, at, recalls },
    "missed" Missed { at, queue_calls },
    "served" Served { counter, at },
    "voided" Voided { reason, at },
});

keep_variants!(CounterState {
    "not_opened" NotOpened {},
    "closed" Closed {},
    "open" Open { clerk, post },
    "paused" Paused { clerk, post, at },
});
