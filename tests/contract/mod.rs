//! The contract that every home of the journal keeps, as one suite. Each case has a store of its own.

#![allow(async_fn_in_trait, clippy::unwrap_used)]

pub mod appending;
pub mod chains;
pub mod keeping;
pub mod numbers;
pub mod past;
pub mod reading;
pub mod watching;

use residents_window::domain::identity::{Actor, Installation, RequestId};
use residents_window::domain::stream::{Sequence, Stream};
use residents_window::domain::time::Timestamp;
use residents_window::journal::memory::Tamper;
use residents_window::journal::{Batch, Journal, PAGE_ENTRIES, Page, Part, Place, Take};

/// 2026-11-21T01:20:00+08:00, when every case plays.
pub const NOW: i64 = 1_795_226_400_000;

/// A store of its own, and as many windows on it as a case wants.
pub trait Store {
    /// Empty and nobody else's.
    async fn fresh() -> Self;
    /// One more window; the same installation may have several.
    async fn window(&self, installation: &str) -> Journal;
    /// Does what no program does.
    async fn tamper(&self, tamper: Tamper);
}

/// Names every case once; `$each` makes a test of it.
#[macro_export]
macro_rules! contract_cases {
    ($each:ident) => {
        $each! { appending:
            an_append_is_read_back_whole
            an_append_is_all_or_nothing
            a_wrong_version_is_a_conflict
            a_conflict_names_the_streams_that_moved
            a_repeated_request_gets_its_first_answer
            a_reused_request_is_refused
            a_refused_append_is_not_remembered
            a_request_tells_what_it_was_answered
            a_request_is_forgotten_after_48_hours
            a_batch_of_wrong_shape_is_refused
            a_batch_at_its_limits_is_taken
        }
        $each! { numbers:
            windows_at_once_share_no_number
            a_sequence_ends_at_its_highest_number
            sequences_do_not_disturb_each_other
            a_refused_append_takes_no_number
            a_lost_record_never_gives_its_number_again
        }
        $each! { past:
            a_past_is_chained_numbered_and_read_like_all_else
            a_past_only_begins_things
            a_past_that_does_not_fit_itself_is_refused
        }
        $each! { reading:
            an_absent_stream_is_empty
            a_stream_is_read_from_a_version
            pages_cover_everything_once
            followers_at_any_pace_read_the_same
            followers_all_hear_of_a_torn_record
            an_entry_stands_in_each_of_its_streams
            a_torn_record_does_not_stop_reading
        }
        $each! { watching:
            a_watch_delivers_what_stands_and_then_what_comes
            a_watch_from_a_place_delivers_only_later
            a_watch_hears_other_windows_without_a_gap
            a_watch_wider_than_a_page_misses_nothing
        }
        $each! { chains:
            the_fixed_vectors_hold
            every_installation_and_family_has_its_own_chain
            windows_at_once_keep_one_chain
            an_empty_journal_is_consistent
            complete_needs_a_head_for_every_writer
            older_heads_prove_the_journal_too
            a_dropped_entry_is_found
            a_changed_entry_is_found
            a_changed_and_rehashed_entry_is_found
            swapped_entries_are_found
            a_torn_record_is_named
            a_cut_tail_is_found_by_the_kept_head
            a_well_cut_tail_is_found_by_an_outside_head
            a_rehashed_tail_is_found_by_an_outside_head
            a_number_given_twice_is_found
            a_verification_tells_how_far_it_is
        }
        $each! { keeping:
            a_snapshot_comes_back_with_its_place
            dropped_snapshots_are_gone
            a_blob_comes_back_until_it_is_erased
            names_of_blobs_are_found_by_their_beginning
            a_lookup_is_there_until_it_is_erased
            rows_of_a_feed_are_kept_by_set
            sets_of_many_rows_are_told_apart
        }
    };
}

pub fn stream(name: &str) -> Stream {
    Stream::new(name).unwrap()
}

pub fn installation(name: &str) -> Installation {
    Installation::new(name).unwrap()
}

pub fn sequence(name: &str) -> Sequence {
    Sequence::from_text(name)
}

/// A batch that touches `parts` (stream, expected version), one event in each.
pub fn batch(request: &str, parts: &[(&str, u32)]) -> Batch {
    let part = |(name, expected): &(&str, u32)| Part {
        stream: stream(name),
        expected: *expected,
        events: vec![format!(r#"{{"touched":"{name}","expected":{expected}}}"#)],
    };
    Batch {
        request: RequestId::new(request).unwrap(),
        parts: parts.iter().map(part).collect(),
        take: None,
        time: Timestamp::from_millis(NOW),
        by: Actor::new("kiosk@lobby-1").unwrap(),
    }
}

/// A new ticket that takes a number.
pub fn ticket(id: &str, from: &str, at_most: u32) -> Batch {
    let take = Some(Take { sequence: sequence(from), at_most });
    Batch { take, ..batch(id, &[(&format!("ticket/2026-11-21/{id}"), 0)]) }
}

/// Appends one batch to each stream, in order.
pub async fn fill(journal: &Journal, streams: &[(&str, u32)]) {
    for (name, expected) in streams {
        let request = format!("fill-{}-{expected}-{}", name.replace('/', "-"), journal.installation());
        journal.append(&batch(&request, &[(name, *expected)])).await.unwrap();
    }
}

/// Everything there is, page by page.
pub async fn everything(journal: &Journal) -> Page {
    let mut all = Page::default();
    loop {
        let page = journal.after(all.reached, PAGE_ENTRIES).await.unwrap();
        all.head = page.head;
        if page.reached == all.reached {
            return all;
        }
        all.reached = page.reached;
        all.entries.extend(page.entries);
        all.unreadable.extend(page.unreadable);
    }
}

/// The place of the `nth` entry, from 0.
pub async fn place_of(journal: &Journal, nth: usize) -> Place {
    everything(journal).await.entries[nth].place
}
