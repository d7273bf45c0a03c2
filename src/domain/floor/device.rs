//! An installation, as its events tell: help, faults, the clock.

use crate::domain::event::{DeviceEvent, PAPER_FAULT, Recorded};
use crate::domain::identity::Actor;
use crate::domain::time::Timestamp;

/// Faults kept for each installation, newest last.
pub const FAULTS_KEPT_MAX: usize = 20;

/// An installation, as its events tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Appends to its stream.
    pub version: u32,
    /// Somebody has been waiting for help since.
    pub help_since: Option<Timestamp>,
    /// Who came last, and after how many seconds.
    pub help_answered: Option<(Actor, u32)>,
    /// Last start.
    pub started_at: Option<Timestamp>,
    /// Newest faults that nobody has seen to: when, code, detail.
    pub faults: Vec<(Timestamp, String, String)>,
    /// A jump of the clock that nobody has confirmed yet: from, to.
    pub clock_jump: Option<(Timestamp, Timestamp)>,
    /// The clock was confirmed last when it showed this.
    pub clock_confirmed: Option<Timestamp>,
    /// Its settings as JSON.
    pub settings: Option<String>,
}

impl Device {
    /// Paper did not come out here, and nobody has gone to see since.
    pub fn paper_out_since(&self) -> Option<Timestamp> {
        self.faults.iter().find(|(_, code, _)| code == PAPER_FAULT).map(|(at, ..)| *at)
    }

    pub(super) fn apply(&mut self, event: &DeviceEvent, recorded: &Recorded<'_>) {
        self.version = recorded.version;
        let at = recorded.time;
        match event {
            DeviceEvent::Started { .. } => self.started_at = Some(at),
            DeviceEvent::Fault { code, detail } => {
                if self.faults.len() == FAULTS_KEPT_MAX {
                    self.faults.remove(0);
                }
                self.faults.push((at, code.clone(), detail.clone()));
            }
            DeviceEvent::FaultMended { code, .. } => self.faults.retain(|(_, known, _)| known != code),
            DeviceEvent::HelpCalled => {
                self.help_since.get_or_insert(at);
            }
            DeviceEvent::HelpAnswered { by } => {
                if let Some(since) = self.help_since.take() {
                    let seconds = u32::try_from(at.since(since).max(0) / 1_000).unwrap_or(u32::MAX);
                    self.help_answered = Some((by.clone(), seconds));
                }
            }
            DeviceEvent::ClockJumped { from, to } => self.clock_jump = Some((*from, *to)),
            DeviceEvent::ClockConfirmed { time } => {
                self.clock_jump = None;
                self.clock_confirmed = Some(*time);
            }
            // Who and when stand in the journal; the floor shows nothing of it.
            DeviceEvent::NumbersConfirmed => {}
            DeviceEvent::SetUp { settings } => self.settings = Some(settings.clone()),
        }
    }
}
