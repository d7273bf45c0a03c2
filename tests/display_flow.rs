//! The display without a browser: what is shown, what is announced and when, whether it can be believed, and the voice ladder.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

#[path = "display_flow/belief.rs"]
mod belief;
#[path = "display_flow/picture.rs"]
mod picture;

use residents_window::domain::event::{CounterEvent, Event, Recorded, TicketEvent};
use residents_window::domain::floor::Floor;
use residents_window::domain::hall::{Language, Post};
use residents_window::domain::identity::{Actor, ClerkId, CounterId, QueueLetter, TicketId, TicketNumber};
use residents_window::domain::stream::Stream;
use residents_window::domain::time::{Day, SECOND_MS, Timestamp, UtcOffset};
use residents_window::flow::display::{
    Announcer, Because, CardState, Effect, HISTORY_MAX, Input, Moment, Screen, Seen, Signs, View, Watchdog, board, is_quiet,
    letter_height_px, line_shown, shift_px,
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
