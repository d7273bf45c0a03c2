//! The display without a browser: what is shown, what is announced and when, whether it can be believed, and the voice ladder.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use residents_window::domain::event::{CounterEvent, Event, Recorded, TicketEvent};
use residents_window::domain::floor::Floor;
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{Actor, ClerkId, CounterId, QueueLetter, TicketId, TicketNumber};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, SECOND_MS, Timestamp, UtcOffset};
use residents_window::flow::display::{
    Announcer, Because, CardState, Effect, HISTORY_MAX, Input, Moment, Screen, Seen, Signs, View, Watchdog, board, is_quiet,
    letter_height_px, line_shown, plan, shift_px,
};
use residents_window::flow::voice::{
    Answer, Experience, FAILURES_MAX, Ladder, Next, REST_ANNOUNCEMENTS, SPEECH_LIMIT_MS, Step, clip_names, pieces, speech_limit_ms,
    voice_fits,
};
use residents_window::text::display::call_spoken;

// ---- A hall to look at --------------------------------------------------------------------------------------------------------------------

fn ten_o_clock() -> Timestamp {
    UtcOffset::CHINA.at(Day::from_ymd(2026, 11, 18).unwrap(), residents_window::domain::time::MinuteOfDay::new(600).unwrap())
}

fn number(text: &str) -> TicketNumber {
    TicketNumber::parse(text).unwrap()
}

fn counter(text: &str) -> CounterId {
    CounterId::new(text).unwrap()
}

/// A hall whose clock stands still unless told otherwise.
struct Hall {
    floor: Floor,
    day: Day,
    now: Timestamp,
}

impl Hall {
    fn new() -> Self {
        let now = ten_o_clock();
        Self { floor: Floor::default(), day: UtcOffset::CHINA.day(now), now }
    }

    fn happen(&mut self, stream: Stream, event: Event, taken: Option<u32>) {
        let (name, by) = (stream.name(), Actor::new("counter-1@lobby").unwrap());
        let recorded = Recorded { stream: &stream, name: &name, version: 1, time: self.now, by: &by, taken, event };
        self.floor.apply(&recorded, UtcOffset::CHINA);
    }

    fn ticket(&mut self, name: &str, event: TicketEvent, taken: Option<u32>) {
        let id = TicketId::new(&name.to_lowercase()).unwrap();
        self.happen(Stream::ticket(self.day, &id), Event::Ticket(event), taken);
    }

    fn counter(&mut self, at: &str, event: CounterEvent) {
        self.happen(Stream::counter(self.day, &counter(at)), Event::Counter(event), None);
    }

    fn issue(&mut self, name: &str) {
        let queue = QueueLetter::new(name.chars().next().unwrap()).unwrap();
        let event = TicketEvent::Issued { queue, item: None, priority: false, random: 0, language: Language::Zh };
        self.ticket(name, event, Some(number(name).number()));
    }

    /// Issues the number if need be and calls it.
    fn call(&mut self, name: &str, to: &str) {
        if self.floor.day(self.day).by_number(number(name)).is_none() {
            self.issue(name);
        }
        self.ticket(name, TicketEvent::Called { number: number(name), counter: counter(to) }, None);
        self.counter(to, CounterEvent::Took { number: number(name) });
    }

    fn recall(&mut self, name: &str, to: &str) {
        self.ticket(name, TicketEvent::Recalled { number: number(name), counter: counter(to) }, None);
    }

    fn finish(&mut self, name: &str, at: &str) {
        self.ticket(name, TicketEvent::Served { number: number(name), counter: counter(at) }, None);
        self.counter(at, CounterEvent::Released { number: number(name) });
    }

    fn hold(&mut self, name: &str, at: &str) {
        self.ticket(name, TicketEvent::Held { number: number(name), counter: counter(at) }, None);
        self.counter(at, CounterEvent::Released { number: number(name) });
    }

    fn resume(&mut self, name: &str, at: &str) {
        self.ticket(name, TicketEvent::Resumed { number: number(name), counter: counter(at) }, None);
        self.counter(at, CounterEvent::Took { number: number(name) });
    }

    fn seconds_pass(&mut self, seconds: i64) {
        self.now = self.now.plus_millis(seconds * SECOND_MS);
    }

    fn view(&self) -> View<'_> {
        View { day: self.day, floor: self.floor.day(self.day), now: self.now }
    }

    fn cards(&self) -> Vec<String> {
        let board = board(self.floor.day(self.day));
        board
            .cards
            .iter()
            .map(|card| format!("{}>{}{}", card.number, card.counter, if card.state == CardState::New { "!" } else { "" }))
            .collect()
    }

    fn history(&self) -> Vec<String> {
        board(self.floor.day(self.day)).history.iter().map(|call| format!("{}>{}", call.number, call.counter)).collect()
    }
}

/// What is announced at a change of the floor.
fn announced(announcer: &mut Announcer, hall: &Hall) -> Option<String> {
    name_of(announcer.update(Input::FloorChanged, hall.view()))
}

fn after_the_voice(announcer: &mut Announcer, hall: &Hall) -> Option<String> {
    name_of(announcer.update(Input::AnnouncementEnded, hall.view()))
}

fn name_of(effect: Option<Effect>) -> Option<String> {
    effect.map(|Effect::Announce(call, _)| call.number.to_string())
}

// ---- The picture ----------------------------------------------------------------------------------------------------------------------------

#[test]
fn newest_call_stands_first_and_alone_is_highlighted() {
    let mut hall = Hall::new();
    hall.call("A001", "3");
    hall.call("B001", "10");
    hall.call("C001", "9");
    assert_eq!(hall.cards(), ["C001>9!", "B001>10", "A001>3"]);
    assert!(hall.history().is_empty(), "people at counters are not history");
}

#[test]
fn a_recall_moves_the_card_to_the_front() {
    let mut hall = Hall::new();
    hall.call("A001", "3");
    hall.call("B001", "4");
    hall.recall("A001", "3");
    assert_eq!(hall.cards(), ["A001>3!", "B001>4"]);
}

#[test]
fn a_card_leaves_with_its_person_and_becomes_history() {
    let mut hall = Hall::new();
    hall.call("A001", "3");
    hall.call("B001", "4");
    hall.finish("B001", "4");
    assert_eq!(hall.cards(), ["A001>3"], "the newest call is over: nobody is highlighted");
    assert_eq!(hall.history(), ["B001>4"]);
    hall.hold("A001", "3");
    assert!(hall.cards().is_empty());
    hall.resume("A001", "3");
    assert_eq!(hall.cards(), ["A001>3"]);
}

#[test]
fn one_card_for_each_counter() {
    let mut hall = Hall::new();
    hall.call("A001", "3");
    hall.finish("A001", "3");
    hall.call("A002", "3");
    assert_eq!(hall.cards(), ["A002>3!"]);
    assert_eq!(hall.history(), ["A001>3"]);
}

#[test]
fn somebody_taken_up_at_another_counter_has_a_card_without_a_call() {
    let mut hall = Hall::new();
    hall.call("A001", "3");
    hall.hold("A001", "3");
    hall.resume("A001", "5");
    assert_eq!(hall.cards(), ["A001>5"]);
    assert!(hall.history().is_empty());
}

#[test]
fn history_keeps_the_last_seven_each_number_once() {
    let mut hall = Hall::new();
    for n in 1..=9 {
        let name = format!("A{n:03}");
        hall.call(&name, "3");
        hall.recall(&name, "3");
        hall.finish(&name, "3");
    }
    let expected: Vec<String> = (3..=9).rev().map(|n| format!("A{n:03}>3")).collect();
    assert_eq!(hall.history(), expected);
    assert_eq!(expected.len(), HISTORY_MAX);
}

#[test]
fn a_new_day_begins_empty() {
    let mut hall = Hall::new();
    hall.call("A001", "3");
    hall.day = hall.day.next();
    assert!(hall.cards().is_empty() && hall.history().is_empty());
}

// ---- Announcements --------------------------------------------------------------------------------------------------------------------------

#[test]
fn several_calls_at_once_are_announced_one_after_another_in_order() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.call("B001", "2");
    hall.call("C001", "3");
    assert_eq!(hall.cards().len(), 3, "the picture has them all at once");
    assert_eq!(announced(&mut announcer, &hall).as_deref(), Some("A001"));
    assert_eq!(announced(&mut announcer, &hall), None, "one at a time");
    assert_eq!(after_the_voice(&mut announcer, &hall).as_deref(), Some("B001"));
    assert_eq!(after_the_voice(&mut announcer, &hall).as_deref(), Some("C001"));
    assert_eq!(after_the_voice(&mut announcer, &hall), None);
}

#[test]
fn a_call_is_announced_once_and_a_recall_again() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    assert_eq!(announced(&mut announcer, &hall).as_deref(), Some("A001"));
    assert_eq!(after_the_voice(&mut announcer, &hall), None);
    hall.seconds_pass(5);
    hall.recall("A001", "1");
    assert_eq!(announced(&mut announcer, &hall).as_deref(), Some("A001"));
}

#[test]
fn a_recall_that_comes_while_its_call_still_waits_is_said_once() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.call("B001", "2");
    assert_eq!(announced(&mut announcer, &hall).as_deref(), Some("A001"));
    hall.recall("B001", "2");
    assert_eq!(announced(&mut announcer, &hall), None);
    assert_eq!(after_the_voice(&mut announcer, &hall).as_deref(), Some("B001"));
    assert_eq!(after_the_voice(&mut announcer, &hall), None);
}

#[test]
fn what_came_while_hidden_is_made_up_for_in_order_unless_it_is_old() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    announcer.update(Input::Hidden, hall.view());
    hall.call("A001", "1");
    assert_eq!(announced(&mut announcer, &hall), None, "a hidden page does not speak");
    hall.seconds_pass(50);
    hall.call("B001", "2");
    hall.call("C001", "3");
    assert_eq!(announced(&mut announcer, &hall), None);
    hall.seconds_pass(20);
    assert_eq!(name_of(announcer.update(Input::Shown, hall.view())).as_deref(), Some("B001"), "A001 is older than a minute");
    assert_eq!(after_the_voice(&mut announcer, &hall).as_deref(), Some("C001"));
    assert_eq!(hall.cards().len(), 3, "and all are shown");
}

#[test]
fn a_page_that_was_asleep_or_loading_announces_only_what_is_young() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.seconds_pass(60);
    hall.call("B001", "2");
    hall.seconds_pass(59);
    assert_eq!(announced(&mut announcer, &hall).as_deref(), Some("B001"));
    assert_eq!(after_the_voice(&mut announcer, &hall), None);
}

#[test]
fn a_reload_does_not_repeat_what_was_announced() {
    let (mut hall, mut first) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.call("B001", "2");
    let Some(Effect::Announce(call, seen)) = first.update(Input::FloorChanged, hall.view()) else { panic!("nothing is announced") };
    assert_eq!((call.number, seen), (number("A001"), Seen { day: hall.day, serial: 1, at: hall.now }));
    let mut second = Announcer::after(Some(seen));
    assert_eq!(announced(&mut second, &hall).as_deref(), Some("B001"), "what had not been said yet is said");
}

#[test]
fn nobody_is_called_to_a_counter_that_has_given_up() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.call("B001", "2");
    assert_eq!(announced(&mut announcer, &hall).as_deref(), Some("A001"));
    hall.finish("B001", "2");
    assert_eq!(after_the_voice(&mut announcer, &hall), None);
}

#[test]
fn a_call_that_waited_too_long_behind_others_is_left_out() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.call("B001", "2");
    announced(&mut announcer, &hall);
    hall.seconds_pass(121);
    assert_eq!(after_the_voice(&mut announcer, &hall), None);
}

#[test]
fn after_a_loss_of_storage_new_calls_are_announced_and_a_rebuilt_floor_repeats_none() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    hall.call("A001", "1");
    hall.call("A002", "2");
    announced(&mut announcer, &hall);
    after_the_voice(&mut announcer, &hall);
    after_the_voice(&mut announcer, &hall);
    let mut rebuilt = Hall::new();
    rebuilt.call("A001", "1");
    assert_eq!(announced(&mut announcer, &rebuilt), None, "half rebuilt: an old call");
    let mut fresh = Hall::new();
    fresh.seconds_pass(30);
    fresh.call("A001", "1");
    assert_eq!(announced(&mut announcer, &fresh).as_deref(), Some("A001"), "its serial is 1 again, but it is new");
}

#[test]
fn the_next_day_is_announced_from_its_first_call() {
    let (mut hall, mut announcer) = (Hall::new(), Announcer::default());
    for n in 1..=3 {
        hall.call(&format!("A{n:03}"), "1");
        announced(&mut announcer, &hall);
        after_the_voice(&mut announcer, &hall);
    }
    let mut tomorrow = Hall::new();
    (tomorrow.day, tomorrow.now) = (hall.day.next(), hall.now.plus_millis(24 * 3_600_000));
    tomorrow.call("A001", "1");
    assert_eq!(announced(&mut announcer, &tomorrow).as_deref(), Some("A001"));
}

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

#[test]
fn every_card_has_a_place_and_the_newest_are_large() {
    let usual = Screen::default();
    let layout = |count| (plan(count, usual).large, plan(count, usual).columns);
    assert_eq!([layout(1), layout(2), layout(3)].map(|plan| plan.0), [1, 2, 3]);
    assert_eq!([layout(4), layout(5), layout(6), layout(8), layout(10)], [(2, 2), (2, 3), (2, 2), (2, 3), (2, 4)]);
    assert!(plan(4, Screen::new(55.0, 5.0).unwrap()).large == 4, "nearer seats, more large cards");
    assert!(plan(3, Screen::new(20.0, 30.0).unwrap()).large >= 1);
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
