//! Where a case of another system is, by the row that the newest import has: as much as that system said.

use crate::domain::deadline::{Due, Left, Standing, standing};
use crate::domain::feed::{FeedRow, Moment, Progress};
use crate::domain::hall::{Hall, Language};
use crate::domain::time::{Day, Timestamp};
use crate::flow::cases::CasePage;
use crate::reading::prose::plain;
use crate::text::case::page as words;
use crate::text::{case as common, common as plainly};

use super::carry::fitting;
use super::due::figures;
use super::{Terms, day_in_words};

/// A row and its time.
#[derive(Clone, Copy)]
pub(super) struct Foreign<'a> {
    pub hall: &'a Hall,
    pub terms: &'a Terms,
    pub row: &'a FeedRow,
    /// When the row was taken in.
    pub imported: Timestamp,
    pub today: Day,
}

impl Foreign<'_> {
    fn day(&self, language: Language, day: Day) -> String {
        day_in_words(language, day, self.today)
    }

    fn moment(&self, language: Language, moment: Moment) -> String {
        let day = self.day(language, moment.day);
        moment.minute.map_or_else(|| day.clone(), |minute| words::moment(language, &day, &minute.to_string()))
    }

    /// The day that the other system gives, or the last one of the working days that it promised; the calendar may not know it.
    fn due(&self) -> Option<Due> {
        let by_promise = || {
            // While something is missing the clock stands still, and nobody has said since when.
            let days = self.row.promised_days.filter(|_| self.row.state != Progress::Waiting)?;
            let day = self.terms.hall.nth_after(self.row.accepted_at.day, u32::from(days));
            Some(day.map_or(Due::Beyond(Left { days: u32::from(days), working: true }), Due::On))
        };
        self.row.due_at.map(|due| Due::On(due.day)).or_else(by_promise)
    }

    /// Against that day. What is decided there was decided at an unknown time.
    fn standing(&self) -> Option<Standing> {
        let is_open = matches!(self.row.state, Progress::Accepted | Progress::InProgress | Progress::Waiting);
        let due = self.due().filter(|_| is_open)?;
        let standing = standing(due, &self.terms.hall, self.today, self.terms.near, None);
        // A day that was counted from a promise knows of no time in which something was missing: nobody is told by it that the other office is late.
        let is_guess = self.row.due_at.is_none() && matches!(standing, Standing::Overdue { .. });
        (!is_guess).then_some(standing)
    }
}

/// The page.
pub(super) fn page(foreign: Foreign<'_>, language: Language) -> CasePage {
    let (row, hall) = (foreign.row, foreign.hall);
    let (title, says) = (plain(&row.item), says(row, language));
    let (known, todo) = (foreign.standing(), todo(row, language));
    let due = known.map_or_else(Default::default, |known| figures(language, known, |day| foreign.day(language, day)));
    let due_line = known.map_or_else(String::new, |known| common::standing(language, known));
    let offset = hall.utc_offset_minutes;
    let taken_in = words::moment(language, &foreign.day(language, offset.day(foreign.imported)), &plainly::clock(foreign.imported, offset));
    let as_of = words::as_of(language, &taken_in);
    let who = [
        row.applicant.as_ref().map(|name| words::applicant(language, name.as_str())),
        row.phone.as_ref().map(|phone| words::phone(language, phone.as_str())),
    ];
    let notes = [
        row.result.as_ref().map(|text| words::note(language, &plain(text))),
        row.note.as_ref().map(|text| words::note(language, &plain(text))),
    ];
    let accepted = words::carry_accepted(language, &foreign.day(language, row.accepted_at.day));
    CasePage {
        who: plain(&who.into_iter().flatten().collect::<Vec<_>>().join(&words::between(language))),
        number: words::foreign(language, row.receipt.as_str()),
        state: state(row.state).to_owned(),
        place: words::at_other(language),
        due,
        rows: rows(foreign, language),
        notes: notes.into_iter().flatten().collect(),
        carry: fitting([&title, &says, &accepted, &due_line, &words::carry_from(language, hall.name.get(language), &as_of), &todo]),
        spoken: [title.as_str(), &says, &due_line, &todo].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
        title,
        says,
        todo,
        as_of,
    }
}

/// The step is what the other system wrote: it is shown, and neither spoken nor carried away.
fn says(row: &FeedRow, language: Language) -> String {
    words::foreign_state(language, row.state)
}

const fn state(state: Progress) -> &'static str {
    match state {
        Progress::Accepted | Progress::InProgress => "running",
        Progress::Waiting => "waiting",
        Progress::Suspended => "suspended",
        Progress::Granted | Progress::Refused => "decided",
        Progress::Delivered | Progress::Withdrawn => "over",
    }
}

fn todo(row: &FeedRow, language: Language) -> String {
    match row.state {
        Progress::Accepted | Progress::InProgress | Progress::Suspended => words::wait_here(language),
        Progress::Waiting | Progress::Granted | Progress::Refused => words::ask_other(language),
        Progress::Delivered => words::all_done(language),
        Progress::Withdrawn => words::apply_again(language),
    }
}

fn rows(foreign: Foreign<'_>, language: Language) -> Vec<[String; 4]> {
    let row = foreign.row;
    let is_open = !row.state.is_finished();
    let entry = |mark: &str, title: String, when: Option<Moment>| {
        [mark.to_owned(), title, String::new(), when.map_or_else(String::new, |when| foreign.moment(language, when))]
    };
    let step = row.step.as_deref().map(plain).filter(|step| !step.is_empty());
    let first = if step.is_none() && is_open { "now" } else { "done" };
    let accepted = entry(first, words::foreign_accepted(language), Some(row.accepted_at));
    let step = step.map(|step| entry(if is_open { "now" } else { "done" }, step, row.step_at));
    std::iter::once(accepted).chain(step).collect()
}
