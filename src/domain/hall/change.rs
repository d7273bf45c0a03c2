//! When a changed `hall.json` takes effect: the numbers and counters of one day live by one content.

use std::collections::BTreeSet;

use super::Hall;
use super::parse::parse;
use crate::domain::floor::DayFloor;
use crate::domain::identity::{CounterId, QueueLetter};

/// Whether `new` may replace `in_use` on a day on which this has happened.
///
/// Words, hours, quotas and limits may change at any time. Queues, counters and who serves whom may not, once somebody holds a number or a counter has
/// opened: the hall's other windows still work with the old ones, and a number would wait where nobody calls it.
pub fn may_take_effect(in_use: &Hall, new: &Hall, today: &DayFloor) -> bool {
    layout(in_use) == layout(new) || (today.tickets.is_empty() && today.counters.is_empty())
}

/// Whether a window that works with `in_use` works with another hall than this newest text says. Asked of what the window works with, never of what lies
/// beside the journal: another window of the machine may have exchanged that already. A text that is no hall changes nothing.
pub fn is_other(in_use: &Hall, newest: &str) -> bool {
    parse(newest).is_ok_and(|new| new != *in_use)
}

/// What windows must agree on.
fn layout(hall: &Hall) -> impl PartialEq {
    let queues: BTreeSet<QueueLetter> = hall.queues.iter().map(|queue| queue.letter).collect();
    let services: BTreeSet<(CounterId, QueueLetter)> =
        hall.counters.iter().flat_map(|counter| counter.queues.iter().map(|queue| (counter.id.clone(), *queue))).collect();
    let items: BTreeSet<_> = hall.items.iter().map(|item| (item.id.clone(), item.queue)).collect();
    (hall.code.clone(), hall.utc_offset_minutes, queues, services, items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::floor::CounterDay;
    use crate::domain::hall::{Bilingual, sample_hall};

    fn busy() -> DayFloor {
        let mut day = DayFloor::EMPTY;
        day.counters.insert(sample_hall().counters[0].id.clone(), CounterDay::default());
        day
    }

    #[test]
    fn a_window_that_came_late_is_held_against_its_own_hall() {
        let newest = include_str!("../../../public/content/hall.json");
        let in_use = parse(newest).expect("the shipped hall");
        let mut late = in_use.clone();
        late.queues.truncate(1);
        assert!(is_other(&late, newest), "whatever other windows have kept meanwhile");
        assert!(!is_other(&in_use, newest));
        assert!(!is_other(&in_use, &format!(" {newest}")), "another spelling of the same hall");
        assert!(!is_other(&in_use, "{}"));
    }

    #[test]
    fn words_hours_and_quotas_change_at_any_time() {
        let changes: [fn(&mut Hall); 4] = [
            |hall| hall.announcements.clear(),
            |hall| hall.queues[0].quota = Some(7),
            |hall| hall.hours.0.clear(),
            |hall| hall.queues[0].name = Bilingual { zh: "新名".to_owned(), en: "New name".to_owned() },
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let mut new = sample_hall();
            change(&mut new);
            assert!(may_take_effect(&sample_hall(), &new, &busy()), "change {at}");
        }
    }

    #[test]
    fn queues_and_counters_change_only_on_a_day_on_which_nothing_has_happened() {
        let changes: [fn(&mut Hall); 6] = [
            |hall| hall.queues.truncate(1),
            |hall| hall.counters.truncate(1),
            |hall| hall.counters[0].queues.clear(),
            |hall| hall.code = "9999".to_owned(),
            |hall| hall.items[0].queue = hall.queues.last().expect("a queue").letter,
            |hall| hall.items.truncate(1),
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let mut new = sample_hall();
            change(&mut new);
            assert_ne!(new, sample_hall(), "change {at} changes nothing");
            assert!(!may_take_effect(&sample_hall(), &new, &busy()), "change {at}");
            assert!(may_take_effect(&sample_hall(), &new, &DayFloor::EMPTY), "change {at}");
        }
    }
}
