//! What is wrong with the draft, guide by guide: only what has changed is looked at again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::Draft;
use crate::domain::guide::lint::{Against, Finding, blocks, lint, lint_lists, lint_together};
use crate::domain::guide::{Guide, Guides};
use crate::domain::hall::Hall;
use crate::domain::time::Day;

/// The findings of a draft.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    of: BTreeMap<String, (Arc<Guide>, Vec<Finding>)>,
    head: Option<Arc<Guides>>,
    /// All of them, in the order of the guides.
    pub all: Arc<Vec<Finding>>,
}

impl Checked {
    /// Looks at what has changed since the last look.
    pub fn look(&mut self, draft: &Draft, in_force: &Draft, hall: &Hall, today: Day) {
        if self.head.as_ref().is_none_or(|head| !Arc::ptr_eq(head, &draft.head)) {
            (self.of, self.head) = (BTreeMap::new(), Some(draft.head.clone()));
        }
        let against = Against { file: &draft.head, hall, today };
        let mut before = std::mem::take(&mut self.of);
        for guide in &draft.guides {
            let known = before.remove(&guide.id).filter(|(seen, _)| Arc::ptr_eq(seen, guide));
            let seen = known.unwrap_or_else(|| (guide.clone(), lint(guide, against)));
            self.of.insert(guide.id.clone(), seen);
        }
        let is_shared = |guide: &&Arc<Guide>| draft.guide(&guide.id).is_some_and(|mine| Arc::ptr_eq(mine, guide));
        let published = in_force.guides.iter().filter(|guide| !is_shared(guide)).map(AsRef::as_ref);
        let together = lint_together(draft.guides.iter().map(AsRef::as_ref), published);
        let mut all = lint_lists(&draft.head);
        for guide in &draft.guides {
            all.extend(self.of.get(&guide.id).into_iter().flat_map(|(_, findings)| findings).cloned());
            all.extend(together.iter().filter(|finding| finding.guide == guide.id).cloned());
        }
        if all != *self.all {
            self.all = Arc::new(all);
        }
    }

    /// Whether something blocks publishing.
    pub fn blocks(&self) -> bool {
        blocks(&self.all)
    }
}
