//! Whatever happens on some days, the figures say what the slow count says.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use residents_window::domain::event::{CounterEvent, TicketEvent, VoidReason};
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{ClerkId, TicketNumber};
use residents_window::domain::statistics::{Filter, Group};
use residents_window::domain::time::{Day, MINUTE_MS, MinuteOfDay};

use crate::common::{OFFSET, counter, item, queue};
use crate::days::{Fact, What, figures, journal_of, table_of};
use crate::model::{self, Story};

const CLERKS: [&str; 3] = ["li", "wang", "zhao"];

fn clerk(nth: u8) -> ClerkId {
    ClerkId::new(CLERKS[usize::from(nth) % 3]).unwrap()
}

/// A Saturday, the end of its month, the beginning of the next, and two days of another year.
fn days() -> [Day; 5] {
    [(2026, 1, 30), (2026, 1, 31), (2026, 2, 1), (2025, 12, 31), (2026, 2, 28)].map(|(y, m, d)| Day::from_ymd(y, m, d).unwrap())
}

/// What is drawn for a fact: day, ticket, kind, counter, seconds since the one before, and a choice.
type Drawn = (u8, u8, u8, u8, u16, bool);

fn ticket_event((_, _, kind, at, _, flag): Drawn) -> TicketEvent {
    let (number, counter) = (TicketNumber::new(queue('A'), 1).unwrap(), counter(&(at % 3 + 1).to_string()));
    match kind {
        0..=3 => TicketEvent::Issued {
            queue: if flag { queue('A') } else { queue('B') },
            item: [None, Some("plain"), Some("rare")][usize::from(at % 3)].map(item),
            priority: flag,
            random: 1,
            language: Language::Zh,
        },
        4 => TicketEvent::WaitingEstimated { ahead: 1, range: (at > 0).then_some((u16::from(at), u16::from(at) * 2 + 3)) },
        5..=8 => TicketEvent::Called { number, counter },
        9 => TicketEvent::Held { number, counter },
        10 => TicketEvent::Resumed { number, counter },
        11 => TicketEvent::Transferred { number, queue: queue('B'), counter: None },
        12 | 13 => TicketEvent::Missed { number, counter },
        14 => TicketEvent::Rejoined { number, place_kept: flag },
        15..=17 => TicketEvent::Served { number, counter },
        _ => TicketEvent::Voided { number, reason: if flag { VoidReason::GivenBack } else { VoidReason::DayEnded } },
    }
}

fn counter_event((_, _, kind, _, _, flag): Drawn) -> CounterEvent {
    let number = TicketNumber::new(queue('A'), 1).unwrap();
    match kind % 5 {
        0 => CounterEvent::Opened { clerk: clerk(kind), post: if flag { Post::A } else { Post::B } },
        1 => CounterEvent::Took { number },
        2 => CounterEvent::Released { number },
        3 => CounterEvent::Paused,
        _ => CounterEvent::Closed,
    }
}

fn facts(drawn: &[Drawn], sealed: &[u8]) -> Vec<Fact> {
    let mut passed = BTreeMap::<Day, i64>::new();
    let mut facts = Vec::new();
    for one in drawn {
        let day = days()[usize::from(one.0 % 5)];
        let seconds = passed.entry(day).or_insert(7 * 3_600);
        *seconds += i64::from(one.4);
        let time = OFFSET.at(day, MinuteOfDay::MIDNIGHT).plus_millis(*seconds * 1_000);
        let what = if one.1 >= 12 {
            What::Counter((one.3 % 3 + 1).to_string(), counter_event(*one))
        } else {
            What::Ticket(format!("t-{}", one.1), ticket_event(*one))
        };
        facts.push(Fact { day, time, what });
    }
    for nth in sealed {
        let (day, at) = (days()[usize::from(nth % 5)], usize::from(*nth) * 7 % (facts.len() + 1));
        facts.insert(at, Fact { day, time: OFFSET.at(day.next(), MinuteOfDay::MIDNIGHT).plus_millis(30 * MINUTE_MS), what: What::Sealed });
    }
    facts
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (0u8..5, 0u8..17, 0u8..20, 0u8..6, prop_oneof![5 => 0u16..900, 1 => 0u16..30_000], any::<bool>())
}

fn filter() -> impl Strategy<Value = Filter> {
    let maybe = |count: u8| prop_oneof![3 => Just(None), 2 => (0..count).prop_map(Some)];
    (maybe(3), maybe(3), maybe(4), maybe(3)).prop_map(|(item_nth, queue_nth, at, who)| Filter {
        item: item_nth.map(|nth| item(["plain", "rare", "never-seen"][usize::from(nth)])),
        queue: queue_nth.map(|nth| queue(['A', 'B', 'Z'][usize::from(nth)])),
        counter: at.map(|nth| counter(&(nth + 1).to_string())),
        clerk: who.map(clerk),
    })
}

fn grouped<K: Ord>(stories: &[&Story], key: impl Fn(&Story) -> Option<K>) -> BTreeMap<K, Group> {
    let mut sorted = BTreeMap::<K, Vec<&Story>>::new();
    for story in stories {
        if let Some(key) = key(story) {
            sorted.entry(key).or_default().push(story);
        }
    }
    sorted.into_iter().map(|(key, stories)| (key, model::group(&stories))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn figures_say_what_the_slow_count_says(
        drawn in proptest::collection::vec(drawn(), 0..160),
        sealed in proptest::collection::vec(0u8..40, 0..4),
        filter in filter(),
        (first, length) in (0u64..70, 0u64..70),
    ) {
        let facts = facts(&drawn, &sealed);
        let mut table = table_of(&journal_of(&facts));
        let from = Day::from_ymd(2025, 12, 29).unwrap().plus_days(first);
        let to = from.plus_days(length);
        let all = model::stories(&facts);
        let wanted: Vec<&Story> = all.iter().filter(|s| (from..=to).contains(&s.day) && model::fits(s, &filter)).collect();
        let found = figures(&mut table, (from, to), &filter);
        prop_assert_eq!(found.all, model::group(&wanted));
        prop_assert_eq!(found.accuracy, model::accuracy(&wanted));
        prop_assert_eq!(found.heat, model::heat(&wanted));
        prop_assert_eq!(found.by_item, grouped(&wanted, |s| Some(s.item.clone())));
        prop_assert_eq!(found.by_queue, grouped(&wanted, |s| Some(s.queue)));
        prop_assert_eq!(found.by_counter, grouped(&wanted, |s| s.counter.clone()));
        prop_assert_eq!(found.by_clerk, grouped(&wanted, |s| s.clerk.clone()));
        prop_assert_eq!(found.by_hour, grouped(&wanted, |s| u8::try_from(s.hour).ok()));
        prop_assert_eq!(found.by_weekday, grouped(&wanted, |s| u8::try_from(s.day.weekday().num_days_from_monday()).ok()));
        prop_assert_eq!(found.by_day, grouped(&wanted, |s| Some(s.day)));
        prop_assert_eq!(found.by_month, grouped(&wanted, |s| Some(model::month(s.day))));
        prop_assert_eq!(found.by_year, grouped(&wanted, |s| Some(model::month(s.day).0)));
        let in_span: BTreeSet<Day> = days().into_iter().filter(|day| (from..=to).contains(day)).collect();
        let in_span: Vec<Day> = in_span.into_iter().collect();
        prop_assert_eq!(found.workload, model::workload(&facts, &in_span, &filter));
    }
}
