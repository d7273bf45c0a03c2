//! The effects of a form: reading what is in force, keeping the draft beside the journal, putting it forward.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;

use super::command::Failure;
use super::contents::{load, office, put_forward};
use super::draft::Keeper;
use super::publishing::Trouble;
use super::window::Window;
use crate::domain::content::{Digest, Draft, Publishing, text_of};
use crate::domain::form::{File, write};
use crate::domain::identity::PersonId;
use crate::domain::parts::{self, Basis};
use crate::domain::time::{HOUR_MS, Timestamp};
use crate::flow::form::{Draft as Kept, Effect, Hindrance, InForce, Input};
use crate::flow::publishing::VALIDITY_DAYS;

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// The desk at which one person fills in one form. Clones are the same.
#[derive(Clone)]
pub struct FormDesk(Rc<Inner>);

struct Inner {
    window: Window,
    file: File,
    person: PersonId,
    /// What is to be kept next: the draft, or that there is none. What comes while the disk works replaces what waits.
    waiting: RefCell<Option<Option<Vec<u8>>>>,
    draft: Keeper,
}

impl FormDesk {
    /// The desk of this person.
    pub fn new(window: Window, file: File, person: PersonId) -> Self {
        let draft = Keeper::new(window.clone(), format!("form/{}/{person}", file.part()));
        Self(Rc::new(Inner { window, file, person, waiting: RefCell::default(), draft }))
    }

    /// Carries `effect` out; `hear` is told what became of it.
    pub fn perform(&self, effect: Effect, hear: &Hear) {
        let (desk, hear) = (self.clone(), hear.clone());
        match effect {
            Effect::Load => spawn_local(async move {
                hear(desk.read().await.map_or(Input::LoadFailed, |(in_force, draft)| Input::Loaded(in_force, draft)));
            }),
            Effect::Keep(of, tree) => self.keep(Some(json!({"of": of, "tree": tree}).to_string().into_bytes()), hear),
            Effect::Forget => self.keep(None, hear),
            Effect::PutForward(basis, tree) => spawn_local(async move {
                hear(Input::Answered(desk.put_forward(basis, &tree).await.map_err(to_hindrance)));
            }),
        }
    }

    async fn read(&self) -> Option<(InForce, Kept)> {
        let (contents, state) = load(&self.0.window).await.ok()?;
        let text = contents.text(self.0.file.part());
        let (basis, tree) = (contents.basis(self.0.file.part()), self.0.file.read(text).ok()?);
        let kept = self.0.draft.read().await.ok()?;
        let own = self.own_proposal(&state).await;
        // Put forward over something that is no longer shown, it has to be put forward anew.
        let is_fresh = own.as_ref().is_some_and(|(hash, _)| state.proposal(hash).is_some_and(|open| state.fresh(open).is_ok()));
        let draft = match (kept, &own) {
            (Some(bytes), _) => draft_of(&bytes).unwrap_or(Kept::Unreadable),
            (None, Some((hash, open))) => self.proposed(open, if is_fresh { basis.digest } else { *hash }),
            (None, None) => Kept::None,
        };
        // It will be published with what the same person has put forward before.
        let own = own.as_ref().filter(|_| is_fresh).map(|(_, open)| open.parts.as_slice());
        let ground = parts::ground(&parts::joined(contents.parts, own, Vec::new()), self.0.window.today()).map(Arc::new);
        Some((InForce { basis, tree, ground }, draft))
    }

    /// What this person has put forward and is still open.
    async fn own_proposal(&self, state: &Publishing) -> Option<(Digest, Draft)> {
        let open = state.proposals.iter().find(|open| open.author == self.0.person)?;
        Some((open.hash, office(&self.0.window).draft(&open.hash).await.ok()?))
    }

    /// The proposal keeps what was put forward, so that it can be gone on with.
    fn proposed(&self, open: &Draft, of: Digest) -> Kept {
        let text = text_of(&open.parts, self.0.file.part());
        text.and_then(|text| self.0.file.read(text).ok()).map_or(Kept::None, |tree| Kept::Kept(of, tree))
    }

    /// Keeps the newest.
    fn keep(&self, draft: Option<Vec<u8>>, hear: Hear) {
        *self.0.waiting.borrow_mut() = Some(draft);
        let desk = self.clone();
        spawn_local(async move {
            let Some(kept) = desk.0.draft.keep(|| desk.0.waiting.borrow_mut().take()).await else { return };
            let kept = kept.is_ok();
            let is_newest = desk.0.waiting.borrow().is_none();
            if is_newest || !kept {
                hear(Input::Kept(kept));
            }
        });
    }

    async fn put_forward(&self, based_on: Basis, tree: &Value) -> Result<(), Trouble> {
        let Inner { window, file, person, .. } = &*self.0;
        let expires_at = Timestamp::from_millis(window.now().millis() + VALIDITY_DAYS * 24 * HOUR_MS);
        put_forward(window, person, (file.part(), write(file.shape(), tree)), based_on, expires_at).await.map(|_| ())
    }
}

fn draft_of(bytes: &[u8]) -> Option<Kept> {
    let kept: Value = serde_json::from_slice(bytes).ok()?;
    Some(Kept::Kept(serde_json::from_value(kept.get("of")?.clone()).ok()?, kept.get("tree")?.clone()))
}

fn to_hindrance(trouble: Trouble) -> Hindrance {
    match trouble {
        Trouble::Denied(denied) => Hindrance::Denied(denied),
        Trouble::Failed(failure) => Hindrance::Failed(failure),
        // Nothing is signed and nothing taken in here.
        Trouble::Refused(_) | Trouble::NotSigned(_) | Trouble::OtherKey | Trouble::Gone => Hindrance::Failed(Failure::TooBusy),
    }
}
