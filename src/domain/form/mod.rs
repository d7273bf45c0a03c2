//! Content files as forms. Which fields there are, and what each may hold, is said by the very table that a file is checked against: a form made of it can
//! neither forget a field nor allow what the program would refuse.

mod change;
mod edit;
mod links;
mod write;

use serde_json::Value;

pub use super::hall::parse::shape::{Field, Shape};
pub use change::{Changed, changes};
pub use edit::{Edit, Way, apply, blank, shape_at};
pub use links::{Choice, choices};
pub use write::write;

pub use super::board::lint::{Finding, Ground};

use super::access::Role;
use super::board::lint::lint_of;
use super::hall::parse::{ContentFault, FaultKind, TextFormat, table::HALL, tree_of};
use super::{board, hall, parts};

/// A file that is edited in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File {
    /// `hall.json`
    Hall,
    /// `notices.json`
    Notices,
}

impl File {
    /// The part of the bundle that holds it.
    pub const fn part(self) -> &'static str {
        match self {
            Self::Hall => parts::HALL,
            Self::Notices => parts::NOTICES,
        }
    }

    /// What the file may hold.
    pub fn shape(self) -> &'static Shape {
        match self {
            Self::Hall => &HALL,
            Self::Notices => &board::table::BOARD,
        }
    }

    /// The fields of the file, without those that no form changes: the format, and the code that stands in every number and every bundle.
    pub fn sections(self) -> Vec<&'static Field> {
        self.shape().fields().iter().filter(|field| !matches!(field.name(), "format" | "code")).collect()
    }

    /// The tree of a text, which may have faults.
    ///
    /// # Errors
    /// When it is no JSON, or of a newer format.
    pub fn read(self, text: &str) -> Result<Value, Vec<ContentFault>> {
        tree_of(text)
    }

    /// Everything that is wrong with a tree, and what should be looked at where it is held against what is in force beside it.
    pub fn check(self, tree: &Value, ground: Option<&Ground>) -> (Vec<ContentFault>, Vec<Finding>) {
        match self {
            Self::Hall => (hall::parse::parse(&tree.to_string()).err().unwrap_or_else(|| roles_without_people(tree)), Vec::new()),
            Self::Notices => {
                let board = board::parse::of_tree(tree);
                let findings = ground.map_or_else(Vec::new, |ground| lint_of(board.as_ref().ok(), tree, ground));
                (board.err().unwrap_or_default(), findings)
            }
        }
    }

    /// Everything that is wrong with a tree.
    pub fn faults(self, tree: &Value) -> Vec<ContentFault> {
        self.check(tree, None).0
    }
}

/// A file may come without staff. A form may not take away the last of those without whom no form could ever be put in force again.
fn roles_without_people(tree: &Value) -> Vec<ContentFault> {
    let roles: Vec<&str> = tree
        .pointer("/staff")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|member| member.get("roles")?.as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let needed = [Role::Administrator, Role::Approver, Role::Editor].into_iter();
    needed.filter(|role| !roles.contains(&role.name())).map(|role| ContentFault::new("/staff", FaultKind::NobodyIs(role))).collect()
}

/// The words a text of this format is one of, where it is.
pub fn words_of(format: TextFormat) -> &'static [&'static str] {
    match format {
        TextFormat::OneOf(words) => words,
        TextFormat::Post => &["A", "B"],
        TextFormat::ClerkPin => &["off", "required"],
        TextFormat::Role => &["editor", "approver", "guide", "manager", "administrator"],
        TextFormat::Weekday => &["1", "2", "3", "4", "5", "6", "7"],
        _ => &[],
    }
}
