//! The draft: all guides of the file, shared with what is in force as far as nothing has changed, so that a step back costs nothing.

use std::sync::Arc;

use crate::domain::guide::versions::risen;
use crate::domain::guide::{Guide, Guides};

/// The guides as somebody works on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The file without its guides: departments, occasions in life.
    pub head: Arc<Guides>,
    /// The guides, in their order.
    pub guides: Vec<Arc<Guide>>,
}

/// How a guide of the draft stands beside what is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As it is in force.
    Same,
    /// Something of it was changed.
    Changed,
    /// Never published.
    New,
}

impl Draft {
    /// Of a file.
    pub fn of(mut file: Guides) -> Self {
        let guides = std::mem::take(&mut file.guides).into_iter().map(Arc::new).collect();
        Self { head: Arc::new(file), guides }
    }

    /// The file.
    pub fn whole(&self) -> Guides {
        Guides { guides: self.guides.iter().map(|guide| (**guide).clone()).collect(), ..(*self.head).clone() }
    }

    /// The guide of this identity.
    pub fn guide(&self, id: &str) -> Option<&Arc<Guide>> {
        self.guides.iter().find(|guide| guide.id == id)
    }

    /// How the guide of this identity stands beside `in_force`.
    pub fn mark(&self, id: &str, in_force: &Self) -> Mark {
        match (self.guide(id), in_force.guide(id)) {
            (Some(mine), Some(theirs)) if is_same(mine, theirs) => Mark::Same,
            (_, Some(_)) => Mark::Changed,
            (_, None) => Mark::New,
        }
    }

    /// Puts a guide in its place, or at the end when it has none.
    pub fn put(&mut self, guide: Guide) {
        match self.guides.iter_mut().find(|known| known.id == guide.id) {
            Some(known) if **known == guide => {}
            Some(known) => *known = Arc::new(guide),
            None => self.guides.push(Arc::new(guide)),
        }
    }

    /// Takes a guide out.
    pub fn remove(&mut self, id: &str) {
        self.guides.retain(|guide| guide.id != id);
    }

    /// The identities in their order.
    pub fn order(&self) -> Vec<&str> {
        self.guides.iter().map(|guide| guide.id.as_str()).collect()
    }

    /// Puts the guides in this order; those that it does not name come last, as they stood.
    pub fn sort_by(&mut self, order: &[String]) {
        let place = |guide: &Arc<Guide>| order.iter().position(|id| *id == guide.id).unwrap_or(usize::MAX);
        self.guides.sort_by_key(place);
    }

    /// Raises the version of every guide that differs from what is in force, once; one that differs in nothing else has the version in force.
    pub fn settle(&mut self, in_force: &Self) {
        for guide in &mut self.guides {
            let Some(published) = in_force.guide(&guide.id).filter(|published| !Arc::ptr_eq(published, guide)) else { continue };
            let version = risen(guide, published);
            if version == published.version {
                *guide = published.clone();
            } else if version != guide.version {
                *guide = Arc::new(Guide { version, ..(**guide).clone() });
            }
        }
    }
}

/// Whether two guides are the same, without reading those that are shared.
pub fn is_same(one: &Arc<Guide>, other: &Arc<Guide>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}
