//! One change of a tree, by the path of what is changed.

use serde_json::{Map, Value, json};

use super::{Shape, words_of};

/// Which way an entry goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the entry before it.
    Up,
    /// To the entry after it.
    Down,
}

/// A change. Paths are JSON pointers.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// This value stands there from now on; a field that was left out appears.
    Set(String, Value),
    /// A blank entry at the end of this list, or a field that was left out, blank.
    Add(String),
    /// A blank value under this key of a map.
    AddKey(String, String),
    /// This entry, key or optional field goes.
    Remove(String),
    /// This entry of a list changes places with a neighbour.
    Move(String, Way),
}

impl Edit {
    /// What it is about.
    pub fn path(&self) -> &str {
        match self {
            Self::Set(path, _) | Self::Add(path) | Self::AddKey(path, _) | Self::Remove(path) | Self::Move(path, _) => path,
        }
    }

    /// Whether fields come or go by it.
    pub const fn is_of_structure(&self) -> bool {
        !matches!(self, Self::Set(..))
    }
}

/// The tree after the change; nothing when there is no such place, when the shape does not allow it, or when it changes nothing.
pub fn apply(root: &Shape, tree: &Value, edit: &Edit) -> Option<Value> {
    let mut after = tree.clone();
    match edit {
        Edit::Set(path, value) => *place(root, &mut after, path)? = value.clone(),
        Edit::Add(path) => match shape_at(root, path)? {
            Shape::List { of, max, .. } => {
                let list = place(root, &mut after, path)?;
                if !list.is_array() {
                    *list = json!([]);
                }
                list.as_array_mut().filter(|list| list.len() < *max)?.push(blank(of));
            }
            shape => *place(root, &mut after, path)? = blank(shape),
        },
        Edit::AddKey(path, key) => {
            let Shape::Map { keys, of, .. } = shape_at(root, path)? else { return None };
            if !keys.accepts(key) {
                return None;
            }
            let map = place(root, &mut after, path)?;
            if !map.is_object() {
                *map = json!({});
            }
            map.as_object_mut().filter(|map| !map.contains_key(key))?.insert(key.clone(), blank(of));
        }
        Edit::Remove(path) => remove(root, &mut after, path)?,
        Edit::Move(path, way) => {
            let (list, at) = entry(&mut after, path)?;
            let to = if *way == Way::Up { at.checked_sub(1)? } else { at + 1 };
            (to < list.len()).then(|| list.swap(at, to))?;
        }
    }
    (after != *tree).then_some(after)
}

/// What may stand at this path.
pub fn shape_at<'a>(root: &'a Shape, path: &str) -> Option<&'a Shape> {
    path.split('/').skip(1).try_fold(root, |shape, piece| match shape {
        Shape::Object(fields) => fields.iter().find(|field| field.name() == piece).map(|field| field.shape()),
        Shape::List { of, .. } => piece.parse::<usize>().ok().map(|_| *of),
        Shape::Map { of, .. } => Some(*of),
        Shape::Words { .. } => None,
        Shape::Text(_) | Shape::Integer { .. } => None,
    })
}

/// The least that a value of this shape can be: what is still to be filled in is empty.
pub fn blank(shape: &Shape) -> Value {
    match shape {
        Shape::Object(fields) => {
            let required = fields.iter().filter(|field| field.is_required());
            Value::Object(required.map(|field| (field.name().to_owned(), blank(field.shape()))).collect())
        }
        Shape::List { of, min, .. } => Value::Array((0..*min).map(|_| blank(of)).collect()),
        Shape::Map { .. } => Value::Object(Map::new()),
        Shape::Text(format) => json!(words_of(*format).first().copied().unwrap_or_default()),
        Shape::Words { .. } => json!({"zh": "", "en": ""}),
        Shape::Integer { min, max } => json!(0.clamp(*min, *max)),
    }
}

/// The place of this path; one last piece that is missing is made, where the shape knows it.
fn place<'a>(root: &Shape, tree: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    if tree.pointer(path).is_some() {
        return tree.pointer_mut(path);
    }
    shape_at(root, path)?;
    let (parent, name) = path.rsplit_once('/')?;
    let map = tree.pointer_mut(parent)?.as_object_mut()?;
    Some(map.entry(name).or_insert(Value::Null))
}

fn entry<'a>(tree: &'a mut Value, path: &str) -> Option<(&'a mut Vec<Value>, usize)> {
    let (parent, at) = path.rsplit_once('/')?;
    let (list, at) = (tree.pointer_mut(parent)?.as_array_mut()?, at.parse().ok()?);
    (at < list.len()).then_some((list, at))
}

fn remove(root: &Shape, tree: &mut Value, path: &str) -> Option<()> {
    if let Some((list, at)) = entry(tree, path) {
        list.remove(at);
        return Some(());
    }
    let (parent, name) = path.rsplit_once('/')?;
    let may_go = match shape_at(root, parent)? {
        Shape::Object(fields) => fields.iter().any(|field| field.name() == name && !field.is_required()),
        Shape::Map { .. } => true,
        _ => false,
    };
    tree.pointer_mut(parent)?.as_object_mut().filter(|_| may_go)?.remove(name).map(drop)
}
