//! A part of a bundle that was checked when it was taken in, read by hand: for programs that must stay small and only ask whether it is still the same.

use super::digest::Digest;
use crate::domain::json::{Json, fields};

/// The text of a part of the bundle with this digest; nothing when these bytes are others, or have no such part.
pub fn kept_part(bundle: &[u8], hash: &Digest, name: &str) -> Option<String> {
    let is_it = Digest::of(bundle) == *hash;
    let [parts] = fields(Json::of(str::from_utf8(bundle).ok().filter(|_| is_it)?)?, ["parts"])?;
    parts?.entries()?.into_iter().find_map(|part| {
        let [found, text] = fields(part, ["name", "text"])?;
        (found?.text()? == name).then(|| text?.text().map(std::borrow::Cow::into_owned)).flatten()
    })
}
