//! What the reader answers about a rating, as the kiosk knows it: words in both languages, and what is to be appended. What may be rated, and what follows, is
//! decided there.

use serde::Serialize;
use serde_json::Value;

use crate::domain::hall::Language;
use crate::domain::json::{list, text_of, whole_of, words};

/// Words in Chinese and English.
pub type Both = [String; 2];

/// The words in this language.
pub const fn of(words: &Both, language: Language) -> &String {
    match language {
        Language::Zh => &words[0],
        Language::En => &words[1],
    }
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RatingTold {
    /// It may be rated.
    Offer(Box<Offer>),
    /// It may not.
    Refused(Box<Refused>),
    /// It is rated by appending this.
    Change(Box<Change>),
    /// There is no such thing, or what was given does not fit it: nobody learns which.
    Unknown,
    /// There is one, and its record cannot be read.
    Unreadable,
}

/// What may be rated, and what there is to say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What it is.
    pub what: Both,
    /// Reasons: identity, Chinese, English.
    pub reasons: Vec<[String; 3]>,
}

/// Why it may not be rated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Refused {
    /// A name for the outside: `rated-before`, `needs-reason` ...
    pub why: String,
    /// The same in words.
    pub words: Both,
    /// It was rated before, and something may be added.
    pub may_add: bool,
    /// What it is.
    pub what: Both,
}

/// What is to be appended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where.
    pub stream: String,
    /// Appends the stream has had.
    pub expected: u32,
    /// The events' JSON.
    pub events: Vec<String>,
    /// What lies beside the journal: its name, and the text.
    pub keep: Option<[String; 2]>,
}

impl RatingTold {
    /// What the reader told, or nothing when that is something else.
    pub fn read(told: &Value) -> Option<Self> {
        match told.as_str() {
            Some("unknown") => return Some(Self::Unknown),
            Some("unreadable") => return Some(Self::Unreadable),
            _ => {}
        }
        if let Some(offer) = told.get("offer") {
            let (what, reasons) = (words(offer.get("what")?)?, list(offer.get("reasons")?, words)?);
            return Some(Self::Offer(Box::new(Offer { what, reasons })));
        }
        if let Some(refused) = told.get("refused") {
            return Some(Self::Refused(Box::new(Refused {
                why: text_of(refused, "why")?,
                words: words(refused.get("words")?)?,
                may_add: refused.get("may_add")?.as_bool()?,
                what: words(refused.get("what")?)?,
            })));
        }
        let change = told.get("change")?;
        Some(Self::Change(Box::new(Change {
            stream: text_of(change, "stream")?,
            expected: whole_of(change, "expected")?,
            events: list(change.get("events")?, |event| event.as_str().map(str::to_owned))?,
            keep: match change.get("keep") {
                None | Some(Value::Null) => None,
                Some(keep) => Some(words(keep)?),
            },
        })))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reads_back_as_it_was_told() {
        let both = |word: &str| [word.to_owned(), format!("{word} in English")];
        let offer = Offer { what: both("what"), reasons: vec![["slow", "a", "b"].map(str::to_owned)] };
        let refused = Refused { why: "rated-before".to_owned(), words: both("words"), may_add: true, what: both("what") };
        let change = Change { stream: "s".to_owned(), expected: 3, events: vec!["{}".to_owned()], keep: None };
        let kept = Change { keep: Some(both("side")), ..change.clone() };
        let all = [
            RatingTold::Offer(Box::new(offer)),
            RatingTold::Refused(Box::new(refused)),
            RatingTold::Change(Box::new(change)),
            RatingTold::Change(Box::new(kept)),
            RatingTold::Unknown,
            RatingTold::Unreadable,
        ];
        for told in all {
            assert_eq!(RatingTold::read(&serde_json::to_value(&told).unwrap()), Some(told));
        }
        assert_eq!(RatingTold::read(&Value::from("something")), None);
        assert_eq!(of(&both("a"), Language::En), "a in English");
    }
}
