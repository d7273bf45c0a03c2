//! The kiosk's flow, held to tables: every screen against idle, late answers, double taps, and forgetting.
#![cfg(not(target_arch = "wasm32"))]

#[path = "kiosk_flow/address.rs"]
mod address;
#[path = "kiosk_flow/aloud.rs"]
mod aloud;
#[path = "kiosk_flow/board.rs"]
mod board;
#[path = "kiosk_flow/cases.rs"]
mod cases;
#[path = "kiosk_flow/guides.rs"]
mod guides;
#[path = "kiosk_flow/idle.rs"]
mod idle;
#[path = "kiosk_flow/lookup.rs"]
mod lookup;
#[path = "kiosk_flow/opinion.rs"]
mod opinion;
#[path = "kiosk_flow/rating.rs"]
mod rating;
#[path = "kiosk_flow/usage.rs"]
mod usage;
#[path = "kiosk_flow/visitor.rs"]
mod visitor;
#[path = "kiosk_flow/words.rs"]
mod words;

use residents_window::domain::command::{Failure, Refusal};
use residents_window::domain::event::{PaperAnswer, VoidReason};
use residents_window::domain::hall::Language;
use residents_window::domain::identity::{RequestId, TicketId};
use residents_window::domain::time::{Day, Timestamp};
use residents_window::flow::kiosk::lookup::{Fault, Lookup};
use residents_window::flow::kiosk::{
    ATTRACT_SECONDS, Asks, CONFIRM_SECONDS_MAX, Effect, Help, Idle, Input, PaperRoll, REPEAT_SECONDS, Role, Screen, ScreenName, ScreenSize,
    Settings, SetupInput, Sheet, Speech, UNHEARD_SECONDS, Visit, WARNING_SECONDS_MIN, WhyNone,
};
use residents_window::runtime::abandoned::{self, Kept};
use residents_window::runtime::shown::{self, SHOWN_AGAIN_SECONDS_MAX};
use visitor::{IDLE_SECONDS, Kiosk, every_screen, not_now, queue, seed, ticket};

fn issues(effects: &[Effect]) -> Vec<u32> {
    effects.iter().filter_map(|e| if let Effect::Issue(intent) = e { Some(intent.version) } else { None }).collect()
}

fn saw(n: usize) -> Input {
    Input::SawTicket { ticket: ticket(n), is_open: true }
}

fn day(day: u32) -> Day {
    serde_json::from_str(&format!("\"2026-11-{day}\"")).expect("a day")
}

fn kept(day: Day, request: RequestId, ticket: TicketId) -> Kept {
    Kept { day, request, ticket }
}

// ---- to the number -------------------------------------------------------------------------------------------------------------------------

#[test]
fn a_queue_leads_straight_to_the_priority_question_and_on_to_the_number() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedTakeNumber);
    kiosk.sees(ScreenName::ChooseQueue);
    assert_eq!(kiosk.chooses_queue('A'), []);
    kiosk.sees(ScreenName::Priority);
    let effects = kiosk.answers_priority(true, 1);
    assert_eq!(issues(&effects), [1]);
    kiosk.sees(ScreenName::Issuing);
    assert_eq!(kiosk.happens(Input::NumberIssued { version: 1 }), [Effect::Print]);
    assert_eq!(kiosk.model.visit.sheet, Some(Sheet::Ticket(ticket(1))));
    assert!(matches!(&kiosk.model.visit.screen, Screen::Ticket(t) if t.ticket == ticket(1) && t.asks == Asks::Paper { reprints: 0 }));
}

#[test]
fn without_priority_classes_nothing_is_asked() {
    let mut kiosk = Kiosk::new();
    kiosk.model.house.rules.asks_priority = false;
    kiosk.happens(Input::PressedTakeNumber);
    assert_eq!(issues(&kiosk.chooses_queue('B')), [1]);
    kiosk.sees(ScreenName::Issuing);
}

#[test]
fn a_closed_queue_asks_nothing_and_says_why() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedTakeNumber);
    assert_eq!(kiosk.happens(Input::ChoseQueue { wish: queue('A'), gate: Err(not_now()), seed: seed(1) }), []);
    assert!(matches!(&kiosk.model.visit.screen, Screen::NotIssued { why: WhyNone::NotNow(n), .. } if *n == not_now()));
}

#[test]
fn a_double_tap_is_one_request() {
    let mut kiosk = Kiosk::at_priority();
    assert_eq!(issues(&kiosk.answers_priority(false, 1)).len(), 1);
    assert_eq!(kiosk.answers_priority(false, 2), []);
    assert_eq!(kiosk.answers_priority(true, 3), []);
    kiosk.happens(Input::NumberIssued { version: 1 });
    assert_eq!(kiosk.answers_priority(false, 4), []);
    assert_eq!(kiosk.chooses_queue('A'), []);
    kiosk.sees(ScreenName::Ticket);
    assert_eq!(kiosk.model.house.version, 1);
}

#[test]
fn the_kiosk_at_work_cannot_be_left() {
    for input in [
        Input::WentHome,
        Input::Finished,
        Input::WentBack,
        Input::PressedCase,
        Input::PressedTakeNumber,
        Input::Scanned(Lookup::Ticket(ticket(9))),
    ] {
        let mut kiosk = Kiosk::at_issuing();
        assert_eq!(kiosk.happens(input.clone()), [], "{input:?}");
        kiosk.sees(ScreenName::Issuing);
    }
}

#[test]
fn an_unknown_answer_is_asked_again_with_the_same_request_until_it_is_known() {
    let mut kiosk = Kiosk::at_issuing();
    kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Unknown });
    kiosk.sees(ScreenName::Confirming);
    let repeated: Vec<Effect> = (0..CONFIRM_SECONDS_MAX - 1).flat_map(|_| kiosk.happens(Input::SecondPassed)).collect();
    assert!(repeated.len() >= 3, "{repeated:?}");
    assert!(repeated.iter().all(|e| matches!(e, Effect::Issue(intent) if intent.seed == seed(1) && intent.version == 1)));
    kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Unknown });
    kiosk.sees(ScreenName::Confirming);
    kiosk.happens(Input::NumberIssued { version: 1 });
    kiosk.sees(ScreenName::Ticket);
}

#[test]
fn a_storage_that_never_answers_leaves_nobody_waiting_for_ever() {
    let mut kiosk = Kiosk::at_issuing();
    kiosk.seconds(10);
    kiosk.sees(ScreenName::Confirming);
    kiosk.seconds(CONFIRM_SECONDS_MAX);
    kiosk.sees(ScreenName::NotIssued);
    assert_eq!(kiosk.model.house.abandoned.len(), 1);
}

#[test]
fn a_number_that_lands_after_the_person_was_told_no_is_voided() {
    for landing in [Input::NumberIssued { version: 1 }, saw(1)] {
        let mut kiosk = Kiosk::told_that_there_is_none();
        assert!(matches!(&kiosk.model.visit.screen, Screen::NotIssued { why: WhyNone::Failed(Failure::Unknown), .. }));
        assert_eq!(kiosk.happens(landing), [Effect::Void { ticket: ticket(1), reason: VoidReason::Abandoned }]);
        kiosk.sees(ScreenName::NotIssued);
        assert_eq!(kiosk.happens(Input::Voided { ticket: ticket(1), done: true }), [Effect::ForgetAbandoned { ticket: ticket(1) }]);
        assert_eq!(kiosk.model.house.abandoned, []);
        assert_eq!(kiosk.happens(saw(1)), []);
    }
}

#[test]
fn a_number_that_surely_never_came_is_not_waited_for() {
    let mut kiosk = Kiosk::told_that_there_is_none();
    assert_eq!(kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Full }), []);
    let refused = Failure::Refused(Refusal::NotNow(not_now()));
    let effects = kiosk.happens(Input::IssueFailed { version: 1, failure: refused });
    assert_eq!(effects, [Effect::ForgetAbandoned { ticket: ticket(1) }]);
    assert_eq!(kiosk.model.house.abandoned, []);
}

#[test]
fn a_repetition_that_failed_does_not_say_that_the_first_attempt_did() {
    let mut kiosk = Kiosk::at_issuing();
    kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Unknown });
    let effects = kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Unavailable("closed".into()) });
    assert_eq!(effects, [Effect::KeepAbandoned { request: seed(1).request, ticket: ticket(1) }]);
    kiosk.sees(ScreenName::NotIssued);
    assert_eq!(kiosk.happens(saw(1)), [Effect::Void { ticket: ticket(1), reason: VoidReason::Abandoned }]);

    let mut kiosk = Kiosk::at_issuing();
    assert_eq!(kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Full }), [], "the first answer is sure");
}

#[test]
fn a_void_that_failed_is_tried_again_every_few_seconds() {
    let mut kiosk = Kiosk::told_that_there_is_none();
    kiosk.happens(saw(1));
    kiosk.happens(Input::Voided { ticket: ticket(1), done: false });
    for _ in 0..REPEAT_SECONDS {
        assert_eq!(kiosk.happens(saw(1)), []);
        kiosk.seconds(1);
    }
    assert_eq!(kiosk.happens(saw(1)).len(), 1);
}

#[test]
fn a_page_that_is_loaded_anew_still_voids_what_its_predecessor_gave_up() {
    let mut before = Kiosk::at_issuing();
    before.happens(Input::IssueFailed { version: 1, failure: Failure::Unknown });
    let kept: Vec<Kept> = (before.seconds(CONFIRM_SECONDS_MAX).into_iter())
        .filter_map(
            |effect| if let Effect::KeepAbandoned { request, ticket } = effect { Some(kept(day(22), request, ticket)) } else { None },
        )
        .collect();
    assert_eq!(kept.len(), 1, "kept once, when the person is told that there is no number");
    let note = Some(abandoned::with(None, kept[0].clone()));

    let mut after = Kiosk::new();
    let read = abandoned::read(note.as_deref(), day(22)).into_iter().map(|kept| (kept.request, kept.ticket)).collect();
    assert_eq!(after.happens(Input::Remembered(read)), []);
    assert_eq!(after.happens(saw(1)), [Effect::Void { ticket: ticket(1), reason: VoidReason::Abandoned }]);
    after.sees(ScreenName::Home);
    assert_eq!(after.happens(Input::Voided { ticket: ticket(1), done: true }), [Effect::ForgetAbandoned { ticket: ticket(1) }]);
    assert_eq!(abandoned::without(note.as_deref(), day(22), &ticket(1)), None);
}

#[test]
fn a_ticket_that_is_settled_otherwise_is_let_alone_and_forgotten() {
    let mut kiosk = Kiosk::told_that_there_is_none();
    assert_eq!(kiosk.happens(Input::SawTicket { ticket: ticket(1), is_open: false }), [Effect::ForgetAbandoned { ticket: ticket(1) }]);
    assert_eq!(kiosk.happens(saw(1)), []);
}

#[test]
fn the_note_of_what_was_given_up_holds_one_day_and_survives_nonsense() {
    let first = Some(abandoned::with(None, kept(day(22), seed(1).request, ticket(1))));
    let both = Some(abandoned::with(first.as_deref(), kept(day(22), seed(2).request, ticket(2))));
    assert_eq!(Some(abandoned::with(both.as_deref(), kept(day(22), seed(2).request, ticket(2)))), both, "noted once");
    assert_eq!(abandoned::read(both.as_deref(), day(22)).len(), 2);
    assert_eq!(abandoned::without(both.as_deref(), day(22), &ticket(2)), first);
    assert_eq!(abandoned::read(both.as_deref(), day(23)), [], "the day's end has voided it");
    assert_eq!(abandoned::read(Some("[{\"day\""), day(22)), []);
    assert_eq!(abandoned::read(None, day(22)), []);
}

#[test]
fn late_answers_of_another_question_change_nothing() {
    let late = [
        Input::NumberIssued { version: 7 },
        Input::IssueFailed { version: 7, failure: Failure::Unknown },
        Input::IssueFailed { version: 7, failure: Failure::Full },
        Input::Voided { ticket: ticket(77), done: true },
        Input::Voided { ticket: ticket(77), done: false },
        Input::Rejoined { ticket: ticket(77), done: true },
        saw(77),
    ];
    for screen in every_screen() {
        for input in late.clone() {
            let mut kiosk = Kiosk::new();
            kiosk.model.visit.screen = screen.clone();
            let before = kiosk.model.clone();
            assert_eq!(kiosk.happens(input.clone()), [], "{:?} {input:?}", screen.name());
            assert_eq!(kiosk.model, before, "{:?} {input:?}", screen.name());
        }
    }
}

#[test]
fn try_again_is_locked_for_a_moment_and_is_a_new_request() {
    let mut kiosk = Kiosk::at_issuing();
    kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Full });
    let again = |kiosk: &mut Kiosk, n| kiosk.happens(Input::TriedAgain { gate: Ok(visitor::open()), seed: seed(n) });
    assert_eq!(again(&mut kiosk, 2), []);
    kiosk.seconds(2);
    assert_eq!(issues(&again(&mut kiosk, 3)), [2]);
    assert_eq!(again(&mut kiosk, 4), []);
}

#[test]
fn a_refusal_of_the_rules_is_shown_as_such() {
    let mut kiosk = Kiosk::at_issuing();
    kiosk.happens(Input::IssueFailed { version: 1, failure: Failure::Refused(Refusal::NotNow(not_now())) });
    assert!(matches!(&kiosk.model.visit.screen, Screen::NotIssued { why: WhyNone::NotNow(_), .. }));
}

// ---- paper ---------------------------------------------------------------------------------------------------------------------------------

fn paper(n: usize, answer: PaperAnswer) -> Effect {
    Effect::AnswerPaper { ticket: ticket(n), answer }
}

#[test]
fn paper_answers_are_recorded_once() {
    let mut kiosk = Kiosk::at_ticket();
    assert_eq!(kiosk.happens(Input::PaperCameOut), [paper(1, PaperAnswer::Yes)]);
    for input in [Input::PaperCameOut, Input::WentOnWithoutPaper, Input::PaperMissing, Input::GaveBack, Input::ConfirmedGivingBack] {
        assert_eq!(kiosk.happens(input), []);
    }
    assert_eq!(kiosk.happens(Input::AskedForPrint), [Effect::Print]);
    assert_eq!(kiosk.happens(Input::Finished), [Effect::BeQuiet]);
}

#[test]
fn missing_paper_is_printed_again_and_reported() {
    let mut kiosk = Kiosk::at_ticket();
    assert_eq!(kiosk.happens(Input::PaperMissing), [Effect::Print]);
    assert_eq!(kiosk.happens(Input::PaperMissing), [Effect::Print, Effect::ReportPaper]);
    assert_eq!(kiosk.happens(Input::PaperMissing), [Effect::Print]);
    assert_eq!(kiosk.happens(Input::PaperCameOut), [paper(1, PaperAnswer::Yes)]);
    let mut kiosk = Kiosk::at_ticket();
    assert_eq!(kiosk.happens(Input::WentOnWithoutPaper), [paper(1, PaperAnswer::No), Effect::ReportPaper]);
}

#[test]
fn whoever_leaves_an_open_paper_question_was_not_asked() {
    for input in [Input::WentHome, Input::WentBack, Input::PressedTakeNumber, Input::Scanned(Lookup::Ticket(ticket(9)))] {
        let mut kiosk = Kiosk::at_ticket();
        assert_eq!(kiosk.happens(input.clone()), [paper(1, PaperAnswer::NotAsked)], "{input:?}");
        assert_eq!(kiosk.model.visit.sheet, None);
    }
}

#[test]
fn scanning_the_slip_says_that_it_came_out() {
    let mut kiosk = Kiosk::at_ticket();
    assert_eq!(kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(1)))), [paper(1, PaperAnswer::Yes)]);
    kiosk.sees(ScreenName::Ticket);
}

#[test]
fn a_wrong_code_at_the_number_is_said_beside_it_and_takes_nothing_away() {
    let mut kiosk = Kiosk::at_ticket();
    for fault in [Fault::Misread, Fault::Length(13)] {
        assert_eq!(kiosk.happens(Input::Scanned(Lookup::Nothing(fault.clone()))), []);
        assert!(matches!(&kiosk.model.visit.screen, Screen::Ticket(t) if t.ticket == ticket(1) && t.misread == Some(fault)));
        assert!(kiosk.model.visit.sheet.is_some(), "it can still be printed");
    }
    assert_eq!(kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(1)))), [paper(1, PaperAnswer::Yes)], "the question was still open");
    assert!(matches!(&kiosk.model.visit.screen, Screen::Ticket(t) if t.misread.is_none()));
}

#[test]
fn a_page_that_broke_down_shows_the_number_again() {
    let found = |paper| Input::FoundAgain { ticket: ticket(1), paper, language: Language::En };
    let mut kiosk = Kiosk::new();
    assert_eq!(kiosk.happens(found(None)), [], "it is printed when the person says that there is no paper");
    assert!(matches!(&kiosk.model.visit.screen, Screen::Ticket(t) if t.ticket == ticket(1) && t.asks == Asks::Paper { reprints: 0 }));
    assert_eq!(kiosk.model.visit.visitor.language, Language::En);
    assert_eq!(kiosk.happens(Input::PaperMissing), [Effect::Print]);

    let mut answered = Kiosk::new();
    answered.happens(found(Some(PaperAnswer::Yes)));
    assert!(matches!(&answered.model.visit.screen, Screen::Ticket(t) if t.asks == Asks::Nothing(PaperAnswer::Yes)));
    answered.seconds(IDLE_SECONDS + WARNING_SECONDS_MIN);
    answered.sees(ScreenName::Home);

    let mut busy = Kiosk::at_priority();
    busy.happens(found(None));
    busy.sees(ScreenName::Priority);
}

#[test]
fn a_number_is_the_screens_own_from_the_request_until_the_person_goes() {
    let mut kiosk = Kiosk::at_issuing();
    let own = |kiosk: &Kiosk| kiosk.model.visit.screen.own_ticket().cloned();
    assert_eq!(own(&kiosk), Some(ticket(1)), "it may be written when the page breaks down");
    kiosk.happens(Input::NumberIssued { version: 1 });
    assert_eq!(own(&kiosk), Some(ticket(1)));
    kiosk.seconds(IDLE_SECONDS + WARNING_SECONDS_MIN);
    assert_eq!(own(&kiosk), None, "whoever left is forgotten");
    assert_eq!(own(&Kiosk::told_that_there_is_none()), None, "it will be voided");

    let at = |seconds: i64| Timestamp::from_millis(1_000_000 + seconds * 1_000);
    let note = Some(shown::note(ticket(1), at(0)));
    assert_eq!(shown::read(note.as_deref(), at(SHOWN_AGAIN_SECONDS_MAX)), Some(ticket(1)));
    for late in [SHOWN_AGAIN_SECONDS_MAX + 1, -1] {
        assert_eq!(shown::read(note.as_deref(), at(late)), None, "{late}");
    }
    assert_eq!(shown::read(Some("{\"ticket\""), at(0)), None);
}

#[test]
fn without_a_printer_nothing_is_printed_and_nothing_is_asked() {
    let mut kiosk = Kiosk::at_issuing();
    kiosk.model.house.settings.paper = PaperRoll::None;
    assert_eq!(kiosk.happens(Input::NumberIssued { version: 1 }), []);
    assert_eq!(kiosk.happens(Input::PaperMissing), []);
    assert_eq!(kiosk.happens(Input::AskedForPrint), []);
    assert_eq!(kiosk.happens(Input::Finished), [paper(1, PaperAnswer::NotAsked), Effect::BeQuiet]);
}

#[test]
fn a_number_is_given_back_only_after_a_second_question() {
    let mut kiosk = Kiosk::at_ticket();
    assert_eq!(kiosk.happens(Input::ConfirmedGivingBack), []);
    assert_eq!(kiosk.happens(Input::GaveBack), []);
    kiosk.happens(Input::KeptNumber);
    assert_eq!(kiosk.happens(Input::ConfirmedGivingBack), []);
    kiosk.happens(Input::GaveBack);
    let void = Effect::Void { ticket: ticket(1), reason: VoidReason::GivenBack };
    assert_eq!(kiosk.happens(Input::ConfirmedGivingBack), std::slice::from_ref(&void));
    assert_eq!(kiosk.happens(Input::ConfirmedGivingBack), [], "a double tap voids once");
    kiosk.happens(Input::Voided { ticket: ticket(1), done: false });
    assert_eq!(kiosk.happens(Input::ConfirmedGivingBack), [void]);
    kiosk.happens(Input::Voided { ticket: ticket(1), done: true });
    kiosk.sees(ScreenName::GivenBack);
    assert_eq!(kiosk.happens(Input::WentHome), [], "a voided ticket has no paper question");
}
