//! What is to be appended so that an opinion stands: its words checked and masked, the phone masked and sealed. Pure; whoever seals it stands outside.

use serde::Deserialize;

use crate::domain::case::SideRef;
use crate::domain::case::mask::Phone;
use crate::domain::feed::scrub;
use crate::domain::hall::Language;
use crate::domain::opinion::{Kind, OpinionEvent, OpinionNumber, OpinionRecord, Posted};
use crate::domain::rating::command::{BURST, BURST_MS};
use crate::domain::stream::Stream;
use crate::domain::time::{Day, Timestamp};
use crate::flow::ratings::{Both, Change, RatingTold, Refused};
use crate::text::kiosk::opinion as words;

/// What the kiosk found, and what somebody says.
#[derive(Debug, Deserialize)]
pub struct OpinionAsk {
    /// Where it would go.
    pub of: AskedNumber,
    /// The hall's time.
    pub now: Timestamp,
    /// The date must be confirmed first.
    pub clock_in_doubt: bool,
    /// When this installation gave opinions lately.
    #[serde(default)]
    pub lately: Vec<Timestamp>,
    /// What somebody says.
    pub wish: OpinionWish,
}

/// The number that is free.
#[derive(Debug, Deserialize)]
pub struct AskedNumber {
    /// Its parts.
    pub opinion: AskedSerial,
}

/// Parts of a number.
#[derive(Debug, Deserialize)]
pub struct AskedSerial {
    /// The hall's day.
    pub day: Day,
    /// The first serial of its year that is free.
    pub serial: u32,
}

/// What somebody says.
#[derive(Debug, Deserialize)]
pub struct OpinionWish {
    /// What it is.
    pub kind: Kind,
    /// The words: fresh identity, fresh salt, text.
    #[serde(default)]
    pub comment: Option<[String; 3]>,
    /// Where to call, where an answer is wanted.
    #[serde(default)]
    pub phone: Option<String>,
    /// In which language.
    pub language: Language,
}

impl OpinionAsk {
    /// The phone that is to be sealed; nothing where none was given, or what was given is none.
    pub fn phone(&self) -> Option<Phone> {
        self.wish.phone.as_deref().and_then(Phone::new)
    }

    /// What is to be appended, or why not. `sealed` is what [`Self::phone`] was sealed to.
    pub fn answer(&self, sealed: Option<String>) -> RatingTold {
        let Some([identity, salt, text]) = &self.wish.comment else { return refused("no-words", words::write_first) };
        let text = scrub(text.trim(), None);
        let back = match (&self.wish.phone, self.phone(), sealed) {
            _ if self.clock_in_doubt => return refused("clock", words::clock_in_doubt),
            _ if text.is_empty() => return refused("no-words", words::write_first),
            (None, ..) => None,
            (Some(_), Some(phone), Some(sealed)) => Some((phone, sealed)),
            (Some(_), None, _) => return refused("wrong-phone", words::wrong_phone),
            // A phone is sealed or not kept at all.
            (Some(_), Some(_), None) => return RatingTold::Unreadable,
        };
        let record = OpinionRecord::new(&text, back.as_ref().map(|(phone, sealed)| (phone, sealed.clone())));
        let made = SideRef::make(identity, salt, &record.write());
        let number = OpinionNumber::of_day(self.of.opinion.day, self.of.opinion.serial);
        let Some(((side, kept), number)) = made.zip(number) else { return RatingTold::Unreadable };
        let posted = Posted {
            kind: self.wish.kind,
            record: side.clone(),
            wants_answer: back.is_some(),
            language: self.wish.language,
            // A clock that was set back makes no opinion an innocent one.
            in_burst: self.lately.iter().filter(|at| self.now.since(**at).abs() < BURST_MS).count() >= BURST,
        };
        let Ok(event) = OpinionEvent::Posted(Box::new(posted)).to_json() else { return RatingTold::Unreadable };
        let stream = Stream::opinion(&number).to_string();
        RatingTold::Change(Box::new(Change { stream, expected: 0, events: vec![event], keep: Some([side.name().to_owned(), kept]) }))
    }
}

fn refused(why: &str, said: fn(Language) -> String) -> RatingTold {
    let words: Both = [Language::Zh, Language::En].map(said);
    RatingTold::Refused(Box::new(Refused { why: why.to_owned(), words, may_add: false, what: Both::default() }))
}
