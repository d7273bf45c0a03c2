//! Drafts that are found again, also when something else is in force meanwhile.

use residents_window::domain::guide::Guides;
use residents_window::flow::editor::{Desk, Effect, Input, Kept, Model, Saved, Stage, Told, update};

use crate::{at_work, desk, guides, in_force, paths, set, whole};

/// A draft of the shipped guides, as it was kept.
fn kept(edit: impl FnOnce(&mut Model)) -> Saved {
    let mut model = at_work();
    edit(&mut model);
    Saved::read(&desk(&model).saved().unwrap().text().unwrap()).unwrap()
}

/// Opens the editor with this draft while `guides` are in force.
fn found(saved: &Saved, version: u32, guides: Guides) -> Model {
    let mut model = Model::default();
    update(&mut model, Input::Opened);
    let outcome = Ok(Box::new((in_force(version, guides), Kept::Draft(Box::new(saved.clone())))));
    update(&mut model, Input::Read { version: 1, outcome });
    model
}

fn went_on(saved: &Saved, version: u32, guides: Guides) -> Model {
    let mut model = found(saved, version, guides);
    assert!(matches!(model.stage, Stage::Found(..)));
    update(&mut model, Input::WentOn);
    model
}

fn visits(model: &mut Model, guide: &str, visits: u8) {
    update(model, Input::Chose(guide.into()));
    set(model, "/visits", visits, 0);
}

#[test]
fn a_draft_is_found_again_as_it_was_left() {
    let saved = kept(|model| {
        visits(model, "minimum-living", 4);
        update(model, Input::Copied);
        update(model, Input::Moved { up: true });
    });
    let mut model = went_on(&saved, 0, guides());
    assert_eq!(desk(&model).told, None, "nothing else is in force");
    assert_eq!(desk(&model).draft.order()[..2], ["minimum-living-2", "minimum-living"]);
    assert_eq!(desk(&model).draft.guide("minimum-living").unwrap().visits, 4);
    assert_eq!(desk(&model).saved(), Some(saved.clone()));
    // Or it is thrown away.
    model = found(&saved, 0, guides());
    assert_eq!(update(&mut model, Input::ThrewAway), [Effect::Keep { number: 0, text: None }]);
    assert_eq!(whole(&model), guides());
    assert_eq!(Saved::read("{}"), None);
}

#[test]
fn changes_of_other_guides_are_carried_over() {
    let saved = kept(|model| visits(model, "minimum-living", 4));
    let mut newer = guides();
    newer.guides[9].visits = 5;
    newer.guides[9].version = 2;
    let model = went_on(&saved, 3, newer.clone());
    assert_eq!(desk(&model).told, Some(Told::CarriedOver { from: 0, to: 3 }));
    assert_eq!(desk(&model).conflicts, []);
    assert_eq!(paths(&model), ["/version", "/visits"]);
    assert_eq!(desk(&model).draft.guides[9].visits, 5);
}

#[test]
fn what_both_have_changed_is_decided_by_a_person() {
    let saved = kept(|model| visits(model, "minimum-living", 4));
    let mut newer = guides();
    (newer.guides[0].visits, newer.guides[0].version) = (5, 2);
    for mine in [true, false] {
        let mut model = went_on(&saved, 3, newer.clone());
        assert_eq!(desk(&model).conflicts.len(), 1);
        assert!(!desk(&model).may_be_put_forward(), "not before it is decided");
        // Left alone, the question is there again at the next opening.
        let left = desk(&model).saved().unwrap();
        assert_eq!(desk(&went_on(&left, 3, newer.clone())).conflicts.len(), 1);
        update(&mut model, Input::Decided { id: Some("minimum-living".into()), mine });
        assert_eq!(desk(&model).conflicts, []);
        let guide = desk(&model).draft.guides[0].clone();
        assert_eq!((guide.visits, guide.version), if mine { (4, 3) } else { (5, 2) });
        assert_eq!(desk(&model).may_be_put_forward(), mine);
    }
}

#[test]
fn what_was_published_as_it_was_written_is_no_draft_any_more() {
    let saved = kept(|model| visits(model, "minimum-living", 4));
    let mut newer = guides();
    (newer.guides[0].visits, newer.guides[0].version) = (4, 2);
    let model = found(&saved, 1, newer.clone());
    assert!(matches!(model.stage, Stage::Working(_)));
    assert_eq!(whole(&model), newer);
}

#[test]
fn lists_that_both_have_changed_are_a_conflict_too() {
    let saved = kept(|model| {
        update(model, Input::MovedListed { list: residents_window::flow::editor::Listed::Departments, at: 0, up: false });
    });
    let mut newer = guides();
    newer.life_events.swap(0, 1);
    let mut model = went_on(&saved, 1, newer.clone());
    assert_eq!(desk(&model).conflicts.iter().map(|conflict| conflict.id.clone()).collect::<Vec<_>>(), [None]);
    update(&mut model, Input::Decided { id: None, mine: false });
    assert_eq!(whole(&model), newer);
}

#[test]
fn something_else_in_force_while_somebody_works_is_carried_over_as_well() {
    let mut model = at_work();
    visits(&mut model, "minimum-living", 4);
    let mut newer = guides();
    newer.guides.remove(0);
    newer.guides[9].visits = 5;
    update(&mut model, Input::Opened);
    update(&mut model, Input::Read { version: 2, outcome: Ok(Box::new((in_force(2, newer), Kept::Nothing))) });
    assert_eq!(desk(&model).told, Some(Told::CarriedOver { from: 0, to: 2 }));
    assert_eq!(desk(&model).conflicts.len(), 1, "what was changed here is gone there");
    assert!(!desk(&model).history.can_undo());
    assert_eq!(desk(&model).draft.guide("minimum-living").unwrap().visits, 4, "nothing is lost before it is decided");
    // Nothing else: nothing is told.
    let mut quiet = at_work();
    update(&mut quiet, Input::Opened);
    update(&mut quiet, Input::Read { version: 2, outcome: Ok(Box::new((in_force(0, guides()), Kept::Nothing))) });
    assert_eq!((desk(&quiet).told.clone(), desk(&quiet).is_changed()), (None, false));
    assert!(Desk::new(in_force(0, guides()), None).saved().is_none());
}
