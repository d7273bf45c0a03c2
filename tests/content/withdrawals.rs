//! What one approver alone can take back: the newest version, one step, and never the hall.

use futures_executor::block_on;
use residents_window::domain::content::{Current, Denied, Draft};
use residents_window::runtime::publishing::Trouble;

use super::office::{Desk, text_of};
use super::{in_days, person};

#[test]
fn a_withdrawn_version_gives_way_to_the_one_before() {
    let desk = Desk::new();
    let guides = |current: Current| match current {
        Current::Published { bundle, .. } => bundle.part("guides.json").unwrap().to_owned(),
        Current::Shipped(why) => panic!("shipped: {why:?}"),
    };
    let withdraw = |version| block_on(desk.office().withdraw(&person("wang"), version)).map(|_| ());
    let not_withdrawn = Err(Trouble::Denied(Denied::NotWithdrawn));
    desk.publish_guides("one");
    assert_eq!(withdraw(1), not_withdrawn, "nobody has passed what was shipped");
    assert_eq!(withdraw(9), Err(Denied::NoSuchVersion.into()));
    desk.publish_guides("two");
    desk.publish_guides("three");
    assert_eq!(withdraw(2), not_withdrawn, "only the newest");
    assert_eq!(withdraw(3), Ok(()));
    assert_eq!(guides(desk.current()), "two");
    assert_eq!(withdraw(3), Err(Denied::NoSuchVersion.into()));
    assert_eq!(withdraw(2), not_withdrawn, "one person alone goes no further back");
    assert_eq!(desk.publish_guides("four").version, 4);
    assert_eq!(guides(desk.current()), "four");
}

#[test]
fn one_person_alone_brings_no_other_hall_in_force() {
    let desk = Desk::new();
    desk.publish_text("with Sun");
    desk.publish_text("without Sun");
    let withdraw = |version| block_on(desk.office().withdraw(&person("wang"), version)).map(|_| ());
    assert_eq!(withdraw(2), Err(Denied::NotWithdrawn.into()));
    assert_eq!(text_of(&desk.current()), "without Sun");
    // Nor by a bundle that is gone, for what was shipped would be shown.
    let same = Draft { expires_at: in_days(301), ..desk.draft("li", "without Sun") };
    let proposal = block_on(desk.office().propose(&same)).unwrap();
    block_on(desk.office().approve(&person("wang"), &proposal)).unwrap();
    desk.publish(&proposal).unwrap();
    let before = desk.look().edition(2).unwrap().blob();
    let bytes = block_on(desk.journal.get_blob(&before)).unwrap().unwrap();
    block_on(desk.journal.erase_blob(&before)).unwrap();
    assert_eq!(withdraw(3), Err(Denied::NotWithdrawn.into()));
    block_on(desk.journal.put_blob(&before, &bytes)).unwrap();
    assert_eq!(withdraw(3), Ok(()));
}
