//! What an installation tells of itself, and the call for help.

use super::{Decision, Refusal, View};
use crate::domain::clock::JUMP_MINUTES;
use crate::domain::event::{DeviceEvent, Event};
use crate::domain::identity::{Actor, Installation};
use crate::domain::stream::Stream;
use crate::domain::time::{MINUTE_MS, Timestamp};

/// Longest detail of a fault, in characters; what is longer is cut.
const FAULT_DETAIL_LENGTH_MAX: usize = 200;

pub(super) fn tell(view: &View<'_>, installation: &Installation, event: &DeviceEvent) -> Result<Decision, Refusal> {
    let device = view.floor.devices.get(installation);
    let already_called = device.is_some_and(|d| d.help_since.is_some());
    match event {
        DeviceEvent::HelpCalled if already_called => Err(Refusal::NothingToDo),
        // Every open window of the machine sees the same jump, each at its own moment: one of them tells it.
        DeviceEvent::ClockJumped { from, to } if device.and_then(|d| d.clock_jump).is_some_and(|told| is_same_jump(told, (*from, *to))) => {
            Err(Refusal::NothingToDo)
        }
        DeviceEvent::FaultMended { code, .. } if !device.is_some_and(|d| d.faults.iter().any(|(_, known, _)| known == code)) => {
            Err(Refusal::NothingToDo)
        }
        DeviceEvent::HelpAnswered { by } => answer_help(view, installation, by),
        DeviceEvent::Fault { code, detail } => {
            let detail = detail.chars().take(FAULT_DETAIL_LENGTH_MAX).collect();
            Ok(change(view, installation, DeviceEvent::Fault { code: code.clone(), detail }))
        }
        _ => Ok(change(view, installation, event.clone())),
    }
}

fn is_same_jump(told: (Timestamp, Timestamp), seen: (Timestamp, Timestamp)) -> bool {
    let near = |one: Timestamp, other: Timestamp| one.since(other).saturating_abs() <= JUMP_MINUTES * MINUTE_MS;
    near(told.0, seen.0) && near(told.1, seen.1)
}

pub(super) fn answer_help(view: &View<'_>, installation: &Installation, by: &Actor) -> Result<Decision, Refusal> {
    let called = view.floor.devices.get(installation).is_some_and(|d| d.help_since.is_some());
    if !called {
        return Err(Refusal::NothingToDo);
    }
    Ok(change(view, installation, DeviceEvent::HelpAnswered { by: by.clone() }))
}

fn change(view: &View<'_>, installation: &Installation, event: DeviceEvent) -> Decision {
    let version = view.floor.devices.get(installation).map_or(0, |d| d.version);
    Decision::default().with(Stream::device(installation), version, vec![Event::Device(event)])
}
