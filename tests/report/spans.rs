//! Months and years: their ends, the ones before, and when they are over.

use residents_window::domain::hall::Language;
use residents_window::domain::report::Span;
use residents_window::domain::stream::Stream;
use residents_window::text::report::too_early;

use super::{day, span};

#[test]
fn a_span_knows_its_days_and_the_one_before() {
    let table = [
        ("2026-11", "2026-11-01", "2026-11-30", "2026-10"),
        ("2026-01", "2026-01-01", "2026-01-31", "2025-12"),
        ("2026-03", "2026-03-01", "2026-03-31", "2026-02"),
        ("2028-02", "2028-02-01", "2028-02-29", "2028-01"),
        ("2026-02", "2026-02-01", "2026-02-28", "2026-01"),
        ("2026", "2026-01-01", "2026-12-31", "2025"),
    ];
    for (text, first, last, before) in table {
        let one = span(text);
        assert_eq!((one.to_string().as_str(), one.days(), one.before()), (text, (day(first), day(last)), span(before)));
        assert_eq!(Stream::report(one).reported(), Some(one));
        assert!(!one.is_over(day(last)) && one.is_over(day(last).next()));
    }
    assert_eq!(Span::month_of(day("2026-11-23")), span("2026-11"));
    assert_eq!(Span::year_of(day("2026-11-23")), span("2026"));
}

#[test]
fn the_first_day_to_sign_is_told_with_its_year() {
    for language in [Language::Zh, Language::En] {
        let told = too_early(language, span("2026-12").days().1.next());
        assert!(told.contains("2027-01-01"), "{told}");
    }
}

#[test]
fn what_is_no_span_is_none() {
    for text in ["", "2026-13", "2026-00", "26", "2026-1", "2026-11-01", "abcd", "2026/11", "20261"] {
        assert_eq!(Span::parse(text), None, "{text}");
    }
    assert_eq!(Stream::new("rating/2026-11").unwrap().reported(), None);
}
