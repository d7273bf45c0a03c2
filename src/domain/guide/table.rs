//! Guides as a table that Excel and WPS open and save, and back.
//!
//! One file, one heading row, and rows of several kinds: a guide has one row for its plain fields, and one more row for each law, condition, step, result,
//! question, answer, material and question people ask. The second column says which kind a row is; a kind leaves the columns blank that are not its own.
//! Rows of one list are in the order of the file. Lists inside a cell (other names, occasions in life, ways of delivery) stand between semicolons.
//!
//! An export that is imported again changes nothing: cells that a spreadsheet would take for a formula, a number or a date, and would spoil, begin with an
//! apostrophe, which the import takes away again. A guide that the table does not name stays as it is (retire it by its date instead of deleting rows); a
//! guide that it names is replaced as a whole. An import takes everything or nothing.
//!
//! The words of headings and choices are given from outside ([`Words`]).

mod cell;
mod fault;
mod read;
mod rows;
mod write;

pub use crate::domain::sheet::write::Encoding;
pub use fault::{TABLE_BYTES_MAX, TableFault, TableFaultKind};
pub use read::import;
pub use write::{export, template};

use super::choices::{Audience, Delivery, Desk, Kind, Level, Need, Processing, Scope, Source, Unit};

/// Declares the columns in their order.
macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// A column of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Column { $($(#[$doc])* $name),* }

        impl Column {
            /// All of them, in the order of an export.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

columns!(
    /// The guide's identity.
    Guide,
    /// The kind of the row.
    Row,
    /// Identity of a question; with an answer, of the question it answers.
    Question,
    /// Identity of an answer.
    Answer,
    /// A name, a law, a question: Chinese.
    NameZh,
    /// The same in English.
    NameEn,
    /// What it says: Chinese.
    TextZh,
    /// The same in English.
    TextEn,
    /// Document number of a law.
    LawNumber,
    /// Its article.
    Article,
    /// Who does a step.
    Desk,
    /// Time limit of a step.
    StepLimit,
    /// How a result comes.
    Delivery,
    /// Whether a material is needed.
    Need,
    /// When it is needed: `who=agent;sick=ill|both`.
    When,
    /// Originals.
    Originals,
    /// Copies.
    Copies,
    /// Where a material comes from.
    Source,
    /// From whom: Chinese.
    SourceNameZh,
    /// The same in English.
    SourceNameEn,
    /// Version.
    Version,
    /// First day.
    Effective,
    /// First day on which it no longer holds.
    Cancelled,
    /// Class.
    Class,
    /// Department.
    Department,
    /// Item.
    Item,
    /// What people call it.
    Aliases,
    /// Occasions in life.
    LifeEvents,
    /// Basic code.
    BasicCode,
    /// Local code.
    LocalCode,
    /// Kind of item.
    Kind,
    /// Level.
    Level,
    /// For whom.
    Audience,
    /// Kind of processing.
    Processing,
    /// Statutory limit.
    StatutoryLimit,
    /// Promised limit.
    PromisedLimit,
    /// Free, charged, or blank while nobody has said.
    Fee,
    /// How much: Chinese.
    FeeZh,
    /// The same in English.
    FeeEn,
    /// By which rule.
    FeeBasis,
    /// Visits.
    Visits,
    /// Where it can be done.
    Scope,
    /// Authority: Chinese.
    AuthorityZh,
    /// The same in English.
    AuthorityEn,
    /// Place: Chinese.
    PlaceZh,
    /// The same in English.
    PlaceEn,
    /// Whom to ask: Chinese.
    ContactZh,
    /// The same in English.
    ContactEn,
    /// Complaints: Chinese.
    ComplaintZh,
    /// The same in English.
    ComplaintEn,
);

/// The kind of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// The guide itself.
    Guide,
    /// A law.
    Law,
    /// A condition.
    Condition,
    /// A step.
    Step,
    /// A result.
    Outcome,
    /// A question of the checklist.
    Question,
    /// An answer to a question of the checklist.
    Answer,
    /// A material.
    Material,
    /// A question people ask.
    Faq,
}

impl RowKind {
    /// All of them, in the order of an export.
    pub const ALL: &[Self] =
        &[Self::Guide, Self::Law, Self::Condition, Self::Question, Self::Answer, Self::Material, Self::Step, Self::Outcome, Self::Faq];

    /// The columns of such a row, apart from guide and kind.
    pub const fn columns(self) -> &'static [Column] {
        use Column as C;
        match self {
            Self::Law => &[C::NameZh, C::TextZh, C::TextEn, C::LawNumber, C::Article],
            Self::Condition => &[C::TextZh, C::TextEn],
            Self::Step => &[C::NameZh, C::NameEn, C::TextZh, C::TextEn, C::Desk, C::StepLimit],
            Self::Outcome => &[C::NameZh, C::NameEn, C::Delivery],
            Self::Question => &[C::Question, C::NameZh, C::NameEn],
            Self::Answer => &[C::Question, C::Answer, C::NameZh, C::NameEn],
            Self::Faq => &[C::NameZh, C::NameEn, C::TextZh, C::TextEn],
            Self::Material => &[
                C::NameZh,
                C::NameEn,
                C::TextZh,
                C::TextEn,
                C::Need,
                C::When,
                C::Originals,
                C::Copies,
                C::Source,
                C::SourceNameZh,
                C::SourceNameEn,
            ],
            Self::Guide => &[
                C::NameZh,
                C::NameEn,
                C::TextZh,
                C::TextEn,
                C::Version,
                C::Effective,
                C::Cancelled,
                C::Class,
                C::Department,
                C::Item,
                C::Aliases,
                C::LifeEvents,
                C::BasicCode,
                C::LocalCode,
                C::Kind,
                C::Level,
                C::Audience,
                C::Processing,
                C::StatutoryLimit,
                C::PromisedLimit,
                C::Fee,
                C::FeeZh,
                C::FeeEn,
                C::FeeBasis,
                C::Visits,
                C::Scope,
                C::AuthorityZh,
                C::AuthorityEn,
                C::PlaceZh,
                C::PlaceEn,
                C::ContactZh,
                C::ContactEn,
                C::ComplaintZh,
                C::ComplaintEn,
            ],
        }
    }
}

/// The words of headings and choices. They are a part of the file's form: files that editors have kept are read by them.
#[derive(Clone, Copy)]
pub struct Words {
    /// A column's heading.
    pub column: fn(Column) -> &'static str,
    /// A kind of row.
    pub row: fn(RowKind) -> &'static str,
    /// 事项类型.
    pub kind: fn(Kind) -> &'static str,
    /// 行使层级.
    pub level: fn(Level) -> &'static str,
    /// 服务对象.
    pub audience: fn(Audience) -> &'static str,
    /// 办件类型.
    pub processing: fn(Processing) -> &'static str,
    /// 通办范围.
    pub scope: fn(Scope) -> &'static str,
    /// Who does a step.
    pub desk: fn(Desk) -> &'static str,
    /// How a result comes.
    pub delivery: fn(Delivery) -> &'static str,
    /// Where a material comes from.
    pub source: fn(Source) -> &'static str,
    /// Whether it is needed.
    pub need: fn(Need) -> &'static str,
    /// Unit of a limit, after its number.
    pub unit: fn(Unit) -> &'static str,
    /// A limit: at once.
    pub at_once: &'static str,
    /// A limit: not laid down.
    pub not_laid_down: &'static str,
    /// No fee.
    pub free: &'static str,
    /// A fee.
    pub charged: &'static str,
    /// What the template's example says.
    pub example: &'static str,
}
