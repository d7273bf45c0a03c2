//! Days that anybody can count by hand.

use residents_window::domain::event::{CounterEvent, TicketEvent, VoidReason};
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{ClerkId, TicketNumber};
use residents_window::domain::rating::figures::Share;
use residents_window::domain::statistics::{Counts, Figures, Filter, Spread};
use residents_window::domain::time::Day;

use crate::common::{at, counter, monday, number, queue};
use crate::days::{Fact, What, figures, journal_of, table_of};

fn fact(clock: &str, what: What) -> Fact {
    Fact { day: monday(), time: at(monday(), clock), what }
}

fn issued(clock: &str, id: &str) -> Fact {
    let event = TicketEvent::Issued { queue: queue('A'), item: None, priority: false, random: 1, language: Language::Zh };
    fact(clock, What::Ticket(id.to_owned(), event))
}

fn told(clock: &str, id: &str, range: (u16, u16)) -> Fact {
    fact(clock, What::Ticket(id.to_owned(), TicketEvent::WaitingEstimated { ahead: 1, range: Some(range) }))
}

fn of(clock: &str, id: &str, event: impl Fn(TicketNumber) -> TicketEvent) -> Fact {
    fact(clock, What::Ticket(id.to_owned(), event(number("A001"))))
}

fn called(clock: &str, id: &str) -> Fact {
    of(clock, id, |number| TicketEvent::Called { number, counter: counter("1") })
}

fn served(clock: &str, id: &str) -> Fact {
    of(clock, id, |number| TicketEvent::Served { number, counter: counter("1") })
}

fn told_by_counter(clock: &str, event: CounterEvent) -> Fact {
    fact(clock, What::Counter("1".to_owned(), event))
}

fn of_monday(facts: &[Fact]) -> Figures {
    figures(&mut table_of(&journal_of(facts)), (monday(), monday()), &Filter::default())
}

#[test]
fn a_span_without_tickets_has_nothing() {
    assert_eq!(of_monday(&[]), Figures::default());
    let facts = [issued("09:00", "t-1")];
    let mut table = table_of(&journal_of(&facts));
    let before = figures(&mut table, (monday().minus_days(9), monday().minus_days(1)), &Filter::default());
    assert_eq!(before, Figures::default());
    assert_eq!(before.accuracy.width_tenths(), None);
    let backwards = figures(&mut table, (monday().next(), monday()), &Filter::default());
    assert_eq!(backwards, Figures::default());
}

#[test]
fn one_ticket_is_its_own_half_and_nine_of_ten() {
    let facts = [issued("09:00", "t-1"), told("09:00", "t-1", (5, 8)), called("09:07", "t-1"), served("09:19", "t-1")];
    let found = of_monday(&facts);
    assert_eq!(found.all.counts, Counts { issued: 1, served: 1, ..Counts::default() });
    assert_eq!(found.all.wait, Spread { count: 1, half: 420, nine_of_ten: 420 });
    assert_eq!(found.all.service, Spread { count: 1, half: 720, nine_of_ten: 720 });
    assert_eq!(found.accuracy.coverage(), Share { of: 1, all: 1 });
    assert_eq!(found.accuracy.width_tenths(), Some(30));
    assert!(found.accuracy.coverage().is_small());
    assert_eq!(found.heat[0][9], 1);
}

#[test]
fn who_is_sent_on_waits_once_and_is_served_twice() {
    let facts = [
        issued("09:00", "t-1"),
        called("09:05", "t-1"),
        of("09:10", "t-1", |number| TicketEvent::Transferred { number, queue: queue('B'), counter: None }),
        called("09:30", "t-1"),
        served("09:33", "t-1"),
    ];
    let found = of_monday(&facts);
    assert_eq!((found.all.wait.half, found.all.service.half), (5 * 60, 8 * 60));
    assert_eq!(found.by_queue.keys().collect::<Vec<_>>(), [&queue('A')]);
}

#[test]
fn who_comes_back_was_missed_and_is_served() {
    let missed = |clock: &str, id: &str| of(clock, id, |number| TicketEvent::Missed { number, counter: counter("1") });
    let facts = [
        issued("09:00", "t-1"),
        called("09:05", "t-1"),
        missed("09:07", "t-1"),
        of("09:20", "t-1", |number| TicketEvent::Rejoined { number, place_kept: true }),
        called("09:25", "t-1"),
        served("09:30", "t-1"),
        issued("09:00", "t-2"),
        called("09:31", "t-2"),
        missed("09:33", "t-2"),
        issued("09:00", "t-3"),
        of("18:00", "t-3", |number| TicketEvent::Voided { number, reason: VoidReason::DayEnded }),
    ];
    let found = of_monday(&facts);
    assert_eq!(found.all.counts, Counts { issued: 3, served: 1, missed: 2, not_come: 1, left: 1, ..Counts::default() });
    assert_eq!(found.all.counts.missed_share(), Share { of: 2, all: 3 });
    assert_eq!(found.all.service, Spread { count: 1, half: 300, nine_of_ten: 300 });
}

#[test]
fn nobody_sits_at_a_counter_all_night() {
    let opened = CounterEvent::Opened { clerk: ClerkId::new("li").unwrap(), post: Post::A };
    let mut facts = vec![
        told_by_counter("08:30", opened),
        told_by_counter("09:00", CounterEvent::Took { number: number("A001") }),
        told_by_counter("09:15", CounterEvent::Released { number: number("A001") }),
        told_by_counter("17:00", CounterEvent::Took { number: number("A002") }),
    ];
    let tuesday = Fact { day: monday(), time: at(monday().next(), "08:00"), what: What::Counter("1".to_owned(), CounterEvent::Closed) };
    facts.push(tuesday);
    let workload = of_monday(&facts).workload[&counter("1")];
    assert_eq!((workload.open_s, workload.serving_s, workload.shifts), (8 * 3_600 + 1_800, 15 * 60, 1));
    assert_eq!(workload.busy(), Share { of: 15, all: 510 });
}

#[test]
fn a_ticket_of_yesterday_counts_on_its_day() {
    let late = Fact { time: at(monday().next(), "00:10"), ..issued("09:00", "t-1") };
    let found = of_monday(&[late]);
    assert_eq!((found.all.counts.issued, found.heat[0][23]), (1, 1));
    assert_eq!(found.by_day.keys().copied().collect::<Vec<Day>>(), [monday()]);
}
