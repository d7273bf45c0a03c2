//! The effects of a form: reading what is in force, keeping the draft beside the journal, putting it forward.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde_json::{Value, json};
use wasm_bindgen_futures::spawn_local;

use super::command::Failure;
use super::contents::{load, put_forward};
use super::publishing::Trouble;
use super::window::Window;
use crate::domain::form::{File, write};
use crate::domain::identity::PersonId;
use crate::domain::time::{HOUR_MS, Timestamp};
use crate::flow::form::{Effect, Hindrance, InForce, Input};

/// For how long what is put forward from a form is valid once it is published, in days: a hall looks at its settings once a year.
const VALID_DAYS: i64 = 365;

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// The desk at which one person fills in one form. Clones are the same.
#[derive(Clone)]
pub struct FormDesk(Rc<Inner>);

struct Inner {
    window: Window,
    file: File,
    person: PersonId,
    /// What is to be kept next: the draft, or that there is none.
    waiting: RefCell<Option<Option<Vec<u8>>>>,
    is_writing: Cell<bool>,
}

impl FormDesk {
    /// The desk of this person.
    pub fn new(window: Window, file: File, person: PersonId) -> Self {
        Self(Rc::new(Inner { window, file, person, waiting: RefCell::default(), is_writing: Cell::default() }))
    }

    /// Carries `effect` out; `hear` is told what became of it.
    pub fn perform(&self, effect: Effect, hear: &Hear) {
        let (desk, hear) = (self.clone(), hear.clone());
        match effect {
            Effect::Load => spawn_local(async move {
                let (in_force, draft) = (desk.in_force().await, desk.draft().await);
                hear(match (in_force, draft) {
                    (Some(in_force), Ok(draft)) => Input::Loaded(in_force, draft),
                    // A draft that cannot be read is not "no draft": going on would write over it.
                    _ => Input::LoadFailed,
                });
            }),
            Effect::Keep(version, tree) => self.keep(Some(json!({"version": version, "tree": tree}).to_string().into_bytes()), hear),
            Effect::Forget => self.keep(None, hear),
            Effect::PutForward(version, tree) => spawn_local(async move {
                hear(Input::Answered(desk.put_forward(version, &tree).await.map_err(to_hindrance)));
            }),
        }
    }

    async fn in_force(&self) -> Option<InForce> {
        let (contents, _) = load(&self.0.window).await.ok()?;
        let tree = self.0.file.read(contents.text(self.0.file.part())).ok()?;
        Some(InForce { version: contents.version, tree })
    }

    async fn draft(&self) -> Result<Option<(u32, Value)>, Failure> {
        let Some(bytes) = self.0.window.journal().get_blob(&self.key()).await? else { return Ok(None) };
        let kept: Option<Value> = serde_json::from_slice(&bytes).ok();
        let version = |kept: &Value| kept.get("version")?.as_u64().and_then(|version| u32::try_from(version).ok());
        Ok(kept.and_then(|kept| Some((version(&kept)?, kept.get("tree")?.clone()))))
    }

    /// Keeps the newest; what comes while the disk works replaces what waits.
    fn keep(&self, draft: Option<Vec<u8>>, hear: Hear) {
        *self.0.waiting.borrow_mut() = Some(draft);
        if self.0.is_writing.replace(true) {
            return;
        }
        let desk = self.clone();
        spawn_local(async move {
            loop {
                let Some(next) = desk.0.waiting.borrow_mut().take() else { break };
                let (journal, key) = (desk.0.window.journal(), desk.key());
                let kept = match next {
                    Some(bytes) => journal.put_blob(&key, &bytes).await.is_ok(),
                    None => journal.erase_blob(&key).await.is_ok(),
                };
                let is_last = desk.0.waiting.borrow().is_none();
                if is_last || !kept {
                    hear(Input::Kept(kept));
                }
            }
            desk.0.is_writing.set(false);
        });
    }

    async fn put_forward(&self, version: u32, tree: &Value) -> Result<(), Trouble> {
        let Inner { window, file, person, .. } = &*self.0;
        let expires_at = Timestamp::from_millis(window.now().millis() + VALID_DAYS * 24 * HOUR_MS);
        put_forward(window, person, vec![(file.part(), write(file.shape(), tree))], version, expires_at).await.map(|_| ())
    }

    fn key(&self) -> String {
        format!("form/{}/{}", self.0.file.part(), self.0.person)
    }
}

fn to_hindrance(trouble: Trouble) -> Hindrance {
    match trouble {
        Trouble::Denied(denied) => Hindrance::Denied(denied),
        Trouble::Failed(failure) => Hindrance::Failed(failure),
        // Nothing is signed and nothing taken in here.
        Trouble::Refused(_) | Trouble::NotSigned(_) | Trouble::OtherKey | Trouble::Gone => Hindrance::Failed(Failure::TooBusy),
    }
}
