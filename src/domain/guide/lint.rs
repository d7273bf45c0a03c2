//! What is wrong with guides before they are published, for whoever edits them: each finding names the guide, the field and what is the matter.
//!
//! Errors block publishing, warnings do not. Guides without errors fit the published schema. Paths are those of the file below a guide, such as
//! `/materials/3/note/en`, so that a finding can stand beside its field. The words are in `text`.

mod checklist;
mod links;
mod terms;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

pub use texts::{CHARS_EN_MAX, CHARS_ZH_MAX, is_hidden, troubles};

use super::model::{Guide, Guides};
use super::terms::Limit;
use crate::domain::codes::print::PrintCode;
use crate::domain::hall::{Hall, Language};
use crate::domain::time::Day;

/// Whether a finding blocks publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

/// Something that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The guide's identity; empty for the file itself.
    pub guide: String,
    /// The field below the guide; empty for the guide itself.
    pub path: String,
    /// What is the matter.
    pub kind: FindingKind,
}

/// What may be the matter with a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// A field that must say something is blank.
    Blank,
    /// No law is named.
    NoLegalBasis,
    /// An article that is not written as one: `第十八条`.
    BadArticle,
    /// The law's name carries its own title marks, which every screen adds.
    LawInMarks,
    /// Nothing says whether it costs anything: write "free", never leave it blank.
    FeeNotStated,
    /// A fee without the rule that allows it.
    FeeWithoutBasis,
    /// Promised for longer than the law allows.
    PromisedLonger {
        /// What is promised.
        promised: Limit,
        /// What the law allows.
        statutory: Limit,
    },
    /// A promise that promises nothing.
    NoPromise,
    /// Said to be done at once and yet promised for later, or the other way round.
    AtOnceMismatch,
    /// The steps together take longer than what is promised.
    StepsLonger {
        /// What is promised.
        promised: Limit,
    },
    /// A time limit outside 1 to this many.
    LimitOutOfRange {
        /// Highest number.
        max: u16,
    },
    /// It no longer holds.
    Expired {
        /// Since when.
        since: Day,
    },
    /// It does not hold yet.
    NotYetEffective {
        /// From when on.
        from: Day,
    },
    /// It ends before it begins.
    EndsBeforeItBegins,
    /// A material of which neither original nor copy is wanted, and which the hall does not look up itself.
    NoCopies,
    /// A material from an authority or an enterprise that is not named.
    NoSourceName,
    /// A complaint line without any number.
    NoComplaintNumber,
    /// There is no such class in the hall.
    NoSuchClass(String),
    /// There is no such item in the hall.
    NoSuchItem(String),
    /// No counter does this item.
    ItemWithoutCounter(String),
    /// Cases of this item cannot be followed: the hall has no procedure for it.
    ItemWithoutProcedure(String),
    /// The steps of the item's procedure take longer than what is promised.
    ProcedureLonger {
        /// What is promised.
        promised: Limit,
        /// Working days of the steps together.
        days: u32,
    },
    /// A text names a counter that the hall does not have.
    NoSuchCounter(String),
    /// There is no such department in the file.
    NoSuchDepartment(String),
    /// There is no such occasion in life in the file.
    NoSuchLifeEvent(String),
    /// Longer than fits well on the screen.
    TooLong {
        /// Most characters that fit.
        max: usize,
        /// Characters here.
        found: usize,
    },
    /// Longer than the file may hold.
    FarTooLong {
        /// Most characters.
        max: usize,
        /// Characters here.
        found: usize,
    },
    /// Too few entries.
    TooFew {
        /// Fewest.
        min: usize,
        /// Entries here.
        found: usize,
    },
    /// Too many entries.
    TooMany {
        /// Most.
        max: usize,
        /// Entries here.
        found: usize,
    },
    /// A number above what is believable.
    NumberTooLarge {
        /// Highest.
        max: u8,
    },
    /// Not an identity: small words with hyphens.
    BadId,
    /// Not a code of the catalogue.
    BadCode {
        /// Fewest digits and capital letters.
        min: usize,
        /// Most.
        max: usize,
    },
    /// Said twice.
    Duplicate {
        /// Where it stands first.
        first: String,
    },
    /// Another guide has the same name.
    SameName {
        /// Its identity.
        other: String,
    },
    /// Its prints would be taken for those of another guide: both identities have the same digits.
    SamePrintCode {
        /// The other's identity.
        other: String,
    },
    /// A question whose answers change nothing.
    QuestionWithoutEffect,
    /// A condition names a question that is not asked.
    NoSuchQuestion(String),
    /// A condition names an answer that cannot be given.
    NoSuchAnswer(String),
    /// Needed only under conditions, and none is named.
    NoCondition,
    /// Needed by everybody, and yet a condition is named.
    ConditionIgnored,
    /// Whatever is answered, it is needed.
    AlwaysNeeded,
    /// A letter that nobody can see, or that changes how others are shown.
    HiddenLetter(char),
    /// Letters that a wrong encoding has left.
    Mojibake,
    /// An address that runs something.
    HostileLink(String),
    /// A link: at the kiosk nothing can be followed.
    Link,
    /// Markup: it is shown as it is typed.
    Markup,
    /// Some of this guide is in English, this is not.
    NoEnglish,
    /// Changed, with the same version number as what is published.
    VersionNotRaised {
        /// The published version.
        published: u32,
    },
}

impl Finding {
    /// Whether it blocks publishing.
    pub const fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

impl FindingKind {
    /// Whether it blocks publishing.
    pub const fn severity(&self) -> Severity {
        use FindingKind as K;
        match self {
            K::LawInMarks
            | K::StepsLonger { .. }
            | K::Expired { .. }
            | K::NotYetEffective { .. }
            | K::NoSourceName
            | K::NoComplaintNumber
            | K::NoSuchCounter(_)
            | K::ItemWithoutProcedure(_)
            | K::ProcedureLonger { .. }
            | K::TooLong { .. }
            | K::SameName { .. }
            | K::QuestionWithoutEffect
            | K::ConditionIgnored
            | K::AlwaysNeeded
            | K::Link
            | K::Markup => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// What a guide is held against.
#[derive(Clone, Copy)]
pub struct Against<'a> {
    /// The file it stands in: departments, occasions in life.
    pub file: &'a Guides,
    /// The hall: classes, items, counters.
    pub hall: &'a Hall,
    /// The hall's day.
    pub today: Day,
}

/// Everything that is wrong with one guide, whatever the others are like.
pub fn lint(guide: &Guide, against: Against<'_>) -> Vec<Finding> {
    let mut found = Found { guide: &guide.id, findings: Vec::new() };
    texts::check(guide, &mut found);
    terms::check(guide, against.today, &mut found);
    links::check(guide, against, &mut found);
    checklist::check(guide, &mut found);
    found.findings
}

/// Everything that is wrong with the guides of a file, in their order. `published` is what is in force, against which versions must grow.
pub fn lint_all(file: &Guides, hall: &Hall, today: Day, published: Option<&Guides>) -> Vec<Finding> {
    let mut together = lint_together(&file.guides, published.iter().flat_map(|file| &file.guides));
    let mut findings = lint_lists(file);
    for guide in &file.guides {
        findings.extend(lint(guide, Against { file, hall, today }));
        let (own, others) = together.into_iter().partition(|finding| finding.guide == guide.id);
        findings.extend::<Vec<Finding>>(own);
        together = others;
    }
    findings
}

/// What is wrong with guides beside each other and beside what is in force, whatever stands in them: for whoever has linted each.
pub fn lint_together<'a>(guides: impl IntoIterator<Item = &'a Guide>, published: impl IntoIterator<Item = &'a Guide>) -> Vec<Finding> {
    let (mut ids, mut names, mut codes) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let before: BTreeMap<&str, &Guide> = published.into_iter().map(|guide| (guide.id.as_str(), guide)).collect();
    let mut findings = Vec::new();
    for guide in guides {
        let mut found = Found { guide: &guide.id, findings: Vec::new() };
        if let Some(first) = ids.insert(guide.id.as_str(), guide.name.zh.as_str()) {
            found.add("/id", FindingKind::Duplicate { first: first.to_owned() });
        }
        if let Some(other) = codes.insert(PrintCode::key_of(&guide.id), guide.id.as_str()).filter(|other| *other != guide.id) {
            found.add("/id", FindingKind::SamePrintCode { other: other.to_owned() });
        }
        if let Some(other) = names.insert(guide.name.get(Language::Zh), guide.id.as_str()) {
            found.add("/name/zh", FindingKind::SameName { other: other.to_owned() });
        }
        if let Some(old) = before.get(guide.id.as_str()).filter(|old| **old != guide && old.version >= guide.version) {
            found.add("/version", FindingKind::VersionNotRaised { published: old.version });
        }
        findings.append(&mut found.findings);
    }
    findings
}

/// Whether any of these findings blocks publishing.
pub fn blocks(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity() == Severity::Error)
}

/// What is wrong with departments and occasions in life, and which of them share an identity.
pub fn lint_lists(file: &Guides) -> Vec<Finding> {
    let mut found = Found { guide: "", findings: Vec::new() };
    for (list, entries) in [("departments", &file.departments), ("life_events", &file.life_events)] {
        let mut seen = BTreeSet::new();
        for (at, entry) in entries.iter().enumerate().filter(|(_, entry)| !seen.insert(entry.id.as_str())) {
            found.add(&format!("/{list}/{at}/id"), FindingKind::Duplicate { first: entry.id.clone() });
        }
    }
    for (at, class) in file.classes.iter().enumerate().filter(|(at, class)| file.classes[..*at].contains(class)) {
        found.add(&format!("/classes/{at}"), FindingKind::Duplicate { first: class.clone() });
    }
    texts::check_file(file, &mut found);
    found.findings
}

/// The findings of one guide so far.
struct Found<'a> {
    guide: &'a str,
    findings: Vec<Finding>,
}

impl Found<'_> {
    fn add(&mut self, path: &str, kind: FindingKind) {
        self.findings.push(Finding { guide: self.guide.to_owned(), path: path.to_owned(), kind });
    }

    /// Adds it when something `is_wrong`.
    fn when(&mut self, is_wrong: bool, path: &str, kind: FindingKind) {
        if is_wrong {
            self.add(path, kind);
        }
    }

    /// Whether there are so many entries as there should be.
    fn count(&mut self, path: &str, found: usize, min: usize, max: usize) {
        self.when(found < min, path, FindingKind::TooFew { min, found });
        self.when(found > max, path, FindingKind::TooMany { max, found });
    }
}
