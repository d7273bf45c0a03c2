//! The form's flow: steps, undoing, the draft, what may be put forward.
#![allow(clippy::unwrap_used)]

use residents_window::domain::content::{Denied, Digest};
use residents_window::domain::form::{Edit, File, Way};
use residents_window::domain::parts::Basis;
use residents_window::flow::form::{Draft, Effect, Hindrance, InForce, Input, Model, STEPS_MAX, Safe, Stage, TYPED_CHARS_MAX, update};
use serde_json::{Value, json};

fn shipped() -> Value {
    File::Hall.read(include_str!("../public/content/hall.json")).expect("the shipped hall")
}

fn digest(version: u32) -> Digest {
    Digest::of(&version.to_le_bytes())
}

fn basis(version: u32) -> Basis {
    Basis { version, digest: digest(version) }
}

fn in_force(version: u32, tree: Value) -> InForce {
    InForce { basis: basis(version), tree, ground: None }
}

fn open() -> Model {
    let mut model = Model::new(File::Hall);
    assert_eq!(update(&mut model, Input::Opened), [Effect::Load]);
    update(&mut model, Input::Loaded(in_force(3, shipped()), Draft::None));
    model
}

fn set(path: &str, value: Value) -> Input {
    Input::Edited(Edit::Set(path.to_owned(), value))
}

fn tree_with(path: &str, value: Value) -> Value {
    let mut tree = shipped();
    *tree.pointer_mut(path).unwrap() = value;
    tree
}

#[test]
fn letters_in_one_field_are_one_step_and_each_is_kept() {
    let mut model = open();
    for typed in ["东", "东风", "东风社区"] {
        let effects = update(&mut model, set("/name/zh", json!(typed)));
        assert_eq!(effects, [Effect::Keep(digest(3), tree_with("/name/zh", json!(typed)))]);
    }
    update(&mut model, set("/name/en", json!("Dongfeng")));
    assert_eq!((model.changes().len(), model.safe), (2, Safe::Soon));
    update(&mut model, Input::Undid);
    assert_eq!(model.tree, tree_with("/name/zh", json!("东风社区")));
    assert_eq!(update(&mut model, Input::Undid), [Effect::Forget]);
    assert!(!model.is_changed() && !model.may_undo());
    update(&mut model, Input::Redid);
    update(&mut model, Input::Redid);
    assert_eq!(model.changes().len(), 2);
    // Typing in the same field again after another step is a step of its own.
    update(&mut model, Input::ChoseSection(2));
    update(&mut model, set("/name/en", json!("East")));
    update(&mut model, Input::Undid);
    assert_eq!(model.tree["name"]["en"], json!("Dongfeng"));
    assert!(model.may_redo());
    update(&mut model, set("/name/en", json!("West")));
    assert!(!model.may_redo(), "a new step ends what was undone");
}

#[test]
fn every_undo_leads_back() {
    let mut model = open();
    let mut seen = vec![model.tree.clone()];
    let edits = [
        Edit::Add("/help_lines".to_owned()),
        Edit::Move("/queues/1".to_owned(), Way::Up),
        Edit::Remove("/items/5".to_owned()),
        Edit::AddKey("/hours".to_owned(), "7".to_owned()),
        Edit::Set("/limits/idle_seconds".to_owned(), json!(60)),
        Edit::Add("/counters/0/hours".to_owned()),
        Edit::Set("/limits/idle_seconds".to_owned(), json!("sixty")),
    ];
    for edit in edits {
        update(&mut model, Input::Edited(edit));
        assert_ne!(seen.last(), Some(&model.tree));
        seen.push(model.tree.clone());
    }
    assert!(!model.faults.is_empty());
    for before in seen.iter().rev().skip(1) {
        update(&mut model, Input::Undid);
        assert_eq!(model.tree, *before);
    }
    for after in seen.iter().skip(1) {
        update(&mut model, Input::Redid);
        assert_eq!(model.tree, *after);
    }
}

#[test]
fn steps_are_bounded() {
    let mut model = open();
    for number in 0..STEPS_MAX + 20 {
        update(&mut model, set("/limits/idle_seconds", json!(number + 20)));
        update(&mut model, Input::ChoseEntry(None));
    }
    let undone = std::iter::repeat_with(|| update(&mut model, Input::Undid)).take_while(|effects| !effects.is_empty()).count();
    assert_eq!(undone, STEPS_MAX);
}

#[test]
fn a_draft_is_found_again_and_says_when_it_is_older_until_it_goes() {
    for (version, was_older) in [(3, false), (2, true)] {
        let mut model = Model::new(File::Hall);
        let draft = tree_with("/name/zh", json!("草稿"));
        assert!(update(&mut model, Input::Loaded(in_force(3, shipped()), Draft::Kept(digest(version), draft.clone()))).is_empty());
        assert_eq!((&model.tree, model.was_older), (&draft, was_older));
        // Going on with it makes it no newer.
        let more = update(&mut model, set("/name/zh", json!("草稿二")));
        assert_eq!(more, [Effect::Keep(digest(version), tree_with("/name/zh", json!("草稿二")))]);
        assert_eq!(model.was_older, was_older);
        update(&mut model, Input::Undid);
        update(&mut model, Input::Undid);
        assert!(!model.is_changed() && !model.was_older, "what is in force can be had back");
        assert_eq!(update(&mut model, set("/name/en", json!("New"))), [Effect::Keep(digest(3), tree_with("/name/en", json!("New")))]);
    }
}

#[test]
fn what_was_published_never_comes_back_as_a_draft() {
    let mut model = open();
    let mine = tree_with("/name/zh", json!("东风社区"));
    update(&mut model, set("/name/zh", json!("东风社区")));
    update(&mut model, Input::PutForward);
    assert_eq!(update(&mut model, Input::Answered(Ok(()))), [Effect::Forget], "the proposal keeps it from now on");
    // Should a draft be left all the same: it goes as soon as it is in force, before anybody publishes something after it.
    let effects = update(&mut model, Input::Loaded(in_force(4, mine.clone()), Draft::Kept(digest(3), mine)));
    assert_eq!(effects, [Effect::Forget]);
    assert!(!model.is_changed() && !model.may_undo());
}

#[test]
fn an_unreadable_draft_is_no_missing_one() {
    let mut model = Model::new(File::Hall);
    update(&mut model, Input::Loaded(in_force(3, shipped()), Draft::Unreadable));
    assert_eq!(model.stage, Stage::DraftUnreadable);
    assert!(update(&mut model, set("/name/zh", json!("x"))).is_empty(), "nothing is written over it");
    assert_eq!(update(&mut model, Input::ThrewAway), [Effect::Forget]);
    assert_eq!((model.stage, model.is_changed()), (Stage::Open, false));
}

#[test]
fn only_what_is_right_and_different_is_put_forward() {
    let mut model = open();
    assert!(update(&mut model, Input::PutForward).is_empty(), "nothing is different");
    update(&mut model, set("/name/zh", json!("")));
    assert_eq!((model.faults.len(), model.marks_below("/name"), model.marks_below("/na")), (1, (1, 0), (0, 0)));
    assert!(update(&mut model, Input::PutForward).is_empty(), "something is wrong");
    let right = tree_with("/name/zh", json!("东风社区"));
    update(&mut model, set("/name/zh", json!("东风社区")));
    assert_eq!(update(&mut model, Input::PutForward), [Effect::PutForward(basis(3), right.clone())]);
    assert!(update(&mut model, set("/name/zh", json!("x"))).is_empty(), "what others look at stays as it is");
    assert!(update(&mut model, Input::PutForward).is_empty(), "a second press is the same");
    // Something else was published meanwhile: what is in force is read again. What stands in the form stays, for perhaps it could not be kept.
    let stale = || Hindrance::Denied(Denied::Stale { base: 3, newest: 4 });
    update(&mut model, Input::Kept(false));
    assert_eq!(update(&mut model, Input::Answered(Err(stale()))), [Effect::Load]);
    let theirs = tree_with("/limits/idle_seconds", json!(77));
    assert_eq!(update(&mut model, Input::Loaded(in_force(4, theirs), Draft::None)), [Effect::Keep(digest(3), right.clone())]);
    assert_eq!((model.was_older, &model.tree, model.changes().len()), (true, &right, 2));
    update(&mut model, Input::PutForward);
    assert_eq!(update(&mut model, Input::Answered(Err(Hindrance::Denied(Denied::Replaced)))), [Effect::Load], "the site's files as well");
    update(&mut model, Input::LoadFailed);
    assert_eq!((model.stage, &model.tree), (Stage::Open, &right), "even when it cannot be read");
    update(&mut model, Input::PutForward);
    update(&mut model, Input::Answered(Ok(())));
    assert_eq!(model.stage, Stage::Sent);
    assert!(update(&mut model, Input::Answered(Err(Hindrance::Denied(Denied::NoKey)))).is_empty(), "an answer counts once");
    assert_eq!(model.stage, Stage::Sent);
}

#[test]
fn what_could_not_be_kept_says_so_until_it_is() {
    let mut model = open();
    update(&mut model, set("/name/zh", json!("东风社区")));
    update(&mut model, Input::Kept(false));
    assert_eq!(model.safe, Safe::No);
    update(&mut model, set("/name/zh", json!("东风")));
    assert_eq!(model.safe, Safe::Soon);
    update(&mut model, Input::Kept(true));
    assert_eq!(model.safe, Safe::Yes);
    update(&mut model, Input::ThrewAway);
    assert!(!model.is_changed());
    update(&mut model, Input::Undid);
    assert_eq!(model.tree, tree_with("/name/zh", json!("东风")), "throwing away can be undone");
    let mut failed = Model::new(File::Hall);
    update(&mut failed, Input::LoadFailed);
    assert!(update(&mut failed, set("/name/zh", json!("x"))).is_empty());
}

#[test]
fn nobody_locks_the_staff_out_and_a_fault_leads_to_its_place() {
    let mut model = open();
    let staff = model.tree["staff"].as_array().cloned().unwrap();
    let administrators = staff.iter().filter(|member| member["roles"].to_string().contains("administrator")).count();
    assert_eq!(administrators, 2);
    for _ in 0..administrators {
        let at = model.tree["staff"].as_array().unwrap().iter().position(|member| member["roles"].to_string().contains("administrator"));
        assert!(model.faults.is_empty());
        update(&mut model, Input::Edited(Edit::Remove(format!("/staff/{}", at.unwrap()))));
    }
    assert_eq!(model.faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), ["/staff"]);
    assert!(update(&mut model, Input::PutForward).is_empty());
    update(&mut model, Input::WentTo("/items/3/name/zh".to_owned()));
    assert_eq!((File::Hall.sections()[model.section].name(), model.entry), ("items", Some(3)));
    update(&mut model, Input::WentTo("/staff".to_owned()));
    assert_eq!((File::Hall.sections()[model.section].name(), model.entry), ("staff", None));
}

#[test]
fn a_megabyte_is_cut_where_it_comes_in_and_that_is_said() {
    let mut model = open();
    update(&mut model, set("/name/zh", json!("长".repeat(1_000_000))));
    assert_eq!((model.tree["name"]["zh"].as_str().unwrap().chars().count(), model.was_cut), (TYPED_CHARS_MAX, true));
    assert!(!model.may_be_put_forward(), "what is left is still too long");
    update(&mut model, set("/name/zh", json!("短")));
    assert!(!model.was_cut && model.may_be_put_forward());
}
