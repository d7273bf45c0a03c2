//! What is different between two trees, by place.

use serde_json::Value;

/// A place that is different. A list whose entries came, went or changed places is followed by what the entries are known by.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Where, as a JSON pointer into the tree that has it; the one after, where both do.
    pub path: String,
    /// What stood there; nothing where it is new.
    pub before: Option<Value>,
    /// What stands there; nothing where it is gone.
    pub after: Option<Value>,
}

/// Fields by which the entries of a list are told apart, the first that all of them have.
const IDENTITIES: [&str; 4] = ["id", "letter", "number", "day"];

/// Every place that is different, in the order of the file after; what is gone comes where its list stands.
pub fn changes(before: &Value, after: &Value) -> Vec<Changed> {
    let mut changed = Vec::new();
    compare("", Some(before), Some(after), &mut changed);
    changed
}

fn compare(path: &str, before: Option<&Value>, after: Option<&Value>, changed: &mut Vec<Changed>) {
    match (before, after) {
        (Some(before), Some(after)) if before == after => {}
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let gone = before.keys().filter(|key| !after.contains_key(*key));
            for key in after.keys().chain(gone) {
                compare(&format!("{path}/{key}"), before.get(key), after.get(key), changed);
            }
        }
        (Some(Value::Array(before)), Some(Value::Array(after))) => lists(path, before, after, changed),
        (before, after) => changed.push(Changed { path: path.to_owned(), before: before.cloned(), after: after.cloned() }),
    }
}

fn lists(path: &str, before: &[Value], after: &[Value], changed: &mut Vec<Changed>) {
    let all = || before.iter().chain(after);
    let Some(identity) = IDENTITIES.into_iter().find(|name| all().all(|entry| entry.get(name).is_some()) && all().next().is_some()) else {
        for at in 0..before.len().max(after.len()) {
            compare(&format!("{path}/{at}"), before.get(at), after.get(at), changed);
        }
        return;
    };
    let of = |entry: &Value| entry.get(identity).cloned();
    let known = |list: &[Value], id: &Option<Value>| list.iter().any(|entry| of(entry) == *id);
    for (at, entry) in after.iter().enumerate() {
        let old = before.iter().find(|old| of(old) == of(entry));
        compare(&format!("{path}/{at}"), old, Some(entry), changed);
    }
    for (at, entry) in before.iter().enumerate().filter(|(_, entry)| !known(after, &of(entry))) {
        changed.push(Changed { path: format!("{path}/{at}"), before: Some(entry.clone()), after: None });
    }
    let order = |list: &[Value], others: &[Value]| list.iter().map(of).filter(|id| known(others, id)).collect::<Vec<_>>();
    let (was, is) = (order(before, after), order(after, before));
    if was != is {
        changed.push(Changed {
            path: path.to_owned(),
            before: Some(Value::Array(was.into_iter().flatten().collect())),
            after: Some(Value::Array(is.into_iter().flatten().collect())),
        });
    }
}
