//! Content that a hall publishes (发布): one signed bundle with a version that only grows, proposed by one person and approved by another.
//!
//! - A [`Bundle`] is one text; [`accept`] says whether it may be used here, or why not ([`Refusal`]).
//! - [`Trust`] says whose signature counts: the key that was pinned at first start, and every change of key that follows from it.
//! - [`Publishing`] is what the events of the `content` stream tell: proposals, approvals, the history, the trust. It is no part of the floor: whoever
//!   edits or shows content folds it. [`newest_edition`] reads no more than which edition is in force, for programs that must stay small.
//!
//! The parts of a bundle are texts with names; what they must hold is asked of a validator, so that nothing here knows guides or halls.

mod accept;
mod bundle;
mod card;
mod current;
mod digest;
mod editions;
mod event;
mod hall;
mod in_force;
mod kept_part;
mod key;
mod key_rules;
mod publishing;
pub mod recovery;
mod rules;
mod trust;
pub mod wrapped;

pub use accept::{Accepted, Circumstances, Damage, FUTURE_HOURS_MAX, Refusal, VERSIONS_AHEAD_MAX, accept, open};
pub use bundle::{BUNDLE_BYTES_MAX, Bundle, FORM, PARTS_MAX, Part, PartHash, PartName, VALIDITY_DAYS_MAX, text_of};
pub use card::{CARD_BYTES_MAX, CardFault, KeyCard};
pub use current::{Current, WhyShipped, current_of};
pub use digest::{Digest, is_short_hash};
pub use editions::{KitUsed, Older};
pub use event::{ContentEvent, Edition, NoteRef, Source};
pub use hall::ContentHall;
pub use in_force::{changes_edition, newest_edition, was_published};
pub use kept_part::{KeptPart, kept_part};
pub use key::{KeyId, PublicKey, SeedKey, SignFault, Signature, Signs};
pub use key_rules::{Consequence, Relation};
pub use publishing::{Compared, Kept, Proposal, Publishing};
pub use rules::{Act, DRAFT_BYTES_MAX, Denied, Draft, Order};
pub use trust::{ChainFault, KEY_CHANGES_MAX, KeyChange, SignedBy, Trust};
