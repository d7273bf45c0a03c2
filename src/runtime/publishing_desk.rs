//! The effects of publishing: reading what there is, doing what was decided in somebody's name, keys of this machine, files that come and go.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::command::Failure;
use super::contents::{Contents, hall_of, load, office};
use super::machine_key as keys;
use super::pin::prove;
use super::publishing::Trouble;
use super::site_bundle;
use super::window::Window;
use crate::device;
use crate::device::files::NoFile;
use crate::domain::access::{Pin, Refusal as PinRefusal, Standing, Use};
use crate::domain::changes::{changes, check};
use crate::domain::content::{BUNDLE_BYTES_MAX, CARD_BYTES_MAX, CardFault, Denied, KeyCard, Proposal, Refusal, Source, WhyShipped};
use crate::domain::identity::PersonId;
use crate::domain::parts;
use crate::domain::time::{HOUR_MS, Timestamp};
use crate::flow::pin::Outcome;
use crate::flow::publishing::{
    Deed, Effect, Fault, Happened, InForce, Input, KitSeed, PinTrouble, Review, Reviewed, Seen, ToCompare, VALIDITY_DAYS, Wanted,
};

/// Hears what becomes of an effect.
pub type Hear = Rc<dyn Fn(Input)>;

/// What files are called for the browser.
const KIND: &str = "application/json";
const ENDINGS: &str = ".json,application/json";

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::Denied(denied) => Self::Denied(denied),
            Trouble::Refused(refusal) => Self::Refused(refusal),
            Trouble::NotSigned(fault) => Self::NotSigned(fault),
            Trouble::OtherKey => Self::OtherKey,
            Trouble::Gone => Self::Gone,
            Trouble::Failed(failure) => Self::Failed(failure),
        }
    }
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Carries `effect` out; `hear` is told what became of it.
pub fn perform(window: &Window, effect: Effect, hear: &Hear) {
    let (window, hear) = (window.clone(), hear.clone());
    match effect {
        Effect::MakeKit => hear(Input::KitMade(KitSeed(device::ids::random_bytes()))),
        Effect::Look { version } => spawn_local(async move {
            let outcome = look(&window).await.map(Box::new);
            hear(Input::Looked { version, outcome });
        }),
        Effect::Do { version, who, deed } => spawn_local(async move {
            // The screen says that it is at work before hashing and checking stop everything for a moment.
            device::timer::pause(0).await;
            let outcome = do_it(&window, &who, deed).await;
            hear(Input::Answered { version, outcome });
        }),
        Effect::Pick(wanted) => spawn_local(async move {
            if let Some(picked) = pick(wanted).await {
                hear(Input::Picked(wanted, picked));
            }
        }),
    }
}

/// Prints what the page's print view shows, once the screen has drawn it.
pub async fn print_soon() {
    device::timer::pause(0).await;
    device::printer::print();
}

async fn look(window: &Window) -> Result<Seen, Fault> {
    let (contents, state) = load(window).await?;
    let mut proposals = Vec::new();
    for proposal in &state.proposals {
        proposals.push(review(window, &contents, proposal).await?);
    }
    let in_force = match (state.edition(contents.version), contents.shipped) {
        (_, Some(why)) => InForce::Shipped(why),
        (Some(edition), None) => InForce::Published { edition: Box::new(edition.clone()), is_expired: contents.is_expired },
        (None, None) => InForce::Shipped(WhyShipped::NeverPublished),
    };
    let (key, makes_keys) = (keys::key_here(window).await, device::signing::next_key().await.is_ok());
    let people: Vec<PersonId> = window.hall().staff.iter().map(|member| PersonId::from(&member.id)).collect();
    let seconds = match &state.compared {
        Some(first) => office(window).seconds(first, &people).await?,
        None => Vec::new(),
    };
    let site_refused = site_bundle::refused(window);
    Ok(Seen { hall: hall_of(window).to_string(), state, in_force, proposals, key, makes_keys, seconds, site_refused })
}

/// What a proposal changes. A text that is gone is told; a storage that cannot be read is a fault of the whole.
async fn review(window: &Window, contents: &Contents, proposal: &Proposal) -> Result<Reviewed, Fault> {
    let review = match office(window).draft(&proposal.hash).await {
        Ok(draft) => {
            let changed = changes(&contents.parts, &draft.parts);
            Some(Review { changes: changed, check: check(&draft.parts, &contents.parts, window.today()) })
        }
        Err(Trouble::Gone) => None,
        Err(trouble) => return Err(trouble.into()),
    };
    let note = match &proposal.returned {
        Some((_, note)) => office(window).note(note).await.ok(),
        None => None,
    };
    Ok(Reviewed { proposal: proposal.clone(), review, note })
}

async fn do_it(window: &Window, who: &PersonId, deed: Deed) -> Result<Happened, Fault> {
    let office = office(window);
    match deed {
        Deed::Approve(proposal) => office.approve(who, &proposal).await.map(|_| Happened::Approved).map_err(Fault::from),
        Deed::TakeBack(proposal) => office.take_back(who, &proposal).await.map(|_| Happened::TakenBack).map_err(Fault::from),
        Deed::Return(proposal, note) => {
            let (identity, salt) = (device::ids::new_random_id(), device::ids::new_random_id());
            let returned = office.return_to_author(who, &proposal, &note, (&identity, &salt)).await;
            returned.map(|_| Happened::Returned).map_err(Fault::from)
        }
        Deed::Publish(proposal, passphrase) => {
            let signer = keys::signer(window, passphrase).await?;
            let edition = office.publish(who, &proposal, &signer, parts::validate).await?;
            Ok(Happened::Published(edition.version))
        }
        Deed::BringBack(version) => {
            office.propose_return(who, version, expiry(window.now())).await.map(|_| Happened::BroughtBack(version)).map_err(Fault::from)
        }
        Deed::Withdraw(version) => office.withdraw(who, version).await.map(|_| Happened::Withdrawn(version)).map_err(Fault::from),
        Deed::Export(version) => {
            let state = office.look().await?;
            let edition = state.edition(version).ok_or(Fault::Denied(Denied::NoSuchVersion))?;
            let bytes = office.export(edition).await?;
            save(&format!("residents-window-{}-v{version}.json", hall_of(window)), &bytes)?;
            Ok(Happened::Exported(version))
        }
        Deed::Import(bytes) => {
            let edition = office.adopt(who, &bytes, Source::File, parts::validate).await?;
            Ok(Happened::Imported(edition.version))
        }
        Deed::SaveCard => {
            let state = office.look().await?;
            let card = KeyCard::of(state.signing_trust().map_err(Fault::Denied)?);
            let text = card.text().map_err(|error| Fault::File(error.to_string()))?;
            save(&format!("residents-window-{}-key-card.json", hall_of(window)), text.as_bytes())?;
            Ok(Happened::CardSaved)
        }
        Deed::PinCard(card) => {
            office.pin_keys(who, &card.hall, (card.key, card.recovery)).await?;
            for change in &card.changes {
                office.change_key(who, change).await?;
            }
            Ok(Happened::KeysPinned)
        }
        Deed::PinNew(kit, passphrase) => keys::pin_new(window, who, &kit, passphrase).await.map(|()| Happened::KeysPinned),
        Deed::ChangeKey(passphrase) => keys::change(window, who, passphrase).await.map(|()| Happened::KeyChanged),
        Deed::Recover { old, new, passphrase, since } => {
            keys::recover(window, who, (&old, &new), passphrase, since).await.map(|()| Happened::KeyChanged)
        }
        Deed::Compare(what, pin) => {
            let compared = match what {
                ToCompare::Card(card) => {
                    confirm_by_pin(window, who, &card, &pin).await?;
                    office.compare_keys(who, &card).await
                }
                ToCompare::Anew { kit, passphrase } => {
                    let anew = keys::anew(window, &kit, passphrase).await?;
                    confirm_by_pin(window, who, &anew.card, &pin).await?;
                    office.compare_new_keys(who, &anew.card, async || anew.keep(window).await).await
                }
            };
            compared.map(|_| Happened::KeysCompared).map_err(Fault::from)
        }
        Deed::Confirm(card, pin) => {
            confirm_by_pin(window, who, &card, &pin).await?;
            office.confirm_keys(who, &card).await.map(|_| Happened::KeysConfirmed).map_err(Fault::from)
        }
    }
}

/// Whoever is signed in types their PIN for just these keys.
async fn confirm_by_pin(window: &Window, who: &PersonId, card: &KeyCard, pin: &Pin) -> Result<(), Fault> {
    let statement = card.statement().map_err(|error| Fault::File(error.to_string()))?;
    Err(Fault::Pin(match prove(window, who, pin, Use::Keys { statement }).await {
        Outcome::Done => return Ok(()),
        Outcome::Wrong(Standing::Ready { tries_left, .. }) => PinTrouble::Wrong { tries_left },
        Outcome::Wrong(Standing::Locked { left_ms }) | Outcome::Refused(PinRefusal::Locked { left_ms }) => PinTrouble::Locked { left_ms },
        Outcome::Wrong(Standing::NoPin | Standing::Lost) | Outcome::Refused(_) => PinTrouble::None,
        Outcome::Failed(failure) => return Err(failure.into()),
    }))
}

fn expiry(now: Timestamp) -> Timestamp {
    now.plus_millis(VALIDITY_DAYS * 24 * HOUR_MS)
}

fn save(name: &str, bytes: &[u8]) -> Result<(), Fault> {
    device::files::save(name, KIND, bytes).map_err(Fault::File)
}

/// Nothing when nobody chose a file.
async fn pick(wanted: Wanted) -> Option<Result<Vec<u8>, Fault>> {
    let bytes_max = match wanted {
        Wanted::Bundle => BUNDLE_BYTES_MAX,
        Wanted::Card => CARD_BYTES_MAX,
    };
    match (device::files::choose(ENDINGS, bytes_max).await, wanted) {
        (Ok(bytes), _) => Some(Ok(bytes)),
        (Err(NoFile::Cancelled), _) => None,
        (Err(NoFile::TooLarge(bytes)), Wanted::Bundle) => Some(Err(Fault::Refused(Refusal::TooLarge { bytes }))),
        (Err(NoFile::TooLarge(_)), Wanted::Card) => Some(Err(Fault::Card(CardFault::NotACard))),
        (Err(NoFile::Unreadable(detail)), _) => Some(Err(Fault::File(detail))),
    }
}
