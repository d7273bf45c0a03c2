//! Content files as forms: what is written is what was read, every edit does one thing, every difference is told.

use residents_window::domain::form::{Changed, Edit, File, Shape, Way, apply, blank, changes, choices, shape_at, write};
use residents_window::domain::hall::Language;
use residents_window::text::{form, form_fields};
use serde_json::{Value, json};

const HALL: &str = include_str!("../public/content/hall.json");
const NOTICES: &str = include_str!("../public/content/notices.json");
const FILES: [(File, &str); 2] = [(File::Hall, HALL), (File::Notices, NOTICES)];

fn tree(file: File, text: &str) -> Value {
    file.read(text).expect("the shipped file")
}

fn hall() -> Value {
    tree(File::Hall, HALL)
}

fn edited(tree: &Value, edit: Edit) -> Option<Value> {
    apply(File::Hall.shape(), tree, &edit)
}

#[test]
fn what_is_written_is_what_was_read() {
    for (file, text) in FILES {
        let before = tree(file, text);
        let written = write(file.shape(), &before);
        assert_eq!(tree(file, &written), before);
        assert_eq!(write(file.shape(), &tree(file, &written)), written, "one spelling");
        assert!(file.faults(&before).is_empty());
        let first = written.lines().nth(1).unwrap_or_default().trim();
        assert_eq!(first, "\"format\": 1,", "the fields stand in the order of the table");
        // Somebody reads the difference of two versions in any editor.
        assert!(written.lines().all(|line| line.chars().count() <= 200), "no line is endless");
    }
}

#[test]
fn an_edit_does_one_thing() {
    let before = hall();
    let name = edited(&before, Edit::Set("/name/zh".to_owned(), json!("东风社区"))).unwrap();
    assert_eq!(changes(&before, &name), [changed("/name/zh", before.pointer("/name/zh").cloned(), Some(json!("东风社区")))]);
    let quota = edited(&before, Edit::Add("/queues/0/quota".to_owned())).unwrap();
    assert_eq!(changes(&before, &quota), [changed("/queues/0/quota", None, Some(json!(1)))]);
    assert_eq!(edited(&quota, Edit::Remove("/queues/0/quota".to_owned())), Some(before.clone()));
    let hours = edited(&before, Edit::AddKey("/hours".to_owned(), "7".to_owned())).unwrap();
    assert_eq!(hours.pointer("/hours/7"), Some(&json!([{"from": "", "to": ""}])));
    let moved = edited(&before, Edit::Move("/classes/1".to_owned(), Way::Up)).unwrap();
    assert_eq!(moved.pointer("/classes/0"), before.pointer("/classes/1"));
    assert_eq!(edited(&moved, Edit::Move("/classes/0".to_owned(), Way::Down)), Some(before.clone()));
    let fewer = edited(&before, Edit::Remove("/items/3".to_owned())).unwrap();
    assert_eq!(fewer.pointer("/items/3"), before.pointer("/items/4"));
}

#[test]
fn what_the_table_does_not_allow_does_not_happen() {
    let before = hall();
    let refused = [
        Edit::Set("/nonsense".to_owned(), json!(1)),
        Edit::Set("/items/9999/queue".to_owned(), json!("A")),
        Edit::Set("/name/zh".to_owned(), before.pointer("/name/zh").cloned().unwrap()),
        Edit::AddKey("/hours".to_owned(), "8".to_owned()),
        Edit::AddKey("/hours".to_owned(), "1".to_owned()),
        Edit::AddKey("/classes".to_owned(), "1".to_owned()),
        Edit::Remove("/name".to_owned()),
        Edit::Remove("/queues/0/letter".to_owned()),
        Edit::Move("/classes/0".to_owned(), Way::Up),
        Edit::Move("/classes/8".to_owned(), Way::Down),
        Edit::Add("/queues/0/usual_minutes".to_owned()),
    ];
    for edit in refused {
        assert_eq!(edited(&before, edit.clone()), None, "{edit:?}");
    }
    let mut full = before;
    for _ in 0..1_000 {
        match edited(&full, Edit::Add("/announcements".to_owned())) {
            Some(more) => full = more,
            None => break,
        }
    }
    assert_eq!(full["announcements"].as_array().map(Vec::len), Some(20));
}

/// A fresh entry of every list has the right shape: what is wrong with it is only that it is not filled in.
#[test]
fn what_is_blank_has_its_shape() {
    for (file, text) in FILES {
        let before = tree(file, text);
        for path in lists_of(file.shape(), "") {
            if !matches!(shape_at(file.shape(), &path), Some(Shape::List { .. })) {
                continue;
            }
            let Some(after) = apply(file.shape(), &before, &Edit::Add(path.clone())) else { continue };
            let of_type = file.faults(&after).into_iter().filter(|fault| format!("{:?}", fault.kind).starts_with("WrongType"));
            assert_eq!(of_type.count(), 0, "{path}");
        }
        assert!(blank(file.shape()).is_object());
    }
}

#[test]
fn entries_are_told_apart_by_what_they_are_known_by() {
    let before = hall();
    let mut after = before.clone();
    let items = after["items"].as_array_mut().unwrap();
    let first = items.remove(0);
    items[4]["quota"] = json!(12);
    items.swap(0, 1);
    let told = changes(&before, &after);
    assert!(told.contains(&changed("/items/4/quota", None, Some(json!(12)))), "{told:?}");
    assert!(told.contains(&changed("/items/0", Some(first), None)));
    assert!(told.iter().any(|change| change.path == "/items"), "the order has changed");
    assert_eq!(told.len(), 3);
    assert!(changes(&before, &before).is_empty());
}

#[test]
fn a_field_that_names_something_offers_what_there_is() {
    let hall = hall();
    let queues = choices(&hall, "/items/7/queue");
    assert_eq!(queues.len(), 5);
    assert_eq!((queues[0].value.as_str(), queues[0].name[1].as_str()), ("A", "Assistance and housing"));
    assert_eq!(choices(&hall, "/items/7/class").len(), 9);
    assert_eq!(choices(&hall, "/counters/0/queues/1"), queues);
    assert!(choices(&hall, "/items/7/name/zh").is_empty());
    let board = tree(File::Notices, NOTICES);
    assert_eq!(choices(&board, "/grids/0/stand_in").len(), board["grids"].as_array().map_or(0, Vec::len));
}

#[test]
fn every_field_has_a_name_of_people() {
    for (file, text) in FILES {
        let tree = tree(file, text);
        for path in fields_of(file.shape(), "") {
            for language in [Language::Zh, Language::En] {
                assert!(form_fields::name(language, &path).is_some(), "{path}");
            }
        }
        for section in file.sections() {
            let entries = tree[section.name()].as_array().cloned().unwrap_or_default();
            for entry in entries.iter().filter(|entry| entry.is_object()) {
                assert!(form::entry_name(Language::Zh, entry).is_some(), "{} {entry}", section.name());
            }
        }
    }
    assert_eq!(form::place(Language::Zh, &hall(), "/items/0/queue"), "事项 › 低保申请 › 排哪个队");
    assert_eq!(form::place(Language::En, &hall(), "/hours/6/0/from"), "Opening hours › Saturday › No. 1 › From");
}

fn changed(path: &str, before: Option<Value>, after: Option<Value>) -> Changed {
    Changed { path: path.to_owned(), before, after }
}

/// Paths of all fields, entries as the first.
fn fields_of(shape: &Shape, path: &str) -> Vec<String> {
    match shape {
        Shape::Object(fields) => {
            let below = fields.iter().filter(|field| !matches!(field.name(), "format" | "code")).flat_map(|field| {
                let path = format!("{path}/{}", field.name());
                [path.clone()].into_iter().chain(fields_of(field.shape(), &path)).collect::<Vec<_>>()
            });
            below.collect()
        }
        Shape::List { of, .. } => fields_of(of, &format!("{path}/0")),
        Shape::Map { of, .. } => fields_of(of, &format!("{path}/1")),
        _ => Vec::new(),
    }
}

/// Paths of the lists that stand in the file itself or in the first entry of one.
fn lists_of(shape: &Shape, path: &str) -> Vec<String> {
    match shape {
        Shape::Object(fields) => fields.iter().flat_map(|field| lists_of(field.shape(), &format!("{path}/{}", field.name()))).collect(),
        Shape::List { of, .. } => [path.to_owned()].into_iter().chain(lists_of(of, &format!("{path}/0"))).collect(),
        _ => Vec::new(),
    }
}
