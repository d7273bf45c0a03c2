//! Nobody touches: the kiosk counts, asks, and forgets. The count stops while the kiosk itself is at work.

use super::cases::{self, CASE_IDLE_SECONDS};
use super::guides::Aloud;
use super::model::{Help, Idle, Model, Screen};
use super::rating::Rating;
use super::{Effect, forget_visitor, issue, paper, rating};

/// Fewer seconds to answer "is somebody there?" are never given (WCAG 2.2.1).
pub const WARNING_SECONDS_MIN: u32 = 20;
/// Seconds at an untouched home screen until the attract screen.
pub const ATTRACT_SECONDS: u32 = 300;
/// Seconds between two looks for a new version while nobody is here.
const NOBODY_SECONDS: u32 = 15;

/// One touch anywhere says that somebody is there.
pub(super) fn touched(model: &mut Model) -> Vec<Effect> {
    model.visit.idle = Idle::default();
    Vec::new()
}

pub(super) fn second_passed(model: &mut Model) -> Vec<Effect> {
    count_help_down(model);
    issue::count_down(model);
    cases::count_down(model);
    if model.visit.screen.is_working() {
        return issue::second_passed(model).into_iter().chain(rating::second_passed(model)).collect();
    }
    if let Screen::Rate(Rating::Done { .. }) = &model.visit.screen {
        return rating::second_passed(model);
    }
    if let Screen::NotIssued { locked, .. } = &mut model.visit.screen {
        *locked = locked.saturating_sub(1);
    }
    if let Screen::Guide(reading) = &mut model.visit.screen {
        reading.printing = reading.printing.saturating_sub(1);
    }
    match model.visit.idle {
        Idle::Untouched(seconds) => untouched(model, seconds + 1),
        Idle::Warning(left) if left > 1 => {
            model.visit.idle = Idle::Warning(left - 1);
            Vec::new()
        }
        Idle::Warning(_) => {
            let mut effects = paper::leaving(&model.visit.screen);
            effects.push(Effect::BeQuiet);
            forget_visitor(model);
            effects
        }
    }
}

fn untouched(model: &mut Model, seconds: u32) -> Vec<Effect> {
    // Whoever is being read to need not touch anything.
    let is_read_to = matches!(&model.visit.screen, Screen::Guide(reading) if matches!(reading.aloud, Aloud::Line(_)));
    let seconds = if is_read_to { 0 } else { seconds };
    model.visit.idle = Idle::Untouched(seconds);
    if model.is_unattended() {
        if seconds >= ATTRACT_SECONDS {
            model.visit.screen = Screen::Attract;
        }
        if !seconds.is_multiple_of(NOBODY_SECONDS) {
            return Vec::new();
        }
        // Whoever comes next counts anew.
        model.visit.used.clear();
        return vec![Effect::NobodyHere];
    }
    let (idle, warning) = (model.house.rules.idle_seconds.max(1), model.house.rules.idle_warning_seconds.max(WARNING_SECONDS_MIN));
    let (idle, warning) =
        if model.visit.screen.is_personal() { (idle.min(CASE_IDLE_SECONDS), WARNING_SECONDS_MIN) } else { (idle, warning) };
    if seconds >= idle {
        model.visit.idle = Idle::Warning(warning);
    }
    Vec::new()
}

fn count_help_down(model: &mut Model) {
    if let Help::Coming { seconds_left } | Help::Failed { seconds_left } = &mut model.house.help {
        *seconds_left = seconds_left.saturating_sub(1);
        if *seconds_left == 0 {
            model.house.help = Help::Quiet;
        }
    }
}
