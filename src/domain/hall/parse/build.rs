//! From a tree without faults to a [`Hall`], by hand: the derived readers are 80 KB of code that every first load of a kiosk would carry.
//!
//! What is understood is what the derived `Deserialize` of the model understands; a property test holds one against the other.

use serde_json::{Map, Value};

use crate::domain::access::Role;
use crate::domain::hall::model::*;
use crate::domain::hall::{FeedSource, Procedure, Ratings, Reason, Step, StepDesk};
use crate::domain::identity::{ClerkId, CounterId, FeedId, ItemId, QueueLetter, ReasonId, StepId};
use crate::domain::time::{Day, MinuteOfDay, UtcOffset};

/// What was read, or the name of the field that could not be.
pub(in crate::domain) type Read<T> = Result<T, &'static str>;

/// The whole file.
pub(super) fn hall(tree: &Value) -> Read<Hall> {
    Ok(Hall {
        format: number(tree, "format")?,
        code: text(tree, "code")?,
        name: words(tree, "name")?,
        utc_offset_minutes: UtcOffset::from_minutes(number(tree, "utc_offset_minutes")?).ok_or("utc_offset_minutes")?,
        hours: hours(field(tree, "hours")?)?,
        calendar: calendar(field(tree, "calendar")?)?,
        last_issue_minutes: number(tree, "last_issue_minutes")?,
        classes: list(tree, "classes", class)?,
        procedures: optional(tree, "procedures").map_or(Ok(Vec::new()), |list| each(list, "procedures", procedure))?,
        queues: list(tree, "queues", queue)?,
        items: list(tree, "items", item)?,
        counters: list(tree, "counters", counter)?,
        clerks: list(tree, "clerks", clerk)?,
        priority: priority(field(tree, "priority")?)?,
        missed: MissedRule { keep_place_calls: number(field(tree, "missed")?, "keep_place_calls")? },
        limits: limits(field(tree, "limits")?)?,
        clerk_pin: match optional(tree, "clerk_pin").map(str_of).transpose()? {
            None | Some("off") => ClerkPin::Off,
            Some("required") => ClerkPin::Required,
            Some(_) => return Err("clerk_pin"),
        },
        staff: optional(tree, "staff").map_or(Ok(Vec::new()), |staff| each(staff, "staff", member))?,
        feeds: optional(tree, "feeds").map_or(Ok(Vec::new()), |feeds| each(feeds, "feeds", feed))?,
        ratings: optional(tree, "ratings").map_or(Ok(Ratings::default()), ratings)?,
        announcements: list(tree, "announcements", bilingual)?,
        help_lines: list(tree, "help_lines", |line| Ok(HelpLine { name: words(line, "name")?, number: text(line, "number")? }))?,
    })
}

fn calendar(value: &Value) -> Read<Calendar> {
    let closure = |closure: &Value| Ok(Closure { day: day(field(closure, "day")?)?, reason: words(closure, "reason")? });
    Ok(Calendar {
        known_until: optional(value, "known_until").map(day).transpose()?,
        holidays: list(value, "holidays", day)?,
        workdays: list(value, "workdays", day)?,
        closures: list(value, "closures", closure)?,
    })
}

fn class(value: &Value) -> Read<ItemClass> {
    Ok(ItemClass { id: text(value, "id")?, name: words(value, "name")?, procedure: named(value, "procedure")? })
}

fn procedure(value: &Value) -> Read<Procedure> {
    Ok(Procedure { id: text(value, "id")?, steps: list(value, "steps", step)? })
}

fn step(value: &Value) -> Read<Step> {
    Ok(Step {
        id: StepId::new(str_of(field(value, "id")?)?).ok_or("id")?,
        name: words(value, "name")?,
        desk: match str_of(field(value, "desk")?)? {
            "front" => StepDesk::Front,
            "back" => StepDesk::Back,
            _ => return Err("desk"),
        },
        days: optional(value, "days").map(|value| whole(value).ok_or("days")).transpose()?,
    })
}

fn queue(value: &Value) -> Read<Queue> {
    Ok(Queue {
        letter: letter(field(value, "letter")?)?,
        name: words(value, "name")?,
        help: words(value, "help")?,
        quota: quota(value)?,
        usual_minutes: optional(value, "usual_minutes").map(pair).transpose()?,
    })
}

fn item(value: &Value) -> Read<Item> {
    Ok(Item {
        id: ItemId::new(str_of(field(value, "id")?)?).ok_or("id")?,
        name: words(value, "name")?,
        initials: text(value, "initials")?,
        class: text(value, "class")?,
        queue: letter(field(value, "queue")?)?,
        bring: list(value, "bring", bilingual)?,
        hours: optional(value, "hours").map(hours).transpose()?,
        quota: quota(value)?,
        procedure: named(value, "procedure")?,
    })
}

fn counter(value: &Value) -> Read<Counter> {
    Ok(Counter {
        id: counter_id(str_of(field(value, "id")?)?)?,
        name: words(value, "name")?,
        queues: list(value, "queues", letter)?,
        hours: optional(value, "hours").map(hours).transpose()?,
    })
}

fn clerk(value: &Value) -> Read<Clerk> {
    let mut posts = std::collections::BTreeMap::new();
    for (id, post) in map(field(value, "posts")?)? {
        let post = match post.as_str() {
            Some("A") => Post::A,
            Some("B") => Post::B,
            _ => return Err("posts"),
        };
        posts.insert(counter_id(id)?, post);
    }
    Ok(Clerk { id: ClerkId::new(str_of(field(value, "id")?)?).ok_or("id")?, name: words(value, "name")?, posts })
}

fn member(value: &Value) -> Read<Staff> {
    let role = |role: &Value| Role::of_name(str_of(role)?).ok_or("roles");
    Ok(Staff {
        id: ClerkId::new(str_of(field(value, "id")?)?).ok_or("id")?,
        name: words(value, "name")?,
        roles: list(value, "roles", role)?,
    })
}

fn feed(value: &Value) -> Read<FeedSource> {
    Ok(FeedSource {
        id: FeedId::new(str_of(field(value, "id")?)?).ok_or("id")?,
        name: words(value, "name")?,
        address: named(value, "address")?,
        minutes: optional(value, "minutes").map(|value| whole(value).ok_or("minutes")).transpose()?,
    })
}

fn ratings(value: &Value) -> Read<Ratings> {
    Ok(Ratings {
        reasons: list(value, "reasons", reason)?,
        call_back_days: number(value, "call_back_days")?,
        mend_days: number(value, "mend_days")?,
        add_days: number(value, "add_days")?,
    })
}

fn reason(value: &Value) -> Read<Reason> {
    let item = |item: &Value| ItemId::new(str_of(item)?).ok_or("items");
    Ok(Reason {
        id: ReasonId::new(str_of(field(value, "id")?)?).ok_or("id")?,
        name: words(value, "name")?,
        items: optional(value, "items").map_or(Ok(Vec::new()), |items| each(items, "items", item))?,
    })
}

fn priority(value: &Value) -> Read<PriorityRule> {
    Ok(PriorityRule {
        classes: list(value, "classes", bilingual)?,
        head_start_minutes: number(value, "head_start_minutes")?,
        run_max: number(value, "run_max")?,
    })
}

fn limits(value: &Value) -> Read<Limits> {
    Ok(Limits {
        recalls_max: number(value, "recalls_max")?,
        call_lock_seconds: number(value, "call_lock_seconds")?,
        idle_seconds: number(value, "idle_seconds")?,
        idle_warning_seconds: number(value, "idle_warning_seconds")?,
        idle_counter_minutes: number(value, "idle_counter_minutes")?,
        session_idle_minutes: optional(value, "session_idle_minutes")
            .map(|value| whole(value).ok_or("session_idle_minutes"))
            .transpose()?,
        near_deadline_days: optional(value, "near_deadline_days").map(|value| whole(value).ok_or("near_deadline_days")).transpose()?,
        case_retention_days: optional(value, "case_retention_days").map(|value| whole(value).ok_or("case_retention_days")).transpose()?,
    })
}

fn hours(value: &Value) -> Read<WeekHours> {
    let mut week = WeekHours::default();
    for (weekday, spans) in map(value)? {
        let weekday = weekday.parse().map_err(|_| "hours")?;
        week.0.insert(weekday, each(spans, "hours", |span| Ok(Span { from: time(span, "from")?, to: time(span, "to")? }))?);
    }
    Ok(week)
}

pub(in crate::domain) fn bilingual(value: &Value) -> Read<Bilingual> {
    Ok(Bilingual { zh: text(value, "zh")?, en: text(value, "en")? })
}

pub(in crate::domain) fn words(parent: &Value, name: &'static str) -> Read<Bilingual> {
    bilingual(field(parent, name)?)
}

pub(in crate::domain) fn time(parent: &Value, name: &'static str) -> Read<MinuteOfDay> {
    MinuteOfDay::parse(str_of(field(parent, name)?)?).ok_or(name)
}

pub(in crate::domain) fn day(value: &Value) -> Read<Day> {
    Day::parse(str_of(value)?).ok_or("a day")
}

fn letter(value: &Value) -> Read<QueueLetter> {
    match str_of(value)?.as_bytes() {
        [letter] => QueueLetter::new(char::from(*letter)).ok_or("a letter"),
        _ => Err("a letter"),
    }
}

pub(in crate::domain) fn counter_id(text: &str) -> Read<CounterId> {
    CounterId::new(text).ok_or("a counter")
}

fn quota(parent: &Value) -> Read<Option<u32>> {
    optional(parent, "quota").map(|value| whole(value).ok_or("quota")).transpose()
}

/// A name that may be left out.
fn named(parent: &Value, name: &'static str) -> Read<Option<String>> {
    optional(parent, name).map(|value| Ok(str_of(value)?.to_owned())).transpose()
}

fn pair(value: &Value) -> Read<(u16, u16)> {
    match value.as_array().map(Vec::as_slice) {
        Some([low, high]) => Option::zip(whole(low), whole(high)).ok_or("usual_minutes"),
        _ => Err("usual_minutes"),
    }
}

pub(in crate::domain) fn list<T>(parent: &Value, name: &'static str, read: fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    each(field(parent, name)?, name, read)
}

fn each<T>(value: &Value, name: &'static str, read: fn(&Value) -> Read<T>) -> Read<Vec<T>> {
    let mut read_so_far = Vec::new();
    for entry in value.as_array().ok_or(name)? {
        read_so_far.push(read(entry)?);
    }
    Ok(read_so_far)
}

fn map(value: &Value) -> Read<&Map<String, Value>> {
    value.as_object().ok_or("a map")
}

pub(in crate::domain) fn number<T: TryFrom<i64>>(parent: &Value, name: &'static str) -> Read<T> {
    whole(field(parent, name)?).ok_or(name)
}

pub(in crate::domain) fn whole<T: TryFrom<i64>>(value: &Value) -> Option<T> {
    T::try_from(value.as_i64()?).ok()
}

pub(in crate::domain) fn text(parent: &Value, name: &'static str) -> Read<String> {
    field(parent, name)?.as_str().map(str::to_owned).ok_or(name)
}

pub(in crate::domain) fn str_of(value: &Value) -> Read<&str> {
    value.as_str().ok_or("a text")
}

pub(in crate::domain) fn field<'a>(parent: &'a Value, name: &'static str) -> Read<&'a Value> {
    parent.get(name).ok_or(name)
}

/// A field that may be left out, or be `null`.
pub(in crate::domain) fn optional<'a>(parent: &'a Value, name: &str) -> Option<&'a Value> {
    parent.get(name).filter(|value| !value.is_null())
}
