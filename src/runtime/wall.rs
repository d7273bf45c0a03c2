//! The clock on the wall: the machine's, or the demo's, which is made so that the demo hall is always open.

use crate::device;
use crate::domain::clock::{DEMO_HOURS, DemoClock};
use crate::domain::hall::Hall;
use crate::domain::hall::calendar::Opening;
use crate::domain::time::{Day, HOUR_MS, MinuteOfDay, Timestamp};

/// The same, asked once.
pub(super) fn wall_time(demo_began: Option<Timestamp>, hall: &Hall) -> Timestamp {
    wall_of(demo_began.map(|began| DemoClock::new(began, hall.utc_offset_minutes)).as_mut(), hall)
}

/// What the clock on the wall shows in this window: the machine's, or the demo's.
pub(super) fn wall_of(demo: Option<&mut DemoClock>, hall: &Hall) -> Timestamp {
    let wall = device::clock::wall();
    demo.map_or(wall, |demo| demo.time(wall, |day| opens_all_demo_day(hall, day)))
}

/// The first day of a demo that began then: what was before is its past.
pub(super) fn first_demo_day(began: Timestamp, hall: &Hall) -> Day {
    let first = DemoClock::new(began, hall.utc_offset_minutes).time(began, |day| opens_all_demo_day(hall, day));
    hall.utc_offset_minutes.day(first)
}

/// The demo runs on days on which the hall is open from 10:00 to the end of the demo's day.
fn opens_all_demo_day(hall: &Hall, day: Day) -> bool {
    let ten = MinuteOfDay::new(600).map_or(Timestamp::default(), |minute| hall.utc_offset_minutes.at(day, minute));
    matches!(hall.opening(ten), Opening::Open { until } if until.since(ten) > DEMO_HOURS * HOUR_MS)
}
