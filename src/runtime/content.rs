//! The content a window works with: the newest that is right and may take effect, or else the last good one.

use std::cell::RefCell;

pub(super) use super::content_choice::kept_text;
use super::content_choice::{From, HALL_BLOB, newest_from, part};
use super::start::{StartFault, boot_goes_on, fault};
use super::wall::wall_time;
use super::window::{Health, Window};
use crate::device;
use crate::domain::hall::Hall;
use crate::domain::hall::change::{is_other, may_take_effect};
use crate::domain::hall::parse::parse;
use crate::domain::parts::HALL;
use crate::domain::time::Timestamp;
use crate::journal::Journal;
use crate::projection::floor_table::FloorTable;
use crate::projection::snapshot::catch_up_at_start;

/// Where the content lies.
const HALL_PATH: &str = "/content/hall.json";

/// Chooses the content; what is wrong with the newest is told by `health`.
///
/// # Errors
/// When there is none that can be used, or the journal cannot be read.
pub(super) async fn choose(
    journal: &Journal,
    table: &RefCell<FloorTable>,
    demo_began: Option<Timestamp>,
    health: &mut Health,
) -> Result<Hall, StartFault> {
    let kept = kept_text(journal).await;
    let file = newest(journal, kept.as_deref()).await;
    if file == Ok(None)
        && let Some(hall) = kept.as_deref().and_then(|text| parse(text).ok())
    {
        health.content_lost = true;
        return Ok(hall);
    }
    let file = file.map(Option::unwrap_or_default);
    let same = kept.is_some() && file.as_ref().ok() == kept.as_ref();
    let old = if same { None } else { kept.and_then(|text| parse(&text).ok()) };
    let (new, text) = match (file, old) {
        (Ok(text), old) => match (parse(&text), old) {
            (Ok(new), None) => (new, text),
            (Ok(new), Some(old)) if is_free(journal, table, demo_began, &old, &new).await? => (new, text),
            (Ok(_), Some(old)) => {
                health.content_waits = true;
                return Ok(old);
            }
            (Err(faults), Some(old)) => {
                health.content_faults = faults;
                return Ok(old);
            }
            (Err(faults), None) => return Err(StartFault::Content(faults)),
        },
        (Err(_), Some(old)) => return Ok(old),
        (Err(detail), None) => return Err(StartFault::NoContent(detail)),
    };
    if !same {
        // Not being able to keep it is told by the storage itself.
        let _ = journal.put_blob(HALL_BLOB, text.as_bytes()).await;
    }
    Ok(new)
}

/// The newest text: of the edition in force, or else of the file that was shipped; nothing when what is in force is lost and the last good one goes on.
async fn newest(journal: &Journal, kept: Option<&str>) -> Result<Option<String>, String> {
    let in_force = part(journal, HALL).await.map_err(|error| error.to_string())?;
    match newest_from(in_force, || kept.is_some_and(|text| parse(text).is_ok())) {
        From::Published(text) => Ok(Some(text)),
        From::LastGood => Ok(None),
        From::Shipped => device::fetch::text(HALL_PATH).await.map(Some),
    }
}

/// The newest text, if there is one to be had.
async fn newest_for(window: &Window) -> Option<String> {
    let kept = kept_text(window.journal()).await;
    newest(window.journal(), kept.as_deref()).await.ok().flatten()
}

/// Something was published, here or elsewhere: a window that works with another hall is loaded anew when nobody uses it, or waits for a free day.
pub(super) async fn look_when_published(window: &Window) {
    let Some(text) = newest_for(window).await else { return };
    let (old, Ok(new)) = (window.hall(), parse(&text)) else { return };
    let is_same = *old == new;
    let may = window.with_floor(|floor| may_take_effect(&old, &new, floor.day(window.today())));
    let (must_reload, waits) = (!is_same && may, !is_same && !may);
    let health = window.health();
    let before = (health.must_reload, health.content_waits, health.content_lost);
    if before != (health.must_reload || must_reload, waits, false) {
        window.change_health(|health| {
            health.must_reload |= must_reload;
            health.content_waits = waits;
            health.content_lost = false;
        });
    }
}

/// Whether `new` may replace `old` now.
async fn is_free(
    journal: &Journal,
    table: &RefCell<FloorTable>,
    demo_began: Option<Timestamp>,
    old: &Hall,
    new: &Hall,
) -> Result<bool, StartFault> {
    let offset = old.utc_offset_minutes;
    catch_up_at_start(table, journal, offset, boot_goes_on).await.map_err(|error| fault(error.into()))?;
    let table = table.borrow();
    let today = table.floor().today(offset.day(wall_time(demo_began, old)));
    Ok(may_take_effect(old, new, table.floor().day(today)))
}

/// On a new day a window that still works with another content than the newest has to be loaded anew.
pub(super) async fn look_on_new_day(window: &Window) {
    // Without the server, or when the newest is lost, the content stays as it is.
    if newest_for(window).await.is_some_and(|text| is_other(&window.hall(), &text)) {
        window.change_health(|health| health.must_reload = true);
    }
}
