//! Notes of comments, and of words of opinions, that are perhaps named by nothing: made before the words are kept, erased when an event names them. What a
//! crash leaves in between is found by its note and swept.

use super::Subject;
use crate::domain::case::SideRef;
use crate::domain::opinion::OpinionNumber;
use crate::domain::stream::Stream;
use crate::domain::time::Day;

/// What such a note begins with.
const PENDING: &str = "rating-pending";
/// What stands before the number of an opinion in a note.
const OPINION: &str = "opinion:";

/// The note of a comment on its way.
pub fn pending(day: Day, subject: &Subject, side_name: &str) -> String {
    let identity = side_name.rsplit('/').next().unwrap_or_default();
    format!("{PENDING}/{}/{subject}/{identity}", day.digits())
}

/// What every note begins with.
pub fn all_pending() -> String {
    format!("{PENDING}/")
}

/// The note of the words of an opinion on their way.
pub fn pending_opinion(day: Day, number: &OpinionNumber, side_name: &str) -> String {
    let identity = side_name.rsplit('/').next().unwrap_or_default();
    format!("{PENDING}/{}/{OPINION}{number}/{identity}", day.digits())
}

/// The note of what is named in this stream; nothing where the stream is neither about a rating nor about an opinion.
pub fn pending_in(day: Day, stream: &Stream, side_name: &str) -> Option<String> {
    let rated = stream.rated().map(|subject| pending(day, &subject, side_name));
    rated.or_else(|| stream.opined().map(|number| pending_opinion(day, &number, side_name)))
}

/// The stream that may name it, and where it lies, by a note of a day before `day`.
pub fn pending_before(key: &str, day: Day) -> Option<(Stream, String)> {
    let [word, noted, subject, side] = key.split('/').collect::<Vec<_>>().try_into().ok()?;
    // `yymmdd` of one century is in the order of time.
    (word == PENDING && noted < day.digits().as_str()).then_some(())?;
    let stream = match subject.strip_prefix(OPINION) {
        Some(number) => Stream::opinion(&OpinionNumber::read(number)?),
        None => Stream::rating(&Subject::parse(subject)?),
    };
    Some((stream, SideRef::name_of(side)))
}
