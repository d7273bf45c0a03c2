//! Finding and reading guides. What stands on a shelf or a page is the reader's answer; late answers carry the version of their question.

use super::input::Effect;
use super::leave_for;
use super::model::{Model, Screen, Sheet};
use crate::flow::guides::ask::Chosen;
use crate::flow::guides::{Answer, Ask, GuidePage, Seek, Tab, Way};
use crate::flow::typed::Keyed;

pub use super::finding::Finding;

/// Letters that can be typed.
pub const TYPED_CHARS_MAX: usize = 24;

/// Seconds for which "print" says that it prints.
pub const PRINTING_SECONDS: u32 = 8;

/// What comes from the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded<T> {
    /// It was asked for.
    Asked,
    /// It is here.
    Here(T),
    /// The reader cannot be had.
    Failed,
    /// There is no such guide any more.
    Gone,
}

/// Reading a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which guide; an item stands for its first guide.
    pub guide: String,
    /// It was asked for with these digits of a print.
    pub print: Option<String>,
    /// Which part.
    pub tab: Tab,
    /// What was answered of the checklist.
    pub chosen: Chosen,
    /// The page; it stays until the next answer is there.
    pub page: Loaded<Box<GuidePage>>,
    /// The code to take away is shown.
    pub carries: bool,
    /// Seconds for which the printer is at work: nobody needs to press again.
    pub printing: u32,
    /// What is read aloud.
    pub aloud: Aloud,
    /// Version of the newest question.
    pub version: u32,
    /// Where the person came from, for the way back.
    pub from: Option<Box<Finding>>,
}

impl Reading {
    /// A guide that was just opened.
    pub fn of(guide: String, from: Option<Box<Finding>>) -> Self {
        Self {
            guide,
            print: None,
            tab: Tab::default(),
            chosen: Chosen::new(),
            page: Loaded::Asked,
            carries: false,
            printing: 0,
            aloud: Aloud::Silent,
            version: 0,
            from,
        }
    }
}

/// Reading a guide aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aloud {
    /// Nothing is read.
    #[default]
    Silent,
    /// This line.
    Line(u16),
    /// A finger has just stopped it: when that finger presses "read it to me", it wanted to stop it.
    JustStopped,
}

/// What happens on these screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GuideInput {
    /// Typed into the search.
    Keyed(Keyed),
    /// The keyboard comes or goes.
    ShowedKeyboard(bool),
    /// Chose a way through the guides.
    ChoseWay(Way),
    /// Chose a class, an occasion, a department.
    Chose(usize),
    /// Opened a guide, by its identity or its item's.
    Opened(String),
    /// Wants what could not be had asked for again.
    TriedAgain,
    /// Turned to another part of the guide.
    TurnedTo(Tab),
    /// Answered a question of the checklist.
    Answered {
        /// The question.
        question: String,
        /// The answer.
        answer: String,
    },
    /// Wants to answer the questions again.
    StartedAgain,
    /// Print it.
    PressedPrint,
    /// Show the code to take away, or not.
    PressedCarry(bool),
    /// Read it aloud, or stop.
    PressedListen,
    /// The reader's answer; nothing when there is none.
    Answer {
        /// Version of the question.
        version: u32,
        /// The answer.
        answer: Option<Answer>,
    },
}

/// Opens the search.
pub(super) fn find(model: &mut Model) -> Vec<Effect> {
    if model.visit.screen.is_working() {
        return Vec::new();
    }
    let mut finding = Finding::default();
    let effect = look(&mut model.house.version, &mut finding, model.visit.visitor.language);
    let mut effects = leave_for(model, Screen::Find(finding));
    effects.push(effect);
    effects
}

/// Opens a guide.
pub(super) fn open(model: &mut Model, guide: String) -> Vec<Effect> {
    if model.visit.screen.is_working() {
        return Vec::new();
    }
    if matches!(model.visit.screen, Screen::NotIssued { .. }) && model.visit.read.is_some() {
        return return_to(model);
    }
    let from = match &model.visit.screen {
        Screen::Find(finding) => Some(Box::new(finding.clone())),
        _ => None,
    };
    let mut reading = Reading::of(guide, from);
    let effect = turn(&mut model.house.version, &mut reading, model.visit.visitor.language);
    let mut effects = leave_for(model, Screen::Guide(reading));
    effects.push(effect);
    effects
}

/// Back to the guide from which a number was wanted, as it was.
pub(super) fn return_to(model: &mut Model) -> Vec<Effect> {
    match model.visit.read.take() {
        Some(reading) => leave_for(model, Screen::Guide(*reading)),
        None => Vec::new(),
    }
}

/// Opens the guide of a print that was held to the scanner.
pub(super) fn open_printed(model: &mut Model, code: String) -> Vec<Effect> {
    let mut reading = Reading { print: Some(code), ..Reading::of(String::new(), None) };
    let effect = turn(&mut model.house.version, &mut reading, model.visit.visitor.language);
    let mut effects = leave_for(model, Screen::Guide(reading));
    effects.push(effect);
    effects
}

/// Asks again what the screen shows: the language has changed.
pub(super) fn in_another_language(model: &mut Model) -> Vec<Effect> {
    let language = model.visit.visitor.language;
    match &mut model.visit.screen {
        Screen::Find(finding) => vec![look(&mut model.house.version, finding, language)],
        Screen::Guide(reading) => vec![turn(&mut model.house.version, reading, language)],
        _ => Vec::new(),
    }
}

/// The next line is read aloud, or it is over.
pub(super) fn line_over(model: &mut Model) -> Vec<Effect> {
    let Screen::Guide(reading) = &mut model.visit.screen else { return Vec::new() };
    let Aloud::Line(before) = reading.aloud else { return Vec::new() };
    let next = lines(reading).into_iter().find(|(number, _)| *number > before);
    say(reading, next)
}

/// A finger on the screen stops the voice: whoever touches wants to do something else.
pub(super) fn hush(model: &mut Model) -> Vec<Effect> {
    let Screen::Guide(reading) = &mut model.visit.screen else { return Vec::new() };
    let was_read = matches!(reading.aloud, Aloud::Line(_));
    reading.aloud = if was_read { Aloud::JustStopped } else { Aloud::Silent };
    if was_read { vec![Effect::BeQuiet] } else { Vec::new() }
}

/// Starts reading the part that is shown.
pub(super) fn begin_aloud(reading: &mut Reading) -> Vec<Effect> {
    let first = lines(reading).into_iter().next();
    say(reading, first)
}

/// Answers what happened.
pub(super) fn update(model: &mut Model, input: GuideInput) -> Vec<Effect> {
    if let GuideInput::Opened(guide) = input {
        return open(model, guide);
    }
    let language = model.visit.visitor.language;
    let version = &mut model.house.version;
    match &mut model.visit.screen {
        Screen::Find(finding) => update_finding(finding, version, language, input),
        Screen::Guide(reading) => {
            let (effects, sheet) = update_reading(reading, version, language, model.visit.visitor.voice, input);
            if let Some(sheet) = sheet {
                model.visit.sheet = Some(sheet);
            }
            effects
        }
        _ => Vec::new(),
    }
}

type Language = crate::domain::hall::Language;

fn update_finding(finding: &mut Finding, version: &mut u32, language: Language, input: GuideInput) -> Vec<Effect> {
    let before = finding.typed.clone();
    match input {
        GuideInput::Keyed(keyed) => {
            if !keyed.apply(&mut finding.typed, TYPED_CHARS_MAX) {
                return Vec::new();
            }
        }
        GuideInput::ShowedKeyboard(shown) => {
            finding.keyboard = shown;
            return Vec::new();
        }
        GuideInput::ChoseWay(way) => {
            (finding.way, finding.choice) = (way, None);
            finding.typed.clear();
        }
        GuideInput::Chose(choice) => finding.choice = Some(choice),
        GuideInput::TriedAgain => finding.shelf = Loaded::Asked,
        GuideInput::Answer { version, answer } => {
            if version == finding.version {
                finding.answered = version;
                finding.shelf = match answer {
                    Some(Answer::Shelf(shelf)) => {
                        finding.asked = shelf.asked;
                        Loaded::Here(shelf)
                    }
                    _ => Loaded::Failed,
                };
            }
            return Vec::new();
        }
        _ => return Vec::new(),
    }
    if finding.typed != before {
        finding.grown = !before.starts_with(&finding.typed);
    }
    vec![look(version, finding, language)]
}

fn update_reading(
    reading: &mut Reading,
    version: &mut u32,
    language: Language,
    voice: bool,
    input: GuideInput,
) -> (Vec<Effect>, Option<Sheet>) {
    let effects = match input {
        GuideInput::TurnedTo(tab) => {
            reading.tab = tab;
            if voice { begin_aloud(reading) } else { Vec::new() }
        }
        GuideInput::Answered { question, answer } => {
            reading.chosen.retain(|(known, _)| *known != question);
            reading.chosen.push((question, answer));
            vec![turn(version, reading, language)]
        }
        GuideInput::TriedAgain => {
            reading.page = Loaded::Asked;
            vec![turn(version, reading, language)]
        }
        GuideInput::StartedAgain => {
            reading.chosen.clear();
            vec![turn(version, reading, language)]
        }
        GuideInput::PressedPrint if reading.printing > 0 => Vec::new(),
        GuideInput::PressedPrint => match &reading.page {
            Loaded::Here(page) => {
                reading.printing = PRINTING_SECONDS;
                return (vec![Effect::Print], Some(Sheet::Guide(page.clone())));
            }
            _ => Vec::new(),
        },
        GuideInput::PressedCarry(carries) => {
            reading.carries = carries;
            Vec::new()
        }
        GuideInput::PressedListen if reading.aloud != Aloud::Silent => {
            let was_read = matches!(reading.aloud, Aloud::Line(_));
            reading.aloud = Aloud::Silent;
            if was_read { vec![Effect::BeQuiet] } else { Vec::new() }
        }
        GuideInput::PressedListen => begin_aloud(reading),
        GuideInput::Answer { version, answer } if version == reading.version => {
            let is_first = !matches!(reading.page, Loaded::Here(_));
            reading.page = match answer {
                Some(Answer::Page(page)) => Loaded::Here(page),
                Some(Answer::NoSuchGuide) => Loaded::Gone,
                _ => Loaded::Failed,
            };
            if voice && is_first { begin_aloud(reading) } else { Vec::new() }
        }
        _ => Vec::new(),
    };
    (effects, None)
}

fn lines(reading: &Reading) -> Vec<(u16, String)> {
    match &reading.page {
        Loaded::Here(page) => page.aloud(reading.tab),
        _ => Vec::new(),
    }
}

fn say(reading: &mut Reading, line: Option<(u16, String)>) -> Vec<Effect> {
    reading.aloud = line.as_ref().map_or(Aloud::Silent, |(number, _)| Aloud::Line(*number));
    let only_chinese = matches!(&reading.page, Loaded::Here(page) if page.only_chinese);
    line.map(|(_, words)| Effect::SayLine { words, only_chinese }).into_iter().collect()
}

fn look(version: &mut u32, finding: &mut Finding, language: Language) -> Effect {
    *version += 1;
    finding.version = *version;
    let seek = match finding.typed.trim().is_empty() {
        true => Seek::Way { way: finding.way, choice: finding.choice.unwrap_or(0) },
        false => Seek::Typed(finding.typed.clone()),
    };
    Effect::AskReader { version: *version, ask: Ask::Shelf { seek, language } }
}

fn turn(version: &mut u32, reading: &mut Reading, language: Language) -> Effect {
    *version += 1;
    reading.version = *version;
    reading.aloud = Aloud::Silent;
    let chosen = reading.chosen.clone();
    let ask = match &reading.print {
        Some(code) => Ask::Print { code: code.clone(), chosen, language },
        None => Ask::Page { guide: reading.guide.clone(), chosen, language },
    };
    Effect::AskReader { version: *version, ask }
}
