//! The demonstration's past: made by a worker while a desk is open, the newest month at once and a year behind it. Whoever wants an empty demonstration says
//! so in a local setting.

use futures_channel::mpsc;
use futures_util::StreamExt;

use super::contents;
use super::start::demo_began;
use super::wall::first_demo_day;
use super::window::Window;
use crate::device;
use crate::device::worker::Worker;
use crate::domain::demo::{Offer, Past, PastJob, PastTold};
use crate::domain::feed::Told;
use crate::domain::guide::parse::parse;
use crate::domain::identity::Installation;
use crate::domain::parts::GUIDES;

/// The program of every desk, started a second time.
const SCRIPT: &str = "/importer.js";
/// Whoever makes the past holds this lock.
const LOCK: &str = "demo-past";
/// The local setting: [`EMPTY`] keeps the demonstration without a past until somebody asks for it.
const SETTING: &str = "demo-past";
const EMPTY: &str = "empty";
/// Every demonstration has the same past.
const SEED: u64 = 20_261_121;
/// Who writes it.
const INSTALLATION: &str = "past";

/// How far the past is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody wants it.
    NotWanted,
    /// It is about to be made, or another window makes it.
    Waits,
    /// It is being made: days that are there, of so many, and how many of them are the newest month.
    Goes {
        /// Days that are there.
        days: usize,
        /// Of so many.
        of: usize,
        /// The newest month's.
        month: usize,
    },
    /// A year is there.
    Done,
    /// It cannot be made.
    Failed(String),
}

impl Standing {
    /// Its name for the outside.
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotWanted => "off",
            Self::Waits => "waits",
            Self::Goes { days, month, .. } if days < month => "month",
            Self::Goes { .. } => "year",
            Self::Done => "done",
            Self::Failed(_) => "failed",
        }
    }
}

/// Whether this window's demonstration is to have a past without being asked.
pub fn is_wanted() -> bool {
    device::local::get(SETTING).as_deref() != Some(EMPTY)
}

/// Makes the past, as far as it is not there. `tell` hears how far it is.
pub async fn make(window: &Window, tell: impl Fn(Standing)) {
    if !window.is_demo() {
        return;
    }
    tell(Standing::Waits);
    tell(match try_make(window, &tell).await {
        Ok(()) => Standing::Done,
        Err(why) => Standing::Failed(why),
    });
}

async fn try_make(window: &Window, tell: &impl Fn(Standing)) -> Result<(), String> {
    let job = job(window).await.ok_or("no job")?;
    let (says, mut hears) = mpsc::unbounded();
    let broken = says.clone();
    // Nobody hears any more when the window has gone.
    let heard = move |text: String| drop(says.unbounded_send(Some(text)));
    let broken = move || drop(broken.unbounded_send(None));
    let address = format!("{SCRIPT}?{}", device::address::build());
    let worker = Worker::start(&address, heard, broken).ok_or("the worker cannot be started")?;
    while let Some(text) = hears.next().await {
        let text = text.ok_or("the worker has died")?;
        if serde_json::from_str::<Told>(&text).is_ok_and(|told| told == Told::Ready) {
            worker.give(&job, None);
            continue;
        }
        match serde_json::from_str(&text).map_err(|error| error.to_string())? {
            PastTold::Goes { days, of, month } => tell(Standing::Goes { days, of, month }),
            PastTold::Done => return Ok(()),
            PastTold::Failed(why) => return Err(why),
        }
    }
    Err("the worker says nothing".to_owned())
}

async fn job(window: &Window) -> Option<String> {
    let hall = window.hall();
    // Without guides nobody applies for anything.
    let guides = contents::load(window).await.ok().and_then(|(contents, _)| parse(contents.text(GUIDES)).ok());
    let offers = guides.into_iter().flat_map(|guides| guides.guides).map(|guide| Offer {
        item: guide.item,
        guide: guide.id,
        version: guide.version,
        promised: guide.promised_limit,
        statutory: guide.statutory_limit,
    });
    let past = Past {
        seed: SEED,
        installation: Installation::new(INSTALLATION)?,
        until: first_demo_day(demo_began(), &hall),
        offers: offers.collect(),
        reasons: hall.ratings.reasons.iter().map(|reason| reason.id.clone()).collect(),
    };
    serde_json::to_string(&PastJob { past, hall: (*hall).clone(), lock: window.scoped(LOCK) }).ok()
}
