//! The rules that join the parts of `hall.json`: names are said once, every name used exists, nothing stands alone.
//!
//! What is of the wrong shape is skipped here, for it has its fault already; where a list's own names cannot all be read, references into it are not
//! judged: one slip in a letter is one fault and not one for each of its items.

use std::collections::BTreeMap;

use serde_json::Value;

use super::fault::{FaultKind, Faults, Thing};
use super::format::TextFormat;
use super::shape::{below, entry_of};

/// Adds every broken rule.
pub(super) fn check(tree: &Value, faults: &mut Faults) {
    for (list, key) in [("classes", "id"), ("procedures", "id"), ("queues", "letter"), ("items", "id"), ("counters", "id"), ("feeds", "id")]
    {
        once_each(texts_at(entries(tree, list), key), faults);
    }
    for (path, procedure) in entries(tree, "procedures") {
        once_each(texts_at(entries_at(procedure, &path, "steps"), "id"), faults);
    }
    if let Some(ratings) = tree.get("ratings") {
        check_ratings(ratings, faults);
    }
    // Clerks and staff share one list of names: see the model.
    let people = ["clerks", "staff"].into_iter().flat_map(|list| texts_at(entries(tree, list), "id")).collect();
    once_each(people, faults);
    for (path, member) in entries(tree, "staff") {
        once_each(texts(entries_at(member, &path, "roles")), faults);
    }
    check_references(tree, faults);
    check_counters(tree, faults);
    check_alone(tree, faults);
}

/// The entries of a list with their paths; none when it is not a list.
pub(super) fn entries<'a>(parent: &'a Value, key: &str) -> Vec<(String, &'a Value)> {
    entries_at(parent, "", key)
}

pub(super) fn entries_at<'a>(parent: &'a Value, path: &str, key: &str) -> Vec<(String, &'a Value)> {
    let path = below(path, key);
    let list = parent.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    list.iter().enumerate().map(|(index, entry)| (entry_of(&path, index), entry)).collect()
}

/// The texts under a key of these entries, with their paths.
pub(super) fn texts_at<'a>(entries: Vec<(String, &'a Value)>, key: &str) -> Vec<(String, &'a str)> {
    entries.into_iter().filter_map(|(path, entry)| Some((below(&path, key), entry.get(key)?.as_str()?))).collect()
}

/// The entries that are texts, with their paths.
pub(super) fn texts(entries: Vec<(String, &Value)>) -> Vec<(String, &str)> {
    entries.into_iter().filter_map(|(path, entry)| Some((path, entry.as_str()?))).collect()
}

/// Adds a fault for every name that was there before.
pub(super) fn once_each(names: Vec<(String, &str)>, faults: &mut Faults) {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    for (path, name) in names {
        match first.get(name) {
            Some(first) => faults.add(&path, FaultKind::Duplicate { first: first.clone() }),
            None => drop(first.insert(name, path)),
        }
    }
}

/// The names in a list, or nothing when it or one of them cannot be read.
fn names<'a>(tree: &'a Value, list: &str, key: &str, format: TextFormat) -> Option<Vec<&'a str>> {
    let name = |entry: &'a Value| entry.get(key)?.as_str().filter(|name| format.accepts(name));
    tree.get(list)?.as_array()?.iter().map(name).collect()
}

/// Reasons are said once, and nobody mends before calling back.
fn check_ratings(ratings: &Value, faults: &mut Faults) {
    let reasons = entries_at(ratings, "/ratings", "reasons");
    for (path, reason) in &reasons {
        once_each(texts(entries_at(reason, path, "items")), faults);
    }
    once_each(texts_at(reasons, "id"), faults);
    let days = |name: &str| ratings.get(name).and_then(Value::as_i64);
    if let (Some(low), Some(high)) = (days("call_back_days"), days("mend_days"))
        && low > high
    {
        faults.add("/ratings/mend_days", FaultKind::ReversedRange { low, high });
    }
}

fn check_references(tree: &Value, faults: &mut Faults) {
    let queues = names(tree, "queues", "letter", TextFormat::QueueLetter);
    let classes = names(tree, "classes", "id", TextFormat::Id);
    let counters = names(tree, "counters", "id", TextFormat::CounterNumber);
    let items = names(tree, "items", "id", TextFormat::Id);
    // A hall without procedures is one without any, not one whose list cannot be read.
    let procedures = match tree.get("procedures") {
        None | Some(Value::Null) => Some(Vec::new()),
        Some(_) => names(tree, "procedures", "id", TextFormat::Id),
    };
    let mut known = |known: &Option<Vec<&str>>, format: TextFormat, to: Thing, path: String, name: Option<&str>| {
        if let (Some(known), Some(name)) = (known, name.filter(|name| format.accepts(name)))
            && !known.contains(&name)
        {
            faults.add(&path, FaultKind::UnknownReference { to, name: name.to_owned() });
        }
    };
    for (path, entry) in entries(tree, "classes").into_iter().chain(entries(tree, "items")) {
        let name = entry.get("procedure").and_then(Value::as_str);
        known(&procedures, TextFormat::Id, Thing::Procedure, below(&path, "procedure"), name);
    }
    for (path, item) in entries(tree, "items") {
        known(&classes, TextFormat::Id, Thing::Class, below(&path, "class"), item.get("class").and_then(Value::as_str));
        known(&queues, TextFormat::QueueLetter, Thing::Queue, below(&path, "queue"), item.get("queue").and_then(Value::as_str));
    }
    for (path, reason) in tree.get("ratings").map_or_else(Vec::new, |ratings| entries_at(ratings, "/ratings", "reasons")) {
        for (path, item) in entries_at(reason, &path, "items") {
            known(&items, TextFormat::Id, Thing::Item, path, item.as_str());
        }
    }
    for (path, counter) in entries(tree, "counters") {
        for (path, letter) in entries_at(counter, &path, "queues") {
            known(&queues, TextFormat::QueueLetter, Thing::Queue, path, letter.as_str());
        }
    }
    for (path, clerk) in entries(tree, "clerks") {
        for number in clerk.get("posts").and_then(Value::as_object).into_iter().flat_map(|posts| posts.keys()) {
            known(&counters, TextFormat::CounterNumber, Thing::Counter, below(&below(&path, "posts"), number), Some(number));
        }
    }
}

fn check_counters(tree: &Value, faults: &mut Faults) {
    for (path, counter) in entries(tree, "counters") {
        once_each(texts(entries_at(counter, &path, "queues")), faults);
        if counter.get("queues").and_then(Value::as_array).is_some_and(Vec::is_empty) {
            faults.add(&below(&path, "queues"), FaultKind::CounterWithoutQueue);
        }
    }
}

/// Queues that nobody serves or that nothing waits in, and classes with nothing in them; judged only where all that could name them can be read.
fn check_alone(tree: &Value, faults: &mut Faults) {
    let queues = ("queues", "letter", TextFormat::QueueLetter);
    let classes = ("classes", "id", TextFormat::Id);
    alone(tree, queues, served_letters(tree), FaultKind::QueueWithoutCounter, faults);
    alone(tree, queues, names(tree, "items", "queue", TextFormat::QueueLetter), FaultKind::QueueWithoutItem, faults);
    alone(tree, classes, names(tree, "items", "class", TextFormat::Id), FaultKind::ClassWithoutItem, faults);
}

fn alone(tree: &Value, (list, key, format): (&str, &str, TextFormat), named: Option<Vec<&str>>, kind: FaultKind, faults: &mut Faults) {
    let Some(named) = named else { return };
    for (path, entry) in entries(tree, list) {
        let name = entry.get(key).and_then(Value::as_str).filter(|name| format.accepts(name));
        if name.is_some_and(|name| !named.contains(&name)) {
            faults.add(&path, kind.clone());
        }
    }
}

/// The letters that counters serve, or nothing when one of them cannot be read.
fn served_letters(tree: &Value) -> Option<Vec<&str>> {
    let counters = tree.get("counters")?.as_array()?;
    let mut served = Vec::new();
    for counter in counters {
        for letter in counter.get("queues")?.as_array()? {
            served.push(letter.as_str().filter(|letter| TextFormat::QueueLetter.accepts(letter))?);
        }
    }
    Some(served)
}
