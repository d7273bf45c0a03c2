//! A page: one guide in one language for one person, as lines. Lines that can be read aloud are numbered in reading order.

use serde::Serialize;

/// A guide in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct GuidePage {
    /// Which guide.
    pub guide: String,
    /// The item for which a number is taken.
    pub item: String,
    /// Its name.
    pub title: String,
    /// Class and kind.
    pub tags: String,
    /// Shown in the language of the hall because there is no English text.
    pub only_chinese: bool,
    /// Can I?
    pub summary: Vec<Line>,
    /// How long, how much, how often.
    pub facts: Vec<Fact>,
    /// The question of the checklist that comes next, if any is left.
    pub question: Option<Question>,
    /// What was answered: "myself, registered here".
    pub answered: String,
    /// Questions answered and asked in all.
    pub progress: (usize, usize),
    /// What to bring, as far as it is known.
    pub materials: Vec<Amount>,
    /// "4 of 5 materials".
    pub materials_note: String,
    /// How it goes.
    pub steps: Vec<Fact>,
    /// Everything else.
    pub sections: Vec<Section>,
    /// Version, date and short hash.
    pub version: String,
    /// The 24 digits by which a print of this guide is known again.
    pub mark: String,
    /// It was asked for with a print: whether that is still current.
    pub print: Option<Print>,
    /// Said of the whole page: that these are sample guides, that something too long is not shown.
    pub sample: Option<String>,
    /// The essential text, for a code that needs no network.
    pub carry: String,
}

/// Whether a print is still current.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Print {
    /// It says what holds now.
    Current,
    /// The guide has changed since.
    Outdated,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Whether it stands out.
    pub strong: bool,
    /// The words.
    pub text: String,
}

/// A sentence, or another line that is read aloud in one breath.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its number in reading order, from 1.
    pub number: u16,
    /// What it says.
    pub pieces: Vec<Piece>,
}

impl Line {
    /// Its words.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Something with a name: "how long: 20 working days", or a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its number in reading order.
    pub number: u16,
    /// The name.
    pub label: String,
    /// The value.
    pub value: String,
    /// More about it; empty when there is nothing.
    pub more: String,
}

/// A material.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Its number in reading order.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// How many, or why nothing has to be brought.
    pub amount: String,
    /// What to mind.
    pub note: String,
    /// Certainly needed; otherwise that depends on a question not answered yet.
    pub is_sure: bool,
}

/// A question of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Its identity.
    pub id: String,
    /// The words.
    pub text: String,
    /// What can be answered: identity and words.
    pub answers: Vec<(String, String)>,
}

/// A part of the details.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Which tab it belongs to.
    pub tab: Tab,
    /// Its title.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A paragraph or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    /// An entry of a list.
    pub is_entry: bool,
    /// Its sentences.
    pub lines: Vec<Line>,
}

/// Parts of the guide screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// What to bring.
    #[default]
    Materials,
    /// How it goes.
    Steps,
    /// Who can.
    Conditions,
    /// By which law.
    Law,
    /// What others asked.
    Faq,
    /// Whom to ask, where to complain, what one gets.
    Contact,
}

impl Tab {
    /// All of them, in the order offered.
    pub const ALL: [Self; 6] = [Self::Materials, Self::Steps, Self::Conditions, Self::Faq, Self::Law, Self::Contact];

    /// Its name outside.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Materials => "materials",
            Self::Steps => "steps",
            Self::Conditions => "conditions",
            Self::Law => "law",
            Self::Faq => "faq",
            Self::Contact => "contact",
        }
    }

    /// The part with this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.as_str() == name)
    }
}

impl GuidePage {
    /// What is read aloud of this part of the page, in order: number and words.
    pub fn aloud(&self, tab: Tab) -> Vec<(u16, String)> {
        let named = |fact: &Fact| {
            (
                fact.number,
                [&fact.label, &fact.value, &fact.more]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        };
        let mut said: Vec<(u16, String)> = self.summary.iter().map(|line| (line.number, line.text())).collect();
        match tab {
            Tab::Materials => {
                said.extend(self.facts.iter().map(named));
                said.extend(self.materials.iter().map(|m| {
                    (
                        m.number,
                        [&m.name, &m.amount, &m.note]
                            .into_iter()
                            .filter(|part| !part.is_empty())
                            .map(String::as_str)
                            .collect::<Vec<_>>()
                            .join(", "),
                    )
                }));
            }
            Tab::Steps => said = self.steps.iter().map(named).collect(),
            other => {
                let lines = self.sections.iter().filter(|section| section.tab == other).flat_map(|s| &s.blocks).flat_map(|b| &b.lines);
                said = lines.map(|line| (line.number, line.text())).collect();
            }
        }
        said
    }
}
