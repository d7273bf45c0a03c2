//! Whatever a journal may hold (damaged, from a newer program, made up), reading it in never stops the hall, and numbers that cannot be change nothing.

use proptest::prelude::*;
use residents_window::domain::event::{CounterEvent, DayEvent, DeviceEvent, Event, PaperAnswer, QueueEvent, Reconciliation, TicketEvent};
use residents_window::domain::event::{Recorded, VoidReason};
use residents_window::domain::floor::Floor;
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{ClerkId, Installation, TicketNumber};
use residents_window::domain::keep::Keep;
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, Timestamp};

use crate::common::{OFFSET, actor, counter, item, monday, queue, ticket};

#[derive(Clone, Debug)]
struct Strange {
    stream: Stream,
    event: Event,
    version: u32,
    time: i64,
    taken: Option<u32>,
}

/// Any number there is; small ones mostly, so that facts meet, and the ends of what can be written.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 0u32..6, 1 => 9_990u32..10_010, 1 => u32::MAX - 2..=u32::MAX, 1 => any::<u32>()]
}

fn time() -> impl Strategy<Value = i64> {
    // The hall's offset is added to it where hours are told: that much room is left at the ends.
    const ROOM: i64 = 1_000_000_000;
    prop_oneof![4 => 1_700_000_000_000i64..1_700_900_000_000, 1 => Just(i64::MIN + ROOM), 1 => Just(i64::MAX - ROOM)]
}

fn any_day() -> impl Strategy<Value = Day> {
    prop_oneof![8 => (0u64..3).prop_map(|days| monday().plus_days(days)), 1 => Just(Day::from_ymd(9999, 12, 31).unwrap())]
}

fn number() -> impl Strategy<Value = TicketNumber> {
    (prop::sample::select(vec!['A', 'B', 'Z']), 1u32..6).prop_map(|(letter, n)| TicketNumber::new(queue(letter), n).unwrap())
}

fn ticket_event() -> impl Strategy<Value = TicketEvent> {
    let (no, at) = (number(), (1u8..4).prop_map(|n| counter(&n.to_string())));
    (0u8..12, no, at, any::<bool>(), count(), any::<bool>()).prop_map(|(kind, number, counter, flag, count, there)| match kind {
        0 | 1 => TicketEvent::Issued {
            queue: number.queue(),
            item: there.then(|| item("rare")),
            priority: flag,
            random: count,
            language: Language::Zh,
        },
        2 => TicketEvent::WaitingEstimated { ahead: count, range: flag.then_some((0, u16::MAX)) },
        3 => TicketEvent::PaperAnswered { number, answer: PaperAnswer::No },
        4 => TicketEvent::Called { number, counter },
        5 => TicketEvent::Recalled { number, counter },
        6 => TicketEvent::Held { number, counter },
        7 => TicketEvent::Resumed { number, counter },
        8 => TicketEvent::Transferred { number, queue: queue('B'), counter: there.then_some(counter) },
        9 => TicketEvent::Missed { number, counter },
        10 if flag => TicketEvent::Rejoined { number, place_kept: there },
        10 => TicketEvent::Served { number, counter },
        _ => TicketEvent::Voided { number, reason: if flag { VoidReason::Mistake } else { VoidReason::DayEnded } },
    })
}

fn strange() -> impl Strategy<Value = Strange> {
    let of_ticket = (any_day(), 0u8..4, ticket_event())
        .prop_map(|(day, id, event)| (Stream::ticket(day, &ticket(&format!("t{id}"))), Event::Ticket(event)));
    let of_queue = (any_day(), number(), count(), count(), 0u8..3, any::<bool>()).prop_map(|(day, number, first, last, kind, flag)| {
        let event = match kind {
            0 => QueueEvent::CallMade { number, priority: flag, others_waiting: true },
            1 => QueueEvent::NumbersSkipped { first, last },
            _ => QueueEvent::QuotaTaken { item: item("rare") },
        };
        (Stream::queue(day, number.queue()), Event::Queue(event))
    });
    let of_counter = (any_day(), 1u8..4, number(), 0u8..5).prop_map(|(day, id, number, kind)| {
        let event = match kind {
            0 => CounterEvent::Opened { clerk: ClerkId::new("wang").unwrap(), post: Post::A },
            1 => CounterEvent::Took { number },
            2 => CounterEvent::Released { number },
            3 => CounterEvent::Paused,
            _ => CounterEvent::Closed,
        };
        (Stream::counter(day, &counter(&id.to_string())), Event::Counter(event))
    });
    let of_day = (any_day(), count(), count()).prop_map(|(day, served, held)| {
        let sums = Reconciliation { issued: served, served, missed: held, voided: held, waiting: served, being_served: held, held };
        (Stream::day(day), Event::Day(DayEvent::Sealed { sums }))
    });
    let of_device = (any::<bool>(), time()).prop_map(|(call, to)| {
        let (from, to) = (Timestamp::default(), Timestamp::from_millis(to));
        let event = if call { DeviceEvent::HelpCalled } else { DeviceEvent::ClockJumped { from, to } };
        (Stream::device(&Installation::new("lobby-1").unwrap()), Event::Device(event))
    });
    let fact = prop_oneof![12 => of_ticket, 4 => of_queue, 4 => of_counter, 1 => of_day, 1 => of_device];
    (fact, count(), time(), prop::option::of(count())).prop_map(|((stream, event), version, time, taken)| Strange {
        stream,
        event,
        version,
        time,
        taken,
    })
}

fn take_in(floor: &mut Floor, fact: &Strange) {
    let name = fact.stream.name();
    let (version, time, taken, event) = (fact.version, Timestamp::from_millis(fact.time), fact.taken, fact.event.clone());
    floor.note_version(&name, version);
    floor.apply(&Recorded { stream: &fact.stream, name: &name, version, time, by: &actor("strange"), taken, event }, OFFSET);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_fact_stops_the_hall(facts in prop::collection::vec(strange(), 0..80)) {
        let mut floor = Floor::default();
        for fact in &facts {
            take_in(&mut floor, fact);
            for day in floor.days.values() {
                let _ = day.reconciliation().is_balanced();
                prop_assert!(day.queues.values().all(|q| q.issued <= TicketNumber::MAX), "no number is higher than the highest there is");
            }
            let _ = floor.last_sealed.is_some_and(|(_, sums)| sums.is_balanced());
            floor.today(monday());
        }
        prop_assert_eq!(Floor::from_kept(&floor.kept()), Some(floor));
    }

    #[test]
    fn a_run_of_numbers_that_cannot_be_changes_nothing(first in count(), last in count()) {
        let skipped = |first, last| {
            let event = Event::Queue(QueueEvent::NumbersSkipped { first, last });
            let mut floor = Floor::default();
            take_in(&mut floor, &Strange { stream: Stream::queue(monday(), queue('A')), event, version: 1, time: 0, taken: None });
            floor.day(monday()).queue(queue('A'))
        };
        let queue = skipped(first, last);
        let can_be = (1..=TicketNumber::MAX).contains(&first) && (first..=TicketNumber::MAX).contains(&last);
        let expected = if can_be { ((first..=last).count(), last) } else { (0, 0) };
        prop_assert_eq!((queue.skipped as usize, queue.issued), expected);
    }
}
