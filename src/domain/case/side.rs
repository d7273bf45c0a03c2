//! What an event may not hold: names, phones, typed reasons and notes. They lie beside the journal, where they can be erased; the event has a random
//! reference and a digest over a salt and the record. The salt lies with the record and is erased with it: nobody can then try out who it was.

use serde::{Deserialize, Serialize};

use super::mask::{Masked, PersonName, Phone};
use crate::domain::content::Digest;
use crate::domain::json::{Json, fields, object, text_of, tree, whole_of};

/// The form of a kept record of a person that this program writes.
const FORM: u32 = 1;
/// What the name of a side record begins with.
const PREFIX: &str = "side/";

/// Where a side record lies, and what it must be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideRef {
    /// `side/UUID`
    name: String,
    /// SHA-256 of what lies there.
    digest: Digest,
}

impl SideRef {
    /// Characters of the random identity and of the salt.
    pub const SALT_LENGTH: usize = 36;
    /// Most characters of a typed text.
    pub const TEXT_LENGTH_MAX: usize = 1_000;

    /// A reference, and what is to be kept there. `identity` and `salt` are fresh random identities of [`Self::SALT_LENGTH`] characters; nothing when one
    /// of them is not.
    pub fn make(identity: &str, salt: &str, record: &str) -> Option<(Self, String)> {
        let short: String = record.chars().take(Self::TEXT_LENGTH_MAX).collect();
        let kept = format!("{salt}{short}");
        let name = format!("{PREFIX}{identity}");
        (is_random(salt) && is_name(&name)).then(|| (Self { name, digest: Digest::of(kept.as_bytes()) }, kept))
    }

    /// A reference that leads nowhere: for asking whether something could be done.
    pub fn nowhere() -> Option<Self> {
        let identity = "0".repeat(Self::SALT_LENGTH);
        Self::make(&identity, &identity, "").map(|(reference, _)| reference)
    }

    /// Where the record lies beside the journal.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The random part of that name.
    pub fn identity(&self) -> &str {
        self.name.strip_prefix(PREFIX).unwrap_or_default()
    }

    /// Where the record of this identity lies.
    pub fn name_of(identity: &str) -> String {
        format!("{PREFIX}{identity}")
    }

    /// The record in what was kept, when that is what the event speaks of.
    pub fn read<'a>(&self, kept: &'a str) -> Option<&'a str> {
        let is_it = Digest::of(kept.as_bytes()) == self.digest;
        kept.get(Self::SALT_LENGTH..).filter(|_| is_it)
    }

    pub(super) fn from_json(value: Json<'_>) -> Option<Self> {
        let [name, digest] = fields(value, ["name", "digest"])?;
        let name = name?.text()?.into_owned();
        Some(Self { name, digest: Digest::parse(&digest?.text()?)? })
    }
}

fn is_name(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(is_random)
}

fn is_random(text: &str) -> bool {
    text.len() == SideRef::SALT_LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// How a person wants to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TellBy {
    /// By a call.
    Phone,
    /// By a text message.
    Message,
    /// Not at all: the person comes or looks at the kiosk.
    Nothing,
}

impl TellBy {
    const ALL: [(Self, &'static str); 3] = [(Self::Phone, "phone"), (Self::Message, "message"), (Self::Nothing, "nothing")];
}

/// The side record of a person: what the kiosk may show, and the rest encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRecord {
    /// Surname and a star.
    pub name: Masked,
    /// The phone with stars in the middle, where one was given.
    pub phone: Option<Masked>,
    /// How to be told.
    pub tell: TellBy,
    /// Somebody handed in for the person: that person's masked name.
    pub agent: Option<Masked>,
    /// Name and phone in full, encrypted by the machine's key; this program's pure part never reads it.
    pub sealed: String,
}

impl PersonRecord {
    /// Of a person who stands at the counter, or whose agent does.
    pub fn new(name: &PersonName, phone: Option<&Phone>, tell: TellBy, agent: Option<&PersonName>, sealed: String) -> Self {
        Self { name: name.masked(), phone: phone.map(Phone::masked), tell, agent: agent.map(PersonName::masked), sealed }
    }

    /// The text that is kept.
    pub fn write(&self) -> String {
        let word = TellBy::ALL.iter().find(|(tell, _)| *tell == self.tell).map_or("", |(_, word)| *word);
        let mut members = vec![
            ("form", FORM.into()),
            ("name", self.name.as_str().into()),
            ("tell", word.into()),
            ("sealed", self.sealed.as_str().into()),
        ];
        let optional = [("phone", &self.phone), ("agent", &self.agent)];
        members.extend(optional.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?.as_str().into()))));
        object(members).to_string()
    }

    /// From the text that was kept; nothing when it is damaged, of a newer form, or was not masked.
    pub fn read(text: &str) -> Option<Self> {
        let tree = tree(text)?;
        if whole_of::<u32>(&tree, "form")? > FORM {
            return None;
        }
        let masked = |name: &str| text_of(&tree, name).map(|text| Masked::kept(&text).ok_or(()));
        let tell = text_of(&tree, "tell")?;
        let tell = TellBy::ALL.iter().find(|(_, word)| *word == tell)?.0;
        let (phone, agent) = (masked("phone").transpose().ok()?, masked("agent").transpose().ok()?);
        Some(Self { name: masked("name")?.ok()?, phone, tell, agent, sealed: text_of(&tree, "sealed")? })
    }
}

/// The number under which the post can be asked where a letter is: 8 to 30 letters and digits. It belongs to an address, so it lies in a side record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackingNumber(String);

impl TrackingNumber {
    /// The number; blanks and small letters are understood.
    pub fn new(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(crate::domain::identity::to_half_width).filter(|c| !c.is_whitespace() && *c != '-').collect();
        let fits = (8..=30).contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
        fits.then(|| Self(plain.to_ascii_uppercase()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
