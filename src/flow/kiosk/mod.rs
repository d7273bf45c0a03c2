//! The kiosk: what the person in front of it is doing.
//!
//! [`update`] takes what happened and answers with what shall be done. It asks nothing: the time passes as [`Input::SecondPassed`], facts of the floor
//! come with the input that needs them, and identities are made outside.

pub mod board;
pub mod cases;
pub mod finding;
pub mod guides;
mod idle;
mod input;
mod issue;
pub mod listing;
pub mod lookup;
mod model;
pub mod offered;
mod paper;
pub mod rating;
mod screen;
mod setup;
pub mod standing;
mod usage;

pub use guides::GuideInput;
pub use idle::{ATTRACT_SECONDS, WARNING_SECONDS_MIN};
pub use input::{Effect, Input, Seed, Speech};
pub use issue::{CONFIRM_SECONDS_MAX, REPEAT_SECONDS};
pub use model::*;
pub use setup::{PaperRoll, Role, ScreenSize, Settings, Setup, SetupInput, SetupStep};

use board::BoardInput;
use cases::CaseInput;
use lookup::Lookup;
use rating::Rating;

use crate::flow::typed::Keyed;

/// Longest text that is taken as a typed code: the number of another system.
pub const CODE_TEXT_LENGTH_MAX: usize = crate::domain::feed::ForeignNumber::LENGTH_MAX;
/// Seconds "somebody is coming" stays on the screen.
pub const HELP_COMING_SECONDS: u32 = 90;
/// Seconds without any counter or staff window after which the kiosk says that nobody answers; they answer at once when they are asked.
pub const UNHEARD_SECONDS: u32 = 5;

/// Answers what happened with what shall be done.
pub fn update(model: &mut Model, input: Input) -> Vec<Effect> {
    let (before, sought) = (read_aloud(model), usage::sought(model));
    let mut effects = handle(model, input);
    let after = read_aloud(model);
    if model.visit.visitor.voice && before != after && !effects.iter().any(|e| matches!(e, Effect::Speak(_))) {
        effects.extend(speech_of(model).map(Effect::Speak));
    }
    let uses = usage::uses(model, sought);
    if !uses.is_empty() {
        effects.push(Effect::Count(uses));
    }
    effects
}

/// What a voice would read; when it becomes another, it is read.
fn read_aloud(model: &Model) -> (ScreenName, Option<crate::flow::board::Page>, bool) {
    let screen = &model.visit.screen;
    let (page, is_there) = match screen {
        Screen::Board(page) => (Some(*page), model.house.board.is_ready()),
        Screen::Case(viewing) => (None, viewing.pages.is_some()),
        Screen::CaseEntry(entry) | Screen::Rate(Rating::Code(entry)) => (None, entry.asks.is_some()),
        _ => (None, false),
    };
    (screen.name(), page, is_there)
}

fn handle(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Touched => {
            let quiet = guides::hush(model);
            idle::touched(model).into_iter().chain(quiet).collect()
        }
        Input::SecondPassed => idle::second_passed(model),
        Input::WentHome => leave_for(model, Screen::Home),
        Input::Finished => finish(model),
        Input::WentBack => back(model),
        Input::PressedTakeNumber => leave_for(model, Screen::ChooseQueue),
        Input::PressedByName => leave_for(model, Screen::items()),
        Input::PressedGuides => guides::find(model),
        Input::PressedCase => {
            let mut effects = leave_for(model, Screen::CaseEntry(Entry::default()));
            effects.extend(matches!(model.visit.screen, Screen::CaseEntry(_)).then_some(Effect::OpenCases));
            effects
        }
        Input::PressedRate => {
            let mut effects = leave_for(model, Screen::Rate(Rating::code()));
            effects.extend(matches!(model.visit.screen, Screen::Rate(_)).then_some(Effect::OpenCases));
            effects
        }
        Input::PressedNotices => board::update(model, BoardInput::Opened(crate::flow::board::Page::Menu)),
        Input::Listed(listing) => list(model, listing),
        Input::Guides(input) => guides::update(model, input),
        Input::ChoseQueue { wish, gate, seed } => issue::chose(model, wish, gate, seed),
        Input::AnsweredPriority { priority, seed } => issue::answered_priority(model, priority, seed),
        Input::NumberIssued { version } => issue::number_issued(model, version),
        Input::IssueFailed { version, failure } => issue::issue_failed(model, version, failure),
        Input::TriedAgain { gate, seed } => issue::tried_again(model, gate, seed),
        Input::Remembered(kept) => issue::remembered(model, kept),
        Input::SawTicket { ticket, is_open } => issue::saw_ticket(model, &ticket, is_open),
        Input::FoundAgain { ticket, paper, language } => paper::found_again(model, ticket, paper, language),
        Input::PaperCameOut => paper::came_out(model),
        Input::PaperMissing => paper::missing(model),
        Input::WentOnWithoutPaper => paper::went_on(model),
        Input::AskedForPrint => paper::print_again(model),
        Input::GaveBack => paper::gave_back(model),
        Input::KeptNumber => paper::kept(model),
        Input::ConfirmedGivingBack => paper::confirmed(model),
        Input::Voided { ticket, done } => paper::voided(model, &ticket, done),
        Input::Scanned(found) => scanned(model, found),
        Input::TypedCode(text) => typed(model, &text),
        Input::PressedKey(key) => pressed_key(model, key),
        Input::SubmittedCode(found) => submitted(model, found),
        Input::PressedRejoin => rejoin(model),
        Input::Rejoined { ticket, done } => rejoined(model, &ticket, done),
        Input::Spoke { heard: true } if matches!(model.visit.screen, Screen::Guide(_)) => guides::line_over(model),
        Input::AskedToHear => aloud(model),
        Input::Spoke { heard } => spoke(model, heard),
        Input::ToggledElder => toggle(model, |v| v.elder = !v.elder),
        Input::ToggledSeated => toggle(model, |v| v.seated = !v.seated),
        Input::ToggledContrast => toggle(model, |v| v.contrast = !v.contrast),
        Input::ToggledVoice => toggle_voice(model),
        Input::ChoseLanguage(language) => {
            model.visit.is_mute = false;
            toggle(model, |v| v.language = language);
            guides::in_another_language(model).into_iter().chain(board::in_another_language(model)).collect()
        }
        Input::PressedHelp => call_help(model),
        Input::HelpFailed => help_failed(model),
        Input::HelpIs { ringing } => help_is(model, ringing),
        Input::HelpHeard { by_anybody } => help_heard(model, by_anybody),
        Input::SettingsRead(settings) => setup::settings_read(model, settings),
        Input::Setup(step) => setup::update(model, step),
        Input::Board(input) => board::update(model, input),
        Input::Case(input) => cases::update(model, input),
        Input::Rate(input) => rating::update(model, input),
    }
}

/// Leaves a screen by the front door: a paper question that nobody answered is recorded as such.
fn leave_for(model: &mut Model, screen: Screen) -> Vec<Effect> {
    if model.visit.screen.is_working() {
        return Vec::new();
    }
    let effects = paper::leaving(&model.visit.screen);
    model.visit.screen = screen;
    model.visit.sheet = None;
    effects
}

/// The person says that they are done: everything of theirs goes.
fn finish(model: &mut Model) -> Vec<Effect> {
    if model.visit.screen.is_working() {
        return Vec::new();
    }
    let mut effects = paper::leaving(&model.visit.screen);
    effects.push(Effect::BeQuiet);
    forget_visitor(model);
    effects
}

/// Forgets everything of this person.
fn forget_visitor(model: &mut Model) {
    model.visit = Visit::new(&model.house.rules);
}

fn back(model: &mut Model) -> Vec<Effect> {
    if rating::step_back(model) {
        return Vec::new();
    }
    let to = match &model.visit.screen {
        Screen::Find(finding) if !finding.typed.is_empty() || finding.choice.is_some() => {
            let way = finding.way;
            return guides::update(model, GuideInput::ChoseWay(way));
        }
        Screen::Guide(reading) if reading.carries => {
            return guides::update(model, GuideInput::PressedCarry(false));
        }
        Screen::Guide(reading) => reading.from.clone().map_or(Screen::Home, |finding| Screen::Find(*finding)),
        Screen::Priority(_) | Screen::NotIssued { .. } if model.visit.read.is_some() => return guides::return_to(model),
        Screen::Priority(Wish { item: Some(_), .. }) => Screen::items(),
        Screen::Items(_) | Screen::Priority(_) | Screen::NotIssued { .. } => Screen::ChooseQueue,
        Screen::Case(viewing) if viewing.carries => return cases::update(model, CaseInput::PressedCarry(false)),
        Screen::Place(_) | Screen::Case(_) | Screen::CaseEntry(Entry { asks: Some(_), .. }) => Screen::CaseEntry(Entry::default()),
        Screen::Rate(Rating::Choose(choosing)) if choosing.keyboard => {
            return rating::update(model, rating::RateInput::ShowedKeyboard(false));
        }
        Screen::Rate(Rating::Code(Entry { asks: None, .. }) | Rating::Done { .. }) => Screen::Home,
        Screen::Rate(_) => Screen::Rate(Rating::code()),
        Screen::Board(page) if page.is_places() && !model.visit.address.typed.is_empty() => {
            return board::update(model, BoardInput::Keyed(Keyed::Cleared));
        }
        Screen::Board(page) => board::back(*page),
        _ => Screen::Home,
    };
    leave_for(model, to)
}

fn list(model: &mut Model, listing: listing::Listing) -> Vec<Effect> {
    if let Screen::Items(shown) = &mut model.visit.screen {
        *shown = listing;
    }
    Vec::new()
}

fn toggle(model: &mut Model, change: impl FnOnce(&mut Visitor)) -> Vec<Effect> {
    change(&mut model.visit.visitor);
    Vec::new()
}

fn toggle_voice(model: &mut Model) -> Vec<Effect> {
    model.visit.visitor.voice = !model.visit.visitor.voice;
    match model.visit.visitor.voice {
        true => aloud(model),
        false => vec![Effect::BeQuiet],
    }
}

/// A machine without a voice says so where it was asked to speak.
fn spoke(model: &mut Model, heard: bool) -> Vec<Effect> {
    model.visit.is_mute = !heard;
    model.visit.visitor.voice &= heard;
    if let Screen::Guide(reading) = &mut model.visit.screen {
        reading.aloud = guides::Aloud::Silent;
    }
    Vec::new()
}

/// Reads what the screen says.
fn aloud(model: &mut Model) -> Vec<Effect> {
    if let Screen::Guide(reading) = &mut model.visit.screen {
        return guides::begin_aloud(reading);
    }
    speech_of(model).map(Effect::Speak).into_iter().collect()
}

/// What is said aloud on a screen. Nothing personal: a ticket's number is public, it is called aloud anyway.
fn speech_of(model: &Model) -> Option<Speech> {
    match &model.visit.screen {
        Screen::Ticket(ticket) => Some(Speech::Ticket(ticket.ticket.clone())),
        Screen::Place(place) => Some(Speech::Ticket(place.ticket.clone())),
        Screen::Attract | Screen::Setup(_) | Screen::Guide(_) => None,
        Screen::Case(_) => cases::speech(model).map(Speech::Case),
        Screen::Board(page) => Some(board::speech(model, *page)),
        other => Some(Speech::Screen(other.clone())),
    }
}

fn scanned(model: &mut Model, found: Lookup) -> Vec<Effect> {
    match (&mut model.visit.screen, &found) {
        (screen, _) if screen.is_working() => Vec::new(),
        (Screen::Setup(_), _) => Vec::new(),
        (Screen::Rate(_), _) => rating::scanned(model, found),
        // The number stays: a wrong bar code held to the scanner is said beside it.
        (Screen::Ticket(screen), Lookup::Nothing(fault)) => {
            screen.misread = Some(fault.clone());
            model.visit.idle = Idle::default();
            Vec::new()
        }
        // Whoever scans the slip that was just printed has it in the hand.
        (Screen::Ticket(screen), Lookup::Ticket(ticket)) if screen.ticket == *ticket => {
            screen.misread = None;
            paper::came_out(model)
        }
        (_, Lookup::Guide(code)) => {
            let code = code.clone();
            model.visit.idle = Idle::default();
            guides::open_printed(model, code)
        }
        (_, Lookup::Receipt { code, is_short }) => {
            let code = code.clone();
            model.visit.idle = Idle::default();
            cases::open(model, code, *is_short)
        }
        _ => {
            model.visit.idle = Idle::default();
            let screen = match found {
                Lookup::Guide(_) | Lookup::Receipt { .. } => return Vec::new(),
                Lookup::Ticket(ticket) => Screen::Place(Place::new(ticket)),
                Lookup::Nothing(fault) => Screen::CaseEntry(Entry { fault: Some(fault), ..Entry::default() }),
            };
            leave_for(model, screen)
        }
    }
}

/// What is typed on the screens on which codes are.
fn entry(model: &mut Model) -> Option<&mut Entry> {
    match &mut model.visit.screen {
        Screen::CaseEntry(entry) | Screen::Rate(Rating::Code(entry)) => Some(entry),
        _ => None,
    }
}

fn typed(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(entry) = entry(model) {
        entry.typed = text.chars().take(CODE_TEXT_LENGTH_MAX).collect();
        entry.fault = None;
    }
    Vec::new()
}

fn pressed_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(entry) = entry(model) else { return Vec::new() };
    entry.fault = None;
    match key {
        Key::Letters => entry.letters = !entry.letters && entry.asks.is_none(),
        Key::Letter(letter) if entry.typed.len() < CODE_TEXT_LENGTH_MAX => entry.typed.push(letter.to_ascii_uppercase()),
        Key::Digit(digit) if entry.typed.len() < CODE_TEXT_LENGTH_MAX => entry.typed.extend(char::from_digit(u32::from(digit), 10)),
        Key::Digit(_) | Key::Letter(_) => {}
        Key::Erase => {
            entry.typed.pop();
        }
        Key::Clear => entry.typed.clear(),
    }
    Vec::new()
}

fn submitted(model: &mut Model, found: Lookup) -> Vec<Effect> {
    if matches!(model.visit.screen, Screen::Rate(_)) {
        return rating::submitted(model, found);
    }
    let Screen::CaseEntry(entry) = &mut model.visit.screen else { return Vec::new() };
    if entry.asks.is_some() {
        return cases::gave_last(model);
    }
    match found {
        Lookup::Receipt { code, is_short } => return cases::open(model, code, is_short),
        Lookup::Ticket(ticket) => model.visit.screen = Screen::Place(Place::new(ticket)),
        Lookup::Guide(code) => return guides::open_printed(model, code),
        // What was typed stays, so that one wrong digit need not be 24 digits again.
        Lookup::Nothing(fault) => entry.fault = Some(fault),
    }
    Vec::new()
}

fn rejoin(model: &mut Model) -> Vec<Effect> {
    match &mut model.visit.screen {
        Screen::Place(place) if place.rejoin != Rejoin::Asked => {
            place.rejoin = Rejoin::Asked;
            vec![Effect::Rejoin { ticket: place.ticket.clone() }]
        }
        _ => Vec::new(),
    }
}

fn rejoined(model: &mut Model, ticket: &crate::domain::identity::TicketId, done: bool) -> Vec<Effect> {
    match &mut model.visit.screen {
        Screen::Place(place) if place.ticket == *ticket => {
            place.rejoin = if done { Rejoin::Done } else { Rejoin::Failed };
            let speak = done && model.visit.visitor.voice;
            speak.then(|| Effect::Speak(Speech::Ticket(ticket.clone()))).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn call_help(model: &mut Model) -> Vec<Effect> {
    match model.house.help {
        Help::Calling | Help::Ringing { .. } | Help::Unheard => Vec::new(),
        Help::Quiet | Help::Coming { .. } | Help::Failed { .. } => {
            model.house.help = Help::Calling;
            vec![Effect::CallHelp]
        }
    }
}

fn help_failed(model: &mut Model) -> Vec<Effect> {
    if model.house.help == Help::Calling {
        model.house.help = Help::Failed { seconds_left: HELP_COMING_SECONDS };
    }
    Vec::new()
}

fn help_is(model: &mut Model, ringing: bool) -> Vec<Effect> {
    model.house.help = match (model.house.help, ringing) {
        (rings @ (Help::Ringing { .. } | Help::Unheard), true) => rings,
        (_, true) => Help::Ringing { silent_seconds: 0 },
        (Help::Ringing { .. } | Help::Unheard, false) => Help::Coming { seconds_left: HELP_COMING_SECONDS },
        (other, false) => other,
    };
    Vec::new()
}

/// Told once a second while it rings: whoever waits for help must know when there is nobody to hear it.
fn help_heard(model: &mut Model, by_anybody: bool) -> Vec<Effect> {
    model.house.help = match model.house.help {
        Help::Ringing { .. } | Help::Unheard if by_anybody => Help::Ringing { silent_seconds: 0 },
        Help::Ringing { silent_seconds } if silent_seconds + 1 < UNHEARD_SECONDS => Help::Ringing { silent_seconds: silent_seconds + 1 },
        Help::Ringing { .. } => Help::Unheard,
        other => other,
    };
    Vec::new()
}
