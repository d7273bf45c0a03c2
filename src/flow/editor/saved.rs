//! A draft as it is kept beside the journal: what was changed, and what it was a change of, so that it can be carried over to what is in force later.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::draft::{Draft, is_same};
use crate::domain::guide::{Guide, Guides};

/// Names the form.
const FORM: &str = "residents-window/draft/1";

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    form: String,
    /// The version that was in force; 0 for what was shipped.
    pub version: u32,
    /// The guides that were changed.
    pub guides: Vec<Changed>,
    /// Departments and occasions in life, before and after, when they were changed.
    pub head: Option<(Guides, Guides)>,
    /// The identities of all guides in their order, when it is another.
    pub order: Option<Vec<String>>,
}

/// A guide that was changed; nothing where there was, or is, none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// Its identity.
    pub id: String,
    /// What it was.
    pub before: Option<Arc<Guide>>,
    /// What it is.
    pub after: Option<Arc<Guide>>,
}

/// Somebody else has published another state of something that was changed here as well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which guide; nothing for departments and occasions in life.
    pub id: Option<String>,
    /// What both are changes of: a guide, or a file without guides.
    pub before: Option<Arc<Guide>>,
    /// The same of departments and occasions.
    pub head_before: Option<Arc<Guides>>,
}

impl Saved {
    /// What of `draft` is a change of `in_force`; of what is still to be decided, the change of what it was made from. Nothing when there is none.
    pub fn of(version: u32, draft: &Draft, in_force: &Draft, conflicts: &[Conflict]) -> Option<Self> {
        let conflict = |id: Option<&str>| conflicts.iter().find(|conflict| conflict.id.as_deref() == id);
        let gone = in_force.guides.iter().filter(|guide| draft.guide(&guide.id).is_none()).map(|guide| (guide.id.as_str(), None));
        let ids = draft.guides.iter().map(|guide| (guide.id.as_str(), Some(guide.clone()))).chain(gone);
        let mut guides = Vec::new();
        for (id, after) in ids {
            let before = conflict(Some(id)).map_or_else(|| in_force.guide(id).cloned(), |conflict| conflict.before.clone());
            if !same(before.as_ref(), after.as_ref()) {
                guides.push(Changed { id: id.to_owned(), before, after });
            }
        }
        let head_before = conflict(None).and_then(|conflict| conflict.head_before.clone()).unwrap_or_else(|| in_force.head.clone());
        let head = (head_before != draft.head).then(|| ((*head_before).clone(), (*draft.head).clone()));
        let order = (draft.order() != in_force.order()).then(|| draft.order().into_iter().map(str::to_owned).collect());
        let saved = Self { form: FORM.to_owned(), version, guides, head, order };
        saved.says_something().then_some(saved)
    }

    fn says_something(&self) -> bool {
        !self.guides.is_empty() || self.head.is_some() || self.order.is_some()
    }

    /// How much was changed.
    pub fn count(&self) -> usize {
        self.guides.len().max(1)
    }

    /// Its text.
    pub fn text(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }

    /// Reads a text; nothing when it is no draft of this form.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str::<Self>(text).ok().filter(|saved| saved.form == FORM)
    }

    /// The changes carried over to what is in force now, and what is to be decided. Until it is, the draft holds the own state: nothing is lost.
    pub fn carried_over(&self, in_force: &Draft) -> (Draft, Vec<Conflict>) {
        let (mut draft, mut conflicts) = (in_force.clone(), Vec::new());
        for Changed { id, before, after } in &self.guides {
            let theirs = in_force.guide(id);
            if same_content(theirs, after.as_ref()) {
                continue;
            }
            if !same(theirs, before.as_ref()) {
                conflicts.push(Conflict { id: Some(id.clone()), before: before.clone(), head_before: None });
            }
            match after {
                Some(after) => draft.put((**after).clone()),
                None => draft.remove(id),
            }
        }
        if let Some((before, after)) = self.head.as_ref().filter(|(_, after)| *after != *in_force.head) {
            if *before != *in_force.head {
                conflicts.push(Conflict { id: None, before: None, head_before: Some(Arc::new(before.clone())) });
            }
            draft.head = Arc::new(after.clone());
        }
        if let Some(order) = &self.order {
            draft.sort_by(order);
        }
        draft.settle(in_force);
        (draft, conflicts)
    }
}

fn same(one: Option<&Arc<Guide>>, other: Option<&Arc<Guide>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => is_same(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// The same but for the version, which others may have raised as well.
fn same_content(one: Option<&Arc<Guide>>, other: Option<&Arc<Guide>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => **one == Guide { version: one.version, ..(**other).clone() },
        (None, None) => true,
        _ => false,
    }
}
