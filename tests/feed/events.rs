//! The stream of a feed: what is decided, what is known of it, and how it is written for ever.

use residents_window::domain::feed::event::{FeedEvent, Source};
use residents_window::domain::feed::rules::{Feed, NotTaken};
use residents_window::domain::feed::{Refusal, Report};
use residents_window::domain::identity::{FeedId, PersonId};
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

/// As the journal keeps it.
fn kept(event: &FeedEvent) -> String {
    serde_json::to_string(event).unwrap()
}

#[test]
fn the_same_file_twice_changes_nothing_and_another_does() {
    let (first, second) = (report(&[RIGHT]), report(&[RIGHT, &with(0, "SB-0002")]));
    let mut feed = Feed::default();
    let event = feed.decide(&first, Source::File, Some(&person())).unwrap();
    feed.apply(1, AT, [kept(&event).as_str()]);
    assert!(feed.has_last(&first.digest) && !feed.has_last(&second.digest));
    assert_eq!(feed.decide(&first, Source::Address, None), Err(NotTaken::SameFile { at: AT }));
    let event = feed.decide(&second, Source::Address, None).unwrap();
    feed.apply(2, AT, [kept(&event).as_str()]);
    assert_eq!((feed.version, feed.imports, feed.last.as_ref().unwrap().0.taken), (2, 2, 2));
    assert!(feed.decide(&first, Source::File, Some(&person())).is_ok(), "an older file is another one than the last");
}

#[test]
fn what_is_no_feed_is_not_taken_in() {
    let feed = Feed::default();
    assert_eq!(feed.decide(&report(&[&with(7, "?")]), Source::File, None), Err(NotTaken::NothingRight));
    let refused = read(b"[1]").unwrap().1;
    assert_eq!(feed.decide(&refused, Source::File, None), Err(NotTaken::Refused(Refusal::NotJson { row: 1 })));
}

/// Written by the first release with feeds: it stays readable for ever.
const FIXTURE: &str = concat!(
    r#"{"imported":{"import":{"digest":"0000000000000000000000000000000000000000000000000000000000000001","bytes":1234,"#,
    r#""rows":10,"taken":7,"repeated":1,"wrong":2,"source":"file"},"by":"li"}}"#
);

#[test]
fn the_first_form_stays_readable_and_a_later_one_is_passed_over() {
    let FeedEvent::Imported { import, by } = serde_json::from_str(FIXTURE).unwrap();
    assert_eq!((import.bytes, import.rows, import.taken, import.repeated, import.wrong, import.source), (1_234, 10, 7, 1, 2, Source::File));
    assert_eq!(by, Some(person()));
    assert_eq!(kept(&FeedEvent::Imported { import, by }), FIXTURE);
    let later = FIXTURE.replace("\"by\":\"li\"", "\"by\":\"li\",\"why\":\"asked\"");
    assert!(serde_json::from_str::<FeedEvent>(&later).is_ok(), "fields of a later program are passed over");
    let mut feed = Feed::default();
    feed.apply(3, AT, [FIXTURE, r#"{"cleared":{}}"#]);
    assert_eq!((feed.version, feed.imports, feed.unknown), (3, 1, 1));
}

#[test]
fn a_feed_has_its_own_stream() {
    let id = FeedId::new("shanghai-one-net").unwrap();
    assert_eq!(Stream::feed(&id).as_str(), "feed/shanghai-one-net");
    assert!(Stream::new(Stream::feed(&id).as_str()).is_some());
    assert_eq!(FeedId::new("Not/This"), None);
}
