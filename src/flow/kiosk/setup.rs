//! Setting up this screen: hall, role, paper, size, clock, test slip. Every step can be skipped and all of it changed later.

use serde_json::Value;

use super::input::Effect;
use super::model::{Model, Screen, Sheet};
use super::{forget_visitor, leave_for};
use crate::domain::json::{object, tree};

/// How an installation is set up. Kept as JSON in the event; unknown fields of a later program are passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// What this screen is for.
    pub role: Role,
    /// What the printer is loaded with.
    pub paper: PaperRoll,
    /// How large the screen is.
    pub screen: ScreenSize,
    /// Somebody compared the hall's code with this installation's content.
    pub hall_checked: bool,
}

impl Settings {
    /// There is a printer.
    pub fn prints(&self) -> bool {
        self.paper != PaperRoll::None
    }

    /// As the event keeps it.
    pub fn to_json(&self) -> String {
        let word = |words: &[&str], choice: usize| Value::from(words[choice]);
        let settings = object(vec![
            ("role", word(&ROLES, self.role as usize)),
            ("paper", word(&PAPERS, self.paper as usize)),
            ("screen", word(&SCREENS, self.screen as usize)),
            ("hall_checked", self.hall_checked.into()),
        ]);
        serde_json::to_string(&settings).unwrap_or_default()
    }

    /// Reads what an event kept; what cannot be read counts as never set up.
    pub fn from_json(text: &str) -> Option<Self> {
        let kept = tree(text)?;
        kept.as_object()?;
        Some(Self {
            role: choice(&kept, "role", &ROLES, [Role::Kiosk, Role::Display, Role::Counter])?,
            paper: choice(&kept, "paper", &PAPERS, [PaperRoll::Mm80, PaperRoll::None, PaperRoll::A4])?,
            screen: choice(&kept, "screen", &SCREENS, [ScreenSize::Small, ScreenSize::Usual, ScreenSize::Large])?,
            hall_checked: kept.get("hall_checked").map_or(Some(false), Value::as_bool)?,
        })
    }
}

/// The words of the choices, in the order of their declaration.
const ROLES: [&str; 3] = ["kiosk", "display", "counter"];
const PAPERS: [&str; 3] = ["mm80", "none", "a4"];
const SCREENS: [&str; 3] = ["small", "usual", "large"];

/// What was chosen: as delivered where nothing is kept, nothing where the word is not known.
fn choice<T: Copy + Default, const N: usize>(kept: &Value, name: &str, words: &[&str; N], choices: [T; N]) -> Option<T> {
    let Some(word) = kept.get(name) else { return Some(T::default()) };
    words.iter().position(|known| word == known).map(|place| choices[place])
}

/// What a screen is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Residents take numbers here.
    #[default]
    Kiosk,
    /// It hangs over the counters.
    Display,
    /// It stands at a counter.
    Counter,
}

/// What the printer is loaded with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaperRoll {
    /// A roll of 80 mm.
    #[default]
    Mm80,
    /// No printer.
    None,
    /// Sheets of A4.
    A4,
}

/// How large the screen is: small ones get larger letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScreenSize {
    /// Below 19 inches.
    Small,
    /// 19 to 32 inches.
    #[default]
    Usual,
    /// Above 32 inches.
    Large,
}

/// Steps of setting up, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupStep {
    /// Is this the right hall?
    HallCode,
    /// What is this screen for?
    Role,
    /// Which paper?
    Paper,
    /// How large is it?
    Screen,
    /// Are date and time right?
    Clock,
    /// A test slip.
    TestSlip,
}

/// The set-up screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Where it is.
    pub step: SetupStep,
    /// What was chosen so far.
    pub draft: Settings,
    /// What was typed as the hall's code.
    pub code: String,
    /// The typed code is not this hall's.
    pub code_is_wrong: bool,
    /// It was this hall's. Before that nothing can be changed: the screen stands where every finger reaches it.
    pub code_is_right: bool,
}

/// What happened on the set-up screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupInput {
    /// Opened, by the address or by the offer.
    Opened,
    /// Somebody said that the screen needs no setting up: everything stays as shipped.
    Declined,
    /// A digit of the hall's code.
    Digit(u8),
    /// The last digit taken away.
    Erased,
    /// The code was compared with the content.
    CodeChecked {
        /// It is this hall's.
        right: bool,
    },
    /// Chose a role.
    Role(Role),
    /// Chose the paper.
    Paper(PaperRoll),
    /// Chose the size.
    Screen(ScreenSize),
    /// Date and time are right.
    ClockIsRight,
    /// Print a test slip.
    PrintTest,
    /// To the next step, keeping what is chosen.
    Next,
    /// One step back.
    Back,
    /// Saved and done.
    Done,
}

const HALL_CODE_LENGTH: usize = 4;

impl SetupStep {
    /// Steps in order.
    pub const ALL: [Self; 6] = [Self::HallCode, Self::Role, Self::Paper, Self::Screen, Self::Clock, Self::TestSlip];

    /// Its place, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(1, |place| place + 1)
    }

    fn moved(self, by: isize) -> Self {
        let place = self.number().saturating_add_signed(by).clamp(1, Self::ALL.len());
        Self::ALL[place - 1]
    }
}

pub(super) fn settings_read(model: &mut Model, settings: Option<Settings>) -> Vec<Effect> {
    let is_start = !std::mem::replace(&mut model.house.settings_are_read, true);
    model.house.is_set_up = settings.is_some();
    model.house.settings = settings.unwrap_or_default();
    // A screen that was given another role takes it up again at every start; later news must not take a resident's screen away.
    let begins = is_start && model.visit.screen == Screen::Home;
    match model.house.settings.role {
        role @ (Role::Display | Role::Counter) if begins => vec![Effect::OpenSurface(role)],
        _ => Vec::new(),
    }
}

pub(super) fn update(model: &mut Model, input: SetupInput) -> Vec<Effect> {
    match input {
        SetupInput::Opened => {
            let draft = model.house.settings;
            let setup = Setup { step: SetupStep::HallCode, draft, code: String::new(), code_is_wrong: false, code_is_right: false };
            leave_for(model, Screen::Setup(setup))
        }
        SetupInput::Declined => save(model, Settings::default(), false),
        other => match &mut model.visit.screen {
            Screen::Setup(_) if other == SetupInput::Done => done(model),
            Screen::Setup(_) if other == SetupInput::PrintTest => {
                model.visit.sheet = Some(Sheet::Test);
                vec![Effect::Print]
            }
            Screen::Setup(setup) => step(setup, other),
            _ => Vec::new(),
        },
    }
}

fn step(setup: &mut Setup, input: SetupInput) -> Vec<Effect> {
    match input {
        SetupInput::Digit(digit) if setup.code.len() < HALL_CODE_LENGTH => {
            setup.code.extend(char::from_digit(u32::from(digit), 10));
            setup.code_is_wrong = false;
        }
        SetupInput::Erased => {
            setup.code.pop();
            setup.code_is_wrong = false;
        }
        SetupInput::CodeChecked { right } => {
            (setup.code_is_right, setup.code_is_wrong) = (right, !right);
            setup.draft.hall_checked |= right;
            if right {
                setup.step = setup.step.moved(1);
            }
        }
        SetupInput::Role(_) | SetupInput::Paper(_) | SetupInput::Screen(_) if !setup.code_is_right => {}
        SetupInput::Role(role) => setup.draft.role = role,
        SetupInput::Paper(paper) => setup.draft.paper = paper,
        SetupInput::Screen(screen) => setup.draft.screen = screen,
        SetupInput::ClockIsRight => {
            setup.step = setup.step.moved(1);
            return vec![Effect::ConfirmClock];
        }
        SetupInput::Next => setup.step = setup.step.moved(1),
        SetupInput::Back => setup.step = setup.step.moved(-1),
        _ => {}
    }
    Vec::new()
}

fn done(model: &mut Model) -> Vec<Effect> {
    let Screen::Setup(setup) = &model.visit.screen else { return Vec::new() };
    let draft = setup.draft;
    forget_visitor(model);
    save(model, draft, draft.role != Role::Kiosk)
}

fn save(model: &mut Model, settings: Settings, then_open: bool) -> Vec<Effect> {
    model.house.settings = settings;
    model.house.is_set_up = true;
    vec![Effect::SaveSettings { settings, then_open }]
}
