//! The editor's flow: every field changes just its path, steps back lead to the beginning, versions rise once, drafts are found again and carried over.
#![allow(clippy::unwrap_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "editor_flow/carrying.rs"]
mod carrying;
#[path = "editor_flow/fields.rs"]
mod fields;

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use residents_window::domain::content::{Denied, Digest};
use residents_window::domain::guide::diff::diff;
use residents_window::domain::guide::edit::Edit;
use residents_window::domain::guide::lint::lint_all;
use residents_window::domain::guide::parse::{parse, write};
use residents_window::domain::guide::table::{Encoding, export, import};
use residents_window::domain::guide::{Guides, Text};
use residents_window::domain::hall::Hall;
use residents_window::domain::hall::parse::parse as parse_hall;
use residents_window::domain::parts::Basis;
use residents_window::domain::time::{Day, Timestamp};
use residents_window::flow::editor::{
    Desk, Draft, Effect, InForce, Input, Kept, Key, Listed, Mark, Model, Own, OwnState, Saved, Sending, Stage, TYPED_CHARS_MAX,
    TYPING_PAUSE_MS, Told, Trouble, View, update,
};
use residents_window::text::guide_table::WORDS;
use serde_json::{Value, json};

fn guides() -> Guides {
    static SHIPPED: LazyLock<Guides> = LazyLock::new(|| parse(include_str!("../public/content/guides.json")).unwrap());
    SHIPPED.clone()
}

fn hall() -> Arc<Hall> {
    static SHIPPED: LazyLock<Arc<Hall>> = LazyLock::new(|| Arc::new(parse_hall(include_str!("../public/content/hall.json")).unwrap()));
    SHIPPED.clone()
}

fn in_force(version: u32, guides: Guides) -> InForce {
    let today = Day::from_ymd(2026, 11, 23).unwrap();
    InForce { basis: basis(version), guides: Draft::of(guides), hall: hall(), today, key: Key::Pinned, own: None }
}

fn basis(version: u32) -> Basis {
    Basis { version, digest: Digest::of(&version.to_be_bytes()) }
}

/// An editor at work on the shipped guides.
fn at_work() -> Model {
    let mut model = Model::default();
    assert_eq!(update(&mut model, Input::Opened), [Effect::Read { version: 1 }]);
    let outcome = Ok(Box::new((in_force(0, guides()), Kept::Nothing)));
    assert_eq!(update(&mut model, Input::Read { version: 1, outcome }), []);
    model
}

fn desk(model: &Model) -> &Desk {
    model.desk().expect("somebody works")
}

fn whole(model: &Model) -> Guides {
    desk(model).draft.whole()
}

fn set(model: &mut Model, path: &str, value: impl Into<Value>, at_ms: i64) -> Vec<Effect> {
    update(model, Input::Edited { edit: Edit::Set { path: path.into(), value: value.into() }, at_ms })
}

fn paths(model: &Model) -> Vec<String> {
    desk(model).differences().into_iter().map(|found| found.path).collect()
}

#[test]
fn typing_is_one_step_until_somebody_pauses() {
    let mut model = at_work();
    for (nth, text) in ["低", "低保", "低保申"].into_iter().enumerate() {
        assert_eq!(set(&mut model, "/name/zh", text, nth as i64 * TYPING_PAUSE_MS), [Effect::KeepSoon]);
    }
    set(&mut model, "/name/zh", "低保申请", 4 * TYPING_PAUSE_MS);
    set(&mut model, "/name/en", "Allowance", 4 * TYPING_PAUSE_MS);
    // The same again is no change, and what is no guide is none either.
    assert_eq!(set(&mut model, "/name/en", "Allowance", 0), []);
    assert_eq!(set(&mut model, "/promised_limit", "soon", 0), []);
    assert_eq!(set(&mut model, "/no/such/field", "x", 0), []);
    let names = |model: &Model| (desk(model).guide().unwrap().name.zh.clone(), desk(model).guide().unwrap().name.en.clone());
    let first = guides().guides[0].name.clone();
    let mut seen = Vec::new();
    while desk(&model).history.can_undo() {
        update(&mut model, Input::Undid);
        seen.push(names(&model));
    }
    let shipped_en = first.en.clone();
    assert_eq!(seen, [("低保申请".into(), shipped_en.clone()), ("低保申".into(), shipped_en.clone()), (first.zh, shipped_en)]);
    assert_eq!(whole(&model), guides());
    (0..3).for_each(|_| drop(update(&mut model, Input::Redid)));
    assert_eq!(names(&model), ("低保申请".into(), "Allowance".into()));
    assert!(!desk(&model).history.can_redo());
    assert_eq!(update(&mut model, Input::Redid), []);
}

#[test]
fn the_version_rises_once_and_falls_back_with_the_last_change() {
    let mut model = at_work();
    set(&mut model, "/visits", 2, 0);
    set(&mut model, "/name/zh", "低保", 1);
    assert_eq!(desk(&model).guide().unwrap().version, 2);
    assert_eq!(paths(&model), ["/name/zh", "/version", "/visits"]);
    assert!(!lint_all(&whole(&model), &hall(), desk(&model).in_force.today, Some(&guides())).iter().any(|f| f.path == "/version"));
    update(&mut model, Input::Restored);
    assert_eq!((desk(&model).guide().unwrap().version, paths(&model)), (1, vec![]));
    // Also when it is typed back by hand.
    set(&mut model, "/visits", 2, 2);
    set(&mut model, "/visits", guides().guides[0].visits, 3);
    assert_eq!(whole(&model), guides());
    assert!(!desk(&model).is_changed());
}

#[test]
fn guides_are_made_copied_deleted_moved_and_retired() {
    let mut model = at_work();
    let item = guides().guides[0].item.clone();
    update(&mut model, Input::Copied);
    let copy = desk(&model).guide().unwrap().clone();
    assert_eq!((copy.id.as_str(), copy.version, desk(&model).draft.order()[1]), ("minimum-living-2", 1, "minimum-living-2"));
    assert_eq!(desk(&model).draft.mark(&copy.id, &desk(&model).in_force.guides), Mark::New);
    update(&mut model, Input::Created { name: "新指南".into(), item });
    let new = desk(&model).guide().unwrap().clone();
    assert_eq!((new.id.as_str(), new.name.zh.as_str(), new.class.as_str()), ("minimum-living-3", "新指南", "assistance"));
    assert!(desk(&model).checked.blocks(), "a blank guide cannot be published");
    update(&mut model, Input::Deleted);
    assert!(desk(&model).draft.guide("minimum-living-3").is_none());
    update(&mut model, Input::Chose("minimum-living".into()));
    // What was published is retired by its day, never deleted.
    assert_eq!(update(&mut model, Input::Deleted), []);
    set(&mut model, "/cancelled", "2026-12-01", 0);
    assert!(!desk(&model).guide().unwrap().holds_on(Day::from_ymd(2026, 12, 1).unwrap()));
    update(&mut model, Input::Chose("minimum-living-2".into()));
    update(&mut model, Input::Moved { up: true });
    assert_eq!(desk(&model).draft.order()[..2], ["minimum-living-2", "minimum-living"]);
    assert_eq!(update(&mut model, Input::Moved { up: true }), [], "it is the first of its class");
    update(&mut model, Input::MovedListed { list: Listed::LifeEvents, at: 1, up: true });
    assert_eq!(desk(&model).draft.head.life_events[0].id, "school");
    assert_eq!(update(&mut model, Input::MovedListed { list: Listed::Departments, at: 0, up: true }), []);
    let second = hall().classes[1].id.clone();
    update(&mut model, Input::MovedListed { list: Listed::Classes, at: 1, up: true });
    assert_eq!((desk(&model).draft.head.classes.len(), &desk(&model).draft.head.classes[0]), (hall().classes.len(), &second));
    update(&mut model, Input::MovedListed { list: Listed::Classes, at: 1, up: true });
    assert!(desk(&model).draft.head.classes.is_empty(), "as in the hall, nothing is said");
    update(&mut model, Input::MovedListed { list: Listed::Classes, at: 1, up: true });
    while desk(&model).history.can_undo() {
        update(&mut model, Input::Undid);
    }
    assert_eq!(whole(&model), guides());
}

#[test]
fn what_is_wrong_is_what_the_lint_of_the_whole_says() {
    let mut model = at_work();
    let whole_lint = |model: &Model| lint_all(&whole(model), &hall(), desk(model).in_force.today, Some(&guides()));
    assert_eq!(*desk(&model).checked.all, whole_lint(&model));
    set(&mut model, "/fee", "not-stated", 0);
    set(&mut model, "/name/zh", guides().guides[5].name.zh.clone(), 0);
    assert_eq!(*desk(&model).checked.all, whole_lint(&model));
    assert!(desk(&model).checked.blocks() && !desk(&model).may_be_put_forward());
    let put = Input::PutForward { expires_at: Timestamp::from_millis(1) };
    assert_eq!(update(&mut model, put.clone()), [], "errors block");
    // The way to the field.
    let sought = Input::Sought { id: "minimum-living".into(), path: "/fee".into() };
    assert_eq!(update(&mut model, sought), [Effect::Focus("/fee".into())]);
    assert_eq!((desk(&model).view, desk(&model).section.as_str()), (View::Guide, "cost"));
    update(&mut model, Input::Undid);
    update(&mut model, Input::Undid);
    assert_eq!(update(&mut model, put), [], "nothing was changed");
}

#[test]
fn a_draft_is_put_forward_once_and_how_it_stands_is_read_again() {
    let mut model = at_work();
    set(&mut model, "/visits", 2, 0);
    let put = Input::PutForward { expires_at: Timestamp::from_millis(9) };
    let text = write(&whole(&model)).unwrap();
    assert_eq!(update(&mut model, put.clone()), [Effect::PutForward { text, based_on: basis(0), expires_at: Timestamp::from_millis(9) }]);
    assert_eq!(update(&mut model, put.clone()), [], "a double tap is one proposal");
    assert_eq!(update(&mut model, Input::WasPutForward(Ok(()))), [Effect::Read { version: 2 }]);
    assert_eq!(desk(&model).told, Some(Told::PutForward));
    let own = Own { proposal: Digest::of(b"x"), at: Timestamp::from_millis(1), state: OwnState::Waiting };
    let now = InForce { own: Some(own.clone()), ..in_force(0, guides()) };
    update(&mut model, Input::Read { version: 2, outcome: Ok(Box::new((now, Kept::Nothing))) });
    assert_eq!(desk(&model).in_force.own, Some(own.clone()));
    assert_eq!(desk(&model).guide().unwrap().visits, 2, "the draft stays");
    assert_eq!(update(&mut model, Input::TookBack), [Effect::TakeBack(own.proposal)]);
    assert_eq!(update(&mut model, Input::WasTakenBack(Ok(()))), [Effect::Read { version: 3 }]);
    // Refused: it is said, and where something else is in force that is read.
    update(&mut model, put.clone());
    let stale = Trouble::Denied(Denied::Stale { base: 0, newest: 1 });
    assert_eq!(update(&mut model, Input::WasPutForward(Err(stale.clone()))), [Effect::Read { version: 4 }]);
    assert_eq!(desk(&model).sending, Sending::Failed(stale));
    update(&mut model, put.clone());
    assert_eq!(update(&mut model, Input::WasPutForward(Err(Trouble::Denied(Denied::Replaced)))), [Effect::Read { version: 5 }]);
    // Without a key there is nothing to press.
    let keyless = InForce { key: Key::None, ..in_force(0, guides()) };
    update(&mut model, Input::Read { version: 5, outcome: Ok(Box::new((keyless, Kept::Nothing))) });
    assert_eq!(update(&mut model, put), []);
}

#[test]
fn what_was_looked_at_is_known_by_its_text_as_well() {
    let other = Basis { digest: Digest::of(b"other"), ..basis(0) };
    assert_eq!(basis(0).stands(&basis(0)), Ok(()));
    assert_eq!(basis(0).stands(&other), Err(Denied::Replaced), "shipped files are replaced without a version");
    assert_eq!(basis(1).stands(&basis(2)), Err(Denied::Stale { base: 1, newest: 2 }));
}

#[test]
fn the_draft_is_kept_one_after_the_other() {
    let mut model = at_work();
    assert_eq!(update(&mut model, Input::PageHid), [], "nothing to keep");
    set(&mut model, "/visits", 2, 0);
    let kept = update(&mut model, Input::KeepDue);
    let [Effect::Keep { number: 1, text: Some(text) }] = kept.as_slice() else { panic!("{kept:?}") };
    assert!(text.len() < 40_000, "only what was changed: {} bytes", text.len());
    set(&mut model, "/visits", 3, 0);
    assert_eq!(update(&mut model, Input::KeepDue), [], "the first is still being written");
    assert_eq!(update(&mut model, Input::WasKept { number: 1, outcome: Ok(()) }), [Effect::KeepSoon]);
    assert!(matches!(update(&mut model, Input::PageHid).as_slice(), [Effect::Keep { number: 2, .. }]));
    update(&mut model, Input::WasKept { number: 2, outcome: Ok(()) });
    assert_eq!(update(&mut model, Input::PageHid), []);
    // Back at the beginning there is no draft.
    update(&mut model, Input::Restored);
    assert_eq!(update(&mut model, Input::KeepDue), [Effect::Keep { number: 3, text: None }]);
}

#[test]
fn an_export_imported_again_changes_nothing_and_a_changed_one_is_one_step() {
    let mut model = at_work();
    let bytes = export(&guides().guides, &WORDS, Encoding::Utf8).unwrap();
    let again = import(&whole(&model), &bytes, &WORDS);
    assert_eq!(update(&mut model, Input::Imported(again)), []);
    assert_eq!((desk(&model).told.clone(), desk(&model).history.can_undo()), (Some(Told::Imported(0)), false));
    let mut changed = guides();
    changed.guides[3].visits = 4;
    changed.guides[7].summary = Text { zh: "换了。".into(), en: changed.guides[7].summary.en.clone().map(|_| "Changed.".into()) };
    let bytes = export(&changed.guides, &WORDS, Encoding::Gb18030).unwrap();
    let other = import(&whole(&model), &bytes, &WORDS);
    update(&mut model, Input::Imported(other));
    assert_eq!(desk(&model).told, Some(Told::Imported(2)));
    assert_eq!(desk(&model).draft.guides[3].version, 2, "its version has risen");
    update(&mut model, Input::Undid);
    assert_eq!(whole(&model), guides());
    let faults = import(&whole(&model), "指南编号\r\n".as_bytes(), &WORDS);
    update(&mut model, Input::Imported(faults));
    assert!(!desk(&model).faults.is_empty() && whole(&model) == guides(), "nothing is half-imported");
}

#[test]
fn an_answer_to_an_older_question_counts_for_nothing_and_a_failed_read_is_not_empty() {
    let mut model = Model::default();
    update(&mut model, Input::Opened);
    update(&mut model, Input::Opened);
    assert_eq!(update(&mut model, Input::Read { version: 1, outcome: Err(Trouble::Unreadable) }), []);
    assert!(matches!(model.stage, Stage::Looking));
    update(&mut model, Input::Read { version: 2, outcome: Err(Trouble::Unreadable) });
    assert!(matches!(model.stage, Stage::Failed(Trouble::Unreadable)));
    // A draft that cannot be read is said to be there.
    update(&mut model, Input::Opened);
    update(&mut model, Input::Read { version: 3, outcome: Ok(Box::new((in_force(0, guides()), Kept::Unreadable))) });
    assert!(matches!(model.stage, Stage::Found(_, Kept::Unreadable)));
    assert_eq!(update(&mut model, Input::WentOn), []);
    assert_eq!(update(&mut model, Input::ThrewAway), [Effect::Keep { number: 0, text: None }]);
    assert!(model.desk().is_some());
}

/// Something an editor may do, from numbers.
fn input(how: usize, which: usize, at_ms: i64) -> Input {
    let edit = |edit| Input::Edited { edit, at_ms };
    let list = ["/materials", "/steps", "/conditions", "/aliases", "/faq", "/questions", "/legal_basis", "/results"][which % 8];
    match how % 10 {
        0 => edit(Edit::Set { path: "/name/zh".into(), value: json!(format!("名称{which}")) }),
        1 => edit(Edit::Set { path: "/summary/en".into(), value: if which.is_multiple_of(2) { Value::Null } else { json!("x") } }),
        2 => edit(Edit::Added { list: list.into() }),
        3 => edit(Edit::Removed { path: format!("{list}/{}", which % 4) }),
        4 => edit(Edit::Moved { path: format!("{list}/{}", which % 4), up: which.is_multiple_of(2) }),
        5 => Input::Copied,
        6 => Input::Deleted,
        7 => Input::Moved { up: which.is_multiple_of(2) },
        8 => Input::MovedListed { list: Listed::Departments, at: which % 6, up: which.is_multiple_of(2) },
        _ => Input::Chose(guides().guides[which % 79].id.clone()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn steps_back_lead_to_the_beginning_and_forth_to_the_end(moves in prop::collection::vec((0..10_usize, 0..500_usize, 0..3_i64), 1..40)) {
        let mut model = at_work();
        let mut now = 0;
        for (how, which, seconds) in moves {
            now += seconds * 1_000;
            update(&mut model, input(how, which, now));
        }
        let end = whole(&model);
        prop_assert_eq!(desk(&model).is_changed(), !diff(&guides(), &end).is_empty());
        // What is kept leads to the same draft.
        let saved = desk(&model).saved().map(|saved| Saved::read(&saved.text().unwrap()).unwrap());
        let again = Desk::new(in_force(0, guides()), saved.as_ref());
        prop_assert_eq!(again.draft.whole(), end.clone());
        prop_assert_eq!(&*again.checked.all, &*desk(&model).checked.all);
        let mut steps = 0;
        while desk(&model).history.can_undo() {
            update(&mut model, Input::Undid);
            steps += 1;
        }
        prop_assert_eq!(whole(&model), guides());
        (0..steps).for_each(|_| drop(update(&mut model, Input::Redid)));
        prop_assert_eq!(whole(&model), end);
    }
}

#[test]
fn a_megabyte_is_cut_where_it_comes_in_and_that_is_said() {
    let mut model = at_work();
    set(&mut model, "/summary/zh", "长".repeat(1_000_000), 0);
    let kept = |model: &Model| desk(model).guide().unwrap().summary.zh.chars().count();
    assert_eq!((kept(&model), desk(&model).told.clone()), (TYPED_CHARS_MAX, Some(Told::Cut)));
    assert!(desk(&model).checked.blocks(), "what is left is still too long to be published");
    set(&mut model, "/summary/zh", "短", 1);
    assert_eq!((kept(&model), desk(&model).told.clone()), (1, None));
}
