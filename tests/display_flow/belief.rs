//! Can the picture be believed, is it large enough, and can it be heard?

use super::*;

// ---- Can it be believed? ----------------------------------------------------------------------------------------------------------------------

fn at_second(second: f64) -> Moment {
    Moment { mono_ms: second * 1_000.0, time: ten_o_clock().plus_millis((second * 1_000.0) as i64) }
}

const ALL_WELL: Signs = Signs { counter_is_open: false, silent_since: None };
const COUNTER_OPEN: Signs = Signs { counter_is_open: true, silent_since: None };

/// Looks once a second from `from` on; the second at which it first says stale.
fn goes_stale_at(dog: &mut Watchdog, from: u32, signs: Signs) -> Option<(u32, Because, Timestamp)> {
    (from..from + 60).find_map(|second| dog.look(at_second(f64::from(second)), signs).map(|stale| (second, stale.because, stale.since)))
}

#[test]
fn a_silent_journal_shows_within_fifteen_seconds() {
    let mut dog = Watchdog::start(at_second(0.0));
    dog.journal_answered(at_second(5.0));
    let (second, because, since) = goes_stale_at(&mut dog, 1, ALL_WELL).unwrap();
    assert!((15..=20).contains(&second), "5 s + 15 s at most, and not at the first missing answer: {second}");
    assert_eq!((because, since), (Because::Journal, at_second(5.0).time));
    dog.journal_answered(at_second(21.0));
    assert_eq!(dog.look(at_second(21.1), ALL_WELL), None, "an answer ends it");
}

#[test]
fn a_journal_that_answers_every_five_seconds_is_never_stale() {
    let mut dog = Watchdog::start(at_second(0.0));
    for second in 1..600 {
        if second % 5 == 0 {
            dog.journal_answered(at_second(f64::from(second)));
        }
        assert_eq!(dog.look(at_second(f64::from(second)), ALL_WELL), None);
    }
}

#[test]
fn silence_told_by_the_watch_shows_at_once() {
    let mut dog = Watchdog::start(at_second(0.0));
    let since = at_second(3.0).time;
    let stale = dog.look(at_second(4.0), Signs { silent_since: Some(since), ..ALL_WELL }).unwrap();
    assert_eq!((stale.since, stale.because), (since, Because::Journal));
}

#[test]
fn an_open_counter_whose_window_is_gone_shows_within_fifteen_seconds() {
    let mut dog = Watchdog::start(at_second(0.0));
    dog.look(at_second(1.0), COUNTER_OPEN);
    dog.counter_heard(at_second(10.0));
    for second in [5, 10, 15, 20, 25] {
        dog.journal_answered(at_second(f64::from(second)));
    }
    let (second, because, since) = goes_stale_at(&mut dog, 2, COUNTER_OPEN).unwrap();
    assert!((20..=25).contains(&second), "{second}");
    assert_eq!((because, since), (Because::Counters, at_second(10.0).time));
}

#[test]
fn closed_counters_need_no_window() {
    let mut dog = Watchdog::start(at_second(0.0));
    dog.journal_answered(at_second(40.0));
    assert_eq!(dog.look(at_second(2.0), ALL_WELL), None);
    assert_eq!(dog.look(at_second(42.0), ALL_WELL), None);
    assert_eq!(dog.look(at_second(43.0), COUNTER_OPEN), None, "a counter that has just opened has just been heard of");
}

#[test]
fn a_page_that_was_asleep_gives_the_others_time_to_answer() {
    let mut dog = Watchdog::start(at_second(0.0));
    dog.look(at_second(1.0), COUNTER_OPEN);
    assert_eq!(dog.look(at_second(3_600.0), COUNTER_OPEN), None);
    assert_eq!(dog.look(at_second(3_603.0), COUNTER_OPEN), None);
    let stale = dog.look(at_second(3_605.0), COUNTER_OPEN).unwrap();
    assert_eq!(stale.since, at_second(0.0).time, "it says since when, not since it woke up");
}

// ---- Sizes --------------------------------------------------------------------------------------------------------------------------------------

#[test]
fn letters_are_as_high_as_the_standard_asks() {
    let (ten, four) = (letter_height_px(10.0, 55.0, 1_920.0), letter_height_px(4.0, 55.0, 1_920.0));
    assert!((193.5..194.5).contains(&ten), "{ten}");
    assert!((77.0..78.5).contains(&four), "{four}");
    assert!((letter_height_px(10.0, 55.0, 1_366.0) / ten - 1_366.0 / 1_920.0).abs() < 1e-9);
    assert!(letter_height_px(10.0, 75.0, 1_920.0) < ten && letter_height_px(12.0, 55.0, 1_920.0) > ten);
}

#[test]
fn a_screen_says_how_far_it_reaches() {
    let usual = Screen::default();
    assert!(usual.is_large_enough() && usual.reach_m() < 10.5);
    let small = Screen::new(32.0, 10.0).unwrap();
    assert!(!small.is_large_enough() && (5.5..6.5).contains(&small.reach_m()), "{}", small.reach_m());
    assert_eq!(Screen::new(0.0, 10.0), None);
    assert_eq!(Screen::new(55.0, f64::NAN), None);
}

// ---- With the time --------------------------------------------------------------------------------------------------------------------------------

#[test]
fn announcements_take_turns_and_none_is_no_fault() {
    let shown: Vec<usize> = (0..4).map(|turn| line_shown(Timestamp::from_millis(turn * 12_000), 3)).collect();
    assert_eq!(shown, [0, 1, 2, 0]);
    assert_eq!(line_shown(ten_o_clock(), 0), 0);
}

#[test]
fn the_picture_moves_only_a_little() {
    let places: Vec<(i8, i8)> = (0..8).map(|turn| shift_px(Timestamp::from_millis(turn * 240_000))).collect();
    assert!(places.iter().all(|(x, y)| x.abs() <= 4 && y.abs() <= 4));
    assert_eq!(places.iter().collect::<std::collections::BTreeSet<_>>().len(), 8);
}

#[test]
fn the_page_reloads_only_between_calls() {
    let mut hall = Hall::new();
    assert!(is_quiet(hall.floor.day(hall.day), hall.now));
    hall.call("A001", "1");
    hall.seconds_pass(119);
    assert!(!is_quiet(hall.floor.day(hall.day), hall.now));
    hall.seconds_pass(1);
    assert!(is_quiet(hall.floor.day(hall.day), hall.now));
}

// ---- The voice ------------------------------------------------------------------------------------------------------------------------------------

/// Goes down the ladder with the same answer from each step but the one that works.
fn descend(works: Option<Step>, otherwise: Answer, experience: &mut Experience) -> (Vec<Step>, Step, bool) {
    let (mut ladder, first) = Ladder::start();
    let (mut tried, mut step) = (vec![first], first);
    loop {
        let answer = if works == Some(step) { Answer::Done } else { otherwise };
        match ladder.answer(answer, experience) {
            Next::Try(below) => {
                tried.push(below);
                step = below;
            }
            Next::Over(outcome) => return (tried, outcome.by, outcome.blocked),
        }
    }
}

#[test]
fn the_ladder_goes_down_step_by_step_and_always_ends() {
    use Step::{Chime, Clips, Flash, LocalVoice};
    let fresh = &mut Experience::default();
    assert_eq!(descend(Some(Clips), Answer::NotThere, fresh), (vec![Clips], Clips, false));
    assert_eq!(descend(Some(LocalVoice), Answer::NotThere, fresh), (vec![Clips, LocalVoice], LocalVoice, false));
    assert_eq!(descend(Some(Chime), Answer::NotThere, fresh), (vec![Clips, LocalVoice, Chime], Chime, false));
    assert_eq!(descend(Some(Flash), Answer::Blocked, fresh), (vec![Clips, LocalVoice, Chime, Flash], Flash, true));
    assert_eq!(descend(None, Answer::Failed, fresh), (vec![Clips, LocalVoice, Chime, Flash], Flash, false));
}

#[test]
fn every_step_has_a_time_limit() {
    let limits = [Step::Clips, Step::LocalVoice, Step::Chime, Step::Flash].map(Step::limit_ms);
    assert!(limits.iter().all(|limit| (1..15_000).contains(limit)), "{limits:?}");
}

#[test]
fn a_voice_that_died_rests_and_is_tried_again_later() {
    let mut experience = Experience::default();
    for _ in 0..FAILURES_MAX {
        assert!(descend(Some(Step::Chime), Answer::Failed, &mut experience).0.contains(&Step::LocalVoice));
    }
    for _ in 0..REST_ANNOUNCEMENTS {
        assert!(!descend(Some(Step::Chime), Answer::Failed, &mut experience).0.contains(&Step::LocalVoice));
    }
    assert!(descend(Some(Step::LocalVoice), Answer::NotThere, &mut experience).0.contains(&Step::LocalVoice));
}

#[test]
fn long_texts_are_spoken_in_pieces_that_no_voice_stalls_on() {
    let zh = "您的号是 A 零 二 三，前面还有六位，大约等十到二十分钟。请到三号、四号或者五号窗口办理，听到叫号以前请在大厅里坐着等。";
    let en =
        "Your number is A zero two three, and six people are ahead of you. It takes about ten to twenty minutes. Please wait in the hall.";
    let endless = "一".repeat(200);
    for (text, language) in [(zh, Language::Zh), (en, Language::En), (endless.as_str(), Language::Zh)] {
        let pieces = pieces(text, language);
        assert!(pieces.len() > 1);
        assert!(pieces.iter().all(|piece| speech_limit_ms(piece, language) <= SPEECH_LIMIT_MS && !piece.is_empty()));
        let all = |text: &str| text.replace(' ', "");
        assert_eq!(all(&pieces.concat()), all(text), "nothing is lost");
    }
    assert!(pieces("", Language::Zh).is_empty());
}

#[test]
fn digits_are_spoken_one_by_one() {
    assert_eq!(call_spoken(Language::Zh, number("A023"), &counter("3")), "A 零 二 三 号，请到 3 号窗口。");
    assert_eq!(call_spoken(Language::En, number("B1107"), &counter("10")), "Number B one one zero seven, please go to counter 10.");
    assert_eq!(clip_names(number("A023"), &counter("3")), ["a", "0", "2", "3", "go-to", "counter-3"]);
}

#[test]
fn only_mandarin_speaks_chinese() {
    for tag in ["zh-CN", "zh_CN", "cmn-CN", "zh", "zh-Hans-CN"] {
        assert!(voice_fits(tag, Language::Zh), "{tag}");
    }
    for tag in ["zh-HK", "yue-HK", "en-US", "zh-TW"] {
        assert!(!voice_fits(tag, Language::Zh), "{tag}");
    }
    assert!(voice_fits("en-GB", Language::En) && !voice_fits("enm", Language::En));
}

#[test]
fn opened_counters_are_known_to_the_floor() {
    let mut hall = Hall::new();
    hall.counter("3", CounterEvent::Opened { clerk: ClerkId::new("song").unwrap(), post: Post::A });
    hall.call("A001", "3");
    assert_eq!(hall.cards(), ["A001>3!"]);
}
