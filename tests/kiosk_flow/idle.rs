//! Idle: what is forgotten, and when; and codes that are typed or scanned.

use residents_window::flow::kiosk::cases::CASE_IDLE_SECONDS;

use super::*;

// ---- idle ----------------------------------------------------------------------------------------------------------------------------------

#[test]
fn idle_on_every_screen_warns_then_forgets_everything() {
    // Thanks lead home by themselves.
    for screen in every_screen().into_iter().filter(|screen| screen.name() != ScreenName::RateDone) {
        let name = screen.name();
        let mut kiosk = Kiosk::new();
        kiosk.model.visit.screen = screen.clone();
        kiosk.happens(Input::ChoseLanguage(Language::En));
        kiosk.happens(Input::ToggledElder);
        // Somebody's own matter goes sooner.
        let idle_seconds = if screen.is_personal() { CASE_IDLE_SECONDS } else { IDLE_SECONDS };
        let effects = kiosk.seconds(idle_seconds - 1);
        assert!(!matches!(kiosk.model.visit.idle, Idle::Warning(_)), "{name:?} warned early");
        if screen.is_working() {
            kiosk.seconds(IDLE_SECONDS);
            assert!(!matches!(kiosk.model.visit.screen.name(), ScreenName::Home), "{name:?}: the kiosk itself is at work");
            continue;
        }
        assert!(!effects.iter().any(|e| matches!(e, Effect::AnswerPaper { .. })), "{name:?}");
        kiosk.seconds(1);
        assert_eq!(kiosk.model.visit.idle, Idle::Warning(WARNING_SECONDS_MIN), "{name:?}");
        kiosk.seconds(WARNING_SECONDS_MIN - 1);
        assert_eq!(kiosk.model.visit.screen.name(), name, "{name:?}: all the seconds promised are given");
        let last = kiosk.seconds(1);
        assert_eq!(kiosk.model.visit, Visit::new(&kiosk.model.house.rules), "{name:?}: nothing is left of the person");
        let open_question = matches!(&screen, Screen::Ticket(t) if !matches!(t.asks, Asks::Nothing(_)));
        assert_eq!(last.contains(&paper(1, PaperAnswer::NotAsked)), open_question, "{name:?}");
    }
}

#[test]
fn one_touch_extends_as_often_as_wanted() {
    let mut kiosk = Kiosk::at_ticket();
    for _ in 0..30 {
        kiosk.seconds(IDLE_SECONDS + WARNING_SECONDS_MIN - 1);
        assert_eq!(kiosk.model.visit.idle, Idle::Warning(1));
        kiosk.happens(Input::Touched);
        assert_eq!(kiosk.model.visit.idle, Idle::default());
    }
    kiosk.sees(ScreenName::Ticket);
}

#[test]
fn fewer_than_twenty_seconds_are_never_given() {
    let mut kiosk = Kiosk::at_ticket();
    kiosk.model.house.rules.idle_warning_seconds = 3;
    kiosk.seconds(IDLE_SECONDS);
    assert_eq!(kiosk.model.visit.idle, Idle::Warning(20));
}

#[test]
fn an_untouched_home_warns_nobody_and_becomes_the_attract_screen() {
    let mut kiosk = Kiosk::new();
    let effects = kiosk.seconds(ATTRACT_SECONDS - 1);
    kiosk.sees(ScreenName::Home);
    assert_eq!(kiosk.model.visit.idle, Idle::Untouched(ATTRACT_SECONDS - 1));
    assert!(effects.iter().all(|e| *e == Effect::NobodyHere) && !effects.is_empty());
    kiosk.seconds(1);
    kiosk.sees(ScreenName::Attract);
    kiosk.happens(Input::Touched);
    kiosk.happens(Input::WentHome);
    kiosk.sees(ScreenName::Home);
}

#[test]
fn a_new_version_waits_while_somebody_is_here() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::ToggledSeated);
    assert!(!kiosk.seconds(IDLE_SECONDS).contains(&Effect::NobodyHere));
    // A number that may still land holds nothing up: the next page knows of it.
    let mut kiosk = Kiosk::told_that_there_is_none();
    assert!(kiosk.seconds(600).contains(&Effect::NobodyHere));
    kiosk.sees(ScreenName::Attract);
}

#[test]
fn done_forgets_the_visitor_and_home_keeps_them() {
    let mut kiosk = Kiosk::at_ticket();
    kiosk.happens(Input::ToggledContrast);
    kiosk.happens(Input::WentHome);
    assert!(kiosk.model.visit.visitor.contrast);
    kiosk.happens(Input::Finished);
    assert_eq!(kiosk.model.visit, Visit::new(&kiosk.model.house.rules));
}

// ---- codes ---------------------------------------------------------------------------------------------------------------------------------

#[test]
fn a_scan_shows_the_place_from_every_screen_that_can_be_left() {
    // What is scanned by somebody who rates is rated: see there.
    for screen in every_screen().into_iter().filter(|screen| !matches!(screen, Screen::Rate(_))) {
        let name = screen.name();
        let mut kiosk = Kiosk::new();
        kiosk.model.visit.screen = screen.clone();
        kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(9))));
        let stays = screen.is_working() || name == ScreenName::Setup;
        assert_eq!(kiosk.model.visit.screen.name(), if stays { name } else { ScreenName::Place }, "{name:?}");
    }
}

#[test]
fn a_scan_of_something_else_says_what_it_is() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::Scanned(Lookup::Nothing(Fault::OtherHallsReceipt)));
    assert!(matches!(&kiosk.model.visit.screen, Screen::CaseEntry(entry) if entry.fault == Some(Fault::OtherHallsReceipt)));
}

#[test]
fn a_wrong_code_stays_to_be_mended_and_typing_takes_the_fault_away() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedCase);
    kiosk.happens(Input::TypedCode("1010 726".into()));
    kiosk.happens(Input::SubmittedCode(Lookup::Nothing(Fault::Length(7))));
    let Screen::CaseEntry(entry) = &kiosk.model.visit.screen else { panic!("not the code screen") };
    assert_eq!((entry.typed.as_str(), entry.fault.clone()), ("1010 726", Some(Fault::Length(7))));
    kiosk.happens(Input::PressedKey(residents_window::flow::kiosk::Key::Erase));
    let Screen::CaseEntry(entry) = &kiosk.model.visit.screen else { panic!("not the code screen") };
    assert_eq!((entry.typed.as_str(), entry.fault.clone()), ("1010 72", None));
}

#[test]
fn i_am_back_is_said_once() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::Scanned(Lookup::Ticket(ticket(9))));
    assert_eq!(kiosk.happens(Input::PressedRejoin), [Effect::Rejoin { ticket: ticket(9) }]);
    assert_eq!(kiosk.happens(Input::PressedRejoin), []);
    kiosk.happens(Input::Rejoined { ticket: ticket(9), done: false });
    assert_eq!(kiosk.happens(Input::PressedRejoin).len(), 1);
}

// ---- help, voice, setting up ---------------------------------------------------------------------------------------------------------------

#[test]
fn help_rings_until_answered_and_outlives_the_visitor() {
    let mut kiosk = Kiosk::new();
    assert_eq!(kiosk.happens(Input::PressedHelp), [Effect::CallHelp]);
    assert_eq!(kiosk.happens(Input::PressedHelp), []);
    kiosk.happens(Input::HelpIs { ringing: true });
    kiosk.happens(Input::Finished);
    assert_eq!(kiosk.model.house.help, Help::Ringing { silent_seconds: 0 });
    kiosk.happens(Input::HelpIs { ringing: false });
    assert!(matches!(kiosk.model.house.help, Help::Coming { .. }));
    kiosk.seconds(200);
    assert_eq!(kiosk.model.house.help, Help::Quiet);
    kiosk.happens(Input::PressedHelp);
    kiosk.happens(Input::HelpFailed);
    assert_eq!(kiosk.happens(Input::PressedHelp), [Effect::CallHelp]);
}

#[test]
fn a_call_for_help_that_nobody_can_hear_sends_the_person_to_a_counter() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::PressedHelp);
    kiosk.happens(Input::HelpIs { ringing: true });
    let heard = |kiosk: &mut Kiosk, by_anybody| {
        kiosk.happens(Input::HelpHeard { by_anybody });
        // The floor changes all the time: that it still rings says nothing new.
        kiosk.happens(Input::HelpIs { ringing: true });
        kiosk.model.house.help
    };
    for _ in 1..UNHEARD_SECONDS {
        assert!(matches!(heard(&mut kiosk, false), Help::Ringing { .. }), "a window may take a moment to answer");
    }
    assert_eq!(heard(&mut kiosk, false), Help::Unheard);
    assert_eq!(kiosk.happens(Input::PressedHelp), [], "it rings already");
    assert_eq!(heard(&mut kiosk, true), Help::Ringing { silent_seconds: 0 }, "a counter has opened its window");
    kiosk.seconds(1);
    for _ in 0..UNHEARD_SECONDS {
        heard(&mut kiosk, false);
    }
    kiosk.happens(Input::HelpIs { ringing: false });
    assert!(matches!(kiosk.model.house.help, Help::Coming { .. }), "whoever answers is on the way");
    heard(&mut kiosk, false);
    kiosk.model.house.help = Help::Quiet;
    kiosk.happens(Input::HelpHeard { by_anybody: false });
    assert_eq!(kiosk.model.house.help, Help::Quiet);
}

#[test]
fn the_voice_speaks_only_when_asked_for_and_falls_silent_with_the_visitor() {
    let mut kiosk = Kiosk::at_ticket();
    assert_eq!(kiosk.happens(Input::AskedToHear), [Effect::Speak(Speech::Ticket(ticket(1)))]);
    let mut kiosk = Kiosk::new();
    assert_eq!(kiosk.happens(Input::ToggledVoice), [Effect::Speak(Speech::Screen(Screen::Home))]);
    assert_eq!(kiosk.happens(Input::PressedTakeNumber), [Effect::Speak(Speech::Screen(Screen::ChooseQueue))]);
    assert_eq!(kiosk.happens(Input::SecondPassed), []);
    assert!(kiosk.happens(Input::Finished).contains(&Effect::BeQuiet));
    assert_eq!(kiosk.happens(Input::PressedTakeNumber), []);
}

#[test]
fn setting_up_can_be_skipped_step_by_step_and_is_saved_at_the_end() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::Setup(SetupInput::Opened));
    for _ in 0..9 {
        kiosk.happens(Input::Setup(SetupInput::Next));
    }
    assert_eq!(kiosk.happens(Input::Setup(SetupInput::Done)), [Effect::SaveSettings { settings: Settings::default(), then_open: false }]);
    kiosk.sees(ScreenName::Home);
    assert!(kiosk.model.house.is_set_up);
}

#[test]
fn what_is_chosen_when_setting_up_is_used_and_read_back() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::Setup(SetupInput::Opened));
    kiosk.happens(Input::Setup(SetupInput::CodeChecked { right: true }));
    kiosk.happens(Input::Setup(SetupInput::Paper(PaperRoll::None)));
    kiosk.happens(Input::Setup(SetupInput::Role(Role::Display)));
    let effects = kiosk.happens(Input::Setup(SetupInput::Done));
    let [Effect::SaveSettings { settings: saved, then_open: true }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(Settings::from_json(&saved.to_json()), Some(*saved));
    assert!(!kiosk.model.house.settings.prints() && saved.hall_checked);
    assert_eq!(Settings::from_json("{\"a later program\":1}"), Some(Settings::default()));
    assert_eq!(Settings::from_json("torn"), None);
}

#[test]
fn whoever_does_not_know_the_halls_code_changes_nothing() {
    let kept = Settings { paper: PaperRoll::None, hall_checked: true, ..Settings::default() };
    let chosen = [SetupInput::Role(Role::Display), SetupInput::Paper(PaperRoll::Mm80), SetupInput::Screen(ScreenSize::Large)];
    for checks in [vec![], vec![false], vec![true, false]] {
        let mut kiosk = Kiosk::new();
        kiosk.happens(Input::SettingsRead(Some(kept)));
        kiosk.happens(Input::Setup(SetupInput::Opened));
        for right in &checks {
            kiosk.happens(Input::Setup(SetupInput::CodeChecked { right: *right }));
        }
        for input in chosen {
            kiosk.happens(Input::Setup(input));
        }
        assert_eq!(
            kiosk.happens(Input::Setup(SetupInput::Done)),
            [Effect::SaveSettings { settings: kept, then_open: false }],
            "{checks:?}"
        );
    }
}

#[test]
fn a_screen_takes_up_its_role_at_the_start_and_only_then() {
    let display = Some(Settings { role: Role::Display, ..Settings::default() });
    let mut kiosk = Kiosk::new();
    assert_eq!(kiosk.happens(Input::SettingsRead(display)), [Effect::OpenSurface(Role::Display)]);
    let mut setting_up = Kiosk::new();
    setting_up.happens(Input::Setup(SetupInput::Opened));
    assert_eq!(setting_up.happens(Input::SettingsRead(display)), [], "the way back");
    let mut running = Kiosk::new();
    assert_eq!(running.happens(Input::SettingsRead(None)), []);
    assert_eq!(running.happens(Input::SettingsRead(display)), [], "another window of this machine was set up");
}

#[test]
fn an_abandoned_set_up_saves_nothing() {
    let mut kiosk = Kiosk::new();
    kiosk.happens(Input::Setup(SetupInput::Opened));
    kiosk.happens(Input::Setup(SetupInput::CodeChecked { right: true }));
    kiosk.happens(Input::Setup(SetupInput::Paper(PaperRoll::None)));
    let effects = kiosk.seconds(IDLE_SECONDS + WARNING_SECONDS_MIN);
    assert!(!effects.iter().any(|e| matches!(e, Effect::SaveSettings { .. })));
    assert!(kiosk.model.house.settings.prints());
}
