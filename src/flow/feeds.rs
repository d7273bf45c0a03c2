//! Taking in the cases of other systems: what is known of each feed, the import that goes on, and what became of the last one.
//!
//! Nothing of an import counts before its one append; until then it can be given up, and nothing is different.

use std::collections::BTreeMap;

use crate::domain::content::Digest;
use crate::domain::feed::rules::{Doubt, Feed, NotTaken};
use crate::domain::feed::{Refusal, Report, Told};
use crate::domain::identity::FeedId;

/// What is known of a feed.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// Its stream is being read.
    Looking,
    /// Its stream cannot be read now.
    Unreadable,
    /// Its imports.
    Known(Feed),
}

/// What goes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// Nothing.
    #[default]
    Idle,
    /// A file is read.
    Reading {
        /// Whose.
        feed: FeedId,
        /// Hundredths.
        percent: u8,
        /// Rows until now.
        rows: usize,
    },
    /// The last import is over.
    Ended {
        /// Whose.
        feed: FeedId,
        /// What became of it.
        end: End,
    },
}

/// What became of an import.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// The right rows of the file are the feed's now.
    Taken(Box<Report>),
    /// Nothing is different: why, and what is wrong with its rows where it was read.
    NotTaken(NotTaken, Option<Box<Report>>),
    /// Nothing is different until somebody has said that this file is the right one.
    Doubtful(Doubt, Box<Report>),
    /// Somebody stopped it.
    Cancelled,
    /// Another window imports.
    Busy,
    /// It could not be fetched from its address: the server's status, or technical words.
    NotFetched(String),
    /// The storage or the browser does not do it; technical words.
    Failed(String),
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The part of the page was opened, or facts have come.
    Opened(Vec<FeedId>),
    /// What a feed's stream says; nothing when it cannot be read.
    Looked(FeedId, Option<Feed>),
    /// Somebody wants to take in a file.
    PressedImport(FeedId),
    /// Somebody wants the feed to be fetched now.
    PressedFetch(FeedId),
    /// The file that was asked about is the right one.
    PressedTakeAnyway,
    /// A file was chosen, and its reading begins.
    Began(FeedId),
    /// The worker has told how far it is.
    Told(Told),
    /// Somebody stops it.
    PressedCancel,
    /// It is over.
    Ended(FeedId, End),
    /// Somebody has read what became of it.
    PressedClose,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the stream of a feed.
    Look(FeedId),
    /// Let somebody choose a file, and take it in.
    Import(FeedId),
    /// Fetch the feed from its address, and take it in.
    Fetch(FeedId),
    /// Take in what was read last, when it is still this.
    TakeAnyway(FeedId, Digest),
    /// Stop reading, and throw away what was read.
    Stop,
}

/// The part of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What is known of each feed.
    pub feeds: BTreeMap<FeedId, Known>,
    /// What goes on.
    pub stage: Stage,
}

impl Model {
    /// A file is being read.
    pub const fn is_reading(&self) -> bool {
        matches!(self.stage, Stage::Reading { .. })
    }
}

impl End {
    /// What is wrong with the rows, where the file was read.
    pub fn report(&self) -> Option<&Report> {
        match self {
            Self::Taken(report) | Self::NotTaken(_, Some(report)) | Self::Doubtful(_, report) => Some(report),
            _ => None,
        }
    }

    /// Of a file that was refused before its rows were read.
    pub const fn refused(refusal: Refusal) -> Self {
        Self::NotTaken(NotTaken::Refused(refusal), None)
    }
}

/// One step.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Opened(feeds) => {
            for feed in &feeds {
                model.feeds.entry(feed.clone()).or_insert(Known::Looking);
            }
            feeds.into_iter().map(Effect::Look).collect()
        }
        Input::Looked(feed, known) => {
            model.feeds.insert(feed, known.map_or(Known::Unreadable, Known::Known));
            Vec::new()
        }
        Input::PressedImport(feed) if !model.is_reading() => vec![Effect::Import(feed)],
        Input::PressedFetch(feed) if !model.is_reading() => vec![Effect::Fetch(feed)],
        Input::PressedImport(_) | Input::PressedFetch(_) => Vec::new(),
        Input::PressedTakeAnyway => match &model.stage {
            Stage::Ended { feed, end: End::Doubtful(_, report) } => vec![Effect::TakeAnyway(feed.clone(), report.digest)],
            _ => Vec::new(),
        },
        Input::Began(feed) => {
            model.stage = Stage::Reading { feed, percent: 0, rows: 0 };
            Vec::new()
        }
        Input::Told(Told::Goes { percent, rows }) => {
            if let Stage::Reading { percent: so_far, rows: read, .. } = &mut model.stage {
                (*so_far, *read) = (percent.max(*so_far), rows);
            }
            Vec::new()
        }
        Input::Told(_) => Vec::new(),
        Input::PressedCancel if model.is_reading() => vec![Effect::Stop],
        Input::PressedCancel => Vec::new(),
        Input::Ended(feed, end) => {
            model.stage = Stage::Ended { feed: feed.clone(), end };
            vec![Effect::Look(feed)]
        }
        Input::PressedClose => {
            if !model.is_reading() {
                model.stage = Stage::Idle;
            }
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::feed::rules::Extent;

    fn feed() -> FeedId {
        FeedId::new("one").unwrap_or_else(|| unreachable!("a name"))
    }

    #[test]
    fn one_file_at_a_time_and_what_became_of_it_stays_until_it_was_read() {
        let mut model = Model::default();
        assert_eq!(update(&mut model, Input::Opened(vec![feed()])), [Effect::Look(feed())]);
        assert_eq!(model.feeds[&feed()], Known::Looking);
        update(&mut model, Input::Looked(feed(), Some(Feed::default())));
        assert_eq!(update(&mut model, Input::PressedImport(feed())), [Effect::Import(feed())]);
        update(&mut model, Input::Began(feed()));
        for ignored in [Input::PressedImport(feed()), Input::PressedFetch(feed()), Input::PressedClose] {
            assert_eq!(update(&mut model, ignored), []);
            assert!(model.is_reading());
        }
        update(&mut model, Input::Told(Told::Goes { percent: 40, rows: 900 }));
        update(&mut model, Input::Told(Told::Goes { percent: 30, rows: 950 }));
        assert_eq!(model.stage, Stage::Reading { feed: feed(), percent: 40, rows: 950 });
        assert_eq!(update(&mut model, Input::PressedCancel), [Effect::Stop]);
        assert_eq!(update(&mut model, Input::Ended(feed(), End::Cancelled)), [Effect::Look(feed())]);
        assert_eq!(update(&mut model, Input::PressedCancel), []);
        assert!(matches!(model.stage, Stage::Ended { end: End::Cancelled, .. }));
        update(&mut model, Input::PressedClose);
        assert_eq!(model.stage, Stage::Idle);
        update(&mut model, Input::Looked(feed(), None));
        assert_eq!(model.feeds[&feed()], Known::Unreadable);
    }

    #[test]
    fn a_doubtful_file_is_taken_in_when_somebody_says_so_and_no_other() {
        let digest = Digest::of(b"a file");
        let extent = |taken| Extent { taken, newest: None };
        let doubt = Doubt { before: extent(100), now: extent(3), is_fewer: true, is_older: false };
        let report = Report {
            digest,
            bytes: 1,
            encoding: "UTF-8".into(),
            rows: 3,
            taken: 3,
            repeated: 0,
            wrong: 0,
            expired: 0,
            masked: 0,
            newest: None,
            faults: Vec::new(),
            more_faults: 0,
            ignored: Vec::new(),
            refusal: None,
        };
        let mut model = Model::default();
        assert_eq!(update(&mut model, Input::PressedTakeAnyway), []);
        update(&mut model, Input::Ended(feed(), End::Doubtful(doubt, Box::new(report))));
        assert_eq!(update(&mut model, Input::PressedTakeAnyway), [Effect::TakeAnyway(feed(), digest)]);
        update(&mut model, Input::PressedClose);
        assert_eq!(update(&mut model, Input::PressedTakeAnyway), []);
    }
}
