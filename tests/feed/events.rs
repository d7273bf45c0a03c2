//! The stream of a feed: what is decided, what is known of it, and how it is written for ever.

use residents_window::domain::feed::event::{Cleared, FeedEvent, Source};
use residents_window::domain::feed::rules::{Feed, NotTaken};
use residents_window::domain::feed::{FaultKind, ForeignNumber, Refusal, Report};
use residents_window::domain::identity::{FeedId, FeedSet, PersonId};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::Timestamp;

use crate::{RIGHT, file, read, with};

const AT: Timestamp = Timestamp::from_millis(1_795_000_000_000);

fn report(rows: &[&str]) -> Report {
    read(&file(rows)).unwrap().1
}

fn person() -> PersonId {
    PersonId::new("li").unwrap()
}

fn set() -> FeedSet {
    FeedSet::of(&FeedId::new("one-net").unwrap(), "00ab12").unwrap()
}

/// As the journal keeps it.
fn kept(event: &FeedEvent) -> String {
    serde_json::to_string(event).unwrap()
}

#[test]
fn the_same_file_twice_changes_nothing_and_another_does() {
    let (first, second) = (report(&[RIGHT]), report(&[RIGHT, &with(0, "SB-0002")]));
    let mut feed = Feed::default();
    let event = feed.decide(&first, &set(), Source::File, Some(&person())).unwrap();
    feed.apply(1, AT, [kept(&event).as_str()]);
    assert_eq!(feed.known(), Some(first.digest));
    assert_eq!(feed.decide(&first, &set(), Source::Address, None), Err(NotTaken::SameFile { at: AT }));
    let event = feed.decide(&second, &set(), Source::Address, None).unwrap();
    feed.apply(2, AT, [kept(&event).as_str()]);
    assert_eq!((feed.version, feed.imports, feed.last.as_ref().unwrap().0.taken), (2, 2, 2));
    assert!(feed.decide(&first, &set(), Source::File, Some(&person())).is_ok(), "an older file is another one than the last");
}

#[test]
fn what_is_no_feed_is_not_taken_in() {
    let feed = Feed::default();
    assert_eq!(feed.decide(&report(&[&with(7, "?")]), &set(), Source::File, None), Err(NotTaken::NothingRight));
    let refused = read(b"[1]").unwrap().1;
    assert_eq!(feed.decide(&refused, &set(), Source::File, None), Err(NotTaken::Refused(Refusal::NotJson { row: 1 })));
}

/// Written by the first release with feeds: it stays readable for ever.
const FIXTURE: &str = concat!(
    r#"{"imported":{"import":{"set":"one-net-00ab12","digest":"0000000000000000000000000000000000000000000000000000000000000001","bytes":1234,"#,
    r#""rows":10,"taken":7,"repeated":1,"wrong":2,"source":"file"},"by":"li"}}"#
);

#[test]
fn the_first_form_stays_readable_and_a_later_one_is_passed_over() {
    let FeedEvent::Imported { import, by } = serde_json::from_str(FIXTURE).unwrap() else { panic!("an import") };
    assert_eq!((import.bytes, import.rows, import.taken, import.repeated, import.wrong, import.source), (1_234, 10, 7, 1, 2, Source::File));
    assert_eq!(by, Some(person()));
    assert_eq!(kept(&FeedEvent::Imported { import, by }), FIXTURE);
    let later = FIXTURE.replace("\"by\":\"li\"", "\"by\":\"li\",\"why\":\"asked\"");
    assert!(serde_json::from_str::<FeedEvent>(&later).is_ok(), "fields of a later program are passed over");
    let mut feed = Feed::default();
    feed.apply(3, AT, [FIXTURE, r#"{"merged":{}}"#]);
    assert_eq!((feed.version, feed.imports, feed.unknown), (3, 1, 1));
}

#[test]
fn a_feed_has_its_own_stream() {
    let id = FeedId::new("shanghai-one-net").unwrap();
    assert_eq!(Stream::feed(&id).as_str(), "feed/shanghai-one-net");
    assert!(Stream::new(Stream::feed(&id).as_str()).is_some());
    assert_eq!(FeedId::new("Not/This"), None);
    assert_eq!(set().feed().unwrap().as_str(), "one-net");
    assert_eq!(FeedSet::of(&id, "not-a-word"), None);
}

/// Rows of a feed, the newest of which moved on at that moment.
fn rows(count: usize, newest: &str) -> Report {
    let row = |nth: usize| with(0, &format!("SB-{nth:04}")).replace("2026-11-03", newest);
    let rows: Vec<String> = (0..count).map(row).collect();
    report(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn a_shortened_or_older_file_is_asked_about() {
    type Extent = (usize, &'static str);
    // What is there, what the file has; whether it is fewer, whether it is older.
    type Row = (Extent, Extent, Option<(bool, bool)>);
    const DAY: &str = "2026-11-21";
    let table: [Row; 13] = [
        ((20, DAY), (10, DAY), None),
        ((20, DAY), (9, DAY), Some((true, false))),
        ((21, DAY), (10, DAY), Some((true, false))),
        ((19, DAY), (1, DAY), None),
        ((1, DAY), (20, DAY), None),
        ((3, DAY), (3, "2026-11-20"), Some((false, true))),
        ((3, DAY), (30, "2026-11-20 23:59"), Some((false, true))),
        ((40, DAY), (3, "2026-11-20"), Some((true, true))),
        ((3, "2026-11-21 10:00"), (3, "2026-11-21 09:59"), Some((false, true))),
        ((3, "2026-11-21 10:00"), (3, "2026-11-21 10:01"), None),
        ((3, "2026-11-21 10:00"), (4, DAY), None),
        ((3, DAY), (4, "2026-11-21 00:00"), None),
        ((3, DAY), (4, "2026-11-22"), None),
    ];
    for ((count, newest), (now, now_newest), expected) in table {
        let (first, second) = (rows(count, newest), rows(now, now_newest));
        assert_eq!((first.taken, second.taken), (count, now));
        let mut feed = Feed::default();
        assert_eq!(feed.doubt(&first), None, "the first of all");
        feed.apply(1, AT, [kept(&feed.decide(&first, &set(), Source::File, None).unwrap()).as_str()]);
        let doubt = feed.doubt(&second);
        assert_eq!(doubt.map(|doubt| (doubt.is_fewer, doubt.is_older)), expected, "{count} {newest}, then {now} {now_newest}");
        if let Some(doubt) = doubt {
            assert_eq!((doubt.before.taken as usize, doubt.now.taken as usize), (count, now));
            assert_eq!(doubt.before.newest.unwrap().to_string(), newest);
        }
    }
    // The first programs did not write the newest row: then only the count is asked about.
    let mut feed = Feed::default();
    feed.apply(1, AT, [FIXTURE]);
    assert_eq!(feed.doubt(&rows(7, "2026-11-03")), None);
}

#[test]
fn rows_are_given_up_after_their_time_and_when_the_hall_no_longer_names_the_feed() {
    let first = report(&[RIGHT]);
    let mut feed = Feed::default();
    let later = |hours: i64| Timestamp::from_millis(AT.millis() + hours * 3_600_000);
    assert_eq!(feed.overdue(Some(AT), later(9_999), 180), None, "there is nothing to give up");
    feed.apply(1, AT, [kept(&feed.decide(&first, &set(), Source::File, None).unwrap()).as_str()]);
    for (gone, now, expected) in [
        (None, later(180 * 24), None),
        (None, later(180 * 24 + 1), Some(Cleared::Old)),
        (None, later(-400 * 24), None),
        (Some(later(10)), later(33), None),
        (Some(later(10)), later(34), Some(Cleared::Gone)),
        (Some(later(50)), later(10), None),
    ] {
        assert_eq!(feed.overdue(gone, now, 180), expected, "{gone:?} {now:?}");
    }
    let cleared = kept(&FeedEvent::Cleared { because: Cleared::Gone });
    assert_eq!(cleared, r#"{"cleared":{"because":"gone"}}"#);
    feed.apply(2, later(34), [cleared.as_str()]);
    assert_eq!((feed.set(), feed.known(), feed.imports, feed.unknown, feed.version), (None, None, 1, 0, 2));
    assert!(feed.decide(&first, &set(), Source::File, None).is_ok(), "the same file may come again");
}

#[test]
fn cases_that_were_finished_long_ago_are_left_out() {
    // Today is 22 November; what is finished is kept for 180 days after its last event.
    for (state, step_at, expired) in [
        ("delivered", "2026-05-26", 0),
        ("delivered", "2026-05-25", 1),
        ("granted", "2026-05-25", 1),
        ("refused", "2026-05-25", 1),
        ("withdrawn", "2026-05-25", 1),
        ("in_progress", "2026-05-25", 0),
        ("waiting", "2026-05-25", 0),
        ("suspended", "2026-05-25", 0),
        ("delivered", "", 0),
    ] {
        let row = with(7, state).replace("2026-11-02 09:00", "2026-05-20").replace("2026-11-03", step_at);
        let report = report(&[&row]);
        assert_eq!((report.expired, report.taken, report.wrong), (expired, 1 - expired, 0), "{state} {step_at}");
    }
}

#[test]
fn numbers_that_differ_in_signs_only_are_ambiguous() {
    assert_eq!(ForeignNumber::fold("hd（2026）_0012 号"), "HD20260012");
    assert_eq!(ForeignNumber::fold("沪房〔2026〕0012号"), "20260012", "no scanner and no key on the screen has the others");
    assert_eq!(ForeignNumber::fold("甲 乙"), "甲乙");
    let (rows, report) = read(&file(&[&with(0, "HD(2026)_0012"), &with(0, "HD-2026/0012"), &with(0, "HD(2026)_0013")])).unwrap();
    assert_eq!((rows.len(), report.wrong), (2, 1));
    assert_eq!(report.faults[0].kind, FaultKind::Alike { first: 2 });
    assert_eq!(rows[0].receipt.as_str(), "HD(2026)_0012", "kept as it is written");
}
