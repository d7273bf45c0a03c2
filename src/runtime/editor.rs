//! The effects of editing guides: reading what is in force and the draft, keeping it, putting it forward, files in and out.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use wasm_bindgen_futures::spawn_local;

use super::contents::{load, office, put_forward};
use super::draft::Keeper;
use super::publishing::Trouble;
use super::window::Window;
use crate::device;
use crate::device::files::NoFile;
use crate::domain::content::{Kept as Keys, Publishing};
use crate::domain::guide::parse::parse as parse_guides;
use crate::domain::guide::table::TABLE_BYTES_MAX;
use crate::domain::hall::parse::parse as parse_hall;
use crate::domain::identity::PersonId;
use crate::domain::parts::{GUIDES, HALL};
use crate::flow::editor::{Draft, Effect, InForce, Input, Kept, Key, Own, OwnState, Saved, Trouble as Told};

/// How long nothing must have changed before the draft is kept.
const KEEP_AFTER_MS: u32 = 700;

/// Files that spreadsheets save.
const ENDINGS: &str = ".csv,.txt,text/csv,text/plain";
/// What an export is.
const CSV: &str = "text/csv";

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// The editor's hands in one window. Clones are the same.
#[derive(Clone)]
pub struct EditorHands(Rc<Inner>);

struct Inner {
    window: Window,
    person: PersonId,
    soon: RefCell<Option<device::timer::Timeout>>,
    draft: Keeper,
    _hidden: Option<device::visibility::Listening>,
}

impl EditorHands {
    /// The hands of one person. What is not kept yet is kept when the page goes to the back.
    pub fn new(window: Window, person: PersonId, hear: Hear) -> Self {
        let hidden = device::visibility::on_change(move |is_visible| {
            if !is_visible {
                hear(Input::PageHid);
            }
        });
        let draft = Keeper::new(window.clone(), format!("draft/{person}"));
        Self(Rc::new(Inner { window, person, soon: RefCell::default(), draft, _hidden: hidden }))
    }

    /// Carries an effect out; `hear` is told what became of it.
    pub fn perform(&self, effect: Effect, hear: &Hear) {
        let (hands, hear) = (self.clone(), hear.clone());
        match effect {
            Effect::KeepSoon => {
                let timeout = device::timer::Timeout::new(KEEP_AFTER_MS, move || hear(Input::KeepDue));
                *self.0.soon.borrow_mut() = Some(timeout);
            }
            Effect::Read { version } => spawn_local(async move {
                let outcome = hands.read().await.map(Box::new);
                hear(Input::Read { version, outcome });
            }),
            Effect::Keep { number, text } => spawn_local(async move {
                if let Some(outcome) = hands.0.draft.keep(|| Some(text.map(String::into_bytes))).await {
                    hear(Input::WasKept { number, outcome });
                }
            }),
            Effect::PutForward { text, based_on, expires_at } => spawn_local(async move {
                let Inner { window, person, .. } = &*hands.0;
                let outcome = put_forward(window, person, (GUIDES, text), based_on, expires_at).await;
                hear(Input::WasPutForward(outcome.map(drop).map_err(told)));
            }),
            Effect::TakeBack(proposal) => spawn_local(async move {
                let outcome = office(&hands.0.window).take_back(&hands.0.person, &proposal).await;
                hear(Input::WasTakenBack(outcome.map(drop).map_err(told)));
            }),
            Effect::Focus(path) => spawn_local(async move {
                // The field is drawn first.
                device::timer::pause(0).await;
                let name = format!("guide-field{}", path.replace(['/', '_'], "-"));
                // A part of a field stands in its field.
                let mut names = std::iter::successors(Some(name.as_str()), |name| name.rsplit_once('-').map(|(above, _)| above));
                names.find_map(device::frame::focus);
            }),
        }
    }

    async fn read(&self) -> Result<(InForce, Kept), Told> {
        let window = &self.0.window;
        let (contents, state) = load(window).await.map_err(told)?;
        let guides = parse_guides(contents.text(GUIDES)).map_err(|_| Told::Unreadable)?;
        let hall = parse_hall(contents.text(HALL)).map_err(|_| Told::Unreadable)?;
        let key = match (state.trust(), &state.keys) {
            (Some(_), _) => Key::Pinned,
            (None, Keys::None) => Key::None,
            (None, _) => Key::Lost,
        };
        let (basis, today, own) = (contents.basis(GUIDES), window.today(), self.own(&state).await);
        let in_force = InForce { basis, guides: Draft::of(guides), hall: Arc::new(hall), today, key, own };
        let bytes = self.0.draft.read().await.map_err(Told::Failed)?;
        let kept = match bytes.map(String::from_utf8) {
            None => Kept::Nothing,
            Some(text) => text.ok().and_then(|text| Saved::read(&text)).map_or(Kept::Unreadable, |saved| Kept::Draft(Box::new(saved))),
        };
        Ok((in_force, kept))
    }

    async fn own(&self, state: &Publishing) -> Option<Own> {
        let open = state.proposals.iter().find(|open| open.author == self.0.person)?;
        let state = match &open.returned {
            Some((by, note)) => OwnState::Returned { by: by.clone(), note: office(&self.0.window).note(note).await.ok() },
            None if open.is_approved() => OwnState::Approved,
            None => OwnState::Waiting,
        };
        Some(Own { proposal: open.hash, at: open.at, state })
    }
}

fn told(trouble: Trouble) -> Told {
    match trouble {
        Trouble::Denied(denied) => Told::Denied(denied),
        Trouble::Failed(failure) => Told::Failed(failure),
        // What concerns signing and bundles never comes of putting forward.
        _ => Told::Unreadable,
    }
}

/// Gives these bytes to the person as a file.
pub fn save_file(name: &str, bytes: &[u8]) {
    // Where the browser gives no file it says so itself.
    let _ = device::files::save(name, CSV, bytes);
}

/// What came of choosing a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Its bytes.
    File(Vec<u8>),
    /// Nobody chose one.
    Nothing,
    /// It is larger than may be read.
    TooLarge,
    /// The browser cannot read it.
    Unreadable,
}

/// Lets somebody choose a spreadsheet. To be called when a button was pressed.
pub async fn choose_file() -> Chosen {
    match device::files::choose(ENDINGS, TABLE_BYTES_MAX).await {
        Ok(bytes) => Chosen::File(bytes),
        Err(NoFile::Cancelled) => Chosen::Nothing,
        Err(NoFile::TooLarge(_)) => Chosen::TooLarge,
        Err(NoFile::Unreadable(_)) => Chosen::Unreadable,
    }
}

/// Where the kiosk's screen can be drawn within the frame with this identity.
pub fn frame_body(id: &str) -> Option<device::frame::Body> {
    device::frame::body(id, super::surface::Surface::Kiosk.name())
}

/// Says which language the frame's page is in.
pub fn speak_in_frame(id: &str, language: &str) {
    // A frame that is not there speaks no language.
    let _ = device::frame::speak(id, language);
}
