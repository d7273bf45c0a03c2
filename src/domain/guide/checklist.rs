//! The personal checklist: which materials this person needs, given what they have answered so far.

use std::collections::BTreeMap;

use super::choices::Need;
use super::model::{Guide, Material};

/// Answers by question: identities of both.
pub type Answers = BTreeMap<String, String>;

/// Whether a material is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needed {
    /// Yes.
    Yes,
    /// No: an answer rules it out.
    No,
    /// That depends on a question that is not answered yet.
    Perhaps,
}

/// Whether this person needs the material. A condition that names a question the guide does not ask can never be ruled out: better one paper too
/// many than a second trip.
pub fn needed(material: &Material, answers: &Answers) -> Needed {
    if material.need == Need::Required {
        return Needed::Yes;
    }
    let mut verdict = Needed::Yes;
    for (question, wanted) in &material.when {
        match answers.get(question) {
            Some(answer) if wanted.contains(answer) => {}
            Some(_) => return Needed::No,
            None => verdict = Needed::Perhaps,
        }
    }
    verdict
}

/// The materials this person needs or may need, in the guide's order.
pub fn to_bring<'a>(guide: &'a Guide, answers: &'a Answers) -> impl Iterator<Item = (&'a Material, Needed)> {
    guide.materials.iter().map(|material| (material, needed(material, answers))).filter(|(_, verdict)| *verdict != Needed::No)
}
