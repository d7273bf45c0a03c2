//! Two steps, nothing that can be taken back, and the board's order.

use residents_window::domain::case::SideRef;
use residents_window::domain::hall::Language;
use residents_window::domain::opinion::board::{Sums, board};
use residents_window::domain::opinion::deed::{Act, OpinionDeed, acts};
use residents_window::domain::opinion::{Kind, Opinion, OpinionCommand, OpinionEvent, OpinionRefusal, Posted, Stage, decide};
use residents_window::domain::rating::deed::NoteFault;
use residents_window::domain::time::Timestamp;

use super::common::cases::side;
use super::common::{actor, at, monday};
use super::{number, person};

fn posted(kind: Kind) -> OpinionEvent {
    let record = side("words");
    OpinionEvent::Posted(Box::new(Posted { kind, record, wants_answer: false, language: Language::Zh, in_burst: false }))
}

fn opinion(serial: u32, kind: Kind, at: Timestamp) -> Opinion {
    Opinion::begin(number(serial), posted(kind), (at, &actor("kiosk@lobby-1")), 1).unwrap()
}

fn note() -> SideRef {
    side("note")
}

/// An opinion that has come as far as this.
fn at_stage(stage: Stage) -> Opinion {
    let mut opinion = opinion(1, Kind::Problem, at(monday(), "10:00"));
    let steps = match stage {
        Stage::Posted => Vec::new(),
        Stage::TakenUp => vec![OpinionEvent::TakenUp { by: person("tana") }],
        Stage::Answered => vec![OpinionEvent::TakenUp { by: person("tana") }, OpinionEvent::Answered { by: person("tana"), note: note() }],
        Stage::PutAside => vec![OpinionEvent::TakenUp { by: person("tana") }, OpinionEvent::PutAside { by: person("tana"), note: note() }],
    };
    for (nth, event) in (2..).zip(&steps) {
        opinion.apply(Some(event), at(monday(), "11:00"), nth);
    }
    assert_eq!(opinion.stage(), stage);
    opinion
}

#[test]
fn an_opinion_is_taken_up_and_then_answered_or_put_aside_and_nothing_else() {
    let commands = [OpinionCommand::TakeUp, OpinionCommand::Answer(note()), OpinionCommand::PutAside(note())];
    for stage in Stage::ALL {
        for command in &commands {
            let decided = decide(&at_stage(stage), &person("cui-yongmei"), command);
            let by = person("cui-yongmei");
            let expected = match (stage, command) {
                (Stage::Posted, OpinionCommand::TakeUp) => Ok(OpinionEvent::TakenUp { by }),
                (Stage::Posted, _) => Err(OpinionRefusal::TakeUpFirst),
                (Stage::TakenUp, OpinionCommand::Answer(note)) => Ok(OpinionEvent::Answered { by, note: note.clone() }),
                (Stage::TakenUp, OpinionCommand::PutAside(note)) => Ok(OpinionEvent::PutAside { by, note: note.clone() }),
                (stage, _) => Err(OpinionRefusal::AlreadyIs(stage)),
            };
            assert_eq!(decided, expected, "{stage:?} {command:?}");
        }
        // What the screen offers is what would happen.
        let offered =
            acts(&at_stage(stage)).iter().map(|act| OpinionDeed { act: *act, note: String::new() }.command(Some(note())).unwrap());
        let possible = commands.iter().filter(|command| decide(&at_stage(stage), &person("tana"), command).is_ok());
        assert_eq!(offered.collect::<Vec<_>>(), possible.cloned().collect::<Vec<_>>(), "{stage:?}");
    }
}

#[test]
fn the_fold_believes_no_end_that_nobody_took_up_and_no_second_one() {
    let mut one = opinion(1, Kind::Praise, at(monday(), "10:00"));
    let answered = OpinionEvent::Answered { by: person("tana"), note: note() };
    one.apply(Some(&answered), at(monday(), "10:05"), 2);
    assert_eq!((one.stage(), one.version), (Stage::Posted, 2));
    let mut over = at_stage(Stage::PutAside);
    over.apply(Some(&answered), at(monday(), "12:00"), 4);
    over.apply(Some(&OpinionEvent::TakenUp { by: person("burigude") }), at(monday(), "12:01"), 5);
    over.apply(Some(&posted(Kind::Praise)), at(monday(), "12:02"), 6);
    over.apply(None, at(monday(), "12:03"), 7);
    assert_eq!(
        (over.stage(), over.taken_by.clone(), over.posted.kind, over.version),
        (Stage::PutAside, Some(person("tana")), Kind::Problem, 7)
    );
    assert_eq!(over.touched_at, at(monday(), "12:03"), "also what a later program wrote has touched it");
    // What was taken in before changes nothing.
    let before = over.clone();
    over.apply(Some(&answered), at(monday(), "13:00"), 3);
    assert_eq!(over, before);
}

#[test]
fn words_are_wanted_where_they_are_and_hold_nothing_personal() {
    let fault = |act: Act, note: &str| OpinionDeed { act, note: note.to_owned() }.checked_note().map(|note| note.map(str::to_owned));
    assert_eq!(fault(Act::TakeUp, ""), Ok(None));
    for act in [Act::Answer, Act::PutAside] {
        assert_eq!(fault(act, "  "), Err(NoteFault::Missing));
        assert_eq!(fault(act, "请打 13812345678"), Err(NoteFault::Personal));
        assert_eq!(fault(act, &"长".repeat(1_001)), Err(NoteFault::TooLong));
        assert_eq!(fault(act, " 已修好 "), Ok(Some("已修好".to_owned())));
    }
}

#[test]
fn the_board_has_what_waits_longest_first_and_counts_each_once() {
    let minute = |clock: &str| at(monday(), clock);
    let mut all: Vec<Opinion> = [("09:00", 3), ("08:00", 4), ("07:00", 5), ("06:00", 6), ("05:00", 7)]
        .map(|(clock, serial)| opinion(serial, if serial % 2 == 0 { Kind::Praise } else { Kind::Problem }, minute(clock)))
        .to_vec();
    let takes = OpinionEvent::TakenUp { by: person("tana") };
    for (nth, end) in [(2, None), (3, Some("10:00")), (4, Some("11:00"))] {
        all[nth].apply(Some(&takes), minute("09:30"), 2);
        if let Some(clock) = end {
            all[nth].apply(Some(&OpinionEvent::Answered { by: person("tana"), note: note() }), minute(clock), 3);
        }
    }
    let order: Vec<u32> = board(&all).iter().map(|opinion| opinion.number.serial()).collect();
    assert_eq!(order, [4, 3, 5, 7, 6], "new ones, the oldest first; taken up; over, the newest first");
    let sums = Sums::of(&all);
    let by_stage = Stage::ALL.map(|stage| sums.in_stage(stage));
    assert_eq!((by_stage, by_stage.iter().sum::<usize>()), ([2, 1, 2, 0], all.len()));
    assert_eq!((sums.count(Kind::Praise, Stage::Posted), sums.count(Kind::Praise, Stage::Answered)), (1, 1));
}
