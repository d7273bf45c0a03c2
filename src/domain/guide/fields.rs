//! The fields of a guide as a table: what each is called in the file, and what may stand in it. A form is drawn from it, and a test walks it.
//!
//! Paths are those of lint and diff: `/materials/3/note/zh`.

use serde::Serialize;
use serde_json::{Value, json};

use super::choices::{Audience, Delivery, Desk, Kind, Level, Need, Processing, Scope, Source};

/// A fixed choice of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// 事项类型.
    Kind,
    /// 行使层级.
    Level,
    /// 服务对象.
    Audience,
    /// 办件类型.
    Processing,
    /// 通办范围.
    Scope,
    /// Who does a step.
    Desk,
    /// How a result comes.
    Delivery,
    /// 来源渠道.
    Source,
    /// 必要性.
    Need,
}

impl Choice {
    /// The words of the file, in the order offered.
    pub fn words(self) -> Vec<String> {
        match self {
            Self::Kind => of(Kind::ALL),
            Self::Level => of(Level::ALL),
            Self::Audience => of(Audience::ALL),
            Self::Processing => of(Processing::ALL),
            Self::Scope => of(Scope::ALL),
            Self::Desk => of(Desk::ALL),
            Self::Delivery => of(Delivery::ALL),
            Self::Source => of(Source::ALL),
            Self::Need => of(Need::ALL),
        }
    }
}

fn of(all: &[impl Serialize]) -> Vec<String> {
    all.iter().filter_map(|one| serde_json::to_value(one).ok()?.as_str().map(str::to_owned)).collect()
}

/// Something that is named elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A class of the hall.
    Class,
    /// A department of the file.
    Department,
    /// An item of the hall.
    Item,
}

/// How much a text has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// One line.
    Line,
    /// Sentences.
    Prose,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A few letters; an optional one is taken away when it is blank.
    Word {
        /// It may be missing.
        optional: bool,
    },
    /// Chinese and English.
    Text {
        /// Room for it.
        room: Room,
        /// It may be missing as a whole.
        optional: bool,
    },
    /// Chinese and English, both always there.
    Name,
    /// A whole number up to this.
    Number {
        /// Highest.
        max: u8,
    },
    /// A day.
    Day {
        /// It may be missing.
        optional: bool,
    },
    /// One of a fixed choice.
    One(Choice),
    /// Some of a fixed choice.
    Some(Choice),
    /// A time limit.
    Limit {
        /// It may be missing.
        optional: bool,
        /// Perhaps no law lays one down.
        by_law: bool,
    },
    /// 收费.
    Fee,
    /// Something named elsewhere.
    Named(Named),
    /// Occasions in life of the file.
    LifeEvents,
    /// When a material is needed.
    When,
    /// Words, one below the other.
    Words,
    /// Texts, one below the other.
    Texts,
    /// Entries with fields of their own.
    List(Entries),
}

/// What a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entries {
    /// 材料.
    Materials,
    /// 办理流程.
    Steps,
    /// 审批结果.
    Results,
    /// 设定依据.
    Laws,
    /// 常见问题.
    Faq,
    /// Questions of the checklist.
    Questions,
    /// Their answers.
    Answers,
}

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the file.
    pub name: &'static str,
    /// What may stand in it.
    pub shape: Shape,
}

const fn field(name: &'static str, shape: Shape) -> Field {
    Field { name, shape }
}

const LINE: Shape = Shape::Text { room: Room::Line, optional: false };
const PROSE: Shape = Shape::Text { room: Room::Prose, optional: false };

/// A part of a form: what a person would look for in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// What it is called and where it is found.
    Basics,
    /// Who can apply.
    Who,
    /// What to bring.
    Bring,
    /// How it goes.
    Steps,
    /// How long, how much, how often.
    Cost,
    /// Where, and whom to ask.
    Place,
    /// What one gets.
    Results,
    /// What people ask.
    Faq,
    /// By which law, and its codes.
    Law,
    /// From when until when.
    Days,
}

impl Section {
    /// All of them, in the order of a form.
    pub const ALL: &[Self] =
        &[Self::Basics, Self::Who, Self::Bring, Self::Steps, Self::Cost, Self::Place, Self::Results, Self::Faq, Self::Law, Self::Days];

    /// Its name outside.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Who => "who",
            Self::Bring => "bring",
            Self::Steps => "steps",
            Self::Cost => "cost",
            Self::Place => "place",
            Self::Results => "results",
            Self::Faq => "faq",
            Self::Law => "law",
            Self::Days => "days",
        }
    }

    /// Its fields.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Basics => {
                const {
                    &[
                        field("name", Shape::Name),
                        field("summary", PROSE),
                        field("item", Shape::Named(Named::Item)),
                        field("class", Shape::Named(Named::Class)),
                        field("department", Shape::Named(Named::Department)),
                        field("aliases", Shape::Words),
                        field("life_events", Shape::LifeEvents),
                    ]
                }
            }
            Self::Who => const { &[field("audience", Shape::One(Choice::Audience)), field("conditions", Shape::Texts)] },
            Self::Bring => {
                const { &[field("materials", Shape::List(Entries::Materials)), field("questions", Shape::List(Entries::Questions))] }
            }
            Self::Steps => const { &[field("steps", Shape::List(Entries::Steps))] },
            Self::Cost => {
                const {
                    &[
                        field("processing", Shape::One(Choice::Processing)),
                        field("promised_limit", Shape::Limit { optional: false, by_law: false }),
                        field("statutory_limit", Shape::Limit { optional: false, by_law: true }),
                        field("fee", Shape::Fee),
                        field("visits", Shape::Number { max: 5 }),
                    ]
                }
            }
            Self::Place => {
                const { &[field("place", PROSE), field("contact", LINE), field("complaint", LINE), field("scope", Shape::One(Choice::Scope))] }
            }
            Self::Results => const { &[field("results", Shape::List(Entries::Results))] },
            Self::Faq => const { &[field("faq", Shape::List(Entries::Faq))] },
            Self::Law => {
                const {
                    &[
                        field("legal_basis", Shape::List(Entries::Laws)),
                        field("authority", LINE),
                        field("level", Shape::One(Choice::Level)),
                        field("kind", Shape::One(Choice::Kind)),
                        field("basic_code", Shape::Word { optional: false }),
                        field("local_code", Shape::Word { optional: false }),
                    ]
                }
            }
            Self::Days => {
                const { &[field("effective", Shape::Day { optional: false }), field("cancelled", Shape::Day { optional: true })] }
            }
        }
    }

    /// Where the field of a path stands; what has no field of its own is with the basics.
    pub fn of_path(path: &str) -> Self {
        let name = path.split('/').nth(1).unwrap_or_default();
        let holds = |section: &&Self| section.fields().iter().any(|field| field.name == name);
        Self::ALL.iter().find(holds).copied().unwrap_or(Self::Basics)
    }
}

impl Entries {
    /// The fields of an entry.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Materials => {
                const {
                    &[
                        field("name", LINE),
                        field("need", Shape::One(Choice::Need)),
                        field("original", Shape::Number { max: 9 }),
                        field("copies", Shape::Number { max: 9 }),
                        field("source", Shape::One(Choice::Source)),
                        field("when", Shape::When),
                        field("source_name", Shape::Text { room: Room::Line, optional: true }),
                        field("note", LINE),
                    ]
                }
            }
            Self::Steps => {
                const {
                    &[
                        field("name", LINE),
                        field("desk", Shape::One(Choice::Desk)),
                        field("limit", Shape::Limit { optional: true, by_law: false }),
                        field("text", PROSE),
                    ]
                }
            }
            Self::Results => const { &[field("name", LINE), field("delivery", Shape::Some(Choice::Delivery))] },
            Self::Laws => {
                const {
                    &[
                        field("law", Shape::Word { optional: false }),
                        field("article", Shape::Word { optional: false }),
                        field("number", Shape::Word { optional: true }),
                        field("says", Shape::Text { room: Room::Prose, optional: true }),
                    ]
                }
            }
            Self::Faq => const { &[field("q", LINE), field("a", PROSE)] },
            Self::Questions => const { &[field("text", LINE), field("answers", Shape::List(Entries::Answers))] },
            Self::Answers => const { &[field("text", LINE)] },
        }
    }

    /// An entry in which nothing is said yet. Those with an identity get `id`.
    pub fn blank(self, id: &str) -> Value {
        let text = || json!({ "zh": "" });
        match self {
            Self::Materials => {
                json!({ "name": text(), "need": "required", "original": 1, "copies": 0, "source": "own", "note": text() })
            }
            Self::Steps => json!({ "name": text(), "text": text(), "desk": "resident" }),
            Self::Results => json!({ "name": text(), "delivery": ["counter"] }),
            Self::Laws => json!({ "law": "", "article": "" }),
            Self::Faq => json!({ "q": text(), "a": text() }),
            Self::Questions => {
                json!({ "id": id, "text": text(), "answers": [{ "id": "a1", "text": text() }, { "id": "a2", "text": text() }] })
            }
            Self::Answers => json!({ "id": id, "text": text() }),
        }
    }

    /// How identities of such entries begin, where they have any.
    pub const fn id_prefix(self) -> Option<&'static str> {
        match self {
            Self::Questions => Some("q"),
            Self::Answers => Some("a"),
            _ => None,
        }
    }
}

/// What stands at a path, by the table; nothing for a path that it does not know, or that leads into a field.
pub fn shape_of(path: &str) -> Option<Shape> {
    let mut fields: Vec<Field> = Section::ALL.iter().flat_map(|section| section.fields()).copied().collect();
    let mut shape = None;
    for piece in path.split('/').skip(1) {
        shape = match (shape, piece.parse::<usize>()) {
            (Some(Shape::List(entries)), Ok(_)) => {
                fields = entries.fields().to_vec();
                None
            }
            (Some(Shape::Texts), Ok(_)) => Some(PROSE),
            (Some(Shape::Words), Ok(_)) => Some(Shape::Word { optional: false }),
            (Some(_), _) => return None,
            (None, _) => Some(fields.iter().find(|field| field.name == piece)?.shape),
        };
    }
    shape
}
