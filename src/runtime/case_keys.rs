//! The recovery kit and the keys of cases: a seed is wrapped by the kit's code as the kit is made, and comes back where the code is typed.

use std::cell::RefCell;

use super::command::Failure;
use super::contents::hall_of;
use super::window::Window;
use crate::device;
use crate::domain::access::RecoveryCode;
use crate::domain::case::seal::DataSeed;
use crate::domain::content::wrapped::{NONCE_BYTES, SALT_BYTES, WrappedKey};

/// Where wrapped seeds lie beside the journal: a copy of the database has them.
const PREFIX: &str = "case-seed/";

thread_local! {
    /// What the kit that was typed has opened, until the kit that takes its place wraps it.
    static OPENED: RefCell<Vec<DataSeed>> = const { RefCell::new(Vec::new()) };
}

/// Another seed, wrapped with the code of a kit that is about to be kept: a kit that could not open what is sealed from then on is none.
///
/// # Errors
/// When the wrapped seed cannot be kept.
pub(super) async fn prepare(window: &Window, code: &RecoveryCode) -> Result<DataSeed, Failure> {
    let seed = DataSeed::new(device::ids::random_bytes());
    if keep(window, code, &seed).await { Ok(seed) } else { Err(Failure::Unavailable("the key of cases cannot be wrapped".to_owned())) }
}

/// The kit is kept: the seed seals from now on, and what the kit before has just opened is wrapped anew. What was sealed before stays readable here.
pub(super) async fn take_up(window: &Window, code: &RecoveryCode, seed: &DataSeed) {
    for opened in OPENED.with_borrow_mut(std::mem::take) {
        // Otherwise the paper of the kit before goes on opening it.
        keep(window, code, &opened).await;
    }
    // Where the browser does not keep it, every desk is told that a key is missing here.
    let _ = device::sealing::add(&hall_of(window), seed).await;
}

/// The kit was not kept: nobody has the code that opens this.
pub(super) async fn drop_prepared(window: &Window, seed: &DataSeed) {
    let _ = window.journal().erase_blob(&format!("{PREFIX}{}", seed.id())).await;
}

/// Takes in what this code opens: on a machine to which the database was copied, everything that was sealed can be read again.
pub(super) async fn restore(window: &Window, code: &RecoveryCode) {
    // What cannot be read now is taken in when the code is typed again.
    let Ok(names) = window.journal().blob_names(PREFIX).await else { return };
    for name in names {
        let Ok(Some(bytes)) = window.journal().get_blob(&name).await else { continue };
        let Ok(wrapped) = serde_json::from_slice::<WrappedKey>(&bytes) else { continue };
        // One of an earlier kit needs that one's paper.
        let Ok(key) = wrapped.open(&code.groups().concat()) else { continue };
        let seed = DataSeed::new(key.seed());
        if device::sealing::add(&hall_of(window), &seed).await.is_ok() {
            OPENED.with_borrow_mut(|opened| opened.push(seed));
        }
    }
}

/// How keys and wrapped seeds stand to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// This machine seals with a key of which no wrapped seed exists: if the machine is lost, so is what it sealed.
    pub is_unkept: bool,
    /// There is a wrapped seed whose key this machine does not have: what was sealed and found by it is not readable here.
    pub is_missing: bool,
}

/// How they stand now; nothing where nobody can say.
pub(super) async fn standing(window: &Window) -> Option<Standing> {
    let known = device::sealing::known(&hall_of(window)).await.ok()?;
    let wrapped = window.journal().blob_names(PREFIX).await.ok()?;
    let wrapped: Vec<&str> = wrapped.iter().filter_map(|name| name.strip_prefix(PREFIX)).collect();
    Some(Standing {
        is_unkept: known.first().is_some_and(|newest| !wrapped.contains(&newest.as_str())),
        is_missing: wrapped.iter().any(|id| !known.iter().any(|known| known == id)),
    })
}

async fn keep(window: &Window, code: &RecoveryCode, seed: &DataSeed) -> bool {
    let (salt, nonce) = (device::ids::random_bytes::<SALT_BYTES>(), device::ids::random_bytes::<NONCE_BYTES>());
    let Ok(wrapped) = WrappedKey::close(seed.bytes(), &code.groups().concat(), &salt, &nonce) else { return false };
    let Ok(text) = serde_json::to_string(&wrapped) else { return false };
    window.journal().put_blob(&format!("{PREFIX}{}", seed.id()), text.as_bytes()).await.is_ok()
}
