//! The parts of this hall's bundle: their names, and whether a text may stand in one.
//!
//! What a bundle is knows nothing of guides or halls (`content`), and those know nothing of bundles: here they meet.

use super::board::lint::{Finding as NoticeFinding, Ground, lint as lint_board};
use super::board::parse::parse as parse_board;
use super::content::{Act, Denied, Digest, Edition, Part, PartHash, Publishing, text_of};
use super::guide::lint::{blocks, lint_all};
use super::guide::parse::{Unreadable, parse as parse_guides, write as write_guides};
use super::guide::versions::raise_versions;
use super::hall::parse::{ContentFault, parse as parse_hall};
use super::time::Day;

/// The guides.
pub const GUIDES: &str = "guides.json";
/// Queues, items, counters, hours.
pub const HALL: &str = "hall.json";
/// News, open accounts, regulations, grids.
pub const NOTICES: &str = "notices.json";
/// All of them: a bundle holds each, so that it is a whole.
pub const ALL: [&str; 3] = [GUIDES, HALL, NOTICES];

/// What somebody needs the right for who changes the part of this name. A part that this program does not know is the administrator's.
pub fn act_of(name: &str) -> Act {
    match name {
        GUIDES | NOTICES => Act::ChangeTexts,
        _ => Act::ChangeHall,
    }
}

/// What somebody had before them when they changed a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Basis {
    /// The version in force; 0 for what was shipped, which can be replaced without another version.
    pub version: u32,
    /// Of the part's text.
    pub digest: Digest,
}

impl Basis {
    /// Whether that is still in force.
    ///
    /// # Errors
    /// What stands there meanwhile.
    pub fn stands(&self, now: &Self) -> Result<(), Denied> {
        if self.version != now.version {
            return Err(Denied::Stale { base: self.version, newest: now.version });
        }
        if self.digest == now.digest { Ok(()) } else { Err(Denied::Replaced) }
    }
}

/// What is shown when this version is withdrawn: never another hall. Who may do what, queues and counters come back only by a proposal, which two pass.
///
/// # Errors
/// Why it cannot be withdrawn.
pub fn withdrawable(state: &Publishing, version: u32) -> Result<&Edition, Denied> {
    let before = state.gives_way_to(version)?;
    let is_of_hall = |part: &&PartHash| act_of(part.name.as_str()) == Act::ChangeHall;
    let now = state.edition(version).into_iter().flat_map(|edition| edition.parts.iter().filter(is_of_hall));
    if now.eq(before.parts.iter().filter(is_of_hall)) { Ok(before) } else { Err(Denied::NotWithdrawn) }
}

/// A part of an earlier version as it may come back in place of what is `shown`: changed guides are higher versions, or nobody could tell by a printout
/// which of two texts it was made of.
pub fn brought_back(part: Part, shown: &[Part]) -> Part {
    let now = shown.iter().find(|now| now.name == part.name && now.name.as_str() == GUIDES);
    let Some((mut guides, now)) = now.and_then(|now| parse_guides(&part.text).ok().zip(parse_guides(&now.text).ok())) else { return part };
    if !raise_versions(&mut guides, &now) {
        return part;
    }
    write_guides(&guides).map_or_else(|| part.clone(), |text| Part::new(part.name.clone(), text))
}

/// Whether these are the parts of an earlier edition as they come back: the same texts, but for the versions of guides.
pub fn are_brought_back(parts: &[Part], edition: &[Part]) -> bool {
    let is_same = |(part, old): (&Part, &Part)| {
        let is_guides = part.name.as_str() == GUIDES && part.name == old.name;
        part.hash() == old.hash() || is_guides && differ_in_versions(&part.text, &old.text)
    };
    parts.len() == edition.len() && parts.iter().zip(edition).all(is_same)
}

fn differ_in_versions(text: &str, old: &str) -> bool {
    let Some((mut guides, old)) = parse_guides(text).ok().zip(parse_guides(old).ok()) else { return false };
    guides.guides.iter_mut().zip(&old.guides).for_each(|(guide, old)| guide.version = old.version);
    guides == old
}

/// Whether this text may stand in the part of this name. A part that this program does not know is passed over: a newer program made it.
///
/// # Errors
/// Where the first fault is.
pub fn validate(name: &str, text: &str) -> Result<(), String> {
    match name {
        GUIDES => parse_guides(text).map(drop).map_err(|fault| place(&fault)),
        HALL => parse_hall(text).map(drop).map_err(|faults| first(&faults)),
        NOTICES => parse_board(text).map(drop).map_err(|faults| first(&faults)),
        _ => Ok(()),
    }
}

/// What the notices among these parts are held against; nothing where the hall or the guides cannot be read.
pub fn ground(parts: &[Part], today: Day) -> Option<Ground> {
    let (hall, guides) = (parse_hall(text_of(parts, HALL)?).ok()?, parse_guides(text_of(parts, GUIDES)?).ok()?);
    Some(Ground { hall, guides: guides.guides.into_iter().map(|guide| guide.id).collect(), today })
}

/// Whether these texts may be published together on this day: each is right by itself, and neither a guide nor a notice has a fault that blocks it.
/// `published` are the guides in force.
///
/// # Errors
/// The name of the first part that may not, and where the first fault in it is: a JSON pointer, of a guide with the guide's name behind it.
pub fn may_be_published(texts: &[(&str, &str)], published: Option<&str>, today: Day) -> Result<(), (String, String)> {
    for (name, text) in texts {
        validate(name, text).map_err(|fault| ((*name).to_owned(), fault))?;
    }
    let text = |wanted: &str| texts.iter().find(|(name, _)| *name == wanted).map(|(_, text)| *text);
    let (guides, hall) = (text(GUIDES).and_then(|text| parse_guides(text).ok()), text(HALL).and_then(|text| parse_hall(text).ok()));
    let Some((guides, hall)) = guides.zip(hall) else { return Err((ALL.join(", "), String::new())) };
    let before = published.and_then(|text| parse_guides(text).ok());
    let findings = lint_all(&guides, &hall, today, before.as_ref());
    if let Some(worst) = findings.iter().find(|finding| blocks(std::slice::from_ref(*finding))) {
        let name = guides.guides.iter().find(|guide| guide.id == worst.guide).map_or(worst.guide.as_str(), |guide| &guide.name.zh);
        return Err((GUIDES.to_owned(), format!("{} {name}", worst.path)));
    }
    let ground = Ground { hall, guides: guides.guides.into_iter().map(|guide| guide.id).collect(), today };
    let notices = text(NOTICES).and_then(|text| serde_json::from_str(text).ok()).map(|tree| lint_board(&tree, &ground)).unwrap_or_default();
    match notices.into_iter().find(NoticeFinding::blocks) {
        Some(worst) => Err((NOTICES.to_owned(), worst.path)),
        None => Ok(()),
    }
}

/// The parts of a new proposal: what is in force, with what the same person has put forward before and is still open, and with these changes. Otherwise
/// whoever changes one part would take back, unasked, what they wait for in another.
pub fn joined(in_force: Vec<Part>, own: Option<&[Part]>, changed: Vec<(&str, String)>) -> Vec<Part> {
    let mut parts = in_force;
    for part in &mut parts {
        if let Some(before) = own.into_iter().flatten().find(|before| before.name == part.name) {
            *part = before.clone();
        }
    }
    for (name, text) in changed {
        if let Some(part) = parts.iter_mut().find(|part| part.name.as_str() == name) {
            *part = Part::new(part.name.clone(), text);
        }
    }
    parts
}

fn first(faults: &[ContentFault]) -> String {
    faults.first().map_or_else(String::new, |fault| fault.path.clone())
}

fn place(fault: &Unreadable) -> String {
    format!("{fault:?}")
}
