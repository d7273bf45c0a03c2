//! What is wrong with notices before they are published, beyond what makes a file unreadable: for whoever edits them, each finding with its place.
//!
//! Errors block publishing, warnings do not. Faults of shape and broken rules come first ([`super::parse`]); a file that has some is only looked at for its
//! letters. The words are in `text`.

mod dated;
mod desks;
mod places;

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Board, PlaceKind, Side, parse::of_tree};
use crate::domain::guide::lint::{FindingKind, Severity, troubles};
use crate::domain::hall::{Bilingual, Hall};
use crate::domain::time::Day;

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where, as a JSON pointer.
    pub path: String,
    /// What is the matter.
    pub kind: Kind,
}

/// What may be the matter with notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// News that is not shown any more.
    NewsOver {
        /// Its last day.
        until: Day,
    },
    /// News that is not shown yet.
    NewsNotYet {
        /// Its first day.
        from: Day,
    },
    /// No news is shown today.
    NoNewsNow,
    /// Two pieces of news with one title.
    SameTitle,
    /// An account that says to be published later than today.
    PublishedLater,
    /// The newest column of an account is long over.
    AccountOld {
        /// So many months ago.
        months: u32,
    },
    /// Columns that do not follow each other.
    PeriodsOutOfOrder,
    /// A rule that does not hold yet.
    NotYetEffective {
        /// Since when it will.
        from: Day,
    },
    /// A rule that holds, or was changed, before it was made.
    BeforeItWasMade,
    /// There is no such item in the hall.
    NoSuchItem(String),
    /// There is no such guide.
    NoSuchGuide(String),
    /// There is no such counter in the hall.
    NoSuchCounter(String),
    /// A grid without anybody to call when its manager is not there.
    NoStandIn,
    /// A street or estate of which no grid has any house.
    PlaceWithoutGrid,
    /// Houses in the middle of a street that no grid has.
    Gap {
        /// The first.
        from: u16,
        /// The last.
        to: u16,
        /// Which of them.
        side: Side,
        /// What is counted.
        of: PlaceKind,
    },
    /// Another street or estate has the same name: an address does not say which.
    SamePlaceName,
    /// The hall is closed when this desk is to be there.
    HallClosedThen,
    /// Another desk sits at the same counter at the same time.
    CounterTaken {
        /// Whose.
        by: Bilingual,
    },
    /// The number stands in the list already.
    SameNumber {
        /// Under this name.
        name: Bilingual,
    },
    /// Chinese characters in an English text.
    ChineseInEnglish,
    /// Letters, links and markup in a text.
    Letters(FindingKind),
}

impl Finding {
    /// Whether it blocks publishing. What another part of the content may have brought about never does: a hall that closes a counter could publish nothing
    /// any more, not even a guide.
    pub const fn severity(&self) -> Severity {
        match &self.kind {
            Kind::Letters(kind) => kind.severity(),
            _ => Severity::Warning,
        }
    }

    /// Whether it blocks publishing.
    pub fn blocks(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// What notices are held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Items, counters, hours, help lines.
    pub hall: Hall,
    /// The identities of the guides.
    pub guides: BTreeSet<String>,
    /// The hall's day.
    pub today: Day,
}

/// Everything that is wrong with this tree of `notices.json`, in the order of the file's sections.
pub fn lint(tree: &Value, ground: &Ground) -> Vec<Finding> {
    lint_of(of_tree(tree).ok().as_ref(), tree, ground)
}

/// The same of a tree whose board is at hand, where it is one.
pub fn lint_of(board: Option<&Board>, tree: &Value, ground: &Ground) -> Vec<Finding> {
    let mut found = Found::default();
    if let Some(board) = board {
        dated::check(board, ground, &mut found);
        places::check(board, &mut found);
        desks::check(board, ground, &mut found);
        numbers(board, &ground.hall, &mut found);
    }
    texts(tree, "", &mut found);
    found.0
}

/// The findings so far.
#[derive(Default)]
struct Found(Vec<Finding>);

impl Found {
    fn add(&mut self, path: &str, kind: Kind) {
        self.0.push(Finding { path: path.to_owned(), kind });
    }

    fn when(&mut self, is_wrong: bool, path: &str, kind: Kind) {
        if is_wrong {
            self.add(path, kind);
        }
    }
}

/// Help lines that are said twice, here or in the hall's own list above them.
fn numbers(board: &Board, hall: &Hall, found: &mut Found) {
    for (nth, line) in board.lines.iter().enumerate() {
        let own = hall.help_lines.iter().map(|other| (&other.number, &other.name));
        let earlier = board.lines[..nth].iter().map(|other| (&other.number, &other.name));
        if let Some((_, name)) = own.chain(earlier).find(|(number, _)| **number == line.number) {
            found.add(&format!("/lines/{nth}/number"), Kind::SameNumber { name: name.clone() });
        }
    }
}

/// Every text in two languages.
fn texts(value: &Value, path: &str, found: &mut Found) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                let path = format!("{path}/{name}");
                match member {
                    Value::String(text) if matches!(name.as_str(), "zh" | "en") => {
                        troubles(text).into_iter().for_each(|kind| found.add(&path, Kind::Letters(kind)));
                        found.when(name == "en" && text.contains(is_chinese), &path, Kind::ChineseInEnglish);
                    }
                    member => texts(member, &path, found),
                }
            }
        }
        Value::Array(entries) => entries.iter().enumerate().for_each(|(at, entry)| texts(entry, &format!("{path}/{at}"), found)),
        _ => {}
    }
}

const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}
