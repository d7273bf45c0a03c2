//! Whatever encrypts on this machine: a key that no script can read, or one of a test.

use sha2::{Digest, Sha256};

use super::mask::{PersonName, Phone};
use crate::domain::json::{object, text_of, tree};

/// Why it cannot encrypt or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealFault {
    /// The browser does not do it, or the key is not there; with what it says.
    Failed(String),
    /// It was sealed with a key that this machine does not have, or is damaged.
    NotOurs,
}

/// Encrypts, and makes keyed digests.
pub trait Seals {
    /// Encrypts a text.
    fn seal(&self, text: &str) -> impl Future<Output = Result<String, SealFault>>;
    /// Reads what was encrypted.
    fn open(&self, sealed: &str) -> impl Future<Output = Result<String, SealFault>>;
    /// Keyed digests of a text in hexadecimal digits, the newest key's first: lookups are made with that one and looked for with all.
    fn digests(&self, text: &str) -> impl Future<Output = Result<Vec<String>, SealFault>>;
}

/// What the keys of cases are made of. It exists in the moment in which it is made or restored, and wrapped by the recovery kit's code.
pub struct DataSeed([u8; 32]);

impl DataSeed {
    /// Of fresh random bytes, or of what was wrapped.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// To be wrapped.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A short name that says nothing of it.
    pub fn id(&self) -> String {
        self.derive("name")[..4].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The key that encrypts.
    pub fn sealing(&self) -> [u8; 32] {
        self.derive("seal")
    }

    /// The key of digests.
    pub fn digesting(&self) -> [u8; 32] {
        self.derive("digest")
    }

    /// The seed is as random as a key, so that a hash with a name in front parts it into several.
    fn derive(&self, what: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(format!("residents-window/cases/{what}/1\n"));
        hash.update(self.0);
        hash.finalize().into()
    }
}

/// Name and phone in full: what is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// The applicant.
    pub name: PersonName,
    /// Where the applicant can be called.
    pub phone: Option<Phone>,
    /// Who handed in instead.
    pub agent: Option<PersonName>,
}

impl Contact {
    /// The text to be sealed.
    pub fn write(&self) -> String {
        let mut members = vec![("name", self.name.in_clear().into())];
        members.extend(self.phone.as_ref().map(|phone| ("phone", phone.in_clear().into())));
        members.extend(self.agent.as_ref().map(|agent| ("agent", agent.in_clear().into())));
        object(members).to_string()
    }

    /// From the text that was sealed.
    pub fn read(text: &str) -> Option<Self> {
        let tree = tree(text)?;
        let name = PersonName::new(&text_of(&tree, "name")?)?;
        let phone = text_of(&tree, "phone").and_then(|text| Phone::new(&text));
        let agent = text_of(&tree, "agent").and_then(|text| PersonName::new(&text));
        Some(Self { name, phone, agent })
    }
}
