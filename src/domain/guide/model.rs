//! What `guides.json` holds. A draft may be incomplete; what must not be published so is said by the lint, not by these types.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::choices::{Audience, Delivery, Desk, Kind, Level, Need, Processing, Scope, Source};
use super::terms::{Fee, Limit};
use crate::domain::hall::{Bilingual, Language};
use crate::domain::identity::ItemId;
use crate::domain::time::Day;

/// Questions of a checklist at most: more would be an examination.
pub const QUESTIONS_MAX: usize = 5;

/// The content of `guides.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guides {
    /// Where the file's schema is.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of the file's format; this program reads 1.
    pub format: u32,
    /// Said on every screen and print while these are sample guides that the hall has not checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<Text>,
    /// Occasions in life, in the order shown.
    pub life_events: Vec<Named>,
    /// Departments, in the order shown.
    pub departments: Vec<Named>,
    /// The order in which classes are shown to whoever looks for a guide; those that it does not name follow, as in the hall. The editor's, while the
    /// classes themselves are the hall's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<String>,
    /// The guides, in the order shown within their classes.
    pub guides: Vec<Guide>,
}

impl Guides {
    /// Where the class of this identity stands among `all` of the hall, for sorting (stable).
    pub fn place_of_class(&self, id: &str) -> usize {
        self.classes.iter().position(|known| known == id).unwrap_or(self.classes.len())
    }
}

/// An occasion in life, or a department, by which guides are found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: Bilingual,
}

/// A text of a guide: Markdown where it is prose; raw HTML in it is shown as text. English is complete or absent within one guide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Chinese.
    pub zh: String,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    /// The text in this language; Chinese where there is no English.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => self.en.as_deref().unwrap_or(&self.zh),
        }
    }
}

/// One guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// Its identity: lower-case words with hyphens.
    pub id: String,
    /// Version of its content, 1 and up; a change is a higher one.
    pub version: u32,
    /// First day on which it holds (生效日期).
    pub effective: Day,
    /// First day on which it no longer holds (取消日期).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Day>,
    /// A class of the hall.
    pub class: String,
    /// One of [`Guides::departments`].
    pub department: String,
    /// The item of the hall for which a number is taken.
    pub item: ItemId,
    /// 事项名称.
    pub name: Bilingual,
    /// What people call it: synonyms for the search.
    pub aliases: Vec<String>,
    /// 基本编码.
    pub basic_code: String,
    /// 实施编码.
    pub local_code: String,
    /// 事项类型.
    pub kind: Kind,
    /// 设定依据.
    pub legal_basis: Vec<LegalBasis>,
    /// 实施主体.
    pub authority: Text,
    /// 行使层级.
    pub level: Level,
    /// 服务对象.
    pub audience: Audience,
    /// 办件类型.
    pub processing: Processing,
    /// Can I? One or two sentences.
    pub summary: Text,
    /// 受理条件.
    pub conditions: Vec<Text>,
    /// 办理流程.
    pub steps: Vec<Step>,
    /// 法定办结时限.
    pub statutory_limit: Limit,
    /// 承诺办结时限: never longer than the statutory one.
    pub promised_limit: Limit,
    /// 收费.
    pub fee: Fee,
    /// 办理地点, also other ways.
    pub place: Text,
    /// 咨询方式.
    pub contact: Text,
    /// 监督投诉方式.
    pub complaint: Text,
    /// 到办事现场次数.
    pub visits: u8,
    /// 通办范围.
    pub scope: Scope,
    /// 审批结果.
    pub results: Vec<Outcome>,
    /// The checklist: at most [`QUESTIONS_MAX`] questions leave only the materials this person needs.
    pub questions: Vec<Question>,
    /// 材料.
    pub materials: Vec<Material>,
    /// 常见问题.
    pub faq: Vec<Faq>,
    /// Identities of occasions in life.
    pub life_events: Vec<String>,
}

impl Guide {
    /// Whether it holds on this day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.effective <= day && self.cancelled.is_none_or(|end| day < end)
    }

    /// Whether every text stands in English too.
    pub fn is_in_english(&self) -> bool {
        self.summary.en.is_some()
    }
}

/// 设定依据: a law and its article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// The law's name.
    pub law: String,
    /// Its document number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The article.
    pub article: String,
    /// What it says, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says: Option<Text>,
}

/// A step of the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name.
    pub name: Text,
    /// What happens.
    pub text: Text,
    /// Who does it.
    pub desk: Desk,
    /// How long it takes at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
}

/// 审批结果.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What one gets.
    pub name: Text,
    /// How.
    pub delivery: Vec<Delivery>,
}

/// A question of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its identity within the guide.
    pub id: String,
    /// The question.
    pub text: Text,
    /// What can be answered.
    pub answers: Vec<Answer>,
}

/// An answer of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its identity within the question.
    pub id: String,
    /// The answer.
    pub text: Text,
}

/// 材料.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// 名称.
    pub name: Text,
    /// 必要性.
    pub need: Need,
    /// Needed only if each named question was answered by one of these.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub when: BTreeMap<String, Vec<String>>,
    /// 原件份数.
    pub original: u8,
    /// 复印件份数.
    pub copies: u8,
    /// 来源渠道.
    pub source: Source,
    /// Who issues it, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_name: Option<Text>,
    /// 填报须知.
    pub note: Text,
}

/// 常见问题.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Faq {
    /// The question.
    pub q: Text,
    /// The answer.
    pub a: Text,
}
