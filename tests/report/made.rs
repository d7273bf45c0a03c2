//! The canonical form: what is signed, and what everybody can count again.

use std::collections::BTreeMap;

use residents_window::domain::content::Digest;
use residents_window::domain::hall::Language;
use residents_window::domain::rating::Level;
use residents_window::domain::rating::figures::Share;
use residents_window::domain::report::{Because, CounterSums, Judged, Made, Name, ReportEvent, Sums, differences};
use residents_window::domain::statistics::Workload;
use residents_window::text::report_names::{of_a_counter, of_hall};

use super::span;
use crate::common::{counter, item};

/// As the first program wrote it: it stays readable for ever.
const FIRST: &str = r#"{"signed":{"by":"cui-yongmei","digest":"DIGEST","figures":{"cases/taken":3,"tickets/issued":120},"reaches":"4711","because":"later_records"}}"#;

fn figures(of: &[(&str, u64)]) -> BTreeMap<String, u64> {
    of.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
}

#[test]
fn the_digest_is_of_lines_that_anybody_can_write() {
    let made = Made::of_figures(span("2026-10"), figures(&[("tickets/issued", 120), ("cases/taken", 3)]));
    assert_eq!(made.digest, Digest::of(b"report 1\n2026-10\ncases/taken 3\ntickets/issued 120\n"));
    assert_ne!(made.digest, Made::of_figures(span("2026-09"), made.figures.clone()).digest, "another month is another report");
}

#[test]
fn a_signature_of_the_first_program_is_read() {
    let made = Made::of_figures(span("2026-10"), figures(&[("tickets/issued", 120), ("cases/taken", 3)]));
    let text = FIRST.replace("DIGEST", &made.digest.to_string());
    let Some(ReportEvent::Signed(signed)) = ReportEvent::from_json(&text) else { panic!("{text}") };
    assert_eq!((signed.digest, &signed.figures, signed.because), (made.digest, &made.figures, Some(Because::LaterRecords)));
    assert_eq!(ReportEvent::Signed(signed).to_json().unwrap(), text);
    assert_eq!(ReportEvent::from_json("{\"sealed\":{}}"), None);
}

#[test]
fn what_differs_is_told_by_name_also_where_it_was_not_there() {
    let (signed, now) = (figures(&[("a", 1), ("b", 2), ("c", 3)]), figures(&[("a", 1), ("b", 5), ("d", 4)]));
    let told: Vec<(String, Option<u64>, Option<u64>)> =
        differences(&signed, &now).into_iter().map(|one| (one.name, one.signed, one.now)).collect();
    assert_eq!(told, [("b".to_owned(), Some(2), Some(5)), ("c".to_owned(), Some(3), None), ("d".to_owned(), None, Some(4))]);
}

#[test]
fn every_figure_has_a_name_in_both_languages() {
    let mut sums = Sums::default();
    let one = Share { of: 1, all: 1 };
    let mut busy = CounterSums { served: 1, kept: one, judged: Judged { groundless: 1, mended: one }, ..CounterSums::default() };
    busy.work = Workload { open_s: 1, serving_s: 1, shifts: 1 };
    (busy.ratings.services, busy.ratings.rated) = (1, 1);
    busy.ratings.active.add(Level::Fair);
    sums.counters.insert(counter("3"), busy);
    sums.counters.insert(counter("4"), CounterSums::default());
    sums.items.insert(None, 1);
    sums.items.insert(Some(item("minimum-living")), 1);
    let made = Made::of(span("2026-10"), &sums);
    let of_counter = |id: &str| made.figures.keys().filter(|name| name.starts_with(&format!("counter/{id}/"))).count();
    assert_eq!((of_counter("3"), of_counter("4")), (13, 0), "what a counter has none of has no figure");
    assert!(made.figures.len() > 50, "{}", made.figures.len());
    for name in made.figures.keys() {
        for language in [Language::Zh, Language::En] {
            let word = match Name::read(name) {
                Name::Hall(name) => of_hall(language, name),
                Name::Counter(id, what) => {
                    assert_eq!(id, counter("3"));
                    of_a_counter(language, what)
                }
                Name::Item(_) => continue,
            };
            let own = name.rsplit('/').next().unwrap();
            let is_chinese = !word.is_ascii();
            assert!(!word.contains('/') && !word.contains('_') && (language == Language::En || is_chinese), "{name}: {word} ({own})");
        }
    }
}
