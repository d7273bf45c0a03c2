//! Notes of comments that are perhaps named by nothing: made before a comment is kept, erased when an event names it. What a crash leaves in between is found
//! by its note and swept.

use super::Subject;
use crate::domain::case::SideRef;
use crate::domain::time::Day;

/// What such a note begins with.
const PENDING: &str = "rating-pending";

/// The note of a comment on its way.
pub fn pending(day: Day, subject: &Subject, side_name: &str) -> String {
    let identity = side_name.rsplit('/').next().unwrap_or_default();
    format!("{PENDING}/{}/{subject}/{identity}", day.digits())
}

/// What every note begins with.
pub fn all_pending() -> String {
    format!("{PENDING}/")
}

/// What was to be rated, and where the comment lies, by a note of a day before `day`.
pub fn pending_before(key: &str, day: Day) -> Option<(Subject, String)> {
    let [word, noted, subject, side] = key.split('/').collect::<Vec<_>>().try_into().ok()?;
    // `yymmdd` of one century is in the order of time.
    (word == PENDING && noted < day.digits().as_str()).then_some(())?;
    Some((Subject::parse(subject)?, SideRef::name_of(side)))
}
