//! How fast a feed of 100,000 rows is read: printed, and held against a bound that only a reader of another order misses, however busy the machine is.

use crate::prng::Prng;
use crate::{HEADINGS, read};

const ROWS: usize = 100_000;
/// Rows a second that even a program compiled for tests reads beside many others.
const ROWS_PER_SECOND_MIN: f64 = 1_500.0;

/// Rows as systems write them: names and phones in the clear, half of the notes quoted.
fn feed() -> String {
    let mut prng = Prng::new(7);
    let mut text = format!("{HEADINGS}\r\n");
    for number in 0..ROWS {
        let (day, phone) = (1 + prng.below(20), prng.below(100_000_000));
        let note = if prng.chance(0.5) { "\"请带原件, 周一至周五\"" } else { "" };
        text.push_str(&format!(
            "3101{number:08}{:04},老年人优待证办理,张三丰,139{phone:08},2026-11-{day:02} 09:{:02},审核,2026-11-{day:02} 16:30,办理中,15,2026-12-{day:02},,{note}\r\n",
            prng.below(10_000),
            prng.below(60),
        ));
    }
    text
}

#[test]
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a measurement is what this is for")]
fn a_feed_of_100_000_rows_is_read_fast() {
    let text = feed();
    let bytes = text.as_bytes();
    let began = std::time::Instant::now();
    let (rows, report) = read(bytes).unwrap();
    let seconds = began.elapsed().as_secs_f64();
    assert_eq!((rows.len(), report.taken, report.wrong), (ROWS, ROWS, 0));
    assert_eq!(report.masked, 2 * ROWS);
    let (per_second, megabytes) = (ROWS as f64 / seconds, bytes.len() as f64 / 1e6);
    println!(
        "{ROWS} rows, {megabytes:.1} MB in {seconds:.2} s: {per_second:.0} rows/s, {:.1} MB/s, survey and masking included",
        megabytes / seconds
    );
    assert!(per_second > ROWS_PER_SECOND_MIN, "{per_second:.0} rows a second");
}
