//! The content as a staff window works with it: what is in force, and putting a change of it forward.

use super::case_keys;
use super::command::{Failure, Stamp};
use super::content_note;
use super::publishing::{PublishingOffice, Trouble};
use super::publishing_ground::{Ground, hall_lets};
use super::window::Window;
use crate::device;
use crate::domain::content::{Act, ContentHall, Current, Digest, Draft, KitUsed, Older, Part, PartName, Publishing, WhyShipped, text_of};
use crate::domain::identity::PersonId;
use crate::domain::parts::{self, Basis};
use crate::domain::time::Timestamp;

/// Where the shipped parts lie.
const SHIPPED_FOLDER: &str = "/content/";

/// What is in force here.
#[derive(Clone, Debug)]
pub struct Contents {
    /// Its version; 0 for what was shipped.
    pub version: u32,
    /// The parts, all of [`parts::ALL`].
    pub parts: Vec<Part>,
    /// Why it is what was shipped, if so.
    pub shipped: Option<WhyShipped>,
    /// Its time is over.
    pub is_expired: bool,
}

impl Contents {
    /// What somebody who changes this part has before them.
    pub fn basis(&self, name: &str) -> Basis {
        Basis { version: self.version, digest: Digest::of(self.text(name).as_bytes()) }
    }

    /// The text of a part.
    pub fn text(&self, name: &str) -> &str {
        text_of(&self.parts, name).unwrap_or("")
    }
}

/// The office of publishing of this window.
pub fn office(window: &Window) -> PublishingOffice<'_, impl Fn() -> Stamp, impl AsyncFn(u32), impl Fn(&PersonId, Act) -> bool> {
    let hall = window.hall();
    PublishingOffice {
        journal: window.journal(),
        stamp: || window.stamp(window.new_request()),
        pause: async |ms| device::timer::pause(ms).await,
        may: move |who: &PersonId, act: Act| hall_lets(&hall, who, act),
        noted_version: content_note::noted(window),
        ground: ground(window, true),
    }
}

/// The hall as its content names it.
pub fn hall_of(window: &Window) -> ContentHall {
    ContentHall::new(&window.hall().code, window.is_demo())
}

fn ground(window: &Window, asks_hall: bool) -> Ground {
    let noting = window.clone();
    Ground {
        hall: hall_of(window),
        today: window.today(),
        shipped: || Box::pin(async { shipped().await }),
        check: parts::may_be_published,
        note: Box::new(move |version| content_note::keep(&noting, version)),
        asks_hall,
    }
}

/// Whoever takes in what the hall's IT has laid beside the site: nobody of the staff, and nothing else is theirs to do.
pub fn the_site() -> PersonId {
    PersonId::new(SITE).unwrap_or_else(|| unreachable!("the name of the site is an identity"))
}

/// Longer than what anybody of the staff is called.
const SITE: &str = "the-site-of-the-hall-itself";

/// The office for what lies beside the site.
pub fn office_for_the_site(
    window: &Window,
) -> PublishingOffice<'_, impl Fn() -> Stamp, impl AsyncFn(u32), impl Fn(&PersonId, Act) -> bool> {
    PublishingOffice {
        journal: window.journal(),
        stamp: || window.stamp(window.new_request()),
        pause: async |ms| device::timer::pause(ms).await,
        may: |who: &PersonId, act: Act| act == Act::Adopt && *who == the_site(),
        noted_version: content_note::noted(window),
        ground: ground(window, false),
    }
}

/// What is in force, and what the record says of the content.
///
/// # Errors
/// When the storage cannot be read, or the shipped files cannot be had.
pub async fn load(window: &Window) -> Result<(Contents, Publishing), Trouble> {
    let state = office(window).look().await?;
    let contents = match office(window).current_in(&state, window.now(), parts::validate).await? {
        Current::Published { edition, bundle, is_expired } => {
            Contents { version: edition.version, parts: bundle.parts, shipped: None, is_expired }
        }
        // As the office has it: in place of what was published, with the hall's own queues and people.
        Current::Shipped(why) => {
            let parts = office(window).shown(&state).await?;
            Contents { version: 0, parts, shipped: Some(why), is_expired: false }
        }
    };
    Ok((contents, state))
}

/// What every desk is told of the content, for nobody sees it on the content itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The version that is shown, and why it may be older than what was published last.
    pub older: Option<(u32, Older)>,
    /// This version was published, and what was shipped is shown in its place.
    pub shipped: Option<u32>,
    /// A recovery kit was used lately.
    pub kit_used: Option<KitUsed>,
    /// The key of personal data in cases was never wrapped. A demo has no kit that could.
    pub is_case_key_unkept: bool,
}

/// What every desk is told now; nothing when nobody can say.
pub async fn told(window: &Window) -> Option<Told> {
    let state = office(window).look().await.ok()?;
    // Whether every part has the right form was asked when it came in; asking again would hold a counter up.
    let current = office(window).current_in(&state, window.now(), |_, _| Ok(())).await.ok()?;
    let kit_used = state.kit_used.clone().filter(|used| used.is_told(window.now()));
    let is_case_key_unkept = !window.is_demo() && case_keys::standing(window).await.is_some_and(|keys| keys.is_unkept);
    let (older, shipped) = match current {
        Current::Published { edition, .. } => (state.older().map(|older| (edition.version, older)), None),
        Current::Shipped(why) => (None, why.version()),
    };
    Some(Told { older, shipped, kit_used, is_case_key_unkept })
}

async fn shipped() -> Result<Vec<Part>, Failure> {
    let mut shipped = Vec::new();
    for name in parts::ALL {
        let text = device::fetch::text(&format!("{SHIPPED_FOLDER}{name}")).await.map_err(Failure::Unavailable)?;
        shipped.extend(PartName::new(name).map(|name| Part::new(name, text)));
    }
    Ok(shipped)
}

/// Puts what is in force forward with this part changed; answers with the proposal's name. `based_on` is what was looked at.
///
/// # Errors
/// See [`Trouble`]; stale or replaced when something else is in force meanwhile.
pub async fn put_forward(
    window: &Window,
    who: &PersonId,
    changed: (&str, String),
    based_on: Basis,
    expires_at: Timestamp,
) -> Result<Digest, Trouble> {
    let (contents, state) = load(window).await?;
    based_on.stands(&contents.basis(changed.0))?;
    let hall = state.signing_trust()?.hall().to_owned();
    // What waits as a change of something older has to be put forward anew anyway.
    let own = state.proposals.iter().find(|open| open.author == *who && state.fresh(open).is_ok());
    let own = match own {
        Some(open) => Some(office(window).draft(&open.hash).await?.parts),
        None => None,
    };
    let parts = parts::joined(contents.parts, own.as_deref(), vec![changed]);
    let (form, author, base) = (Draft::FORM.to_owned(), who.clone(), state.newest().0);
    office(window).propose(&Draft { form, hall, author, base, returns_to: None, expires_at, parts }).await
}
