//! Where a case stands against its two limits.

use super::Case;
use crate::domain::deadline::{Clock, Due, Standing, Stop, WorkingDays, due, standing};
use crate::domain::guide::choices::Unit;
use crate::domain::guide::terms::Limit;
use crate::domain::hall::Hall;
use crate::domain::time::{Day, Timestamp, UtcOffset};

/// What is needed to count days, made once for many cases.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Working days of the hall: a promise is kept in them.
    pub hall: WorkingDays,
    /// Working days by law: closures of the hall do not stretch a statutory limit.
    pub law: WorkingDays,
    /// Working days before the last one that are called near.
    pub near: u32,
    /// The hall's clock.
    pub offset: UtcOffset,
}

impl Terms {
    /// Those of a hall.
    pub fn of(hall: &Hall) -> Self {
        Self {
            hall: WorkingDays::of_hall(hall),
            law: WorkingDays::by_law(&hall.calendar),
            near: hall.limits.near_deadline_days(),
            offset: hall.utc_offset_minutes,
        }
    }
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseStanding {
    /// Against what is promised.
    pub promised: Standing,
    /// Against the law, where it lays something down.
    pub statutory: Option<Standing>,
}

impl CaseStanding {
    /// The one that matters more.
    pub fn worst(self) -> Standing {
        self.statutory.map_or(self.promised, |statutory| self.promised.worse(statutory))
    }
}

impl Case {
    /// Its clock in days of the hall.
    pub fn clock(&self, offset: UtcOffset) -> Clock {
        self.clock_since(self.accepted_at, offset)
    }

    /// A clock that began at `start` and stood still whenever the case did.
    fn clock_since(&self, start: Timestamp, offset: UtcOffset) -> Clock {
        let day = |at: Timestamp| offset.day(at);
        let since = self.halts.iter().filter(|halt| halt.until.is_none_or(|until| start < until));
        let stop = |halt: &super::Halt| Stop { from: day(halt.from.max(start)), until: halt.until.map(day) };
        Clock { started: day(start), stops: since.map(stop).collect() }
    }

    /// Where it stands in the step it is in, where the hall gives that step some days and the case is not decided.
    pub fn step_standing(&self, hall: &Hall, terms: &Terms, today: Day) -> Option<Standing> {
        let step = hall.procedure_of(hall.item(&self.item)?)?.step(self.current_step()?)?;
        let limit = Limit::Within(step.days.filter(|_| self.is_open())?, Unit::WorkingDays);
        let due = due(limit, &self.clock_since(self.step_at, terms.offset), &terms.hall)?;
        Some(standing(due, &terms.hall, today, terms.near, None))
    }

    /// The last day of what is promised. A promise that promises nothing is due at once.
    pub fn promised_due(&self, terms: &Terms) -> Due {
        let clock = self.clock(terms.offset);
        due(self.promised, &clock, &terms.hall).or_else(|| due(Limit::AtOnce, &clock, &terms.hall)).unwrap_or(Due::On(clock.started))
    }

    /// The last day by law, where it lays one down.
    pub fn statutory_due(&self, terms: &Terms) -> Option<Due> {
        due(self.statutory, &self.clock(terms.offset), &terms.law)
    }

    /// Where it stands on this day.
    pub fn standing(&self, terms: &Terms, today: Day) -> CaseStanding {
        let done = self.decided_at().map(|at| terms.offset.day(at));
        let promised = standing(self.promised_due(terms), &terms.hall, today, terms.near, done);
        let statutory = self.statutory_due(terms).map(|due| standing(due, &terms.law, today, terms.near, done));
        CaseStanding { promised, statutory }
    }
}
