//! What lies beside the journal of an opinion: the words, and where to answer. A phone lies there masked, and in full only in what is sealed.

use crate::domain::case::mask::{Masked, Phone};
use crate::domain::json::{object, text_of, tree, whole_of};

/// The form that this program writes.
const FORM: u32 = 1;

/// Where a resident can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBack {
    /// The phone with stars in the middle.
    pub phone: Masked,
    /// The phone in full, encrypted by the machine's key; this program's pure part never reads it.
    pub sealed: String,
}

/// The side record of an opinion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpinionRecord {
    /// What was said.
    pub text: String,
    /// Where to answer, where that is wanted.
    pub back: Option<WayBack>,
}

impl OpinionRecord {
    /// The words without what nobody can see; the phone with what it was sealed to.
    pub fn new(text: &str, back: Option<(&Phone, String)>) -> Self {
        let text = text.chars().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
        Self { text, back: back.map(|(phone, sealed)| WayBack { phone: phone.masked(), sealed }) }
    }

    /// The text that is kept.
    pub fn write(&self) -> String {
        let mut members = vec![("form", FORM.into()), ("text", self.text.as_str().into())];
        if let Some(back) = &self.back {
            members.extend([("phone", back.phone.as_str().into()), ("sealed", back.sealed.as_str().into())]);
        }
        object(members).to_string()
    }

    /// From the text that was kept; nothing when it is damaged, of a newer form, or was not masked.
    pub fn read(text: &str) -> Option<Self> {
        let tree = tree(text)?;
        if whole_of::<u32>(&tree, "form")? > FORM {
            return None;
        }
        let back = match text_of(&tree, "phone") {
            Some(phone) => Some(WayBack { phone: Masked::kept(&phone)?, sealed: text_of(&tree, "sealed")? }),
            None => None,
        };
        Some(Self { text: text_of(&tree, "text")?, back })
    }
}
