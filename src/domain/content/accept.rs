//! Whether a bundle may be used here, and every reason why not. Whoever is refused leaves nothing behind: this only looks.

use serde_json::Value;

use super::bundle::{BUNDLE_BYTES_MAX, Bundle, FORM, FORM_FAMILY, PARTS_MAX, VALIDITY_DAYS_MAX, unseal};
use super::digest::Digest;
use super::hall::ContentHall;
use super::key::{KeyId, PublicKey, Signature};
use super::trust::{ChainFault, Trust};
use crate::domain::time::{HOUR_MS, Timestamp};

/// How far ahead of this machine's clock the making of a bundle may lie: another machine's clock may be a little fast, or its date a day off.
pub const FUTURE_HOURS_MAX: i64 = 26;
/// How far above the newest version known here a bundle's may lie. A version near the end of all numbers would leave none for the next publication.
pub const VERSIONS_AHEAD_MAX: u32 = 10_000;

/// Why a bundle is not taken in; the words are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than [`BUNDLE_BYTES_MAX`].
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Some other file.
    NotABundle,
    /// Of a form that this program does not know yet.
    Newer,
    /// Nobody has signed it.
    Unsigned,
    /// Not what was signed.
    Damaged(Damage),
    /// For another hall.
    WrongHall {
        /// The hall it is for.
        found: String,
        /// This hall.
        expected: String,
    },
    /// Signed by a key that does not count here.
    WrongKey {
        /// That key.
        found: KeyId,
        /// The one that counts.
        expected: KeyId,
    },
    /// The changes of key that it brings do not follow from the pinned one.
    KeyChange(ChainFault),
    /// Written and approved by one person, or approved by nobody.
    OnePerson,
    /// Older than what is in use.
    Older {
        /// Its version.
        found: u32,
        /// The newest known here.
        newest: u32,
    },
    /// Further above what is in use than [`VERSIONS_AHEAD_MAX`].
    TooFarAhead {
        /// Its version.
        found: u32,
        /// The newest known here.
        newest: u32,
    },
    /// The version in use, with other bytes.
    SameVersion {
        /// Which.
        version: u32,
    },
    /// Its time is over, or it has claimed more time than any bundle gets.
    Expired {
        /// Since when.
        at: Timestamp,
    },
    /// Made in the future: one of the two clocks is wrong.
    Future {
        /// When it was made, by its maker's clock.
        made_at: Timestamp,
    },
    /// A part does not hold what it should.
    Schema {
        /// Which part.
        part: String,
        /// What the validator says.
        detail: String,
    },
}

/// How a bundle is damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// Not a text at all.
    NotText,
    /// Breaks off or cannot be read, at this line and column.
    Unreadable(usize, usize),
    /// Can be read, and yet is not spelled as a bundle is.
    Spelling,
    /// The text of this part is not the one whose digest stands beside it.
    Part(String),
    /// Not what was signed.
    Signature,
}

/// Where and when a bundle is to be used.
#[derive(Clone, Copy)]
pub struct Circumstances<'a> {
    /// Whose signature counts.
    pub trust: &'a Trust,
    /// The newest version known here and the digest of its text; version 0 when there is none. The digest is nothing when it is not known any more.
    pub newest: (u32, Option<Digest>),
    /// The hall's time.
    pub now: Timestamp,
}

/// A bundle that may be used.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// What it says.
    pub bundle: Bundle,
    /// Its name: the digest of its whole text.
    pub hash: Digest,
    /// The trust after the changes of key that it brought.
    pub trust: Trust,
    /// It is the newest version that is known here already.
    pub is_known: bool,
}

/// Looks at a bundle from outside. `validate` says what is wrong with the text of a part, given its name, or nothing.
///
/// # Errors
/// The first reason against it.
pub fn accept(bytes: &[u8], at: Circumstances<'_>, validate: impl FnMut(&str, &str) -> Result<(), String>) -> Result<Accepted, Refusal> {
    let follow = |bundle: &Bundle| at.trust.follow(&bundle.key_changes).map_err(Refusal::KeyChange);
    let accepted = look(bytes, at.trust.hall(), follow, validate)?;
    let bundle = &accepted.bundle;
    let (newest, known) = at.newest;
    let is_known = bundle.version == newest && known == Some(accepted.hash);
    // Where a kit speaks for the first time, what it comes with follows whatever a thief has counted up to here.
    let is_next = accepted.trust.has_kit_unknown_to(at.trust);
    match () {
        () if is_next => {}
        () if bundle.version < newest => return Err(Refusal::Older { found: bundle.version, newest }),
        // What is known of the newest version is its digest; where that was lost with the storage, the same version may come again.
        () if bundle.version == newest && known.is_some() && !is_known => return Err(Refusal::SameVersion { version: newest }),
        () if bundle.version - newest > VERSIONS_AHEAD_MAX => return Err(Refusal::TooFarAhead { found: bundle.version, newest }),
        () => {}
    }
    match () {
        () if bundle.expires_at <= at.now => return Err(Refusal::Expired { at: bundle.expires_at }),
        () if bundle.made_at.since(at.now) > FUTURE_HOURS_MAX * HOUR_MS => return Err(Refusal::Future { made_at: bundle.made_at }),
        () => {}
    }
    Ok(Accepted { is_known, ..accepted })
}

/// Looks at a bundle that was accepted before and has been kept: everything but its version and its time.
///
/// # Errors
/// The first reason against it.
pub fn open(bytes: &[u8], trust: &Trust, validate: impl FnMut(&str, &str) -> Result<(), String>) -> Result<Accepted, Refusal> {
    // Where two people have set the keys up anew the chain begins elsewhere: what travels in the bundle is for others, here its key is known.
    let known = |bundle: &Bundle| trust.as_of(&bundle.key_changes).or_else(|| trust.as_of_key(&bundle.key));
    let as_of = |bundle: &Bundle| known(bundle).ok_or(Refusal::KeyChange(ChainFault::Fork(0)));
    look(bytes, trust.hall(), as_of, validate)
}

fn look(
    bytes: &[u8],
    hall: &str,
    trust_after: impl FnOnce(&Bundle) -> Result<Trust, Refusal>,
    mut validate: impl FnMut(&str, &str) -> Result<(), String>,
) -> Result<Accepted, Refusal> {
    if bytes.len() > BUNDLE_BYTES_MAX {
        return Err(Refusal::TooLarge { bytes: bytes.len() });
    }
    let text = str::from_utf8(bytes).map_err(|_| Refusal::Damaged(Damage::NotText))?;
    let (signed, signature) = unseal(text).ok_or_else(|| without_signature(text))?;
    let bundle = read(signed)?;
    check_shape(&bundle)?;
    if bundle.hall != hall {
        // Nobody has looked at the signature yet: what stands there may be anything, and as long as anybody likes.
        if !ContentHall::is_a_name(&bundle.hall) {
            return Err(Refusal::Damaged(Damage::Spelling));
        }
        return Err(Refusal::WrongHall { found: bundle.hall, expected: hall.to_owned() });
    }
    let trust = trust_after(&bundle)?;
    check_signature(&bundle, signed, &signature, trust.key())?;
    for part in &bundle.parts {
        validate(part.name.as_str(), &part.text).map_err(|detail| Refusal::Schema { part: part.name.as_str().to_owned(), detail })?;
    }
    Ok(Accepted { bundle, hash: Digest::of(bytes), trust, is_known: true })
}

fn read(signed: &str) -> Result<Bundle, Refusal> {
    let whole = format!("{signed}}}");
    let bundle: Bundle = serde_json::from_str(&whole).map_err(|error| unreadable(&whole, &error))?;
    let again = bundle.signed_text().map_err(|_| Refusal::Damaged(Damage::Spelling))?;
    if bundle.form != FORM {
        return Err(other_form(&bundle.form));
    }
    if again == signed { Ok(bundle) } else { Err(Refusal::Damaged(Damage::Spelling)) }
}

/// What is inside fits together, whoever signed it.
fn check_shape(bundle: &Bundle) -> Result<(), Refusal> {
    let twice = |(at, part): (usize, &super::Part)| bundle.parts[..at].iter().any(|earlier| earlier.name == part.name);
    if bundle.version == 0 || bundle.parts.len() > PARTS_MAX || bundle.parts.iter().enumerate().any(twice) {
        return Err(Refusal::Damaged(Damage::Spelling));
    }
    if let Some(part) = bundle.parts.iter().find(|part| Digest::of(part.text.as_bytes()) != part.sha256) {
        return Err(Refusal::Damaged(Damage::Part(part.name.as_str().to_owned())));
    }
    if bundle.approvers.is_empty() || bundle.approvers.contains(&bundle.author) {
        return Err(Refusal::OnePerson);
    }
    let validity_ms = bundle.expires_at.since(bundle.made_at);
    let fits = 0 < validity_ms && validity_ms <= VALIDITY_DAYS_MAX * 24 * HOUR_MS;
    if fits { Ok(()) } else { Err(Refusal::Expired { at: bundle.made_at }) }
}

fn check_signature(bundle: &Bundle, signed: &str, signature: &Signature, expected: PublicKey) -> Result<(), Refusal> {
    if bundle.key != expected.id() {
        return Err(Refusal::WrongKey { found: bundle.key.clone(), expected: expected.id() });
    }
    if expected.verifies(signed.as_bytes(), signature) { Ok(()) } else { Err(Refusal::Damaged(Damage::Signature)) }
}

/// A text that does not end as a signed bundle does.
fn without_signature(text: &str) -> Refusal {
    match serde_json::from_str::<Value>(text) {
        Err(error) if text.contains(FORM_FAMILY) => damaged_at(&error),
        Err(_) => Refusal::NotABundle,
        Ok(value) => match (form_of(&value), value.get("signature").and_then(Value::as_str)) {
            (None, _) => Refusal::NotABundle,
            (Some(form), _) if form != FORM => other_form(form),
            (Some(_), None | Some("")) => Refusal::Unsigned,
            (Some(_), Some(_)) => Refusal::Damaged(Damage::Spelling),
        },
    }
}

/// A text that ends as a signed bundle does and yet cannot be read as one.
fn unreadable(whole: &str, error: &serde_json::Error) -> Refusal {
    match serde_json::from_str::<Value>(whole) {
        Err(_) => damaged_at(error),
        Ok(value) => match form_of(&value) {
            Some(FORM) => Refusal::Damaged(Damage::Spelling),
            Some(form) => other_form(form),
            None => Refusal::NotABundle,
        },
    }
}

fn form_of(value: &Value) -> Option<&str> {
    value.get("form").and_then(Value::as_str)
}

fn other_form(form: &str) -> Refusal {
    let number = |form: &str| form.strip_prefix(FORM_FAMILY).and_then(|number| number.parse::<u32>().ok());
    if number(form) > number(FORM) { Refusal::Newer } else { Refusal::NotABundle }
}

fn damaged_at(error: &serde_json::Error) -> Refusal {
    Refusal::Damaged(Damage::Unreadable(error.line(), error.column()))
}
