//! The events of the `content` stream: the first release's stay readable for ever, and the small reading agrees with the whole one.

use proptest::prelude::*;
use residents_window::domain::content::{ContentEvent, Edition, NoteRef, Publishing, Source, changes_edition, newest_edition};

use super::{hash, in_days, key, now, part, person};

const FIXTURES: &[&str] = &[
    r#"{"key_pinned":{"hall":"0001","key":"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c","recovery":"8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394","by":"zhao"}}"#,
    r#"{"key_pinned":{"hall":"0001","key":"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c","recovery":"8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394","by":"zhao","vouched_by":"qian"}}"#,
    r#"{"key_changed":{"change":{"number":1,"from":"34750f98bd59fcfc","to":"ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d1","recovery":"8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394","at":1795400000000,"by":"old_key","signature":"00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"}}}"#,
    r#"{"proposed":{"proposal":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","author":"li","base":2,"expires_at":1821320000000,"parts":[{"name":"hall.json","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}]}}"#,
    r#"{"proposed":{"proposal":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","author":"li","base":2,"returns_to":1,"expires_at":1821320000000,"parts":[]}}"#,
    r#"{"taken_back":{"proposal":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","by":"li"}}"#,
    r#"{"approved":{"proposal":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","by":"wang"}}"#,
    r#"{"returned":{"proposal":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","by":"wang","note":{"name":"note/u","digest":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"}}}"#,
    r#"{"published":{"edition":{"version":3,"hash":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","author":"li","approvers":["wang"],"key":"34750f98bd59fcfc","parts":[],"made_at":1795400000000,"expires_at":1821320000000,"source":"here"}}}"#,
    r#"{"published":{"edition":{"version":3,"hash":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","author":"li","approvers":["wang"],"key":"34750f98bd59fcfc","parts":[],"made_at":1795400000000,"expires_at":1821320000000,"returns_to":1,"source":"file"}}}"#,
    r#"{"withdrawn":{"version":3,"by":"wang"}}"#,
    r#"{"keys_compared":{"card":{"form":"residents-window/key-card/1","hall":"0001","key":"8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c","recovery":"8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394","changes":[]},"by":"zhao"}}"#,
];

#[test]
fn the_events_of_the_first_release_can_be_read() {
    for text in FIXTURES {
        let event: ContentEvent = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        assert_eq!(serde_json::to_string(&event).unwrap(), *text);
    }
}

#[test]
fn what_a_newer_program_wrote_counts_as_an_append_and_no_more() {
    let mut state = Publishing::default();
    state.apply(1, now(), &[r#"{"hologram_shown":{}}"#.to_owned(), FIXTURES[0].to_owned()]);
    assert_eq!((state.version, state.trust().map(|trust| trust.key())), (1, Some(key(1).public())));
}

#[test]
fn a_note_is_read_only_where_it_is_the_one_that_was_written() {
    let salt = "0123456789abcdef0123456789abcdef0123";
    let (note, kept) = NoteRef::make("u", salt, "第三条写错了");
    assert_eq!(note.read(kept.as_bytes()), Some("第三条写错了".to_owned()));
    assert_eq!(note.read(kept.replace('三', "四").as_bytes()), None);
    assert_ne!(note.digest, hash("第三条写错了".as_bytes()), "the digest alone tells nothing");
}

fn edition(version: u32) -> ContentEvent {
    let (hash, key) = (hash(&version.to_be_bytes()), key(1).public().id());
    let (author, approvers, parts) = (person("li"), vec![person("wang")], vec![part("hall.json", "{}").hash()]);
    let (made_at, expires_at, returns_to, source) = (now(), in_days(9), Some(version), Source::Here);
    ContentEvent::Published { edition: Edition { version, hash, author, approvers, key, parts, made_at, expires_at, returns_to, source } }
}

#[test]
fn publications_withdrawals_and_keys_stir_those_who_show_it_and_nothing_else() {
    let stirs = |event: &ContentEvent| changes_edition([serde_json::to_string(event).unwrap().as_str()]);
    assert!(stirs(&edition(1)) && stirs(&ContentEvent::Withdrawn { version: 1, by: person("wang") }));
    assert!(FIXTURES.iter().filter(|text| text.starts_with("{\"key_")).all(|text| changes_edition([*text])), "hidden content comes back");
    for event in [
        ContentEvent::Approved { proposal: hash(b"x"), by: person("wang") },
        ContentEvent::TakenBack { proposal: hash(b"x"), by: person("li") },
        ContentEvent::Returned { proposal: hash(b"x"), by: person("wang"), note: NoteRef::make("u", "s", "no").0 },
    ] {
        assert!(!stirs(&event), "{event:?}");
    }
}

proptest! {
    #[test]
    fn the_small_reading_agrees_with_the_fold(steps in prop::collection::vec((any::<bool>(), 1..6_u32), 0..12)) {
        let events: Vec<String> = steps
            .iter()
            .map(|(is_edition, version)| match is_edition {
                true => edition(*version),
                false => ContentEvent::Withdrawn { version: *version, by: person("wang") },
            })
            .map(|event| serde_json::to_string(&event).unwrap())
            .chain(["{}".to_owned(), "\"published\"".to_owned()])
            .collect();
        let mut state = Publishing::default();
        state.apply(1, now(), &events);
        let whole = state.in_force().map(|edition| (edition.version, edition.hash));
        prop_assert_eq!(newest_edition(events.iter().map(String::as_str)), whole);
    }
}
