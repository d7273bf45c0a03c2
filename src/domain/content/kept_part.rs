//! A part of a bundle that was checked when it was taken in, read by hand: for programs that must stay small and only ask whether it is still the same.

use super::digest::Digest;
use crate::domain::json::{Json, fields};

/// A part of the edition in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptPart {
    /// Its text.
    Text(String),
    /// Nothing was ever published, or what is in force has no such part.
    Absent,
    /// Something is in force, and is not there any more, or all that was is withdrawn: that is not "nothing was published".
    Lost,
}

/// The part of this name of the bundle with this digest; lost when these bytes are others.
pub fn kept_part(bundle: &[u8], hash: &Digest, name: &str) -> KeptPart {
    if Digest::of(bundle) != *hash {
        return KeptPart::Lost;
    }
    let find = || {
        let [parts] = fields(Json::of(str::from_utf8(bundle).ok()?)?, ["parts"])?;
        parts?.entries()?.into_iter().find_map(|part| {
            let [found, text] = fields(part, ["name", "text"])?;
            (found?.text()? == name).then(|| text?.text().map(std::borrow::Cow::into_owned)).flatten()
        })
    };
    find().map_or(KeptPart::Absent, KeptPart::Text)
}
