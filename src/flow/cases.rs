//! The page of a case, as the kiosk knows it: lines in words. What a case is, and how it becomes words, is the reader's matter.
//!
//! Whose it is, and what somebody has typed, stands in [`CasePage::who`], [`CasePage::number`], [`CasePage::notes`] and the second line of a row alone: those
//! are shown and printed, and neither spoken nor carried away by a code that anybody in the hall could read.

use serde::Serialize;
use serde_json::Value;

use crate::domain::hall::Language;
use crate::domain::json::{list, text_of, words};

/// The page of a case in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CasePage {
    /// What was applied for.
    pub title: String,
    /// Whose it is, masked.
    pub who: String,
    /// Its receipt, for people.
    pub number: String,
    /// What it is, for the outside: `running`, `waiting`, `suspended`, `decided`, `over`.
    pub state: String,
    /// The same in words.
    pub says: String,
    /// Where it is, and whom to ask.
    pub place: String,
    /// Until when: what is counted, how much of it, and the day.
    pub due: [String; 3],
    /// What the person must do now.
    pub todo: String,
    /// What happened and what comes: a mark (`done`, `now`, `note`, `next`), what, more about it, when.
    pub rows: Vec<[String; 4]>,
    /// What else must be known.
    pub notes: Vec<String>,
    /// Of when this is.
    pub as_of: String,
    /// What is carried away.
    pub carry: String,
    /// What is said aloud.
    pub spoken: String,
}

/// The page in Chinese and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CasePages([CasePage; 2]);

impl CasePages {
    /// The page in each language.
    pub fn of(page: impl Fn(Language) -> CasePage) -> Self {
        Self([Language::Zh, Language::En].map(page))
    }

    /// What the reader told, or nothing when that is something else.
    pub fn read(told: &Value) -> Option<Self> {
        Some(Self(list(told, page)?.try_into().ok()?))
    }

    /// The page in this language.
    pub const fn page(&self, language: Language) -> &CasePage {
        let [zh, en] = &self.0;
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}

fn page(told: &Value) -> Option<CasePage> {
    let text = |name: &str| text_of(told, name);
    Some(CasePage {
        title: text("title")?,
        who: text("who")?,
        number: text("number")?,
        state: text("state")?,
        says: text("says")?,
        place: text("place")?,
        due: words(told.get("due")?)?,
        todo: text("todo")?,
        rows: list(told.get("rows")?, words)?,
        notes: list(told.get("notes")?, |note| note.as_str().map(str::to_owned))?,
        as_of: text("as_of")?,
        carry: text("carry")?,
        spoken: text("spoken")?,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_page_reads_back_as_it_was_told() {
        let row = |mark: &str| [mark, "b", "c", "d"].map(str::to_owned);
        let pages = CasePages::of(|language| CasePage {
            title: format!("{language:?}"),
            who: "who".to_owned(),
            number: "number".to_owned(),
            state: "state".to_owned(),
            says: "says".to_owned(),
            place: "place".to_owned(),
            due: ["1", "2", "3"].map(str::to_owned),
            todo: "todo".to_owned(),
            rows: vec![row("done"), row("now")],
            notes: vec!["note".to_owned()],
            as_of: "as of".to_owned(),
            carry: "carry".to_owned(),
            spoken: "spoken".to_owned(),
        });
        let told = serde_json::to_value(&pages).unwrap();
        assert_eq!(CasePages::read(&told), Some(pages));
        assert_eq!(CasePages::read(&told[0]), None);
    }
}
