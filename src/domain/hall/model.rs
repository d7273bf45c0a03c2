//! The checked content of `hall.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::procedure::Procedure;
use super::ratings::Ratings;
use super::sources::FeedSource;
use crate::domain::access::Role;
use crate::domain::identity::{ClerkId, CounterId, FeedId, ItemId, PersonId, QueueLetter};
use crate::domain::time::{Day, MinuteOfDay, UtcOffset};

/// The languages of every visible word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Chinese, the language of the hall.
    #[default]
    Zh,
    /// English.
    En,
}

/// A word of the content in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The word in this language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// A span of one day, end not included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// First minute.
    pub from: MinuteOfDay,
    /// First minute after.
    pub to: MinuteOfDay,
}

/// Hours by weekday: key 1 (Monday) to 7 (Sunday). A weekday that is absent is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WeekHours(pub BTreeMap<u8, Vec<Span>>);

/// The content of `hall.json`, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hall {
    /// Version of the file's format; this program reads 1.
    pub format: u32,
    /// Four digits that stand in every code this hall prints.
    pub code: String,
    /// The hall's name.
    pub name: Bilingual,
    /// Minutes east of Greenwich (China: 480).
    pub utc_offset_minutes: UtcOffset,
    /// When the hall is open.
    pub hours: WeekHours,
    /// Statutory holidays, make-up work days and closures of the hall.
    pub calendar: Calendar,
    /// Minutes before the end of a span in which no more numbers are issued.
    pub last_issue_minutes: u16,
    /// The nine classes of service, in the order shown.
    pub classes: Vec<ItemClass>,
    /// What becomes of a case, step by step; items and classes name one of these.
    #[serde(default, deserialize_with = "said_or_default")]
    pub procedures: Vec<Procedure>,
    /// Queues, in the order shown.
    pub queues: Vec<Queue>,
    /// Items, in the order shown.
    pub items: Vec<Item>,
    /// Counters, in the order shown.
    pub counters: Vec<Counter>,
    /// Clerks who may sit at a counter.
    pub clerks: Vec<Clerk>,
    /// Who goes first, and how far.
    pub priority: PriorityRule,
    /// What becomes of somebody who did not hear the call.
    pub missed: MissedRule,
    /// Other limits.
    pub limits: Limits,
    /// Whether a clerk types a PIN before sitting down.
    #[serde(default, deserialize_with = "said_or_default")]
    pub clerk_pin: ClerkPin,
    /// People with roles behind the counters. None: staff and manager surfaces stay closed.
    #[serde(default, deserialize_with = "said_or_default")]
    pub staff: Vec<Staff>,
    /// Other systems whose cases are shown here as well.
    #[serde(default, deserialize_with = "said_or_default")]
    pub feeds: Vec<FeedSource>,
    /// Reasons and limits of ratings.
    #[serde(default, deserialize_with = "said_or_default")]
    pub ratings: Ratings,
    /// The line at the foot of the display.
    pub announcements: Vec<Bilingual>,
    /// Telephone numbers people are given.
    pub help_lines: Vec<HelpLine>,
}

/// Working days by law and by the hall's own decision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Last day for which statutory holidays are known. After it the product says so instead of guessing.
    pub known_until: Option<Day>,
    /// Days off: statutory holidays.
    pub holidays: Vec<Day>,
    /// Weekend days on which people work.
    pub workdays: Vec<Day>,
    /// Days on which this hall is closed for another reason.
    pub closures: Vec<Closure>,
}

/// A day on which the hall is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    /// The day.
    pub day: Day,
    /// Why, for residents.
    pub reason: Bilingual,
}

/// A class of service, such as 社会救助.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ItemClass {
    /// Lower case letters, digits and `-`.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// The procedure of its items, but of those that name their own.
    #[serde(default)]
    pub procedure: Option<String>,
}

/// A queue: items that share counters and a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Queue {
    /// The letter of its tickets.
    pub letter: QueueLetter,
    /// Name.
    pub name: Bilingual,
    /// One plain line: what is done here.
    pub help: Bilingual,
    /// Most numbers in one day, where the hall limits them.
    #[serde(default)]
    pub quota: Option<u32>,
    /// Minutes one service takes, as long as nothing has been measured: low and high.
    #[serde(default)]
    pub usual_minutes: Option<(u16, u16)>,
}

/// What can be applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its identity.
    pub id: ItemId,
    /// Name as people say it.
    pub name: Bilingual,
    /// Initials of the Chinese name in pinyin (`dbsq`), for the A-Z list.
    pub initials: String,
    /// The class it belongs to.
    pub class: String,
    /// The queue it waits in.
    pub queue: QueueLetter,
    /// What to have ready, in a few words each.
    pub bring: Vec<Bilingual>,
    /// Hours of this item, where they are shorter than the hall's (rotating desks, fixed days).
    #[serde(default)]
    pub hours: Option<WeekHours>,
    /// Most numbers in one day for this item.
    #[serde(default)]
    pub quota: Option<u32>,
    /// Its procedure, where that is not the one of its class.
    #[serde(default)]
    pub procedure: Option<String>,
}

/// A counter (窗口).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    /// The number people read.
    pub id: CounterId,
    /// Name.
    pub name: Bilingual,
    /// The queues it serves, at least one.
    pub queues: Vec<QueueLetter>,
    /// Hours of this counter, where they differ from the hall's (staggered hours 错时).
    #[serde(default)]
    pub hours: Option<WeekHours>,
}

/// Post A or its stand-in B (AB岗).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Post {
    /// The post's holder.
    A,
    /// The stand-in.
    B,
}

/// A clerk (窗口人员).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clerk {
    /// Identity.
    pub id: ClerkId,
    /// Name shown at the counter.
    pub name: Bilingual,
    /// Counters the clerk may sit at, with the post held there.
    pub posts: BTreeMap<CounterId, Post>,
}

/// Somebody with a role. Nobody is a clerk and this under one identity: a colleague's word is enough to set a clerk's PIN anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Identity.
    pub id: ClerkId,
    /// Name shown where people sign in.
    pub name: Bilingual,
    /// What they are, at least one and each once.
    pub roles: Vec<Role>,
}

/// Who goes first, and how far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityRule {
    /// Who may say yes, in words (70 岁以上, 残疾人 ...). Empty: the question is not asked.
    pub classes: Vec<Bilingual>,
    /// A priority ticket counts as if it had come this many minutes earlier (ageing: nobody is overtaken by people who come later than that).
    pub head_start_minutes: u16,
    /// Most priority tickets called one after another in a queue while somebody else waits there; at least 1.
    pub run_max: u32,
}

/// What becomes of somebody who did not hear the call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MissedRule {
    /// Who comes back after at most this many further calls of the queue keeps the old place; later one goes to the end, with the same number.
    pub keep_place_calls: u32,
}

/// Other limits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Most recalls of one call.
    pub recalls_max: u32,
    /// Seconds a call button stays locked.
    pub call_lock_seconds: u32,
    /// Seconds without touch before the kiosk asks whether somebody is there.
    pub idle_seconds: u32,
    /// Seconds to answer that question; at least 20.
    pub idle_warning_seconds: u32,
    /// Minutes somebody may wait beside an idle counter before it is told.
    pub idle_counter_minutes: u32,
    /// Minutes without a touch, and with nobody at the counter, after which the clerk's PIN is asked again.
    #[serde(default)]
    pub session_idle_minutes: Option<u32>,
    /// So many working days before its last one a case is shown as near.
    #[serde(default)]
    pub near_deadline_days: Option<u32>,
    /// Days after the delivery of a case for which names, phones and notes of it are kept.
    #[serde(default)]
    pub case_retention_days: Option<u32>,
}

/// Whether a clerk types a PIN before sitting down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClerkPin {
    /// Names are believed.
    #[default]
    Off,
    /// Each clerk has a PIN of their own.
    Required,
}

/// A telephone number people are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// What for.
    pub name: Bilingual,
    /// The number.
    pub number: String,
}

/// `null` says as little as a field that is left out.
pub(super) fn said_or_default<'de, D: serde::Deserializer<'de>, T: Default + Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}

/// Where the file does not say it: what NIST SP 800-63B (revision 3, section 4.3.3) allows at its strictest.
const SESSION_IDLE_MINUTES: u32 = 15;

/// Where the file does not say it.
const NEAR_DEADLINE_DAYS: u32 = 2;
/// Where the file does not say it: as long as an administrative act can be sued against (Administrative Procedure Law, article 46).
const CASE_RETENTION_DAYS: u32 = 180;

impl Limits {
    /// Working days before the last one of a limit from which on it is called near.
    pub fn near_deadline_days(&self) -> u32 {
        self.near_deadline_days.unwrap_or(NEAR_DEADLINE_DAYS)
    }

    /// Days after delivery for which what is personal of a case is kept.
    pub fn case_retention_days(&self) -> u32 {
        self.case_retention_days.unwrap_or(CASE_RETENTION_DAYS)
    }

    /// Minutes after which a session that nobody uses is over.
    pub fn session_idle_minutes(&self) -> u32 {
        self.session_idle_minutes.unwrap_or(SESSION_IDLE_MINUTES)
    }
}

impl Hall {
    /// The queue of this letter.
    pub fn queue(&self, letter: QueueLetter) -> Option<&Queue> {
        self.queues.iter().find(|q| q.letter == letter)
    }

    /// The item of this identity.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|i| i.id == *id)
    }

    /// The counter of this number.
    pub fn counter(&self, id: &CounterId) -> Option<&Counter> {
        self.counters.iter().find(|c| c.id == *id)
    }

    /// The clerk of this identity.
    pub fn clerk(&self, id: &ClerkId) -> Option<&Clerk> {
        self.clerks.iter().find(|c| c.id == *id)
    }

    /// The other system of this identity.
    pub fn feed(&self, id: &FeedId) -> Option<&FeedSource> {
        self.feeds.iter().find(|feed| feed.id == *id)
    }

    /// The member of the staff of this identity.
    pub fn staff_member(&self, id: &PersonId) -> Option<&Staff> {
        self.staff.iter().find(|member| member.id.as_str() == id.as_str())
    }

    /// Counters that serve a queue, in the order shown.
    pub fn counters_of(&self, queue: QueueLetter) -> impl Iterator<Item = &Counter> {
        self.counters.iter().filter(move |c| c.queues.contains(&queue))
    }
}
