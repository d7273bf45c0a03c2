//! What a code on the screen carries away of a case: what it is, until when, what to do. Neither whose it is nor its number: anybody in the hall could read the
//! code from the screen, and with the number alone try out phones.

use super::Source;
use crate::reading::carry::BYTES_MAX;
use crate::text::case::page as words;

/// The text; whole lines that do not fit are left out.
pub(super) fn text(source: Source<'_>, said: [&str; 4], as_of: &str) -> String {
    let (language, hall) = (source.language, source.hall);
    let [title, says, standing, todo] = said;
    let accepted = hall.utc_offset_minutes.day(source.file.case.accepted_at);
    let accepted = words::carry_accepted(language, &source.day(accepted));
    let from = words::carry_from(language, hall.name.get(language), as_of);
    fitting([title, says, &accepted, standing, &from, todo])
}

/// The lines that fit, the first of them first.
pub(super) fn fitting<const N: usize>(lines: [&str; N]) -> String {
    let mut text = String::new();
    for line in lines.into_iter().filter(|line| !line.is_empty()) {
        if text.len() + line.len() < BYTES_MAX {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
    text
}
